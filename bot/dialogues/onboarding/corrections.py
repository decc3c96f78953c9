"""What somebody writes below the summary of what was understood: a correction, or nothing of the kind."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from operator import and_

from bot.core.profile_fields import Draft, Told
from bot.core.weekly_windows import EVERY_DAY, Span
from bot.language.base import Language, Meaning

_DAY = 24 * 60


def names_things_alone(language: Language, words: str) -> bool:
    """Whether words name things and don't say whose they are: below a summary that is no answer."""
    return not (language.says(Meaning.ABOUT_ME, words) or language.says(Meaning.ADDS, words))


def days_left(draft: Draft, told: Told, language: Language, words: str) -> tuple[Span, ...] | None:
    """Return the windows that are left where words rule out days: ``never on Sunday mornings``.

    Args:
        draft: What was told before.
        told: What was read in the words; its windows are on the days that are left.
        language: Of the words.
        words: What was written.

    Returns:
        ``None`` where nothing is ruled out, or nothing would be left.
    """
    if not (told.windows and draft.windows and language.says(Meaning.DENIES, words)):
        return None
    left = [replace(span, days=span.days & _days_of(span, told.windows)) for span in draft.windows]
    return tuple(span for span in left if span.days) or None


def _days_of(span: Span, told: tuple[Span, ...]) -> int:
    return reduce(and_, (one.days for one in told if _overlap(span, one)), EVERY_DAY)


def _overlap(first: Span, second: Span) -> bool:
    return first.start < _end(second) and second.start < _end(first)


def _end(span: Span) -> int:
    return span.end if span.end > span.start else _DAY
