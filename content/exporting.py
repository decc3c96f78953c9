"""A library written out, so that it imports back identically: YAML with pictures, or CSV to look at in a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import yaml

LICENCE = "as its operators decide"
"""What an export says about its licence: nobody has told the program."""

MESSAGE_COLUMNS = (
    "id", "text", "activities", "technique", "only_for", "unsuitable_for", "language", "state",
)  # fmt: skip
IMAGE_COLUMNS = (
    "id", "title", "caption", "alt", "file", "activities", "only_for", "unsuitable_for", "language", "state",
)  # fmt: skip

_DEFAULTS = {"language": "en", "state": "live"}


def as_yaml(kind: str, rows: Iterable[Mapping[str, Any]]) -> str:
    """Return messages or images in the form of a manifest.

    Args:
        kind: ``messages`` or ``images``.
        rows: Fields by name; what is ``None`` or a default is left out.
    """
    plain = [
        {name: value for name, value in row.items() if value is not None and _DEFAULTS.get(name) != value}
        for row in rows
    ]
    return yaml.safe_dump(
        {"licence": LICENCE, kind: plain}, allow_unicode=True, sort_keys=False, width=120, default_flow_style=None
    )


def as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Return rows as CSV, with ``;`` within cells; a cell that a spreadsheet would calculate is quoted with ``'``."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])
    return out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    text = "; ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
