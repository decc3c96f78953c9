"""What a policy is: whatever chooses the pair for a person at a moment.

The sender, the preview, the study and everything else that wants to know what somebody would get ask a policy, so
that all of them see the same.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Self

from recommender.centre import Centre
from recommender.items import Item
from recommender.methods import Weights
from recommender.policies.context import Context
from recommender.policies.population import Population
from recommender.policies.slate import Slate
from recommender.profile import Profile
from recommender.vectors import Matrix, Vector


@dataclass(frozen=True)
class PolicyInput:
    """What a policy is built from.

    Attributes:
        messages: The library's messages, ids unique.
        images: The library's images, ids unique.
        vectors: Vector by text of everything that the policy's ``texts`` names, and of ``texts_for`` of the users.
        encoder: The encoder's fingerprint.
        users: A population to estimate from; ``None``: there is none.
        population: How often all people enjoyed the messages; ``None``: not known.
        weights: Other numbers than the policy's own; of its own kind.
        seen: How well each message and picture go together by what the picture shows, shape (messages, images), in any
            unit; ``None``: pictures are known by their captions alone.
        words_alone: Whether a message to which no picture belongs comes by itself; else it does not come.
    """

    messages: Sequence[Item]
    images: Sequence[Item]
    vectors: Mapping[str, Vector] = field(default_factory=dict)
    encoder: str = ""
    users: Sequence[Profile] | None = None
    population: Population | None = None
    weights: Weights | None = None
    seen: Matrix | None = None
    words_alone: bool = False


class Policy(ABC):
    """Chooses pairs of one library. Immutable, safe to share between threads.

    A policy is one module of this package with one subclass in it; its ``name`` makes it known everywhere.
    """

    name: ClassVar[str]
    is_baseline: ClassVar[bool] = False
    """Whether it only exists to be compared with."""

    @classmethod
    @abstractmethod
    def texts(cls, messages: Sequence[Item], images: Sequence[Item]) -> list[str]:
        """Return every text whose vector :meth:`build` needs."""

    @classmethod
    @abstractmethod
    def texts_for(cls, context: Context) -> list[str]:
        """Return every text whose vector :meth:`choose` needs in a context, which need not have any yet."""

    @classmethod
    @abstractmethod
    def build(cls, given: PolicyInput) -> Self:
        """Make a policy ready for a library.

        Raises:
            ItemError: If items cannot be told apart, have no text, or make no pair.
            UnknownMethodError: If the weights are of another kind.
            VectorError: If a vector is missing or unusable.
        """

    @property
    @abstractmethod
    def version(self) -> str:
        """Name, version and weights in one short word, stored with decisions."""

    @property
    @abstractmethod
    def centre(self) -> Centre | None:
        """The centre in use, stored with decisions; ``None`` if the policy has none."""

    def pictures_of(self, message: str) -> Sequence[str]:
        """Return the ids of the pictures that belong to a message, best first; none where any may go with any."""
        return ()

    @abstractmethod
    def choose(self, context: Context) -> Slate:
        """Return what may be sent to a person at a moment, best first.

        Raises:
            VectorError: If a vector is missing or unusable.
        """
