"""Libraries that come from outside: bad rows are named, the rest is read, and nothing leaves its place."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from content.errors import ImportingError
from content.importing import Ready, RefusedRow, make_ready
from content.reading import open_source, rows_of
from tests.content.test_pictures import drawn, png_bomb, saved


def read(path: Path) -> tuple[list[Ready], dict[str, str]]:
    """Return what is ready, and the reasons for what is refused by where it stands."""
    with open_source(path) as (source, refused):
        found = [make_ready(row, source) for row in rows_of(source)]
        reasons = {row.where: row.problem or "" for row in refused}
    reasons |= {one.where: one.reason for one in found if isinstance(one, RefusedRow)}
    return [one for one in found if isinstance(one, Ready)], reasons


def test_a_table_is_read_and_its_bad_rows_are_named(tmp_path: Path) -> None:
    table = tmp_path / "m.csv"
    table.write_text(
        "text,activities,language\n"
        "Walk to the corner.,walking; nature_watching,\n"
        '=HYPERLINK("http://x"),walking,\n'
        "@SUM(A1),walking,\n"
        f"{'long ' * 80},walking,\n"
        "Read a page.,Reading Books,\n"
        "Bake bread.,cooking,english\n"
        "Too,many,cells,here\n"
        "\n"
        "Water the plants.,gardening,en\n",
        encoding="utf-8-sig",
    )
    ready, refused = read(table)
    assert [one.item.activities for one in ready] == [("walking", "nature_watching"), ("gardening",)]
    assert ready[0].only_for is None
    assert {where.partition(" (")[0] for where in refused} == {f"m.csv, row {n}" for n in (3, 4, 5, 6, 7, 8)}
    assert "formula" in refused["m.csv, row 3"]
    assert "at most 300" in refused["m.csv, row 5"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("messages: [", "no valid YAML"),
        ("just words", "not of the form"),
        ("messages: 3", "must be a list"),
        ("a: &a [1]\nmessages: [*a, *a]", "aliases"),
        ("messages:\n- words", "no mapping"),
        ("messages:\n- {text: Walk., colour: red}", "'colour' is not known"),
        ("messages:\n- {text: Walk., state: maybe}", "write live or off"),
        ("messages:\n- {text: !!python/object:os.system Walk}", "no valid YAML"),
        ("images:\n- {caption: a red kite above a hill, file: ../../etc/passwd}", "leads out"),
        ("images:\n- {caption: a red kite above a hill, file: /etc/passwd}", "leads out"),
        ("images:\n- {caption: a red kite above a hill, file: none.png}", "cannot be read"),
        ("images:\n- {caption: a red kite above a hill}", "'file' is missing"),
    ],
)
def test_what_is_wrong_in_a_yaml_file_is_said(text: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "messages.yaml").write_text(text)
    ready, refused = read(tmp_path / "messages.yaml")
    assert ready == []
    assert reason in next(iter(refused.values()))


def test_a_link_in_a_folder_does_not_lead_out(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(saved(drawn(), "PNG"))
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.png").symlink_to(tmp_path / "secret.png")
    ready, refused = read(folder)
    assert ready == []
    assert "leads out" in next(iter(refused.values()))


def test_a_folder_of_pictures_is_captioned_by_their_names(tmp_path: Path) -> None:
    (tmp_path / "a_red-kite-above-a-hill.png").write_bytes(saved(drawn(), "PNG"))
    (ready,), refused = read(tmp_path)
    assert refused == {}
    assert getattr(ready.item, "caption", "") == "a red kite above a hill"


def test_a_zip_keeps_its_paths_inside_and_its_bombs_packed(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../outside.png", saved(drawn(), "PNG"))
        archive.writestr("/absolute.png", saved(drawn(), "PNG"))
        archive.writestr("..\\windows.png", saved(drawn(), "PNG"))
        archive.writestr("bomb.png", bytes(15 * 1024 * 1024))
        archive.writestr("huge.png", bytes(80 * 1024 * 1024))
        archive.writestr("pixels.png", png_bomb(60_000, 60_000))
        archive.writestr("fine.png", saved(drawn(), "PNG"))
        link = zipfile.ZipInfo("link.png")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    path = tmp_path / "library.zip"
    path.write_bytes(packed.getvalue())
    ready, refused = read(path)
    assert [one.where for one in ready] == ["fine.png"]
    assert {name: reason.split(":")[0] for name, reason in refused.items()} == {
        "../outside.png": "leads out of the ZIP with '..'",
        "/absolute.png": "has an absolute path",
        "..\\windows.png": "has an absolute path",
        "bomb.png": "grows to more than 200 times its packed size, like a bomb",
        "huge.png": "is larger than 64 MB unpacked",
        "pixels.png": "has more than 40 million pixels (60000 x 60000)",
        "link.png": "is a link",
    }
    assert {file.name for file in tmp_path.rglob("*")} == {"library.zip"}


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.zip", b"no zip", "is no ZIP archive"),
        ("a.exe", b"MZ", "no folder, ZIP, CSV, XLSX or YAML"),
        ("none", None, "does not exist"),
        ("empty.zip", b"PK\x05\x06" + bytes(18), "nothing to import"),
    ],
)
def test_what_cannot_be_read_at_all_is_said(name: str, data: bytes | None, reason: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(ImportingError, match=reason):
        read(path)


def test_ten_thousand_rows_with_a_hundred_bad_ones(tmp_path: Path) -> None:
    lines = ["text,activities"]
    for number in range(10_000):
        bad = number % 100 == 50
        lines.append(f"{'' if bad else f'Walk to house number {number}.'},{'walking' if not bad else 'Bad Word!'}")
    (tmp_path / "m.csv").write_text("\n".join(lines))
    ready, refused = read(tmp_path / "m.csv")
    assert (len(ready), len(refused)) == (9_900, 100)


def test_a_deep_table_and_a_pipe_keep_nobody_waiting(tmp_path: Path) -> None:
    """The C reader would end the process, and a pipe that nobody writes to has no end."""
    (tmp_path / "deep.yaml").write_text("messages: " + "[" * 50_000)
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "images.yaml").write_text("images:\n- {id: a, caption: a red kite in the wind, file: pipe.png}\n")
    with open_source(tmp_path) as (source, _refused):
        problems = {row.where: row.problem for row in rows_of(source)}
        with pytest.raises(ImportingError, match="no regular file"):
            source.read("pipe.png", 1_000)
    assert "nested more than 30 levels deep" in (problems["deep.yaml"] or "")


@pytest.mark.parametrize(
    ("written", "named"),
    [
        (b"br\xc3\xbccke.png", "brücke.png"),  # UTF-8, and not said to be
        ("bru\u0308cke.png".encode(), "brücke.png"),  # as macOS writes it
        (b"br\x81cke.png", "brücke.png"),  # old Windows and DOS
        (b"br\xfccke.png", "brücke.png"),  # Windows
    ],
)
def test_old_names_in_a_zip_are_found(written: bytes, named: str, tmp_path: Path) -> None:
    packed = tmp_path / "l.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("images.csv", f"file,caption\n{named},a bridge in the rain\n".encode())
        archive.writestr("x" * len(written), saved(drawn(), "PNG"))
    packed.write_bytes(packed.read_bytes().replace(b"x" * len(written), written))
    ready, refused = read(packed)
    assert ([one.item.id[:8] for one in ready], refused) == (["a-bridge"], {})


def test_pictures_beside_a_table_that_does_not_name_them_are_said(tmp_path: Path) -> None:
    for name in ("a.png", "b.png", "c.png"):
        (tmp_path / name).write_bytes(saved(drawn(), "PNG"))
    (tmp_path / "images.csv").write_text("file,caption\n./a.png,a kite on a hill\n", encoding="utf-8")
    ready, refused = read(tmp_path)
    assert len(ready) == 1
    assert refused == {"pictures": "2 named in no table, and left out (b.png, c.png): add rows with their captions"}
