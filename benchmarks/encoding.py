"""How many texts a second the default encoder encodes, in batch and one by one, and how long it takes to be ready."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

import numpy as np

from benchmarks.report import Outcome, at_least, at_most, main
from recommender import Profile, Recommender, encode_missing, open_encoder
from recommender.study import load_study, shipped_studies

BATCH_FLOOR = 50.0
"""Texts a second in batch, on two busy cores: a first start encodes a library and the method's own texts in seconds."""
SINGLE_LIMIT_MS = 250.0
"""Longest median wait for one text: a person who adds a like must not notice it."""


def measure(quick: bool) -> Outcome:
    """Measure loading, batch and single encoding of the studies' texts."""
    studies = [load_study(name) for name in shipped_studies()]
    texts = [message.text for study in studies for message in study.messages]
    texts += [image.caption for study in studies for image in study.images]
    texts = list(dict.fromkeys(texts))[: 200 if quick else None]
    encoder = open_encoder()
    loading = _seconds(lambda: encoder.encode(["ready"]))
    batch = min(_seconds(lambda: encoder.encode(texts)) for _ in range(2 if quick else 5))
    singles = [_seconds(partial(encoder.encode, [text])) for text in texts[: 50 if quick else 200]]
    own = Recommender.texts([], [])
    first = _seconds(lambda: encode_missing(encoder, own))
    recommender = Recommender.build([], [], encode_missing(encoder, own))
    profile = Profile({"age": 34, "household": "two children"}, ("long walks", "chess"), ("cooking",))
    figures = {
        "texts": len(texts),
        "loading_s": loading,
        "batch_texts_per_s": len(texts) / batch,
        "single_texts_per_s": 1 / float(np.mean(singles)),
        "single_median_ms": float(np.median(singles)) * 1000,
        "method_texts": len(own),
        "method_texts_s": first,
        "profile_texts": len(recommender.texts_for(profile)),
        "dimension": encoder.dimension,
    }
    for name, value in figures.items():
        print(f"{name} {value:.4g}")
    promises = (
        at_least("texts per second in batch", figures["batch_texts_per_s"], BATCH_FLOOR),
        at_most("median ms for one text", figures["single_median_ms"], SINGLE_LIMIT_MS),
        at_most("seconds for the method's own texts, if none of them shipped", first, 30.0),
    )
    return Outcome({**figures, "encoder": encoder.fingerprint}, promises)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main("encoding", measure)
