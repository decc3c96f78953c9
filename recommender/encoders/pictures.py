"""Encoders of pictures and texts into one space: CLIP and SigLIP on this machine, through transformers."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from recommender.encoders.base import Encoder, check_texts, unit_rows
from recommender.encoders.quiet import quiet_loading
from recommender.encoders.sentence_transformer import fingerprint_of
from recommender.errors import EncoderError

KINDS = ("clip", "siglip", "siglip2")
"""Kinds of models that are known, as their configurations name them."""
_BATCH = 16
_PADDED = ("siglip", "siglip2")
"""Kinds that were trained on texts padded to full length, and read others badly."""


@runtime_checkable
class PictureEncoder(Encoder, Protocol):
    """An encoder whose vectors of texts and of pictures can be compared with each other."""

    def encode_images(self, files: Sequence[Path]) -> NDArray[np.float32]:
        """Encode pictures.

        Args:
            files: Pictures of any kind that Pillow reads.

        Returns:
            Unit rows, shape (len(files), dimension); ``res[i]`` belongs to ``files[i]``.

        Raises:
            EncoderError: If the model cannot be loaded, or a picture cannot be read; the text names it.
        """
        ...


def open_picture_encoder(name: str | None) -> PictureEncoder | None:
    """Open a picture encoder by its name; cheap, the model loads with the first picture.

    Args:
        name: ``clip:MODEL`` with the name or path of any CLIP or SigLIP checkpoint; ``None`` or ``none``: pictures
            are known by their captions alone.

    Raises:
        EncoderError: If the name is malformed, or is a path where nothing is.
    """
    if name is None or name.strip() in ("", "none"):
        return None
    kind, _colon, model = name.strip().partition(":")
    if kind != "clip" or not model:
        raise EncoderError(f"{name!r} is no picture encoder: write clip:MODEL with a CLIP or SigLIP model, or none")
    if model.startswith(("/", "./", "../", "~")) and not Path(model).expanduser().exists():
        raise EncoderError(f"there is no picture encoder at {model}: give the folder of a CLIP or SigLIP model")
    return ClipEncoder(str(Path(model).expanduser()) if model.startswith("~") else model)


class ClipEncoder:
    """A CLIP (Radford et al., 2021) or SigLIP (Zhai et al., 2023) model. The model loads with the first picture.

    Args:
        model: Name at the Hugging Face hub, or path of a folder.
    """

    def __init__(self, model: str) -> None:
        self.name = f"clip:{model}"
        self._path = model
        self._opened: tuple[Any, Any] | None = None
        self._lock = threading.Lock()

    @property
    def fingerprint(self) -> str:
        """The model's name and, where its files are known, a hash of them."""
        return f"clip:{fingerprint_of(self._path, 'transformers')}"

    @property
    def dimension(self) -> int:
        """The model is loaded to ask it."""
        return int(self.encode(["a picture"]).shape[1])

    def verify(self) -> None:
        """Check that Pillow is there; models are taken as they are.

        Raises:
            EncoderError: If it is missing.
        """
        _pillow()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode texts into the space of pictures; what is longer than the model reads is cut."""
        wanted = check_texts(texts)
        return self._batches(wanted, self._of_texts)

    def encode_images(self, files: Sequence[Path]) -> NDArray[np.float32]:
        """Encode pictures; see :class:`PictureEncoder`."""
        return self._batches(list(files), self._of_pictures)

    def _batches(self, wanted: Sequence[Any], rows_of: Any) -> NDArray[np.float32]:
        if not wanted:
            return np.zeros((0, self.dimension), dtype=np.float32)
        with self._lock:
            rows = [rows_of(wanted[start : start + _BATCH]) for start in range(0, len(wanted), _BATCH)]
        return unit_rows(np.concatenate(rows), [str(one) for one in wanted], None)

    def _of_texts(self, texts: Sequence[str]) -> NDArray[np.float32]:
        processor, model = self._load()
        padding = "max_length" if model.config.model_type in _PADDED else True
        length = model.config.text_config.max_position_embeddings
        given = processor(
            text=list(texts), padding=padding, max_length=length, truncation=True, return_tensors="pt"
        )  # fmt: skip
        return _rows(model.get_text_features, given)

    def _of_pictures(self, files: Sequence[Path]) -> NDArray[np.float32]:
        processor, model = self._load()
        return _rows(model.get_image_features, processor(images=list(map(_read, files)), return_tensors="pt"))

    def _load(self) -> tuple[Any, Any]:
        if self._opened is None:
            self._opened = self._open()
        return self._opened

    def _open(self) -> tuple[Any, Any]:
        self.verify()
        # torch and transformers take seconds to import: only here, when something really has to be encoded
        from transformers import AutoConfig, AutoModel, AutoProcessor

        try:
            kind = AutoConfig.from_pretrained(self._path).model_type
            if kind not in KINDS:
                raise EncoderError(f"{self._path} is a model of the kind {kind!r}, not CLIP or SigLIP: set another one")
            processors: Any = AutoProcessor
            with quiet_loading():
                model: Any = AutoModel.from_pretrained(self._path)
                return processors.from_pretrained(self._path), model.eval()
        except (OSError, ValueError, RuntimeError, ImportError) as error:
            problem = str(error).strip().partition("\n")[0][:200]
            raise EncoderError(
                f"the picture encoder {self.name} cannot be loaded ({problem}): check OFFSCREEN_PICTURE_ENCODER, its "
                "name or path, or leave it out: pictures are then known by their captions"
            ) from error


def _rows(features_of: Any, given: Any) -> NDArray[np.float32]:
    import torch

    with torch.inference_mode():
        found = features_of(**given)
    # the library's later versions return the features within a record
    rows: NDArray[np.float32] = getattr(found, "pooler_output", found).float().numpy()
    return rows


def _read(file: Path) -> Any:
    image = _pillow()
    try:
        with image.open(file) as opened:
            return opened.convert("RGB")
    except (OSError, ValueError, image.DecompressionBombError) as error:
        raise EncoderError(f"the picture {file} cannot be read ({error}): replace it, or leave it out") from error


def _pillow() -> Any:
    try:
        from PIL import Image
    except ImportError as error:
        raise EncoderError("pictures cannot be read without Pillow: pip install pillow") from error
    return Image
