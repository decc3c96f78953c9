"""What is said with a nudge, and when there is none to give."""

from __future__ import annotations

from bot.replies import quoted
from bot.storage.models import Reason
from bot.texts import _, speaking


def nudge_caption(text: str, wish: str | None, *, met: bool = True) -> str:
    """Return what stands below a nudge's picture, in Telegram's HTML.

    Args:
        text: The message.
        wish: What the person asked for in words, if they did.
        met: Whether this has to do with it.
    """
    if not wish:
        return quoted(text)
    because = (
        _("Because you asked for “{wish}”")
        if met
        else _("I have nothing that really fits “{wish}”, so this is something else that may suit you.")
    )
    return f"{quoted(text)}\n\n<i>{because.format(wish=quoted(wish))}</i>"


def no_nudge_now(reason: Reason, language: str) -> str:
    """Return what to tell a user whose own request could not be met, in Telegram's HTML."""
    with speaking(language):
        if reason is Reason.NOTHING_SUITABLE:
            return _(
                "I have nothing left that would suit you. "
                "With /profile you can go through your likes and limits again; perhaps I misunderstood something."
            )
        return _("You asked me for a nudge while I was out of order. I'm back: /nudge gives you one now.")
