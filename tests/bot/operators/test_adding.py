"""Content added in chat, up to the nudge that comes of it."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw
from sqlmodel import col, select

from bot.storage.models import AuditEntry, ItemState, Nudge, StoredImage, StoredMessage
from tests.bot.operators.conftest import Staff
from tests.bot.talks import PATIENCE_SECONDS, onboard, with_answers


def picture(seed: int = 0, size: tuple[int, int] = (900, 600), kind: str = "JPEG", **options: object) -> bytes:
    """Return a picture that looks like no other with another seed."""
    image = Image.new("RGB", size, ((seed * 53) % 256, 90, 160))
    pen = ImageDraw.Draw(image)
    for number in range(12):
        x, y = (seed * 131 + number * 97) % size[0], (seed * 71 + number * 193) % size[1]
        pen.ellipse((x - 90, y - 70, x + 90, y + 70), fill=((number * 41 + seed * 17) % 256, (number * 67) % 256, 60))
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


async def test_a_message_is_suggested_labels_for_and_added_with_one_tap(staff: Staff) -> None:
    editor = await staff.somebody("Edda", "editor")
    await editor.sends("/addmessage Put on your shoes and take a short walk along the river.")
    card = await editor.receives("New message", timeout=PATIENCE_SECONDS)
    assert "Activity: walking" in card.text
    assert "Language: en (suggested)" in card.text
    assert "⚠" not in card.text
    await editor.presses("Add it", message=card)
    await card.becomes("In the library")
    assert card.buttons == []
    async with staff.on.bot.database.reading() as session:
        stored = (
            await session.exec(select(StoredMessage).where(col(StoredMessage.text).contains("along the river")))
        ).one()
        log = (await session.exec(select(AuditEntry).where(AuditEntry.action == "message added"))).one()
    assert stored.state is ItemState.LIVE
    assert stored.id.startswith("put-on-your-shoes-and-")
    assert log.subject == stored.id


async def test_an_image_added_by_photo_is_in_the_next_nudge_of_a_fitting_user(staff: Staff) -> None:
    editor = await staff.somebody("Edda", "editor")
    await editor.sends_photo(picture(1), "a woman flying a big red kite on a windy hill")
    card = await editor.receives("kite", photo=True, timeout=PATIENCE_SECONDS)
    await editor.presses("Add it", message=card)
    await card.becomes("In the library")
    await editor.sends("/addmessage Take the kite up the hill and let the wind have it.")
    card = await editor.receives("New message", timeout=PATIENCE_SECONDS)
    await editor.presses("Add it", message=card)
    await card.becomes("In the library")

    person = staff.on.playground.person("Kit")
    nudge = await onboard(person, with_answers(likes="flying kites"))
    async with staff.on.bot.database.reading() as session:
        sent = (await session.exec(select(Nudge))).one()
        image = await session.get(StoredImage, sent.image_id)
    assert image is not None
    assert image.caption == "a woman flying a big red kite on a windy hill"
    assert nudge.photo is not None
    assert "kite" in nudge.text
