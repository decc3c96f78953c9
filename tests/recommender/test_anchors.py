"""Phrases of other languages come to lie where English ones about the same thing do."""

from __future__ import annotations

import numpy as np

from recommender import Encoder, encode_missing
from recommender.anchors import NEAREST, Anchors, anchor_languages, anchor_phrases, anchor_texts
from recommender.topics import activity_phrases
from recommender.vectors import Matrix, unit


def test_every_language_names_every_activity() -> None:
    assert set(anchor_languages()) >= {"de", "es", "fa", "pt", "ru"}
    for language in anchor_languages():
        names = anchor_phrases(language)
        assert len(names) == len(activity_phrases())
        assert all(name.strip() for name in names)
        # loan words such as "yoga" are the same in several languages, most others are not
        assert len(set(names) & set(activity_phrases())) < 8


def simple_anchors() -> tuple[Matrix, Anchors]:
    """Two languages with a direction of their own, six things with one each; the other language lies apart."""
    things, own = np.eye(8, dtype=np.float32)[:6], np.eye(8, dtype=np.float32)[6:]
    english, other = unit(things + own[0]), unit(things + own[1])
    return other, Anchors(english, other[None])


def test_a_phrase_goes_to_its_english_counterpart() -> None:
    other, anchors = simple_anchors()
    assert len(other) > NEAREST
    moved = anchors.in_english(other)
    np.testing.assert_array_equal((moved @ anchors.english.T).argmax(axis=1), np.arange(len(other)))
    assert (np.diag(moved @ anchors.english.T) > 0.95).all()
    np.testing.assert_allclose(np.linalg.norm(moved, axis=1), 1, atol=1e-6)


def test_english_stays_as_it_is() -> None:
    _other, anchors = simple_anchors()
    np.testing.assert_array_equal(anchors.in_english(anchors.english), anchors.english)
    assert anchors.in_english(np.zeros((0, 8), dtype=np.float32)).shape == (0, 8)


SAID = (
    ("Fahrradtour am Sonntag", "a bike tour on Sunday", "a board game on Sunday"),
    ("tocar el ukelele", "playing the ukulele", "cooking a stew"),
    ("играть в шашки", "playing draughts", "going for a swim"),
    ("cuidar das minhas orquídeas", "looking after my orchids", "looking after my dog"),
    ("آش پختن", "cooking soup", "playing chess"),
)
"""A phrase, what it means, and what it does not."""


def test_words_of_other_languages_are_nearer_to_what_they_mean(encoder: Encoder) -> None:
    vectors = encode_missing(encoder, [*anchor_texts(), *(text for row in SAID for text in row)])
    before, meant, other = (np.stack([vectors[row[at]] for row in SAID]) for at in range(3))
    after = Anchors.build(vectors, encoder.dimension).in_english(before)
    right, wrong = (after * meant).sum(axis=1), (after * other).sum(axis=1)
    assert (right > wrong).all()
    assert right.mean() > (before * meant).sum(axis=1).mean() + 0.05
