"""The chat page of the playground: its files, what it shows and what it does."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from telegram_playground.chats import Chat, ChatMessage
from telegram_playground.clock import MovableTime
from telegram_playground.controls import Controls
from telegram_playground.errors import PlaygroundError, Refusal
from telegram_playground.files import DOWNLOAD_BYTES
from telegram_playground.journal import Call
from telegram_playground.world import World

STATIC = Path(__file__).parent / "static"
MESSAGES = 50
"""Messages that the page loads at once."""
CALLS = 150
"""Calls that the panel shows."""
ANSWER_SECONDS = 15.0
"""How long a pressed button waits for the bot's answer."""
KEEP_ALIVE_SECONDS = 15.0
NEWCOMER = "Robin"
"""Who chats if nobody has been added."""
BROWSER_INTEGER = 2**53 - 1
"""Largest whole number that a browser keeps exactly."""
LONGEST_JUMP = timedelta(days=31)
REACTIONS = ("👍", "❤", "🔥", "🏆", "👎", "🥱")
"""Emoji that the page offers below a message: some of those that Telegram allows in private chats."""

POLICY = "default-src 'self'; img-src 'self' blob: data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


class Page:
    """Serves the chat page of the first bot.

    Args:
        world: What it shows.
        controls: What its bar and panel can do in the bot's own world, or ``None``; methods that it lacks are
            not offered.
    """

    def __init__(self, world: World, controls: Controls | None) -> None:
        self.world = world
        self.controls = controls
        world.listeners.append(self._show_call)
        if isinstance(world.clock, MovableTime):
            world.clock.on_jump(self._show_time)

    def routes(self) -> list[BaseRoute]:
        """Return the routes of the page."""
        behind = [
            Route("/state", self._state),
            Route("/events", self._events),
            Route("/files/{id}", self._download),
            Route("/people", self._add_person, methods=["POST"]),
            Route("/chats/{chat:int}", self._chat),
            Route("/chats/{chat:int}/text", self._send_text, methods=["POST"]),
            Route("/chats/{chat:int}/file", self._send_file, methods=["POST"]),
            Route("/chats/{chat:int}/edit", self._edit, methods=["POST"]),
            Route("/chats/{chat:int}/press", self._press, methods=["POST"]),
            Route("/chats/{chat:int}/react", self._react, methods=["POST"]),
            Route("/chats/{chat:int}/share", self._share, methods=["POST"]),
            Route("/chats/{chat:int}/block", self._block, methods=["POST"]),
            Route("/clock", self._move_clock, methods=["POST"]),
            Route("/decision/{chat:int}/{message:int}", self._decision),
            Route("/stored/{chat:int}", self._stored),
            Route("/calls", self._calls),
            Route("/faults", self._faults, methods=["GET", "POST", "DELETE"]),
        ]
        return [
            Route("/", self._file),
            Route("/static/{name}", self._file),
            Mount("/page", routes=behind, middleware=[Middleware(_ErrorsAsAnswers)]),
        ]

    # What it shows.

    async def _file(self, request: Request) -> Response:
        path = STATIC / Path(request.path_params.get("name", "index.html")).name
        if not path.is_file():
            return Response("Not found", 404)
        headers = {"Content-Security-Policy": POLICY, "Cache-Control": "no-cache"}
        return FileResponse(path, headers=headers)

    async def _state(self, request: Request) -> Response:
        if not self.world.humans:
            self.world.add_human(NEWCOMER)
        account = self.world.main
        offers = ("next_moment", "forward", "decision", "stored")
        return JSONResponse(
            {
                "bot": {
                    **account.as_user(),
                    "description": account.presentation.descriptions.get("", ""),
                    "about": account.presentation.short_descriptions.get("", ""),
                },
                "people": [self._person(chat) for chat in account.chats.values()],
                "now": self._now(),
                "reactions": REACTIONS,
                "offers": {name: hasattr(self.controls, name) for name in offers},
            }
        )

    def _now(self) -> str:
        they_tell = self.controls is not None and hasattr(self.controls, "now")
        return (self.controls.now() if self.controls and they_tell else self.world.now()).isoformat()

    def _person(self, chat: Chat) -> dict[str, Any]:
        last = next(reversed(chat.messages.values()), None)
        return {
            "id": chat.id,
            "name": chat.human.name,
            "status": chat.status,
            "last": self._message(chat, last) if last else None,
        }

    def _message(self, chat: Chat, message: ChatMessage) -> dict[str, Any]:
        return self.world.shown(self.world.main, chat, message)

    async def _chat(self, request: Request) -> Response:
        chat = self._wanted(request)
        before = int(request.query_params.get("before") or 0)
        ids = [number for number in chat.messages if not before or number < before]
        account = self.world.main
        menu = account.presentation.menu_buttons
        return JSONResponse(
            {
                **self._person(chat),
                "messages": [self._message(chat, chat.messages[number]) for number in ids[-MESSAGES:]],
                "more": len(ids) > MESSAGES,
                "action": chat.action,
                "commands": account.presentation.commands_for(chat.id, chat.human.language),
                "menu": menu.get(chat.id) or menu.get(None) or {"type": "default"},
                "keyboard": None
                if chat.keyboard is None
                else {"kind": chat.keyboard.kind, "rows": chat.keyboard.rows, **chat.keyboard.options},
            }
        )

    async def _download(self, request: Request) -> Response:
        try:
            file = self.world.main.files.by_id(request.path_params["id"])
        except Refusal as refusal:
            return Response(refusal.description, 404)
        # A document is never shown inside of the page's own origin, whatever it claims to be.
        shown = file.content_type in ("image/jpeg", "image/webp") and not file.path.startswith("documents/")
        headers = {"Cache-Control": "private, max-age=3600"}
        if not shown:
            headers["Content-Disposition"] = "attachment"
        return Response(
            file.data, media_type=file.content_type if shown else "application/octet-stream", headers=headers
        )

    async def _events(self, request: Request) -> Response:
        return StreamingResponse(self._stream(), media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    async def _stream(self) -> AsyncIterator[str]:
        queue = self.world.feed.subscribe()
        try:
            yield "retry: 500\n\n"
            while True:
                try:
                    event = await asyncio.wait_for(queue.get(), KEEP_ALIVE_SECONDS)
                except TimeoutError:
                    yield ": still here\n\n"
                    continue
                if event is None:
                    return
                yield f"data: {json.dumps(event, separators=(',', ':'))}\n\n"
        finally:
            self.world.feed.unsubscribe(queue)

    def _show_call(self, call: Call) -> None:
        if len(self.world.feed) and not (call.method == "getUpdates" and call.ok and not call.answer):
            self.world.feed.publish({"kind": "call", "call": call_for_page(call)})

    def _show_time(self) -> None:
        self.world.feed.publish({"kind": "clock", "now": self._now()})

    # What it does.

    def _wanted(self, request: Request) -> Chat:
        number = request.path_params["chat"]
        try:
            return self.world.main.chats[number]
        except KeyError:
            raise PlaygroundError(f"there is nobody with the id {number}") from None

    async def _add_person(self, request: Request) -> Response:
        body = await _json(request)
        human = self.world.add_human(str(body.get("name", "")))
        return JSONResponse({"id": human.id})

    async def _send_text(self, request: Request) -> Response:
        chat, body = self._wanted(request), await _json(request)
        reply_to = int(body["reply_to"]) if body.get("reply_to") else None
        message = self.world.person_writes(self.world.main, chat, str(body.get("text", "")), reply_to=reply_to)
        return JSONResponse({"id": message.id})

    async def _send_file(self, request: Request) -> Response:
        chat, account = self._wanted(request), self.world.main
        async with request.form() as form:
            upload, caption = form.get("file"), str(form.get("caption") or "")
            as_photo = form.get("as") == "photo"
            if upload is None or isinstance(upload, str):
                raise PlaygroundError("there is no file: choose one")
            data, name = await upload.read(), upload.filename or "file"
        if len(data) > DOWNLOAD_BYTES:
            raise PlaygroundError(f"{name} has {len(data):,} bytes: bots can take {DOWNLOAD_BYTES:,} at most")
        try:
            if as_photo:
                content = self.world.photo_body(account, data, caption)
            else:
                content = self.world.document_body(account, data, name, caption)
        except Refusal:
            raise PlaygroundError(f"{name} is no picture that can be sent: try it as a file") from None
        message = self.world.person_sends(account, chat, content, original=data)
        return JSONResponse({"id": message.id})

    async def _edit(self, request: Request) -> Response:
        chat, body = self._wanted(request), await _json(request)
        message = self._message_of(chat, body)
        self.world.person_edits(self.world.main, chat, message, str(body.get("text", "")))
        return JSONResponse({"id": message.id})

    async def _press(self, request: Request) -> Response:
        chat, body = self._wanted(request), await _json(request)
        message = self._message_of(chat, body)
        data = str(body.get("data", ""))
        if not any(button.get("callback_data") == data for row in message.buttons for button in row):
            raise PlaygroundError("this button is gone")
        query = self.world.person_presses(self.world.main, chat, message, data)
        answer = await chat.changed.until(lambda: query.answer, timeout=ANSWER_SECONDS)
        return JSONResponse(answer or {"text": "", "late": True})

    async def _react(self, request: Request) -> Response:
        chat, body = self._wanted(request), await _json(request)
        message, emoji = self._message_of(chat, body), str(body.get("emoji", ""))
        if emoji not in ("", *REACTIONS):
            raise PlaygroundError(f"{emoji!r} is none of the reactions here: take one of {' '.join(REACTIONS)}")
        self.world.person_reacts(self.world.main, chat, message, [emoji] if emoji else [])
        return JSONResponse({"id": message.id})

    async def _share(self, request: Request) -> Response:
        chat, body = self._wanted(request), await _json(request)
        if body.get("what") == "location":
            place = {"latitude": float(body["latitude"]), "longitude": float(body["longitude"])}
            content: dict[str, Any] = {"location": place}
        else:
            human = chat.human
            contact = {"phone_number": "+10000000000", "first_name": human.first_name, "user_id": human.id}
            content = {"contact": contact}
        message = self.world.person_sends(self.world.main, chat, content)
        return JSONResponse({"id": message.id})

    async def _block(self, request: Request) -> Response:
        chat, body = self._wanted(request), await _json(request)
        self.world.set_blocked(self.world.main, chat, blocked=bool(body.get("blocked")))
        return JSONResponse({"status": chat.status})

    def _message_of(self, chat: Chat, body: dict[str, Any]) -> ChatMessage:
        message = chat.messages.get(int(body.get("message", 0)))
        if message is None:
            raise PlaygroundError("this message is gone")
        return message

    # What is behind it.

    async def _move_clock(self, request: Request) -> Response:
        body = await _json(request)
        if self.controls is None:
            raise PlaygroundError("this playground has no clock that can be moved")
        if body.get("to") == "next":
            moment = await self.controls.next_moment(int(body["person"]) if body.get("person") else None)
        else:
            step = timedelta(seconds=float(body.get("seconds", 0)))
            if not timedelta(0) < step <= LONGEST_JUMP:
                raise PlaygroundError(f"the clock moves forward, by {LONGEST_JUMP.days} days at most")
            moment = await self.controls.forward(step)
        self._show_time()
        return JSONResponse({"now": self._now(), "moved": moment is not None})

    async def _decision(self, request: Request) -> Response:
        if self.controls is None or not hasattr(self.controls, "decision"):
            return JSONResponse(None)
        found = await self.controls.decision(request.path_params["chat"], request.path_params["message"])
        return JSONResponse(for_browser(found))

    async def _stored(self, request: Request) -> Response:
        if self.controls is None or not hasattr(self.controls, "stored"):
            return JSONResponse(None)
        return JSONResponse(for_browser(await self.controls.stored(self._wanted(request).id)))

    async def _calls(self, request: Request) -> Response:
        shown = [
            call for call in self.world.journal if not (call.method == "getUpdates" and call.ok and not call.answer)
        ]
        return JSONResponse([call_for_page(call) for call in shown[-CALLS:]])

    async def _faults(self, request: Request) -> Response:
        faults = self.world.faults
        if request.method == "DELETE":
            faults.clear()
        elif request.method == "POST":
            body = await _json(request)
            faults.add(
                body["kind"],
                str(body.get("method") or "") or None,
                times=int(body["times"]) if body.get("times") else None,
                probability=float(body.get("probability") or 1),
                delay=timedelta(seconds=float(body.get("seconds") or 1)),
            )
        return JSONResponse([fault.as_json() for fault in faults])


def for_browser(value: Any) -> Any:
    """Return JSON in which numbers that a browser would round are texts."""
    if isinstance(value, dict):
        return {name: for_browser(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [for_browser(item) for item in value]
    return str(value) if isinstance(value, int) and abs(value) > BROWSER_INTEGER else value


def call_for_page(call: Call) -> dict[str, Any]:
    """Return a call as JSON."""
    return {
        "number": call.number,
        "at": call.at.isoformat(),
        "method": call.method,
        "chat": call.chat_id,
        "status": call.status,
        "parameters": for_browser(call.parameters),
        "answer": for_browser(call.answer),
        "milliseconds": round(1000 * call.seconds, 1),
        "fault": call.fault,
    }


async def _json(request: Request) -> dict[str, Any]:
    """Return what the page sent. A form of another site can send no JSON and say so."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise PlaygroundError("this takes JSON, sent as application/json")
    body = await request.json()
    if not isinstance(body, dict):
        raise PlaygroundError("this takes a JSON object")
    return body


class _ErrorsAsAnswers:
    """Turns errors into answers that the page can show."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self.app(scope, receive, send)
        except PlaygroundError as error:
            await JSONResponse({"error": str(error)}, 422)(scope, receive, send)
        except (ValueError, KeyError, TypeError) as error:
            await JSONResponse({"error": f"the request is malformed: {error}"}, 400)(scope, receive, send)
