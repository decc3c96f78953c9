"""How much somebody will probably enjoy a message, and how sure that is.

Bayesian linear regression with partial pooling, in its equivalent form of a Gaussian process whose kernel is linear:
each answer tells something of the person as a whole, of the activity, of technique, place, company and effort, of the
part of the day and of the message itself, each with a spread of its own. What was told gives the prior mean, which
answers can overturn. After IntelligentPooling (Tomkins, Liao, Klasnja, Murphy, 2021).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.policies.item_features import ItemFeatures
from recommender.policies.observations import Observations
from recommender.policies.shares import Relation
from recommender.vectors import Vector

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class RewardNumbers:
    """The model's numbers, in shares of showings that are enjoyed.

    Attributes:
        base: Mean of what nothing is known of.
        liked: What is added for what meets something that was told as liked.
        related: What is added for what is near to it.
        nearness: What is added for each standard deviation of the zero-shot score.
        person: Standard deviation between people; all that follow are those of effects within a person.
        activity: Of activities.
        manner: Of technique, place, company and effort.
        day: Of an activity at a part of the day.
        item: Of single messages.
        noise: Of a single fresh answer.
    """

    base: float = 0.35
    liked: float = 0.2
    related: float = 0.05
    nearness: float = 0.03
    person: float = 0.1
    activity: float = 0.3
    manner: float = 0.05
    day: float = 0.05
    item: float = 0.03
    noise: float = 0.4


class RewardModel:
    """Learns from answers how much a person enjoys what a library holds.

    Args:
        features: Of the library's messages.
        numbers: The model's.
        population: By how much more than others each message is enjoyed by all people, shape (messages,); ``None``:
            not known.
    """

    def __init__(self, features: ItemFeatures, numbers: RewardNumbers, population: Floats | None = None) -> None:
        count = len(features.main)
        self.features, self.numbers = features, numbers
        self._base: Floats = numbers.base + (np.zeros(count) if population is None else population)
        parts = (
            numbers.person * np.ones((count, 1)),
            numbers.activity * features.about,
            numbers.manner * features.manners,
        )
        self.design: Floats = np.hstack(parts).astype(np.float64)

    def prior(self, nearness: Vector, kinds: NDArray[np.int8] | None) -> Floats:
        """Return what is believed of each message before any answer, shape (messages,).

        Args:
            nearness: Zero-shot scores of the messages; minus infinity for what does not suit the person.
            kinds: How the messages stand to what was told, as :class:`~recommender.policies.shares.Relation`; ``None``
                if nothing was.
        """
        numbers, finite = self.numbers, np.isfinite(nearness)
        scores = np.where(finite, nearness, 0.0).astype(np.float64)
        mean, spread = (scores[finite].mean(), scores[finite].std()) if finite.any() else (0.0, 0.0)
        prior: Floats = self._base + numbers.nearness * np.clip((scores - mean) / (spread or 1.0), -2, 2)
        if kinds is not None:
            prior += numbers.liked * (kinds == Relation.LIKED) + numbers.related * (kinds == Relation.RELATED)
        return prior

    def learn(self, prior: Floats, seen: Observations) -> Posterior:
        """Return what is believed after some answers.

        Args:
            prior: What was believed of each message before, shape (messages,).
            seen: The answers.
        """
        return Posterior(self, prior, seen)


class Posterior:
    """What is believed of a person's tastes after their answers.

    Args:
        model: Which learned.
        prior: What was believed of each message before, shape (messages,).
        seen: The answers.
    """

    def __init__(self, model: RewardModel, prior: Floats, seen: Observations) -> None:
        numbers, features = model.numbers, model.features
        self._model, self._seen, self.prior = model, seen, prior
        rows, about = seen.rows, features.about[seen.rows].astype(np.float64)
        self._design, self._about = model.design[rows], about
        known = self._design @ self._design.T
        known += numbers.day**2 * (about @ about.T) * (seen.blocks[:, None] == seen.blocks)
        known += numbers.item**2 * (rows[:, None] == rows)
        self._known: Floats = known + np.diag(numbers.noise**2 / seen.weights)
        self._surprise: Floats = np.zeros(0)
        if len(seen):
            self._surprise = np.asarray(np.linalg.solve(self._known, seen.rewards - prior[rows]), dtype=np.float64)

    def shifts(self, block: int) -> Floats:
        """Return by how much the answers changed what is believed of each message beside others, shape (messages,).

        Args:
            block: The present part of the day.
        """
        model, seen, numbers = self._model, self._seen, self._model.numbers
        moved: Floats = model.design[:, 1:] @ (self._design[:, 1:].T @ self._surprise)  # without the person as a whole
        now = np.where(seen.blocks == block, self._surprise, 0.0)
        moved += numbers.day**2 * (model.features.about @ (self._about.T @ now))
        np.add.at(moved, seen.rows, numbers.item**2 * self._surprise)
        return moved

    def worth(self, mixes: Floats, block: int) -> tuple[Floats, Floats]:
        """Return mean and covariance of what some mixtures of messages are worth.

        Args:
            mixes: Share of each message in each mixture, rows sum to 1, shape (mixtures, messages).
            block: The present part of the day.

        Returns:
            Shapes (mixtures,) and (mixtures, mixtures).
        """
        model, seen, numbers = self._model, self._seen, self._model.numbers
        design, about = mixes @ model.design, mixes @ model.features.about
        own: Floats = design @ design.T + numbers.day**2 * (about @ about.T) + numbers.item**2 * (mixes @ mixes.T)
        mean: Floats = mixes @ self.prior
        if not len(seen):
            return mean, own
        shared = design @ self._design.T + numbers.item**2 * mixes[:, seen.rows]
        shared += numbers.day**2 * (about @ self._about.T) * (seen.blocks == block)
        covariance: Floats = own - shared @ np.linalg.solve(self._known, shared.T)
        return mean + shared @ self._surprise, covariance
