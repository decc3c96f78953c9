"""What people at the command line do wrong ends in one sentence with its remedy and an exit code, never a traceback.

The commands are run in this process, with files that are missing, damaged, of another kind or not to be written.
"""

from __future__ import annotations

import os
import socket
import sqlite3
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Protocol

import pytest

from bot.cli import main

pytestmark = pytest.mark.long

LONG = "x" * 300
TOKEN = {"OFFSCREEN_TELEGRAM_TOKEN": "1:x", "OFFSCREEN_TELEGRAM_API": "http://127.0.0.1:9"}


class Program(Protocol):
    """Runs the program; returns its exit code and the last line that it said."""

    def __call__(self, *arguments: str, **settings: str) -> tuple[int, str]: ...


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Fill the present folder with files of all wrong kinds."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith(("OFFSCREEN_", "OPENAI_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("OFFSCREEN_DATA_DIR", str(tmp_path / "data"))
    (tmp_path / "folder").mkdir()
    (tmp_path / "plain.txt").write_text("hello")
    for ending in ("yaml", "csv", "zip", "xlsx", "tar.gz", "whl"):
        (tmp_path / f"empty.{ending}").touch()
        (tmp_path / f"binary.{ending}").write_bytes(bytes(range(256)) * 8)
    for name, text in {"broken": "a: [1, 'x", "list": "- 1", "scalar": "42", "alias": "a: &a [*a]"}.items():
        (tmp_path / f"{name}.yaml").write_text(text)
    (tmp_path / "deep.yaml").write_text("[" * 3000 + "]" * 3000)
    with zipfile.ZipFile(tmp_path / "odd.zip", "w") as packed:
        packed.writestr("../x.csv", "id,text\n")
    (tmp_path / "cut.zip").write_bytes((tmp_path / "odd.zip").read_bytes()[:60])
    with tarfile.open(tmp_path / "odd.tar.gz", "w:gz") as tar:
        tar.add(tmp_path / "plain.txt", "plain.txt")
    with closing(sqlite3.connect(tmp_path / "newer.sqlite")) as newer:
        newer.execute("CREATE TABLE alembic_version (version_num VARCHAR(32))")
        newer.execute("INSERT INTO alembic_version VALUES ('9999')")
        newer.commit()
    return tmp_path


@pytest.fixture
def program(place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """Return a function that runs the program; what it raises is a traceback for whoever uses it."""

    def run(*arguments: str, **settings: str) -> tuple[int, str]:
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["offscreen", *arguments])
        code = 0
        try:
            main()
        except SystemExit as ended:
            code = int(ended.code or 0)
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return code, [*said.out.splitlines(), *said.err.splitlines()][-1]

    return run


def _wrong_files(command: str, names: str, said: str) -> Iterator[tuple[str, str]]:
    yield from ((command.format(name), said) for name in names.split())


_YAML = "broken.yaml list.yaml scalar.yaml alias.yaml deep.yaml binary.yaml empty.yaml"
_BRIDGE = "bridge activitywatch --once --state state --address"
_WATCHED = f"{_BRIDGE} https://127.0.0.1:9 --activitywatch"
_TOKEN = f"{_WATCHED} http://127.0.0.1:9 --token-file"
_NO_FILE = f"none folder plain.txt/x {LONG}"

MISTAKES = [
    *_wrong_files("content import {} --dry-run", _YAML, "refused: "),
    *_wrong_files("content import {} --dry-run", "empty.csv binary.csv empty.xlsx binary.xlsx", "refused: "),
    *_wrong_files("content import {} --dry-run", "plain.txt none plain.txt/x", "give"),
    *_wrong_files("content import {} --dry-run", f"{LONG} /dev/null", "give a folder"),
    *_wrong_files("content import {} --dry-run", "empty.zip binary.zip cut.zip", "pack it again"),
    *_wrong_files("content import {} --dry-run", "folder odd.zip", "nothing to import"),
    ("content import folder --caption", "set OFFSCREEN_CAPTIONER"),
    ("content import folder --caption --captioner x", ""),
    *_wrong_files("content export {}", "folder/../plain.txt /dev/full", "give a new name"),
    *_wrong_files("content export {}", f"plain.txt/x.zip /proc/x.zip {LONG}.zip", "cannot be written"),
    ("content caption folder --captioner nonsense", "is no captioner"),
    ("content caption folder --captioner openai:m", "set OPENAI_API_KEY"),
    ("content undo", "taken back"),
    ("content undo nobody", "without a name takes the last one"),
    *_wrong_files("db restore {}", "none folder plain.txt/x", "cannot read"),
    *_wrong_files(
        "db restore {}", "plain.txt empty.tar.gz binary.tar.gz odd.tar.gz", "name one that offscreen db backup"
    ),
    *_wrong_files(
        "db drill {}", "plain.txt empty.tar.gz binary.tar.gz odd.tar.gz", "name one that offscreen db backup"
    ),
    ("db drill", "set OFFSCREEN_BACKUP_EVERY"),
    *_wrong_files("db new-key {}", f"folder plain.txt plain.txt/x /dev/full /proc/x {LONG}", "Choose another name"),
    ("db backup b.tar.gz", "nothing to back up"),
    ("outbox unknown --arrived 99", "lists them"),
    ("decisions replay --id 99", "name others"),
    *_wrong_files("decisions export {}", "folder plain.txt plain.txt/x /proc/x", "name a new folder"),
    ("stats export nothing", "messages"),
    ("trial status none", "lists them"),
    ("trial stop none", "lists them"),
    ("trial export none folder", "lists them"),
    *_wrong_files("trial check {}", f"{_YAML} {_NO_FILE}", "offscreen: "),
    *_wrong_files("trial analyse {}", _NO_FILE, "offscreen: "),
    *_wrong_files("trial new {}", f"plain.txt/x.yaml /proc/x.yaml {LONG}.yaml", "offscreen: "),
    *_wrong_files("study --file {}", "broken.yaml deep.yaml list.yaml none folder", "offscreen: "),
    ("study --method nothing", "offscreen: "),
    *_wrong_files("study --paper {}", "none folder plain.txt", "offscreen: "),
    *_wrong_files("simulate --people {}", "broken.yaml scalar.yaml none folder", "offscreen: "),
    ("simulate --policy nothing --days 1", "offscreen: "),
    *_wrong_files("bench --wheel {}", "none folder plain.txt empty.whl binary.whl odd.zip cut.zip", "offscreen: "),
    *_wrong_files("bench {}", "none folder plain.txt", "offscreen: "),
    ("run", "OFFSCREEN_TELEGRAM_TOKEN is not set"),
    ("bridge activitywatch", "no address: give the bot's with --address"),
    *_wrong_files(f"{_BRIDGE} {{}}", "nonsense https:// ftp://x https://x:99999 https://u:p@x", "is no address"),
    (f"{_BRIDGE} http://example.org", "use https://"),
    *_wrong_files(f"{_WATCHED} {{}}", "x ftp://x http:// http://[::1 http://x:99999", "is no address"),
    (f"{_WATCHED} http://127.0.0.1:9", "no token: send /connect"),
    *_wrong_files(f"{_TOKEN} {{}}", _NO_FILE, "cannot read the token from"),
    *_wrong_files(f"{_TOKEN} {{}}", "binary.csv deep.yaml broken.yaml", "holds no token"),
    (f"{_TOKEN} empty.csv", "no token: send /connect"),
    (f"{_TOKEN} plain.txt", "cannot reach ActivityWatch"),
    *_wrong_files(f"{_TOKEN} plain.txt --state {{}}", "plain.txt plain.txt/x", "cannot read plain.txt"),
]


@pytest.mark.parametrize(("words", "said"), MISTAKES)
def test_a_mistake_ends_in_one_sentence(program: Program, words: str, said: str) -> None:
    code, last = program(*words.split())
    assert code in (1, 2), last
    assert said in last


@pytest.mark.parametrize(
    "words",
    [
        "nothing",
        "content nothing",
        "content import",
        "outbox unknown --arrived x",
        "outbox unknown --lost 99999999999999999999999",
        "decisions replay --id 99999999999999999999999",
        "stats export --days 0",
        "trial new t.yaml --start tomorrow",
        "simulate --days 0",
        "run --role x",
        "run --port 1",
        "demo --port 70000",
        "demo --port x",
        "demo --json",
        "bridge nothing",
        "bridge activitywatch --every 5",
        "bridge activitywatch --limit 0",
        "bridge activitywatch --apps some",
    ],
)
def test_wrong_arguments_are_refused_before_anything_is_done(program: Program, place: Path, words: str) -> None:
    assert program(*words.split())[0] == 2
    assert not (place / "data").exists()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("sqlite+aiosqlite:///folder", "is a folder"),
        ("sqlite+aiosqlite:///plain.txt/x", "a place that can be written"),
        ("sqlite+aiosqlite:////dev/full", "disk is full"),
        ("sqlite+aiosqlite:///newer.sqlite", "start the newer release"),
        ("postgresql://u:s3cret@127.0.0.1:1/x", "Check that the path or server exists"),
        ("postgresql://u:s3cret@127.0.0.1:99999/x", "no port"),
        ("postgresql://u:s3cret@127.0.0.1:0/x", "no port"),
        ("postgresql://u:s3cret@127.0.0.1:abc/x", "is not a database address"),
        ("postgresql://u:s3cret@/x?host=/nowhere", "Check that the path or server exists"),
        ("postgresql://u:s3cret@127.0.0.1:1/x?sslmode=maybe", "sslmode"),
        ("mysql://x", "not supported"),
        ("://", "is not a database address"),
    ],
)
@pytest.mark.parametrize("words", ["content list", "db upgrade", "run"])
def test_a_database_that_is_none_is_named_with_what_to_do(
    program: Program, words: str, address: str, said: str
) -> None:
    code, last = program(*words.split(), OFFSCREEN_DATABASE_URL=address, **TOKEN)
    assert (code, said in last) == (1, True), last
    assert "s3cret" not in last


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OWNERS", "bob"),
        ("OWNERS", "9" * 30),
        ("OWNERS", "-5"),
        ("METRICS_PORT", "99999"),
        ("METRICS_PORT", "x:0"),
        ("HTTP_PORT", "0"),
        ("BACKUP_EVERY", "1w"),
        ("BACKUP_PUBLIC_KEY", "x"),
        ("PUBLIC_URL", "bot.example.org"),
        ("TELEGRAM_API", "ftp://x"),
        ("TELEGRAM_API", "http://"),
        ("TELEGRAM_API", "http://[::1"),
        ("TELEGRAM_API", "http://a b"),
        ("TELEGRAM_API", "http://127.0.0.1:99999"),
        ("PUBLIC_URL", "https://"),
        ("MINIMUM_AGE", "sixteen"),
        ("RETENTION_DAYS", "1"),
        ("WEBHOOK_SECRET", "ä b"),
    ],
)
def test_a_wrong_setting_is_named(program: Program, name: str, value: str) -> None:
    for words in ("run", "content list"):
        code, last = program(*words.split(), **{**TOKEN, f"OFFSCREEN_{name}": value})
        assert code == 1
        assert last.startswith("offscreen: ")
        assert f"OFFSCREEN_{name}" in last


@pytest.mark.parametrize(
    ("instant", "said"),
    [
        ("tomorrow", "is no instant"),
        ("", "is no instant"),
        ("2026-03-28T18:00", "has no time zone"),
        ("0001-01-01T00:00+14:00", "is too far away"),
        ("9999-12-31T23:59+00:00", "is too far away"),
    ],
)
def test_a_rehearsal_at_no_instant_is_named(program: Program, place: Path, instant: str, said: str) -> None:
    code, last = program("run", "--clock-at", instant, **TOKEN)
    assert (code, said in last) == (1, True), last
    assert not (place / "data").exists()


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("ENCODER", "/nowhere", "there is no encoder at /nowhere"),
        ("ENCODER", "openai:m", "set OPENAI_API_KEY"),
        ("CAPTIONER", "nonsense", "is no captioner"),
        ("PICTURE_ENCODER", "nonsense", "is no picture encoder"),
        ("PICTURE_ENCODER", "clip:/nowhere", "there is no picture encoder at /nowhere"),
        ("DATA_DIR", "plain.txt", "a place that can be written"),
        ("DATA_DIR", "plain.txt/x", "a place that can be written"),
        ("DATA_DIR", "/proc/x", "a place that can be written"),
        ("LOG_LEVEL", "LOUD", "OFFSCREEN_LOG_LEVEL"),
        ("TELEGRAM_TOKEN", "my token", "OFFSCREEN_TELEGRAM_TOKEN"),
        ("TELEGRAM_API", "http://127.0.0.1:9", "cannot reach the Bot API"),
    ],
)
def test_a_bot_that_cannot_begin_says_why(program: Program, name: str, value: str, said: str) -> None:
    code, last = program("run", **{**TOKEN, f"OFFSCREEN_{name}": value})
    assert (code, said in last) == (1, True), last


@pytest.mark.parametrize(
    ("words", "settings", "said"),
    [
        ("demo --headless", {"OFFSCREEN_MINIMUM_AGE": "x"}, "OFFSCREEN_MINIMUM_AGE"),
        ("demo --headless", {"OFFSCREEN_ENCODER": "/nowhere"}, "there is no encoder at /nowhere"),
        ("demo", {"OFFSCREEN_ENCODER": "/nowhere"}, "there is no encoder at /nowhere"),
        ("demo", {"OFFSCREEN_CAPTIONER": "nonsense"}, "is no captioner"),
        ("demo --allow-host a/b", {}, "is no name of a host"),
        ("demo --allow-host http://example.org", {}, "is no name of a host"),
    ],
)
def test_a_demo_that_cannot_begin_says_why(program: Program, words: str, settings: dict[str, str], said: str) -> None:
    code, last = program(*words.split(), **settings)
    assert (code, said in last) == (1, True), last


def test_an_env_file_that_is_none_is_named(program: Program, place: Path) -> None:
    (place / ".env").write_bytes(b"\xff\xfe")
    assert "save it as plain text" in program("run")[1]
    (place / ".env").unlink()
    (place / ".env").mkdir()
    code, last = program("run")
    assert code == 1
    assert ".env" in last


def test_a_full_disk_is_told_apart_from_a_damaged_archive(
    program: Program, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full:
        def __enter__(self) -> Full:
            return self

        def __exit__(self, *_exception: object) -> None: ...

        def extractall(self, _folder: Path, **_others: object) -> None:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(tarfile, "open", lambda _path: Full())
    assert "make room" in program("db", "restore", "odd.tar.gz")[1]


def test_a_port_in_use_is_named(program: Program) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        code, last = program("doctor", OFFSCREEN_HTTP_PORT=port)
    assert code == 1
    assert last.startswith("✗ Telegram: OFFSCREEN_TELEGRAM_TOKEN is not set")
