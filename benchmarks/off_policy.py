"""Off-policy estimates on real data: the Open Bandit sample that ships in the wheel of ``obp``.

The wheel is fetched without its dependencies into a cache and only read; nothing of it is imported. From the log of
the policy that chose at random the value of the learning one (Bernoulli Thompson sampling) is estimated, and compared
with what that one earned itself.
"""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from collections import Counter
from zipfile import ZipFile

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_cache_path

from benchmarks.report import Outcome, Promise, at_most, main
from recommender.evaluate.clustered import clustered_share
from recommender.evaluate.off_policy import CLIPPED_AT, LoggedDecisions, policy_values, shrunk_means

WHEEL = "obp==0.4.1"
CAMPAIGNS = ("all", "men", "women")
SMOOTHING = 1.0
"""How often each item at each place counts as shown beside what the sample holds."""

NOISE = 1.01
"""With some 40 clicks in 10,000 rows a model of clicks takes a thousandth of the error at most: a hundredth is what the
errors over 200 draws vary by themselves."""

RARE = 5000.0
"""Clicks are rare: so many rewards the mean of all counts as, beside an item's own 125."""

DRAWS = 200
"""Of the bootstrap by which errors are compared."""

Shown = list[dict[str, str]]


def fetched() -> ZipFile:
    """Return the wheel, from the cache or fetched into it."""
    cache = user_cache_path("offscreen") / "obp"
    if not list(cache.glob("obp-*.whl")):
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(cache), WHEEL]
        subprocess.run(command, check=True, stdout=sys.stderr)
    return ZipFile(next(cache.glob("obp-*.whl")))


def shown(wheel: ZipFile, policy: str, campaign: str) -> Shown:
    """Return what a policy showed in a campaign."""
    name = f"obp/dataset/obd/{policy}/{campaign}/{campaign}.csv"
    return list(csv.DictReader(io.TextIOWrapper(wheel.open(name), encoding="utf-8")))


def logged(random: Shown, learned: Shown) -> LoggedDecisions:
    """Return the random policy's log with how likely the learning one would have done the same."""
    items = np.array([int(row["item_id"]) for row in random])
    places = np.array([int(row["position"]) for row in random])
    kinds = int(items.max()) + 1
    target = _shares(learned, kinds)
    reward = np.array([float(row["click"]) for row in random])
    folds = np.arange(items.size) % 5
    expected = shrunk_means(reward, items, folds, weight=RARE)
    expected = np.pad(expected, ((0, 0), (0, kinds - expected.shape[1])))[folds]
    chance = np.array([float(row["propensity_score"]) for row in random])
    return LoggedDecisions(
        np.arange(items.size), reward, chance, target[places, items],
        expected[np.arange(items.size), items], (expected * target[places]).sum(axis=1),
    )  # fmt: skip


def _shares(learned: Shown, kinds: int) -> NDArray[np.float64]:
    """Return how often each item was shown at each place, ``res[place, item]``."""
    counts = Counter((int(row["position"]), int(row["item_id"])) for row in learned)
    table = np.array([[counts[place, item] + SMOOTHING for item in range(kinds)] for place in range(4)])
    shares: NDArray[np.float64] = table / table.sum(axis=1, keepdims=True)
    return shares


def spread(given: LoggedDecisions, draws: int) -> dict[str, float]:
    """Return the root mean square error of each method over bootstrap draws, against its value on the whole log."""
    rng, whole = np.random.default_rng(0), {value.method: value.value for value in policy_values(given)}
    errors: dict[str, list[float]] = {name: [] for name in whole}
    for _draw in range(draws):
        at = rng.integers(0, given.reward.size, given.reward.size)
        people = np.arange(given.reward.size)
        again = LoggedDecisions(people, *(value[at] for name, value in vars(given).items() if name != "people"))
        for value in policy_values(again, samples=2):
            errors[value.method].append(value.value - whole[value.method])
    return {name: float(np.sqrt(np.mean(np.square(one)))) for name, one in errors.items()}


def without_draws(given: LoggedDecisions) -> float:
    """Return the standard error of doubly robust over that of clipped inverse propensity scores, with endless draws."""
    weights = given.target / given.logged
    clipped = np.minimum(weights, CLIPPED_AT) * given.reward
    robust = given.predicted_target + weights * (given.reward - given.predicted)
    return float(robust.std() / clipped.std())


def measure(_quick: bool) -> Outcome:
    """Estimate in each campaign; that is quick anyway."""
    wheel, figures, promises = fetched(), dict[str, object](), list[Promise]()
    for campaign in CAMPAIGNS:
        learned = shown(wheel, "bts", campaign)
        earned = [int(row["click"]) for row in learned]
        truth = clustered_share(earned, [1] * len(earned))
        given = logged(shown(wheel, "random", campaign), learned)
        errors = spread(given, DRAWS)
        for value in policy_values(given):
            figures[f"{campaign} {value.method}"] = [value.value, value.low, value.high]
            overlaps = value.low <= truth.high and truth.low <= value.high
            holds = value.low <= truth.share <= value.high
            promises.append(Promise(f"{campaign}: {value.method}'s interval meets what was earned", truth.share,
                                    f"within {value.low:.5f} to {value.high:.5f}", overlaps))  # fmt: skip
            print(f"{campaign:6} {value.method:12} {value.value:.5f} ({value.low:.5f} to {value.high:.5f}), "
                  f"earned {truth.share:.5f}{'' if holds else ' (outside)'}, worth {value.effective:.0f}")  # fmt: skip
        figures[f"{campaign} rmse"] = errors
        promises.append(at_most(f"{campaign}: DR's error over IPS's", errors["dr"] / errors["clipped_ips"], NOISE))
        promises.append(at_most(f"{campaign}: the same with endless draws", without_draws(given), 1.0))
    return Outcome(figures, tuple(promises))


if __name__ == "__main__":
    main("off_policy", measure)
