"""How fast the policy gets to know tastes that nobody told, against an oracle, simple rivals and mabwiser's.

People told two likes, one of them wrong, and love three activities that they did not tell; 120 nudges, two a day, over
the starter library. See :mod:`recommender.simulate.regret`. mabwiser's LinUCB and LinTS choose the activity from what
fits, by its name and whether it was told; they log no probabilities and keep no bounds.
"""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.report import Outcome, Promise, at_least, at_most, main
from bot.simulation.hidden_tastes import JUDGES, ORACLE, HiddenWorld, Hiding
from recommender import open_encoder
from recommender.simulate.regret_report import regret_figures

HELD_OUT = 10_000
"""Seeds of people from which on nothing was tried."""


def measure(quick: bool) -> Outcome:
    """Let people live with every player, and hold the policy against the promises."""
    people, world = range(HELD_OUT, HELD_OUT + (6 if quick else 200)), HiddenWorld(open_encoder())
    figures: dict[str, dict[str, dict[str, float]]] = {}
    for response in (1.0, 0.4):
        lived = world.lives(people, Hiding(response))
        found = {name: regret_figures(lived[ORACLE], own) for name, own in lived.items()}
        for name, one in found.items():
            print(f"{response:4.0%} {name:12}", " ".join(f"{key} {value:.3f}" for key, value in one.items()))
        figures[f"{response:g}"] = found
    return Outcome(figures, _promises(figures))


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
        at_least("share from nudge 21 to 30", own["from_21_to_30"], 0.8),
        at_most("regret at 120, 40 % answered", some_heard["offscreen"]["regret_120"], 22.0),
        at_least("beside no learning", own["share"] - all_heard["no learning"]["share"], -0.02),
    )


if __name__ == "__main__":
    main("learning", measure)
