from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import ndcg_score, roc_auc_score

from recommender.bench.measures import auc, interval, ndcg


def test_ndcg_is_that_of_a_kept_library() -> None:
    rng = np.random.default_rng(0)
    scores = rng.random((30, 50)).astype(np.float32)
    relevant = rng.random((30, 50)) < 0.2
    expected = [ndcg_score(good[None], row[None], k=10) for good, row in zip(relevant.astype(int), scores, strict=True)]
    assert ndcg(scores, np.ones_like(relevant), relevant) == pytest.approx(expected)


def test_what_may_not_be_ranked_is_neither_found_nor_missed() -> None:
    scores, relevant = np.array([[3.0, 2.0, 1.0]], dtype=np.float32), np.array([[True, False, True]])
    assert ndcg(scores, np.array([[False, True, True]]), relevant) == pytest.approx([1 / np.log2(3)])


def test_equal_scores_gain_nothing_by_the_order_of_the_table() -> None:
    relevant = np.zeros((1, 1000), dtype=np.bool_)
    relevant[:, :10] = True
    assert ndcg(np.zeros((1, 1000), dtype=np.float32), np.ones_like(relevant), relevant)[0] < 0.3


def test_nobody_without_something_to_find_gains() -> None:
    nothing = np.zeros((1, 4), dtype=np.bool_)
    assert ndcg(np.ones((1, 4), dtype=np.float32), ~nothing, nothing) == [0.0]


def test_auc_is_that_of_a_kept_library() -> None:
    rng = np.random.default_rng(0)
    scores = rng.integers(0, 5, (20, 40)).astype(np.float32)
    liked = rng.random((20, 40)) < 0.4
    expected = [roc_auc_score(good, row) for good, row in zip(liked, scores, strict=True)]
    assert auc(scores, liked, ~liked) == pytest.approx(expected)
    assert np.isnan(auc(scores, liked, np.zeros_like(liked))).all()


def test_an_interval_holds_the_mean_and_leaves_out_who_has_no_figure() -> None:
    low, high = interval(np.array([0.0, 1.0, 1.0, 0.0, np.nan] * 40))
    assert 0.4 < low < 0.5 < high < 0.6
    assert all(np.isnan(end) for end in interval(np.array([np.nan])))
