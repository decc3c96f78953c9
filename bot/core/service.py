"""The port of whatever a process does from its start to its stop, beside other things."""

from __future__ import annotations

from abc import abstractmethod
from enum import StrEnum
from typing import Protocol


class ProcessRole(StrEnum):
    """Which part of the work a process does."""

    ALL = "all"
    RECEIVE = "receive"
    """Takes updates and answers them."""
    SEND = "send"
    """Decides what is due and sends nudges."""


EVERYWHERE = frozenset(ProcessRole)
RECEIVING = frozenset({ProcessRole.ALL, ProcessRole.RECEIVE})
SENDING = frozenset({ProcessRole.ALL, ProcessRole.SEND})


class Service(Protocol):
    """A part of a process that runs beside others.

    Attributes:
        name: One word, of its own in the process.
        roles: Of the processes in which it runs.
        drains: Whether :meth:`run` comes to its end by itself once it was told to :meth:`stop`; else it is cancelled.
    """

    name: str
    roles: frozenset[ProcessRole] = EVERYWHERE
    drains: bool = False

    async def prepare(self) -> None:
        """Make ready, before anything runs.

        Raises:
            bot.errors.OffscreenError: If the process cannot do its work; it is not started then.
        """
        return

    @abstractmethod
    async def run(self) -> None:
        """Work until stopped; what cannot go on in this process is raised."""

    async def stop(self) -> None:
        """Take nothing more, and finish what has begun; may be said more than once, and before anything ran."""
        return
