"""What is said with a nudge, and when there is none to give."""

from __future__ import annotations

from bot.replies import quoted
from bot.storage.models import Reason
from bot.texts import _, speaking


def nudge_caption(text: str, wish: str | None) -> str:
    """Return what stands below a nudge's picture, in Telegram's HTML.

    Args:
        text: The message.
        wish: What the person asked for in words, if they did.
    """
    if not wish:
        return quoted(text)
    return f"{quoted(text)}\n\n<i>{_('Because you asked for: {wish}').format(wish=quoted(wish))}</i>"


def no_nudge_now(reason: Reason, language: str) -> str:
    """Return what to tell a user whose own request could not be met, in Telegram's HTML."""
    with speaking(language):
        if reason is Reason.NOTHING_SUITABLE:
            return _(
                "I have nothing left that would suit you. "
                "With /profile you can go through your likes and limits again; perhaps I misunderstood something."
            )
        return _("You asked me for a nudge while I was out of order. I'm back: /nudge gives you one now.")
