"""Single items of the library: found, put, switched off and deleted."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

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


@dataclass(frozen=True)
class ItemPut:
    """What is put into the library.

    Attributes:
        item: The message, or the image with a ``file`` that is a name in the data folder's ``images``.
        only_for: Rule that a person set; ``None``: derived from the words.
        unsuitable_for: Likewise.
        look: Perceptual hash of an image.
        state: Of the item from then on; ``None``: a new one is live, another stays as it is.
    """

    item: Message | Image
    only_for: list[str] | None
    unsuitable_for: list[str] | None
    look: str | None = None
    state: ItemState | None = None

    @property
    def kind(self) -> ItemKind:
        """Whether it is a message or an image."""
        return ItemKind.MESSAGE if isinstance(self.item, Message) else ItemKind.IMAGE


async def items_by_id(kind: ItemKind, ids: Collection[str], *, session: AsyncSession) -> dict[str, Stored]:
    """Return those items that are there, by id; deleted ones too."""
    table = TABLES[kind]
    own: Any = select(table).where(col(table.id).in_(ids))  # of which of the two tables is not known to its type
    found: Iterable[Stored] = await session.exec(own)
    return {item.id: item for item in found}


async def put_items(puts: Sequence[ItemPut], now: datetime, *, session: AsyncSession) -> None:
    """Add items, or replace those with their ids; they are recommendable from then on unless their state says not.

    However many they are, the database is asked for a few things only: others wait meanwhile.
    """
    for kind in {put.kind for put in puts}:
        own = {put.item.id: put for put in puts if put.kind is kind}
        stored = await items_by_id(kind, own, session=session)
        session.add_all(_filled(stored.get(name), put, now) for name, put in own.items())
        await session.flush()
        await put_texts(kind, {name: put.item.translations for name, put in own.items()}, session=session)
    if puts:
        await library_changed(session=session)


def _filled(stored: Stored | None, put: ItemPut, now: datetime) -> Stored:
    """Return the row of an item with what is put into it."""
    item = put.item
    if isinstance(item, Message):
        row: Stored = stored or StoredMessage(id=item.id, text=item.text, created_at=now)
        own = {"text": item.text, "technique": item.technique, "pictures": list(item.pictures)}
    else:
        own = {"title": item.title, "caption": item.caption, "alt": item.alt, "file": item.file, "look": put.look}
        row = stored or StoredImage.model_validate({"id": item.id, "created_at": now, **own})
    if row.state is ItemState.DELETED:
        row.state, row.created_at = ItemState.LIVE, now
    common = {
        "language": item.language,
        "activities": list(item.activities),
        "only_for": put.only_for,
        "unsuitable_for": put.unsuitable_for,
        "facts": item.facts.as_dict() or None,
        "state": put.state or row.state,
    }
    for name, value in {**own, **common}.items():
        setattr(row, name, value)
    return row


async def set_state(items: Sequence[Stored], state: ItemState, *, session: AsyncSession) -> None:
    """Switch items on or off, or delete them: what was decided with them stays readable."""
    for item in items:
        item.state = state
    session.add_all(items)
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
