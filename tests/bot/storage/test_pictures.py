"""Pictures are named by the hash of their content, and checked by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.storage.pictures import read_picture, store_picture


def test_a_picture_is_what_its_name_says_or_an_error(tmp_path: Path) -> None:
    name = store_picture(b"a heron", ".PNG", tmp_path / "images")
    assert read_picture(tmp_path / "images", name) == b"a heron"
    (tmp_path / "images" / name).write_bytes(b"a hero")
    with pytest.raises(OSError, match="damaged"):
        read_picture(tmp_path / "images", name)
    assert store_picture(b"a heron", ".png", tmp_path / "images") == name  # which mends it
    assert read_picture(tmp_path / "images", name) == b"a heron"


def test_other_names_promise_nothing(tmp_path: Path) -> None:
    (tmp_path / "heron.png").write_bytes(b"a heron")
    assert read_picture(tmp_path, "heron.png") == b"a heron"
