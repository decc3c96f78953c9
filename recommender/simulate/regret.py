"""How much of what somebody could have enjoyed a policy gives them, while it gets to know tastes that nobody told.

A person told two likes, of which one is wrong, and loves three activities that they did not tell. Every player lives
under the same filters, rests and situations of the product's policy; the oracle knows the rates. Regret is how much
less often the person enjoys what comes than with the oracle, summed over the nudges.
"""

from __future__ import annotations

from collections import Counter
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

WEEK = timedelta(days=7)

LOVES = 4
"""Activities that somebody loves, the told one included."""

WELL, BADLY = 1.0, -0.8
"""What an answer teaches: done, or not for them."""

Fitting = Mapping[str, tuple[str, str]]
"""What may come at a moment: the best pair of each main activity."""


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
        later: The same from :attr:`drifts_at` on; empty: tastes do not change.
        drifts_at: Aware.
        habituation: By which share an activity is enjoyed less for each time that it came within the last week.
    """

    told: tuple[str, ...]
    rates: Mapping[str, float]
    later: Mapping[str, float] = field(default_factory=dict)
    drifts_at: datetime | None = None
    habituation: float = 0.0

    def rate(self, activity: str, now: datetime, lately: Mapping[str, int]) -> float:
        """Return how often they enjoy an activity at a moment.

        Args:
            activity: Which.
            now: Aware.
            lately: How often each activity came within the last week.
        """
        has_drifted = self.drifts_at is not None and now >= self.drifts_at
        rate = (self.later if has_drifted else self.rates).get(activity, 0.0)
        return float(rate * (1 - self.habituation) ** lately.get(activity, 0))

    def drifting(self, at: datetime, seed: int) -> HiddenTastes:
        """Return the same person who at an instant loses two loves, and comes to love two other things instead."""
        names = sorted(self.rates, key=lambda name: -self.rates[name])
        loved, other = names[:LOVES], names[LOVES:]
        rng = np.random.default_rng(seed)
        lost = [str(name) for name in rng.choice(loved, 2, replace=False)]
        won = [str(name) for name in rng.choice(other, 2, replace=False)]
        later = dict(self.rates)
        for old, new in zip(lost, won, strict=True):
            later[old], later[new] = self.rates[new], self.rates[old]
        return replace(self, later=later, drifts_at=at)

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


@dataclass(frozen=True)
class TasteMoment:
    """What is known at a moment of a simulated life.

    Attributes:
        context: What the policy is told.
        fitting: Finds what may come.
        lately: How often each activity came within the last week.
    """

    context: Context
    fitting: Callable[[], Fitting]
    lately: Mapping[str, int]

    @property
    def now(self) -> datetime:
        """When."""
        return self.context.now or FIRST_DAY


class Player(Protocol):
    """Whoever chooses what comes next."""

    def choose(self, situation: TasteMoment) -> tuple[str, str] | None:
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

    def choose(self, situation: TasteMoment) -> tuple[str, str] | None:
        """Return what would be sent."""
        context = situation.context
        pairs = self.policy.choose(context if self.learns else _unheard(context)).pairs
        return (pairs[0].message, pairs[0].image) if pairs else None

    def hear(self, activity: str, is_well: bool) -> None:
        """Hear nothing beside what the context tells."""


@dataclass
class ActivityPlayer:
    """Rates the activities that fit, and takes the best pair of the one that it rates highest.

    Attributes:
        rate: Rates activities: from their names, and the situation, to numbers in the same order.
        heard: What to do with an answer.
    """

    rate: Callable[[Sequence[str], TasteMoment], Sequence[float]]
    heard: Callable[[str, bool], None] = field(default=lambda _activity, _is_well: None)

    def choose(self, situation: TasteMoment) -> tuple[str, str] | None:
        """Return the best pair of the best activity."""
        found = situation.fitting()
        if not found:
            return None
        names = list(found)
        return found[names[int(np.argmax(self.rate(names, situation)))]]

    def hear(self, activity: str, is_well: bool) -> None:
        """Pass an answer on."""
        self.heard(activity, is_well)


def oracle(tastes: HiddenTastes) -> ActivityPlayer:
    """Return the player that knows the rates."""
    return ActivityPlayer(lambda names, now: [tastes.rate(name, now.now, now.lately) for name in names])


def random_player(seed: int) -> ActivityPlayer:
    """Return the player that takes any activity that fits."""
    rng = np.random.default_rng(seed)
    return ActivityPlayer(lambda names, _now: rng.random(len(names)).tolist())


def greedy_player(tastes: HiddenTastes) -> ActivityPlayer:
    """Return the player that takes the activity that went best so far; what was told begins higher."""
    sums: dict[str, list[float]] = {}

    def mean(name: str) -> float:
        well, answers = sums.get(name, [0.0, 0.0])
        return (well + (0.7 if name in tastes.told else 0.4)) / (answers + 1)

    def hear(activity: str, is_well: bool) -> None:
        well, answers = sums.get(activity, [0.0, 0.0])
        sums[activity] = [well + is_well, answers + 1]

    return ActivityPlayer(lambda names, _now: [mean(name) for name in names], hear)


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
    main = {name: next(iter(item.activities), "") for name, item in policy.messages.items()}
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
        lately = Counter(main[past.message] for past in history if past.at > now - WEEK)
        pair = player.choose(TasteMoment(context, partial(policy.fitting, context), lately))
        if pair is None:
            continue
        activity = main[pair[0]]
        rates[at] = tastes.rate(activity, now, lately)
        history.insert(0, ShownPair(*pair, now))
        if heard[at]:
            is_well = bool(luck[at] < rates[at])
            reactions.append(PastReaction(WELL if is_well else BADLY, now + timedelta(minutes=5), *pair))
            player.hear(activity, is_well)
    return rates


def _unheard(context: Context) -> Context:
    return replace(context, reactions=())
