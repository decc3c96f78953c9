"""Devices of people in tests, and what they send over HTTP."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import httpx

from bot.demo.stage import Stage
from bot.screentime.tokens import PREFIX
from telegram_playground.scripting import Message, Person


@dataclass(frozen=True)
class Telephone:
    """A device that has a token.

    Attributes:
        address: Root of the bot's HTTP face.
        token: The token.
        shown: The message in which it was shown.
    """

    address: str
    token: str
    shown: Message

    async def sends(self, event: str = "active", **fields: Any) -> httpx.Response:
        """Send an event."""
        headers = {"Authorization": f"Bearer {self.token}"}
        async with httpx.AsyncClient(base_url=self.address, headers=headers) as client:
            return await client.post("/v1/moments", json={"event": event, **fields})


async def connect(on: Stage, person: Person, kind: str = "iPhone") -> Telephone:
    """Connect a device through /connect."""
    await person.sends("/connect")
    await person.receives("What shall I connect?")
    await person.presses(kind)
    shown = await person.receives(PREFIX)
    await person.receives("/v1/moments" if kind != "Computer" else "--address")
    found = re.search(rf"{PREFIX}\S+", shown.text)
    assert found is not None
    return Telephone(on.bot.settings.device_address or "", found[0], shown)
