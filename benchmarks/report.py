"""What all benchmarks share: ``--quick`` and ``--json``, the last line and the exit code."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Promise:
    """One promise and whether it was kept.

    Attributes:
        promise: What is promised, in words.
        figure: What was measured.
        bound: What was promised, in words with its unit, for example ``">= 3"``.
        holds: Whether the figure keeps to the bound.
    """

    promise: str
    figure: float
    bound: str
    holds: bool


def at_least(promise: str, figure: float, bound: float) -> Promise:
    """Promise a figure of at least ``bound``."""
    return Promise(promise, figure, f">= {bound:g}", figure >= bound)


def at_most(promise: str, figure: float, bound: float) -> Promise:
    """Promise a figure of at most ``bound``."""
    return Promise(promise, figure, f"<= {bound:g}", figure <= bound)


@dataclass(frozen=True)
class Outcome:
    """What a benchmark found.

    Attributes:
        figures: Figure by name; nested mappings are fine.
        promises: What they were held against.
    """

    figures: Mapping[str, object]
    promises: tuple[Promise, ...]


def main(name: str, measure: Callable[[bool], Outcome]) -> None:
    """Parse the arguments, measure, print, and exit: 0 if every promise holds, 1 if not.

    Args:
        name: The benchmark's, for the usage text.
        measure: Told whether to be quick (done within 50 s); prints what it finds as it goes.
    """
    parser = argparse.ArgumentParser(prog=f"python -m benchmarks.{name}")
    parser.add_argument("--quick", action="store_true", help="fewer repetitions, done within 50 seconds")
    parser.add_argument("--json", action="store_true", help="the last line is one JSON object")
    arguments = parser.parse_args()
    outcome = measure(arguments.quick)
    for promise in outcome.promises:
        mark = "holds " if promise.holds else "BROKEN"
        print(f"{mark} {promise.promise}: {promise.figure:.4g} ({promise.bound})")
    if arguments.json:
        print(json.dumps({"figures": outcome.figures, "promises": [asdict(p) for p in outcome.promises]}))
    sys.exit(0 if all(promise.holds for promise in outcome.promises) else 1)
