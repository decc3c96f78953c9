"""Sentences of people about themselves, and what of them is read: ``python -m tests.bot.language.tellings``."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.core.profile_fields import Told
from bot.core.weekly_windows import Span
from bot.language import registry

FILE = Path(__file__).parent / "tellings.yaml"


@cache
def tellings() -> Sequence[Mapping[str, Any]]:
    """Return all sentences with what must be read of each."""
    told: list[Mapping[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return told


def missed(telling: Mapping[str, Any]) -> list[str]:
    """Return what of a sentence is not read as it must be."""
    said = _texts(registry.get().read_answer(telling["said"]))
    return [
        f"{name}: {pattern} in {said[name.removeprefix('no_')]}" for name, pattern, at in _checks(telling) if at(said)
    ]


def _checks(telling: Mapping[str, Any]) -> list[tuple[str, str, Any]]:
    found = []
    for name, value in telling.items():
        for pattern in value if isinstance(value, list) else [value] if name != "said" else []:
            wanted = not name.startswith("no_")
            found.append((name, str(pattern), _Misses(name.removeprefix("no_"), str(pattern), wanted)))
    return found


class _Misses:
    def __init__(self, name: str, pattern: str, wanted: bool) -> None:
        self._name, self._pattern, self._wanted = name, pattern, wanted

    def __call__(self, said: Mapping[str, Sequence[str]]) -> bool:
        if self._name == "age":
            return not any(_is_of_age(one, int(self._pattern)) for one in said["age"])
        return any(re.search(self._pattern, one, re.IGNORECASE) for one in said[self._name]) is not self._wanted


def _is_of_age(said: str, age: int) -> bool:
    low, _, high = said.partition("-")
    return int(low) <= age <= int(high or low)


def _texts(told: Told) -> Mapping[str, Sequence[str]]:
    return {
        "age": [told.age] if told.age else [],
        "job": [told.occupation or ""],
        "home": told.household,
        "likes": told.likes,
        "limits": told.limits,
        "avoids": [*told.limits, *told.dislikes],
        "times": [_hours(span) for span in told.windows],
        "place": [told.place or ""],
        "zone": [told.time_zone or ""],
    }


def _hours(span: Span) -> str:
    return "-".join(f"{minute // 60:02d}:{minute % 60:02d}" for minute in (span.start, span.end))


def _print(half: int) -> None:
    """Print what is missed in one half, or only how much where the half is to stay unread."""
    chosen = tellings()[half::2]
    wrong = {each["said"]: failed for each in chosen if (failed := missed(each))}
    if half == 0:
        for said, failed in wrong.items():
            sys.stdout.write(f"{said}\n" + "".join(f"    {one}\n" for one in failed))
    sys.stdout.write(f"{'odd' if half == 0 else 'even'}: {len(chosen) - len(wrong)} of {len(chosen)} right\n")


if __name__ == "__main__":
    _print(0)
    _print(1)
