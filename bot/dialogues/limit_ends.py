"""Until when limits hold that are told with their end: "my arm is in a sling till Friday"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.dialogues.turn import Turn
from bot.language.base import Meaning


def ends_of(turn: Turn, limits: Sequence[str]) -> dict[str, datetime]:
    """Return the instants, aware, until which limits hold, by their words in the profile.

    What is kept of a limit must tell its end itself: "my asthma is bad today" is kept as asthma, which does not end.
    """
    language, local = turn.language, turn.now.astimezone(turn.zone)
    ends = {limit: language.read_pause_end(limit, local) for limit in limits if language.says(Meaning.LASTS, limit)}
    return {limit: end for limit, end in ends.items() if end is not None and end > turn.now}
