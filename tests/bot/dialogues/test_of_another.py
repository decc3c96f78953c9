"""What goes on about somebody else within a text is not told of oneself."""

from __future__ import annotations

import pytest

from bot.dialogues.clauses import goes_on_about_another
from bot.language import registry as languages


@pytest.mark.parametrize(
    ("text", "part", "goes_on"),
    [
        ("my aunt is 81, asthmatic and can't climb stairs", "can't climb stairs", True),
        ("my aunt is 81, asthmatic and can't climb stairs", "my aunt is 81", False),
        ("my flatmate fell and can't walk", "can't walk", True),
        ("the guy upstairs, Rob, fell and has a bad hip", "has a bad hip", True),
        ("the lass at the till has asthma, I have bad knees", "I have bad knees", False),
        ("my husband is a chef, I'm vegan and have bad knees", "have bad knees", False),
        ("I can't lift, bad back", "bad back", False),
    ],
)
def test_who_is_not_named_again_is_whom_it_goes_on_about(text: str, part: str, goes_on: bool) -> None:
    assert goes_on_about_another(part, text, languages.get("en")) is goes_on
