"""How reminders, timers, goals and names are asked for, as a language's folder holds it in ``requests.yaml``."""

from __future__ import annotations

import re
from importlib.resources import files

from bot.language.by_patterns.reading_patterns import expanded
from bot.language.patterns import Patterns
from recommender.shipped_yaml import load_shipped


class RequestPatterns(Patterns):
    """Patterns of one language; a space in one stands for one to four."""

    reminds: re.Pattern[str]
    """Somebody wants to be reminded."""
    reminder_opening: re.Pattern[str]
    """What stands before that of which they want to be reminded."""
    reminder_ending: re.Pattern[str]
    """What stands behind it, or is left where a time was taken out."""
    stops: re.Pattern[str]
    """Something is to stop."""
    clock: re.Pattern[str]
    """A time: ``hour``, ``minute``, ``fraction`` (of :data:`fractions`), ``early`` or ``late`` half of the day."""
    fractions: dict[str, int]
    """Minutes behind an hour in words."""
    every_day: re.Pattern[str]
    weekly: re.Pattern[str]
    """Days that come again: "on Mondays", "every Monday"."""
    days: re.Pattern[str]
    """Names of days, with what stands before them."""
    ahead: dict[str, int]
    """Patterns of days ahead, and how many days they are away."""
    within: re.Pattern[str]
    """A time from now: a ``number`` of a ``unit``."""
    units: dict[str, int]
    """Minutes of a unit, by its first letters."""
    timer: re.Pattern[str]
    """Somebody asks for a timer."""
    length: re.Pattern[str]
    """How long: a ``number`` of a ``unit``."""
    about: re.Pattern[str]
    """What a timer is ``about``."""
    often: re.Pattern[str]
    """So often a week: ``number``."""
    goal_opening: re.Pattern[str]
    telling: re.Pattern[str]
    """Begins words that tell of one's week and name no goal."""
    to_the_bot: re.Pattern[str]
    """The words are about what the bot sends."""
    called: re.Pattern[str]
    """What somebody wants to be called: ``name``."""


def load_request_patterns(language: str, number: str) -> RequestPatterns:
    """Return the patterns of a language.

    Args:
        language: Its two letters.
        number: A pattern of its numbers, for ``<number>``.
    """
    text = files("bot.language").joinpath(language, "requests.yaml").read_text(encoding="utf-8")
    told = load_shipped(text)
    return RequestPatterns.model_validate(
        {name: expanded(said, {"number": number}) if isinstance(said, str) else said for name, said in told.items()}
    )
