"""The Bot API over HTTP: ``/bot<token>/<method>`` and ``/file/bot<token>/<path>``."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Coroutine
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from telegram_playground.account import Account
from telegram_playground.errors import Refusal, chat_moved, too_many_requests
from telegram_playground.faults import Fault
from telegram_playground.journal import Call
from telegram_playground.limits import SendLimits
from telegram_playground.methods import Invocation, Method, find_method
from telegram_playground.parameters import Parameters, read_parameters
from telegram_playground.world import World

TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
LIMITED = re.compile(r"send(?!ChatAction)")
"""The methods that count as messages."""


class Dropped(Response):
    """No answer at all: the connection is cut."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Cut the connection and wait until the server has noticed."""
        scope["state"]["transport"].abort()
        while (await receive())["type"] != "http.disconnect":
            pass


class BotApi:
    """Answers API calls from the state of a world.

    Args:
        world: The state.
        limits: Whether Telegram's limits on sending are enforced.
    """

    def __init__(self, world: World, *, limits: bool) -> None:
        self.world = world
        self.limits = limits
        self._send_limits: dict[int, SendLimits] = {}

    def routes(self) -> list[Route]:
        """Return the routes of the API."""
        return [
            Route("/bot{token}/test/{method}", self.answer, methods=["GET", "POST"]),
            Route("/bot{token}/{method}", self.answer, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", self.download),
        ]

    async def answer(self, request: Request) -> Response:
        """Carry out a call and answer in Telegram's form."""
        token = request.path_params["token"]
        account = self.world.accounts.get(token)
        if account is None:
            return _refused(_unknown_token(token))
        name = request.path_params["method"]
        try:
            parameters = await read_parameters(request)
        except Refusal as refusal:
            return _refused(refusal)
        work = self._perform(account, name, parameters)
        # A bot that is killed while it waits for updates must not look as if it still did.
        return await _unless_gone(request, work) if name.lower() == "getupdates" else await work

    async def perform(self, account: Account, name: str, parameters: Parameters) -> None:
        """Carry out a call whose answer nobody awaits: one that came as the answer to a webhook."""
        await self._perform(account, name, parameters)

    async def _perform(self, account: Account, name: str, parameters: Parameters) -> Response:
        started, at, number = time.monotonic(), self.world.now(), self.world.journal.next_number()
        found = find_method(name)
        name = found.name if found else name
        chat_id = _number(parameters.text("chat_id"))
        fault = self.world.faults.strike(name, chat_id)
        status, answer, response = await self._outcome(account, found, name, parameters, chat_id, fault)
        call = Call(
            number=number,
            at=at,
            bot_id=account.id,
            method=name,
            parameters=parameters.for_journal(),
            chat_id=chat_id,
            status=status,
            answer=answer,
            seconds=time.monotonic() - started,
            fault=fault.kind if fault else None,
        )
        self.world.journal.add(call)
        for listener in list(self.world.listeners):
            listener(call)
        return response

    async def _outcome(
        self,
        account: Account,
        found: Method | None,
        name: str,
        parameters: Parameters,
        chat_id: int | None,
        fault: Fault | None,
    ) -> tuple[int, Any, Response]:
        """Return the status and answer for the journal (status 0 if there is none), and the response."""
        try:
            if fault is not None and fault.kind == "error":
                raise Refusal(fault.status, "Internal Server Error")
            if fault is not None and fault.kind == "too_many":
                raise too_many_requests(fault.retry_after)
            if fault is not None and fault.kind == "moved" and fault.to_chat is not None:
                raise chat_moved(fault.to_chat)
            if fault is not None and fault.kind == "drop_before":
                return 0, "connection dropped before the work", Dropped()
            if found is None:
                raise Refusal(404, "Not Found")
            if self.limits and LIMITED.match(name) and chat_id is not None:
                self._send_limits.setdefault(account.id, SendLimits()).check(chat_id, time.monotonic())
            result = await found.answer(Invocation(self.world, account, parameters))
        except Refusal as refusal:
            return refusal.code, refusal.description, _refused(refusal)
        if fault is not None and fault.kind == "drop_after":
            return 0, "connection dropped after the work", Dropped()
        if fault is not None and fault.kind == "slow":
            await asyncio.sleep(fault.delay.total_seconds())
        return 200, result, JSONResponse({"ok": True, "result": result})

    async def download(self, request: Request) -> Response:
        """Hand out a file."""
        account = self.world.accounts.get(request.path_params["token"])
        if account is None:
            return _refused(_unknown_token(request.path_params["token"]))
        file = account.files.by_path(request.path_params["path"])
        if file is None:
            return _refused(Refusal(404, "Not Found"))
        return Response(file.data, media_type="application/octet-stream")


async def _unless_gone(request: Request, work: Coroutine[Any, Any, Response]) -> Response:
    """Do the work, but break it off when the caller hangs up."""
    task, gone = asyncio.create_task(work), asyncio.create_task(_gone(request))
    try:
        await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        return task.result() if task.done() else Response(status_code=204)
    finally:
        task.cancel()
        gone.cancel()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _refused(refusal: Refusal) -> JSONResponse:
    body: dict[str, Any] = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    headers = {}
    if refusal.retry_after is not None:
        body["parameters"] = {"retry_after": refusal.retry_after}
        headers["Retry-After"] = str(refusal.retry_after)
    if refusal.moved_to is not None:
        body["parameters"] = {"migrate_to_chat_id": refusal.moved_to}
    return JSONResponse(body, refusal.code, headers)


def _unknown_token(token: str) -> Refusal:
    return Refusal(401, "Unauthorized") if TOKEN.fullmatch(token) else Refusal(404, "Not Found")


def _number(raw: str) -> int | None:
    try:
        return int(raw)
    except ValueError:
        return None
