"""Replies out: what the conversations decided to say, made through a messenger."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

from bot.charts.canvas import can_write
from bot.charts.progress_chart import draw_progress
from bot.core.address import Address
from bot.core.commands import menu
from bot.core.replies import (
    LINK_PLACE,
    TOKEN_PLACE,
    Acknowledge,
    Busy,
    Edit,
    EditButtons,
    Reply,
    Say,
    SendCard,
    SendChart,
    SendExport,
    ShowMenu,
    ShowToken,
    TellOwners,
    quoted,
)
from bot.core.texts import speaking
from bot.dialogues.crisis_answer import owners_text
from bot.screentime.tokens import digest_of, new_token
from bot.storage.export import export_user
from bot.storage.pictures import read_picture
from bot.storage.queries.devices import give_token
from bot.storage.worker_context import WorkerContext


class Speaker:
    """Makes replies.

    Args:
        context: Of this worker.
        image_folder: Where the pictures lie.
        tell_owners: Tells the owners something each time, by its kind and in the words that it is given.
    """

    def __init__(
        self,
        context: WorkerContext,
        image_folder: Path,
        tell_owners: Callable[[str, Callable[[], str]], Awaitable[None]],
    ) -> None:
        self._database = context.database
        self._messenger = context.messenger
        self._clock = context.clock
        self._image_folder = image_folder
        self._tell_owners = tell_owners

    async def make(self, reply: Reply, address: Address) -> int | None:
        """Make one reply. That there is nothing left to change or to acknowledge is no error.

        Returns:
            The id of the message that asks a question; ``None`` for everything else.

        Raises:
            bot.core.messenger.SendError: If it cannot be made.
        """
        match reply:
            case Say():
                said = await self._messenger.send(address, reply)
                return said if reply.question else None
            case Edit():
                await self._edit(reply, address)
            case EditButtons():
                await self._messenger.edit_buttons(address, reply.message_id, reply.buttons)
            case Acknowledge():
                await self._messenger.acknowledge(reply.query_id, reply.text)
            case Busy():
                await self._messenger.show_busy(address)
            case SendChart():
                await self._send_chart(reply, address)
            case SendCard():
                await self._send_card(reply, address)
            case SendExport():
                file = await self._export(reply.user_id)
                await self._messenger.send_file(address, file, "offscreen-export.json", reply.html)
            case ShowToken():
                await self._show_token(reply, address)
            case TellOwners():
                await self._tell_owners(reply.about, partial(owners_text, reply.about, address))
            case ShowMenu():
                with speaking(reply.language):
                    await self._messenger.set_menu(address, menu())
        return None

    async def _send_chart(self, reply: SendChart, address: Address) -> None:
        """Send a chart; where no font has its letters, its words alone."""
        if not can_write(reply.progress.title):
            await self._messenger.send(address, Say(html=reply.html))
            return
        picture = await asyncio.to_thread(draw_progress, reply.progress)
        await self._messenger.send_picture(address, picture, reply.html)

    async def _send_card(self, reply: SendCard, address: Address) -> None:
        """Send a card; one whose picture cannot be read has words alone."""
        html = reply.html.replace(LINK_PLACE, quoted(self._messenger.link(reply.payload)))
        files = [reply.file] if reply.file else []
        picture = await asyncio.to_thread(self._read_picture, files[0]) if files else None
        if picture is None:
            await self._messenger.send(address, Say(html=html))
        else:
            await self._messenger.send_picture(address, picture, html)

    def _read_picture(self, file: str) -> bytes | None:
        try:
            return read_picture(self._image_folder, file)
        except OSError:
            return None

    async def _edit(self, reply: Edit, address: Address) -> None:
        """Change a message; one that is gone is said anew, since the answer is still due."""
        if not await self._messenger.edit(address, reply.message_id, reply.html, reply.buttons):
            await self._messenger.send(address, Say(html=reply.html, buttons=reply.buttons))

    async def _show_token(self, reply: ShowToken, address: Address) -> None:
        token = await self._new_token(reply.device_id)
        if token is not None:  # else the device was removed meanwhile
            html = reply.html.replace(TOKEN_PLACE, token)
            await self._messenger.send(address, Say(html=html, buttons=reply.buttons))

    async def _export(self, user_id: int) -> bytes:
        """Return the file with everything stored about a user."""
        async with self._database.reading() as session:
            return await export_user(user_id, self._clock.now(), session=session)

    async def _new_token(self, device_id: int) -> str | None:
        """Make a device's token and store its hash; ``None``: the device is gone."""
        token = new_token()
        async with self._database.writing() as session:
            return token if await give_token(device_id, digest_of(token), session=session) else None
