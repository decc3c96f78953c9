"""Which language a text is in, by what it looks like: from its words alone, and only where these are enough to tell."""

from __future__ import annotations

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

SURE = 0.9
"""Confidence from which a language is believed."""

LEAST_WORDS = 3
"""Fewer words than that are names or loanwords as often as not."""

_ENOUGH = 300
"""Characters that are looked at: more of them tell no more."""

_CANDIDATES = "ar cs da de el en es fa fi fr hi hu id it ja ko nl no pl pt ro ru sv tr uk vi zh".split()
"""Languages that many people write in; a rare one would be guessed more often than met."""

_WORD = re.compile(r"[^\W\d_]{2,}")


def language_of(text: str) -> str | None:
    """Return the two letters of the language that a text is in; ``None`` where that is not plain to see.

    Until the model is read (:func:`warm_up`) nobody waits for it: no language is told.
    """
    if not _identifier.cache_info().currsize:
        return None
    beginning = text[:_ENOUGH]
    if len(_WORD.findall(beginning)) < LEAST_WORDS:
        return None
    code, confidence = _identifier().classify(beginning)
    return str(code) if confidence >= SURE else None


def warm_up() -> None:
    """Read the model, which takes a second, before somebody waits for it."""
    _identifier()


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_CANDIDATES)
    return identifier
