"""Who may talk to the server: programs of this machine and the chat page itself, but no page of another site.

A browser lets every page send requests to this machine, and a name that resolves to 127.0.0.1 makes a stranger's page
look like one of ours (DNS rebinding). But it also says where a request goes and where it comes from (``Host``,
``Origin``, ``Sec-Fetch-Site``), and no page can change that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from telegram_playground.errors import PlaygroundError

LOCAL_NAMES = ("127.0.0.1", "localhost", "[::1]")
"""What this machine calls itself."""
OWN_SITES = ("same-origin", "none")
"""``Sec-Fetch-Site`` of a page's own requests, and of an address that somebody typed."""
HEADERS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""Put on every answer, so that no other page can embed it or keep hold of its window."""

_NAME = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(?P<port>[0-9]{1,5}))?")


def allowed_hosts(port: int, names: Iterable[str] = ()) -> frozenset[str]:
    """Return the values of ``Host`` that the server answers to.

    Args:
        port: Where it listens.
        names: More names or addresses, with the port at which they are reached (``demo.test:443``) or without.

    Raises:
        PlaygroundError: If one of them has not the form of a name.
    """
    hosts = set()
    for wanted in (*LOCAL_NAMES, *names):
        found = _NAME.fullmatch(wanted.lower())
        if found is None:
            raise PlaygroundError(f"{wanted!r} is no name of a host: write NAME or NAME:PORT, and IPv6 in brackets")
        at = int(found["port"] or port)
        hosts.add(f"{found['name']}:{at}")
        if at in (80, 443):  # browsers leave these out
            hosts.add(found["name"])
    return frozenset(hosts)


def objection(headers: Headers, hosts: frozenset[str]) -> str | None:
    """Return why a request is refused, or ``None`` if it is not."""
    host = [value.lower() for value in headers.getlist("host")]
    if len(host) != 1 or host[0] not in hosts:
        return f"this server answers to {', '.join(sorted(hosts))} only: start it with --allow-host for another name"
    origins = {f"{scheme}://{name}" for scheme in ("http", "https") for name in hosts}
    if any(value.lower() not in origins for value in headers.getlist("origin")):
        return "pages of other sites may not use this server"
    if any(value.lower() not in OWN_SITES for value in headers.getlist("sec-fetch-site")):
        return "pages of other sites may not use this server: type its address into the browser"
    return None


class OriginGuard:
    """Refuses what other sites' pages send, whatever the route.

    Args:
        app: What the others may use.
        hosts: See :func:`allowed_hosts`.
    """

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it in the form of the Bot API, which the page understands too."""
        why = objection(Headers(scope=scope), self._hosts)
        app = self._app if why is None else _refusal(why)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await app(scope, receive, send_with_headers)


def _refusal(why: str) -> JSONResponse:
    return JSONResponse({"ok": False, "error_code": 403, "description": f"Forbidden: {why}", "error": why}, 403)
