"""ActivityWatch's answers, read with care: what is malformed is left out, what is none of our business is not kept."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from bot.bridge.stretches import Stretch
from bot.errors import BridgeError

LONGEST_LABEL = 80
"""Characters of an app's name that are kept; the bot takes no more."""


class WatchedKind(StrEnum):
    """What a bucket of interest holds, by ActivityWatch's name for its type."""

    PRESENCE = "afkstatus"
    WINDOWS = "currentwindow"


@dataclass(frozen=True)
class WatcherBucket:
    """One series of ActivityWatch's records.

    Attributes:
        id: Its name.
        watched: What it holds.
        host: The computer it was recorded on.
    """

    id: str
    watched: WatchedKind
    host: str


_LABELS = {WatchedKind.PRESENCE: "status", WatchedKind.WINDOWS: "app"}
"""The one thing of each record that is looked at; titles and addresses are not."""


def read_buckets(answer: object) -> list[WatcherBucket]:
    """Return the buckets that matter.

    Raises:
        BridgeError: If that is no answer of ActivityWatch's.
    """
    if not isinstance(answer, dict):
        raise BridgeError("it did not answer with its buckets: is this really ActivityWatch?")
    buckets = []
    for name, about in answer.items():
        kind = about.get("type") if isinstance(about, dict) else None
        if isinstance(kind, str) and kind in set(WatchedKind):
            buckets.append(WatcherBucket(name, WatchedKind(kind), str(about.get("hostname", ""))))
    return buckets


def read_stretches(answer: object, watched: WatchedKind) -> tuple[list[Stretch], int]:
    """Return a bucket's records as stretches, and how many were malformed.

    Raises:
        BridgeError: If that is no answer of ActivityWatch's.
    """
    if not isinstance(answer, list):
        raise BridgeError("it did not answer with records: is this really ActivityWatch?")
    read = [_stretch(record, _LABELS[watched]) for record in answer]
    good = [stretch for stretch in read if stretch is not None]
    return good, len(read) - len(good)


def _stretch(record: object, label: str) -> Stretch | None:
    if not isinstance(record, dict):
        return None
    timestamp, seconds, data = record.get("timestamp"), record.get("duration"), record.get("data")
    if not isinstance(timestamp, str) or not isinstance(data, dict) or not isinstance(data.get(label), str):
        return None
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        return None
    try:
        if not math.isfinite(seconds) or seconds < 0:
            return None
        start = datetime.fromisoformat(timestamp)
        start = (start if start.tzinfo else start.replace(tzinfo=UTC)).astimezone(UTC)  # without a zone it is in UTC
        return Stretch(start, start + timedelta(seconds=seconds), _clean(data[label]))
    except (ValueError, OverflowError):
        return None


def _clean(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable())[:LONGEST_LABEL].strip()
