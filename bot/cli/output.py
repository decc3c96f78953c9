"""Where words go: results to stdout, progress to stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import typer

LARGEST_ID = 2**63 - 1
"""No database has a larger one."""


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


@contextmanager
def counting(what: str, total: int) -> Iterator[Callable[..., None]]:
    """Show a person how far something has come: what is given counts up, by one if it is called with nothing."""
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda count=1: bar.advance(task, count)
