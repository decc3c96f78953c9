"""What the words of an item say of it."""

from __future__ import annotations

import pytest

from recommender.item_words import item_says


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("night", "Lay your clothes beside the bed.", True),
        ("night", "Loosen the soil of a raised bed.", False),
        ("lunch", "Have lunch at the window.", True),
        ("lunch", "Prepare lunch for Monday.", False),
        ("at_a_door", "Ring the bell of the flat above.", True),
        ("low_sun", "two friends on a pier at dusk", True),
        ("warms", "Hold your hands over the radiator.", True),
        ("snow", "Catch three snowflakes on your sleeve.", True),
        ("snow", "a robin on an icy branch", True),
        ("snow", "Listen to the hail on the roof.", True),
        ("snow", "Drop two ice cubes into a glass and listen.", False),
        ("snow", "Shell the snow peas by hand.", False),
        ("snow", "Notice the price of nothing.", False),
        ("of_a_home", "Put one pillow in the sun.", True),
        ("of_a_home", "Pillowcases flap on the line.", False),  # words are whole ones
    ],
)
def test_words_say_when_and_where_an_item_fits(name: str, text: str, says: bool) -> None:
    assert item_says(name, text) is says


def test_an_entry_that_no_language_has_is_an_error() -> None:
    with pytest.raises(KeyError):
        item_says("nothing of the kind", "Sit down.")
