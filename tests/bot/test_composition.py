"""What a process is put together from, by its role."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from bot.application import Offscreen
from bot.core.clock import SystemClock
from bot.core.service import ProcessRole
from bot.delivery.encoding import EncodingProcess
from bot.errors import WebError
from bot.language.registry import languages
from bot.settings import Settings
from bot.storage.queries.workers import living_workers
from bot.terminal.connection import TerminalConnection
from bot.understanding.gazetteer import gazetteer, zones_by_name

SENDS = ["clock_watch", "replanner", "scheduler", "ticker", "watcher", "job_runner", "notifier", "sender"]
RECEIVES = ["inbox", "web", "metrics", "source"]


class Line(TerminalConnection):
    """A terminal at which nobody sits, and which is known to be closed."""

    closed = False

    async def close(self) -> None:
        self.closed = True


@pytest.fixture
def own(settings: Settings, tmp_path: Path) -> Settings:
    return settings.model_copy(
        update={"data_dir": tmp_path, "database_url": None, "http_port": 8080, "metrics_port": "9090"}
    )


def put_together(own: Settings, encoder: EncodingProcess, role: ProcessRole) -> tuple[Offscreen, Line]:
    line = Line([], lambda _text: None, own.data_dir)
    return Offscreen(own, SystemClock(), encoder, role=role, connection=line), line


@pytest.mark.parametrize(
    ("role", "names"),
    [
        (ProcessRole.ALL, ["worker_lease", *SENDS, *RECEIVES]),
        (ProcessRole.SEND, ["worker_lease", *SENDS, "web", "metrics"]),
        (ProcessRole.RECEIVE, ["worker_lease", *RECEIVES]),
    ],
)
async def test_a_process_runs_the_services_of_its_role(
    own: Settings, encoder: EncodingProcess, role: ProcessRole, names: list[str]
) -> None:
    bot, _line = put_together(own, encoder, role)
    assert [service.name for service in bot.services()] == names
    await bot.database.close()


async def test_what_turns_go_by_is_read_before_anybody_writes(own: Settings, encoder: EncodingProcess) -> None:
    """Within the first turn it could take longer than a turn may."""
    bot, _line = put_together(own, encoder, ProcessRole.RECEIVE)
    for read in (languages, zones_by_name, gazetteer):
        read.cache_clear()
    for service in bot.services():
        if service.name == "inbox":
            await service.prepare()
    assert [read.cache_info().currsize for read in (languages, zones_by_name, gazetteer)] == [1, 1, 1]
    await bot.database.close()


async def test_a_start_that_fails_closes_what_was_opened(own: Settings, encoder: EncodingProcess) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        bot, line = put_together(own.model_copy(update={"http_port": port}), encoder, ProcessRole.ALL)
        with pytest.raises(WebError):
            await bot.start()
    assert line.closed
    assert not bot.is_working()
    await bot.database.open()  # it was closed: nothing was claimed, and nobody was alive
    async with bot.database.reading() as session:
        assert await living_workers(session=session) == []
    await bot.database.close()
