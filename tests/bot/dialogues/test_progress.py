"""Progress: counted by the person's own weeks and hours, drawn, and said without blame."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from bot.charts import canvas
from bot.charts.progress_chart import HEIGHT, WIDTH, draw_progress
from bot.core.progress import PastNudge
from bot.dialogues.progress_report import WEEKS, count_progress, part_of_day, say_progress

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)  # a Wednesday


def test_nudges_are_counted_by_local_week_activity_and_time() -> None:
    sunday_night = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)  # Monday, 0:30 in Berlin
    nudges = [
        PastNudge(sunday_night, "walking", True),
        PastNudge(NOW - timedelta(hours=2), "reading", False),
        PastNudge(NOW - timedelta(days=7), "walking", True),
        PastNudge(NOW - timedelta(days=7), None, False),
    ]
    progress = count_progress(nudges, BERLIN, NOW)
    assert [week.monday for week in progress.weeks][-2:] == [date(2026, 2, 23), date(2026, 3, 2)]
    assert len(progress.weeks) == WEEKS
    assert [(week.nudges, week.done) for week in progress.weeks][-2:] == [(2, 1), (2, 1)]
    assert [(share.name, share.nudges, share.done) for share in progress.activities] == [
        ("Walking", 2, 2),
        ("Reading", 1, 0),
    ]
    # 0:30 is night; 11:00 and 13:00 (twice) are midday
    assert [(share.nudges, share.done) for share in progress.times] == [(0, 0), (3, 1), (0, 0), (0, 0), (1, 1)]
    assert (progress.nudges, progress.done) == (4, 2)


def test_the_chart_begins_in_the_week_of_joining() -> None:
    nudges = [PastNudge(NOW - timedelta(hours=2), "reading", True)]
    progress = count_progress(nudges, BERLIN, NOW, NOW - timedelta(days=8))
    assert [week.label for week in progress.weeks] == ["23 Feb", "2 Mar"]
    assert "Your best time" not in say_progress(progress)
    first = count_progress(nudges, BERLIN, NOW, NOW)
    assert (len(first.weeks), first.title) == (1, "Your first week")


@pytest.mark.parametrize(("done", "said"), [(4, False), (5, True)])
def test_a_best_time_takes_some_reactions(done: int, said: bool) -> None:
    nudges = [PastNudge(NOW - timedelta(days=n), "yoga", n < done) for n in range(8)]
    assert ("best time" in say_progress(count_progress(nudges, BERLIN, NOW))) is said


@pytest.mark.parametrize(("hour", "part"), [(0, 4), (4, 4), (5, 0), (10, 0), (11, 1), (14, 2), (18, 3), (22, 4)])
def test_parts_of_the_day(hour: int, part: int) -> None:
    assert part_of_day(hour) == part


@pytest.mark.parametrize("done", [0, 1, 3])
def test_the_words_are_kind_whatever_was_done(done: int) -> None:
    nudges = [PastNudge(NOW - timedelta(days=n), "yoga", n < done) for n in range(3)]
    words = say_progress(count_progress(nudges, BERLIN, NOW))
    assert "3 nudges came to you" in words
    for blame in ("only", "missed", "failed", "should", "unfortunately", "but"):
        assert blame not in words.lower().split()


@pytest.mark.parametrize("count", [0, 1, 500])
def test_the_chart_is_a_picture_of_any_number(count: int) -> None:
    nudges = [PastNudge(NOW - timedelta(hours=2 * n), f"activity_{n % 9}", n % 2 == 0) for n in range(count)]
    picture = draw_progress(count_progress(nudges, BERLIN, NOW))
    with Image.open(io.BytesIO(picture)) as image:
        assert image.size == (WIDTH, HEIGHT)
        assert len(image.convert("RGB").resize((60, 60)).getcolors(3600) or ()) > 5


def test_a_chart_is_written_in_letters_of_its_language_where_there_is_a_font(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = canvas.Canvas(10, 10, 1.0)
    assert canvas.can_write("Größe – progreso")
    assert not canvas.can_write("Ж") or drawn.width("Ж", 20) > drawn.width("г", 20)
    assert not canvas.can_write("Ж") or drawn.width("ã", 20) == drawn.width("a", 20)
    monkeypatch.setattr(canvas, "_WIDE_FONT", "no such font")
    canvas._wide_font.cache_clear()
    assert not canvas.can_write("Ж")
    canvas._wide_font.cache_clear()
