"""How much of what somebody could have enjoyed a policy gives them, while it gets to know tastes that nobody told.

A person told two likes, of which one is wrong, and loves three activities that they did not tell. Every player lives
under the same filters, rests and situations of the product's policy; the oracle knows the rates. Regret is how much
less often the person enjoys what comes than with the oracle, summed over the nudges.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from recommender.policies.context import LOOK_BACK, Context, PastReaction, ShownPair
from recommender.policies.drawing import CONSIDERED
from recommender.policies.offscreen import OffscreenPolicy
from recommender.profile import Profile
from recommender.vectors import Vector

FIRST_DAY = datetime(2026, 3, 2, tzinfo=UTC)
HOURS = (timedelta(hours=12, minutes=30), timedelta(hours=20))
"""Moments of a day."""

WELL, BADLY = 1.0, -0.8
"""What an answer teaches: done, or not for them."""

Fitting = Mapping[str, Sequence[tuple[str, str]]]
"""What may come at a moment: pairs by main activity, best first."""


@dataclass(frozen=True)
class TasteRates:
    """How often people enjoy what comes.

    Attributes:
        loved: Of what they love.
        hated: Of what they hate.
        rest: Of everything else, the like that was told by mistake included.
        spread: Half the width of the interval around each from which a person's own rates are drawn.
    """

    loved: float = 0.85
    hated: float = 0.03
    rest: float = 0.25
    spread: float = 0.0


@dataclass(frozen=True)
class HiddenTastes:
    """What a person told, and what is true.

    Attributes:
        told: Activities that they told as liked.
        rates: How often they enjoy each activity, 0 to 1.
    """

    told: tuple[str, ...]
    rates: Mapping[str, float]

    @classmethod
    def drawn(cls, activities: Sequence[str], seed: int, rates: TasteRates) -> HiddenTastes:
        """Draw a person: two told likes, one of them wrong, three loves that were not told and three hates."""
        rng = np.random.default_rng(seed)
        names = [str(name) for name in rng.permutation(sorted(activities))]
        true, false, loves, hates = names[0], names[1], names[2:5], names[5:8]
        middles = dict.fromkeys(names, rates.rest) | dict.fromkeys([true, *loves], rates.loved)
        middles |= dict.fromkeys(hates, rates.hated)
        own = {
            name: float(np.clip(middle + rng.uniform(-rates.spread, rates.spread), 0.0, 1.0))
            for name, middle in middles.items()
        }
        return cls((true, false), own)


class Player(Protocol):
    """Whoever chooses what comes next."""

    def choose(self, context: Context, fitting: Callable[[], Fitting]) -> tuple[str, str] | None:
        """Return ids of a message and an image; ``None``: nothing."""

    def hear(self, activity: str, is_well: bool) -> None:
        """Take note of an answer to what was chosen last."""


@dataclass(frozen=True)
class PolicyPlayer:
    """The policy as it is served; without any learning where it hears of no answers.

    Attributes:
        policy: The product's.
        learns: Whether it hears of answers.
    """

    policy: OffscreenPolicy
    learns: bool = True

    def choose(self, context: Context, fitting: Callable[[], Fitting]) -> tuple[str, str] | None:
        """Return what would be sent."""
        pairs = self.policy.choose(context if self.learns else _unheard(context)).pairs
        return (pairs[0].message, pairs[0].image) if pairs else None

    def hear(self, activity: str, is_well: bool) -> None:
        """Hear nothing beside what the context tells."""


@dataclass
class ActivityPlayer:
    """Rates the activities that fit, and takes the best pair of the one that it rates highest.

    Attributes:
        rate: Rates activities: from their names to numbers in the same order.
        heard: What to do with an answer.
    """

    rate: Callable[[Sequence[str]], Sequence[float]]
    heard: Callable[[str, bool], None] = field(default=lambda _activity, _is_well: None)

    def choose(self, context: Context, fitting: Callable[[], Fitting]) -> tuple[str, str] | None:
        """Return the best pair of the best activity."""
        found = fitting()
        if not found:
            return None
        names = list(found)
        return found[names[int(np.argmax(self.rate(names)))]][0]

    def hear(self, activity: str, is_well: bool) -> None:
        """Pass an answer on."""
        self.heard(activity, is_well)


def oracle(tastes: HiddenTastes) -> ActivityPlayer:
    """Return the player that knows the rates."""
    return ActivityPlayer(lambda names: [tastes.rates.get(name, 0.0) for name in names])


def random_player(seed: int) -> ActivityPlayer:
    """Return the player that takes any activity that fits."""
    rng = np.random.default_rng(seed)
    return ActivityPlayer(lambda names: rng.random(len(names)).tolist())


def greedy_player(tastes: HiddenTastes) -> ActivityPlayer:
    """Return the player that takes the activity that went best so far; what was told begins higher."""
    sums: dict[str, list[float]] = {}

    def mean(name: str) -> float:
        well, answers = sums.get(name, [0.0, 0.0])
        return (well + (0.7 if name in tastes.told else 0.4)) / (answers + 1)

    def hear(activity: str, is_well: bool) -> None:
        well, answers = sums.get(activity, [0.0, 0.0])
        sums[activity] = [well + is_well, answers + 1]

    return ActivityPlayer(lambda names: [mean(name) for name in names], hear)


@dataclass(frozen=True)
class RegretSettings:
    """What a simulated life looks like.

    Attributes:
        nudges: How many come, two a day.
        response: With which probability each is answered.
        seed: Of all chance but the player's own; the same for all players of a person.
    """

    nudges: int = 120
    response: float = 1.0
    seed: int = 0


def live(
    policy: OffscreenPolicy,
    profile: Profile,
    vectors: Mapping[str, Vector],
    tastes: HiddenTastes,
    player: Player,
    settings: RegretSettings,
) -> NDArray[np.float64]:
    """Return how often the person enjoys what came at each moment, shape (nudges,); 0 where nothing did.

    Args:
        policy: Says what fits.
        profile: What the person told.
        vectors: Of the profile's texts.
        tastes: What is true of them.
        player: Chooses.
        settings: Of the life.
    """
    rng = np.random.default_rng(settings.seed)
    luck, heard = rng.random(settings.nudges), rng.random(settings.nudges) < settings.response
    seeds = rng.integers(0, 2**62, settings.nudges)
    history: list[ShownPair] = []
    reactions: list[PastReaction] = []
    rates = np.zeros(settings.nudges)
    for at in range(settings.nudges):
        now = FIRST_DAY + timedelta(days=at // len(HOURS)) + HOURS[at % len(HOURS)]
        context = Context(
            profile,
            vectors,
            now,
            history=[past for past in history if past.at > now - LOOK_BACK],
            reactions=tuple(reactions),
            seed=int(seeds[at]),
            pairs=CONSIDERED,
        )
        pair = player.choose(context, partial(policy.fitting, context))
        if pair is None:
            continue
        activity = next(iter(policy.messages[pair[0]].activities), "")
        rates[at] = tastes.rates.get(activity, 0.0)
        history.insert(0, ShownPair(*pair, now))
        if heard[at]:
            is_well = bool(luck[at] < rates[at])
            reactions.append(PastReaction(WELL if is_well else BADLY, now + timedelta(minutes=5), *pair))
            player.hear(activity, is_well)
    return rates


def _unheard(context: Context) -> Context:
    return replace(context, reactions=())
