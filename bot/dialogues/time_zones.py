"""A shared location, and the time zone that follows from it."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.core import buttons
from bot.core.inputs import Location, Press
from bot.core.replies import Button, Say, quoted
from bot.core.texts import _
from bot.dialogues.asked import asking
from bot.dialogues.first_talk import begin, onboarding, state_of, take
from bot.dialogues.time_phrases import say_until
from bot.dialogues.turn import Outcome, Turn, acknowledged, in_place, stale
from bot.services.trips import MoveToZone, PlanTrip
from bot.understanding.places import is_known_zone, zone_name


def answer_location(turn: Turn, given: Location) -> Outcome:
    """Return what comes of a shared place: an answer to a question, or the offer to go by its time zone."""
    state = state_of(turn)
    if state is not None:
        return take(turn, onboarding(turn).step(state, given, turn.now))
    if turn.user.onboarded_at is None:
        return begin(turn)
    if given.zone is None:
        return Outcome([Say(html=_("I know no time zone for that place."))])
    place = quoted(zone_name(given.zone))
    if given.zone == turn.user.time_zone:
        text = _("Your time zone is that of {place} already. I don't keep where you are.")
        return Outcome([Say(html=text.format(place=place), keyboard="remove")])
    text = _("It is the time zone of {place} there. Shall I go by it from now on? I don't keep where you are.")
    yes = Button(label=_("Yes, go by it"), data=buttons.COMMAND.payload("zone", given.zone))
    no = Button(label=_("No"), data=buttons.COMMAND.payload("zone", "no"))
    return Outcome([Say(html=text.format(place=place), buttons=asking(yes, no))])


def move_to_zone(turn: Turn, press: Press, zone: str) -> Outcome:
    """Go by another time zone, for good or for a trip, or leave it, as was tapped."""
    if zone == "no":
        return Outcome([acknowledged(press), in_place(press, _("Your time zone stays as it is."))])
    name, *times = zone.split(":")
    if not is_known_zone(name) or len(times) > 2 or not all(one.isascii() and one.isdecimal() for one in times):
        return stale(turn, press)
    back, leaves = ([_instant(one) for one in times] + [None, None])[:2]
    place = quoted(zone_name(name))
    if leaves is not None and leaves > turn.now:
        when = say_until(leaves, turn.zone, turn.now)
        html = _("From {when} I go by the time of {place}; until then all stays as it is.").format(
            when=when, place=place
        )
        return Outcome([acknowledged(press), in_place(press, html)], [PlanTrip(name, leaves, back)])
    html = _("From now on I go by the time of {place}.").format(place=place)
    if back is not None:
        html = _("Until {when} I go by the time of {place}.").format(
            when=say_until(back, turn.zone, turn.now), place=place
        )
    return Outcome([acknowledged(press), in_place(press, html)], [MoveToZone(name, bool(times), back)])


def _instant(seconds: str) -> datetime | None:
    """Return an instant, aware, from seconds since 1970; ``None`` for 0: it was not told."""
    return datetime.fromtimestamp(int(seconds), UTC) if int(seconds) else None
