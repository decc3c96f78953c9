"""What answers of a Bot API server are made of, and how those of two servers differ."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.telegram.transport import Transport
from recommender.shipped_yaml import load_shipped

EXPECTED = Path(__file__).with_name("expected_answers.yaml")

Shape = dict[str, str]
"""What stands at each path of an answer; of a refusal also in which words."""

_VARYING = (
    "username",
    "last_name",
    "language_code",
    "is_premium",
    "added_to_attachment_menu",
    "active_usernames",
    "edit_date",
)
"""What some accounts and messages have and others have not."""

_KINDS = {bool: "yes or no", int: "number", float: "number", str: "text", type(None): "nothing"}


class WatchedTransport(Transport):
    """A transport that keeps what each method was answered, by method and status."""

    shapes: dict[str, Shape]

    async def _ask(self, url: str, method: str, *others: Any) -> tuple[int, bytes]:
        status, answer = await super()._ask(url, method, *others)
        name = url.partition("?")[0].rpartition("/")[2]
        if method == "POST" and name != "getUpdates":  # what other people write is not looked at
            self.__dict__.setdefault("shapes", {}).setdefault(f"{name} {status}", shape_of(answer))
        return status, answer


def shape_of(answer: bytes) -> Shape:
    """Return the shape of a server's answer; empty if it is no JSON."""
    try:
        value = json.loads(answer)
    except ValueError:
        return {}
    refused = isinstance(value, dict) and value.get("ok") is False
    return {
        path: str(value["description"]) if refused and path == "description" else kind for path, kind in _walk(value)
    }


def shape_of_update(update: Mapping[str, Any]) -> Shape:
    """Return the shape of an update."""
    return dict(_walk(update))


def _walk(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in _VARYING:
                yield from _walk(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for inner in value:
            yield from _walk(inner, f"{path}[]")
    else:
        yield path, _KINDS.get(type(value), type(value).__name__)


@dataclass(frozen=True)
class Difference:
    """How one answer differs from what is expected.

    Attributes:
        answer: Method and status, or kind of update.
        missing: Paths that are not there.
        other: What is there instead of what is expected.
        more: Paths that are not expected: no harm.
    """

    answer: str
    missing: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    more: tuple[str, ...] = ()

    @property
    def is_harmless(self) -> bool:
        """Whether the bot cannot be misled by it."""
        return not self.missing and not self.other


def expected_shapes() -> dict[str, Shape]:
    """Return what the playground answers, as it was written down."""
    shapes: dict[str, Shape] = load_shipped(EXPECTED.read_text(encoding="utf-8"))
    return shapes


def differences(seen: Mapping[str, Shape], expected: Mapping[str, Shape]) -> list[Difference]:
    """Return how answers differ from what is expected; of those that did not come nothing is said."""
    return [
        _difference(name, shape, expected[name]) if name in expected else Difference(name, other=("was not expected",))
        for name, shape in seen.items()
        if shape != expected.get(name)
    ]


def _difference(name: str, seen: Shape, expected: Shape) -> Difference:
    return Difference(
        name,
        _sorted(expected.keys() - seen.keys()),
        _sorted(
            f"{path}: {seen[path]!r} and not {expected[path]!r}"
            for path in seen.keys() & expected.keys()
            if seen[path] != expected[path]
        ),
        _sorted(seen.keys() - expected.keys()),
    )


def _sorted(paths: Collection[str] | Iterator[str]) -> tuple[str, ...]:
    return tuple(sorted(paths))
