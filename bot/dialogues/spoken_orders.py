"""Orders about pauses, single days and places in words: safe ones hold at once, with Undo; others are asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.core.buttons import COMMAND, SCHEDULE
from bot.core.local_forms import say_time
from bot.core.quiet_once import DayException
from bot.core.replies import Button, Rows, Say, quoted
from bot.core.texts import _
from bot.core.trips import TripTimes
from bot.core.weekly_windows import Span
from bot.dialogues.asked import asking
from bot.dialogues.command_buttons import doing, doing_asked
from bot.dialogues.pauses import say_held
from bot.dialogues.schedule import MOST_A_DAY, offer_days
from bot.dialogues.time_phrases import say_instant, say_span, say_until
from bot.dialogues.turn import Outcome, Turn, look_up
from bot.language.base import Meaning
from bot.services.pauses import Pause
from bot.services.profiles import StoredProfile, StoreProfile
from bot.services.reminders import StoredReminders
from bot.services.schedules import KeepQuietOnce, Schedule, SetNudgesPerDay, StoredSchedule
from bot.services.trips import CallOffTrip, MoveToZone
from bot.understanding.places import Place, cities_meant, zone_name

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
    """Pause at once for as long as somebody says, or keep days to come quiet; ``None`` if they don't say."""
    if (to_come := quiet_to_come(turn, text)) is not None:
        return to_come
    until = turn.language.read_pause_end(text, turn.now.astimezone(turn.zone))
    if until is None and not turn.language.says(Meaning.UNTIL_TOLD, text):
        return None
    if until is None:
        html = _("I keep quiet until you say /resume.") + " " + _("/nudge still gives you one whenever you ask.")
    else:
        when = say_until(until, turn.zone, turn.now)
        html = _("I keep quiet until {when}. /nudge still gives you one whenever you ask.").format(when=when)
    undo = Button(label=_("↩ Undo"), data=COMMAND.payload("do", "resume"))
    return look_up(
        StoredReminders(),
        lambda listed: Outcome([Say(html=html + say_held(listed), buttons=((undo,),))]),
        changes=[Pause(until - turn.now if until is not None else None)],
    )


def quiet_to_come(turn: Turn, text: str) -> Outcome | None:
    """Keep quiet from one day to come until another one, as a text names both; ``None`` where it does not."""
    away = turn.language.read_trip(text, turn.now.astimezone(turn.zone))
    if away.leaves is None or away.back is None or away.leaves <= turn.now:
        return None
    return _quiet_once(turn, datetime.combine(away.leaves.date(), time(), turn.zone), away.back)


def keep_quiet_once(turn: Turn, exception: DayException) -> Outcome:
    """Keep quiet at once for the part of one day that somebody names, with a way back."""

    def keep(schedule: Schedule) -> Outcome:
        return _quiet_once(turn, *_quiet_part(turn, exception, schedule.windows))

    return look_up(StoredSchedule(), keep)


def _quiet_once(turn: Turn, begin: datetime, end: datetime) -> Outcome:
    said = {"start": say_until(begin, turn.zone, turn.now), "end": say_until(end, turn.zone, turn.now)}
    html = _("Quiet from {start} until {end}, this once. Your times stay as they are.").format(**said)
    if begin <= turn.now:
        html = _("Quiet until {end}, this once. Your times stay as they are.").format(**said)
    undo = Button(label=_("↩ Undo"), data=SCHEDULE.payload("once"))
    return Outcome([Say(html=html, buttons=((undo,),))], [KeepQuietOnce((begin, end))])


def _quiet_part(turn: Turn, exception: DayException, windows: Sequence[Span]) -> tuple[datetime, datetime]:
    """Return from when until when it is quiet; of two hours that may be meant the one within a window is."""
    midnight = datetime.combine(exception.day, time(), turn.zone)
    begin, end = midnight, midnight + timedelta(days=exception.days)
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
    if turn.language.says(Meaning.SOME_DAY, text) and trip == TripTimes():
        html = _("Good to know! I stay with your time here until you tell me that you are in {place}.")
        return Outcome([Say(html=html.format(place=quoted(place.name)), buttons=doing("schedule"))])
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


def _local(now: datetime, zone: str) -> datetime:
    return now.astimezone(ZoneInfo(zone))
