"""One nudge against the real Telegram: is everything answered as the bot, and the tests of it, expect?

Updates are looked at and not confirmed, so that nothing that people write meanwhile is lost.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from telegram.error import Conflict, TelegramError

from bot.core.address import Address
from bot.core.commands import menu
from bot.core.messenger import SendError, SendProblem, SentPicture
from bot.core.replies import Rows
from bot.core.texts import SOURCE, speaking, spoken
from bot.dialogues.help import description
from bot.telegram.addresses import chat_id_of
from bot.telegram.answer_shapes import (
    Difference,
    Shape,
    WatchedTransport,
    differences,
    expected_shapes,
    shape_of_update,
)
from bot.telegram.connection import TelegramConnection
from bot.telegram.parsing import ALLOWED_UPDATES

REACTION_SECONDS = 90.0
"""How long a reaction is waited for."""

_NO_MESSAGE = 2**31 - 1
"""Id of a message that no chat has."""

_NO_QUERY = "1"
_LOOKS_SECONDS = 1.0
_JPEG = b"\xff\xd8"


@dataclass(frozen=True)
class LiveStep:
    """What came of one step.

    Attributes:
        name: Of the step.
        good: Whether it went as it should.
        text: A sentence.
    """

    name: str
    good: bool
    text: str


class LiveCheck:
    """Sends one nudge to one chat, changes it and waits for a reaction to it.

    Args:
        connection: Opened, with a :class:`WatchedTransport`.
        address: Of the owner.
        picture: Of the nudge.
        html: Its words.
        rows: Its buttons.
        tell: Told what the person should do now.
        patience: Seconds for the reaction.
    """

    def __init__(
        self,
        connection: TelegramConnection,
        address: Address,
        picture: bytes,
        html: str,
        rows: Rows,
        tell: Callable[[str], None],
        patience: float = REACTION_SECONDS,
    ) -> None:
        self._connection, self._messenger = connection, connection.messenger
        self._address = address
        self._picture, self._html, self._rows = picture, html, rows
        self._tell = tell
        self._patience = patience
        self._update: dict[str, Any] | None = None

    async def run(self) -> list[LiveStep]:
        """Go through all steps; without a nudge that arrived those after it are left out."""
        steps = [await self._step("Menu", self._menu), await self._step("Description", self._description)]
        begun = time.monotonic()
        try:
            sent = await self._messenger.send_picture(self._address, self._picture, self._html, self._rows)
        except SendError as error:
            return [*steps, LiveStep("Nudge", False, f"it was not sent: {_remedy(error)}")]
        steps.append(LiveStep("Nudge", True, f"Telegram took it after {time.monotonic() - begun:.1f} s."))
        steps += [
            await self._step("By name", lambda: self._again(sent)),
            await self._step("Change", lambda: self._change(sent)),
            await self._step("Too late", self._too_late),
            await self._step("Reaction", lambda: self._reaction(sent)),
        ]
        return [*steps, *self._compared()]

    async def _step(self, name: str, work: Callable[[], Awaitable[str]]) -> LiveStep:
        try:
            return LiveStep(name, True, await work())
        except SendError as error:
            return LiveStep(name, False, _remedy(error))
        except Conflict:
            return LiveStep(name, False, "another process polls with this token: stop offscreen run for this check.")
        except TelegramError as error:
            return LiveStep(name, False, f"Telegram answers: {error.message}.")
        except LiveCheckError as error:
            return LiveStep(name, False, str(error))

    async def _menu(self) -> str:
        await self._connection.introduce()
        for language in spoken():
            with speaking(language):
                there = await self._connection.bot.get_my_commands(language_code=_code(language))
                if [(command.command, command.description) for command in there] != menu():
                    raise LiveCheckError(f"Telegram shows another menu in {language} than was set.")
        return f"it is shown in {len(spoken())} languages."

    async def _description(self) -> str:
        for language in spoken():
            with speaking(language):
                there = await self._connection.bot.get_my_description(language_code=_code(language))
                if there.description != description():
                    raise LiveCheckError(f"Telegram shows another description in {language} than was set.")
        return "an empty chat shows it."

    async def _again(self, sent: SentPicture) -> str:
        """Send the same picture by the name that Telegram gave it, and fetch it; take the second message back."""
        if sent.file_id is None:
            raise LiveCheckError("Telegram gives the picture no name: each nudge uploads its own.")
        second = await self._messenger.send_picture(self._address, sent.file_id, self._html, silent=True)
        await self._connection.bot.delete_message(chat_id_of(self._address), second.message_id)
        if not (await self._messenger.fetch_file(sent.file_id)).startswith(_JPEG):
            raise LiveCheckError("Telegram gives back no JPEG of the picture.")
        return "the picture is sent again by its name, and comes back."

    async def _change(self, sent: SentPicture) -> str:
        """Change words and buttons, also to what they are already."""
        words = f"{self._html}\n\n<i>This line was added.</i>"
        for html in (words, words, self._html):
            if not await self._messenger.edit(self._address, sent.message_id, html, self._rows, of_picture=True):
                raise LiveCheckError("Telegram says that there is no such message.")
        await self._messenger.edit_buttons(self._address, sent.message_id, self._rows)
        return "words and buttons are changed, and a change to the same is taken for none."

    async def _too_late(self) -> str:
        """Change what is not there, and answer a press that nobody made: both must be known as too late."""
        if await self._messenger.edit(self._address, _NO_MESSAGE, self._html, ()):
            raise LiveCheckError("Telegram changes a message that does not exist.")
        await self._messenger.acknowledge(_NO_QUERY, None)
        return "a deleted message and an old press are known as such."

    async def _reaction(self, sent: SentPicture) -> str:
        if (await self._connection.webhook_state()).url:
            return "not waited for: updates come by webhook. Press a button; the running bot should answer."
        await self._updates()  # from now on Telegram keeps reactions, too
        self._tell(f"Within {self._patience:.0f} seconds, please react to the nudge with an emoji, or press a button.")
        until = time.monotonic() + self._patience
        while time.monotonic() < until:
            for update in await self._updates():
                if (kind := _kind_of(update, sent.message_id)) is not None:
                    self._update = {kind: update[kind]}
                    return f"it came as {kind}."
            await asyncio.sleep(_LOOKS_SECONDS)
        raise LiveCheckError(f"none came within {self._patience:.0f} s.")

    async def _updates(self) -> list[dict[str, Any]]:
        """Return what waits, without confirming it."""
        asked = urlencode({"timeout": 0, "allowed_updates": json.dumps(ALLOWED_UPDATES)})
        answer: Any = await self._connection.bot.request.post(f"{self._connection.bot.base_url}/getUpdates?{asked}")
        return list(answer)

    def _compared(self) -> list[LiveStep]:
        found = differences(self.shapes(), expected_shapes())
        if not found:
            return [LiveStep("Answers", True, "they are what the playground answers.")]
        return [LiveStep("Answers", each.is_harmless, _told(each)) for each in found]

    def shapes(self) -> dict[str, Shape]:
        """Return the shapes of what was answered so far."""
        request = self._connection.bot.request
        seen = dict(request.shapes) if isinstance(request, WatchedTransport) else {}
        for kind, update in (self._update or {}).items():
            seen[kind] = shape_of_update(update)
        return seen


class LiveCheckError(Exception):
    """A step that went otherwise than it should; the text says how."""


def _code(language: str) -> str | None:
    return None if language == SOURCE else language


def _kind_of(update: dict[str, Any], message_id: int) -> str | None:
    """Return whether an update is a reaction to a message: its kind, or ``None``."""
    if update.get("message_reaction", {}).get("message_id") == message_id:
        return "message_reaction"
    pressed = update.get("callback_query", {}).get("message", {}).get("message_id")
    return "callback_query" if pressed == message_id else None


def _remedy(error: SendError) -> str:
    if error.problem is SendProblem.BLOCKED:
        return (
            "Telegram does not let the bot write to the first of OFFSCREEN_OWNERS: open the chat, press Start, again."
        )
    return f"{error.text}."


def _told(found: Difference) -> str:
    parts = [
        f"lacks {', '.join(found.missing)}" if found.missing else "",
        ", ".join(found.other),
        f"has more: {', '.join(found.more)}" if found.more else "",
    ]
    return f"{found.answer} {'; '.join(part for part in parts if part)}."
