"""Encoders behind an HTTP API that speaks OpenAI's wire format."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recommender.encoders.base import check_texts, unit_rows
from recommender.errors import EncoderError
from recommender.model_servers import FOREIGN, connect, own_address

DIMENSIONS = {
    "text-embedding-3-small": 1536,
    "text-embedding-3-large": 3072,
    "text-embedding-ada-002": 1536,
}
"""Full vector length of the models whose length is known without asking."""
BATCH_TEXTS = 256
"""Texts per request: far below the API's limits of 2,048 texts and 300,000 tokens."""
TIMEOUT_SECONDS = 30.0
_NO_SERVER = "what answers is no embedding server: check OPENAI_BASE_URL"
RETRIES = 4
"""Further tries after a refused or failed request; the SDK backs off exponentially and heeds Retry-After."""


class OpenAICompatibleEncoder:
    """Embeddings of OpenAI, or of any server with the same interface. Texts leave this machine.

    Args:
        model: For example ``text-embedding-3-small`` or ``text-embedding-ada-002``.
        dimensions: Shorten the vectors to this length (``text-embedding-3-*`` only); ``None`` for all.
        api_key: ``None`` reads ``OPENAI_API_KEY``.
        base_url: Root of the API, ending in ``/v1`` as a rule; ``None`` reads ``OPENAI_BASE_URL``, else OpenAI's own.
        timeout: Seconds to wait for one answer.
        retries: Further tries after a failed request.
        batch: Texts per request, 1 to 2,048.

    Raises:
        EncoderError: If there is no key, or ``dimensions`` cannot be chosen for the model.
    """

    def __init__(
        self,
        model: str,
        *,
        dimensions: int | None = None,
        api_key: str | None = None,
        base_url: str | None = None,
        timeout: float = TIMEOUT_SECONDS,
        retries: int = RETRIES,
        batch: int = BATCH_TEXTS,
    ) -> None:
        if dimensions is not None and model == "text-embedding-ada-002":
            raise EncoderError(f"{model} has {DIMENSIONS[model]} dimensions and no choice: leave out :{dimensions}")
        full = DIMENSIONS.get(model)
        if dimensions is not None and full is not None and not 1 <= dimensions <= full:
            raise EncoderError(f"{model} has 1 to {full} dimensions, not {dimensions}")
        self._key = api_key or os.environ.get("OPENAI_API_KEY", "")
        if not self._key:
            raise EncoderError(
                f"the encoder openai:{model} needs a key: set OPENAI_API_KEY, or use the local encoder all-MiniLM-L6-v2"
            )
        self.model = model
        self._dimensions = dimensions
        self._found_dimension = dimensions or full
        self._base_url = own_address(base_url)
        self._timeout = timeout
        self._retries = retries
        self._batch = batch
        self._client: Any = None
        self._lock = threading.Lock()

    def __repr__(self) -> str:
        return f"OpenAICompatibleEncoder({self.model!r}, dimensions={self._dimensions})"

    @property
    def fingerprint(self) -> str:
        """Server (if not OpenAI's own), model and length."""
        where = f"@{self._base_url.rstrip('/')}" if self._base_url else ""
        length = f":{self._dimensions}" if self._dimensions else ""
        return f"openai{where}:{self.model}{length}"

    @property
    def dimension(self) -> int:
        """Length of the vectors; for a model that is not known the server is asked once."""
        if self._found_dimension is None:
            self._found_dimension = int(self.encode(["dimension"]).shape[1])
        return self._found_dimension

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode texts in batches; see :class:`recommender.encoders.base.Encoder`."""
        wanted = check_texts(texts)
        if not wanted:
            return np.zeros((0, self._found_dimension or 0), dtype=np.float32)
        parts = [self._request(wanted[at : at + self._batch]) for at in range(0, len(wanted), self._batch)]
        rows = unit_rows(np.concatenate(parts), wanted, self._found_dimension)
        self._found_dimension = int(rows.shape[1])
        return rows

    def verify(self) -> None:
        """Nothing to check on this machine; a wrong key or model shows with the first request."""

    def _request(self, texts: list[str]) -> NDArray[np.float32]:
        # the SDK takes a second to import: only here, when a text really has to be encoded
        import openai

        with self._lock:
            if self._client is None:
                self._client = connect(self._key, self._base_url, timeout=self._timeout, retries=self._retries)
        chosen = {} if self._dimensions is None else {"dimensions": self._dimensions}
        try:
            answer = self._client.embeddings.create(model=self.model, input=texts, encoding_format="float", **chosen)
        except openai.AuthenticationError as error:
            raise EncoderError("the embedding server refused the key: check OPENAI_API_KEY") from error
        except openai.PermissionDeniedError as error:
            raise EncoderError(f"the key may not use {self.model}: allow it, or set another model") from error
        except openai.NotFoundError as error:
            raise EncoderError(
                f"the embedding server knows no model {self.model!r}: check OFFSCREEN_ENCODER and OPENAI_BASE_URL"
            ) from error
        except openai.RateLimitError as error:
            raise EncoderError(
                "the embedding server still refuses for too many requests, or the account's quota is used up: try later"
            ) from error
        except openai.APITimeoutError as error:
            raise EncoderError(f"the embedding server gave no answer within {self._timeout:g} s: try again") from error
        except openai.APIConnectionError as error:
            raise EncoderError(
                "the embedding server cannot be reached: check OPENAI_BASE_URL and the network"
            ) from error
        except openai.OpenAIError as error:
            raise EncoderError(f"the embedding server failed ({type(error).__name__}): {error}") from error
        except FOREIGN as error:
            raise EncoderError(_NO_SERVER) from error
        try:
            return _vectors(answer, len(texts))
        except FOREIGN as error:
            raise EncoderError(_NO_SERVER) from error


def _vectors(answer: Any, texts: int) -> NDArray[np.float32]:
    data = sorted(answer.data, key=lambda row: row.index)
    if [row.index for row in data] != list(range(texts)):
        raise EncoderError(f"the embedding server answered {len(data)} vectors for {texts} texts")
    lengths = {len(row.embedding) for row in data}
    if len(lengths) != 1:
        raise EncoderError(f"the embedding server answered vectors of different lengths: {sorted(lengths)}")
    if not all(isinstance(value, int | float) for row in data for value in row.embedding[:1]):
        raise TypeError("no numbers")
    return np.asarray([row.embedding for row in data], dtype=np.float32)
