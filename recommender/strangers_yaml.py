"""YAML that strangers wrote: looked over before it is read, since a deep one can bring down the reader."""

from __future__ import annotations

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
