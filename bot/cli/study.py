"""``offscreen study``: recommend to labelled users and say how good it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.cli.output import counting, json_result, progress, result
from recommender import StudyError, UnknownMethodError, open_encoder, usable_encoder
from recommender.chat import ChatModel
from recommender.encoders import DEFAULT
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
from recommender.study.draft import draft_study
from recommender.study.llm_judge import agreement, judge_by_model
from recommender.study.published import SAID, STORED, load_published, stored_outcome
from recommender.study.report import write_report
from recommender.study.run import Vectors, pooled
from recommender.study.signatures import Signatures, signatures
from recommender.study.summary import summarise
from recommender.study.sweep import Sweep, steps, sweep
from recommender.study.tastes import TRANSLATED, in_language, taste_languages

app = typer.Typer(
    help="Recommend to labelled users and say how good it was.", invoke_without_command=True, add_completion=False
)

JUDGED_BY_MODEL = "offscreen"
"""The method whose pairs a chat model judges: each pair is a request."""


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
    judge: Annotated[bool, typer.Option("--judge", help="Let the chat model judge beside the labels.")] = False,
    encoder: Annotated[str, typer.Option(envvar="OFFSCREEN_ENCODER", help="The text encoder.")] = DEFAULT,
    chat_model: Annotated[str, typer.Option(envvar="OFFSCREEN_CHAT_MODEL", help="The chat model for --judge.")] = "",
    paper: Annotated[
        Path | None, typer.Option(help="A folder with the seed paper's published tables: its own experiment.")
    ] = None,
    tastes: Annotated[
        str, typer.Option(help=f"Let the users tell their tastes in this language: {', '.join(taste_languages())}.")
    ] = "",
) -> None:
    """Run studies and print the figures of each method."""
    if context.invoked_subcommand is not None:
        return
    names = ALL if method == "all" or paper is not None else (method,)
    if unknown := [name for name in names if name not in ALL]:
        raise UnknownMethodError(unknown[0], (*ALL, "all"))
    studies = _studies(file, paper, tastes)
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
    if paper is not None and (stored := stored_outcome(paper, studies[0])) is not None:
        outcomes.append(stored)
    tried = _sweep(studies, vectors, k, opened.fingerprint) if with_sweep else None
    signs = {
        one.name: signatures(one, known, encoder=opened.fingerprint)
        for one, known in zip(studies, vectors, strict=True)
    }
    summary = summarise(outcomes, opened.fingerprint, k) | {
        "signatures": {name: vars(one) for name, one in signs.items()}
    }
    if tried is not None:
        summary["sweep"] = tried.as_dict()
    _print_table(outcomes)
    _print_signatures(signs)
    if paper is not None:
        result(f"The paper itself tells {SAID:.0%} appropriate, by its authors' eyes; {STORED} is what they published.")
    if tried is not None:
        _print_sweep(tried)
    if model is not None:
        summary["judge"] = _judge(outcomes, model)
    if report is not None:
        write_report(report, studies, vectors, outcomes, opened.fingerprint, k, tried)
        progress(f"The report is in {report}.")
    if json:
        json_result(summary)


@app.command("new")
def new(
    out: Annotated[Path, typer.Option(help="Where to write the study.")],
    users: Annotated[int, typer.Option(min=1, help="How many users to draft.")] = 20,
    messages: Annotated[int, typer.Option(min=1, help="How many messages to draft.")] = 40,
    name: Annotated[str, typer.Option(help="The study's name; its file's, if not given.")] = "",
    chat_model: Annotated[str, typer.Option(envvar="OFFSCREEN_CHAT_MODEL", help="The chat model that drafts.")] = "",
) -> None:
    """Draft a study by a chat model; labels are left for a person."""
    if out.exists():
        raise StudyError(f"{out} is there already: name another file, or remove it", file=str(out))
    model = ChatModel(chat_model)
    with counting("drafting", users + messages) as advance:
        text = draft_study(name or out.stem, users, messages, model, progress=advance)
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise StudyError(f"{out} cannot be written ({error.strerror})", file=str(out)) from error
    result(f"{out}: {users} users and {messages} messages. Add labels where you want them judged.")


def _check_names(studies: Sequence[Study]) -> None:
    seen: set[str] = set()
    for one in studies:
        if one.name in seen:
            raise StudyError(f"two studies are called {one.name!r}: give each a name of its own")
        seen.add(one.name)


def _sweep(studies: Sequence[Study], vectors: Sequence[Vectors], k: int, encoder: str) -> Sweep:
    with counting("trying weights and switches", steps(studies)) as advance:
        return sweep(studies, vectors, k=k, encoder=encoder, progress=advance)


def _studies(files: Sequence[str] | None, paper: Path | None, tastes: str) -> list[Study]:
    if paper is not None:
        return [load_published(paper)]
    found = [load_study(name) for name in (files or (TRANSLATED if tastes else shipped_studies()))]
    return [in_language(one, tastes) for one in found] if tastes else found


def _print_signatures(signs: Mapping[str, Signatures]) -> None:
    table = Table(box=None, title="What the vectors are worth", title_justify="left")
    for column in ("study", "same activity (AUC)", "between types before", "after centring", "appropriate (AUC)"):
        table.add_column(column)
    for name, one in signs.items():
        found = (one.same_activity, one.types_before, one.types_after, one.appropriate)
        table.add_row(name, *map(_cell, found))
    Console(width=200).print(table)


def _judge(outcomes: Sequence[StudyOutcome], model: ChatModel) -> dict[str, object]:
    chosen = [outcome for outcome in outcomes if outcome.method == JUDGED_BY_MODEL]
    told: dict[str, object] = {}
    with counting(
        "asking the chat model", sum(map(len, (p for o in chosen for p in o.recommended.values())))
    ) as advance:
        for outcome in chosen:
            found = agreement(outcome, judge_by_model(outcome, model, progress=advance))
            told[outcome.study.name] = None if found is None else vars(found)
    for name, words in told.items():
        result(f"{model.model} on {name}: {words or 'no labels to compare with'}")
    return {"model": model.model, "method": JUDGED_BY_MODEL, "agreement": told}


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
