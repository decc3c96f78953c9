"""On-screen rules: when what a device tells makes a moment, changed with a few taps.

::

    shown --in a row, a day--> how many minutes --> stored, shown
      |---unusual--> on or off --> stored, shown
      |---names--> allowed, or forbidden: then every stored name is removed --> shown
      `---apps--> names written, separated by commas --> stored, shown
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.core.buttons import SCHEDULE, SCREEN_RULES
from bot.core.inputs import Press
from bot.core.phrases import enumerate_phrases
from bot.core.replies import Button, Rows, Say, quoted
from bot.core.texts import _
from bot.dialogues.turn import Outcome, acknowledged, in_place, look_up
from bot.services.base import Change
from bot.services.devices import ForgetApps, MomentRules, StoredRules, StoreRules
from bot.services.open_dialogues import EndDialogue, KeepDialogue

NAME = "screen_rules"
"""Of the dialogue that waits for names of apps."""


NAMES_OFF = "names:off"
"""What the button sends that forbids names of apps: everything stored of them goes."""

APPS_LIMIT = 20
NAME_LIMIT = 80

_SEPARATORS = re.compile(r"[,;\n]+")
_IN_A_ROW: tuple[int, ...] = (10, 20, 30, 45, 60)
_A_DAY: tuple[int, ...] = (30, 60, 90, 120, 180, 240)


def press_rules(press: Press, what: str) -> Outcome:
    """Show what can be chosen, or store what was."""
    return look_up(StoredRules(), lambda rules: _press(press, what, rules))


def _press(press: Press, what: str, rules: MomentRules) -> Outcome:
    name, _colon, value = what.partition(":")
    if name in ("row", "day") and not value:
        return Outcome([acknowledged(press), in_place(press, *_ask_minutes(name))])
    if name == "apps" and not value and rules.apps_allowed:
        waits = KeepDialogue(NAME, '{"version": 1}')
        return Outcome([acknowledged(press), in_place(press, *_ask_apps(rules))], [waits])
    changed = rules if name == "show" else _changed(rules, name, value)
    if changed is None:
        return Outcome([acknowledged(press, _("This button no longer works. /schedule shows what does."))])
    changes: list[Change] = [EndDialogue(), StoreRules(changed)]
    if name == "names" and not changed.apps_allowed:  # after the rules: a look that was under way has ended then
        changes.append(ForgetApps())
    return Outcome([acknowledged(press), in_place(press, *_describe(changed))], changes)


def _changed(rules: MomentRules, name: str, value: str) -> MomentRules | None:
    """Return the rules as a button sets them, ``None`` for a button there is none of."""
    match name, value:
        case "row", _ if value == "off" or value in map(str, _IN_A_ROW):
            return replace(rules, minutes_in_a_row=None if value == "off" else int(value))
        case "day", _ if value == "off" or value in map(str, _A_DAY):
            return replace(rules, minutes_a_day=None if value == "off" else int(value))
        case "unusual", "on" | "off":
            return replace(rules, unusual=value == "on")
        case "names", "on":
            return replace(rules, apps_allowed=True)
        case "names", "off":
            return replace(rules, apps_allowed=False, apps=())
        case "apps", "none":
            return replace(rules, apps=())
    return None


def hear_apps(words: str) -> Outcome:
    """Take names of apps, separated by commas."""
    return look_up(StoredRules(), lambda rules: _name_apps(words, rules))


def _name_apps(words: str, rules: MomentRules) -> Outcome:
    named = (part.strip()[:NAME_LIMIT] for part in _SEPARATORS.split(words[:1000]))
    apps = list(dict.fromkeys(filter(None, named)))[:APPS_LIMIT]
    if not rules.apps_allowed or not apps:
        html, rows = _ask_apps(rules)
        return Outcome([Say(html=html, buttons=rows)])
    changed = replace(rules, apps=tuple(apps))
    html, rows = _describe(changed)
    return Outcome([Say(html=html, buttons=rows)], [EndDialogue(), StoreRules(changed)])


def _describe(rules: MomentRules) -> tuple[str, Rows]:
    row, day = rules.minutes_in_a_row, rules.minutes_a_day
    lines = [
        (_("In a row"), _("after {n} minutes at the screen").format(n=row) if row is not None else _("never")),
        (_("A day"), _("when {n} minutes are over").format(n=day) if day is not None else _("no limit")),
        (
            _("Unusual"),
            _("when it is more than you usually have at this hour and weekday; I need two weeks for that")
            if rules.unusual
            else _("never"),
        ),
        (
            _("Names of apps"),
            _("kept, so that I can say which app it was") if rules.apps_allowed else _("dropped, never stored"),
        ),
    ]
    if rules.apps_allowed:
        opened = enumerate_phrases(rules.apps, _("and")) if rules.apps else _("none")
        lines.append((_("On opening"), opened))
    html = "\n".join(f"<b>{label}:</b> {quoted(words)}" for label, words in lines)
    html += "\n\n" + _("Quiet hours, how many a day and the time between two of them hold here as well.")
    if not rules.has_devices:
        html += "\n" + _("No device tells me anything yet: /connect.")
    rows: Rows = (
        (_button(_("In a row"), "row"), _button(_("A day"), "day")),
        (
            _button(_("Unusual: off"), "unusual:off") if rules.unusual else _button(_("Unusual: on"), "unusual:on"),
            _button(_("Forget names of apps"), NAMES_OFF)
            if rules.apps_allowed
            else _button(_("Allow names of apps"), "names:on"),
        ),
    )
    if rules.apps_allowed:
        rows = (*rows, (_button(_("On opening an app"), "apps"),))
    return html, (*rows, (Button(label=_("‹ Schedule"), data=SCHEDULE.payload("show")),))


def _ask_minutes(name: str) -> tuple[str, Rows]:
    choices = _IN_A_ROW if name == "row" else _A_DAY
    if name == "row":
        html, none = _("After how many minutes without a break?"), _("Never")
    else:
        html, none = _("After how many minutes in a day? It begins at 04:00."), _("No limit")
    buttons = [_button(str(number), f"{name}:{number}") for number in choices]
    half = (len(buttons) + 1) // 2
    return html, (
        tuple(buttons[:half]),
        tuple(buttons[half:]),
        (_button(none, f"{name}:off"), _button(_("‹ Back"), "show")),
    )


def _ask_apps(rules: MomentRules) -> tuple[str, Rows]:
    html = _("Which apps? Write their names as your device sends them, for example <i>Instagram, YouTube</i>.")
    rows: Rows = ((_button(_("‹ Back"), "show"),),)
    if rules.apps:
        rows = ((_button(_("None"), "apps:none"), *rows[0]),)
    return html, rows


def _button(label: str, what: str) -> Button:
    return Button(label=label, data=SCREEN_RULES.payload(what))
