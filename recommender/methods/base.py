"""What a recommendation method has to say: which texts it reads, and the terms of its score."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from recommender.centre import Centre
from recommender.items import Item
from recommender.profile import Profile
from recommender.recommendation import Kind
from recommender.vectors import Matrix, Vector


@dataclass(frozen=True, eq=False)
class Term:
    """One additive term of a user's scores.

    Attributes:
        kind: What it comes from.
        text: The words it comes from, or ``None``.
        messages: What it adds to each message, shape (messages,).
        images: What it adds to each image, shape (images,).
    """

    kind: Kind
    text: str | None
    messages: Vector
    images: Vector


@dataclass(frozen=True, eq=False)
class UserTerms:
    """All that a user adds to the scores of a library.

    Attributes:
        terms: Their sum is a (over messages) and b (over images) of the score.
        messages: Which messages may be shown at all, shape (messages,), bool.
        images: Which images may be shown at all, shape (images,), bool.
    """

    terms: tuple[Term, ...]
    messages: np.ndarray[Any, np.dtype[np.bool_]]
    images: np.ndarray[Any, np.dtype[np.bool_]]


@dataclass(frozen=True, eq=False)
class Shelf:
    """A library made ready by a method.

    Attributes:
        messages: The messages' vectors as the method compares them, shape (messages, d).
        images: Likewise, shape (images, d).
        joint: How well each message and image go together, shape (messages, images).
        centre: What was subtracted.
        extra: Whatever else the method keeps.
    """

    messages: Matrix
    images: Matrix
    joint: Matrix
    centre: Centre
    extra: Any = None


class Method(ABC):
    """A way to score pairs as ``a[m] + b[i] + c[m, i]``."""

    name: str

    @property
    @abstractmethod
    def repeats(self) -> bool:
        """Whether a message or an image may come twice among one user's k."""

    @property
    @abstractmethod
    def policy(self) -> str:
        """Name, version and weights in one short word, stored with decisions."""

    @abstractmethod
    def texts(self, messages: Sequence[Item], images: Sequence[Item]) -> list[str]:
        """Return every text whose vector :meth:`shelve` needs."""

    @abstractmethod
    def texts_for(self, profile: Profile, wish: str | None = None) -> list[str]:
        """Return every text whose vector :meth:`terms` needs."""

    @abstractmethod
    def centre(
        self,
        messages: Sequence[Item],
        images: Sequence[Item],
        vectors: Mapping[str, Vector],
        *,
        users: Sequence[Profile] | None = None,
        encoder: str = "",
    ) -> Centre:
        """Estimate the centre of each type.

        Args:
            messages: The library's messages.
            images: The library's images.
            vectors: Vectors of :meth:`texts`, and of :meth:`texts_for` of the users.
            users: The population; ``None`` takes the reference profiles.
            encoder: The encoder's fingerprint.
        """

    @abstractmethod
    def shelve(
        self, messages: Sequence[Item], images: Sequence[Item], vectors: Mapping[str, Vector], centre: Centre
    ) -> Shelf:
        """Make a library ready: centre its vectors, compare messages with images."""

    @abstractmethod
    def terms(
        self,
        shelf: Shelf,
        profile: Profile,
        vectors: Mapping[str, Vector],
        *,
        wish: str | None = None,
    ) -> UserTerms:
        """Score a library for one user."""


def everything(
    shelf: Shelf,
) -> tuple[np.ndarray[Any, np.dtype[np.bool_]], np.ndarray[Any, np.dtype[np.bool_]]]:
    """Return masks that leave nothing out."""
    return np.ones(len(shelf.messages), dtype=np.bool_), np.ones(len(shelf.images), dtype=np.bool_)
