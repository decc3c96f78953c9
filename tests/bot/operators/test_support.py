"""One person's page, and talking to a human: what is shown, what never is, and how it ends."""

from __future__ import annotations

import json

from sqlmodel import select

from bot.storage.models import AuditEntry, Notice, SupportCase, User
from bot.storage.queries.people import find_user
from bot.telegram.addresses import telegram_address
from telegram_playground.scripting import Person
from tests.bot.operators.conftest import Staff
from tests.bot.talks import onboard, with_answers


async def _known(staff: Staff, name: str = "Noor") -> Person:
    person = staff.on.playground.person(name, id=77_665_544_333)
    await onboard(person, with_answers(occupation="zither tuner", likes="moss gazing", windows="weekdays 20:00-22:00"))
    person.catches_up()
    return person


async def _user(staff: Staff, person: Person) -> User:
    async with staff.on.bot.database.reading() as session:
        user = await find_user(telegram_address(person.id), session=session)
    assert user is not None
    return user


async def test_a_persons_page_says_what_came_and_never_what_they_told(staff: Staff) -> None:
    person = await _known(staff)
    await staff.owner.sends(f"/person {person.id}")
    page = await staff.owner.receives("Person ")
    user = await _user(staff, person)
    assert f"{user.id:x}"[-6:] in page.text
    assert "1 came, 0 were reacted to" in page.text
    assert "asked for: " in page.text
    assert "arrived" in page.text
    assert "at most 2 a day, 60 minutes apart" in page.text
    assert "not paused" in page.text
    assert "20:00" in page.text
    for told in ("zither", "moss", "Noor", str(person.id), "Berlin"):
        assert told not in page.text
    async with staff.on.bot.database.reading() as session:
        looked = (await session.exec(select(AuditEntry).where(AuditEntry.action == "person looked up"))).one()
    assert looked.subject == f"user {user.id}"
    await person.sends("I want to kill myself")
    await person.receives("That sounds very hard")
    await staff.owner.sends(f"/person {person.id}")
    later = await staff.owner.receives("Person ")
    assert "paused since 2026-03-02" in later.text
    assert "until they resume" in later.text
    assert "care" not in later.text
    assert "crisis" not in later.text


async def test_only_owners_see_a_persons_page(staff: Staff) -> None:
    editor, person = await staff.somebody("Edda", "editor"), await staff.somebody("Noor")
    await editor.sends(f"/person {person.id}")
    assert "owner role" in (await editor.receives()).text
    await staff.owner.sends("/person 123456")
    await staff.owner.receives("I have not met that person")
    await staff.owner.sends("/person")
    await staff.owner.receives("Write /person and the person's Telegram id")


async def test_somebody_talks_to_a_human_and_both_can_end_it(staff: Staff) -> None:
    person = await _known(staff)
    await person.sends("can I talk to a human?")
    offered = await person.receives("I'm a program")
    await person.presses("Write to the people", message=offered)
    await person.receives("What shall I hand on?")
    await person.sends("My nudges never come & I <b>miss</b> them")
    await person.receives("Handed on")
    card = await staff.owner.receives("somebody writes to you")
    assert "My nudges never come & I <b>miss</b> them" in card.text
    assert str(person.id) not in card.text
    assert "Noor" not in card.text
    await staff.owner.presses("Answer", message=card)
    await staff.owner.receives("What shall I answer")
    await staff.owner.sends("Sorry! It works again.")
    await staff.owner.receives("is on its way")
    answer = await person.receives("From the people who run this bot")
    assert "Sorry! It works again." in answer.text
    await person.presses("Write back", message=answer)
    await person.receives("What shall I hand on?")
    await person.sends("/contact thank you so much")
    await person.receives("Handed on")
    second = await staff.owner.receives("thank you so much")
    assert "You ✓: Sorry! It works again." in second.text
    await person.presses("That's all", message=answer)
    await person.receives("this conversation is ended")
    await staff.owner.receives("they have ended it")
    await person.sends("/contact one more thing")
    third = await staff.owner.receives("one more thing")
    assert "Sorry!" not in third.text
    await staff.owner.presses("End it", message=third)
    await person.receives("have ended this conversation")
    await third.becomes("ended")
    async with staff.on.bot.database.reading() as session:
        actions = [entry.action for entry in await session.exec(select(AuditEntry))]
    assert actions.count("conversation answered") == 1
    assert actions.count("conversation ended") == 1


async def test_it_is_exported_and_forgotten_with_the_owners_copies(staff: Staff) -> None:
    person = await _known(staff)
    await person.sends("/contact a zebra stole my phone")
    await person.receives("Handed on")
    await staff.owner.receives("zebra")
    await person.sends("/export")
    sent = await person.receives("Everything that is stored")
    assert sent.document is not None
    tables = json.loads(sent.document)["tables"]
    assert tables["support_message"][0]["text"] == "a zebra stole my phone"
    assert tables["support_case"][0]["closed_at"] is None
    await person.sends("/forget")
    asked = await person.receives("Shall I delete it?")
    await person.presses("Yes, delete everything", message=asked)
    gone = await asked.becomes("Nothing about you is left")
    assert "what you wrote to the people who run this bot (2)" in gone.text
    async with staff.on.bot.database.reading() as session:
        assert (await session.exec(select(SupportCase))).all() == []
        assert [one for one in await session.exec(select(Notice)) if "zebra" in one.html] == []
