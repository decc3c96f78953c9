"""Who has a role: /grant, /revoke, /operators."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.address import Address
from bot.core.buttons import OPERATOR, number_in
from bot.core.inputs import Press
from bot.core.operator_inputs import Order, Somebody
from bot.core.replies import Acknowledge, Button, Edit, Reply, Say, quoted
from bot.core.texts import _
from bot.services.staff import tell_operator
from bot.storage.models import Operator, Role, User
from bot.storage.queries.operators import all_operators, call_operator, entry_of, is_noted, note, set_role
from bot.storage.queries.people import address_of, find_user, neighbour_of

_ID = re.compile(r"\b\d{1,19}\b")
_GRANT, _REVOKE = "grant asked for", "revocation asked for"
_USER = "user "
"""Before the internal id of whom an entry of the audit log is about."""

CONFIRM_WITHIN = timedelta(minutes=10)
"""How long a question about a role may be answered."""

NAME_LENGTH = 40
"""Characters of what an operator wants to be called."""

_GRANTED = {"viewer": Role.VIEWER, "editor": Role.EDITOR}


async def grant(
    owner_id: int, order: Order, owners: Collection[Address], now: datetime, *, session: AsyncSession
) -> list[Reply]:
    """Ask whether somebody is to have a role; a tap gives it."""
    words = order.argument.lower().split()
    role = next((_GRANTED[word] for word in words if word in _GRANTED), None)
    about = await _person(owner_id, order, session=session)
    if role is None or about is None:
        return [Say(html=_how("grant"))]
    user = await find_user(about.address, session=session)
    if (trouble := await _trouble(user, about.address, role, owners, session=session)) or user is None:
        return [Say(html=trouble)]
    question = {
        Role.VIEWER: _("Shall {person} be a viewer, who sees the library and what works?"),
        Role.EDITOR: _("Shall {person} be an editor, who adds to the library and changes what everybody may get?"),
    }[role].format(person=_named(about))
    yes = _("Yes, make {id} {role}").format(id=about.address, role=_title(role))
    return await _confirm(owner_id, _GRANT, user, role.value, question, yes, now, session=session)


async def revoke(
    owner_id: int, order: Order, owners: Collection[Address], now: datetime, *, session: AsyncSession
) -> list[Reply]:
    """Ask whether somebody's role is to be taken away; a tap takes it."""
    about = await _person(owner_id, order, session=session)
    if about is None:
        return [Say(html=_how("revoke"))]
    user = await find_user(about.address, session=session)
    if (trouble := await _trouble(user, about.address, None, owners, session=session)) or user is None:
        return [Say(html=trouble)]
    question = _("Shall {person} have no role here any more?").format(person=_named(about))
    yes = _("Yes, take it from {id}").format(id=about.address)
    return await _confirm(owner_id, _REVOKE, user, "", question, yes, now, session=session)


async def press_staff(
    owner_id: int, press: Press, what: str, owners: Collection[Address], now: datetime, *, session: AsyncSession
) -> list[Reply]:
    """Do what was asked about, or leave it: for who asked it, once, and for a while."""
    number, _colon, answer = what.partition(":")
    entry_id = number_in(number)
    asked = await entry_of(entry_id, session=session) if entry_id is not None else None
    if asked is None or asked.action not in (_GRANT, _REVOKE) or asked.user_id != owner_id:
        return [Acknowledge(query_id=press.query_id, text=_("This button no longer works."))]
    details = f"{asked.details}, asked as {asked.id}".removeprefix(", ")
    if await is_noted(asked, details, session=session):
        return [Acknowledge(query_id=press.query_id, text=_("That is answered already."))]
    if answer != "yes":
        await note(f"{asked.action}, declined", asked.subject, now, by=owner_id, details=details, session=session)
        return _settled(press, _("Left as it is."))
    if not timedelta() <= now - asked.at <= CONFIRM_WITHIN:
        return _settled(press, _("That was asked too long ago. Write the command again."))
    user = await session.get(User, int(asked.subject.removeprefix(_USER)))
    address = await address_of(user.id, session=session) if user is not None else None
    if user is None or address is None:
        return _settled(press, _("That person has left."))
    role = Role(asked.details or "") if asked.action == _GRANT else None
    if trouble := await _trouble(user, address, role, owners, session=session):
        return _settled(press, trouble)
    before = await session.get(Operator, user.id)
    change = (_plainly(before.role if before is not None else None), _plainly(role))
    await set_role(user.id, role, now, session=session)
    action = "role granted" if role is not None else "role revoked"
    await note(action, asked.subject, now, by=owner_id, details=details, change=change, session=session)
    told = _("You have no role in this bot's library any more.")
    said = _("{person} has no role any more.").format(person=address)
    if role is not None:
        told = _("You are {role} of this bot's library now. /help shows what you can do.").format(role=_title(role))
        said = _("{person} is {role} now.").format(person=address, role=_title(role))
    await tell_operator(user.id, told, now, session=session)
    return _settled(press, said)


async def _trouble(
    user: User | None, address: Address, role: Role | None, owners: Collection[Address], *, session: AsyncSession
) -> str:
    """Return why somebody cannot be given a role, or with ``None`` lose theirs; empty if nothing stands against it."""
    if address in owners and role is not None:
        return _("That is an owner already: owners are set by OFFSCREEN_OWNERS and may do everything.")
    if address in owners:
        return _("That is an owner: take the id out of OFFSCREEN_OWNERS and start the bot again.")
    if user is None and role is not None:
        return _("I have not met that person: let them open this chat and press Start, then try again.")
    operator = await session.get(Operator, user.id) if user is not None else None
    if role is None and (operator is None or operator.role is None):
        return _("That person has no role here.")
    return ""


async def _confirm(
    owner_id: int,
    action: str,
    user: User,
    details: str,
    question: str,
    yes: str,
    now: datetime,
    *,
    session: AsyncSession,
) -> list[Reply]:
    """Ask an owner for a tap. What was asked stands in the audit log: the tap carries nothing but its number."""
    asked = await note(action, f"{_USER}{user.id}", now, by=owner_id, details=details, session=session)
    rows = (
        (Button(label=yes, data=OPERATOR.payload("staff", asked, "yes")),),
        (Button(label=_("No"), data=OPERATOR.payload("staff", asked, "no")),),
    )
    return [Say(html=question, buttons=rows)]


def _settled(press: Press, html: str) -> list[Reply]:
    answer = Acknowledge(query_id=press.query_id)
    if press.message_id is None:
        return [answer, Say(html=html)]
    return [answer, Edit(message_id=press.message_id, html=html)]


async def take_name(operator_id: int, words: str, *, session: AsyncSession) -> list[Reply]:
    """Store what an operator wants to be called by others."""
    name = " ".join(words.split())
    if not name:
        html = _("Write /myname and what other operators shall call you; /myname none takes it back.")
        return [Say(html=html)]
    if len(name) > NAME_LENGTH:
        return [
            Say(html=_("That is a bit long for me. Could you say it in at most {n} characters?").format(n=NAME_LENGTH))
        ]
    if name.lower() == "none":
        await call_operator(operator_id, None, session=session)
        return [Say(html=_("You have no name here any more."))]
    await call_operator(operator_id, name, session=session)
    return [Say(html=_("Other operators read {name} now.").format(name=f"<b>{quoted(name)}</b>"))]


def _plainly(role: Role | None) -> str:
    return role.value if role is not None else "none"


async def show_operators(owners: Collection[Address], *, session: AsyncSession) -> list[Reply]:
    """List everybody with a role."""
    known = await all_operators(session=session)
    names = {address: f" ({quoted(operator.name)})" for operator, address in known if operator.name}
    lines = [f"<code>{owner}</code>{names.get(owner, '')}  {_title(Role.OWNER)}" for owner in sorted(owners)]
    for operator, address in known:
        if operator.role is not None and operator.role is not Role.OWNER and address not in owners:
            lines.append(
                f"<code>{address}</code>{names.get(address, '')}  {_title(operator.role)}, {operator.since:%Y-%m-%d}"
            )
    return [Say(html="\n".join([f"<b>{_('Who has a role here')}</b>", *lines, "", quoted(_how("grant"))]))]


def welcome() -> str:
    """Return what an owner is told when they come for the first time, in Telegram's HTML."""
    return _(
        "You own this bot. /library shows what it may send, /addmessage or a picture adds to that, /preview tries it "
        "out, /stats says what works. /help has everything you can do."
    )


async def _person(owner_id: int, order: Order, *, session: AsyncSession) -> Somebody | None:
    if order.about is not None:
        return order.about
    found = _ID.search(order.argument)
    address = await neighbour_of(owner_id, int(found[0]), session=session) if found else None
    return Somebody(address) if address is not None else None


def _named(about: Somebody) -> str:
    code = f"<code>{about.address}</code>"
    return f"{quoted(about.name)} ({code})" if about.name else code


def _title(role: Role) -> str:
    return {Role.VIEWER: _("a viewer"), Role.EDITOR: _("an editor"), Role.OWNER: _("an owner")}[role]


def _how(command: str) -> str:
    role = _(" editor (or viewer)") if command == "grant" else ""
    return _(
        "Write /{command}{role} and the person's Telegram id, or mention the person, or forward me a message of theirs "
        "and reply to it with the command. I can't look up @names."
    ).format(command=command, role=role)
