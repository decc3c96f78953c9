"""Texts that operators write in place of those that ship."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class OwnTextKind(StrEnum):
    """Which text."""

    WELCOME = "welcome"
    """What a stranger is greeted with."""
    CONSENT = "consent"
    """What is stored and what for; whoever starts agrees to it."""
    CONTACT = "contact"
    """How the people who run the bot are reached."""


@dataclass(frozen=True)
class OwnTexts:
    """What operators wrote in one person's language; ``None``: what ships.

    Attributes:
        welcome: In plain words.
        consent: Likewise.
        contact: Likewise.
        consent_version: Which version of the consent it is; 0: the one that ships, which nobody ever changed.
    """

    welcome: str | None = None
    consent: str | None = None
    contact: str | None = None
    consent_version: int = 0


AS_SHIPPED = OwnTexts()
"""Nothing is in the operators' own words."""
