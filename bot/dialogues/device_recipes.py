"""How to let a device tell of its screen, step by step, with this bot's own address."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from bot.core.replies import quoted
from bot.core.texts import _

PATH = "/v1/moments"


class DeviceKind(StrEnum):
    """What is to be connected."""

    IOS = "ios"
    MACRODROID = "macrodroid"
    TASKER = "tasker"
    COMPUTER = "computer"
    OTHER = "other"


def kind_labels() -> Mapping[DeviceKind, str]:
    """Return what the kinds are called on buttons."""
    return {
        DeviceKind.IOS: _("iPhone or iPad"),
        DeviceKind.MACRODROID: _("Android, MacroDroid"),
        DeviceKind.TASKER: _("Android, Tasker"),
        DeviceKind.COMPUTER: _("Computer"),
        DeviceKind.OTHER: _("Something else"),
    }


def device_names() -> Mapping[DeviceKind, str]:
    """Return what a device of each kind is called in the list."""
    return {
        DeviceKind.IOS: _("iPhone"),
        DeviceKind.MACRODROID: _("Android (MacroDroid)"),
        DeviceKind.TASKER: _("Android (Tasker)"),
        DeviceKind.COMPUTER: _("Computer"),
        DeviceKind.OTHER: _("Device"),
    }


def recipe(kind: DeviceKind, address: str, *, apps_allowed: bool) -> str:
    """Return the steps in Telegram's HTML.

    Args:
        kind: Of which device.
        address: Root of this bot as devices reach it.
        apps_allowed: Whether names of apps would be kept.
    """
    url = quoted(address + PATH)
    steps = {
        DeviceKind.IOS: _ios(),
        DeviceKind.MACRODROID: _macrodroid(),
        DeviceKind.TASKER: _tasker(),
        DeviceKind.COMPUTER: _computer(),
        DeviceKind.OTHER: _other(),
    }[kind]
    numbered = "\n".join(f"{number}. {step}" for number, step in enumerate(steps, start=1))
    filled = numbered.replace("%URL%", f"<code>{url}</code>").replace("%ROOT%", quoted(address))
    text = f"<b>{kind_labels()[kind]}</b>\n{filled}"
    if kind is DeviceKind.COMPUTER:
        return text
    names = (
        _("You allow names of apps: a further field <code>app</code>, such as <code>Instagram</code>, is kept.")
        if apps_allowed
        else _("A field <code>app</code> with the app's name may come along; I drop it unless you allow names of apps.")
    )
    return f"{text}\n\n{names}"


def _ios() -> list[str]:
    return [
        _("Open <b>Shortcuts</b>, then <b>Automation</b>, <b>+</b>, <b>App</b>."),
        _(
            "Choose the apps that swallow your time, tick <b>Is Opened</b> and <b>Run Immediately</b>, then "
            "<b>Next</b> and <b>New Blank Automation</b>."
        ),
        _("Add the action <b>Get Contents of URL</b> with the URL %URL%"),
        _("Unfold it: method <b>POST</b>; header <code>Authorization</code> with the value <code>Bearer TOKEN</code>."),
        _("Request body <b>JSON</b>, with one text field: <code>event</code> is <code>app_open</code>. <b>Done</b>."),
        _("Do the same once more with <b>Is Closed</b> and <code>app_close</code>: I then know when you have left."),
    ]


def _macrodroid() -> list[str]:
    return [
        _("Add a macro with the trigger <b>Application Launched</b> and choose the apps that swallow your time."),
        _("As its action take <b>HTTP Request</b>: method <b>POST</b>, URL %URL%"),
        _("Header <code>Authorization</code> with the value <code>Bearer TOKEN</code>."),
        _('Content type <code>application/json</code>, body:\n<pre>{"event": "app_open"}</pre>'),
        _(
            "A second macro with the trigger <b>Screen Off</b> and the same action sends:\n"
            '<pre>{"event": "app_close"}</pre>'
        ),
        _('If you like, a third one with the trigger <b>Screen Unlocked</b> sends:\n<pre>{"event": "unlock"}</pre>'),
    ]


def _tasker() -> list[str]:
    return [
        _("Add a profile <b>Application</b> and choose the apps that swallow your time."),
        _("As its task take <b>Net</b>, <b>HTTP Request</b>: method <b>POST</b>, URL %URL%"),
        _("Headers, one a line:\n<pre>Authorization:Bearer TOKEN\nContent-Type:application/json</pre>"),
        _('Body:\n<pre>{"event": "app_open"}</pre>'),
        _('Add an exit task to the profile that sends:\n<pre>{"event": "app_close"}</pre>'),
    ]


def _computer() -> list[str]:
    return [
        _("Install <b>ActivityWatch</b> (activitywatch.net) and let it run: it watches on your computer alone."),
        _(
            "Install Offscreen there too and start its bridge, which asks for the token:\n"
            "<pre>offscreen bridge activitywatch --address %ROOT%</pre>"
        ),
        _("It tells me that you are active, and your minutes of the day. Titles of windows never leave the computer."),
    ]


def _other() -> list[str]:
    return [
        _("Whatever can send an HTTP request will do: <b>POST</b> to %URL%"),
        _("Headers:\n<pre>Authorization: Bearer TOKEN\nContent-Type: application/json</pre>"),
        _(
            'Body: <code>{"event": "..."}</code> with <code>app_open</code>, <code>app_close</code>, '
            "<code>unlock</code>, <code>active</code> (again every minute) or <code>threshold</code>."
        ),
        _(
            "If you like, with <code>at</code> (such as <code>2026-03-02T20:15:00+01:00</code>), "
            "<code>minutes_today</code> and an <code>id</code> of its own, so that a repeat counts once."
        ),
    ]
