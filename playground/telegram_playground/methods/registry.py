"""Which function answers which method."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from telegram_playground.account import Account
from telegram_playground.chats import Chat
from telegram_playground.parameters import Parameters
from telegram_playground.world import World


@dataclass(frozen=True)
class Invocation:
    """One call: by which bot, with what."""

    world: World
    account: Account
    parameters: Parameters

    def writable_chat(self) -> Chat:
        """Return the chat named by ``chat_id``; see :meth:`Account.writable_chat`."""
        return self.account.writable_chat(self.parameters.text("chat_id"))


Answer = Callable[[Invocation], Awaitable[Any]]
"""Returns the ``result`` as JSON; raises a Refusal."""


@dataclass(frozen=True)
class Method:
    """A method as Telegram writes it, and its function."""

    name: str
    answer: Answer


_METHODS: dict[str, Method] = {}


def method(name: str) -> Callable[[Answer], Answer]:
    """Register a function for a method of the Bot API."""

    def register(answer: Answer) -> Answer:
        _METHODS[name.lower()] = Method(name, answer)
        return answer

    return register


def find_method(name: str) -> Method | None:
    """Return a method; upper and lower case make no difference, as on Telegram."""
    return _METHODS.get(name.lower())


def method_names() -> list[str]:
    """Return the names of all methods."""
    return sorted(method.name for method in _METHODS.values())
