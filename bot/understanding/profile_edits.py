"""A change of the profile that somebody orders in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ProfileEdit:
    """What is to change.

    Attributes:
        old: What is to go, as it was said.
        new: What is to be there.
        field: Of the profile; ``None``: wherever it stands.
    """

    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    field: str | None = None
