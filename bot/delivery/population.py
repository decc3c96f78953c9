"""The population's part of what is learned, of items and of hours: counted anew once a day, in a process of its own."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.clock import Clock
from bot.core.log_events import event
from bot.core.subprocesses import ChildProcess
from bot.delivery.counted_hours import CountedHours, count_hours, store_hours
from bot.delivery.receptivity import LOOKED_BACK
from bot.storage.database import Database
from bot.storage.queries.population import answers_by_message, kinds_of_messages, latest_population, store_population
from recommender.policies.population import Population

INTERVAL = timedelta(hours=6)
"""Between two looks whether it is time."""

FIRST_AFTER = timedelta(minutes=10)

EVERY = timedelta(hours=23)
"""What is younger is not counted anew; of several workers one counts."""

COUNTED = timedelta(days=365)
"""Older reactions do not count."""

LEAST_ANSWERS = 200
"""Below so many answers of all people nothing is told: a few people are no population."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class PooledAnswers:
    """What all people's reactions say.

    Attributes:
        population: How often items are enjoyed; ``None``: too few answered.
        answers: How many it comes from.
        hours: When people have time; ``None``: too few were sent anything.
    """

    population: Population | None
    answers: int
    hours: CountedHours | None


class PopulationRefresher:
    """Counts all people's answers in a child process, and stores what they say about items.

    Args:
        database: Where reactions are.
        clock: Tells when it is time.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def look(self) -> None:
        """Count if it is time. Never raises."""
        try:
            if await self._is_due(self._clock.now()):
                await self.refresh()
        except Exception:  # the next look does it
            _log.exception("population_failed")

    async def refresh(self) -> Population | None:
        """Count now; ``None`` where there are too few answers."""
        now, child = self._clock.now(), ChildProcess()
        try:
            url = self._database.url.render_as_string(hide_password=False)
            found = await child.call(pooled_answers, url, now)
        finally:
            child.close()
        async with self._database.writing() as session:
            if found.hours is not None:
                await store_hours(found.hours, now, session=session)
            if found.population is not None:
                await store_population(found.population, found.answers, now, session=session)
        event(_log, logging.INFO, "population_counted", answers=found.answers)
        return found.population

    async def _is_due(self, now: datetime) -> bool:
        async with self._database.reading() as session:
            latest = await latest_population(session=session)
        return latest is None or latest.at <= now - EVERY


def pooled_answers(url: str, now: datetime) -> PooledAnswers:
    """Return what the reactions in a database say about its messages and about people's hours.

    Args:
        url: Of the database, with its password.
        now: What is too old by then does not count.
    """
    return asyncio.run(_pooled_answers(Database(url), now))


async def _pooled_answers(database: Database, now: datetime) -> PooledAnswers:
    try:
        async with database.reading() as session:
            answers = await answers_by_message(now - COUNTED, session=session)
            kinds = await kinds_of_messages(session=session)
            hours = await count_hours(now - LOOKED_BACK, session=session)
    finally:
        await database.close()
    count = int(sum(all_ for _well, all_ in answers.values()))
    population = Population.of(answers, kinds) if count >= LEAST_ANSWERS and kinds else None
    return PooledAnswers(population, count, hours)
