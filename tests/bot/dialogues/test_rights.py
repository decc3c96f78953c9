"""What is stored is shown, and forgotten; and care for people in need: through the real bot over HTTP."""

from __future__ import annotations

import json
import logging

import pytest
from sqlmodel import col, select

from bot.demo.stage import Stage
from bot.storage.export import rows_of
from bot.storage.models import (
    Account,
    Counter,
    Vector,
)
from bot.storage.queries.vectors import text_hash
from tests.bot.dialogues.conftest import OWNER
from tests.bot.dialogues.steps import EVENINGS, folder_bytes, rows_with, says, tiny_picture, user_of
from tests.bot.talks import PATIENCE_SECONDS, onboard, with_answers

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_the_export_is_the_database_row_by_row(shared: Stage) -> None:
    person = shared.playground.person("Ex Port")
    nudge = await onboard(person, with_answers(occupation="glass blower", household="a cat"))
    await person.presses("Like", message=nudge)
    await person.sends("something with my hands")
    await person.receives(photo=True, timeout=PATIENCE_SECONDS)
    sent = await says(person, "/export", "Everything that is stored")
    assert sent.document is not None
    assert sent.file_name == "offscreen-export.json"
    tables = json.loads(sent.document)["tables"]
    user = await user_of(shared, person)
    async with shared.bot.database.reading() as session:
        rows = await rows_of(user.id, session=session)
    assert tables.keys() == rows.keys()
    for name in tables.keys() - {"inbox"}:  # the request for the export is in there while it is answered
        assert tables[name] == rows[name]
    held = await rows_with(shared, {user.id, person.id})
    del held["inbox"], tables["inbox"]
    assert {name: len(rows) for name, rows in tables.items()} == held
    assert {"user", "account", "attribute", "taste", "window", "nudge", "decision", "reaction"} <= tables.keys()
    assert any(moment["wish"] == "something with my hands" for moment in tables["moment"])


async def test_after_forgetting_nothing_is_found_anywhere(shared: Stage, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "bot")
    person = shared.playground.person("Zebulon Quimby", id=77_665_544_332)
    nudge = await onboard(person, with_answers(occupation="zither tuner", likes="zeppelin quilting, moss gazing"))
    await person.presses("Not for me", message=nudge)
    await person.sends("playing music on my zithered kazoo")
    await person.receives(photo=True, timeout=PATIENCE_SECONDS)
    user = await user_of(shared, person)
    words = ["zeppelin quilting", "zither tuner", "zithered kazoo", "moss gazing", "Zebulon", "Quimby", "77665544332"]
    found = folder_bytes(shared)
    assert b"zeppelin quilting" in found
    own = [text_hash(text) for text in ("zeppelin quilting", "moss gazing", "playing music on my zithered kazoo")]
    await says(person, "/forget", "for good")
    await person.presses("No, keep it")
    assert await user_of(shared, person)
    await says(person, "/forget", "for good")
    await person.presses("Yes, delete everything")
    said = await person.until(
        lambda: person.messages[-1] if "deleted are" in person.messages[-1].text else None, "what was deleted"
    )
    for kind in ("nudges", "reactions", "things you told me", "vectors"):
        assert kind in said.text
    async with shared.bot.database.reading() as session:
        assert await rows_of(user.id, session=session) == {}
    assert await rows_with(shared, {user.id, person.id}) == {}
    async with shared.bot.database.reading() as session:
        assert (await session.exec(select(Account).where(Account.address == str(person.id)))).first() is None
        assert (await session.exec(select(Vector).where(col(Vector.text_hash).in_(own)))).all() == []
        counter = await session.get(Counter, "forgotten_users")
        assert counter is not None
    await shared.bot.inbox.settled()
    found = folder_bytes(shared)
    for word in [*words, str(user.id)]:
        assert word.encode() not in found, word
    for word in words:  # the log knows people by a number that stands nowhere else any more
        assert word not in caplog.text
    await says(person, "/start", "Is that all right?")


async def test_words_of_crisis_get_help_a_pause_and_the_owners_told(shared: Stage) -> None:
    owner = shared.playground.person("Ow Ner", id=OWNER)
    await says(owner, "/start")
    person = shared.playground.person("Cri Sis")
    await onboard(person, EVENINGS)
    answer = await says(person, "I just want to die", "112")
    assert "988" in answer.text
    told = await owner.receives("sounded like a crisis")
    assert "die" not in told.text.replace("died", "")
    user = await user_of(shared, person)
    assert user.paused_at is not None
    assert user.paused_until is None
    await says(person, "/resume", "Good to be back")


async def test_the_numbers_of_ones_own_country_come_first(shared: Stage) -> None:
    person = shared.playground.person("Bär Lin")
    await onboard(person, with_answers(windows="every day 19:00-22:00", place="Berlin"))
    answer = await says(person, "nobody would miss me", "0800 111 0 111")
    assert "988" not in answer.text
    assert "findahelpline.com" in answer.text
    await says(person, "/schedule", "I have kept quiet since")


async def test_words_of_crisis_are_heard_however_they_are_sent(shared: Stage) -> None:
    person = shared.playground.person("How Ever")
    await onboard(person, EVENINGS)
    mine = await person.sends("hello")
    await person.receives("Hello!")
    await person.edits(mine, "I want to die")
    await person.receives("findahelpline.com")
    await person.sends_photo(tiny_picture(), "nobody would miss me")
    await person.receives("findahelpline.com")
    await says(person, "/nudge I want to kill myself", "findahelpline.com")


async def test_words_of_crisis_count_in_the_middle_of_a_question_too(shared: Stage) -> None:
    person = shared.playground.person("Mid Dle")
    await says(person, "/start")
    await person.presses("Yes, let's start")
    await person.receives("1 of 9")
    await says(person, "there is no reason to live", "findahelpline.com")
    await says(person, "29", "2 of 9")
