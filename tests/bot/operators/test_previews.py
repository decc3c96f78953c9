"""A preview and the sender choose alike: by the hour too, whoever it is for."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.storage.queries.moments import next_pending
from bot.storage.queries.people import find_user
from bot.telegram.addresses import telegram_address
from recommender.policies.offscreen import OffscreenPolicy
from telegram_playground.scripting import Person
from tests.bot.operators.conftest import Staff
from tests.bot.talks import PATIENCE_SECONDS, onboard, with_answers

PAIRS = 5


async def _unsuited_hours(staff: Staff, operator: Person) -> list[frozenset[int]]:
    """Return the hours at which the messages that an operator is shown must not be sent."""
    policy = (await staff.on.bot.matcher.library()).policy
    assert isinstance(policy, OffscreenPolicy)
    ids = {item.text: name for name, item in policy.messages.items()}
    shown = [await operator.receives(photo=True, timeout=PATIENCE_SECONDS) for _pair in range(PAIRS)]
    return [policy.fitter.situations.unsuited[0][ids[message.text.partition("\n\n")[0]]] for message in shown]


async def test_somebody_described_gets_nothing_of_the_night_in_the_morning(staff: Staff) -> None:
    viewer = await staff.somebody("Vic", "viewer")
    await viewer.sends("/preview a woman of 40 who likes sleeping and going to bed early")
    await viewer.receives("For ", timeout=PATIENCE_SECONDS)
    morning = staff.on.bot.clock.now().hour  # an operator who told no place lives in UTC
    assert all(morning not in hours for hours in await _unsuited_hours(staff, viewer))


@pytest.mark.parametrize("windows", ["weekdays 14:00-16:00", "weekdays 22:00-23:30"])
async def test_a_user_is_previewed_at_the_hour_of_their_next_moment(staff: Staff, windows: str) -> None:
    editor = await staff.somebody("Edda", "editor")
    sleeper = staff.on.playground.person("Sol")
    await onboard(sleeper, with_answers(likes="sleeping, going to bed early, picnics", windows=windows))
    await editor.sends(f"/preview {sleeper.id}")
    await editor.receives("For this user", timeout=PATIENCE_SECONDS)
    hours = await _unsuited_hours(staff, editor)
    async with staff.on.bot.database.reading() as session:
        user = await find_user(telegram_address(sleeper.id), session=session)
        assert user is not None
        due_at = await next_pending(
            after=staff.on.bot.clock.now() - timedelta(minutes=1), user_id=user.id, session=session
        )
    assert due_at is not None
    due = due_at.astimezone(ZoneInfo("Europe/Berlin")).hour
    assert all(due not in unsuited for unsuited in hours)
