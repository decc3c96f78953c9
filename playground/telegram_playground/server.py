"""The playground: a server in this process, for one bot or several."""

from __future__ import annotations

import contextlib
import secrets
import socket
import time
from collections.abc import Callable, Iterable

from starlette.applications import Starlette

from telegram_playground.account import Account
from telegram_playground.api import BotApi
from telegram_playground.clock import TimeSource
from telegram_playground.controls import Controls
from telegram_playground.errors import NothingHappened, PlaygroundError
from telegram_playground.faults import Faults
from telegram_playground.guard import OriginGuard, allowed_hosts
from telegram_playground.http_server import HttpServer
from telegram_playground.journal import Call, Journal
from telegram_playground.page import Page
from telegram_playground.scripting import Person
from telegram_playground.webhooks import WebhookSender
from telegram_playground.world import World

BOT_ID = 7_214_659_083
"""Id of the playground's own bot."""


class Playground:
    """A local Bot API server with a chat page.

    All state lives in memory and in this object: a bot that is killed and started again finds its
    unconfirmed updates waiting.

    Args:
        token: Of its first bot, ``ID:SECRET``; ``None`` for a new one, which only this object knows.
        name: That bot's name.
        username: That bot's username.
        clock: Gives dates to messages; ``None`` for the machine's.
        controls: What the page can do to the bot's own world, or ``None``.
        limits: Enforce Telegram's limits on sending (30 a second, about 1 a second to one chat).
        first_update_id: Id of the first update. ``None`` takes the seconds since 1970, so that a bot that remembers
            the ids it has seen is not confused by a new playground.
        first_message_id: Id of the first message.

    Raises:
        PlaygroundError: If the token has not the form of one.
    """

    def __init__(
        self,
        *,
        token: str | None = None,
        name: str = "Bot",
        username: str = "playground_bot",
        clock: TimeSource | None = None,
        controls: Controls | None = None,
        limits: bool = False,
        first_update_id: int | None = None,
        first_message_id: int = 1,
    ) -> None:
        self.world = World(clock)
        self.token = token if token is not None else new_token()
        self._first_update_id = first_update_id
        self._first_message_id = first_message_id
        self._api = BotApi(self.world, limits=limits)
        self._page = Page(self.world, controls)
        self._webhooks: list[WebhookSender] = []
        self._server: HttpServer | None = None
        self._address: str | None = None
        self.add_bot(self.token, name=name, username=username)

    def add_bot(self, token: str, *, name: str, username: str) -> Account:
        """Let another bot use this server.

        Raises:
            PlaygroundError: If the token has not the form of one, or its id is taken.
        """
        number = token.partition(":")[0]
        if not number.isdigit() or len(token) < len(number) + 2:
            raise PlaygroundError("the token has not the form ID:SECRET with a number in front")
        if any(account.id == int(number) for account in self.world.accounts.values()):
            raise PlaygroundError(f"there is a bot with the id {number} already: use another token")
        first = int(time.time()) if self._first_update_id is None else self._first_update_id
        account = Account(
            token,
            name=name,
            username=username,
            first_update_id=first,
            first_message_id=self._first_message_id,
        )
        self.world.add_account(account)
        sender = WebhookSender(account, self._api, self.world)
        self._webhooks.append(sender)
        if self._server is not None:
            sender.start()
        return account

    async def start(self, host: str = "127.0.0.1", port: int = 0, *, names: Iterable[str] = ()) -> str:
        """Serve until :meth:`stop`.

        Args:
            host: Where to listen. Whoever reaches it can chat and look: keep to this machine.
            port: 0 for any free one; one that is taken is replaced by a free one.
            names: Under which names (``NAME`` or ``NAME:PORT``) it may be reached, beside those of this machine.

        Returns:
            The address, without a slash at its end.

        Raises:
            PlaygroundError: If it is serving already, the host cannot be used, or a name is none.
        """
        if self._server is not None:
            raise PlaygroundError(f"the playground serves at {self.address} already")
        listener = _listen(host, port)
        shown, port = _shown(host), listener.getsockname()[1]
        try:
            hosts = allowed_hosts(port, [shown, *names])
        except PlaygroundError:
            listener.close()
            raise
        app = Starlette(routes=[*self._api.routes(), *self._page.routes()])
        self._server = HttpServer(OriginGuard(app, hosts))
        await self._server.start(listener)
        self._address = f"http://{shown}:{port}"
        for account in self.world.accounts.values():
            account.updates.reopen()
        for sender in self._webhooks:
            sender.start()
        return self.address

    async def stop(self) -> None:
        """End serving, also with open polls and pages; not serving is no error."""
        server, self._server = self._server, None
        if server is None:
            return
        for sender in self._webhooks:
            await sender.stop()
        for account in self.world.accounts.values():
            account.updates.close()
        self.world.feed.close()
        await server.stop()

    async def __aenter__(self) -> Playground:
        await self.start()
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self.stop()

    @property
    def address(self) -> str:
        """Root of the server, without a slash at its end.

        Raises:
            PlaygroundError: Before the first :meth:`start`.
        """
        if self._address is None:
            raise PlaygroundError("the playground has no address yet: start it first")
        return self._address

    @property
    def journal(self) -> Journal:
        """Every API call, oldest first; the last 5,000 are kept."""
        return self.world.journal

    @property
    def faults(self) -> Faults:
        """The faults that are in force."""
        return self.world.faults

    async def polled(self, *, timeout: float = 30.0) -> None:
        """Wait until the first bot waits for updates, which means that it is up.

        Raises:
            NothingHappened: If it does not in ``timeout`` seconds of real time.
        """
        updates = self.world.main.updates
        if not await updates.asked.until(lambda: updates.awaited or None, timeout=timeout):
            raise NothingHappened(f"no bot asked for updates in {timeout:g} s: is it set to {self._address}?")

    def on_call(self, listener: Callable[[Call], None]) -> None:
        """Call ``listener`` after every API call, before its answer goes out."""
        self.world.listeners.append(listener)

    def person(self, name: str, *, language: str = "en", id: int | None = None, bot: Account | None = None) -> Person:
        """Return a private chat partner for a script; the chat is not started yet.

        Args:
            name: First name, or first and last name.
            language: IETF tag of the person's Telegram.
            id: Telegram id; ``None`` for a new one, that of a known person for that person.
            bot: With whom they chat, ``None`` for the first bot.

        Raises:
            PlaygroundError: If the name is empty.
        """
        account = bot or self.world.main
        human = self.world.humans.get(id) if id is not None else None
        if human is None:
            human = self.world.add_human(name, language=language, id=id)
        return Person(self.world, account, account.chats[human.id])


def new_token() -> str:
    """Return a token that nobody can guess, in Telegram's form."""
    return f"{BOT_ID}:{secrets.token_hex(18)[:35]}"


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for wanted in dict.fromkeys((port, 0)):
        with contextlib.suppress(OSError, OverflowError):
            return socket.create_server((host, wanted), family=family, backlog=2048)
    raise PlaygroundError(f"nothing can listen at {host!r}: use 127.0.0.1 or another address of this machine")


def _shown(host: str) -> str:
    """Return what a browser of this machine would write for where the server listens."""
    if host in ("", "0.0.0.0", "::"):  # all interfaces: no name of any of them
        return "[::1]" if host == "::" else "127.0.0.1"
    return f"[{host}]" if ":" in host else host
