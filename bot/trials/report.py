"""A trial's findings for people: a paragraph for whoever runs the community, tables and a figure for who wants more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from bot.trials.analysis import ArmValue, TrialFindings
from bot.trials.plan import OutcomeKind, TrialPlan
from recommender.evaluate.excursion import ExcursionEffect

_HEAD = """<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title><style>
body{{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1d2a2f}}
table{{border-collapse:collapse;margin:1rem 0}}
td,th{{padding:.3rem .8rem;text-align:right;border-bottom:1px solid #d5dde0}}
td:first-child,th:first-child{{text-align:left}}
.lead{{font-size:1.15rem;background:#eef4f2;padding:1rem}}.warn{{color:#a04000}}
</style><h1>{title}</h1>"""

_WIDTH, _ROW, _LABEL = 640, 26, 170
"""Pixels of the figure: its width, the height of a row, and the room for names."""


def paragraph(plan: TrialPlan, found: TrialFindings) -> str:
    """Return in a few plain sentences what sending made of a difference."""
    if found.main is None:
        return f"The effect of sending cannot be estimated: {found.trouble}."
    low, high = found.main.low, found.main.high
    sentence = (
        f"Sent or not made a difference of {_points(found.main.estimate)} percentage points, probably between "
        f"{_points(low)} and {_points(high)}: {_outcome(plan)} at about {_points(found.with_nudge)} of 100 moments "
        f"with a nudge and at about {_points(found.without)} without one."
    )
    if low > 0:
        verdict = "Nudges help."
    elif high < 0:
        verdict = "Nudges do harm here: people do it less often after one."
    else:
        verdict = "That may well be chance: no difference is among what is probable."
    return f"{sentence} {verdict} This comes from {found.points} moments of {found.people} people."


def text_report(plan: TrialPlan, found: TrialFindings) -> str:
    """Return the findings as plain text."""
    lines = [paragraph(plan, found), ""]
    lines += [_effect_line(one) for one in _all_effects(found)]
    lines += [f"{one.name}: {one.trouble}" for one in found.situations if one.trouble]
    for arm in found.arms:
        lines += [f"only {arm.name}: {value.method} {value.value:.3f} ({value.low:.3f} to {value.high:.3f}), "
                  f"effective sample size {value.effective:.0f}" for value in arm.values]  # fmt: skip
        lines += [f"only {arm.name}: {warning}" for warning in _warnings(arm)]
    for name, share in found.cohorts.items():
        lines.append(f"cohort {name}: {_outcome(plan)} at {share.share:.3f} ({share.low:.3f} to {share.high:.3f})")
    lines.append(f"Left out: {found.unknown} without an outcome, {found.undelivered} not delivered.")
    return "\n".join(lines)


def html_report(plan: TrialPlan, found: TrialFindings) -> str:
    """Return the findings as one page that needs nothing else."""
    effects = _all_effects(found)
    parts = [
        _HEAD.format(title=escape(f"{plan.name}: what the trial found")),
        f"<p>{escape(plan.question)}</p><p class=lead>{escape(paragraph(plan, found))}</p>",
        "<h2>The effect of sending</h2>",
        _figure(effects),
        _table(("", "effect", "from", "to", "standard error", "p"), (_cells(one) for one in effects)),
        *(f"<p class=warn>{escape(one.name)}: {escape(one.trouble)}</p>" for one in found.situations if one.trouble),
        _arms(found.arms),
        "<h2>Cohorts as they were</h2>",
        _table(("cohort", "share", "from", "to", "people"), (
            (name, f"{one.share:.3f}", f"{one.low:.3f}", f"{one.high:.3f}", str(one.people))
            for name, one in found.cohorts.items()
        )),
        f"<p>Left out: {found.unknown} moments without an outcome, {found.undelivered} not delivered. Weighted and "
        "centred least squares (Boruvka and others 2018) with intervals by person, corrected for few people "
        "(Mancl and DeRouen 2001).</p></html>",
    ]  # fmt: skip
    return "\n".join(parts)


def _arms(arms: Sequence[ArmValue]) -> str:
    if not arms:
        return ""
    rows = [
        (
            arm.name,
            value.method,
            f"{value.value:.3f}",
            f"{value.low:.3f}",
            f"{value.high:.3f}",
            f"{value.effective:.0f}",
        )
        for arm in arms
        for value in arm.values
    ]
    warnings = [
        f"<p class=warn>{escape(arm.name)}: {escape(warning)}</p>" for arm in arms for warning in _warnings(arm)
    ]
    head = ("only these messages", "method", "value", "from", "to", "effective sample size")
    return "\n".join(["<h2>What it would be worth to choose only some</h2>", _table(head, rows), *warnings])


def _warnings(arm: ArmValue) -> list[str]:
    return [arm.trouble] if arm.trouble else sorted({value.warning for value in arm.values if value.warning})


def _all_effects(found: TrialFindings) -> list[ExcursionEffect]:
    main = [] if found.main is None else [found.main]
    return [*main, *(effect for one in found.situations for effect in one.effects)]


def _figure(effects: Sequence[ExcursionEffect]) -> str:
    """Return the effects with their intervals as a drawing; the table below says the same."""
    if not effects:
        return ""
    reach = max(max(abs(one.low), abs(one.high)) for one in effects) or 1.0

    def x(value: float) -> float:
        return _LABEL + (value / reach + 1) / 2 * (_WIDTH - _LABEL - 20)

    height = _ROW * (len(effects) + 1)
    marks = [f'<line x1="{x(0):.0f}" y1="0" x2="{x(0):.0f}" y2="{height}" stroke="#9aa"/>']
    for row, one in enumerate(effects):
        y = _ROW * (row + 0.8)
        marks.append(f'<text x="0" y="{y + 5:.0f}" font-size="14">{escape(_named(one))}</text>')
        marks.append(
            f'<line x1="{x(one.low):.1f}" y1="{y}" x2="{x(one.high):.1f}" y2="{y}" stroke="#1d6a5a" stroke-width="3"/>'
        )
        marks.append(f'<circle cx="{x(one.estimate):.1f}" cy="{y}" r="5" fill="#1d6a5a"/>')
    label = "Effects of sending with their 95 % intervals; the line marks no effect"
    return f'<svg role="img" aria-label="{label}" width="{_WIDTH}" height="{height}">{"".join(marks)}</svg>'


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    top = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><tr>{top}</tr>{body}</table>"


def _cells(one: ExcursionEffect) -> tuple[str, ...]:
    return (
        _named(one),
        f"{one.estimate:+.3f}",
        f"{one.low:+.3f}",
        f"{one.high:+.3f}",
        f"{one.error:.3f}",
        f"{one.p_value:.3f}",
    )


def _effect_line(one: ExcursionEffect) -> str:
    return f"{_named(one)}: {one.estimate:+.3f} ({one.low:+.3f} to {one.high:+.3f})"


def _named(one: ExcursionEffect) -> str:
    return "all moments" if one.name == "m0" else one.name


def _points(share: float) -> str:
    return f"{100 * share:.0f}".replace("-", "−")


def _outcome(plan: TrialPlan) -> str:
    if plan.outcome.kind is OutcomeKind.SCREEN:
        return f"the screen was put down within {plan.outcome.minutes} minutes"
    return f"people said that they had looked up within {plan.outcome.minutes} minutes"
