from __future__ import annotations

import numpy as np

from recommender.fusion import fused


def test_what_is_seen_is_brought_to_the_scale_of_the_captions() -> None:
    joint = np.array([[0.0, 2.0, 4.0]], dtype=np.float32)  # mean 2, like any mix of it
    seen = np.array([[1000.0, 0.0, -1000.0]], dtype=np.float32)
    np.testing.assert_allclose(fused(joint, seen, 1.0), [[4, 2, 0]], atol=1e-5)
    np.testing.assert_allclose(fused(joint, seen, 0.25), [[1, 2, 3]], atol=1e-5)
    np.testing.assert_allclose(fused(joint, seen, 0.0), joint)


def test_pictures_that_are_all_alike_change_nothing() -> None:
    joint = np.array([[0.0, 2.0, 4.0], [1.0, 0.0, 5.0]], dtype=np.float32)
    np.testing.assert_array_equal(fused(joint, np.ones_like(joint)), joint)
