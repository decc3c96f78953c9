"""BLIP and BLIP-2 on this machine, through transformers."""

from __future__ import annotations

import io
import threading
from typing import Any

from PIL import Image

from content.captioners.wording import as_caption
from content.errors import CaptionError

DEFAULT = "Salesforce/blip2-opt-2.7b"
"""The checkpoint behind the name ``blip2``."""

QUESTIONS = (
    "Question: what is shown in the picture? Answer:",
    "Question: what are the people doing? Answer:",
    "Question: where is it? Answer:",
)
"""What is asked in turn where questions are wanted."""

_NEW_TOKENS = 40
_DTYPES = ("float32", "float16", "bfloat16")


class BlipCaptioner:
    """Describes pictures with a BLIP or BLIP-2 model. The model loads with the first picture.

    Args:
        model: Name at the Hugging Face hub, or path of a folder.
        device: ``cpu``, ``cuda``, ``cuda:1``, ``mps``; ``None``: a GPU if there is one.
        dtype: ``float32``, ``float16`` or ``bfloat16``; ``None``: float16 on a GPU, float32 on the CPU.
        questions: Ask :data:`QUESTIONS` and join the answers, instead of letting the model describe freely.

    Raises:
        CaptionError: If ``dtype`` is none of these.
    """

    heavy = True
    """It computes on this machine: it belongs into a process of its own."""

    def __init__(
        self, model: str, *, device: str | None = None, dtype: str | None = None, questions: bool = False
    ) -> None:
        if dtype is not None and dtype not in _DTYPES:
            raise CaptionError(f"dtype={dtype} is not known to the captioner: use {', '.join(_DTYPES)}")
        self.name = f"blip:{model}"
        self._path = model
        self._device = device
        self._dtype = dtype
        self._questions = questions
        self._loaded: tuple[Any, Any] | None = None
        self._lock = threading.Lock()

    def caption(self, picture: bytes) -> str:
        """Describe a picture; see :class:`content.captioners.base.Captioner`."""
        processor, model = self._load()
        image = Image.open(io.BytesIO(picture)).convert("RGB")
        with self._lock:
            try:
                if not self._questions:
                    return as_caption(self._ask(processor, model, image, None))
                answers = [self._ask(processor, model, image, question) for question in QUESTIONS]
            except (RuntimeError, ValueError) as error:
                problem = str(error).partition("\n")[0][:200]
                raise CaptionError(f"the captioner {self.name} failed ({problem}): write what it shows") from error
        told = dict.fromkeys(answer.strip(" .") for answer in answers)
        return as_caption(", ".join(answer for answer in told if answer))

    def _ask(self, processor: Any, model: Any, image: Image.Image, question: str | None) -> str:
        # torch takes seconds to import: only here, when a picture really has to be described
        import torch

        given = processor(images=image, text=question, return_tensors="pt")
        given = given.to(model.device, model.dtype)  # casts what is not whole numbers
        with torch.inference_mode():
            out = model.generate(**given, max_new_tokens=_NEW_TOKENS, do_sample=False)[0]
        asked = given.get("input_ids") if question is not None else None
        if asked is not None and out.shape[0] >= asked.shape[1] and bool((out[: asked.shape[1]] == asked[0]).all()):
            out = out[asked.shape[1] :]  # some models repeat what they were asked
        text: str = processor.tokenizer.decode(out, skip_special_tokens=True)
        if question is not None and text.strip().lower().startswith(question.lower()):
            text = text.strip()[len(question) :]
        return text

    def _load(self) -> tuple[Any, Any]:
        with self._lock:
            if self._loaded is None:
                self._loaded = self._open()
            return self._loaded

    def _open(self) -> tuple[Any, Any]:
        import torch
        from transformers import AutoConfig, AutoModelForImageTextToText, AutoProcessor

        device = self._device or ("cuda" if torch.cuda.is_available() else "cpu")
        dtype = self._dtype or ("float32" if device == "cpu" else "float16")
        try:
            kind = AutoConfig.from_pretrained(self._path).model_type
            if kind not in ("blip", "blip-2"):
                raise CaptionError(f"{self._path} is a model of the kind {kind!r}, not BLIP or BLIP-2: set another one")
            processors: Any = AutoProcessor
            processor = processors.from_pretrained(self._path)
            model: Any = AutoModelForImageTextToText.from_pretrained(self._path, dtype=getattr(torch, dtype))
            model.to(device).eval()
        except (OSError, ValueError, RuntimeError, ImportError) as error:
            problem = str(error).strip().partition("\n")[0][:200]
            raise CaptionError(
                f"the captioner {self.name} cannot be loaded ({problem}): check OFFSCREEN_CAPTIONER, its name, path "
                "and device"
            ) from error
        return processor, model
