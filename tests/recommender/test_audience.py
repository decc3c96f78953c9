from __future__ import annotations

import re

import pytest

from recommender import Encoder, Item, Profile, encode_missing
from recommender.audience import Audience, AudienceRule, audiences_of, known_traits, probe_texts, traits_of
from recommender.topics import activity_phrases
from tests.recommender.conftest import Vectors

PETS = {"dog_owner", "cat_owner", "pet_owner"}
FAMILY = {"parent", "grandparent"}

PRESUPPOSES = [
    ("message", "Swap the bedtime screen for a dragon story with your five-year-old as the hero.", FAMILY),
    ("message", "Ask your daughter to teach you the clapping game from the playground.", {"parent"}),
    ("message", "Let the little ones paint stones on the balcony.", {"parent"}),
    ("message", "Teach your granddaughter the card game you grew up with.", {"grandparent"}),
    ("message", "Your dog has been waiting for this all day. Out you go.", PETS),
    ("message", "Brush the cat until it purrs like an engine.", PETS),
    ("message", "Scratch those furry ears for five whole minutes.", PETS),
    ("message", "Change the water in the aquarium and watch your fish settle.", PETS),
    ("message", "Mulled wine with the neighbours, mugs ready?", {"adult"}),
    ("message", "Go for a drive with the windows down.", {"adult"}),
    ("message", "Try your luck at the roulette table.", {"adult"}),
    ("message", "Close the laptop, your thesis can wait for half an hour.", {"student"}),
    ("message", "Your exam can wait: play cards with a classmate.", {"learner"}),
    ("message", "Ask a coworker for a coffee outside.", {"working"}),
    ("message", "Slow dance with your partner to one song.", {"partnered"}),
    ("image", "a dad carrying a boy on his shoulders", {"parent"}),
    ("image", "a young mother with a baby in a sling", {"parent"}),
    ("image", "an older woman showing a photo album to two small kids", FAMILY),
    ("image", "a golden retriever with a ball in its mouth", PETS),
    ("image", "a pint of dark beer on a wooden bar", {"adult"}),
    ("image", "hands on a steering wheel on an open road", {"adult"}),
    ("image", "a lecture hall full of young people", {"student"}),
]
EXCLUDES_LIMITED_MOBILITY = [
    ("message", "Take the stairs two at a time."),
    ("message", "Jump rope for three minutes."),
    ("message", "Shoot some hoops at the court before it gets dark."),
    ("message", "Bike to the market."),
    ("message", "Grab the hiking boots, the ridge is waiting."),
    ("message", "Kick a ball against the garage door."),
    ("image", "a woman doing lunges in a living room"),
    ("image", "people in a spinning class"),
    ("image", "a rower in a narrow boat"),
]
FOR_EVERYBODY = [
    ("message", "Call your mother and ask about her day."),
    ("message", "Draw like a child again: no rules."),
    ("message", "Run a warm bath and lock the door."),
    ("message", "Conquer the mountain of laundry."),
    ("message", "Grill a hot dog and eat it outside."),
    ("message", "Set up the chess board."),
    ("message", "Fill the bird feeder and wait."),
    ("message", "Ask your grandmother for her soup recipe."),
    ("image", "horses on a meadow in the mist"),
    ("image", "a bathtub full of foam and a candle"),
    ("image", "two friends talking on a bench"),
]


@pytest.fixture(scope="session")
def read(encoder: Encoder) -> Vectors:
    texts = [row[1] for row in PRESUPPOSES] + [text for _, text in EXCLUDES_LIMITED_MOBILITY + FOR_EVERYBODY]
    return encode_missing(encoder, [*texts, *probe_texts(), *activity_phrases()])


def audience(kind: str, text: str, read: Vectors) -> Audience:
    [found] = audiences_of([Item("x", text)], "image" if kind == "image" else "message", read)
    return found


@pytest.mark.parametrize(("kind", "text", "traits"), PRESUPPOSES)
def test_what_a_text_presupposes(kind: str, text: str, traits: set[str], read: Vectors) -> None:
    found = audience(kind, text, read)
    assert found.only_for & traits
    assert not found.suits(frozenset({"minor"}))


@pytest.mark.parametrize(("kind", "text"), EXCLUDES_LIMITED_MOBILITY)
def test_what_does_not_suit_limited_mobility(kind: str, text: str, read: Vectors) -> None:
    assert "limited_mobility" in audience(kind, text, read).unsuitable_for


@pytest.mark.parametrize(("kind", "text"), FOR_EVERYBODY)
def test_what_suits_everybody(kind: str, text: str, read: Vectors) -> None:
    found = audience(kind, text, read)
    assert found.suits(frozenset({"adult"}))
    assert found.suits(frozenset({"minor", "limited_mobility"}))


def test_rules_of_a_person_replace_what_is_derived(read: Vectors) -> None:
    text = PRESUPPOSES[4][1]
    opened, closed, derived = audiences_of(
        [Item("a", text, (), ()), Item("b", text, ("sailor", "diver"), ("adult",)), Item("c", text)], "message", read
    )
    assert opened.rules == ()
    assert closed.suits(frozenset({"sailor"}))
    assert not closed.suits(frozenset({"sailor", "adult"}))
    assert not closed.suits(frozenset({"dog_owner"}))
    assert derived.suits(frozenset({"dog_owner", "pet_owner"}))


def test_doubts_do_not_rule_out() -> None:
    doubtful = Audience(
        (AudienceRule(frozenset({"parent"}), False, 0.5), AudienceRule(frozenset({"minor"}), True, 0.25))
    )
    assert doubtful.suits(frozenset({"minor"}))
    assert doubtful.doubt(frozenset({"minor"})) == 0.75
    assert doubtful.doubt(frozenset({"parent"})) == 0
    assert doubtful.only_for == doubtful.unsuitable_for == frozenset()


@pytest.mark.parametrize(
    ("attributes", "likes", "has", "has_not"),
    [
        ({"age": 34, "household": "two children and a dog"}, (), {"parent", "dog_owner", "pet_owner"}, {"minor"}),
        ({"household": "single mother of one son"}, (), {"parent"}, {"adult", "minor", "partnered"}),
        ({"household": "husband; children have moved out"}, (), {"partnered"}, {"parent"}),
        ({"household": "partner; daughter studies abroad", "age": 57}, (), {"partnered"}, {"parent", "student"}),
        ({"household": "expecting first baby with his wife"}, (), {"partnered"}, {"parent"}),
        ({"household": "no children, no pets"}, (), set(), {"parent", "pet_owner"}),
        ({"household": "lives with his son's family", "age": 81}, (), {"older"}, {"parent"}),
        ({"household": "husband, five grandkids"}, (), {"grandparent"}, {"parent"}),
        ({"household": "first grandson on the way"}, (), set(), {"grandparent"}),
        ({"household": "lives with her grandmother", "age": 20}, (), set(), {"grandparent"}),
        ({"household": "parents and a baby brother", "age": 15}, (), {"minor"}, {"parent", "adult"}),
        ({"household": "mum and stepdad", "age": 18}, (), {"adult"}, {"parent"}),
        ({"household": "widowed, two cats"}, (), {"cat_owner", "pet_owner"}, {"partnered", "dog_owner"}),
        ({"occupation": "dog trainer", "household": "alone"}, (), {"working"}, {"dog_owner", "pet_owner"}),
        ({"occupation": "kindergarten teacher of small children"}, (), {"working"}, {"parent"}),
        ({"occupation": "stay-at-home father"}, (), set(), {"working"}),
        ({"occupation": "law student"}, (), {"student", "learner"}, {"working"}),
        ({"occupation": "high school student", "age": 17}, (), {"learner", "minor"}, {"student", "working"}),
        ({"occupation": "school nurse"}, (), {"working"}, {"student", "learner"}),
        ({"occupation": "retired bricklayer", "age": 71}, (), {"retired", "older"}, {"working"}),
        ({"limits": "walks with two sticks since a stroke"}, (), {"limited_mobility"}, set()),
        ({"limits": "bad knee"}, (), {"limited_mobility"}, set()),
        ({"household": "a room in a home for old people"}, (), {"care_home"}, set()),
        ({"household": "lives in a nursing home"}, (), {"care_home"}, set()),
        ({"occupation": "nurse in a care home"}, (), set(), {"care_home"}),
        ({"about": "my mother is in a nursing home"}, (), set(), {"care_home"}),
        ({"setting": "a sheep farm in Southland"}, (), {"country", "garden"}, set()),
        ({"setting": "city, beside the farmers' market"}, (), set(), {"country"}),
        ({"health": "arthritis in the fingers"}, (), {"weak_hands"}, set()),
        ({"limits": "hearing aid"}, (), {"hard_of_hearing"}, {"limited_mobility"}),
        ({"limits": "colour-blind"}, (), set(), {"low_vision"}),
        ({"children": 2, "pets": "no", "age": 30}, (), {"parent"}, {"pet_owner"}),
        ({"age": 30}, ("playing with my dog",), {"dog_owner"}, set()),
        ({"age": 30}, ("dogs",), set(), {"dog_owner"}),
        ({"age": "in her seventies"}, (), {"adult", "older"}, {"minor"}),
        ({"age": "prefer not to say"}, (), set(), {"adult", "minor"}),
    ],
)  # fmt: skip
def test_what_a_profile_tells(
    attributes: dict[str, str | int], likes: tuple[str, ...], has: set[str], has_not: set[str]
) -> None:
    found = traits_of(Profile(attributes, likes))
    assert has <= found
    assert not has_not & found


def test_every_trait_is_known_once_and_can_be_shown() -> None:
    names = [trait.name for trait in known_traits()]
    assert len(names) == len(set(names))
    nothing = re.compile(r"(?!)").pattern
    for trait in known_traits():
        assert any(p.pattern != nothing for p in (trait.presupposed, trait.hint_presupposed, trait.excluded))
        assert set(trait.either + trait.kinds) <= set(names)
