"""The connection to a messenger: what the application opens, receives through and closes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Sequence
from typing import Any, Protocol

from starlette.routing import Route

from bot.core.address import Address
from bot.core.messenger import Messenger, SendBudget
from bot.core.service import RECEIVING, ProcessRole, Service


class UpdateSink(Protocol):
    """Where updates go; the inbox."""

    async def store(self, payloads: Sequence[dict[str, Any]]) -> None:
        """Store updates as they came; when this returns, the messenger may forget them."""
        ...


class UpdateSource(Service, Protocol):
    """Brings updates to the inbox, until cancelled."""

    name: str = "source"
    roles: frozenset[ProcessRole] = RECEIVING

    def routes(self) -> list[Route]:
        """Return what the bot's HTTP server has to serve for it."""
        ...

    def is_answered(self) -> bool | None:
        """Whether the messenger has answered lately; ``None``: nobody asks it, updates come by themselves."""
        ...


class MessengerConnection(Protocol):
    """One messenger, with all that the application needs of it."""

    @property
    def messenger(self) -> Messenger:
        """Sends, changes and reads messages."""
        ...

    @property
    def budget(self) -> SendBudget:
        """How fast it lets us speak."""
        ...

    @property
    def owners(self) -> Collection[Address]:
        """Where the bot's owners are reached."""
        ...

    @property
    def secret(self) -> str:
        """What keys the hashes of people who were refused."""
        ...

    @property
    def trouble(self) -> str | None:
        """What the owners should know of the connection just now, in words; ``None``: nothing."""
        ...

    def source(self, inbox: UpdateSink, lead: Callable[[], Awaitable[bool]]) -> UpdateSource:
        """Return what brings updates.

        Args:
            inbox: Where they go.
            lead: Takes the lead, for a source of which only one may run.
        """
        ...

    async def open(self) -> str:
        """Make ourselves known; return the bot's name there.

        Raises:
            bot.errors.OffscreenError: If the messenger refuses us or cannot be reached.
        """
        ...

    async def introduce(self) -> None:
        """Say what the bot can do and is. Never raises: it can wait for the next start."""
        ...

    async def close(self) -> None:
        """Close what :meth:`open` opened."""
        ...
