"""Makes what tests need in a database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

import yaml

from bot.core.weekly_windows import EVERY_DAY, Span
from bot.storage.database import Database
from bot.storage.models import (
    Account,
    Decision,
    DecisionOutcome,
    Moment,
    MomentState,
    Nudge,
    NudgeState,
    Origin,
    StoredImage,
    StoredMessage,
    Trial,
    TrialMember,
    User,
    Window,
)
from bot.trials.plan import TrialPlan
from bot.trials.plan_file import digest_of, read_plan, template

NOON = datetime(2026, 6, 15, 12, 0, tzinfo=UTC)
"""A Monday."""

TODAY = NOON.date()

EVENING = Span(EVERY_DAY, 20 * 60, 22 * 60)

_telegram_ids = count(7_000_000_001)


async def add_items(database: Database, count: int = 1) -> None:
    """Add messages ``m0``, ``m1``... and images ``i0``, ``i1``..."""
    async with database.writing() as session:
        for number in range(count):
            session.add(StoredMessage(id=f"m{number}", text=f"Message <{number}> & more", created_at=NOON))
            session.add(
                StoredImage(
                    id=f"i{number}",
                    title="A title",
                    caption=f"Caption {number}",
                    alt="What it shows",
                    file=f"i{number}.png",
                    created_at=NOON,
                )
            )


async def add_user(database: Database, *, windows: tuple[Span, ...] = (), **values: Any) -> int:
    """Add an onboarded user in Berlin with an account; return the id."""
    user = User(
        **{
            "created_at": NOON - timedelta(days=30),
            "consented_at": NOON - timedelta(days=30),
            "onboarded_at": NOON - timedelta(days=30),
            "time_zone": "Europe/Berlin",
            **values,
        }
    )
    async with database.writing() as session:
        session.add(user)
        await session.flush()
        session.add(Account(user_id=user.id, messenger="telegram", address=str(next(_telegram_ids))))
        session.add_all(Window(user_id=user.id, days=w.days, start=w.start, end=w.end) for w in windows)
    return user.id


async def add_trial(
    database: Database,
    members: Mapping[int, str],
    *,
    name: str = "evenings",
    start: date = TODAY,
    arms: Mapping[str, tuple[str, ...]] | None = None,
    broadcasts: str = "withheld",
    **changes: Any,
) -> TrialPlan:
    """Add a running trial with cohorts ``half``, ``often``, ``adaptive`` and ``all`` (who always get nudges).

    Args:
        database: Where.
        members: The cohort of each member, by user.
        name: The trial's, and its link.
        start: Its first day.
        arms: Messages among which is chosen, each as likely; none: the whole library.
        broadcasts: What becomes of them.
        changes: Other parts of the file.
    """
    given = yaml.safe_load(template(name, start))
    given["eligibility"] = {}
    given["cohorts"]["all"] = {"send": 1}
    given["freeze"]["broadcasts"] = broadcasts
    if arms is not None:
        given["what"] = {arm: {"probability": 1 / len(arms), "messages": list(ids)} for arm, ids in arms.items()}
    text = yaml.safe_dump({**given, **changes})
    async with database.writing() as session:
        session.add(Trial(name=name, text=text, digest=digest_of(text), started_at=NOON))
        await session.flush()
        for place, (user_id, cohort) in enumerate(members.items()):
            session.add(
                TrialMember(user_id=user_id, trial=name, cohort=cohort, stratum="en", place=place, joined_at=NOON)
            )
    return read_plan(text)


async def add_nudge(
    database: Database,
    user_id: int,
    *,
    key: str,
    state: NudgeState = NudgeState.PLANNED,
    origin: Origin = Origin.WINDOW,
    at: datetime = NOON,
    worker: str | None = None,
    item: int = 0,
    expiry: timedelta = timedelta(minutes=20),
    pictured: bool = True,
) -> int:
    """Add a nudge with its moment and decision; return its id. The items must be there."""
    async with database.writing() as session:
        moment = Moment(
            user_id=user_id,
            origin=origin,
            origin_key=key,
            due_at=at,
            expires_at=at + expiry,
            state=MomentState.DECIDED,
        )
        session.add(moment)
        await session.flush()
        decision = Decision(
            moment_id=moment.id or 0,
            user_id=user_id,
            decided_at=at,
            outcome=DecisionOutcome.SENT,
            send_probability=1.0,
            item_probability=1.0,
            seed=1,
            policy="test",
        )
        session.add(decision)
        await session.flush()
        nudge = Nudge(
            moment_id=moment.id or 0,
            decision_id=decision.id or 0,
            user_id=user_id,
            message_id=f"m{item}",
            image_id=f"i{item}" if pictured else None,
            origin=origin,
            state=state,
            created_at=at,
            not_before=at,
            expires_at=at + expiry,
            claimed_by=worker,
        )
        session.add(nudge)
        await session.flush()
        return nudge.id or 0
