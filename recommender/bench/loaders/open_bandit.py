"""The sample of the Open Bandit data (Saito et al., 2021), read out of the `obp` wheel: fashion shown, clicked or not.

Neither people nor things have words: both are told by hashed features. So it says what other people's reactions are
worth, and nothing of texts.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

import numpy as np

from recommender.bench.loaders.wheels import text_in_wheel
from recommender.bench.ratings import RatedData
from recommender.items import Item
from recommender.profile import Profile

FOLDER = "obp/dataset/obd"
CAMPAIGN = "all"
POLICIES = ("random", "bts")
"""Who chose what was shown: chance, and Thompson sampling."""
_PERSON = tuple(f"user_feature_{number}" for number in range(4))
_THING = tuple(f"item_feature_{number}" for number in range(1, 4))
_SHORT = 6
"""Signs of a hash that are kept."""

Shown = tuple[int, int, bool, float]
"""Row of the people, row of the thing, whether it was clicked, and when."""


def open_bandit(wheel: Path | None = None) -> RatedData:
    """Read 20,000 looks at 80 things; "people" are all visitors with the same four features.

    What the same people were shown several times counts once, as clicked if it ever was.

    Args:
        wheel: The `obp` wheel; ``None`` looks among what is installed.

    Raises:
        BenchError: If it is not there.
    """
    things = list(_table("random", "item_context", wheel))
    people: dict[tuple[str, ...], int] = {}
    shown = _once(look for policy in POLICIES for look in _looks(policy, people, wheel))
    return RatedData(
        name="Open Bandit, sample",
        people=tuple(Profile(attributes=_features(one)) for one in people),
        items=tuple(Item(f"thing-{row['item_id']}", f"thing of the kinds {_kinds(row)}") for row in things),
        person=np.array([person for person, _ in shown]),
        item=np.array([item for _, item in shown]),
        value=np.array([clicked for clicked, _ in shown.values()], dtype=np.float32),
        time=np.array([time for _, time in shown.values()], dtype=np.float64),
        liked_from=1.0,
        disliked_to=0.0,
    )


def _looks(policy: str, people: dict[tuple[str, ...], int], wheel: Path | None) -> Iterator[Shown]:
    for row in _table(policy, CAMPAIGN, wheel):
        person = people.setdefault(tuple(row[name] for name in _PERSON), len(people))
        time = datetime.fromisoformat(row["timestamp"]).timestamp()
        yield person, int(row["item_id"]), row["click"] == "1", time


def _once(looks: Iterator[Shown]) -> dict[tuple[int, int], tuple[bool, float]]:
    """Return by people and thing whether it was clicked, and when that was, or when it was shown first."""
    found: dict[tuple[int, int], tuple[bool, float]] = {}
    for person, item, clicked, time in sorted(looks, key=lambda look: look[3]):
        before = found.get((person, item))
        if before is None or (clicked and not before[0]):
            found[person, item] = (clicked, time)
    return found


def _table(policy: str, name: str, wheel: Path | None) -> Iterator[Mapping[str, str]]:
    text = text_in_wheel("obp", f"{FOLDER}/{policy}/{CAMPAIGN}/{name}.csv", wheel)
    return csv.DictReader(io.StringIO(text))


def _features(values: tuple[str, ...]) -> dict[str, str]:
    return {name.replace("_", " "): value[:_SHORT] for name, value in zip(_PERSON, values, strict=True)}


def _kinds(row: Mapping[str, str]) -> str:
    return ", ".join(row[name][:_SHORT] for name in _THING)
