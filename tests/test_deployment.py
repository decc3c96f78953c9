"""The files under deploy/, compose.yaml and the Dockerfile name only what exists."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.core.service import ProcessRole
from bot.monitoring.metrics import Metrics, QueueFigures
from bot.settings import Settings
from bot.storage.models import DecisionOutcome, NudgeState
from bot.telegram import webhook
from bot.web import events

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
BOARD: dict[str, Any] = json.loads((DEPLOY / "grafana" / "offscreen.json").read_text(encoding="utf-8"))
ALERTS: dict[str, Any] = yaml.safe_load((DEPLOY / "prometheus" / "alerts.yaml").read_text(encoding="utf-8"))
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
RULES = [rule for group in ALERTS["groups"] for rule in group["rules"]]
QUERIES = [
    *(target["expr"] for panel in BOARD["panels"] for target in panel.get("targets", [])),
    *(rule["expr"] for rule in RULES),
]


def exported() -> set[str]:
    metrics = Metrics()
    metrics.decided(DecisionOutcome.SENT, None)
    metrics.nudge_settled(NudgeState.SENT, 1.0)
    page = metrics.page(QueueFigures(0, {}), 0, 0).decode()
    return {re.split(r"[{ ]", line)[0] for line in page.splitlines() if not line.startswith("#")}


@pytest.mark.parametrize("query", QUERIES)
def test_the_board_and_the_alerts_ask_for_metrics_and_labels_that_exist(query: str) -> None:
    names = set(re.findall(r"\b(?:offscreen|process)_[a-z_]+", re.sub(r'"[^"]*"', "", query)))
    assert names <= exported()
    assert names or "up{" in query
    assert set(re.findall(r'state="([^"]*)"', query)) <= {state.value for state in NudgeState}
    assert set(re.findall(r'outcome="([^"]*)"', query)) <= {outcome.value for outcome in DecisionOutcome}


def test_the_table_of_metrics_is_whole() -> None:
    page = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `(offscreen_[a-z_]+)", page, re.MULTILINE))
    ours = {name for name in exported() if name.startswith("offscreen_") and not name.endswith("_created")}
    assert told == {re.sub(r"_(bucket|sum|count)$", "", name) for name in ours}


def test_each_alert_says_what_is_wrong_and_what_to_do() -> None:
    assert len({rule["alert"] for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert set(rule["annotations"]) == {"summary", "action"}
        assert rule["labels"]["severity"] in {"page", "ticket"}


def test_the_board_has_one_place_for_each_panel() -> None:
    panels = BOARD["panels"]
    assert len({panel["id"] for panel in panels}) == len(panels)
    for one, other in combinations((panel["gridPos"] for panel in panels), 2):
        apart = (
            one["x"] + one["w"] <= other["x"],
            other["x"] + other["w"] <= one["x"],
            one["y"] + one["h"] <= other["y"],
            other["y"] + other["h"] <= one["y"],
        )
        assert any(apart)


def _texts() -> Iterator[Path]:
    yield from (path for path in sorted(DEPLOY.rglob("*")) if path.is_file())
    yield from (ROOT / "compose.yaml", ROOT / "Dockerfile", ROOT / "docs" / "deployment.md")


@pytest.mark.parametrize("path", list(_texts()), ids=lambda path: path.name)
def test_every_setting_that_is_named_exists(path: Path) -> None:
    named = set(re.findall(r"OFFSCREEN_[A-Z_]+", path.read_text(encoding="utf-8")))
    assert named <= {f"OFFSCREEN_{name.upper()}" for name in Settings.model_fields}


@pytest.mark.parametrize("path", ["nginx/offscreen.conf", "caddy/Caddyfile"])
def test_proxies_pass_on_what_is_served_to_others_and_nothing_else(path: str) -> None:
    text = re.sub(r"#.*", "", (DEPLOY / path).read_text(encoding="utf-8"))
    passed = set(re.findall(r"(?<![\w.])/(?:telegram|v1|healthz|readyz|metrics)[\w/.]*", text))
    assert passed == {webhook.PATH, events.PATH, events.DESCRIPTION_PATH}


def test_the_unit_runs_each_role() -> None:
    unit = (DEPLOY / "systemd" / "offscreen@.service").read_text(encoding="utf-8")
    assert "offscreen run --role %i\n" in unit
    page = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")
    assert {role for role in ProcessRole if f"offscreen@{role}" in page} == set(ProcessRole)


def test_compose_takes_any_password_and_opens_nothing_to_others() -> None:
    bot = COMPOSE["services"]["bot"]
    assert (
        "POSTGRES_PASSWORD" not in bot["environment"]["OFFSCREEN_DATABASE_URL"]
    )  # @ or # in it would break the address
    assert bot["environment"]["PGPASSWORD"].startswith("${POSTGRES_PASSWORD:?")
    assert bot["ports"] == ["127.0.0.1:8080:8080", "127.0.0.1:9464:9464"]
    assert "ports" not in COMPOSE["services"]["database"]
