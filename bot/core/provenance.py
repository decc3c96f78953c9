"""Whose words an input brings: the sender's own, or somebody else's that they pass on."""

from __future__ import annotations

from enum import StrEnum


class Provenance(StrEnum):
    """How what was sent came about.

    Only what is the sender's own is taken as a command, an answer, a reaction or a cry for help of theirs. The rest
    is content: it may be read and offered, and nothing happens because of it without a tap.
    """

    OWN = "own"
    FORWARDED = "forwarded"
    """Written elsewhere and passed on, by a person or by Telegram itself."""
    BY_BOT = "by_bot"
    """Made by another bot, inline or for a business account."""
    FOR_CHAT = "for_chat"
    """Sent in the name of a group or channel."""
    QUOTING = "quoting"
    """About a message or story of another chat, which Telegram shows as part of it."""

    @property
    def is_own(self) -> bool:
        """Whether it is what the sender says themselves."""
        return self is Provenance.OWN
