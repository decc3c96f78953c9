"""An idea is passed on to a friend and done together once both agreed; neither learns more of the other than that."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from bot.core.replies import SendCard
from bot.demo.stage import Stage
from bot.services.invitations import AskToJoin, CardOf, SharedCard, SharedIdea, SharedIdeaOf
from bot.services.nudges import AskForNudge, GivenNudge, StoredNudge
from bot.storage.export import rows_of
from bot.storage.models import Companion, Invitation, Origin
from tests.bot.dialogues.steps import EVENINGS, folder_bytes, says, stored, user_of
from tests.bot.talks import PATIENCE_SECONDS, onboard
from tests.bot.turns import MONDAY, USER, Found, taken, taps, words

TOKEN = "abcdefghijklmnop"
NUDGE = GivenNudge(7, "m1", "i1", Origin.WINDOW, MONDAY - timedelta(hours=1), 70, frozenset())
IDEA = SharedIdea(3, ("m1", "i1"), is_own=False)


def test_a_card_says_the_idea_and_nothing_of_who_passes_it_on() -> None:
    found: Found = {StoredNudge: NUDGE, CardOf: SharedCard(TOKEN, "Walk <round> the block.", "walk.jpg")}
    outcome = taken("[n:7:pass_on]", found, user=replace(USER, called="Evie"))
    [card] = [reply for reply in outcome.replies if isinstance(reply, SendCard)]
    assert (card.file, card.payload) == ("walk.jpg", f"friend-{TOKEN}")
    assert "Walk &lt;round&gt; the block." in card.html
    assert "Evie" not in card.html
    assert "Evie" in words(outcome)


def test_who_knows_the_bot_sees_the_idea_and_is_asked() -> None:
    outcome = taken(f"/start friend-{TOKEN}", {SharedIdeaOf: IDEA})
    assert [change.pair for change in outcome.changes if isinstance(change, AskForNudge)] == [("m1", "i1")]
    assert taps(outcome) == [f"w:join:{TOKEN}", f"w:alone:{TOKEN}"]
    joined = taken(f"[w:join:{TOKEN}]", {SharedIdeaOf: IDEA})
    assert [change for change in joined.changes if isinstance(change, AskToJoin)] == [AskToJoin(TOKEN)]


@pytest.mark.parametrize("found", [None, replace(IDEA, is_own=True)], ids=["gone", "one's own"])
def test_a_link_that_leads_nowhere_brings_nothing(found: SharedIdea | None) -> None:
    outcome = taken(f"/start friend-{TOKEN}", {SharedIdeaOf: found})
    assert not [change for change in outcome.changes if isinstance(change, AskForNudge)]
    assert words(outcome)
    assert not taken(f"[w:join:{TOKEN}]", {SharedIdeaOf: found}).changes


@pytest.mark.asyncio(loop_scope="module")
async def test_two_who_agree_know_of_each_other_and_nothing_else(shared: Stage) -> None:
    evie, sam = shared.playground.person("Evelyn Secret"), shared.playground.person("Samuel Secret")
    nudge = await onboard(evie, EVENINGS)
    await says(evie, "call me Evie", "I call you that")
    await evie.presses("Pass on", message=nudge)
    card = await evie.receives("passed on by a friend", timeout=PATIENCE_SECONDS)
    [link] = re.findall(r"start=(friend-\S{16})", card.text)
    assert card.photo

    await says(sam, f"/start {link}", "Is that all right?")
    await sam.presses("Yes, let's start")
    await sam.receives("1 of 9")
    await says(sam, "I'm 40, I like chess, I live in London", "This is how I understood you")
    await sam.presses("Yes, that's right")
    asked = await sam.receives("A friend passed this idea on to you")
    passed_on = await sam.receives(photo=True, timeout=PATIENCE_SECONDS)
    assert passed_on.text == nudge.text
    await says(sam, "call me Sam", "I call you that")
    await sam.presses("Together", message=asked)
    question = await evie.receives("Sam would like to do this together with you", timeout=PATIENCE_SECONDS)
    await evie.presses("Yes, together", message=question)
    told = await sam.receives("Evie is in", timeout=PATIENCE_SECONDS)
    assert "Secret" not in told.text + question.text

    inviter, joiner = await user_of(shared, evie), await user_of(shared, sam)
    async with shared.bot.database.reading() as session:
        theirs, ours = await rows_of(joiner.id, session=session), await rows_of(inviter.id, session=session)
    assert {"invitation"} <= ours.keys()
    assert "companion" not in ours
    assert [row["is_agreed"] for row in theirs["companion"]] == [True]
    assert str(inviter.id) not in str(theirs)
    await says(evie, "/forget")
    await evie.presses("Yes, delete everything")
    await evie.until(lambda: any("Nothing about you is left" in one.text for one in evie.messages) or None, "the end")
    assert await stored(shared, Companion, sam) == []
    assert b"Evie" not in folder_bytes(shared)
    async with shared.bot.database.reading() as session:
        assert (await session.exec(select(Invitation))).all() == []
