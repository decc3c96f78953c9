"""A life by the planner, the dose and a policy: the clock jumps, and chance is seeded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Self

import pytest

from bot.simulation.lives import World, live
from bot.simulation.run import SimulatedLibrary, simulate_policy, simulated_library
from content.manifest import starter_library
from recommender import Item, open_encoder
from recommender.policies.base import Policy, PolicyInput
from recommender.policies.context import Context, Whereabouts
from recommender.policies.slate import Slate
from recommender.recommendation import Contribution, recommendation
from recommender.simulate.figures import Life, figures_of
from recommender.simulate.labels import SecondLabel, SecondLabels, starter_labels
from recommender.simulate.people import Half, SimulatedPerson, load_simulated_people


@dataclass
class InTurn(Policy):
    """Chooses one message after another, but what was refused."""

    name = "in_turn_of_a_test"
    version = "1"
    centre = None

    seen: list[Context] = field(default_factory=list)

    @classmethod
    def texts(cls, messages: Sequence[Item], images: Sequence[Item]) -> list[str]:
        return []

    @classmethod
    def texts_for(cls, context: Context) -> list[str]:
        return []

    @classmethod
    def build(cls, given: PolicyInput) -> Self:
        return cls()

    def choose(self, context: Context) -> Slate:
        self.seen.append(context)
        left = [name for name in LABELS.messages if name not in context.refused_messages]
        name = left[len(context.history) % len(left)]
        return Slate.of([recommendation(name, "i", (Contribution("pair", None, 1.0),))], None)


LABELS = SecondLabels(
    messages={
        "read": SecondLabel(activities=("reading",)),
        "walk": SecondLabel(activities=("walking",)),
        "sport": SecondLabel(activities=("sport",)),
    },
    images={"i": SecondLabel(activities=("reading", "walking", "sport"))},
)
WORDS = {"message/read": "", "message/walk": "", "message/sport": "", "image/i": ""}


def somebody(**changes: object) -> SimulatedPerson:
    """Somebody who always answers, loves to read and hates sport."""
    told = {
        "id": "p",
        "half": "develop",
        "spot": [48.2, 16.4],
        "time_zone": "Europe/Vienna",
        "told": {},
        "windows": ["every 12:00-13:00", "every 20:00-22:00", "every 15:00-16:00"],
        "days": ["0-24 home", "0-24 home"],
        "loves": {"reading": 1.0, "sport": 0.0},
        "answers": 1.0,
    }
    return SimulatedPerson.model_validate(told | changes)


def lived(policy: Policy, person: SimulatedPerson, seed: int = 0) -> Life:
    """Eight days from a Monday."""
    return live(person, World(policy, {}, LABELS, WORDS, date(2026, 11, 30), 8, seed))


def test_the_dose_is_kept_and_the_clock_jumps() -> None:
    policy = InTurn()
    life = lived(policy, somebody())
    per_day = [sum(nudge.day == day for nudge in life.nudges) for day in range(8)]
    assert per_day == [2] * 8
    assert life.withheld == {"cap_reached": 8}
    assert [nudge.at for nudge in life.nudges] == sorted(nudge.at for nudge in life.nudges)
    assert policy.seen[-1].minutes_left is not None
    assert len(policy.seen[-1].history) == 15


def test_answers_teach_and_refuse_as_the_buttons_do() -> None:
    policy = InTurn()
    life = lived(policy, somebody())
    assert [nudge.message for nudge in life.nudges].count("read") == sum(
        reaction.teaches > 0 and reaction.message == "read" for reaction in policy.seen[-1].reactions
    ) + (life.nudges[-1].message == "read")
    assert "sport" in policy.seen[-1].refused_messages


def test_the_first_answer_is_followed_by_where_they_are() -> None:
    policy = InTurn()
    lived(policy, somebody(days=["0-12 home 12-13 work 13-24 home", "0-24 home"]))
    at_noon = [context.place for context in policy.seen if context.now and context.now.hour == 11]
    assert policy.seen[0].place is None
    assert at_noon[1:] == [Whereabouts.WORK] * 7
    assert policy.seen[-1].place is Whereabouts.HOME


def test_the_same_seed_lives_the_same_life() -> None:
    first, second = (lived(InTurn(), somebody()) for _ in range(2))
    assert first == second
    assert lived(InTurn(), somebody(), seed=1).nudges != first.nudges


def test_what_nobody_read_a_second_time_is_left_out() -> None:
    few = SecondLabels(messages={}, images=starter_labels().images)
    library = simulated_library(starter_library(), few)
    assert not library.messages
    assert len(library.unread) == len(starter_library().messages)


@pytest.fixture(scope="module")
def library() -> SimulatedLibrary:
    """The starter library as the judge read it."""
    return simulated_library(starter_library(), starter_labels())


def test_two_hands_agree_better_than_chance(library: SimulatedLibrary) -> None:
    found = {one.fact: one.kappa for one in library.agreement()["messages"]}
    assert min(kappa for kappa in found.values() if kappa is not None) > 0.4


@pytest.mark.long
def test_two_months_hold_what_is_promised(library: SimulatedLibrary) -> None:
    people = [person for person in load_simulated_people() if person.half is Half.DEVELOP]
    outcome = simulate_policy("offscreen", people, library, open_encoder(), start=date(2026, 11, 30), days=60)
    found = {name: figure.value or 0.0 for name, figure in figures_of(outcome.lives).items()}
    assert found["repeated_within_21_days"] <= 0.02
    assert found["came_before"] <= 0.12
    assert found["second_month_overlap"] <= 0.55
    assert found["distinct_texts"] >= 60
    assert found["limited"] <= 0.002
    assert found["different_activities"] <= 0.01
    assert found["fit"] >= 0.85
