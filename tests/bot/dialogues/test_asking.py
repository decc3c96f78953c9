"""What users ask, tell and send, through the real bot over HTTP."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from sqlmodel import select

from bot.demo.stage import Stage
from bot.storage.models import (
    Decision,
    ItemText,
    Moment,
    MomentState,
    Taste,
    Window,
)
from bot.storage.queries.library import live_messages
from tests.bot.dialogues.steps import EVENINGS, says, stored, user_of
from tests.bot.talks import PATIENCE_SECONDS, onboard, with_answers

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_wish_in_words_is_answered_with_what_was_asked_for(shared: Stage) -> None:
    person = shared.playground.person("Wish Er")
    await onboard(person, with_answers(likes="sport, running"))
    await person.sends("something quiet with a book on the sofa")
    nudge = await person.receives(photo=True, timeout=PATIENCE_SECONDS)
    assert "Because you asked: indoors, calm, book" in nudge.text
    user = await user_of(shared, person)
    async with shared.bot.database.reading() as session:
        decisions = (await session.exec(select(Decision).where(Decision.user_id == user.id))).all()
    parts = decisions[-1].contributions or []
    assert any(part["kind"] == "wish" and part["value"] > 0 for part in parts)
    await person.presses("Why this?", message=nudge)
    await person.receives("you asked for something quiet with a book on the sofa")


async def test_what_one_says_about_oneself_is_noted_after_a_yes(shared: Stage) -> None:
    person = shared.playground.person("No Te")
    await onboard(person)
    asked = await says(person, "By the way, I love pottery", "Shall I note this")
    assert "pottery" in asked.text
    await person.presses("Yes, that's right")
    await person.receives("Saved")
    assert "pottery" in {taste.english for taste in await stored(shared, Taste, person)}


async def test_what_waits_for_a_yes_goes_on_waiting_and_what_leaves_something_out_holds_at_once(shared: Stage) -> None:
    person = shared.playground.person("Wai Ting")
    await onboard(person)
    asked = await says(person, "By the way, I love pottery", "Shall I note this")
    await says(person, "I hate mornings", "From now on I leave out mornings")
    assert "mornings" in {taste.english for taste in await stored(shared, Taste, person)}
    await person.sends("something with clay")
    await person.receives(photo=True, timeout=PATIENCE_SECONDS)
    await person.presses("Yes, that's right", message=asked)
    await person.receives("Saved")
    assert {"pottery", "mornings"} <= {taste.english for taste in await stored(shared, Taste, person)}
    await person.presses("↩ Undo")
    await person.until(
        lambda: person if any("Taken out: mornings" in one.text for one in person.messages) else None, "an undo"
    )
    tastes = {taste.english for taste in await stored(shared, Taste, person)}
    assert "pottery" in tastes
    assert "mornings" not in tastes


async def test_words_that_are_no_wish_are_not_answered_with_a_nudge(shared: Stage) -> None:
    person = shared.playground.person("No Wish")
    await onboard(person)
    await says(person, "asdf qwer <b>", "beyond me")
    await says(person, "/why", "The next moment is")
    await person.sends("a short walk")
    nudge = await person.receives(photo=True, timeout=PATIENCE_SECONDS)
    assert "Because you asked: walk" in nudge.text


async def test_what_is_surely_a_wish_brings_an_idea_though_nothing_really_fits(shared: Stage) -> None:
    person = shared.playground.person("Dare Me")
    await onboard(person)
    await person.sends("fill the gap until my tram turns up")
    nudge = await person.receives(photo=True, timeout=PATIENCE_SECONDS)
    assert "nothing that really fits" in nudge.text


async def test_a_question_about_the_bot_leads_to_the_command_that_answers_it(shared: Stage) -> None:
    person = shared.playground.person("Que Stion")
    await onboard(person)
    await says(person, "delete my data", "I'll ask once more")
    await person.presses("Delete everything")
    await person.receives("Shall I delete it?")
    await person.presses("No, keep it")
    await says(person, "how do I stop this?", "how long shall I keep quiet")
    await says(person, "when do you write?", "The next one comes")
    await person.presses("My schedule")
    await person.receives("Next moment")
    await says(person, "hello", "Hello!")
    await person.presses("Give me an idea")
    await person.receives(photo=True, timeout=PATIENCE_SECONDS)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("hello", "mood"),
        ("thanks!", "welcome"),
        ("🙂🙂", "can't read a word"),
        ("stop", "how long shall I keep quiet"),
        ("yes", "I'm listening"),
        ("/nugde", "/nudge"),
        ("/frobnicate", "don't know that command"),
        ("/start", "know each other"),
        ("/why", "Your last nudge came"),
        ("why did you send me that?", "Your last nudge came"),
    ],
)
async def test_everything_has_an_answer(shared: Stage, words: str, answer: str) -> None:
    person = shared.playground.person("Any Thing", id=9_001)
    if not person.messages:
        await onboard(person)
    person.catches_up()
    await says(person, words, answer)


async def test_what_has_no_words_has_an_answer_too(shared: Stage) -> None:
    person = shared.playground.person("Word Less")
    await onboard(person)
    picture = io.BytesIO()
    Image.new("RGB", (20, 20)).save(picture, "PNG")
    await person.sends_photo(picture.getvalue())
    await person.receives("can't look at pictures")
    await person.sends_sticker()
    await person.receives("Nice one")
    await person.sends_contact()
    await person.receives("anybody's number")
    await person.sends_document(b"x", name="x.txt")
    await person.receives("only text and taps")
    sent = await person.sends("thanks")
    await person.receives("welcome")
    await person.edits(sent, "something else")
    await person.receives("only new messages")
    await person.sends_location(48.85, 2.35)
    await person.receives("Paris")
    await person.presses("Yes, go by it")
    await person.until(lambda: "From now on" in person.messages[-1].text or None, "the new zone")
    assert (await user_of(shared, person)).time_zone == "Europe/Paris"


async def test_the_schedule_is_shown_and_changed(shared: Stage) -> None:
    person = shared.playground.person("Sche Dule")
    await onboard(person, EVENINGS)
    shown = await says(person, "/schedule", "Next moment")
    assert "every day 19:00–22:00" in shown.text
    assert "today at" in shown.text or "tomorrow at" in shown.text
    await person.presses("How many a day", message=shown)
    await person.presses("3", message=shown)
    await shown.becomes("at most 3")
    await person.presses("Quiet hours", message=shown)
    await person.presses("21:00–07:00", message=shown)
    await shown.becomes("21:00–07:00")
    await person.presses("Screen times", message=shown)
    question = await person.receives("Noted: every day 19:00–22:00")
    await person.presses("✓ Every evening 19–22", message=question)
    await says(person, "Sundays 9 to 11 am", "Sundays 09:00–11:00")
    await person.presses("Done ›")
    await person.receives("Saved")
    [window] = await stored(shared, Window, person)
    assert (window.days, window.start, window.end) == (64, 540, 660)
    user = await user_of(shared, person)
    assert (user.nudges_per_day, user.quiet_start, user.quiet_end, user.quiet_chosen) == (3, 1260, 420, True)
    answer = await says(person, "/schedule", "Next moment")
    assert "Sunday" in answer.text


async def test_why_says_also_why_nothing_came(shared: Stage) -> None:
    person = shared.playground.person("Why Not")
    await onboard(person, EVENINGS)
    await says(person, "/pause")
    await person.presses("Until I say so")
    user = await user_of(shared, person)
    async with shared.bot.database.reading() as session:
        due = (
            await session.exec(
                select(Moment.due_at).where(Moment.user_id == user.id, Moment.state == MomentState.PENDING)
            )
        ).one()
    shared.clock.jump_to(due)
    await shared.bot.ticker.tick()
    answer = await says(person, "/why", "Nothing came")
    assert "you had paused me" in answer.text
    assert "/resume" in answer.text
    answer = await says(person, "/resume", "The next moment is")
    assert "Good to be back" in answer.text


async def test_the_chart_is_a_picture_with_words(shared: Stage) -> None:
    person = shared.playground.person("Cha Rt")
    nudge = await onboard(person)
    await person.presses("Did it", message=nudge)
    chart = await says(person, "/progress", "In your first week one nudge came to you. You did it.")
    assert chart.photo is not None
    with Image.open(io.BytesIO(chart.photo)) as picture:
        assert picture.format == "PNG"
        assert picture.width >= 600


async def test_a_text_in_the_users_language_is_shown_in_place_of_the_english_one(shared: Stage) -> None:
    async with shared.bot.database.writing() as session:
        for message in await live_messages(session=session):
            session.add(
                ItemText(kind="message", item_id=message.id, language="nl", text=f"In het Nederlands: {message.id}")
            )
    person = shared.playground.person("Ne Der", language="nl-NL")
    nudge = await onboard(person)
    assert nudge.text.startswith("In het Nederlands: ")
    assert (await user_of(shared, person)).language == "nl"


async def test_buttons_that_were_moved_below_a_picture_are_answered_too(shared: Stage) -> None:
    person = shared.playground.person("Forger")
    nudge = await onboard(person, EVENINGS)
    for command in ("/schedule", "/pause", "/forget", "/connect"):
        await person.sends(command)
        said = await person.receives(timeout=PATIENCE_SECONDS)
        for button in [button for row in said.stored.buttons for button in row][:2]:
            await person.presses_data(button["callback_data"], nudge, timeout=PATIENCE_SECONDS)
        person.catches_up()
    calls = [call for call in shared.playground.journal.of("editMessageText") if call.chat_id == person.id]
    assert [call.answer for call in calls if call.status == 400] == []


async def test_a_question_about_the_bot_is_answered_by_what_it_is_about(shared: Stage) -> None:
    person = shared.playground.person("Mis Trusting")
    await onboard(person)
    await says(person, "are you watching what I do on this phone", "only what you write to me here")
    await says(person, "could my neighbour get these too", "Pass on")
