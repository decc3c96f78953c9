"""What users can say, through the real bot over HTTP."""

from __future__ import annotations

import io
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from sqlmodel import col, select

from bot.demo import Stage
from bot.playground.scripting import Message, Person
from bot.storage.export import rows_of
from bot.storage.models import (
    Account,
    Counter,
    Critique,
    Decision,
    Exclusion,
    ItemText,
    Moment,
    MomentState,
    Nudge,
    Origin,
    Reaction,
    Taste,
    TasteKind,
    User,
    Vector,
    Window,
)
from bot.storage.queries.library import live_messages
from bot.storage.queries.people import find_user
from bot.storage.queries.vectors import text_hash
from tests.bot.conversations.conftest import OWNER
from tests.bot.dialogues import PATIENCE_SECONDS, onboard, with_answers

pytestmark = pytest.mark.asyncio(loop_scope="module")

EVENINGS = with_answers(windows="every day 19:00-22:00", place="UTC")


async def user_of(on: Stage, person: Person) -> User:
    async with on.bot.database.reading() as session:
        user = await find_user(person.id, session=session)
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


# getting to know each other


async def test_a_whole_sentence_fills_in_what_it_says_and_only_the_rest_is_asked(shared: Stage) -> None:
    person = shared.playground.person("Sen Tence")
    await says(person, "/start", "Is that all right?")
    await person.presses("Yes, let's start")
    await person.receives("1 of 9")
    understood = await says(
        person,
        "I'm 34, a nurse with two kids, I love hiking and can't stand cooking, "
        "mostly on my phone after 9 in the evening",
    )
    for told in ("34", "nurse", "two kids", "hiking", "cooking", "21:00–23:00", "2 of 9"):
        assert told in understood.text
    await person.presses("Woman")
    await person.receives("5 of 9")
    await person.presses("Skip ›")
    await person.receives("9 of 9")
    await person.sends("Berlin")
    await person.receives("This is how I understood you")
    await person.presses("Yes, that's right")
    await person.receives(photo=True, timeout=PATIENCE_SECONDS)
    likes = await stored(shared, Taste, person)
    assert {(taste.kind, taste.english) for taste in likes} == {
        (TasteKind.LIKE, "hiking"),
        (TasteKind.DISLIKE, "cooking"),
    }


async def test_a_link_sets_the_cohort_once_the_person_agrees(shared: Stage) -> None:
    person = shared.playground.person("Coh Ort")
    await says(person, "/start study-a", "Is that all right?")
    assert (await user_of(shared, person)).cohort is None
    await person.presses("Yes, let's start")
    await person.receives("1 of 9")
    assert (await user_of(shared, person)).cohort == "study-a"


async def test_a_shared_place_gives_the_zone_and_is_not_kept(shared: Stage) -> None:
    person = shared.playground.person("Pla Ce")
    await until_place(person)
    await person.presses("Share my place")
    await person.receives("key below the chat")
    assert person.keyboard == [["📍 Share my place"]]
    await person.sends_location(-33.86, 151.2)
    await person.receives("Time zone noted: Sydney")
    assert person.keyboard == []
    summary = await person.receives("This is how I understood you")
    assert "Sydney" in summary.text
    await person.presses("Yes, that's right")
    await person.receives(photo=True, timeout=PATIENCE_SECONDS)
    assert (await user_of(shared, person)).time_zone == "Australia/Sydney"
    assert b"-33.86" not in database_bytes(shared)


async def test_the_time_on_the_wall_gives_the_zone(shared: Stage) -> None:
    person = shared.playground.person("Clo Ck")
    await until_place(person)
    await person.presses("Tell my time instead")
    await person.receives("14:05")
    now = shared.clock.now()
    await person.sends(f"it's {(now.hour + 9) % 24}:{now.minute:02d}")
    choice = await person.receives("Which is nearest to you?")
    assert any("Tokyo" in label for row in choice.buttons for label in row)
    await person.presses("Tokyo, Japan")
    await person.receives("This is how I understood you")
    await person.presses("Yes, that's right")
    await person.receives(photo=True, timeout=PATIENCE_SECONDS)
    assert (await user_of(shared, person)).time_zone == "Asia/Tokyo"


async def until_place(person: Person) -> None:
    await says(person, "/start", "Is that all right?")
    await person.presses("Yes, let's start")
    await person.receives("1 of 9")
    await says(person, "I'm 40 and I like chess", "2 of 9")
    for expected in ("3 of 9", "4 of 9", "5 of 9", "7 of 9", "8 of 9", "9 of 9"):
        await person.presses("Skip ›")
        await person.receives(expected)


async def test_it_can_be_started_over(shared: Stage) -> None:
    person = shared.playground.person("Ove R")
    await says(person, "/start")
    await person.presses("Yes, let's start")
    await person.receives("1 of 9")
    await says(person, "50", "2 of 9")
    again = await says(person, "/start", "2 of 9")
    await person.presses("Start over", message=again)
    await person.receives("1 of 9")


async def test_other_commands_wait_until_the_questions_are_answered(shared: Stage) -> None:
    person = shared.playground.person("Wai T")
    await says(person, "/start")
    await person.presses("Yes, let's start")
    await person.receives("1 of 9")
    answer = await says(person, "/nudge", "finish this first")
    assert "1 of 9" in answer.text
    await says(person, "/privacy", "What I store")
    await says(person, "/help", "/schedule")


# asking


async def test_a_wish_in_words_is_answered_with_what_was_asked_for(shared: Stage) -> None:
    person = shared.playground.person("Wish Er")
    await onboard(person, with_answers(likes="sport, running"))
    await says(person, "something quiet with a book on the sofa", "Let me see")
    nudge = await person.receives(photo=True, timeout=PATIENCE_SECONDS)
    assert "Because you asked for: something quiet with a book on the sofa" in nudge.text
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
    await says(person, "I hate mornings", "Shall I note this")
    await says(person, "something with clay", "Let me see")  # no answer to that: the question lapses
    await person.receives(photo=True, timeout=PATIENCE_SECONDS)
    assert "mornings" not in {taste.english for taste in await stored(shared, Taste, person)}


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("hello", "mood"),
        ("thanks!", "welcome"),
        ("🙂🙂", "can't read a word"),
        ("stop", "how long shall I keep quiet"),
        ("yes", "asked nothing"),
        ("/nugde", "/nudge"),
        ("/frobnicate", "don't know that command"),
        ("/start", "know each other"),
        ("/why", "Your last nudge came"),
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


# reacting


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
    why = await person.receives("matched because")
    assert "walks" in why.text or "stories" in why.text


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
    for label, excluded, disliked in (("What to do", 2, 1), ("The picture", 1, 0), ("The words", 1, 0)):
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
    await says(person, "/nudge")
    user = await user_of(shared, person)
    async with shared.bot.database.reading() as session:
        decision = (
            await session.exec(select(Decision).where(Decision.user_id == user.id).order_by(col(Decision.id).desc()))
        ).first()
    assert decision is not None
    assert any(part["kind"] == "learned" for part in decision.contributions or [])
    shown = await says(person, "/profile", "You seem to enjoy")
    await person.presses("Forget what you learned", message=shown)
    await person.until(lambda: "You seem to enjoy" not in shown.text or None, "the profile without it")
    assert len(await stored(shared, Reaction, person)) == 1


# when


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
    chart = await says(person, "/progress", "In the last 8 weeks one nudge came to you, and you did all of them")
    assert chart.photo is not None
    with Image.open(io.BytesIO(chart.photo)) as picture:
        assert picture.format == "PNG"
        assert picture.width >= 600


# in another language


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


# what is stored


async def test_the_export_is_the_database_row_by_row(shared: Stage) -> None:
    person = shared.playground.person("Ex Port")
    nudge = await onboard(person, with_answers(occupation="glass blower", household="a cat"))
    await person.presses("Like", message=nudge)
    await says(person, "something with my hands")
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
    assert {"user", "account", "attribute", "taste", "window", "nudge", "decision", "reaction"} <= tables.keys()
    assert any(moment["wish"] == "something with my hands" for moment in tables["moment"])


async def test_after_forgetting_nothing_is_found_anywhere(shared: Stage, caplog: pytest.LogCaptureFixture) -> None:
    person = shared.playground.person("Zebulon Quimby", id=77_665_544_332)
    nudge = await onboard(person, with_answers(occupation="zither tuner", likes="origami cranes, moss gazing"))
    await person.presses("Not for me", message=nudge)
    await says(person, "kazoo serenades at the zoo", "Let me see")
    await person.receives(photo=True, timeout=PATIENCE_SECONDS)
    user = await user_of(shared, person)
    words = ["origami cranes", "zither tuner", "kazoo serenades", "moss gazing", "Zebulon", "Quimby", "77665544332"]
    found = database_bytes(shared)
    assert b"origami cranes" in found
    own = [text_hash(text) for text in ("origami cranes", "moss gazing", "kazoo serenades at the zoo")]
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
        assert (await session.exec(select(Account).where(Account.telegram_id == person.id))).first() is None
        assert (await session.exec(select(Vector).where(col(Vector.text_hash).in_(own)))).all() == []
        counter = await session.get(Counter, "forgotten_users")
        assert counter is not None
    await shared.bot.database.scrub()
    found = database_bytes(shared)
    for word in [*words, str(user.id)]:
        assert word.encode() not in found, word
        assert word not in caplog.text
    await says(person, "/start", "Is that all right?")


def database_bytes(on: Stage) -> bytes:
    """Return the whole database as it lies on the disk, with its log."""
    path = Path(on.bot.database.url.database or "")
    return b"".join(part.read_bytes() for part in sorted(path.parent.glob(f"{path.name}*")))


# care


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


async def test_words_of_crisis_count_in_the_middle_of_a_question_too(shared: Stage) -> None:
    person = shared.playground.person("Mid Dle")
    await says(person, "/start")
    await person.presses("Yes, let's start")
    await person.receives("1 of 9")
    await says(person, "there is no reason to live", "findahelpline.com")
    await says(person, "29", "2 of 9")
