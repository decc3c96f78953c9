"""What users do with nudges, through the real bot over HTTP."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import col, select

from bot.demo.stage import Stage
from bot.storage.models import (
    Critique,
    Decision,
    Exclusion,
    Moment,
    MomentState,
    Nudge,
    Origin,
    Reaction,
    Taste,
    TasteKind,
    Window,
)
from telegram_playground.scripting import Message, Person
from tests.bot.dialogues.steps import EVENINGS, says, stored, to_window, user_of
from tests.bot.talks import PATIENCE_SECONDS, onboard, with_answers

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_nudge_put_off_comes_again_and_counts_once(shared: Stage) -> None:
    person = shared.playground.person("La Ter")
    await onboard(person, EVENINGS)
    nudge = await to_window(shared, person)
    await person.presses("Later", message=nudge)
    await person.until(lambda: nudge.buttons[0] == ["15 min", "30 min", "1 hour"] or None, "the choice of minutes")
    await person.presses("‹ Back", message=nudge)
    await person.presses("Later", message=nudge)
    said = await person.presses("30 min", message=nudge)
    assert "30 minutes" in said.text
    await person.presses("Later", message=nudge)
    await person.presses("15 min", message=nudge)
    pending = [each for each in await stored(shared, Moment, person) if each.state is MomentState.PENDING]
    assert [each.origin for each in pending if each.origin is Origin.SNOOZE] == [Origin.SNOOZE]
    shared.clock.jump_to(shared.clock.now() + timedelta(minutes=16))
    again = await person.receives(photo=True, timeout=PATIENCE_SECONDS)
    assert (again.text, again.photo) == (nudge.text, nudge.photo)
    await person.presses("Why this?", message=again)
    why = await person.until(lambda: explaining(person), "the reason")
    assert any(words in why.text for words in ("walks", "stories", "something new"))


def explaining(person: Person) -> Message | None:
    """Return the message that tells why a nudge was chosen, by the profile or as a try, as chance has it."""
    reasons = ("matched because", "something new")
    return next((each for each in person.messages[-2:] if any(words in each.text for words in reasons)), None)


async def test_quiet_hours_win_over_later_and_that_is_said(shared: Stage) -> None:
    person = shared.playground.person("Qui Et")
    await onboard(person, with_answers(windows="every day 19:00-22:00", place="UTC"))
    await says(person, "/schedule", "Next moment")
    await person.presses("Quiet hours")
    await person.presses("Other times")
    await person.until(lambda: "Write your quiet hours" in person.messages[-1].text or None, "the question")
    start = (shared.clock.now() + timedelta(minutes=10)).strftime("%H:%M")
    end = (shared.clock.now() + timedelta(hours=3)).strftime("%H:%M")
    await says(person, f"{start}-{end}", start)
    nudge = await says(person, "/nudge")
    said = await person.presses("Later", message=nudge)
    said = await person.presses("30 min", message=nudge)
    assert "quiet hours" in said.text
    assert not [each for each in await stored(shared, Moment, person) if each.origin is Origin.SNOOZE]


async def test_what_was_off_is_applied_at_once_and_can_be_undone(shared: Stage) -> None:
    person = shared.playground.person("Cri Tic")
    nudge = await onboard(person, with_answers(likes="chess", dislikes=""))
    for label, excluded, disliked in (("What to do", 1, 1), ("The picture", 1, 0), ("The words", 1, 0)):
        await person.presses("Not for me", message=nudge)
        question = await person.receives("tell me what was off")
        await person.presses(label, message=question)
        assert len(await stored(shared, Exclusion, person)) == excluded
        dislikes = [taste for taste in await stored(shared, Taste, person) if taste.kind is TasteKind.DISLIKE]
        assert len(dislikes) == disliked
        assert len(await stored(shared, Critique, person)) == 1
        again = await person.presses_data(f"q:{await number_of(shared, nudge)}:tone", question)
        assert "already" in again.text
        await person.presses("Undo", message=question)
        await question.becomes("Taken back")
        for table in (Exclusion, Critique, Reaction):
            assert await stored(shared, table, person) == []
        assert not [taste for taste in await stored(shared, Taste, person) if taste.kind is TasteKind.DISLIKE]


async def test_the_time_being_off_cuts_the_window_until_undone(shared: Stage) -> None:
    person = shared.playground.person("Win Dow")
    await onboard(person, EVENINGS)
    nudge = await to_window(shared, person)
    at = shared.clock.now()
    await person.presses("Not for me", message=nudge)
    question = await person.receives("tell me what was off")
    await person.presses("The time", message=question)
    await person.presses("Always", message=question)
    await question.becomes("I changed every day 19:00–22:00")
    [window] = await stored(shared, Window, person)
    minute = at.hour * 60 + at.minute
    assert not window.start <= minute < window.end
    assert 19 * 60 <= window.start < window.end <= 22 * 60
    assert await stored(shared, Exclusion, person) == []
    await person.presses("Undo", message=question)
    await question.becomes("Taken back")
    [window] = await stored(shared, Window, person)
    assert (window.start, window.end) == (19 * 60, 22 * 60)


async def number_of(on: Stage, message: Message) -> int:
    async with on.bot.database.reading() as session:
        statement = select(Nudge.id).where(
            Nudge.telegram_message_id == message.id, Nudge.user_id == (await user_of(on, message._person)).id
        )
        number = (await session.exec(statement)).one()
    assert number is not None
    return number


async def test_what_was_enjoyed_is_learned_said_and_forgotten_on_request(shared: Stage) -> None:
    person = shared.playground.person("Lear Ner")
    nudge = await onboard(person, with_answers(likes="gardening"))
    await person.presses("Did it", message=nudge)
    await person.receives("Where are you usually")
    await says(person, "/nudge")
    user = await user_of(shared, person)
    async with shared.bot.database.reading() as session:
        decision = (
            await session.exec(select(Decision).where(Decision.user_id == user.id).order_by(col(Decision.id).desc()))
        ).first()
    assert decision is not None
    assert any(part["kind"] == "learned" for part in decision.contributions or [])
    shown = await says(person, "/profile", "You seem to enjoy")
    assert "not sure yet: 1 of 1 went well" in shown.text
    await person.presses("Only what I told you", message=shown)
    await shown.becomes("I send only what you told me of")
    assert (await user_of(shared, person)).only_told
    await person.presses("Try new things, too", message=shown)
    await person.until(lambda: "I send only" not in shown.text or None, "the profile without the switch")
    assert not (await user_of(shared, person)).only_told
    await person.presses("Forget what you learned", message=shown)
    await person.until(lambda: "You seem to enjoy" not in shown.text or None, "the profile without it")
    assert len(await stored(shared, Reaction, person)) == 1
