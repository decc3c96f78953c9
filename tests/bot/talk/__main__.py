"""Play a file of cases and print how much is right, kind by kind: ``python -m tests.bot.talk FILE [--half odd]``."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections import Counter
from pathlib import Path

from bot.core.clock import JumpingClock
from bot.settings import Settings
from telegram_playground.errors import PlaygroundError
from tests.bot.conftest import MONDAY_MORNING, RememberingEncoder
from tests.bot.messenger import memory_stage
from tests.bot.talk.player import Case, Player, read_cases


async def play(path: Path, half: str, kinds: list[str], show: str) -> None:
    """Play the cases and print what came of them."""
    file, settings = read_cases(path), Settings(_env_file=None)
    chosen = [case for case in file.cases if _is_in(case, half) and (not kinds or case.kind in kinds)]
    encoder, right, all_of = RememberingEncoder(settings.encoder), Counter[str](), Counter[str]()
    async with memory_stage(settings, clock=JumpingClock(MONDAY_MORNING), encoder=encoder) as on:
        player = Player(on, file.personas)
        for case in chosen:
            try:
                wrong = await player.play(case)
            except (PlaygroundError, TimeoutError) as error:
                wrong = [f"it came to no end: {error}"]
                player.transcript.append(f"[{case.id}] {case.messages}")
            all_of[case.kind] += 1
            right[case.kind] += not wrong
            if show == "all" or (show == "wrong" and wrong):
                _print(player.transcript[-1], *(f"  !! {one}" for one in wrong))
    encoder.close()
    for kind in all_of:
        _print(f"{kind:12} {right[kind]:3} of {all_of[kind]:3}")
    _print(f"{'all':12} {right.total():3} of {all_of.total():3} = {right.total() / max(all_of.total(), 1):.3f}")


def _is_in(case: Case, half: str) -> bool:
    return half == "both" or case.is_odd is (half == "odd")


def _print(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("--half", choices=("odd", "even", "both"), default="odd")
    parser.add_argument("--kind", action="append", default=[])
    parser.add_argument("--show", choices=("none", "wrong", "all"), default="wrong")
    asked = parser.parse_args()
    asyncio.run(play(asked.file, asked.half, asked.kind, asked.show))
