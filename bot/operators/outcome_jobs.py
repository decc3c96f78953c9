"""Work on outcomes: the chart, and tables as files."""

from __future__ import annotations

import asyncio

from bot.core.address import Address
from bot.core.clock import Clock
from bot.core.texts import _
from bot.operators.cards import Cards
from bot.operators.chart import draw_outcomes
from bot.operators.outcomes import chart_buttons, say_outcomes
from bot.operators.tables import table_of, write_table
from bot.storage.database import Database
from bot.storage.models import Job
from bot.storage.queries.growth import growth
from bot.storage.queries.people import zone_of
from bot.storage.queries.segments import EVERYBODY
from bot.storage.queries.statistics import outcomes
from bot.storage.queries.weeks import weeks_asked


class OutcomeJobs:
    """Draws and writes out what happened.

    Args:
        database: Where it is.
        cards: Shows it.
        clock: Until when.
    """

    def __init__(self, database: Database, cards: Cards, clock: Clock) -> None:
        self._database = database
        self._cards = cards
        self._clock = clock

    async def show_chart(self, job: Job, chat_id: Address) -> None:
        """Draw the chart and show it with its numbers.

        Raises:
            bot.core.messenger.SendError: If it cannot be shown just now.
        """
        async with self._database.reading() as session:
            now, days = self._clock.now(), int(job.payload["days"])
            zone = await zone_of(job.user_id, session=session)
            segments = str(job.payload.get("segments", EVERYBODY))
            found = await outcomes(now, days, zone, segments, session=session)
            grown = await growth(now, days, zone, segments, session=session)
            weeks = await weeks_asked(now, days, zone, segments, session=session)
        title = _("Offscreen, the last {n} days").format(n=found.days)
        picture = await asyncio.to_thread(draw_outcomes, found, title)
        said = say_outcomes(found, grown, weeks, segments)
        await self._cards.show(chat_id, said, chart_buttons(segments), picture=picture)

    async def send_table(self, job: Job, chat_id: Address) -> None:
        """Send a table as a file.

        Raises:
            bot.core.messenger.SendError: If it cannot be sent just now.
        """
        name, as_json = str(job.payload["table"]), bool(job.payload["json"])
        now = self._clock.now()
        async with self._database.reading() as session:
            zone = await zone_of(job.user_id, session=session)
            columns, rows = await table_of(name, now, zone=zone, session=session)
        text = write_table(columns, rows, as_json=as_json)
        file = f"offscreen-{name}-{now:%Y-%m-%d}.{'json' if as_json else 'csv'}"
        # spreadsheets take UTF-8 for something else unless it begins with this mark
        data = text.encode() if as_json else text.encode("utf-8-sig")
        await self._cards.send_file(chat_id, data, file, _("{n} rows").format(n=len(rows)))
