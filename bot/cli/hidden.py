"""``offscreen simulate --hidden``: how soon tastes that nobody told are found, as curves of regret."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from bot.cli.output import json_result, progress
from bot.simulation.hidden_tastes import ORACLE, HiddenWorld, Hiding, Rates
from recommender import Encoder
from recommender.simulate.regret_report import regret_curve, regret_figures, write_regret_report

FIRST_SEED = 20_000
"""Of these people nobody has looked at any while numbers were chosen."""


def simulate_hidden(
    people: int,
    settings: Sequence[Hiding],
    policies: Sequence[str],
    encoder: Encoder,
    seed: int,
    *,
    as_json: bool,
    report: Path | None,
) -> None:
    """Let people with hidden tastes live with policies; print figures, and write what was asked for.

    Args:
        people: How many.
        settings: What they are like; each one lives once with each.
        policies: Names of players; none: all.
        encoder: Of all texts.
        seed: Of all chance.
        as_json: Whether the last line is one JSON object.
        report: Where the page goes, of the first setting; ``None``: nowhere.
    """
    world, seeds = HiddenWorld(encoder), range(FIRST_SEED + seed, FIRST_SEED + seed + people)
    found = [_lives(world, seeds, one, policies) for one in settings]
    for one, lived in zip(settings, found, strict=True):
        _print(_title(one, people), {name: regret_figures(lived[ORACLE], own) for name, own in lived.items()})
    if report is not None:
        write_regret_report(report, _title(settings[0], people), found[0], found[0][ORACLE])
        progress(f"The report is in {report}.")
    if as_json:
        json_result({"people": people, "seed": seed, "runs": list(map(_summary, settings, found))})


def _lives(world: HiddenWorld, seeds: range, hiding: Hiding, policies: Sequence[str]) -> Mapping[str, Rates]:
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("living", total=len(seeds) * len({ORACLE, *(policies or world.players())}))
        return world.lives(seeds, hiding, policies, lambda: bar.advance(task))


def _print(title: str, figures: Mapping[str, Mapping[str, float]]) -> None:
    table = Table(box=None, title=title, title_justify="left")
    for column in ("", *next(iter(figures.values()))):
        table.add_column(column.replace("_", " "))
    for name, own in figures.items():
        table.add_row(
            name, *(f"{value:.1f}" if key.startswith("regret") else f"{value:.3f}" for key, value in own.items())
        )
    Console(width=140).print(table)


def _title(hiding: Hiding, people: int) -> str:
    words = [f"{people} people, {hiding.nudges} nudges", f"{hiding.response:.0%} answered"]
    if hiding.drift_after is not None:
        words.append(f"two loves change after {hiding.drift_after} nudges")
    if hiding.habituation:
        words.append(f"{hiding.habituation:.0%} less enjoyed for each time within a week")
    return ", ".join(words)


def _summary(hiding: Hiding, lived: Mapping[str, Rates]) -> dict[str, Any]:
    best = lived[ORACLE]
    return {
        "response": hiding.response,
        "nudges": hiding.nudges,
        "drift": hiding.drift_after,
        "habituation": hiding.habituation,
        "policies": {
            name: regret_figures(best, own) | {"curve": [round(one, 3) for one in regret_curve(best, own).tolist()]}
            for name, own in lived.items()
        },
    }
