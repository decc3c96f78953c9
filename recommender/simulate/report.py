"""One self-contained page about a simulation: figures, and everybody's calendar as pictures."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from html import escape
from importlib.resources import files
from io import BytesIO
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

from PIL import Image

from recommender.errors import SimulationError
from recommender.simulate.figures import Figure, Life, LivedNudge, figures_of

THUMBNAIL_PIXELS = 112
"""Longer side of a picture in the calendar."""


def write_simulation_report(
    path: Path, policy: str, lives: Sequence[Life], words: Mapping[str, str], pictures: Mapping[str, Path]
) -> None:
    """Write the page.

    Args:
        path: Where.
        policy: Who chose.
        lives: What people got.
        words: What each item says or shows, by ``message/ID`` and ``image/ID``.
        pictures: Files of the images, by id.

    Raises:
        SimulationError: If the file cannot be written.
    """
    page = render_simulation_report(policy, lives, words, pictures)
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise SimulationError(f"the report {path} cannot be written: {error.strerror}") from error


def render_simulation_report(
    policy: str, lives: Sequence[Life], words: Mapping[str, str], pictures: Mapping[str, Path]
) -> str:
    """Return the page as HTML; it loads nothing from anywhere."""
    style = files("recommender").joinpath("simulate/report.css").read_text(encoding="utf-8")
    shown = {nudge.image for life in lives for nudge in life.nudges}
    thumbs = "".join(f".i-{name}{{background-image:url({_thumbnail(pictures[name])})}}" for name in sorted(shown))
    links = "".join(f'<a href="#{escape(life.person.id)}">{escape(life.person.id)}</a>' for life in lives)
    body = f"<h1>A simulation: {escape(policy)}</h1>{_table(figures_of(lives))}<nav>{links}</nav>"
    body += "".join(_calendar(life, words) for life in lives)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Simulation</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{style}{thumbs}</style></head><body>{body}</body></html>\n"
    )


def _table(figures: Mapping[str, Figure]) -> str:
    rows = "".join(
        f"<tr><th>{name.replace('_', ' ')}</th><td>{one.value:.3f}</td><td>{one.low:.3f} to {one.high:.3f}</td></tr>"
        for name, one in figures.items()
        if one.value is not None
    )
    return f"<table><tr><th></th><th>figure</th><th>95 % interval over people</th></tr>{rows}</table>"


def _calendar(life: Life, words: Mapping[str, str]) -> str:
    told = life.person.told
    attributes = "; ".join(f"{name}: {value}" for name, value in told.attributes.items())
    who = f"{attributes}. Likes {', '.join(told.likes)}; dislikes {', '.join(told.dislikes) or 'nothing told'}."
    days = groupby(life.nudges, key=lambda nudge: nudge.day)
    cells = "".join(f"<li>{''.join(_nudge(life, nudge, words) for nudge in nudges)}</li>" for _day, nudges in days)
    return (
        f'<section id="{escape(life.person.id)}"><h2>{escape(life.person.id)}</h2><p class="who">{escape(who)}</p>'
        f"<ol>{cells}</ol></section>"
    )


def _nudge(life: Life, nudge: LivedNudge, words: Mapping[str, str]) -> str:
    local = nudge.at.astimezone(ZoneInfo(life.person.time_zone))
    verdict = nudge.verdict
    mark = "good" if verdict.fits else "bad" if verdict.faults else "open"
    why = ", ".join([*sorted(verdict.faults), *sorted(verdict.doubts)])
    shown = escape(words[f"image/{nudge.image}"], quote=True)
    return (
        f'<figure class="{mark}"><div class="i i-{nudge.image}" role="img" aria-label="{shown}" title="{shown}"></div>'
        f"<figcaption><b>{local:%a %d %b %H:%M}</b> {escape(words[f'message/{nudge.message}'])}"
        f"{_marked('em', why)}{_marked('i', (nudge.answer or '').replace('_', ' '))}</figcaption></figure>"
    )


def _marked(tag: str, words: str) -> str:
    return f" <{tag}>{escape(words)}</{tag}>" if words else ""


def _thumbnail(path: Path) -> str:
    """Return a picture as a small one within the page."""
    small = BytesIO()
    with Image.open(path) as picture:
        picture.thumbnail((THUMBNAIL_PIXELS, THUMBNAIL_PIXELS))
        picture.save(small, "WEBP", quality=70)
    return f"data:image/webp;base64,{base64.b64encode(small.getvalue()).decode('ascii')}"
