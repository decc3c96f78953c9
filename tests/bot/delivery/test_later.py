"""Until when a nudge can be put off."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.delivery.later import LaterTime, instant_of, offered
from recommender import Profile

BERLIN = ZoneInfo("Europe/Berlin")
WORKING = Profile({"occupation": "accountant"})
AT_HOME = Profile({"occupation": "accountant, works from home"})
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""In Berlin it is ten."""


@pytest.mark.parametrize(("hour", "is_offered"), [(2, False), (9, True), (17, True), (18, False), (22, False)])
def test_tonight_is_offered_by_day(hour: int, is_offered: bool) -> None:
    assert (LaterTime.TONIGHT in offered(MONDAY.replace(hour=hour), BERLIN)) is is_offered  # an hour later in Berlin


@pytest.mark.parametrize(
    ("later", "profile", "now", "comes"),
    [
        (LaterTime.TONIGHT, WORKING, MONDAY, MONDAY.replace(hour=19)),
        (LaterTime.TOMORROW, WORKING, MONDAY, MONDAY + timedelta(days=1)),
        (LaterTime.TOMORROW, WORKING, datetime(2026, 3, 28, 9, 0, tzinfo=UTC), datetime(2026, 3, 29, 8, 0, tzinfo=UTC)),
        (LaterTime.HOME, WORKING, MONDAY, MONDAY.replace(hour=16)),  # work ends at five
        (LaterTime.HOME, AT_HOME, MONDAY, MONDAY.replace(hour=17)),  # out for once: in the evening
        (LaterTime.HOME, AT_HOME, MONDAY.replace(hour=20), MONDAY.replace(hour=21)),
    ],
)
def test_the_instant_that_it_stands_for(later: LaterTime, profile: Profile, now: datetime, comes: datetime) -> None:
    assert instant_of(later, now, BERLIN, profile) == comes
