"""What is said to somebody who sends something without words."""

from __future__ import annotations

from bot.core.inputs import UnsupportedKind
from bot.core.texts import _


def say_unsupported(kind: UnsupportedKind) -> str:
    """Return what can't be done with it, in Telegram's HTML."""
    return {
        "empty": _("I can't read a word in that."),
        "photo": _("A picture! I can't look at pictures that people send me, though: I can read only text and taps."),
        "voice": _("I can't listen to voices, sorry: I can read only text and taps."),
        "sticker": _("Nice one! But I can read only text and taps."),
        "contact": _("I don't need anybody's number and have not kept it: I can read only text and taps."),
        "video": _("I can't watch videos, and they are what I keep people from: I can read only text and taps."),
        "other": _("I can read only text and taps."),
    }[kind]
