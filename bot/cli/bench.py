"""``offscreen bench``: words beside other people's reactions and trained rivals, on real ratings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from bot.cli.output import counting, json_result, progress, result
from recommender import open_encoder, usable_encoder
from recommender.bench.experiment import QUICK, BenchCell, BenchSettings, rounds, run_bench
from recommender.bench.lineup import PARTS, catalogue_of, lineup
from recommender.bench.loaders.movielens import movielens
from recommender.bench.loaders.open_bandit import open_bandit
from recommender.bench.loaders.tables import tables
from recommender.bench.ratings import RatedData
from recommender.bench.report import write_bench_report
from recommender.bench.summary import Place, places, summarise_bench
from recommender.encoders import DEFAULT, open_picture_encoder

IN_WHEELS: Mapping[str, Callable[[Path | None], RatedData]] = {"movielens": movielens, "openbandit": open_bandit}
"""Data sets that lie in other projects' wheels, by name."""


def bench(
    data: Annotated[
        str, typer.Argument(help=f"{', '.join(IN_WHEELS)}, or a folder with people.csv, items.csv and ratings.csv.")
    ] = "movielens",
    wheel: Annotated[Path | None, typer.Option(help="The wheel that the data are read from.")] = None,
    liked_from: Annotated[float, typer.Option(help="In a folder: the least value that was liked.")] = 1.0,
    disliked_to: Annotated[float, typer.Option(help="In a folder: the largest value that was not.")] = 0.0,
    quick: Annotated[bool, typer.Option("--quick", help="One seed, and every other cell.")] = False,
    seeds: Annotated[int, typer.Option(min=1, max=20, help="How often who is asked is drawn anew.")] = 5,
    json: Annotated[bool, typer.Option("--json", help="The last line is one JSON object.")] = False,
    report: Annotated[Path | None, typer.Option(help="Write a page with curves and tables here.")] = None,
    encoder: Annotated[str, typer.Option(envvar="OFFSCREEN_ENCODER", help="The text encoder.")] = DEFAULT,
    picture_encoder: Annotated[
        str, typer.Option(envvar="OFFSCREEN_PICTURE_ENCODER", help="What reads pictures: clip:MODEL, or none.")
    ] = "none",
) -> None:
    """Rank items for people by words, by other people's reactions, and by both, and say who is best where."""
    rated = IN_WHEELS[data](wheel) if data in IN_WHEELS else tables(Path(data), liked_from, disliked_to)
    used, replaced = usable_encoder(encoder)
    if replaced is not None:
        progress(f"{used} stands in: {replaced}.")
    opened = open_encoder(used)
    sees = open_picture_encoder(picture_encoder)
    progress(f"Encoding {len(rated.items)} items.")
    catalogue = catalogue_of(rated, opened, sees)
    rankers = lineup(opened.fingerprint, pictures=catalogue.pictures is not None)
    settings = QUICK if quick else BenchSettings(seeds=tuple(range(seeds)))
    with counting("ranking", rounds(settings)) as advance:
        cells = run_bench(rated, catalogue, rankers, PARTS, settings, advance)
    summary = {"data": rated.name, "encoder": opened.fingerprint, **summarise_bench(cells)}
    _print(cells, summary)
    if report is not None:
        write_bench_report(report, rated.name, opened.fingerprint, cells)
        progress(f"The report is in {report}.")
    if json:
        json_result(summary)


def _print(cells: Sequence[BenchCell], summary: Mapping[str, Any]) -> None:
    found = places(cells)
    _print_table(
        "NDCG@10 by other people known / reactions of one's own", [p for p in sorted(found) if not p[0]], found
    )
    _print_table("Only items that nobody has rated", [place for place in found if place[0]], found)
    beside = summary["blend"]
    result(
        f"The blend's mean is {beside['mean']:.3f}, that of the best single ranker of each cell "
        f"{beside['best_single']:.3f}; it is behind beyond chance in {len(beside['behind'])} cells."
    )


def _print_table(title: str, columns: Sequence[Place], found: Mapping[Place, Mapping[str, BenchCell]]) -> None:
    table = Table(box=None, title=title, title_justify="left")
    for column in ("", *(f"{people}/{reactions}" for _, people, reactions in columns)):
        table.add_column(column)
    for name in found[columns[0]]:
        table.add_row(name, *(f"{found[place][name].ndcg.mean():.3f}" for place in columns))
    Console(width=240).print(table)
