"""Devices that tell of a person's screen, and the rules for what makes a moment of that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.services.base import Change, Effect, Query, Scene
from bot.storage.models import EventKind, ScreenRules
from bot.storage.queries.devices import add_device, devices_of, ensure_rules, forget_apps, last_event, revoke_device
from bot.storage.queries.screen import mark_pending


@dataclass(frozen=True)
class KnownDevice:
    """A device that may speak for a person.

    Attributes:
        id: As it stands on its buttons.
        name: What the person calls it.
        last_used_at: When it was last heard of, aware; ``None``: never.
    """

    id: int
    name: str
    last_used_at: datetime | None


@dataclass(frozen=True)
class LastSignal:
    """The last thing that arrived from a device.

    Attributes:
        kind: What it said.
        device_id: Which device, also one that was removed.
        at: When it happened by the device's clock, aware.
        received_at: Aware.
    """

    kind: EventKind
    device_id: int
    at: datetime
    received_at: datetime


@dataclass(frozen=True)
class StoredDevices(Query[Sequence[KnownDevice]]):
    """The devices that may speak for a person, oldest first."""

    async def answer(self, scene: Scene) -> Sequence[KnownDevice]:
        """Return them."""
        devices = await devices_of(scene.user.id, session=scene.session)
        return [KnownDevice(one.id, one.name, one.last_used_at) for one in devices]


@dataclass(frozen=True)
class Arrivals:
    """What there is to say of what arrived.

    Attributes:
        devices: Of the person.
        last: The last thing, ``None``: nothing yet.
    """

    devices: Sequence[KnownDevice]
    last: LastSignal | None


@dataclass(frozen=True)
class LatestArrival(Query[Arrivals]):
    """What arrived last."""

    async def answer(self, scene: Scene) -> Arrivals:
        """Return it."""
        devices = await StoredDevices().answer(scene)
        event = await last_event(scene.user.id, session=scene.session)
        last = None if event is None else LastSignal(event.kind, event.device_id, event.at, event.received_at)
        return Arrivals(devices, last)


@dataclass(frozen=True)
class AddDevice(Change):
    """Let one more device speak for the person; its token is made when it is shown."""

    name: str

    async def apply(self, scene: Scene) -> None:
        """Store it, and the rules that go with having a device."""
        await add_device(scene.user.id, self.name, scene.now, session=scene.session)
        await ensure_rules(scene.user.id, session=scene.session)


@dataclass(frozen=True)
class RemoveDevice(Change):
    """Let a device speak no more; nothing happens if it does not."""

    device_id: int

    async def apply(self, scene: Scene) -> None:
        """Store it."""
        await revoke_device(scene.user.id, self.device_id, session=scene.session)


@dataclass(frozen=True)
class MomentRules:
    """When what a device tells makes a moment.

    Attributes:
        minutes_in_a_row: After how many minutes without a break; ``None``: never.
        minutes_a_day: After how many minutes of a day; ``None``: never.
        unusual: Whether more than usual makes one.
        apps_allowed: Whether names of apps may be stored.
        apps: Whose opening makes one.
        has_devices: Whether any device tells of anything.
    """

    minutes_in_a_row: int | None
    minutes_a_day: int | None
    unusual: bool
    apps_allowed: bool
    apps: tuple[str, ...]
    has_devices: bool


@dataclass(frozen=True)
class StoredRules(Query[MomentRules]):
    """A person's rules; the usual ones where they set none."""

    async def answer(self, scene: Scene) -> MomentRules:
        """Return them."""
        rules = await ensure_rules(scene.user.id, session=scene.session)
        devices = await devices_of(scene.user.id, session=scene.session)
        return MomentRules(
            rules.minutes_in_a_row,
            rules.minutes_a_day,
            rules.unusual,
            rules.apps_allowed,
            tuple(rules.apps),
            bool(devices),
        )


@dataclass(frozen=True)
class StoreRules(Change):
    """Set the rules; what was planned by the former ones goes."""

    rules: MomentRules

    async def apply(self, scene: Scene) -> None:
        """Store them."""
        stored = await ensure_rules(scene.user.id, session=scene.session)
        _copy(self.rules, stored)
        scene.session.add(stored)
        await scene.session.flush()
        await mark_pending({scene.user.id: scene.now}, scene.now, session=scene.session)


@dataclass(frozen=True)
class ForgetApps(Change):
    """Remove every stored name of an app."""

    effects: ClassVar = frozenset({Effect.SCRUB})

    async def apply(self, scene: Scene) -> None:
        """Remove them."""
        await forget_apps(scene.user.id, session=scene.session)


def _copy(rules: MomentRules, stored: ScreenRules) -> None:
    stored.minutes_in_a_row, stored.minutes_a_day = rules.minutes_in_a_row, rules.minutes_a_day
    stored.unusual, stored.apps_allowed, stored.apps = rules.unusual, rules.apps_allowed, list(rules.apps)
