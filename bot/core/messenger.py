"""The port to a messenger: everything that the bot asks of Telegram, or of any other one.

An adapter (:mod:`bot.telegram`) implements it. There is one way out and one rule of errors: a call either returns
what it made, or raises :class:`SendError`, whose problem says whether it was refused, may be tried again, or may
have arrived.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any, Protocol

from bot.core.address import Address
from bot.core.inputs import Input
from bot.core.operator_inputs import OperatorInput
from bot.core.replies import Rows, Say

OUTAGE_LOOKS_BACK = timedelta(minutes=10)
"""An outage is told by the answers of this time; who was said to have left within it may not have."""


class SendProblem(StrEnum):
    """What a failed call means."""

    RETRY = "retry"
    """Surely not delivered: once more, later."""
    UNKNOWN = "unknown"
    """Perhaps delivered: never again."""
    TAKEN = "taken"
    """The messenger says that it was delivered, and nothing else that can be read."""
    OUTAGE = "outage"
    """The messenger forbids writing to most people: surely not delivered, and nobody has left."""
    WAIT = "wait"
    """Surely not delivered, and the messenger says when to try again."""
    BLOCKED = "blocked"
    """The user does not want to hear from us, or is gone."""
    MOVED = "moved"
    """The user has another address now."""
    STALE_FILE = "stale_file"
    """The picture must be uploaded again."""
    REFUSED = "refused"
    """The request itself is wrong."""


class SendError(Exception):
    """A call to a messenger that failed.

    Args:
        problem: What it means.
        text: What the messenger or the network said, after the kind of error; holds nothing a user wrote.
        wait: How long to wait, if it said so.
        new_address: Where the user is reached now, if it said so.
    """

    def __init__(
        self,
        problem: SendProblem,
        text: str,
        *,
        wait: timedelta = timedelta(0),
        new_address: Address | None = None,
    ) -> None:
        super().__init__(text)
        self.problem = problem
        self.text = text
        self.wait = wait
        self.new_address = new_address

    @property
    def is_final(self) -> bool:
        """Whether the same call would be refused again."""
        return self.problem in (SendProblem.BLOCKED, SendProblem.REFUSED, SendProblem.STALE_FILE)

    @property
    def reason(self) -> str:
        """The text without the kind of error."""
        return self.text.partition(": ")[2] or self.text


@dataclass(frozen=True)
class SentPicture:
    """What is kept of a picture that was sent.

    Attributes:
        message_id: The messenger's id of the message.
        file_id: What the messenger calls the picture, to send it again; ``None``: it has to be uploaded each time.
    """

    message_id: int
    file_id: str | None


@dataclass(frozen=True)
class Correspondent:
    """Who does something in a messenger.

    Attributes:
        address: Where they are reached.
        language: As the messenger tells it.
    """

    address: Address
    language: str


class Incoming(Protocol):
    """Something that came in; read as far as it is asked."""

    @property
    def number(self) -> int:
        """Its id, unique among all that came to this bot."""
        ...

    @property
    def sender(self) -> Correspondent | None:
        """Who did it; ``None`` if it was no person."""
        ...

    @property
    def chat(self) -> Address | None:
        """Where answers go; ``None`` if there is nowhere."""
        ...

    @property
    def is_private(self) -> bool:
        """Whether it belongs to a chat between one person and the bot."""
        ...

    @property
    def query_id(self) -> str | None:
        """The press of a button that waits to be acknowledged, if it is one."""
        ...

    @property
    def pressed_picture(self) -> int | None:
        """The pressed message, if it has a picture and so no text that could change."""
        ...

    def understand(self) -> Input | None:
        """Return what the person did; ``None`` if it needs no answer."""
        ...

    def for_operators(self) -> OperatorInput | None:
        """Return what it is if an operator did it; ``None`` if it can be nothing for one."""
        ...


class SendPermit(Protocol):
    """The right to send one message now."""


class Messenger(Protocol):
    """Sends, changes and reads messages. Every call raises :class:`SendError` when it fails."""

    @property
    def name(self) -> str:
        """Of the messenger, as accounts keep it."""
        ...

    @property
    def bot_id(self) -> int:
        """Which bot we are there; known once it is connected."""
        ...

    def link(self, payload: str) -> str:
        """Return how somebody begins to talk to this bot, and what they bring along then."""
        ...

    async def send(self, address: Address, said: Say, permit: SendPermit | None = None) -> int:
        """Send a text; return the message's id.

        Args:
            address: To whom.
            said: The text.
            permit: From :meth:`permit`; ``None``: it is waited for here.
        """
        ...

    async def send_picture(
        self,
        address: Address,
        picture: str | bytes,
        html: str,
        rows: Rows = (),
        permit: SendPermit | None = None,
        *,
        silent: bool = False,
    ) -> SentPicture:
        """Send a picture with a text and buttons below.

        Args:
            address: To whom.
            picture: Its name at the messenger, or its bytes to upload it.
            html: The text; at most 1024 characters.
            rows: The buttons.
            permit: From :meth:`permit`; ``None``: it is waited for here.
            silent: Whether it comes without a sound.
        """
        ...

    async def send_file(self, address: Address, data: bytes, name: str, html: str) -> None:
        """Send a file with a text below."""
        ...

    async def edit(self, address: Address, message_id: int, html: str, rows: Rows, *, of_picture: bool = False) -> bool:
        """Change a message's text, or the one below its picture; return whether that was possible.

        It is not possible if the message was deleted or was never ours. One that says the same already is fine.
        """
        ...

    async def edit_buttons(self, address: Address, message_id: int, rows: Rows) -> None:
        """Change a message's buttons, if it is still there."""
        ...

    async def acknowledge(self, query_id: str, text: str | None) -> None:
        """Stop a pressed button from spinning, unless it is too late for that."""
        ...

    async def show_busy(self, address: Address) -> None:
        """Show that an answer is on its way."""
        ...

    async def fetch_file(self, file_id: str) -> bytes:
        """Return a file that somebody sent."""
        ...

    async def set_menu(self, address: Address, commands: Sequence[tuple[str, str]]) -> None:
        """Show somebody a menu of their own, of all its names and descriptions; an empty one: that of everybody."""
        ...

    def permit(self, address: Address, *, bulk: bool) -> AbstractAsyncContextManager[SendPermit]:
        """Wait for the right to send one message, before anything is said or stored about it.

        The call belongs inside; without a call the right is given back.

        Args:
            address: To whom.
            bulk: Whether nobody waits for it.
        """
        ...

    def read(self, payload: Mapping[str, Any]) -> Incoming:
        """Return what came in, as it came or as it was stored.

        Raises:
            KeyError: If it has no number.
        """
        ...

    def storable(self, payload: dict[str, Any]) -> dict[str, Any]:
        """Return what may be stored of what came in: nothing private that is not needed."""
        ...


class SendBudget(Protocol):
    """How fast the whole deployment may speak, and this worker's part of it."""

    @property
    def share(self) -> float:
        """The part that is used, from 0 to 1."""
        ...

    @property
    def wants(self) -> bool:
        """Whether somebody had to wait for it just now."""
        ...

    @property
    def refusals(self) -> int:
        """How often the messenger said that it was too much."""
        ...

    def set_share(self, share: float, seconds: float) -> None:
        """Use this part for so long; nothing once that is over."""
        ...

    def hold_budget(self, seconds: float) -> None:
        """Say nothing at all for a while."""
        ...

    def take_hold(self) -> float | None:
        """Return for how many seconds all other workers should hold too, once; ``None``: they need not."""
        ...
