"""An outage is one line when it begins and one when it ends, however much fails meanwhile."""

from __future__ import annotations

import logging

import pytest

from bot.core.log_events import is_told
from bot.core.outages import Outage


def test_an_outage_has_two_lines(caplog: pytest.LogCaptureFixture) -> None:
    now = [0.0]
    outage = Outage(
        "database",
        logging.getLogger("bot.test_outages"),
        lambda error: isinstance(error, ConnectionError),
        lambda: now[0],
    )
    with caplog.at_level(logging.INFO):
        for attempt in range(1000):
            now[0] = attempt / 10
            with pytest.raises(ConnectionError) as met, outage.watch():
                raise ConnectionRefusedError
            assert is_told(met.value)
        assert outage.is_away
        with pytest.raises(KeyError) as other, outage.watch():
            raise KeyError  # not of the database: it says nothing about it
        assert not is_told(other.value)
        for _time in range(2):
            with outage.watch():
                pass
    first, last = [record.getMessage() for record in caplog.records]
    assert first.startswith("database_away error=ConnectionRefusedError at=")
    assert last == "database_back seconds=99.9 failures=1000"
    assert (outage.is_away, outage.failures) == (False, 1000)
