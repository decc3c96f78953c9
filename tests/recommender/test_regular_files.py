"""Whatever a name leads to, it is a file of a bearable size or an error, at once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from recommender.regular_files import read_regular_file


def test_a_file_is_read_whole_up_to_its_limit(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1234")
    assert read_regular_file(tmp_path / "a", 4) == b"1234"
    with pytest.raises(OSError, match="larger than 0 MB"):
        read_regular_file(tmp_path / "a", 3)


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "a").write_bytes(b"1234")
    (tmp_path / "link").symlink_to(tmp_path / "a")
    for name in ("pipe", "link", ".", "nothing"):
        with pytest.raises(OSError, match=r"."):
            read_regular_file(tmp_path / name)
    with pytest.raises(OSError, match=r"."):
        read_regular_file(Path("/dev/zero"))
