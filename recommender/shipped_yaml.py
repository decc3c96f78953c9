"""YAML that ships with the program: read by the loader in C, since a start reads a lot of it."""

from __future__ import annotations

from typing import Any

import yaml

from recommender.strangers_yaml import FAST_LOADER


def load_shipped(text: str) -> Any:
    """Return what a YAML file of our own says."""
    return yaml.load(text, Loader=FAST_LOADER)
