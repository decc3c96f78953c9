"""What is said outside a private chat, where the bot does not work."""

from __future__ import annotations

from bot.core.inputs import GroupMessage, Input, Press
from bot.core.replies import Acknowledge, Reply, Say
from bot.core.texts import _


def answer_elsewhere(given: Input | None) -> list[Reply]:
    """Answer what is done outside a private chat: only when spoken to, and without storing anything."""
    text = _("I only work in a private chat, just you and me.")
    match given:
        case GroupMessage(addressed=True):
            return [Say(html=text)]
        case Press():
            return [Acknowledge(query_id=given.query_id, text=text)]
    return []
