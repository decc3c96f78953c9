"""A real ActivityWatch, to be fed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from bot.demo.stage import free_port

PATIENCE_SECONDS = 60.0
"""For its start on a busy machine."""


class RealActivityWatch:
    """ActivityWatch's own server as a process.

    Args:
        folder: For everything it writes.
        port: On the loopback interface.
    """

    def __init__(self, folder: Path, port: int) -> None:
        self._folder = folder
        self._port = port
        self.address = f"http://127.0.0.1:{port}"
        self._process: subprocess.Popen[bytes] | None = None
        self._client = httpx.Client(base_url=f"{self.address}/api/0", trust_env=False, timeout=PATIENCE_SECONDS)

    def start(self) -> None:
        """Start it, and return once it answers."""
        names = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "aw_server", "--testing", "--host", "127.0.0.1", "--port", str(self._port)],
            env={**os.environ, **{name: str(self._folder / name.lower()) for name in names}},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                self._client.get("/info").raise_for_status()
            except httpx.TransportError:
                if self._process.poll() is not None or time.monotonic() > deadline:
                    raise
                time.sleep(0.1)
            else:
                return

    def stop(self) -> None:
        """End it; what it has recorded stays."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def close(self) -> None:
        """End it for good."""
        self.stop()
        self._client.close()

    def clear(self) -> None:
        """Forget everything; but where heartbeats came in, it trips over those that come in again."""
        for name in self._client.get("/buckets/").json():
            self._client.delete(f"/buckets/{name}").raise_for_status()

    def bucket(self, watcher: str, kind: str, host: str = "desk") -> str:
        """Make a bucket as a watcher does, and return its name."""
        name = f"{watcher}_{host}"
        about = {"client": watcher, "type": kind, "hostname": host}
        answer = self._client.post(f"/buckets/{name}", json=about)
        assert answer.status_code in (200, 304), answer.text  # 304: it is there already
        return name

    def record(self, bucket: str, start: datetime, length: timedelta, **data: Any) -> None:
        """Add one event."""
        event = {"timestamp": start.isoformat(), "duration": length.total_seconds(), "data": data}
        self._client.post(f"/buckets/{bucket}/events", json=[event]).raise_for_status()

    def heartbeat(self, bucket: str, at: datetime, **data: Any) -> None:
        """Go on with the last event, as watchers do each second or so."""
        event = {"timestamp": at.isoformat(), "duration": 0, "data": data}
        self._client.post(f"/buckets/{bucket}/heartbeat", params={"pulsetime": 300}, json=event).raise_for_status()

    def presence(self, start: datetime, length: timedelta, *, there: bool = True, host: str = "desk") -> None:
        """Record that somebody was at the keyboard, or not."""
        bucket = self.bucket("aw-watcher-afk", "afkstatus", host)
        self.record(bucket, start, length, status="not-afk" if there else "afk")

    def window(self, start: datetime, length: timedelta, app: str, title: str = "", host: str = "desk") -> None:
        """Record a window in front."""
        bucket = self.bucket("aw-watcher-window", "currentwindow", host)
        self.record(bucket, start, length, app=app, title=title)


@contextmanager
def real_activitywatch(folder: Path) -> Iterator[RealActivityWatch]:
    """Run one within the block."""
    server = RealActivityWatch(folder, free_port())
    try:
        server.start()
        yield server
    finally:
        server.close()
