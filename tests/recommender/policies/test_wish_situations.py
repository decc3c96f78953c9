"""What a wish says of who is out or asleep."""

from __future__ import annotations

import pytest

from recommender.dislikes import named_things
from recommender.policies.wish_parser import read_wish


@pytest.mark.parametrize(
    "words",
    [
        "husband's out tonight, ideas?",
        "got the flat to myself, what now",
        "nobody home, suggest something",
        "meine Frau ist weg, was jetzt?",
        "mi marido está de viaje, ¿qué hago?",
    ],
)
def test_who_is_left_alone_wants_something_for_one_at_home(words: str) -> None:
    wish = read_wish(words)
    assert (wish.where, wish.company) == ("indoors", "alone")


@pytest.mark.parametrize(
    "words",
    [
        "the twins are finally asleep, what can I do",
        "baby's napping, any ideas",
        "thin walls, what now",
        "die Kinder schlafen, und jetzt?",
        "os filhos já dormiram, e agora?",
        "дети уже спят, чем заняться?",
    ],
)
def test_who_must_wake_nobody_wants_something_calm_at_home(words: str) -> None:
    wish = read_wish(words)
    assert (wish.where, wish.is_calm) == ("indoors", True)
    assert not named_things(wish.text)  # who sleeps is nothing to do


@pytest.mark.parametrize("words", ["something with my kids", "a game for the kids", "my wife is tired, what now"])
def test_people_who_are_there_leave_a_wish_as_it_is(words: str) -> None:
    wish = read_wish(words)
    assert (wish.company == "alone", wish.is_calm) == (False, False)
