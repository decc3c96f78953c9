"""What reaches the log: where something went wrong, and no word that anybody said."""

from __future__ import annotations

import logging

import pytest

from bot.core.log_events import note_told
from bot.errors import SettingsError
from bot.monitoring.logs import DiscreetFormatter, LimitedByKind


def written(error: Exception) -> str:
    record = logging.LogRecord("bot", logging.ERROR, __file__, 1, "turn_failed user=%s", (5,), None)
    record.exc_info = (type(error), error, error.__traceback__)
    return DiscreetFormatter("%(levelname)s %(message)s").format(record)


def fail(words: str) -> None:
    try:
        int(words)
    except ValueError as error:
        raise KeyError(words) from error


def test_an_exception_is_written_without_its_words() -> None:
    try:
        fail(f"telegram id {4700 + 11}")
    except KeyError as error:
        text = written(error)
    assert "turn_failed user=5" in text
    assert "4711" not in text
    assert text.index("builtins.ValueError") < text.index("builtins.KeyError")
    assert "test_logs.py" in text


def test_our_own_errors_keep_their_remedy() -> None:
    with pytest.raises(SettingsError) as raised:
        raise SettingsError("OFFSCREEN_CAP is 7: set 1 to 3")
    assert "set 1 to 3" in written(raised.value)


def test_warnings_of_one_kind_are_limited_and_counted() -> None:
    now = [0.0]
    limited = LimitedByKind(2, lambda: now[0])

    def record(name: str, level: int = logging.WARNING) -> logging.LogRecord:
        return logging.LogRecord("bot.x", level, "", 0, "%s%s", (name, " n=1"), None)

    assert [limited.filter(record("a")) for _time in range(4)] == [True, True, False, False]
    assert limited.filter(record("b"))
    assert all(limited.filter(record("a", logging.INFO)) for _time in range(5))
    now[0] = 61.0
    later = record("a")
    assert limited.filter(later)
    assert later.getMessage() == "a n=1 kept_back=2"


def test_of_one_kind_only_the_first_has_its_traceback_and_what_is_told_has_no_line() -> None:
    limited = LimitedByKind()

    def record(error: Exception) -> logging.LogRecord:
        return logging.LogRecord("bot.x", logging.ERROR, "", 0, "tick_failed", (), (type(error), error, None))

    first, second = record(OSError("words")), record(OSError("words"))
    assert limited.filter(first)
    assert limited.filter(second)
    assert first.exc_info is not None
    assert (second.exc_info, second.getMessage()) == (None, "tick_failed error=OSError")
    told = OSError("words")
    note_told(told)
    later = KeyError("words")
    later.__context__ = told
    assert not limited.filter(record(told))
    assert not limited.filter(record(later))
