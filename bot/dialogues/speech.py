"""Which language is spoken with a person: shown, chosen with a tap or in words, and said where it is another one."""

from __future__ import annotations

from bot.core.buttons import COMMAND
from bot.core.inputs import Press
from bot.core.local_forms import name_language, own_name_of
from bot.core.phrases import enumerate_phrases
from bot.core.replies import Button, Reply, Rows, Say, ShowMenu
from bot.core.texts import _, language, speaking, spoken
from bot.dialogues.asked import asking
from bot.dialogues.turn import Outcome, Turn, acknowledged, in_place
from bot.language import registry as languages
from bot.language.detection import language_of
from bot.services.people import SetLanguage

NAME = "language"
"""Of the command, and of the buttons that choose: ``c:language:<code>``."""


def offer_languages() -> list[Reply]:
    """Say which language is spoken, and offer the others."""
    html = _("I speak {language} with you. Which language shall it be?").format(language=name_language(language()))
    return [Say(html=html, buttons=tuple((_button(code),) for code in spoken()))]


def _button(code: str) -> Button:
    name = own_name_of(code)
    return Button(label=f"✓ {name}" if code == language() else name, data=COMMAND.payload(NAME, code))


def choose(code: str, press: Press | None = None) -> Outcome:
    """Speak a language from now on, and say so in it.

    Args:
        code: Of one that is spoken.
        press: Of its button; ``None``: it was asked for in words.
    """
    with speaking(code):
        html = _("From now on I speak {language} with you.").format(language=name_language(code))
        said = [Say(html=html)] if press is None else [acknowledged(press), in_place(press, html)]
    return Outcome([*said, ShowMenu(language=code)], [SetLanguage(code)])


def offer_theirs(text: str) -> list[Reply]:
    """Offer, in it, the language in which somebody writes, if it is plainly another one that is spoken."""
    code = language_of(text)
    if code is None or code == language() or code not in spoken():
        return []
    with speaking(code):
        html = _("Shall I speak {language} with you?").format(language=name_language(code))
        return [Say(html=html, buttons=asking(_button_for(code)))]


def _button_for(code: str) -> Button:
    return Button(label=_("Yes"), data=COMMAND.payload(NAME, code))


def asked_in_words(text: str) -> str | None:
    """Return the code of the spoken language that somebody asks for; ``None`` if they ask for none."""
    code = languages.asked_for(text)
    return code if code in spoken() else None


def say_languages() -> str:
    """Return which languages are spoken, in a sentence."""
    named = enumerate_phrases([name_language(code) for code in spoken()], _("and"))
    return _("I speak {languages}. Short, plain words work best, and all buttons do.").format(languages=named)


def languages_named(text: str) -> Rows:
    """Return a button for each language that is spoken and that a text names: as it is called here, or calls itself."""
    said = text.casefold()
    named = [
        code for code in spoken() if any(name.casefold() in said for name in (name_language(code), own_name_of(code)))
    ]
    return tuple((_button(code),) for code in named)


def is_foreign(turn: Turn) -> bool:
    """Whether a person's language, as their messenger tells it, is not spoken here."""
    return turn.user.language not in spoken()
