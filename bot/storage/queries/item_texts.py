"""What items of the library say in other languages than their own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlmodel import col, delete, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import ItemKind, ItemText, StoredImage, StoredMessage
from content.items import Library


async def texts_of(kind: ItemKind, *, session: AsyncSession) -> dict[str, dict[str, str]]:
    """Return the texts of all items of a kind, by id and language."""
    all_ = select(ItemText).where(ItemText.kind == kind.value)
    return _by_item(await session.exec(all_.order_by(ItemText.language)))


async def texts_of_item(kind: ItemKind, item_id: str, *, session: AsyncSession) -> dict[str, str]:
    """Return the texts of one item by language."""
    return (await texts_of_items(kind, [item_id], session=session)).get(item_id, {})


async def texts_of_items(kind: ItemKind, ids: Collection[str], *, session: AsyncSession) -> dict[str, dict[str, str]]:
    """Return the texts of some items, by id and language; those that say nothing in another one are left out."""
    own = select(ItemText).where(ItemText.kind == kind.value, col(ItemText.item_id).in_(ids))
    return _by_item(await session.exec(own.order_by(ItemText.language)))


def _by_item(rows: Iterable[ItemText]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        found.setdefault(row.item_id, {})[row.language] = row.text
    return found


async def put_texts(kind: ItemKind, texts: Mapping[str, Mapping[str, str]], *, session: AsyncSession) -> None:
    """Store what items say in other languages, by id, instead of what they said before."""
    await session.exec(delete(ItemText).where(col(ItemText.kind) == kind.value, col(ItemText.item_id).in_(texts)))
    session.add_all(
        ItemText(kind=kind.value, item_id=item_id, language=language, text=text)
        for item_id, said in texts.items()
        for language, text in said.items()
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
