"""Words by which people are understood, as data: one folder per language in ``languages``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from recommender.shipped_yaml import load_shipped

ENGLISH = "en"
"""The language of what items are compared by."""


@cache
def told_by_language(name: str) -> Mapping[str, Any]:
    """Return what the languages' files of a name hold, by their two-letter codes, English first.

    Args:
        name: For example ``limits``; a language without ``limits.yaml`` is left out.
    """
    folders = [folder for folder in files("recommender").joinpath("languages").iterdir() if folder.is_dir()]
    found = {folder.name: folder.joinpath(f"{name}.yaml") for folder in folders}
    codes = sorted((code for code, file in found.items() if file.is_file()), key=lambda code: (code != ENGLISH, code))
    return {code: load_shipped(found[code].read_text(encoding="utf-8")) for code in codes}
