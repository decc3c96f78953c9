"""People with tastes that nobody told, over the starter library, and the players that get to know them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.core.activities import ACTIVITIES
from bot.services.starter_library import shipped_vectors
from content.manifest import starter_library
from recommender import Encoder, Profile, SimulationError, encode_missing
from recommender.policies.base import PolicyInput
from recommender.policies.context import Context
from recommender.policies.offscreen import OffscreenPolicy
from recommender.simulate.regret import (
    FIRST_DAY,
    HOURS,
    ActivityPlayer,
    HiddenTastes,
    Player,
    PolicyPlayer,
    RegretSettings,
    TasteMoment,
    TasteRates,
    greedy_player,
    live,
    oracle,
    random_player,
)
from recommender.vectors import Vector

PHRASES = {activity.word: activity.phrase for activity in ACTIVITIES}

RATES = TasteRates(loved=0.85, hated=0.05, rest=0.25, spread=0.05)

JUDGES = {"LinUCB": 0.3, "LinTS": 0.3}
"""mabwiser's policies with their exploration, where it is installed."""

ORACLE = "oracle"

Rates = NDArray[np.float64]
Make = Callable[[HiddenTastes, int], Player]


@dataclass(frozen=True)
class Hiding:
    """What simulated people are like.

    Attributes:
        response: With which probability a nudge is answered.
        nudges: How many come, two a day.
        drift_after: After so many nudges two loves are lost and two others won; ``None``: tastes stay.
        habituation: By which share an activity is enjoyed less for each time that it came within the last week.
    """

    response: float = 1.0
    nudges: int = 120
    drift_after: int | None = None
    habituation: float = 0.0

    def tastes(self, seed: int) -> HiddenTastes:
        """Draw a person."""
        found = replace(HiddenTastes.drawn(list(PHRASES), seed, RATES), habituation=self.habituation)
        if self.drift_after is None:
            return found
        return found.drifting(FIRST_DAY + timedelta(days=self.drift_after // len(HOURS)), seed)


class HiddenWorld:
    """The starter library and people who tell what they like.

    Args:
        encoder: Of the library's texts and of what people tell.
    """

    def __init__(self, encoder: Encoder) -> None:
        library = starter_library()
        messages, images = ([one.as_item() for one in side] for side in (library.messages, library.images))
        texts = [*OffscreenPolicy.texts(messages, images), *PHRASES.values()]
        texts += OffscreenPolicy.texts_for(Context(_profile(list(PHRASES))))
        self.vectors: Mapping[str, Vector] = encode_missing(encoder, texts, shipped_vectors(encoder.fingerprint))
        self.policy = OffscreenPolicy.build(PolicyInput(messages, images, self.vectors, encoder=encoder.fingerprint))

    def players(self) -> dict[str, Make]:
        """Return how each player is made for a person and a seed."""
        return {
            ORACLE: lambda tastes, _seed: oracle(tastes),
            "offscreen": lambda _tastes, _seed: PolicyPlayer(self.policy),
            "no learning": lambda _tastes, _seed: PolicyPlayer(self.policy, learns=False),
            "greedy": lambda tastes, _seed: greedy_player(tastes),
            "random": lambda _tastes, seed: random_player(seed),
            **({name: partial(_judge, name) for name in JUDGES} if find_spec("mabwiser") else {}),
        }

    def live(self, tastes: HiddenTastes, player: Player, settings: RegretSettings) -> Rates:
        """Return how often a person enjoys what comes."""
        return live(self.policy, _profile(tastes.told), self.vectors, tastes, player, settings)

    def lives(
        self,
        people: Sequence[int],
        hiding: Hiding,
        names: Sequence[str] = (),
        progress: Callable[[], None] = lambda: None,
    ) -> dict[str, Rates]:
        """Let people live with players; return how often they enjoy what comes, shape (people, nudges), by player.

        Args:
            people: Their seeds; of all players a person is the same and has the same luck.
            hiding: What they are like.
            names: Of players; the oracle always takes part. None: all of them.
            progress: Called after each life.

        Raises:
            SimulationError: If there is no such player.
        """
        makes = self.players()
        if unknown := [name for name in names if name not in makes]:
            raise SimulationError(f"there is no {unknown[0]!r} to choose: take {', '.join(makes)}")
        chosen = [name for name in makes if not names or name in (ORACLE, *names)]
        lived: dict[str, list[Rates]] = {name: [] for name in chosen}
        for seed in people:
            tastes, settings = hiding.tastes(seed), RegretSettings(hiding.nudges, hiding.response, seed)
            for name in chosen:
                lived[name].append(self.live(tastes, makes[name](tastes, seed), settings))
                progress()
        return {name: np.array(rates) for name, rates in lived.items()}


def _profile(told: Sequence[str]) -> Profile:
    return Profile({"age": "41"}, tuple(PHRASES[name] for name in told))


def _judge(name: str, tastes: HiddenTastes, seed: int) -> ActivityPlayer:
    """Return a player that rates activities by mabwiser: one model, a row of features for each activity."""
    mab: Any = import_module("mabwiser.mab")
    places = {name: at for at, name in enumerate(PHRASES)}
    learning = getattr(mab.LearningPolicy, name)(alpha=JUDGES[name])
    bandit = mab.MAB(arms=["nudge"], learning_policy=learning, seed=seed % 2**31)

    def features(name: str) -> list[float]:
        row = [0.0] * (len(places) + 1)
        row[places.get(name, 0)] = 1.0
        row[-1] = float(name in tastes.told)
        return row

    start = [features(name) for name in tastes.told]
    bandit.fit(["nudge"] * len(start), [0.5] * len(start), start)

    def rate(names: Sequence[str], _now: TasteMoment) -> Sequence[float]:
        found = bandit.predict_expectations([features(name) for name in names])
        return [one["nudge"] for one in (found if isinstance(found, list) else [found])]

    return ActivityPlayer(rate, lambda name, well: bandit.partial_fit(["nudge"], [float(well)], [features(name)]))
