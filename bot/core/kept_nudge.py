"""A nudge that somebody keeps."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class KeptNudge:
    """A nudge that somebody keeps.

    Attributes:
        nudge_id: As it stands on its buttons.
        pair: Ids of its message and its image.
        text: Of the message, in the person's language.
    """

    nudge_id: int
    pair: tuple[str, str]
    text: str
