"""The library in the database, and the counter that says when it changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import Counter, ItemState, StoredImage, StoredMessage
from bot.storage.pictures import store_picture
from bot.storage.queries.item_texts import add_missing_texts
from content.items import Image, Library, Message
from recommender.facts import UNKNOWN, Facts, as_suggested, declared
from recommender.recommendation import NO_PICTURE

_VERSION = "library"

_FILLING_LOCK = 0x0FF5C4EF
"""Key of PostgreSQL's advisory lock: of several first starts one fills the library and the others wait."""


async def wait_for_filling(*, session: AsyncSession) -> None:
    """Return when nobody else fills the library, and keep others from it until the transaction ends."""
    if session.get_bind().dialect.name == "postgresql":  # SQLite has one writer anyway
        await session.exec(select(func.pg_advisory_xact_lock(_FILLING_LOCK)))


async def library_version(*, session: AsyncSession) -> int:
    """Return a number that moves with every change of the library."""
    counter = await session.get(Counter, _VERSION, populate_existing=True)
    return counter.value if counter else 0


async def library_changed(*, session: AsyncSession) -> None:
    """Move the library's version: every worker reads it anew before its next decision."""
    counter = await session.get(Counter, _VERSION, with_for_update=True)
    if counter is None:
        counter = Counter(name=_VERSION, value=0)
    counter.value += 1
    session.add(counter)
    await session.flush()


async def live_messages(*, session: AsyncSession) -> Sequence[StoredMessage]:
    """Return the messages that may be sent, by id."""
    statement = select(StoredMessage).where(StoredMessage.state == ItemState.LIVE).order_by(StoredMessage.id)
    return (await session.exec(statement)).all()


async def live_images(*, session: AsyncSession) -> Sequence[StoredImage]:
    """Return the images that may be sent, by id."""
    statement = select(StoredImage).where(StoredImage.state == ItemState.LIVE).order_by(StoredImage.id)
    return (await session.exec(statement)).all()


async def live_ids(pairs: Collection[tuple[str, str]], *, session: AsyncSession) -> frozenset[tuple[str, str]]:
    """Return those pairs (message id, image id, empty for none) of which all that there is may be sent."""
    messages = await session.exec(
        select(StoredMessage.id).where(
            col(StoredMessage.id).in_([message for message, _image in pairs]), StoredMessage.state == ItemState.LIVE
        )
    )
    images = await session.exec(
        select(StoredImage.id).where(
            col(StoredImage.id).in_([image for _message, image in pairs]), StoredImage.state == ItemState.LIVE
        )
    )
    live_messages, live_images = set(messages), {*images, NO_PICTURE}
    return frozenset(pair for pair in pairs if pair[0] in live_messages and pair[1] in live_images)


async def is_library_empty(*, session: AsyncSession) -> bool:
    """Whether there is neither a message nor an image."""
    message = (await session.exec(select(StoredMessage.id).limit(1))).first()
    return message is None and (await session.exec(select(StoredImage.id).limit(1))).first() is None


async def add_library(
    library: Library, folder: Path, image_folder: Path, now: datetime, *, session: AsyncSession
) -> int:
    """Add the items that are not there yet, their pictures copied by content; return how many are new.

    Args:
        library: The items.
        folder: Where their pictures lie.
        image_folder: Where the bot keeps its pictures.
        now: When they were added.
        session: A writing session.

    Raises:
        OSError: If a picture cannot be read or copied.
    """
    known_messages = set(await session.exec(select(StoredMessage.id)))
    known_images = set(await session.exec(select(StoredImage.id)))
    messages = [_stored_message(one, now) for one in library.messages if one.id not in known_messages]
    images = [
        _stored_image(one, store_picture((folder / one.file).read_bytes(), Path(one.file).suffix, image_folder), now)
        for one in library.images
        if one.id not in known_images
    ]
    if messages or images:
        session.add_all([*messages, *images])
        await session.flush()
        await add_missing_texts(library, session=session)
        await library_changed(session=session)
    return len(messages) + len(images)


def _stored_message(message: Message, now: datetime) -> StoredMessage:
    return StoredMessage(
        id=message.id,
        text=message.text,
        technique=message.technique,
        pictures=list(message.pictures) or None,
        activities=list(message.activities),
        only_for=_rule(message.only_for),
        unsuitable_for=_rule(message.unsuitable_for),
        facts=message.facts.as_dict() or None,
        language=message.language,
        created_at=now,
    )


def _stored_image(image: Image, file: str, now: datetime) -> StoredImage:
    return StoredImage(
        id=image.id,
        title=image.title,
        caption=image.caption,
        alt=image.alt,
        file=file,
        activities=list(image.activities),
        only_for=_rule(image.only_for),
        unsuitable_for=_rule(image.unsuitable_for),
        facts=image.facts.as_dict() or None,
        language=image.language,
        created_at=now,
    )


async def add_missing_facts(library: Library, *, session: AsyncSession) -> int:
    """Tell stored items what the library knows of them, where nobody has yet; return how many learned something.

    Only items whose words are still the library's are told.
    """
    told = 0
    messages = {message.id: (message.text, message.facts) for message in library.messages}
    images = {image.id: (image.caption, image.facts) for image in library.images}
    stored_messages = (await session.exec(select(StoredMessage))).all()
    stored_images = (await session.exec(select(StoredImage))).all()
    stored: list[tuple[StoredMessage | StoredImage, str, tuple[str, Facts]]] = [
        *((one, one.text, messages.get(one.id, ("", UNKNOWN))) for one in stored_messages),
        *((one, one.caption, images.get(one.id, ("", UNKNOWN))) for one in stored_images),
    ]
    for item, own, (words, facts) in stored:
        if declared(item.facts) is None and words == own and facts != UNKNOWN:
            item.facts = facts.as_dict()
            session.add(item)
            told += 1
    if told:
        await library_changed(session=session)
    return told


async def keep_suggested_facts(
    messages: Mapping[str, Facts], images: Mapping[str, Facts], *, session: AsyncSession
) -> None:
    """Store facts, by item id, that were suggested for items without any; what is declared meanwhile wins."""
    stored_messages = (await session.exec(select(StoredMessage).where(col(StoredMessage.facts).is_(None)))).all()
    stored_images = (await session.exec(select(StoredImage).where(col(StoredImage.facts).is_(None)))).all()
    found: list[tuple[StoredMessage | StoredImage, Facts | None]] = [
        *((one, messages.get(one.id)) for one in stored_messages),
        *((one, images.get(one.id)) for one in stored_images),
    ]
    for item, facts in found:
        if facts is not None:
            item.facts = as_suggested(facts)
            session.add(item)


async def add_missing_pictures(library: Library, *, session: AsyncSession) -> int:
    """Tell stored messages which pictures the library chose for them, where nobody has; return how many were told.

    Only messages whose words are still the library's are told.
    """
    chosen = {message.id: message for message in library.messages if message.pictures}
    stored = await session.exec(select(StoredMessage).where(col(StoredMessage.pictures).is_(None)))
    told = [one for one in stored if one.id in chosen and chosen[one.id].text == one.text]
    for one in told:
        one.pictures = list(chosen[one.id].pictures)
        session.add(one)
    if told:
        await library_changed(session=session)
    return len(told)


def _rule(traits: Sequence[str]) -> list[str] | None:
    """Return a rule that a person set; none set means that it is derived from the words."""
    return list(traits) or None


async def message_activities(ids: Collection[str], *, session: AsyncSession) -> dict[str, list[str]]:
    """Return the activities of messages by id, the main one first; messages that are off included."""
    rows = await session.exec(select(StoredMessage.id, StoredMessage.activities).where(col(StoredMessage.id).in_(ids)))
    return {name: list(activities) for name, activities in rows}
