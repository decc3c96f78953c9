"""What can come in Telegram's place, or late: pages, refusals, silence."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from benchmarks.attack.table import Row, Scene
from benchmarks.attack.target import HELP, KNOWN_SECONDS, START_SECONDS, insist
from benchmarks.front import OddAnswer, telegrams

SLOW_SECONDS = 25.0

METHODS = (
    *("getUpdates", "sendMessage", "sendPhoto", "sendDocument", "answerCallbackQuery", "editMessageText"),
    *("editMessageReplyMarkup", "sendChatAction", "setMyCommands", "deleteMessage"),
)
"""All that the program calls while it works."""

ODD = {
    "a page, 404": OddAnswer(404),
    "a page, 403": OddAnswer(403),
    "a page, 400": OddAnswer(400),
    "a page, 200": OddAnswer(200),
    "nothing, 200": OddAnswer(200, b""),
    "half of an answer": OddAnswer(200, b'{"ok": true, "resu'),
    "a list": OddAnswer(200, b"[]"),
    "502": OddAnswer(502),
    "Telegram's 401": telegrams(401, "Unauthorized"),
    "Telegram's 404": telegrams(404, "Not Found"),
    "Telegram's 500": telegrams(500, "Internal Server Error"),
    "429 without a number": telegrams(429, "Too Many Requests: retry later"),
    "a redirect": OddAnswer(302, b""),
}
QUICK_ODD = ("a page, 404",)
ODD_REPLIES = (OddAnswer(200, b""), OddAnswer(403), OddAnswer(502))


async def odd_answers(scene: Scene) -> None:
    """Answer the next call of every method oddly while somebody writes, taps and asks for their data."""
    target, known = scene.shared, scene.shared.known
    for name in QUICK_ODD if scene.quick else ODD:
        for method in METHODS:
            target.front.answer(method, ODD[name])
        known.catches_up()
        await known.sends("/help")
        await known.receives(HELP, timeout=START_SECONDS)
        for command in ("/pause",) if scene.quick else ("/pause", "/export", "/why"):
            await known.sends(command)
        await asyncio.sleep(0 if scene.quick else 2)
        target.front.odd.clear()
        await asyncio.sleep(1)
        await target.ask(within=START_SECONDS if name.startswith("429") else 2 * KNOWN_SECONDS)


async def nothing_twice(scene: Scene) -> None:
    """Answer a reply oddly once: it comes, and it comes once."""
    target, known = scene.shared, scene.shared.known
    for odd in ODD_REPLIES[: 1 if scene.quick else None]:
        target.front.answer("sendMessage", odd)
        known.catches_up()
        before = sum(HELP in message.text for message in known.messages if message.from_bot)
        await known.sends("/help")
        await known.receives(HELP, timeout=START_SECONDS)
        await target.ask()
        after = sum(HELP in message.text for message in known.messages if message.from_bot)
        insist(after == before + 2, f"two questions had {after - before} answers")


async def away(scene: Scene) -> None:
    """Cut the network off, and let somebody write meanwhile: the answer comes soon after it is back."""
    target = scene.shared
    target.front.behind = "http://127.0.0.1:9"
    target.known.catches_up()
    await target.known.sends("/help")
    await asyncio.sleep(2 if scene.quick else 60)
    target.front.behind = target.playground.address
    await target.known.receives(HELP, timeout=KNOWN_SECONDS)


async def slow_answers(scene: Scene) -> None:
    """Let Telegram take 25 seconds over one person's message: others do not wait, and it comes once."""
    target, known = scene.shared, scene.shared.known
    fault = target.playground.faults.add(
        "slow", "sendMessage", chat_id=known.id, times=1, delay=timedelta(seconds=SLOW_SECONDS)
    )
    before = sum(HELP in message.text for message in known.messages if message.from_bot)
    await known.sends("/help")
    for _time in range(4):
        await target.ask(target.owner)
        await asyncio.sleep(SLOW_SECONDS / 4)
    await asyncio.sleep(3)
    after = sum(HELP in message.text for message in known.messages if message.from_bot)
    insist(fault.struck == 1 and after == before + 1, f"a slow answer led to {after - before} messages")


ROWS = (
    Row("odd answers to every method", odd_answers, quick=True, seconds=600),
    Row("an odd answer loses and doubles no reply", nothing_twice, quick=True),
    Row("the network is away", away, quick=True),
    Row("Telegram answers after 25 seconds", slow_answers),
)
