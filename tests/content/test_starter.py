"""The starter library is complete, consistent and worth sending."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from importlib.resources import files
from itertools import combinations
from pathlib import Path

import pytest
import yaml
from PIL import Image as Picture

from bot.core.activities import ACTIVITIES as OFFERED
from content.items import Image, Library, LibraryItem, Message
from content.linter import lint_library
from content.manifest import picture_path, starter_folder, starter_library
from content.vocabulary import ACTIVITIES, TRAITS
from recommender import Item as Candidate
from recommender.facts import Ability, Company, Effort, Light, Noise, Season, Where
from recommender.limits import lacks_said, needs_of
from tests.content.perception import fingerprint

LIBRARY = starter_library()
FOLDER = starter_folder()


def _at_home_after_dark(item: LibraryItem) -> bool:
    return item.facts.light is not Light.DAY and Where.HOME in (item.facts.places or ())


def _at_a_desk(message: Message) -> bool:
    facts = message.facts
    return Where.WORK in (facts.places or ()) and (facts.minutes or 99) <= 10 and not facts.things


def _in_a_quiet_night(message: Message) -> bool:
    facts = message.facts
    calm = facts.noise is Noise.SILENT and facts.effort is not Effort.HARD and (facts.minutes or 99) <= 15
    reachable = not facts.things and {Where.HOME, Where.WORK} & set(facts.places or ())
    return facts.light is not Light.DAY and Company.ALONE in (facts.company or ()) and calm and bool(reachable)


def _outdoors_in_winter(message: Message) -> bool:
    facts = message.facts
    return Where.OUTDOORS in (facts.places or ()) and (facts.seasons is None or Season.WINTER in facts.seasons)


QUOTAS: dict[str, tuple[Callable[[Message], bool], int]] = {
    "all": (lambda _message: True, 260),
    "after dark at home": (_at_home_after_dark, 60),
    "at a desk or on a break, ten minutes, no tools": (_at_a_desk, 40),
    "at night, quiet, alone, nothing needed": (_in_a_quiet_night, 25),
    "of the night itself, also at work": (
        lambda message: message.facts.light is Light.DARK and Where.WORK in (message.facts.places or ()),
        8,
    ),
    "outdoors in winter": (_outdoors_in_winter, 25),
    "of winter itself": (lambda message: message.facts.seasons == (Season.WINTER,), 10),
    "two minutes or fewer": (lambda message: (message.facts.minutes or 99) <= 2, 40),
}


@pytest.mark.parametrize("quota", QUOTAS)
def test_there_are_enough_messages_for_every_kind_of_moment(quota: str) -> None:
    fits, least = QUOTAS[quota]
    assert sum(map(fits, LIBRARY.messages)) >= least


@pytest.mark.parametrize("said", ["bad hands", "blind", "deaf", "I can't walk", "I can't leave the house", "no voice"])
def test_whoever_lacks_something_finds_enough_for_an_evening_at_home(said: str) -> None:
    lacks = lacks_said(said)
    assert lacks
    left = [
        message
        for message in LIBRARY.messages
        if not lacks & needs_of(Candidate(message.id, message.text, facts=message.facts))
        and _at_home_after_dark(message)
    ]
    assert len(left) >= 60
    assert len({message.activities[0] for message in left}) >= 12


@pytest.mark.parametrize("thing", ["no garden", "no instrument", "no oven", "no tools"])
def test_an_activity_does_not_need_what_not_everybody_owns(thing: str) -> None:
    lacks = lacks_said(thing)
    left = Counter(
        activity
        for message in LIBRARY.messages
        if not lacks & needs_of(Candidate(message.id, message.text, facts=message.facts))
        for activity in message.activities
    )
    assert min(left[activity] for activity in ACTIVITIES) >= 6


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_every_activity_has_pictures_to_rotate(activity: str) -> None:
    images = [image for image in LIBRARY.images if activity in image.activities]
    assert len(images) >= 6
    assert sum(map(_at_home_after_dark, images)) >= 4
    assert sum(image.activities[0] == activity for image in images) >= 4


def test_there_are_pictures_of_evenings_winter_and_work() -> None:
    assert len(LIBRARY.images) >= 230
    assert sum(image.facts.light is Light.DARK for image in LIBRARY.images) >= 60
    assert sum(Season.WINTER in (image.facts.seasons or ()) for image in LIBRARY.images) >= 5
    assert sum(Where.WORK in (image.facts.places or ()) for image in LIBRARY.images) >= 5
    assert sum("wheelchair" in image.caption for image in LIBRARY.images) >= 5


def test_the_pictures_of_a_message_are_there_and_show_its_light_and_kind() -> None:
    images = {image.id: image for image in LIBRARY.images}
    opposite = {Light.DAY: Light.DARK, Light.DARK: Light.DAY}
    chosen = [(message, images[name]) for message in LIBRARY.messages for name in message.pictures]
    assert sum(bool(message.pictures) for message in LIBRARY.messages) >= 280
    light = [(m.id, i.id) for m, i in chosen if m.facts.light and opposite.get(m.facts.light) is i.facts.light]
    kind = [(m.id, i.id) for m, i in chosen if not set(m.activities) & set(i.activities)]
    assert light == []
    assert len(kind) <= 3  # such as tea before bed with a cup between two hands, which shows resting


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_every_activity_has_messages_to_rotate(activity: str) -> None:
    messages = [message for message in LIBRARY.messages if activity in message.activities]
    assert len(messages) >= 10
    assert sum(map(_at_home_after_dark, messages)) >= 6


def test_there_are_twenty_activities() -> None:
    assert len(ACTIVITIES) == 20
    assert {activity.word for activity in OFFERED} == set(ACTIVITIES)


def test_only_known_activities_are_used() -> None:
    used = {activity for item in (*LIBRARY.images, *LIBRARY.messages) for activity in item.activities}

    assert used == set(ACTIVITIES)


def test_nothing_is_to_be_changed_before_sending() -> None:
    assert [str(finding) for finding in lint_library(LIBRARY)] == []


def test_every_message_names_its_technique_and_they_vary() -> None:
    techniques = Counter(message.technique for message in LIBRARY.messages)

    assert None not in techniques
    assert len(techniques) >= 12
    assert max(techniques.values()) <= 0.25 * len(LIBRARY.messages)


def test_files_and_manifest_match() -> None:
    named = {image.file for image in LIBRARY.images}
    present = {path.relative_to(FOLDER).as_posix() for path in (FOLDER / "images").iterdir()}

    assert named == present
    assert {path.stem for path in (FOLDER / "svg").iterdir()} == {image.id for image in LIBRARY.images}
    assert all(image.file == f"images/{image.id}.webp" for image in LIBRARY.images)


@pytest.mark.parametrize("image", LIBRARY.images, ids=lambda image: image.id)
def test_pictures_have_size_and_form(image: Image) -> None:
    file = picture_path(FOLDER, image)

    assert file.stat().st_size < 150_000
    with Picture.open(file) as picture:
        assert picture.size == (1280, 960)
        assert picture.format == "WEBP"
        assert picture.mode == "RGB"


def test_no_two_pictures_look_alike() -> None:
    prints = {image.id: fingerprint(picture_path(FOLDER, image)) for image in LIBRARY.images}
    apart = {(a, b): int((prints[a] != prints[b]).sum()) for a, b in combinations(prints, 2)}

    # Of 63 bits, the same picture in other colours or slightly shifted differs in 0 to 6.
    assert [pair for pair, bits in apart.items() if bits < 8] == []


def test_words_for_eyes_and_words_for_ears_differ() -> None:
    assert all(image.caption.lower().rstrip(".") != image.alt.lower().rstrip(".") for image in LIBRARY.images)
    assert len({image.title for image in LIBRARY.images}) == len(LIBRARY.images)


def test_what_a_picture_shows_is_said_in_one_sentence() -> None:
    assert [image.id for image in LIBRARY.images if not image.alt.endswith(".") or image.alt.count(".") > 1] == []


def _left(items: tuple[LibraryItem, ...], traits: set[str]) -> list[LibraryItem]:
    return [
        item
        for item in items
        if not traits & set(item.unsuitable_for) and (not item.only_for or traits & set(item.only_for))
    ]


@pytest.mark.parametrize(
    "traits",
    [
        set[str](),
        *({trait} for trait in TRAITS),
        {"wheelchair", "limited_mobility", "older", "low_vision", "lives_alone"},
    ],
    ids=lambda traits: "+".join(sorted(traits)) or "nothing known",
)
def test_enough_is_left_for_everybody(traits: set[str]) -> None:
    images, messages = _left(LIBRARY.images, traits), _left(LIBRARY.messages, traits)

    assert len(images) >= 60
    assert len(messages) >= 150
    activities = {item.activities[0] for item in images} & {item.activities[0] for item in messages}
    assert len(activities) >= 12


EYES = re.compile(
    r"\b(?:watch|(?<!have a )look (?:at|for|into|around|closely)|see(?:s|n)?|dim\w*|colou?rs?|moon|stars?"
    r"|shadows?|paint\w*|(?:turn|put) (?:off|out|down) the (?:lamps?|lights?)|(?:big|small|half) (?:lamp|light|dark)"
    r"|lamp to the next)\b",
    re.IGNORECASE,
)
"""Words of texts that have a half-sentence, at least, for the eyes."""

LAMPS = {"friends-fire", "listen-radio-in-the-dark", "music-guitar-on-a-stand", "rest-warm-bath", "sleep-lamp"}
"""Texts that name a light by the way and are whole without it."""


def test_what_speaks_to_the_eyes_does_not_come_to_who_cannot_see() -> None:
    blind = [
        message
        for message in LIBRARY.messages
        if Ability.SIGHT not in (message.facts.abilities or ()) and "low_vision" not in message.unsuitable_for
    ]
    assert {message.id for message in blind if EYES.search(message.text)} == LAMPS


def test_nobody_is_asked_what_a_memory_clinic_asks() -> None:
    tested = re.compile(r"\bmonths?\b.*\bbackwards\b|\bin sevens\b|\bwhat (?:day|year) it is\b", re.IGNORECASE)
    assert [message.id for message in LIBRARY.messages if tested.search(message.text)] == []


NOT_IN_EVERY_HOUSEHOLD = re.compile(
    r"\b(?:hot water bottle|guitar|flute|piano|car|balcony|aquarium|house plant|alarm clock)\b",
    re.IGNORECASE,
)
WITHOUT = re.compile(r"\b(?:if|or)\b", re.IGNORECASE)


def test_a_text_presupposes_nothing_that_no_fact_names() -> None:
    presuming = [
        message
        for message in LIBRARY.messages
        if NOT_IN_EVERY_HOUSEHOLD.search(message.text) and not message.facts.things and not WITHOUT.search(message.text)
    ]
    assert [message.id for message in presuming] == []


def test_the_two_manifests_state_the_licence() -> None:
    for name in ("images.yaml", "messages.yaml"):
        assert "\nlicence: Apache-2.0\n" in Path(FOLDER / name).read_text(encoding="utf-8")


def test_ids_are_unique_across_kinds() -> None:
    library = Library(messages=LIBRARY.messages, images=LIBRARY.images)

    assert not {message.id for message in library.messages} & {image.id for image in library.images}


def test_the_vocabulary_knows_every_trait_that_the_recommender_derives() -> None:
    rules = yaml.safe_load(files("recommender").joinpath("data/traits.yaml").read_text(encoding="utf-8"))

    assert {rule["trait"] for rule in rules} <= set(TRAITS)
