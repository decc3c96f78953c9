"""How fast the policy gets to know tastes that nobody told, against an oracle, mabwiser's bandits and no learning.

People told two likes, one of them wrong, and love three activities that they did not tell; 120 nudges, two a day, over
the starter library. All players live with the same people, who have the same luck. Each world is lived in once: every
nudge answered, two of five answered, two loves that change after 60 nudges, and what is enjoyed less for each time that
it came within the week. See :mod:`recommender.simulate.regret`. mabwiser's LinUCB and LinTS choose the activity from
what fits, by its name and whether it was told; they log no probabilities and keep no bounds. They come with
``pip install '.[bench]'``.

``python -m benchmarks.learning [--quick] [--json]``: some ten minutes of one core, with ``--quick`` less than one.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict

from benchmarks.report import Outcome, Promise, at_least, at_most, main
from bot.simulation.hidden_tastes import JUDGES, ORACLE, HiddenWorld, Hiding, Rates
from recommender import open_encoder
from recommender.simulate.regret_report import ShareDifference, regret_figures, share_difference

HELD_OUT = 10_000
"""Seeds of people from which on nothing was tried."""

OWN, UNLEARNED = "offscreen", "no learning"

PLAYERS = (OWN, UNLEARNED, *JUDGES)

ALL_ANSWERED, SOME_ANSWERED = "every nudge answered", "two of five answered"

WORLDS: Mapping[str, tuple[Hiding, int, int]] = {
    ALL_ANSWERED: (Hiding(1.0), 200, 7),
    SOME_ANSWERED: (Hiding(0.4), 200, 7),
    "two loves change": (Hiding(1.0, drift_after=60), 60, 3),
    "habits tire": (Hiding(1.0, habituation=0.1), 60, 3),
}
"""What people are like, how many there are, and how many if it is to be quick."""

BEHIND = -0.02
"""By how much less of what the oracle gives the policy may give than another player."""

Lives = Mapping[str, Rates]


def measure(quick: bool) -> Outcome:
    """Let people live with every player, and hold the policy against the promises."""
    world, lived = HiddenWorld(open_encoder()), dict[str, Lives]()
    missing = [name for name in JUDGES if name not in world.players()]
    if missing:
        print("mabwiser is not installed: pip install '.[bench]' to compare with it", file=sys.stderr)
    names = [name for name in PLAYERS if name not in missing]
    for title, (hiding, people, few) in WORLDS.items():
        seeds = range(HELD_OUT, HELD_OUT + (few if quick else people))
        begun = time.process_time()
        lived[title] = world.lives(seeds, hiding, names, _told_of(title, len(seeds) * (len(names) + 1)))
        _print(f"{title}, {len(seeds)} people, {time.process_time() - begun:.0f} s", lived[title])
    return Outcome({title: _figures(one) for title, one in lived.items()}, tuple(_promises(lived)))


def _told_of(title: str, lives: int) -> Callable[[], None]:
    """Return what tells on standard error how far a world is."""
    done = 0

    def progress() -> None:
        nonlocal done
        done += 1
        if done % 100 == 0 or done == lives:
            print(f"{title}: {done} of {lives} lives", file=sys.stderr, flush=True)

    return progress


def _figures(lived: Lives) -> dict[str, dict[str, float]]:
    """Return what each player reached, and how the policy stands beside it."""
    best = lived[ORACLE]
    found = {name: regret_figures(best, own) for name, own in lived.items()}
    for name, own in lived.items():
        beside = share_difference(best, lived[OWN], own)
        found[name] |= {f"offscreen_beside_it_{key}": value for key, value in asdict(beside).items()}
    return found


def _print(title: str, lived: Lives) -> None:
    print(f"\n{title}\n{'':12} share  regret at 30/60/120  21 to 30  last 40   offscreen beside it (lowest)")
    for name, one in _figures(lived).items():
        regret = "/".join(f"{one[f'regret_{count}']:.1f}" for count in (30, 60, 120))
        within, lowest = 1.96 * one["offscreen_beside_it_error"], one["offscreen_beside_it_lowest"]
        beside = f"{one['offscreen_beside_it_value']:+.3f} ± {within:.3f} ({lowest:+.3f})"
        print(
            f"{name:12} {one['share']:.3f}  {regret:>20}  {one['from_21_to_30']:8.3f}  {one['last_40']:7.3f}   {beside}"
        )


def _promises(lived: Mapping[str, Lives]) -> Iterator[Promise]:
    full, some = (regret_figures(lived[one][ORACLE], lived[one][OWN]) for one in (ALL_ANSWERED, SOME_ANSWERED))
    yield at_least("share of what the oracle gives", full["share"], 0.87)
    yield at_most("regret at 30", full["regret_30"], 7.3)
    yield at_most("regret at 60", full["regret_60"], 10.6)
    yield at_most("regret at 120", full["regret_120"], 13.5)
    yield at_least("share from nudge 21 to 30", full["from_21_to_30"], 0.8)
    yield at_least("share in the last 40 nudges", full["last_40"], 0.93)
    yield at_most("regret at 120, two of five answered", some["regret_120"], 22.0)
    for title, one in lived.items():
        yield at_least(f"never below no learning: {title}", _beside(one, UNLEARNED).lowest, BEHIND)
        judges = [_beside(one, name).value for name in JUDGES if name in one]
        if judges:
            yield at_least(f"beside the better of LinUCB and LinTS: {title}", min(judges), BEHIND)


def _beside(lived: Lives, other: str) -> ShareDifference:
    return share_difference(lived[ORACLE], lived[OWN], lived[other])


if __name__ == "__main__":
    main("learning", measure)
