"""Waits before another try: longer with each failure, and never so long that people notice when all is well again."""

from __future__ import annotations

import pytest

from bot.core.backoff import backoff


@pytest.mark.parametrize(("failures", "seconds"), [(0, 0.5), (1, 1.0), (2, 2.0), (3, 4.0), (4, 4.0), (10**6, 4.0)])
def test_waits_double_up_to_four_seconds(failures: int, seconds: float) -> None:
    assert backoff(failures) == seconds
