"""Public holidays, by the country of a time zone."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import date
from functools import cache
from importlib.resources import files

from holidays import country_holidays


def is_public_holiday(day: date, time_zone: str) -> bool:
    """Whether a day is a public holiday in the whole country of a time zone; never where that is not known."""
    country = _countries().get(time_zone)
    return country is not None and day in _holidays(country, day.year)


@cache
def _countries() -> Mapping[str, str]:
    text = files("tzdata").joinpath("zoneinfo/zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {row[2]: row[0] for row in rows}


@cache
def _holidays(country: str, year: int) -> Container[date]:
    """Return a country's holidays; none where they are not known. Only that country's rules are loaded."""
    try:
        return country_holidays(country, years=year)
    except NotImplementedError:
        return ()
