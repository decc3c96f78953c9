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

from bot.core.buttons import DEVICE, SCREEN_RULES, number_in
from bot.core.inputs import Press
from bot.core.replies import TOKEN_PLACE, Button, Rows, Say, ShowToken, quoted
from bot.core.texts import _
from bot.dialogues.device_recipes import DeviceKind, device_names, kind_labels, recipe
from bot.dialogues.time_phrases import say_instant
from bot.dialogues.turn import Outcome, Turn, acknowledged, in_place, look_up
from bot.screentime.rules import STALE
from bot.services.devices import (
    AddDevice,
    Arrivals,
    KnownDevice,
    LatestArrival,
    MomentRules,
    RemoveDevice,
    StoredDevices,
    StoredRules,
)
from bot.storage.models import EventKind

DEVICES_LIMIT = 5


def show_devices(turn: Turn) -> Outcome:
    """Say which devices there are, and offer to connect one."""

    def shown(devices: Sequence[KnownDevice]) -> Outcome:
        html, rows = _describe(turn, devices)
        return Outcome([Say(html=html, buttons=rows)])

    return look_up(StoredDevices(), shown)


def press_device(turn: Turn, press: Press, what: str) -> Outcome:
    """Connect or remove a device, say whether anything arrived, or take a token out of the chat."""
    name, _colon, value = what.partition(":")
    match name:
        case "show":
            return look_up(StoredDevices(), lambda devices: _show_in_place(turn, press, devices))
        case "add" if value in set(DeviceKind) and turn.settings.address is not None:
            kind, address = DeviceKind(value), turn.settings.address
            return look_up(StoredDevices(), lambda devices: _connect(press, kind, address, devices))
        case "copied":
            html = _(
                "The token is out of this chat. If you need one again, remove the device and connect it anew with "
                "/connect."
            )
            return Outcome([acknowledged(press), in_place(press, html, ((_button(_("Has it arrived?"), "test"),),))])
        case "test":
            return look_up(
                LatestArrival(),
                lambda arrivals: Outcome([Say(html=_say_arrival(turn, arrivals), buttons=_test_rows())]),
                replies=[acknowledged(press)],
            )
        case "remove" if not value:
            return look_up(StoredDevices(), lambda devices: _offer_removal(press, devices))
        case "remove" if (device_id := number_in(value)) is not None:
            return look_up(StoredDevices(), lambda devices: _remove(turn, press, device_id, devices))
    return Outcome([acknowledged(press, _("This button no longer works. /connect shows what does."))])


def _show_in_place(turn: Turn, press: Press, devices: Sequence[KnownDevice], said: str | None = None) -> Outcome:
    html, rows = _describe(turn, devices)
    return Outcome([acknowledged(press, said), in_place(press, html, rows)])


def _offer_removal(press: Press, devices: Sequence[KnownDevice]) -> Outcome:
    rows = tuple((_button(_("Remove {name}").format(name=one.name), f"remove:{one.id}"),) for one in devices)
    html = _("Which device shall not speak for you any more? It takes effect at once.")
    return Outcome([acknowledged(press), in_place(press, html, (*rows, (_button(_("‹ Back"), "show"),)))])


def _remove(turn: Turn, press: Press, device_id: int, devices: Sequence[KnownDevice]) -> Outcome:
    left = [device for device in devices if device.id != device_id]
    if len(left) == len(devices):
        return _show_in_place(turn, press, left, _("It is removed already."))
    shown = _show_in_place(turn, press, left, _("Removed: its token counts no more."))
    return Outcome(shown.replies, [RemoveDevice(device_id)])


def _connect(press: Press, kind: DeviceKind, address: str, devices: Sequence[KnownDevice]) -> Outcome:
    if len(devices) >= DEVICES_LIMIT:
        text = _("You have {n} devices already. Remove one first.").format(n=len(devices))
        return Outcome([acknowledged(press, text)])
    name = _new_name(kind, devices)

    def added(now_there: Sequence[KnownDevice]) -> Outcome:
        device = next(one for one in now_there if one.name == name)
        token = ShowToken(device_id=device.id, html=_token_text(name), buttons=_copied(device))
        return look_up(StoredRules(), lambda rules: _explain(token, kind, address, rules))

    return look_up(StoredDevices(), added, replies=[acknowledged(press)], changes=[AddDevice(name)])


def _explain(token: ShowToken, kind: DeviceKind, address: str, rules: MomentRules) -> Outcome:
    steps = recipe(kind, address, apps_allowed=rules.apps_allowed)
    return Outcome([token, Say(html=steps, buttons=_test_rows())])


def _token_text(name: str) -> str:
    return _(
        "<b>The token for {name}</b>\n{token}\n\nTap it to copy it. It is shown this once, and I keep no more than a "
        "fingerprint of it. Then tap the button below, and I take it out of this chat. Whoever has it can tell me that "
        "you are on a screen, and nothing else."
    ).format(name=quoted(name), token=f"<code>{TOKEN_PLACE}</code>")


def _copied(device: KnownDevice) -> Rows:
    return ((_button(_("I've copied it"), f"copied:{device.id}"),),)


def _new_name(kind: DeviceKind, devices: Sequence[KnownDevice]) -> str:
    """Return a name that none of the devices has: ``iPhone``, ``iPhone 2``."""
    name, taken = device_names()[kind], {device.name for device in devices}
    numbered = (f"{name} {number}" for number in range(2, len(devices) + 3))
    return name if name not in taken else next(other for other in numbered if other not in taken)


def _describe(turn: Turn, devices: Sequence[KnownDevice]) -> tuple[str, Rows]:
    address = turn.settings.address
    parts = [
        _(
            "<b>Your devices</b>\nA phone or computer can tell me when you are on the screen, and how long, so that a "
            "nudge comes when it fits. It tells only what you set up yourself; /privacy says what I keep."
        )
    ]
    if devices:
        parts.append("\n".join(f"• {quoted(device.name)}: {_last_used(device, turn)}" for device in devices))
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


def _last_used(device: KnownDevice, turn: Turn) -> str:
    if device.last_used_at is None:
        return _("nothing heard yet")
    return _("last heard of {when}").format(when=say_instant(device.last_used_at, turn.zone, turn.now))


def _say_arrival(turn: Turn, arrivals: Arrivals) -> str:
    last = arrivals.last
    if last is None:
        return _(
            "Nothing has arrived yet. Let the device send something, for example by opening one of the apps, and look "
            "again. If nothing comes, check the address, the word <code>Bearer</code> and the space before the token."
        )
    names = {device.id: device.name for device in arrivals.devices}
    said = {
        EventKind.APP_OPEN: _("an app was opened"),
        EventKind.APP_CLOSE: _("an app was closed"),
        EventKind.UNLOCK: _("it was unlocked"),
        EventKind.ACTIVE: _("you were active"),
        EventKind.THRESHOLD: _("a limit was passed"),
    }[last.kind]
    text = _("Yes. The last thing arrived {when}, from {name}: {said}.").format(
        when=say_instant(last.received_at, turn.zone, turn.now),
        name=quoted(names.get(last.device_id, _("a device that you have removed"))),
        said=said,
    )
    if abs(last.received_at - last.at) > STALE:
        text += " " + _("It told of {when}, though: is that device's clock right?").format(
            when=say_instant(last.at, turn.zone, turn.now)
        )
    return text


def _test_rows() -> Rows:
    return ((_button(_("Has it arrived?"), "test"), _button(_("Your devices"), "show")),)


def _button(label: str, what: str) -> Button:
    return Button(label=label, data=DEVICE.payload(what))
