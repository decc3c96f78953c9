"""The choice of what comes, in two steps: an activity by what is believed of the person, then one of its pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from recommender.policies.drawing import OF_AN_ACTIVITY, by_belief, by_score, likeliest
from recommender.policies.item_features import ItemFeatures
from recommender.policies.reward_model import Posterior
from recommender.vectors import Vector

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class ChoiceNumbers:
    """Numbers of the choice between activities, in shares of showings that are enjoyed.

    Attributes:
        boldness: Factor of the standard deviations in draws: larger ones try out more.
        hope: By how many standard deviations what is not sure is rated higher than it is believed to be.
        plan: What the plan's bonus of 1 is worth before anybody answered.
        plan_lasts: After so many answers the plan counts half.
        variety: How much less may be enjoyed for the sake of variety.
        fading: What a text loses right after it was shown.
    """

    boldness: float = 0.1
    hope: float = 1.0
    plan: float = 0.06
    plan_lasts: float = 1.0
    variety: float = 0.02
    fading: float = 0.02

    def timid(self) -> ChoiceNumbers:
        """Return the numbers of a choice that tries nothing out for the sake of knowing it."""
        return replace(self, boldness=0.0, hope=0.0)


LOOKED_AT = 6
"""Best messages of an activity by which it is judged."""


@dataclass(frozen=True, eq=False)
class MessageChances:
    """How likely messages come at a moment.

    Attributes:
        rows: Row numbers of the messages that may come, those of an activity together.
        chances: How likely each is; their sum is 1.
        activities: How likely each activity is, by name.
        unlikely: Row numbers of the messages of activities that were too unlikely.
    """

    rows: NDArray[np.intp]
    chances: Floats
    activities: Mapping[str, float] = field(default_factory=dict)
    unlikely: NDArray[np.intp] = field(default_factory=lambda: np.zeros(0, dtype=np.intp))


@dataclass(frozen=True, eq=False)
class ActivityChoice:
    """Sets how likely messages come.

    Attributes:
        features: Of the library's messages.
        believed: Of the person.
        added: What the plan, variety and recovery add to a message, in shares of showings, shape (messages,).
        block: The present part of the day.
        numbers: Of the choice.
    """

    features: ItemFeatures
    believed: Posterior
    added: Floats
    block: int
    numbers: ChoiceNumbers

    def chances(self, values: Vector, most: int) -> MessageChances:
        """Return how likely messages come.

        Args:
            values: What each message is worth within its activity; minus infinity for what may not come.
            most: How many messages may come at most, at least 1.
        """
        groups = self._groups(values)
        mixes = np.zeros((len(groups), len(values)))
        for at, rows in enumerate(groups):
            mixes[at, rows[:LOOKED_AT]] = by_score(values[rows[:LOOKED_AT]].astype(np.float64))
        mean, covariance = self.believed.worth(mixes, self.block)
        hoped = mean + mixes @ self.added + self.numbers.hope * np.sqrt(np.maximum(np.diag(covariance), 0.0))
        likely = likeliest(by_belief(hoped, covariance, self.numbers.boldness), most)
        kept = [at for at in np.argsort(-likely, kind="stable").tolist() if likely[at] > 0]
        rooms = shared_out([len(groups[at]) for at in kept], most)
        coming = [groups[at][:room] for at, room in zip(kept, rooms, strict=True)]
        own = [by_score(values[rows].astype(np.float64)) for rows in coming]
        names = [self.features.activities[int(self.features.main[rows[0]])] for rows in groups]
        return MessageChances(
            np.concatenate(coming),
            np.concatenate([likely[at] * share for at, share in zip(kept, own, strict=True)]),
            {names[at]: float(likely[at]) for at in kept},
            np.concatenate([np.zeros(0, dtype=np.intp), *(groups[at] for at in range(len(groups)) if at not in kept)]),
        )

    def _groups(self, values: Vector) -> list[NDArray[np.intp]]:
        """Return the messages that may come by main activity, each best first, the one with the best message first."""
        order = np.argsort(-values, kind="stable")
        order = order[np.isfinite(values[order])]
        mains = self.features.main[order]
        _names, first = np.unique(mains, return_index=True)
        return [order[mains == mains[at]] for at in np.sort(first)]


def shared_out(sizes: Sequence[int], most: int) -> list[int]:
    """Share places out by turns.

    Args:
        sizes: How many messages of each activity there are, the likeliest activity first.
        most: How many places there are, at least as many as activities.

    Returns:
        How many messages of each activity may come.
    """
    rooms = [0] * len(sizes)
    while most and (free := [at for at, size in enumerate(sizes) if rooms[at] < min(size, OF_AN_ACTIVITY)]):
        for at in free[:most]:
            rooms[at] += 1
        most -= min(most, len(free))
    return rooms
