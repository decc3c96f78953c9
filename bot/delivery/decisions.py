"""Due moments in, decision rows out: sent or withheld, and why."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import blake2b
from zoneinfo import ZoneInfo

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.delivery.dose import UNCOUNTED, Availability, quiet_span, withhold
from bot.delivery.matcher import Matcher, Shelf, choose, profile_of
from bot.delivery.notices import no_nudge_now
from bot.delivery.planner import next_window_moment
from bot.logs import event
from bot.storage.database import Database
from bot.storage.models import (
    CentreSnapshot,
    Decision,
    Moment,
    MomentState,
    Notice,
    Nudge,
    Origin,
    Outcome,
    Reason,
    User,
)
from bot.storage.queries.moments import add_moment, drop_pending_windows, due_moments, lock_pending
from bot.storage.queries.nudges import recent_nudges
from bot.storage.queries.people import Person, load_people
from recommender import Recommendation, RecommenderError

BATCH = 50
"""Moments decided in one transaction: short enough that nobody waits long for the database."""

REPEAT_AFTER = timedelta(days=14)
"""No message and no picture comes back earlier while there is choice."""

_COUNTED_SINCE = timedelta(days=2)
"""More than the longest local day and the longest gap."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Choice:
    """What would be sent at a moment."""

    shelf: Shelf
    candidates: list[Recommendation] = field(default_factory=list)


class Decider:
    """Decides what becomes of due moments, and plans the next ones.

    Args:
        database: Where moments are.
        matcher: Finds the pair.
        prepared: Called when something that a decision waited for has been encoded.
    """

    def __init__(self, database: Database, matcher: Matcher, prepared: Callable[[], None]) -> None:
        self._database = database
        self._matcher = matcher
        self._prepared = prepared
        self._preparing: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def decide_due(self, now: datetime) -> int:
        """Decide the oldest due moments, at most one per user; return how many were decided.

        A moment whose texts are still to be encoded stays pending: it is decided by a later call.
        """
        async with self._database.reading() as session:
            due = await due_moments(now, BATCH, without=list(self._preparing), session=session)
            first = {moment.user_id: moment for moment in reversed(due)}
            if not first:
                return 0
            people = await load_people(first, session=session)
            history = await recent_nudges(first, now - REPEAT_AFTER, session=session)
        wanted = {
            user_id: moment
            for user_id, moment in first.items()
            if _reason(people[user_id], moment, history.get(user_id, ()), now) is None
        }
        choices = await self._choose(wanted, people, history) if wanted else {}
        decidable = [moment for user_id, moment in first.items() if user_id not in wanted or user_id in choices]
        if not decidable:
            return 0
        async with self._database.writing() as session:
            return await self._store(decidable, choices, now, session=session)

    def prepare_library(self) -> None:
        """Encode in the background what is new in the library."""
        self._prepare(None)

    async def close(self) -> None:
        """Stop preparing what is no longer waited for."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _choose(
        self, wanted: Mapping[int, Moment], people: Mapping[int, Person], history: Mapping[int, Sequence[Nudge]]
    ) -> dict[int, _Choice]:
        """Return what would be sent, by user; those whose texts must be encoded first are left out."""
        if not self._matcher.is_ready():
            self.prepare_library()
            return {}
        shelf = await self._matcher.shelf()
        texts = {
            user_id: shelf.recommender.texts_for(profile_of(people[user_id]), moment.wish)
            for user_id, moment in wanted.items()
        }
        vectors = await self._matcher.stored_vectors({text for own in texts.values() for text in own})
        ready = [user_id for user_id in wanted if all(text in vectors for text in texts[user_id])]
        for user_id in wanted:
            if user_id not in ready:
                self._prepare(user_id, texts[user_id])

        def work() -> dict[int, _Choice]:
            return {
                user_id: _Choice(
                    shelf,
                    choose(
                        shelf,
                        people[user_id],
                        vectors,
                        wish=wanted[user_id].wish,
                        recent_messages=[nudge.message_id for nudge in history.get(user_id, ())],
                        recent_images=[nudge.image_id for nudge in history.get(user_id, ())],
                    ),
                )
                for user_id in ready
            }

        return await asyncio.to_thread(work)

    def _prepare(self, user_id: int | None, texts: Sequence[str] = ()) -> None:
        """Encode in the background what a decision needs; a later tick finds it stored."""
        key = user_id or 0
        if key in self._preparing:
            return

        async def prepare() -> None:
            try:
                if user_id is None:
                    await self._matcher.shelf()
                else:
                    await self._matcher.vectors(texts)
            except RecommenderError as error:
                # the moment stays pending; if this lasts it expires, and its row says so
                event(_log, logging.ERROR, "encoding_failed", error=type(error).__name__, remedy="run offscreen doctor")
                await asyncio.sleep(1.0)
            finally:
                self._preparing.discard(key)
            self._prepared()

        self._preparing.add(key)
        task = asyncio.create_task(prepare())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _store(
        self, moments: Sequence[Moment], choices: Mapping[int, _Choice], now: datetime, *, session: AsyncSession
    ) -> int:
        """Write the decisions, after another look at what may have changed since they were prepared."""
        locked = await lock_pending([moment.id for moment in moments if moment.id is not None], session=session)
        ids = [moment.user_id for moment in locked]
        people = await load_people(ids, session=session)
        history = await recent_nudges(ids, now - REPEAT_AFTER, session=session)
        decided = 0
        for moment in locked:
            person, earlier = people[moment.user_id], history.get(moment.user_id, [])
            reason = _reason(person, moment, earlier, now)
            choice = choices.get(moment.user_id)
            if reason is None:
                if choice is None or _outdated(choice, person):
                    continue  # something changed a moment ago: the next tick decides on what is true then
                reason = None if choice.candidates else Reason.NOTHING_SUITABLE
            await _write(moment, reason, choice, self._matcher.fingerprint, now, session=session)
            decided += 1
            if moment.origin is Origin.WINDOW:
                await plan_next(person, now, session=session)
        return decided


async def plan_next(person: Person, now: datetime, *, session: AsyncSession) -> datetime | None:
    """Plan the person's next window moment and return when it is due; ``None`` without windows."""
    if person.user.time_zone is None or person.user.onboarded_at is None:
        return None
    zone = ZoneInfo(person.user.time_zone)
    planned = next_window_moment(person.windows, zone, after=now, seed=person.user.id)
    if planned is None:
        return None
    await add_moment(person.user.id, Origin.WINDOW, planned.key, planned.due_at, planned.expires_at, session=session)
    return planned.due_at


async def replan(user_id: int, now: datetime, *, session: AsyncSession) -> datetime | None:
    """Plan anew after the schedule has changed; return when the next window moment is due."""
    await drop_pending_windows(user_id, session=session)
    people = await load_people([user_id], session=session)
    return await plan_next(people[user_id], now, session=session)


def availability(person: Person) -> Availability:
    """Return what the dose depends on."""
    user = person.user
    return Availability(
        consented=user.consented_at is not None and user.onboarded_at is not None,
        blocked=user.blocked_at is not None,
        paused=user.paused_at is not None,
        paused_until=user.paused_until,
        zone=ZoneInfo(user.time_zone or "UTC"),
        quiet=quiet_span(user.quiet_start, user.quiet_end),
        quiet_chosen=user.quiet_chosen,
        windows=person.windows,
        nudges_per_day=user.nudges_per_day,
        gap=timedelta(minutes=user.gap_minutes),
    )


def _reason(person: Person, moment: Moment, earlier: Sequence[Nudge], now: datetime) -> Reason | None:
    counted = [
        nudge.created_at
        for nudge in earlier
        if nudge.origin not in UNCOUNTED and nudge.created_at > now - _COUNTED_SINCE
    ]
    return withhold(availability(person), moment.origin, moment.expires_at, counted, now)


def _outdated(choice: _Choice, person: Person) -> bool:
    return any(
        pair.message in person.excluded_messages or pair.image in person.excluded_images
        for pair in choice.candidates[:1]
    )


async def _write(
    moment: Moment,
    reason: Reason | None,
    choice: _Choice | None,
    encoder: str,
    now: datetime,
    *,
    session: AsyncSession,
) -> None:
    best = choice.candidates[0] if choice and choice.candidates and reason is None else None
    if choice is not None:
        await _keep_centre(choice.shelf, now, session=session)
    decision = Decision(
        moment_id=moment.id or 0,
        user_id=moment.user_id,
        decided_at=now,
        outcome=Outcome.WITHHELD if reason else Outcome.SENT,
        reason=reason,
        send_probability=1.0,
        item_probability=1.0 if best else None,
        seed=_seed(moment),
        policy=choice.shelf.recommender.policy if choice else "dose",
        encoder=encoder if choice else None,
        centre=choice.shelf.recommender.centre.digest if choice else None,
        library_version=choice.shelf.version if choice else None,
        candidates=[[pair.message, pair.image, pair.score] for pair in choice.candidates] if choice else None,
        score=best.score if best else None,
        contributions=[part.as_dict() for part in best.contributions] if best else None,
    )
    moment.state = MomentState.DECIDED
    session.add_all([decision, moment])
    await session.flush()
    if best is not None:
        session.add(
            Nudge(
                moment_id=moment.id or 0,
                decision_id=decision.id or 0,
                user_id=moment.user_id,
                message_id=best.message,
                image_id=best.image,
                origin=moment.origin,
                created_at=now,
                not_before=now,
                expires_at=moment.expires_at,
            )
        )
    elif moment.origin is Origin.ASKED and reason in (Reason.NOTHING_SUITABLE, Reason.EXPIRED):
        user = await session.get_one(User, moment.user_id)
        session.add(Notice(user_id=user.id, html=no_nudge_now(reason, user.language), created_at=now))
    await session.flush()
    event(
        _log,
        logging.INFO,
        "decided",
        user=moment.user_id,
        origin=moment.origin.value,
        outcome=decision.outcome.value,
        reason=reason.value if reason else None,
    )


async def _keep_centre(shelf: Shelf, now: datetime, *, session: AsyncSession) -> None:
    centre = shelf.recommender.centre
    if await session.get(CentreSnapshot, centre.digest) is None:
        session.add(
            CentreSnapshot(digest=centre.digest, encoder=centre.encoder, data=centre.to_bytes(), created_at=now)
        )
        await session.flush()


def _seed(moment: Moment) -> int:
    text = f"{moment.user_id}/{moment.origin.value}/{moment.origin_key}"
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") >> 2
