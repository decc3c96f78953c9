"""A trial from its file to its findings, by the commands of docs/trials.md alone, over thirty simulated days."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.clock import JumpingClock
from bot.delivery.plans import replan
from bot.delivery.trial_outcomes import TrialOutcomes
from bot.services.base import Scene
from bot.services.trials import AnswerCheckIn, JoinTrial
from bot.storage.database import Database
from bot.storage.models import Decision, DecisionOutcome, Nudge, NudgeState, TrialPoint, User
from tests.bot.delivery.test_decisions import Desk, RandomEncoder
from tests.bot.factories import EVENING, NOON, add_items, add_user
from tests.bot.processes import call, environment

PEOPLE, DAYS = 60, 30
USUAL, EFFECT, ANSWERED = 0.3, 0.15, 0.7
STEP = timedelta(minutes=10)


class Lives:
    """Sixty people who get nudges and answer what the trial asks."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.rng = desk, np.random.default_rng(11)
        self.decider = desk.decider()
        self.usual: dict[int, float] = {}

    async def join(self, link: str, now: datetime) -> None:
        await add_items(self.desk.database, 30)
        for _person in range(PEOPLE):
            user = await add_user(self.desk.database, windows=(EVENING,))
            self.usual[user] = float(np.clip(self.rng.normal(USUAL, 0.08), 0.05, 0.7))
            async with self.desk.database.writing() as session:
                await replan(user, now, session=session)
                scene = Scene(await session.get_one(User, user), "r", "k", now, session)
                await JoinTrial(link).apply(scene)

    async def live(self, now: datetime) -> None:
        """Decide what is due, deliver it, and answer some of the questions."""
        await self.desk.decide(now, self.decider)
        async with self.desk.database.writing() as session:
            sent = update(Nudge).where(col(Nudge.state) == NudgeState.PLANNED)
            await session.exec(sent.values(state=NudgeState.SENT, sent_at=now))
            asked = select(TrialPoint, Decision).join(Decision, col(Decision.id) == col(TrialPoint.decision_id))
            fresh: Sequence[tuple[TrialPoint, Decision]] = (
                await session.exec(asked.where(Decision.decided_at == now, col(TrialPoint.available)))
            ).all()
            for point, decision in fresh:
                await self._answer(point, decision, await session.get_one(User, point.user_id), now, session)

    async def _answer(
        self, point: TrialPoint, decision: Decision, user: User, now: datetime, session: AsyncSession
    ) -> None:
        looked_up = self.rng.random() < self.usual[user.id] + EFFECT * (decision.outcome is DecisionOutcome.SENT)
        user.heard_at = now
        if self.rng.random() < ANSWERED:
            scene = Scene(user, "r", "k", now, session)
            await AnswerCheckIn(point.decision_id, bool(looked_up)).apply(scene)


@pytest.mark.long
async def test_a_trial_is_planned_run_exported_and_analysed(tmp_path: Path) -> None:
    env = environment(tmp_path)

    async def offscreen(*arguments: str) -> str:
        code, out, err = await call(*arguments, env=env, cwd=tmp_path)
        assert code == 0, err
        return out

    first = date(2026, 6, 16)
    await offscreen("trial", "new", "evenings.yaml", "--start", f"{first}", "--days", f"{DAYS}")
    file = tmp_path / "evenings.yaml"
    text = file.read_text(encoding="utf-8").replace("points_a_day: 2", "points_a_day: 1").replace("least_age: 18", "")
    file.write_text(text.replace("effect: 0.1 ", f"effect: {EFFECT} "), encoding="utf-8")
    checked = json.loads((await offscreen("trial", "check", "evenings.yaml", "--json")).splitlines()[-1])
    assert checked["power"]["power"] > 0.8
    await offscreen("trial", "start", "evenings.yaml", "--at", f"{NOON:%Y-%m-%dT%H:%M:%S}")

    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'offscreen.sqlite'}")
    await database.open()
    lives = Lives(Desk(database, RandomEncoder()))
    await lives.join("evenings", NOON)
    for day in range(DAYS + 1):
        evening = NOON.replace(hour=18) + timedelta(days=day)  # 20:00 in Berlin
        for step in range(13):
            await lives.live(evening + step * STEP)
    clock = JumpingClock(NOON + timedelta(days=DAYS + 3))
    await TrialOutcomes(database, clock).look()
    await database.close()

    at = ("--at", f"{NOON + timedelta(days=DAYS + 3):%Y-%m-%dT%H:%M:%S}")
    status = json.loads((await offscreen("trial", "status", "evenings", "--json", *at)).splitlines()[-1])
    assert [status["cohorts"][name]["members"] for name in ("half", "often", "adaptive")] == [20, 20, 20]
    assert status["odd"] == []
    await offscreen("trial", "stop", "evenings", "--because", "its last day is over", *at)
    await offscreen("trial", "export", "evenings", "data")
    command = ("trial", "analyse", "data", "--report", "findings.html", "--json")
    found = json.loads((await offscreen(*command)).splitlines()[-1])
    assert found["people"] == PEOPLE
    assert found["main"]["low"] < EFFECT < found["main"]["high"]
    assert found["main"]["low"] > 0
    assert "Nudges help." in (tmp_path / "findings.html").read_text(encoding="utf-8")
    replayed = await offscreen("decisions", "replay")  # exit code 0: all come out the same
    assert int(replayed.split()[0]) > PEOPLE * (DAYS - 1)
