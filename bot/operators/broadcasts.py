"""/broadcast: one nudge for many, through the same moments, decisions and outbox as every other.

Pauses, quiet hours, caps and gaps win over a broadcast; what they withhold is counted as withheld.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.address import Address
from bot.core.buttons import number_in
from bot.core.clock import Clock
from bot.core.inputs import Press
from bot.core.log_events import event
from bot.core.messenger import SendError
from bot.core.replies import Acknowledge, Edit, Reply, Say, quoted
from bot.core.texts import _, language
from bot.delivery.notices import nudge_caption
from bot.operators.broadcast_cards import broadcast_card, progress_of_any
from bot.operators.broadcast_orders import OrderError, how, read_order
from bot.operators.cards import Cards
from bot.operators.staff import CONFIRM_WITHIN
from bot.services.announcements import hand_out, try_on
from bot.services.broadcasts import note_broadcast_card, store_broadcast
from bot.storage.database import Database
from bot.storage.models import (
    Broadcast,
    BroadcastState,
    ItemKind,
    ItemState,
    Job,
    JobKind,
    StoredImage,
    StoredMessage,
    User,
)
from bot.storage.pictures import read_picture
from bot.storage.queries.announcements import (
    announce_again,
    cancel_announcement,
    count_due,
    next_readers,
    pause_announcement,
)
from bot.storage.queries.broadcasts import (
    cohorts_in_use,
    count_audience,
    get_broadcast,
    key_of,
    next_users,
    running_broadcasts,
    take_back,
    try_failed_again,
    unsettled_broadcasts,
)
from bot.storage.queries.item_texts import text_in
from bot.storage.queries.items import get_item
from bot.storage.queries.moments import add_broadcast, ask_for_nudge
from bot.storage.queries.nudges import Withdrawal
from bot.storage.queries.operators import add_job, note
from bot.storage.queries.people import address_of, zone_of

BATCH = 100
"""Users whose nudges are under way at a time; a pause or cancel takes back all of them that are not being sent."""

EXPIRY = timedelta(hours=1)
"""How long after its turn a nudge still goes out."""

_log = logging.getLogger(__name__)
_OPEN = (BroadcastState.DRAFTED, BroadcastState.RUNNING, BroadcastState.PAUSED)


async def begin_broadcast(operator_id: int, words: str, now: datetime, *, session: AsyncSession) -> list[Reply]:
    """Show what a broadcast would be, with its count, before anything is sent."""
    zone = await zone_of(operator_id, session=session)
    try:
        order = read_order(words, zone, now, await cohorts_in_use(session=session))
    except OrderError as error:
        return [Say(html=str(error))]
    broadcast = Broadcast(user_id=operator_id, audience=order.audience, created_at=now, starts_at=order.starts_at)
    if order.ids is not None:
        message = await get_item(ItemKind.MESSAGE, order.ids[0], session=session)
        image = await get_item(ItemKind.IMAGE, order.ids[1], session=session)
        for item, name in zip((message, image), order.ids, strict=True):
            if item is None or item.state is not ItemState.LIVE:
                return [Say(html=_("{id} is not live in the library.").format(id=quoted(name)) + "\n" + how())]
        broadcast.message_id, broadcast.image_id = order.ids
    broadcast.total = await count_audience(order.audience, now, session=session)
    await store_broadcast(broadcast, session=session)
    html, rows = await broadcast_card(broadcast, session=session)
    return [Say(html=html, buttons=rows)]


async def press_broadcast(
    operator_id: int, press: Press, rest: str, now: datetime, *, session: AsyncSession
) -> list[Reply]:
    """Start, test, pause, go on with or cancel a broadcast."""
    number, _colon, what = rest.partition(":")
    broadcast_id = number_in(number)
    broadcast = await get_broadcast(broadcast_id, session=session) if broadcast_id is not None else None
    again = broadcast is not None and what == "again" and broadcast.state is BroadcastState.DONE
    if broadcast is None or (broadcast.state not in _OPEN and not again):
        return [Acknowledge(query_id=press.query_id, text=_("That broadcast is finished already."))]
    told, before = None, broadcast.state.value
    match what, broadcast.state:
        case "test", _state:
            told = await _try_out(operator_id, press, broadcast, now, session=session)
        case "start", BroadcastState.DRAFTED if broadcast.user_id != operator_id:
            return [Acknowledge(query_id=press.query_id, text=_("Only who asked for a broadcast can send it."))]
        case "start", BroadcastState.DRAFTED if not timedelta() <= now - broadcast.created_at <= CONFIRM_WITHIN:
            return [
                Acknowledge(query_id=press.query_id, text=_("That was asked too long ago. Write the command again."))
            ]
        case "start", BroadcastState.DRAFTED:
            broadcast.total = await count_audience(broadcast.audience, now, session=session)
            broadcast.state = BroadcastState.RUNNING
        case "pause", BroadcastState.RUNNING:
            broadcast.state = BroadcastState.PAUSED
            if broadcast.text is not None:
                await pause_announcement(broadcast, session=session)
            else:
                await take_back(broadcast, Withdrawal.PAUSED, session=session)
        case "resume", BroadcastState.PAUSED:
            broadcast.state = BroadcastState.RUNNING
        case "again", BroadcastState.DONE:
            broadcast.state = BroadcastState.RUNNING
            if broadcast.text is not None:
                await announce_again(broadcast, now, session=session)
            else:
                await try_failed_again(broadcast, session=session)
        case "cancel", _state:
            broadcast.state = BroadcastState.CANCELLED
            if broadcast.text is not None:
                await cancel_announcement(broadcast, session=session)
            else:
                await take_back(broadcast, Withdrawal.CANCELLED, session=session)
        case "show", _state:
            pass
        case _:
            return [Acknowledge(query_id=press.query_id, text=_("This button no longer works."))]
    broadcast.card_id = press.message_id
    await store_broadcast(broadcast, session=session)
    if what in ("start", "pause", "resume", "cancel", "again"):
        details = f"{broadcast.audience}, {broadcast.total} users"
        change = (before, broadcast.state.value)
        subject = str(broadcast.id)
        await note(f"broadcast {what}", subject, now, by=operator_id, details=details, change=change, session=session)
    answer = Acknowledge(query_id=press.query_id, text=told)
    if press.message_id is None:
        return [answer]
    html, rows = await broadcast_card(broadcast, session=session)
    return [answer, Edit(message_id=press.message_id, html=html, buttons=rows)]


class BroadcastJobs:
    """Gives the users of running broadcasts their moments, a batch at a time; how far it came is stored with them.

    Args:
        database: Where broadcasts are.
        cards: Shows the progress.
        clock: The time of moments.
        image_folder: Where pictures are.
    """

    def __init__(self, database: Database, cards: Cards, clock: Clock, image_folder: Path) -> None:
        self._database = database
        self._cards = cards
        self._clock = clock
        self._image_folder = image_folder
        self._shown: dict[int, str] = {}
        self._unsettled: set[int] = set()

    async def try_out(self, job: Job, chat_id: Address) -> None:
        """Show an operator the pair of a broadcast as users will see it.

        Raises:
            bot.core.messenger.SendError: If it cannot be shown just now.
        """
        async with self._database.reading() as session:
            message = await get_item(ItemKind.MESSAGE, str(job.payload["message"]), session=session)
            image = await get_item(ItemKind.IMAGE, str(job.payload["image"]), session=session)
            said = await text_in(ItemKind.MESSAGE, str(job.payload["message"]), language(), session=session)
        if isinstance(message, StoredMessage) and isinstance(image, StoredImage):
            picture = await asyncio.to_thread(read_picture, self._image_folder, image.file)
            await self._cards.show(chat_id, nudge_caption(said or message.text, None), picture=picture)

    async def advance(self) -> int:
        """Take every running broadcast a batch further; return how many users got a moment."""
        async with self._database.reading() as session:
            running = [broadcast.id or 0 for broadcast in await running_broadcasts(session=session)]
            unsettled = set(await unsettled_broadcasts(session=session))
        for number in sorted(unsettled | self._unsettled):  # once more when the last one has come to its end
            await self._show(number)
        self._unsettled = unsettled
        return sum([await self._advance(number) for number in running])

    async def _advance(self, number: int) -> int:
        now = self._clock.now()
        async with self._database.writing() as session:
            broadcast = await get_broadcast(number, session=session)
            if broadcast is None or broadcast.state is not BroadcastState.RUNNING:
                return 0
            if broadcast.starts_at is not None and now < broadcast.starts_at:
                return 0
            progress = await progress_of_any(broadcast, session=session)
            under_way = progress.undecided + progress.on_the_way
            if broadcast.text is not None:
                users = await _hand_out(broadcast, now, session=session)
            else:
                users = await _give_moments(broadcast, BATCH - under_way, now, session=session)
            if users:
                broadcast.cursor = users[-1]
            elif not under_way:
                broadcast.state = BroadcastState.DONE
            await store_broadcast(broadcast, session=session)
        await self._show(number)
        return len(users)

    async def _show(self, number: int) -> None:
        async with self._database.reading() as session:
            broadcast = await session.get(Broadcast, number)
            if broadcast is None or broadcast.user_id is None or broadcast.card_id is None:
                return
            chat_id = await address_of(broadcast.user_id, session=session)
            html, rows = await broadcast_card(broadcast, session=session)
        if chat_id is None or self._shown.get(number) == html:
            return
        try:
            card_id = await self._cards.show(chat_id, html, rows, card_id=broadcast.card_id)
        except SendError as error:  # the broadcast goes on; the next step shows it again
            event(_log, logging.WARNING, "progress_not_shown", broadcast=number, error=error.problem.value)
            return
        self._shown[number] = html
        if card_id != broadcast.card_id:  # the card was deleted
            async with self._database.writing() as session:
                await note_broadcast_card(number, card_id, session=session)


async def _give_moments(broadcast: Broadcast, room: int, now: datetime, *, session: AsyncSession) -> Sequence[int]:
    """Give the next users of a broadcast their moments; return who they are."""
    users = await next_users(broadcast, now, room, session=session) if room > 0 else []
    if users:
        key = key_of(broadcast.id or 0)
        await add_broadcast(key, users, now, EXPIRY, pair=_pair(broadcast), session=session)
    return users


async def _hand_out(broadcast: Broadcast, now: datetime, *, session: AsyncSession) -> Sequence[int]:
    """Give the next readers of an announcement their copies; return who they are."""
    room = BATCH - await count_due(broadcast.id or 0, now, session=session)
    readers = await next_readers(broadcast, now, room, session=session) if room > 0 else []
    await hand_out(broadcast, readers, now, session=session)
    return [reader.id for reader in readers]


async def _try_out(
    operator_id: int, press: Press, broadcast: Broadcast, now: datetime, *, session: AsyncSession
) -> str | None:
    """Have a broadcast tried on the operator alone, and return what to tell them about that."""
    if broadcast.text is not None:
        await try_on(broadcast, operator_id, now, session=session)
        return None
    pair = _pair(broadcast)
    if pair is not None:
        payload = {"message": pair[0], "image": pair[1]}
        await add_job(operator_id, JobKind.BROADCAST, now, payload, session=session)
        return None
    operator = await session.get(User, operator_id)
    if operator is None or operator.onboarded_at is None or operator.consented_at is None:
        return _("Everybody gets what suits them, and I don't know you yet. /preview shows what somebody would get.")
    await ask_for_nudge(operator_id, f"try/{press.query_id}"[:80], now, EXPIRY, session=session)
    return _("What suits you best is on its way to you.")


def _pair(broadcast: Broadcast) -> tuple[str, str] | None:
    if broadcast.message_id is None or broadcast.image_id is None:
        return None
    return broadcast.message_id, broadcast.image_id
