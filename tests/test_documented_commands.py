"""Every command that README and docs show does in a fresh process what it is shown for, on both databases."""

from __future__ import annotations

import asyncio
import shutil
import signal
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml
from PIL import Image
from sqlalchemy import make_url

from benchmarks.postgresql import PostgresqlServer
from bot.cli.trial_files import write_data_set
from bot.services.starter_library import fill_empty_library
from bot.storage.database import Database
from bot.storage.models import NudgeState
from bot.storage.trial_tables import TABLES
from bot.trials.plan_file import template
from recommender import open_encoder
from recommender.study import load_study
from telegram_playground.journal import Call
from telegram_playground.server import Playground
from tests.bot.bridge.aw import RealActivityWatch
from tests.bot.bridge.conftest import aw, post, running_activitywatch
from tests.bot.bridge.receiving import TOKEN, Mailbox
from tests.bot.databases import BOTH, postgresql
from tests.bot.factories import add_items, add_nudge, add_user
from tests.bot.processes import environment, finish, start
from tests.documented import WAYS, Way, documented
from tests.recommender.bench.made_up import two_kinds, write_looks, write_tables, write_wheel
from tests.recommender.conftest import ApiServer, api
from tests.recommender.study.published_tables import write_published
from tests.recommender.study.test_models_help import answers

PATIENCE_SECONDS = 120.0
"""For a process to start on a busy machine."""

STORED = [command for command, way in WAYS.items() if way.stored]
OTHERS = [command for command, way in WAYS.items() if not way.stored]


def test_every_command_that_is_shown_is_run() -> None:
    shown = documented()
    missing = {command: page.name for command, page in shown.items() if command not in WAYS}
    assert not missing, "say in tests/documented.py how each of these is run"
    assert set(WAYS) == set(shown), "these are shown nowhere any more"


SOMEBODY = {
    "id": "somebody",
    "half": "develop",
    "spot": [48.2, 16.4],
    "time_zone": "Europe/Vienna",
    "told": {"likes": ["reading"]},
    "windows": ["every 20:00-22:00"],
    "days": ["0-8 home 8-17 work 17-24 home", "0-24 home"],
}

LONGEST_SECONDS = 900.0
"""For a study with all methods on a busy machine; a command that hangs must not hang the tests."""


@dataclass(frozen=True)
class Desk:
    """Where a command is run: its folder, its environment, and the files that it may name."""

    folder: Path
    env: dict[str, str]
    files: dict[str, str]

    def arguments(self, words: str) -> list[str]:
        """Return arguments with the names in braces filled in."""
        return [word.format_map(self.files) for word in words.split()]

    async def run(self, words: str, env: dict[str, str], says: str) -> None:
        """Run a command to its end."""
        process = await start(*self.arguments(words), env=env, cwd=self.folder)
        try:
            code, out, err = await asyncio.wait_for(finish(process), LONGEST_SECONDS)
        finally:
            if process.returncode is None:
                process.kill()
        assert code == 0, out + err
        assert says in out, out + err
        assert "Traceback" not in err, err

    async def run_until(self, words: str, env: dict[str, str], says: str) -> None:
        """Run a command until it says that it works, and end it as an operator would."""
        process = await start(*self.arguments(words), env=env, cwd=self.folder)
        try:
            said = await asyncio.wait_for(_until(process, says), PATIENCE_SECONDS)
            process.send_signal(signal.SIGTERM)
            code, out, err = await asyncio.wait_for(finish(process), PATIENCE_SECONDS)
        finally:
            if process.returncode is None:
                process.kill()
        assert code == 0, said + out + err
        assert "Traceback" not in said + out + err


async def _until(process: asyncio.subprocess.Process, says: str) -> str:
    """Read what a process says on both its streams until it says something."""
    said = ""
    streams = [stream for stream in (process.stdout, process.stderr) if stream is not None]
    reading = {asyncio.ensure_future(stream.readline()): stream for stream in streams}
    while says not in said:
        assert reading, f"it ended without saying {says!r}: {said}"
        done, _waiting = await asyncio.wait(reading, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            stream = reading.pop(task)
            if line := task.result():
                said += line.decode()
                reading[asyncio.ensure_future(stream.readline())] = stream
    for task in reading:
        task.cancel()
    await asyncio.gather(*reading, return_exceptions=True)
    return said


@pytest.fixture
async def desk(tmp_path: Path, api: ApiServer, aw: RealActivityWatch, post: Mailbox) -> AsyncIterator[Desk]:
    """Everything that commands talk to, on this machine."""
    api.chat = answers
    now = datetime.now(UTC)
    aw.presence(now - timedelta(minutes=30), timedelta(minutes=60))
    async with Playground() as playground:
        await _owner_who_reacts(playground)
        env = environment(tmp_path, telegram_token=playground.token, telegram_api=playground.address, owners="1")
        yield Desk(tmp_path, env | {"XDG_STATE_HOME": str(tmp_path / "state")}, _files(tmp_path))


async def _owner_who_reacts(playground: Playground) -> None:
    """Let the owner be somebody who has begun, and presses the first button of each picture that comes."""
    owner = playground.person("Owner", id=1)
    await owner.sends("/help")

    def press(call: Call) -> None:
        if call.ok and call.method == "sendPhoto":
            shown = owner.messages[-1].stored
            if shown.buttons:
                owner.world.person_presses(owner.account, owner.chat, shown, shown.buttons[0][0]["callback_data"])

    playground.on_call(press)


def _files(folder: Path) -> dict[str, str]:
    study = load_study("museum").model_dump(mode="json")
    few = {**study, "users": study["users"][:3], "messages": study["messages"][:12], "images": study["images"][:12]}
    (folder / "small.yaml").write_text(yaml.safe_dump({**few, "name": "small"}), encoding="utf-8")
    (folder / "new.csv").write_text("id,text\nnew-one,Put on your shoes and walk to the river.\n", encoding="utf-8")
    (folder / "people.yaml").write_text(yaml.safe_dump([SOMEBODY]), encoding="utf-8")
    named = {"study": "small.yaml", "table": "new.csv", "people": "people.yaml"}
    trial = template("evenings", datetime.now(UTC).date() + timedelta(days=1))
    (folder / "evenings.yaml").write_text(trial, encoding="utf-8")
    named["trial"] = "evenings.yaml"
    (folder / "none").mkdir()
    (folder / "none" / "plan.yaml").write_text(trial, encoding="utf-8")
    write_data_set(folder / "none", {name: [] for name in TABLES})
    named["data"] = "none"
    named |= {"rated": "rated", "wheel": "made-up.whl", "published": "published"}
    write_tables(two_kinds(), folder / "rated")
    write_wheel(two_kinds(), folder / "made-up.whl")
    named["looks"] = "looks.whl"
    write_looks(two_kinds(), folder / "looks.whl")
    write_published(folder / "published")
    named["pictures"] = "pictures"
    (folder / "pictures").mkdir()
    Image.new("RGB", (640, 480), "olive").save(folder / "pictures" / "IMG_1.png")
    return {"folder": str(folder), **{word: str(folder / name) for word, name in named.items()}}


async def _fill(address: str, folder: Path) -> None:
    """Store the starter library, one person, and a nudge of which nobody knows whether it arrived."""
    database, images = Database(address), folder / "images"
    await database.open()
    await fill_empty_library(database, images, open_encoder().fingerprint, datetime.now(UTC))
    await add_items(database)
    Image.new("RGB", (640, 480), "teal").save(images / "i0.png")
    await add_nudge(database, await add_user(database), key="a", state=NudgeState.UNKNOWN)
    await database.close()


@pytest.fixture(scope="session")
def filled_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with pictures and a SQLite database that is filled, to be copied."""
    folder = tmp_path_factory.mktemp("filled")
    asyncio.run(_fill(f"sqlite+aiosqlite:///{folder / 'offscreen.sqlite'}", folder))
    return folder


@pytest.fixture(scope="session")
def filled_name(postgresql: PostgresqlServer, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Name of a PostgreSQL database that is filled, to be copied."""
    address = postgresql.create_database()
    asyncio.run(_fill(address, tmp_path_factory.mktemp("pictures")))
    return make_url(address).database or ""


@pytest.fixture(params=BOTH)
def filled_one(request: pytest.FixtureRequest, filled_folder: Path, tmp_path: Path) -> str:
    """Address of a filled database, once of each kind, with its pictures in the data folder."""
    shutil.copytree(filled_folder / "images", tmp_path / "images")
    address = f"sqlite+aiosqlite:///{shutil.copy(filled_folder / 'offscreen.sqlite', tmp_path)}"
    if request.param == "postgresql":
        (tmp_path / "offscreen.sqlite").unlink()
        server: PostgresqlServer = request.getfixturevalue("postgresql")
        address = server.create_database(template=request.getfixturevalue("filled_name"))
    for path in (tmp_path, *tmp_path.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    return address


@pytest.fixture
def empty_one(filled_one: str, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """Address of an empty database of the same kind as the other one."""
    if filled_one.startswith("sqlite"):
        return f"sqlite+aiosqlite:///{tmp_path / 'empty' / 'offscreen.sqlite'}"
    server: PostgresqlServer = request.getfixturevalue("postgresql")
    return server.create_database()


@pytest.mark.long
@pytest.mark.parametrize("command", STORED)
async def test_a_command_does_what_it_is_shown_for_on_both_databases(
    command: str, filled_one: str, empty_one: str, desk: Desk, api: ApiServer
) -> None:
    way = WAYS[command]
    filled = desk.env | {"OFFSCREEN_DATABASE_URL": filled_one}
    if "--caption" in command:
        filled |= {"OFFSCREEN_CAPTIONER": "openai:m", "OPENAI_API_KEY": "right-key", "OPENAI_BASE_URL": api.url}
    env = filled if way.into == "filled" else filled | {"OFFSCREEN_DATABASE_URL": empty_one}
    if way.before is not None:
        await desk.run(way.before, filled, "")
    await _go(desk, way, env)


@pytest.mark.long
@pytest.mark.parametrize("command", OTHERS)
async def test_a_command_does_what_it_is_shown_for(
    command: str, desk: Desk, api: ApiServer, aw: RealActivityWatch, post: Mailbox
) -> None:
    model = {"OPENAI_API_KEY": "right-key", "OPENAI_BASE_URL": api.url}
    needs = {
        "bridge": {
            "OFFSCREEN_PUBLIC_URL": post.address,
            "OFFSCREEN_ACTIVITYWATCH": aw.address,
            "OFFSCREEN_DEVICE_TOKEN": TOKEN,
        },
        "content": model,
        "study": {"OFFSCREEN_CHAT_MODEL": "some-model", **model},
    }
    await _go(desk, WAYS[command], desk.env | needs.get(command.split()[0], {}))


async def _go(desk: Desk, way: Way, env: dict[str, str]) -> None:
    run = desk.run_until if way.stays else desk.run
    await run(way.arguments, env, way.says)


__all__ = ["api", "aw", "post", "postgresql", "running_activitywatch"]
