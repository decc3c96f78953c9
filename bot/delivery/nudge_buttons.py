"""The buttons below a nudge."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby
from operator import attrgetter

from bot.core.buttons import REACTION
from bot.core.reactions import REACTIONS, ReactionButton, ReactionKind
from bot.core.replies import Button, Rows
from bot.core.texts import _
from bot.delivery.later import LaterTime

LATER = "later"
BACK = "back"
SNOOZE = "snooze"
SNOOZE_MINUTES = (15, 30, 60)


def nudge_buttons(nudge_id: int, given: AbstractSet[ReactionKind], *, is_own: bool = False) -> Rows:
    """Return the buttons below a nudge.

    Args:
        nudge_id: Which.
        given: Reactions that were given already; they are marked.
        is_own: Whether it is a reminder in the person's own words.
    """
    offered = [reaction for reaction in REACTIONS.values() if reaction.is_for_own or not is_own]

    def button(reaction: ReactionButton) -> Button:
        sign = "✓" if reaction.is_kept and reaction.kind in given else reaction.sign
        what = LATER if reaction.kind is ReactionKind.SNOOZE else reaction.kind.value
        return Button(label=f"{sign} {_(reaction.label)}", data=REACTION.payload(nudge_id, what))

    rows = groupby(sorted(offered, key=attrgetter("row")), attrgetter("row"))
    return tuple(tuple(button(reaction) for reaction in row) for _number, row in rows)


def snooze_buttons(nudge_id: int, times: Sequence[LaterTime], *, goes_back: bool = True) -> Rows:
    """Return the buttons that ask until when a nudge is to be put off.

    Args:
        nudge_id: Which.
        times: Those that are offered beside some minutes.
        goes_back: Whether one brings the usual buttons back.
    """
    named = {LaterTime.TONIGHT: _("Tonight"), LaterTime.TOMORROW: _("Tomorrow"), LaterTime.HOME: _("When I'm home")}
    labels = {15: _("15 min"), 30: _("30 min"), 60: _("1 hour")}
    rows = (
        tuple(Button(label=labels[n], data=REACTION.payload(nudge_id, f"{SNOOZE}{n}")) for n in SNOOZE_MINUTES),
        tuple(Button(label=named[one], data=REACTION.payload(nudge_id, f"{SNOOZE}_{one.value}")) for one in times),
    )
    back = Button(label=_("‹ Back"), data=REACTION.payload(nudge_id, BACK))
    return (*rows, (back,)) if goes_back else rows
