"""What people say they cannot do, do not have and never want; misspelt, by part of the body, and of others."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis.strategies import text

from bot.core.activities import ACTIVITIES, Activity
from content.manifest import starter_library
from recommender import Item, Profile
from recommender.dislikes import disliked
from recommender.filters import ItemFilter, refused_by
from recommender.limits import clauses_with_limits, lacks_of, lacks_said, lacks_told, says_sound
from tests.growth import FLOOR_SECONDS, MOST


@pytest.mark.parametrize(
    ("said", "lacks"),
    [
        ("arthritis in my hands", {"fine_hands", "grip"}),
        ("artritis in my hands so no kniting", {"fine_hands", "grip", "wool"}),
        ("stiff fingers", {"fine_hands", "grip"}),
        ("my hands shake", {"fine_hands", "grip"}),
        ("pain in my hands when I write", {"fine_hands"}),
        ("i cant do things with my fingers", {"fine_hands"}),
        ("broke my arm last week", {"two_hands", "grip"}),
        ("cast on my wrist", {"fine_hands", "grip"}),
        ("my knees r shot", {"running", "kneeling", "long_walks"}),
        ("I used to run marathons until my knee went", {"running"}),
        ("cant walk far", {"long_walks", "running"}),
        ("I get out of breath after a few steps", {"walking", "stairs"}),
        ("I can’t leave the house at the moment", {"outdoors"}),
        ("I am in bed with a broken leg", {"walking", "standing", "outdoors"}),
        ("no balance any more", {"balance"}),
        ("I have MS and tire easily", {"long_effort", "balance"}),
        ("bad back", {"lifting", "bending"}),
        ("short of breath on stairs", {"stairs", "running", "long_effort"}),
        ("I can't see", {"sight"}),
        ("legally blind", {"sight"}),
        ("low vision", {"sight"}),
        ("my eyesight is going", {"sight"}),
        ("I wear hearing aids", {"hearing"}),
        ("tennis elbow", {"fine_hands", "grip"}),
        ("only one hand", {"two_hands", "grip"}),
        ("I have only my left hand", {"two_hands", "grip"}),
        ("I lost my right arm", {"two_hands", "lifting"}),
        ("ich habe nur noch einen Arm", {"two_hands"}),
        ("sólo tengo una mano", {"two_hands"}),
        ("deaf in both ears", {"hearing"}),
        ("lost my voice", {"voice"}),
        ("love dogs but allergic", {"dogs_near"}),
        ("coeliac", {"wheat_baking"}),
        ("I can't swim", {"swimming"}),
        ("pregnant, seven months", {"heavy_lifting", "running"}),
        ("my wife is well, but I am deaf", {"hearing"}),
        ("tiny flat without an oven", {"oven"}),
        ("I don't own an instrument", {"instrument"}),
        ("no car and no bike", {"car", "bicycle"}),
        ("tight budget", {"money"}),
        ("kaputtes Knie", {"running", "kneeling", "stairs"}),
        ("ich kann keine Treppen steigen", {"stairs"}),
        ("Treppen kann ich nicht mehr steigen", {"stairs"}),
        ("ich kann nicht lange stehen", {"standing"}),
        ("sitze im Rollstuhl", {"walking", "stairs"}),
        ("allergisch gegen Hunde", {"dogs_near"}),
        ("wir haben weder Garten noch Balkon, und ich habe keinen Backofen", {"oven"}),
        ("meiner Frau geht es gut, aber ich bin gehörlos", {"hearing"}),
        ("kein Alkohol", {"alcohol"}),
    ],
)
def test_what_is_said_of_oneself(said: str, lacks: set[str]) -> None:
    assert lacks <= lacks_said(said)


@pytest.mark.parametrize(
    "said",
    [
        "my wife is pregnant",
        "my neighbour has a dog",
        "my mother uses a wheelchair",
        "my old father, who is blind",
        "one sister with three kids and a dog",
        "my wife left me and took my children",
        "my son has a nut allergy",
        "colour blind",
        "a garden and a piano",
        "good hands",
        "she's pregnant",
        "meine Frau ist schwanger",
        "meine Mutter sitzt im Rollstuhl",
        "ein Garten und ein Klavier",
    ],
)
def test_what_is_of_others_or_rules_nothing_out(said: str) -> None:
    assert lacks_said(said) == frozenset()


@pytest.mark.parametrize(
    ("limits", "lacks"),
    [
        ("macular degeneration", {"sight"}),
        ("I can barely read small print", {"sight"}),
        ("I barely hear", {"hearing"}),
        ("cerebral palsy", {"running", "stairs"}),
        ("ME/CFS", {"long_effort"}),
    ],
)
def test_every_limit_of_which_a_trait_is_known_is_a_filter_too(limits: str, lacks: set[str]) -> None:
    assert lacks <= lacks_of(Profile({"limits": limits}))


@pytest.mark.parametrize("limits", ["my wife has macular degeneration", "I care for a son with cerebral palsy"])
def test_a_trait_of_somebody_else_is_no_filter(limits: str) -> None:
    assert not lacks_of(Profile({"limits": limits}))


def test_an_exact_limit_is_not_widened_by_its_trait() -> None:
    assert lacks_of(Profile({"limits": "bad back"})) == lacks_said("bad back")


def _left(profile: Profile) -> set[str]:
    library = starter_library()
    items = [Item(one.id, one.text, activities=one.activities, facts=one.facts) for one in library.messages]
    items += [Item(one.id, one.caption, activities=one.activities, facts=one.facts) for one in library.images]
    return {item.id for item in items} - ItemFilter(items).ruled_out(refused_by(profile))


@pytest.mark.parametrize(
    ("limits", "gone", "stays"),
    [
        (
            "arthritis in my hands",
            {"repair-tighten-screw", "crafts-clay", "write-three-lines", "knitting", "clay-bowl", "toolbox"},
            {"nature-listen-birds", "read-two-pages", "friends-tea"},
        ),
        ("low vision", {"games-chess-move", "read-two-pages"}, {"music-one-song", "listen-to-a-story"}),
        ("blind", {"repair-tighten-screw", "walk-quiet-path", "bird-watcher"}, {"music-one-song", "listen-to-a-story"}),
        ("no garden, no instrument", {"garden-five-weeds", "music-four-bars", "evening-piano"}, {"music-one-song"}),
        ("stiff neck", {"yoga-neck-circles", "yoga-shoulders-to-ears"}, {"read-two-pages"}),
        ("frozen shoulder", {"yoga-on-a-chair", "yoga-back-to-the-wall", "chair-stretch"}, {"read-two-pages"}),
        ("lactose intolerant", {"cook-cocoa", "bake-small-batch", "cocoa-on-the-stove"}, {"cook-one-pot"}),
        ("no sense of smell", {"nature-smell-the-season", "garden-herbs"}, {"read-two-pages"}),
        ("weak wrists", {"bread-dough", "help-carry", "knitting"}, {"nature-listen-birds"}),
        ("dizzy spells", {"sport-one-leg-and-toothbrush", "tree-pose", "help-pick-up-litter"}, {"friends-tea"}),
        ("I can't leave the house", {"friends-picnic", "walk-around-the-block", "picnic"}, {"breathe-at-the-window"}),
    ],
)
def test_a_limit_is_a_filter_on_message_and_picture(limits: str, gone: set[str], stays: set[str]) -> None:
    left = _left(Profile({"limits": limits}))
    assert not gone & left
    assert stays <= left


def test_a_dislike_of_a_whole_kind_leaves_all_of_it_out() -> None:
    profile = Profile(dislikes=("Gardening", "reading books", "team sports"))
    assert disliked(profile.dislikes).activities == {"gardening", "reading"}
    left = _left(profile)
    assert not {"garden-water", "read-two-pages", "tidy-bookshelf", "raised-bed", "armchair-evening"} & left
    assert "sport-dance" in left  # one kind of sport is not all of it


@pytest.mark.parametrize(
    ("said", "lacks"),
    [
        ("hay fever", {"meadows", "flowers"}),
        ("recovering alcoholic", {"alcohol"}),
        ("I quit drinking", {"alcohol"}),
        ("I don't drink", {"alcohol"}),
        ("afraid of hieghts", {"heights"}),
        ("alergic to dogs", {"dogs_near"}),
        ("allergic to nuts", {"word:nut"}),
        ("shellfish might kill me", {"word:shellfish"}),
        ("pregnent", {"heavy_lifting", "alcohol"}),
        ("uses a weelchair", {"walking", "standing"}),
        ("I have a dog and bad knees", {"running"}),
        ("my wife and I have bad backs", {"bending"}),
        ("can't stand for long", {"standing"}),
    ],
)
def test_limits_of_any_kind(said: str, lacks: set[str]) -> None:
    assert lacks <= lacks_said(said)


@pytest.mark.parametrize(
    "said",
    [
        "my wife's knee hurts",
        "I live with my mum, she can't walk",
        "I care for my mother, 80, blind",
        "I don't drink coffee",
        "can't stand opera",
        "I'm not deaf",
    ],
)
def test_limits_of_others_and_none_at_all(said: str) -> None:
    assert lacks_said(said) == frozenset()


@pytest.mark.parametrize("activity", ACTIVITIES, ids=lambda activity: activity.word)
def test_a_dislike_by_button_leaves_the_whole_activity_out(activity: Activity) -> None:
    assert disliked((activity.phrase,)).activities == {activity.word}


@pytest.mark.parametrize(
    ("said", "activities"),
    [("music", {"making_music", "listening"}), ("listening to music", {"listening"}), ("children", {"children_play"})],
)
def test_a_word_may_name_several_activities(said: str, activities: set[str]) -> None:
    assert disliked((said,)).activities == activities


@pytest.mark.parametrize(
    ("said", "gone", "stays"),
    [
        ("children", {"child-blanket-den", "bake-with-child", "child-with-crayons"}, {"friends-tea"}),
        ("kniting", {"knitting"}, {"friends-tea"}),
        ("I hate dogs", {"pets-dog-trick", "dog-walk"}, {"friends-tea"}),
        ("I don't drink", set(), {"friends-tea"}),
    ],
)
def test_a_narrow_dislike_leaves_out_what_names_it(said: str, gone: set[str], stays: set[str]) -> None:
    left = _left(Profile(dislikes=(said,)))
    assert not gone & left
    assert stays <= left


@given(text())
def test_no_text_is_too_odd(said: str) -> None:
    assert lacks_said(said) >= frozenset()
    assert disliked((said,)).activities >= frozenset()


def test_work_grows_in_proportion_to_the_words() -> None:
    def seconds(letters: int) -> float:
        return min(_seconds_of(("hip " * 400)[:letters]) for _time in range(5))

    short, long = seconds(400), seconds(1_600)
    assert long < FLOOR_SECONDS or long / short <= MOST


def _seconds_of(words: str) -> float:
    begun = time.thread_time()
    clauses_with_limits(words)
    return time.thread_time() - begun


@pytest.mark.parametrize(
    ("words", "lacks"),
    [
        ("plantar fasciitis", {"running", "long_walks"}),
        ("tennis elbow", {"grip"}),
        ("I had a heart attack in May", {"long_effort"}),
        ("cataracts", {"sight"}),
        ("I wear a hearing aid", {"hearing"}),
        ("bed rest until the birth", {"walking", "outdoors"}),
        ("I use a zimmer frame", {"long_walks"}),
        ("short on cash", {"money"}),
        ("a new hip", {"running", "balance"}),
        ("one arm", {"two_hands"}),
        ("heights terrify me", {"heights"}),
        ("I threw my back out", {"bending"}),
        ("my wrist is playing up", {"grip"}),
        ("not steady on my feet", {"balance"}),
        ("stuck at home with the flu", {"outdoors"}),
        ("no stove in my flat", {"oven"}),
        ("my lungs aren't great", {"long_effort", "running"}),
        ("I only have one lung", {"long_effort", "stairs"}),
        ("my eyes get sore quickly", {"sight"}),
        ("can't make out small letters", {"sight"}),
        ("I need very large print", {"sight"}),
        ("I topple over easily", {"balance", "stairs"}),
        ("not very stable standing on one leg", {"balance"}),
        ("lightheaded when I get up", {"balance", "bending"}),
        ("the room spins when I look up", {"balance", "heights"}),
        ("slipped disk", {"bending", "lifting"}),
        ("back spasms", {"bending"}),
        ("a pinky in a splint", {"fine_hands", "two_hands"}),
        ("broke a finger", {"fine_hands", "grip"}),
        ("weak wrists from typing", {"fine_hands", "grip", "lifting"}),
        ("stiff neck", {"neck"}),
        ("frozen shoulder", {"arms", "two_hands"}),
        ("can't raise my arms above my head", {"arms"}),
        ("can't get down on the floor", {"kneeling"}),
        ("I can't climb ladders", {"heights", "balance"}),
        ("foot in a boot", {"standing", "stairs"}),
        ("lost the use of my legs", {"walking", "standing"}),
        ("stroke left my right side weak", {"two_hands", "balance", "grip"}),
        ("I don't hear so well anymore", {"hearing"}),
        ("strep throat", {"voice"}),
        ("doctor says don't talk", {"voice"}),
        ("on crutches till January", {"stairs", "long_walks"}),
        ("in the middle of chemotherapy", {"long_effort", "running"}),
        ("7 months pregnent", {"balance", "heavy_lifting"}),
        ("lactose intolerant", {"milk"}),
        ("no sense of smell", {"smell"}),
        ("a room in a home for old people", {"kitchen", "oven"}),
        ("broken toe", {"running", "standing"}),
        ("a pot of tea on the one hand", set()),
        ("I put my feet up with a cold beer", set()),
        ("we are expecting guests", set()),
    ],
)
def test_more_is_known_by_its_name(words: str, lacks: set[str]) -> None:
    assert lacks <= lacks_said(words)
    assert bool(lacks) == bool(lacks_said(words))


@pytest.mark.parametrize(
    "said",
    ["my elbow is strapped up", "left wrist splinted", "Arm in der Schlinge", "brazo en cabestrillo", "braço engessado",
     "рука в лонгете"],
)  # fmt: skip
def test_a_hand_that_is_tied_up_does_nothing_fine(said: str) -> None:
    assert {"fine_hands", "two_hands"} <= lacks_said(said)


@pytest.mark.parametrize(
    ("limits", "lacks"),
    [
        ("my ankle is like a football", {"running", "standing"}),
        ("shoulder went crunch", {"lifting", "arms"}),
        ("stairs at a snail's pace", {"stairs"}),
        ("kneeling longer than a prayer finishes me", {"kneeling"}),
        ("the cooker gave up", {"oven"}),
        ("my bike has a puncture", {"bicycle"}),
        ("mein Knie sieht aus wie ein Ballon", {"kneeling", "stairs"}),
        ("can't make a peep", {"loud", "voice"}),
        ("can't move around", {"walking"}),
    ],
)
def test_what_a_limit_names_is_out_of_use_whatever_ails_it(limits: str, lacks: set[str]) -> None:
    assert lacks <= lacks_of(Profile({"limits": limits}))


@pytest.mark.parametrize("limits", ["I look after a brother with a stammer", "diabetes", "vegetarian", "none"])
def test_a_limit_that_names_nothing_of_the_sort_rules_nothing_out(limits: str) -> None:
    assert not lacks_told(limits)


@pytest.mark.parametrize(
    "words",
    [
        "no trouble with my shoulder",
        "never had a problem with my hips",
        "nothing wrong with my eyes",
        "no issues with my wrist",
    ],
)
def test_who_says_that_nothing_is_wrong_tells_no_limit(words: str) -> None:
    assert says_sound(words)
    assert not lacks_said(words)


@pytest.mark.parametrize(
    ("words", "lacks"),
    [
        ("no trouble with my shoulder unless I lift", "lifting"),
        ("trouble with my knees, nothing wrong with my hips", "kneeling"),
        ("a problem with my back", "bending"),
        ("my sister has no problem with her eyes but my knees are bad", "kneeling"),
    ],
)
def test_a_limit_beside_what_is_sound_or_under_a_condition_holds(words: str, lacks: str) -> None:
    assert lacks in lacks_said(words)


@pytest.mark.parametrize(
    ("words", "lacks"),
    [
        ("I've got to stay out of the sun", "sun"),
        ("the doctor told me to steer clear of pollen", "flowers"),
        ("I'm to keep away from ladders", "heights"),
        ("have to avoid peanuts", "word:peanut"),
    ],
)
def test_what_somebody_keeps_away_from_is_left_out(words: str, lacks: str) -> None:
    assert lacks in lacks_said(words)


@pytest.mark.parametrize("words", ["keep out of trouble", "my brother should stay away from me", "stay out of it"])
def test_manners_of_speaking_keep_nobody_away_from_anything(words: str) -> None:
    assert not lacks_said(words)
