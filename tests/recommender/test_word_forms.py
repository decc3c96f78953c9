"""Words are known in all their cases, in a language that has many of them."""

from __future__ import annotations

import pytest

from recommender.dislikes import disliked, named_things
from recommender.limits import lacks_said
from recommender.policies.wish_parser import read_wish
from recommender.spelling import words_of


@pytest.mark.parametrize(
    ("said", "same"), [("собаками", "собака"), ("шахматах", "шахматы"), ("плаваю", "плавать"), ("ребёнка", "ребенку")]
)
def test_forms_of_a_word_are_the_same(said: str, same: str) -> None:
    assert words_of(said) == words_of(same)


def test_short_words_and_other_scripts_stay_as_they_are() -> None:
    assert words_of("он дом dogs bücher") == ["он", "дом", "dog", "bücher"]


@pytest.mark.parametrize(
    ("said", "lacks"),
    [
        ("у меня болят колени", {"running", "kneeling", "stairs"}),
        ("с коленями плохо", {"running", "kneeling", "stairs"}),
        ("мне нельзя поднимать тяжести", {"lifting", "heavy_lifting"}),
        ("не могу подниматься по лестнице", {"stairs"}),
        ("боюсь собак", {"dogs_near"}),
        ("не умею плавать", {"swimming"}),
        ("у меня нет сада", {"garden"}),
        ("у мамы болит спина", set()),
        ("у меня нет астмы", set()),
    ],
)
def test_limits_are_read_in_any_case(said: str, lacks: set[str]) -> None:
    assert lacks_said(said) == lacks


@pytest.mark.parametrize(
    ("said", "activity"), [("готовку", "cooking"), ("книг", "reading"), ("спортом", "sport"), ("растения", "gardening")]
)
def test_dislikes_leave_out_activities_in_any_case(said: str, activity: str) -> None:
    assert activity in disliked((said,)).activities


def test_dislikes_leave_out_what_english_words_name() -> None:
    assert any("dog" in one.stems for group in disliked(("собак",)).mentions for one in group)
    assert named_things("больше не надо собак и шахмат") == ["собак", "шахмат"]


def test_wishes_rule_out_what_they_name() -> None:
    wish = read_wish("хочу на улицу, только не с собакой")
    assert wish.where == "outdoors"
    assert {"собакой", "dog"} <= set(wish.without)
