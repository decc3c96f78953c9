"""Labels that are read from words, judged on the starter library."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from bot.services.starter_library import shipped_vectors
from content.manifest import starter_library
from content.suggesting import Labelled, Vectors, guess_language, needed_texts, suggest_labels
from content.techniques import is_technique
from recommender import encode_missing, open_encoder

FRESH = (
    ("Pick an evening this week for a walk with your sister and tell her the hour.", "1.4"),
    ("When you have washed up after dinner, step outside and look at the sky.", "1.4"),
    ("Read one single page of something printed. More only if you feel like it.", "8.7"),
    ("Water three pots, no more than that.", "8.7"),
    ("Tidy for two minutes and then sit down again.", "8.7"),
    ("Phone off, pencil out: doodle on a napkin instead of scrolling.", "8.2"),
    ("Swap the series for a board game tonight.", "8.2"),
    ("Lay tomorrow's running clothes next to your bed.", "7.1"),
    ("Hang the guitar on the wall where you pass it ten times a day.", "7.1"),
    ("Invite the people next door over for pancakes.", "3.1"),
    ("Call your brother and play cards over the kitchen table on Sunday.", "3.1"),
    ("Carry the shopping up the stairs for somebody in your house.", "3.2"),
    ("Offer to walk the dog of a neighbour who is ill.", "3.2"),
    ("Breathe in for four, hold for four, breathe out for six.", "4.1"),
    ("Fold a square sheet twice, open it, and crease the corners into a boat.", "4.1"),
    ("Take a street you have never walked down and see where it leads.", "4.4"),
    ("Cook with your eyes on the smell alone: try a spice you cannot name.", "4.4"),
    ("Sit still, breathe slowly and let the worries of the day pass by.", "11.2"),
    ("Charge the tablet in the hall and dim the lamp in the bedroom.", "12.1"),
    ("Lock the phone away in a drawer until the tea is drunk.", "12.3"),
    ("Show your child how you whistle with a blade of grass.", "13.1"),
    ("Take out the sketchbook you filled years ago and look at what you could do.", "15.3"),
    ("Every morning before work, stretch your arms at the open window.", "8.3"),
    ("Count how many birds come to the window and keep a list.", "2.3"),
)
"""Messages written after the signs of techniques were, with the technique that was meant."""


@dataclass(frozen=True)
class Hits:
    """Shares of the starter library's items whose labels are suggested, each item without its own label."""

    first_message: float
    first_image: float
    two_messages: float
    first_technique: float
    three_techniques: float


@pytest.fixture(scope="module")
def starter() -> tuple[list[Labelled], Vectors]:
    library = starter_library()
    labelled = [
        Labelled(message.text, message.activities, "message", message.technique) for message in library.messages
    ]
    labelled += [Labelled(image.caption, image.activities, "image") for image in library.images]
    written = [text for text, _number in FRESH]
    encoder = open_encoder()
    wanted = [*(one.text for one in labelled), *needed_texts("walk"), *written]
    return labelled, encode_missing(encoder, wanted, shipped_vectors(encoder.fingerprint))


@pytest.fixture(scope="module")
def hits(starter: tuple[list[Labelled], Vectors]) -> Hits:
    labelled, vectors = starter
    found = [suggest_labels(one.text, one.kind, [o for o in labelled if o is not one], vectors) for one in labelled]
    pairs = list(zip(labelled, found, strict=True))

    def share(values: Iterable[bool]) -> float:
        values = list(values)
        return sum(values) / len(values)

    messages = [(one, labels) for one, labels in pairs if one.kind == "message"]
    images = [(one, labels) for one, labels in pairs if one.kind == "image"]
    return Hits(
        share(bool(set(labels.activities[:1]) & set(one.activities)) for one, labels in messages),
        share(bool(set(labels.activities[:1]) & set(one.activities)) for one, labels in images),
        share(bool(set(labels.activities) & set(one.activities)) for one, labels in messages),
        share(labels.technique == one.technique for one, labels in messages),
        share(one.technique in labels.techniques for one, labels in messages),
    )


@pytest.mark.long
def test_labels_of_the_starter_library_are_mostly_guessed(hits: Hits) -> None:
    assert hits.first_message >= 0.74
    assert hits.first_image >= 0.87
    assert hits.two_messages >= 0.8
    assert hits.first_technique >= 0.23  # by chance: 0.16, that of the commonest one
    assert hits.three_techniques >= 0.55


def test_techniques_of_messages_written_afterwards_are_mostly_among_the_three(
    starter: tuple[list[Labelled], Vectors],
) -> None:
    labelled, vectors = starter
    found = [suggest_labels(text, "message", labelled, vectors).techniques for text, _number in FRESH]
    right = [
        number in [label.partition(" ")[0] for label in labels]
        for labels, (_text, number) in zip(found, FRESH, strict=True)
    ]
    assert sum(right) >= 0.6 * len(FRESH), [FRESH[at] for at, one in enumerate(right) if not one]


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
        ("Выйди на улицу и пройдись с другом по парку.", "ru"),
        ("یک کتاب بردارید و در باغ با چای بنشینید.", "fa"),
        ("???", "en"),
    ],
)
def test_a_language_is_guessed_by_its_small_words(text: str, language: str) -> None:
    assert guess_language(text) == language


def test_techniques_are_named_as_the_taxonomy_does() -> None:
    shown = suggest_labels("Ask a neighbour to come along.", "message", [], {})
    assert shown.technique == shown.techniques[0]
    assert all(map(is_technique, shown.techniques))
    assert suggest_labels("Look at the moon.", "message", [], {}).technique is None
