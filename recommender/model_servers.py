"""Servers that speak OpenAI's wire format: how they are reached, and what of an answer is believed."""

from __future__ import annotations

import os
from typing import Any

from recommender.loopback import is_loopback

FOREIGN = (ValueError, TypeError, AttributeError, LookupError, RecursionError)
"""What reading an answer may raise that is not of the server's own kind: a page of a proxy, half an answer, another
API's. The SDK believes what it is given."""


def own_address(base_url: str | None) -> str | None:
    """Return the root of a server's API: as it is given, or ``OPENAI_BASE_URL``; ``None``: OpenAI's own."""
    return base_url or os.environ.get("OPENAI_BASE_URL") or None


def connect(key: str, base_url: str | None, *, timeout: float, retries: int) -> Any:
    """Return a client; a server on this machine is reached without a proxy."""
    # the SDK takes a second to import: only here, when a server is really asked
    import openai

    http = openai.DefaultHttpxClient(trust_env=not is_loopback(base_url or ""))
    return openai.OpenAI(api_key=key, base_url=base_url, timeout=timeout, max_retries=retries, http_client=http)


def connect_async(key: str, base_url: str | None, *, timeout: float, retries: int) -> Any:
    """Return a client for an event loop, likewise."""
    import openai

    http = openai.DefaultAsyncHttpxClient(trust_env=not is_loopback(base_url or ""))
    return openai.AsyncOpenAI(api_key=key, base_url=base_url, timeout=timeout, max_retries=retries, http_client=http)


def said(answer: Any) -> str:
    """Return what a chat model said; empty if it is no such answer."""
    try:
        content = answer.choices[0].message.content
    except FOREIGN:
        return ""
    return content if isinstance(content, str) else ""
