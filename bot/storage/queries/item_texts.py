"""What items of the library say in other languages than their own."""

from __future__ import annotations

from collections.abc import Mapping

from sqlmodel import col, delete, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import ItemKind, ItemText, StoredImage, StoredMessage
from content.items import Library


async def texts_of(kind: ItemKind, *, session: AsyncSession) -> dict[str, dict[str, str]]:
    """Return the texts of all items of a kind, by id and language."""
    rows = await session.exec(select(ItemText).where(ItemText.kind == kind.value).order_by(ItemText.language))
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        found.setdefault(row.item_id, {})[row.language] = row.text
    return found


async def texts_of_item(kind: ItemKind, item_id: str, *, session: AsyncSession) -> dict[str, str]:
    """Return the texts of one item by language."""
    own = select(ItemText).where(ItemText.kind == kind.value, ItemText.item_id == item_id).order_by(ItemText.language)
    return {row.language: row.text for row in await session.exec(own)}


async def put_texts(kind: ItemKind, item_id: str, texts: Mapping[str, str], *, session: AsyncSession) -> None:
    """Store what an item says in other languages, instead of what it said before."""
    await session.exec(delete(ItemText).where(col(ItemText.kind) == kind.value, col(ItemText.item_id) == item_id))
    session.add_all(
        ItemText(kind=kind.value, item_id=item_id, language=language, text=text) for language, text in texts.items()
    )
    await session.flush()


async def text_in(kind: ItemKind, item_id: str, language: str, *, session: AsyncSession) -> str | None:
    """Return what an item says in a language; ``None`` if it says nothing in it."""
    row = await session.get(ItemText, (kind.value, item_id, language))
    return None if row is None else row.text


async def texts_in(kind: ItemKind, language: str, *, session: AsyncSession) -> dict[str, str]:
    """Return what all items of a kind say in a language, by id; those that say nothing in it are left out."""
    rows = await session.exec(select(ItemText).where(ItemText.kind == kind.value, ItemText.language == language))
    return {row.item_id: row.text for row in rows}


async def add_missing_texts(library: Library, *, session: AsyncSession) -> int:
    """Tell stored items what the library says in other languages, where nobody has yet; return how many texts are new.

    Only items whose own words are still the library's are told.
    """
    messages = dict((await session.exec(select(StoredMessage.id, StoredMessage.text))).all())
    images = dict((await session.exec(select(StoredImage.id, StoredImage.alt))).all())
    known = set((await session.exec(select(ItemText.kind, ItemText.item_id, ItemText.language))).all())
    new = [
        ItemText(kind=kind.value, item_id=item_id, language=language, text=text)
        for kind, item_id, texts in (
            *(
                (ItemKind.MESSAGE, one.id, one.translations)
                for one in library.messages
                if messages.get(one.id) == one.text
            ),
            *((ItemKind.IMAGE, one.id, one.translations) for one in library.images if images.get(one.id) == one.alt),
        )
        for language, text in texts.items()
        if (kind.value, item_id, language) not in known
    ]
    session.add_all(new)
    await session.flush()
    return len(new)
