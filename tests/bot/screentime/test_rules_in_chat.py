"""/schedule, /progress, /export and /forget with what devices told, through the real bot."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from bot.demo.stage import Stage
from bot.storage.export import rows_of
from bot.storage.models import Moment, Origin, ScreenDay, ScreenEvent, ScreenRules
from tests.bot.dialogues.steps import folder_bytes, says, stored, user_of
from tests.bot.screentime.devices import connect
from tests.bot.screentime.test_way import NIGHTS, moments
from tests.bot.talks import PATIENCE_SECONDS, onboard

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_rules_are_changed_with_taps(shared: Stage) -> None:
    person = shared.playground.person("Rul")
    await onboard(person, NIGHTS)
    phone = await connect(shared, person)
    await phone.sends("app_open")
    await shared.bot.watcher.watch()
    (planned,) = await moments(shared, person)
    shown = await says(person, "/schedule", "On the screen")
    await person.presses("On-screen rules", message=shown)
    await shown.becomes("after 20 minutes at the screen")
    await person.presses("In a row", message=shown)
    await person.presses("45", message=shown)
    await shown.becomes("after 45 minutes")
    await shared.bot.watcher.watch()
    (later,) = await moments(shared, person)
    assert later.due_at - planned.due_at == timedelta(minutes=25)
    await person.presses("A day", message=shown)
    await person.presses("90", message=shown)
    await shown.becomes("when 90 minutes are over")
    await person.presses("Unusual: off", message=shown)
    await shown.becomes("Unusual: never")
    (rules,) = await stored(shared, ScreenRules, person)
    assert (rules.minutes_in_a_row, rules.minutes_a_day, rules.unusual) == (45, 90, False)
    await person.presses("In a row", message=shown)
    await person.presses("Never", message=shown)
    await shown.becomes("In a row: never")
    await person.presses("‹ Schedule", message=shown)
    await shown.becomes("Quiet hours")


async def test_names_of_apps_are_named_allowed_and_forgotten(shared: Stage) -> None:
    person = shared.playground.person("App")
    await onboard(person, NIGHTS)
    phone = await connect(shared, person)
    shared.clock.jump_to(shared.clock.now() + timedelta(hours=1))
    shown = await says(person, "/schedule", "On the screen")
    await person.presses("On-screen rules", message=shown)
    await person.presses("Allow names of apps", message=shown)
    await shown.becomes("kept, so that I can say")
    await person.presses("On opening an app", message=shown)
    await says(person, "TikTok, Candy Castle", "TikTok and Candy Castle")
    await phone.sends("app_open", app="candy castle", id="x")
    await shared.bot.watcher.watch()
    await person.receives("You have just opened candy castle.", timeout=PATIENCE_SECONDS)
    assert [event.app for event in await stored(shared, ScreenEvent, person)] == ["candy castle"]
    shown = await says(person, "/schedule", "On the screen")
    await person.presses("On-screen rules", message=shown)
    await person.presses("Forget names of apps", message=shown)
    await shown.becomes("dropped, never stored")
    assert [event.app for event in await stored(shared, ScreenEvent, person)] == [None]
    for moment in await stored(shared, Moment, person):
        assert "app" not in (moment.signal or {})
    (rules,) = await stored(shared, ScreenRules, person)
    assert rules.apps == []


async def test_progress_shows_the_screen_and_says_how_sure_it_is(shared: Stage) -> None:
    person = shared.playground.person("Pro")
    await onboard(person, NIGHTS)
    phone = await connect(shared, person)
    shared.clock.jump_to(shared.clock.now() + timedelta(hours=1))
    await phone.sends("app_open")
    await phone.sends("threshold", minutes_today=50)
    await person.receives("Your screen time today: 50 minutes.", timeout=PATIENCE_SECONDS)
    shared.clock.jump_to(shared.clock.now() + timedelta(minutes=4))
    await phone.sends("app_close")
    shared.clock.jump_to(shared.clock.now() + timedelta(minutes=15))
    await shared.bot.watcher.watch()
    sent = await says(person, "/progress", "you were on the screen for 50 min so far")
    assert sent.photo is not None
    assert "After 1 of one nudge that met you there" in (sent.caption or "")
    assert "So few say nothing yet." in (sent.caption or "")


async def test_what_devices_told_is_exported_and_forgotten(shared: Stage) -> None:
    person = shared.playground.person("Exp")
    await onboard(person, NIGHTS)
    phone = await connect(shared, person)
    await phone.sends("threshold", minutes_today=77, id="kumquat-42")
    await shared.bot.watcher.watch()
    sent = await says(person, "/export", "Everything that is stored")
    tables = json.loads(sent.document or b"")["tables"]
    assert {"device", "screen_event", "screen_day", "screen_rules"} <= tables.keys()
    assert tables["screen_event"][0]["event_id"] == "kumquat-42"
    assert [moment["signal"] for moment in tables["moment"] if moment["origin"] == Origin.SCREEN_TIME] == [
        {"rule": "threshold", "minutes": 77}
    ]
    assert (await stored(shared, ScreenDay, person))[0].reported_minutes == 77
    await says(person, "/privacy", "each for 90 days")
    user = await user_of(shared, person)
    await says(person, "/forget", "for good")
    await person.presses("Yes, delete everything")
    said = await person.until(
        lambda: person.messages[-1] if "deleted are" in person.messages[-1].text else None, "what was deleted"
    )
    assert "devices and their tokens (1)" in said.text
    async with shared.bot.database.reading() as session:
        assert await rows_of(user.id, session=session) == {}
    await shared.bot.database.scrub()
    assert b"kumquat-42" not in folder_bytes(shared)
    assert (await phone.sends()).status_code == 401
