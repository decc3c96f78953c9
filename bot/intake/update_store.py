"""Updates into the inbox: stored as they came, before the messenger may forget them."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Collection, Sequence
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.address import Address
from bot.core.log_events import event
from bot.core.messenger import Correspondent, Incoming
from bot.storage.database import is_away
from bot.storage.models import User
from bot.storage.queries.inbox import Arrival, store_set_aside, store_updates
from bot.storage.queries.operators import operators_among
from bot.storage.queries.people import find_or_add_users
from bot.storage.worker_context import WorkerContext

_RAW_LIMIT = 100_000
"""Characters that are kept of an update that was set aside; Telegram's own have some thousands."""

_SET_ASIDE = (
    "An update was set aside, since it cannot be stored ({error}). Nobody was answered: it does not say from whom it "
    "is in a way that can be kept. The inbox has it as failed for two days. Please report it to the developers."
)

_log = logging.getLogger(__name__)


class UpdateStore:
    """Stores updates.

    Args:
        context: Of this worker.
        owners: Where the owners are reached, who are known whether or not they use the bot themselves.
        tell: Lets the owners know of a kind of trouble, in plain words, without waiting until they do.
    """

    def __init__(self, context: WorkerContext, owners: Collection[Address], tell: Callable[[str, str], None]) -> None:
        self._tell = tell
        self._database = context.database
        self._messenger = context.messenger
        self._clock = context.clock
        self._owners = owners

    async def store(self, payloads: Sequence[dict[str, Any]]) -> None:
        """Store updates as they came; when this returns, the messenger may forget them.

        One that cannot be stored is set aside, so that it stands in nobody's way.

        Args:
            payloads: The messenger's JSON.
        """
        try:
            await self._store(payloads)
        except IntegrityError:  # another worker has just met the same person or update: now both are there
            await self._store(payloads)
        except Exception as error:
            if is_away(error):
                raise
            await self._store_singly(payloads)

    async def _store_singly(self, payloads: Sequence[dict[str, Any]]) -> None:
        for payload in payloads:
            try:
                await self._store([payload])
            except Exception as error:
                if is_away(error):
                    raise
                await self._set_aside(payload, type(error).__name__)

    async def _set_aside(self, payload: dict[str, Any], error: str) -> None:
        """Keep an update that cannot be stored as others are, raw, where nobody reads it; the owners are told."""
        event(_log, logging.ERROR, "update_set_aside", error=error)
        number = _row_number(self._messenger.read(payload).number)
        raw = json.dumps(self._messenger.storable(payload))[:_RAW_LIMIT]
        async with self._database.writing() as session:
            await store_set_aside(self._messenger.bot_id, number, raw, error, self._clock.now(), session=session)
        self._tell("update_not_stored", _SET_ASIDE.format(error=error))

    async def _store(self, payloads: Sequence[dict[str, Any]]) -> None:
        incoming = [self._messenger.read(payload) for payload in payloads]
        senders = [_private_sender(each) for each in incoming]
        languages = {person.address: person.language for person in senders if person is not None}
        now = self._clock.now()
        async with self._database.writing() as session:
            users = await find_or_add_users(languages, now, session=session)
            known = await self._known(users, session=session)
            arrivals = []
            for payload, each, person in zip(payloads, incoming, senders, strict=True):
                user_id = None if person is None else users[person.address].id
                kept = self._messenger.storable(payload)
                arrivals.append(Arrival(each.number, kept, user_id, user_id in known))
            await store_updates(self._messenger.bot_id, arrivals, now, session=session)

    async def _known(self, users: dict[Address, User], *, session: AsyncSession) -> set[int]:
        """Return the ids of those who have agreed to be known, or have a role."""
        known = {user.id for address, user in users.items() if user.consented_at is not None or address in self._owners}
        others = {user.id for user in users.values()} - known
        return known | (await operators_among(others, session=session) if others else set())


def _row_number(update_id: int) -> int:
    """Return the number of an update, or a negative one of our own where a database has no room for it."""
    if abs(update_id) < 2**63:
        return update_id
    return -int.from_bytes(hashlib.sha256(str(update_id).encode()).digest()[:7])


def _private_sender(incoming: Incoming) -> Correspondent | None:
    """Return the person something comes from, if it belongs to their chat with the bot."""
    return incoming.sender if incoming.is_private else None
