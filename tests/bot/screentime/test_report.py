"""What people are told of their screen time, and with which doubts."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from bot.charts.progress_chart import HEIGHT, SCREEN_HEIGHT, WIDTH, draw_progress
from bot.core.progress import Progress, ScreenBar
from bot.dialogues.screen_report import say_screen
from bot.screentime.report import PutDown, count_put_down
from tests.bot.screentime.test_sessions import at, signs


@pytest.mark.parametrize(
    ("said", "sent", "expected"),
    [
        ("0 open A, 25 close A", [20], PutDown(1, 1, 0)),
        ("0 open A, 30 close A", [20], PutDown(1, 1, 0)),  # ten minutes are soon
        ("0 open A, 31 close A", [20], PutDown(1, 0, 0)),
        ("0 open A, 25 close A, 26 open B, 50 close B", [20], PutDown(1, 0, 0)),  # it was only another app
        ("0 open A, 25 close A, 28 open B, 50 close B", [20], PutDown(1, 1, 0)),
        ("0 active, 4 active, 8 active", [7], PutDown(1, 0, 1)),
        ("0 active, 4 active, 8 active, 12 active, 16 active, 20 active", [7], PutDown(1, 0, 0)),
        ("0 open A", [2], PutDown(0, 0, 0)),  # nobody knows how that ended
        ("0 open A, 5 close A", [-30, 20], PutDown(0, 0, 0)),  # these met nobody there
        ("0 open A, 25 close A", [95], PutDown(0, 0, 0)),  # too new to say
        ("0 open A, 5 close A, 30 open A, 52 close A", [3, 45], PutDown(2, 2, 0)),
    ],
)
def test_put_down(said: str, sent: list[float], expected: PutDown) -> None:
    assert count_put_down([at(minute) for minute in sent], signs(said), at(100)) == expected


BARS = (ScreenBar(label="1 Mar", minutes=130), ScreenBar(label="2 Mar"), ScreenBar(label="3 Mar", minutes=50))


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (PutDown(), []),
        (PutDown(2, 1, 0), ["1 of 2", "So few say nothing yet"]),
        (PutDown(7, 3, 1), ["4 of 7", "One of these is a guess", "take it as a hint"]),
    ],
)
def test_doubts_are_said(after: PutDown, words: list[str]) -> None:
    said = say_screen(BARS, after)
    assert said.startswith("By what your devices told, you were on the screen for 1 h 30 min a day (2 days).")
    assert all(word in said for word in words)
    assert bool(words) is ("ten minutes" in said)


def test_the_chart_grows_where_there_is_screen_time() -> None:
    without = Image.open(io.BytesIO(draw_progress(Progress(weeks=()))))
    shown = Image.open(io.BytesIO(draw_progress(Progress(weeks=(), screen=BARS))))
    assert without.size == (WIDTH, HEIGHT)
    assert shown.size == (WIDTH, HEIGHT + SCREEN_HEIGHT)
    drawn = shown.crop((0, HEIGHT + 60, WIDTH, HEIGHT + SCREEN_HEIGHT - 60)).convert("RGB")
    heights = [_height(drawn, middle) for middle in (131, 320, 509)]
    assert heights[0] > heights[2] > heights[1] == 0


def _height(picture: Image.Image, x: int) -> int:
    column = [picture.getpixel((x, y)) for y in range(picture.height)]
    return sum(isinstance(pixel, tuple) and pixel[2] > pixel[0] for pixel in column)
