"""Which languages there are: every folder here that holds one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import bot.language
from bot.language.base import Language, Meaning
from bot.language.detection import language_of
from bot.language.word_lists import count_known, language_by_words

_FEW = 2
"""Words that may be a greeting, thanks or an order by themselves."""

_CODE_LENGTH = 2
"""Of a language by ISO 639-1; a folder with a longer name holds no language."""

_SHORT = (Meaning.STOP, Meaning.PAUSE, Meaning.THANKS, Meaning.GREETING, Meaning.TOMORROW, Meaning.TONIGHT)
"""What a word or two may say in whichever language."""

_ORDERS = (Meaning.STOP, Meaning.PAUSE)
"""What is said in the language that is spoken, whichever other one knows the word."""

_ENDS = " .!?¡¿"
"""Signs around words."""

DEFAULT = "en"
"""What the bot is written in, and what it speaks with people whose language it does not know."""


@cache
def languages() -> Mapping[str, Language]:
    """Return every language that is read, by its two-letter code."""
    packages = (module.name for module in iter_modules(bot.language.__path__) if module.ispkg)
    codes = [name for name in packages if len(name) == _CODE_LENGTH]
    return {code: import_module(f"bot.language.{code}").LANGUAGE for code in codes}


def is_unread(text: str) -> bool:
    """Whether a text is plainly in a language that is not read; what it wishes for may be found all the same."""
    told = language_of(text)
    return told is not None and told not in languages()


def reading(text: str, code: str) -> Language:
    """Return how a text is read: as the language that it plainly is in, if that is read, else as its writer's.

    Args:
        text: What somebody wrote.
        code: The language that is spoken with them.
    """
    spoken, told = get(code).code, language_of(text)
    if told is None and any(get(spoken).says(meaning, text.strip(_ENDS)) for meaning in _ORDERS):
        told = spoken
    if told is None:
        told = language_by_words(text, spoken, languages().keys()) or _language_of_a_word(text, spoken)
    elif told not in languages() or count_known(text, told) < count_known(text, spoken):
        told = spoken
    return get(told or spoken)


def _language_of_a_word(text: str, spoken: str) -> str | None:
    """Return the other language in which a word or two say something short; ``None`` if the spoken one knows them."""
    said = text.strip(_ENDS)
    if len(said.split()) > _FEW or count_known(said, spoken) or _says_shortly(spoken, said):
        return None
    return next((code for code in languages() if code != spoken and _says_shortly(code, said)), None)


def _says_shortly(code: str, said: str) -> bool:
    return any(languages()[code].says(meaning, said) for meaning in _SHORT)


def asked_for(text: str) -> str | None:
    """Return the code of the language that somebody asks to be spoken to in, in whichever; ``None``: in none."""
    return next((code for code, one in languages().items() if one.says(Meaning.SPEAK_THIS, text.strip(" .!?"))), None)


def get(code: str = DEFAULT) -> Language:
    """Return a language, or the default one where it is not read."""
    known = languages()
    return known.get(code) or known[DEFAULT]
