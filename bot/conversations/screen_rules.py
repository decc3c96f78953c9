"""On-screen rules: when what a device tells makes a moment, changed with a few taps.

::

    shown --in a row, a day--> how many minutes --> stored, shown
      |---unusual--> on or off --> stored, shown
      |---names--> allowed, or forbidden: then every stored name is removed --> shown
      `---apps--> names written, separated by commas --> stored, shown
"""

from __future__ import annotations

import re
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.conversations.phrases import enumerate_phrases
from bot.core.buttons import SCHEDULE, SCREEN_RULES
from bot.core.inputs import Press
from bot.core.replies import Acknowledge, Button, Edit, Reply, Rows, Say, quoted
from bot.storage.models import ScreenRules, User
from bot.storage.queries.devices import devices_of, ensure_rules, forget_apps
from bot.storage.queries.people import store_dialogue
from bot.storage.queries.screen import mark_pending
from bot.texts import _

NAME = "screen_rules"
"""Of the dialogue that waits for names of apps."""


NAMES_OFF = "names:off"
"""What the button sends that forbids names of apps: everything stored of them goes."""

APPS_LIMIT = 20
NAME_LIMIT = 80

_SEPARATORS = re.compile(r"[,;\n]+")
_IN_A_ROW: tuple[int, ...] = (10, 20, 30, 45, 60)
_A_DAY: tuple[int, ...] = (30, 60, 90, 120, 180, 240)


async def press_rules(user: User, press: Press, what: str, now: datetime, *, session: AsyncSession) -> list[Reply]:
    """Show what can be chosen, or store what was."""
    name, _colon, value = what.partition(":")
    acknowledged = Acknowledge(query_id=press.query_id)
    rules = await ensure_rules(user.id, session=session)
    if name in ("row", "day") and not value:
        html, rows = _ask_minutes(name)
        return [acknowledged, *_edit(press, html, rows)]
    if name == "row" and (value == "off" or value in map(str, _IN_A_ROW)):
        rules.minutes_in_a_row = None if value == "off" else int(value)
    elif name == "day" and (value == "off" or value in map(str, _A_DAY)):
        rules.minutes_a_day = None if value == "off" else int(value)
    elif name == "unusual" and value in ("on", "off"):
        rules.unusual = value == "on"
    elif name == "names" and value in ("on", "off"):
        rules.apps_allowed = value == "on"
        if not rules.apps_allowed:
            rules.apps = []
    elif name == "apps" and value == "none":
        rules.apps = []
    elif name == "apps" and not value and rules.apps_allowed:
        await store_dialogue(user.id, NAME, '{"version": 1}', now, session=session)
        return [acknowledged, *_edit(press, *_ask_apps(rules))]
    elif name != "show":
        return [Acknowledge(query_id=press.query_id, text=_("This button no longer works. /schedule shows what does."))]
    await store_dialogue(user.id, NAME, None, now, session=session)
    await _store(rules, now, session=session)
    if name == "names" and not rules.apps_allowed:  # now that a look that was under way has ended
        await forget_apps(user.id, session=session)
    return [acknowledged, *_edit(press, *await _shown(rules, session=session))]


async def hear_apps(user: User, words: str, now: datetime, *, session: AsyncSession) -> list[Reply]:
    """Take names of apps, separated by commas."""
    rules = await ensure_rules(user.id, session=session)
    named = (part.strip()[:NAME_LIMIT] for part in _SEPARATORS.split(words[:1000]))
    apps = list(dict.fromkeys(filter(None, named)))[:APPS_LIMIT]
    if not rules.apps_allowed or not apps:
        html, rows = _ask_apps(rules)
        return [Say(html=html, buttons=rows)]
    rules.apps = apps
    await store_dialogue(user.id, NAME, None, now, session=session)
    await _store(rules, now, session=session)
    html, rows = await _shown(rules, session=session)
    return [Say(html=html, buttons=rows)]


async def _store(rules: ScreenRules, now: datetime, *, session: AsyncSession) -> None:
    session.add(rules)
    await session.flush()
    await mark_pending({rules.user_id: now}, now, session=session)  # what was planned by the former rules goes


async def _shown(rules: ScreenRules, *, session: AsyncSession) -> tuple[str, Rows]:
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
    if not await devices_of(rules.user_id, session=session):
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


def _ask_apps(rules: ScreenRules) -> tuple[str, Rows]:
    html = _("Which apps? Write their names as your device sends them, for example <i>Instagram, YouTube</i>.")
    rows: Rows = ((_button(_("‹ Back"), "show"),),)
    if rules.apps:
        rows = ((_button(_("None"), "apps:none"), *rows[0]),)
    return html, rows


def _button(label: str, what: str) -> Button:
    return Button(label=label, data=SCREEN_RULES.payload(what))


def _edit(press: Press, html: str, rows: Rows) -> list[Reply]:
    if press.message_id is None:
        return [Say(html=html, buttons=rows)]
    return [Edit(message_id=press.message_id, html=html, buttons=rows)]
