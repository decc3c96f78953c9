"""Numbers, times, days and countries as they are written in the language that is spoken at present."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time

from babel import Locale
from babel.dates import format_skeleton, format_time, get_day_names
from babel.numbers import format_decimal

from bot.core import texts

_LOCALES: Mapping[str, str] = {"en": "en_GB", "pt": "pt_BR"}
"""Where a language alone does not say how it is written: days before months, hours up to 24."""

_NOUNS_WITH_CAPITALS = frozenset({"de"})


def present_locale() -> Locale:
    """Return the rules of the language that is spoken."""
    return Locale.parse(_LOCALES.get(texts.language(), texts.language()))


def say_number(number: int) -> str:
    """Return a whole number with its thousands set apart."""
    return texts.in_digits(format_decimal(number, locale=present_locale(), numbering_system="default"))


def say_time(moment: datetime) -> str:
    """Return the time of the day of a local moment: ``20:41``."""
    return texts.in_digits(format_time(moment.time(), "short", locale=present_locale()))


def say_minute(minute: int) -> str:
    """Return a minute of the day as ``20:00``."""
    return texts.in_digits(format_time(time(minute // 60 % 24, minute % 60), "short", locale=present_locale()))


def say_weekday(day: date) -> str:
    """Return the name of a day's weekday: ``Monday``."""
    return str(get_day_names("wide", "format", present_locale())[day.weekday()])


def say_weekdays(first: int, last: int) -> str:
    """Return days in a row by the first and the last, 0 is Monday: ``Mon–Sat``."""
    names = get_day_names("abbreviated", "stand-alone", present_locale())
    return f"{names[first]}–{names[last]}"


def say_date(day: date) -> str:
    """Return a day without its year: ``12 March``."""
    return texts.in_digits(format_skeleton("MMMMd", day, locale=present_locale()))


def say_day(day: date) -> str:
    """Return a day without its year in short: ``2 Mar``."""
    return texts.in_digits(format_skeleton("MMMd", day, locale=present_locale()))


def name_language(code: str) -> str:
    """Return the name of a language as it stands in a sentence: ``English``."""
    return str(present_locale().languages.get(code, code))


def own_name_of(code: str) -> str:
    """Return how a language calls itself, as on a button: ``Deutsch``."""
    name = Locale.parse(code).get_language_name(code) or code
    return name[:1].upper() + name[1:]


def within_sentence(name: str) -> str:
    """Return a name from a table or a button as it is written within a sentence: German nouns keep their capitals."""
    return name if texts.language() in _NOUNS_WITH_CAPITALS else name.lower()


def foreign_countries() -> Iterator[tuple[str, str]]:
    """Yield the codes and names of countries in all languages that are spoken beside English."""
    for spoken in texts.spoken():
        names = {} if spoken == texts.SOURCE else Locale.parse(spoken).territories
        yield from ((code, name) for code, name in names.items() if len(code) == 2)


def say_country(code: str) -> str | None:
    """Return the name of a country by its two-letter code; ``None`` if the language has none for it."""
    name: str | None = present_locale().territories.get(code)
    return name
