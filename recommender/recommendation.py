"""What comes out: a pair, its score, and what the score is made of, in numbers and in words."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from recommender.profile import Profile, given

Kind = Literal["attributes", "like", "about", "dislike", "wish", "learned", "audience", "moment", "tried", "pair"]


NO_PICTURE = ""
"""Image of a pair that is a message by itself."""


@dataclass(frozen=True)
class Contribution:
    """One term of a score.

    Attributes:
        kind: What it comes from: the profile's attributes, one like, the like that the message meets
            (worth nothing by itself), one dislike, the wish of the moment, what was learned from reactions, whom the
            pair is for, what was sent before and the plan of the fortnight, that something new is tried out (worth
            nothing by itself), or how well message and image go together.
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
        image: The image's id, or :data:`NO_PICTURE`.
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


def explain(made: Recommendation | Sequence[Contribution], profile: Profile, say: Callable[[str], str] = str) -> str:
    """Say in one friendly sentence what of the profile a pair matched.

    Args:
        made: A recommendation, or its stored contributions.
        profile: The user's: without any attributes nothing is said about them.
        say: Translates what the sentence is made of, ``{words}`` and the like left in place; English as it is.

    Returns:
        For example ``"This matched because you like long walks and you have a dog."``
    """
    parts = made.contributions if isinstance(made, Recommendation) else made
    if any(part.kind == "tried" for part in parts):
        return say("This is something new, to see whether you like it.")
    helping = sorted(
        (part for part in parts if part.kind not in ("pair", "moment") and part.value > 0), key=lambda part: -part.value
    )
    strong = [part for part in helping if part.value >= max(_share(part) * helping[0].value, LEAST)]
    # the welcome to people like the user is small beside a taste, but it is what they recognise
    strong += [part for part in helping if part.kind == "audience" and part not in strong]
    # what was told is a reason also where the words are not near, or the picture is of something else
    strong += [part for part in parts if part.kind == "about" and part.text not in {one.text for one in strong}]
    reasons = list(dict.fromkeys((part.kind, part.text) for part in strong if _tells(part, profile)))
    if not reasons:
        if any(part.kind == "dislike" and part.value < -LEAST for part in parts):
            return say("This is not quite to your taste: nothing that fits better is left right now.")
        return say("This is a change from what you told me about: its words and picture go well together.")
    return say("This matched because {reasons}.").format(reasons=_join(_told(reasons[:3], say), say))


WORTH_SAYING = 0.3
"""Share of the largest contribution from which another one is worth a word."""
DRIVING = 0.6
"""The same for the description of the user as a whole, which is near to many things without being a reason for them."""
LEAST = 0.02
"""Contributions below this are noise and no reason."""


def _share(part: Contribution) -> float:
    return DRIVING if part.kind == "attributes" else WORTH_SAYING


def _tells(part: Contribution, profile: Profile) -> bool:
    if part.kind == "attributes":
        return bool(given(profile.attributes))
    return part.kind == "learned" or (part.kind in ("wish", "like", "about", "audience") and bool(part.text))


def _told(reasons: Sequence[tuple[Kind, str | None]], say: Callable[[str], str]) -> list[str]:
    """Word the reasons in their order; likes are said together, where the first of them stands."""
    liked = [say(text) for kind, text in reasons if kind in ("like", "about") and text]
    told: list[str] = []
    for kind, text in reasons:
        if kind == "wish":
            told.append(say("you asked for {words}").format(words=text))
        elif kind in ("like", "about"):
            told.append(say("you like {words}").format(words=_join(liked, say)))
        elif kind == "audience":
            told.append(say("you {words}").format(words=say(str(text))))
        elif kind == "learned":
            told.append(say("you liked similar ideas before"))
        else:
            told.append(say("it goes with what you told me about yourself"))
    return list(dict.fromkeys(told))


def _join(words: Sequence[str], say: Callable[[str], str]) -> str:
    if len(words) == 1:
        return words[0]
    return say("{words} and {last}").format(words=", ".join(words[:-1]), last=words[-1])
