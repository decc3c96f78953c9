"""Whom a text is for, by nearness to examples: what the words in ``traits.yaml`` miss."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from recommender.audience.traits import known_traits
from recommender.shipped_yaml import load_shipped
from recommender.topics import activity_phrases
from recommender.vectors import Matrix, Vector, stack, unique


@cache
def _read() -> Any:
    return load_shipped(files("recommender").joinpath("data/audience_probes.yaml").read_text(encoding="utf-8"))


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
        example of another trait), as a difference of cosine similarities (-2 to 2). Examples whose words say that they
        presuppose or exclude a trait are not neutral about it: reading is, unless one sees little.
    """
    told = _read()
    known = list(unique([*probe_texts(), *activity_phrases()]))
    close = dict(zip(known, stack(known, vectors, rows.shape[1]) @ rows.T, strict=True))
    harmless = [name for name in activity_phrases() if name not in told["charged"]]

    def nearest(texts: Sequence[str]) -> Vector:
        near: Vector = np.max([close[text] for text in texts], axis=0)
        return near

    needed = {trait: nearest(texts) for trait, texts in told["presupposed"].items()}
    barred = {trait: nearest(texts) for trait, texts in told["excluded"].items()}
    traits = {trait.name: trait for trait in known_traits()}
    beyond = {}
    for name, own in needed.items():
        neutral = [text for text in told["neutral"] if not traits[name].presupposed.search(text)]
        others = [near for other, near in (*needed.items(), *barred.items()) if other != name]
        beyond[name] = own - np.max([nearest([*neutral, *harmless]), *others], axis=0)
    over = {}
    for name, own in barred.items():
        rest = (text for other, texts in told["excluded"].items() if other != name for text in texts)
        neutral = [
            text
            for text in (*told["neutral"], *rest)
            if text not in told["excluded"][name] and not traits[name].excluded.search(text)
        ]
        over[name] = own - nearest(neutral)
    return beyond, over
