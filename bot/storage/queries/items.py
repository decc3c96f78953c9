"""Single items of the library: found, put, switched off and deleted."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import ItemKind, ItemState, StoredImage, StoredMessage
from bot.storage.queries.item_texts import put_texts
from bot.storage.queries.library import library_changed
from content.items import Image, Message

Stored = StoredMessage | StoredImage

TABLES: dict[ItemKind, type[StoredMessage] | type[StoredImage]] = {
    ItemKind.MESSAGE: StoredMessage,
    ItemKind.IMAGE: StoredImage,
}


def handle_of(item_id: str) -> str:
    """Return a short name for an item, for buttons, whose data are too small for ids."""
    return hashlib.blake2b(item_id.encode(), digest_size=6).hexdigest()


async def find_by_handle(kind: ItemKind, handle: str, *, session: AsyncSession) -> Stored | None:
    """Return the item behind a short name; deleted ones are found too."""
    table = TABLES[kind]
    for item_id in (await session.exec(select(table.id))).all():
        if handle_of(item_id) == handle:
            return await session.get(table, item_id, populate_existing=True)
    return None


async def get_item(kind: ItemKind, item_id: str, *, session: AsyncSession) -> Stored | None:
    """Return an item by its id; deleted ones too."""
    return await session.get(TABLES[kind], item_id, populate_existing=True)


async def all_messages(*, session: AsyncSession) -> Sequence[StoredMessage]:
    """Return all messages that are not deleted, by id."""
    statement = select(StoredMessage).where(StoredMessage.state != ItemState.DELETED).order_by(StoredMessage.id)
    return (await session.exec(statement)).all()


async def all_images(*, session: AsyncSession) -> Sequence[StoredImage]:
    """Return all images that are not deleted, by id."""
    statement = select(StoredImage).where(StoredImage.state != ItemState.DELETED).order_by(StoredImage.id)
    return (await session.exec(statement)).all()


async def put_message(
    message: Message,
    now: datetime,
    *,
    only_for: list[str] | None,
    unsuitable_for: list[str] | None,
    session: AsyncSession,
) -> None:
    """Add a message, or replace the one with its id; it is recommendable from then on.

    Args:
        message: The message.
        now: When.
        only_for: Rule that a person set; ``None``: derived from the words.
        unsuitable_for: Likewise.
        session: A writing session.
    """
    stored = await session.get(StoredMessage, message.id)
    if stored is None:
        stored = StoredMessage(id=message.id, text=message.text, created_at=now)
    if stored.state is ItemState.DELETED:
        stored.state, stored.created_at = ItemState.LIVE, now
    stored.text, stored.technique, stored.language = message.text, message.technique, message.language
    stored.pictures = list(message.pictures)
    await put_texts(ItemKind.MESSAGE, message.id, message.translations, session=session)
    stored.activities = list(message.activities)
    stored.only_for, stored.unsuitable_for = only_for, unsuitable_for
    stored.facts = message.facts.as_dict() or None
    session.add(stored)
    await session.flush()
    await library_changed(session=session)


async def put_image(
    image: Image,
    now: datetime,
    *,
    look: str | None,
    only_for: list[str] | None,
    unsuitable_for: list[str] | None,
    session: AsyncSession,
) -> None:
    """Add an image, or replace the one with its id; ``image.file`` is a name in the data folder's ``images``."""
    stored = await session.get(StoredImage, image.id)
    if stored is None:
        stored = StoredImage(
            id=image.id, title=image.title, caption=image.caption, alt=image.alt, file=image.file, created_at=now
        )
    if stored.state is ItemState.DELETED:
        stored.state, stored.created_at = ItemState.LIVE, now
    stored.title, stored.caption, stored.alt, stored.language = image.title, image.caption, image.alt, image.language
    await put_texts(ItemKind.IMAGE, image.id, image.translations, session=session)
    stored.file, stored.look = image.file, look
    stored.activities = list(image.activities)
    stored.only_for, stored.unsuitable_for = only_for, unsuitable_for
    stored.facts = image.facts.as_dict() or None
    session.add(stored)
    await session.flush()
    await library_changed(session=session)


async def set_state(item: Stored, state: ItemState, *, session: AsyncSession) -> None:
    """Switch an item on or off, or delete it: what was decided with it stays readable."""
    item.state = state
    session.add(item)
    await session.flush()
    await library_changed(session=session)


async def images_without_look(limit: int, *, session: AsyncSession) -> Sequence[StoredImage]:
    """Return images whose perceptual hash is not known yet."""
    statement = (
        select(StoredImage)
        .where(col(StoredImage.look).is_(None), StoredImage.state != ItemState.DELETED)
        .order_by(StoredImage.id)
        .limit(limit)
    )
    return (await session.exec(statement)).all()
