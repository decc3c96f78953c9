"""Figures of lives, with the arithmetic beside them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from recommender import Item
from recommender.facts import Facts, Light
from recommender.simulate.agreement import agreement_of, kappa
from recommender.simulate.answers import HiddenAnswer, answer_to
from recommender.simulate.figures import Life, LivedNudge, figures_of
from recommender.simulate.judge import Doubt, Fault, NudgeVerdict
from recommender.simulate.labels import SecondLabel, starter_labels
from recommender.simulate.people import load_simulated_people
from tests.recommender.simulate.test_judge import person

START = datetime(2026, 12, 1, 20, tzinfo=UTC)


def nudge(day: int, message: str, image: str = "i", *faults: Fault, warmth: float = 0.25) -> LivedNudge:
    """A nudge on a day, of which nothing is doubtful."""
    verdict = NudgeVerdict(frozenset(faults))
    return LivedNudge(START + timedelta(days=day), day, message, image, warmth, verdict, None, 1.0)


def figures(*nudges: LivedNudge, **changes: object) -> dict[str, float | None]:
    """The figures of one life of 60 days."""
    life = Life(person(**changes), 60, nudges, {"nothing_suitable": 1})
    return {name: figure.value for name, figure in figures_of([life]).items()}


def test_repeats_overlap_and_halves() -> None:
    lived = [nudge(0, "a", warmth=0.7), nudge(1, "b"), nudge(20, "a"), nudge(40, "b"), nudge(50, "c", warmth=0.6)]
    found = figures(*lived)
    assert found["repeated_within_21_days"] == 1 / 5  # a after 20 days
    assert found["came_before"] == 2 / 5  # a, and b after 39
    assert found["second_month_overlap"] == 1 / 2  # b of b and c
    assert found["loved_first_half"] == 1 / 3
    assert found["loved_second_half"] == 1 / 2
    assert found["silent"] == 1 / 6
    assert found["distinct_texts"] is None  # one window a day
    windows = ["every 12:00-13:00", "every 20:00-22:00"]
    assert figures(*lived, windows=windows)["distinct_texts"] == 3


def test_another_picture_is_another_pair() -> None:
    assert figures(nudge(0, "a"), nudge(2, "a", "j"))["came_before"] == 0


def test_faults_and_doubts() -> None:
    doubtful = LivedNudge(START, 0, "d", "i", 0.2, NudgeVerdict(frozenset(), frozenset({Doubt.LATE})), None, 1.0)
    found = figures(nudge(0, "a"), nudge(1, "b", "i", Fault.LIGHT, Fault.PLACE), doubtful)
    assert (found["fit"], found["doubtful"], found["unfit"]) == (1 / 3, 1 / 3, 1 / 3)
    assert (found["light_faults"], found["place_faults"], found["limited"]) == (1 / 3, 1 / 3, 0)


def test_intervals_are_over_people() -> None:
    lives = [Life(person(), 60, (nudge(0, "a"),), {}), Life(person(), 60, (nudge(0, "a", "i", Fault.LIGHT),), {})]
    fit = figures_of(lives)["fit"]
    assert (fit.value, fit.low, fit.high) == (0.5, 0.0, 1.0)


def test_kappa() -> None:
    first, second = np.array([True, True, False, False]), np.array([True, False, False, False])
    assert kappa(first, second) == pytest.approx(0.5)  # same .75, by chance .5
    assert kappa(first, first) == 1
    assert kappa(np.zeros(3, dtype=np.bool_), np.zeros(3, dtype=np.bool_)) is None


def test_agreement_leaves_out_what_the_library_does_not_say() -> None:
    items = [Item("a", "A", facts=Facts(light=Light.DAY)), Item("b", "B")]
    labels = {name: SecondLabel(activities=("reading",), light=Light.DAY) for name in "ab"}
    found = {one.fact: one for one in agreement_of(items, labels)}
    assert (found["light"].same, found["light"].decisions) == (1.0, 2)  # day and dark, of one item
    assert "noise" not in found


def test_answers_come_from_hidden_tastes() -> None:
    student = next(one for one in load_simulated_people() if one.id == "sao_paulo_student")
    music = starter_labels().messages["music-guitar-on-a-stand"]
    bed = starter_labels().messages["sleep-lamp"]
    rng = np.random.default_rng(1)
    told = [answer_to(student, music, NudgeVerdict(), rng) for _ in range(400)]
    cold = [answer_to(student, bed, NudgeVerdict(), rng) for _ in range(400)]
    answered = sum(answer in (HiddenAnswer.DID_IT, HiddenAnswer.LIKE) for answer in told)
    assert answered / 400 == pytest.approx(0.6 * 0.8, abs=0.08)
    assert cold.count(HiddenAnswer.NOT_FOR_ME) / 400 == pytest.approx(0.6 * 0.95 * 0.6, abs=0.08)
