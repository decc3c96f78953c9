"""A change of the profile that somebody orders in words."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute


@dataclass(frozen=True)
class ProfileEdit:
    """What is to change.

    Attributes:
        old: What is to go, as it was said.
        new: What is to be there.
        field: Of the profile; ``None``: wherever it stands.
        leaves_out: Whether what goes is to be left out, wherever it stands: "forget the chess".
        beside: What the same text tells besides, where that is known.
    """

    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    field: str | None = None
    leaves_out: bool = False
    beside: str | None = attribute(default=None, compare=False)
