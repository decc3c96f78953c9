"""A nudge is reacted to by a reply, by emoji and by words, not by its buttons alone; all of it can be taken back."""

from __future__ import annotations

import pytest
from sqlmodel import select

from bot.core.reactions import ReactionKind
from bot.demo.stage import Stage
from bot.storage.models import Nudge, Reaction
from bot.storage.queries.people import find_user
from bot.telegram.addresses import telegram_address
from telegram_playground.scripting import Message, Person
from tests.bot.talks import onboard

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def kinds(shared: Stage, person: Person) -> list[ReactionKind]:
    """Return what a person's reactions are, in the order in which they were given."""
    await shared.bot.inbox.drained()
    async with shared.bot.database.reading() as session:
        user = await find_user(telegram_address(person.id), session=session)
        assert user is not None
        rows = await session.exec(select(Reaction.kind).join(Nudge).where(Nudge.user_id == user.id))
        return [ReactionKind(kind) for kind in rows]


async def with_nudge(shared: Stage, name: str) -> tuple[Person, Message]:
    person = shared.playground.person(name)
    return person, await onboard(person)


async def ticked(person: Person, nudge: Message, label: str) -> None:
    await person.until(lambda: nudge if any(label in one for row in nudge.buttons for one in row) else None, label)


async def test_an_emoji_below_a_nudge_is_its_reaction_until_it_is_taken_away(shared: Stage) -> None:
    person, nudge = await with_nudge(shared, "E Moji")
    await person.reacts(nudge, "❤️")
    await ticked(person, nudge, "✓ Like")
    assert await kinds(shared, person) == [ReactionKind.LIKE]
    await person.reacts(nudge)
    await person.receives("Taken back")
    assert await kinds(shared, person) == []


async def test_a_thumb_down_leaves_it_out_and_brings_another_idea(shared: Stage) -> None:
    person, nudge = await with_nudge(shared, "Thumb Down")
    await person.reacts(nudge, "👎")
    await person.receives("this one won't come again")
    await person.receives(photo=True)
    assert await kinds(shared, person) == [ReactionKind.NOT_FOR_ME]


async def test_a_reply_to_a_nudge_is_its_reaction_however_short(shared: Stage) -> None:
    person, nudge = await with_nudge(shared, "Re Ply")
    await person.sends("yes, did it this morning", reply_to=nudge)
    await person.receives("I noted it")
    assert await kinds(shared, person) == [ReactionKind.DID_IT]
    await person.presses("↩ Undo")
    await person.until(lambda: nudge if "✓ Did it" not in str(nudge.buttons) else None, "no tick")
    assert await kinds(shared, person) == []


async def test_emoji_below_anything_else_say_nothing(shared: Stage) -> None:
    person, _nudge = await with_nudge(shared, "El Se")
    await person.sends("hello")
    answer = await person.receives("Hello")
    await person.reacts(answer, "👍")
    assert await kinds(shared, person) == []


async def test_a_nudge_is_put_off_in_words(shared: Stage) -> None:
    person, nudge = await with_nudge(shared, "La Ter")
    await person.sends("in half an hour please", reply_to=nudge)
    await person.receives("it comes again today at")
    assert await kinds(shared, person) == [ReactionKind.SNOOZE]
