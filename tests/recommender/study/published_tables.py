"""Tables of the form in which the seed paper's authors published theirs; texts are the tests' own."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path

USERS = [
    ("Female", "31", "Asian", "active;homenaking", "passive"),
    ("Male", "58", "White", "arts", "outdoors;active"),
]
PRINTED = """User 0
Demographics: 31 year old asian female

#6/#5 (41%): somebody swims
Swim!

#44/#17 ( 9%): a cube
Turn it!

User 1
#2/#1 (87%): food beside a hike
"""


def write_published(folder: Path) -> None:
    """Write tables of two people, forty messages and fifty captions, and a notebook with what it printed."""
    data = folder / "data"
    data.mkdir(parents=True)
    _write(data / "users.csv", ("Gender", "Age", "Race", "Likes", "Dislikes"), USERS)
    _write(data / "messages.csv", ("Message",), [(f"Do thing {number}.",) for number in range(40)])
    _write(data / "images.csv", ("Caption",), [(f"somebody does thing {number}",) for number in range(50)])
    cells = [{"cell_type": "markdown"}, {"outputs": [{"output_type": "stream", "text": PRINTED.splitlines(True)}]}]
    (folder / "main.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")


def _write(path: Path, head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as opened:
        table = csv.writer(opened)
        table.writerow(("", *head))
        table.writerows((number, *row) for number, row in enumerate(rows))
