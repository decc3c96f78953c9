"""Figures and curves of regret: how much less often people enjoyed what came than with the oracle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recommender.errors import SimulationError

Rates = NDArray[np.float64]

LAST = 40
"""Nudges that show what was learned in the end."""

QUICK = slice(20, 30)
"""Nudges that show whether it was learned soon."""

WIDTH, HEIGHT = 720, 420

COLOURS = ("#20402d", "#b3541e", "#2b6cb0", "#8a2be2", "#777777", "#c0a000", "#d64550")


def regret_figures(best: Rates, own: Rates) -> dict[str, float]:
    """Return what a player reached.

    Args:
        best: How often people enjoyed what came from the oracle, shape (people, nudges).
        own: The same from the player, with the same people.
    """
    regret = regret_curve(best, own)
    figures = {"share": float(own.sum() / best.sum())}
    figures |= {f"regret_{count}": float(regret[count - 1]) for count in (30, 60, 120) if count <= len(regret)}
    figures["last_40"] = float(own[:, -LAST:].sum() / best[:, -LAST:].sum())
    if own.shape[1] >= QUICK.stop:
        figures["from_21_to_30"] = float(own[:, QUICK].sum() / best[:, QUICK].sum())
    return figures


@dataclass(frozen=True)
class ShareDifference:
    """By how much more of what the oracle gives one player gives than another, with the same people.

    Attributes:
        value: A share of the oracle's sum.
        error: Its standard error, by person.
        lowest: The difference after that nudge at which it is least, as a share of the oracle's whole sum.
    """

    value: float
    error: float
    lowest: float


def share_difference(best: Rates, own: Rates, other: Rates) -> ShareDifference:
    """Compare two players; all arrays have the shape (people, nudges) and the same people."""
    apart, whole = own - other, best.sum()
    value = float(apart.sum() / whole)
    strays = apart.sum(axis=1) - value * best.sum(axis=1)  # of a ratio of two sums
    error = float(np.sqrt(np.square(strays).sum()) / whole)
    return ShareDifference(value, error, float(apart.sum(axis=0).cumsum().min() / whole))


def regret_curve(best: Rates, own: Rates) -> Rates:
    """Return the regret after each nudge, the mean of all people, shape (nudges,)."""
    curve: Rates = (best - own).mean(axis=0).cumsum()
    return curve


def write_regret_report(path: Path, title: str, lived: Mapping[str, Rates], best: Rates) -> None:
    """Write one self-contained page with a table and the curves.

    Args:
        path: Where.
        title: What people were like.
        lived: What came of each player, by name.
        best: What came of the oracle.

    Raises:
        SimulationError: If the file cannot be written.
    """
    try:
        path.write_text(render_regret_report(title, lived, best), encoding="utf-8")
    except OSError as error:
        raise SimulationError(f"the report {path} cannot be written: {error.strerror}") from error


def render_regret_report(title: str, lived: Mapping[str, Rates], best: Rates) -> str:
    """Return the page as HTML; it loads nothing from anywhere."""
    style = files("recommender").joinpath("simulate/report.css").read_text(encoding="utf-8")
    found = {name: regret_figures(best, own) for name, own in lived.items()}
    names = list(next(iter(found.values())))
    head = "".join(f"<th>{escape(name.replace('_', ' '))}</th>" for name in names)
    rows = "".join(
        f"<tr><td>{escape(name)}</td>{''.join(f'<td>{one[key]:.3f}</td>' for key in names)}</tr>"
        for name, one in found.items()
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Regret</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{style}</style></head><body><h1>{escape(title)}</h1>"
        f"<table><tr><th></th>{head}</tr>{rows}</table>{_curves(lived, best)}</body></html>\n"
    )


def _curves(lived: Mapping[str, Rates], best: Rates) -> str:
    """Return the curves as a picture, each with its name at its end."""
    curves = {name: regret_curve(best, own) for name, own in lived.items()}
    most = max(1.0, *(float(curve.max()) for curve in curves.values()))
    lines = []
    for (name, curve), colour in zip(curves.items(), COLOURS * len(curves), strict=False):
        points = [(at / len(curve) * (WIDTH - 120), HEIGHT - 20 - value / most * (HEIGHT - 40))
                  for at, value in enumerate([0.0, *curve.tolist()])]  # fmt: skip
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        lines.append(f'<polyline fill="none" stroke="{colour}" stroke-width="2" points="{path}"/>')
        x, y = points[-1]
        lines.append(f'<text x="{x + 6:.1f}" y="{y + 4:.1f}" fill="{colour}" font-size="13">{escape(name)}</text>')
    axis = (
        f'<text x="0" y="12" font-size="12">regret, up to {most:.1f}; {best.shape[1]} nudges from left to right</text>'
    )
    label = "Regret after each nudge, by player"
    return f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{label}">{axis}{"".join(lines)}</svg>'
