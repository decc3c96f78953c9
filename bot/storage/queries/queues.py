"""All queues, and the one recovery that knows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.queue.rows import Released, release
from bot.storage.queries.inbox import INBOX
from bot.storage.queries.notices import NOTICES
from bot.storage.queries.operators import JOBS
from bot.storage.queries.outbox import OUTBOX
from bot.storage.queries.screen import SCREEN_PENDING
from bot.storage.queries.workers import remove_workers

QUEUES = (INBOX, OUTBOX, NOTICES, JOBS, SCREEN_PENDING)


async def recover(workers: Sequence[str], *, died: bool = True, session: AsyncSession) -> Mapping[str, Released]:
    """Deal with everything that workers had, and forget them; return what became of it, by queue.

    Args:
        workers: Who is gone.
        died: Whether they ended unforeseen.
        session: A writing session.
    """
    released = {queue.name: await release(queue, workers, died=died, session=session) for queue in QUEUES}
    await remove_workers(workers, session=session)
    return {name: one for name, one in released.items() if any(one)}
