"""The schedule: when nudges come and how many, shown and changed with a few taps.

::

    /schedule --> shown --times--> the question for windows --> stored, said
                    |----place--> the question for the place --> stored, said
                    |--on-screen rules--> what of screen time makes a moment (screen_rules.py)
                    |----a day--> 1, 2 or 3 --> stored, shown
                    `----quiet--> a preset or off --> stored, shown
                                    `-- own --> "22:00-7:00" written --> stored, shown
"""

from __future__ import annotations

import json
import re
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.conversations.commands import say_care
from bot.conversations.hours import (
    SPANS_LIMIT,
    find_hours,
    merge_spans,
    say_minute,
    say_span,
    write_hours_as_digits,
)
from bot.conversations.instants import say_instant
from bot.conversations.places import zone_name
from bot.core.buttons import SCHEDULE, SCREEN_RULES
from bot.core.inputs import Press
from bot.core.replies import Acknowledge, Button, Edit, EditButtons, Reply, Rows, Say, quoted
from bot.core.spans import EVERY_DAY, Span
from bot.delivery.plans import replan
from bot.storage.models import User
from bot.storage.queries.history import next_moment_of
from bot.storage.queries.people import load_people, replace_windows, store_dialogue
from bot.texts import _

NAME = "schedule"
"""Of the dialogue that waits for quiet hours in words."""


MOST_A_DAY = 3
ADDED_MINUTES = 30
"""Length of a screen time that is added by its beginning alone."""

_QUIET = ((21 * 60, 7 * 60), (22 * 60, 7 * 60), (22 * 60 + 30, 8 * 60), (23 * 60, 8 * 60))


async def show_schedule(user: User, now: datetime, *, session: AsyncSession) -> list[Reply]:
    """Say when nudges come."""
    html, rows = await _shown(user, now, session=session)
    return [Say(html=html, buttons=rows)]


async def press_schedule(user: User, press: Press, what: str, now: datetime, *, session: AsyncSession) -> list[Reply]:
    """Show what can be chosen, or store what was."""
    name, _colon, value = what.partition(":")
    acknowledged = Acknowledge(query_id=press.query_id)
    if name == "day" and not value:
        return [acknowledged, *_edit(press, _("How many nudges a day at most, besides those you ask for?"), _days())]
    if name == "day" and value in {str(number) for number in range(1, MOST_A_DAY + 1)}:
        user.nudges_per_day = int(value)
    elif name == "quiet" and not value:
        return [acknowledged, *_edit(press, _("When shall I keep quiet, whatever else is set?"), _quiet_rows())]
    elif name == "quiet" and value == "own":
        shown = json.dumps({"version": 1, "shown": press.message_id})
        await store_dialogue(user.id, NAME, shown, now, session=session)
        html = _("Write your quiet hours, for example <i>22:00-7:00</i>.")
        return [acknowledged, *_edit(press, html, ((_button(_("‹ Back"), "show"),),))]
    elif name == "quiet" and value == "off":
        _set_quiet(user, 0, 0)
    elif name == "quiet" and value.isascii() and value.isdecimal() and int(value) < len(_QUIET):
        _set_quiet(user, *_QUIET[int(value)])
    elif name == "add" and value.isascii() and value.isdecimal() and int(value) < 24 * 60:
        person = (await load_people([user.id], session=session))[user.id]
        added = Span(EVERY_DAY, int(value), (int(value) + ADDED_MINUTES) % (24 * 60))
        if len(person.windows) >= SPANS_LIMIT and added not in person.windows:
            return [Acknowledge(query_id=press.query_id, text=_("Your list of times is full. /schedule changes it."))]
        await replace_windows(user.id, merge_spans([*person.windows, added]), session=session)
    elif name == "show":
        await store_dialogue(user.id, NAME, None, now, session=session)
    else:
        return [Acknowledge(query_id=press.query_id, text=_("This button no longer works. /schedule shows what does."))]
    return [acknowledged, *await _saved(user, press, now, session=session)]


async def hear_quiet_hours(user: User, words: str, state: str, now: datetime, *, session: AsyncSession) -> list[Reply]:
    """Take quiet hours in words; what cannot be read is asked for again.

    Args:
        user: Whose.
        words: What they wrote.
        state: Of the dialogue, as it was stored.
        now: Aware.
        session: A writing session.
    """
    shown = json.loads(state).get("shown")
    asked: list[Reply] = [EditButtons(message_id=shown)] if shown is not None else []
    spans = read_quiet_hours(words[:100])
    if len(spans) != 1:
        html = _("I need one stretch of the day, for example <i>22:00-7:00</i>.")
        return [*asked, Say(html=html, buttons=((_button(_("‹ Back"), "show"),),), question=True)]
    _set_quiet(user, spans[0].start, spans[0].end)
    await store_dialogue(user.id, NAME, None, now, session=session)
    session.add(user)
    await session.flush()
    await replan(user.id, now, session=session)
    return [*asked, *await show_schedule(user, now, session=session)]


def read_quiet_hours(words: str) -> list[Span]:
    """Return the stretch of the day in somebody's words; bare hours begin in the evening and end by noon."""
    bare = _BARE_QUIET.fullmatch(write_hours_as_digits(words.casefold().strip(" .!")))
    if bare is None:
        return find_hours(write_hours_as_digits(words))
    start, end = int(bare["a"]), int(bare["b"])
    minutes = int(bare["am"] or 0), int(bare["bm"] or 0)
    if max(start, end) > 24 or max(minutes) > 59:
        return []
    start += 12 if 6 <= start <= 11 and end <= 12 else 0
    first, last = (start * 60 + minutes[0]) % (24 * 60), (end * 60 + minutes[1]) % (24 * 60)
    return [Span(EVERY_DAY, first, last)] if first != last else []


_BARE_QUIET = re.compile(
    r"(?:(?:quiet|silence|please|every day|from|between)\s{1,4}){0,6}(?P<a>\d{1,2})(?:[:.](?P<am>\d{2}))?\s{0,4}"
    r"(?:-|–|—|to|till?|until|and)\s{0,4}(?P<b>\d{1,2})(?:[:.](?P<bm>\d{2}))?(?:\s{1,4}please)?"
)


async def _saved(user: User, press: Press, now: datetime, *, session: AsyncSession) -> list[Reply]:
    session.add(user)
    await session.flush()
    await replan(user.id, now, session=session)
    html, rows = await _shown(user, now, session=session)
    return _edit(press, html, rows)


def _set_quiet(user: User, start: int, end: int) -> None:
    user.quiet_start, user.quiet_end, user.quiet_chosen = start % 1440, end % 1440, True


async def _shown(user: User, now: datetime, *, session: AsyncSession) -> tuple[str, Rows]:
    person = (await load_people([user.id], session=session))[user.id]
    zone = ZoneInfo(user.time_zone or "UTC")
    due = await next_moment_of(user.id, now, session=session)
    lines = [
        (_("On the screen"), "\n".join(f"• {say_span(span)}" for span in person.windows), "\n"),
        (_("A day"), _("at most {n}").format(n=user.nudges_per_day), " "),
        (_("Quiet hours"), _quiet_words(user), " "),
        (
            _("Time zone"),
            _("{zone}, where it is {time} now").format(
                zone=user.place or zone_name(user.time_zone or "UTC"), time=f"{now.astimezone(zone):%H:%M}"
            ),
            " ",
        ),
        (_("Next moment"), _next_words(user, due, zone, now), " "),
    ]
    html = "\n".join(f"<b>{label}:</b>{between}{quoted(words)}" for label, words, between in lines)
    rows = (
        (_button(_("Screen times"), "times"), _button(_("How many a day"), "day")),
        (_button(_("Quiet hours"), "quiet"), _button(_("Time zone"), "place")),
        (Button(label=_("On-screen rules"), data=SCREEN_RULES.payload("show")),),
    )
    return html, rows


def _quiet_words(user: User) -> str:
    if user.quiet_start == user.quiet_end:
        return _("none")
    times = f"{say_minute(user.quiet_start)}–{say_minute(user.quiet_end)}"
    return times if user.quiet_chosen else _("{times}, but not within your screen times").format(times=times)


def _next_words(user: User, due: datetime | None, zone: ZoneInfo, now: datetime) -> str:
    if (care := say_care(user, now)) is not None:
        return care
    if user.paused_at is not None and (user.paused_until is None or user.paused_until > now):
        if user.paused_until is None:
            return _("none while you have paused me; /resume ends that")
        return _("after your pause, which ends {when}").format(when=say_instant(user.paused_until, zone, now))
    return say_instant(due, zone, now) if due is not None else _("none planned")


def _days() -> Rows:
    numbers = tuple(_button(str(number), f"day:{number}") for number in range(1, MOST_A_DAY + 1))
    return (numbers, (_button(_("‹ Back"), "show"),))


def _quiet_rows() -> Rows:
    presets = [
        _button(f"{say_minute(start)}–{say_minute(end)}", f"quiet:{index}") for index, (start, end) in enumerate(_QUIET)
    ]
    return (
        tuple(presets[:2]),
        tuple(presets[2:]),
        (_button(_("None"), "quiet:off"), _button(_("Other times"), "quiet:own")),
        (_button(_("‹ Back"), "show"),),
    )


def _button(label: str, what: str) -> Button:
    return Button(label=label, data=SCHEDULE.payload(what))


def _edit(press: Press, html: str, rows: Rows) -> list[Reply]:
    if press.message_id is None:
        return [Say(html=html, buttons=rows)]
    return [Edit(message_id=press.message_id, html=html, buttons=rows)]
