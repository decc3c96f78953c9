"""``offscreen trial``: planned, checked, started, watched, exported and analysed."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.output import json_result, progress, result
from bot.cli.trial_files import read_rows, write_data_set
from bot.errors import TrialError
from bot.services.trial_conduct import start_trial, stop_trial, trial_status
from bot.settings import read_settings
from bot.storage.database import Database
from bot.storage.models import Trial
from bot.storage.queries.trials import all_trials, get_trial
from bot.storage.trial_data import data_set
from bot.storage.trial_tables import codebook
from bot.trials.analysis import analyse as analyse_rows
from bot.trials.chance import belongs
from bot.trials.monitoring import TrialStatus, findings
from bot.trials.plan import ItemArm
from bot.trials.plan_file import digest_of, read_plan, template
from bot.trials.power import expected_power
from bot.trials.report import html_report, text_report

app = typer.Typer(help="Studies with people.", no_args_is_help=True)

PLAN, CODEBOOK = "plan.yaml", "codebook.md"

File = Annotated[Path, typer.Argument(help="The trial's YAML file.")]
AsJson = Annotated[bool, typer.Option("--json", help="End with one JSON object.")]
At = Annotated[
    datetime | None, typer.Option(help="Instead of now (UTC), in rehearsals.", formats=["%Y-%m-%dT%H:%M:%S"])
]


@app.callback()
def _group() -> None:
    """Studies with people."""


@app.command()
def new(
    file: Annotated[Path, typer.Argument(help="The file to write; the trial is called like it.")],
    start: Annotated[datetime | None, typer.Option(help="First day.", formats=["%Y-%m-%d"])] = None,
    days: Annotated[int, typer.Option(min=1, max=730, help="How many.")] = 30,
) -> None:
    """Write a file to begin with."""
    first = start.date() if start else datetime.now(UTC).date() + timedelta(days=7)
    try:
        with file.open("x", encoding="utf-8") as new_file:
            new_file.write(template(file.stem, first, days))
    except FileExistsError:
        raise TrialError(f"{file} is there already: choose another name") from None
    except OSError as error:
        raise TrialError(f"{file} cannot be written ({error.strerror}): choose another place") from None
    result(f"{file} is written. offscreen trial check {file} says what it can be expected to find.")


@app.command()
def check(file: File, as_json: AsJson = False) -> None:
    """Say what is wrong with a file, by line, and how likely the trial finds what it assumes."""
    plan = read_plan(_text(file))
    progress("simulating trials...")
    power = expected_power(plan)
    days, people = (plan.end - plan.start).days, plan.assumptions.people
    result(f"{plan.name}: {days} days, {people} people, cohorts {', '.join(plan.cohorts)}, link ?start={plan.link}.")
    if power is None:
        result("Nothing is left to chance as to sending: the effect of sending cannot be estimated.")
    else:
        result(
            f"An effect of {plan.assumptions.effect:+g} is found with a probability of {power.power:.2f}, from about "
            f"{power.points:.0f} moments; the 95 % interval reaches {power.width:.3f} to either side. False alarms: "
            f"{power.false_alarms:.3f}."
        )
        if power.power < 0.8:
            result("That is little: less than 0.8. More people, more days, or fewer cohorts that are always sent to.")
    if as_json:
        json_result({"name": plan.name, "days": days, "power": None if power is None else asdict(power)})


@app.command()
def start(file: File, at: At = None) -> None:
    """Start a trial: people can join by its link, and the file is frozen."""
    text = _text(file)
    plan = asyncio.run(_start(Database(read_settings().database), text, _now(at)))
    result(f"{plan} is started, with the file {digest_of(text)[:12]}. It does not change any more.")


@app.command()
def stop(
    name: Annotated[str, typer.Argument(help="The trial's name.")],
    because: Annotated[str, typer.Option(help="Why, for the log.")] = "at the command line",
    at: At = None,
) -> None:
    """Stop a trial for good."""
    asyncio.run(_stop(Database(read_settings().database), name, because, _now(at)))
    result(f"{name} is stopped.")


@app.command()
def status(
    name: Annotated[str | None, typer.Argument(help="The trial's name; none: all are listed.")] = None,
    as_json: AsJson = False,
    at: At = None,
) -> None:
    """List the trials, or say how one stands and what is odd about it."""
    found, one = asyncio.run(_status(Database(read_settings().database), name, _now(at)))
    for trial in found:
        result(f"{trial.name}: {trial.state.value}, started {trial.started_at:%Y-%m-%d}, file {trial.digest[:12]}")
    if one is not None:
        for cohort, counts in one.cohorts.items():
            result(f"{cohort}: " + ", ".join(f"{name} {value:g}" for name, value in vars(counts).items()))
        for said in findings(one):
            result(f"! {said}")
    if as_json:
        json_result(_as_json(found, one))


@app.command()
def export(
    name: Annotated[str, typer.Argument(help="The trial's name.")],
    folder: Annotated[Path, typer.Argument(help="Where to write its data set.")],
) -> None:
    """Write a trial's data set: CSV and Parquet, with its file and a codebook."""
    trial, tables = asyncio.run(_export(Database(read_settings().database), name))
    plan = read_plan(trial.text)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / PLAN).write_text(trial.text, encoding="utf-8")
    (folder / CODEBOOK).write_text(codebook(plan.name, plan.question), encoding="utf-8")
    with_parquet = write_data_set(folder, tables)
    result(f"{folder} holds " + ", ".join(f"{len(rows)} {table}" for table, rows in tables.items()) + ".")
    if not with_parquet:
        progress("without Parquet: pip install 'offscreen[research]' adds it")


@app.command()
def analyse(
    folder: Annotated[Path, typer.Argument(help="A data set that offscreen trial export has written.")],
    report: Annotated[Path | None, typer.Option(help="An HTML page to write.")] = None,
    technique: Annotated[str | None, typer.Option(help="What only messages of this technique would be worth.")] = None,
    messages: Annotated[str | None, typer.Option(help="What only these would be worth: ids with commas.")] = None,
    as_json: AsJson = False,
) -> None:
    """Say what sending made of a difference, by situation, and what another choice would be worth."""
    plan, rows = read_plan(_text(folder / PLAN)), read_rows(folder / "decisions.csv")
    chosen = None
    if technique or messages:
        arm = ItemArm(
            probability=0.5, technique=technique, messages=tuple((messages or "").split(",")) if messages else ()
        )
        techniques = {row["message"]: row["technique"] for row in read_rows(folder / "items.csv")}
        wanted = {name for name, known in techniques.items() if belongs(arm, name, known or None)}
        chosen = wanted.__contains__
    found = analyse_rows(plan, rows, chosen)
    result(text_report(plan, found))
    if report is not None:
        report.write_text(html_report(plan, found), encoding="utf-8")
        progress(f"{report} is written")
    if as_json:
        json_result(asdict(found))


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise TrialError(f"{file} cannot be read ({type(error).__name__}): give a trial's file in UTF-8") from None


def _now(at: datetime | None) -> datetime:
    return datetime.now(UTC) if at is None else at.replace(tzinfo=UTC)


async def _start(database: Database, text: str, now: datetime) -> str:
    try:
        await database.open()
        async with database.writing() as session:
            return (await start_trial(text, now, session=session)).name
    finally:
        await database.close()


async def _stop(database: Database, name: str, because: str, now: datetime) -> None:
    try:
        await database.open()
        async with database.writing() as session:
            await stop_trial(name, because, now, session=session)
    finally:
        await database.close()


async def _status(database: Database, name: str | None, now: datetime) -> tuple[list[Trial], TrialStatus | None]:
    try:
        await database.open()
        async with database.reading() as session:
            if name is None:
                return list(await all_trials(session=session)), None
            trial = _found(await get_trial(name, session=session), name)
            return [trial], await trial_status(trial, now, session=session)
    finally:
        await database.close()


async def _export(database: Database, name: str) -> tuple[Trial, dict[str, list[dict[str, Any]]]]:
    try:
        await database.open()
        async with database.reading() as session:
            trial = _found(await get_trial(name, session=session), name)
            return trial, {**await data_set(read_plan(trial.text), session=session)}
    finally:
        await database.close()


def _found(trial: Trial | None, name: str) -> Trial:
    if trial is None:
        raise TrialError(f"there is no trial {name}: offscreen trial status lists them")
    return trial


def _as_json(found: list[Trial], status: TrialStatus | None) -> dict[str, Any]:
    trials = [{"name": one.name, "state": one.state.value, "digest": one.digest} for one in found]
    if status is None:
        return {"trials": trials}
    cohorts = {name: vars(counts) for name, counts in status.cohorts.items()}
    return {"trials": trials, "cohorts": cohorts, "odd": findings(status)}
