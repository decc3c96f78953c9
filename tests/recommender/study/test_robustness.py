"""What is told otherwise keeps its labels, and what it costs is counted per user."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np
import pytest
from numpy.typing import NDArray

from recommender.spelling import stem, words_of
from recommender.study import load_study
from recommender.study.model import Study
from recommender.study.perturb import MANY, PERTURBATIONS, Perturbation
from recommender.study.robustness import robustness
from recommender.study.run import encode_study
from recommender.vectors import unit


class WordsEncoder:
    """An encoder for which texts are alike as far as they share words."""

    fingerprint = "words"
    dimension = 256

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the sum of a random direction per word."""
        rows = [sum((_direction(stem(word)) for word in words_of(text)), np.full(256, 1e-3)) for text in texts]
        return unit(np.array(rows, dtype=np.float32))

    def verify(self) -> None:
        """Find everything in order."""


def _direction(word: str) -> NDArray[np.float64]:
    return np.random.default_rng(crc32(word.encode())).normal(size=256)


BY_NAME = {one.name: one for one in PERTURBATIONS}


@pytest.fixture(scope="module")
def evenings() -> Study:
    return load_study("evenings")


def changed(name: str, study: Study) -> Study:
    return BY_NAME[name].change(study, np.random.default_rng(7))


@pytest.mark.parametrize("name", [one.name for one in PERTURBATIONS])
def test_something_is_told_otherwise_and_the_same_by_the_same_chance(name: str, evenings: Study) -> None:
    told = changed(name, evenings)
    assert told != evenings
    assert told == changed(name, evenings)
    assert [user.id for user in told.users] == [user.id for user in evenings.users]


def test_labels_stay_where_the_meaning_does(evenings: Study) -> None:
    for name in ("synonyms", "slang", "typos", "30 likes", "negated tastes", "20 % wrong captions"):
        told = changed(name, evenings)
        assert [user.labels for user in told.users] == [user.labels for user in evenings.users]
        assert [image.labels for image in told.images] == [image.labels for image in evenings.images]


def test_what_is_said(evenings: Study) -> None:
    negated, many, general, typos = (
        changed(name, evenings).users[1] for name in ("negated tastes", "30 likes", "general words", "typos")
    )
    plain = evenings.users[1]
    assert (len(negated.likes), negated.dislikes) == (len(plain.likes) + len(plain.dislikes), ())
    assert len(many.likes) == MANY
    assert {*plain.likes} <= {*many.likes}
    assert general.labels is not None
    assert plain.labels is not None
    assert {*plain.labels.likes} <= {*general.labels.likes}
    assert len(typos.likes) == len(plain.likes)


def test_wrong_captions_are_as_many_as_said(evenings: Study) -> None:
    told = changed("20 % wrong captions", evenings)
    wrong = [new.caption != old.caption for new, old in zip(told.images, evenings.images, strict=True)]
    assert sum(wrong) == round(0.2 * len(wrong))


def test_a_drop_is_what_is_lost_and_no_change_costs_nothing(evenings: Study) -> None:
    small = evenings.model_copy(update={"users": evenings.users[:4]})
    encoder = WordsEncoder()
    vectors = encode_study(small, encoder)
    nothing = Perturbation("nothing", lambda study, _rng: study)
    found = robustness(
        [small],
        [vectors],
        encoder,
        "offscreen",
        draws=1,
        perturbations=[nothing, BY_NAME["captions permuted"], BY_NAME["near-duplicates"]],
    )
    same, mixed, doubled = found
    assert same.changed == 0
    assert all((loss.drop, loss.low, loss.high) == (0.0, 0.0, 0.0) for loss in same.losses.values())
    loss = mixed.losses["appropriate"]
    assert loss.drop is not None
    assert loss.low is not None
    assert loss.high is not None
    assert loss.low <= loss.drop <= loss.high
    assert loss.drop > 0.2
    assert doubled.doubles == 0
