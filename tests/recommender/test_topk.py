from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender import VectorError
from recommender.ranking import PairIndex, brute_force, topk
from recommender.vectors import Matrix, Vector

# few distinct numbers make ties; -inf leaves something out
scores = st.sampled_from([-np.inf, -1.0, -0.25, 0.0, 0.25, 0.5, 1.0])
finite = st.sampled_from([-1.0, -0.25, 0.0, 0.125, 0.25, 1.0])


@st.composite
def tasks(draw: st.DrawFn) -> tuple[Matrix, Vector, Vector, int, bool, set[tuple[int, int]]]:
    height, width = draw(st.integers(0, 9)), draw(st.integers(0, 9))
    joint = np.array(draw(st.lists(finite, min_size=height * width, max_size=height * width)), dtype=np.float32)
    a = np.array(draw(st.lists(scores, min_size=height, max_size=height)), dtype=np.float32)
    b = np.array(draw(st.lists(scores, min_size=width, max_size=width)), dtype=np.float32)
    pairs = st.tuples(st.integers(0, max(height - 1, 0)), st.integers(0, max(width - 1, 0)))
    excluded = draw(st.sets(pairs, max_size=height * width))
    return joint.reshape(height, width), a, b, draw(st.integers(0, 12)), draw(st.booleans()), excluded


@pytest.fixture(params=["all pairs", "bounds"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Small libraries are scored whole, large ones by bounds: here every library goes both ways."""
    if request.param == "bounds":
        monkeypatch.setattr(topk, "SMALL", 0)
        monkeypatch.setattr(topk, "BLOCKS", 3)
        monkeypatch.setattr(topk, "FIRST_ROWS", 1)
        monkeypatch.setattr(topk, "MOST_ROWS", 2)
    return str(request.param)


class TestAgainstBruteForce:
    @pytest.mark.parametrize("ways", ["all pairs", "bounds"])
    @settings(max_examples=300, deadline=None)
    @given(task=tasks())
    def test_gives_the_same_scores(
        self, ways: str, task: tuple[Matrix, Vector, Vector, int, bool, set[tuple[int, int]]]
    ) -> None:
        joint, a, b, k, repeat, excluded = task
        if not joint.size:
            excluded = set()
        with pytest.MonkeyPatch.context() as patch:
            if ways == "bounds":
                for name, value in (("SMALL", 0), ("BLOCKS", 3), ("FIRST_ROWS", 1), ("MOST_ROWS", 2)):
                    patch.setattr(topk, name, value)
            found = PairIndex(joint).top(a, b, k, repeat=repeat, excluded=excluded)
        whole = a[:, None] + b[None, :] + joint
        # ties may be broken either way, and without repeats another choice among equals leads elsewhere:
        # walk the same way and compare each step with the best that was left
        left = whole.copy()
        for message, image in excluded:
            left[message, image] = -np.inf
        for pair in found:
            assert pair.score == left.max()
            assert pair.score == left[pair.message, pair.image]
            if repeat:
                left[pair.message, pair.image] = -np.inf
            else:
                left[pair.message, :] = -np.inf
                left[:, pair.image] = -np.inf
        assert len(found) == k or not left.size or left.max() == -np.inf
        if repeat:
            assert [p.score for p in found] == [p.score for p in brute_force(whole, k, repeat=True, excluded=excluded)]

    def test_gives_the_same_pairs_without_ties(self, way: str) -> None:
        rng = np.random.default_rng(1)
        for _ in range(30):
            joint = rng.normal(size=(17, 13)).astype(np.float32)
            a, b = rng.normal(size=17).astype(np.float32), rng.normal(size=13).astype(np.float32)
            for repeat in (True, False):
                found = PairIndex(joint).top(a, b, 6, repeat=repeat)
                wanted = brute_force(a[:, None] + b + joint, 6, repeat=repeat)
                assert [pair[:2] for pair in found] == [pair[:2] for pair in wanted]


class TestEdges:
    @pytest.mark.parametrize("shape", [(0, 0), (0, 5), (5, 0)])
    def test_an_empty_library_gives_nothing(self, way: str, shape: tuple[int, int]) -> None:
        index = PairIndex(np.zeros(shape, dtype=np.float32))
        assert index.top(np.zeros(shape[0], np.float32), np.zeros(shape[1], np.float32), 5) == []

    def test_one_item_gives_one_pair(self, way: str) -> None:
        index = PairIndex(np.array([[0.5]], dtype=np.float32))
        one = np.array([1.0], dtype=np.float32)
        assert [tuple(pair) for pair in index.top(one, one, 5)] == [(0, 0, 2.5)]

    def test_everything_excluded_gives_nothing(self, way: str) -> None:
        index = PairIndex(np.zeros((3, 3), dtype=np.float32))
        nothing, zero = np.full(3, -np.inf, dtype=np.float32), np.zeros(3, dtype=np.float32)
        assert index.top(nothing, zero, 5) == []
        assert index.top(zero, nothing, 5, repeat=True) == []
        assert index.top(zero, zero, 5, excluded={(m, i) for m in range(3) for i in range(3)}) == []

    def test_k_beyond_the_library_gives_all_there_is(self, way: str) -> None:
        index = PairIndex(np.zeros((3, 4), dtype=np.float32))
        a, b = np.zeros(3, dtype=np.float32), np.zeros(4, dtype=np.float32)
        assert len(index.top(a, b, 50)) == 3
        assert len(index.top(a, b, 50, repeat=True)) == 12

    def test_leaves_its_arguments_alone(self, way: str) -> None:
        index = PairIndex(np.eye(4, dtype=np.float32))
        a, b = np.arange(4, dtype=np.float32), np.arange(4, dtype=np.float32)
        first = index.top(a, b, 3)
        assert a.tolist() == b.tolist() == [0, 1, 2, 3]
        assert index.top(a, b, 3) == first

    def test_refuses_what_it_cannot_rank(self, way: str) -> None:
        index = PairIndex(np.zeros((2, 3), dtype=np.float32))
        fine, wrong = np.zeros(3, dtype=np.float32), np.zeros(4, dtype=np.float32)
        with pytest.raises(VectorError, match="do not fit"):
            index.top(wrong, fine, 1)
        with pytest.raises(VectorError, match="NaN"):
            index.top(np.array([0, np.nan], dtype=np.float32), fine, 1)
        for bad in (np.array([[np.nan]]), np.array([[np.inf]]), np.array([1.0])):
            with pytest.raises(VectorError, match="finite matrix"):
                PairIndex(bad.astype(np.float32))
