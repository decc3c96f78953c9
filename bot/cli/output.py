"""Where words go: results to stdout, progress to stderr."""

from __future__ import annotations

import json
import sys
from typing import Any

import typer


def progress(text: str) -> None:
    """Tell a person how it goes."""
    typer.echo(text, err=True)


def result(text: str) -> None:
    """Give a person a result."""
    typer.echo(text)


def json_result(value: Any) -> None:
    """Give a program the result: one object on the last line of stdout."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()
