"""/person: one person as support needs it. Never what they told, nor why they are paused; each look is in the log."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.local_forms import name_language, say_minute
from bot.core.operator_inputs import Order
from bot.core.replies import Reply, Rows, Say, quoted
from bot.core.texts import _, marked
from bot.dialogues.time_phrases import say_span
from bot.storage.models import NudgeState, Origin, Reason, User
from bot.storage.queries.operators import note
from bot.storage.queries.people import find_user, neighbour_of, zone_of
from bot.storage.queries.person_page import PastMoment, PersonPage, person_page

LOOK_BACK = timedelta(days=14)
"""Of which moments are shown."""

SHOWN = 15
"""Moments that are told one by one."""

_ID = re.compile(r"\d{1,19}")

WITHHELD = {
    Reason.PAUSED: marked("paused by them"),
    Reason.QUIET_HOURS: marked("quiet hours"),
    Reason.CAP_REACHED: marked("enough nudges that day"),
    Reason.TOO_SOON: marked("too soon after another"),
    Reason.EXPIRED: marked("its time was over"),
    Reason.BLOCKED: marked("they blocked me"),
    Reason.NOTHING_SUITABLE: marked("nothing suited"),
    Reason.NOT_UNDERSTOOD: marked("their wish was not understood"),
    Reason.NOT_CONSENTED: marked("without consent"),
    Reason.BY_CHANCE: marked("by chance, in a trial"),
    Reason.IN_TRIAL: marked("they take part in a trial"),
    Reason.UNANSWERED: marked("the last ones were not answered"),
}

_ORIGINS = {
    Origin.WINDOW: marked("screen time that they told"),
    Origin.SNOOZE: marked("put off by them"),
    Origin.ASKED: marked("asked for"),
    Origin.SCREEN_TIME: marked("screen time of a device"),
    Origin.BROADCAST: marked("broadcast"),
    Origin.OWN: marked("a reminder of their own"),
}

_ENDS = {
    NudgeState.SENT: marked("arrived"),
    NudgeState.FAILED: marked("not delivered"),
    NudgeState.UNKNOWN: marked("perhaps arrived: the connection broke"),
}

_CLASSES = 3
"""Classes of reasons that are named where nothing suited."""


async def show_person(operator_id: int, order: Order, now: datetime, *, session: AsyncSession) -> list[Reply]:
    """Show the person that an operator points at."""
    about = order.about.address if order.about is not None else None
    if about is None and _ID.fullmatch(order.argument):
        about = await neighbour_of(operator_id, int(order.argument), session=session)
    if about is None:
        return [Say(html=_how())]
    user = await find_user(about, session=session)
    if user is None:
        return [Say(html=_("I have not met that person, or they have deleted everything."))]
    return await show_page(operator_id, user, now, session=session)


async def show_page(operator_id: int, user: User, now: datetime, *, session: AsyncSession) -> list[Reply]:
    """Show a person's page, and note that it was looked at."""
    await note("person looked up", f"user {user.id}", now, by=operator_id, session=session)
    page = await person_page(user, now - LOOK_BACK, now, SHOWN, session=session)
    rows: Rows = ()
    return [Say(html=say_page(page, await zone_of(operator_id, session=session)), buttons=rows)]


def say_page(page: PersonPage, zone: ZoneInfo) -> str:
    """Return a person's page, in Telegram's HTML; instants are told by the clock of who reads it."""
    lines = [
        f"<b>{_('Person {id}').format(id=f'{page.user.id:x}'[-6:])}</b>",
        *_account(page, zone),
        *_times(page, zone),
    ]
    days = _("The last {n} days").format(n=LOOK_BACK.days)
    lines += [
        "",
        f"<b>{days}</b>",
        _("{sent} came, {reacted} were reacted to").format(sent=page.sent, reacted=page.reacted),
    ]
    lines += [
        f"{_('withheld')}, {_(WITHHELD[reason])}: {count}"
        for reason, count in sorted(page.withheld.items(), key=lambda one: -one[1])
    ]
    return "\n".join([*lines, "", *_moments(page.moments, zone)])


def _account(page: PersonPage, zone: ZoneInfo) -> list[str]:
    user = page.user
    steps = (
        (_("first wrote {when}"), user.created_at),
        (_("agreed to be known {when}"), user.consented_at),
        (_("finished the first talk {when}"), user.onboarded_at),
        (_("blocked the bot {when}"), user.blocked_at),
        (_("last did something {when}"), user.heard_at),
    )
    told = [words.format(when=_stamp(at, zone)) for words, at in steps if at is not None]
    return [*told, _("is spoken with in {language}").format(language=name_language(user.language)), _pause(user, zone)]


def _pause(user: User, zone: ZoneInfo) -> str:
    if user.silent_since is not None:
        return _("quiet since {when}: nothing was answered").format(when=_stamp(user.silent_since, zone))
    if user.paused_at is None:
        return _("not paused")
    if user.paused_until is None:
        return _("paused since {when}, until they resume").format(when=_stamp(user.paused_at, zone))
    return _("paused since {when} until {end}").format(
        when=_stamp(user.paused_at, zone), end=_stamp(user.paused_until, zone)
    )


def _times(page: PersonPage, zone: ZoneInfo) -> list[str]:
    user = page.user
    quiet = f"{say_minute(user.quiet_start)}–{say_minute(user.quiet_end)}"
    lines = [
        _("at most {n} a day, {gap} minutes apart").format(n=user.nudges_per_day, gap=user.gap_minutes),
        _("no quiet hours") if user.quiet_start == user.quiet_end else _("quiet {hours}").format(hours=quiet),
    ]
    if page.windows:
        said = quoted("; ".join(map(say_span, page.windows)))
        lines.append(_("screen times by their clock: {windows}").format(windows=said))
    if page.next_moment is not None:
        lines.append(_("next planned {when}").format(when=_stamp(page.next_moment, zone)))
    return [*lines, _("devices: {n}").format(n=page.devices)]


def _moments(moments: Sequence[PastMoment], zone: ZoneInfo) -> list[str]:
    if not moments:
        return [_("No moment in that time.")]
    return [f"{_stamp(one.at, zone)}  {_(_ORIGINS[one.origin])}: {_what_became(one)}" for one in moments]


def _what_became(one: PastMoment) -> str:
    if one.state is None:
        why = _(WITHHELD[one.reason]) if one.reason is not None else ""
        classes = sorted(one.left_out.items(), key=lambda each: -each[1])[:_CLASSES]
        counted = ", ".join(f"{name} {count}" for name, count in classes if count)
        detail = f" ({quoted(counted)})" if counted and one.reason is Reason.NOTHING_SUITABLE else ""
        return _("withheld") + f", {why}{detail}"
    end = _(_ENDS[one.state]) if one.state in _ENDS else _("on the way")
    what = " + ".join(f"<code>{quoted(name)}</code>" for name in one.pair or () if name)
    failed = f" ({quoted(one.error)})" if one.error and one.state is NudgeState.FAILED else ""
    return f"{what} {end}{failed}".strip()


def _stamp(instant: datetime, zone: ZoneInfo) -> str:
    return f"{instant.astimezone(zone):%Y-%m-%d %H:%M}"


def _how() -> str:
    return _(
        "Write /person and the person's Telegram id, or mention them, or forward me a message of theirs and reply to "
        "it with /person. You see what came and what was withheld, never what they told me; each look is in /audit."
    )
