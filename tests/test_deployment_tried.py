"""The files under deploy/, as the programs for which they are read and run them.

They need Debian's packages nginx-light, caddy, prometheus (for promtool), systemd and openssl; CI installs them.
"""

from __future__ import annotations

import asyncio
import os
import re
import ssl
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bot.demo.stage import free_port
from bot.telegram import webhook
from bot.web import events
from bot.web.server import WebServer
from tests.test_deployment import DEPLOY, ROOT

pytestmark = pytest.mark.long

EXPOSURE = 2.0
"""What systemd-analyze may count of 10; it calls up to 2 "OK"."""


def tell(*command: str, cwd: Path = ROOT) -> str:
    """Run a command that must succeed; return what it said."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


async def _told(request: Request) -> JSONResponse:
    body = await request.body()
    return JSONResponse({"path": request.url.path, "bytes": len(body), "headers": dict(request.headers)})


@pytest.fixture
async def upstream() -> AsyncIterator[int]:
    """A server in the bot's place that says what reached it."""
    paths = (webhook.PATH, events.PATH, events.DESCRIPTION_PATH, "/healthz", "/readyz")
    server = WebServer([Route(path, _told, methods=["GET", "POST"]) for path in paths], "127.0.0.1", 0)
    yield await server.start()
    await server.stop()


@asynccontextmanager
async def serving(address: str, client: httpx.AsyncClient, *command: str, env: dict[str, str]) -> AsyncIterator[None]:
    """Run a proxy within the block."""
    process = await asyncio.create_subprocess_exec(*command, env=os.environ | env, stderr=asyncio.subprocess.DEVNULL)
    try:
        async with asyncio.timeout(30):
            while not await _answers(client, address):
                assert process.returncode is None
        yield
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def _answers(client: httpx.AsyncClient, address: str) -> bool:
    try:
        await client.get(address)
    except httpx.TransportError:
        return False
    return True


async def passes_on_what_it_should(client: httpx.AsyncClient, root: str) -> None:
    """Check what a proxy passes on, with its headers, and what it answers itself."""
    shown = {"X-Telegram-Bot-Api-Secret-Token": "s3cret", "Authorization": "Bearer t0ken"}
    for path in (webhook.PATH, events.PATH):
        answer = await client.post(f"{root}{path}", content=b"x" * 3000, headers=shown)
        assert answer.status_code == 200
        told = answer.json()
        assert (told["path"], told["bytes"]) == (path, 3000)
        assert told["headers"]["x-telegram-bot-api-secret-token"] == "s3cret"
        assert told["headers"]["authorization"] == "Bearer t0ken"
    assert (await client.get(f"{root}{events.DESCRIPTION_PATH}")).status_code == 200
    for hidden in ("/healthz", "/readyz", "/metrics", "/"):
        assert (await client.get(f"{root}{hidden}")).status_code == 404


def certificate(folder: Path) -> Path:
    """Make a certificate and its key in a folder."""
    names = "-keyout key.pem -out cert.pem -subj /CN=bot.example.org -addext subjectAltName=IP:127.0.0.1"
    tell("openssl", *"req -x509 -newkey rsa:2048 -nodes -days 2".split(), *names.split(), cwd=folder)
    return folder / "cert.pem"


def nginx_configuration(folder: Path, upstream: int) -> tuple[Path, int]:
    """Write the site into a configuration of its own, with other ports and paths; return it and the port."""
    site, port = (DEPLOY / "nginx" / "offscreen.conf").read_text(encoding="utf-8"), free_port()
    for theirs, ours in {
        "listen 443 ssl;": f"listen 127.0.0.1:{port} ssl;",
        "127.0.0.1:8080": f"127.0.0.1:{upstream}",
        "/etc/letsencrypt/live/bot.example.org/fullchain.pem": str(folder / "cert.pem"),
        "/etc/letsencrypt/live/bot.example.org/privkey.pem": str(folder / "key.pem"),
    }.items():
        assert theirs in site
        site = site.replace(theirs, ours)
    (folder / "offscreen.conf").write_text(site)
    http = f"http {{ access_log off; include {folder}/offscreen.conf; }}"
    (folder / "nginx.conf").write_text(f"pid {folder}/pid; error_log {folder}/error.log; events {{}} {http}")
    return folder / "nginx.conf", port


async def test_nginx_serves_the_site(tmp_path: Path, upstream: int) -> None:
    trusted = ssl.create_default_context(cafile=str(certificate(tmp_path)))
    path, port = nginx_configuration(tmp_path, upstream)
    assert "test is successful" in tell("nginx", "-t", "-c", str(path))
    root = f"https://127.0.0.1:{port}"
    command = ("nginx", "-c", str(path), "-g", "daemon off;")
    client = httpx.AsyncClient(verify=trusted, trust_env=False)
    async with client, serving(root, client, *command, env={}):
        await passes_on_what_it_should(client, root)
        assert (await client.post(f"{root}{webhook.PATH}", content=b"x" * 2_000_000)).status_code == 413
        crowd = [(await client.post(f"{root}{events.PATH}")).status_code for _event in range(60)]
        assert {200, 429} == set(crowd)


async def test_caddy_serves_the_site(tmp_path: Path, upstream: int) -> None:
    root = f"http://127.0.0.1:{free_port()}"
    env = {"SITE": root, "UPSTREAM": f"127.0.0.1:{upstream}", "HOME": str(tmp_path)}
    site = (DEPLOY / "caddy" / "Caddyfile").read_text(encoding="utf-8")
    (tmp_path / "Caddyfile").write_text("{\n\tadmin off\n}\n" + site)
    tell("caddy", "validate", "--config", str(DEPLOY / "caddy" / "Caddyfile"), "--adapter", "caddyfile")
    command = ("caddy", "run", "--config", str(tmp_path / "Caddyfile"), "--adapter", "caddyfile")
    async with httpx.AsyncClient(trust_env=False) as client, serving(root, client, *command, env=env):
        await passes_on_what_it_should(client, root)


def test_prometheus_takes_the_rules_and_they_fire_when_they_should() -> None:
    folder = DEPLOY / "prometheus"
    tell("promtool", "check", "config", "prometheus.yaml", cwd=folder)
    tell("promtool", "test", "rules", "alerts_test.yaml", cwd=folder)


@pytest.mark.parametrize("role", ["all", "receive", "send"])
def test_systemd_takes_the_unit_and_calls_it_safe(role: str, tmp_path: Path) -> None:
    text = (DEPLOY / "systemd" / "offscreen@.service").read_text(encoding="utf-8")
    unit = tmp_path / f"offscreen@{role}.service"
    unit.write_text(
        text.replace("/opt/offscreen/.venv/bin/offscreen", sys.executable).replace("=offscreen\n", "=root\n")
    )
    assert not tell("systemd-analyze", "verify", str(unit)).strip()
    judged = tell("systemd-analyze", "security", "--offline=true", str(unit))
    found = re.search(r"exposure level for .*: ([\d.]+)", judged)
    assert found is not None
    assert float(found[1]) <= EXPOSURE


def test_compose_yaml_is_what_the_compose_specification_allows() -> None:
    tell(sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", "compose.yaml")
