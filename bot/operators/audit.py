"""The audit log, as owners read it."""

from __future__ import annotations

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.buttons import OPERATOR
from bot.core.inputs import Press
from bot.core.replies import Acknowledge, Button, Edit, Reply, Rows, Say, quoted
from bot.core.texts import _
from bot.storage.queries.operators import audit_page

PAGE = 12
"""Entries shown at once."""


async def show_audit(*, session: AsyncSession) -> list[Reply]:
    """Show the latest changes."""
    html, rows = await _page(0, session=session)
    return [Say(html=html, buttons=rows)]


async def turn_audit(press: Press, what: str, *, session: AsyncSession) -> list[Reply]:
    """Show another page."""
    page = int(what) if what.isdecimal() and len(what) < 6 else 0
    html, rows = await _page(page, session=session)
    answer = Acknowledge(query_id=press.query_id)
    if press.message_id is None:
        return [answer, Say(html=html, buttons=rows)]
    return [answer, Edit(message_id=press.message_id, html=html, buttons=rows)]


async def _page(page: int, *, session: AsyncSession) -> tuple[str, Rows]:
    entries = await audit_page(PAGE + 1, page * PAGE, session=session)
    lines = []
    for entry in entries[:PAGE]:
        who = _("command line") if entry.user_id is None else f"{entry.user_id:x}"[-6:]
        details = f" ({quoted(entry.details)})" if entry.details else ""
        lines.append(f"{entry.at:%Y-%m-%d %H:%M}  <code>{who}</code>  {quoted(entry.action)}: {quoted(entry.subject)}")
        lines[-1] += details
    row = []
    if page:
        row.append(Button(label=_("‹ Newer"), data=OPERATOR.payload("audit", page - 1)))
    if len(entries) > PAGE:
        row.append(Button(label=_("Older ›"), data=OPERATOR.payload("audit", page + 1)))
    title = f"<b>{_('What was changed')}</b> (UTC)"
    return "\n".join([title, *(lines or [_("Nothing yet.")])]), (tuple(row),) if row else ()
