"""Starting, watching, stopping and reading trials, at the command line and in the chat."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pyarrow import parquet
from sqlmodel import select
from typer.testing import CliRunner

from bot.cli import build
from bot.cli.trial_files import read_rows, write_data_set
from bot.core.clock import JumpingClock
from bot.core.inputs import Press
from bot.core.replies import Edit, Reply, Say
from bot.errors import TrialError
from bot.monitoring.alerts import Alert
from bot.operators.arms import press_arms, show_arms
from bot.services.trial_conduct import start_trial, stop_trial, trial_status
from bot.services.trial_watch import TrialWatch
from bot.storage.database import Database
from bot.storage.models import AuditEntry, Decision, DecisionOutcome, Moment, MomentState, Origin
from bot.storage.queries.trials import get_trial
from bot.storage.trial_tables import TABLES, codebook
from bot.trials.monitoring import CohortCounts, TrialStatus, findings, reason_to_stop
from bot.trials.plan_file import read_plan, template
from tests.bot.factories import NOON, TODAY, add_trial, add_user
from tests.bot.trials.test_taking_part import point

TEXT = template("evenings", TODAY)
PLAN = read_plan(TEXT)


async def test_a_trial_is_frozen_and_every_change_is_noted(sqlite: Database) -> None:
    async with sqlite.writing() as session:
        await start_trial(TEXT, NOON, session=session)
        with pytest.raises(TrialError, match="this very file"):
            await start_trial(TEXT, NOON, session=session)
        with pytest.raises(TrialError, match="frozen"):
            await start_trial(TEXT.replace("send: 0.7", "send: 0.6"), NOON, session=session)
        with pytest.raises(TrialError, match="leads to evenings"):
            await start_trial(TEXT.replace("name: evenings", "name: other"), NOON, session=session)
        with pytest.raises(TrialError, match="later days"):
            await start_trial(template("old", TODAY - timedelta(days=60)), NOON, session=session)
        await stop_trial("evenings", "enough", NOON, by=7, session=session)
        with pytest.raises(TrialError, match="already"):
            await stop_trial("evenings", "enough", NOON, session=session)
        with pytest.raises(TrialError, match="no trial nobody"):
            await stop_trial("nobody", "enough", NOON, session=session)
    async with sqlite.reading() as session:
        noted = [(one.action, one.subject, one.user_id) for one in await session.exec(select(AuditEntry))]
    assert noted == [("trial started", "evenings", None), ("trial stopped", "evenings", 7)]


async def test_its_status_counts_what_happened(sqlite: Database) -> None:
    user = await add_user(sqlite)
    await add_trial(sqlite, {user: "half"})
    await point(sqlite, user, outcome=1.0)
    await point(sqlite, user, key="b")
    async with sqlite.writing() as session:  # a decision that no point was kept of
        moment = Moment(user_id=user, origin=Origin.WINDOW, origin_key="c", due_at=NOON, expires_at=NOON,
                        state=MomentState.DECIDED)  # fmt: skip
        session.add(moment)
        await session.flush()
        session.add(Decision(moment_id=moment.id or 0, user_id=user, decided_at=NOON, seed=1, policy="p",
                             outcome=DecisionOutcome.WITHHELD, send_probability=1.0))  # fmt: skip
        await session.flush()
        trial = await get_trial("evenings", session=session)
        assert trial is not None
        status = await trial_status(trial, NOON + timedelta(days=2), session=session)
    half = status.cohorts["half"]
    assert (half.members, half.points, half.available, half.assigned, half.expected) == (1, 2, 2, 0, 1.0)
    assert (half.due, half.known, status.missing) == (2, 1, 1)
    assert "1 moments were not noted" in findings(status)[0]


GOOD = CohortCounts(members=20, points=400, available=300, assigned=150, expected=150, variance=75,
                    delivered=150, refused=3, due=300, known=200)  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, []),
        ({"unlogged": 2}, ["2 moments were not noted"]),
        ({"beyond": 1}, ["out of its bounds"]),
        ({"assigned": 190}, ["190 nudges go out where 150"]),  # 40 / sqrt(75) = 4.6 standard errors
        ({"fallback": 40}, ["13 % of the moments"]),
        ({"known": 60}, ["20 % of the moments; 40 %"]),
    ],
)
def test_what_owners_are_told(changes: dict[str, int], said: list[str]) -> None:
    status = TrialStatus(PLAN, {"half": replace(GOOD, **changes)}, {"half": 20, "often": 20, "adaptive": 20})
    found = findings(status)
    assert len(found) == len(said)
    assert all(part in one for part, one in zip(said, found, strict=True))


def test_uneven_cohorts_are_told() -> None:
    assert "unevenly" in findings(TrialStatus(PLAN, {"half": GOOD}, {"half": 40, "often": 10, "adaptive": 10}))[0]


@pytest.mark.parametrize(
    ("changes", "words"),
    [({}, ""), ({"refused": 90}, "60 %"), ({"left": 11}, "55 %"), ({"refused": 90, "points": 150}, "")],
)
def test_stopping_rules(changes: dict[str, int], words: str) -> None:
    found = reason_to_stop(TrialStatus(PLAN, {"half": replace(GOOD, **changes)}))
    assert (words in found) if words else not found


async def test_trials_are_looked_over_daily_and_end(sqlite: Database) -> None:
    clock, told = JumpingClock(NOON), list[tuple[str, str]]()

    async def tell(kind: str, text: Alert) -> None:
        told.append((kind, text if isinstance(text, str) else text()))

    user = await add_user(sqlite)
    await add_trial(sqlite, {user: "half"})
    number = await point(sqlite, user)
    async with sqlite.writing() as session:
        (await session.get_one(Decision, number)).candidates = None
    watch = TrialWatch(sqlite, clock, tell)
    await watch.look()
    await watch.look()
    assert [kind for kind, _text in told] == ["trial evenings"]  # once a day
    clock.jump_to(NOON + timedelta(days=31))
    await watch.run()
    assert "stopped: its last day is over" in dict(told)["trial evenings stopped"]
    async with sqlite.reading() as session:
        trial = await get_trial("evenings", session=session)
    assert trial is not None
    assert trial.stopped_because == "its last day is over"


def said(replies: list[Reply]) -> str:
    return " ".join(reply.html for reply in replies if isinstance(reply, Say | Edit))


async def test_arms_shows_trials_and_stops_one_after_a_question(sqlite: Database) -> None:
    user = await add_user(sqlite)
    await add_trial(sqlite, {user: "half"})
    async with sqlite.writing() as session:
        assert "evenings" in said(await show_arms("", NOON, session=session))
        assert "no trial called" in said(await show_arms("x<y", NOON, session=session))
        shown = await show_arms("evenings", NOON, session=session)
        assert "1 people" in said(shown)
        asked = await press_arms(user, Press("o:arms:evenings:ask", "q", 7), "evenings:ask", NOON, session=session)
        assert "for good" in said(asked)
        await press_arms(user, Press("o:arms:evenings:yes", "q", 7), "evenings:yes", NOON, session=session)
        assert "stopped" in said(await show_arms("evenings", NOON, session=session))
        again = await press_arms(user, Press("o:arms:evenings:yes", "q", 7), "evenings:yes", NOON, session=session)
        assert "already" in said(again)


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Runs a command on a database of its own; returns what it prints."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OFFSCREEN_DATA_DIR", str(tmp_path))

    def run(*arguments: str) -> str:
        found = CliRunner().invoke(build([*arguments]), [*arguments], catch_exceptions=False)
        assert found.exit_code == 0
        return found.stdout

    return run


def test_the_commands_in_their_order(command: Callable[..., str]) -> None:
    assert "is written" in command("trial", "new", "mornings.yaml", "--start", "2027-01-11", "--days", "3")
    with pytest.raises(TrialError, match="there already"):
        command("trial", "new", "mornings.yaml")
    small = Path("mornings.yaml").read_text().replace("people: 60", "people: 9")
    Path("mornings.yaml").write_text(small)
    checked = json.loads(command("trial", "check", "mornings.yaml", "--json").splitlines()[-1])
    assert 0 <= checked["power"]["power"] <= 1
    at = ("--at", "2027-01-10T08:00:00")
    assert "does not change any more" in command("trial", "start", "mornings.yaml", *at)
    assert "mornings: running" in command("trial", "status")
    status = json.loads(command("trial", "status", "mornings", "--json", *at).splitlines()[-1])
    assert set(status["cohorts"]) == {"half", "often", "adaptive"}
    command("trial", "export", "mornings", "data")
    assert {path.name for path in Path("data").iterdir()} == {
        "plan.yaml", "codebook.md", *(f"{name}.{kind}" for name in TABLES for kind in ("csv", "parquet"))
    }  # fmt: skip
    assert "cannot be estimated" in command("trial", "analyse", "data", "--report", "report.html")
    assert "<svg" not in Path("report.html").read_text()
    assert "is stopped" in command("trial", "stop", "mornings", *at)
    with pytest.raises(TrialError, match="no trial evenings"):
        command("trial", "export", "evenings", "data")


def test_files_say_the_same_in_both_kinds(tmp_path: Path) -> None:
    row = dict.fromkeys((column.name for column in TABLES["reactions"]), None) | {"decision": 3, "kind": "like"}
    assert write_data_set(tmp_path, {"reactions": [row]})
    assert read_rows(tmp_path / "reactions.csv") == [{"decision": "3", "person": "", "kind": "like", "at": ""}]
    assert parquet.read_table(tmp_path / "reactions.parquet").to_pylist() == [row]
    with pytest.raises(TrialError, match="export the trial again"):
        read_rows(tmp_path / "decisions.csv")


def test_the_codebook_knows_every_column() -> None:
    text = codebook("evenings", "Does it help?")
    assert all(f"| {column.name} | {column.kind} |" in text for columns in TABLES.values() for column in columns)
