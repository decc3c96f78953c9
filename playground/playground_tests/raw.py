"""A client of the Bot API without any comfort, for tests of what is refused."""

from __future__ import annotations

import io
import json
from typing import Any

import httpx
from PIL import Image

from telegram_playground.server import Playground


def inline(*buttons: Any) -> dict[str, Any]:
    return {"reply_markup": {"inline_keyboard": [list(buttons)]}}


def picture(width: int = 64, height: int = 64, form: str = "PNG") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(buffer, form)
    return buffer.getvalue()


class Api:
    """Calls methods as a client without any comfort would."""

    def __init__(self, playground: Playground, http: httpx.AsyncClient, chat: int) -> None:
        self.root = f"{playground.address}/bot{playground.token}"
        self.http = http
        self.chat = chat

    async def raw(self, method: str, files: dict[str, bytes] | None = None, **parameters: Any) -> tuple[int, Any]:
        parameters.setdefault("chat_id", self.chat)
        data = {
            name: value if isinstance(value, str) else json.dumps(value)
            for name, value in parameters.items()
            if value is not None
        }
        parts = {name: (f"{name}.bin", content) for name, content in (files or {}).items()}
        answer = await self.http.post(f"{self.root}/{method}", data=data, files=parts or None)
        body = answer.json()
        assert body["ok"] is (answer.status_code == 200)
        if not body["ok"]:
            assert body["error_code"] == answer.status_code
        return answer.status_code, body["result"] if body["ok"] else body["description"]

    async def result(self, method: str, files: dict[str, bytes] | None = None, **parameters: Any) -> Any:
        status, result = await self.raw(method, files, **parameters)
        assert status == 200, result
        return result

    async def refusal(self, method: str, files: dict[str, bytes] | None = None, **parameters: Any) -> str:
        status, description = await self.raw(method, files, **parameters)
        assert status == 400, description
        return str(description)
