"""What ``offscreen study --perturb`` does: tell people and items otherwise, and say what it costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.table import Table

from bot.cli.output import counting
from recommender import Encoder
from recommender.study import Study
from recommender.study.perturb import PERTURBATIONS
from recommender.study.robustness import MEASURED, Loss, Robustness, robustness
from recommender.study.run import Vectors


def perturbed(
    studies: Sequence[Study], vectors: Sequence[Vectors], encoder: Encoder, methods: Sequence[str], k: int
) -> dict[str, list[Robustness]]:
    """Return what every perturbation costs, by method."""
    total = len(methods) * len(studies) * len(PERTURBATIONS)
    with counting("telling it otherwise", total) as advance:
        return {name: robustness(studies, vectors, encoder, name, k=k, progress=advance) for name in methods}


def robustness_as_data(found: dict[str, list[Robustness]]) -> dict[str, Any]:
    """Return it as JSON-friendly data: by method and perturbation."""
    return {method: {one.name: asdict(one) for one in rows} for method, rows in found.items()}


def print_robustness(found: dict[str, list[Robustness]]) -> None:
    """Print a table per method: each figure, and the drop with its 95 % interval."""
    for method, rows in found.items():
        table = Table(box=None, title=f"{method}, told otherwise", title_justify="left")
        for column in ("", *(name.replace("_", " ") for name in MEASURED), "changed", "near-duplicates"):
            table.add_column(column)
        for one in rows:
            cells = [_cell(one.losses[name]) for name in MEASURED]
            table.add_row(one.name, *cells, f"{one.changed:.2f}", f"{one.doubles:.3f}")
        Console(width=180).print(table)


def _cell(loss: Loss) -> str:
    if loss.figure is None:
        return "-"
    return f"{loss.figure:.3f}, drop {loss.drop:+.3f} ({loss.low:+.3f} to {loss.high:+.3f})"
