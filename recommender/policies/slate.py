"""What a policy answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

from recommender.recommendation import Recommendation


class LeftOut(StrEnum):
    """Why something cannot come at a moment. Classes only: never which limit, dislike or trait."""

    REFUSED = "refused"
    """The person said that this message or picture is not for them."""
    UNSUITED = "unsuited"
    """It is for other people."""
    FILTER = "filter"
    """It needs what the person lacks, or is of a kind that they dislike."""
    WISH = "wish"
    """It is nothing of what was asked for."""
    LIGHT = "light"
    """It needs daylight and it is dark, or the reverse; or it is of another season."""
    PLACE = "place"
    """It cannot be done where the person probably is, in the time that is left, or with whom they are."""
    HOUR = "hour"
    """It does not suit the time of day."""
    FLOOR = "floor"
    """Nothing in the library goes with it well enough."""
    RECENT = "recent"
    """It was sent not long ago."""
    UNTOLD = "untold"
    """The person wants only what they told, and it is something else."""
    UNLIKELY = "unlikely"
    """It is of an activity that the person hardly enjoys as much as others."""


@dataclass(frozen=True)
class LeftOutItems:
    """What one class of reason leaves out, as ids."""

    reason: LeftOut
    messages: frozenset[str] = frozenset()
    images: frozenset[str] = frozenset()


@dataclass(frozen=True)
class LeftOutCount:
    """How many messages and pictures one class of reason left out, those named by an earlier class not counted."""

    reason: LeftOut
    messages: int
    images: int


@dataclass(frozen=True)
class Slate:
    """The pairs that may be sent, best first.

    Attributes:
        pairs: At most as many as were asked for; none if nothing suits.
        probabilities: With which each of them is the one that is sent, in the same order; their sum is 1, or 0 if
            there are none.
        left_out: What else there is in the library and why it could not come; what is not named here was scored
            lower.
        wish_met: Whether the first pair answers the wish; ``None`` without a wish or a pair.
        understood: Whether what was asked for is a wish at all.
        activities: With which probability each activity was the one that a pair is drawn from, by name; empty where
            none was drawn.
    """

    pairs: tuple[Recommendation, ...] = ()
    probabilities: tuple[float, ...] = ()
    left_out: tuple[LeftOutCount, ...] = ()
    wish_met: bool | None = None
    understood: bool = True
    activities: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        pairs: Sequence[Recommendation],
        probabilities: tuple[float, ...] | None,
        exclusions: Iterable[LeftOutItems] = (),
        *,
        wish_met: bool | None = None,
        understood: bool = True,
        activities: Mapping[str, float] | None = None,
    ) -> Self:
        """Return a slate of which the first pair is sent, drawn with these probabilities or for certain."""
        certain = (1.0, *[0.0] * (len(pairs) - 1)) if pairs else ()
        chances = certain if probabilities is None else probabilities
        return cls(tuple(pairs), chances, count_left_out(exclusions), wish_met, understood, activities or {})


def count_left_out(exclusions: Iterable[LeftOutItems]) -> tuple[LeftOutCount, ...]:
    """Count what was left out, each item under the first class that names it; empty classes are not told."""
    messages: set[str] = set()
    images: set[str] = set()
    counts = []
    for one in exclusions:
        new = LeftOutCount(one.reason, len(one.messages - messages), len(one.images - images))
        if new.messages or new.images:
            counts.append(new)
        messages |= one.messages
        images |= one.images
    return tuple(counts)
