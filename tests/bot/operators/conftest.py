"""A stage with an owner, an editor, a viewer and a stranger."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from bot.core.clock import JumpingClock
from bot.delivery.encoding import EncodingProcess
from bot.demo.stage import Stage
from bot.settings import Settings
from telegram_playground.scripting import Person
from tests.bot.conftest import MONDAY_MORNING
from tests.bot.databases import migrated, postgresql, sqlite
from tests.bot.messenger import memory_stage

OWNER_ID = 5_550_000_001

__all__ = ["OWNER_ID", "Staff", "migrated", "postgresql", "sqlite", "staff"]


@dataclass(frozen=True)
class Staff:
    """The stage and who is on it."""

    on: Stage
    owner: Person

    async def somebody(self, name: str, role: str | None = None) -> Person:
        """Return a new person who has started the bot, with a role if one is given."""
        person = self.on.playground.person(name)
        await person.sends("/start")
        await person.receives()
        if role is not None:
            await self.grants(role, person)
            await person.receives("You are")
        person.catches_up()
        return person

    async def grants(self, role: str, person: Person) -> None:
        """Have the owner give somebody a role."""
        await self.owner.sends(f"/grant {role} {person.id}")
        asked = await self.owner.receives(str(person.id))
        await self.owner.presses(f"Yes, make {person.id}", message=asked)
        await asked.becomes("now")

    async def revokes(self, person: Person) -> None:
        """Have the owner take somebody's role away."""
        await self.owner.sends(f"/revoke {person.id}")
        asked = await self.owner.receives(str(person.id))
        await self.owner.presses(f"Yes, take it from {person.id}", message=asked)
        await asked.becomes("no role any more")


@pytest.fixture
async def staff(settings: Settings, encoder: EncodingProcess) -> AsyncIterator[Staff]:
    own = settings.model_copy(update={"owners": frozenset({OWNER_ID})})
    async with memory_stage(own, clock=JumpingClock(MONDAY_MORNING), encoder=encoder) as on:
        owner = on.playground.person("Olga Owner", id=OWNER_ID)
        await owner.sends("/start")
        await owner.receives("You own this bot")
        owner.catches_up()
        yield Staff(on, owner)
