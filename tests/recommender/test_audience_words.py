"""Natural phrases of many kinds: words with another sense, limits of every kind, what profiles call things."""

from __future__ import annotations

import pytest

from recommender import Encoder, Item, Profile, encode_missing, ruled_out
from recommender.audience import audiences_of, limits_of, probe_texts, traits_of
from recommender.topics import activity_phrases
from tests.recommender.conftest import Vectors

OTHER_SENSES = [
    ("image", "a row of vegetables in a sunny garden", ("weak_hands", "limited_mobility")),
    ("image", "tools hanging in a row above a bench", ("weak_hands", "limited_mobility")),
    ("image", "rows of jars on a pantry shelf", ("weak_hands",)),
    ("image", "the night sky over a mountain", ("limited_mobility", "fragile_health")),
    ("image", "a stream running through a quiet wood", ("limited_mobility", "fragile_health")),
    ("message", "Dig out the tackle box and sort the hooks.", ("limited_mobility",)),
    ("message", "Jump into a new book tonight.", ("limited_mobility", "fragile_health")),
    ("message", "Hop on a bus and see where it ends.", ("limited_mobility",)),
    ("message", "Climb aboard the number 12 and ride to the last stop.", ("limited_mobility", "fragile_health")),
    ("message", "Climb into the tram and sit at the back.", ("limited_mobility", "weak_hands")),
    ("message", "Glue the back of the broken radio.", ("hard_of_hearing",)),
    ("message", "Race through a crossword against the kettle.", ("limited_mobility", "fragile_health")),
    ("message", "Climb into bed an hour early.", ("limited_mobility", "fragile_health", "weak_hands")),
    ("message", "Weights and measures: how heavy is an onion? Guess, then use the scales.", ("weak_hands",)),
    ("message", "Listen to your own breathing for a minute.", ("hard_of_hearing",)),
    ("message", "Sit down and listen to nothing but your own breath.", ("hard_of_hearing",)),
    ("message", "Draw the curtains and lie down.", ("low_vision",)),
    ("message", "Run a hot bath.", ("limited_mobility", "low_vision", "hard_of_hearing", "weak_hands")),
    ("message", "Have you ever saw off a bad day with a good soup?", ("limited_mobility",)),
    ("message", "Leave the earbuds at home and stroll.", ("hard_of_hearing",)),
    ("message", "Sit in the sun for ten minutes without a book.", ("low_vision",)),
    ("message", "Race the sunset: be outside before it is gone.", ("fragile_health",)),
    ("message", "Run your fingers over the bark of a tree.", ("limited_mobility", "fragile_health")),
    ("image", "a view of snowy peaks from a cabin window", ("limited_mobility",)),
    ("image", "a river running between green hills", ("limited_mobility",)),
    ("image", "a staircase with a red carpet", ("limited_mobility",)),
    ("image", "a bowl of soup with steam above it", ("low_vision", "hard_of_hearing", "no_alcohol", "weak_hands")),
]
EXCLUDED = [
    ("message", "Settle down with the next two chapters.", "low_vision"),
    ("message", "Write a letter in your very best handwriting.", "low_vision"),
    ("message", "Put the sheet music on the stand.", "low_vision"),
    ("message", "Finish the needlework in your basket.", "low_vision"),
    ("message", "Find Orion in the sky tonight.", "low_vision"),
    ("message", "Spread the jigsaw on the table.", "low_vision"),
    ("image", "a man reading in an armchair", "low_vision"),
    ("message", "Put your headphones on and close your eyes.", "hard_of_hearing"),
    ("message", "Phone somebody you have not talked to for a year.", "hard_of_hearing"),
    ("message", "Listen to the rain on the roof.", "hard_of_hearing"),
    ("image", "a girl with large headphones on a sofa", "hard_of_hearing"),
    ("message", "Uncork the red that you were saving.", "no_alcohol"),
    ("message", "Meet at the pub for a quick pint.", "no_alcohol"),
    ("message", "Knit two rows.", "weak_hands"),
    ("message", "Row upstream for ten minutes.", "weak_hands"),
    ("message", "Knead the dough until it is smooth.", "weak_hands"),
    ("message", "Haul the old furniture out of the cellar.", "limited_mobility"),
    ("message", "Lug that sofa to the other wall.", "fragile_health"),
    ("message", "Shift the furniture round for a new view.", "limited_mobility"),
    ("message", "Lift the wardrobe and sweep behind it.", "weak_hands"),
    ("message", "Go for a run before breakfast.", "limited_mobility"),
    ("message", "Run up the hill and back.", "limited_mobility"),
    ("message", "Climb the mountain behind the town.", "limited_mobility"),
    ("message", "Sprint to the lamp post three times.", "fragile_health"),
    ("message", "Darn the sock with the hole.", "weak_hands"),
    ("message", "Scale the church tower.", "limited_mobility"),
    ("message", "Carry the boxes up to the attic.", "limited_mobility"),
    ("image", "a group of people running through a forest", "limited_mobility"),
    ("image", "kids kicking a ball on a field", "limited_mobility"),
    ("image", "hikers on a steep mountain trail", "limited_mobility"),
]
FOR_ANYBODY = [
    ("image", "a young man handing a bag of groceries to an older woman"),
    ("message", "Meet a friend for a cuppa."),
    ("message", "Visit a neighbour who lives alone."),
    ("image", "a teenager carrying a shopping bag for an old lady"),
    ("image", "hot dogs on a grill"),
    ("message", "A cold ginger ale on the steps."),
    ("message", "A corn dog at the fair, eaten slowly."),
    ("message", "Read a book about cats."),
    ("message", "Draw a dog from memory."),
    ("message", "A pint of blueberries from the market."),
    ("message", "Swap the car for your own two feet."),
    ("message", "Save the petrol and go by foot."),
]


@pytest.fixture(scope="session")
def read(encoder: Encoder) -> Vectors:
    texts = [row[1] for row in OTHER_SENSES] + [row[1] for row in EXCLUDED] + [text for _, text in FOR_ANYBODY]
    return encode_missing(encoder, [*texts, *probe_texts(), *activity_phrases()])


@pytest.mark.parametrize(("kind", "text", "traits"), OTHER_SENSES)
def test_a_word_in_another_sense_rules_nobody_out(kind: str, text: str, traits: tuple[str, ...], read: Vectors) -> None:
    [found] = audiences_of([Item("x", text)], "image" if kind == "image" else "message", read)
    assert not found.unsuitable_for & set(traits)


@pytest.mark.parametrize(("kind", "text", "trait"), EXCLUDED)
def test_what_a_limit_rules_out(kind: str, text: str, trait: str, read: Vectors) -> None:
    [found] = audiences_of([Item("x", text)], "image" if kind == "image" else "message", read)
    assert trait in found.unsuitable_for


@pytest.mark.parametrize(("kind", "text"), FOR_ANYBODY)
def test_what_presupposes_nothing(kind: str, text: str, read: Vectors) -> None:
    [found] = audiences_of([Item("x", text)], "image" if kind == "image" else "message", read)
    assert found.suits(frozenset({"minor"}))


def test_a_drive_presupposes_a_driver_not_a_pet(encoder: Encoder) -> None:
    text = "Fill the tank and head for the coast."
    vectors = encode_missing(encoder, [text, *probe_texts(), *activity_phrases()])
    [found] = audiences_of([Item("x", text)], "message", vectors)
    assert not found.only_for & {"pet_owner", "dog_owner", "cat_owner"}


@pytest.mark.parametrize(
    ("attributes", "has", "has_not"),
    [
        ({"years": 15}, {"minor"}, {"adult"}),
        ({"birth year": 1961}, {"adult"}, {"minor"}),
        ({"about": "born 1961"}, {"adult"}, {"minor"}),
        ({"school grade": 8}, {"minor"}, {"adult"}),
        ({"occupation": "eighth grade"}, {"minor"}, {"adult", "working"}),
        ({"age": "mid-30s"}, {"adult"}, {"minor", "older"}),
        ({"age group": "70+"}, {"adult", "older"}, {"minor"}),
        ({"age": "under 18"}, {"minor"}, {"adult"}),
        ({"occupation": "third grade teacher"}, {"working"}, {"minor"}),
        ({"mobility": "walks with a stick"}, {"limited_mobility"}, set()),
        ({"mobility": "poor"}, {"limited_mobility"}, set()),
        ({"mobility": "good"}, set(), {"limited_mobility"}),
        ({"eyesight": "very poor"}, {"low_vision"}, set()),
        ({"hearing": "going"}, {"hard_of_hearing"}, set()),
        ({"hearing": "fine"}, set(), {"hard_of_hearing"}),
        ({"breathing": "difficult since last winter"}, {"fragile_health"}, set()),
        ({"joints": "stiff"}, {"limited_mobility"}, set()),
        ({"limits": "knees are shot"}, {"limited_mobility"}, set()),
        ({"limits": "hip replaced in May"}, {"limited_mobility"}, set()),
        ({"limits": "walks on two sticks"}, {"limited_mobility"}, set()),
        ({"limits": "can't manage stairs"}, {"limited_mobility"}, set()),
        ({"limits": "MS"}, {"limited_mobility"}, set()),
        ({"limits": "wheelchair"}, {"wheelchair", "limited_mobility"}, set()),
        ({"limits": "can hardly see"}, {"low_vision"}, set()),
        ({"limits": "can't see much"}, {"low_vision"}, set()),
        ({"limits": "can't hear well"}, {"hard_of_hearing"}, {"low_vision"}),
        ({"limits": "triple bypass last year"}, {"fragile_health"}, set()),
        ({"limits": "no booze"}, {"no_alcohol"}, set()),
        ({"limits": "lost my sight"}, {"low_vision"}, set()),
        ({"gender": "female", "household": "husband; baby due in June"}, {"fragile_health", "no_alcohol"}, {"parent"}),
        ({"gender": "female", "limits": "expecting"}, {"fragile_health", "no_alcohol"}, {"parent"}),
        ({"household": "partner, baby on the way"}, {"fragile_health", "no_alcohol"}, {"parent"}),
        ({"gender": "male", "household": "wife; baby on the way"}, {"partnered"}, {"fragile_health", "parent"}),
        ({"household": "our corgi"}, {"dog_owner", "pet_owner"}, {"cat_owner"}),
        ({"household": "two huskies"}, {"dog_owner"}, set()),
        ({"household": "a pug"}, {"dog_owner"}, set()),
        ({"household": "a labradoodle and a Jack Russell"}, {"dog_owner"}, set()),
        ({"household": "one moggy"}, {"cat_owner", "pet_owner"}, {"dog_owner"}),
        ({"household": "a ginger tom"}, {"cat_owner"}, set()),
        ({"household": "hubby"}, {"partnered", "partner"}, set()),
        ({"household": "the missus"}, {"partnered"}, set()),
        ({"household": "my other half"}, {"partnered"}, set()),
        ({"status": "in a relationship"}, {"partnered"}, set()),
        ({"household": "nan of three"}, {"grandparent"}, set()),
        ({"household": "proud gran"}, {"grandparent"}, set()),
        ({"household": "grandad of two"}, {"grandparent"}, {"parent"}),
        ({"family": "nonna to Luca"}, {"grandparent"}, set()),
        ({"household": "two under five"}, {"parent"}, set()),
        ({"household": "the wife and our lad"}, {"parent", "partnered"}, set()),
        ({"limits": "hip op last month"}, {"limited_mobility"}, set()),
        ({"household": "no pets, would love a dog"}, set(), {"dog_owner", "pet_owner"}),
        ({"household": "divorced, kids every other weekend"}, {"parent"}, {"partnered"}),
        ({"household": "on his own since the divorce"}, {"lives_alone"}, {"partnered"}),
        ({"limits": "needs reading glasses"}, set(), {"low_vision"}),
        ({"household": "by himself"}, {"lives_alone"}, set()),
        ({"household": "widower, alone with a canary"}, {"lives_alone"}, set()),
        ({"household": "raises her son on her own"}, {"parent"}, {"lives_alone"}),
        ({"occupation": "undergrad"}, {"student"}, {"working"}),
        ({"occupation": "doing a PhD"}, {"student"}, set()),
        ({"occupation": "welder"}, {"working", "worker"}, set()),
        ({"household": "lost my husband last year"}, set(), {"partnered"}),
        ({"household": "our dog died in spring"}, set(), {"dog_owner", "pet_owner"}),
        ({"household": "used to have a dog"}, set(), {"dog_owner", "pet_owner"}),
        ({"household": "kids long gone"}, set(), {"parent"}),
        ({"household": "husband; son, 34"}, {"partnered"}, {"parent"}),
        ({"household": "two sons in their forties"}, set(), {"parent"}),
        ({"household": "shares a house with four others"}, {"shared_flat"}, {"garden"}),
        ({"setting": "near a community garden"}, set(), {"garden"}),
        ({"setting": "farmers' market town"}, set(), {"garden"}),
        ({"setting": "house with a garden"}, {"garden"}, set()),
        ({"occupation": "at home with twins"}, set(), {"working"}),
        ({"household": "two boys, 6 and 9"}, {"parent"}, set()),
        ({"flatmate": "in a wheelchair since an accident"}, {"shared_flat"}, {"wheelchair", "limited_mobility"}),
        ({"neighbour": "has two big dogs and a garden"}, set(), {"dog_owner", "pet_owner", "garden"}),
        ({"best_friend": "expecting a baby"}, set(), {"expecting", "parent"}),
        ({"colleague": "a student of 15 years"}, set(), {"student", "minor"}),
        ({"children": "two, one in a wheelchair"}, {"parent"}, {"wheelchair"}),
        ({"children": "13 and 15"}, {"parent", "teen_parent"}, set()),
        ({"dog": "a labrador with a bad hip"}, {"dog_owner", "pet_owner"}, {"limited_mobility"}),
    ],
)  # fmt: skip
def test_what_profiles_call_it(attributes: dict[str, str | int], has: set[str], has_not: set[str]) -> None:
    found = traits_of(Profile(attributes))
    assert has <= found
    assert not has_not & found


def test_limits_are_found_under_any_name() -> None:
    told = Profile({"limits": "cannot swim", "joints": "stiff", "hobby room": "attic", "eyesight": "good"})
    assert limits_of(told) == ("cannot swim", "joints stiff")


def test_likes_that_a_limit_rules_out_are_named() -> None:
    likes = ("hiking", "chess", "dancing")
    assert ruled_out(Profile(attributes={"limits": "bad back"}, likes=likes)) == ("hiking", "dancing")
    assert ruled_out(Profile(attributes={"limits": "hay fever"}, likes=("chess",))) == ()
    assert ruled_out(Profile(likes=likes)) == ()
