"""Parameters of an API call, however they were encoded: query, form, multipart or JSON."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request

from telegram_playground.errors import Refusal, bad_request

UPLOAD_BYTES = 50 * 1024 * 1024
"""Largest request: the Bot API takes files of 50 MB."""


@dataclass(frozen=True)
class Upload:
    """A file that came with a request."""

    name: str
    content_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Parameters:
    """What a method was called with; values are texts, as in a form, structures are JSON."""

    values: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return the value, empty if it is missing."""
        return self.values.get(name, "")

    def integer(self, name: str, default: int = 0) -> int:
        """Return the value as a number; what is none counts as 0, as Telegram counts it."""
        raw = self.values.get(name, "").strip()
        if not raw:
            return default
        return int(raw) if re.fullmatch(r"[+-]?[0-9]{1,18}", raw) else 0

    def number(self, name: str) -> float:
        """Return the value as a number with a fraction.

        Raises:
            Refusal: If it is missing or no number.
        """
        raw = self.values.get(name, "")
        if not raw:
            raise bad_request(f"{name} is empty")
        try:
            number = float(raw)
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            raise bad_request(f"{name} is not a valid number")
        return number

    def flag(self, name: str) -> bool:
        """Return whether the value says yes."""
        return self.values.get(name, "").strip().lower() in ("true", "yes", "1")

    def structure(self, name: str) -> Any:
        """Return the value decoded from JSON, ``None`` if it is missing.

        Raises:
            Refusal: If it is no JSON.
        """
        raw = self.values.get(name, "")
        return decode_json(raw, name) if raw else None

    def entities(self, name: str) -> list[dict[str, Any]] | None:
        """Return a list of entities, ``None`` if it is missing.

        Raises:
            Refusal: If it is no list of objects.
        """
        return entity_list(self.structure(name))

    def for_journal(self) -> dict[str, Any]:
        """Return everything in a readable form: structures decoded, files by name and size."""
        shown: dict[str, Any] = {}
        for name, value in self.values.items():
            shown[name] = _decoded(value) if value[:1] in ("{", "[") else value
        for name, file in self.files.items():
            shown[name] = f"({file.name}, {len(file.data):,} bytes)"
        return shown


def entity_list(value: Any) -> list[dict[str, Any]] | None:
    """Return entities that came as JSON, ``None`` if there are none.

    Raises:
        Refusal: If it is no list of objects.
    """
    if value is None:
        return None
    if not isinstance(value, list) or any(not isinstance(item, dict) for item in value):
        raise bad_request("can't parse entities: expected an Array of MessageEntity")
    return value


def decode_json(raw: str, name: str) -> Any:
    """Decode a parameter.

    Args:
        raw: JSON.
        name: What the refusal calls it.

    Raises:
        Refusal: If it is no JSON, or has half of a surrogate pair, which no text can have.
    """
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError):
        raise bad_request(f"can't parse {name} JSON object") from None
    check_text(json.dumps(value, ensure_ascii=False))
    return value


def check_text(text: str) -> None:
    """Refuse a text that cannot be written in UTF-8.

    Raises:
        Refusal: If there is half of a surrogate pair.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None


def _decoded(value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        return value


async def read_parameters(request: Request) -> Parameters:
    """Read the parameters of a call.

    Raises:
        Refusal: If the body is too large or not readable.
    """
    if int(request.headers.get("content-length") or 0) > UPLOAD_BYTES:
        raise Refusal(413, "Request Entity Too Large")
    values = dict(request.query_params)
    files: dict[str, Upload] = {}
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type == "text/plain":  # no client sends it, but any page can
        raise bad_request("parameters come as JSON or as a form, not as text/plain")
    if request.method == "POST" and content_type == "application/json":
        values |= await _read_json(request)
    elif content_type in ("application/x-www-form-urlencoded", "multipart/form-data"):
        async with request.form() as form:
            for name, item in form.multi_items():
                if isinstance(item, UploadFile):
                    kind = item.content_type or "application/octet-stream"
                    files[name] = Upload(item.filename or "file", kind, await item.read())
                else:
                    values[name] = item
    for value in values.values():
        check_text(value)
    return Parameters(values, files)


async def _read_json(request: Request) -> dict[str, str]:
    try:
        body = json.loads(await request.body() or b"{}")
    except ValueError:
        raise bad_request("can't parse request JSON object") from None
    if not isinstance(body, dict):
        raise bad_request("request JSON object expected")
    return {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in body.items()
        if value is not None
    }
