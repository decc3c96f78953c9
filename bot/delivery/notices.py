"""What is said when there is no nudge to give."""

from __future__ import annotations

from bot.storage.models import Reason
from bot.texts import _, speaking


def no_nudge_now(reason: Reason, language: str) -> str:
    """Return what to tell a user whose own request could not be met, in Telegram's HTML."""
    with speaking(language):
        if reason is Reason.NOTHING_SUITABLE:
            return _(
                "I have nothing left that would suit you. "
                "With /start you can go through your likes and limits again; perhaps I misunderstood something."
            )
        return _("You asked me for a nudge while I was out of order. I'm back: /nudge gives you one now.")
