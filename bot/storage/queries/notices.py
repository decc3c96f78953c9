"""Notices: texts to users that are no answer to an update, each sent at most once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.address import Address
from bot.core.replies import Button, Rows, without_emoji
from bot.queue.rows import claim
from bot.queue.spec import Guarantee, QueueSpec, Retry
from bot.storage.models import Account, Notice, NudgeState, User
from bot.storage.queries.outbox import OUTGOING

NOTICES = QueueSpec(
    name="notices",
    table=Notice,
    key=Notice.id,
    guarantee=Guarantee.AT_MOST_ONCE,
    retry=Retry(attempts=10),
    waiting=col(Notice.state) == NudgeState.PLANNED,
    held=col(Notice.state).in_((NudgeState.CLAIMED, NudgeState.SENDING, NudgeState.UNKNOWN)),
    states=OUTGOING,
)


@dataclass(frozen=True)
class OutgoingNotice:
    """A notice with all that is needed to send it.

    Attributes:
        notice_id: Which notice.
        user_id: For whom.
        address: Where they are reached.
        html: The text.
        attempts: How often it was tried before.
        buttons: Below it.
        pictures: Files of pictures that go with it as one.
        is_silent: Whether it comes without a sound.
        photo: What the messenger calls the picture that goes with it, where somebody sent it themselves.
        has_preview: Whether its first link shows what it leads to.
        is_bulk: Whether it is a copy of an announcement: nobody waits for it.
    """

    notice_id: int
    user_id: int
    address: Address
    html: str
    attempts: int
    buttons: Rows = ()
    pictures: tuple[str, ...] = ()
    is_silent: bool = False
    photo: str | None = None
    has_preview: bool = False
    is_bulk: bool = False


def new_notice(
    user_id: int,
    html: str,
    at: datetime,
    buttons: Rows = (),
    *,
    pictures: Sequence[str] = (),
    photo: str | None = None,
) -> Notice:
    """Return a notice that may go out from an instant on.

    Args:
        user_id: For whom.
        html: The text.
        at: Aware.
        buttons: Below it.
        pictures: Files of pictures that go with it as one.
        photo: What the messenger calls the person's own picture that goes with it.
    """
    rows = [[button.model_dump() for button in row] for row in buttons]
    return Notice(
        user_id=user_id,
        html=html,
        created_at=at,
        not_before=at,
        buttons=rows or None,
        pictures=list(pictures) or None,
        photo=photo,
    )


async def is_any_notice(now: datetime, *, session: AsyncSession) -> bool:
    """Whether a notice may be sent now."""
    statement = select(Notice.id).where(NOTICES.waiting, col(Notice.not_before) <= now)
    return (await session.exec(statement.limit(1))).first() is not None


async def claim_notices(
    worker: str, messenger: str, now: datetime, limit: int, *, bulk: bool = False, session: AsyncSession
) -> Sequence[OutgoingNotice]:
    """Claim notices of one messenger that may be sent now, the oldest first.

    Args:
        worker: Who claims them.
        messenger: In which their readers are reached.
        now: Aware.
        limit: How many at most.
        bulk: Whether it is copies of announcements that are claimed, or all else.
        session: A writing session.
    """
    kind = col(Notice.broadcast_id).is_not(None) if bulk else col(Notice.broadcast_id).is_(None)
    rows = await session.exec(
        select(Notice, Account, User)
        .join(Account, col(Account.user_id) == col(Notice.user_id))
        .join(User, col(User.id) == col(Notice.user_id))
        .where(NOTICES.waiting, kind, col(Notice.not_before) <= now, Account.messenger == messenger)
        .order_by(col(Notice.id))
        .limit(limit)
        .with_for_update(skip_locked=True, of=Notice)
    )
    found = [
        OutgoingNotice(
            notice.id or 0,
            notice.user_id,
            Address(account.messenger, account.address),
            notice.html,
            notice.attempts,
            _buttons(notice, user),
            () if user.text_only else tuple(notice.pictures or ()),
            bool(user.is_silent),
            None if user.text_only and notice.html else notice.photo,
            bool(notice.preview),
            bulk,
        )
        for notice, account, user in rows
    ]
    await claim(NOTICES, [notice.notice_id for notice in found], worker, session=session)
    return found


def _buttons(notice: Notice, user: User) -> Rows:
    rows = tuple(tuple(Button(**button) for button in row) for row in notice.buttons or ())
    return without_emoji(rows) if user.plain_buttons else rows


def settled(
    state: NudgeState,
    worker: str,
    *,
    error: str | None = None,
    not_before: datetime | None = None,
    message_id: int | None = None,
) -> dict[str, object]:
    """Return what becomes of a notice, by column."""
    holder = None if state is NudgeState.PLANNED else worker
    return {
        "state": state,
        "claimed_by": holder,
        "error": error,
        "not_before": not_before,
        "message_id": message_id,
    }


def again_at(notice: OutgoingNotice, wait: timedelta, now: datetime) -> datetime | None:
    """Return when a notice that was surely not delivered is tried again; ``None``: never."""
    if NOTICES.retry.is_over(notice.attempts + 1):
        return None
    return now + (wait or NOTICES.retry.wait(notice.attempts))
