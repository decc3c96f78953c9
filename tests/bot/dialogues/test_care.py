"""Whom to call, by country."""

from __future__ import annotations

import re

import pytest

from bot.core.address import Address
from bot.core.replies import Say, TellOwners
from bot.dialogues.crisis_answer import Helpers, answer_crisis, care_text, help_by_country, owners_text
from bot.services.safeguarding import CountCrisis
from tests.bot.turns import taken

SOMEBODY = Address("telegram", "77")


def test_every_number_can_be_dialled_and_has_a_source() -> None:
    assert len(help_by_country()) >= 20
    for code, country in help_by_country().items():
        assert re.fullmatch(r"[A-Z]{2}", code)
        assert re.fullmatch(r"\d{3}", country.emergency)
        assert country.lines, code
        for line in country.lines:
            assert re.fullmatch(r"\d[\d ]{2,14}", line.call), code
            assert line.checked in ("own", "others"), code
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
    text = care_text(zone, Helpers())
    for number in [*numbers, "findahelpline.com", "/resume"]:
        assert number in text


def test_the_owners_learn_that_it_happened_and_no_more() -> None:
    said, told = answer_crisis(None, Helpers())
    assert isinstance(said, Say)
    assert not said.buttons
    assert told == TellOwners(about="crisis")
    assert SOMEBODY.id not in owners_text("crisis", SOMEBODY)


def test_the_contact_of_those_who_run_the_bot_comes_first() -> None:
    text = care_text("Europe/Berlin", Helpers("Counselling <030 1>"))
    assert text.index("Counselling &lt;030 1&gt;") < text.index("112")


def test_who_wants_to_be_written_to_says_so_themselves() -> None:
    said = answer_crisis(None, Helpers(are_told=True))[0]
    assert isinstance(said, Say)
    (tap,) = [button.data for row in said.buttons for button in row]
    asked = taken(f"[{tap}]", {})
    assert TellOwners(about="contact") in asked.replies
    assert CountCrisis("contact") in asked.changes
    assert "tg://user?id=77" in owners_text("contact", SOMEBODY)
    unknown = answer_crisis(None, Helpers(are_told=True), known=False)[0]
    assert isinstance(unknown, Say)
    assert not unknown.buttons  # they are forgotten: nobody could write to them


def test_each_time_is_counted_and_told() -> None:
    outcome = taken("I want to die", {})
    assert CountCrisis("crisis") in outcome.changes
    assert TellOwners(about="crisis") in outcome.replies
