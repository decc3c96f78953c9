"""Texts for people, marked for translation.

``_("...")`` looks a text up in the language of the person who is being answered; English is what the
source holds, so without a catalogue everything is complete.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

DOMAIN = "offscreen"
CATALOGUES = Path(__file__).parents[1] / "locale"

_current: ContextVar[gettext.NullTranslations | None] = ContextVar("_current", default=None)


def _(text: str) -> str:
    """Return ``text`` in the language of the present turn."""
    catalogue = _current.get()
    return text if catalogue is None else catalogue.gettext(text)


def marked(text: str) -> str:
    """Return ``text`` as it is: marks one that stands in a table and is looked up when it is said."""
    return text


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Answer in ``language`` (ISO 639-1) within the block; English where there is no catalogue for it."""
    token = _current.set(_catalogue(language))
    try:
        yield
    finally:
        _current.reset(token)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, CATALOGUES, languages=[language], fallback=True)
