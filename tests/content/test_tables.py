"""Tables and texts as people's programs write them: each oddity is read rightly, or named with what to do."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from content.importing import Ready
from content.tables import csv_rows
from tests.content.test_importing import read


def texts(ready: list[Ready]) -> list[str]:
    return [getattr(one.item, "text", "") for one in ready]


@pytest.mark.parametrize(
    "data",
    [
        "sep=;\ntext;language\nÜbe Gitarre;de\n".encode("utf-8-sig"),
        "text;language\r\nÜbe Gitarre;de\r\n".encode("cp1252"),
        "text\tlanguage\nÜbe Gitarre\tde\n".encode("utf-16"),
        'text,language\n"Übe Gitarre",de\n'.encode(),
        "text,language\rÜbe Gitarre,de\r".encode(),
    ],
    ids=["sep", "cp1252", "utf-16", "quoted", "old mac"],
)
def test_every_dialect_is_read(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_bytes(data)
    ready, refused = read(tmp_path / "m.csv")
    assert texts(ready) == ["Übe Gitarre"]
    assert refused == {}
    assert ready[0].item.language == "de"


def test_an_unbalanced_quote_costs_its_own_row(tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text(
        'text,language\n"Walk to the corner.,en\nRead a page.,en\n"Two\nlines.",en\nSay "hi" to somebody.,en\n'
    )
    ready, refused = read(tmp_path / "m.csv")
    assert texts(ready) == ["Read a page.", "Two\nlines.", 'Say "hi" to somebody.']
    assert list(refused) == ["m.csv, row 2"]
    assert "a quote" in refused["m.csv, row 2"]


def test_a_quote_that_is_never_closed_keeps_nobody_waiting() -> None:
    text = "text\n" + '"open\n' + "fine\n" * 20_000
    assert sum(row.problem is not None for row in csv_rows(text)) == 1


def test_an_unknown_column_is_named_once_and_nul_is_refused(tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text("text,colour\nWalk.,red\nRe\x00ad.,blue\nSing.,\n")
    ready, refused = read(tmp_path / "m.csv")
    assert texts(ready) == ["Walk.", "Sing."]
    assert "the column 'colour' is not known" in refused["m.csv"]
    assert "invisible sign" in refused["m.csv, row 3"]


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("- {id: a, text: Walk., text: Run.}", "line 2: 'text' is given twice"),
        ("- text: Walk.\n- text: Walk to house #7 and back", "line 3: what follows # would be left out"),
    ],
)
def test_what_yaml_would_lose_in_silence_is_said(written: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "messages.yaml").write_text(f"messages:\n{written}\n")
    ready, refused = read(tmp_path / "messages.yaml")
    assert ready == []
    assert reason in next(iter(refused.values()))


def test_words_that_yaml_takes_for_something_else_stay_words(tmp_path: Path) -> None:
    (tmp_path / "messages.yaml").write_text(
        "messages:\n"
        "- {id: 2026-01-01, text: Walk., language: no, state: Off}\n"
        "- text: 'Walk to house #7' # a note\n"
        "# text: left out # on purpose\n"
    )
    ready, refused = read(tmp_path / "messages.yaml")
    assert refused == {}
    assert (ready[0].item.id, ready[0].item.language, ready[0].state) == ("2026-01-01", "no", "off")
    assert texts(ready) == ["Walk.", "Walk to house #7"]


CELLS = '<row r="{r}"><c r="A{r}" t="inlineStr"><is><t>{a}</t></is></c><c r="B{r}"{kind}>{b}</c></row>'


def workbook(rows: str) -> bytes:
    """Return a workbook with one sheet, as small as it may be."""
    base = "http://schemas.openxmlformats.org"
    main, packages = f"{base}/spreadsheetml/2006/main", f"{base}/package/2006"
    office = f"{base}/officeDocument/2006/relationships"
    linked = f'<Relationships xmlns="{packages}/relationships"><Relationship Id="r1" Type="{office}/'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{packages}/content-types"/>',
        "_rels/.rels": f'{linked}officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}">'
        '<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{linked}worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, text in parts.items():
            packed.writestr(name, text)
    return out.getvalue()


def test_excels_sheet_is_read(tmp_path: Path) -> None:
    word = "<is><t>{}</t></is>"
    rows = CELLS.format(r=1, a="text", kind=' t="inlineStr"', b=word.format("id"))
    rows += CELLS.format(r=2, a="Walk ten steps.", kind="", b="<v>7</v>")
    rows += CELLS.format(r=4, a="Übe, bitte.", kind=' t="inlineStr"', b=word.format("ueben"))
    (tmp_path / "m.xlsx").write_bytes(workbook(rows))
    ready, refused = read(tmp_path / "m.xlsx")
    assert refused == {}
    assert [(one.item.id, getattr(one.item, "text", "")) for one in ready] == [
        ("7", "Walk ten steps."),
        ("ueben", "Übe, bitte."),
    ]
    (tmp_path / "bad.xlsx").write_bytes(b"no sheet")
    assert "is no sheet" in read(tmp_path / "bad.xlsx")[1]["bad.xlsx"]
