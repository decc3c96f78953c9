"""What buttons send."""

from __future__ import annotations

import pytest

from bot.core.buttons import FAMILIES, PAYLOAD_LIMIT, SCHEDULE, number_in, parts_of, read_payload
from tests.bot.test_buttons_in_chats import OF_OPERATORS, OF_USERS


@pytest.mark.parametrize("data", [*dict.fromkeys(OF_USERS), *OF_OPERATORS, "ob:{turn}:+0"])
def test_what_is_read_is_what_was_written(data: str) -> None:
    payload = read_payload(data)
    assert payload is not None
    assert payload.family.payload(*payload.rest.split(":")) == data
    assert parts_of(data) == payload.parts


def test_every_family_has_buttons_in_the_fixture() -> None:
    used = {data.partition(":")[0] for data in (*OF_USERS, *OF_OPERATORS)} | {"ob"}
    assert used == set(FAMILIES)


@pytest.mark.parametrize("data", ["", ":", "x:1", "S:show", "sch:1"])
def test_what_is_not_ours_is_not_read(data: str) -> None:
    assert read_payload(data) is None


def test_a_payload_that_is_too_long_is_refused() -> None:
    assert SCHEDULE.payload("x" * (PAYLOAD_LIMIT - 2))
    assert not SCHEDULE.fits("x" * (PAYLOAD_LIMIT - 1))
    with pytest.raises(ValueError, match="64 bytes"):
        SCHEDULE.payload("é" * 32)


@pytest.mark.parametrize(
    ("part", "number"),
    [
        ("0", 0),
        ("9223372036854775807", 2**63 - 1),
        ("9223372036854775808", None),
        ("-1", None),
        ("", None),
        ("²", None),
    ],
)
def test_numbers_fit_a_database(part: str, number: int | None) -> None:
    assert number_in(part) == number
