"""The guide's example is run, and the server starts by itself."""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path

import httpx
import pytest

from telegram_playground import __main__ as command
from telegram_playground.faults import Faults

GUIDE = Path(__file__).parents[1] / "README.md"


async def test_the_example_works() -> None:
    (example, faults) = re.findall(r"```python\n(.*?)```", GUIDE.read_text(), re.DOTALL)
    names: dict[str, object] = {}
    exec(compile(example, str(GUIDE), "exec"), names)
    test = names["test_the_coin_bot"]
    assert callable(test)
    await test()
    kinds = re.findall(r'faults\.add\("(\w+)"', faults)
    assert len(kinds) == 5
    for kind in kinds:
        Faults().add(kind, to_chat=1 if kind == "moved" else None)


@pytest.mark.long
async def test_the_server_runs_by_itself() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "telegram_playground", "--port", "0", "--token", "77:secret", "--name", "Coin",
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    async with asyncio.timeout(20):
        line = (await process.stdout.readline()).decode()
    address = line.split()[-1]
    async with httpx.AsyncClient() as http:
        me = (await http.get(f"{address}bot77:secret/getMe")).json()
        page = await http.get(address)
    process.terminate()
    await process.communicate()
    assert me["result"]["first_name"] == "Coin"
    assert page.headers["Content-Security-Policy"].startswith("default-src 'self'")


def test_a_token_of_the_wrong_form_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--token", "nonsense"]) == 1
    assert "the token has not the form ID:SECRET" in capsys.readouterr().err
