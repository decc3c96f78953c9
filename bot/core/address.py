"""Where somebody is reached: in which messenger, and by which id there."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Address:
    """An address; as a text it is the id alone.

    Attributes:
        messenger: Name of the messenger.
        id: Of the person there, or of a group.
        topic: The part of a group's chat in which something was said, where it has parts; it makes no other address.
    """

    messenger: str
    id: str
    topic: int | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return self.id
