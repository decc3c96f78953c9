"""The real program under attack: ``python -m benchmarks.attack [--row NAME] [--quick] [--json]``.

A table of hostile inputs and faults, each against ``offscreen run`` as a process on a local Bot API; after each row
somebody known must be answered within seconds. ``--row`` may be given again and names single rows, also those that
a quick run leaves out. docs/security.md says which promise each row holds.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Sequence
from dataclasses import asdict

from benchmarks.attack import answers, databases, imports, machine, strangers
from benchmarks.attack.reading import BOUND_SECONDS, hostile_texts, measure
from benchmarks.attack.table import Row, run_table
from benchmarks.report import Outcome, Promise, at_most, main

TEXTS, QUICK_TEXTS = 100_000, 200

ROWS: tuple[Row, ...] = (
    *strangers.ROWS,
    *answers.ROWS,
    *machine.ROWS,
    *databases.ROWS,
    *imports.ROWS,
    *strangers.LAST,
)


def run(quick: bool, names: Sequence[str] = ()) -> Outcome:
    """Attack row by row, then read many hostile texts, unless single rows are named."""
    logging.disable(
        logging.CRITICAL
    )  # what this process serves meets broken requests: the program has a log of its own
    rows = [row for row in ROWS if (row.name in names if names else row.quick or not quick)]
    results, waits = asyncio.run(run_table(rows, quick=quick))
    promises = [Promise(result.name, float(result.survived), "survived", result.survived) for result in results]
    figures: dict[str, object] = {
        "rows": {result.name: {"survived": result.survived, **asdict(result)} for result in results},
        "longest_wait_seconds": max(waits, default=0.0),
    }
    if not names:
        read, promise = _read(QUICK_TEXTS if quick else TEXTS)
        figures["reading"] = read
        promises.append(promise)
    return Outcome(figures, tuple(promises))


def _read(count: int) -> tuple[dict[str, float], Promise]:
    found = measure(hostile_texts(count, seed=1))
    print(f"{found.texts} texts read; the slowest, {found.longest_seconds * 1e3:.1f} ms, begins {found.slowest!r}")
    milliseconds = found.p9999_seconds * 1e3
    figures = {"texts": found.texts, "p9999_ms": milliseconds, "longest_ms": found.longest_seconds * 1e3}
    promise = "processor time of reading, all but one in 10,000 hostile texts, ms"
    return figures, at_most(promise, milliseconds, BOUND_SECONDS * 1e3)


def _names() -> list[str]:
    """Take each ``--row NAME`` out of the arguments; the rest is parsed by what all benchmarks share."""
    found = []
    while "--row" in sys.argv:
        at = sys.argv.index("--row")
        name = sys.argv[at + 1] if at + 1 < len(sys.argv) else ""
        if name not in {row.name for row in ROWS}:
            sys.exit(f"--row {name!r} is none: take one of {', '.join(row.name for row in ROWS)}")
        found.append(name)
        del sys.argv[at : at + 2]
    return found


if __name__ == "__main__":
    wanted = _names()
    main("attack", lambda quick: run(quick, wanted))
