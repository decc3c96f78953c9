"""Pairs of a library are struck and marked down, and what is not in it is passed over."""

from __future__ import annotations

import numpy as np

from recommender.items import Item
from recommender.pictures import NONE, OwnPictures
from recommender.policies.pair_values import PairTable
from recommender.recommendation import NO_PICTURE

MESSAGES = [Item("m0", "walk"), Item("m1", "read"), Item("m2", "swim")]
IMAGES = [Item("i0", "path"), Item("i1", "book")]
PICTURES = OwnPictures(
    np.array([[0, 1], [1, NONE], [NONE, NONE]]), np.array([[0, 0], [0, -np.inf], [-np.inf, -np.inf]], dtype=np.float32)
)


def test_named_pairs_alone_lose() -> None:
    table = PairTable.of(PICTURES, MESSAGES, IMAGES, words_alone=True)
    values = table.values(np.zeros(3, dtype=np.float32), np.zeros(2, dtype=np.float32))
    table.add(values, {("m0", "i1"), ("m2", NO_PICTURE), ("m1", "i0"), ("gone", "i0"), ("m0", "gone")}, -2.0)
    assert values.tolist() == [[0, -2], [0, -np.inf], [-2, -np.inf]]
    table.add(values, {("gone", "gone")}, -2.0)
    assert values.tolist() == [[0, -2], [0, -np.inf], [-2, -np.inf]]
