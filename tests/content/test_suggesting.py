"""Labels that are read from words, judged on the starter library."""

from __future__ import annotations

import pytest

from content.manifest import starter_library
from content.suggesting import Labelled, guess_language, needed_texts, suggest_labels, suggest_technique
from content.techniques import is_technique
from recommender import encode_missing, open_encoder


@pytest.fixture(scope="module")
def hits() -> dict[str, float]:
    """Share of the starter library's items whose first suggested activity is right, each without its own label."""
    library = starter_library()
    labelled = [Labelled(message.text, message.activities) for message in library.messages]
    labelled += [Labelled(image.caption, image.activities) for image in library.images]
    vectors = encode_missing(open_encoder(), [*(one.text for one in labelled), *needed_texts("walk")])
    right: dict[str, list[bool]] = {"message": [], "image": []}
    for at, one in enumerate(labelled):
        kind = "message" if at < len(library.messages) else "image"
        others = [other for other in labelled if other is not one]
        found = suggest_labels(one.text, "message" if kind == "message" else "image", others, vectors)
        right[kind].append(bool(found.activities) and found.activities[0] in one.activities)
    return {kind: sum(values) / len(values) for kind, values in right.items()}


def test_the_first_suggested_activity_is_mostly_right(hits: dict[str, float]) -> None:
    assert hits["message"] > 0.7
    assert hits["image"] > 0.9


def test_without_vectors_the_audience_is_still_read_from_the_words() -> None:
    found = suggest_labels("Take your child by the hand and walk to the pond.", "message", [], {})
    assert found.activities == ()
    assert "parent" in found.only_for


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Put on your shoes and take a walk.", "en"),
        ("Zieh deine Schuhe an und geh mit dem Hund um die Ecke.", "de"),
        ("Prends un livre et assieds-toi dans le jardin avec un thé.", "fr"),
        ("Sal a la calle y camina por el parque con un amigo.", "es"),
        ("???", "en"),
    ],
)
def test_a_language_is_guessed_by_its_small_words(text: str, language: str) -> None:
    assert guess_language(text) == language


def test_a_technique_is_named_as_the_taxonomy_does() -> None:
    shown = suggest_technique("Ask a neighbour to come along.")
    assert shown is not None
    assert is_technique(shown)
    assert suggest_technique("Look at the moon.") is None
