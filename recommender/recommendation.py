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
            what was learned from reactions, doubts whether it suits the user, or how well message and
            image go together.
        text: The words it comes from, for example the like; ``None`` where there are none.
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
        profile: The user's, for the words of the attributes.

    Returns:
        For example ``"This matched because you like long walks and live with two children."``
    """
    parts = made.contributions if isinstance(made, Recommendation) else made
    helping = sorted((part for part in parts if part.value > 0), key=lambda part: -part.value)
    reasons: list[str] = []
    for part in helping:
        if part.kind == "wish" and part.text:
            reasons.append(f"you asked for {part.text}")
        elif part.kind == "like" and part.text:
            reasons.append(f"you like {part.text}")
        elif part.kind == "learned":
            reasons.append("you liked similar ideas before")
        elif part.kind == "attributes" and (words := _attributes(profile)):
            reasons.append(words)
    if not reasons:
        return "This is a good pair in general: nothing in your profile speaks for or against it."
    return f"This matched because {_join(_fold(reasons[:3]))}."


def _attributes(profile: Profile) -> str:
    told = given(profile.attributes)
    if household := told.get("household"):
        plain = household[0].lower() + household[1:]
        first = plain.split()[0]
        if first in ("alone", "with", "in", "at"):
            return f"you live {plain}"
        if first in ("single", "married", "divorced", "widowed"):
            return f"you are {plain}"
        return f"you live with {plain}" if first not in ("no", "lives", "has") else "of your household"
    if "occupation" in told:
        return "of what you do all day"
    if "setting" in told:
        return "of where you live"
    return "of what you told about yourself" if told else ""


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
