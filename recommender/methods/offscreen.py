"""The product's own method: the published one with its known weaknesses mended, without any training."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, field
from typing import Literal, Self

import numpy as np

from recommender.anchors import Anchors, anchor_texts
from recommender.audience import Audience, audiences_of, known_traits, limits_of, own_attributes, probe_texts, traits_of
from recommender.centre import Centre
from recommender.encoders.numbers import numbers_of
from recommender.general_tastes import activities_meant
from recommender.items import Item
from recommender.methods.base import Method, Shelf, Term, UserTerms
from recommender.methods.vagueness import FEW, clear_enough, vagueness
from recommender.profile import Profile, describe, phrases
from recommender.recommendation import Kind
from recommender.reference import reference_phrases, reference_profiles
from recommender.topics import Topics, activity_phrases, topic_texts
from recommender.vectors import Matrix, Vector, mean, stack, unique, unit

Vectors = Mapping[str, Vector]

VERSION = 7
"""Counts up with every change of what is recommended."""
NEIGHBOURS = 3
"""Closest neighbours that say how near a text is to everything: about as many as a library has for one activity."""


@dataclass(frozen=True)
class OffscreenWeights:
    """The method's numbers; one set for all libraries and studies, in which some belong to the encoder.

    They were chosen by trials on labelled studies, in the middle of wide plateaus: none of them moves the share of
    appropriate pairs by more than a point and a half when it changes by a third (``offscreen study --sweep``).

    Attributes:
        attributes: Of nearness to the description. Small beside a taste: who somebody is says little about what
            they enjoy, and what it rules out is the audience's business.
        attributes_alone: The same for users who named no like and no wish, where it has to decide.
        like: Of nearness to the best of the likes. The best, not the sum: a pair should meet one taste well.
        dislike: Penalty per unit of nearness to a dislike beyond ``dislike_from``, for message and image each.
        dislike_from: Nearness below which texts have nothing to do with each other: nine of ten disliked
            items in the trials lie above it, one of twelve others.
        limit: Like ``dislike`` for the limits in the user's own words ("cannot swim"): what the traits do not cover.
        wish: Of nearness to what the user asks for just now: twice a like or more, since it was said just now.
        miss: Penalty per unit by which an item stays behind those that meet the like best, beyond ``miss_from``, for
            message and image each: a pair meets a taste if both do, however well they go together.
        miss_from: How far behind still meets the taste.
        pair: Of nearness of message and image.
        enough: Nearness of message and image from which a pair fits no better: two texts in nearly the same
            words are no better a match than two about the same thing, and would go to everybody.
        topics: Of a unit of topic nearness beside a unit of plain nearness.
        sharpness: Power of the nearness to topics.
        doubt: Penalty for a doubt that the item suits the user, at full certainty.
        welcome: Bonus for a message, and for an image, that is made for people like the user (for those with a dog).
        gate: Penalty per unit by which a message has a better image than this one, or the image a better message:
            it keeps a taste from marrying a message to a picture of something else.
        audience: Whether whom an item is for counts at all; off only to see what it does.
        repeats: Whether a message or an image may come twice among a user's k; likewise.
    """

    attributes: float = 0.05
    attributes_alone: float = 0.5
    like: float = 1.2
    dislike: float = 4.0
    dislike_from: float = 0.15
    limit: float = 1.5
    wish: float = 2.4
    miss: float = 2.0
    miss_from: float = 0.4
    pair: float = 1.0
    enough: float = 1.0
    topics: float = 0.6
    sharpness: float = 3.0
    doubt: float = 0.7
    welcome: float = 0.1
    gate: float = 5.0
    audience: bool = True
    repeats: bool = False

    @classmethod
    def of(cls, encoder: str) -> Self:
        """Return the numbers for the encoder with this fingerprint; empty if it is not known."""
        return cls(**asdict(numbers_of(encoder).ranking))


class OffscreenMethod(Method):
    """Unit vectors after centring, the best like instead of their sum, dislikes and audience as filters."""

    name = "offscreen"

    def __init__(self, weights: OffscreenWeights | None = None) -> None:
        self.weights = weights or OffscreenWeights()

    @property
    def repeats(self) -> bool:
        """Whether a message or an image may come twice."""
        return self.weights.repeats

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
                *topic_texts(),
                *anchor_texts(),
                *probe_texts(),
            ]
        )

    def texts_for(self, profile: Profile, wish: str | None = None) -> list[str]:
        """Return the description, likes, dislikes and the wish."""
        likes, dislikes = phrases(profile.likes), phrases(profile.dislikes)
        told = (_description(profile), *limits_of(profile), *likes, *dislikes, (wish or "").strip())
        return unique(text for text in told if text)

    def centre(
        self,
        messages: Sequence[Item],
        images: Sequence[Item],
        vectors: Vectors,
        *,
        users: Sequence[Profile] | None = None,
        encoder: str = "",
    ) -> Centre:
        """Return the mean of each type; the users' from the reference profiles and the users given."""
        told = [_description(user) for user in (*reference_profiles(), *(users or ()))]
        population = stack([text for text in told if text], vectors)
        width = population.shape[1]
        known = stack([item.text for item in messages], vectors, width)
        seen = stack([item.text for item in images], vectors, width)
        return Centre(encoder, mean(population, width), mean(known, width), mean(seen, width))

    def shelve(self, messages: Sequence[Item], images: Sequence[Item], vectors: Vectors, centre: Centre) -> Shelf:
        """Centre and normalise the items' vectors; derive whom each item is for."""
        width = centre.dimension
        references = stack(reference_phrases(), vectors, width)
        phrases_centre = mean(references, width)
        topics = Topics.build(vectors, width, self.weights.topics, self.weights.sharpness)
        names = activity_phrases()
        activities = topics.of_tastes(unit(stack(names, vectors, width) - phrases_centre))
        known = topics.of_messages(unit(stack([item.text for item in messages], vectors, width) - centre.messages))
        seen = topics.of_images(unit(stack([item.text for item in images], vectors, width) - centre.images))
        joint = self._joint(known, seen)
        audiences = (
            self._audiences(messages, "message", vectors, centre.encoder),
            self._audiences(images, "image", vectors, centre.encoder),
        )
        return Shelf(
            known,
            seen,
            joint,
            centre,
            _Extra(
                phrases_centre,
                topics,
                Anchors.build(vectors, width),
                {name: row for row, name in enumerate(names)},
                activities,
                clear_enough(topics, unit(references - phrases_centre)),
                tuple(audiences[0]),
                tuple(audiences[1]),
            ),
        )

    def terms(
        self,
        shelf: Shelf,
        profile: Profile,
        vectors: Vectors,
        *,
        wish: str | None = None,
    ) -> UserTerms:
        """Score a library for one user."""
        extra: _Extra = shelf.extra
        made: list[Term] = []
        weights = self.weights
        width = shelf.centre.dimension
        if told := _description(profile):
            row = extra.topics.of_people(unit(stack([told], vectors, width) - shelf.centre.users))[0]
            alone = not phrases(profile.likes) and not (wish and wish.strip())
            direction = row * np.float32(weights.attributes_alone if alone else weights.attributes)
            # beside the mean: what is added to every item alike is no reason for any
            parts = [
                near - near.mean() if near.size else near
                for near in (shelf.messages @ direction, shelf.images @ direction)
            ]
            made.append(Term("attributes", None, *parts))
        likes = phrases(profile.likes)
        made += self._best_of("like", likes, weights.like, shelf, vectors, self._vague(likes, shelf, vectors))
        made += self._avoided("dislike", phrases(profile.dislikes), weights.dislike, shelf, vectors)
        made += self._avoided("audience", limits_of(profile), weights.limit, shelf, vectors)
        if wish and wish.strip():
            made += self._best_of("wish", (wish.strip(),), weights.wish, shelf, vectors)
        traits = traits_of(profile)
        if traits not in extra.audiences:
            extra.audiences[traits] = self._audience(traits, extra)
        audience = extra.audiences[traits]
        return UserTerms((*made, *audience.terms), audience.messages, audience.images)

    def _audience(self, traits: frozenset[str], extra: _Extra) -> UserTerms:
        """Return what follows from traits alone, which many people share."""
        return UserTerms(
            tuple(self._audience_terms(traits, extra)),
            np.array([audience.suits(traits) for audience in extra.messages], dtype=np.bool_),
            np.array([audience.suits(traits) for audience in extra.images], dtype=np.bool_),
        )

    def _audience_terms(self, traits: frozenset[str], extra: _Extra) -> list[Term]:
        """Return a penalty for doubts, and a welcome per trait that items are made for and the user has."""
        sides = extra.messages, extra.images
        doubts = [np.array([audience.doubt(traits) for audience in side], dtype=np.float32) for side in sides]
        made = [Term("audience", None, *(np.float32(-self.weights.doubt) * part for part in doubts))]
        for trait in known_traits():
            if trait.you and trait.name in traits:
                # who has a dog is not welcomed once more for having a pet
                closer = traits.intersection(trait.kinds)
                met = [
                    np.array([trait.name in one.only_for and not closer & one.only_for for one in side], np.float32)
                    for side in sides
                ]
                made.append(Term("audience", trait.you, *(np.float32(self.weights.welcome) * part for part in met)))
        return made

    def _audiences(
        self, items: Sequence[Item], kind: Literal["message", "image"], vectors: Vectors, encoder: str
    ) -> list[Audience]:
        return audiences_of(items, kind, vectors, encoder) if self.weights.audience else [Audience()] * len(items)

    def _phrases(self, texts: Sequence[str], shelf: Shelf, vectors: Mapping[str, Vector]) -> Matrix:
        extra: _Extra = shelf.extra
        return extra.topics.of_tastes(self._told(texts, shelf, vectors))

    def _told(self, texts: Sequence[str], shelf: Shelf, vectors: Vectors) -> Matrix:
        extra: _Extra = shelf.extra
        return unit(extra.anchors.in_english(stack(texts, vectors, shelf.centre.dimension)) - extra.phrases)

    def _nearness(self, texts: Sequence[str], items: Matrix, shelf: Shelf, vectors: Vectors) -> Matrix:
        """Return how near phrases are to items, shape (phrases, items): a general word as near as what it means."""
        extra: _Extra = shelf.extra
        near: Matrix = self._phrases(texts, shelf, vectors) @ items.T
        for row, text in enumerate(texts):
            if meant := [extra.rows[name] for name in activities_meant(text)]:
                near[row] = np.maximum(near[row], (extra.activities[meant] @ items.T).max(axis=0))
        return near

    def _joint(self, known: Matrix, seen: Matrix) -> Matrix:
        """Return how well messages and images go together, far less where either has a much better partner.

        What counts as better is nearness less the mean nearness of both to their closest neighbours, so that a
        caption that is near to everything is nobody's best (cross-domain similarity local scaling: Conneau et al.,
        2018, arXiv 1710.04087).
        """
        close = known @ seen.T
        if not close.size:
            return close
        weights = self.weights
        scaled = close - (_level(close) + _level(close.T).T) / np.float32(2)
        behind = scaled.max(axis=1, keepdims=True) - scaled
        behind += scaled.max(axis=0, keepdims=True) - scaled
        np.minimum(close, np.float32(weights.enough), out=close)
        close *= np.float32(weights.pair)
        behind *= np.float32(weights.gate)
        close -= behind
        return close

    def _vague(self, likes: Sequence[str], shelf: Shelf, vectors: Vectors) -> Matrix | float:
        extra: _Extra = shelf.extra
        if len(likes) <= FEW:
            return 0.0
        return vagueness(extra.topics, self._told(likes, shelf, vectors), extra.clear)

    def _best_of(
        self,
        kind: Kind,
        texts: Sequence[str],
        weight: float,
        shelf: Shelf,
        vectors: Vectors,
        vague: Matrix | float = 0.0,
    ) -> list[Term]:
        """Return a term per phrase that counts, for each item, only where it is the best of them.

        What stays clearly behind the items nearest to the phrase loses by that: the nearest ones show what meeting
        it looks like in this library, so that a phrase in rare words asks for no more than it can get.
        """
        if not texts:
            return []
        parts = []
        for items in (shelf.messages, shelf.images):
            close = self._nearness(texts, items, shelf, vectors)
            best = (close - vague).argmax(axis=0) == np.arange(len(texts))[:, None]
            if close.size:
                behind = np.maximum(_level(close) - close - np.float32(self.weights.miss_from), 0)
                close = close - np.float32(self.weights.miss) * behind - vague
            parts.append(np.where(best, close, 0.0).astype(np.float32) * np.float32(weight))
        return [Term(kind, text, parts[0][at], parts[1][at]) for at, text in enumerate(texts)]

    def _avoided(self, kind: Kind, texts: Sequence[str], weight: float, shelf: Shelf, vectors: Vectors) -> list[Term]:
        """Return a term per phrase that takes from the items near to it."""
        if not texts:
            return []
        start = np.float32(self.weights.dislike_from)
        near = [self._nearness(texts, items, shelf, vectors) for items in (shelf.messages, shelf.images)]
        parts = [np.float32(-weight) * np.maximum(close - start, 0) for close in near]
        return [Term(kind, text, parts[0][at], parts[1][at]) for at, text in enumerate(texts)]


def _description(profile: Profile) -> str:
    """Return who the user is, without what is told of others."""
    return describe(own_attributes(profile.attributes))


def _level(close: Matrix) -> Matrix:
    """Return the mean of each row's largest :data:`NEIGHBOURS` numbers, shape (n, 1)."""
    count = min(NEIGHBOURS, close.shape[1])
    largest = np.partition(close, close.shape[1] - count, axis=1)[:, close.shape[1] - count :]
    level: Matrix = largest.mean(axis=1, keepdims=True)
    return level


@dataclass(frozen=True, eq=False)
class _Extra:
    phrases: Vector
    topics: Topics
    anchors: Anchors
    rows: Mapping[str, int]
    activities: Matrix
    """What the activities are as tastes, by their row numbers."""
    clear: float
    """From how specific a taste is as good as any other."""
    messages: tuple[Audience, ...] = field(default=())
    images: tuple[Audience, ...] = field(default=())
    audiences: dict[frozenset[str], UserTerms] = field(default_factory=dict)
    """What follows from traits, by traits."""
