"""What is said with a nudge, and when there is none to give."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.core.replies import quoted
from bot.core.texts import _, ngettext
from bot.delivery.understood_wishes import say_wish
from bot.screentime.rules import Rule
from bot.storage.models import Reason


def nudge_caption(
    text: str, wish: str | None, *, met: bool = True, signal: Mapping[str, Any] | None = None, alt: str = ""
) -> str:
    """Return what stands below a nudge's picture, in Telegram's HTML.

    Args:
        text: The message.
        wish: What the person asked for in words, if they did.
        met: Whether this has to do with it.
        signal: What the screen told, if that is why it comes.
        alt: What the picture shows, for those who cannot see it; empty: not said.
    """
    words = _nudge_words(text, wish, met, signal)
    return f"{words}\n\n{_('In the picture: {alt}').format(alt=quoted(alt))}" if alt else words


def _nudge_words(text: str, wish: str | None, met: bool, signal: Mapping[str, Any] | None) -> str:
    if signal and (told := say_signal(signal)):
        return f"{quoted(text)}\n\n<i>{told}</i>"
    if not wish:
        return quoted(text)
    if not met:
        because = _("I have nothing that really fits, so this is something else that may suit you.")
        return f"{quoted(text)}\n\n<i>{because}</i>"
    understood = say_wish(wish)
    if not understood:
        return quoted(text)
    return f"{quoted(text)}\n\n<i>{_('Because you asked: {what}').format(what=quoted(understood))}</i>"


def reminder_caption(words: str) -> str:
    """Return a reminder as it comes, in Telegram's HTML."""
    return f"<b>{quoted(words)}</b>\n\n<i>{_('You asked me to remind you of this.')}</i>"


def late_reminder(words: str) -> str:
    """Return what is said of a reminder that could not come in time, in Telegram's HTML."""
    html = _("I'm sorry: I was out of order when I was to remind you of this: <b>{words}</b>")
    return html.format(words=quoted(words))


def say_signal(signal: Mapping[str, Any]) -> str:
    """Return in a sentence what the screen told, in Telegram's HTML; empty for what no rule of today says.

    Args:
        signal: ``rule``, and ``minutes`` and ``app`` where they are known.
    """
    app, minutes = quoted(str(signal.get("app") or "")), signal.get("minutes")
    match signal.get("rule"):
        case Rule.IN_A_ROW if app and minutes is not None:
            return ngettext(
                "You have been on {app} for one minute.", "You have been on {app} for {n} minutes.", minutes
            ).format(app=app, n=minutes)
        case Rule.IN_A_ROW if minutes is not None:
            return ngettext(
                "You have been on the screen for one minute.", "You have been on the screen for {n} minutes.", minutes
            ).format(n=minutes)
        case Rule.OPENED:
            return _("You have just opened {app}.").format(app=app)
        case Rule.LIMIT | Rule.THRESHOLD if minutes is not None:
            return ngettext(
                "Your screen time today: one minute.", "Your screen time today: {n} minutes.", minutes
            ).format(n=minutes)
        case Rule.LIMIT | Rule.THRESHOLD:
            return _("You asked to hear when this much screen time has passed.")
        case Rule.UNUSUAL:
            return _("It is a little more screen time than you usually have at this hour.")
    return ""


def no_nudge_now(reason: Reason) -> str:
    """Return what to tell a user whose own request could not be met, in Telegram's HTML."""
    if reason is Reason.NOT_UNDERSTOOD:
        return _(
            "I can't tell what you would like. Try it with a few plain words, such as "
            "<i>something quiet with my daughter</i> or <i>a short walk</i>. /nudge gives you an idea without any."
        )
    if reason is Reason.NOTHING_SUITABLE:
        return _(
            "I have nothing left that would suit you. "
            "With /profile you can go through your likes and limits again; perhaps I misunderstood something."
        )
    return _("You asked me for a nudge while I was out of order. I'm back: /nudge gives you one now.")
