"""Stored decisions are chosen again: with the same seed the same pair, with others as likely as is stored."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime

from bot.delivery.replay import chosen_again, is_same
from bot.storage.models import Decision, DecisionOutcome

CANDIDATES: list[list[str | float]] = [
    ["b", "y", 1.2, 0.3],
    ["a", "x", 1.5, 0.6],
    ["c", "z", 0.2, 0.1],
    ["d", "w", 0.1, 0.0],
]


def decision(seed: int, candidates: list[list[str | float]] | None = CANDIDATES) -> Decision:
    """Return a row as it comes from the database."""
    return Decision(
        moment_id=1,
        user_id=1,
        decided_at=datetime(2026, 3, 2, tzinfo=UTC),
        outcome=DecisionOutcome.SENT,
        send_probability=1.0,
        seed=seed,
        policy="offscreen",
        candidates=json.loads(json.dumps(candidates)),
        activities={},
    )


def test_the_same_seed_gives_the_same_pair() -> None:
    for seed in range(30):
        chosen = chosen_again(decision(seed))
        first = next(one for one in CANDIDATES if (one[0], one[1]) == chosen)
        rest = [one for one in CANDIDATES if one is not first]
        assert is_same(decision(seed, [first, *rest]))
        assert not is_same(decision(seed, [*rest, first]))


def test_other_seeds_give_what_is_as_likely_as_is_stored() -> None:
    count = 10_000
    row = decision(0)
    found = Counter(chosen_again(row, seed) for seed in range(count))
    for message, image, _score, chance in CANDIDATES:
        p = float(chance)
        assert abs(found[str(message), str(image)] / count - p) <= 4 * (p * (1 - p) / count) ** 0.5


def test_where_nothing_was_chosen_nothing_is_chosen_again() -> None:
    assert chosen_again(decision(0, [])) is None
    assert is_same(decision(0, []))
