"""What is read from whole sentences: nearly all that is said, and nothing that is not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.phrases import PHRASE_LENGTH_LIMIT, PHRASES_LIMIT
from bot.core.profile_fields import Told
from bot.language import registry as languages
from tests.bot.language.sentences import SENTENCES


def fields(told: Told) -> dict[str, Any]:
    """Return what was read in the form of the table."""
    found: dict[str, Any] = {
        name: value for name in ("age", "gender", "occupation", "time_zone") if (value := getattr(told, name))
    }
    found |= {
        name: list(value) for name in ("household", "limits", "likes", "dislikes") if (value := getattr(told, name))
    }
    if told.windows:
        found["windows"] = [(span.days, span.start, span.end) for span in told.windows]
    return found


def test_there_are_enough_sentences_of_every_kind() -> None:
    assert len(SENTENCES) >= 60
    named = {name for _text, expected in SENTENCES for name in expected}
    assert named == {
        "age",
        "gender",
        "occupation",
        "household",
        "limits",
        "likes",
        "dislikes",
        "windows",
        "time_zone",
    }


def test_at_least_nine_fields_in_ten_are_right_and_none_is_invented() -> None:
    right = total = 0
    invented = []
    for text, expected in SENTENCES:
        found = fields(languages.get().read_profile(text))
        right += sum(found.get(name) == value for name, value in expected.items())
        total += len(expected)
        invented += [(text, name) for name in found if name not in expected]
    assert right / total >= 0.9
    assert invented == []


@pytest.mark.parametrize(
    "text",
    [
        "Don't be shy, tell me about Reading, Bath and Nice",
        "my knees are good",
        "I don't have kids",
        "no dog, no cat",
        "20:00",
        "weekdays 20:00-22:30",
        "I have no allergies",
        "I'm not a nurse",
        "three times a week",
        "my boss is a teacher",
        "👍" * 200,
        "مرحبا كيف حالك",
    ],
)
def test_what_is_not_said_is_not_read(text: str) -> None:
    told = languages.get().read_profile(text)
    assert not told.age
    assert not told.household
    assert not told.limits
    assert not told.likes
    assert not told.occupation
    assert not told.time_zone


@given(st.text(max_size=400))
def test_any_text_can_be_read_and_stays_within_what_can_be_stored(text: str) -> None:
    told = languages.get().read_profile(text)
    for phrases in (told.household, told.limits, told.likes, told.dislikes):
        assert len(phrases) <= PHRASES_LIMIT
    for phrase in (*told.likes, *told.dislikes):
        assert 0 < len(phrase) <= PHRASE_LENGTH_LIMIT
    assert len(told.occupation or "") <= 200


_WORDS = (
    "I'm I love hate and with a 34 my dog kids Berlin nurse , . but not on phone after 9 pm don't like bad knees"
).split()


@given(st.lists(st.sampled_from(_WORDS), max_size=40))
def test_any_order_of_telling_words_can_be_read(words: list[str]) -> None:
    told = languages.get().read_profile(" ".join(words))
    assert not set(told.likes) & set(told.dislikes)


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("my mother-in-law moved in, she cannot walk", ()),
        ("my son is five, he can't hear well", ()),
        ("My husband works in a bank and my mother-in-law lives with us; she cannot walk", ()),
        ("my wife is well, but I am deaf", ("deaf",)),
        ("my brother drives me, I can't see well", ("can't see well",)),
        ("my aunt is 81, has asthma and can't climb stairs", ()),
        ("my youngest has hay fever", ()),
        ("my brother is 30, epileptic and allergic to bees", ()),
        ("we have my gran here, who is deaf and can't bend", ()),
        ("my brother is a baker, has bad knees, and I have asthma", ("asthma",)),
        ("dusting is the one I can't stand", ()),
        ("I'm 50 and my knees are shot", ("my knees are shot",)),
        ("I can't stand for long", ("can't stand for long",)),
    ],
)
def test_what_others_cannot_do_is_no_limit_of_ones_own(text: str, limits: tuple[str, ...]) -> None:
    assert languages.get("en").read_profile(text).limits == limits


@pytest.mark.parametrize(
    ("text", "dislikes"),
    [
        ("I love chess and stew, never could stand golf", ("golf",)),
        ("I could never bear opera", ("opera",)),
        ("I couldn't ever stand crowds", ("crowds",)),
        ("I like walking, never running", ("running",)),
    ],
)
def test_what_could_never_be_borne_is_disliked_by_its_name(text: str, dislikes: tuple[str, ...]) -> None:
    assert languages.get("en").read_profile(text).dislikes == dislikes


def test_a_limit_behind_a_reaction_is_heard_by_itself() -> None:
    parts = languages.get("en").split_parts("Not for me, I haven't any flour")
    assert parts == ("Not for me", "I haven't any flour")


@pytest.mark.parametrize(
    ("said", "household"),
    [
        ("My wife Helen passed away two years ago, so I live alone with my old beagle.", ("lives alone", "old beagle")),
        ("I'm a widow, my husband died, my two sons live nearby", ("two sons",)),
        ("my wife left me, I live with my daughter", ("daughter",)),
        ("my husband and I split up last month", ()),
        ("my partner has moved out, I live with my cat", ("cat",)),
        ("My boyfriend Tom walked out. I live with my mum", ("mum",)),
        ("my wife is no longer living", ()),
        ("I live with my wife and our dog", ("wife", "dog")),
        ("my wife is pregnant", ("wife",)),
    ],
)
def test_who_is_gone_is_not_at_home(said: str, household: tuple[str, ...]) -> None:
    assert languages.reading(said, "en").read_profile(said).household == household


def test_less_of_something_is_neither_liked_nor_disliked() -> None:
    read = languages.get()
    told = read.read_answer("29, Leeds, into chess, fewer walks please")
    assert (told.likes, told.dislikes) == (("chess",), ())
    assert not read.read_clause("dislikes", "less baking please").fields
