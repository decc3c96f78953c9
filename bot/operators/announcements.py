"""/announce: free words for many, with or without a photo; from its card on it is a broadcast like any other."""

from __future__ import annotations

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.operator_inputs import Sent, Words
from bot.core.replies import Reply, Say
from bot.core.texts import _
from bot.operators.broadcast_cards import broadcast_card
from bot.operators.broadcast_orders import OrderError, read_order
from bot.operators.open_question import OpenQuestion, ask, close_question
from bot.services.announcements import try_on
from bot.services.broadcasts import store_broadcast
from bot.storage.models import Broadcast
from bot.storage.queries.broadcasts import cohorts_in_use, count_audience, get_broadcast
from bot.storage.queries.people import zone_of

TEXT_LIMIT = 4000
"""Signs of an announcement; Telegram takes 4096."""

CAPTION_LIMIT = 1000
"""Signs below a photo; Telegram takes 1024."""


async def begin_announcement(operator_id: int, words: str, now: datetime, *, session: AsyncSession) -> list[Reply]:
    """Ask for the words of an announcement, once it is clear for whom it is and when."""
    zone = await zone_of(operator_id, session=session)
    try:
        order = read_order(words, zone, now, await cohorts_in_use(session=session))
    except OrderError as error:
        return [Say(html=str(error) if words else how())]
    if order.ids is not None:
        return [Say(html=how())]
    broadcast = Broadcast(
        user_id=operator_id, audience=order.audience, created_at=now, starts_at=order.starts_at, text=""
    )
    await store_broadcast(broadcast, session=session)
    await ask(operator_id, "announcement", None, now, broadcast_id=broadcast.id, session=session)
    html = _(
        "Write the announcement, or send a photo with it. Links show a preview. You see it before anybody else does. "
        "/cancel leaves it."
    )
    return [Say(html=html)]


async def hear_announcement(
    operator_id: int, question: OpenQuestion, given: Words | Sent, now: datetime, *, session: AsyncSession
) -> list[Reply]:
    """Take the words, or the photo, show them as people will see them, and offer to send them."""
    if isinstance(given, Sent) and given.name is not None:
        return [Say(html=_("Send it as a photo, not as a file: that is how people will see it."))]
    text, limit = (given.caption, CAPTION_LIMIT) if isinstance(given, Sent) else (given.text, TEXT_LIMIT)
    if len(text) > limit:
        html = _("That has {n} characters; at most {limit} are allowed.")
        return [Say(html=html.format(n=len(text), limit=limit))]
    await close_question(operator_id, now, session=session)
    broadcast = await get_broadcast(question.broadcast_id or 0, session=session)
    if broadcast is None:
        return [Say(html=_("That broadcast is finished already."))]
    broadcast.text, broadcast.photo = text, given.file_id if isinstance(given, Sent) else None
    broadcast.created_at = now
    broadcast.total = await count_audience(broadcast.audience, now, session=session)
    await store_broadcast(broadcast, session=session)
    await try_on(broadcast, operator_id, now, session=session)
    html, rows = await broadcast_card(broadcast, session=session)
    return [Say(html=html, buttons=rows)]


def how() -> str:
    """Return how an announcement is asked for, in Telegram's HTML."""
    return _(
        "Write /announce and for whom, as for /broadcast: <code>/announce all</code>, "
        "<code>/announce cohort:NAME+language:en at 18:00</code>. Then I ask for the words."
    )
