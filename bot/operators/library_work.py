"""Work on the library: an item's card, a search by word and meaning, and what somebody would get."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import numpy as np

from bot.delivery.matcher import Matcher
from bot.operators.library import View, item_card, page_of
from bot.operators.person import person_of
from bot.operators.showing import Showing
from bot.replies import quoted
from bot.storage.database import Database
from bot.storage.models import ItemKind, Job, JobState, StoredImage, StoredMessage
from bot.storage.queries.items import all_images, all_messages, get_item
from bot.storage.queries.operators import finish_job
from bot.storage.queries.statistics import item_outcomes
from bot.texts import _
from recommender import Recommendation, RecommenderError, explain

PAIRS = 5
"""Pairs of a preview."""

FOUND_LIMIT = 40
"""Items that a search shows at most."""

_NEAR = 0.25
"""Cosine similarity from which an item is found by its meaning."""


class LibraryWork:
    """Shows, searches and tries out the library.

    Args:
        database: Where it is.
        showing: Shows cards.
        matcher: Encodes and recommends.
        image_folder: Where pictures are.
    """

    def __init__(self, database: Database, showing: Showing, matcher: Matcher, image_folder: Path) -> None:
        self._database = database
        self._showing = showing
        self._matcher = matcher
        self._image_folder = image_folder

    async def show_item(self, job: Job, chat_id: int) -> None:
        """Show one item, on a card of its own or on one that is there.

        Raises:
            telegram.error.TelegramError: If it cannot be shown just now.
        """
        kind = ItemKind(job.payload["kind"])
        async with self._database.reading() as session:
            item = await get_item(kind, job.payload["id"], session=session)
            outcome = (await item_outcomes(kind, session=session)).get(job.payload["id"])
        if item is None:
            return
        html, rows = item_card(kind, item, outcome, confirm=bool(job.payload.get("confirm")))
        picture = await self._read(item.file) if isinstance(item, StoredImage) else None
        await self._showing.show(chat_id, html, rows, picture=picture, card_id=job.payload.get("card"))

    async def search(self, job: Job, chat_id: int) -> list[Any]:
        """Find items by word and by meaning, words first, and show the first page.

        Raises:
            telegram.error.TelegramError: If it cannot be shown just now.
        """
        words = str(job.payload["words"])
        await self._showing.busy(chat_id)
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
            await finish_job(job.id or 0, JobState.WAITING, result=result, session=session)
        async with self._database.reading() as session:
            html, rows = await page_of(View("m", f"s{job.id}"), session=session)
        await self._showing.show(chat_id, html, rows)
        return result

    async def preview(self, job: Job, chat_id: int) -> None:
        """Show the best pairs for a described person, with the reasons.

        Raises:
            telegram.error.TelegramError: If it cannot be shown just now.
        """
        description = str(job.payload["person"])
        await self._showing.busy(chat_id)
        try:
            profile = person_of(description)
            shelf = await self._matcher.shelf()
            vectors = await self._matcher.vectors(shelf.recommender.texts_for(profile))
            found: list[Recommendation] = await asyncio.to_thread(
                shelf.recommender.recommend, profile, vectors, k=PAIRS
            )
        except RecommenderError as error:
            await self._showing.show(chat_id, quoted(str(error)))
            return
        understood = "; ".join(
            part
            for part in (
                ", ".join(f"{name}: {value}" for name, value in profile.attributes.items()),
                _("likes {things}").format(things=", ".join(profile.likes)) if profile.likes else "",
                _("dislikes {things}").format(things=", ".join(profile.dislikes)) if profile.dislikes else "",
            )
            if part
        )
        head = _("For {person}").format(person=quoted(understood))
        if not found:
            await self._showing.show(chat_id, f"{head}\n{_('Nothing in the library suits.')}")
            return
        await self._showing.show(chat_id, head)
        for place, pair in enumerate(found, start=1):
            async with self._database.reading() as session:
                message = await get_item(ItemKind.MESSAGE, pair.message, session=session)
                image = await get_item(ItemKind.IMAGE, pair.image, session=session)
            if not isinstance(message, StoredMessage) or not isinstance(image, StoredImage):
                continue
            why = f"{place}. {explain(pair, profile)} ({pair.score:.2f})"
            html = f"{quoted(message.text)}\n\n<i>{quoted(why)}</i>"
            await self._showing.show(chat_id, html, picture=await self._read(image.file))

    async def _nearness(self, words: str, texts: list[str]) -> list[float]:
        try:
            query = (await self._matcher.vectors([words]))[words]
        except RecommenderError:  # no encoder just now: words alone
            return [0.0] * len(texts)
        stored = await self._matcher.stored_vectors(texts)
        return [float(np.dot(stored[text], query)) if text in stored else 0.0 for text in texts]

    async def _read(self, file: str) -> bytes:
        return await asyncio.to_thread((self._image_folder / file).read_bytes)
