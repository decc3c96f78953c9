"""One self-contained page about a study: figures, pictures of the vectors, the sweep, a gallery, failures."""

from __future__ import annotations

import base64
import mimetypes
from collections.abc import Mapping, Sequence
from html import escape
from importlib.resources import files
from pathlib import Path

import numpy as np

from recommender.errors import StudyError
from recommender.recommendation import explain
from recommender.study.metrics import COUNTED, JUDGED, StudyOutcome, figures, intervals
from recommender.study.model import Study, StudyImage
from recommender.study.pca import Projection, project
from recommender.study.robustness import MEASURED, Loss, Robustness
from recommender.study.run import BASELINES, Vectors, pooled
from recommender.study.signatures import Signatures
from recommender.study.sweep import WEIGHTS, HeatMap, Setting, Sweep

COLOURS = {"users": "#c2571a", "messages": "#2b6cb0", "images": "#2f855a"}
GALLERY_METHOD = "offscreen"
PICTURE_LIMIT = 2_000_000
"""Largest picture in bytes that is put into the page; of larger ones only the caption is shown."""


def write_report(
    path: Path,
    studies: Sequence[Study],
    vectors: Sequence[Vectors],
    outcomes: Sequence[StudyOutcome],
    encoder: str,
    k: int,
    sweep: Sweep | None = None,
    signs: Mapping[str, Signatures] | None = None,
    costs: Mapping[str, Sequence[Robustness]] | None = None,
) -> None:
    """Write the page.

    Args:
        path: Where.
        studies: What was run.
        vectors: Of each study.
        outcomes: Per study and method.
        encoder: The encoder's fingerprint.
        k: Pairs per user.
        sweep: What was tried, or ``None``.
        signs: What the vectors of each study are worth, by its name, or ``None``.
        costs: What each perturbation costs, by method, or ``None``.

    Raises:
        StudyError: If the file cannot be written.
    """
    page = render_report(studies, vectors, outcomes, encoder, k, sweep, signs, costs)
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise StudyError(f"the report {path} cannot be written ({error.strerror})", file=str(path)) from error


def render_report(
    studies: Sequence[Study],
    vectors: Sequence[Vectors],
    outcomes: Sequence[StudyOutcome],
    encoder: str,
    k: int,
    sweep: Sweep | None = None,
    signs: Mapping[str, Signatures] | None = None,
    costs: Mapping[str, Sequence[Robustness]] | None = None,
) -> str:
    """Return the page as HTML; arguments as in :func:`write_report`. It loads nothing from anywhere."""
    style = files("recommender").joinpath("study/report.css").read_text(encoding="utf-8")
    several = len(studies) > 1
    names = ", ".join(study.name for study in studies)
    title = f"{len(studies)} studies" if several else f"Study: {studies[0].name}"
    parts = [f"<h1>{escape(title)}</h1>{_lead(k, encoder)}"]
    if several:
        parts.append(_contents(studies, sweep))
        parts.append(_table("All studies together", outcomes))
    for number, (study, known) in enumerate(zip(studies, vectors, strict=True), 1):
        own = [outcome for outcome in outcomes if outcome.study.name == study.name]
        shown = next((o for o in own if o.method == GALLERY_METHOD), own[0])
        judged = [outcome for outcome in own if outcome.method not in BASELINES]
        told = _signs(signs[study.name]) if signs is not None else ""
        inside = (
            _table(study.name, own),
            told,
            _pca(study, known),
            _gallery(shown, opened=not several),
            _failures(judged),
        )
        parts.append(f'<div class="study" id="study-{number}">{"".join(inside)}</div>')
    if sweep is not None:
        parts.append(_sweep(sweep))
    parts += [_robustness(method, rows) for method, rows in (costs or {}).items()]
    body = "\n".join(parts)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Study: {escape(names)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{style}</style></head><body>{body}</body></html>\n"
    )


def _lead(k: int, encoder: str) -> str:
    return (
        f'<p class="lead">Each user got {k} pairs of a message and an image. A pair is <b>appropriate</b> if the two '
        "are <b>aligned</b> (they share an activity), show nothing the user dislikes, and suit them. Encoder "
        f"<code>{escape(encoder)}</code>.</p>"
        '<p class="note">Small numbers are 95 % bootstrap intervals over users; the best figure of each column is bold.'
        "</p>"
    )


def _contents(studies: Sequence[Study], sweep: Sweep | None) -> str:
    places = [(f"study-{number}", study.name) for number, study in enumerate(studies, 1)]
    if sweep is not None:
        places.append(("tried", "what was tried"))
    links = "".join(f'<a href="#{place}">{escape(name)}</a>' for place, name in places)
    return f"<nav>{links}</nav>"


def _table(title: str, outcomes: Sequence[StudyOutcome]) -> str:
    head = "".join(f"<th>{name.replace('_', ' ')}</th>" for name in ("method", *JUDGED, *COUNTED))
    found = {method: (figures(group), intervals(group)) for method, group in pooled(outcomes).items()}
    best = {
        name: max((value for values, _ in found.values() if (value := values[name]) is not None), default=None)
        for name in (*JUDGED, *COUNTED)
    }
    rows = []
    for method, (values, ranges) in found.items():
        cells = [f"<th>{escape(method)}</th>"]
        for name in (*JUDGED, *COUNTED):
            value, interval = values[name], ranges.get(name)
            around = "" if interval is None else f"<small>{interval[0]:.2f} to {interval[1]:.2f}</small>"
            mark = ' class="best"' if value is not None and value == best[name] and len(found) > 1 else ""
            cells.append("<td>-</td>" if value is None else f"<td{mark}>{value:.3f} {around}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<section><h2>{escape(title)}</h2>{_scrolling(head, ''.join(rows))}</section>"


def _signs(found: Signatures) -> str:
    """Show what the vectors are worth before any pair is read."""
    rows = (
        ("a message and a caption of one activity are nearer than two of different ones", found.same_activity),
        ("variance between users, messages and images", found.types_before),
        ("the same after centring each", found.types_after),
        ("an appropriate pair scores higher than one that is not", found.appropriate),
    )
    cells = "".join(f"<tr><th>{name}</th><td>{_number(value)}</td></tr>" for name, value in rows)
    return f"<section><h3>What the vectors are worth</h3>{_scrolling('', cells)}</section>"


def _scrolling(head: str, rows: str) -> str:
    return f'<div class="scroll"><table><tr>{head}</tr>{rows}</table></div>'


def _pca(study: Study, vectors: Vectors) -> str:
    before, after = project(study, vectors)
    legend = " ".join(f'<span style="color:{colour}">&#9679; {name}</span>' for name, colour in COLOURS.items())
    return (
        f"<section><h3>First two principal components</h3><p>{legend}</p>"
        f'<div class="pair">{_scatter("before centring", before)}'
        f"{_scatter('after centring each type once', after)}</div></section>"
    )


def _scatter(title: str, projection: Projection) -> str:
    everything = np.concatenate(list(projection.points.values()))
    low, high = everything.min(axis=0), everything.max(axis=0)
    span = np.maximum(high - low, 1e-9)
    dots = []
    for name, rows in projection.points.items():
        for x, y in (rows - low) / span:
            dots.append(f'<circle cx="{10 + 300 * x:.1f}" cy="{230 - 220 * y:.1f}" r="3" fill="{COLOURS[name]}"/>')
    share = f"{projection.explained[0]:.0%} and {projection.explained[1]:.0%} of the variance"
    return (
        f'<figure><svg viewBox="0 0 320 240" role="img" aria-label="{escape(title)}">{"".join(dots)}</svg>'
        f"<figcaption>{escape(title)} ({share})</figcaption></figure>"
    )


def _gallery(outcome: StudyOutcome, *, opened: bool) -> str:
    study = outcome.study
    messages = {message.id: message.text for message in study.messages}
    images = {image.id: image for image in study.images}
    users = []
    for user in study.users:
        profile = user.as_profile()
        cards = []
        for pair, verdict in zip(outcome.recommended[user.id], outcome.verdicts[user.id], strict=True):
            mark = {True: "good", False: "bad", None: "open"}[verdict.appropriate]
            wrong = f'<small class="wrong">{escape("; ".join(verdict.reasons))}</small>' if verdict.reasons else ""
            cards.append(
                f'<div class="card {mark}">{_picture(study, images[pair.image])}<p>{escape(messages[pair.message])}</p>'
                f"<small>{escape(explain(pair, profile))}</small>{wrong}</div>"
            )
        told = "; ".join(f"{name}: {value}" for name, value in profile.attributes.items())
        likes, dislikes = ", ".join(user.likes), ", ".join(user.dislikes)
        users.append(
            f'<h4>{escape(user.id)}</h4><p class="who">{escape(told)}. Likes {escape(likes) or "nothing told"}; '
            f"dislikes {escape(dislikes) or 'nothing told'}.</p>"
            f'<div class="cards">{"".join(cards)}</div>'
        )
    return (
        f"<section><details{' open' if opened else ''}>"
        f"<summary>What each user got by {escape(outcome.method)}</summary>"
        '<p class="note">Green: appropriate by the labels; red: not, and why; grey: labels are missing.</p>'
        f"{''.join(users)}</details></section>"
    )


def _picture(study: Study, image: StudyImage) -> str:
    caption = escape(image.caption)
    path = study.folder / image.file if study.folder is not None and image.file else None
    kind = mimetypes.guess_type(path.name)[0] if path is not None else None
    if path is None or kind is None or not path.is_file() or path.stat().st_size > PICTURE_LIMIT:
        return f'<div class="caption">{caption}</div>'
    data = base64.b64encode(path.read_bytes()).decode("ascii")
    return f'<img alt="{caption}" src="data:{kind};base64,{data}">'


def _failures(outcomes: Sequence[StudyOutcome]) -> str:
    rows = []
    for outcome in outcomes:
        messages = {message.id: message.text for message in outcome.study.messages}
        images = {image.id: image.caption for image in outcome.study.images}
        for user, verdicts in outcome.verdicts.items():
            for pair, verdict in zip(outcome.recommended[user], verdicts, strict=True):
                if verdict.appropriate is False:
                    told = messages[pair.message], images[pair.image], "; ".join(verdict.reasons)
                    cells = (outcome.method, user, *told)
                    rows.append(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>")
    head = "".join(f"<th>{name}</th>" for name in ("method", "user", "message", "image", "why"))
    table = _scrolling(head, "".join(rows)) if rows else "<p>None.</p>"
    return f"<section><details><summary>{len(rows)} failures</summary>{table}</details></section>"


_NEWCOMERS = "".join(
    f"<th>{name}</th>" for name in ("method", "centre", "pairs of others that stay", "new pairs per user")
)


def _sweep(sweep: Sweep) -> str:
    maps = "".join(_heat_map(heat_map) for heat_map in sweep.heat_maps)
    newcomers = "".join(
        f"<tr><td>{n.method}</td><td>{n.centre}</td><td>{n.unchanged:.1%}</td><td>{n.displaced:.3f}</td></tr>"
        for n in sweep.newcomers
    )
    return (
        '<section class="study" id="tried"><h2>What was tried</h2>'
        "<h3>The published method's weights and switches</h3>"
        "<p>Rows: weight of likes; columns: weight of dislikes. Share of appropriate pairs, liked pairs below it.</p>"
        f'<div class="maps">{maps}</div>'
        f"{_settings('Vector length', sweep.dimensions)}{_settings('A first user', sweep.first_user)}"
        f"{_settings('The product method without one of its parts', sweep.without)}"
        f"{_settings('One weight a third smaller or larger', sweep.shifted)}"
        f"<h3>A new message</h3>{_scrolling(_NEWCOMERS, newcomers)}</section>"
    )


def _robustness(method: str, rows: Sequence[Robustness]) -> str:
    head = "".join(f"<th>{name.replace('_', ' ')}</th>" for name in ("", *MEASURED, "near-duplicates"))
    body = "".join(
        f"<tr><th>{escape(one.name)}</th>{''.join(_loss(one.losses[name]) for name in MEASURED)}"
        f"<td>{one.doubles:.3f}</td></tr>"
        for one in rows
    )
    return (
        f'<section class="study"><h2>{escape(method)}, told otherwise</h2>'
        '<p class="note">Each figure, and how far it drops, with its 95 % bootstrap interval over users.</p>'
        f"{_scrolling(head, body)}</section>"
    )


def _loss(loss: Loss) -> str:
    if loss.figure is None:
        return "<td>-</td>"
    return f"<td>{loss.figure:.3f} <small>drop {loss.drop:+.3f}, {loss.low:+.3f} to {loss.high:+.3f}</small></td>"


def _settings(title: str, settings: Sequence[Setting]) -> str:
    head = "".join(f"<th>{name.replace('_', ' ')}</th>" for name in ("", *JUDGED))
    rows = "".join(
        f"<tr><th>{escape(row.name)}</th>{''.join(f'<td>{_number(row.figures[name])}</td>' for name in JUDGED)}</tr>"
        for row in settings
    )
    return f"<h3>{title}</h3>{_scrolling(head, rows)}"


def _heat_map(heat_map: HeatMap) -> str:
    switches = ", ".join(
        f"{name} {'on' if value else 'off'}"
        for name, value in (
            ("centring", heat_map.centring),
            ("normalising", heat_map.normalising),
            ("repeats", heat_map.repeats),
        )
    )
    head = "<tr><th></th>" + "".join(f"<th>{weight:g}</th>" for weight in WEIGHTS) + "</tr>"
    rows = []
    for weight, good, liked in zip(WEIGHTS, heat_map.appropriate, heat_map.liked, strict=True):
        cells = "".join(
            f'<td style="background:{_shade(a)}">{_number(a)}<br><small>{_number(b)}</small></td>'
            for a, b in zip(good, liked, strict=True)
        )
        rows.append(f"<tr><th>{weight:g}</th>{cells}</tr>")
    return f'<figure><table class="heat">{head}{"".join(rows)}</table><figcaption>{switches}</figcaption></figure>'


def _shade(value: float | None) -> str:
    """Colour from white at 0.5 to green at 1."""
    depth = 0.0 if value is None else min(max((value - 0.5) / 0.5, 0.0), 1.0)
    return f"hsl(140 60% {100 - 50 * depth:.0f}%)"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"
