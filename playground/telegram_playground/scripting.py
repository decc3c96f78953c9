"""People in scripts: what a test lets them do, and what they see."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from telegram_playground.account import Account
from telegram_playground.chats import Chat, ChatMessage, Human
from telegram_playground.entities import Entity, to_html
from telegram_playground.errors import NoSuchButton, NothingHappened, PlaygroundError
from telegram_playground.signals import Found
from telegram_playground.world import World

PATIENCE_SECONDS = 15.0
"""How long a person waits for the bot, in real time."""


@dataclass(frozen=True)
class CallbackAnswer:
    """What the bot answered to the press of an inline button."""

    text: str = ""
    alert: bool = False
    """Whether the text is to be confirmed, not only flashed."""
    url: str = ""
    data: str = ""
    """The ``callback_data`` that the bot was sent."""


class Message:
    """One message as a person sees it. All of it is live: after an edit it tells the new content."""

    def __init__(self, person: Person, stored: ChatMessage) -> None:
        self._person = person
        self._stored = stored

    @property
    def id(self) -> int:
        """The message's id."""
        return self._stored.id

    @property
    def from_bot(self) -> bool:
        """Whether the bot wrote it."""
        return self._stored.from_bot

    @property
    def text(self) -> str:
        """The text without markup, or for a photo or document its caption; empty if there is neither."""
        return self._stored.content.text

    @property
    def caption(self) -> str | None:
        """The caption, ``None`` for what is no photo or document."""
        return None if "text" in self._stored.body else self._stored.body.get("caption", "")

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Entities of text or caption as JSON; offsets count UTF-16 units."""
        return self._stored.content.entities

    @property
    def html(self) -> str:
        """Text or caption in the Bot API's HTML."""
        return to_html(self._stored.content)

    @property
    def photo(self) -> bytes | None:
        """The picture as it was uploaded, ``None`` if there is none."""
        return self._stored.original if "photo" in self._stored.body else None

    @property
    def document(self) -> bytes | None:
        """The file as it was uploaded, ``None`` if there is none."""
        return self._stored.original if "document" in self._stored.body else None

    @property
    def file_name(self) -> str | None:
        """Name of the document, ``None`` if there is none."""
        name: str | None = self._stored.body.get("document", {}).get("file_name")
        return name

    @property
    def buttons(self) -> list[list[str]]:
        """Labels of the inline keyboard, row by row."""
        return [[button["text"] for button in row] for row in self._stored.buttons]

    @property
    def edited(self) -> bool:
        """Whether it was changed after it was sent."""
        return self._stored.edited is not None

    @property
    def deleted(self) -> bool:
        """Whether it was deleted."""
        return self._stored.deleted

    @property
    def json(self) -> dict[str, Any]:
        """The Bot API's Message."""
        return self._person.account.message_as_json(self._person.chat, self._stored)

    @property
    def stored(self) -> ChatMessage:
        """The message as the playground keeps it."""
        return self._stored

    async def becomes(self, containing: str, *, timeout: float = PATIENCE_SECONDS) -> Message:
        """Wait until an edit lets the text or caption contain something, and return this message.

        Raises:
            NothingHappened: If it does not in ``timeout`` seconds; the text tells what it is instead.
        """
        await self._person.until(
            lambda: self if containing in self.text else None,
            f"message {self.id} to become {containing!r}",
            timeout=timeout,
        )
        return self

    async def vanishes(self, *, timeout: float = PATIENCE_SECONDS) -> None:
        """Wait until it is deleted.

        Raises:
            NothingHappened: If it is not in ``timeout`` seconds.
        """
        await self._person.until(
            lambda: self if self.deleted else None, f"message {self.id} to vanish", timeout=timeout
        )

    def __repr__(self) -> str:
        who = "bot" if self.from_bot else self._person.name
        kind = "photo " if self.photo is not None else ""
        buttons = f" {self.buttons}" if self.buttons else ""
        return f"<{self.id} {who}: {kind}{self.text!r}{buttons}>"


class Person:
    """One person's side of a private chat with a bot.

    Args:
        world: Where they live.
        account: The bot.
        chat: Their chat with it.
    """

    def __init__(self, world: World, account: Account, chat: Chat) -> None:
        self.world = world
        self.account = account
        self.chat = chat
        self._seen: set[int] = set()

    @property
    def human(self) -> Human:
        """Names, language and id."""
        return self.chat.human

    @property
    def id(self) -> int:
        """The Telegram id, which is the chat's id too."""
        return self.human.id

    @property
    def name(self) -> str:
        """First and last name."""
        return self.human.name

    @property
    def messages(self) -> list[Message]:
        """All messages of the chat that still exist, oldest first."""
        return [Message(self, stored) for stored in self.chat.messages.values()]

    @property
    def keyboard(self) -> list[list[str]]:
        """Labels of the reply keyboard that is shown now, row by row."""
        markup = self.chat.keyboard
        return [[button["text"] for button in row] for row in markup.rows] if markup else []

    @property
    def commands(self) -> dict[str, str]:
        """The command menu: descriptions by name, without slash."""
        shown = self.account.presentation.commands_for(self.id, self.human.language)
        return {command["command"]: command["description"] for command in shown}

    # Doing.

    async def sends(self, text: str, *, reply_to: Message | None = None) -> Message:
        """Send a text; one that is too long goes in several messages, as from Telegram's apps.

        Returns:
            The sent message, the first one if there are several.
        """
        target = reply_to.id if reply_to else None
        return Message(self, self.world.person_writes(self.account, self.chat, text, reply_to=target))

    async def sends_photo(self, photo: Path | str | bytes, caption: str | None = None) -> Message:
        """Send a picture from a path or from bytes."""
        data, _ = _read(photo)
        body = self.world.photo_body(self.account, data, caption)
        return Message(self, self.world.person_sends(self.account, self.chat, body, original=data))

    async def sends_document(
        self, document: Path | str | bytes, caption: str | None = None, *, name: str | None = None
    ) -> Message:
        """Send a file from a path or from bytes; ``name`` is the path's own unless given."""
        data, own_name = _read(document)
        body = self.world.document_body(self.account, data, name or own_name, caption)
        return Message(self, self.world.person_sends(self.account, self.chat, body, original=data))

    async def sends_location(self, latitude: float, longitude: float) -> Message:
        """Send a place, in degrees."""
        body = {"location": {"latitude": latitude, "longitude": longitude}}
        return Message(self, self.world.person_sends(self.account, self.chat, body))

    async def sends_contact(self, phone: str = "+491700000000") -> Message:
        """Send the own contact."""
        body = {"contact": {"phone_number": phone, "first_name": self.human.first_name, "user_id": self.id}}
        return Message(self, self.world.person_sends(self.account, self.chat, body))

    async def sends_sticker(self, emoji: str = "\N{SLIGHTLY SMILING FACE}") -> Message:
        """Send a sticker."""
        buffer = io.BytesIO()
        Image.new("RGBA", (512, 512), (240, 200, 80, 255)).save(buffer, "WEBP")
        file = self.account.files.add_sticker(buffer.getvalue())
        sticker = {
            "file_id": file.id,
            "file_unique_id": file.unique_id,
            "file_size": len(file.data),
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "emoji": emoji,
        }
        return Message(self, self.world.person_sends(self.account, self.chat, {"sticker": sticker}))

    async def edits(self, message: Message, text: str) -> None:
        """Change a text or caption that the person sent."""
        self.world.person_edits(self.account, self.chat, message.stored, text)

    async def reacts(self, message: Message, *emoji: str) -> None:
        """Put emoji below a message, in place of those that stand there; none takes them away."""
        self.world.person_reacts(self.account, self.chat, message.stored, emoji)

    async def presses(
        self, label: str, *, message: Message | None = None, timeout: float = PATIENCE_SECONDS
    ) -> CallbackAnswer:
        """Press a button by its visible label, and wait for the bot's answer.

        Looked for are, in this order: the whole label, on the newest message that has it; the whole label on the
        reply keyboard; then a part of a label, likewise. The label of a reply keyboard is sent as text (or place,
        or contact, if it asks for that). If no such button is there yet, the person waits for it.

        Args:
            label: The label, or a part of it.
            message: Look on this message only.
            timeout: Seconds for the button, and again for the answer.

        Raises:
            NoSuchButton: If there is no such button; the text lists those that are there.
            NothingHappened: If the bot does not answer the press.
        """
        try:
            found = await self.until(lambda: self._find_button(label, message), f"a button {label!r}", timeout=timeout)
        except NothingHappened:
            raise NoSuchButton(f"no button {label!r} for {self.name} in {timeout:g} s: {self._labels()}") from None
        stored, button = found
        if stored is None:
            return await self._presses_key(button)
        if "callback_data" not in button:
            return CallbackAnswer(url=str(button.get("url", "")))
        return await self.presses_data(button["callback_data"], Message(self, stored), timeout=timeout)

    async def presses_data(self, data: str, message: Message, *, timeout: float = PATIENCE_SECONDS) -> CallbackAnswer:
        """Send ``callback_data`` as if a button of ``message`` had it: also a stale or forged one.

        Raises:
            NothingHappened: If the bot does not answer in ``timeout`` seconds.
        """
        query = self.world.person_presses(self.account, self.chat, message.stored, data)
        answer = await self.until(lambda: query.answer, f"an answer to the press of {data!r}", timeout=timeout)
        return CallbackAnswer(answer["text"], answer["show_alert"], answer["url"], data)

    async def _presses_key(self, button: dict[str, Any]) -> CallbackAnswer:
        if button.get("request_location"):
            await self.sends_location(52.52, 13.405)
        elif button.get("request_contact"):
            await self.sends_contact()
        else:
            await self.sends(button["text"])
        return CallbackAnswer()

    async def blocks(self) -> None:
        """Block the bot."""
        self.world.set_blocked(self.account, self.chat, blocked=True)

    async def returns(self) -> None:
        """Unblock the bot."""
        self.world.set_blocked(self.account, self.chat, blocked=False)

    async def leaves_telegram(self) -> None:
        """Delete the own Telegram account."""
        self.world.deactivate(self.account, self.chat)

    # Seeing.

    async def receives(
        self, containing: str | None = None, *, photo: bool | None = None, timeout: float = PATIENCE_SECONDS
    ) -> Message:
        """Wait for the next message of the bot that was not returned before.

        Args:
            containing: It must have this in its text or caption; unseen messages before it count as seen.
            photo: It must (or must not) have a photo.
            timeout: Seconds of real time.

        Raises:
            NothingHappened: If none comes; the text ends with the last messages of the chat.
        """

        def look() -> Message | None:
            passed = []
            for stored in self.chat.messages.values():
                if not stored.from_bot or stored.id in self._seen:
                    continue
                passed.append(stored.id)
                message = Message(self, stored)
                if (containing is None or containing in message.text) and photo in (
                    None,
                    message.photo is not None,
                ):
                    self._seen.update(passed)
                    return message
            return None

        what = " ".join(
            part
            for part in (
                "a photo" if photo else "a message",
                f"containing {containing!r}" if containing is not None else "",
            )
            if part
        )
        return await self.until(look, what, timeout=timeout)

    def catches_up(self) -> None:
        """Count everything that is there as seen."""
        self._seen.update(self.chat.messages)

    async def until(self, look: Callable[[], Found | None], what: str, *, timeout: float = PATIENCE_SECONDS) -> Found:
        """Wait until ``look`` returns something, looking after every change of the chat.

        Args:
            look: Returns ``None`` as long as it is not there.
            what: Words for the error.
            timeout: Seconds of real time.

        Raises:
            NothingHappened: If it does not come.
        """
        found = await self.chat.changed.until(look, timeout=timeout)
        if found is None:
            last = "\n".join(f"  {message!r}" for message in self.messages[-6:]) or "  (nothing)"
            raise NothingHappened(f"{self.name} waited {timeout:g} s for {what}; the last messages were\n{last}")
        return found

    def _find_button(self, label: str, message: Message | None) -> tuple[ChatMessage | None, dict[str, Any]] | None:
        if message is not None:
            shown = [message.stored] if not message.deleted else []
        else:
            shown = list(reversed(self.chat.messages.values()))
        keys = self.chat.keyboard.rows if self.chat.keyboard is not None and message is None else []
        for fits in (lambda text: text == label, lambda text: label.lower() in text.lower()):
            for stored in shown:
                for button in (button for row in stored.buttons for button in row if fits(button["text"])):
                    return stored, button
            for button in (button for row in keys for button in row if fits(button["text"])):
                return None, button
        return None

    def _labels(self) -> str:
        inline = [label for message in self.messages[-10:] for row in message.buttons for label in row]
        keys = [label for row in self.keyboard for label in row]
        return f"the last messages have {inline}, the keyboard has {keys}"


def _read(source: Path | str | bytes) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        return source, "file"
    path = Path(source)
    try:
        return path.read_bytes(), path.name
    except OSError as error:
        raise PlaygroundError(f"{path} cannot be read ({error.strerror}): give the path of a file") from None
