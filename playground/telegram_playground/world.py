"""Everything that a playground remembers: bots, people and their chats, and what people do in them."""

from __future__ import annotations

import itertools
import mimetypes
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from telegram_playground.account import Account
from telegram_playground.chats import Chat, ChatMessage, Human, Query
from telegram_playground.clock import MachineTime, TimeSource
from telegram_playground.entities import FormattedText, find_entities, utf16_length
from telegram_playground.errors import PlaygroundError
from telegram_playground.faults import Faults
from telegram_playground.journal import Call, Journal
from telegram_playground.signals import Feed

TEXT_UNITS = 4096
"""Longest text of a message, in UTF-16 units after formatting."""
CAPTION_UNITS = 1024
"""Longest caption, likewise."""
FIRST_PERSON_ID = 5_210_000_001
"""Above 2**32, as the ids of new Telegram accounts are: what keeps them in 32 bits fails here already."""
CALLBACK_SECONDS = 60.0
"""How long a press of a button can be answered; Telegram promises no exact number."""
QUERIES_KEPT = 200
"""Presses of one chat that are remembered."""


class World:
    """The state behind the server, in memory.

    Args:
        clock: Gives dates to messages; ``None`` for the machine's.
    """

    def __init__(self, clock: TimeSource | None = None) -> None:
        self.clock: TimeSource = clock or MachineTime()
        self.accounts: dict[str, Account] = {}
        """By token; the first one is shown on the page."""
        self.humans: dict[int, Human] = {}
        self.feed = Feed()
        self.journal = Journal()
        self.faults = Faults()
        self.callback_seconds = CALLBACK_SECONDS
        self.listeners: list[Callable[[Call], None]] = []
        """Called after every API call, before its answer goes out."""
        self._person_ids = itertools.count(FIRST_PERSON_ID, 7_919)
        self._query_ids = itertools.count(4_382_730_000_000_000_001, 104_729)

    def now(self) -> datetime:
        """Return the present instant of the playground's clock."""
        return self.clock.now()

    @property
    def main(self) -> Account:
        """The first bot."""
        return next(iter(self.accounts.values()))

    def add_account(self, account: Account) -> None:
        """Let a bot in: it gets a chat with everybody, not yet started."""
        for human in self.humans.values():
            account.add_person(human)
        self.accounts[account.token] = account
        account.updates.on_taken = lambda update: self._tick(account, update)

    def add_human(self, name: str, *, language: str = "en", id: int | None = None) -> Human:
        """Add a person who has a chat with every bot, not yet started.

        Args:
            name: First name, or first and last name.
            language: IETF tag of the person's Telegram.
            id: Telegram id, or ``None`` for a new one.

        Raises:
            PlaygroundError: If the name is empty or the id is taken.
        """
        first, _, last = " ".join(name.split())[:64].partition(" ")
        if not first:
            raise PlaygroundError(f"{name!r} is no name: give at least one letter")
        if id is None:
            id = next(number for number in self._person_ids if number not in self.humans)
        if id in self.humans:
            raise PlaygroundError(f"the id {id} is {self.humans[id].name}'s: give another one, or none")
        human = Human(id=id, first_name=first, last_name=last, language=language)
        self.humans[id] = human
        for account in self.accounts.values():
            account.add_person(human)
        self.feed.publish({"kind": "people"})
        return human

    # What the bot does, after all checks.

    def bot_says(
        self,
        account: Account,
        chat: Chat,
        body: dict[str, Any],
        *,
        original: bytes | None = None,
        editable: bool = True,
    ) -> ChatMessage:
        """Append a message of the bot to a chat."""
        message = ChatMessage(account.next_message_id(), True, self.now(), body, original=original, editable=editable)
        chat.add(message)
        self.show_action(account, chat, None)
        self._show(account, chat, message)
        return message

    def bot_edits(self, account: Account, chat: Chat, message: ChatMessage, body: dict[str, Any]) -> None:
        """Put another content into a message of the bot."""
        message.body = body
        message.edited = self.now()
        self._show(account, chat, message)

    def delete(self, account: Account, chat: Chat, message: ChatMessage) -> None:
        """Take a message out of a chat."""
        chat.remove(message)
        chat.changed.beat()
        self._publish(account, {"kind": "deleted", "chat": chat.id, "id": message.id})

    def show_action(self, account: Account, chat: Chat, action: str | None) -> None:
        """Show that the bot is typing or the like; ``None`` ends it."""
        if action is None and chat.action is None:
            return
        chat.action = action
        chat.changed.beat()
        self._publish(account, {"kind": "action", "chat": chat.id, "action": action})

    def show_chat(self, account: Account, chat: Chat) -> None:
        """Tell pages and scripts that status, keyboard or commands of a chat changed."""
        chat.changed.beat()
        self._publish(account, {"kind": "chat", "chat": chat.id})

    def answer_query(self, account: Account, chat: Chat, query: Query, answer: dict[str, Any]) -> None:
        """Give a press of a button its answer."""
        query.answer = answer
        chat.changed.beat()
        self._publish(account, {"kind": "answer", "chat": chat.id, "query": query.id, **answer})

    def _show(self, account: Account, chat: Chat, message: ChatMessage) -> None:
        chat.changed.beat()
        self._publish(account, {"kind": "message", "chat": chat.id, "message": self.shown(account, chat, message)})

    def shown(self, account: Account, chat: Chat, message: ChatMessage) -> dict[str, Any]:
        """Return a message as the page shows it: also whose it is, and whether the bot has taken it."""
        fields = account.message_as_json(chat, message)
        return {**fields, "mine": not message.from_bot, "taken": message.taken, "emoji": list(message.emoji)}

    def _tick(self, account: Account, update: dict[str, Any]) -> None:
        told = update.get("message")
        chat = account.chats.get(told["chat"]["id"]) if told else None
        message = chat.messages.get(told["message_id"]) if told and chat else None
        if chat is not None and message is not None and not message.taken:
            message.taken = True
            self._publish(account, {"kind": "taken", "chat": chat.id, "id": message.id})

    def _publish(self, account: Account, event: dict[str, Any]) -> None:
        if account is self.main:
            self.feed.publish(event)

    # What people do.

    def person_writes(self, account: Account, chat: Chat, text: str, *, reply_to: int | None = None) -> ChatMessage:
        """Send a text, in several messages if it is longer than one may be; return the first one.

        Raises:
            PlaygroundError: If there is nothing to send, or the person is gone.
        """
        pieces = split_text(_whole(text).strip())
        if not pieces:
            raise PlaygroundError(f"{text!r} is nothing that could be sent: write at least one visible sign")
        messages = []
        for piece in pieces:
            formatted = find_entities(FormattedText(piece))
            body: dict[str, Any] = {"text": piece}
            if formatted.entities:
                body["entities"] = list(formatted.entities)
            messages.append(self.person_sends(account, chat, body, reply_to=reply_to))
        return messages[0]

    def person_sends(
        self,
        account: Account,
        chat: Chat,
        body: dict[str, Any],
        *,
        original: bytes | None = None,
        reply_to: int | None = None,
    ) -> ChatMessage:
        """Append a message of the person to a chat and tell the bot; the first one opens the chat.

        Raises:
            PlaygroundError: If the person is gone.
        """
        if chat.status == "deactivated":
            raise PlaygroundError(f"{chat.human.name}'s account is deactivated: nobody can write from it")
        if chat.status == "blocked":
            self.set_blocked(account, chat, blocked=False)
        if chat.status == "new":
            chat.status = "open"
            self.show_chat(account, chat)
        if reply_to is not None and reply_to in chat.messages:
            body = {**body, "reply_to": reply_to}
        message = ChatMessage(account.next_message_id(), False, self.now(), body, original=original)
        chat.add(message)
        if chat.keyboard is not None and (
            chat.keyboard.kind == "force_reply" or chat.keyboard.options.get("one_time_keyboard")
        ):
            chat.keyboard = None
            self.show_chat(account, chat)
        self._show(account, chat, message)
        account.updates.push("message", account.message_as_json(chat, message))
        return message

    def person_edits(self, account: Account, chat: Chat, message: ChatMessage, text: str) -> None:
        """Change a text or caption that the person sent, and tell the bot.

        Raises:
            PlaygroundError: If the message is the bot's or has no text to change.
        """
        kind = "text" if "text" in message.body else "caption"
        if message.from_bot or not text.strip() or (kind == "caption" and "photo" not in message.body):
            raise PlaygroundError(f"message {message.id} cannot be changed to {text!r} by {chat.human.name}")
        formatted = find_entities(FormattedText(_whole(text).strip()[:TEXT_UNITS]))
        name = "entities" if kind == "text" else "caption_entities"
        body = {**message.body, kind: formatted.text, name: list(formatted.entities)}
        message.body = {key: value for key, value in body.items() if value}
        message.edited = self.now()
        self._show(account, chat, message)
        account.updates.push("edited_message", account.message_as_json(chat, message))

    def person_reacts(self, account: Account, chat: Chat, message: ChatMessage, emoji: Sequence[str]) -> None:
        """Put emoji below a message in place of those that the person put there before, and tell the bot."""
        before, message.emoji = message.emoji, tuple(emoji)
        self._show(account, chat, message)
        update = {
            "chat": chat.human.as_chat(),
            "message_id": message.id,
            "user": chat.human.as_user(),
            "date": int(self.now().timestamp()),
            "old_reaction": [{"type": "emoji", "emoji": one} for one in before],
            "new_reaction": [{"type": "emoji", "emoji": one} for one in message.emoji],
        }
        account.updates.push("message_reaction", update)

    def person_presses(self, account: Account, chat: Chat, message: ChatMessage, data: str) -> Query:
        """Press an inline button that calls back, and tell the bot."""
        query = Query(str(next(self._query_ids)), message, data, time.monotonic())
        chat.queries[query.id] = query
        if len(chat.queries) > QUERIES_KEPT:
            del chat.queries[next(iter(chat.queries))]
        update = {
            "id": query.id,
            "from": chat.human.as_user(),
            "message": account.message_as_json(chat, message),
            "chat_instance": str(-(chat.id * 1_000_003 + account.id)),
            "data": data,
        }
        account.updates.push("callback_query", update)
        return query

    def set_blocked(self, account: Account, chat: Chat, *, blocked: bool) -> None:
        """Block the bot or unblock it, and tell the bot; what is so already changes nothing."""
        if chat.status not in ("open", "blocked") or (chat.status == "blocked") == blocked:
            return
        chat.status = "blocked" if blocked else "open"
        self.show_chat(account, chat)
        member = {"user": account.as_user(), "status": "member"}
        banned = {"user": account.as_user(), "status": "kicked", "until_date": 0}
        old, new = (member, banned) if blocked else (banned, member)
        account.updates.push(
            "my_chat_member",
            {
                "chat": chat.human.as_chat(),
                "from": chat.human.as_user(),
                "date": int(self.now().timestamp()),
                "old_chat_member": old,
                "new_chat_member": new,
            },
        )

    def deactivate(self, account: Account, chat: Chat) -> None:
        """Delete the person's Telegram account; bots get no update about it."""
        chat.status = "deactivated"
        self.show_chat(account, chat)

    def photo_body(self, account: Account, data: bytes, caption: str | None) -> dict[str, Any]:
        """Return the content of a message with a photo that a person sends."""
        photo = account.files.add_photo(data)
        return {"photo": list(photo.sizes), **caption_fields(caption)}

    def document_body(self, account: Account, data: bytes, name: str, caption: str | None) -> dict[str, Any]:
        """Return the content of a message with a file that a person sends."""
        kind = mimetypes.guess_type(Path(name).name)[0]
        document = account.files.add_document(data, Path(name).name, kind)
        return {"document": document.json, **caption_fields(caption)}


def caption_fields(caption: str | None) -> dict[str, Any]:
    """Return ``caption`` and ``caption_entities`` for what a person wrote below a file."""
    formatted = find_entities(FormattedText((caption or "").strip()[:CAPTION_UNITS]))
    fields = {"caption": formatted.text, "caption_entities": list(formatted.entities)}
    return {name: value for name, value in fields.items() if value}


def _whole(text: str) -> str:
    """Return ``text`` with halves of surrogate pairs replaced, as Telegram's apps do: it travels as UTF-8."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def split_text(text: str) -> list[str]:
    """Cut a text into pieces of at most :data:`TEXT_UNITS`, at line ends or spaces where there are some."""
    pieces = []
    while text and utf16_length(text) > TEXT_UNITS:
        head = text[:TEXT_UNITS].encode("utf-16-le")[: 2 * TEXT_UNITS]
        end = len(head.decode("utf-16-le", "ignore"))
        for sign in ("\n", " "):
            if (cut := text.rfind(sign, end // 2, end)) > 0:
                end = cut
                break
        pieces.append(text[:end].strip())
        text = text[end:].strip()
    return [*pieces, text] if text else pieces
