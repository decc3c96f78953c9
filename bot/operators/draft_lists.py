"""All drafts that wait: listed, shown again, added or discarded together."""

from __future__ import annotations

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.buttons import OPERATOR
from bot.core.inputs import Press
from bot.core.replies import Acknowledge, Button, Reply, Say, quoted
from bot.core.texts import _
from bot.operators.draft_adding import is_fine, put_into_library
from bot.operators.draft_fields import fields_of
from bot.operators.open_question import close_question
from bot.services.drafts import show_draft
from bot.storage.models import DraftState, ItemKind
from bot.storage.queries.operators import waiting_drafts

SHOWN = 10
"""Drafts that are named, or shown again, at once."""


async def list_drafts(operator_id: int, *, session: AsyncSession) -> list[Reply]:
    """Show what waits to be added."""
    drafts = await waiting_drafts(operator_id, session=session)
    if not drafts:
        return [Say(html=_("No drafts wait. /addmessage begins one, or send me a picture."))]
    lines: list[str] = []
    fine = 0
    for draft in drafts:
        fields = fields_of(draft)
        fine += is_fine(draft, fields)
        if len(lines) < SHOWN:
            sign = "🖼" if draft.kind is ItemKind.IMAGE else "💬"
            warned = " ⚠️" if fields.warnings else ""
            lines.append(f"{sign} {quoted((fields.words or fields.file_name or _('no caption yet'))[:80])}{warned}")
    if len(drafts) > len(lines):
        lines.append(_("… and {n} more").format(n=len(drafts) - len(lines)))
    rows = [(Button(label=_("Show them"), data=OPERATOR.payload("drafts", "show")),)]
    if fine:
        label = _("✅ Add the {n} without warnings").format(n=fine)
        rows.append((Button(label=label, data=OPERATOR.payload("drafts", "add")),))
    rows.append((Button(label=_("🗑 Discard all"), data=OPERATOR.payload("drafts", "discard")),))
    return [Say(html="\n".join([f"<b>{_('Drafts')}</b>", *lines]), buttons=tuple(rows))]


async def press_drafts(
    operator_id: int, press: Press, what: str, now: datetime, *, session: AsyncSession
) -> list[Reply]:
    """Show, add or discard all that waits."""
    drafts = await waiting_drafts(operator_id, session=session)
    done = 0
    for draft in drafts:
        fields = fields_of(draft)
        if what == "show" and done < SHOWN:
            draft.card_id = None
            await show_draft(draft, now, session=session)
        elif what == "add" and is_fine(draft, fields):
            await put_into_library(operator_id, draft, fields, now, session=session)
            await show_draft(draft, now, session=session)
        elif what == "discard":
            draft.state = DraftState.DISCARDED
            await show_draft(draft, now, session=session)
        else:
            continue
        done += 1
    if what == "discard":
        await close_question(operator_id, now, session=session)
    text = {"add": _("{n} added."), "discard": _("{n} discarded."), "show": ""}.get(
        what, _("This button no longer works.")
    )
    return [Acknowledge(query_id=press.query_id, text=text.format(n=done) or None)]
