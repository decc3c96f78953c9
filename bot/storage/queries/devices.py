"""Devices that may speak for users, and what users have set for what these tell."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.models import Device, Moment, Origin, ScreenEvent, ScreenRules

_USE_NOTED = timedelta(minutes=1)
"""How exactly it is noted when a device was last heard of."""


@dataclass(frozen=True)
class DeviceSender:
    """Who speaks by a token.

    Attributes:
        device_id: Which device.
        user_id: Whose.
        last_used_at: When it was last heard of, to a minute.
        apps_allowed: Whether names of apps may be stored.
    """

    device_id: int
    user_id: int
    last_used_at: datetime | None
    apps_allowed: bool


async def find_senders(digests: Collection[str], *, session: AsyncSession) -> dict[str, DeviceSender]:
    """Return who speaks by the tokens with these hashes, by hash; unknown and revoked ones are left out.

    What is found stays so until the transaction ends: a revocation, or names of apps forbidden, waits for it.
    """
    statement = (
        select(Device, ScreenRules.apps_allowed)
        .join(ScreenRules, col(ScreenRules.user_id) == col(Device.user_id))
        .where(col(Device.digest).in_(digests))
        .order_by(col(Device.id))
        .with_for_update(read=True)
    )
    return {
        device.digest: DeviceSender(device.id, device.user_id, device.last_used_at, apps_allowed)
        for device, apps_allowed in await session.exec(statement)
        if device.digest is not None
    }


async def note_use(senders: Collection[DeviceSender], now: datetime, *, session: AsyncSession) -> None:
    """Note that devices were heard of; nothing is written for those of which that was noted just now.

    A device that another transaction has found too is left out: each would wait for the other to let go of it. Its next
    event notes it.
    """
    ids = sorted(
        sender.device_id
        for sender in senders
        if sender.last_used_at is None or abs(now - sender.last_used_at) >= _USE_NOTED
    )
    if ids:
        free = select(Device.id).where(col(Device.id).in_(ids)).with_for_update(key_share=True, skip_locked=True)
        await session.exec(
            update(Device)
            .where(col(Device.id).in_(free))
            .values(last_used_at=now)
            .execution_options(synchronize_session=False)
        )


async def devices_of(user_id: int, *, session: AsyncSession) -> Sequence[Device]:
    """Return a user's devices, oldest first."""
    statement = select(Device).where(Device.user_id == user_id).order_by(col(Device.created_at), col(Device.id))
    return (await session.exec(statement)).all()


async def add_device(user_id: int, name: str, now: datetime, *, session: AsyncSession) -> Device:
    """Add a device that has no token yet, and the rules if there are none."""
    await ensure_rules(user_id, session=session)
    device = Device(user_id=user_id, name=name, created_at=now)
    session.add(device)
    await session.flush()
    return device


async def give_token(device_id: int, digest: str, *, session: AsyncSession) -> bool:
    """Let a device speak by the token with this hash and by no other; return whether the device is there."""
    done = await session.exec(update(Device).where(col(Device.id) == device_id).values(digest=digest))
    return bool(done.rowcount)


async def revoke_device(user_id: int, device_id: int, *, session: AsyncSession) -> bool:
    """Remove a device of a user; return whether there was one."""
    done = await session.exec(delete(Device).where(col(Device.id) == device_id, col(Device.user_id) == user_id))
    return bool(done.rowcount)


async def ensure_rules(user_id: int, *, session: AsyncSession) -> ScreenRules:
    """Return what a user has set; the defaults are stored if nothing is."""
    rules = await session.get(ScreenRules, user_id)
    if rules is None:
        rules = ScreenRules(user_id=user_id)
        session.add(rules)
        await session.flush()
    return rules


async def forget_apps(user_id: int, *, session: AsyncSession) -> None:
    """Remove every name of an app that is stored of a user."""
    await session.exec(
        update(ScreenEvent)
        .where(col(ScreenEvent.user_id) == user_id, col(ScreenEvent.app).is_not(None))
        .values(app=None)
    )
    told = await session.exec(select(Moment).where(Moment.user_id == user_id, Moment.origin == Origin.SCREEN_TIME))
    for moment in told:
        if moment.signal is not None and "app" in moment.signal:
            moment.signal = {name: value for name, value in moment.signal.items() if name != "app"}
            session.add(moment)
    await session.flush()


async def last_event(user_id: int, *, session: AsyncSession) -> ScreenEvent | None:
    """Return the event of a user that arrived last."""
    statement = select(ScreenEvent).where(ScreenEvent.user_id == user_id)
    return (await session.exec(statement.order_by(col(ScreenEvent.received_at).desc()).limit(1))).first()
