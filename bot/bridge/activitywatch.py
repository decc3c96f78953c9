"""ActivityWatch's REST API, as far as the bridge reads it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from types import TracebackType
from typing import Self
from urllib.parse import quote

import httpx

from bot.bridge.records import WatchedKind, WatcherBucket, read_buckets, read_stretches
from bot.bridge.stretches import Stretch, within
from bot.bridge.telling import AWAY, Host
from bot.errors import BridgeError

_LARGEST_BYTES = 32_000_000
"""Of one answer: a whole day of windows that change each second has about half of that."""

_TIMEOUT_SECONDS = 20.0


class ActivityWatch:
    """A running ActivityWatch.

    What it has recorded up to somebody's last presence does not change any more (an absence may turn out to have been
    none), so each look asks only for what came after that; everything of the day is asked for once.

    Args:
        address: Its root, such as ``http://127.0.0.1:5600``.
        apps: Whether windows are wanted where presence is watched too.
        hosts: The computers that count; none: all that it knows of.
    """

    def __init__(self, address: str, *, apps: bool = False, hosts: Collection[str] = ()) -> None:
        self.address = address
        self._apps = apps
        self._hosts = frozenset(hosts)
        self._known: dict[str, list[Stretch]] = {}
        self._since: datetime | None = None
        # It is next door: a proxy that is set for the rest of the world is not asked.
        self._client = httpx.AsyncClient(base_url=address, timeout=_TIMEOUT_SECONDS, trust_env=False)
        self.malformed = 0
        """Records that could not be read so far."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.aclose()

    async def device(self) -> str:
        """Return what tells this installation from others.

        Raises:
            BridgeError: If it does not answer as it should.
        """
        about = await self._get("/api/0/info", {})
        name = (about.get("device_id") or about.get("hostname")) if isinstance(about, dict) else None
        if not isinstance(name, str) or not name:
            raise BridgeError(f"{self.address} answers, but not as ActivityWatch does: check --activitywatch")
        return name

    async def look(self, since: datetime, now: datetime) -> list[Host]:
        """Return what was seen on each computer between two instants.

        Raises:
            BridgeError: If it does not answer as it should; what was known before is kept.
        """
        if self._since is None or since < self._since:
            self._known.clear()
        self._since = since
        hosts: defaultdict[str, dict[WatchedKind, list[WatcherBucket]]] = defaultdict(lambda: defaultdict(list))
        for bucket in read_buckets(await self._get("/api/0/buckets/", {})):
            if not self._hosts or bucket.host in self._hosts:
                hosts[bucket.host][bucket.watched].append(bucket)
        seen = []
        for buckets in hosts.values():
            presence = [
                each for bucket in buckets[WatchedKind.PRESENCE] for each in await self._read(bucket, since, now)
            ]
            windows = []
            if self._apps or not presence:
                windows = [
                    each for bucket in buckets[WatchedKind.WINDOWS] for each in await self._read(bucket, since, now)
                ]
            seen.append(Host(presence, windows))
        return seen

    async def _read(self, bucket: WatcherBucket, since: datetime, now: datetime) -> list[Stretch]:
        known = [
            each
            for each in self._known.get(bucket.id, [])
            if bucket.watched is WatchedKind.WINDOWS or each.label != AWAY
        ]
        start = max((each.end for each in known), default=since)
        if not since <= start <= now:
            known, start = [], since
        asked = {"start": start.isoformat(), "end": now.isoformat()}
        answer = await self._get(f"/api/0/buckets/{quote(bucket.id, safe='')}/events", asked)
        stretches, malformed = read_stretches(answer, bucket.watched)
        self.malformed += malformed
        self._known[bucket.id] = within([*known, *stretches], since, now)
        return self._known[bucket.id]

    async def _get(self, path: str, query: dict[str, str]) -> object:
        try:
            async with self._client.stream("GET", path, params=query) as answer:
                if answer.status_code != httpx.codes.OK:
                    raise BridgeError(f"ActivityWatch at {self.address} answers {answer.status_code} to {path}")
                body = bytearray()
                async for part in answer.aiter_bytes():
                    body += part
                    if len(body) > _LARGEST_BYTES:
                        raise BridgeError(f"ActivityWatch at {self.address} answers without end to {path}")
            return json.loads(body)
        except httpx.HTTPError as error:
            raise BridgeError(
                f"cannot reach ActivityWatch at {self.address} ({type(error).__name__}): "
                "start it, or name its address with --activitywatch"
            ) from None
        except (ValueError, RecursionError):
            raise BridgeError(f"{self.address} answers, but not as ActivityWatch does: check --activitywatch") from None
