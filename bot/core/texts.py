"""Texts for people, marked for translation, and in which language they are said at present.

``_("...")`` looks a text up in the language of the person who is being answered; English is what the
source holds, so without a catalogue everything is complete. Where a number counts things, ``ngettext`` finds the form.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DOMAIN = "offscreen"
CATALOGUES = Path(__file__).parents[1] / "locale"
SOURCE = "en"
"""The language of the texts in the source."""


@dataclass(frozen=True)
class _Speech:
    language: str
    catalogue: gettext.NullTranslations | None


_DIGITS: Mapping[str, dict[int, int]] = {"fa": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")}
"""The digits of a script, where they are not those of English."""

_COMMAS: Mapping[str, str] = {"fa": "،"}
"""Likewise, what stands between the parts of a list."""


class LocalText(str):
    """A text whose placeholders take whole numbers and lists as its script writes them."""

    __slots__ = ()

    def format(self, *values: object, **named: object) -> str:
        """Return the text with values in place of its placeholders."""
        written = {name: _as_written(value) for name, value in named.items()}
        return str.format(str(self), *map(_as_written, values), **written)


def _as_written(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        return in_digits(str(value))
    return value.replace(", ", f"{local_comma()} ") if isinstance(value, str) else value


def local_comma() -> str:
    """Return what stands between the parts of a list in the language that is spoken at present."""
    return _COMMAS.get(language(), ",")


def in_digits(text: str) -> str:
    """Return a text with the digits of the language that is spoken at present."""
    return text.translate(_DIGITS.get(language(), {}))


_current: ContextVar[_Speech | None] = ContextVar("_current", default=None)


def _(text: str) -> str:
    """Return ``text`` in the language of the present turn; no text stays none: catalogues keep their head there."""
    speech = _current.get()
    if not text or speech is None or speech.catalogue is None:
        return text
    return _local(speech.catalogue.gettext(text), speech.language)


def _local(text: str, code: str) -> str:
    return LocalText(with_marks(text, code)) if code in _DIGITS else text


_COMMAND = re.compile(r"(?<![\w</:\u200e])(?=/[a-z])")
_FROM_RIGHT_TO_LEFT = frozenset({"fa"})
_LEFT_TO_RIGHT = "\u200e"


def with_marks(text: str, code: str | None = None) -> str:
    """Return a text whose commands keep their slash before them in a language that runs from right to left."""
    return _COMMAND.sub(_LEFT_TO_RIGHT, text) if (code or language()) in _FROM_RIGHT_TO_LEFT else text


def ngettext(one: str, more: str, n: int) -> str:
    """Return the text that goes with a number of things, in the language of the present turn.

    Args:
        one: In English, for one of them.
        more: In English, for any other number.
        n: How many there are.
    """
    speech = _current.get()
    if speech is None or speech.catalogue is None:
        return one if n == 1 else more
    return _local(speech.catalogue.ngettext(one, more, n), speech.language)


def marked(text: str) -> str:
    """Return ``text`` as it is: marks one that stands in a table and is looked up when it is said."""
    return text


def language() -> str:
    """Return the language that is spoken at present: the one of the texts where there is no catalogue for another."""
    speech = _current.get()
    return SOURCE if speech is None else speech.language


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Answer in ``language`` (ISO 639-1) within the block; English where there is no catalogue for it."""
    catalogue = _catalogue(language)
    token = _current.set(_Speech(SOURCE if catalogue is None else language, catalogue))
    try:
        yield
    finally:
        _current.reset(token)


@cache
def spoken() -> tuple[str, ...]:
    """Return the languages that are spoken, by their two letters: those of complete catalogues, English first."""
    found = (file.parent.parent.name for file in sorted(CATALOGUES.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")))
    return (SOURCE, *found)


@cache
def _catalogue(language: str) -> gettext.NullTranslations | None:
    if language == SOURCE:
        return None
    try:
        return gettext.translation(DOMAIN, CATALOGUES, languages=[language])
    except FileNotFoundError:
        return None
