"""The part of ``offscreen study`` that lets a chat model judge, and says before what that costs."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict

import typer
from rich.console import Console
from rich.table import Table

from bot.cli.output import counting, progress
from recommender import StudyError
from recommender.chat import ChatModel
from recommender.study import StudyOutcome
from recommender.study.llm_judge import ModelFigures, judge_by_model, model_figures, questions
from recommender.study.run import pooled


def judge_outcomes(outcomes: Sequence[StudyOutcome], model: ChatModel, *, agreed: bool) -> dict[str, object]:
    """Let a chat model judge every pair of every method, and print what it says.

    Args:
        outcomes: What was recommended.
        model: The judge.
        agreed: Whether the requests may be made without asking.

    Raises:
        StudyError: If nobody can be asked whether the requests may be made, or somebody said no.
    """
    asked = questions(outcomes)
    progress(f"{len(asked)} requests to {model.model}, one for each pair of each user, whichever methods chose it.")
    if not agreed:
        _check_agreed(len(asked))
    with counting("asking the chat model", len(asked)) as advance:
        opinions = judge_by_model(asked, model, progress=advance)
    found = {name: model_figures(same, opinions) for name, same in pooled(outcomes).items()}
    studies = {
        study: {one.method: asdict(model_figures([one], opinions)) for one in outcomes if one.study.name == study}
        for study in dict.fromkeys(one.study.name for one in outcomes)
    }
    _print(found, model.model)
    methods = {name: asdict(one) for name, one in found.items()}
    return {"model": model.model, "requests": len(asked), "methods": methods, "studies": studies}


def _check_agreed(count: int) -> None:
    if not sys.stdin.isatty():
        raise StudyError(f"--judge would send {count} requests to the chat model: add --yes if that is what you want")
    if not typer.confirm(f"Send {count} requests?", err=True):
        raise StudyError("no request was sent: lower --k, name fewer --file, or one --method")


def _print(found: Mapping[str, ModelFigures], model: str) -> None:
    table = Table(box=None, title=f"What {model} says, and how far the labels say the same", title_justify="left")
    for column in ("method", "pairs", "appropriate", "aligned", "not disliked", "suited", "agreement", "kappa"):
        table.add_column(column)
    for name, one in found.items():
        shares = (one.appropriate, one.aligned, one.not_disliked, one.suited, one.agreement, one.kappa)
        table.add_row(name, str(one.pairs), *("-" if share is None else f"{share:.3f}" for share in shares))
    Console(width=200).print(table)
