"""Forgetting: in two steps, completely, and saying what was removed."""

from __future__ import annotations

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.conversations.phrases import enumerate_phrases
from bot.core.buttons import COMMAND
from bot.core.inputs import Press
from bot.core.replies import Acknowledge, Button, Edit, Reply, Say
from bot.storage.models import User
from bot.storage.queries.history import add_to_counter, count_rows
from bot.storage.queries.people import delete_user
from bot.texts import _


def confirm_forgetting() -> list[Reply]:
    """Ask before deleting."""
    buttons = (
        (Button(label=_("Yes, delete everything"), data=COMMAND.payload("forget", "yes")),),
        (Button(label=_("No, keep it"), data=COMMAND.payload("forget", "no")),),
    )
    html = _(
        "This deletes your profile, your schedule, all nudges and reactions, and whatever I learned, for good. "
        "/export gives you a copy first. Shall I delete it?"
    )
    return [Say(html=html, buttons=buttons)]


async def forget(user: User, press: Press, *, session: AsyncSession) -> list[Reply]:
    """Delete all that is stored about a user; only numbers that tell of nobody are kept."""
    counts = await count_rows(user.id, session=session)
    await delete_user(user, session=session)
    await add_to_counter("forgotten_users", 1, session=session)
    await add_to_counter("forgotten_nudges", counts.get("nudge", 0), session=session)
    await add_to_counter("forgotten_reactions", counts.get("reaction", 0), session=session)
    return _said(press, _("Done: {things}. Nothing about you is left. Take care!").format(things=_removed(counts)))


def keep(press: Press) -> list[Reply]:
    """Answer to not deleting after all."""
    return _said(press, _("I keep everything as it is."))


def _removed(counts: dict[str, int]) -> str:
    """Return what was deleted, in words."""
    kinds = (
        (("attribute", "taste"), _("things you told me ({n})")),
        (("window",), _("screen times ({n})")),
        (("nudge",), _("nudges ({n})")),
        (("reaction", "critique"), _("reactions ({n})")),
        (("moment", "decision"), _("moments and decisions ({n})")),
        (("vector_owner",), _("vectors of your words ({n})")),
        (("device",), _("devices and their tokens ({n})")),
        (("screen_event", "screen_day", "screen_pending"), _("what they told of your screen ({n})")),
        (("screen_rules",), _("your on-screen rules")),
    )
    named = []
    for tables, words in kinds:
        number = sum(counts.get(table, 0) for table in tables)
        if number:
            named.append(words.format(n=number))
    account = _("your account with me")
    return _("deleted are {things}").format(things=enumerate_phrases([account, *named], _("and")))


def _said(press: Press, html: str) -> list[Reply]:
    if press.message_id is None:
        return [Acknowledge(query_id=press.query_id), Say(html=html)]
    return [Acknowledge(query_id=press.query_id), Edit(message_id=press.message_id, html=html)]
