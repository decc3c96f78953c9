from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from recommender import Encoder, StudyError
from recommender.study import encode_study, load_study, run_method
from recommender.study import report as reporting
from recommender.study import sweep as sweeping
from recommender.study.model import Study, StudyImage, StudyMessage, StudyUser
from recommender.study.pca import project
from recommender.study.report import render_report, write_report
from recommender.study.run import Vectors
from recommender.study.signatures import Signatures
from recommender.study.sweep import DIMENSIONS, steps, sweep


@pytest.fixture(scope="session")
def museum(encoder: Encoder) -> tuple[Study, Vectors]:
    study = load_study("museum")
    return study, encode_study(study, encoder)


def test_centres_each_type_once_and_only_for_the_second_picture(museum: tuple[Study, Vectors]) -> None:
    before, after = project(*museum)
    for rows in after.points.values():
        np.testing.assert_allclose(rows.mean(axis=0), 0, atol=1e-4)
    apart = [float(np.abs(rows.mean(axis=0)).max()) for rows in before.points.values()]
    assert max(apart) > 0.1
    assert {name: rows.shape for name, rows in before.points.items()} == {
        "users": (12, 2), "messages": (62, 2), "images": (62, 2)
    }  # fmt: skip


def test_the_page_stands_alone(museum: tuple[Study, Vectors]) -> None:
    study, vectors = museum
    outcomes = [run_method(study, vectors, name) for name in ("paper", "offscreen")]
    signs = {study.name: Signatures(0.91, 0.2, 0.0, 0.83)}
    page = render_report([study], [vectors], outcomes, "enc", 5, signs=signs)
    assert "<td>0.91</td>" in page
    assert "<td>0.83</td>" in page
    assert not re.findall(r"(?:src|href)=\"(?!data:)", page)
    assert "<script" not in page
    assert page.count("<svg") == 2
    for user in study.users:
        assert f"<h4>{user.id}</h4>" in page
    assert page.count('class="card ') == 5 * len(study.users)
    failures = sum(v.appropriate is False for o in outcomes for told in o.verdicts.values() for v in told)
    assert f"{failures} failures" in page


def test_texts_are_shown_not_run(encoder: Encoder, tmp_path: Path) -> None:
    evil = "<script>alert(1)</script>"
    Image.new("RGB", (4, 4)).save(tmp_path / "one.png")
    study = Study(
        name=evil,
        users=(StudyUser(id=evil, profile={evil: evil}, likes=(evil,)),),
        messages=(StudyMessage(id="m", text=evil),),
        images=(StudyImage(id="i", caption=evil, file="one.png"), StudyImage(id="j", caption="b", file="none.png")),
        folder=tmp_path,
    )
    vectors = encode_study(study, encoder)
    page = render_report([study], [vectors], [run_method(study, vectors, "offscreen")], "enc", 5)
    assert evil not in page
    assert "&lt;script&gt;" in page
    assert 'src="data:image/png;base64,' in page


def test_says_if_it_cannot_be_written(museum: tuple[Study, Vectors], tmp_path: Path) -> None:
    study, vectors = museum
    with pytest.raises(StudyError, match="cannot be written"):
        write_report(tmp_path / "no" / "page.html", [study], [vectors], [run_method(study, vectors, "paper")], "e", 5)


@pytest.mark.long
def test_the_sweep_answers_every_question(encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (sweeping, reporting):  # two weights ask the same questions as five
        monkeypatch.setattr(module, "WEIGHTS", (0.0, 0.2))
    whole = load_study("museum")
    study = whole.model_copy(
        update={"users": whole.users[:4], "messages": whole.messages[:20], "images": whole.images[:20]}
    )
    vectors = encode_study(study, encoder)
    counted: list[None] = []
    tried = sweep([study], [vectors], k=3, progress=lambda: counted.append(None))
    assert len(counted) == steps([study])
    assert {(m.centring, m.normalising, m.repeats) for m in tried.heat_maps} == {
        (a, b, c) for a in (True, False) for b in (True, False) for c in (True, False)
    }
    published = next(m for m in tried.heat_maps if m.centring and not m.normalising and m.repeats)
    at = 1  # of w_l and w_d = 0.2
    plain = {row.name: row.figures for row in tried.dimensions}["paper, all dimensions"]
    assert published.appropriate[at][at] == plain["appropriate"]
    assert len(tried.dimensions) == 2 * (len(DIMENSIONS) + 1)
    assert {row.name for row in tried.without} >= {"without nothing", "without audience", "without topics"}
    kept = next(n for n in tried.newcomers if n.method == "paper" and n.centre == "kept")
    assert kept.unchanged == 1.0  # with the centre kept a newcomer only displaces
    page = render_report([study], [vectors], [run_method(study, vectors, "paper", k=3)], "e", 3, tried)
    assert page.count('class="heat"') == 8
