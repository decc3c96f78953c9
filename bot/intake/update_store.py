"""Updates into the inbox: stored as they came, before Telegram may forget them."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlmodel.ext.asyncio.session import AsyncSession
from telegram import Update
from telegram import User as TelegramUser
from telegram.ext import ExtBot

from bot.core.clock import Clock
from bot.logs import event
from bot.storage.database import Database, is_away
from bot.storage.models import User
from bot.storage.queries.inbox import Arrival, store_updates
from bot.storage.queries.operators import operators_among
from bot.storage.queries.people import find_or_add_users
from bot.telegram.discretion import discreet
from bot.telegram.parsing import is_private, only_ours, parse_update

_log = logging.getLogger(__name__)


class UpdateStore:
    """Stores updates.

    Args:
        database: Where they are kept.
        bot: To whom they came.
        clock: Says when.
        owners: Telegram ids of the owners, who are known whether or not they use the bot themselves.
    """

    def __init__(self, database: Database, bot: ExtBot[Any], clock: Clock, owners: Collection[int] = ()) -> None:
        self._database = database
        self._bot = bot
        self._clock = clock
        self._owners = owners

    async def store(self, payloads: Sequence[dict[str, Any]]) -> None:
        """Store updates as they came; when this returns, Telegram may forget them.

        One that cannot be stored is set aside, so that it stands in nobody's way.

        Args:
            payloads: Telegram's JSON, each with its ``update_id``.
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
                event(_log, logging.ERROR, "update_set_aside", error=type(error).__name__)

    async def _store(self, payloads: Sequence[dict[str, Any]]) -> None:
        senders = [private_sender(parse_update(payload, self._bot)) for payload in payloads]
        languages = {person.id: person.language_code or "en" for person in senders if person is not None}
        now = self._clock.now()
        async with self._database.writing() as session:
            users = await find_or_add_users(languages, now, session=session)
            known = await self._known(users, session=session)
            arrivals = []
            for payload, person in zip(payloads, senders, strict=True):
                user_id = None if person is None else users[person.id].id
                kept = discreet(only_ours(payload))
                arrivals.append(Arrival(payload["update_id"], kept, user_id, user_id in known))
            await store_updates(self._bot.id, arrivals, now, session=session)

    async def _known(self, users: dict[int, User], *, session: AsyncSession) -> set[int]:
        """Return the ids of those who have agreed to be known, or have a role."""
        known = {
            user.id
            for telegram_id, user in users.items()
            if user.consented_at is not None or telegram_id in self._owners
        }
        others = {user.id for user in users.values()} - known
        return known | (await operators_among(others, session=session) if others else set())


def sender_of(update: Update) -> TelegramUser | None:
    """Return the person an update comes from, if it comes from one."""
    person = update.effective_user
    return person if person is not None and not person.is_bot else None


def private_sender(update: Update) -> TelegramUser | None:
    """Return the person an update comes from, if it belongs to their chat with the bot."""
    return sender_of(update) if is_private(update) else None
