"""What a policy is told about a stored person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core.weekly_windows import occurrences
from bot.storage.models import Nudge, Origin
from bot.storage.queries.people import Person
from recommender import Profile
from recommender.policies.context import Context, PastReaction, ShownPair
from recommender.policies.drawing import CONSIDERED


def context_of(
    person: Person,
    history: Sequence[Nudge],
    reactions: Sequence[PastReaction],
    now: datetime,
    *,
    wish: str | None = None,
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
        is_asked: Whether they asked for a nudge.
        seed: Of all chance in choosing.
    """
    return Context(
        profile_of(person, _open_goals(person, now)),
        now=now,
        time_zone=person.user.time_zone or "UTC",
        wish=wish,
        refused_messages=person.excluded_messages,
        refused_images=person.excluded_images,
        history=[
            ShownPair(nudge.message_id, nudge.image_id, nudge.created_at)
            for nudge in history
            if nudge.origin is not Origin.OWN  # it comes in the person's own words
        ],
        reactions=reactions,
        is_asked=is_asked,
        minutes_left=_minutes_left(person, now),
        seed=seed,
        pairs=CONSIDERED,
    )


def _minutes_left(person: Person, now: datetime) -> int | None:
    """Return how long the person's present window is open still; ``None`` outside of any."""
    zone = ZoneInfo(person.user.time_zone or "UTC")
    today = now.astimezone(zone).date()
    spans = occurrences(person.windows, zone, today - timedelta(days=1), 2)
    ends = [end for _day, _window, begin, end in spans if begin <= now < end]
    return int((max(ends) - now).total_seconds() // 60) if ends else None


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
