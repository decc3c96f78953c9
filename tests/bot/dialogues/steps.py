"""What dialogues in tests have in common."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from PIL import Image
from sqlmodel import SQLModel, col, select

from bot.demo.stage import Stage
from bot.storage.models import (
    Moment,
    MomentState,
    Origin,
    User,
)
from bot.storage.queries.people import find_user
from bot.telegram.addresses import telegram_address
from telegram_playground.scripting import Message, Person
from tests.bot.talks import PATIENCE_SECONDS, with_answers

EVENINGS = with_answers(windows="every day 19:00-22:00", place="UTC")


async def user_of(on: Stage, person: Person) -> User:
    async with on.bot.database.reading() as session:
        user = await find_user(telegram_address(person.id), session=session)
    assert user is not None
    return user


async def stored(on: Stage, table: Any, person: Person) -> list[Any]:
    user = await user_of(on, person)
    async with on.bot.database.reading() as session:
        return list((await session.exec(select(table).where(table.user_id == user.id))).all())


async def says(person: Person, words: str, containing: str | None = None) -> Message:
    await person.sends(words)
    return await person.receives(containing, timeout=PATIENCE_SECONDS)


async def to_window(on: Stage, person: Person) -> Message:
    """Jump to the person's next window moment and return the nudge."""
    user = await user_of(on, person)
    async with on.bot.database.reading() as session:
        statement = (
            select(Moment.due_at)
            .where(Moment.user_id == user.id, Moment.state == MomentState.PENDING, Moment.origin == Origin.WINDOW)
            .order_by(col(Moment.due_at))
        )
        due = (await session.exec(statement)).first()
    assert due is not None
    on.clock.jump_to(due)
    return await person.receives(photo=True, timeout=PATIENCE_SECONDS)


def tiny_picture() -> bytes:
    """Return a picture as a person may send one."""
    data = io.BytesIO()
    Image.new("RGB", (8, 8), "#88aa99").save(data, "PNG")
    return data.getvalue()


def folder_bytes(on: Stage) -> bytes:
    """Return every file of the bot's data folder as it lies on the disk: the database, its logs, the pictures."""
    folder = Path(on.bot.database.url.database or "").parent
    return b"".join(part.read_bytes() for part in sorted(folder.rglob("*")) if part.is_file())


async def rows_with(on: Stage, values: set[Any]) -> dict[str, int]:
    """Return how many rows of each table of the database itself have one of these values in any column."""
    found: dict[str, int] = {}
    async with on.bot.database.reading() as session:
        for table in SQLModel.metadata.sorted_tables:
            rows = (await (await session.connection()).execute(table.select())).all()
            count = sum(not values.isdisjoint(value for value in row if isinstance(value, int | str)) for row in rows)
            if count:
                found[table.name] = count
    return found
