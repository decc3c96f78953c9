"""How long one waits for what one wished, and others for an answer while somebody's words are being encoded.

``python -m benchmarks.patience --json``. One person wishes for something, again and again. Then their wishes follow one
another without a pause, so that the encoder is never idle, while many others ask for something that needs no encoder.
The bot, the local Bot API and everybody share one process here, which can only make answers slower.
"""

from __future__ import annotations

import asyncio
import itertools
import statistics
import time
from functools import partial

from benchmarks.report import Outcome, at_least, at_most, main
from bot.demo.stage import Stage, stage
from bot.monitoring.logs import configure_logging
from bot.settings import Settings
from telegram_playground.scripting import Message, Person

LIMIT_MS = 200.0
"""Longest median wait of others: so long nobody notices."""
WISH_LIMIT_MS = 400.0
"""Longest median wait for what one wished oneself."""
BREATH_SECONDS = 1.2
"""Between two wishes of one person: a chat takes one message a second."""

ASKING = ("/help", "/privacy", "hello")
PAUSE_SECONDS = 0.15
"""Between two people: fewer than the messages a second that Telegram allows."""

_ABOUT = "I'm 34, I love long walks and detective stories, and I'm mostly on my phone after 9 in the evening"
_THINGS = "walk read bake draw sing mend plant dance write swim".split()


def measure(quick: bool) -> Outcome:
    """Measure answers to others without and with encoding going on."""
    configure_logging("ERROR")
    waits, bubbles, idle, busy, wishes = asyncio.run(_measure(25 if quick else 120))
    figures = {
        "wish_median_ms": statistics.median(waits),
        "wish_p95_ms": sorted(waits)[int(0.95 * (len(waits) - 1))],
        "answers": len(busy),
        "wishes_encoded_meanwhile": wishes,
        "idle_median_ms": statistics.median(idle),
        "encoding_median_ms": statistics.median(busy),
        "encoding_p95_ms": sorted(busy)[int(0.95 * (len(busy) - 1))],
    }
    for name, value in figures.items():
        print(f"{name}: {value:.4g}")
    promises = (
        at_most("median wait for what one wished, ms", figures["wish_median_ms"], WISH_LIMIT_MS),
        at_most("messages that answer a wish", bubbles, 1),
        at_most("median wait of others while a text is encoded, ms", figures["encoding_median_ms"], LIMIT_MS),
        at_least("wishes that were encoded meanwhile", wishes, 2),
    )
    return Outcome(figures, promises)


async def _measure(people: int) -> tuple[list[float], int, list[float], list[float], int]:
    async with stage(Settings(_env_file=None)) as on:
        slow = on.playground.person("Slo W")
        await onboard(slow)
        waits, bubbles = await _wish_alone(slow, people)
        before = len(slow.messages)
        idle = await _ask(on, people, "Idle")
        wishing = asyncio.create_task(_wish(slow))
        busy = await _ask(on, people, "Busy")
        wishing.cancel()
        await asyncio.gather(wishing, return_exceptions=True)
        encoded = sum("Because you asked" in message.text for message in slow.messages[before:])
        return waits, bubbles, idle, busy, encoded


async def onboard(person: Person) -> None:
    """Take a person from Start to their first nudge."""
    await person.sends("/start")
    await person.receives("Is that all right?")
    for words, answer in (("yes", "1 of 9"), (_ABOUT, "2 of 9")):
        await person.sends(words)
        await person.receives(answer)
    for number in (2, 3, 4, 5, 7, 9):
        await person.until(partial(_question, person, number), f"question {number}")
        await person.sends("Berlin" if number == 9 else "skip")
    await person.receives("This is how I understood you")
    await person.sends("yes")
    await person.receives(photo=True, timeout=120)


def _question(person: Person, number: int) -> Message | None:
    return next((message for message in person.messages if f"{number} of 9" in message.text), None)


async def _wish_alone(person: Person, many: int) -> tuple[list[float], int]:
    """Return how long each wish took, ms, and the most messages that answered one."""
    waits, bubbles = [], 0
    for number in range(many):
        await asyncio.sleep(BREATH_SECONDS)
        person.catches_up()
        before, begun = len(person.messages), time.perf_counter()
        await person.sends(f"something to {_THINGS[number % 10]} and {_THINGS[number // 10 % 10]} at home")
        await person.receives(photo=True, timeout=60)
        waits.append((time.perf_counter() - begun) * 1000)
        await asyncio.sleep(BREATH_SECONDS)
        bubbles = max(bubbles, sum(message.from_bot for message in person.messages[before:]))
    return waits, bubbles


async def _wish(person: Person) -> None:
    for number in itertools.count():
        first, second = _THINGS[number % 10], _THINGS[number // 10 % 10]
        person.catches_up()
        await person.sends(f"something to {first} and {second} in {number + 5} minutes")
        await person.receives(photo=True, timeout=60)


async def _ask(on: Stage, people: int, name: str) -> list[float]:
    async def one(number: int) -> float:
        person = on.playground.person(f"{name} {number}")
        await asyncio.sleep(number * PAUSE_SECONDS)
        begun = time.perf_counter()
        await person.sends(ASKING[number % len(ASKING)])
        await person.receives(timeout=60)
        return (time.perf_counter() - begun) * 1000

    return list(await asyncio.gather(*(one(number) for number in range(people))))


if __name__ == "__main__":
    main("patience", measure)
