"""What can go wrong in the playground.

::

    PlaygroundError         base of all; its text names the value and the remedy
    ├── Refusal             an API call is refused, as Telegram would refuse it
    ├── NothingHappened     what a script waited for did not come in time
    └── NoSuchButton        a script presses what is not there
"""

from __future__ import annotations


class PlaygroundError(Exception):
    """Base of all errors of the playground."""


class Refusal(PlaygroundError):  # noqa: N818 (an answer, not a failure)
    """An API call is refused.

    Args:
        code: HTTP status and ``error_code`` of the answer.
        description: Telegram's text, with its prefix (``Bad Request: ...``).
        retry_after: Seconds, for 429 only.
        moved_to: The id that the chat has now, if that is why.
    """

    def __init__(
        self, code: int, description: str, *, retry_after: int | None = None, moved_to: int | None = None
    ) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.retry_after = retry_after
        self.moved_to = moved_to


def bad_request(reason: str) -> Refusal:
    """Return the refusal for a request that cannot be carried out.

    Args:
        reason: What is wrong. Its first letter is written small, as Telegram does, unless it is a
            constant such as ``BUTTON_DATA_INVALID``.
    """
    constant = len(reason) > 1 and (reason[1] == "_" or reason[1].isupper())
    return Refusal(400, "Bad Request: " + (reason if constant else reason[:1].lower() + reason[1:]))


def forbidden(reason: str) -> Refusal:
    """Return the refusal for a chat that the bot may not write to."""
    return Refusal(403, f"Forbidden: {reason}")


def too_many_requests(retry_after: int) -> Refusal:
    """Return the refusal for a bot that is too fast; ``retry_after`` is in seconds."""
    return Refusal(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


def chat_moved(to_chat: int) -> Refusal:
    """Return the refusal for a chat that has another id by now."""
    return Refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", moved_to=to_chat)


class NothingHappened(PlaygroundError):  # noqa: N818 (reads as the sentence it is)
    """What a script waited for did not come in time."""


class NoSuchButton(PlaygroundError):  # noqa: N818 (reads as the sentence it is)
    """A script presses a button that no message shows."""
