"""``offscreen study``: recommend to labelled users and say how good it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.cli.output import counting, json_result, progress, result
from bot.cli.robustness import perturbed, print_robustness, robustness_as_data
from bot.cli.study_drafting import new
from bot.cli.study_judging import judge_outcomes
from recommender import StudyError, UnknownMethodError, open_encoder, usable_encoder
from recommender.chat import ChatModel
from recommender.encoders import DEFAULT, open_picture_encoder
from recommender.study import (
    ALL,
    COUNTED,
    JUDGED,
    Study,
    StudyOutcome,
    encode_study,
    load_study,
    run_method,
    shipped_studies,
)
from recommender.study.published import SAID, STORED, load_published, stored_outcome, unlike_shares
from recommender.study.report import write_report
from recommender.study.run import Vectors, pooled, seen_pictures
from recommender.study.second_hand import SecondHand, second_hand
from recommender.study.signatures import Signatures, signatures
from recommender.study.summary import summarise
from recommender.study.sweep import Sweep, steps, sweep
from recommender.study.tastes import TRANSLATED, in_language, message_languages, taste_languages, with_messages_in

app = typer.Typer(
    help="Recommend to labelled users and say how good it was.", invoke_without_command=True, add_completion=False
)


@app.callback(invoke_without_command=True)
def study(
    context: typer.Context,
    file: Annotated[
        list[str] | None,
        typer.Option(help="A study's YAML file or name; may be given again. Default: the project's own."),
    ] = None,
    method: Annotated[str, typer.Option(help=f"{', '.join(ALL)}, or all.")] = "offscreen",
    k: Annotated[int, typer.Option(min=1, help="Pairs per user.")] = 5,
    json: Annotated[bool, typer.Option("--json", help="The last line is one JSON object.")] = False,
    report: Annotated[Path | None, typer.Option(help="Write a page with tables, pictures and failures here.")] = None,
    with_sweep: Annotated[
        bool, typer.Option("--sweep", help="Try weights, switches, dimensions and newcomers.")
    ] = False,
    perturb: Annotated[
        bool, typer.Option("--perturb", help="Tell people and items otherwise, and say what it costs.")
    ] = False,
    judge: Annotated[bool, typer.Option("--judge", help="Let the chat model judge too, labels or not.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Make the requests of --judge without asking.")] = False,
    encoder: Annotated[str, typer.Option(envvar="OFFSCREEN_ENCODER", help="The text encoder.")] = DEFAULT,
    picture_encoder: Annotated[
        str, typer.Option(envvar="OFFSCREEN_PICTURE_ENCODER", help="What reads pictures: clip:MODEL, or none.")
    ] = "none",
    chat_model: Annotated[str, typer.Option(envvar="OFFSCREEN_CHAT_MODEL", help="The chat model for --judge.")] = "",
    paper: Annotated[
        Path | None, typer.Option(help="A folder with the seed paper's published tables: its own experiment.")
    ] = None,
    tastes: Annotated[
        str, typer.Option(help=f"Let the users tell their tastes in this language: {', '.join(taste_languages())}.")
    ] = "",
    messages: Annotated[
        str, typer.Option(help=f"Let the messages be in this language: {', '.join(message_languages())}.")
    ] = "",
) -> None:
    """Run studies and print the figures of each method."""
    if context.invoked_subcommand is not None:
        return
    names = ALL if method == "all" or paper is not None else (method,)
    if unknown := [name for name in names if name not in ALL]:
        raise UnknownMethodError(unknown[0], (*ALL, "all"))
    studies = _studies(file, paper, tastes, messages)
    _check_names(studies)
    model = ChatModel(chat_model) if judge else None
    used, replaced = usable_encoder(encoder)
    if replaced is not None:
        progress(f"{used} stands in: {replaced}.")
    opened = open_encoder(used)
    vectors: list[Vectors] = []
    with counting("encoding", len(studies)) as advance:
        for one in studies:
            vectors.append(encode_study(one, opened))
            advance()
    outcomes: list[StudyOutcome] = []
    with counting("recommending", len(studies) * len(names)) as advance:
        for one, known in zip(studies, vectors, strict=True):
            for name in names:
                outcomes.append(run_method(one, known, name, k=k, encoder=opened.fingerprint))
                advance()
    outcomes += _seeing(studies, vectors, names, picture_encoder, k, opened.fingerprint)
    if paper is not None and (stored := stored_outcome(paper, studies[0])) is not None:
        outcomes.append(stored)
    tried = _sweep(studies, vectors, k, opened.fingerprint) if with_sweep else None
    costs = perturbed(studies, vectors, opened, names, k) if perturb else {}
    signs = {
        one.name: signatures(one, known, encoder=opened.fingerprint)
        for one, known in zip(studies, vectors, strict=True)
    }
    summary = summarise(outcomes, opened.fingerprint, k) | {
        "signatures": {name: vars(one) for name, one in signs.items()}
    }
    if tried is not None:
        summary["sweep"] = tried.as_dict()
    if (other := second_hand(outcomes)) is not None:
        summary["second_hand"] = vars(other)
    _print_table(outcomes)
    _print_signatures(signs)
    if other is not None:
        _print_second_hand(other)
    if paper is not None:
        summary["unlike"] = {outcome.method: unlike_shares(outcome) for outcome in outcomes}
        _print_unlike(summary["unlike"])
        result(f"The paper itself tells {SAID:.0%} appropriate, by its authors' eyes; {STORED} is what they published.")
    if tried is not None:
        _print_sweep(tried)
    if costs:
        summary["perturbed"] = robustness_as_data(costs)
        print_robustness(costs)
    if model is not None:
        summary["judge"] = judge_outcomes(outcomes, model, agreed=yes)
    if report is not None:
        write_report(report, studies, vectors, outcomes, opened.fingerprint, k, tried, signs, costs)
        progress(f"The report is in {report}.")
    if json:
        json_result(summary)


app.command("new")(new)


def _check_names(studies: Sequence[Study]) -> None:
    seen: set[str] = set()
    for one in studies:
        if one.name in seen:
            raise StudyError(f"two studies are called {one.name!r}: give each a name of its own")
        seen.add(one.name)


def _sweep(studies: Sequence[Study], vectors: Sequence[Vectors], k: int, encoder: str) -> Sweep:
    with counting("trying weights and switches", steps(studies)) as advance:
        return sweep(studies, vectors, k=k, encoder=encoder, progress=advance)


def _seeing(
    studies: Sequence[Study], vectors: Sequence[Vectors], names: Sequence[str], sees: str, k: int, encoder: str
) -> list[StudyOutcome]:
    """Return what comes of the product's own method where the pictures are seen too, of studies with files."""
    if (opened := open_picture_encoder(sees)) is None or "offscreen" not in names:
        return []
    found = []
    for one, known in zip(studies, vectors, strict=True):
        if (seen := seen_pictures(one, opened)) is not None:
            found.append(run_method(one, known, "offscreen", k=k, encoder=encoder, seen=seen))
        else:
            progress(f"{one.name}: not every image has a file, so nothing is seen beside the captions.")
    return found


def _studies(files: Sequence[str] | None, paper: Path | None, tastes: str, messages: str) -> list[Study]:
    if paper is not None:
        return [load_published(paper)]
    found = [load_study(name) for name in (files or (TRANSLATED if tastes or messages else shipped_studies()))]
    found = [with_messages_in(one, messages) for one in found] if messages else found
    return [in_language(one, tastes) for one in found] if tastes else found


def _print_signatures(signs: Mapping[str, Signatures]) -> None:
    table = Table(box=None, title="What the vectors are worth", title_justify="left")
    for column in ("study", "same activity (AUC)", "between types before", "after centring", "appropriate (AUC)"):
        table.add_column(column)
    for name, one in signs.items():
        found = (one.same_activity, one.types_before, one.types_after, one.appropriate)
        table.add_row(name, *map(_cell, found))
    Console(width=200).print(table)


def _print_second_hand(found: SecondHand) -> None:
    agreed = ", ".join(f"{name.replace('_', ' ')} {_cell(value)}" for name, value in found.kappa.items())
    told = ", ".join(
        f"{method} {_cell(value)} (first hand: {_cell(found.first[method])})"
        for method, value in found.appropriate.items()
    )
    result(f"A second hand labelled {' and '.join(found.studies)}. Kappa over all {found.cases} pairs: {agreed}.")
    result(f"Appropriate by the second hand: {told}.")


def _print_unlike(found: Mapping[str, Mapping[str, float]]) -> None:
    table = Table(box=None, title="Pictures of people unlike the user", title_justify="left")
    for column in ("method", "of the other gender", "of another age"):
        table.add_column(column)
    for name, shares in found.items():
        table.add_row(name, *map(_cell, shares.values()))
    Console(width=140).print(table)


def _print_table(outcomes: Sequence[StudyOutcome]) -> None:
    table = Table(box=None)
    for column in ("study", "method", *JUDGED, *COUNTED):
        table.add_column(column.replace("_", " "))
    names = list(dict.fromkeys(outcome.study.name for outcome in outcomes))
    summary = summarise(outcomes, "", 0)
    parts = [(name, summary["studies"][name]) for name in names] if len(names) > 1 else []
    for name, part in [*parts, ("all" if parts else names[0], summary)]:
        for method in pooled(outcomes):
            found = part["methods"][method]
            cells = [_cell(found[column]) for column in (*JUDGED, *COUNTED)]
            if (interval := found["intervals"]["appropriate"]) is not None:
                cells[0] += f" ({interval[0]:.2f}-{interval[1]:.2f})"
            table.add_row(name, method, *cells)
    console = Console(width=200)
    console.print(table)


def _print_sweep(tried: Sweep) -> None:
    for title, rows in (
        ("vector length", tried.dimensions),
        ("a first user", tried.first_user),
        ("offscreen without a part", tried.without),
        ("offscreen with a weight changed by a third", tried.shifted),
    ):
        table = Table(title=title, box=None, title_justify="left")
        for column in ("", "appropriate", "aligned", "not disliked", "suited", "liked"):
            table.add_column(column)
        for row in rows:
            table.add_row(row.name, *(_cell(row.figures[column]) for column in JUDGED))
        Console(width=140).print(table)
    for newcomer in tried.newcomers:
        result(
            f"a new message, {newcomer.method}, centre {newcomer.centre}: {newcomer.unchanged:.1%} of the others' "
            f"pairs stay, {newcomer.displaced:.3f} pairs per user hold the new one"
        )


def _cell(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
