"""The terminal as a messenger: texts are written as lines, pictures as paths, buttons as numbers."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from html import unescape
from itertools import count
from pathlib import Path
from typing import Any

from bot.core.address import Address
from bot.core.messenger import SendError, SendPermit, SendProblem, SentPicture
from bot.core.replies import Button, Rows, Say
from bot.screentime.tokens import mask_tokens
from bot.terminal.incoming import TerminalLine

PERSON = Address("terminal", "1")
"""The one who sits there."""

_TAG = re.compile(r"<[^<>]+>")


class TerminalMessenger:
    """Writes to a terminal, and keeps in mind what the numbers on it stand for.

    Args:
        write: Writes a text that ends in a new line of its own.
        folder: Where pictures and files go, to be opened by other programs.
    """

    name = PERSON.messenger
    bot_id = 0

    def __init__(self, write: Callable[[str], None], folder: Path) -> None:
        self._write = write
        self._folder = folder
        self._ids = count(int(time.time()))  # those of another day must not stand for messages of this one
        self._pictures: set[int] = set()
        self._texts: dict[int, str] = {}
        self._shown: tuple[int, list[Button]] = (0, [])

    def press(self, number: int) -> tuple[int, Button, bool] | None:
        """Return what a number stands for: the message, its button, and whether it has a picture."""
        message_id, buttons = self._shown
        if not 1 <= number <= len(buttons):
            return None
        return message_id, buttons[number - 1], message_id in self._pictures

    def link(self, payload: str) -> str:
        """Return the command that a link would send."""
        return f"/start {payload}"

    async def send(self, address: Address, said: Say, permit: SendPermit | None = None) -> int:
        """Write a text."""
        return self._say(next(self._ids), said.html, said.buttons)

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
        """Write where a picture is, and the text below it."""
        path = self._keep(picture, "picture") if isinstance(picture, bytes) else Path(picture)
        if not path.is_file():
            raise SendError(SendProblem.STALE_FILE, f"NoFile: {path} is gone")
        message_id = next(self._ids)
        self._pictures.add(message_id)
        self._say(message_id, f"[{path}]\n{html}", rows)
        return SentPicture(message_id, str(path))

    async def send_file(self, address: Address, data: bytes, name: str, html: str) -> None:
        """Write where a file is."""
        self._say(next(self._ids), f"[{self._keep(data, name)}]\n{html}", ())

    async def edit(self, address: Address, message_id: int, html: str, rows: Rows, *, of_picture: bool = False) -> bool:
        """Write what is new in a message: what stands in a terminal cannot change."""
        before = self._texts.get(message_id)
        if before is None:
            return False
        new = [line for line in html.splitlines() if line not in before.splitlines()]
        self._say(message_id, "\n".join(new), rows)
        self._texts[message_id] = html
        return True

    async def edit_buttons(self, address: Address, message_id: int, rows: Rows) -> None:
        """Let numbers stand for other buttons; they are written only if there are any."""
        if rows:
            self._say(message_id, "", rows)
        elif self._shown[0] == message_id:
            self._shown = (0, [])

    async def acknowledge(self, query_id: str, text: str | None) -> None:
        """Write a short answer to a press."""
        if text:
            self._write(f"({text})")

    async def show_busy(self, address: Address) -> None:
        """Write that it will take a moment."""
        self._write("…")

    async def fetch_file(self, file_id: str) -> bytes:
        """Refuse: nobody sends files from a terminal."""
        raise SendError(SendProblem.REFUSED, "NoFile: nothing can be sent from a terminal")

    async def set_menu(self, address: Address, commands: Sequence[tuple[str, str]]) -> None:
        """Show no menu."""

    @asynccontextmanager
    async def permit(self, address: Address, *, bulk: bool) -> AsyncIterator[SendPermit]:
        """Permit everything."""
        yield PERSON

    def read(self, payload: Mapping[str, Any]) -> TerminalLine:
        """Return a line."""
        return TerminalLine(PERSON, payload)

    def storable(self, payload: dict[str, Any]) -> dict[str, Any]:
        """Return a line without the tokens of devices."""
        return {name: mask_tokens(value) if isinstance(value, str) else value for name, value in payload.items()}

    def _say(self, message_id: int, html: str, rows: Rows) -> int:
        buttons = [button for row in rows for button in row]
        numbered = "  ".join(f"[{number}] {button.label}" for number, button in enumerate(buttons, start=1))
        if buttons or self._shown[0] == message_id:
            self._shown = (message_id, buttons)
        self._texts[message_id] = html
        self._write("\n".join(part for part in (unescape(_TAG.sub("", html)), numbered) if part) + "\n")
        return message_id

    def _keep(self, data: bytes, name: str) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / (f"{hashlib.sha256(data).hexdigest()[:12]}.png" if name == "picture" else name)
        path.write_bytes(data)
        return path
