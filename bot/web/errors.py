"""Refusals over HTTP: a status, and JSON that says what is wrong and what to do."""

from __future__ import annotations

import math
from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

_CODES = {404: "not_found", 405: "method_not_allowed"}
_WORDS = {404: "There is nothing at this address.", 405: "This address does not take this method."}


def refusal(status: int, code: str, message: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """Return an answer that refuses a request.

    Args:
        status: Of HTTP.
        code: The same for the same cause: what programs go by.
        message: What is wrong and what to do, for people.
        headers: To go with it.
    """
    return JSONResponse({"error": {"code": code, "message": message}}, status, headers=dict(headers or {}))


def retry_after(seconds: float) -> dict[str, str]:
    """Return the header that asks to come again later: whole seconds, at least one."""
    return {"Retry-After": str(max(1, math.ceil(seconds)))}


async def refuse_request(_request: Request, error: Exception) -> Response:
    """Answer what no route takes in the same form as everything else."""
    if not isinstance(error, HTTPException):
        raise error
    code = _CODES.get(error.status_code, "refused")
    return refusal(error.status_code, code, _WORDS.get(error.status_code, error.detail), error.headers)
