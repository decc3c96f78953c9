"""The starter library is complete, consistent and worth sending."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from itertools import combinations
from pathlib import Path

import pytest
import yaml
from PIL import Image as Picture

from content.items import Image, Item, Library
from content.linter import lint_library
from content.manifest import picture_path, starter_folder, starter_library
from content.vocabulary import ACTIVITIES, TRAITS
from tests.content.perception import fingerprint

LIBRARY = starter_library()
FOLDER = starter_folder()


def test_it_is_large_enough() -> None:
    assert len(LIBRARY.images) >= 60
    assert len(LIBRARY.messages) >= 100
    assert len(ACTIVITIES) >= 16


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_every_activity_has_enough_to_rotate(activity: str) -> None:
    assert sum(activity in image.activities for image in LIBRARY.images) >= 3
    assert sum(activity in message.activities for message in LIBRARY.messages) >= 5
    assert sum(image.activities[0] == activity for image in LIBRARY.images) >= 3


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


def _left(items: tuple[Item, ...], traits: set[str]) -> list[Item]:
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

    assert len(images) >= 30
    assert len(messages) >= 60
    activities = {item.activities[0] for item in images} & {item.activities[0] for item in messages}
    assert len(activities) >= 12


def test_the_two_manifests_state_the_licence() -> None:
    for name in ("images.yaml", "messages.yaml"):
        assert "\nlicence: Apache-2.0\n" in Path(FOLDER / name).read_text(encoding="utf-8")


def test_ids_are_unique_across_kinds() -> None:
    library = Library(messages=LIBRARY.messages, images=LIBRARY.images)

    assert not {message.id for message in library.messages} & {image.id for image in library.images}


def test_the_vocabulary_knows_every_trait_that_the_recommender_derives() -> None:
    rules = yaml.safe_load(files("recommender").joinpath("data/traits.yaml").read_text(encoding="utf-8"))

    assert {rule["trait"] for rule in rules} <= set(TRAITS)
