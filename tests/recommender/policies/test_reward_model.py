"""What answers change about what is believed: pooled over activities, against what was told, resettable by a date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from recommender import Item, Profile
from recommender.policies.context import Context, PastReaction, ShownPair
from recommender.policies.item_features import ItemFeatures
from recommender.policies.observations import HALF_LIFE, SILENCE, Observations, observations
from recommender.policies.reward_model import RewardModel, RewardNumbers
from recommender.policies.shares import Relation

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MESSAGES = [
    Item("walk-far", "", activities=("walking", "nature_watching"), technique="8.2"),
    Item("walk-near", "", activities=("walking",)),
    Item("read", "", activities=("reading",), technique="8.2"),
    Item("sing", "", activities=("making_music",)),
    Item("odd", ""),
]
ROWS = {item.id: row for row, item in enumerate(MESSAGES)}
KINDS = np.array([Relation.LIKED, Relation.LIKED, Relation.NEW, Relation.NEW, Relation.NEW], dtype=np.int8)
NEARNESS = np.zeros(len(MESSAGES), dtype=np.float32)


def model(numbers: RewardNumbers | None = None) -> RewardModel:
    return RewardModel(ItemFeatures.build(MESSAGES), numbers or RewardNumbers())


def seen(*answers: tuple[str, float], block: int = 1) -> Observations:
    return Observations(
        np.array([ROWS[name] for name, _reward in answers], dtype=np.intp),
        np.array([reward for _name, reward in answers]),
        np.ones(len(answers)),
        np.full(len(answers), block, dtype=np.intp),
    )


def believed(*answers: tuple[str, float]) -> np.ndarray:
    learner = model()
    mean, _covariance = learner.learn(learner.prior(NEARNESS, KINDS), seen(*answers)).worth(np.eye(len(MESSAGES)), 1)
    return mean


def test_what_was_told_is_believed_until_answers_overturn_it() -> None:
    before, after = believed(), believed(*[("walk-near", 0.0)] * 4)
    assert before[ROWS["walk-near"]] > before[ROWS["read"]] + 0.15
    assert after[ROWS["walk-near"]] < after[ROWS["read"]]


def test_an_answer_tells_of_the_activity_more_than_of_everything_else() -> None:
    moved = believed(("walk-near", 1.0)) - believed()
    assert moved[ROWS["walk-near"]] > moved[ROWS["walk-far"]] > 5 * abs(moved[ROWS["sing"]]) > 0


def test_a_technique_is_learned_across_activities() -> None:
    moved = believed(("walk-far", 0.0)) - believed()
    assert moved[ROWS["read"]] < moved[ROWS["sing"]] < 0


def test_the_part_of_the_day_counts() -> None:
    learner = model()
    after = learner.learn(learner.prior(NEARNESS, None), seen(("sing", 1.0), block=3))
    then, other = (after.worth(np.eye(len(MESSAGES)), block)[0][ROWS["sing"]] for block in (3, 1))
    assert then > other > RewardNumbers().base


def test_it_is_bayesian_linear_regression() -> None:
    """The same posterior as by weights with a normal prior: precision A = 1/s^2 + X'X/n^2, mean A^-1 X'(y - m)/n^2."""
    numbers = RewardNumbers(day=0.0, item=0.0)
    learner, answers = model(numbers), seen(("walk-far", 1.0), ("read", 0.0), ("read", 1.0), ("odd", 0.0))
    answers = replace(answers, weights=np.array([1.0, 0.5, 0.8, 0.06]))
    prior = learner.prior(NEARNESS, KINDS)
    rows = learner.design[answers.rows]
    precision = np.diag(answers.weights) / numbers.noise**2
    spread = np.linalg.inv(np.eye(rows.shape[1]) + rows.T @ precision @ rows)
    weights = spread @ rows.T @ precision @ (answers.rewards - prior[answers.rows])
    mean, covariance = learner.learn(prior, answers).worth(np.eye(len(MESSAGES)), 1)
    assert mean == pytest.approx(prior + learner.design @ weights)
    assert covariance == pytest.approx(learner.design @ spread @ learner.design.T)


def test_the_shifts_are_those_of_the_mean_without_the_person_as_a_whole() -> None:
    learner = model(RewardNumbers(person=0.0))
    after = learner.learn(learner.prior(NEARNESS, None), seen(("walk-far", 1.0), ("read", 0.0)))
    assert after.shifts(1) == pytest.approx(after.worth(np.eye(len(MESSAGES)), 1)[0] - after.prior)


# from stored reactions


def past(
    reactions: Sequence[tuple[str, float, int]], shown: Sequence[tuple[str, int]] = (), since: int | None = None
) -> Observations:
    """Return what is observed of reactions and showings so many days ago."""
    context = Context(
        Profile(),
        now=NOW,
        history=[ShownPair(name, "i", NOW - timedelta(days=days)) for name, days in shown],
        reactions=[
            PastReaction(teaches, NOW - timedelta(days=days) + timedelta(hours=1), name, "i")
            for name, teaches, days in reactions
        ],
        learns_since=None if since is None else NOW - timedelta(days=since),
    )
    return observations(context, ROWS)


def test_answers_to_one_showing_count_once() -> None:
    once = past([("read", 0.7, 1), ("read", 1.0, 1)], [("read", 1)])
    assert (once.rewards.tolist(), once.weights == pytest.approx(2 ** -(timedelta(days=1) / HALF_LIFE))) == (
        [1.0],
        True,
    )


def test_a_pair_that_came_twice_was_answered_twice() -> None:
    twice = past([("read", 1.0, 40), ("read", -0.8, 2)], [("read", 2), ("read", 40)])
    assert twice.rewards.tolist() == [1.0, 0.0]


def test_an_old_answer_counts_half() -> None:
    old = past([("read", 1.0, HALF_LIFE.days)], [("read", HALF_LIFE.days)])
    assert old.weights == pytest.approx([0.5], abs=1e-3)


@pytest.mark.parametrize(
    ("shown", "silent"),
    [
        ([("sing", 1), ("read", 1)], 1),  # the day of the answer
        ([("sing", 9), ("read", 1)], 0),  # nobody knows whether that was seen
        ([("read", 1)], 0),  # it was answered
    ],
)
def test_silence_counts_little_and_only_where_the_nudge_was_probably_seen(
    shown: Sequence[tuple[str, int]], silent: int
) -> None:
    found = past([("read", 1.0, 1)], shown)
    weights = [weight for weight, row in zip(found.weights, found.rows, strict=True) if row == ROWS["sing"]]
    assert weights == pytest.approx([SILENCE] * silent, rel=0.05)


def test_asking_why_teaches_nothing_and_is_no_silence() -> None:
    assert len(past([("read", 0.0, 1)], [("read", 1)])) == 0


def test_what_was_shown_before_the_reset_teaches_nothing() -> None:
    assert past([("read", 1.0, 1)], [("sing", 1), ("read", 1)], since=0).rows.tolist() == [ROWS["read"]]


def test_what_has_left_the_library_teaches_nothing() -> None:
    assert len(past([("gone", 1.0, 1)], [("gone", 1)])) == 0


def test_what_all_people_enjoy_is_where_it_begins() -> None:
    features, numbers = ItemFeatures.build(MESSAGES), RewardNumbers()
    shifts = np.array([0.1, 0.0, -0.1, 0.0, 0.0])
    plain, pooled = (RewardModel(features, numbers, one).prior(NEARNESS, KINDS) for one in (None, shifts))
    assert pooled - plain == pytest.approx(shifts)
