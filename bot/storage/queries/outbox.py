"""The outbox: nudges on their way to Telegram, each moved from state to state by the one worker that has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, bindparam, func, or_, update
from sqlmodel import UTCDateTime, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.address import Address
from bot.storage.models import (
    Account,
    Decision,
    ItemKind,
    ItemText,
    Moment,
    Nudge,
    NudgeState,
    Origin,
    StoredImage,
    StoredMessage,
    Upload,
    User,
)
from bot.storage.models.base import Json
from bot.storage.types import literally

_PLANNED = literally(col(Nudge.state), NudgeState.PLANNED)
_OPEN = literally(col(Nudge.state), NudgeState.CLAIMED, NudgeState.SENDING, NudgeState.UNKNOWN)
_ASKED = literally(col(Nudge.origin), Origin.ASKED)


@dataclass(frozen=True)
class Parcel:
    """A nudge with all that is needed to send it."""

    nudge_id: int
    user_id: int
    origin: Origin
    due_at: datetime
    """When it might go out first."""
    expires_at: datetime
    attempts: int
    """How often it was tried before."""
    messenger: str
    address_id: str
    text: str
    image_file: str
    file_id: str | None
    """What Telegram calls the picture, if this bot has uploaded it before."""
    language: str = "en"
    """The user's."""
    wish: str | None = None
    """What the user asked for in words, if that is why it comes."""
    wish_met: bool | None = None
    """Whether it has to do with that."""
    signal: Json | None = None
    """What the screen told, if that is why it comes."""

    @property
    def address(self) -> Address:
        """Where its user is reached."""
        return Address(self.messenger, self.address_id)


@dataclass(frozen=True)
class Settlement:
    """What became of a nudge that a worker had claimed, with what else is known by that.

    Attributes:
        nudge_id: Which nudge.
        state: Where it stands now; ``PLANNED``: it may be tried again at ``not_before``.
        error: Why it was not sent, or not for sure.
        not_before: When it may be tried again.
        sent_at: When Telegram took it.
        telegram_message_id: What Telegram calls it.
        blocked_at: When its user was found to have blocked the bot.
        new_address: Where its user is reached now.
        uploaded: What Telegram calls the picture: file name and file id; an empty id: what we had is void.
    """

    nudge_id: int
    state: NudgeState
    error: str | None = None
    not_before: datetime | None = None
    sent_at: datetime | None = None
    telegram_message_id: int | None = None
    blocked_at: datetime | None = None
    new_address: Address | None = None
    uploaded: tuple[str, str] | None = None


async def is_anything_planned(now: datetime, *, asked_only: bool = False, session: AsyncSession) -> bool:
    """Whether a nudge may go out now, or one that somebody asked for."""
    statement = select(Nudge.id).where(_PLANNED, col(Nudge.not_before) <= now).limit(1)
    if asked_only:
        statement = statement.where(_ASKED)
    return (await session.exec(statement)).first() is not None


async def count_waiting(limit: int, *, session: AsyncSession) -> int:
    """Return how many nudges wait to be sent that nobody asked for, at most ``limit``."""
    some = select(Nudge.id).where(_PLANNED, col(Nudge.origin) != Origin.ASKED).limit(limit).subquery()
    return (await session.exec(select(func.count()).select_from(some))).one()


async def claim_nudges(
    worker: str, bot_id: int, messenger: str, now: datetime, *, asked: int, others: int, session: AsyncSession
) -> Sequence[Parcel]:
    """Claim nudges that may go out now, those asked for first, then by the time since when they might.

    Args:
        worker: For whom.
        bot_id: Whose names for pictures are looked up.
        messenger: In which their users are reached.
        now: Aware.
        asked: How many at most of those that somebody waits for.
        others: How many at most of all others.
        session: A writing session.
    """
    ids: list[int | None] = []
    theirs = select(Account.user_id).where(Account.messenger == messenger)
    for conditions, limit in (((_PLANNED, _ASKED), asked), ((_PLANNED, col(Nudge.origin) != Origin.ASKED), others)):
        if limit > 0:
            found = await session.exec(
                select(Nudge.id)
                .where(*conditions, col(Nudge.not_before) <= now, col(Nudge.user_id).in_(theirs))
                .order_by(col(Nudge.not_before))
                .limit(limit)
                .with_for_update(skip_locked=True)
            )
            ids += found.all()
    if not ids:
        return []
    await session.exec(
        update(Nudge)
        .where(col(Nudge.id).in_(ids))
        .values(state=NudgeState.CLAIMED, claimed_by=worker)
        .execution_options(synchronize_session=False)
    )
    details = await session.exec(
        select(  # type: ignore[call-overload]  # SQLModel types selects of up to four columns
            Nudge.id,
            Nudge.user_id,
            Nudge.origin,
            Nudge.not_before,
            Nudge.expires_at,
            Nudge.attempts,
            Account.messenger,
            Account.address,
            func.coalesce(ItemText.text, StoredMessage.text),
            StoredImage.file,
            Upload.file_id,
            User.language,
            Moment.wish,
            Decision.wish_met,
            Moment.signal,
        )
        .join(User, col(User.id) == col(Nudge.user_id))
        .join(Moment, col(Moment.id) == col(Nudge.moment_id))
        .join(Decision, col(Decision.id) == col(Nudge.decision_id))
        .join(Account, col(Account.user_id) == col(Nudge.user_id))
        .join(StoredMessage, col(StoredMessage.id) == col(Nudge.message_id))
        .join(StoredImage, col(StoredImage.id) == col(Nudge.image_id))
        .outerjoin(
            Upload,
            and_(
                col(Upload.image_file) == col(StoredImage.file), col(Upload.bot_id) == bot_id, col(Upload.file_id) != ""
            ),
        )
        .outerjoin(
            ItemText,
            and_(
                col(ItemText.kind) == ItemKind.MESSAGE.value,
                col(ItemText.item_id) == col(Nudge.message_id),
                col(ItemText.language) == col(User.language),
            ),
        )
        .where(col(Nudge.id).in_(ids))
    )
    parcels = {row[0]: Parcel(*row) for row in details}
    return [parcels[nudge_id] for nudge_id in ids if nudge_id in parcels]


async def start_sending(nudge_ids: Sequence[int], worker: str, *, session: AsyncSession) -> set[int]:
    """Mark nudges as being sent; return those that this worker still had.

    One that was called back, or given away because this worker was taken for dead, is not returned: it must
    not be sent. One that is marked already is this worker's own that nobody has sent yet.
    """
    done = await session.exec(
        update(Nudge)
        .where(
            col(Nudge.id).in_(nudge_ids),
            col(Nudge.state).in_((NudgeState.CLAIMED, NudgeState.SENDING)),
            col(Nudge.claimed_by) == worker,
        )
        .values(state=NudgeState.SENDING, attempts=Nudge.attempts + 1)
        .returning(col(Nudge.id))
        .execution_options(synchronize_session=False)
    )
    return {row[0] for row in done}


async def settle(settlements: Sequence[Settlement], worker: str, bot_id: int, *, session: AsyncSession) -> None:
    """Store what became of nudges that this worker claimed; of others' nothing is changed.

    Also what was taken for unknown, because this worker was thought to be dead, becomes known by this.
    """
    connection = await session.connection()
    await connection.execute(
        _SETTLE,
        [
            {
                "one": settlement.nudge_id,
                "worker": worker,
                "to_state": settlement.state,
                "to_worker": None if settlement.state is NudgeState.PLANNED else worker,
                "to_error": settlement.error,
                "to_not_before": settlement.not_before,
                "to_sent_at": settlement.sent_at,
                "to_message": settlement.telegram_message_id,
            }
            for settlement in settlements
        ],
    )
    for settlement in settlements:
        owner = select(Nudge.user_id).where(Nudge.id == settlement.nudge_id).scalar_subquery()
        if settlement.blocked_at is not None:
            await session.exec(update(User).where(col(User.id) == owner).values(blocked_at=settlement.blocked_at))
        if (new := settlement.new_address) is not None:
            taken = select(Account.user_id).where(Account.messenger == new.messenger, Account.address == new.id)
            moved = update(Account).where(col(Account.user_id) == owner, ~taken.exists())
            await session.exec(moved.values(messenger=new.messenger, address=new.id))
    for image_file, file_id in dict(one.uploaded for one in settlements if one.uploaded is not None).items():
        await session.merge(Upload(image_file=image_file, bot_id=bot_id, file_id=file_id))


async def reconsider_departures(nudge_ids: Sequence[int], worker: str, session: AsyncSession) -> None:
    """Plan nudges again that failed because their users were said to have left, and take that mark from these users.

    Telegram refused them, so they have surely not arrived; one that has expired meanwhile is not sent.
    """
    failed = (col(Nudge.id).in_(nudge_ids), col(Nudge.claimed_by) == worker, col(Nudge.state) == NudgeState.FAILED)
    theirs = select(Nudge.user_id).where(*failed)
    await session.exec(update(User).where(col(User.id).in_(theirs)).values(blocked_at=None))
    await session.exec(update(Nudge).where(*failed).values(state=NudgeState.PLANNED, claimed_by=None))


async def recover_nudges(workers: Sequence[str], *, session: AsyncSession) -> tuple[int, int]:
    """Deal with what dead workers left: claimed rows go back, those being sent become unknown.

    Returns:
        How many went back and how many became unknown.
    """
    theirs = col(Nudge.claimed_by).in_(workers)
    back = await session.exec(
        update(Nudge)
        .where(_OPEN, theirs, col(Nudge.state) == NudgeState.CLAIMED)
        .values(state=NudgeState.PLANNED, claimed_by=None)
    )
    unknown = await session.exec(
        update(Nudge)
        .where(_OPEN, theirs, col(Nudge.state) == NudgeState.SENDING)
        .values(state=NudgeState.UNKNOWN, error="the worker died while it was sending")
    )
    return int(back.rowcount), int(unknown.rowcount)


async def unknown_nudges(*, session: AsyncSession) -> Sequence[Nudge]:
    """Return the nudges of which nobody knows whether they arrived, oldest first."""
    statement = select(Nudge).where(_OPEN, Nudge.state == NudgeState.UNKNOWN).order_by(col(Nudge.created_at))
    return (await session.exec(statement)).all()


async def settle_unknown(nudge_ids: Sequence[int], *, arrived: bool, session: AsyncSession) -> int:
    """Say of unknown nudges whether they arrived; return how many were still unknown. None is sent again."""
    state = NudgeState.SENT if arrived else NudgeState.FAILED
    done = await session.exec(
        update(Nudge)
        .where(col(Nudge.id).in_(nudge_ids), _OPEN, col(Nudge.state) == NudgeState.UNKNOWN)
        .values(state=state, error="settled by hand")
    )
    return int(done.rowcount)


async def count_open(*, session: AsyncSession) -> dict[NudgeState, int]:
    """Return how many nudges are in each state that is not the end of the way."""
    counts: dict[NudgeState, int] = {}
    for condition in (_PLANNED, _OPEN):
        found = await session.exec(select(Nudge.state, func.count()).where(condition).group_by(col(Nudge.state)))
        for state, count in found.all():
            counts[NudgeState(state)] = count
    return counts


async def count_late(before: datetime, *, session: AsyncSession) -> int:
    """Return how many nudges were decided before an instant and are still waiting to be sent."""
    found = await session.exec(select(func.count()).select_from(Nudge).where(_PLANNED, col(Nudge.created_at) < before))
    return found.one()


_SETTLE = (
    update(Nudge)
    .where(
        col(Nudge.id) == bindparam("one"),
        or_(*(col(Nudge.state) == state for state in (NudgeState.CLAIMED, NudgeState.SENDING, NudgeState.UNKNOWN))),
        col(Nudge.claimed_by) == bindparam("worker"),
    )
    .values(
        state=bindparam("to_state"),
        claimed_by=bindparam("to_worker"),
        error=bindparam("to_error"),
        not_before=func.coalesce(bindparam("to_not_before", type_=UTCDateTime()), Nudge.not_before),
        sent_at=bindparam("to_sent_at"),
        telegram_message_id=bindparam("to_message"),
    )
)
