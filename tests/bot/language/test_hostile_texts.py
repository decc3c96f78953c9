"""Texts made to keep the bot busy: the reader is done with them soon, and nobody else waits."""

from __future__ import annotations

import re

import pytest

from benchmarks.attack.reading import hostile_texts, measure
from bot.core.clock import JumpingClock
from bot.delivery.encoding import EncodingProcess
from bot.language import registry as languages
from bot.language.base import Language
from bot.language.crisis import sounds_like_crisis
from bot.settings import Settings
from tests.bot.conftest import MONDAY_MORNING
from tests.bot.messenger import memory_stage
from tests.bot.talks import PATIENCE_SECONDS

OWNER = 4_242
RUNAWAY = re.compile(r"(?:a+)+b")


@pytest.mark.parametrize("texts", [200, pytest.param(1_000, marks=pytest.mark.long)])
def test_the_reader_is_done_soon_with_whatever_it_is_given(texts: int) -> None:
    found = measure(hostile_texts(texts, seed=7))
    assert found.longest_seconds < 1.0  # each is a few milliseconds; this is a bound for a busy machine


def test_one_in_danger_is_heard_however_late_in_a_text() -> None:
    for length in (0, 700, 985, 1_800, 3_900):
        text = ("it was a long day and " * 200)[:length] + " i want to kill myself"
        assert sounds_like_crisis(text), length


async def test_hostile_answers_keep_nobody_waiting_and_a_long_one_is_said_to_be_cut(
    settings: Settings, encoder: EncodingProcess
) -> None:
    async with memory_stage(settings, clock=JumpingClock(MONDAY_MORNING), encoder=encoder) as on:
        person = on.playground.person("Hos Tile")
        await person.sends("/start")
        await person.receives("Is that all right?")
        await person.sends("yes")
        await person.receives("1 of 9")
        for words in ("I'm  " * 40, "also " * 800, "it's " * 800):
            await person.sends(words)
            answer = await person.receives("your age in years", timeout=PATIENCE_SECONDS)
            assert ("I read the first 1,000 characters" in answer.text) == (len(words) > 1_000)
        late = "we had a nice evening. " * 100 + "I want to die"
        await person.sends(late)
        assert "I read the first" not in (await person.receives("findahelpline")).text


async def test_reading_that_does_not_end_is_broken_off_and_the_question_asked_again(
    settings: Settings, encoder: EncodingProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(language: Language, words: str) -> int:
        return int(RUNAWAY.match("a" * 60, len(words) // 100) is None)

    owned = settings.model_copy(update={"owners": frozenset({OWNER})})
    async with memory_stage(owned, clock=JumpingClock(MONDAY_MORNING), encoder=encoder) as on:
        owner, person = on.playground.person("Own Er", id=OWNER), on.playground.person("Asks Much")
        await owner.sends("/start")
        await person.sends("/start")
        await person.receives("Is that all right?")
        await person.sends("yes")
        await person.receives("1 of 9")
        with monkeypatch.context() as patched:
            patched.setattr(type(languages.get()), "parse_age", never)
            await person.sends("thirty four")
            answer = await person.receives("in good time", timeout=PATIENCE_SECONDS)
            assert "How old are you?" in answer.text
            await owner.receives("took too long", timeout=PATIENCE_SECONDS)
        await person.sends("34")
        await person.receives("2 of 9")
