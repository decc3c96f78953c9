"""Updates that cannot be stored or understood: set aside as rows at once, and the owners hear what is true."""

from __future__ import annotations

from typing import Any

from sqlmodel import col, select

from bot.core.clock import JumpingClock
from bot.delivery.encoding import EncodingProcess
from bot.demo.stage import Stage
from bot.settings import Settings
from bot.storage.models import Account, InboxState, InboxUpdate
from bot.storage.queries.inbox import Arrival, store_updates
from telegram_playground.scripting import Person
from tests.bot.conftest import MONDAY_MORNING
from tests.bot.filled import filled_stage

OWNER = 5_000_000_001
TOO_LONG = 10**30
"""An id that no database has room for."""


def nested(levels: int) -> list[Any]:
    part: list[Any] = []
    for _level in range(levels):
        part = [part]
    return part


def message_of(person: Person, **content: Any) -> dict[str, Any]:
    sender = {"id": person.id, "is_bot": False, "first_name": "Ada"}
    return {
        "message_id": 9,
        "date": 1_772_442_000,
        "chat": {"id": person.id, "type": "private"},
        "from": sender,
    } | content


async def store_what_nobody_can_read(on: Stage, person: Person) -> None:
    async with on.bot.database.writing() as session:
        user = (await session.exec(select(Account.user_id).where(Account.address == str(person.id)))).one()
        broken = [Arrival(20_000, {"message": {}}, user, known=True)]
        await store_updates(on.bot.connection.messenger.bot_id, broken, on.clock.now(), session=session)
    await on.bot.inbox.store([])


async def failed(on: Stage) -> dict[int, InboxUpdate]:
    statement = select(InboxUpdate).where(InboxUpdate.state == InboxState.FAILED)
    async with on.bot.database.reading() as session:
        return {row.update_id: row for row in await session.exec(statement.order_by(col(InboxUpdate.update_id)))}


async def test_what_cannot_be_read_is_a_row_and_an_alert(settings: Settings, encoder: EncodingProcess) -> None:
    own = settings.model_copy(update={"owners": frozenset({OWNER})})
    async with filled_stage(own, clock=JumpingClock(MONDAY_MORNING), encoder=encoder) as on:
        owner, ada = on.playground.person("Owner", id=OWNER), on.playground.person("Ada")
        for person in (owner, ada):
            await person.sends("/start")
            await person.receives("Is that all right?")
        sender = {"id": TOO_LONG, "is_bot": False, "first_name": "?"}
        await on.bot.inbox.store(
            [
                {"update_id": 10_000, "message": message_of(ada, text="hi") | {"from": sender}},
                {"update_id": TOO_LONG, "message": message_of(ada, text="hi")},
                {"update_id": 10_001, "message": message_of(ada, text="/help", odd=nested(400))},
            ]
        )
        await ada.receives("/nudge")
        await owner.receives("cannot be stored (OverflowError). Nobody was answered")
        await store_what_nobody_can_read(on, ada)
        await ada.receives("Something went wrong")
        await owner.receives("making sense of it failed (KeyError)")
        await on.bot.inbox.settled()
        rows = await failed(on)
        assert rows.keys() > {10_000, 20_000}
        assert len(rows) == 3  # and one with a number of our own
        assert "hi" in str(rows[10_000].payload)
        assert (rows[20_000].payload, rows[20_000].attempts) == (None, 1)
