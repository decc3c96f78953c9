"""Whom a message would reach: the policy that sends, asked at the coming moments of people."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.clock import Clock
from bot.core.texts import _, marked
from bot.delivery.contexts import context_of
from bot.delivery.matcher import Matcher
from bot.delivery.planner import next_window_moment
from bot.storage.database import Database
from bot.storage.queries.nudges import recent_nudges
from bot.storage.queries.people import Person, load_people
from bot.storage.queries.reactions import last_to_react, reactions_of
from content.coverage import WINDOWS
from recommender import RecommenderError
from recommender.policies.base import Policy
from recommender.policies.context import LOOK_BACK, Context
from recommender.policies.drawing import CONSIDERED
from recommender.reference import reference_profiles
from recommender.vectors import Vector

PEOPLE = 24
"""So many people who reacted last are asked about. Where there are fewer it is described people, of whom nobody is to
be found out anything."""

MOMENTS = 7
"""Coming moments of each."""

MOSTLY = 0.5
"""Share of the moments from which a part of the day is named."""

_PARTS = (
    (range(5, 11), marked("mostly mornings")),
    (range(11, 17), marked("mostly in the middle of the day")),
    (range(17, 22), marked("mostly evenings")),
    (range(22, 29), marked("mostly at night")),
)
"""Parts of the day by their local hours, those after midnight counted on."""


@dataclass(frozen=True)
class Reach:
    """Whom a message would reach.

    Attributes:
        people: How many were asked about.
        reached: To how many of them it might go.
        hours: At which local hours, and how often.
    """

    people: int
    reached: int
    hours: Mapping[int, int] = field(default_factory=dict)


def reach_of(message: str, policy: Policy, lives: Iterable[Sequence[Context]], vectors: Mapping[str, Vector]) -> Reach:
    """Ask a policy at people's moments whether a message would be among what comes within some weeks.

    Args:
        message: Its id.
        policy: What chooses.
        lives: The coming moments of each person.
        vectors: Of all that the policy needs for them.
    """
    people, reached = 0, 0
    hours: Counter[int] = Counter()
    for moments in lives:
        found = [one.local_time for one in moments if _is_in_question(message, policy, replace(one, vectors=vectors))]
        people += 1
        reached += bool(found)
        hours.update(local.hour for local in found if local is not None)
    return Reach(people, reached, hours)


def _is_in_question(message: str, policy: Policy, context: Context) -> bool:
    """Whether a message is among what is drawn from, or next best: so it comes within some weeks."""
    return any(pair.message == message for pair in policy.choose(context).pairs)


def say_reach(reach: Reach) -> str:
    """Say it in a line, such as "Would go to 14 of 24 people, mostly evenings."."""
    line = _("Would go to {n} of {all} people").format(n=reach.reached, all=reach.people)
    part = next((said for hours, said in _PARTS if _share(reach, hours) > MOSTLY), None)
    return f"{line}, {_(part)}." if part is not None else f"{line}."


def _share(reach: Reach, hours: range) -> float:
    total = sum(reach.hours.values())
    named = sum(count for hour, count in reach.hours.items() if hour in hours or hour + 24 in hours)
    return named / total if total else 0.0


class ReachFinder:
    """Finds whom messages would reach.

    Args:
        database: Where people are.
        matcher: Has the policy.
        clock: Says when moments come.
    """

    def __init__(self, database: Database, matcher: Matcher, clock: Clock) -> None:
        self._database = database
        self._matcher = matcher
        self._clock = clock

    async def line(self, message: str) -> str:
        """Return a line about whom a live message would reach, to be added to a card; empty without an encoder."""
        try:
            return f"\n{say_reach(await self.reach(message))}"
        except RecommenderError:
            return ""

    async def reach(self, message: str) -> Reach:
        """Return whom a message of the library would reach.

        Raises:
            recommender.RecommenderError: If something that is needed cannot be encoded.
        """
        policy = (await self._matcher.library()).policy
        async with self._database.reading() as session:
            lives = await _lives(self._clock.now(), session=session)
        texts = {text for moments in lives for text in policy.texts_for(moments[0])}
        vectors = await self._matcher.vectors(list(texts))
        return await asyncio.to_thread(reach_of, message, policy, lives, vectors)


async def _lives(now: datetime, *, session: AsyncSession) -> Sequence[Sequence[Context]]:
    ids = await last_to_react(PEOPLE, session=session)
    if len(ids) < PEOPLE:
        return described_lives()
    people = await load_people(ids, session=session)
    history = await recent_nudges(ids, now - LOOK_BACK, session=session)
    reactions = await reactions_of(ids, session=session)
    lives = [
        [context_of(person, history.get(name, ()), reactions.get(name, ()), due) for due in _coming(person, now)]
        for name, person in people.items()
    ]
    return [moments for moments in lives if moments]


def described_lives() -> Sequence[Sequence[Context]]:
    """Return typical moments of the described people who stand for a population."""
    return [
        [
            Context(profile, now=window.now, time_zone=str(window.now.tzinfo), place=window.place, pairs=CONSIDERED)
            for window in WINDOWS
        ]
        for profile in reference_profiles()
    ]


def _coming(person: Person, now: datetime) -> Iterator[datetime]:
    zone, after = ZoneInfo(person.user.time_zone or "UTC"), now
    taken: frozenset[str] = frozenset()
    for _moment in range(MOMENTS):
        planned = next_window_moment(person.windows, zone, after=after, seed=person.user.id, taken=taken)
        if planned is None:
            return
        yield planned.due_at
        after, taken = planned.due_at + timedelta(minutes=1), taken | {planned.key}
