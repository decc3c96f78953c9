"""People whom operators describe in a sentence."""

from __future__ import annotations

import pytest

from bot.language import registry as languages


@pytest.mark.parametrize(
    ("said", "attributes", "likes", "dislikes"),
    [
        (
            "a 70-year-old widower who likes chess",
            {"age": 70, "gender": "male", "about": "a 70-year-old widower"},
            ("chess",),
            (),
        ),
        (
            "young mother of two, loves running and jazz, hates cooking",
            {"gender": "female", "about": "young mother of two"},
            ("running", "jazz"),
            ("cooking",),
        ),
        ("likes dogs", {}, ("dogs",), ()),
        ("?!", {"about": "?!"}, (), ()),
    ],
)
def test_a_description_of_somebody_else_is_understood(
    said: str, attributes: dict[str, object], likes: tuple[str, ...], dislikes: tuple[str, ...]
) -> None:
    profile = languages.get().read_description(said)
    assert profile.attributes == attributes
    assert (profile.likes, profile.dislikes) == (likes, dislikes)


@pytest.mark.parametrize(
    ("said", "attributes", "likes", "dislikes"),
    [
        (
            "eine 34-jährige Krankenschwester, mag Jazz und Tee, hasst Kochen",
            {"age": 34, "gender": "female", "about": "eine 34-jährige Krankenschwester"},
            ("Jazz", "Tee"),
            ("Kochen",),
        ),
        (
            "ein 70-jähriger Witwer, der Schach liebt und Kochen hasst",
            {"age": 70, "gender": "male", "about": "ein 70-jähriger Witwer"},
            ("Schach",),
            ("Kochen",),
        ),
    ],
)
def test_a_description_in_german_is_understood(
    said: str, attributes: dict[str, object], likes: tuple[str, ...], dislikes: tuple[str, ...]
) -> None:
    profile = languages.get("de").read_description(said)
    assert profile.attributes == attributes
    assert (profile.likes, profile.dislikes) == (likes, dislikes)
