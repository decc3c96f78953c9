"""The proxy that leads to a server, read from the environment as other programs do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from aiohttp import TCPConnector
from aiohttp_socks import ProxyConnector

from bot.errors import SettingsError
from recommender.loopback import is_loopback

_BY_HTTP = ("http", "https")
_BY_SOCKS = {"socks5": "socks5", "socks5h": "socks5", "socks4": "socks4", "socks4a": "socks4"}


@dataclass(frozen=True)
class ServerProxy:
    """A proxy.

    Attributes:
        name: Of the variable that says so.
        address: With its scheme.
    """

    name: str
    address: str

    @property
    def is_socks(self) -> bool:
        """Whether it speaks SOCKS."""
        return urlsplit(self.address).scheme in _BY_SOCKS

    @property
    def shown(self) -> str:
        """Where it is, without user and password."""
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.hostname}:{parts.port or 80}"


def proxy_for(server: str, environment: Mapping[str, str]) -> ServerProxy | None:
    """Return the proxy that leads to a server; ``None``: none does, as to one on this machine.

    Args:
        server: Its address.
        environment: ``HTTPS_PROXY``, ``HTTP_PROXY``, ``ALL_PROXY``, ``NO_PROXY``, in capitals or not.

    Raises:
        SettingsError: If it is no proxy's address.
    """
    parts = urlsplit(server)
    without = environment.get("no_proxy") or environment.get("NO_PROXY") or ""
    if is_loopback(server) or _is_direct(parts.hostname or "", without):
        return None
    for name in (f"{parts.scheme}_proxy", "all_proxy"):
        for written in (name, name.upper()):
            if address := environment.get(written, "").strip():
                return _checked(written, address)
    return None


def _is_direct(host: str, without: str) -> bool:
    """Whether a host, or a domain that it is of, is among those of ``NO_PROXY``."""
    names = [name.strip().lower().lstrip("*").lstrip(".").partition(":")[0] for name in without.split(",")]
    is_every = "*" in (name.strip() for name in without.split(","))
    return is_every or any(name and (host == name or host.endswith(f".{name}")) for name in names)


def _checked(name: str, address: str) -> ServerProxy:
    whole = address if "://" in address else f"http://{address}"
    try:
        parts = urlsplit(whole)
        is_usable = parts.hostname and (parts.port or parts.scheme in _BY_HTTP)
    except ValueError:
        is_usable = False
    if not is_usable or parts.scheme not in (*_BY_HTTP, *_BY_SOCKS):
        raise SettingsError(
            f"{name} is not the address of a proxy: write it as http://HOST:PORT or socks5://HOST:PORT, or remove it"
        )
    return ServerProxy(name, whole)


def connector(proxy: ServerProxy | None, **options: Any) -> TCPConnector:
    """Return what opens connections; through a SOCKS proxy if that is one, which looks names up itself."""
    if proxy is None or not proxy.is_socks:
        return TCPConnector(**options)
    scheme, _, where = proxy.address.partition("://")
    return ProxyConnector.from_url(f"{_BY_SOCKS[scheme]}://{where}", rdns=True, **options)
