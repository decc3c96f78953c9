"""Captions that do not fit their picture, by an encoder that reads both."""

from __future__ import annotations

from collections.abc import Sequence

from content.linter import Finding
from recommender.fusion import better_captions
from recommender.vectors import Matrix

BETTER_FROM = 0.2
"""Share of the other captions that fit a picture better than its own, from which that is worth a look.

A caption by chance is found four times in five; the right one is among the first few."""


def lint_captions(names: Sequence[str], captions: Matrix, pictures: Matrix) -> list[Finding]:
    """Return the images whose caption fits less well than those of many others; none where there are few images.

    Args:
        names: Ids of the images.
        captions: Vectors of their captions in the pictures' space, shape (n, d).
        pictures: Vectors of the pictures, likewise.
    """
    shares = better_captions(captions, pictures)
    if shares is None:
        return []
    problem = "{share:.0%} of the other pictures' captions fit it better than its own: does it say what is seen?"
    return [
        Finding(name, "caption_fit", problem.format(share=share))
        for name, share in zip(names, shares, strict=True)
        if share > BETTER_FROM
    ]
