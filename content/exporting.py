"""A library written out, so that it imports back identically: YAML with pictures, or CSV to look at in a table."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import yaml

LICENCE = "as its operators decide"
"""What an export says about its licence: nobody has told the program."""

MESSAGE_COLUMNS = (
    "id", "text", "activities", "technique", "pictures", "only_for", "unsuitable_for", "facts", "language",
    "translations", "state",
)  # fmt: skip
IMAGE_COLUMNS = (
    "id", "title", "caption", "alt", "file", "activities", "only_for", "unsuitable_for", "facts", "language",
    "translations", "state",
)  # fmt: skip

EVERYBODY = {"only_for": "everybody", "unsuitable_for": "nobody"}
"""How a table says that a rule is set and names no trait; an empty cell says that it is read from the words."""

_DEFAULTS = {"language": "en", "state": "live"}
_CALCULATED = re.compile(r"(?<!['\s])['\s]*[=+\-@\t\r]")
"""A cell that a spreadsheet would calculate; with a ``'`` before it, one that would if that were taken off."""


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
    return yaml.dump(
        {"licence": LICENCE, kind: plain},
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=120,
        default_flow_style=None,
    )


class _Dumper(yaml.SafeDumper):
    """A safe dumper that escapes YAML's rarer line breaks, which the stock one folds into spaces."""


def _as_text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = '"' if any(sign in text for sign in "\x85\u2028\u2029") else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _as_text)


def as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Return rows as CSV, with ``;`` within cells; a cell that a spreadsheet would calculate is quoted with ``'``."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(column, row.get(column)) for column in columns])
    return out.getvalue()


def unquoted(cell: str) -> str:
    """Return what a cell says, without the ``'`` that :func:`as_csv` puts before what would be calculated."""
    return cell[1:] if cell.startswith("'") and _CALCULATED.match(cell) else cell


def is_calculated(cell: str) -> bool:
    """Whether a spreadsheet would calculate a cell instead of showing it."""
    return not cell.startswith("'") and _CALCULATED.match(cell) is not None


def _cell(column: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return "; ".join(map(str, value)) or EVERYBODY.get(column, "")
    if isinstance(value, Mapping):
        return json.dumps(value, ensure_ascii=False) if value else ""
    text = str(value)
    return f"'{text}" if _CALCULATED.match(text) else text
