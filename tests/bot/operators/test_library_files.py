"""Libraries imported and exported at the command line."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.bot.operators.test_adding import picture
from tests.bot.processes import call, environment

pytestmark = pytest.mark.long


async def run(tmp_path: Path, *arguments: str, data: str = "data") -> tuple[int, dict[str, Any], str]:
    code, out, err = await call(*arguments, "--json", env=environment(tmp_path / data), cwd=tmp_path)
    return code, json.loads(out.splitlines()[-1]) if out else {}, err


def small_library(folder: Path) -> Path:
    (folder / "images").mkdir(parents=True)
    (folder / "messages.yaml").write_text(
        "licence: Apache-2.0\nmessages:\n"
        "- {id: walk, text: Walk to the corner and back., activities: [walking], only_for: []}\n"
        "- {id: quiet, text: Sit down by the window for a while., activities: [yoga], state: 'off'}\n"
    )
    (folder / "images" / "kite.jpg").write_bytes(picture(1))
    (folder / "images.yaml").write_text(
        "licence: Apache-2.0\nimages:\n"
        "- {caption: a red kite above a hill, file: images/kite.jpg, unsuitable_for: [wheelchair]}\n"
    )
    return folder


async def test_a_library_goes_out_and_in_again_identically(tmp_path: Path) -> None:
    folder = small_library(tmp_path / "mine")
    _code, dry, _err = await run(tmp_path, "content", "import", str(folder), "--dry-run")
    assert (dry["added"], dry["dry_run"]) == (3, True)
    _code, off, _err = await run(tmp_path, "content", "import", str(folder), "--state", "off", data="off")
    _code, listed, _err = await run(tmp_path, "content", "list", data="off")
    assert off["added"] == 3
    assert {item["state"] for item in listed["items"]} == {"off"}
    _code, first, _err = await run(tmp_path, "content", "import", str(folder))
    assert (first["added"], first["refused"]) == (3, [])
    _code, again, _err = await run(tmp_path, "content", "import", str(folder))
    assert (again["added"], again["changed"], again["unchanged"], again["refused"]) == (0, 0, 3, [])

    code, counted, _err = await run(tmp_path, "content", "export", "out.zip")
    assert (code, counted["messages"], counted["images"]) == (0, 2, 1)
    _code, moved, _err = await run(tmp_path, "content", "import", "out.zip", data="other")
    assert (moved["added"], moved["refused"]) == (3, [])
    await run(tmp_path, "content", "export", "back.zip", data="other")
    packed = [zipfile.ZipFile(tmp_path / name) for name in ("out.zip", "back.zip")]
    names = packed[0].namelist()
    assert names == packed[1].namelist()
    for name in names:
        assert packed[0].read(name) == packed[1].read(name)
    for archive in packed:
        archive.close()
    code, _counted, err = await run(tmp_path, "content", "export", "out.zip")
    assert code == 1
    assert "exists already" in err


async def test_bad_rows_are_named_and_taken_ids_need_to_be_meant(tmp_path: Path) -> None:
    await run(tmp_path, "content", "import", str(small_library(tmp_path / "mine")))
    (tmp_path / "more.csv").write_text(
        "id,text,activities\nwalk,Walk to the pond.,walking\nfresh,Bake bread.,cooking\n"
        "bad one,Read.,reading\nfresh,Bake rolls.,cooking\ntwin,Bake bread.,cooking\nloaf,Bake good bread.,cooking\n"
    )
    code, report, err = await run(tmp_path, "content", "import", "more.csv")
    assert (code, report["added"]) == (1, 2)
    warnings = {one["where"]: one["reason"] for one in report["warned"]}
    assert "near_duplicate: shares 67% of its words with 'fresh'" in warnings["more.csv, row 7 (loaf)"]
    reasons = {one["where"]: one["reason"] for one in report["refused"]}
    assert "is taken by other content" in reasons["more.csv, row 2 (walk)"]
    assert "'id'" in reasons["more.csv, row 4 (bad one)"]
    assert "is taken by other content" in reasons["more.csv, row 5 (fresh)"]
    assert "as fresh" in reasons["more.csv, row 6 (twin)"]
    assert "refused: more.csv, row 2 (walk)" in err
    _code, report, _err = await run(tmp_path, "content", "import", "more.csv", "--update")
    assert report["changed"] == 2
    code, _report, err = await run(tmp_path, "content", "import", "none.zip")
    assert code == 1
    assert "does not exist" in err


async def test_figures_are_written_as_a_table(tmp_path: Path) -> None:
    code, out, _err = await call("stats", "export", "items", env=environment(tmp_path), cwd=tmp_path)
    assert (code, out.strip()) == (0, "kind,id,sent,well,well_share,well_low,well_high,not_for_me")
    code, _out, err = await call("stats", "export", "kings", env=environment(tmp_path), cwd=tmp_path)
    assert code == 1
    assert "there is no table 'kings'" in err
