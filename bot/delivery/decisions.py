"""Due moments in, decision rows out: sent or withheld, and why."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.log_events import event
from bot.core.signals import Wake
from bot.delivery.contexts import context_of
from bot.delivery.matcher import Matcher
from bot.delivery.plans import plan_next, reason_to_withhold
from bot.delivery.randomised import TrialMoments, kept_to_arm
from bot.delivery.records import UNASKED, Choice, MomentDecision, draw, seed_of, write
from bot.delivery.reminding import WORDS_ALONE_AFTER, end_reminder, own_photo
from bot.delivery.silence import answer_silence, silence_at
from bot.monitoring.metrics import Metrics
from bot.storage.database import Database
from bot.storage.models import DecisionOutcome, Moment, Nudge, Origin, Reason
from bot.storage.queries.library import live_ids
from bot.storage.queries.moments import due_moments, lock_pending
from bot.storage.queries.nudges import recent_nudges
from bot.storage.queries.outbox import count_waiting
from bot.storage.queries.past_wishes import PastWish, wishes_of
from bot.storage.queries.people import Person, load_people, lock_users
from bot.storage.queries.reactions import reactions_of
from recommender import RecommenderError
from recommender.policies.context import LOOK_BACK, PastReaction
from recommender.recommendation import NO_PICTURE

BATCH = 25
"""Moments decided in one transaction: short enough that nobody waits long for the database."""

AHEAD_SECONDS = 4.0
"""For so long the outbox holds work at the rate that the deployment may send. Deciding goes no further ahead: what is
decided late is decided on what is true then, and a thousand moments due at once keep nobody waiting for an answer."""

_log = logging.getLogger(__name__)


class Decider:
    """Decides what becomes of due moments, and plans the next ones.

    Args:
        database: Where moments are.
        matcher: Finds the pair.
        prepared: Set when something that a decision waited for has been encoded.
        metrics: Counts the decisions.
        nudges_per_second: What the deployment may send.
    """

    def __init__(
        self,
        database: Database,
        matcher: Matcher,
        prepared: Wake,
        metrics: Metrics,
        nudges_per_second: float,
    ) -> None:
        self._database = database
        self._matcher = matcher
        self._prepared = prepared
        self._metrics = metrics
        self._ahead = BATCH + int(AHEAD_SECONDS * nudges_per_second)
        self._preparing: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def decide_due(self, now: datetime) -> int:
        """Decide the oldest due moments, at most one per user; return how many were decided.

        A moment whose texts are still to be encoded stays pending: it is decided by a later call. So does what
        nobody asked for while the outbox is full.
        """
        async with self._database.reading() as session:
            due = await due_moments(now, BATCH, without=list(self._preparing), session=session)
            if due and await count_waiting(self._ahead, session=session) >= self._ahead:
                due = [moment for moment in due if moment.origin is Origin.ASKED]
            first = {moment.user_id: moment for moment in reversed(due)}
            if not first:
                return 0
            people = await load_people(first, session=session)
            first = {user_id: moment for user_id, moment in first.items() if user_id in people}
            history = await recent_nudges(first, now - LOOK_BACK, session=session)
            reactions = await reactions_of(first, session=session)
            wishes = await wishes_of(first, now, session=session)
            trials = await TrialMoments.of(first, now, session=session)
        wanted = {
            user_id: moment
            for user_id, moment in first.items()
            if reason_to_withhold(people[user_id], moment, history.get(user_id, ()), now, trials.of_user(user_id))
            is None
        }
        choices = {
            user_id: Choice(given=(moment.message_id, moment.image_id or NO_PICTURE))
            for user_id, moment in wanted.items()
            if moment.message_id is not None
        }
        choices |= {user_id: Choice() for user_id, moment in wanted.items() if own_photo(moment) is not None}
        if to_choose := {user_id: moment for user_id, moment in wanted.items() if user_id not in choices}:
            choices |= await self._choose(to_choose, people, history, trials.teaching(reactions), wishes, trials, now)
            choices |= _words_alone(to_choose.keys() - choices.keys(), to_choose, now)
        decidable = [moment for user_id, moment in first.items() if user_id not in wanted or user_id in choices]
        if not decidable:
            return 0
        async with self._database.writing() as session:
            return await self._store(decidable, choices, now, session=session)

    def prepare_library(self) -> None:
        """Encode in the background what is new in the library."""
        self._prepare(None)

    async def settled(self) -> None:
        """Return when everything that is being prepared is."""
        if self._tasks:
            await asyncio.wait(self._tasks)

    async def close(self) -> None:
        """Stop preparing what is no longer waited for."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _choose(
        self,
        wanted: Mapping[int, Moment],
        people: Mapping[int, Person],
        history: Mapping[int, Sequence[Nudge]],
        reactions: Mapping[int, Sequence[PastReaction]],
        wishes: Mapping[int, Sequence[PastWish]],
        trials: TrialMoments,
        now: datetime,
    ) -> dict[int, Choice]:
        """Return what would be sent, by user; those whose texts must be encoded first are left out."""
        if not self._matcher.is_ready():
            self.prepare_library()
            return {}
        library = await self._matcher.library()
        contexts = {
            user_id: context_of(
                people[user_id],
                history.get(user_id, ()),
                reactions.get(user_id, ()),
                now,
                wish=moment.wish,
                wishes=wishes.get(user_id, ()),
                is_asked=moment.origin is Origin.ASKED,
                seed=seed_of(moment),
            )
            for user_id, moment in wanted.items()
        }
        texts = {user_id: library.policy.texts_for(context) for user_id, context in contexts.items()}
        vectors = await self._matcher.stored_vectors({text for own in texts.values() for text in own})
        ready = [user_id for user_id in wanted if all(text in vectors for text in texts[user_id])]
        for user_id in wanted:
            if user_id not in ready:
                self._prepare(user_id, texts[user_id])
        arms = {user_id: trials.arm_at(wanted[user_id]) for user_id in ready}

        def work() -> dict[int, Choice]:
            return {
                user_id: kept_to_arm(library, replace(contexts[user_id], vectors=vectors), arms[user_id])
                for user_id in ready
            }

        return await asyncio.to_thread(work)

    def _prepare(self, user_id: int | None, texts: Sequence[str] = ()) -> None:
        """Encode in the background what a decision needs; a later tick finds it stored."""
        key = user_id or 0
        if key in self._preparing:
            return

        async def prepare() -> None:
            begun = time.monotonic()
            try:
                if user_id is None:
                    await self._matcher.library()
                else:
                    await self._matcher.vectors(texts, owner=user_id)
                self._metrics.encoded(time.monotonic() - begun)
            except RecommenderError as error:
                # the moment stays pending; if this lasts it expires, and its row says so
                event(_log, logging.ERROR, "encoding_failed", error=type(error).__name__, remedy="run offscreen doctor")
                await asyncio.sleep(1.0)
            except Exception:  # the database may be away, or a file unreadable: it is tried again
                _log.exception("preparing_failed")
                await asyncio.sleep(1.0)
            finally:
                self._preparing.discard(key)
            self._prepared.set()

        self._preparing.add(key)
        task = asyncio.create_task(prepare())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _store(
        self, moments: Sequence[Moment], choices: Mapping[int, Choice], now: datetime, *, session: AsyncSession
    ) -> int:
        """Write the decisions, after another look at what may have changed since they were prepared.

        The users are locked first: of two moments of one user, the second is decided knowing the first.
        """
        free = await lock_users([moment.user_id for moment in moments], session=session)
        ours = [moment.id for moment in moments if moment.id is not None and moment.user_id in free]
        locked = await lock_pending(ours, session=session)
        ids = [moment.user_id for moment in locked]
        people = await load_people(ids, session=session)
        history = await recent_nudges(ids, now - LOOK_BACK, session=session)
        trials = await TrialMoments.of(ids, now, session=session)
        given = [choice.given for choice in choices.values() if choice.given is not None]
        live = await live_ids(given, session=session) if given else frozenset()
        decisions = []
        for moment in locked:
            person, earlier = people[moment.user_id], history.get(moment.user_id, [])
            choice = choices.get(moment.user_id)
            reason = reason_to_withhold(person, moment, earlier, now, trials.of_user(moment.user_id))
            if reason is None:
                if choice is None or (choice.given is None and _outdated(choice, person)):
                    continue  # something changed a moment ago: the next tick decides on what is true then
                gone = choice.given is not None and choice.given not in live
                if choice.pair is None or gone or _outdated(choice, person):
                    reason = Reason.NOTHING_SUITABLE
                elif moment.is_doubtful and not choice.slate.understood:
                    reason = Reason.NOT_UNDERSTOOD
            silence = silence_at(person.user, earlier) if reason is None and moment.origin in UNASKED else None
            if silence is not None:
                reason = Reason.UNANSWERED
                await answer_silence(person.user, silence, now, session=session)
            probability = await trials.send_probability(moment, person, now, session=session)
            if reason is None and _by_chance(moment, probability):  # last of all: who is available is known before
                reason = Reason.BY_CHANCE
            decisions.append(MomentDecision(moment, reason, choice, probability))
        rows = await write(decisions, self._matcher.fingerprint, now, session=session)
        await trials.keep_points(decisions, rows, people, now, session=session)
        for decision in decisions:
            await self._plan_next(people[decision.moment.user_id], decision, now, session=session)
            self._report(decision)
        return len(decisions)

    async def _plan_next(
        self, person: Person, decision: MomentDecision, now: datetime, *, session: AsyncSession
    ) -> None:
        """Plan what follows the moment in its person's windows or among their reminders."""
        if decision.moment.origin is Origin.WINDOW:
            await plan_next(person, now, session=session)
        elif decision.moment.origin is Origin.OWN:
            key = decision.moment.origin_key
            await end_reminder(person.user, key, decision.reason, now, session=session)

    def _report(self, decision: MomentDecision) -> None:
        outcome = DecisionOutcome.WITHHELD if decision.reason else DecisionOutcome.SENT
        self._metrics.decided(outcome, decision.reason)
        event(
            _log,
            logging.INFO,
            "decided",
            user=decision.moment.user_id,
            origin=decision.moment.origin.value,
            outcome=outcome.value,
            reason=decision.reason.value if decision.reason else None,
        )


def _words_alone(left: Collection[int], moments: Mapping[int, Moment], now: datetime) -> dict[int, Choice]:
    """Return no picture for reminders that have waited long enough for one."""
    late = now - WORDS_ALONE_AFTER
    waited = [moments[user_id] for user_id in left if moments[user_id].due_at <= late]
    return {moment.user_id: Choice() for moment in waited if moment.origin is Origin.OWN}


def _outdated(choice: Choice, person: Person) -> bool:
    """Whether the person has refused what would be sent, since it was chosen."""
    pair = choice.pair
    return pair is not None and (pair[0] in person.excluded_messages or pair[1] in person.excluded_images)


def _by_chance(moment: Moment, probability: float) -> bool:
    return draw(seed_of(moment)) >= probability
