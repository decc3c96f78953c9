"""Which languages there are: every folder here that holds one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import bot.language
from bot.language.base import Language, Meaning
from bot.language.detection import language_of

_CODE_LENGTH = 2
"""Of a language by ISO 639-1; a folder with a longer name holds no language."""

DEFAULT = "en"
"""What the bot is written in, and what it speaks with people whose language it does not know."""


@cache
def languages() -> Mapping[str, Language]:
    """Return every language that is read, by its two-letter code."""
    packages = (module.name for module in iter_modules(bot.language.__path__) if module.ispkg)
    codes = [name for name in packages if len(name) == _CODE_LENGTH]
    return {code: import_module(f"bot.language.{code}").LANGUAGE for code in codes}


def reading(text: str, code: str) -> Language:
    """Return how a text is read: as the language that it plainly is in, if that is read, else as its writer's.

    Args:
        text: What somebody wrote.
        code: The language that is spoken with them.
    """
    told = language_of(text)
    return get(code if told is None or told not in languages() else told)


def asked_for(text: str) -> str | None:
    """Return the code of the language that somebody asks to be spoken to in, in whichever; ``None``: in none."""
    return next((code for code, one in languages().items() if one.says(Meaning.SPEAK_THIS, text.strip(" .!?"))), None)


def get(code: str = DEFAULT) -> Language:
    """Return a language, or the default one where it is not read."""
    known = languages()
    return known.get(code) or known[DEFAULT]
