"""No pattern of the product runs away: its work grows in proportion to a text, whatever that repeats."""

from __future__ import annotations

import re

import pytest

from tests.growth import growth_of, product_patterns

PATTERNS = product_patterns()


def test_patterns_are_found_wherever_they_stand() -> None:
    modules = {name.partition(":")[0] for name in PATTERNS}
    assert len(PATTERNS) > 200
    assert {
        "bot.language.en.reading.ages",
        "bot.language.en",
        "bot.language.crisis",
        "content.linter",
        "recommender.audience.traits",
        "recommender.profile",
    } <= modules


@pytest.mark.parametrize(
    "source", [r"(?:a+)+b", r"(?:(?:i\s*m|i\s+am)\s+)*:?\s+\d", r"\b(?:get|show)\b.*\bmy (?:data|age)\b", r"\s+x"]
)
def test_what_runs_away_is_noticed(source: str) -> None:
    assert growth_of(re.compile(source)) is not None


@pytest.mark.long
@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern_runs_away(name: str) -> None:
    assert growth_of(PATTERNS[name]) is None
