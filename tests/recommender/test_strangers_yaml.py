"""YAML of strangers: what is too deep or can grow without end is refused before it is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from recommender.errors import StudyError
from recommender.strangers_yaml import DEEPEST, check_yaml
from recommender.study.model import load_study, parse_study


@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000,
        "[" * 50_000 + "]" * 50_000,
        "{a: " * 50_000,
        "- " * 50_000,
        "? " * 50_000,
        "messages:\n" + "\n".join(" " * depth + "a:" for depth in range(1, 2_000)),
    ],
    ids=["open", "closed", "mappings", "blocks", "keys", "indented"],
)
def test_what_is_too_deep_is_refused(text: str) -> None:
    with pytest.raises(yaml.YAMLError):
        check_yaml(text)
    with pytest.raises(StudyError, match="is no good YAML"):
        parse_study(text, "deep.yaml", None)


def test_aliases_are_refused() -> None:
    with pytest.raises(yaml.YAMLError, match="aliases"):
        check_yaml("a: &a [x]\nb: [*a, *a]", aliases=False)
    check_yaml("a: &a [x]\nb: [*a, *a]")


def test_as_deep_as_allowed_is_fine() -> None:
    check_yaml("[" * DEEPEST + "]" * DEEPEST)


def test_a_pipe_and_a_device_are_no_studies(tmp_path: Path) -> None:
    pipe, device = tmp_path / "pipe.yaml", tmp_path / "device.yaml"
    os.mkfifo(pipe)
    device.symlink_to("/dev/zero")
    for path in (pipe, device, tmp_path):
        with pytest.raises(StudyError, match=r"it is no regular file.*or one of"):
            load_study(path)
