"""Who is in a picture, read from its caption in every language, and what that is worth to somebody."""

from __future__ import annotations

import pytest

from recommender import Item, Profile
from recommender.people_shown import PersonShown, gender_told, person_shown
from recommender.policies.likeness import ANOTHER_LIFE, another_life, likeness


@pytest.mark.parametrize(
    ("caption", "shown"),
    [
        ("an elderly woman reading by the window", PersonShown(1, 72)),
        ("a young man playing the guitar", PersonShown(-1, 25)),
        ("a man and a woman on a bench", PersonShown()),
        ("an old wooden table with tea", PersonShown()),
        ("a man with an old camera", PersonShown(-1, None)),
        ("two guys on a bench", PersonShown(-1, None)),
        ("senior ladies at cards", PersonShown(1, 72)),
        ("a white-haired gentleman", PersonShown(-1, 72)),
        ("a 70-year-old lady with a cat", PersonShown(1, 70)),
        ("a grandfather and a girl in a den", PersonShown(-1, 72)),
        ("an old man and a young man at chess", PersonShown(-1, None)),
        ("a girl in the grass", PersonShown(1, 10)),
        ("somebody in her kitchen, she reads", PersonShown(1, None)),
    ],
)
def test_a_sentence_tells_who_is_shown(caption: str, shown: PersonShown) -> None:
    assert person_shown(caption) == shown


@pytest.mark.parametrize(
    ("caption", "shown"),
    [
        ("female, young, adult, white, running in the park", PersonShown(1, 25)),
        ("senior, white, male, holding a book, walking", PersonShown(-1, 72)),
        ("male, adult, senior, and they are doing yoga", PersonShown(-1, 72)),
        ("woman, adult, asian, putting flowers in a vase", PersonShown(1, 40)),
        ("male, young, black, reading to a baby", PersonShown(-1, 25)),
        ("young, adult, black, looking up at the sky", PersonShown(0, 25)),
    ],
)
def test_a_list_of_words_tells_who_is_shown(caption: str, shown: PersonShown) -> None:
    assert person_shown(caption) == shown


@pytest.mark.parametrize(
    ("caption", "shown"),
    [
        ("eine alte Frau strickt am Fenster", PersonShown(1, 72)),
        ("ein junger Mann mit Gitarre", PersonShown(-1, 25)),
        ("un hombre mayor con su perro", PersonShown(-1, 72)),
        ("una chica joven lee", PersonShown(1, 25)),
        ("یک مرد مسن با سگ", PersonShown(-1, 72)),
        ("زنی جوان در حال خواندن", PersonShown(1, 25)),
    ],
)
def test_captions_in_other_languages_tell_it_too(caption: str, shown: PersonShown) -> None:
    assert person_shown(caption) == shown


@pytest.mark.parametrize(
    ("told", "gender"),
    [
        ("female", 1),
        ("F", 1),
        ("Frau", 1),
        ("mujer", 1),
        ("homem", -1),
        ("guy", -1),
        ("m", -1),
        ("مرد", -1),
        ("non-binary", 0),
        ("", 0),
    ],
)
def test_people_tell_their_gender_in_any_form(told: str, gender: int) -> None:
    assert gender_told(told) == gender


def test_pictures_of_people_like_them_are_worth_more() -> None:
    captions = ("an elderly woman knitting", "wool on a table", "a young woman knitting", "a young man knitting")
    worth = likeness(Profile({"age": "71", "gender": "female"}), [Item(one, one) for one in captions]).tolist()
    assert worth == [pytest.approx(0.975), 0.0, 0.0, -1.0]  # .5 x (1 + 1 - 1/20), nothing, .5 x (1 - 1), .5 x (-1 - 1)
    assert not likeness(Profile(), [Item(one, one) for one in captions]).any()


@pytest.mark.parametrize(
    ("attributes", "caption", "loses"),
    [
        ({"limits": "I use a wheelchair"}, "a woman standing at a stove", True),
        ({"limits": "I use a wheelchair"}, "two friends strolling by a river", True),
        ({"limits": "I use a wheelchair"}, "a man who kneels beside a flower bed", True),
        ({"limits": "I use a wheelchair"}, "a woman at a table, drawing", False),
        ({"limits": "I use a wheelchair"}, "two friends, one walking and one in a wheelchair", False),
        ({"limits": "I use a wheelchair"}, "a lamp stands on a desk", False),
        ({"limits": "I use a wheelchair"}, "a man in an armchair walking a path in his mind", False),
        ({"limits": "a bad knee"}, "a woman standing at a stove", False),
        ({"age": "19"}, "an elderly man feeding sparrows", True),
        ({"age": "35"}, "a grandmother and a boy at a table", True),
        ({"age": "50"}, "an elderly man feeding sparrows", False),
        ({"age": "78"}, "a young woman with a guitar", True),
        ({"age": "19"}, "a teenage girl with a guitar", False),
        ({"age": "19"}, "a guitar on a chair", False),
        ({}, "an elderly man feeding sparrows", False),
    ],
)
def test_a_picture_of_quite_another_life_loses(attributes: dict[str, str], caption: str, loses: bool) -> None:
    [lost] = another_life(Profile(dict(attributes)), [Item("one", caption)]).tolist()
    assert lost == (ANOTHER_LIFE if loses else 0)
