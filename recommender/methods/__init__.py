"""Recommendation methods by name."""

from __future__ import annotations

from recommender.errors import UnknownMethodError
from recommender.methods.base import Method
from recommender.methods.offscreen import OffscreenMethod, OffscreenWeights
from recommender.methods.paper import PaperMethod, PaperWeights

METHODS = ("offscreen", "paper")
"""Names of the methods that recommend from words; the product's own first."""

Weights = OffscreenWeights | PaperWeights

__all__ = [
    "METHODS",
    "Method",
    "OffscreenMethod",
    "OffscreenWeights",
    "PaperMethod",
    "PaperWeights",
    "open_method",
]


def open_method(name: str = "offscreen", weights: Weights | None = None, encoder: str = "") -> Method:
    """Return a method by name.

    Args:
        name: One of :data:`METHODS`.
        weights: Other numbers than its own; of the method's own kind.
        encoder: Fingerprint of the encoder, to which some of its own numbers belong.

    Raises:
        UnknownMethodError: If there is no such method, or the weights are another method's.
    """
    if name == "offscreen" and (weights is None or isinstance(weights, OffscreenWeights)):
        return OffscreenMethod(weights or OffscreenWeights.of(encoder))
    if name == "paper" and (weights is None or isinstance(weights, PaperWeights)):
        return PaperMethod(weights or PaperWeights())
    raise UnknownMethodError(name if weights is None else f"{name} with {type(weights).__name__}", METHODS)
