"""Children that are told nothing by Ctrl-C: their parent ends them."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from bot.core.subprocesses import ChildProcess


async def test_a_child_never_hears_ctrl_c_and_its_parent_still_does() -> None:
    child = ChildProcess()
    assert signal.SIGINT in await child.call(signal.pthread_sigmask, signal.SIG_BLOCK, [])
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])
    child.close()


def _never_ends(begun: Path) -> None:
    begun.write_text("begun")
    threading.Event().wait()


async def test_a_child_ends_when_it_is_told_to_whatever_it_is_at(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "begun")
    child = ChildProcess()
    asked = asyncio.ensure_future(child.call(_never_ends, tmp_path / "begun"))
    assert await asyncio.to_thread((tmp_path / "begun").read_text) == "begun"
    child.close()
    with pytest.raises(BrokenProcessPool):
        await asked
    assert await child.call(abs, -2) == 2  # a new one is begun when it is needed
    child.close()


async def test_ending_a_child_that_was_killed_waits_for_nobody() -> None:
    child = ChildProcess()
    os.kill(await child.call(os.getpid), signal.SIGKILL)
    child.close()
    assert not child.is_running()
