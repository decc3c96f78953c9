"""Text encoders behind one protocol."""

from __future__ import annotations

from pathlib import Path

from recommender.encoders.base import Encoder, encode_missing
from recommender.encoders.openai_compatible import OpenAICompatibleEncoder
from recommender.encoders.sentence_transformer import DEFAULT, SentenceTransformerEncoder
from recommender.errors import EncoderError

__all__ = [
    "DEFAULT",
    "Encoder",
    "OpenAICompatibleEncoder",
    "SentenceTransformerEncoder",
    "encode_missing",
    "open_encoder",
]


def open_encoder(name: str = DEFAULT) -> Encoder:
    """Open a text encoder by its name; cheap, the model loads with the first text.

    Args:
        name: ``all-MiniLM-L6-v2``; ``openai:MODEL`` or ``openai:MODEL:DIMENSIONS`` for an OpenAI-compatible
            server (key and address from ``OPENAI_API_KEY`` and ``OPENAI_BASE_URL``); or a
            sentence-transformers model by name or path.

    Raises:
        EncoderError: If the name is malformed, is a path where nothing is, or a key is needed and none is set.
    """
    if not name.strip():
        raise EncoderError(f"the encoder's name is empty: give one such as {DEFAULT}")
    if name.startswith(("/", "./", "../", "~")) and not Path(name).expanduser().exists():
        raise EncoderError(f"there is no encoder at {name}: give a sentence-transformers model's folder, or {DEFAULT}")
    if not name.startswith("openai:"):
        return SentenceTransformerEncoder(DEFAULT if name == f"sentence-transformers/{DEFAULT}" else name)
    model, _, dimensions = name.removeprefix("openai:").partition(":")
    if not model or (dimensions and not (dimensions.isdecimal() and int(dimensions) > 0)):
        raise EncoderError(f"{name!r} is no encoder: write openai:MODEL or openai:MODEL:DIMENSIONS")
    return OpenAICompatibleEncoder(model, dimensions=int(dimensions) if dimensions else None)
