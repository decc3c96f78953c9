"""Nudges: what was sent to whom, and what is still to be sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import (
    Account,
    Nudge,
    NudgeState,
    Origin,
    Reaction,
    ReactionKind,
    StoredImage,
    StoredMessage,
    Upload,
)

ON_ITS_WAY = (NudgeState.PLANNED, NudgeState.CLAIMED)
"""States in which a nudge can still be called back."""


@dataclass(frozen=True)
class Parcel:
    """A nudge with all that is needed to send it."""

    nudge: Nudge
    telegram_id: int
    text: str
    image_file: str
    file_id: str | None
    """What Telegram calls the picture, if this bot has uploaded it before."""


async def recent_nudges(user_ids: Iterable[int], since: datetime, *, session: AsyncSession) -> dict[int, list[Nudge]]:
    """Return what was sent or is on its way to these users since an instant, by user, latest first."""
    statement = (
        select(Nudge)
        .where(
            col(Nudge.user_id).in_(list(user_ids)),
            col(Nudge.created_at) >= since,
            Nudge.state != NudgeState.FAILED,
        )
        .order_by(col(Nudge.created_at).desc(), col(Nudge.id).desc())
    )
    found: dict[int, list[Nudge]] = {}
    for nudge in (await session.exec(statement)).all():
        found.setdefault(nudge.user_id, []).append(nudge)
    return found


async def claim_nudges(
    worker: str, bot_id: int, now: datetime, limit: int, *, session: AsyncSession
) -> Sequence[Parcel]:
    """Claim nudges that may go out now: those asked for first, then by the time they were due."""
    asked_first = case((col(Nudge.origin) == Origin.ASKED, 0), else_=1)
    statement = (
        select(Nudge)
        .where(Nudge.state == NudgeState.PLANNED, col(Nudge.not_before) <= now)
        .order_by(asked_first, col(Nudge.not_before))
        .limit(limit)
        .with_for_update(skip_locked=True, of=Nudge)
    )
    claimed = list((await session.exec(statement)).all())
    for nudge in claimed:
        nudge.state, nudge.claimed_by = NudgeState.CLAIMED, worker
        session.add(nudge)
    await session.flush()
    if not claimed:
        return []
    details = (
        await session.exec(
            select(col(Nudge.id), col(Account.telegram_id), col(StoredMessage.text), col(StoredImage.file))
            .join(Account, col(Account.user_id) == col(Nudge.user_id))
            .join(StoredMessage, col(StoredMessage.id) == col(Nudge.message_id))
            .join(StoredImage, col(StoredImage.id) == col(Nudge.image_id))
            .where(col(Nudge.id).in_([nudge.id for nudge in claimed]))
        )
    ).all()
    files = {file for _id, _chat, _text, file in details}
    uploads = await session.exec(select(Upload).where(col(Upload.image_file).in_(files), Upload.bot_id == bot_id))
    known = {upload.image_file: upload.file_id for upload in uploads}
    by_id = {nudge.id: nudge for nudge in claimed}
    return [Parcel(by_id[number], chat, text, file, known.get(file)) for number, chat, text, file in details]


async def move_nudge(
    nudge_id: int, worker: str, start: NudgeState, end: NudgeState, *, session: AsyncSession, **values: object
) -> bool:
    """Move this worker's nudge from one state to another; return whether it still was in the first.

    A worker that was taken for dead finds its rows gone: whoever has them now decides.
    """
    done = await session.exec(
        update(Nudge)
        .where(col(Nudge.id) == nudge_id, col(Nudge.state) == start, col(Nudge.claimed_by) == worker)
        .values(state=end, **values)
    )
    return bool(done.rowcount)


async def recover_nudges(workers: Sequence[str], *, session: AsyncSession) -> tuple[int, int]:
    """Deal with what dead workers left: claimed rows go back, those being sent become unknown.

    Returns:
        How many went back, and how many are unknown.
    """
    back = await session.exec(
        update(Nudge)
        .where(col(Nudge.claimed_by).in_(workers), col(Nudge.state) == NudgeState.CLAIMED)
        .values(state=NudgeState.PLANNED, claimed_by=None)
    )
    unknown = await session.exec(
        update(Nudge)
        .where(col(Nudge.claimed_by).in_(workers), col(Nudge.state) == NudgeState.SENDING)
        .values(state=NudgeState.UNKNOWN, error="the worker died while it was sending")
    )
    return int(back.rowcount), int(unknown.rowcount)


async def call_back(user_id: int, why: str, *, session: AsyncSession) -> int:
    """Stop what is on its way to a user and was not asked for; returns how many."""
    done = await session.exec(
        update(Nudge)
        .where(col(Nudge.user_id) == user_id, col(Nudge.state).in_(ON_ITS_WAY), col(Nudge.origin) != Origin.ASKED)
        .values(state=NudgeState.FAILED, error=why)
    )
    return int(done.rowcount)


async def remember_upload(image_file: str, bot_id: int, file_id: str, *, session: AsyncSession) -> None:
    """Keep what Telegram calls a picture, so that it need not be uploaded again."""
    await session.merge(Upload(image_file=image_file, bot_id=bot_id, file_id=file_id))


async def reactions_to(nudge_id: int, *, session: AsyncSession) -> set[ReactionKind]:
    """Return how a nudge was reacted to."""
    found = await session.exec(select(Reaction).where(Reaction.nudge_id == nudge_id))
    return {reaction.kind for reaction in found}


async def add_reaction(
    nudge_id: int, user_id: int, kind: ReactionKind, now: datetime, *, session: AsyncSession
) -> bool:
    """Store a reaction; return whether it is new."""
    if kind in await reactions_to(nudge_id, session=session):
        return False
    session.add(Reaction(nudge_id=nudge_id, user_id=user_id, kind=kind, at=now))
    await session.flush()
    return True
