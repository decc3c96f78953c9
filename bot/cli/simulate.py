"""``offscreen simulate``: weeks of lives through the planner, the dose and the policy that send."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from bot.cli.hidden import simulate_hidden
from bot.cli.output import json_result, progress, result
from bot.simulation.hidden_tastes import Hiding
from bot.simulation.run import SimulatedLibrary, SimulationOutcome, simulate_policy, simulated_library
from content.manifest import picture_path, starter_folder, starter_library
from recommender import Encoder, SimulationError, open_encoder, usable_encoder
from recommender.encoders import DEFAULT
from recommender.simulate.labels import starter_labels
from recommender.simulate.people import Half, SimulatedPerson, load_simulated_people
from recommender.simulate.report import write_simulation_report

FIRST_DAY = date(2026, 11, 30)
"""A Monday: summer in the south, and dark in the north soon after four."""


def simulate(
    days: Annotated[int, typer.Option(min=1, max=730, help="Days to live through.")] = 60,
    people: Annotated[Path | None, typer.Option(help="A YAML file of people. Default: the project's own.")] = None,
    half: Annotated[Half | None, typer.Option(help="Only the people of this half.")] = None,
    policy: Annotated[list[str] | None, typer.Option(help="A policy; may be given again.")] = None,
    start: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help=f"The first day. Default: {FIRST_DAY:%Y-%m-%d}.")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="Of all chance: the same one gives the same nudges.")] = 0,
    hidden: Annotated[
        int | None, typer.Option(min=1, help="Instead, so many people with tastes that they did not tell: regret.")
    ] = None,
    response: Annotated[
        list[float] | None, typer.Option(min=0.0, max=1.0, help="With --hidden: share of nudges that is answered.")
    ] = None,
    drift: Annotated[int | None, typer.Option(min=1, help="With --hidden: nudges until two loves change.")] = None,
    habituation: Annotated[
        float, typer.Option(min=0.0, max=0.9, help="With --hidden: how much less is enjoyed what came within a week.")
    ] = 0.0,
    json: Annotated[bool, typer.Option("--json", help="The last line is one JSON object.")] = False,
    report: Annotated[Path | None, typer.Option(help="Write a page with everybody's calendar here.")] = None,
    encoder: Annotated[str, typer.Option(envvar="OFFSCREEN_ENCODER", help="The text encoder.")] = DEFAULT,
) -> None:
    """Let people with hidden days and tastes live with a policy, and judge what they get."""
    if hidden is not None:
        _simulate_hidden(hidden, response or [1.0, 0.4], drift, habituation, policy or [], encoder, seed, json, report)
        return
    chosen = _people(people, half)
    library = simulated_library(starter_library(), starter_labels())
    if library.unread:
        progress(f"Left out, for no second hand has read them: {', '.join(library.unread)}.")
    first = FIRST_DAY if start is None else start.date()
    outcomes = _run(policy or ["offscreen"], chosen, library, _usable(encoder), first, days, seed)
    _print_figures(outcomes)
    _print_agreement(library)
    if report is not None:
        pictures = {image.id: picture_path(starter_folder(), image) for image in starter_library().images}
        write_simulation_report(report, outcomes[0].policy, outcomes[0].lives, library.words, pictures)
        progress(f"The report is in {report}.")
    if json:
        json_result(_summary(outcomes, library, first, days, seed))


def _simulate_hidden(
    people: int,
    responses: Sequence[float],
    drift: int | None,
    habituation: float,
    policies: Sequence[str],
    encoder: str,
    seed: int,
    as_json: bool,
    report: Path | None,
) -> None:
    settings = [Hiding(response, drift_after=drift, habituation=habituation) for response in responses]
    simulate_hidden(people, settings, policies, _usable(encoder), seed, as_json=as_json, report=report)


def _usable(name: str) -> Encoder:
    used, replaced = usable_encoder(name)
    if replaced is not None:
        progress(f"{used} stands in: {replaced}.")
    return open_encoder(used)


def _people(path: Path | None, half: Half | None) -> Sequence[SimulatedPerson]:
    found = [person for person in load_simulated_people(path) if half in (None, person.half)]
    if not found:
        raise SimulationError(f"nobody is of the half {half}: give a file with some")
    return found


def _run(
    names: Sequence[str],
    people: Sequence[SimulatedPerson],
    library: SimulatedLibrary,
    encoder: Encoder,
    start: date,
    days: int,
    seed: int,
) -> list[SimulationOutcome]:
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("living", total=len(names) * len(people))
        return [
            simulate_policy(
                name, people, library, encoder, start=start, days=days, seed=seed,
                progress=lambda: bar.advance(task),
            )
            for name in names
        ]  # fmt: skip


def _print_figures(outcomes: Sequence[SimulationOutcome]) -> None:
    table = Table(box=None)
    table.add_column("")
    for outcome in outcomes:
        table.add_column(f"{outcome.policy} (95 % interval)")
    found = [outcome.figures() for outcome in outcomes]
    for name in found[0]:
        cells = []
        for figures in found:
            one = figures[name]
            digits = 1 if name == "distinct_texts" else 3
            cells.append(
                "-" if one.value is None else f"{one.value:.{digits}f} ({one.low:.{digits}f} to {one.high:.{digits}f})"
            )
        table.add_row(name.replace("_", " "), *cells)
    Console(width=140).print(table)
    result(f"{len(outcomes[0].lives)} people, {sum(len(life.nudges) for life in outcomes[0].lives)} nudges.")


def _print_agreement(library: SimulatedLibrary) -> None:
    table = Table(box=None, title="Declared facts and second labels", title_justify="left")
    for column in ("", "fact", "kappa", "same", "declared", "read", "decisions"):
        table.add_column(column)
    for kind, found in library.agreement().items():
        for one in found:
            kappa = "-" if one.kappa is None else f"{one.kappa:.2f}"
            counts = map(str, (one.declared, one.read, one.decisions))
            table.add_row(kind, one.fact, kappa, f"{one.same:.3f}", *counts)
    Console(width=140).print(table)


def _summary(
    outcomes: Sequence[SimulationOutcome], library: SimulatedLibrary, start: date, days: int, seed: int
) -> dict[str, Any]:
    return {
        "start": start.isoformat(),
        "days": days,
        "seed": seed,
        "people": len(outcomes[0].lives),
        "policies": {outcome.policy: outcome.as_dict() for outcome in outcomes},
        "agreement": {kind: [one.as_dict() for one in found] for kind, found in library.agreement().items()},
    }
