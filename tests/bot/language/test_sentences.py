"""What people write about themselves, held against what of it is to be read, in languages that are read by patterns.

Every second sentence was not looked at while the words of the language were written.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
import yaml

from bot.core.profile_fields import Told
from bot.core.weekly_windows import Span
from bot.language import registry

LEAST_RIGHT = 0.85
LANGUAGES = sorted(
    file.name.removesuffix(".yaml")
    for file in files("tests.bot.language").joinpath("sentences").iterdir()
    if file.name.endswith(".yaml")
)


def sentences_of(code: str) -> list[dict[str, Any]]:
    folder = files("tests.bot.language").joinpath("sentences")
    rows: list[dict[str, Any]] = yaml.safe_load(folder.joinpath(f"{code}.yaml").read_text(encoding="utf-8"))
    return rows


def spans_of(written: str) -> tuple[Span, ...]:
    """Return the stretch written as ``1-5 20:00-22:00``; Monday is 1."""
    days, clock = written.split()
    bits = 0
    for part in days.split(","):
        first, _dash, last = part.partition("-")
        for day in range(int(first), int(last or first) + 1):
            bits |= 1 << day - 1
    start, end = (int(hour) * 60 + int(minute) for hour, minute in (time.split(":") for time in clock.split("-")))
    return (Span(bits, start, end),)


def is_right(name: str, wanted: Any, told: Told) -> bool:
    found = getattr(told, name)
    match name:
        case "place":
            return bool(found) == bool(wanted)
        case "windows":
            return tuple(found) == spans_of(wanted)
        case "likes" | "dislikes" | "limits" | "household":
            return set(wanted) <= set(found) if wanted else not found
        case "occupation":
            return bool(found) and wanted in found
    return bool(found == wanted)


@pytest.mark.parametrize("half", ["seen", "unseen"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_most_of_what_people_say_of_themselves_is_read(code: str, half: str) -> None:
    rows = sentences_of(code)[half == "unseen" :: 2]
    language = registry.get(code)
    right = {
        (row["text"], name): is_right(name, wanted, language.read_profile(row["text"]))
        for row in rows
        for name, wanted in row.items()
        if name != "text"
    }
    wrong = [what for what, is_so in right.items() if not is_so]
    assert 1 - len(wrong) / len(right) >= LEAST_RIGHT, wrong
