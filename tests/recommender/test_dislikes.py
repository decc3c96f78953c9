"""What people dislike in their own words: general, slang, misspelt, plural, of several parts, in other languages."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis.strategies import lists, sampled_from

from content.manifest import starter_library
from recommender import Item, Profile
from recommender.dislikes import disliked, named_things
from recommender.filters import ItemFilter, refused_by
from recommender.tastes_told import sorted_tastes

EVERYTHING = {"occupation": "none"}


@cache
def _items() -> tuple[ItemFilter, frozenset[str]]:
    library = starter_library()
    items = [*(one.as_item() for one in library.messages), *(one.as_item() for one in library.images)]
    return ItemFilter(items), frozenset(item.id for item in items)


def _gone(dislike: str, *likes: str) -> frozenset[str]:
    """Return what of the library somebody never gets for a dislike."""
    profile = sorted_tastes(Profile(EVERYTHING, likes, (dislike,)))
    return _items()[0].ruled_out(refused_by(profile))


@pytest.mark.parametrize(
    ("said", "gone"),
    [
        ("diy", {"repair-tighten-screw", "toolbox"}),
        ("DIY projects", {"repair-tighten-screw", "toolbox"}),
        ("sewing and stuff", {"repair-button", "sewing-box", "darning-a-sock"}),
        ("cross stitching", {"repair-button", "sewing-box"}),
        ("anything with kids", {"bake-with-child", "bedtime-story", "child-with-crayons", "blanket-den"}),
        ("toddlers", {"child-blanket-den", "tower-of-blocks"}),
        ("babysitting", {"child-blanket-den", "tower-of-blocks"}),
        ("breathing exercises", {"breathe-at-the-window", "walk-cold-air"}),
        ("fitness", {"sport-chair-stands", "boxing-on-a-chair"}),
        ("working out at the gym", {"sport-chair-stands", "boxing-on-a-chair"}),
        ("cardio", {"sport-dance", "sport-run-to-the-corner", "morning-run"}),
        ("dogs", {"pets-dog-trick", "dog-walk", "man-dog-and-radio"}),
        ("doggos", {"pets-dog-trick", "dog-walk"}),
        ("poodles", {"pets-fetch", "ball-for-the-dog"}),
        ("walking the dog", {"pets-long-round", "dog-walk", "last-round-with-the-dog"}),
        ("kitties", {"pets-brush-the-cat", "cat-on-the-lap", "armchair-evening"}),
        ("cats & dogs", {"pets-brush-the-cat", "pets-dog-trick"}),
        ("animals", {"pets-fetch", "bird-watcher", "armchair-evening", "fish-tank-at-night"}),
        ("household chores", {"tidy-sweep", "folded-laundry"}),
        ("hoovering", {"tidy-sweep", "sweeping"}),
        ("vaccuming and mopping", {"tidy-sweep", "sweeping"}),
        ("cookery", {"cook-one-pot", "soup-on-the-stove"}),
        ("cooking", {"help-sign-up", "supper-together"}),
        ("meal prep", {"cook-one-pot", "soup-on-the-stove"}),
        ("arts n crafts", {"crafts-collage", "growing-spiral"}),
        ("colouring books", {"child-with-crayons", "crafts-with-child"}),
        ("kniting or croshet", {"crafts-ten-rows", "knitting"}),
        ("puzzels", {"games-ten-pieces", "jigsaw", "games-crossword"}),
        ("joging", {"sport-run-to-the-corner", "morning-run"}),
        ("long hikes", {"mountain-hikers"}),
        ("cycling uphill", {"sport-ride", "bicycle-ride"}),
        ("zen stuff", {"yoga-ten-breaths", "sitting-still"}),
        ("yoga classes", {"yoga-cat-back", "stretch-by-lamplight"}),
        ("journalling", {"write-three-lines", "journal-and-pen"}),
        ("making small talk", {"friends-tea", "two-cups"}),
        ("church choir", {"sing-in-the-kitchen", "small-choir", "singing-together"}),
        ("karaoke nights", {"sing-in-the-kitchen", "singing-together"}),
        ("piano practise", {"evening-piano"}),
        ("ping pong", {"sport-ask-a-partner", "table-tennis"}),
        ("early bedtimes", {"sleep-herbal-tea", "tea-in-the-dark-kitchen", "fast-asleep"}),
        ("bedtime", {"sleep-herbal-tea", "fast-asleep"}),
        ("digging in the dirt", {"garden-five-weeds", "planting-seedlings"}),
        ("snow", {"walk-fresh-prints", "snow-in-the-park", "snowballs-at-a-trunk"}),
        ("litter", {"help-pick-up-litter", "litter-picking"}),
        ("football and rugby", {"football-on-the-grass"}),
        ("knitting sewing baking dogs", {"knitting", "sewing-box", "fresh-bread", "dog-walk"}),
        ("outdoorsy stuff", {"friends-picnic", "walk-around-the-block", "picnic"}),
        ("Nähen, Stricken", {"repair-button", "sewing-box", "knitting"}),
        ("хор и караоке", {"sing-in-the-kitchen", "small-choir"}),
        ("perros y gatos", {"pets-dog-trick", "pets-brush-the-cat", "dog-walk"}),
        ("gymnastics", {"yoga-heels-and-toes", "sport-chair-stands", "boxing-on-a-chair"}),
        ("PE", {"sport-chair-stands", "boxing-on-a-chair"}),
        ("Gymnastik", {"yoga-heels-and-toes", "sport-chair-stands"}),
        ("creepy-crawlies", {"animal-alphabet"}),
        ("grubbing about in soil", {"finger-in-the-soil", "garden-smell-of-earth", "planting-seedlings"}),
        ("sweeping up before breakfast", {"tidy-sweep", "broom-in-the-corner"}),
        ("putzen nach der Arbeit", {"tidy-sweep", "broom-in-the-corner"}),
    ],
)
def test_nothing_disliked_comes_as_message_or_as_picture(said: str, gone: set[str]) -> None:
    known = _items()[1]
    assert gone <= known  # the items that are looked for are there
    assert gone <= _gone(said)


@pytest.mark.parametrize(
    ("said", "stays"),
    [
        ("birds", {"sky-stars", "nature-sunset"}),
        ("litter", {"write-three-lines", "postcards"}),
        ("work", {"sport-chair-stands", "tidy-sweep"}),
        ("classical music", {"music-one-song", "listen-one-piece"}),
        ("chores", {"sing-in-the-kitchen", "singing-together"}),
        ("team sports", {"sport-chair-stands", "sport-dance"}),
        ("phone calls", {"sleep-phone-in-drawer", "walk-around-the-block"}),
        ("singles nights", {"walk-around-the-block"}),
    ],
)
def test_what_has_nothing_to_do_with_it_stays(said: str, stays: set[str]) -> None:
    assert not stays & _gone(said)


def test_what_is_liked_at_other_times_stays() -> None:
    assert "read-two-pages" in _gone("reading after work")
    assert "read-two-pages" not in _gone("reading after work", "reading")


def test_a_kind_of_what_is_liked_does_not_take_it_away() -> None:
    assert "games-cards" in _gone("card tricks")
    assert "games-cards" not in _gone("card tricks", "playing cards")


@settings(max_examples=20)
@given(lists(sampled_from(["dogs", "knitting", "sewing", "singing", "baking", "cats", "football"]), max_size=40))
def test_a_list_without_commas_takes_no_longer_than_its_words(words: list[str]) -> None:
    assert len(disliked((" ".join(words),)).mentions) <= len(set(words)) or not words


def test_what_a_picture_shows_beside_its_caption_is_left_out_with_a_dislike() -> None:
    """A cat on the pavement of a walk is a cat to who dislikes cats."""
    street = Item("street", "a woman taking a walk", shown="A woman walks past houses, a cat on the pavement.")
    path = Item("path", "a woman taking a walk", shown="A woman walks past houses.")
    disliked_cats = refused_by(Profile(dislikes=("cats",)))
    assert ItemFilter([street, path]).ruled_out(disliked_cats) == {"street"}


def test_no_picture_of_the_library_shows_a_cat_to_who_dislikes_cats() -> None:
    images = starter_library().images
    kept = {image.id for image in images} - ItemFilter([image.as_item() for image in images]).ruled_out(
        refused_by(Profile(dislikes=("cats",)))
    )
    assert not [image.id for image in images if image.id in kept and " cat" in f" {image.caption} {image.alt}"]


def test_a_word_made_of_two_names_what_its_parts_name() -> None:
    assert named_things("my songbook") == ["song", "book"]
