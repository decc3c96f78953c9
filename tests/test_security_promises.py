"""docs/security.md: no promise without its proof, and no row of the attacks that no promise names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.attack.__main__ import ROWS

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
PROMISES = [
    (promise.strip(), proofs.strip())
    for promise, proofs in re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", PAGE, re.MULTILINE)
    if promise.strip() != "promise"
]
NAMES = {row.name for row in ROWS}


def test_promises_are_found() -> None:
    assert len(PROMISES) > 15


@pytest.mark.parametrize(("promise", "proofs"), PROMISES)
def test_each_promise_is_held_by_a_row_or_a_test(promise: str, proofs: str) -> None:
    assert proofs, promise
    for proof in proofs.split("; "):
        kind, _, name = proof.partition(": ")
        if kind == "row":
            assert name in NAMES, f"benchmarks.attack has no row {name!r}"
        else:
            assert kind == "test", proof
            path, _, function = name.partition("::")
            assert f"def {function}(" in (ROOT / path).read_text(encoding="utf-8"), name


def test_each_row_of_the_attacks_holds_a_promise() -> None:
    named = set(re.findall(r"row: ([^|]+?)(?=;| \|)", PAGE))
    assert named >= NAMES
    assert len(NAMES) == len(ROWS)
