"""Buttons that hang in people's chats since the last release: a tap on each still does what it says."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import pytest_asyncio
from sqlmodel import col, select

from bot.core.clock import JumpingClock
from bot.delivery.encoding import EncodingProcess
from bot.demo.stage import Stage
from bot.dialogues.onboarding.state import OnboardingState
from bot.settings import Settings
from bot.storage.models import Device, Dialogue, ItemDraft, Job, Nudge, StoredGoal, StoredReminder, Timer
from bot.storage.queries.items import handle_of
from bot.storage.queries.people import find_user
from bot.telegram.addresses import telegram_address
from telegram_playground.scripting import Message, Person
from tests.bot.conftest import MONDAY_MORNING
from tests.bot.messenger import memory_stage
from tests.bot.talks import PATIENCE_SECONDS, onboard

pytestmark = pytest.mark.asyncio(loop_scope="module")

OWNER_ID = 5_550_000_077

DEAD = (
    "no longer",
    "know nothing",
    "already answered",
    "no such draft",
    "moved on",
    "is over",
    "finished already",
    "is gone",
)
"""What is in the answer to a button that does nothing."""

OF_USERS = """
n:{nudge}:snooze_tonight n:{nudge}:snooze_tomorrow n:{nudge}:snooze_home n:{nudge}:keep c:fewer:fine
c:letter:off c:weekly:on c:weekly:2026-06-15/1 c:weekly:off
c:name:none p:plain_buttons:on p:plain_buttons:off p:text_only:off p:wants_letter:on
g:done:{goal} g:drop:{goal}
m:list m:cancel m:show:{reminder} m:days:{reminder} m:on:{reminder}-3 m:time:{reminder} m:at:480 m:words:{reminder}
m:photo:{reminder} m:cancel
m:drop:{reminder} f:list f:edit f:send:{nudge} f:drop:{nudge} t:{timer}:stop t:{timer}:did_it t:{timer}:again
t:new:5: t:new:5:tea
n:{nudge}:later n:{nudge}:back n:{nudge}:snooze15 n:{nudge}:snooze30 n:{nudge}:snooze60
n:{nudge}:did_it n:{nudge}:like n:{nudge}:not_for_me n:{nudge}:why n:{nudge}:another
q:{nudge}:activity q:{nudge}:undo n:{nudge}:not_for_me q:{nudge}:time q:{nudge}:time_once q:{nudge}:undo
n:{nudge}:not_for_me q:{nudge}:time q:{nudge}:time_always q:{nudge}:undo n:{nudge}:not_for_me q:{nudge}:picture
q:{nudge}:undo n:{nudge}:not_for_me q:{nudge}:tone q:{nudge}:fine
s:show s:times s:place s:day s:day:1 s:day:3 s:quiet s:quiet:own s:quiet:off s:quiet:0 s:quiet:1 s:add:1260 s:add:0
r:show r:row r:row:30 r:row:off r:day r:day:120 r:day:off r:unusual:on r:unusual:off r:names:on r:apps r:apps:none
r:names:off
d:show d:add:ios d:add:macrodroid d:copied:{device} d:test d:remove d:remove:{device}
c:pause:1 c:pause:3 c:pause:7 c:pause:0 c:do:resume c:do:pause c:do:forget c:profile:change c:profile:unlearn
c:profile:told c:profile:try
e:no:evenings e:in:1-1 n:{nudge}:pass_on w:alone:abcdefghijklmnop w:join:abcdefghijklmnop w:yes:1 w:no:1
c:zone:America/Argentina/ComodRivadavia c:zone:no c:do:schedule c:forget:no
""".split()

OF_OPERATORS = """
o:list:m:all:0 o:list:i:off:0 o:list:m:s{job}:0 o:item:m:{message} o:item:i:{image}
o:change:m:{message}:edit o:change:m:{message}:off o:change:m:{message}:on o:change:m:{message}:delete
o:change:i:{image}:off o:change:i:{image}:on o:change:m:{message}:delete!
o:draft:{draft}:show o:draft:{draft}:activities o:draft:{draft}:activity:walking o:draft:{draft}:techniques
o:draft:{draft}:technique:none o:draft:{draft}:ask:text o:draft:{draft}:ask:audience o:draft:{draft}:discard
o:drafts:show o:drafts:add o:drafts:discard
o:stats:7 o:stats:30 o:audit:0 o:audit:1
o:cast:{cast}:test o:cast:{cast}:show o:cast:{cast}:start o:cast:{cast}:pause o:cast:{cast}:resume o:cast:{other}:cancel
""".split()

OF_THE_FIRST_TALK = """
yes skip back skip +0 -0 +1 skip skip skip +0 done +0 done +0 done
""".split()


@dataclass(frozen=True)
class Known:
    """Somebody who may press everything."""

    on: Stage
    person: Person
    anything: Message
    names: dict[str, object]

    async def presses(self, payload: str) -> str:
        answer = await self.person.presses_data(payload.format(**self.names), self.anything)
        return answer.text or ""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def known(settings: Settings, encoder: EncodingProcess) -> AsyncIterator[Known]:
    own = settings.model_copy(update={"owners": frozenset({OWNER_ID}), "public_url": "https://bot.example"})
    async with memory_stage(own, clock=JumpingClock(MONDAY_MORNING), encoder=encoder) as on:
        person = on.playground.person("Olga Owner", id=OWNER_ID)
        await onboard(person)
        await person.sends("/library river")
        await person.receives(timeout=PATIENCE_SECONDS)
        await person.sends("/addmessage Take a short walk along the river.")
        await person.receives("New message", timeout=PATIENCE_SECONDS)
        await person.sends("/broadcast all walk-around-the-block forest-path")
        await person.receives("nothing is sent yet")
        await person.sends("/broadcast all")
        anything = await person.receives("nothing is sent yet")
        await person.presses_data("d:add:computer", anything)
        await person.sends("remind me to hum at 20:15 every Tuesday")
        await person.receives("I remind you")
        await person.sends("dance twice a week")
        await person.receives("A good goal")
        await person.sends("start 90 minutes")
        await person.receives("90 minutes")
        async with on.bot.database.reading() as session:
            names: dict[str, object] = {
                "nudge": (await session.exec(select(Nudge.id))).first(),
                "draft": (await session.exec(select(ItemDraft.id))).first(),
                "device": (await session.exec(select(Device.id))).first(),
                "reminder": (await session.exec(select(StoredReminder.id))).first(),
                "goal": (await session.exec(select(StoredGoal.id))).first(),
                "timer": (await session.exec(select(Timer.id))).first(),
                "cast": 1,
                "other": 2,
                "job": (await session.exec(select(Job.id).order_by(col(Job.id)))).first(),
                "message": handle_of("walk-around-the-block"),
                "image": handle_of("forest-path"),
            }
        assert all(names.values())
        yield Known(on, person, anything, names)


async def test_every_button_below_nudges_and_settings_still_works(known: Known) -> None:
    answers = {payload: await known.presses(payload) for payload in OF_USERS}
    assert not {payload: said for payload, said in answers.items() if any(word in said for word in DEAD)}


async def test_every_button_of_operators_still_works(known: Known) -> None:
    answers = {payload: await known.presses(payload) for payload in OF_OPERATORS}
    assert not {payload: said for payload, said in answers.items() if any(word in said for word in DEAD)}


async def test_every_button_of_the_first_talk_still_works(known: Known) -> None:
    person = known.on.playground.person("New Comer")
    await person.sends("/start")
    await person.receives("Is that all right?")
    answers = []
    for what in OF_THE_FIRST_TALK:
        data = f"ob:{await turn_of(known.on, person)}:{what}"
        answers.append((data, (await person.presses_data(data, person.messages[-1])).text or ""))
        if what == "yes":
            await person.receives("1 of 9")
            await person.sends("34")
            await person.receives("2 of 9")
    assert not [(data, said) for data, said in answers if any(word in said for word in DEAD)]


async def turn_of(on: Stage, person: Person) -> int:
    async with on.bot.database.reading() as session:
        user = await find_user(telegram_address(person.id), session=session)
        assert user is not None
        dialogue = await session.get_one(Dialogue, user.id)
    return OnboardingState.model_validate_json(dialogue.state).turn


async def test_the_last_button_deletes_everything(known: Known) -> None:
    assert await known.presses("c:forget:yes") == ""
    async with known.on.bot.database.reading() as session:
        assert await find_user(telegram_address(OWNER_ID), session=session) is None
