"""The whole way, through the real bot over HTTP: meet a user, recommend, send at the moment, react."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import col, select

from bot.demo.controls import DemoControls
from bot.demo.stage import Stage
from bot.storage.models import (
    Account,
    Decision,
    Exclusion,
    Moment,
    MomentState,
    Nudge,
    NudgeState,
    Origin,
    Reaction,
    ReactionKind,
    Refusal,
    StoredMessage,
    User,
)
from bot.storage.queries.moments import next_pending
from telegram_playground.scripting import Person
from tests.bot.talks import PATIENCE_SECONDS, READER, RUNNER, onboard, with_answers


async def nudges_of(on: Stage) -> list[Nudge]:
    async with on.bot.database.reading() as session:
        return list((await session.exec(select(Nudge).order_by(col(Nudge.id)))).all())


async def messages_of(on: Stage) -> list[StoredMessage]:
    async with on.bot.database.reading() as session:
        return list((await session.exec(select(StoredMessage))).all())


async def to_next_moment(on: Stage) -> None:
    async with on.bot.database.reading() as session:
        due = await next_pending(after=on.clock.now(), session=session)
    assert due is not None
    on.clock.jump_to(due)


async def test_opposite_tastes_get_different_fitting_nudges(on: Stage) -> None:
    reader, runner = on.playground.person("Rea"), on.playground.person("Ron")
    to_reader, to_runner = await onboard(reader, READER), await onboard(runner, RUNNER)

    assert to_reader.photo is not None
    assert to_runner.photo is not None
    assert to_reader.photo != to_runner.photo
    assert to_reader.text != to_runner.text
    to_them = await nudges_of(on)
    messages = {message.id: message for message in await messages_of(on)}
    first = [messages[nudge.message_id] for nudge in to_them]
    assert first[0].text == to_reader.text
    assert "reading" in first[0].activities
    assert "reading" not in first[1].activities
    assert set(first[1].activities) & {"sport", "running", "walking"}


async def test_a_nudge_comes_at_the_next_moment_inside_the_window_and_only_one(on: Stage) -> None:
    person = on.playground.person("Mo")
    await onboard(person, with_answers(windows="Tuesdays 20:00-22:00", place="Lisbon"))
    await to_next_moment(on)
    nudge = await person.receives(photo=True)

    local = on.clock.now()  # Lisbon is on UTC in winter
    assert local.strftime("%A") == "Tuesday"
    assert 20 <= local.hour < 22
    assert nudge.photo is not None
    on.clock.jump_to(on.clock.now() + timedelta(minutes=30))
    await on.bot.ticker.tick()
    await on.bot.sender.drain()
    assert len(await nudges_of(on)) == 2  # the first one, after the onboarding, and this
    async with on.bot.database.reading() as session:
        waiting = (await session.exec(select(Moment).where(Moment.state == MomentState.PENDING))).all()
    assert [moment.origin for moment in waiting] == [Origin.WINDOW]
    assert waiting[0].due_at - on.clock.now() > timedelta(days=5)


async def test_moments_differ_from_day_to_day(on: Stage) -> None:
    person = on.playground.person("Di")
    await onboard(person, with_answers(windows="every day 19:00-22:00", place="UTC"))
    times = set()
    for _day in range(4):
        await to_next_moment(on)
        await person.receives(photo=True)
        assert 19 <= on.clock.now().hour < 22
        times.add(on.clock.now().time().replace(microsecond=0))
    assert len(times) == 4


async def test_reactions_are_stored_and_answered_once(on: Stage) -> None:
    person = on.playground.person("Lea")
    nudge = await onboard(person)
    for label, kind in (("Did it", ReactionKind.DID_IT), ("Like", ReactionKind.LIKE)):
        first = await person.presses(label, message=nudge)
        again = await person.presses(label, message=nudge)
        assert first.text
        assert again.text
        assert first.text != again.text
        async with on.bot.database.reading() as session:
            stored = (await session.exec(select(Reaction).where(Reaction.kind == kind))).all()
        assert len(stored) == 1
    assert any("✓" in label for row in nudge.buttons for label in row)


async def test_not_for_me_never_comes_again(on: Stage) -> None:
    person = on.playground.person("Nia")
    nudge = await onboard(person)
    refused_texts, refused_photos = {nudge.text}, {nudge.photo}
    await person.presses("Not for me", message=nudge)
    async with on.bot.database.reading() as session:
        assert len((await session.exec(select(Exclusion))).all()) == 1  # the picture fades back, slowly
    for _more in range(6):
        await person.sends("/nudge")
        nudge = await person.receives(photo=True)
        assert nudge.text not in refused_texts
        assert nudge.photo not in refused_photos
        refused_texts.add(nudge.text)
        refused_photos.add(nudge.photo)
        await person.presses("Not for me", message=nudge)


async def test_another_is_another_pair_and_a_double_tap_brings_one(on: Stage) -> None:
    person = on.playground.person("Ann")
    nudge = await onboard(person)
    await person.presses("Another", message=nudge)
    await person.presses("Another", message=nudge)
    other = await person.receives(photo=True)
    assert other.text != nudge.text
    assert other.photo != nudge.photo
    assert len(await nudges_of(on)) == 2


async def test_why_this_speaks_from_the_stored_decision(on: Stage) -> None:
    person = on.playground.person("Wim")
    nudge = await onboard(person, with_answers(likes="my balcony garden", place="London"))
    async with on.bot.database.writing() as session:
        decision = (await session.exec(select(Decision).where(col(Decision.score).is_not(None)))).one()
        assert decision.contributions
        assert decision.score == pytest.approx(sum(part["value"] for part in decision.contributions))
        assert decision.candidates
        assert len(decision.candidates) >= 2
        decision.contributions = [{"kind": "like", "text": "flying kites", "value": 1.0}]
        session.add(decision)
    await person.presses("Why this?", message=nudge)
    assert "flying kites" in (await person.receives()).text


async def test_what_the_person_refused_in_words_is_respected_in_the_nudges(on: Stage) -> None:
    person = on.playground.person("Kai")
    nudge = await onboard(person, with_answers(likes="cooking dinner, baking bread", dislikes="reading books"))
    activities = {message.text: message.activities for message in await messages_of(on)}
    assert "cooking" in activities[nudge.text]


async def test_a_pause_holds_and_one_asked_for_still_comes(on: Stage) -> None:
    person = on.playground.person("Pia")
    await onboard(person, with_answers(windows="every day 19:00-22:00", place="UTC"))
    await person.sends("/pause")
    await person.receives()
    await person.presses("Until I say so")
    await to_next_moment(on)
    await on.bot.ticker.tick()
    async with on.bot.database.reading() as session:
        last = (await session.exec(select(Decision).order_by(col(Decision.id).desc()))).first()
    assert last is not None
    assert last.reason == "paused"
    await person.sends("/nudge")
    await person.receives(photo=True)


async def test_forgetting_leaves_nothing(on: Stage) -> None:
    person = on.playground.person("Flo")
    await onboard(person, with_answers(likes="origami cranes", occupation="glass blower"))
    await person.sends("/forget")
    await person.receives()
    await person.presses("Yes, delete everything")
    await person.until(lambda: "deleted" in person.messages[-1].text or None, "the word that all is deleted")
    async with on.bot.database.reading() as session:
        for table in (User, Account, Nudge, Moment, Decision, Reaction, Exclusion):
            assert not (await session.exec(select(table))).all()


NONSENSE = [
    "twelve-ish",
    "-3",
    "400",
    "0",
    "34.5",
    "🙂",
    "<b>old</b>",
    "مرحبا",
    "ש" * 30,
    "x" * 5000,
    "'; DROP TABLE user; --",
]


@pytest.mark.long
async def test_nonsense_is_answered_and_nothing_is_lost(on: Stage) -> None:
    person = on.playground.person("Zoë <i>Ω</i>")
    await person.sends("/start")
    await person.receives()
    await person.presses("Yes, let's start")
    await person.receives()
    for words in NONSENSE:
        await person.sends(words[:4096])
        assert "34" in (await person.receives()).text  # the remedy names an example
    await person.sends("41")
    await person.receives("2 of 9")
    for _question in range(4):
        await person.presses("Skip ›")
        await person.receives()
    for words in ("🙂🙂", "x" * 4000, ", ,", "a,b,c,d"):
        await person.sends(words)
        await person.receives()
    for words in ("<b>bold</b> moves", "שלום עולם", "chess"):
        await person.sends(words)
        assert words in (await person.receives()).text
    await person.presses("Done ›")
    await person.receives("7 of 9")
    await person.presses("Skip ›")
    await person.receives("8 of 9")
    for words in ("whenever", "25:00-26:00", "20-20", "weekends", "<script>", "🌙"):
        await person.sends(words)
        assert "20:00-22:30" in (await person.receives()).text
    await person.sends("weekdays 20:00-22:30")
    await person.receives()
    await person.presses("Done ›")
    await person.receives("9 of 9")
    for words in ("Middle-earth", "🌍", "x" * 4000, "<b>"):
        await person.sends(words)
        assert "larger city" in (await person.receives()).text
    await person.sends("são paulo")
    summary = await person.receives("This is how I understood you")
    for told in ("41", "<b>bold</b> moves", "שלום עולם", "chess", "weekdays 20:00–22:30", "São Paulo"):
        assert told in summary.text


async def test_photos_and_stickers_get_an_answer_and_the_question_again(on: Stage) -> None:
    person = on.playground.person("Ida")
    await person.sends("/start")
    await person.receives()
    await person.sends_sticker()
    answer = await person.receives("text and taps")
    assert "Is that all right?" in answer.text


async def test_stale_and_forged_buttons_are_answered(on: Stage) -> None:
    person = on.playground.person("Sam")
    await person.sends("/start")
    welcome = await person.receives()
    await person.presses("Yes, let's start")
    question = await person.receives("1 of 9")
    stale = await person.presses_data("ob:1:yes", welcome)
    assert "moved on" in (stale.text or "")
    for data in ("ob:2:+99", "ob:2:x", "ob:", "n:1:like", "n:x:y", "n:99999999999999999999:like", "zz", "c:pause:9"):
        await person.presses_data(data, question)
    await person.sends("34")
    await person.receives("2 of 9")


async def test_too_young_is_refused_kindly_and_not_stored(on: Stage) -> None:
    person = on.playground.person("Kim")
    await person.sends("/start")
    await person.receives()
    await person.presses("Yes, let's start")
    await person.receives()
    await person.sends("12")
    await person.receives("You are 12, is that right?")
    await person.presses("Yes")
    await person.receives("16 and older")
    await person.sends("/start")
    await person.receives("not for you yet")
    async with on.bot.database.reading() as session:
        assert not (await session.exec(select(User))).all()
        assert not (await session.exec(select(Account))).all()
        assert len((await session.exec(select(Refusal))).all()) == 1


async def test_a_blocked_bot_stops_and_a_return_starts_it_again(on: Stage) -> None:
    person: Person = on.playground.person("Bo")
    await onboard(person, with_answers(windows="every day 19:00-22:00", place="UTC"))
    await person.blocks()
    await to_next_moment(on)
    await on.bot.ticker.tick()
    await on.bot.sender.drain()
    assert [nudge for nudge in await nudges_of(on) if nudge.state is NudgeState.SENT] == (await nudges_of(on))[:1]
    await person.returns()
    await person.sends("/nudge")
    await person.receives(photo=True, timeout=PATIENCE_SECONDS)


async def test_a_day_passes_moment_by_moment(on: Stage) -> None:
    person = on.playground.person("Tom")
    await onboard(person, with_answers(windows="every day 19:00-22:00", place="UTC"))
    begun = on.clock.now()
    controls = DemoControls(on.clock)
    controls.show(on.bot)
    await controls.forward(timedelta(days=2))
    assert on.clock.now() - begun >= timedelta(days=2)
    sent = [nudge for nudge in await nudges_of(on) if nudge.origin is Origin.WINDOW]
    assert [nudge.state for nudge in sent] == [NudgeState.SENT, NudgeState.SENT]
    assert all(19 <= nudge.created_at.hour < 22 for nudge in sent)
