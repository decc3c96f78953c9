"""What may come to a person at a moment: filters, the situation, and what rests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from recommender.filters import ItemFilter, refused_by
from recommender.items import Item
from recommender.policies.context import Context, ShownPair
from recommender.policies.pair_values import PairTable, subtract
from recommender.policies.recovery import (
    ANSWERED_RESTS,
    PAIR_PENALTY,
    PAIR_RESTS,
    PICTURE_RESTS,
    PICTURES,
    SHORT_RESTS,
    TEXT_RESTS,
    TEXTS,
    Recovery,
    Showings,
    showings,
)
from recommender.policies.shares import Relation, Relations
from recommender.policies.situations import Situations
from recommender.policies.slate import LeftOut, LeftOutItems
from recommender.policies.wish_parser import Wish
from recommender.recommender import Scores
from recommender.vectors import Matrix, Vector

ENOUGH_LIKED = 8
"""Texts that have to do with what was told of which one is drawn often enough; with fewer, texts rest less long."""


@dataclass(frozen=True, eq=False)
class FittingPairs:
    """What may come at a moment.

    Attributes:
        values: What each pair is worth, minus infinity for what may not come; none at all where nothing may.
        fading: What messages lost because they were shown, shape (messages,).
        left_out: What may not come.
    """

    values: Matrix
    fading: Vector
    left_out: Sequence[LeftOutItems]

    @property
    def is_empty(self) -> bool:
        """Whether nothing may come."""
        return not bool((self.values > -np.inf).any())

    def liked(self, known: Relations | None) -> int:
        """Return how many texts may come that have to do with what the person told; of who told nothing, all have."""
        rows = self.values if known is None else self.values[known.kinds == Relation.LIKED]
        return int((rows > -np.inf).any(axis=1).sum())


@dataclass(frozen=True, eq=False)
class Fitter:
    """Says which pairs of a library may come.

    Attributes:
        messages: The library's messages by id.
        images: Likewise.
        pairs: Which images belong to which message.
        situations: What suits which moment.
        filters: What the items need and are about; of messages and of images.
    """

    messages: Mapping[str, Item]
    images: Mapping[str, Item]
    pairs: PairTable
    situations: Situations
    filters: tuple[ItemFilter, ItemFilter]

    @classmethod
    def of(cls, pairs: PairTable, messages: Sequence[Item], images: Sequence[Item]) -> Fitter:
        """Read a library's items."""
        known, seen = ({item.id: item for item in side} for side in (messages, images))
        return cls(known, seen, pairs, Situations(messages, images), (ItemFilter(messages), ItemFilter(images)))

    def fitting(self, context: Context, scores: Scores, wish: Wish | None, known: Relations | None) -> FittingPairs:
        """Return what may come.

        Args:
            context: The person at the moment.
            scores: The person's.
            wish: What they asked for.
            known: How the messages stand to what they told.
        """
        always = self._never(context, scores)
        found = FittingPairs(np.full((0, 0), -np.inf, dtype=np.float32), np.zeros(0, dtype=np.float32), always)
        untold = self._untold(known) if not (context.explores or wish) else LeftOutItems(LeftOut.UNTOLD)
        for step in self.situations.steps(context, wish):
            for beside in ([untold], []) if untold.messages else ([],):
                rested = self._rested(scores, context, [*always, *step, *beside], known)
                if not rested.is_empty:
                    return rested
        return found

    def _never(self, context: Context, scores: Scores) -> list[LeftOutItems]:
        """Return what must not come at any moment."""
        refused = refused_by(context.profile)
        return [
            LeftOutItems(
                LeftOut.REFUSED,
                context.refused_messages & self.messages.keys(),
                context.refused_images & self.images.keys(),
            ),
            LeftOutItems(LeftOut.UNSUITED, scores.unsuited_messages, scores.unsuited_images),
            LeftOutItems(LeftOut.FILTER, *(side.ruled_out(refused) for side in self.filters)),
        ]

    def _untold(self, known: Relations | None) -> LeftOutItems:
        """Return what has nothing to do with what the person told."""
        names = list(self.messages) if known is not None else []
        kinds = () if known is None else known.kinds
        return LeftOutItems(
            LeftOut.UNTOLD,
            frozenset(name for name, kind in zip(names, kinds, strict=True) if kind != Relation.LIKED),
        )

    def _rested(
        self, scores: Scores, context: Context, left_out: Sequence[LeftOutItems], known: Relations | None
    ) -> FittingPairs:
        """Return what may come, with what was left out for it: sooner a pair again than nothing."""
        seen = showings(context.history, context.reactions)
        texts, pictures = scores.messages.copy(), scores.images.copy()
        fading = subtract(texts, self.pairs.messages, _penalties(seen[0], context, TEXTS))
        subtract(pictures, self.pairs.images, _penalties(seen[1], context, PICTURES))
        free = self.pairs.values(texts, pictures)
        self.pairs.add(free, {(past.message, past.image) for past in context.recent}, -PAIR_PENALTY)
        for one in left_out:
            self.pairs.strike(free, one)
        found = FittingPairs(free, fading, left_out)
        for rest in (_rest(context), PAIR_RESTS):
            fresh = free.copy()
            self.pairs.strike(fresh, LeftOutItems(LeftOut.RECENT), _pairs_within(context.recent, context, by=rest))
            found = self._not_resting(FittingPairs(fresh, fading, left_out), context, known)
            if not found.is_empty:
                break
        return found

    def _not_resting(self, fresh: FittingPairs, context: Context, known: Relations | None) -> FittingPairs:
        """Return what of some pairs may come: texts and pictures rest as long as others are left."""
        resting = list(context.resting)
        found = self._without(fresh, resting, context, TEXT_RESTS)
        if found.liked(known) < min(ENOUGH_LIKED, fresh.liked(known)):
            found = self._without(fresh, resting, context, SHORT_RESTS)
        while resting and found.is_empty:
            resting = resting[: len(resting) // 2]
            found = self._without(fresh, resting, context, SHORT_RESTS)
        return found

    def _without(
        self, fresh: FittingPairs, resting: Sequence[ShownPair], context: Context, rest: timedelta
    ) -> FittingPairs:
        """Return some pairs without those that came before; their texts rest for a while."""
        lately = self._resting(resting, context, rest)
        rested = fresh.values.copy()
        self.pairs.strike(rested, lately, _pairs_within(resting, context))
        named = [one for one in (lately, self._pictureless()) if one.messages or one.images]
        return FittingPairs(rested, fresh.fading, [*fresh.left_out, *named])

    def _resting(self, resting: Sequence[ShownPair], context: Context, rest: timedelta) -> LeftOutItems:
        now = context.now
        texts = (past.message for past in resting if now is not None and past.at > now - rest)
        images = (past.image for past in resting if now is not None and past.at > now - PICTURE_RESTS)
        return LeftOutItems(
            LeftOut.RECENT, frozenset(texts) & self.messages.keys(), frozenset(images) & self.images.keys()
        )

    def _pictureless(self) -> LeftOutItems:
        """Return the messages to which no picture belongs, unless they come by themselves."""
        names = list(self.messages)
        return LeftOutItems(LeftOut.FLOOR, frozenset(names[int(row)] for row in self.pairs.unsent))


def _rest(context: Context) -> timedelta:
    """Return for how long no pair comes again: who never answers has perhaps not seen it."""
    return ANSWERED_RESTS if context.reactions else PAIR_RESTS


def _pairs_within(shown: Sequence[ShownPair], context: Context, *, by: timedelta = PAIR_RESTS) -> set[tuple[str, str]]:
    now = context.now
    return {(past.message, past.image) for past in shown if now is not None and past.at > now - by}


def _penalties(seen: Mapping[str, Showings], context: Context, by: Recovery) -> dict[str, float]:
    """Return what has not recovered yet loses, by id."""
    now = context.now
    return {} if now is None else {name: one.penalty(now, by) for name, one in seen.items()}
