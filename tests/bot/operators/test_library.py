"""The library at hand, the figures, and files sent in: as operators meet them in the chat."""

from __future__ import annotations

import csv
import io
import json

from PIL import Image
from sqlmodel import col, select

from bot.storage.models import (
    AuditEntry,
    DraftState,
    ItemDraft,
    ItemState,
    Nudge,
    NudgeState,
    StoredImage,
    StoredMessage,
)
from telegram_playground.scripting import Person
from tests.bot.operators.conftest import Staff
from tests.bot.operators.test_adding import picture
from tests.bot.talks import PATIENCE_SECONDS, READER, onboard


async def drafts(staff: Staff) -> list[ItemDraft]:
    async with staff.on.bot.database.reading() as session:
        return list((await session.exec(select(ItemDraft).order_by(col(ItemDraft.id)))).all())


async def test_a_page_is_turned_and_an_item_is_changed_switched_off_and_deleted(staff: Staff) -> None:
    editor = await staff.somebody("Edda", "editor")
    await editor.sends("/library")
    page = await editor.receives("Messages: ")
    assert "1/38" in page.text
    await editor.presses("›", message=page)
    await page.becomes("2/38")
    await editor.presses("Images", message=page)
    await page.becomes("Images: ")
    await editor.presses("1", message=page)
    card = await editor.receives("Never sent", photo=True, timeout=PATIENCE_SECONDS)
    await editor.presses("Switch off", message=card)
    await card.becomes("  off")
    await editor.presses("Off", message=page)
    await page.becomes("1/1")
    await editor.presses("Delete", message=card)
    await editor.presses("Yes, delete it", message=card)
    await card.becomes("deleted")
    async with staff.on.bot.database.reading() as session:
        gone = (await session.exec(select(StoredImage).where(StoredImage.state == ItemState.DELETED))).one()
        actions = [row.action for row in (await session.exec(select(AuditEntry).order_by(col(AuditEntry.id)))).all()]
    assert gone.id in card.text
    assert actions == ["grant asked for", "role granted", "image switched off", "image deleted"]

    await editor.presses("Messages", message=page)
    await page.becomes("Messages: ")
    await editor.presses("All", message=page)
    await page.becomes("1/38")
    await editor.presses("1", message=page)
    card = await editor.receives("Technique", timeout=PATIENCE_SECONDS)
    await editor.presses("Change", message=card)
    change = await editor.receives("Change of a message", timeout=PATIENCE_SECONDS)
    await editor.presses("For whom", message=change)
    await editor.receives("For whom is it?")
    await editor.sends("only kings")
    await editor.receives("I don't know the word kings")
    await editor.sends("only parent, garden; not wheelchair")
    await change.becomes("only parent, garden; not wheelchair")
    await editor.presses("Save", message=change)
    await change.becomes("In the library")
    async with staff.on.bot.database.reading() as session:
        (entry,) = (await session.exec(select(AuditEntry).where(AuditEntry.action == "message changed"))).all()
        stored = await session.get_one(StoredMessage, entry.subject)
    assert stored.only_for == ["parent", "garden"]
    assert stored.unsuitable_for == ["wheelchair"]


async def test_a_search_finds_by_meaning_and_by_word(staff: Staff) -> None:
    viewer = await staff.somebody("Vic", "viewer")
    await viewer.sends("/library a feathered animal at the window")
    found = await viewer.receives("Found for", timeout=PATIENCE_SECONDS)
    assert "bird" in found.text
    await viewer.presses("›", message=found)
    await found.becomes("2/")


async def test_a_preview_shows_five_pairs_with_reasons(staff: Staff) -> None:
    viewer = await staff.somebody("Vic", "viewer")
    await viewer.sends("/preview a 70-year-old widower who likes chess but hates cooking")
    head = await viewer.receives("For ", timeout=PATIENCE_SECONDS)
    assert "age: 70" in head.text
    assert "likes chess" in head.text
    assert "dislikes cooking" in head.text
    shown = [await viewer.receives(photo=True, timeout=PATIENCE_SECONDS) for _pair in range(5)]
    assert "you like chess" in shown[0].text
    assert len({message.text.split("\n")[0] for message in shown}) == 5


async def test_figures_as_a_chart_a_ranking_and_a_file(staff: Staff) -> None:
    viewer = await staff.somebody("Vic", "viewer")
    reader = staff.on.playground.person("Rea")
    nudge = await onboard(reader, READER)
    await reader.presses("Did it", message=nudge)
    await viewer.sends("/stats 7")
    chart = await viewer.receives("The last 7 days", photo=True, timeout=PATIENCE_SECONDS)
    assert "Nudges sent: 1" in chart.text
    assert "1 of 1: 100 % (95 %: 5 to 100)" in chart.text  # Wilson: t² = 18.5 of 2 degrees, 1 / (1 + 18.5) = 0.05
    assert "1 active" in chart.text
    assert "1 reacted, 0 blocked the bot" in chart.text
    assert chart.photo is not None
    with Image.open(io.BytesIO(chart.photo)) as seen:
        assert (seen.format, seen.width) == ("PNG", 900)
    await viewer.sends("/top")
    assert "None was sent 3 times yet" in (await viewer.receives("What works best")).text
    await viewer.sends("/download items")
    table = await viewer.receives("2 rows", timeout=PATIENCE_SECONDS)
    assert table.file_name == "offscreen-items-2026-03-02.csv"
    rows = list(csv.DictReader(io.StringIO((table.document or b"").decode("utf-8-sig"))))
    assert [(row["kind"], row["sent"], row["well"]) for row in rows] == [("message", "1", "1"), ("image", "1", "1")]
    await viewer.sends("/download messages json")
    document = (await viewer.receives("rows", timeout=PATIENCE_SECONDS)).document or b""
    assert len(json.loads(document)) > 100
    async with staff.on.bot.database.reading() as session:
        assert (await session.exec(select(Nudge.state))).all() == [NudgeState.SENT]


async def refused(editor: Person, data: bytes, name: str) -> str:
    await editor.sends_document(data, name=name)
    return (await editor.receives("🚫", timeout=PATIENCE_SECONDS)).text


async def test_hostile_files_are_refused_by_name_and_pictures_without_words_are_asked_about(staff: Staff) -> None:
    editor = await staff.somebody("Edda", "editor")
    svg = await refused(editor, b"<svg xmlns='http://www.w3.org/2000/svg'><script>x()</script></svg>", "logo.svg")
    assert "logo.svg is an SVG" in svg
    assert "cut off" in await refused(editor, picture(2)[:3000], "half.jpg")
    assert "<b>.png" in await refused(editor, b"words", "<b>.png")

    for seed in (3, 4):
        await editor.sends_document(picture(seed), name=f"IMG_{seed}.jpg")
    first = await editor.receives("What does it show?", photo=True, timeout=PATIENCE_SECONDS)
    second = await editor.receives("after the picture before it", photo=True, timeout=PATIENCE_SECONDS)
    await editor.sends("/library")
    page = await editor.receives("Messages: ")
    assert ["No caption"] not in page.buttons
    await editor.presses("Images", message=page)
    await page.becomes("Images: ")
    await editor.presses("No caption", message=page)
    await page.becomes("Pictures that wait for a caption: 2")
    await editor.sends("a man and his dog asleep under an apple tree", reply_to=second)
    await second.becomes("Caption: “a man and his dog asleep", timeout=PATIENCE_SECONDS)
    await editor.sends("two girls build a tower of wooden blocks", reply_to=first)
    await first.becomes("Caption: “two girls build", timeout=PATIENCE_SECONDS)
    await editor.sends_document(picture(3), name="again.jpg")
    again = await editor.receives("What does it show?", photo=True, timeout=PATIENCE_SECONDS)
    await editor.sends("two girls build a tower of wooden blocks again")
    await again.becomes("looks like another draft of yours")
    await editor.sends("/drafts")
    overview = await editor.receives("Drafts")
    assert "⚠️" in overview.text
    await editor.presses("without warnings", message=overview)
    await first.becomes("In the library")
    assert [draft.state for draft in await drafts(staff)][3:] == [DraftState.LIVE, DraftState.LIVE, DraftState.READY]
    assert "in the library already" in await refused(editor, picture(3), "third.jpg")


async def test_the_linter_warns_before_a_message_goes_live(staff: Staff) -> None:
    editor = await staff.somebody("Edda", "editor")
    await editor.sends("/addmessage HURRY, you should stop wasting time: see www.example.com today!!")
    card = await editor.receives("New message", timeout=PATIENCE_SECONDS)
    for rule in ("guilt", "link", "shouting"):
        assert f"{rule}: " in card.text
    assert card.buttons[0] == ["⚠️ Add it anyway"]
    await editor.presses("Discard", message=card)
    await card.becomes("Discarded")
    assert (await editor.presses_data("o:draft:1:add", card)).text == "That draft is finished already."


async def test_a_preview_for_a_user_shows_pairs_and_nothing_they_told(staff: Staff) -> None:
    editor, viewer = await staff.somebody("Edda", "editor"), await staff.somebody("Vic", "viewer")
    reader = staff.on.playground.person("Rea")
    await editor.sends(f"/preview {reader.id}")
    await editor.receives("I don't know that person well enough")
    await onboard(reader, READER)
    await viewer.sends(f"/preview {reader.id}")
    await viewer.receives("Only editors see what one of the users would get")
    await editor.sends(f"/preview {reader.id}")
    head = await editor.receives("For this user", timeout=PATIENCE_SECONDS)
    shown = [await editor.receives(photo=True, timeout=PATIENCE_SECONDS) for _pair in range(5)]
    assert "what they like" in shown[0].text
    sent = reader.messages[-1].text
    for message in (head, *shown):
        told = message.text.partition("\n\n")[2]
        assert sent not in message.text  # they have just had that one
        for secret in ("novels", "evenings", "librarian", "61", str(reader.id)):
            assert secret not in told
    async with staff.on.bot.database.reading() as session:
        (entry,) = (await session.exec(select(AuditEntry).where(AuditEntry.action == "user previewed"))).all()
    assert entry.subject.startswith("user ")
    await reader.sends("/privacy")
    assert "not what you told me" in (await reader.receives()).text
