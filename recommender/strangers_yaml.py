"""YAML that strangers wrote: looked over before it is read, since a deep one can bring down the reader."""

from __future__ import annotations

import re
from typing import Any

import yaml

DEEPEST = 30
"""Levels of nesting; a study has six. The C reader has no bound of its own and ends the process."""

_OPENING = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_CLOSING = (yaml.MappingEndEvent, yaml.SequenceEndEvent)

FAST_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The safe loader in C, where PyYAML was built with it."""


def check_yaml(text: str, *, aliases: bool = True) -> None:
    """Refuse YAML that would cost more to read than it is long.

    Args:
        text: What somebody wrote.
        aliases: Whether it may name a value that stands elsewhere in it, as programs write YAML; they can grow
            without end.

    Raises:
        yaml.YAMLError: If it is no YAML, is nested more than 30 levels deep, or uses aliases and must not.
    """
    depth = 0
    for event in yaml.parse(text, Loader=FAST_LOADER):
        if isinstance(event, yaml.AliasEvent) and not aliases:
            raise yaml.YAMLError("it uses YAML aliases, which can grow without end: write the values out")
        depth += isinstance(event, _OPENING) - isinstance(event, _CLOSING)
        if depth > DEEPEST:
            raise yaml.YAMLError(f"it is nested more than {DEEPEST} levels deep: write it flat")


def _each_once(loader: Any, node: Any, deep: bool = False) -> dict[Any, Any]:
    """Return a mapping whose keys are each given once.

    Raises:
        yaml.YAMLError: If one is given twice.
    """
    seen = set()
    for key, _value in node.value:
        if key.value in seen:
            raise yaml.YAMLError(f"line {key.start_mark.line + 1}: {key.value!r} is given twice: keep one of them")
        seen.add(key.value)
    found: dict[Any, Any] = FAST_LOADER.construct_mapping(loader, node, deep)
    return found


def _literally(resolvers: dict[str, list[tuple[str, Any]]]) -> dict[str, list[tuple[str, Any]]]:
    """Return YAML's rules for plain words without those for dates and for other booleans than true and false."""
    kept = {
        sign: [(tag, rule) for tag, rule in rules if not tag.endswith((":timestamp", ":bool"))]
        for sign, rules in resolvers.items()
    }
    for sign in "tTfF":
        kept.setdefault(sign, []).append(("tag:yaml.org,2002:bool", re.compile(r"true|True|TRUE|false|False|FALSE")))
    return kept


LITERAL_LOADER: Any = type(
    "LiteralLoader",
    (FAST_LOADER,),
    {
        "construct_mapping": _each_once,
        "yaml_implicit_resolvers": _literally(FAST_LOADER.yaml_implicit_resolvers),
    },
)
"""The safe loader for what people write by hand: ``no``, ``off`` and ``2026-01-01`` are the words that they are, and a
key that is given twice is an error."""


def check_comments(text: str) -> None:
    """Refuse YAML in which a ``#`` cuts off the end of a text, as in ``text: Walk to house #7``.

    Raises:
        yaml.YAMLError: If one does.
    """
    for number, line in enumerate(text.splitlines(), start=1):
        if _CUT.match(line):
            raise yaml.YAMLError(f"line {number}: what follows # would be left out: put the text in quotes")


_CUT = re.compile(r"^\s{0,80}(?:- )?\{?(?:text|caption|alt|title): +[^\s\"\'|>#][^#]* #")
