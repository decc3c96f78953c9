"""What a run of the bench says: figures with intervals, and the blend beside the best ranker of each cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from recommender.bench.experiment import BLEND, BenchCell
from recommender.bench.measures import interval

Place = tuple[bool, int, int]


def places(cells: Sequence[BenchCell]) -> dict[Place, dict[str, BenchCell]]:
    """Return the cells by place (cold, people, reactions) and ranker."""
    found: dict[Place, dict[str, BenchCell]] = {}
    for cell in cells:
        found.setdefault((cell.cold, cell.people, cell.reactions), {})[cell.ranker] = cell
    return found


def summarise_bench(cells: Sequence[BenchCell]) -> dict[str, Any]:
    """Return all figures as plain data.

    Returns:
        ``cells`` with ``ranker``, ``people``, ``reactions``, ``cold``, ``asked``, ``ndcg``, ``auc`` and their
        intervals; ``blend`` with how it stands beside the best single ranker of each cell.
    """
    return {"cells": [_figures(cell) for cell in cells], "blend": beside_best(cells)}


def beside_best(cells: Sequence[BenchCell]) -> dict[str, Any]:
    """Return the blend's mean over the warm cells, that of the best single rankers, and the cells where it is behind.

    Behind is a cell in which the 95 % interval of the paired difference to the best ranker lies below zero.
    """
    own, best, behind = [], [], []
    for (cold, people, reactions), rankers in places(cells).items():
        single = max((cell for name, cell in rankers.items() if name != BLEND), key=lambda cell: cell.ndcg.mean())
        mixed = rankers[BLEND]
        apart = mixed.ndcg - single.ndcg
        if interval(apart)[1] < 0:
            behind.append({"cold": cold, "people": people, "reactions": reactions, "ranker": single.ranker,
                           "difference": round(float(apart.mean()), 4)})  # fmt: skip
        if not cold:
            own.append(mixed.ndcg.mean())
            best.append(single.ndcg.mean())
    return {"mean": round(float(np.mean(own)), 4), "best_single": round(float(np.mean(best)), 4), "behind": behind}


def _figures(cell: BenchCell) -> dict[str, Any]:
    told = {"ranker": cell.ranker, "people": cell.people, "reactions": cell.reactions, "cold": cell.cold,
            "asked": len(cell.ndcg)}  # fmt: skip
    for name, figures in (("ndcg", cell.ndcg), ("auc", cell.auc)):
        known = figures[np.isfinite(figures)]
        value = round(float(known.mean()), 4) if len(known) else None
        around = None if value is None else [round(end, 4) for end in interval(figures)]
        told |= {name: value, f"{name}_interval": around}
    return told
