"""One self-contained page about a run of the bench: curves and tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from importlib.resources import files
from itertools import groupby
from pathlib import Path

import numpy as np

from recommender.bench.experiment import BLEND, BenchCell
from recommender.bench.measures import interval
from recommender.bench.summary import Place, beside_best, places
from recommender.errors import BenchError

COLOURS = {
    BLEND: "#1d2733",
    "paper": "#b7791f",
    "offscreen": "#c2571a",
    "best like over text": "#d53f8c",
    "popularity": "#2b6cb0",
    "item-kNN": "#2f855a",
    "EASE": "#6b46c1",
}
"""Rankers that are drawn as curves; all stand in the tables."""
WIDTH, HEIGHT, EDGE = 420, 260, 36


def write_bench_report(path: Path, name: str, encoder: str, cells: Sequence[BenchCell]) -> None:
    """Write the page.

    Args:
        path: Where.
        name: The data set's name.
        encoder: The text encoder's fingerprint.
        cells: What was reached.

    Raises:
        BenchError: If the file cannot be written.
    """
    try:
        path.write_text(render_bench_report(name, encoder, cells), encoding="utf-8")
    except OSError as error:
        raise BenchError(f"the report {path} cannot be written ({error.strerror}): name another place") from error


def render_bench_report(name: str, encoder: str, cells: Sequence[BenchCell]) -> str:
    """Return the page as HTML; it loads nothing from anywhere."""
    style = files("recommender").joinpath("study/report.css").read_text(encoding="utf-8")
    found = places(cells)
    body = "".join((_lead(name, encoder, cells), _curves(found), _tables(found), _cold(found)))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench: {escape(name)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{style}</style></head><body>{body}</body></html>\n"
    )


def _lead(name: str, encoder: str, cells: Sequence[BenchCell]) -> str:
    beside = beside_best(cells)
    return (
        f"<h1>{escape(name)}</h1>"
        '<p class="lead">Everybody is asked after their first reactions, and whatever they liked later is to be found '
        "among all that they have not rated. Figures are NDCG@10; small numbers are 95 % bootstrap intervals over "
        f"people. Encoder <code>{escape(encoder)}</code>.</p>"
        f'<p class="lead">The blend reaches {beside["mean"]:.3f} in the mean over all cells, the best single ranker '
        f"of each cell {beside['best_single']:.3f}; it is behind beyond chance in {len(beside['behind'])}.</p>"
    )


def _curves(found: Mapping[Place, Mapping[str, BenchCell]]) -> str:
    warm = [place for place in found if not place[0]]
    people, reactions = (sorted({place[at] for place in warm}) for at in (1, 2))
    drawn = [name for name in COLOURS if all(name in found[place] for place in warm)]
    legend = " ".join(f'<span style="color:{c}">&#9679; {escape(n)}</span>' for n, c in COLOURS.items() if n in drawn)
    top = max(cell.ndcg.mean() for place in warm for cell in found[place].values())
    charts = [
        _chart(f"{known} of one's own reactions, by other people known", people, top,
               {n: [found[False, m, known][n].ndcg.mean() for m in people] for n in drawn})
        for known in (reactions[0], reactions[-1])
    ] + [
        _chart(f"{m} other people known, by one's own reactions", reactions, top,
               {n: [found[False, m, known][n].ndcg.mean() for known in reactions] for n in drawn})
        for m in (people[0], people[-1])
    ]  # fmt: skip
    return f'<section><h2>Who ranks best where</h2><p>{legend}</p><div class="pair">{"".join(charts)}</div></section>'


def _chart(title: str, steps: Sequence[int], top: float, curves: Mapping[str, Sequence[float]]) -> str:
    """Draw curves over steps that stand at equal distances."""
    across = (WIDTH - 2 * EDGE) / max(len(steps) - 1, 1)
    xs = [EDGE + across * at for at in range(len(steps))]

    def height(value: float) -> float:
        return HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * value / max(top, 1e-9)

    lines = "".join(
        f'<polyline fill="none" stroke="{COLOURS[name]}" stroke-width="{3 if name == BLEND else 1.8}" points="'
        + " ".join(f"{x:.1f},{height(value):.1f}" for x, value in zip(xs, values, strict=True))
        + f'"><title>{escape(name)}</title></polyline>'
        for name, values in reversed(list(curves.items()))
    )
    marks = "".join(
        f'<text x="{x:.1f}" y="{HEIGHT - 14}" text-anchor="middle" font-size="12">{step}</text>'
        for x, step in zip(xs, steps, strict=True)
    ) + "".join(
        f'<text x="4" y="{height(part * top) + 4:.1f}" font-size="12">{part * top:.2f}</text>'
        f'<line x1="{EDGE}" x2="{WIDTH - EDGE}" y1="{height(part * top):.1f}" y2="{height(part * top):.1f}" '
        'stroke="#e2ddd2"/>'
        for part in (0, 0.5, 1)
    )
    return (
        f'<figure><svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(title)}">{marks}{lines}</svg>'
        f"<figcaption>{escape(title)}</figcaption></figure>"
    )


def _tables(found: Mapping[Place, Mapping[str, BenchCell]]) -> str:
    warm = sorted(place for place in found if not place[0])
    return "".join(
        _table(f"{count} other people known", {f"{place[2]} reactions": found[place] for place in same})
        for count, same in ((count, list(group)) for count, group in groupby(warm, key=lambda place: place[1]))
    )


def _cold(found: Mapping[Place, Mapping[str, BenchCell]]) -> str:
    columns = {f"{place[1]} people": rankers for place, rankers in found.items() if place[0]}
    return _table("Only items that nobody has rated", columns) if columns else ""


def _table(title: str, columns: Mapping[str, Mapping[str, BenchCell]]) -> str:
    names = list(next(iter(columns.values())))
    best = {column: max(cell.ndcg.mean() for cell in rankers.values()) for column, rankers in columns.items()}
    head = "".join(f"<th>{escape(name)}</th>" for name in ("", *columns))
    rows = "".join(
        f"<tr><th>{escape(name)}</th>"
        + "".join(_figure(rankers[name], best[column]) for column, rankers in columns.items())
        + "</tr>"
        for name in names
    )
    return f'<section><h2>{escape(title)}</h2><div class="scroll"><table><tr>{head}</tr>{rows}</table></div></section>'


def _figure(cell: BenchCell, best: float) -> str:
    value = cell.ndcg.mean()
    low, high = interval(cell.ndcg)
    mark = ' class="best"' if value == best else ""
    parting = np.nanmean(cell.auc) if np.isfinite(cell.auc).any() else None
    apart = "" if parting is None else f", AUC {parting:.2f}"
    return f"<td{mark}>{value:.3f} <small>{low:.3f} to {high:.3f}{apart}</small></td>"
