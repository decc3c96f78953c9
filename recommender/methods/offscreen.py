"""The product's own method: the published one with its known weaknesses mended, without any training."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, field

import numpy as np

from recommender.audience import Audience, audience_of, traits_of
from recommender.centre import Centre
from recommender.items import Item
from recommender.methods.base import Method, Shelf, Term, UserTerms
from recommender.profile import Profile, describe, phrases
from recommender.recommendation import Kind
from recommender.reference import reference_phrases, reference_profiles
from recommender.topics import activity_phrases, with_topics
from recommender.vectors import Matrix, Vector, mean, stack, unique, unit

VERSION = 1
"""Counts up with every change of what is recommended."""


@dataclass(frozen=True)
class OffscreenWeights:
    """The method's numbers; one set for all libraries and studies."""

    attributes: float = 0.3
    like: float = 1.0
    dislike: float = 2.0
    dislike_from: float = 0.3
    wish: float = 2.0
    learned: float = 1.0
    pair: float = 1.0
    topics: float = 1.0
    doubt: float = 0.3
    slack: float = 0.12
    gate: float = 3.0


class OffscreenMethod(Method):
    """Unit vectors after centring, the best like instead of their sum, dislikes and audience as filters."""

    name = "offscreen"
    repeats = False

    def __init__(self, weights: OffscreenWeights | None = None) -> None:
        self.weights = weights or OffscreenWeights()

    @property
    def policy(self) -> str:
        """``offscreen-VERSION-HASH``, the hash over the weights."""
        digest = hashlib.sha256(repr(astuple(self.weights)).encode()).hexdigest()[:8]
        return f"offscreen-{VERSION}-{digest}"

    def texts(self, messages: Sequence[Item], images: Sequence[Item]) -> list[str]:
        """Return the items' texts and those that stand for a population."""
        return unique(
            [
                *(item.text for item in (*messages, *images)),
                *(describe(profile.attributes) for profile in reference_profiles()),
                *reference_phrases(),
                *activity_phrases(),
            ]
        )

    def texts_for(self, profile: Profile, wish: str | None = None) -> list[str]:
        """Return the description, likes, dislikes and the wish."""
        told = (
            describe(profile.attributes),
            *phrases(profile.likes),
            *phrases(profile.dislikes),
            (wish or "").strip(),
        )
        return unique(text for text in told if text)

    def centre(
        self,
        messages: Sequence[Item],
        images: Sequence[Item],
        vectors: Mapping[str, Vector],
        *,
        users: Sequence[Profile] | None = None,
        encoder: str = "",
    ) -> Centre:
        """Return the mean of each type; the users' from the reference profiles and the users given."""
        told = [describe(user.attributes) for user in (*reference_profiles(), *(users or ()))]
        population = stack([text for text in told if text], vectors)
        width = population.shape[1]
        known = stack([item.text for item in messages], vectors, width)
        seen = stack([item.text for item in images], vectors, width)
        return Centre(encoder, mean(population, width), mean(known, width), mean(seen, width))

    def shelve(
        self, messages: Sequence[Item], images: Sequence[Item], vectors: Mapping[str, Vector], centre: Centre
    ) -> Shelf:
        """Centre and normalise the items' vectors; derive whom each item is for."""
        width = centre.dimension
        phrases_centre = mean(stack(reference_phrases(), vectors, width), width)
        listed = stack(activity_phrases(), vectors, width)
        activities = unit(listed - mean(listed, width))
        known = self._space(stack([item.text for item in messages], vectors, width) - centre.messages, activities)
        seen = self._space(stack([item.text for item in images], vectors, width) - centre.images, activities)
        joint = self._joint(known, seen)
        audiences = (
            [audience_of(item, "message") for item in messages],
            [audience_of(item, "image") for item in images],
        )
        return Shelf(known, seen, joint, centre, _Extra(phrases_centre, activities, *map(tuple, audiences)))

    def terms(
        self,
        shelf: Shelf,
        profile: Profile,
        vectors: Mapping[str, Vector],
        *,
        wish: str | None = None,
        learned: Vector | None = None,
    ) -> UserTerms:
        """Score a library for one user."""
        extra: _Extra = shelf.extra
        made: list[Term] = []
        weights = self.weights
        width = shelf.centre.dimension
        if told := describe(profile.attributes):
            row = self._space(stack([told], vectors, width) - shelf.centre.users, extra.activities)[0]
            direction = row * np.float32(weights.attributes)
            made.append(Term("attributes", None, shelf.messages @ direction, shelf.images @ direction))
        made += self._best_of("like", phrases(profile.likes), weights.like, shelf, vectors)
        made += self._dislikes(phrases(profile.dislikes), shelf, vectors)
        if wish and wish.strip():
            made += self._best_of("wish", (wish.strip(),), weights.wish, shelf, vectors)
        if learned is not None:
            direction = np.asarray(learned, dtype=np.float32) * np.float32(weights.learned)
            plain = shelf.messages[:, :width], shelf.images[:, :width]
            made.append(Term("learned", None, plain[0] @ direction, plain[1] @ direction))
        traits = traits_of(profile)
        made.append(
            Term(
                "audience",
                None,
                np.array(
                    [-weights.doubt * audience.doubts(traits) for audience in extra.messages],
                    dtype=np.float32,
                ),
                np.array([-weights.doubt * audience.doubts(traits) for audience in extra.images], dtype=np.float32),
            )
        )
        return UserTerms(
            tuple(made),
            np.array([audience.suits(traits) for audience in extra.messages], dtype=np.bool_),
            np.array([audience.suits(traits) for audience in extra.images], dtype=np.bool_),
        )

    def _phrases(self, texts: Sequence[str], shelf: Shelf, vectors: Mapping[str, Vector]) -> Matrix:
        extra: _Extra = shelf.extra
        return self._space(stack(texts, vectors, shelf.centre.dimension) - extra.phrases, extra.activities)

    def _space(self, centred: Matrix, activities: Matrix) -> Matrix:
        return with_topics(unit(centred), activities, self.weights.topics)

    def _joint(self, known: Matrix, seen: Matrix) -> Matrix:
        """Return how well messages and images go together, far less for those far from a message's best image."""
        close = known @ seen.T
        if not close.size:
            return close
        behind = close.max(axis=1, keepdims=True) - close - np.float32(self.weights.slack)
        joint: Matrix = np.float32(self.weights.pair) * close - np.float32(self.weights.gate) * np.maximum(behind, 0)
        return joint

    def _best_of(
        self, kind: Kind, texts: Sequence[str], weight: float, shelf: Shelf, vectors: Mapping[str, Vector]
    ) -> list[Term]:
        """Return a term per phrase that counts, for each item, only where it is the best of them."""
        if not texts:
            return []
        rows = self._phrases(texts, shelf, vectors)
        parts = []
        for items in (shelf.messages, shelf.images):
            close = rows @ items.T
            best = close.argmax(axis=0) == np.arange(len(texts))[:, None]
            parts.append(np.where(best, close, 0.0).astype(np.float32) * np.float32(weight))
        return [Term(kind, text, parts[0][at], parts[1][at]) for at, text in enumerate(texts)]

    def _dislikes(self, texts: Sequence[str], shelf: Shelf, vectors: Mapping[str, Vector]) -> list[Term]:
        if not texts:
            return []
        rows = self._phrases(texts, shelf, vectors)
        weight, start = np.float32(self.weights.dislike), np.float32(self.weights.dislike_from)
        parts = [-weight * np.maximum(rows @ items.T - start, 0) for items in (shelf.messages, shelf.images)]
        return [Term("dislike", text, parts[0][at], parts[1][at]) for at, text in enumerate(texts)]


@dataclass(frozen=True, eq=False)
class _Extra:
    phrases: Vector
    activities: Matrix
    messages: tuple[Audience, ...] = field(default=())
    images: tuple[Audience, ...] = field(default=())
