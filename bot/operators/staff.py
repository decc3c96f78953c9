"""Who has a role: /grant, /revoke, /operators."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.operators.deeds import Order
from bot.replies import Reply, Say, quoted
from bot.storage.models import Notice, Operator, Role
from bot.storage.queries.operators import all_operators, note, set_role
from bot.storage.queries.people import find_user
from bot.texts import _

_ID = re.compile(r"\b\d{1,19}\b")
_GRANTED = {"viewer": Role.VIEWER, "editor": Role.EDITOR}


async def grant(
    owner_id: int, order: Order, owners: Collection[int], now: datetime, *, session: AsyncSession
) -> list[Reply]:
    """Give somebody a role."""
    words = order.argument.lower().split()
    role = next((_GRANTED[word] for word in words if word in _GRANTED), None)
    about = _person(order)
    if role is None or about is None:
        return [Say(html=_how("grant"))]
    if about in owners:
        return [Say(html=_("That is an owner already: owners are set by OFFSCREEN_OWNERS and may do everything."))]
    user = await find_user(about, session=session)
    if user is None:
        return [Say(html=_("I have not met that person: let them open this chat and press Start, then try again."))]
    await set_role(user.id, role, now, session=session)
    await note("role granted", f"user {user.id}", now, by=owner_id, details=role.value, session=session)
    told = _("You are {role} of this bot's library now. /help shows what you can do.")
    session.add(Notice(user_id=user.id, html=told.format(role=_title(role)), created_at=now))
    return [Say(html=_("{person} is {role} now.").format(person=about, role=_title(role)))]


async def revoke(
    owner_id: int, order: Order, owners: Collection[int], now: datetime, *, session: AsyncSession
) -> list[Reply]:
    """Take somebody's role away; it is gone with their very next tap."""
    about = _person(order)
    if about is None:
        return [Say(html=_how("revoke"))]
    if about in owners:
        return [Say(html=_("That is an owner: take the id out of OFFSCREEN_OWNERS and start the bot again."))]
    user = await find_user(about, session=session)
    operator = await session.get(Operator, user.id) if user is not None else None
    if user is None or operator is None or operator.role is None:
        return [Say(html=_("That person has no role here."))]
    await set_role(user.id, None, now, session=session)
    await note("role revoked", f"user {user.id}", now, by=owner_id, session=session)
    session.add(Notice(user_id=user.id, html=_("You have no role in this bot's library any more."), created_at=now))
    return [Say(html=_("{person} has no role any more.").format(person=about))]


async def show_operators(owners: Collection[int], *, session: AsyncSession) -> list[Reply]:
    """List everybody with a role."""
    lines = [f"<code>{owner}</code>  {_title(Role.OWNER)}" for owner in sorted(owners)]
    for operator, telegram_id in await all_operators(session=session):
        if operator.role is not None and operator.role is not Role.OWNER and telegram_id not in owners:
            lines.append(f"<code>{telegram_id}</code>  {_title(operator.role)}, {operator.since:%Y-%m-%d}")
    return [Say(html="\n".join([f"<b>{_('Who has a role here')}</b>", *lines, "", quoted(_how("grant"))]))]


def welcome() -> str:
    """Return what an owner is told when they come for the first time, in Telegram's HTML."""
    return _(
        "You own this bot. /library shows what it may send, /addmessage or a picture adds to that, /preview tries it "
        "out, /stats says what works. /help has everything you can do."
    )


def _person(order: Order) -> int | None:
    if order.about is not None:
        return order.about
    found = _ID.search(order.argument)
    return int(found[0]) if found else None


def _title(role: Role) -> str:
    return {Role.VIEWER: _("a viewer"), Role.EDITOR: _("an editor"), Role.OWNER: _("an owner")}[role]


def _how(command: str) -> str:
    role = _(" editor (or viewer)") if command == "grant" else ""
    return _(
        "Write /{command}{role} and the person's Telegram id, or mention the person, or forward me a message of theirs "
        "and reply to it with the command. I can't look up @names."
    ).format(command=command, role=role)
