"""What reactions taught, in a form that can be told to the person themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recommender.policies.context import PastReaction

SURE_FROM = 4
"""Answers to an activity below which nothing about it is sure."""

CLEARLY = 1.6
"""Standard deviations by which well and badly answered ones must differ to be sure: about 9 in 10."""


@dataclass(frozen=True)
class LearnedTaste:
    """How an activity was answered.

    Attributes:
        activity: Its label in the library.
        well: How many showings were answered well.
        answers: How many were answered well or badly, at least 1.
    """

    activity: str
    well: int
    answers: int

    @property
    def is_enjoyed(self) -> bool:
        """Whether more was answered well than badly."""
        return 2 * self.well > self.answers

    @property
    def is_sure(self) -> bool:
        """Whether that is unlikely to be chance."""
        return self.answers >= SURE_FROM and abs(2 * self.well - self.answers) >= CLEARLY * self.answers**0.5


def learned_tastes(
    reactions: Iterable[PastReaction], activities: Mapping[str, Sequence[str]], most: int = 5
) -> list[LearnedTaste]:
    """Return how activities were answered, those with most answers first.

    Args:
        reactions: A person's; several to one pair count as one answer.
        activities: Of the library's messages, by id, the main one first.
        most: How many at most.
    """
    sums: dict[tuple[str, str], float] = {}
    for one in reactions:
        sums[one.message, one.image] = sums.get((one.message, one.image), 0.0) + one.teaches
    answers: dict[str, list[bool]] = {}
    for (message, _image), teaches in sums.items():
        if teaches and activities.get(message):
            answers.setdefault(activities[message][0], []).append(teaches > 0)
    found = [LearnedTaste(name, sum(given), len(given)) for name, given in answers.items()]
    return sorted(found, key=lambda taste: (-taste.answers, taste.activity))[:most]
