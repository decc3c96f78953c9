"""Facts that were suggested are stored with their items once, and are nobody's word."""

from __future__ import annotations

from sqlmodel import select

from bot.delivery.matcher import Matcher
from bot.operators.library_files import row_of
from bot.operators.reviewing import labelled_items
from bot.storage.database import Database
from bot.storage.models import StoredMessage
from recommender.facts import UNKNOWN, Facts, Light, as_suggested, declared, is_suggested, read_facts
from tests.bot.delivery.test_decisions import RandomEncoder
from tests.bot.factories import add_items

DECLARED = Facts(light=Light.DAY, minutes=5)


async def _messages(database: Database) -> dict[str, StoredMessage]:
    async with database.reading() as session:
        return {one.id: one for one in await session.exec(select(StoredMessage))}


async def test_what_is_suggested_at_an_import_stays_with_the_item(sqlite: Database) -> None:
    await add_items(sqlite, 32)
    async with sqlite.writing() as session:
        for one in await session.exec(select(StoredMessage)):
            if one.id != "m3":
                one.facts = DECLARED.as_dict()
                session.add(one)
    await Matcher(sqlite, RandomEncoder()).library()
    stored = await _messages(sqlite)
    assert is_suggested(stored["m3"].facts)
    assert read_facts(stored["m3"].facts).light is Light.DAY
    assert stored["m4"].facts == DECLARED.as_dict()
    assert row_of(stored["m3"])["facts"] is None  # an export tells what people declared
    assert [one.facts for one in labelled_items([stored["m3"], stored["m4"]], [])] == [UNKNOWN, DECLARED]


def test_a_suggestion_is_read_like_facts_and_is_not_declared() -> None:
    kept = as_suggested(DECLARED)
    assert read_facts(kept) == DECLARED
    assert declared(kept) is None
    assert declared(DECLARED.as_dict()) == DECLARED.as_dict()
    assert declared(None) is None
