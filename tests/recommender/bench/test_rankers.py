from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from recommender.bench.lineup import BY_BOTH, BY_PICTURES, catalogue_of, lineup
from recommender.bench.measures import ndcg
from recommender.bench.rankers.base import AskedPeople, Ranker
from recommender.bench.rankers.content import ContentMap, LinearBandit
from recommender.bench.rankers.factors import PairwiseFactors
from recommender.bench.rankers.neighbours import ItemNeighbours, SameAsLast, ShallowAutoencoder
from recommender.bench.rankers.popularity import Popularity, ShrunkenMean
from recommender.bench.rankers.zero_shot import CentredTastes, NearestLike, RandomOrder
from recommender.bench.ratings import RatedData, Ratings
from tests.recommender.bench.made_up import catalogue_of_kinds, two_kinds

DATA = two_kinds()
CATALOGUE = catalogue_of_kinds(DATA)
KNOWN, ASKED = DATA.table(np.arange(40)), DATA.table(np.arange(40, 60))


def reached(ranker: Ranker, community: Ratings = KNOWN, asked: Ratings = ASKED) -> float:
    known = asked.until(6)
    scores = ranker.fit(CATALOGUE, community)(AskedPeople(DATA.people[40:], known))
    assert scores.shape == known.values.shape
    assert np.isfinite(scores).all()
    return float(ndcg(scores, ~known.seen, asked.after(6).liked).mean())


@pytest.mark.parametrize(
    "ranker",
    [
        NearestLike(), CentredTastes(), Popularity(), ItemNeighbours(10), ShallowAutoencoder(20), SameAsLast(),
        ContentMap(4, 1), LinearBandit(), PairwiseFactors(factors=4), PairwiseFactors("VBPR", content=True, factors=4),
    ],
    ids=lambda ranker: ranker.name,
)  # fmt: skip
def test_each_ranker_finds_more_than_chance(ranker: Ranker) -> None:
    assert reached(ranker) > np.mean([reached(RandomOrder(seed)) for seed in range(5)]) + 0.03


@pytest.mark.parametrize("ranker", [ItemNeighbours(10), ShallowAutoencoder(20), LinearBandit()], ids=lambda r: r.name)
def test_what_the_same_people_like_says_more_than_what_everybody_likes(ranker: Ranker) -> None:
    equally_known = two_kinds(known_by=0)
    others, asked = equally_known.table(np.arange(40)), equally_known.table(np.arange(40, 60))
    assert reached(ranker, others, asked) > reached(Popularity(), others, asked) + 0.05


@pytest.mark.parametrize(
    "ranker",
    [Popularity(), ShrunkenMean(), ItemNeighbours(), ShallowAutoencoder(), SameAsLast(), ContentMap(), LinearBandit(),
     PairwiseFactors()],
    ids=lambda ranker: ranker.name,
)  # fmt: skip
def test_nobody_else_is_no_error(ranker: Ranker) -> None:
    assert 0 <= reached(ranker, KNOWN.first(0)) <= 1


def test_the_autoencoder_predicts_each_like_from_the_others_as_regression_does() -> None:
    liked = KNOWN.liked.astype(np.float64)
    asked = AskedPeople(DATA.people[:40], KNOWN)
    scores = ShallowAutoencoder(20.0).fit(CATALOGUE, KNOWN)(asked)
    for item in (0, 7):
        others = np.delete(liked, item, axis=1)
        weights = np.linalg.solve(others.T @ others + 20 * np.eye(others.shape[1]), others.T @ liked[:, item])
        assert scores[:, item] == pytest.approx(others @ weights, abs=1e-4)


def test_a_mean_of_few_is_drawn_to_the_mean_of_all() -> None:
    values = np.full((40, 3), np.nan, dtype=np.float32)
    values[:, 0], values[:, 1], values[0, 2] = 5, 1, 5
    values[::4, 0], values[::4, 1] = 1, 5
    known = Ratings(values, tuple(np.arange(3) for _ in range(40)), 4, 2)
    means = ShrunkenMean().fit(CATALOGUE, known)(AskedPeople(DATA.people[:1], known.first(1)))[0]
    assert means[0] == pytest.approx(0.75, abs=0.05)
    assert means[1] == pytest.approx(0.25, abs=0.05)
    assert 0.4 < means[2] < 0.9


def test_content_ranks_what_nobody_rated() -> None:
    cold = np.arange(40) >= 30
    warm = AskedPeople(DATA.people[40:], ASKED.without(cold).until(6))
    scores = ContentMap(4, 1).fit(CATALOGUE, KNOWN.without(cold))(warm)
    even = np.arange(40) % 2 == 0
    apart = scores[:, cold & even].mean(axis=1) - scores[:, cold & ~even].mean(axis=1)
    kinds = np.arange(40, 60) % 2 == 0
    assert apart[kinds].mean() > apart[~kinds].mean()


def test_an_item_rated_twice_counts_once_as_last_said() -> None:
    rated = RatedData(
        "twice", DATA.people[:1], DATA.items, np.zeros(3, int), np.array([4, 5, 4]),
        np.array([1, 3, 5], dtype=np.float32), np.array([1.0, 2.0, 3.0]), 4, 2,
    )  # fmt: skip
    table = rated.table(np.array([0]))
    assert table.order[0].tolist() == [4, 5]
    assert table.values[0, 4] == 5


class Seeing:
    """An encoder that sees the kind of a numbered picture, and an encoder of texts that sees nothing in words."""

    fingerprint, dimension = "seeing", 8

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.stack([np.random.default_rng(len(text)).normal(size=8) for text in texts]).astype(np.float32)

    def encode_images(self, files: Sequence[Path]) -> NDArray[np.float32]:
        return np.eye(8, dtype=np.float32)[[int(file.stem) % 2 for file in files]]

    def verify(self) -> None:
        pass


def test_pictures_are_ranked_by_where_there_are_any() -> None:
    data = two_kinds(known_by=0)
    pictures = tuple(None if at == 7 else Path(f"{at}.png") for at in range(len(data.items)))
    seen = catalogue_of(replace(data, pictures=pictures), Seeing(), Seeing())
    assert seen.pictures is not None
    assert not seen.pictures[7].any()
    assert seen.pictures[4].tolist() == seen.pictures[8].tolist()
    asked = data.table(np.arange(40, 60))
    known = AskedPeople(data.people[40:], asked.until(6))
    likes_even = np.arange(40, 60) % 2 == 0
    for weight in (0.5, 1.0):
        scores = NearestLike("seeing", seen=weight).fit(seen, asked)(known)
        apart = scores[:, 8::2].mean(axis=1) - scores[:, 9::2].mean(axis=1)
        assert apart[likes_even].mean() > apart[~likes_even].mean() + 0.1
    assert catalogue_of(data, Seeing(), Seeing()).pictures is None


def test_what_sees_runs_only_where_there_are_pictures() -> None:
    names = [[options[0].name for options in lineup("e", pictures=seen)] for seen in (False, True)]
    assert set(names[1]) - set(names[0]) == {BY_PICTURES, BY_BOTH}
