"""Migrations: from an empty database and from each earlier revision, with data in it, on both databases."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlmodel import SQLModel

from bot.errors import DatabaseError
from bot.storage.database import Database
from bot.storage.migrations import configuration, current_revision, head_revision, upgrade
from bot.storage.models import INFORMED, Account, Decision, Device, Moment, Nudge, Reaction, User
from bot.storage.queries.people import load_people

REVISIONS = [script.revision for script in ScriptDirectory.from_config(configuration()).walk_revisions()][::-1]


def differences(connection: Connection) -> list[Any]:
    return list(compare_metadata(MigrationContext.configure(connection), SQLModel.metadata))


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


async def test_an_empty_database_gets_exactly_the_models_tables(empty_url: str) -> None:
    database = Database(empty_url)
    await database.open()
    async with database._engine.connect() as connection:
        assert await connection.run_sync(differences) == []
        assert await connection.run_sync(tables) == {*SQLModel.metadata.tables, "alembic_version"}
    assert await database.revision() == head_revision()
    await database.open()  # a second start changes nothing
    await database.close()


async def test_what_was_stored_at_any_revision_is_there_today(empty_url: str) -> None:
    database = Database(empty_url)
    for revision in REVISIONS:  # on the way from each of them one goes through all that follow
        await database.open(revision)
        async with database._writer.begin() as connection:
            assert await connection.run_sync(current_revision) == revision
            # What every revision has: a refused person, and an alert or two are not worth much, a counter is.
            at = {"revision": revision}
            await connection.execute(text("INSERT INTO counter (name, value) VALUES (:revision, 41)"), at)
            vector = "INSERT INTO vector (text_hash, encoder, data) VALUES (:revision, 'e', 'x')"
            await connection.execute(text(vector), at)
    async with database._engine.connect() as connection:
        assert await connection.run_sync(differences) == []
        counters = await connection.execute(text("SELECT name FROM counter WHERE value = 41 ORDER BY name"))
        assert list(counters.scalars()) == sorted(REVISIONS)
        vectors = await connection.execute(text("SELECT text_hash FROM vector ORDER BY text_hash"))
        assert list(vectors.scalars()) == sorted(REVISIONS)
    await database.close()


@pytest.mark.long
@pytest.mark.parametrize("revision", REVISIONS[:-1:6])
async def test_several_revisions_can_be_brought_up_to_date_in_one_go(empty_url: str, revision: str) -> None:
    database = Database(empty_url)
    await database.open(revision)
    async with database._writer.begin() as connection:
        await connection.execute(text("INSERT INTO counter (name, value) VALUES ('library', 41)"))
        await connection.run_sync(upgrade)
    async with database._engine.connect() as connection:
        assert await connection.run_sync(differences) == []
        found = await connection.execute(text("SELECT value FROM counter WHERE name = 'library'"))
        assert found.scalar_one() == 41
    await database.close()


PEOPLE = (
    'INSERT INTO "user" (id, created_at, language, paused_for_care, nudges_per_day, gap_minutes, quiet_start, '
    "quiet_end, quiet_chosen) VALUES (7, '2026-03-01 00:00:00', 'en', :no, 2, 60, 0, 0, :no)",
    "INSERT INTO account (user_id, telegram_id) VALUES (7, 5000000001)",
    "INSERT INTO moment (id, user_id, origin, origin_key, due_at, expires_at, state) VALUES "
    "(70, 7, 'window', 'k', '2026-03-02 20:00:00', '2026-03-02 20:20:00', 'pending')",
    "INSERT INTO decision (id, moment_id, user_id, decided_at, outcome, send_probability, seed, policy) VALUES "
    "(700, 70, 7, '2026-03-02 20:00:00', 'withheld', 1.0, 5, 'p')",
)
"""What the first revision may hold of a person whose moment was decided."""

NUDGED = (
    "INSERT INTO message (id, state, text, activities, language, created_at) VALUES "
    "('m', 'live', 'Walk.', '[]', 'en', '2026-03-01 00:00:00')",
    "INSERT INTO image (id, state, title, caption, alt, file, activities, language, created_at) VALUES "
    "('i', 'live', 'A path', 'a path', 'A path.', 'i.png', '[]', 'en', '2026-03-01 00:00:00')",
    "INSERT INTO nudge (id, moment_id, decision_id, user_id, message_id, image_id, origin, state, created_at, "
    "not_before, expires_at, attempts) VALUES (7000, 70, 700, 7, 'm', 'i', 'window', 'sent', '2026-03-02 20:00:00', "
    "'2026-03-02 20:00:00', '2026-03-02 20:20:00', 1)",
    "INSERT INTO reaction (id, nudge_id, user_id, kind, at) VALUES (1, 7000, 7, 'did_it', '2026-03-02 20:05:00')",
)
"""What it may hold of a nudge that was sent to them."""


async def test_what_people_have_stays_when_devices_and_addresses_come(empty_url: str) -> None:
    database = Database(empty_url)
    await database.open("0001")
    async with database._writer.begin() as connection:
        for statement in PEOPLE:
            await connection.execute(text(statement), {"no": False} if ":no" in statement else {})
    await database.open()
    async with database.writing() as session:
        account = await session.get_one(Account, 7)
        assert (account.messenger, account.address) == ("telegram", "5000000001")
        moment = await session.get_one(Moment, 70)
        assert (moment.signal, moment.state, moment.user_id) == (None, "pending", 7)
        assert (await session.get_one(Decision, 700)).policy == "p"
        session.add(Device(id=8, user_id=7, name="phone", created_at=moment.due_at))
        await session.flush()
    async with database.writing() as session:
        await session.delete(await session.get_one(User, 7))
    async with database.reading() as session:
        assert await session.get(Device, 8) is None
        assert await session.get(Decision, 700) is None
        assert await session.get(Account, 7) is None
    await database.close()


async def test_nudges_and_what_was_done_with_them_stay_when_a_picture_is_no_longer_needed(empty_url: str) -> None:
    database = Database(empty_url)
    await database.open("0001")
    async with database._writer.begin() as connection:
        for statement in (*PEOPLE, *NUDGED):
            await connection.execute(text(statement), {"no": False} if ":no" in statement else {})
    await database.open()
    async with database.writing() as session:
        nudge = await session.get_one(Nudge, 7000)
        assert nudge.pair == ("m", "i")
        assert (await session.get_one(Reaction, 1)).nudge_id == 7000
        nudge.image_id = None
    async with database.reading() as session:
        assert (await session.get_one(Nudge, 7000)).pair == ("m", "")
    await database.close()


async def test_people_of_an_earlier_release_are_known_to_be_uninformed(empty_url: str) -> None:
    database = Database(empty_url)
    await database.open("0001")
    async with database._writer.begin() as connection:
        await connection.execute(text(PEOPLE[0]), {"no": False})
        await connection.execute(text('INSERT INTO "window" (user_id, days, start, "end") VALUES (7, 127, 1140, 1320)'))
    await database.open()
    async with database.reading() as session:
        user = await session.get_one(User, 7)
        assert (user.informed, user.places_asked, user.wet_until, user.pictures_alike) == (1, False, None, True)
        assert user.informed < INFORMED
        person = (await load_people([7], session=session))[7]
    assert len(person.windows) == 1
    assert person.places == {}
    await database.close()


async def test_workers_that_start_at_once_migrate_once(empty_url: str) -> None:
    databases = [Database(empty_url) for _worker in range(4)]
    await asyncio.gather(*(database.open() for database in databases))
    assert {await database.revision() for database in databases} == {head_revision()}
    for database in databases:
        await database.close()


@pytest.mark.parametrize("url", ["nonsense", "mysql://x/y"])
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(DatabaseError, match="use sqlite"):
        Database(url)


async def test_a_server_that_is_not_there_is_named_without_the_password() -> None:
    database = Database("postgresql+asyncpg://me:hush@127.0.0.1:1/offscreen")
    with pytest.raises(DatabaseError, match="cannot open the database") as caught:
        await database.open()
    assert "hush" not in str(caught.value)
    await database.close()


async def test_what_refers_to_a_notice_still_does_after_its_table_was_changed(empty_url: str) -> None:
    database = Database(empty_url)
    await database.open("0028")
    at = "'2026-03-02 18:00:00'"
    async with database._writer.begin() as connection:
        user = "paused_for_care, nudges_per_day, gap_minutes, quiet_start, quiet_end, quiet_chosen, informed, "
        user += "places_asked, pictures_alike, only_told"
        await connection.execute(
            text(
                f'INSERT INTO "user" (id, created_at, language, {user}) '
                f"VALUES (7, {at}, 'en', false, 2, 60, 0, 0, false, 2, false, true, false)"
            )
        )
        await connection.execute(
            text(
                f"INSERT INTO notice (id, user_id, html, created_at, not_before, attempts, state) "
                f"VALUES (3, 7, 'x', {at}, {at}, 0, 'sent')"
            )
        )
        await connection.execute(
            text(
                f"INSERT INTO invitation (id, user_id, token, message_id, image_id, created_at) "
                f"VALUES (1, 7, 't', 'm', 'i', {at})"
            )
        )
        await connection.execute(
            text(f"INSERT INTO companion (id, invitation_id, user_id, asked_at, question_id) VALUES (1, 1, 7, {at}, 3)")
        )
    async with database._writer.begin() as connection:
        await connection.run_sync(upgrade)
    async with database._engine.connect() as connection:
        assert (await connection.execute(text("SELECT question_id FROM companion"))).scalar_one() == 3
    await database.close()
