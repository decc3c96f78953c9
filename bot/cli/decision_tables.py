"""Answers as tables of people, items and ratings: what ``offscreen bench`` reads, without anybody's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.storage.queries.reactions import AnsweredNudge

Rows = list[dict[str, Any]]

COLUMNS = {
    "people.csv": ("id",),
    "items.csv": ("id", "text", "picture"),
    "ratings.csv": ("person", "item", "value", "time", "score", "probability"),
}
"""Of each table. A rating is 1 where a nudge was answered well, else 0."""


def rated_tables(
    answers: Sequence[AnsweredNudge], messages: Mapping[str, str], images: Mapping[str, str]
) -> dict[str, Rows]:
    """Return the rows of each table.

    Args:
        answers: In the order of each one's answers; those to messages that are gone are left out.
        messages: Texts by id.
        images: Files by id; a message has the one that was shown with it first.
    """
    told = [one for one in answers if one.message_id in messages]
    numbers = {user: str(number) for number, user in enumerate(dict.fromkeys(one.user_id for one in told), 1)}
    shown: dict[str, str] = {}
    for one in told:
        if one.image_id is not None and one.image_id in images:
            shown.setdefault(one.message_id, images[one.image_id])
    return {
        "people.csv": [{"id": number} for number in numbers.values()],
        "items.csv": [
            {"id": name, "text": messages[name], "picture": shown.get(name)}
            for name in dict.fromkeys(one.message_id for one in told)
        ],
        "ratings.csv": [
            {
                "person": numbers[one.user_id],
                "item": one.message_id,
                "value": int(one.is_well),
                "time": one.answered_at.isoformat(),
                "score": one.score,
                "probability": one.probability,
            }
            for one in told
        ],
    }
