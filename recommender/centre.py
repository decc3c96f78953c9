"""The mean vectors that are subtracted before vectors of different types are compared."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

import numpy as np

from recommender.errors import VectorError
from recommender.vectors import Vector


@dataclass(frozen=True, eq=False)
class Centre:
    """Mean vectors by type: kept with a decision, it makes the decision repeatable.

    Attributes:
        encoder: Fingerprint of the encoder whose vectors these are; empty if not known.
        users: Mean of the users' vectors, shape (d,).
        messages: Mean of the messages' vectors, shape (d,).
        images: Mean of the captions' vectors, shape (d,).
    """

    encoder: str
    users: Vector
    messages: Vector
    images: Vector

    def __post_init__(self) -> None:
        shapes = {part.shape for part in (self.users, self.messages, self.images)}
        if len(shapes) != 1 or len(next(iter(shapes))) != 1:
            raise VectorError(f"a centre needs three vectors of one dimension, not of shapes {sorted(shapes)}")
        if not all(np.isfinite(part).all() for part in (self.users, self.messages, self.images)):
            raise VectorError("a centre must be finite: estimate it again")

    @property
    def dimension(self) -> int:
        """Length d of the three vectors."""
        return int(self.users.shape[0])

    @property
    def digest(self) -> str:
        """A short hash of everything in it; equal centres have equal ones."""
        return hashlib.sha256(self.to_bytes()).hexdigest()[:16]

    def to_bytes(self) -> bytes:
        """Serialise: one line of JSON, then the three vectors as little-endian float32."""
        head = json.dumps({"encoder": self.encoder, "dimension": self.dimension}).encode()
        body = np.stack([self.users, self.messages, self.images]).astype("<f4").tobytes()
        return head + b"\n" + body

    @classmethod
    def from_bytes(cls, data: bytes) -> Centre:
        """Read back what :meth:`to_bytes` wrote.

        Raises:
            VectorError: If it is something else.
        """
        head, _, body = data.partition(b"\n")
        try:
            told = json.loads(head)
            rows = np.frombuffer(body, dtype="<f4").reshape(3, int(told["dimension"])).astype(np.float32)
            return cls(str(told["encoder"]), rows[0], rows[1], rows[2])
        except (ValueError, KeyError, TypeError) as error:
            raise VectorError("these bytes are no stored centre: estimate it again") from error
