"""A reminder's way through the whole bot: said, sent in the person's own words, done, exported and forgotten."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from bot.demo.stage import Stage
from bot.storage.models import Moment, Nudge, Origin, Reaction, ReactionKind, StoredReminder
from telegram_playground.scripting import Message, Person
from tests.bot.dialogues.steps import EVENINGS, rows_with, says, stored, tiny_picture, user_of
from tests.bot.talks import PATIENCE_SECONDS, onboard

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_reminder_from_the_first_word_to_the_last(shared: Stage) -> None:
    person = shared.playground.person("Gita")
    await onboard(person, EVENINGS)
    asked = await says(person, "remind me to play guitar at 9 tomorrow", "At what time")
    await person.presses("21:00", message=asked)
    await person.until(lambda: asked if "It comes tomorrow at 21:00" in asked.text else None, "that it is kept")
    [planned] = [moment for moment in await stored(shared, Moment, person) if moment.origin is Origin.OWN]
    shared.clock.jump_to(planned.due_at)
    came = await person.receives("play guitar", timeout=PATIENCE_SECONDS)
    assert "You asked me to remind you of this." in came.text
    assert [[label.split(" ", 1)[1] for label in row] for row in came.buttons] == [["Did it"], ["Later"]]
    assert not await stored(shared, StoredReminder, person)

    await person.presses("Later", message=came)
    await person.presses("15 min", message=came)
    shared.clock.jump_to(shared.clock.now() + timedelta(minutes=15))
    again = await person.receives("play guitar", timeout=PATIENCE_SECONDS)
    await person.presses("Did it", message=again)
    assert ReactionKind.DID_IT in {reaction.kind for reaction in await stored(shared, Reaction, person)}
    sent = [nudge for nudge in await stored(shared, Nudge, person) if nudge.origin is Origin.OWN]
    assert len(sent) == 2
    await says(person, "/why", "You asked me to remind you of it")

    await says(person, "remind me to ring grandma at 16:30 every Sunday", "Sundays at 16:30")
    exported = await says(person, "/export", "Everything that is stored")
    assert exported.document is not None
    assert [row["text"] for row in json.loads(exported.document)["tables"]["reminder"]] == ["ring grandma"]
    user = await user_of(shared, person)
    asked = await says(person, "/forget", "for good")
    await person.presses("Yes, delete everything")
    await person.until(lambda: asked if "reminders (1)" in asked.text else None, "what was deleted")
    assert await rows_with(shared, {user.id, person.id, "ring grandma"}) == {}


async def test_a_reminder_comes_with_the_own_photo_until_it_is_taken_away(shared: Stage) -> None:
    person = shared.playground.person("Hamid")
    await onboard(person, EVENINGS)
    photo = tiny_picture()
    await person.sends_photo(photo, "remind me to water this one every day at 16:45")
    card = await person.receives("every day at 16:45", timeout=PATIENCE_SECONDS)
    came = await _at_the_next(shared, person, "water this one")
    assert (came.photo, "You asked me to remind you of this." in came.text) == (photo, True)
    exported = await says(person, "/export", "Everything that is stored")
    assert exported.document is not None
    assert json.loads(exported.document)["tables"]["reminder"][0]["photo"]

    await person.presses("Without my photo", message=card)
    alone = await _at_the_next(shared, person, "water this one")
    assert alone.photo != photo


async def _at_the_next(on: Stage, person: Person, words: str) -> Message:
    """Jump to the next reminder and return it as it comes."""
    planned = [moment for moment in await stored(on, Moment, person) if moment.origin is Origin.OWN]
    on.clock.jump_to(max(moment.due_at for moment in planned))
    return await person.receives(words, timeout=PATIENCE_SECONDS)
