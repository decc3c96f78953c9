"""Whom to call, by country."""

from __future__ import annotations

import re

import pytest

from bot.core.replies import Say, TellOwners
from bot.dialogues.crisis_answer import answer_crisis, care_text, help_by_country, owners_text


def test_every_number_can_be_dialled_and_has_a_source() -> None:
    assert len(help_by_country()) >= 20
    for code, country in help_by_country().items():
        assert re.fullmatch(r"[A-Z]{2}", code)
        assert re.fullmatch(r"\d{3}", country.emergency)
        assert country.lines, code
        for line in country.lines:
            assert re.fullmatch(r"\d[\d ]{2,14}", line.call), code
            assert line.text is None or re.fullmatch(r"\d+", line.text)
            assert re.fullmatch(r"https://[\w./-]+", line.source)


@pytest.mark.parametrize(
    ("zone", "numbers"),
    [
        ("Europe/Berlin", ["112", "0800 111 0 111"]),
        ("America/Chicago", ["911", "call or text 988"]),
        ("America/Toronto", ["911", "call or text 988"]),
        ("Europe/London", ["999", "116 123"]),
        ("Australia/Perth", ["000", "13 11 14"]),
        ("Asia/Kolkata", ["112", "14416"]),
        ("Asia/Ulaanbaatar", ["112 in Europe", "988"]),
        ("UTC", ["112 in Europe", "988"]),
        (None, ["112 in Europe", "988"]),
    ],
)
def test_the_numbers_fit_where_somebody_is(zone: str | None, numbers: list[str]) -> None:
    text = care_text(zone)
    for number in [*numbers, "findahelpline.com", "/resume"]:
        assert number in text


def test_the_owners_learn_that_it_happened_and_no_more() -> None:
    said, told = answer_crisis(None)
    assert isinstance(said, Say)
    assert told == TellOwners(about="crisis", text=owners_text())
