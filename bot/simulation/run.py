"""A whole simulation: the starter library, people, a policy by name; their lives and figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from bot.services.starter_library import shipped_vectors
from bot.simulation.lives import World, first_context, live
from content.items import Library
from recommender import Encoder, Item, encode_missing
from recommender.policies.base import Policy, PolicyInput
from recommender.policies.registry import policy_named
from recommender.simulate.agreement import SHOWN, FactAgreement, agreement_of
from recommender.simulate.figures import Figure, Life, figures_of
from recommender.simulate.labels import SecondLabels
from recommender.simulate.people import SimulatedPerson
from recommender.vectors import Vector


@dataclass(frozen=True)
class SimulatedLibrary:
    """A library of which the judge has read everything.

    Attributes:
        messages: As policies see them.
        images: Likewise.
        labels: Of the second hand.
        unread: Ids of what was left out, since the second hand has not read it.
    """

    messages: Sequence[Item]
    images: Sequence[Item]
    labels: SecondLabels
    unread: Sequence[str] = ()

    @property
    def words(self) -> dict[str, str]:
        """What each item says or shows, by kind and id."""
        said = {f"message/{item.id}": item.text for item in self.messages}
        return said | {f"image/{item.id}": item.text for item in self.images}

    def agreement(self) -> dict[str, list[FactAgreement]]:
        """Return how far declared facts agree with the second hand's labels, of messages and of images."""
        return {
            "messages": agreement_of(self.messages, self.labels.messages),
            "images": agreement_of(self.images, self.labels.images, SHOWN),
        }


@dataclass(frozen=True)
class SimulationOutcome:
    """What people lived through by one policy."""

    policy: str
    version: str
    lives: Sequence[Life]

    def figures(self) -> dict[str, Figure]:
        """Return the figures of all lives."""
        return figures_of(self.lives)

    def as_dict(self) -> dict[str, Any]:
        """Return it as JSON-friendly data."""
        return {
            "version": self.version,
            "nudges": sum(len(life.nudges) for life in self.lives),
            "figures": {name: asdict(figure) for name, figure in self.figures().items()},
            "people": {
                life.person.id: {name: figure.value for name, figure in figures_of([life]).items()}
                | {"nudges": len(life.nudges), "withheld": dict(life.withheld)}
                for life in self.lives
            },
        }


def simulated_library(library: Library, labels: SecondLabels) -> SimulatedLibrary:
    """Return what of a library can be simulated with these labels."""
    unread = [item.id for item in library.messages if item.id not in labels.messages]
    unread += [item.id for item in library.images if item.id not in labels.images]
    return SimulatedLibrary(
        [message.as_item() for message in library.messages if message.id in labels.messages],
        [image.as_item() for image in library.images if image.id in labels.images],
        labels,
        unread,
    )


def simulate_policy(
    name: str,
    people: Sequence[SimulatedPerson],
    library: SimulatedLibrary,
    encoder: Encoder,
    *,
    start: date,
    days: int,
    seed: int = 0,
    progress: Callable[[], None] = lambda: None,
) -> SimulationOutcome:
    """Let people live through days with one policy.

    Args:
        name: The policy's.
        people: Who.
        library: What may be sent.
        encoder: Encodes what does not ship encoded.
        start: The first day, everywhere by the local calendar.
        days: How many.
        seed: Of all chance: the same one gives the same nudges.
        progress: Called after each life.

    Raises:
        UnknownMethodError: If there is no such policy.
    """
    kind = policy_named(name)
    vectors = _vectors(kind, people, library, encoder, start)
    given = PolicyInput(
        library.messages,
        library.images,
        vectors,
        encoder=encoder.fingerprint,
        users=[person.profile for person in people] if kind.is_baseline else None,
    )
    policy = kind.build(given)
    world = World(policy, vectors, library.labels, library.words, start, days, seed)
    return SimulationOutcome(name, policy.version, [_lived(person, world, progress) for person in people])


def _lived(person: SimulatedPerson, world: World, progress: Callable[[], None]) -> Life:
    life = live(person, world)
    progress()
    return life


def _vectors(
    kind: type[Policy],
    people: Iterable[SimulatedPerson],
    library: SimulatedLibrary,
    encoder: Encoder,
    start: date,
) -> Mapping[str, Vector]:
    texts = kind.texts(library.messages, library.images)
    for person in people:
        texts += kind.texts_for(first_context(person, start))
    return encode_missing(encoder, texts, shipped_vectors(encoder.fingerprint))
