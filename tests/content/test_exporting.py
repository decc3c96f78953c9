"""What is exported comes back as it was, whatever people wrote."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from content.exporting import MESSAGE_COLUMNS, as_csv, as_yaml, is_calculated
from content.importing import Ready, make_ready
from content.items import Message
from content.reading import open_source, rows_of

RULES = st.one_of(st.none(), st.lists(st.sampled_from(["parent", "garden", "older"]), unique=True))
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=60)
SIGNS = st.text("=+-@'\t\r\n ;,\"|a", min_size=1, max_size=12)


def row_of(text: str, only_for: list[str] | None, unsuitable_for: list[str] | None) -> dict[str, object]:
    return {
        "id": "one",
        "text": text,
        "activities": ["walking", "reading"],
        "technique": None,
        "only_for": only_for,
        "unsuitable_for": unsuitable_for,
        "language": "de",
        "state": "off",
    }


def read_back(name: str, content: str) -> Ready:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(content, encoding="utf-8", newline="")
        with open_source(path) as (source, refused):
            (found,) = [make_ready(row, source) for row in rows_of(source)]
    assert refused == []
    assert isinstance(found, Ready), found
    return found


@settings(max_examples=300, deadline=None)
@given(st.one_of(TEXTS, SIGNS), RULES, RULES)
@example("=HYPERLINK(1)", None, [])
@example("'=1", [], None)
@example("''tis", None, None)
@example("- a walk", None, None)
@example("\x1c=1", None, None)
@example("0\x850", None, None)
def test_a_message_comes_back_from_a_table_and_from_yaml(
    text: str, only_for: list[str] | None, unsuitable_for: list[str] | None
) -> None:
    try:
        written = Message(id="one", text=text).text
    except ValidationError:  # blank: no message
        return
    row = row_of(written, only_for, unsuitable_for)
    for name, content in (("m.csv", as_csv(MESSAGE_COLUMNS, [row])), ("m.yaml", as_yaml("messages", [row]))):
        found = read_back(name, content)
        assert isinstance(found.item, Message)
        assert found.item.text == written
        assert (found.only_for, found.unsuitable_for, found.state) == (only_for, unsuitable_for, "off")
        assert (found.item.activities, found.item.language) == (("walking", "reading"), "de")


@given(SIGNS)
def test_no_cell_of_a_table_is_calculated(text: str) -> None:
    _head, (cell,) = csv.reader(io.StringIO(as_csv(["text"], [{"text": text}]), newline=""))
    assert not is_calculated(cell)


@pytest.mark.parametrize(
    ("cell", "calculated"),
    [("=1", True), ("  @x", True), ("'=1", False), ("'Tis time", False), ("a = b", False), ("\t=1", True)],
)
def test_what_a_spreadsheet_would_calculate(cell: str, calculated: bool) -> None:
    assert is_calculated(cell) is calculated
