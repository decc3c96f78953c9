"""``offscreen study`` from outside: what it prints, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from bot.cli import study as command
from bot.cli.study import app
from recommender import Encoder, RecommenderError, open_encoder
from recommender.encoders import DEFAULT
from recommender.study import COUNTED, JUDGED, load_study
from tests.recommender.conftest import ApiServer
from tests.recommender.study.published_tables import write_published
from tests.recommender.study.test_models_help import drafts

FIGURES = {*JUDGED, *COUNTED, "intervals", "recommendations"}


def run(*arguments: str) -> str:
    done = CliRunner().invoke(app, list(arguments))
    if done.exception is not None:
        raise done.exception
    return done.stdout


@pytest.fixture(autouse=True)
def _loaded_once(encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command loads the encoder anew: here they share the one that is loaded already."""
    monkeypatch.setattr(command, "open_encoder", lambda name: encoder if name == DEFAULT else open_encoder(name))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A file with a few users and items of a shipped study."""
    study = load_study("museum").model_dump(mode="json")
    study = {**study, "users": study["users"][:3], "messages": study["messages"][:12], "images": study["images"][:12]}
    path = tmp_path / "small.yaml"
    path.write_text(yaml.safe_dump({**study, "name": "small"}), encoding="utf-8")
    return path


def test_the_last_line_is_the_contract(small: Path) -> None:
    found = json.loads(run("--file", str(small), "--method", "all", "--k", "3", "--json").splitlines()[-1])
    assert {"study", "encoder", "k", "methods", "signatures"} == set(found)
    assert (found["study"], found["k"]) == ("small", 3)
    assert set(found["methods"]) == {"offscreen", "paper", "popularity", "random"}
    for method in found["methods"].values():
        assert set(method) == FIGURES
        assert {tuple(sorted(row)) for row in method["recommendations"]} == {
            ("image", "message", "rank", "score", "user")
        }
        assert [row["rank"] for row in method["recommendations"][:3]] == [1, 2, 3]


def test_several_studies_are_pooled(small: Path) -> None:
    found = json.loads(run("--file", str(small), "--file", "museum", "--json").splitlines()[-1])
    assert found["study"] == "small + museum"
    assert set(found["studies"]) == {"small", "museum"}
    assert len(found["methods"]["offscreen"]["recommendations"]) == 5 * (3 + 12)


def test_writes_the_report(small: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    run("--file", str(small), "--method", "all", "--report", str(page))
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def remove_labels(path: Path) -> None:
    study = yaml.safe_load(path.read_text(encoding="utf-8"))
    for part in ("users", "messages", "images"):
        for row in study[part]:
            del row["labels"]
    path.write_text(yaml.safe_dump(study), encoding="utf-8")


def test_labels_may_be_missing(small: Path) -> None:
    remove_labels(small)
    found = json.loads(run("--file", str(small), "--method", "all", "--json").splitlines()[-1])
    assert found["methods"]["paper"]["appropriate"] is None
    assert found["methods"]["offscreen"]["distinct_messages"] == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--method", "best"], "there is no method 'best'"),
        (["--file", "nowhere.yaml"], "cannot be read"),
        (["--file", "museum", "--file", "museum"], "two studies are called 'museum'"),
        (["--file", "museum", "--encoder", ""], "encoder's name is empty"),
        (["--judge"], "set OFFSCREEN_CHAT_MODEL"),
        (["new", "--out", "never.yaml"], "set OFFSCREEN_CHAT_MODEL and OPENAI_API_KEY"),
    ],
)
def test_mistakes_end_in_a_sentence(monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("OFFSCREEN_CHAT_MODEL", raising=False)
    with pytest.raises(RecommenderError, match=words):
        run(*arguments)


def test_drafts_a_study(api: ApiServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "right-key")
    monkeypatch.setenv("OPENAI_BASE_URL", api.url)
    monkeypatch.setenv("OFFSCREEN_CHAT_MODEL", "m")
    api.chat = drafts
    out = tmp_path / "drafted.yaml"
    assert "3 users and 4 messages" in run("new", "--users", "3", "--messages", "4", "--out", str(out))
    assert load_study(out).name == "drafted"
    with pytest.raises(RecommenderError, match="is there already"):
        run("new", "--out", str(out))


@pytest.fixture
def judging(api: ApiServer, monkeypatch: pytest.MonkeyPatch) -> ApiServer:
    """A chat model that finds all pairs appropriate."""
    monkeypatch.setenv("OPENAI_API_KEY", "right-key")
    monkeypatch.setenv("OPENAI_BASE_URL", api.url)
    monkeypatch.setenv("OFFSCREEN_CHAT_MODEL", "m")
    api.chat = lambda body: '{"aligned": true, "not_disliked": true, "suited": true}'
    return api


def test_the_second_judge_judges_every_method(judging: ApiServer, small: Path) -> None:
    found = json.loads(run("--file", str(small), "--method", "all", "--judge", "--yes", "--json").splitlines()[-1])
    judge = found["judge"]
    assert set(judge["methods"]) == set(found["methods"])
    told = judge["methods"]["offscreen"]
    assert (told["pairs"], told["both"], told["appropriate"]) == (15, 15, 1)
    assert told["agreement"] == found["methods"]["offscreen"]["appropriate"]
    chosen = {
        (row["user"], row["message"], row["image"]) for m in found["methods"].values() for row in m["recommendations"]
    }
    assert judge["requests"] == len(judging.requests) == len(chosen)


def test_the_second_judge_has_figures_without_labels(judging: ApiServer, small: Path) -> None:
    remove_labels(small)
    found = json.loads(run("--file", str(small), "--judge", "--yes", "--json").splitlines()[-1])
    told = found["judge"]["methods"]["offscreen"]
    assert (told["appropriate"], told["suited"], told["agreement"], told["both"]) == (1, 1, None, 0)


def test_nothing_is_asked_before_somebody_agreed(judging: ApiServer, small: Path) -> None:
    with pytest.raises(RecommenderError, match=r"would send 15 requests .* add --yes"):
        run("--file", str(small), "--judge")
    assert judging.requests == []


def test_the_papers_own_experiment_names_what_it_tells(tmp_path: Path) -> None:
    write_published(tmp_path)
    printed = run("--paper", str(tmp_path), "--json")
    assert "83% appropriate" in printed
    found = json.loads(printed.splitlines()[-1])
    assert {"paper", "offscreen"} <= set(found["methods"])
    assert set(found["unlike"]["stored"]) == {"other_gender", "other_age"}
