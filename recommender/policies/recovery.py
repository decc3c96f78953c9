"""How what was sent recovers: over weeks, pictures sooner than texts, slower the oftener and the less it was answered.

After Yancey and Settles, "A Sleeping, Recovering Bandit Algorithm for Optimizing Recurring Notifications" (2020):
a penalty that decays with time, ``most * exp(-days / days_to_recover)``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from recommender.policies.context import RESTS_AT_MOST, PastReaction, ShownPair

PAIR_RESTS = RESTS_AT_MOST
"""No pair comes again within it."""

ANSWERED_RESTS = timedelta(days=52)
"""No pair comes again within it to somebody who answers, as long as anything else is left."""

TEXT_RESTS = RESTS_AT_MOST
"""No text comes again within it, as long as another one is left that has to do with what was told."""

SHORT_RESTS = timedelta(days=12)
"""No text comes again within it: two kinds that are liked have too few texts to rest for longer."""

PICTURE_RESTS = timedelta(days=2)
"""No picture comes again within it."""

MORE = 0.5
"""How much longer it takes for each further showing, and for each one that was not answered."""

LOVED = 0.6
"""How much of the time it takes where the answer was a warm one."""


@dataclass(frozen=True)
class Recovery:
    """How one side of a pair recovers; likes move a score by one or two.

    Attributes:
        most: The penalty right after it was shown.
        days: In which the penalty of what was shown once, and answered, falls to a third.
        refused_most: The penalty right after somebody said that the pair is not for them.
        refused_days: In which that falls to a third.
    """

    most: float
    days: float
    refused_most: float
    refused_days: float


TEXTS = Recovery(3.5, 24.0, 4.0, 30.0)
"""What was refused is left out for good: what is left is a text whose time alone was wrong."""

PAIR_PENALTY = 12.0
"""What a pair loses that came within the last three months: a text that comes again rather has another picture."""

PICTURES = Recovery(1.5, 6.0, 6.0, 45.0)
"""A picture was not what the idea was refused for, perhaps: it fades back, slowly."""


@dataclass(frozen=True)
class Showings:
    """What became of one text, or of one picture.

    Attributes:
        last: When it was shown last.
        times: How often it was shown.
        ignored: How often nobody answered.
        is_loved: Whether an answer was a warm one, and none a cold one.
        is_refused: Whether an answer was a cold one.
    """

    last: datetime
    times: int
    ignored: int
    is_loved: bool
    is_refused: bool = False

    def penalty(self, now: datetime, by: Recovery) -> float:
        """Return what its score loses at a moment, at least 0."""
        most, days = (by.refused_most, by.refused_days) if self.is_refused else (by.most, by.days)
        slower = 1 + MORE * (self.times - 1) + MORE * self.ignored
        since = max(now - self.last, timedelta(0)) / timedelta(days=1)
        return most * math.exp(-since / (days * slower * (LOVED if self.is_loved else 1.0)))


def showings(
    history: Sequence[ShownPair], reactions: Iterable[PastReaction]
) -> tuple[Mapping[str, Showings], Mapping[str, Showings]]:
    """Return what became of each text and of each picture that was shown, by id."""
    answers: dict[tuple[str, str], list[float]] = {}
    for reaction in reactions:
        answers.setdefault((reaction.message, reaction.image), []).append(reaction.teaches)
    texts: dict[str, list[ShownPair]] = {}
    pictures: dict[str, list[ShownPair]] = {}
    for past in history:
        texts.setdefault(past.message, []).append(past)
        pictures.setdefault(past.image, []).append(past)
    by_text = {name: _summed(pasts, answers) for name, pasts in texts.items()}
    return by_text, {name: _summed(pasts, answers) for name, pasts in pictures.items()}


def _summed(pasts: Sequence[ShownPair], answers: Mapping[tuple[str, str], Sequence[float]]) -> Showings:
    given = [answers.get((past.message, past.image), ()) for past in pasts]
    felt = [value for one in given for value in one]
    return Showings(
        max(past.at for past in pasts),
        len(pasts),
        sum(not one for one in given),
        max(felt, default=0.0) > 0 and min(felt) >= 0,
        min(felt, default=0.0) < 0,
    )
