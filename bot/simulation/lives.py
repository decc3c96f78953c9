"""One person's days, moment by moment: the clock jumps from one to the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from hashlib import blake2b
from zoneinfo import ZoneInfo

import numpy as np

from bot.core.reactions import REACTIONS, ReactionKind
from bot.core.weekly_windows import Span
from bot.delivery.contexts import context_of
from bot.delivery.planner import next_window_moment
from bot.delivery.plans import reason_to_withhold
from bot.delivery.records import seed_of
from bot.storage.models import Moment, Nudge, Origin, Reason, User
from bot.storage.queries.people import Person
from recommender.policies.base import Policy
from recommender.policies.context import LOOK_BACK, Context, PastReaction, Whereabouts
from recommender.recommendation import Recommendation
from recommender.simulate.answers import answer_to
from recommender.simulate.figures import Life, LivedNudge
from recommender.simulate.judge import judge_nudge
from recommender.simulate.labels import SecondLabels
from recommender.simulate.people import ScreenWindow, SimulatedPerson, Spent
from recommender.vectors import Vector


@dataclass(frozen=True)
class World:
    """What all lives of a simulation share.

    Attributes:
        policy: Chooses.
        vectors: Vector by text of what the people told.
        labels: Of the second hand.
        words: What each message says, and each image shows, by kind and id.
        start: The first day, everywhere by the local calendar.
        days: How many.
        seed: Of all chance.
    """

    policy: Policy
    vectors: Mapping[str, Vector]
    labels: SecondLabels
    words: Mapping[str, str]
    start: date
    days: int
    seed: int = 0


@dataclass
class _Diary:
    """What became of the person so far."""

    person: Person
    sent: list[Nudge] = field(default_factory=list)
    """Latest first."""
    felt: list[PastReaction] = field(default_factory=list)
    lived: list[LivedNudge] = field(default_factory=list)
    withheld: Counter[str] = field(default_factory=Counter)


def person_of(simulated: SimulatedPerson, seed: int, start: datetime) -> Person:
    """Return a person as the storage would give them to whoever decides."""
    number = int.from_bytes(blake2b(f"{seed}/{simulated.id}".encode(), digest_size=7).digest(), "big")
    user = User(
        id=number,
        created_at=start,
        consented_at=start,
        onboarded_at=start,
        time_zone=simulated.time_zone,
        nudges_per_day=simulated.nudges_per_day,
    )
    return Person(
        user,
        dict(simulated.told.attributes),
        simulated.told.likes,
        simulated.told.dislikes,
        tuple(map(_span, simulated.windows)),
    )


def live(simulated: SimulatedPerson, world: World) -> Life:
    """Let a person live through the days: every moment of their windows is planned, decided, answered and judged."""
    zone = ZoneInfo(simulated.time_zone)
    begin = datetime.combine(world.start, time(), zone).astimezone(UTC)
    diary = _Diary(person_of(simulated, world.seed, begin))
    for moment in _moments(diary.person, zone, begin, begin + timedelta(days=world.days)):
        _decide(diary, simulated, moment, (moment.due_at - begin).days, world)
    return Life(simulated, world.days, tuple(diary.lived), dict(diary.withheld))


def _moments(person: Person, zone: ZoneInfo, now: datetime, end: datetime) -> Iterator[Moment]:
    taken: frozenset[str] = frozenset()
    while planned := next_window_moment(person.windows, zone, after=now, seed=person.user.id, taken=taken):
        if planned.due_at >= end:
            return
        yield Moment(
            user_id=person.user.id,
            origin=Origin.WINDOW,
            origin_key=planned.key,
            due_at=planned.due_at,
            expires_at=planned.expires_at,
        )
        now, taken = planned.due_at, taken | {planned.key}


def _decide(diary: _Diary, simulated: SimulatedPerson, moment: Moment, day: int, world: World) -> None:
    now = moment.due_at
    earlier = [nudge for nudge in diary.sent if nudge.created_at > now - LOOK_BACK]
    reason = reason_to_withhold(diary.person, moment, earlier, now)
    if reason is None:
        context = context_of(diary.person, earlier, tuple(diary.felt), now, seed=seed_of(moment))
        slate = world.policy.choose(replace(context, vectors=world.vectors))
        if slate.pairs:
            _receive(diary, simulated, moment, day, world, slate.pairs[0], slate.probabilities[0])
            return
        reason = Reason.NOTHING_SUITABLE
    diary.withheld[reason.value] += 1


def _receive(
    diary: _Diary,
    simulated: SimulatedPerson,
    moment: Moment,
    day: int,
    world: World,
    pair: Recommendation,
    probability: float,
) -> None:
    now = moment.due_at
    diary.sent.insert(0, _nudge(moment, pair))
    message, image = world.labels.messages[pair.message], world.labels.images[pair.image]
    words = f"{world.words[f'message/{pair.message}']} {world.words[f'image/{pair.image}']}"
    verdict = judge_nudge(simulated, now, message, image, words)
    answer = answer_to(simulated, message, verdict, np.random.default_rng((world.seed, seed_of(moment))))
    warmth = simulated.warmth(message.activities)
    diary.lived.append(LivedNudge(now, day, pair.message, pair.image, warmth, verdict, answer, probability))
    if answer is not None:
        diary.person = replace(
            diary.person, places=places_of(simulated)
        )  # the first reaction is followed by that question
        _react(diary, ReactionKind(answer.value), pair, now)


def places_of(simulated: SimulatedPerson) -> Mapping[Span, Whereabouts]:
    """Return what a person answers to the question where they usually are in each of their windows."""
    told = {Spent.HOME: Whereabouts.HOME, Spent.WORK: Whereabouts.WORK, Spent.WAY: Whereabouts.ON_THE_WAY}
    return {_span(window): told[simulated.usually_at(window)] for window in simulated.windows}


def _span(window: ScreenWindow) -> Span:
    return Span(window.days, window.start, window.end)


def _react(diary: _Diary, kind: ReactionKind, pair: Recommendation, now: datetime) -> None:
    """Store a reaction as the buttons below a nudge do."""
    diary.felt.append(PastReaction(REACTIONS[kind].teaches or 0.0, now, pair.message, pair.image))
    if kind is ReactionKind.NOT_FOR_ME:
        refused = diary.person.excluded_messages | {pair.message}
        diary.person = replace(diary.person, excluded_messages=refused)


def _nudge(moment: Moment, pair: Recommendation) -> Nudge:
    return Nudge(
        moment_id=0,
        decision_id=0,
        user_id=moment.user_id,
        message_id=pair.message,
        image_id=pair.image,
        origin=moment.origin,
        created_at=moment.due_at,
        not_before=moment.due_at,
        expires_at=moment.expires_at,
    )


def first_context(simulated: SimulatedPerson, start: date) -> Context:
    """Return a person's context before anything has happened, of which a policy says what must be encoded."""
    begin = datetime.combine(start, time(), UTC)
    return context_of(person_of(simulated, 0, begin), (), (), begin)
