"""Children that are told nothing by Ctrl-C: their parent ends them."""

from __future__ import annotations

import signal

from bot.core.subprocesses import ChildProcess


async def test_a_child_never_hears_ctrl_c_and_its_parent_still_does() -> None:
    child = ChildProcess()
    assert signal.SIGINT in await child.call(signal.pthread_sigmask, signal.SIG_BLOCK, [])
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])
    child.close()
