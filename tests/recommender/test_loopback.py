"""Which addresses are this machine's own."""

from __future__ import annotations

import pytest

from recommender.loopback import is_loopback


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("http://127.0.0.1:8081", True),
        ("http://127.9.9.9/bot1:x/getMe", True),
        ("http://[::1]:8081", True),
        ("http://LOCALHOST:8081", True),
        ("http://api.localhost", True),
        ("https://api.telegram.org", False),
        ("http://127.0.0.1.example.org", False),
        ("http://user@10.0.0.1", False),
        ("http://127.0.0.1@evil.example", False),
        ("http://[nonsense", False),
        ("", False),
    ],
)
def test_loopback(url: str, own: bool) -> None:
    assert is_loopback(url) is own
