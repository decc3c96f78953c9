"""One line that was written in the terminal, or a number that was pressed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.core.address import Address
from bot.core.inputs import Input, Press, read_words
from bot.core.messenger import Correspondent
from bot.core.operator_inputs import OperatorInput


class TerminalLine:
    """A line, as it came or as it was stored.

    Args:
        person: Who wrote it.
        payload: Its number, and its text or the pressed button.
    """

    is_private = True

    def __init__(self, person: Address, payload: Mapping[str, Any]) -> None:
        self._payload = payload
        self.number: int = payload["update_id"]
        self.chat = person
        self.sender = Correspondent(person, "en")

    @property
    def query_id(self) -> str | None:
        """Which press it is, if it is one."""
        return str(self.number) if "press" in self._payload else None

    @property
    def pressed_picture(self) -> int | None:
        """The pressed message, if it has a picture."""
        return self._payload["message"] if self._payload.get("picture") else None

    def understand(self) -> Input | None:
        """Return what it says."""
        if (query_id := self.query_id) is not None:
            return Press(self._payload["press"], query_id, self._payload["message"])
        return read_words(self._payload["text"]) if "text" in self._payload else None

    def for_operators(self) -> OperatorInput | None:
        """Return nothing: operators work in a messenger with pictures."""
        return None
