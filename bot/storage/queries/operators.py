"""Operators, what they did, and their jobs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, func, update
from sqlalchemy.orm import aliased
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession
from sqlmodel.sql.expression import SelectOfScalar

from bot.core.address import Address
from bot.queue.rows import claim
from bot.queue.spec import Guarantee, QueueSpec, Retry
from bot.storage.models import (
    Account,
    AuditEntry,
    DraftState,
    ItemDraft,
    ItemKind,
    Job,
    JobKind,
    JobState,
    Operator,
    Role,
)

JOBS = QueueSpec(
    name="jobs",
    table=Job,
    key=Job.id,
    guarantee=Guarantee.AT_LEAST_ONCE,
    retry=Retry(attempts=3, longest=timedelta(seconds=2)),
    waiting=and_(col(Job.state) == JobState.WAITING, col(Job.claimed_by).is_(None)),
    held=col(Job.state) == JobState.WAITING,
)
"""Work repeats harmlessly: at most a card comes twice."""


_VALUE_LENGTH = 1000
"""Characters of an old or new value that the audit log keeps."""


async def role_of(user_id: int, address: Address, owners: Collection[Address], *, session: AsyncSession) -> Role | None:
    """Return somebody's role: owners by the setting, all others by what owners granted.

    Args:
        user_id: Internal id.
        address: Of the same person.
        owners: Where the owners are reached.
        session: A session.
    """
    if address in owners:
        return Role.OWNER
    operator = await session.get(Operator, user_id)
    return operator.role if operator is not None and operator.role is not Role.OWNER else None


async def operators_among(user_ids: Collection[int], *, session: AsyncSession) -> set[int]:
    """Return those of these users who have a role."""
    statement = select(Operator.user_id).where(col(Operator.user_id).in_(user_ids), col(Operator.role).is_not(None))
    return set((await session.exec(statement)).all())


async def set_role(user_id: int, role: Role | None, now: datetime, *, session: AsyncSession) -> None:
    """Give somebody a role, or take it away with ``None``; the command menu follows."""
    operator = await session.get(Operator, user_id)
    if operator is None:
        operator = Operator(user_id=user_id, since=now)
    operator.role, operator.since = role, now
    session.add(operator)
    await session.flush()


async def ensure_owner(user_id: int, now: datetime, *, session: AsyncSession) -> bool:
    """See to it that an owner by the setting stands among the operators; return whether that is new."""
    operator = await session.get(Operator, user_id)
    if operator is not None and operator.role is Role.OWNER:
        return False
    await set_role(user_id, Role.OWNER, now, session=session)
    return True


async def all_operators(*, session: AsyncSession) -> Sequence[tuple[Operator, Address]]:
    """Return everybody who has or had a role, with their addresses, the longest first."""
    rows = await session.exec(
        select(Operator, Account)
        .join(Account, col(Account.user_id) == col(Operator.user_id))
        .order_by(col(Operator.since))
    )
    return [(operator, Address(account.messenger, account.address)) for operator, account in rows]


async def outdated_menus(messenger: str, *, session: AsyncSession) -> Sequence[tuple[Operator, Address]]:
    """Return operators in one messenger whose command menu is not that of their role, with their addresses."""
    rows = await session.exec(
        select(Operator, Account)
        .join(Account, col(Account.user_id) == col(Operator.user_id))
        .where(
            func.coalesce(col(Operator.menu), "") != func.coalesce(col(Operator.role), ""),
            Account.messenger == messenger,
        )
    )
    return [(operator, Address(account.messenger, account.address)) for operator, account in rows]


async def note(
    action: str,
    subject: str,
    now: datetime,
    *,
    by: int | None,
    details: str | None = None,
    change: tuple[str, str] | None = None,
    session: AsyncSession,
) -> int:
    """Write a change into the audit log; return the entry's id.

    Args:
        action: What was done, such as ``message added``.
        subject: To what.
        now: When.
        by: Internal id of the operator; ``None``: at the command line.
        details: A few words more; cut at 300 characters.
        change: The old and the new value, if one was changed; each is cut at 1000 characters.
        session: A writing session.
    """
    entry = AuditEntry(at=now, user_id=by, action=action, subject=subject[:120], details=(details or "")[:300])
    if change is not None:
        entry.before, entry.after = change[0][:_VALUE_LENGTH], change[1][:_VALUE_LENGTH]
    session.add(entry)
    await session.flush()
    return entry.id or 0


async def entry_of(number: int, *, session: AsyncSession) -> AuditEntry | None:
    """Return an entry of the audit log by its id."""
    return await session.get(AuditEntry, number)


async def complete_entry(number: int, details: str, *, session: AsyncSession) -> None:
    """Write into an entry of the audit log what came of a change that was under way."""
    if (entry := await entry_of(number, session=session)) is not None:
        entry.details = details[:300]
        session.add(entry)


async def is_noted(after: AuditEntry, details: str, *, session: AsyncSession) -> bool:
    """Whether a later entry about the same subject has these details."""
    same = select(AuditEntry.id).where(AuditEntry.subject == after.subject, AuditEntry.details == details)
    return (await session.exec(same.where(col(AuditEntry.id) > after.id).limit(1))).first() is not None


async def audit_page(
    size: int | None, offset: int, *, session: AsyncSession
) -> Sequence[tuple[AuditEntry, str | None]]:
    """Return entries of the audit log, latest first, with what their operators are called; ``None``: all of them."""
    statement = (
        select(AuditEntry, Operator.name)
        .join(Operator, col(Operator.user_id) == col(AuditEntry.user_id), isouter=True)
        .order_by(col(AuditEntry.id).desc())
        .limit(size)
        .offset(offset)
    )
    return list(await session.exec(statement))


async def call_operator(user_id: int, name: str | None, *, session: AsyncSession) -> None:
    """Store what an operator wants to be called by others; ``None``: by no name."""
    operator = await session.get(Operator, user_id)
    if operator is not None:
        operator.name = name
        session.add(operator)
        await session.flush()


async def add_job(
    user_id: int, kind: JobKind, now: datetime, payload: dict[str, Any] | None = None, *, session: AsyncSession
) -> Job:
    """Give the workshop something to do for an operator."""
    job = Job(user_id=user_id, kind=kind, payload=payload or {}, created_at=now)
    session.add(job)
    await session.flush()
    return job


def _claimable(without: Collection[int]) -> list[Any]:
    """Return the conditions on jobs that may be done: none of an operator one of whose jobs is being done."""
    other = aliased(Job)
    busy = select(other.user_id).where(col(other.state) == JobState.WAITING, col(other.claimed_by).is_not(None))
    return [
        JOBS.waiting,
        col(Job.user_id).not_in(busy),
        col(Job.user_id).not_in(without),
    ]


async def is_any_job(*, without: Collection[int] = (), session: AsyncSession) -> bool:
    """Whether a job waits to be claimed, but not of the operators ``without``."""
    statement = select(Job.id).where(*_claimable(without)).limit(1)
    return (await session.exec(statement)).first() is not None


def _users_of(messenger: str) -> SelectOfScalar[int]:
    """Return the users who are reached in a messenger."""
    return select(Account.user_id).where(Account.messenger == messenger)


async def claim_jobs(
    worker: str, limit: int, messenger: str, *, without: Collection[int] = (), session: AsyncSession
) -> list[tuple[Job, Address]]:
    """Claim the oldest waiting jobs; return them with the addresses of those they are for.

    Their attempts are those before this one: a job that was tried too often is not to be done.

    Args:
        worker: Who claims them.
        limit: How many at most.
        messenger: In which their operators are reached.
        without: Internal ids of operators whose jobs must wait, besides those one of whose jobs is being done.
        session: A writing session.
    """
    rows = (
        await session.exec(
            select(Job)
            .where(*_claimable(without), col(Job.user_id).in_(_users_of(messenger)))
            .order_by(col(Job.id))
            .limit(limit)
            .with_for_update(skip_locked=True, of=Job)
        )
    ).all()
    await claim(JOBS, [job.id for job in rows], worker, session=session)
    accounts = await session.exec(select(Account).where(col(Account.user_id).in_([job.user_id for job in rows])))
    known = {account.user_id: Address(account.messenger, account.address) for account in accounts}
    return [(job, known[job.user_id]) for job in rows if job.user_id in known]


async def finish_job(job_id: int, state: JobState, *, result: list[Any] | None = None, session: AsyncSession) -> None:
    """Say what became of a job."""
    values: dict[str, Any] = {"state": state, "claimed_by": None}
    if result is not None:
        values["result"] = result
    await session.exec(update(Job).where(col(Job.id) == job_id).values(**values))


async def keep_result(job_id: int, result: list[Any], *, session: AsyncSession) -> None:
    """Store what a job found while it is still being done."""
    await session.exec(update(Job).where(col(Job.id) == job_id).values(result=result))


async def waiting_drafts(user_id: int, *, session: AsyncSession) -> Sequence[ItemDraft]:
    """Return an operator's drafts that wait for a decision, oldest first."""
    statement = select(ItemDraft).where(
        ItemDraft.user_id == user_id, col(ItemDraft.state).in_((DraftState.NEW, DraftState.READY))
    )
    return (await session.exec(statement.order_by(col(ItemDraft.id)))).all()


async def all_waiting_drafts(*, session: AsyncSession) -> Sequence[ItemDraft]:
    """Return everybody's drafts of new items that wait for a decision, oldest first."""
    statement = select(ItemDraft).where(
        col(ItemDraft.item_id).is_(None), col(ItemDraft.state).in_((DraftState.NEW, DraftState.READY))
    )
    return (await session.exec(statement.order_by(col(ItemDraft.id)))).all()


async def count_waiting_pictures(user_id: int, *, session: AsyncSession) -> int:
    """Return how many of an operator's pictures are still to be looked at."""
    statement = select(func.count()).where(
        ItemDraft.user_id == user_id, ItemDraft.state == DraftState.NEW, col(ItemDraft.telegram_file).is_not(None)
    )
    return (await session.exec(statement)).one()


async def count_wordless(*, session: AsyncSession) -> int:
    """Return how many pictures of all operators wait for a caption."""
    statement = select(ItemDraft.fields).where(ItemDraft.kind == ItemKind.IMAGE, ItemDraft.state == DraftState.READY)
    return sum(not fields.get("caption") for fields in await session.exec(statement))


async def draft_by_card(user_id: int, card_id: int, *, session: AsyncSession) -> ItemDraft | None:
    """Return the draft that a message of the chat shows."""
    statement = select(ItemDraft).where(ItemDraft.user_id == user_id, ItemDraft.card_id == card_id)
    return (await session.exec(statement.order_by(col(ItemDraft.id).desc()))).first()


async def own_draft(draft_id: int, *, session: AsyncSession) -> ItemDraft | None:
    """Return a draft, as it is stored now."""
    return await session.get(ItemDraft, draft_id, populate_existing=True)
