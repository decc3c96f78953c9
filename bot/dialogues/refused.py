"""What is said to somebody who was refused for their age not long ago."""

from __future__ import annotations

from bot.core.texts import _
from bot.dialogues.onboarding.state import REFUSAL_LASTS
from bot.dialogues.privacy import privacy_text


def say_refused(command: str | None) -> str:
    """Return it, in Telegram's HTML.

    Args:
        command: Which they sent, ``None`` for anything else: some are answered all the same.
    """
    match command:
        case "help":
            return _(
                "I help people look up from their screens, from a certain age on. You said that you are younger: "
                "that holds for {days} days. /privacy says what is stored."
            ).format(days=REFUSAL_LASTS.days)
        case "privacy":
            return privacy_text(None, agreed=False)
        case "forget":
            return _(
                "There is nothing to forget: none of your answers is stored. All there is is a mark that nobody "
                "can read, and it is used for {days} days only."
            ).format(days=REFUSAL_LASTS.days)
    return _("Offscreen is not for you yet, but the world outside the screen is. Take care!")
