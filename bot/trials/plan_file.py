"""Reading a trial's file: what is wrong is named with its line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from bot.errors import TrialError
from bot.trials.plan import TrialPlan
from recommender.strangers_yaml import check_yaml


@lru_cache(maxsize=32)
def read_plan(text: str) -> TrialPlan:
    """Read a trial's file.

    Raises:
        TrialError: If anything is wrong; the text names every line.
    """
    try:
        check_yaml(text, aliases=False)
        document, root = yaml.safe_load(text), yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise TrialError(f"this is no trial: {error}") from None
    if not isinstance(document, dict):
        raise TrialError("line 1: this is no trial: it must be a mapping, offscreen trial new shows one")
    try:
        return TrialPlan.model_validate(document)
    except ValidationError as error:
        lines = [f"line {_line(root, one['loc'])}: {_say(one)}" for one in error.errors()]
        raise TrialError("\n".join(dict.fromkeys(lines))) from None


def template(name: str, start: date, days: int = 30) -> str:
    """Return a file to begin with."""
    text = Path(__file__).with_name("template.yaml").read_text(encoding="utf-8")
    end = start + timedelta(days=days)
    return text.replace("NAME", name).replace("START", f"{start}").replace("END", f"{end}")


def digest_of(text: str) -> str:
    """Return the hash by which a running trial's file is known."""
    return sha256(text.encode()).hexdigest()


def _line(node: Any, place: Sequence[int | str]) -> int:
    """Return the line on which something stands, or where its nearest parent does."""
    line = 1
    for step in place:
        below = _below(node, step)
        if below is None:
            continue  # the name of an alternative of a union, or a field that is missing
        line, node = below
    return line


def _below(node: Any, step: int | str) -> tuple[int, Any] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((key.start_mark.line + 1, value) for key, value in node.value if key.value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark.line + 1, node.value[step]
    return None


def _say(error: Any) -> str:
    """Return what is wrong, with where it is in the file's own words."""
    where = ".".join(str(step) for step in error["loc"] if step != "[key]")
    said = str(error["msg"]).removeprefix("Value error, ")
    return f"{where}: {said}" if where else said
