"""Counting all people's answers anew: a million reactions, in a process of its own, beside one that answers.

``python -m benchmarks.population [--quick] [--json]``
"""

from __future__ import annotations

import asyncio
import resource
import tempfile
import time
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np
from sqlalchemy import insert

from benchmarks.report import Outcome, at_least, at_most, main
from bot.delivery.population import pooled_answers
from bot.storage.database import Database
from bot.storage.models import (
    Decision,
    DecisionOutcome,
    Moment,
    MomentState,
    Nudge,
    NudgeState,
    Origin,
    Reaction,
    ReactionKind,
    StoredImage,
    StoredMessage,
    User,
)

NOW = datetime(2026, 6, 15, 12, tzinfo=UTC)
REACTIONS, QUICK_REACTIONS = 1_000_000, 100_000
MESSAGES, USERS, BATCH = 300, 1_000, 5_000
LEAST_SECONDS = 3.0
"""How long answers are timed without the counting."""


def measure(quick: bool) -> Outcome:
    """Count, and hold time, memory and the wait for answers against the promises."""
    return asyncio.run(_measure(QUICK_REACTIONS if quick else REACTIONS))


async def _measure(reactions: int) -> Outcome:
    with tempfile.TemporaryDirectory(prefix="offscreen-population-") as folder:
        database = Database(f"sqlite+aiosqlite:///{Path(folder) / 'population.sqlite'}")
        await database.open()
        await _fill(database, reactions)
        alone = await _answer_until(database, asyncio.create_task(asyncio.sleep(LEAST_SECONDS)))
        counting = asyncio.create_task(asyncio.to_thread(_count, database.url.render_as_string(hide_password=False)))
        beside = await _answer_until(database, counting)
        seconds, megabytes, answers = await counting
        await database.close()
    figures = {
        "reactions": reactions,
        "answers": answers,
        "seconds": seconds,
        "megabytes": megabytes,
        "answer_p95_ms_alone": alone,
        "answer_p95_ms_beside": beside,
    }
    for name, figure in figures.items():
        print(f"{name:22} {figure:12.2f}")
    promises = (
        at_least("answers and nudges counted, of reactions", answers / reactions, 1.0),
        at_most("seconds", seconds, 60.0),
        at_most("megabytes", megabytes, 500.0),
        at_most("an answer's reading and writing beside it, ms at p95", beside, max(50.0, 3 * alone)),
    )
    return Outcome(figures, promises)


async def _answer_until(database: Database, task: asyncio.Task[object]) -> float:
    """Read and write as an answer does until a task has ended; return milliseconds at the 95th percentile."""
    waits: list[float] = []
    while not task.done():
        begun = time.perf_counter()
        async with database.writing() as session:
            user = await session.get_one(User, 1 + len(waits) % USERS)
            user.nudges_per_day = 1 + len(waits) % 3
            session.add(user)
        waits.append(time.perf_counter() - begun)
        await asyncio.sleep(0.01)
    return float(1000 * np.quantile(waits, 0.95))


def _count(url: str) -> tuple[float, float, int]:
    """Count in a process of its own; return seconds, its megabytes and the answers."""
    context = get_context("spawn")
    pipe, theirs = context.Pipe()
    process = context.Process(target=_child, args=(theirs, url))
    begun = time.perf_counter()
    process.start()
    megabytes, answers = pipe.recv()
    process.join(10)
    return time.perf_counter() - begun, megabytes, answers


def _child(pipe: Connection, url: str) -> None:
    found = pooled_answers(url, NOW)
    counted = min(found.answers, found.hours.nudges if found.hours else 0)
    pipe.send((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, counted))


async def _fill(database: Database, reactions: int) -> None:
    """Store people, messages and so many nudges, each with one reaction."""
    rng = np.random.default_rng(1)
    async with database.writing() as session:
        session.add_all(User(id=number, created_at=NOW, time_zone="UTC") for number in range(1, USERS + 1))
        for number in range(MESSAGES):
            kind = [f"kind{number % 20}"]
            session.add(StoredMessage(id=f"m{number}", text=f"Text {number}", activities=kind, created_at=NOW))
        session.add(StoredImage(id="i", title="t", caption="c", alt="a", file="i.png", created_at=NOW))
    kinds = rng.choice([ReactionKind.DID_IT, ReactionKind.LIKE, ReactionKind.NOT_FOR_ME], reactions, p=[0.3, 0.3, 0.4])
    for first in range(1, reactions + 1, BATCH):
        await _fill_batch(database, range(first, min(first + BATCH, reactions + 1)), kinds.tolist())
        if first % 100_000 == 1:
            print(f"{first - 1} stored", flush=True)


async def _fill_batch(database: Database, numbers: range, kinds: list[ReactionKind]) -> None:
    at = NOW - timedelta(days=30)
    shared = [{"id": one, "user_id": 1 + one % USERS} for one in numbers]
    moments = {"origin": Origin.WINDOW, "due_at": at, "expires_at": at, "state": MomentState.DECIDED}
    decided = {"decided_at": at, "outcome": DecisionOutcome.SENT, "send_probability": 1.0, "seed": 1, "policy": "x"}
    sent = {"image_id": "i", "origin": Origin.WINDOW, "state": NudgeState.SENT, "created_at": at, "not_before": at}
    sent |= {"expires_at": at, "attempts": 1, "sent_at": at}
    async with database.writing() as session:
        connection = await session.connection()
        await connection.execute(insert(Moment), [{**one, **moments, "origin_key": str(one["id"])} for one in shared])
        await connection.execute(insert(Decision), [{**one, **decided, "moment_id": one["id"]} for one in shared])
        nudges = [
            {**one, **sent, "moment_id": one["id"], "decision_id": one["id"], "message_id": f"m{one['id'] % MESSAGES}"}
            for one in shared
        ]
        await connection.execute(insert(Nudge), nudges)
        reactions = [
            {**one, "nudge_id": one["id"], "kind": ReactionKind(kinds[one["id"] - 1]), "at": at} for one in shared
        ]
        await connection.execute(insert(Reaction), reactions)


if __name__ == "__main__":
    main("population", measure)
