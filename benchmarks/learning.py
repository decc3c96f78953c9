"""How fast the policy gets to know tastes that nobody told, against an oracle, simple rivals and mabwiser's.

People told two likes, one of them wrong, and love three activities that they did not tell; 120 nudges, two a day, over
the starter library. See :mod:`recommender.simulate.regret`. mabwiser's LinUCB and LinTS choose the activity from what
fits, by its name and whether it was told; they log no probabilities and keep no bounds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.report import Outcome, Promise, at_least, at_most, main
from bot.core.activities import ACTIVITIES
from bot.services.starter_library import shipped_vectors
from content.manifest import starter_library
from recommender import Item, Profile, encode_missing, open_encoder
from recommender.policies.base import PolicyInput
from recommender.policies.context import Context
from recommender.policies.offscreen import OffscreenPolicy
from recommender.simulate.regret import (
    ActivityPlayer,
    HiddenTastes,
    Player,
    PolicyPlayer,
    RegretSettings,
    TasteRates,
    greedy_player,
    live,
    oracle,
    random_player,
)
from recommender.vectors import Vector

PHRASES = {activity.word: activity.phrase for activity in ACTIVITIES}

HELD_OUT = 10_000
"""Seeds of people from which on nothing was tried."""

RATES = TasteRates(loved=0.85, hated=0.05, rest=0.25, spread=0.05)

JUDGES = {"LinUCB": 0.3, "LinTS": 0.3}
"""mabwiser's policies with their exploration, where it is installed."""

Rates = NDArray[np.float64]
Make = Callable[[HiddenTastes, int], Player]


def measure(quick: bool) -> Outcome:
    """Let people live with every player, and hold the policy against the promises."""
    people = range(HELD_OUT, HELD_OUT + (6 if quick else 200))
    figures: dict[str, dict[str, dict[str, float]]] = {}
    for response in (1.0, 0.4):
        figures[f"{response:g}"] = compare(people, response)
        for name, found in figures[f"{response:g}"].items():
            print(f"{response:4.0%} {name:12}", " ".join(f"{key} {value:.3f}" for key, value in found.items()))
    return Outcome(figures, _promises(figures))


def compare(people: Sequence[int], response: float, only: Sequence[str] = ()) -> dict[str, dict[str, float]]:
    """Return the figures of every player, or of those that are named, for people by their seeds."""
    world = World()
    lived: dict[str, list[Rates]] = {}
    for seed in people:
        tastes = HiddenTastes.drawn(list(PHRASES), seed, RATES)
        settings = RegretSettings(response=response, seed=seed)
        for name, make in world.players().items():
            if not only or name in (*only, "oracle"):
                lived.setdefault(name, []).append(world.live(tastes, make(tastes, seed), settings))
    return {name: _figures(np.array(lived["oracle"]), np.array(own)) for name, own in lived.items()}


def _figures(best: Rates, own: Rates) -> dict[str, float]:
    regret = (best - own).mean(axis=0).cumsum()
    return {
        "share": float(own.sum() / best.sum()),
        "regret_30": float(regret[29]),
        "regret_60": float(regret[59]),
        "regret_120": float(regret[-1]),
        "last_40": float(own[:, -40:].sum() / best[:, -40:].sum()),
    }


def _promises(figures: Mapping[str, Mapping[str, Mapping[str, float]]]) -> tuple[Promise, ...]:
    all_heard, some_heard = figures["1"], figures["0.4"]
    own = all_heard["offscreen"]
    judges = [all_heard[name]["share"] for name in JUDGES if name in all_heard]
    beside = [at_least("beside the better judge", own["share"] - max(judges), -0.02)] if judges else []
    return (
        *beside,
        at_least("share of what the oracle gives", own["share"], 0.87),
        at_most("regret at 30", own["regret_30"], 7.3),
        at_most("regret at 60", own["regret_60"], 10.6),
        at_most("regret at 120", own["regret_120"], 13.5),
        at_least("share in the last 40 nudges", own["last_40"], 0.93),
        at_most("regret at 120, 40 % answered", some_heard["offscreen"]["regret_120"], 22.0),
        at_least("beside no learning", own["share"] - all_heard["no learning"]["share"], -0.02),
    )


class World:
    """The starter library and people who tell what they like."""

    def __init__(self) -> None:
        library = starter_library()
        messages = [
            Item(one.id, one.text, activities=one.activities, facts=one.facts, technique=one.technique)
            for one in library.messages
        ]
        images = [Item(one.id, one.caption, activities=one.activities, facts=one.facts) for one in library.images]
        encoder = open_encoder()
        texts = [*OffscreenPolicy.texts(messages, images), *PHRASES.values()]
        texts += OffscreenPolicy.texts_for(Context(_profile(list(PHRASES))))
        self.vectors: Mapping[str, Vector] = encode_missing(encoder, texts, shipped_vectors(encoder.fingerprint))
        self.policy = OffscreenPolicy.build(PolicyInput(messages, images, self.vectors, encoder=encoder.fingerprint))

    def players(self) -> dict[str, Make]:
        """Return how each player is made for a person and a seed."""
        return {
            "oracle": lambda tastes, _seed: oracle(tastes),
            "offscreen": lambda _tastes, _seed: PolicyPlayer(self.policy),
            "no learning": lambda _tastes, _seed: PolicyPlayer(self.policy, learns=False),
            "greedy": lambda tastes, _seed: greedy_player(tastes),
            "random": lambda _tastes, seed: random_player(seed),
            **({name: partial(_judge, name) for name in JUDGES} if find_spec("mabwiser") else {}),
        }

    def live(self, tastes: HiddenTastes, player: Player, settings: RegretSettings) -> Rates:
        """Return how often a person enjoys what comes."""
        return live(self.policy, _profile(tastes.told), self.vectors, tastes, player, settings)


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

    def rate(names: Sequence[str]) -> Sequence[float]:
        found = bandit.predict_expectations([features(name) for name in names])
        return [one["nudge"] for one in (found if isinstance(found, list) else [found])]

    return ActivityPlayer(rate, lambda name, well: bandit.partial_fit(["nudge"], [float(well)], [features(name)]))


if __name__ == "__main__":
    main("learning", measure)
