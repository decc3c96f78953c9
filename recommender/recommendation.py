"""What comes out: a pair, its score, and what the score is made of, in numbers and in words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from recommender.profile import Profile, given

Kind = Literal["attributes", "like", "dislike", "wish", "learned", "audience", "pair"]


@dataclass(frozen=True)
class Contribution:
    """One term of a score.

    Attributes:
        kind: What it comes from: the profile's attributes, one like, one dislike, the wish of the moment,
            what was learned from reactions, whom the pair is for, or how well message and
            image go together.
        text: The words it comes from, for example the like, or what the user is ("have a dog", to be read after
            "you") for an audience; ``None`` where there are none.
        value: What it adds to the score; negative for what speaks against the pair.
    """

    kind: Kind
    text: str | None
    value: float

    def as_dict(self) -> dict[str, Any]:
        """Return it as JSON-friendly data; ``Contribution(**data)`` reads it back."""
        return asdict(self)


@dataclass(frozen=True)
class Recommendation:
    """One message with one image for one user.

    Attributes:
        message: The message's id.
        image: The image's id.
        score: The sum of the contributions' values, exactly (``math.fsum``).
        contributions: Its terms.
    """

    message: str
    image: str
    score: float
    contributions: tuple[Contribution, ...]


def recommendation(message: str, image: str, contributions: Sequence[Contribution]) -> Recommendation:
    """Make a recommendation whose score is the sum of its contributions."""
    return Recommendation(message, image, math.fsum(part.value for part in contributions), tuple(contributions))


def explain(made: Recommendation | Sequence[Contribution], profile: Profile) -> str:
    """Say in one friendly sentence what of the profile a pair matched.

    Args:
        made: A recommendation, or its stored contributions.
        profile: The user's: without any attributes nothing is said about them.

    Returns:
        For example ``"This matched because you like long walks and you have a dog."``
    """
    parts = made.contributions if isinstance(made, Recommendation) else made
    helping = sorted((part for part in parts if part.kind != "pair" and part.value > 0), key=lambda part: -part.value)
    strong = [part for part in helping if part.value >= max(_share(part) * helping[0].value, LEAST)]
    # the welcome to people like the user is small beside a taste, but it is what they recognise
    strong += [part for part in helping if part.kind == "audience" and part not in strong]
    reasons = list(dict.fromkeys(reason for part in strong if (reason := _reason(part, profile))))
    if not reasons:
        if any(part.kind == "dislike" and part.value < -LEAST for part in parts):
            return "This is not quite to your taste: nothing that fits better is left right now."
        return "This is a change from what you told me about: its words and picture go well together."
    return f"This matched because {_join(_fold(reasons[:3]))}."


WORTH_SAYING = 0.3
"""Share of the largest contribution from which another one is worth a word."""
DRIVING = 0.6
"""The same for the description of the user as a whole, which is near to many things without being a reason for them."""
LEAST = 0.02
"""Contributions below this are noise and no reason."""


def _share(part: Contribution) -> float:
    return DRIVING if part.kind == "attributes" else WORTH_SAYING


def _reason(part: Contribution, profile: Profile) -> str:
    if part.kind == "wish" and part.text:
        return f"you asked for {part.text}"
    if part.kind == "like" and part.text:
        return f"you like {part.text}"
    if part.kind == "audience" and part.text and part.value > 0:
        return f"you {part.text}"
    if part.kind == "learned":
        return "you liked similar ideas before"
    return (
        "it goes with what you told me about yourself"
        if part.kind == "attributes" and given(profile.attributes)
        else ""
    )


def _fold(reasons: list[str]) -> list[str]:
    """Say "you like A and B" once, rather than "you like A and you like B"."""
    liked = [reason.removeprefix("you like ") for reason in reasons if reason.startswith("you like ")]
    if len(liked) < 2:
        return reasons
    merged = f"you like {_join(liked)}"
    first = next(at for at, reason in enumerate(reasons) if reason.startswith("you like "))
    rest = [reason for reason in reasons if not reason.startswith("you like ")]
    return [*rest[:first], merged, *rest[first:]]


def _join(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
