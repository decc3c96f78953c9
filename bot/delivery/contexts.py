"""What a policy is told about a stored person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core.weekly_windows import WEEKDAYS, Span, occurrences
from bot.delivery.planner import share_of
from bot.storage.models import Nudge, Origin
from bot.storage.queries.past_wishes import PastWish
from bot.storage.queries.people import Person
from recommender import Profile
from recommender.dislikes import is_about
from recommender.policies.context import Context, PastReaction, ShownPair, Whereabouts
from recommender.policies.drawing import CONSIDERED
from recommender.policies.holidays import is_public_holiday
from recommender.policies.whereabouts import SATURDAY
from recommender.profile import phrases


def context_of(
    person: Person,
    history: Sequence[Nudge],
    reactions: Sequence[PastReaction],
    now: datetime,
    *,
    wish: str | None = None,
    wishes: Sequence[PastWish] = (),
    is_asked: bool = False,
    seed: int = 0,
) -> Context:
    """Return a person at a moment, yet without any vectors.

    Args:
        person: Who.
        history: What they were sent, latest first.
        reactions: What they did with it.
        now: The moment, aware.
        wish: What they asked for just now, in their words.
        wishes: What they asked for not long ago.
        is_asked: Whether they asked for a nudge.
        seed: Of all chance in choosing.
    """
    windows = _open_windows(person, now)
    return Context(
        without_held_back(profile_of(person, _open_goals(person, now)), _resting(person, now, wish, seed)),
        now=now,
        time_zone=person.user.time_zone or "UTC",
        is_hour_known=person.user.time_zone is not None,
        wish=wish,
        earlier_wishes=_of_today(person, wishes, now),
        refused_messages=person.excluded_messages,
        refused_images=person.excluded_images,
        history=[
            ShownPair(*nudge.pair, nudge.created_at)
            for nudge in history
            if nudge.origin is not Origin.OWN  # it comes in the person's own words
        ],
        reactions=reactions,
        place=_place(person, windows),
        is_asked=is_asked,
        minutes_left=_minutes_left(windows, now),
        is_wet=person.user.wet_until is not None and person.user.wet_until > now,
        pictures_alike=person.user.pictures_alike,
        learns_since=person.user.learning_since,
        explores=not person.user.only_told,
        seed=seed,
        pairs=CONSIDERED,
    )


def _of_today(person: Person, wishes: Sequence[PastWish], now: datetime) -> tuple[str, ...]:
    """Return the words of those wishes that are of the person's present day."""
    zone = ZoneInfo(person.user.time_zone or "UTC")
    today = now.astimezone(zone).date()
    return tuple(dict.fromkeys(one.words for one in wishes if one.at.astimezone(zone).date() == today))


@dataclass(frozen=True)
class _OpenWindow:
    """A window that is open now: the local day on which it began, and when it ends."""

    day: date
    span: Span
    end: datetime


def _open_windows(person: Person, now: datetime) -> list[_OpenWindow]:
    zone = ZoneInfo(person.user.time_zone or "UTC")
    today = now.astimezone(zone).date()
    spans = occurrences(person.windows, zone, today - timedelta(days=1), 2)
    return [_OpenWindow(day, span, end) for day, span, begin, end in spans if begin <= now < end]


def _minutes_left(windows: Sequence[_OpenWindow], now: datetime) -> int | None:
    """Return how long the person's present window is open still; ``None`` outside of any."""
    return int((max(window.end for window in windows) - now).total_seconds() // 60) if windows else None


def _place(person: Person, windows: Sequence[_OpenWindow]) -> Whereabouts | None:
    """Return where the person told that they are at this time; ``None`` if they have not, or nobody works today."""
    for window in windows:
        place = person.places.get(window.span)
        if place is not None and not _is_off(place, window, person.user.time_zone or "UTC"):
            return place
    return None


def _is_off(place: Whereabouts, window: _OpenWindow, zone: str) -> bool:
    """Whether a day is none on which somebody is where they usually are: on a public holiday nobody works or commutes.

    Who told of a window of every day that they are on the way then told of their workdays.
    """
    if place is Whereabouts.HOME:
        return False
    has_workdays = bool(window.span.days & WEEKDAYS)
    is_weekend = has_workdays and place is Whereabouts.ON_THE_WAY and window.day.weekday() >= SATURDAY
    return is_weekend or is_public_holiday(window.day, zone)


def _open_goals(person: Person, now: datetime) -> tuple[str, ...]:
    """Return what the person wants to do this week more often than they did so far, in their words."""
    today = now.astimezone(ZoneInfo(person.user.time_zone or "UTC")).date()
    return tuple(goal.text for goal in person.goals if goal.done_in_week_of(today) < goal.times)


def profile_of(person: Person, goals: Sequence[str] = ()) -> Profile:
    """Return what the recommender is told about a person.

    Args:
        person: Who.
        goals: What they want to do more often, before what they like.
    """
    likes = tuple(dict.fromkeys((*goals, *person.likes)))
    return Profile(attributes=dict(person.attributes), likes=likes, dislikes=person.dislikes)


RARELY = 0.25
"""Share of moments at which a kind of idea may still come of which somebody wants fewer."""


def _resting(person: Person, now: datetime, wish: str | None, seed: int) -> tuple[str, ...]:
    """Return the kinds of ideas that rest at a moment; what is asked for by name does not."""
    resting = (
        one for one in person.held_back if one.until > now or (one.is_rare and share_of(seed, one.text) > RARELY)
    )
    return tuple(one.text for one in resting if wish is None or not is_about(wish, one.text))


def without_held_back(profile: Profile, things: Sequence[str]) -> Profile:
    """Return a profile to which things are not suggested for now, though they may be liked."""
    if not things:
        return profile
    likes = tuple(like for like in phrases(profile.likes) if not any(is_about(like, thing) for thing in things))
    return replace(profile, likes=likes, dislikes=(*phrases(profile.dislikes), *things))
