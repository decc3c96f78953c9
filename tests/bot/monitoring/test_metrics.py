"""The metrics are served while the database is away, and say so."""

from __future__ import annotations

from bot.monitoring.metrics import Metrics, QueueFigures
from bot.storage.models import NudgeState
from tests.bot.factories import NOON


def test_the_page_says_whether_the_database_answers() -> None:
    metrics = Metrics()
    page = metrics.page(QueueFigures(3, {NudgeState.PLANNED: 2}, NOON), 1, 0).decode()
    for line in ("offscreen_database_up 1.0", "offscreen_moments_due 3.0", 'offscreen_outbox{state="planned"} 2.0'):
        assert line in page
    assert "offscreen_backup_last_success_timestamp_seconds 1.7" in page
    away = metrics.page(None, 1, 7).decode()
    assert "offscreen_database_up 0.0" in away
    assert "offscreen_database_failures_total 7.0" in away
    assert "offscreen_moments_due 3.0" in away  # as it was known last
