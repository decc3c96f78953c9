"""/connect: let a device tell of its screen. Its token is made when it is said, shown once, and only its hash is kept.

::

    /connect --> the devices there are --a kind--> token, steps
                   |                                 `--copied--> the token is taken out of the chat
                   |--arrived?--> when something was last heard
                   |--remove--> which one --> it counts no more
                   `--rules--> what makes a moment
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.conversations.instants import say_instant
from bot.conversations.recipes import DeviceKind, device_names, kind_labels, recipe
from bot.core.buttons import DEVICE, SCREEN_RULES, number_in
from bot.core.inputs import Press
from bot.core.replies import TOKEN_PLACE, Acknowledge, Button, Edit, Reply, Rows, Say, ShowToken, quoted
from bot.screentime.rules import STALE
from bot.storage.models import Device, EventKind, User
from bot.storage.queries.devices import add_device, devices_of, ensure_rules, last_event, revoke_device
from bot.texts import _

DEVICES_LIMIT = 5


async def show_devices(user: User, address: str | None, now: datetime, *, session: AsyncSession) -> list[Reply]:
    """Say which devices there are, and offer to connect one.

    Args:
        user: Who asks.
        address: Root of this bot as devices reach it; ``None``: they cannot.
        now: Aware.
        session: A writing session.
    """
    html, rows = await _shown(user, address, now, session=session)
    return [Say(html=html, buttons=rows)]


async def press_device(
    user: User, press: Press, what: str, address: str | None, now: datetime, *, session: AsyncSession
) -> list[Reply]:
    """Connect or remove a device, say whether anything arrived, or take a token out of the chat."""
    name, _colon, value = what.partition(":")
    acknowledged = Acknowledge(query_id=press.query_id)
    if name == "show":
        return [acknowledged, *_edit(press, *await _shown(user, address, now, session=session))]
    if name == "add" and value in set(DeviceKind) and address is not None:
        return await _connect(user, press, DeviceKind(value), address, now, session=session)
    if name == "copied":
        html = _(
            "The token is out of this chat. If you need one again, remove the device and connect it anew with /connect."
        )
        return [acknowledged, *_edit(press, html, ((_button(_("Has it arrived?"), "test"),),))]
    if name == "test":
        return [acknowledged, Say(html=await _arrived(user, now, session=session), buttons=_test_rows())]
    if name == "remove" and not value:
        devices = await devices_of(user.id, session=session)
        rows = tuple((_button(_("Remove {name}").format(name=one.name), f"remove:{one.id}"),) for one in devices)
        html = _("Which device shall not speak for you any more? It takes effect at once.")
        return [acknowledged, *_edit(press, html, (*rows, (_button(_("‹ Back"), "show"),)))]
    if name == "remove" and (device_id := number_in(value)) is not None:
        removed = await revoke_device(user.id, device_id, session=session)
        said = _("Removed: its token counts no more.") if removed else _("It is removed already.")
        shown = await _shown(user, address, now, session=session)
        return [Acknowledge(query_id=press.query_id, text=said), *_edit(press, *shown)]
    return [Acknowledge(query_id=press.query_id, text=_("This button no longer works. /connect shows what does."))]


async def _connect(
    user: User, press: Press, kind: DeviceKind, address: str, now: datetime, *, session: AsyncSession
) -> list[Reply]:
    devices = await devices_of(user.id, session=session)
    if len(devices) >= DEVICES_LIMIT:
        text = _("You have {n} devices already. Remove one first.").format(n=len(devices))
        return [Acknowledge(query_id=press.query_id, text=text)]
    device = await add_device(user.id, _new_name(kind, devices), now, session=session)
    rules = await ensure_rules(user.id, session=session)
    html = _(
        "<b>The token for {name}</b>\n{token}\n\nTap it to copy it. It is shown this once, and I keep no more than a "
        "fingerprint of it. Then tap the button below, and I take it out of this chat. Whoever has it can tell me that "
        "you are on a screen, and nothing else."
    ).format(name=quoted(device.name), token=f"<code>{TOKEN_PLACE}</code>")
    copied = ((_button(_("I've copied it"), f"copied:{device.id}"),),)
    return [
        Acknowledge(query_id=press.query_id),
        ShowToken(device_id=device.id, html=html, buttons=copied),
        Say(html=recipe(kind, address, apps_allowed=rules.apps_allowed), buttons=_test_rows()),
    ]


def _new_name(kind: DeviceKind, devices: Sequence[Device]) -> str:
    """Return a name that none of the devices has: ``iPhone``, ``iPhone 2``."""
    name, taken = device_names()[kind], {device.name for device in devices}
    numbered = (f"{name} {number}" for number in range(2, len(devices) + 3))
    return name if name not in taken else next(other for other in numbered if other not in taken)


async def _shown(user: User, address: str | None, now: datetime, *, session: AsyncSession) -> tuple[str, Rows]:
    zone = ZoneInfo(user.time_zone or "UTC")
    devices = await devices_of(user.id, session=session)
    parts = [
        _(
            "<b>Your devices</b>\nA phone or computer can tell me when you are on the screen, and how long, so that a "
            "nudge comes when it fits. It tells only what you set up yourself; /privacy says what I keep."
        )
    ]
    if devices:
        parts.append("\n".join(f"• {quoted(device.name)}: {_last_used(device, zone, now)}" for device in devices))
    if address is None:
        parts.append(
            _(
                "Devices cannot reach this bot yet. Whoever runs it can change that with the setting "
                "<code>OFFSCREEN_PUBLIC_URL</code>; until then I go by the screen times in /schedule."
            )
        )
    elif address.startswith("http://"):
        parts.append(
            _(
                "For now only programs on the computer that this bot runs on can reach it, at {address}. For phones, "
                "whoever runs it sets <code>OFFSCREEN_PUBLIC_URL</code>."
            ).format(address=f"<code>{quoted(address)}</code>")
        )
    rows: Rows = ()
    if address is not None:
        kinds = [_button(label, f"add:{kind.value}") for kind, label in kind_labels().items()]
        rows = ((kinds[0], kinds[3]), (kinds[1], kinds[2]), (kinds[4],))
        parts.append(_("What shall I connect?"))
    if devices:
        rows = (*rows, (_button(_("Has it arrived?"), "test"), _button(_("Remove a device"), "remove")))
    return "\n\n".join(parts), (*rows, (Button(label=_("On-screen rules"), data=SCREEN_RULES.payload("show")),))


def _last_used(device: Device, zone: ZoneInfo, now: datetime) -> str:
    if device.last_used_at is None:
        return _("nothing heard yet")
    return _("last heard of {when}").format(when=say_instant(device.last_used_at, zone, now))


async def _arrived(user: User, now: datetime, *, session: AsyncSession) -> str:
    last = await last_event(user.id, session=session)
    if last is None:
        return _(
            "Nothing has arrived yet. Let the device send something, for example by opening one of the apps, and look "
            "again. If nothing comes, check the address, the word <code>Bearer</code> and the space before the token."
        )
    names = {device.id: device.name for device in await devices_of(user.id, session=session)}
    zone = ZoneInfo(user.time_zone or "UTC")
    said = {
        EventKind.APP_OPEN: _("an app was opened"),
        EventKind.APP_CLOSE: _("an app was closed"),
        EventKind.UNLOCK: _("it was unlocked"),
        EventKind.ACTIVE: _("you were active"),
        EventKind.THRESHOLD: _("a limit was passed"),
    }[last.kind]
    text = _("Yes. The last thing arrived {when}, from {name}: {said}.").format(
        when=say_instant(last.received_at, zone, now),
        name=quoted(names.get(last.device_id, _("a device that you have removed"))),
        said=said,
    )
    if abs(last.received_at - last.at) > STALE:
        text += " " + _("It told of {when}, though: is that device's clock right?").format(
            when=say_instant(last.at, zone, now)
        )
    return text


def _test_rows() -> Rows:
    return ((_button(_("Has it arrived?"), "test"), _button(_("Your devices"), "show")),)


def _button(label: str, what: str) -> Button:
    return Button(label=label, data=DEVICE.payload(what))


def _edit(press: Press, html: str, rows: Rows) -> list[Reply]:
    if press.message_id is None:
        return [Say(html=html, buttons=rows)]
    return [Edit(message_id=press.message_id, html=html, buttons=rows)]
