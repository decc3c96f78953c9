"""What the bot's answers mean to the bridge."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import httpx
import pytest

from bot.bridge.receiver import LONGEST_WAIT, EventFate, check_address, judge
from bot.errors import BridgeError

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
OURS = '{"error": {"code": "some_code", "message": "Some words."}}'


@pytest.mark.parametrize(
    ("status", "body", "verdict"),
    [
        (202, "", EventFate.STORED),
        (200, "{}", EventFate.STORED),
        (401, OURS, None),
        (401, "", None),
        (403, OURS, None),
        (403, "<html>a firewall", EventFate.LATER),
        (422, OURS, EventFate.REFUSED),
        (400, OURS, EventFate.REFUSED),
        (400, "<html>a proxy", EventFate.LATER),
        (404, "", EventFate.LATER),
        (308, "", EventFate.LATER),
        (429, OURS, EventFate.LATER),
        (500, OURS, EventFate.LATER),
        (502, "[" * 100_000, EventFate.LATER),
        (422, '{"error": 3}', EventFate.LATER),
    ],
)
def test_each_answer_has_its_meaning(status: int, body: str, verdict: EventFate | None) -> None:
    answer = judge(httpx.Response(status, text=body, headers={"Location": "https://elsewhere.example"}), NOON)
    assert (None if answer is None else answer.verdict) is verdict
    if answer is not None and verdict is not EventFate.STORED:
        assert answer.words


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ({}, 0),
        ({"Retry-After": "17"}, 17),
        ({"Retry-After": "Mon, 02 Mar 2026 12:00:30 GMT"}, 30),
        ({"Retry-After": "Mon, 02 Mar 2026 11:00:00 GMT"}, 0),
        ({"Retry-After": "9" * 400}, LONGEST_WAIT.total_seconds()),
        ({"Retry-After": "-5"}, 0),
        ({"Retry-After": "soon"}, 0),
        ({"Retry-After": "٣"}, 0),
    ],
)
def test_it_waits_as_long_as_it_is_asked_to_within_reason(header: dict[str, str], seconds: float) -> None:
    headers = [(name.encode(), value.encode()) for name, value in header.items()]
    answer = judge(httpx.Response(429, headers=headers), NOON)
    assert answer is not None
    assert answer.wait == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://bot.example.org/", "https://bot.example.org"),
        (" https://bot.example.org/offscreen/ ", "https://bot.example.org/offscreen"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://localhost:8080", "http://localhost:8080"),
        ("http://[::1]:8080", "http://[::1]:8080"),
    ],
)
def test_addresses(text: str, address: str) -> None:
    assert check_address(text) == address


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("bot.example.org", "https://bot.example.org"),
        ("", "no address"),
        ("https://", "no address"),
        ("ftp://bot.example.org", "no address"),
        ("http://bot.example.org", "unencrypted"),
        ("https://user:pass@bot.example.org", "no address"),
        ("https://bot.example.org?x=1", "no address"),
        ("https://bot.example.org/v1/moments", "leave out"),
        ("https://bot.example.org:99999999", "no address"),
    ],
)
def test_what_is_no_address_is_refused_with_a_remedy(text: str, words: str) -> None:
    with pytest.raises(BridgeError, match=words):
        check_address(text)
