"""Ages from years of birth."""

from __future__ import annotations

import pytest

from recommender.age import age_by_birth


@pytest.mark.parametrize(
    ("words", "age"),
    [
        ("born in 1961 and still dancing", "64-65"),
        ("I was born in Perth in 1988", "37-38"),
        ("my wife and I were born in 1960", "65-66"),
        ("my mum was born in 1950, I'm a nurse", None),
        ("my daughter was born in 2021", None),
        ("Jahrgang 1975, Köchin", "50-51"),
        ("meine Tochter ist 2019 geboren", None),
        ("nací en 1980 en Lima", "45-46"),
        ("the house is from 1958", None),
    ],
)
def test_a_year_of_birth_tells_an_age_to_a_year(words: str, age: str | None) -> None:
    assert age_by_birth(words, 2026) == age


def test_a_year_alone_is_one_of_birth_only_where_the_age_was_asked_for() -> None:
    assert age_by_birth("1958", 2026, asked=True) == "67-68"
    assert age_by_birth("1958", 2026) is None
