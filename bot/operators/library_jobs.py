"""Work on the library: an item's card, and a search by word and meaning."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import numpy as np

from bot.core.address import Address
from bot.core.texts import language
from bot.delivery.matcher import Matcher
from bot.operators.cards import Cards
from bot.operators.library import View, item_card, page_of
from bot.operators.reach import ReachFinder
from bot.storage.database import Database
from bot.storage.models import ItemKind, ItemState, Job, StoredImage, StoredMessage
from bot.storage.pictures import read_picture
from bot.storage.queries.item_outcomes import item_outcomes
from bot.storage.queries.item_texts import texts_of_item
from bot.storage.queries.items import all_images, all_messages, get_item
from bot.storage.queries.operators import keep_result
from recommender import RecommenderError
from recommender.topics import topic_texts

FOUND_LIMIT = 40
"""Items that a search shows at most."""

_NEAR = 1.5
"""How far an item's nearness stands out from chance where it is found by its meaning, in standard deviations."""


class LibraryJobs:
    """Shows and searches the library.

    Args:
        database: Where it is.
        cards: Shows cards.
        matcher: Encodes.
        image_folder: Where pictures are.
        reach: Finds whom messages would reach.
    """

    def __init__(
        self, database: Database, cards: Cards, matcher: Matcher, image_folder: Path, reach: ReachFinder
    ) -> None:
        self._database = database
        self._cards = cards
        self._matcher = matcher
        self._image_folder = image_folder
        self._reach = reach

    async def show_item(self, job: Job, chat_id: Address) -> None:
        """Show one item, on a card of its own or on one that is there.

        Raises:
            bot.core.messenger.SendError: If it cannot be shown just now.
        """
        kind = ItemKind(job.payload["kind"])
        async with self._database.reading() as session:
            item = await get_item(kind, job.payload["id"], session=session)
            outcome = (await item_outcomes(kind, session=session)).get(job.payload["id"])
            texts = await texts_of_item(kind, job.payload["id"], session=session)
        if item is None:
            return
        pictures = await self._pictures_of(item) if isinstance(item, StoredMessage) else None
        confirm, alone = bool(job.payload.get("confirm")), self._matcher.sends_text_alone
        html, rows = item_card(
            kind,
            item,
            outcome,
            confirm=confirm,
            pictures=pictures,
            languages=tuple(texts),
            text_alone=alone,
            said=texts.get(language()),
        )
        if kind is ItemKind.MESSAGE and item.state is ItemState.LIVE and not confirm:
            html += await self._reach.line(item.id)
        picture = await self._read(item.file) if isinstance(item, StoredImage) else None
        await self._cards.show(chat_id, html, rows, picture=picture, card_id=job.payload.get("card"))

    async def _pictures_of(self, message: StoredMessage) -> list[str] | None:
        """Return the titles of a message's own pictures, best first; ``None`` where that is not known just now."""
        if message.state is not ItemState.LIVE:
            return None
        try:
            policy = (await self._matcher.library()).policy
        except RecommenderError:  # no encoder just now
            return None
        async with self._database.reading() as session:
            titles = {image.id: image.title for image in await all_images(session=session)}
        return [titles.get(name, name) for name in policy.pictures_of(message.id)]

    async def search(self, job: Job, chat_id: Address) -> list[Any]:
        """Find items by word and by meaning, words first, and show the first page.

        Raises:
            bot.core.messenger.SendError: If it cannot be shown just now.
        """
        words = str(job.payload["words"])
        await self._cards.busy(chat_id)
        async with self._database.reading() as session:
            items: list[StoredMessage | StoredImage] = [
                *await all_messages(session=session),
                *await all_images(session=session),
            ]
        texts = [item.text if isinstance(item, StoredMessage) else item.caption for item in items]
        near = await self._nearness(words, texts)
        needle = words.casefold()
        ranked = sorted(
            range(len(items)),
            key=lambda at: (needle not in f"{items[at].id} {texts[at]}".casefold(), -near[at], items[at].id),
        )
        result = [
            ["m" if isinstance(items[at], StoredMessage) else "i", items[at].id]
            for at in ranked
            if needle in f"{items[at].id} {texts[at]}".casefold() or near[at] >= _NEAR
        ][:FOUND_LIMIT]
        async with self._database.writing() as session:
            await keep_result(job.id or 0, result, session=session)
        async with self._database.reading() as session:
            html, rows = await page_of(View("m", f"s{job.id}"), session=session)
        await self._cards.show(chat_id, html, rows)
        return result

    async def _nearness(self, words: str, texts: list[str]) -> list[float]:
        """Return how near each text is to words, beside how near texts about anything at all come to them.

        What is near differs from encoder to encoder, and a single word is farther from everything than a sentence.
        """
        try:
            query = (await self._matcher.vectors([words]))[words]
        except RecommenderError:  # no encoder just now: words alone
            return [0.0] * len(texts)
        stored = await self._matcher.stored_vectors([*texts, *topic_texts()])
        chance = [float(np.dot(stored[text], query)) for text in topic_texts() if text in stored]
        if not chance or not np.std(chance):
            return [0.0] * len(texts)
        mean, spread = float(np.mean(chance)), float(np.std(chance))
        return [(float(np.dot(stored[text], query)) - mean) / spread if text in stored else 0.0 for text in texts]

    async def _read(self, file: str) -> bytes:
        return await asyncio.to_thread(read_picture, self._image_folder, file)
