"""The buttons below a nudge."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from bot.replies import Button, Rows
from bot.storage.models import ReactionKind
from bot.texts import _

PREFIX = "n"
"""Of the buttons' data: ``n:<nudge id>:<what>``, what being a reaction, ``later``, ``back`` or ``snooze<minutes>``."""

LATER = "later"
BACK = "back"
SNOOZE = "snooze"
SNOOZE_MINUTES = (15, 30, 60)


def nudge_buttons(nudge_id: int, given: AbstractSet[ReactionKind]) -> Rows:
    """Return the buttons below a nudge; reactions already given are marked."""

    def button(kind: ReactionKind, sign: str, label: str) -> Button:
        shown = "✓" if kind in given and kind in _MARKED else sign
        return Button(label=f"{shown} {label}", data=f"{PREFIX}:{nudge_id}:{kind.value}")

    later = "✓" if ReactionKind.SNOOZE in given else "⏰"
    return (
        (
            button(ReactionKind.DID_IT, "🌱", _("Did it")),
            button(ReactionKind.LIKE, "🧡", _("Like")),
            button(ReactionKind.NOT_FOR_ME, "🚫", _("Not for me")),
        ),
        (
            Button(label=f"{later} {_('Later')}", data=f"{PREFIX}:{nudge_id}:{LATER}"),
            button(ReactionKind.ANOTHER, "🔄", _("Another")),
            button(ReactionKind.WHY, "💬", _("Why this?")),
        ),
    )


def snooze_buttons(nudge_id: int) -> Rows:
    """Return the buttons that ask for how long a nudge is to be put off."""
    labels = {15: _("15 min"), 30: _("30 min"), 60: _("1 hour")}
    return (
        tuple(Button(label=labels[n], data=f"{PREFIX}:{nudge_id}:{SNOOZE}{n}") for n in SNOOZE_MINUTES),
        (Button(label=_("‹ Back"), data=f"{PREFIX}:{nudge_id}:{BACK}"),),
    )


_MARKED = frozenset({ReactionKind.DID_IT, ReactionKind.LIKE, ReactionKind.NOT_FOR_ME})
