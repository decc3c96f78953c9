"""What comes of an update that could not be handled: its writer is told, the owners learn why."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Any

from bot.core.log_events import event
from bot.core.messenger import Correspondent, Incoming
from bot.core.replies import REPLY, Acknowledge, Reply, Say
from bot.core.texts import SOURCE, _, speaking
from bot.intake.answering import Answering
from bot.intake.conversation import Conversation, Visitor
from bot.intake.deadline import OverrunError
from bot.storage.models import InboxUpdate, User
from bot.storage.queries.inbox import finish, keep_replies
from bot.storage.queries.people import address_of, find_or_add_user, find_user
from bot.storage.worker_context import WorkerContext

_log = logging.getLogger(__name__)

_OVERRUN = (
    "Reading a message took too long and was broken off; its writer was asked to say it in other words. "
    "The log shows under turn_overran where it was. Please report that place to the developers."
)

_ENDED = (
    "Update {update} was set aside: the process ended each time it was read. "
    "Please report to the developers what the log shows before the last ends."
)

_NOT_UNDERSTOOD = (
    "Update {update} was set aside: making sense of it failed ({error}). "
    "Please report to the developers what the log shows under update_not_understood."
)

_ASKED_AGAIN = "Its writer was asked to say it again."
_NOBODY_ASKED = "It is not known who wrote it, so nobody was told."


class FailedTurns:
    """Answers where a turn failed.

    Args:
        context: Of this worker.
        conversation: Knows what was asked last.
        answering: Says what is stored.
        tell_owners: Called with a kind of trouble and what is to be said of it.
    """

    def __init__(
        self,
        context: WorkerContext,
        conversation: Conversation,
        answering: Answering,
        tell_owners: Callable[[str, str], None],
    ) -> None:
        self._database = context.database
        self._clock = context.clock
        self._conversation = conversation
        self._answering = answering
        self._tell_owners = tell_owners

    async def ended(self, row: InboxUpdate) -> None:
        """Set an update aside during which the process ended each time."""
        await self._set_aside(row, _ENDED.format(update=row.update_id))

    async def not_understood(self, row: InboxUpdate, error: Exception) -> None:
        """Set an update aside of which no sense could be made."""
        _log.exception("update_not_understood update=%s", row.update_id)
        await self._set_aside(row, _NOT_UNDERSTOOD.format(update=row.update_id, error=type(error).__name__))

    async def _set_aside(self, row: InboxUpdate, why: str) -> None:
        """Read an update no more; its writer, if it is known who that is, is asked to say it again."""
        event(_log, logging.ERROR, "update_set_aside", update=row.update_id, attempts=row.attempts)
        async with self._database.writing() as session:
            row = await session.get_one(InboxUpdate, (row.bot_id, row.update_id), populate_existing=True)
            user = None if row.user_id is None else await session.get(User, row.user_id)
            chat = None if user is None else await address_of(user.id, session=session)
            row.error = "SetAside"
            if user is None or chat is None:
                finish(row, self._clock.now(), row.error)
            else:
                with speaking(user.language):
                    keep_replies(row, stored([Say(html=_sorry())]))
        self._tell_owners("update_set_aside", f"{why} {_ASKED_AGAIN if chat is not None else _NOBODY_ASKED}")
        if chat is not None:
            await self._answering.answer(row, chat)

    async def apologise(self, key: tuple[int, int], incoming: Incoming, error: Exception) -> InboxUpdate:
        """Say sorry for a fault of ours, and return the update as it is stored then."""
        async with self._database.writing() as session:
            row = await session.get_one(InboxUpdate, key, populate_existing=True)
            row.error = type(error).__name__
            person = incoming.sender
            user = None if person is None else await find_user(person.address, session=session)
            with speaking(SOURCE if user is None else user.language):
                sorry = _sorry()
            keep_replies(row, stored([*_acknowledged(incoming), Say(html=sorry)]))
            return row

    async def ask_again(self, key: tuple[int, int], incoming: Incoming, person: Correspondent) -> InboxUpdate:
        """Own up to having broken off a turn that took too long, and let the owners know."""
        _log.exception("turn_overran update=%s", key[1])
        now = self._clock.now()
        async with self._database.writing() as session:
            row = await session.get_one(InboxUpdate, key, populate_existing=True)
            user = await find_or_add_user(person.address, person.language, now, lock=True, session=session)
            with speaking(user.language):
                sorry = _("I could not make sense of that in good time, sorry. Could you say it in other, fewer words?")
                visitor = Visitor(user, person.address)
                asked = await self._conversation.ask_again(visitor, sorry, now, session=session)
            row.error = OverrunError.__name__
            keep_replies(row, stored([*_acknowledged(incoming), *asked]))
        self._tell_owners("turn_overran", _OVERRUN)
        return row


def stored(replies: Sequence[Reply]) -> list[Any]:
    """Return replies as they stand in a row."""
    return [REPLY.dump_python(reply, mode="json") for reply in replies]


def _sorry() -> str:
    return _("Something went wrong on my side, sorry. Please try that again, or /help.")


def _acknowledged(incoming: Incoming) -> list[Reply]:
    """Return what stops a pressed button from spinning, if one was pressed."""
    return [Acknowledge(query_id=incoming.query_id)] if incoming.query_id is not None else []
