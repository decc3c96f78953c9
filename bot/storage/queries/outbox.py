"""The outbox: nudges on their way to Telegram, each moved from state to state by the one worker that has it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, false, func, update
from sqlalchemy.orm import aliased
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.address import Address
from bot.queue.rows import claim, settle
from bot.queue.spec import Guarantee, OutgoingStates, QueueSpec, Retry
from bot.storage.models import (
    Account,
    Attribute,
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
OPEN = literally(col(Nudge.state), NudgeState.CLAIMED, NudgeState.SENDING, NudgeState.UNKNOWN)
_ASKED = literally(col(Nudge.origin), Origin.ASKED)

OUTGOING = OutgoingStates(NudgeState.PLANNED, NudgeState.CLAIMED, NudgeState.SENDING, NudgeState.UNKNOWN)

OUTBOX = QueueSpec(
    name="nudges",
    table=Nudge,
    key=Nudge.id,
    guarantee=Guarantee.AT_MOST_ONCE,
    retry=Retry(),
    waiting=_PLANNED,
    held=OPEN,
    states=OUTGOING,
)
"""Attempts have no end of their own: a nudge expires."""


@dataclass(frozen=True)
class OutgoingNudge:
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
    """Empty where it comes by itself."""
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
    alt: str = ""
    """What the picture shows, in a sentence."""
    limits: str | None = None
    """What the user asked to keep in mind."""
    text_only: bool = False
    describe_pictures: bool = False
    is_silent: bool = False
    plain_buttons: bool = False
    """The user's preferences."""

    @property
    def is_pictured(self) -> bool:
        """Whether it comes with a picture: if it has one, to who wants any; a reminder only if it has to do with it."""
        return bool(self.image_file) and not self.text_only and (self.origin is not Origin.OWN or self.wish_met is True)

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

    @property
    def is_lost(self) -> bool:
        """Whether the nudge did not arrive, or perhaps not, and will not be tried again."""
        return self.state in (NudgeState.FAILED, NudgeState.UNKNOWN)


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
) -> Sequence[OutgoingNudge]:
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
    await claim(OUTBOX, ids, worker, session=session)
    image_text = aliased(ItemText)
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
            func.coalesce(StoredImage.file, ""),
            Upload.file_id,
            User.language,
            Moment.wish,
            Decision.wish_met,
            Moment.signal,
            func.coalesce(image_text.text, StoredImage.alt, ""),
            Attribute.value,
            func.coalesce(User.text_only, false()),
            func.coalesce(User.describe_pictures, false()),
            func.coalesce(User.is_silent, false()),
            func.coalesce(User.plain_buttons, false()),
        )
        .join(User, col(User.id) == col(Nudge.user_id))
        .join(Moment, col(Moment.id) == col(Nudge.moment_id))
        .join(Decision, col(Decision.id) == col(Nudge.decision_id))
        .join(Account, col(Account.user_id) == col(Nudge.user_id))
        .join(StoredMessage, col(StoredMessage.id) == col(Nudge.message_id))
        .outerjoin(StoredImage, col(StoredImage.id) == col(Nudge.image_id))
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
        .outerjoin(
            image_text,
            and_(
                col(image_text.kind) == ItemKind.IMAGE.value,
                col(image_text.item_id) == col(Nudge.image_id),
                col(image_text.language) == col(User.language),
            ),
        )
        .outerjoin(Attribute, and_(col(Attribute.user_id) == col(Nudge.user_id), col(Attribute.name) == "limits"))
        .where(col(Nudge.id).in_(ids))
    )
    by_id = {row[0]: OutgoingNudge(*row) for row in details}
    return [by_id[nudge_id] for nudge_id in ids if nudge_id in by_id]


async def settle_nudges(settlements: Sequence[Settlement], worker: str, bot_id: int, *, session: AsyncSession) -> None:
    """Store what became of nudges that this worker claimed, with all that is known by that."""
    ends = {
        settlement.nudge_id: {
            "state": settlement.state,
            "claimed_by": None if settlement.state is NudgeState.PLANNED else worker,
            "error": settlement.error,
            "not_before": settlement.not_before,
            "sent_at": settlement.sent_at,
            "telegram_message_id": settlement.telegram_message_id,
        }
        for settlement in settlements
    }
    await settle(OUTBOX, ends, worker, kept=("not_before",), session=session)
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


async def being_sent(workers: Collection[str], *, session: AsyncSession) -> Sequence[int]:
    """Return the nudges that these workers are sending."""
    statement = select(Nudge.id).where(OPEN, Nudge.state == NudgeState.SENDING, col(Nudge.claimed_by).in_(workers))
    return [nudge_id for nudge_id in (await session.exec(statement)).all() if nudge_id is not None]


async def unknown_nudges(*, session: AsyncSession) -> Sequence[Nudge]:
    """Return the nudges of which nobody knows whether they arrived, oldest first."""
    statement = select(Nudge).where(OPEN, Nudge.state == NudgeState.UNKNOWN).order_by(col(Nudge.created_at))
    return (await session.exec(statement)).all()


async def settle_unknown(nudge_ids: Sequence[int], *, arrived: bool, session: AsyncSession) -> int:
    """Say of unknown nudges whether they arrived; return how many were still unknown. None is sent again."""
    state = NudgeState.SENT if arrived else NudgeState.FAILED
    done = await session.exec(
        update(Nudge)
        .where(col(Nudge.id).in_(nudge_ids), OPEN, col(Nudge.state) == NudgeState.UNKNOWN)
        .values(state=state, error="settled by hand")
    )
    return int(done.rowcount)


async def count_open(*, session: AsyncSession) -> dict[NudgeState, int]:
    """Return how many nudges are in each state that is not the end of the way."""
    counts: dict[NudgeState, int] = {}
    for condition in (_PLANNED, OPEN):
        found = await session.exec(select(Nudge.state, func.count()).where(condition).group_by(col(Nudge.state)))
        for state, count in found.all():
            counts[NudgeState(state)] = count
    return counts


async def count_late(before: datetime, *, session: AsyncSession) -> int:
    """Return how many nudges were decided before an instant and are still waiting to be sent."""
    found = await session.exec(select(func.count()).select_from(Nudge).where(_PLANNED, col(Nudge.created_at) < before))
    return found.one()
