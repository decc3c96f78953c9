"""Orders about the times of the week in words: what leaves out times holds at once, with Undo; others are asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.core.buttons import SCHEDULE
from bot.core.local_forms import say_minute
from bot.core.replies import Button, Reply, Say, quoted
from bot.core.texts import _
from bot.core.week_orders import WeekOrder
from bot.core.weekly_windows import EVERY_DAY, MINUTES_PER_DAY, Span, merge_spans, without_spans
from bot.dialogues.asked import asking
from bot.dialogues.command_buttons import doing
from bot.dialogues.time_phrases import say_span
from bot.dialogues.turn import Outcome, Turn, look_up
from bot.services.schedules import ReplaceWindows, Schedule, SetQuietHours, StoredSchedule

_HALF_DAY = 12 * 60
_NEAR = 3 * 60
"""Minutes between times and others in their place, of which that half of the day is meant that is so near."""


def take_week_order(turn: Turn, order: WeekOrder) -> Outcome:
    """Do at once what leaves out times, and ask about times that are to come in."""
    if order.says_quiet and not order.gives_times:
        return _keep_bound(turn, order)
    night = order.refused[0] if len(order.refused) == 1 and not order.gives_times else None
    if night is not None and night.days == EVERY_DAY and night.start > night.end > 0:
        return _quiet(turn, night.start, night.end)
    return look_up(StoredSchedule(), lambda found: _keep_night(turn, order, found) or _decide(found, order))


def _keep_night(turn: Turn, order: WeekOrder, schedule: Schedule) -> Outcome | None:
    """Keep quiet from or until hours of some days at which nothing comes anyway: it holds where times change later."""
    night = order.refused[0] if len(order.refused) == 1 and not order.gives_times else None
    is_bound = night is not None and (night.start == 0) is not (night.end == 0)
    if night is None or not is_bound or order.applied(schedule.windows) != merge_spans(list(schedule.windows)):
        return None
    return _quiet(turn, night.start or turn.user.quiet_start, night.end or turn.user.quiet_end)


def change_times(turn: Turn, text: str) -> Outcome:
    """Change the times of the week as somebody says, or ask how."""
    shift = turn.language.read_shift(text)
    if shift:
        return look_up(
            StoredSchedule(), lambda found: Outcome(_propose([each.shifted(shift) for each in found.windows]))
        )
    order = turn.language.read_week_order(text)
    if order is not None:
        return take_week_order(turn, order)
    html = _("At which times shall I write? Tell me as <i>weekdays 20:00-22:00</i>, or change them here:")
    return Outcome([Say(html=html, buttons=doing("schedule"))])


def keep_quiet(turn: Turn, text: str) -> Outcome:
    """Keep quiet at once during the hours that somebody names; an end that they do not name stays as it is."""
    order = turn.language.read_week_order(text)
    if order is not None and (order.refused or order.says_quiet):
        return take_week_order(turn, order)
    spans = turn.language.read_quiet_hours(text[:100])
    if len(spans) != 1:
        html = _("From when to when shall I keep quiet? It is set here:")
        return Outcome([Say(html=html, buttons=doing("schedule"))])
    return _quiet(turn, spans[0].start, spans[0].end)


def keep_days_quiet(days: int) -> Outcome:
    """Write on some days of the week alone, at once and with Undo."""
    refused = (Span(EVERY_DAY & ~days, 0, MINUTES_PER_DAY),) if days != EVERY_DAY else ()
    return look_up(StoredSchedule(), lambda schedule: _decide(schedule, WeekOrder(refused=refused)))


def ask_this_week() -> Outcome:
    """Say that one week's times are kept, and ask for those of this one."""
    html = _(
        "I keep one week's times, and yours change. Which suit you this week? Tell me as <i>weekdays 20:00-22:00</i>, "
        "and again when they change."
    )
    return Outcome([Say(html=html, buttons=doing("schedule"))])


def _keep_bound(turn: Turn, order: WeekOrder) -> Outcome:
    start = turn.user.quiet_start if order.quiet_from is None else order.quiet_from
    end = turn.user.quiet_end if order.quiet_until is None else order.quiet_until
    quiet = _quiet(turn, start, end) if start != end else Outcome()
    if not order.refused and not order.alone:
        return quiet
    return quiet.followed_by(look_up(StoredSchedule(), lambda schedule: _decide(schedule, order)))


def _quiet(turn: Turn, start: int, end: int) -> Outcome:
    html = _("Quiet from {window} from now on.").format(window=quoted(f"{say_minute(start)}–{say_minute(end)}"))
    undo = Button(label=_("↩ Undo"), data=SCHEDULE.payload(f"quiet:{turn.user.quiet_start}-{turn.user.quiet_end}"))
    return Outcome([Say(html=html, buttons=((undo,),))], [SetQuietHours(start, end)])


def _decide(schedule: Schedule, order: WeekOrder) -> Outcome:
    meant = _with_halves(order, schedule.windows)
    asked = [span for span in meant.wanted if span in meant.open_half]
    if len(meant.wanted) == 1 and asked:
        return _ask_half(schedule, meant, asked[0])
    left = meant.applied(schedule.windows)
    if not meant.gives_times and not without_spans(left, schedule.windows):
        return _write_less(schedule, left)
    if set(left) == set(merge_spans(list(schedule.windows))):
        html = _("Your times stay as they are: {windows}.").format(windows=_said(left))
        return Outcome([Say(html=html, buttons=doing("schedule"))])
    return Outcome(_propose(list(dict.fromkeys(left)), is_for_now=order.is_for_now))


def _with_halves(order: WeekOrder, windows: Sequence[Span]) -> WeekOrder:
    """Return an order whose bare hours are of the half of the day that somebody's times, or others of it, tell."""
    near = _NEAR if order.changes_one else 0
    known = {span: half for span in order.open_half if (half := _known_half(span, windows, near)) is not None}
    late = {half.start >= _HALF_DAY for half in known.values()}
    if len(late) == 1:  # the others are of the same half
        known = {span: span.in_half(late=late == {True}) for span in order.open_half}
    return replace(order.moved(known), open_half=order.open_half - set(known))


def _known_half(span: Span, windows: Sequence[Span], near: int) -> Span | None:
    """Return bare hours in the half of the day in which alone somebody has times, or times so many minutes away."""
    halves = [replace(half, days=EVERY_DAY) for half in (span, span.shifted(_HALF_DAY))]
    known = [half for half in halves if any(half.overlaps(window) for window in windows)]
    if not known and near:
        known = [half for half in halves if any(_widened(half, near).overlaps(window) for window in windows)]
    return replace(known[0], days=span.days) if len(known) == 1 else None


def _widened(span: Span, minutes: int) -> Span:
    return replace(span, start=(span.start - minutes) % MINUTES_PER_DAY, end=(span.end + minutes) % MINUTES_PER_DAY)


def _ask_half(schedule: Schedule, order: WeekOrder, span: Span) -> Outcome:
    """Ask of which half of the day bare hours are."""
    halves = sorted((span, span.shifted(_HALF_DAY)), key=lambda one: one.start)
    sets = [_pack(order.moved({span: half}).applied(schedule.windows)) for half in halves]
    row = tuple(
        Button(label=say_span(half), data=SCHEDULE.payload(f"set:{packed}"))
        for half, packed in zip(halves, sets, strict=True)
        if SCHEDULE.fits(f"set:{packed}")
    )
    return Outcome([Say(html=_("In the morning or in the evening?"), buttons=(row, doing("schedule")[0]))])


def _write_less(schedule: Schedule, left: Sequence[Span]) -> Outcome:
    """Write only at some of the times so far, with Undo; nothing changes where that is all of them."""
    said = _said(left)
    if left == merge_spans(list(schedule.windows)):
        html = _("I write {windows} alone, so nothing comes at these times.").format(windows=said)
        return Outcome([Say(html=html, buttons=doing("schedule"))])
    if not left:
        html = _("Then no screen time would be left. You can change them here:")
        return Outcome([Say(html=html, buttons=doing("schedule"))])
    undo = f"set:{_pack(schedule.windows)}"
    row = (Button(label=_("↩ Undo"), data=SCHEDULE.payload(undo)),) if SCHEDULE.fits(undo) else doing("schedule")[0]
    html = _("From now on I write only {windows}.").format(windows=said)
    return Outcome([Say(html=html, buttons=(row,))], [ReplaceWindows(tuple(left))])


def _propose(spans: Sequence[Span], *, is_for_now: bool = False) -> list[Reply]:
    packed = _pack(spans)
    if not SCHEDULE.fits(f"set:{packed}"):
        return [
            Say(html=_("These are too many times for one tap: please change them here."), buttons=doing("schedule"))
        ]
    yes = Button(label=_("Yes"), data=SCHEDULE.payload(f"set:{packed}"))
    rows = asking(yes, Button(label=_("No"), data=SCHEDULE.payload("show")))
    html = _("Shall I write {windows} from now on?").format(windows=_said(spans))
    if is_for_now:
        html += " " + _("I keep one week's times: tell me when they change again.")
    return [Say(html=html, buttons=rows)]


def _said(spans: Sequence[Span]) -> str:
    return f"<b>{quoted('; '.join(map(say_span, spans)))}</b>"


def _pack(spans: Sequence[Span]) -> str:
    """Return times as buttons carry them."""
    return ",".join(f"{span.days}-{span.start}-{span.end}" for span in spans)
