"""Albums, and captions by a model, as editors meet them in the chat."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from sqlmodel import col, select

from bot.core.clock import JumpingClock
from bot.delivery.encoding import EncodingProcess
from bot.settings import Settings
from bot.storage.models import DraftState, ItemDraft, StoredImage
from telegram_playground.scripting import Message, Person
from tests.bot.conftest import MONDAY_MORNING
from tests.bot.messenger import memory_stage
from tests.bot.operators.conftest import OWNER_ID, Staff
from tests.bot.operators.test_adding import picture
from tests.bot.talks import PATIENCE_SECONDS
from tests.content.test_captioners import WORDS, Server, build_checkpoint

Opening = Callable[[str], AbstractAsyncContextManager[Staff]]


async def sends_album(person: Person, pictures: list[bytes], caption: str | None = None) -> None:
    """Send pictures as one album; its caption belongs to the first, as in Telegram's apps."""
    for number, data in enumerate(pictures):
        body = person.world.photo_body(person.account, data, caption if number == 0 else None)
        body["media_group_id"] = "13579"
        person.world.person_sends(person.account, person.chat, body, original=data)


def cards(person: Person) -> list[Message]:
    """Return the cards of pictures so far."""
    return [message for message in person.messages if message.from_bot and message.photo is not None]


async def test_an_album_is_looked_at_picture_by_picture_with_progress(staff: Staff) -> None:
    editor = await staff.somebody("Edda", "editor")
    pictures = [picture(seed) for seed in range(20, 25)]
    await sends_album(editor, [*pictures, pictures[0]], "a man rows a boat over a quiet lake")
    await editor.sends_document(b"no picture at all", name="notes.jpg")
    await editor.until(
        lambda: next((one for one in editor.messages if "✓ /drafts" in one.text), None),
        "the end of the pile",
        timeout=PATIENCE_SECONDS,
    )
    shown = [message.text for message in editor.messages if message.from_bot]
    assert sum("Pictures looked at" in text for text in shown) == 1  # one card that counts
    assert any("Pictures looked at: 7 of 7" in text for text in shown)
    assert any("notes.jpg is no picture that I know" in text for text in shown)
    assert len(cards(editor)) == 6
    assert "a man rows a boat" in cards(editor)[0].text
    for number, card in enumerate(cards(editor)[1:], start=1):
        assert ("What does it show?" if number == 1 else "after the picture before it") in card.text
        await editor.sends(
            f"a painter draws the {'first second third fourth fifth'.split()[number - 1]} tree", reply_to=card
        )
        await card.becomes("Caption: “a painter draws the")
    assert "looks like another draft of yours" in cards(editor)[5].text
    await editor.sends("/drafts")
    overview = await editor.receives("Drafts")
    await editor.presses("without warnings", message=overview)
    await cards(editor)[0].becomes("In the library")


@pytest.fixture
def opening(settings: Settings, encoder: EncodingProcess) -> Opening:
    """Open a stage with a captioner."""

    @asynccontextmanager
    async def opened(captioner: str) -> AsyncIterator[Staff]:
        own = settings.model_copy(update={"owners": frozenset({OWNER_ID}), "captioner": captioner})
        async with memory_stage(own, clock=JumpingClock(MONDAY_MORNING), encoder=encoder) as on:
            owner = on.playground.person("Olga Owner", id=OWNER_ID)
            await owner.sends("/start")
            await owner.receives()
            yield Staff(on, owner)

    return opened


async def test_a_vision_model_suggests_captions_and_when_it_fails_the_operator_is_asked(
    opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = Server()
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    monkeypatch.setenv("OPENAI_BASE_URL", server.address)
    server.answer = "A picture of an old man who feeds ducks at a pond."
    async with opening("openai:eyes") as staff:
        owner = staff.owner
        await owner.sends_photo(picture(31))
        card = await owner.receives("Caption", photo=True, timeout=PATIENCE_SECONDS)
        assert "“an old man who feeds ducks at a pond.” (openai:eyes)" in card.text
        await owner.presses("Caption", message=card)
        await owner.receives("What does the picture show?")
        await owner.sends("an old man feeds the ducks at a pond")
        await card.becomes("“an old man feeds the ducks at a pond”")
        await owner.presses("Add it", message=card)
        await card.becomes("In the library")
        server.status = 400
        await owner.sends_photo(picture(32))
        asked = await owner.receives("What does it show?", photo=True, timeout=PATIENCE_SECONDS)
        assert "the vision server failed" in asked.text
        await owner.sends("a woman paints a gate in the sun")
        await asked.becomes("“a woman paints a gate in the sun”")
        await owner.sends_photo(picture(33), "a girl with a lantern in the snow")
        await owner.receives("a girl with a lantern", photo=True, timeout=PATIENCE_SECONDS)
        assert len(server.asked) == 2  # whoever writes a caption asks no model
        async with staff.on.bot.database.reading() as session:
            captions = (await session.exec(select(StoredImage.caption).where(col(StoredImage.look).is_not(None)))).all()
            states = (await session.exec(select(ItemDraft.state).order_by(col(ItemDraft.id)))).all()
    server.close()
    assert "an old man feeds the ducks at a pond" in captions
    assert states == [DraftState.LIVE, DraftState.READY, DraftState.READY]


@pytest.mark.long
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning")
async def test_a_blip_2_model_describes_in_a_process_of_its_own(opening: Opening, tmp_path: Path) -> None:
    checkpoint = build_checkpoint("blip-2", tmp_path / "model")
    async with opening(f"blip:{checkpoint},device=cpu") as staff:
        owner = staff.owner
        await owner.sends_photo(picture(41))
        await owner.sends("/library")
        await owner.receives("Messages: ")  # nobody waits for a model
        card = await owner.receives("Caption: “", photo=True, timeout=2 * PATIENCE_SECONDS)
        caption = card.text.partition("“")[2].partition("”")[0]
        assert set(caption.replace(",", "").split()) & set(WORDS)
    async with opening(f"blip:{tmp_path / 'nothing'}") as staff:
        await staff.owner.sends_photo(picture(42))
        card = await staff.owner.receives("What does it show?", photo=True, timeout=2 * PATIENCE_SECONDS)
        assert "cannot be loaded" in card.text
