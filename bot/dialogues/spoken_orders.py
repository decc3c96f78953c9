"""Orders about times, pauses and places in words: safe ones hold at once with a way back, others are asked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.core.buttons import COMMAND, SCHEDULE
from bot.core.local_forms import say_minute, say_time
from bot.core.quiet_once import DayException
from bot.core.replies import Button, Reply, Rows, Say, quoted
from bot.core.texts import _
from bot.core.trips import TripTimes
from bot.core.weekly_windows import EVERY_DAY, MINUTES_PER_DAY, Span, merge_spans, without_spans
from bot.dialogues.asked import asking
from bot.dialogues.pauses import say_held
from bot.dialogues.schedule import MOST_A_DAY, offer_days
from bot.dialogues.small_talk import doing, doing_asked
from bot.dialogues.time_phrases import say_instant, say_span, say_until
from bot.dialogues.turn import Outcome, Turn, look_up
from bot.language.base import Meaning, WindowBound
from bot.services.pauses import Pause
from bot.services.profiles import StoredProfile, StoreProfile
from bot.services.reminders import StoredReminders
from bot.services.schedules import (
    KeepQuietOnce,
    ReplaceWindows,
    Schedule,
    SetNudgesPerDay,
    SetQuietHours,
    StoredSchedule,
)
from bot.services.trips import CallOffTrip, MoveToZone
from bot.understanding.places import Place, cities_meant, zone_name

_HALF_DAY = 12 * 60
_SHORTEST_TRIP = timedelta(hours=12)


def write_less(turn: Turn, text: str) -> Outcome:
    """Set how many nudges come a day at once where a number is said, else ask for it."""
    wanted = turn.language.read_times_a_day(text)
    if wanted is None or not 1 <= wanted <= MOST_A_DAY:
        return Outcome(offer_days())
    before = turn.user.nudges_per_day
    html = _("At most {n} a day from now on, besides those you ask for.").format(n=wanted)
    undo = Button(label=_("↩ Undo"), data=SCHEDULE.payload(f"day:{before}"))
    return Outcome([Say(html=html, buttons=((undo,),))], [SetNudgesPerDay(wanted)])


def pause_in_words(turn: Turn, text: str) -> Outcome | None:
    """Pause at once for as long as somebody says; ``None`` if they don't say."""
    until = turn.language.read_pause_end(text, turn.now.astimezone(turn.zone))
    if until is None:
        return None
    when = say_until(until, turn.zone, turn.now)
    html = _("I keep quiet until {when}. /nudge still gives you one whenever you ask.").format(when=when)
    undo = Button(label=_("↩ Undo"), data=COMMAND.payload("do", "resume"))
    return look_up(
        StoredReminders(),
        lambda listed: Outcome([Say(html=html + say_held(listed), buttons=((undo,),))]),
        changes=[Pause(until - turn.now)],
    )


def keep_days_quiet(days: int) -> Outcome:
    """Write on some days of the week alone, at once and with Undo."""
    others = EVERY_DAY & ~days
    refused = [Span(others, 0, MINUTES_PER_DAY)] if others else []
    return look_up(StoredSchedule(), lambda schedule: _write_but_then(schedule, refused))


def keep_quiet_once(turn: Turn, exception: DayException) -> Outcome:
    """Keep quiet at once for the part of one day that somebody names, with a way back."""

    def keep(schedule: Schedule) -> Outcome:
        begin, end = _quiet_part(turn, exception, schedule.windows)
        said = {"start": say_until(begin, turn.zone, turn.now), "end": say_until(end, turn.zone, turn.now)}
        html = _("Quiet from {start} until {end}, this once. Your times stay as they are.").format(**said)
        if begin <= turn.now:
            html = _("Quiet until {end}, this once. Your times stay as they are.").format(**said)
        undo = Button(label=_("↩ Undo"), data=SCHEDULE.payload("once"))
        return Outcome([Say(html=html, buttons=((undo,),))], [KeepQuietOnce((begin, end))])

    return look_up(StoredSchedule(), keep)


def _quiet_part(turn: Turn, exception: DayException, windows: Sequence[Span]) -> tuple[datetime, datetime]:
    """Return from when until when it is quiet; of two hours that may be meant the one within a window is."""
    midnight = datetime.combine(exception.day, time(), turn.zone)
    begin, end = midnight, midnight + timedelta(days=1)
    if exception.quiet_from:
        begin = midnight + timedelta(minutes=_meant(exception.quiet_from, midnight, windows, turn))
    if exception.quiet_until:
        end = midnight + timedelta(minutes=_meant(exception.quiet_until, midnight, windows, turn))
    return begin, max(end, begin + timedelta(minutes=1))


def _meant(minutes: Sequence[int], midnight: datetime, windows: Sequence[Span], turn: Turn) -> int:
    """Return which minute of the day is meant: one that is still to come, and rather one within a window."""
    if len(minutes) == 1:
        return minutes[0]
    coming = [minute for minute in minutes if midnight + timedelta(minutes=minute) > turn.now] or list(minutes)
    within = [
        minute
        for minute in coming
        if any(window.covers(midnight + timedelta(minutes=minute), turn.zone) for window in windows)
    ]
    return min(within or coming)


def offer_resuming() -> Outcome:
    """Offer to let nudges come again."""
    return Outcome([Say(html=_("Shall I write to you again?"), buttons=doing_asked("resume"))])


def say_when(turn: Turn) -> Outcome:
    """Say when the next nudge is due."""

    def said(schedule: Schedule) -> Outcome:
        due = schedule.next_moment
        html = _("No moment is planned just now. Your times are in your schedule:")
        if due is not None:
            html = _("The next one comes {when}.").format(when=say_instant(due, turn.zone, turn.now))
        times = quoted("; ".join(map(say_span, schedule.windows)))
        html += " " + _("I write {windows}.").format(windows=f"<b>{times}</b>") if schedule.windows else ""
        return Outcome([Say(html=html, buttons=doing("schedule"))])

    return look_up(StoredSchedule(), said)


def keep_quiet(turn: Turn, text: str) -> Outcome:
    """Keep quiet at once during the hours that somebody names; an end that they do not name stays as it is."""
    after, before = turn.language.read_quiet_bound(text[:100])
    start = turn.user.quiet_start if after is None else after
    end = turn.user.quiet_end if before is None else before
    if (after is not None or before is not None) and start != end:
        return _quiet(turn, start, end)
    spans = turn.language.read_quiet_hours(text[:100])
    if spans and turn.language.says(Meaning.NOT_THEN, text) and not (len(spans) == 1 and _is_of_night(spans[0])):
        return look_up(StoredSchedule(), lambda found: _write_but_then(found, turn.language.find_hours(text[:200])))
    if len(spans) != 1:
        html = _("From when to when shall I keep quiet? It is set here:")
        return Outcome([Say(html=html, buttons=doing("schedule"))])
    return _quiet(turn, spans[0].start, spans[0].end)


def _quiet(turn: Turn, start: int, end: int) -> Outcome:
    html = _("Quiet from {window} from now on.").format(window=quoted(f"{say_minute(start)}–{say_minute(end)}"))
    undo = Button(label=_("↩ Undo"), data=SCHEDULE.payload(f"quiet:{turn.user.quiet_start}-{turn.user.quiet_end}"))
    return Outcome([Say(html=html, buttons=((undo,),))], [SetQuietHours(start, end)])


def change_times(turn: Turn, text: str) -> Outcome:
    """Ask whether the times that somebody names are to be their screen times."""
    if turn.language.says(Meaning.NOT_THEN, text) and turn.language.find_hours(text[:200]):
        return refuse_times(turn, text)
    shift = turn.language.read_shift(text)
    if shift:
        return look_up(
            StoredSchedule(), lambda found: Outcome(_propose([_shifted(each, shift) for each in found.windows]))
        )
    if (bound := turn.language.read_new_bound(text)) is not None:
        return look_up(StoredSchedule(), lambda found: Outcome(_propose(_with_bound(found.windows, bound))))
    named = turn.language.find_hours(turn.language.last_times(text[:200]))
    days = turn.language.read_weekdays(text)
    is_bound = not named and turn.language.read_quiet_bound(text[:100]) != (None, None)
    if is_bound and turn.language.says(Meaning.NOT_THEN, text):  # "don't bother me before 9"
        return keep_quiet(turn, text)
    if not named and days is not None:
        return keep_days_quiet(days)
    if not named:
        html = _("At which times shall I write? Tell me as <i>weekdays 20:00-22:00</i>, or change them here:")
        return Outcome([Say(html=html, buttons=doing("schedule"))])

    if len(named) == 1 and turn.language.has_open_half(text):
        return look_up(StoredSchedule(), lambda found: _ask_half(named[0], found))

    def propose(schedule: Schedule) -> Outcome:
        meant = [_known_half(span, schedule) for span in named] if turn.language.has_open_half(text) else named
        spans = [*schedule.windows, *meant] if turn.language.says(Meaning.ADDS, text) else meant
        return Outcome(_propose(list(dict.fromkeys(spans))))

    return look_up(StoredSchedule(), propose)


def _with_bound(windows: Sequence[Span], bound: WindowBound) -> list[Span]:
    """Return windows of which the nearest begins, or ends, at another time; of two hours the nearer one is meant."""

    def away(window: Span, minute: int) -> int:
        told = window.start if bound.is_start else window.end
        apart = abs(told - minute) % MINUTES_PER_DAY
        return min(apart, MINUTES_PER_DAY - apart)

    window, minute = min(((one, minute) for one in windows for minute in bound.minutes), key=lambda pair: away(*pair))
    moved = replace(window, start=minute) if bound.is_start else replace(window, end=minute)
    return [moved if one == window else one for one in windows]


def _known_half(span: Span, schedule: Schedule) -> Span:
    """Return bare hours in the other half of the day where somebody has times in that one alone."""
    if span.start > span.end or span.end > _HALF_DAY:
        return span
    every_day, other = replace(span, days=EVERY_DAY), replace(_shifted(span, _HALF_DAY), days=EVERY_DAY)
    is_other = any(other.overlaps(window) for window in schedule.windows)
    is_other = is_other and not any(every_day.overlaps(window) for window in schedule.windows)
    return replace(other, days=span.days) if is_other else span


def _ask_half(span: Span, schedule: Schedule) -> Outcome:
    """Propose bare hours in the half of the day in which somebody has times already, or ask which half it is."""
    halves = sorted((span, _shifted(span, _HALF_DAY)), key=lambda one: one.start)
    known = [one for one in halves if any(one.overlaps(window) for window in schedule.windows)]
    if len(known) == 1:
        return Outcome(_propose(known))
    row = tuple(Button(label=say_span(one), data=SCHEDULE.payload(f"set:{_pack([one])}")) for one in halves)
    return Outcome([Say(html=_("In the morning or in the evening?"), buttons=(row, doing("schedule")[0]))])


def refuse_times(turn: Turn, text: str) -> Outcome:
    """Keep quiet at once at the times that somebody names: by night every day, else within the times of the week."""
    after, before = turn.language.read_quiet_bound(text[:100])
    spans = turn.language.find_hours(text[:200])
    if after is not None or before is not None or (len(spans) == 1 and _is_of_night(spans[0])):
        return keep_quiet(turn, text)
    return look_up(StoredSchedule(), lambda schedule: _write_but_then(schedule, spans))


def _is_of_night(span: Span) -> bool:
    return span.days == EVERY_DAY and span.start > span.end


def _write_but_then(schedule: Schedule, spans: Sequence[Span]) -> Outcome:
    """Take stretches out of the times at which somebody is written to, with Undo; nothing changes where none is."""
    left = without_spans(schedule.windows, spans)
    said = f"<b>{quoted('; '.join(say_span(span) for span in left))}</b>"
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


def ask_this_week() -> Outcome:
    """Say that one week's times are kept, and ask for those of this one."""
    html = _(
        "I keep one week's times, and yours change. Which suit you this week? Tell me as <i>weekdays 20:00-22:00</i>, "
        "and again when they change."
    )
    return Outcome([Say(html=html, buttons=doing("schedule"))])


def _shifted(span: Span, minutes: int) -> Span:
    day = 24 * 60
    return replace(span, start=(span.start + minutes) % day, end=(span.end + minutes) % day)


def move(turn: Turn, text: str) -> Outcome:
    """Ask whether to go by the time of the place that somebody names, from when and until when, or of home again."""
    place, home = turn.language.read_place(text), turn.user.home_zone
    trip = _told_trip(turn, text)
    is_home = place.zone == home if place is not None else turn.language.says(Meaning.HOME, text)
    if home is not None and trip.back is not None and (is_home or place is None):
        return _plan_return(turn, trip.back)
    if is_home and trip.back is not None:
        return _ask_where()
    if home is not None and is_home:
        return _come_home(turn, home)
    if place is None and is_home:
        return Outcome([Say(html=_("Welcome back! I go by your time at home anyway."))], [CallOffTrip()])
    if place is None:
        return _ask_where()
    if turn.language.says(Meaning.WILL_MOVE, text) and trip.leaves is None:
        html = _("All right: until then I stay with your time here. Tell me once you live in {place}.")
        return Outcome([Say(html=html.format(place=quoted(place.name)))])
    if place.zone == turn.user.time_zone and turn.language.says(Meaning.FOR_GOOD, text):
        html = _("Noted: you live in {place} now. It is the same time there, so nothing else changes.")
        return look_up(
            StoredProfile(),
            lambda draft: Outcome(
                [Say(html=html.format(place=quoted(place.name)))],
                [StoreProfile(draft.model_copy(update={"place": place.name}))],
            ),
        )
    if place.zone == turn.user.time_zone:
        html = _("It is the same time in {place} as in my plan for you, so nothing has to change. Enjoy it!").format(
            place=quoted(place.name)
        )
        return Outcome([Say(html=html)])
    if cities := _cities_meant(place, text):
        rows = tuple((_zone_button(city.name, f"{city.zone}{_packed(trip)}"),) for city in cities)
        return Outcome([Say(html=_("Which of these is it? I go by its time then."), buttons=rows)])
    html = _question(turn, trip).format(
        time=say_time(_local(turn.now, place.zone)),
        place=quoted(place.name),
        when=_until(turn, trip.back),
        start=_until(turn, trip.leaves),
    )
    for_good = turn.language.says(Meaning.FOR_GOOD, text) and trip.leaves is None
    return Outcome([Say(html=html, buttons=_zone_row(place.zone if for_good else f"{place.zone}{_packed(trip)}"))])


def _told_trip(turn: Turn, text: str) -> TripTimes:
    """Return the times of a trip; what is over within hours is none: "it is an hour later here"."""
    trip = turn.language.read_trip(text, turn.now.astimezone(turn.zone))
    is_short = trip.back is not None and trip.back - (trip.leaves or turn.now) < _SHORTEST_TRIP
    return replace(trip, back=None) if is_short else trip


def _ask_where() -> Outcome:
    html = _("In which city are you? I go by its time, if you tell me:")
    return Outcome([Say(html=html, buttons=((Button(label=_("Time zone"), data=SCHEDULE.payload("place")),),))])


def _plan_return(turn: Turn, back: datetime) -> Outcome:
    """Go by the time of where somebody is until they are home, as they told, and no longer."""
    zone = turn.user.time_zone or "UTC"
    html = _("Until {when} I go by the time of {place}.").format(
        when=say_until(back, turn.zone, turn.now), place=quoted(zone_name(zone))
    )
    return Outcome([Say(html=html, buttons=doing("schedule"))], [MoveToZone(zone, True, back)])


def _cities_meant(place: Place, text: str) -> Sequence[Place]:
    """Return the cities among which to choose, unless the words say in which state or country it is."""
    cities = cities_meant(place.name.partition(",")[0])
    plain = text.casefold()
    is_said = any(city.name.partition(", ")[2].casefold() in plain for city in (*cities, place))
    return () if is_said else cities


def _zone_button(label: str, zone: str) -> Button:
    return Button(label=label, data=COMMAND.payload("zone", zone))


def _question(turn: Turn, trip: TripTimes) -> str:
    if trip.leaves is not None and trip.back is not None:
        return _("Shall I go by the time in {place} from {start} until {when}, and by yours again after it?")
    if trip.leaves is not None:
        return _("Shall I go by the time in {place} from {start} on? Tell me when you are back.")
    if trip.back is not None:
        return _("It is {time} in {place}. Shall I go by the time there until {when}, and by yours again after it?")
    return _("It is {time} in {place}. Shall I go by the time there from now on?")


def _packed(trip: TripTimes) -> str:
    """Return the times of a trip as buttons carry them: its end, and its beginning if that is to come."""
    back = int(trip.back.timestamp()) if trip.back is not None else 0
    return f":{back}" if trip.leaves is None else f":{back}:{int(trip.leaves.timestamp())}"


def _until(turn: Turn, instant: datetime | None) -> str:
    return say_until(instant, turn.zone, turn.now) if instant is not None else ""


def _zone_row(zone: str) -> Rows:
    yes = Button(label=_("Yes, go by it"), data=COMMAND.payload("zone", zone))
    return asking(yes, Button(label=_("No"), data=COMMAND.payload("zone", "no")))


def _come_home(turn: Turn, zone: str) -> Outcome:
    place = quoted(turn.user.home_place or zone_name(zone))
    html = _("Welcome back! I go by the time of {place} again.").format(place=place)
    return Outcome([Say(html=html, buttons=doing("schedule"))], [MoveToZone(zone)])


def _propose(spans: Sequence[Span]) -> list[Reply]:
    said = quoted("; ".join(say_span(span) for span in spans))
    packed = _pack(spans)
    if not SCHEDULE.fits(f"set:{packed}"):
        return [
            Say(html=_("These are too many times for one tap: please change them here."), buttons=doing("schedule"))
        ]
    yes = Button(label=_("Yes"), data=SCHEDULE.payload(f"set:{packed}"))
    rows = asking(yes, Button(label=_("No"), data=SCHEDULE.payload("show")))
    return [Say(html=_("Shall I write {windows} from now on?").format(windows=f"<b>{said}</b>"), buttons=rows)]


def _pack(spans: Sequence[Span]) -> str:
    """Return times as buttons carry them."""
    return ",".join(f"{span.days}-{span.start}-{span.end}" for span in spans)


def _local(now: datetime, zone: str) -> datetime:
    return now.astimezone(ZoneInfo(zone))
