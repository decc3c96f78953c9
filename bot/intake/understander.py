"""Understanding what was written before a turn begins, outside of any transaction."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from bot.core.address import Address
from bot.core.inputs import Input, SpokenPart, Text
from bot.core.log_events import event
from bot.language import detection
from bot.language import registry as languages
from bot.language.base import Language
from bot.storage.database import Database
from bot.storage.queries.people import find_user
from bot.understanding.intent_files import CLAUSES, INTENTS, QUESTION, QUESTIONS, examples_of
from bot.understanding.intents import IntentClassifier, IntentGrounds, shipped_fit, shipped_grounds
from recommender import EncoderError

Listen = Callable[[Address, Input], Awaitable[Input]]
Encode = Callable[[Sequence[str]], Awaitable[NDArray[np.float32]]]
_Meant = tuple[Sequence[SpokenPart], Sequence[SpokenPart]]

PATIENCE_SECONDS = 3.0
"""Longer than that nobody waits to be understood: the rules alone must do. One text finds that out for all others."""

_log = logging.getLogger(__name__)


class Understander:
    """Adds to a text what it means. Without vectors, or while the encoder is away, the text stays as it is.

    Args:
        database: Says who is known.
        fingerprint: Of the encoder in use.
        encode: Returns unit vectors, shape (n, d); nothing of what people write is kept.
        reader: Called first: a chat model for those who agreed to it; ``None`` for none.
    """

    def __init__(self, database: Database, fingerprint: str, encode: Encode, reader: Listen | None = None) -> None:
        self._database = database
        self._fingerprint = fingerprint
        self._encode = encode
        self._reader = reader
        self._classifiers: dict[tuple[str, str], IntentClassifier | None] = {}
        self._detection: asyncio.Task[None] | None = None
        self._held_up: asyncio.Future[_Meant] | None = None

    async def listen(self, address: Address, given: Input) -> Input:
        """Return what a person did with what it means, if it is words of their own."""
        if self._reader is not None:
            given = await self._reader(address, given)
        if not isinstance(given, Text) or not given.provenance.is_own:
            return given
        if self._detection is None:  # until that is done languages are not told apart, and nobody waits
            self._detection = asyncio.create_task(asyncio.to_thread(detection.warm_up))
        spoken = await self._spoken_with(address)
        if spoken is None:
            return given
        language = languages.reading(given.text, spoken)
        parts = language.split_parts(given.text)
        texts = [given.text, *(parts if len(parts) > 1 else ())]
        meant, clauses = await self._meanings(texts, await self._clauses(language, given.text), language.code)
        if not meant:
            return given
        whole, *others = meant
        return replace(given, intents=whole.intents, topics=whole.topics, parts=tuple(others), clauses=tuple(clauses))

    async def _clauses(self, language: Language, text: str) -> Sequence[str]:
        """Return the clauses that rules leave unread; what is of no language that is read tells nothing."""
        clauses = language.find_clauses(text)
        if clauses and self._detection is not None:  # the first words of all wait for it
            await asyncio.wait({self._detection}, timeout=PATIENCE_SECONDS)
        return () if languages.is_unread(text) else clauses

    async def _meanings(self, texts: Sequence[str], clauses: Sequence[str], language: str) -> _Meant:
        """Return what texts may mean, and what they and clauses tell; nothing while the encoder is away or held up."""
        if self._held_up is not None and not self._held_up.done():
            return (), ()
        asked = asyncio.ensure_future(self._classify(texts, clauses, language))
        done, _late = await asyncio.wait({asked}, timeout=PATIENCE_SECONDS)
        if not done:
            self._held_up = asked
            asked.add_done_callback(lambda late: late.cancelled() or late.exception())  # nobody waits for it any more
            event(_log, logging.WARNING, "text_not_understood", error="encoder held up")
            return (), ()
        try:
            return asked.result()
        except EncoderError as error:
            event(_log, logging.WARNING, "text_not_understood", error=type(error).__name__)
            return (), ()

    async def _classify(self, texts: Sequence[str], clauses: Sequence[str], language: str) -> _Meant:
        intents, kinds = await self._ready(language, INTENTS), await self._ready(language, CLAUSES)
        topics = await self._ready(language, QUESTIONS)
        told = [*clauses] if kinds is not None else []
        said = list(dict.fromkeys([*texts, *told]))
        vectors = dict(zip(said, await self._encode(said), strict=True))
        return _parts(texts, vectors, intents, topics), _parts(told, vectors, kinds)

    async def _spoken_with(self, address: Address) -> str | None:
        """Return the language that is spoken with a person; ``None`` for strangers, who cost no encoder."""
        async with self._database.reading() as session:
            user = await find_user(address, session=session)
        return user.language if user is not None and user.consented_at is not None else None

    async def _ready(self, language: str, folder: str) -> IntentClassifier | None:
        if (language, folder) not in self._classifiers:
            self._classifiers[language, folder] = await self._made(language, folder)
        return self._classifiers[language, folder]

    async def _made(self, language: str, folder: str) -> IntentClassifier | None:
        examples = examples_of(language, folder)
        if not examples.sentences:
            return None
        grounds = shipped_grounds(language, self._fingerprint, folder)
        if grounds is None:
            return await asyncio.to_thread(
                IntentClassifier, IntentGrounds(examples, await self._encode(examples.sentences))
            )
        fit = shipped_fit(language, grounds, self._fingerprint, folder)
        return await asyncio.to_thread(IntentClassifier, grounds, fit)


def _parts(
    texts: Sequence[str],
    vectors: Mapping[str, NDArray[np.float32]],
    classifier: IntentClassifier | None,
    topics: IntentClassifier | None = None,
) -> Sequence[SpokenPart]:
    if classifier is None:
        return ()
    return [_part(text, vectors[text], classifier, topics) for text in texts]


def _part(
    text: str, vector: NDArray[np.float32], classifier: IntentClassifier, topics: IntentClassifier | None
) -> SpokenPart:
    """Return what a text may mean and, of a question about the bot, what it may be about."""
    intents = classifier.classify(text, vector)
    if topics is None or intents[0].name != QUESTION:
        return SpokenPart(text, intents)
    return SpokenPart(text, intents, topics.classify(text, vector))
