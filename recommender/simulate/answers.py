"""What people of a simulation do with a nudge: by their hidden tastes, and by whether it suits their day at all."""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from recommender.simulate.judge import NudgeVerdict
from recommender.simulate.labels import SecondLabel
from recommender.simulate.people import SimulatedPerson

UNFIT_WARMTH = 0.2
"""Share of the warmth that is left where something does not suit the day."""

COLD_BELOW = 0.12
"""Warmth below which somebody says so."""

SAYS_COLD, SAYS_LUKEWARM = 0.6, 0.1
"""How often somebody who answers, and does not warm to it, taps that it is not for them."""


class HiddenAnswer(StrEnum):
    """What somebody taps."""

    DID_IT = "did_it"
    LIKE = "like"
    NOT_FOR_ME = "not_for_me"


def warmth_of(person: SimulatedPerson, message: SecondLabel, verdict: NudgeVerdict) -> float:
    """Return how likely somebody warms to a nudge."""
    return person.warmth(message.activities) * (1.0 if not verdict.faults else UNFIT_WARMTH)


def answer_to(
    person: SimulatedPerson, message: SecondLabel, verdict: NudgeVerdict, rng: np.random.Generator
) -> HiddenAnswer | None:
    """Return what somebody taps; ``None``: nothing. Each call draws the same count of numbers."""
    answers, warms, did, says = rng.random(4)
    warmth = warmth_of(person, message, verdict)
    if answers >= person.answers:
        return None
    if warms < warmth:
        return HiddenAnswer.DID_IT if did < 0.5 else HiddenAnswer.LIKE
    return HiddenAnswer.NOT_FOR_ME if says < (SAYS_COLD if warmth < COLD_BELOW else SAYS_LUKEWARM) else None
