"""Reactions: everything that a person can do with a nudge by a tap, declared once.

A new reaction is one more member of :class:`ReactionKind` and its :class:`ReactionButton` here; the buttons, the
answers, what is learned and the figures follow.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.core.texts import marked


class ReactionKind(StrEnum):
    """What a user did with a nudge, in the order of the figures."""

    DID_IT = "did_it"
    LIKE = "like"
    NOT_FOR_ME = "not_for_me"
    ANOTHER = "another"
    WHY = "why"
    SNOOZE = "snooze"
    KEEP = "keep"
    PASS_ON = "pass_on"


@dataclass(frozen=True)
class ReactionButton:
    """One reaction.

    Attributes:
        kind: Which.
        sign: In front of the label; a tick takes its place once the reaction is given.
        label: On the button.
        figure: Its name in charts.
        row: Of the buttons, from 0.
        thanks: The answer to the first press; empty: the answer is more than a sentence.
        again: The answer to a second press, likewise.
        teaches: How much it says about taste, -1 (not at all mine) to 1; ``None``: nothing.
        is_well: Whether the nudge counts as answered well.
        is_kept: Whether a tick shows that it was given.
        is_for_own: Whether it is offered below a reminder, too: its words are the person's own.
    """

    kind: ReactionKind
    sign: str
    label: str
    figure: str
    row: int
    thanks: str = ""
    again: str = ""
    teaches: float | None = None
    is_well: bool = False
    is_kept: bool = False
    is_for_own: bool = False


REACTIONS: Mapping[ReactionKind, ReactionButton] = {
    reaction.kind: reaction
    for reaction in (
        ReactionButton(
            ReactionKind.DID_IT,
            "🌱",
            marked("Did it"),
            figure=marked("did it"),
            row=0,
            thanks=marked("Lovely! I noted it."),
            again=marked("I have that already, well done."),
            teaches=1.0,
            is_well=True,
            is_kept=True,
            is_for_own=True,
        ),
        ReactionButton(
            ReactionKind.LIKE,
            "🧡",
            marked("Like"),
            figure=marked("like"),
            row=0,
            thanks=marked("Good to know, thank you."),
            again=marked("I have that already, thank you."),
            teaches=0.7,
            is_well=True,
            is_kept=True,
        ),
        ReactionButton(
            ReactionKind.NOT_FOR_ME,
            "🚫",
            marked("Not for me"),
            figure=marked("not for me"),
            row=0,
            thanks=marked("Noted."),
            again=marked("I have that already: it won't come again."),
            teaches=-0.8,
            is_kept=True,
        ),
        ReactionButton(
            ReactionKind.SNOOZE,
            "⏰",
            marked("Later"),
            figure=marked("later"),
            row=1,
            is_kept=True,
            is_for_own=True,
        ),
        ReactionButton(
            ReactionKind.ANOTHER,
            "🔄",
            marked("Another"),
            figure=marked("another"),
            row=1,
            thanks=marked("Here comes another one."),
            again=marked("Another one came already. Press it there for one more, or use /nudge."),
        ),
        ReactionButton(
            ReactionKind.KEEP,
            "⭐",
            marked("Keep"),
            figure=marked("keep"),
            row=2,
            thanks=marked("Kept. /favourites has all that you keep, and sends them again."),
            again=marked("You keep it already; /favourites has all of them."),
            teaches=0.5,
            is_kept=True,
        ),
        ReactionButton(ReactionKind.PASS_ON, "📨", marked("Pass on"), figure=marked("passed on"), row=2),
        ReactionButton(ReactionKind.WHY, "💬", marked("Why this?"), figure=marked("why this?"), row=2),
    )
}
"""In the order of the buttons."""

WELL = tuple(reaction.kind for reaction in REACTIONS.values() if reaction.is_well)
"""Reactions that count as answered well."""
