"""Broadcasts and drafts by a model, as owners and editors meet them in the chat."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import pytest
from sqlmodel import col, select

from bot.core.clock import JumpingClock
from bot.delivery.encoding import EncodingProcess
from bot.settings import Settings
from bot.storage.models import Broadcast, BroadcastState, DraftState, ItemDraft, Moment, Origin, StoredMessage, User
from tests.bot.conftest import MONDAY_MORNING
from tests.bot.messenger import memory_stage
from tests.bot.operators.conftest import OWNER_ID, Staff
from tests.bot.talks import PATIENCE_SECONDS, onboard
from tests.content.test_captioners import Server


async def test_a_broadcast_is_tried_confirmed_sent_once_and_counted(staff: Staff) -> None:
    people = [staff.on.playground.person(name) for name in ("Ada", "Bob", "Cy")]
    for person in people:
        await onboard(person)
    async with staff.on.bot.database.writing() as session:
        users = (await session.exec(select(User).where(col(User.onboarded_at).is_not(None)))).all()
        users[2].paused_at = staff.on.clock.now()
        session.add(users[2])
    await staff.owner.sends("/broadcast all walk-around-the-block no-such-image")
    await staff.owner.receives("no-such-image is not live")
    await staff.owner.sends("/broadcast all walk-around-the-block forest-path")
    card = await staff.owner.receives("nothing is sent yet")
    assert "For all: 2 users" in card.text
    async with staff.on.bot.database.reading() as session:
        assert (await session.exec(select(Moment).where(Moment.origin == Origin.BROADCAST))).all() == []
    await staff.owner.presses("Send to 2 users", message=card)
    await card.becomes("sent: 2", timeout=PATIENCE_SECONDS)
    await card.becomes("is done", timeout=PATIENCE_SECONDS)
    got = [person for person in people if "walk once around the block" in person.messages[-1].text]
    assert len(got) == 2
    again = await staff.owner.presses_data("o:cast:1:start", card)
    assert again.text == "That broadcast is finished already."


async def test_a_paused_broadcast_waits_and_a_cancelled_one_is_over(staff: Staff) -> None:
    await onboard(staff.on.playground.person("Ada"))
    async with staff.on.bot.database.writing() as session:
        session.add(Broadcast(state=BroadcastState.PAUSED, audience="all", total=1, created_at=staff.on.clock.now()))
    await staff.owner.sends("/cancel")
    card = await staff.owner.receives("Nothing is open")
    await staff.on.bot.job_runner.work()
    await staff.owner.presses_data("o:cast:1:cancel", card)
    async with staff.on.bot.database.reading() as session:
        assert (await session.exec(select(Broadcast))).one().state is BroadcastState.CANCELLED
        assert (await session.exec(select(Moment).where(Moment.origin == Origin.BROADCAST))).all() == []


@pytest.mark.parametrize("words", ["", "everybody", "all one", "cohort:<b>", "active:soon"])
async def test_a_broadcast_that_is_not_understood_is_explained(words: str, staff: Staff) -> None:
    await staff.owner.sends(f"/broadcast {words}")
    await staff.owner.receives("Write /broadcast, for whom")


async def test_without_a_model_it_is_said_what_to_set(staff: Staff) -> None:
    await staff.owner.sends("/suggest 3 evening walks")
    await staff.owner.receives("OFFSCREEN_CHAT_MODEL")


@pytest.fixture
async def with_model(
    settings: Settings, encoder: EncodingProcess, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[Staff, Server]]:
    server = Server()
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    monkeypatch.setenv("OPENAI_BASE_URL", server.address)
    own = settings.model_copy(update={"owners": frozenset({OWNER_ID}), "chat_model": "words"})
    async with memory_stage(own, clock=JumpingClock(MONDAY_MORNING), encoder=encoder) as on:
        owner = on.playground.person("Olga Owner", id=OWNER_ID)
        await owner.sends("/start")
        await owner.receives()
        yield Staff(on, owner), server
    server.close()


async def test_drafts_of_a_model_wait_for_a_tap(with_model: tuple[Staff, Server]) -> None:
    staff, server = with_model
    texts = ["Take a slow walk round the pond at dusk.", "You should stop wasting time!", "x" * 400]
    server.answer = json.dumps({"messages": texts})
    await staff.owner.sends("/suggest 3 evening walks for older people")
    await staff.owner.receives("2 drafts", timeout=PATIENCE_SECONDS)
    fine = await staff.owner.receives("round the pond", timeout=PATIENCE_SECONDS)
    rude = await staff.owner.receives("wasting time", timeout=PATIENCE_SECONDS)
    assert "guilt: " in rude.text
    assert server.asked[0]["messages"][1]["content"] == "Number of drafts: 3\nWish: 3 evening walks for older people"
    assert server.asked[0]["response_format"]["type"] == "json_schema"
    async with staff.on.bot.database.reading() as session:
        drafted = (await session.exec(select(ItemDraft))).all()
        live = (await session.exec(select(StoredMessage).where(StoredMessage.text == texts[0]))).all()
    assert {draft.state for draft in drafted} == {DraftState.READY}
    assert live == []
    await staff.owner.presses("Add it", message=fine)
    await fine.becomes("In the library")


async def test_a_model_that_fails_is_said(with_model: tuple[Staff, Server]) -> None:
    staff, server = with_model
    server.answer = "no JSON"
    await staff.owner.sends("/suggest walks")
    await staff.owner.receives("answered in another form", timeout=PATIENCE_SECONDS)
