"""Shrunk means: new items start at their kind's, few answers move little, and the truth comes out."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.policies.population import MOST_MOVED, Population, shrunk_means


def test_a_new_item_starts_at_its_kinds_mean() -> None:
    kinds = np.array([0, 0, 0, 1, 1, 1, 2])
    sums, counts = np.array([80.0, 70, 0, 20, 35, 0, 0]), np.array([100.0, 100, 0, 100, 100, 0, 0])
    found = shrunk_means(sums, counts, kinds)
    assert found.items[2] == pytest.approx(found.kinds[0])
    assert found.items[5] == pytest.approx(found.kinds[1])
    assert found.kinds[0] > 0.7
    assert found.kinds[1] < 0.3
    assert found.kinds[2] == pytest.approx(found.overall)
    assert found.item_errors[2] > found.item_errors[0]


def test_one_lucky_answer_makes_no_winner() -> None:
    sums, counts = np.array([1.0, 60, 40, 55, 0]), np.array([1.0, 100, 100, 100, 1])
    found = shrunk_means(sums, counts, np.zeros(5, dtype=np.intp))
    assert found.items[1] > found.items[0] > found.items[4]


def test_without_any_answer_all_are_the_same() -> None:
    found = shrunk_means(np.zeros(3), np.zeros(3), np.array([0, 0, 1]))
    assert np.unique(found.items).size == 1
    assert np.isfinite(found.item_errors).all()


def test_shrunk_means_are_nearer_to_the_truth_than_plain_ones() -> None:
    rng = np.random.default_rng(7)
    kinds = np.repeat(np.arange(20), 15)
    truth = np.clip(0.5 + 0.15 * rng.standard_normal(20)[kinds] + 0.1 * rng.standard_normal(300), 0.02, 0.98)
    counts = rng.integers(0, 30, 300).astype(float)
    sums = rng.binomial(counts.astype(int), truth).astype(float)
    found = shrunk_means(sums, counts, kinds)
    plain = np.where(counts > 0, sums / np.maximum(counts, 1), sums.sum() / counts.sum())
    error = float(np.abs(found.items - truth).mean())
    assert error < 0.75 * float(np.abs(plain - truth).mean())
    held = np.abs(found.items - truth) <= 1.96 * found.item_errors
    assert 0.88 <= held.mean() <= 0.99


def test_answers_of_another_scale_are_pooled_too() -> None:
    found = shrunk_means(
        np.array([450.0, 4.0, 200.0]), np.array([100.0, 1, 100]), np.zeros(3, dtype=np.intp), noise=1.2
    )
    assert 4.4 < found.items[0] < 4.6
    assert 2.0 < found.items[1] < 4.0


def test_a_population_moves_what_is_believed_within_bounds() -> None:
    kinds = {"a1": "walking", "a2": "walking", "new": "walking", "b1": "tidying", "c": "reading"}
    answers = {"a1": (190.0, 200.0), "a2": (180.0, 200.0), "b1": (5.0, 200.0)}
    found = Population.of(answers, kinds)
    moved = dict(zip(kinds, found.shifts(list(kinds), list(kinds.values())), strict=True))
    assert moved["new"] == pytest.approx(0.5 * (found.kinds["walking"] - found.overall), abs=1e-9) or (
        moved["new"] == MOST_MOVED
    )
    assert moved["a1"] > 0 > moved["b1"]
    assert max(abs(value) for value in moved.values()) <= MOST_MOVED
    assert moved["c"] == pytest.approx(0.0, abs=1e-9)
