"""The buttons below a nudge."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from itertools import groupby
from operator import attrgetter

from bot.core.buttons import REACTION
from bot.core.reactions import REACTIONS, ReactionButton, ReactionKind
from bot.core.replies import Button, Rows
from bot.core.texts import _

LATER = "later"
BACK = "back"
SNOOZE = "snooze"
SNOOZE_MINUTES = (15, 30, 60)


def nudge_buttons(nudge_id: int, given: AbstractSet[ReactionKind]) -> Rows:
    """Return the buttons below a nudge; reactions already given are marked."""

    def button(reaction: ReactionButton) -> Button:
        sign = "✓" if reaction.is_kept and reaction.kind in given else reaction.sign
        what = LATER if reaction.kind is ReactionKind.SNOOZE else reaction.kind.value
        return Button(label=f"{sign} {_(reaction.label)}", data=REACTION.payload(nudge_id, what))

    rows = groupby(sorted(REACTIONS.values(), key=attrgetter("row")), attrgetter("row"))
    return tuple(tuple(button(reaction) for reaction in row) for _number, row in rows)


def snooze_buttons(nudge_id: int) -> Rows:
    """Return the buttons that ask for how long a nudge is to be put off."""
    labels = {15: _("15 min"), 30: _("30 min"), 60: _("1 hour")}
    return (
        tuple(Button(label=labels[n], data=REACTION.payload(nudge_id, f"{SNOOZE}{n}")) for n in SNOOZE_MINUTES),
        (Button(label=_("‹ Back"), data=REACTION.payload(nudge_id, BACK)),),
    )
