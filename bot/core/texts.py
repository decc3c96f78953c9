"""Texts for people, marked for translation, and in which language they are said at present.

``_("...")`` looks a text up in the language of the person who is being answered; English is what the
source holds, so without a catalogue everything is complete. Where a number counts things, ``ngettext`` finds the form.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator
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


_current: ContextVar[_Speech | None] = ContextVar("_current", default=None)


def _(text: str) -> str:
    """Return ``text`` in the language of the present turn."""
    speech = _current.get()
    return text if speech is None or speech.catalogue is None else speech.catalogue.gettext(text)


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
    return speech.catalogue.ngettext(one, more, n)


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
