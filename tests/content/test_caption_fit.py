from __future__ import annotations

import numpy as np

from content.caption_fit import lint_captions
from recommender.fusion import COMPARED_LEAST, better_captions
from recommender.vectors import Matrix, unit


def in_one_space(count: int) -> tuple[Matrix, Matrix]:
    """Captions and pictures of so many things, the two kinds far apart as such encoders have them."""
    rng = np.random.default_rng(0)
    things = rng.normal(size=(count, 32))
    noise = rng.normal(scale=0.3, size=(count, 32))
    return unit((things + 9).astype(np.float32)), unit((things + noise - 9).astype(np.float32))


def test_a_caption_of_another_picture_is_found() -> None:
    captions, pictures = in_one_space(30)
    names = [f"i{number}" for number in range(30)]
    assert lint_captions(names, captions, pictures) == []
    captions[[3, 8]] = captions[[8, 3]]
    found = lint_captions(names, captions, pictures)
    assert {one.item for one in found} <= {"i3", "i8"}
    assert found
    assert found[0].rule == "caption_fit"


def test_few_pictures_say_nothing() -> None:
    captions, pictures = in_one_space(COMPARED_LEAST - 1)
    assert better_captions(captions, pictures) is None
    assert lint_captions(["i"] * len(captions), captions, pictures) == []
