"""The buttons below a nudge."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from bot.replies import Button, Rows
from bot.storage.models import ReactionKind
from bot.texts import _

PREFIX = "n"
"""Of the buttons' data: ``n:<nudge id>:<reaction>``."""


def nudge_buttons(nudge_id: int, given: AbstractSet[ReactionKind]) -> Rows:
    """Return the buttons below a nudge; reactions already given are marked."""

    def button(kind: ReactionKind, sign: str, label: str) -> Button:
        shown = "✓" if kind in given and kind in _MARKED else sign
        return Button(label=f"{shown} {label}", data=f"{PREFIX}:{nudge_id}:{kind.value}")

    return (
        (
            button(ReactionKind.DID_IT, "🌱", _("Did it")),
            button(ReactionKind.LIKE, "🧡", _("Like")),
            button(ReactionKind.NOT_FOR_ME, "🚫", _("Not for me")),
        ),
        (
            button(ReactionKind.ANOTHER, "🔄", _("Another")),
            button(ReactionKind.WHY, "💬", _("Why this?")),
        ),
    )


_MARKED = frozenset({ReactionKind.DID_IT, ReactionKind.LIKE, ReactionKind.NOT_FOR_ME})
