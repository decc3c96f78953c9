"""Where somebody is reached: in which messenger, and by which id there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Address:
    """An address; as a text it is the id alone.

    Attributes:
        messenger: Name of the messenger.
        id: Of the person there, or of a group.
    """

    messenger: str
    id: str

    def __str__(self) -> str:
        return self.id
