"""The welcome, the consent and the contact in the operators' own words, from /texts to who reads them."""

from __future__ import annotations

from sqlmodel import select

from bot.storage.models import AuditEntry, User
from tests.bot.operators.conftest import Staff


async def test_new_words_are_seen_before_they_hold_and_asked_about_then(staff: Staff) -> None:
    early = await staff.somebody("Early")
    await early.presses("Yes, let's start")
    await early.receives("1 of 9")
    await staff.owner.sends("/texts")
    listed = await staff.owner.receives("in your own words")
    await staff.owner.presses("What people agree to", message=listed)
    await staff.owner.until(lambda: True if ["English"] in listed.buttons else None, "the languages")
    await staff.owner.presses("English", message=listed)
    await listed.becomes("as it ships")
    assert "and store your answers" in listed.text
    await staff.owner.presses("Change it", message=listed)
    await staff.owner.receives("Write it in English")
    await staff.owner.sends("We keep what you tell us & <nothing> else.")
    preview = await staff.owner.receives("So people would read it")
    assert "the 1 people who agreed in this language are asked again" in preview.text
    late = await staff.somebody("Late")
    await late.sends("/start")
    assert "and store your answers" in (await late.receives("Is that all right?")).text
    await staff.owner.presses("Let it hold", message=preview)
    await preview.becomes("0 of 1 people have agreed to these words")
    await late.sends("/start")
    asked = await late.receives("We keep what you tell us & <nothing> else.")
    await late.presses("Yes, let's start", message=asked)
    await late.receives("1 of 9")
    async with staff.on.bot.database.reading() as session:
        versions = sorted(user.consent_version for user in await session.exec(select(User)))
        entry = (await session.exec(select(AuditEntry).where(AuditEntry.action == "text changed"))).one()
    assert versions == [0, 0, 1]
    assert (entry.subject, entry.before, entry.after) == (
        "consent en",
        "as it ships",
        "We keep what you tell us & <nothing> else.",
    )
