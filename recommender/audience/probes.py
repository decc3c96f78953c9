"""Whom a text is for, by nearness to examples: what the words in ``traits.yaml`` miss."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import yaml

from recommender.topics import activity_phrases
from recommender.vectors import Matrix, Vector, stack, unique


@cache
def _read() -> Any:
    return yaml.safe_load(files("recommender").joinpath("data/audience_probes.yaml").read_text(encoding="utf-8"))


@cache
def probe_texts() -> tuple[str, ...]:
    """Return every example sentence."""
    told = _read()
    groups = (*told["presupposed"].values(), *told["excluded"].values(), told["neutral"])
    return tuple(unique(text for group in groups for text in group))


def margins(rows: Matrix, vectors: Mapping[str, Vector]) -> tuple[dict[str, Vector], dict[str, Vector]]:
    """Compare texts with the examples.

    Args:
        rows: Unit vectors of the texts, not centred, shape (n, d).
        vectors: Vectors of :func:`probe_texts` and of the list of activities.

    Returns:
        By trait, for what is presupposed and for what is excluded, shape (n,) each: how much nearer a text is to the
        trait's nearest example than to the nearest neutral one (or, for what is presupposed, the nearest activity or
        example of another trait), as a difference of cosine similarities (-2 to 2).
    """
    told = _read()
    width = rows.shape[1]
    neutral = _nearest(rows, stack(told["neutral"], vectors, width))
    harmless = [name for name in activity_phrases() if name not in told["charged"]]
    anything = np.maximum(neutral, _nearest(rows, stack(harmless, vectors, width)))
    near = {
        group: {trait: _nearest(rows, stack(texts, vectors, width)) for trait, texts in told[group].items()}
        for group in ("presupposed", "excluded")
    }
    needed, barred = near["presupposed"], near["excluded"]
    beyond = {}
    for trait, own in needed.items():
        others = [near for name, near in (*needed.items(), *barred.items()) if name != trait]
        beyond[trait] = own - np.max([anything, *others], axis=0)
    return beyond, {trait: own - neutral for trait, own in barred.items()}


def _nearest(rows: Matrix, examples: Matrix) -> Vector:
    if not len(rows):
        return np.zeros(0, dtype=np.float32)
    nearest: Vector = (rows @ examples.T).max(axis=1)
    return nearest
