"""The policy over the stored library and the stored vectors."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from bot.core.log_events import event
from bot.core.outages import Outage
from bot.delivery.encoding import EncodingProcess
from bot.delivery.picture_sight import PictureSight
from bot.storage.database import Database
from bot.storage.models import StoredImage, StoredMessage
from bot.storage.queries.library import keep_suggested_facts, library_version, live_images, live_messages
from bot.storage.queries.population import latest_population, population_of
from bot.storage.queries.vectors import load_vectors, store_vectors
from content.fact_suggesting import with_suggested_facts
from content.linter import Finding
from recommender import Item
from recommender.facts import UNKNOWN, Facts, is_suggested, read_facts
from recommender.policies.base import Policy, PolicyInput
from recommender.policies.offscreen import OffscreenPolicy
from recommender.vectors import Matrix

POLICY: type[Policy] = OffscreenPolicy
"""What chooses for people."""

_log = logging.getLogger(__name__)

Vectors = Mapping[str, NDArray[np.float32]]


@dataclass(frozen=True)
class LibraryIndex:
    """The library at one version, ready to choose from.

    Attributes:
        version: Which.
        policy: Chooses.
        techniques: Technique of each message, by id; ``None``: it has none.
    """

    version: int
    policy: Policy
    techniques: Mapping[str, str | None] = field(default_factory=dict)


class Matcher:
    """Keeps the library's matrices in memory and sees to it that every needed vector is stored.

    Args:
        database: Where library and vectors are.
        encoder: Encodes what is new.
        text_alone: Whether messages to which no picture belongs are sent by themselves.
        sight: What is seen in pictures; ``None``: they are known by their captions alone.
    """

    def __init__(
        self,
        database: Database,
        encoder: EncodingProcess,
        *,
        text_alone: bool = False,
        sight: PictureSight | None = None,
    ) -> None:
        self._database = database
        self._encoder = encoder
        self._text_alone = text_alone
        self._sight = sight
        self._library: LibraryIndex | None = None
        self._building = asyncio.Lock()
        self._trouble: str | None = None
        self._outage = Outage("encoder", _log, lambda _error: True)

    @property
    def fingerprint(self) -> str:
        """Of the encoder whose vectors are used."""
        return self._encoder.fingerprint

    @property
    def sends_text_alone(self) -> bool:
        """Whether messages to which no picture belongs are sent by themselves."""
        return self._text_alone

    @property
    def trouble(self) -> str | None:
        """Why the encoder failed when it was needed last, in words; ``None``: it did not."""
        return self._trouble

    def warm_up(self) -> None:
        """Load the encoder in the background: somebody is about to say something new."""
        self._encoder.warm_up()

    async def library(self) -> LibraryIndex:
        """Return the library as it is now; what is new in it is encoded first.

        Raises:
            recommender.EncoderError: If something new cannot be encoded.
        """
        async with self._database.reading() as session:
            version = await library_version(session=session)
        if self._library is not None and self._library.version == version:
            return self._library
        async with self._building:
            if self._library is None or self._library.version != version:
                self._library = await self._build()
            return self._library

    def is_ready(self) -> bool:
        """Whether a library, perhaps not the newest, is in memory."""
        return self._library is not None

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
                with self._outage.watch():
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

    async def _build(self) -> LibraryIndex:
        async with self._database.reading() as session:
            version = await library_version(session=session)
            stored = await live_messages(session=session)
            pictures = await live_images(session=session)
            population = population_of(await latest_population(session=session))
        if not (stored and pictures):  # one side alone makes no pair
            stored, pictures = [], []
        images = [_image_item(image) for image in pictures]
        messages = [_message_item(message) for message in stored]
        vectors = await self.vectors(POLICY.texts(messages, images))
        before = {one.text for one in stored if is_suggested(one.facts)}
        before |= {one.caption for one in pictures if is_suggested(one.facts)}
        messages, images = await asyncio.to_thread(with_suggested_facts, messages, images, vectors, before)
        new = _suggested_for(stored, messages), _suggested_for(pictures, images)
        if any(new):
            async with self._database.writing() as session:
                await keep_suggested_facts(*new, session=session)
        given = PolicyInput(
            messages,
            images,
            vectors,
            encoder=self.fingerprint,
            population=population,
            seen=await self._seen(stored, pictures),
            words_alone=self._text_alone,
        )
        policy = await asyncio.to_thread(POLICY.build, given)
        event(_log, logging.INFO, "library_ready", version=version, messages=len(messages), images=len(images))
        return LibraryIndex(version, policy, {message.id: message.technique for message in messages})

    async def _seen(self, messages: Sequence[StoredMessage], images: Sequence[StoredImage]) -> Matrix | None:
        if self._sight is None:
            return None
        return await self._sight.seen([one.text for one in messages], [one.file for one in images])

    async def unfitting_captions(self, captions: Mapping[str, tuple[str, str]]) -> list[Finding]:
        """Return the images whose caption, by id with the picture's file, does not fit; none without such an encoder.

        Raises:
            recommender.EncoderError: If something new cannot be encoded.
        """
        return [] if self._sight is None else await self._sight.unfitting(captions)


def _suggested_for(stored: Sequence[StoredMessage] | Sequence[StoredImage], items: Sequence[Item]) -> dict[str, Facts]:
    """Return by id what was suggested for items that had no facts: it is stored with them, and not suggested anew."""
    unknown = {one.id for one in stored if one.facts is None}
    return {item.id: item.facts for item in items if item.id in unknown and item.facts != UNKNOWN}


def _message_item(message: StoredMessage) -> Item:
    return Item(
        message.id,
        message.text,
        _rule(message.only_for),
        _rule(message.unsuitable_for),
        tuple(message.activities),
        read_facts(message.facts),
        message.technique,
        tuple(message.pictures or ()),
    )


def _image_item(image: StoredImage) -> Item:
    return Item(
        image.id,
        image.caption,
        _rule(image.only_for),
        _rule(image.unsuitable_for),
        tuple(image.activities),
        read_facts(image.facts),
        shown=image.alt,
    )


def _rule(traits: list[str] | None) -> tuple[str, ...] | None:
    return None if traits is None else tuple(traits)
