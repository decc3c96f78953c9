"""How alike two pictures look."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

_SIDE = 32
_WAVES = 8


def fingerprint(file: Path) -> npt.NDArray[np.bool_]:
    """Return 63 bits that tell the coarse layout of light and dark: the signs of low cosine frequencies."""
    with Image.open(file) as picture:
        small = picture.convert("L").resize((_SIDE, _SIDE), Image.Resampling.LANCZOS)
    light = np.asarray(small, dtype=np.float64)
    frequency, place = np.arange(_SIDE)[:, None], np.arange(_SIDE)[None, :]
    cosines = np.cos(np.pi * frequency * (2 * place + 1) / (2 * _SIDE))
    waves = (cosines @ light @ cosines.T)[:_WAVES, :_WAVES].ravel()[1:]
    bits: npt.NDArray[np.bool_] = waves > np.median(waves)
    return bits


def difference(first: Image.Image, second: Image.Image) -> float:
    """Return how far the pictures are apart, 0 (same) to 255: the worst of 20 x 15 patches, averaged over channels."""
    one, two = (
        np.asarray(picture.convert("RGB").resize((20, 15), Image.Resampling.BOX), dtype=np.float64)
        for picture in (first, second)
    )
    return float(np.abs(one - two).mean(axis=2).max())
