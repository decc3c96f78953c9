"""Which pair fits whom: the recommender over the stored library and the stored vectors."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.delivery.daytimes import is_of_night, unsuited_hours
from bot.delivery.encoding import EncodingProcess
from bot.delivery.learning import Directions
from bot.delivery.understanding import NONSENSE, Understanding
from bot.delivery.wishing import Wish
from bot.logs import event
from bot.storage.database import Database
from bot.storage.models import StoredImage, StoredMessage
from bot.storage.queries.library import library_version, live_images, live_messages
from bot.storage.queries.people import Person
from bot.storage.queries.vectors import load_vectors, store_vectors
from recommender import Item, Profile, Recommendation, Recommender
from recommender.vectors import unit

METHOD = "offscreen"
CANDIDATES = 5
"""Pairs that a decision keeps: the chosen one and what came next."""

ROTATION = 2
"""An activity of one of so many last nudges gives way to another one that is nearly as good."""

NEARLY = 0.5
"""How much lower a score may be for the sake of variety; likes move it by one or two."""

_log = logging.getLogger(__name__)

Vectors = Mapping[str, NDArray[np.float32]]


@dataclass(frozen=True)
class Facts:
    """What is known of an item besides its vector: its words, its labels, and when not to send it.

    Attributes:
        text: The message, or the image's caption.
        activities: The main one first.
        unsuited: Local hours, 0 to 23, at which it is not sent unless asked for.
    """

    text: str
    activities: tuple[str, ...]
    unsuited: frozenset[int]


@dataclass(frozen=True)
class Shelf:
    """The library at one version, ready to recommend from."""

    version: int
    recommender: Recommender
    directions: Directions
    activities: Mapping[str, Sequence[str]]
    """Of the messages, by id, the main one first."""
    messages: Mapping[str, Facts]
    """By id."""
    images: Mapping[str, Facts]
    """By id."""
    understanding: Understanding


class Matcher:
    """Keeps the library's matrices in memory and sees to it that every needed vector is stored."""

    def __init__(self, database: Database, encoder: EncodingProcess) -> None:
        self._database = database
        self._encoder = encoder
        self._shelf: Shelf | None = None
        self._building = asyncio.Lock()
        self._trouble: str | None = None

    @property
    def fingerprint(self) -> str:
        """Of the encoder whose vectors are used."""
        return self._encoder.fingerprint

    @property
    def trouble(self) -> str | None:
        """Why the encoder failed when it was needed last, in words; ``None``: it did not."""
        return self._trouble

    def warm_up(self) -> None:
        """Load the encoder in the background: somebody is about to say something new."""
        self._encoder.warm_up()

    async def shelf(self) -> Shelf:
        """Return the library as it is now; what is new in it is encoded first.

        Raises:
            recommender.EncoderError: If something new cannot be encoded.
        """
        async with self._database.reading() as session:
            version = await library_version(session=session)
        if self._shelf is not None and self._shelf.version == version:
            return self._shelf
        async with self._building:
            if self._shelf is None or self._shelf.version != version:
                self._shelf = await self._build()
            return self._shelf

    def is_ready(self) -> bool:
        """Whether a library, perhaps not the newest, is in memory."""
        return self._shelf is not None

    async def stored_vectors(self, texts: Collection[str]) -> Vectors:
        """Return the vectors of those texts that were encoded before."""
        async with self._database.reading() as session:
            return await load_vectors(texts, self.fingerprint, session=session)

    async def vectors(self, texts: Collection[str], owner: int | None = None) -> Vectors:
        """Return the vectors of all ``texts``; what is new is encoded and stored.

        Args:
            texts: What to look up or encode.
            owner: The user whose own words these are, ``None`` for those of the library.

        Raises:
            recommender.EncoderError: If a text cannot be encoded.
        """
        found = dict(await self.stored_vectors(texts))
        missing = [text for text in dict.fromkeys(texts) if text not in found]
        if missing:
            try:
                rows = await self._encoder.encode(missing)
            except Exception as error:
                self._trouble = str(error).partition("\n")[0][:300] or type(error).__name__
                raise
            self._trouble = None
            new = dict(zip(missing, rows, strict=True))
            async with self._database.writing() as session:
                await store_vectors(new, self.fingerprint, owner=owner, session=session)
            event(_log, logging.INFO, "texts_encoded", count=len(missing))
            found |= new
        return found

    async def _build(self) -> Shelf:
        async with self._database.reading() as session:
            version = await library_version(session=session)
            stored = await live_messages(session=session)
            pictures = await live_images(session=session)
        if not (stored and pictures):  # one side alone makes no pair
            stored, pictures = [], []
        images = [_image_item(image) for image in pictures]
        messages = [_message_item(message) for message in stored]
        activities = {message.id: tuple(message.activities) for message in stored}
        vectors = await self.vectors(texts_of(messages, images))
        recommender = await asyncio.to_thread(
            Recommender.build, messages, images, vectors, method=METHOD, encoder=self.fingerprint
        )
        event(_log, logging.INFO, "library_ready", version=version, messages=len(messages), images=len(images))
        centre = recommender.centre
        directions = Directions(
            {item.id: unit(vectors[item.text] - centre.messages) for item in messages},
            {item.id: unit(vectors[item.text] - centre.images) for item in images},
        )
        return Shelf(
            version,
            recommender,
            directions,
            activities,
            {message.id: _facts(message.text, message.activities) for message in stored},
            {image.id: _facts(image.caption, image.activities) for image in pictures},
            Understanding({item.id: vectors[item.text] for item in messages}, [vectors[text] for text in NONSENSE]),
        )


def texts_of(messages: Sequence[Item], images: Sequence[Item]) -> list[str]:
    """Return every text whose vector a library needs before anything of it can be chosen."""
    return [*Recommender.texts(messages, images, METHOD), *NONSENSE]


def profile_of(person: Person) -> Profile:
    """Return what the recommender is told about a person."""
    return Profile(attributes=dict(person.attributes), likes=person.likes, dislikes=person.dislikes)


def choose(
    shelf: Shelf,
    person: Person,
    vectors: Vectors,
    *,
    wish: Wish | None = None,
    hour: int | None = None,
    learned: NDArray[np.float32] | None = None,
    recent_messages: Sequence[str] = (),
    recent_images: Sequence[str] = (),
) -> list[Recommendation]:
    """Return the best pairs for a person, best first; empty if nothing suits.

    What they refused never comes. What they had recently does not come while there is anything else; if
    there isn't, the longest ago comes back first.

    Args:
        shelf: The library.
        person: Whom to choose for.
        vectors: Of everything in ``shelf.recommender.texts_for(...)``.
        wish: What they asked for just now.
        hour: The local hour, 0 to 23; what does not suit it comes only if nothing else is left. ``None``: any.
        learned: What their reactions taught, shape (d,).
        recent_messages: Ids of messages sent recently, latest first.
        recent_images: Ids of images sent recently, latest first.
    """
    for left_out in _left_out(shelf, wish, hour):
        found = _choose(shelf, person, vectors, wish, learned, recent_messages, recent_images, left_out)
        if found:
            return found if wish else _rotated(found, shelf, recent_messages[:ROTATION])
    return []


def is_met(wish: Wish, pair: Recommendation, shelf: Shelf, vectors: Vectors) -> bool:
    """Whether a pair has to do with what was asked for, and is nothing that was ruled out.

    Args:
        wish: What was asked for.
        pair: What was chosen.
        shelf: From where.
        vectors: With that of the wish's text, if it has one.
    """
    message, image = shelf.messages[pair.message], shelf.images[pair.image]
    if not (wish.suits(message.text, message.activities) and wish.suits(image.text, image.activities)):
        return False
    return not wish.text or shelf.understanding.is_near(vectors[wish.text], pair.message)


_LeftOut = tuple[frozenset[str], frozenset[str]]


def _left_out(shelf: Shelf, wish: Wish | None, hour: int | None) -> list[_LeftOut]:
    """Return what to leave out of messages and images: first most, then less, at last nothing."""
    if hour is not None and wish is not None and is_of_night(wish.text):
        hour = None
    kinds = (shelf.messages, shelf.images)
    untimely = [frozenset(name for name, facts in items.items() if hour in facts.unsuited) for items in kinds]
    unwished = [
        frozenset(
            name for name, facts in items.items() if wish is not None and not wish.suits(facts.text, facts.activities)
        )
        for items in kinds
    ]
    steps = [
        (unwished[0] | untimely[0], unwished[1] | untimely[1]),
        (unwished[0], unwished[1]),
        (untimely[0], untimely[1]),
        (frozenset(), frozenset()),
    ]
    return list(dict.fromkeys(steps))


def _choose(
    shelf: Shelf,
    person: Person,
    vectors: Vectors,
    wish: Wish | None,
    learned: NDArray[np.float32] | None,
    recent_messages: Sequence[str],
    recent_images: Sequence[str],
    left_out: _LeftOut,
) -> list[Recommendation]:
    profile = profile_of(person)
    kept = max(len(recent_messages), len(recent_images))
    while True:
        found = shelf.recommender.recommend(
            profile,
            vectors,
            k=CANDIDATES,
            wish=(wish.text or None) if wish is not None else None,
            learned=learned,
            exclude_messages=person.excluded_messages.union(recent_messages[:kept], left_out[0]),
            exclude_images=person.excluded_images.union(recent_images[:kept], left_out[1]),
        )
        if found or not kept:
            return found
        kept //= 2


def _rotated(found: list[Recommendation], shelf: Shelf, latest: Sequence[str]) -> list[Recommendation]:
    """Return the pairs with the activities of the latest messages behind others that are nearly as good."""

    def main(message: str) -> str | None:
        return next(iter(shelf.activities.get(message, ())), None)

    done = {main(message) for message in latest} - {None}
    return sorted(found, key=lambda pair: -(pair.score - (NEARLY if main(pair.message) in done else 0.0)))


def _facts(text: str, activities: Sequence[str]) -> Facts:
    return Facts(text, tuple(activities), unsuited_hours(text, activities))


def _message_item(message: StoredMessage) -> Item:
    return Item(message.id, message.text, _rule(message.only_for), _rule(message.unsuitable_for))


def _image_item(image: StoredImage) -> Item:
    return Item(image.id, image.caption, _rule(image.only_for), _rule(image.unsuitable_for))


def _rule(traits: list[str] | None) -> tuple[str, ...] | None:
    return None if traits is None else tuple(traits)
