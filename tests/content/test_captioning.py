"""Captions for pictures that nobody described: in a folder's table, and while a library is imported."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.captioning import CaptionTable, describe_all, described, pictures_in
from content.errors import CaptionError, ImportingError
from content.reading import Row, open_source, rows_of
from tests.content.test_pictures import drawn, saved


async def words(picture: bytes) -> str:
    """Say "=" and how large a picture is: a caption that a spreadsheet would calculate."""
    return f'= a "picture", {len(picture)} bytes'


async def no_words(_picture: bytes) -> str:
    raise CaptionError("the model had no words for this picture: write what it shows")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "more").mkdir()
    for seed, name in enumerate(("IMG_1.jpg", "more/IMG_2.jpg", ".hidden.jpg")):
        (tmp_path / name).write_bytes(saved(drawn(seed=seed), "JPEG"))
    (tmp_path / "broken.png").write_bytes(b"no picture")
    return tmp_path


async def test_a_folder_is_described_into_a_table_that_imports(folder: Path) -> None:
    table = CaptionTable(folder)
    found = await describe_all(table.left(), words, table.add)
    assert [file.name for file in found.captions] == ["IMG_1.jpg", "IMG_2.jpg"]
    assert list(found.problems) == [folder / "broken.png"]
    assert table.left() == [folder / "broken.png"]  # what is described is not described again
    with open_source(folder) as (source, _refused):
        rows = list(rows_of(source))
    *described_rows, left = rows
    assert [row.values["file"] for row in described_rows] == ["IMG_1.jpg", "more/IMG_2.jpg"]
    assert all(row.problem is None for row in described_rows)
    assert all(row.values["caption"].startswith('= a "picture", ') for row in described_rows)
    assert "broken.png" in (left.problem or "")


def test_no_folder_and_no_picture_are_named(tmp_path: Path) -> None:
    with pytest.raises(ImportingError, match="is no folder"):
        pictures_in(tmp_path / "none")
    with pytest.raises(ImportingError, match="there is no picture in"):
        pictures_in(tmp_path)


async def test_an_import_describes_what_nobody_described(folder: Path) -> None:
    rows = [
        Row("a", "image", {"file": "IMG_1.jpg", "caption": "a red kite"}),
        Row("b", "image", {"file": "IMG_1.jpg", "caption": ""}),
        Row("c", "image", {"file": "more/IMG_2.jpg", "caption": "IMG 2"}, is_named_only=True),
        Row("d", "image", {"file": "broken.png"}),
        Row("e", "message", {"text": "Look up."}),
    ]
    with open_source(folder) as (source, _refused):
        found = await described(rows, source, words)
        silent = await described(rows, source, no_words)
    assert [str(row.values.get("caption"))[:5] for row in found] == ["a red", '= a "', '= a "', "None", "None"]
    assert [row.problem is not None for row in silent] == [False, True, False, False, False]
    assert silent[2].values["caption"] == "IMG 2"
