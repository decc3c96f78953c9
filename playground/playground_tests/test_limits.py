"""How fast a bot may send."""

from __future__ import annotations

import pytest
from telegram.error import RetryAfter

from playground_tests.conftest import make_bot
from telegram_playground.errors import Refusal
from telegram_playground.limits import SendLimits
from telegram_playground.server import Playground


def outcomes(limits: SendLimits, chats_and_times: list[tuple[int, float]]) -> list[int | None]:
    """Return ``retry_after`` for every message, ``None`` where it may go."""
    found: list[int | None] = []
    for chat, now in chats_and_times:
        try:
            limits.check(chat, now)
        except Refusal as refusal:
            found.append(refusal.retry_after)
        else:
            found.append(None)
    return found


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        # Three at once, the fourth has to wait a second.
        ([0, 0, 0, 0], [None, None, None, 1]),
        # Refilled by one a second: after the burst one more at 1.0, none at 1.5.
        ([0, 0, 0, 1.0, 1.5], [None, None, None, None, 1]),
        # A refused message costs nothing.
        ([0, 0, 0, 0, 0, 1.0], [None, None, None, 1, 1, None]),
        # After a rest the whole burst is there again, and no more than it.
        ([0, 0, 0, 60, 60, 60, 60], [None, None, None, None, None, None, 1]),
        # One a second goes on for ever.
        ([float(second) for second in range(50)], [None] * 50),
    ],
)
def test_one_chat(times: list[float], expected: list[int | None]) -> None:
    assert outcomes(SendLimits(), [(1, now) for now in times]) == expected


def test_all_chats_together() -> None:
    limits = SendLimits()
    assert outcomes(limits, [(chat, 0.0) for chat in range(31)]) == [None] * 30 + [1]
    assert outcomes(limits, [(99, 0.9), (99, 1.0)]) == [1, None]  # the second slides on


async def test_a_fast_bot_is_told_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    async with Playground(limits=True) as playground, make_bot(playground) as bot:
        ada = playground.person("Ada")
        await ada.sends("/start")
        for _ in range(3):
            await bot.send_message(ada.id, "hi")
            await bot.send_chat_action(ada.id, "typing")  # does not count
        with pytest.raises(RetryAfter):
            await bot.send_message(ada.id, "hi")
        (refused,) = [call for call in playground.journal.of("sendMessage") if not call.ok]
        assert (refused.status, refused.answer) == (429, "Too Many Requests: retry after 1")
