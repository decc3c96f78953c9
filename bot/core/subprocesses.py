"""What a child process for heavy models owes its parent."""

from __future__ import annotations

import multiprocessing
import os
import threading


def follow_parent() -> None:
    """End with the parent, also when it was killed: an orphan would keep the model in memory for ever."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def wait() -> None:
        parent.join()
        os._exit(0)

    threading.Thread(target=wait, daemon=True).start()
