"""Which rankers run, with the settings that people set aside choose from, and the vectors they need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from recommender.bench.rankers.base import Catalogue, Ranker
from recommender.bench.rankers.content import ContentMap, LinearBandit
from recommender.bench.rankers.factors import PairwiseFactors
from recommender.bench.rankers.neighbours import ItemNeighbours, SameAsLast, ShallowAutoencoder
from recommender.bench.rankers.popularity import Popularity, ShrunkenMean
from recommender.bench.rankers.zero_shot import CentredTastes, NearestLike, RandomOrder, ZeroShotRanker
from recommender.bench.ratings import RatedData
from recommender.encoders.base import Encoder, encode_missing
from recommender.encoders.pictures import PictureEncoder
from recommender.methods.base import Method
from recommender.methods.offscreen import OffscreenMethod, OffscreenWeights
from recommender.methods.paper import PaperMethod, demographics
from recommender.profile import describe
from recommender.vectors import Matrix

PARTS = ("best like over text", "offscreen", "popularity", "item-kNN", "content map")
"""Rankers that are blended: words, what people like on the whole, and what the same people like."""


BY_PICTURES, BY_BOTH = "best like over pictures", "best like, words and pictures"


def lineup(encoder: str, *, pictures: bool = False) -> list[Sequence[Ranker]]:
    """Return every ranker, each with the settings to choose from.

    Args:
        encoder: The text encoder's fingerprint.
        pictures: Whether the items have pictures that were encoded.
    """
    numbers = replace(OffscreenWeights.of(encoder), audience=False)
    seeing = ((NearestLike(BY_PICTURES, seen=1.0),), tuple(NearestLike(BY_BOTH, seen=part) for part in (0.3, 0.5, 0.7)))
    return [
        (RandomOrder(),),
        (ZeroShotRanker("paper", PaperMethod(), among_asked=True),),
        (CentredTastes(),),
        (ZeroShotRanker("offscreen", OffscreenMethod(numbers)),),
        (ZeroShotRanker("offscreen without topics", OffscreenMethod(replace(numbers, topics=0.0))),),
        (NearestLike(),),
        *(seeing if pictures else ()),
        (Popularity(),),
        (ShrunkenMean(),),
        tuple(ItemNeighbours(shrinking) for shrinking in (10.0, 50.0, 200.0)),
        tuple(ShallowAutoencoder(ridge) for ridge in (50.0, 200.0, 800.0)),
        (PairwiseFactors(),),
        (PairwiseFactors("VBPR", content=True),),
        tuple(ContentMap(ridge=ridge) for ridge in (1.0, 10.0, 50.0)),
        (SameAsLast(),),
        tuple(LinearBandit(ridge=ridge) for ridge in (1.0, 5.0, 20.0)),
    ]


def catalogue_of(data: RatedData, encoder: Encoder, sees: PictureEncoder | None = None) -> Catalogue:
    """Encode the items and whatever the rankers read beside them.

    Args:
        data: Whose items.
        encoder: Of texts.
        sees: Of pictures; ``None`` leaves them out.
    """
    items = list(data.items)
    methods: tuple[Method, ...] = (PaperMethod(), OffscreenMethod())
    texts = [text for method in methods for text in method.texts(items, items[:1])]
    told = [text for one in data.people for text in (demographics(one), describe(one.attributes)) if text]
    vectors = encode_missing(encoder, [*texts, *told])
    shown = None if sees is None or not data.pictures else _shown(data.pictures, sees)
    return Catalogue(data.items, vectors, encoder.fingerprint, shown)


def _shown(pictures: Sequence[Path | None], sees: PictureEncoder) -> Matrix:
    """Return the vectors of the items' pictures, 0 where there is none, shape (items, d)."""
    at = [row for row, picture in enumerate(pictures) if picture is not None]
    rows = sees.encode_images([picture for picture in pictures if picture is not None])
    shown = np.zeros((len(pictures), rows.shape[1]), dtype=np.float32)
    shown[at] = rows
    return shown
