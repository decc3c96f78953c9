"""Methods that change or delete what was sent."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Any

from telegram_playground.chats import Chat, ChatMessage
from telegram_playground.errors import bad_request
from telegram_playground.keyboards import read_markup
from telegram_playground.methods.messages import caption_fields, find_message, read_media, text_fields
from telegram_playground.methods.registry import Invocation, method

DELETABLE = timedelta(hours=48)
"""How long a message can be deleted."""
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
_CAPTION = ("caption", "caption_entities", "show_caption_above_media")


def _message_to_edit(call: Invocation) -> tuple[Chat, ChatMessage]:
    if call.parameters.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    if not call.parameters.text("chat_id") and not call.parameters.text("message_id"):
        raise bad_request("message identifier is not specified")
    chat = call.writable_chat()
    message = find_message(chat, call.parameters, "message to edit")
    if not message.from_bot or not message.editable:
        raise bad_request("message can't be edited")
    return chat, message


def _change(
    call: Invocation,
    chat: Chat,
    message: ChatMessage,
    content: dict[str, Any],
    *,
    original: bytes | None = None,
) -> Any:
    """Give a message its new content and keyboard; without ``reply_markup`` the keyboard goes."""
    markup = read_markup(call.parameters.text("reply_markup"))
    if markup is not None and markup.kind != "inline":
        raise bad_request("inline keyboard expected")
    body = dict(content)
    if markup is not None:
        body["reply_markup"] = markup.as_json()
    if body == message.body:
        raise bad_request(NOT_MODIFIED)
    if original is not None:
        message.original = original
    call.world.bot_edits(call.account, chat, message, body)
    return call.account.message_as_json(chat, message)


def _without(message: ChatMessage, *names: str) -> dict[str, Any]:
    return {name: value for name, value in message.body.items() if name not in (*names, "reply_markup")}


@method("editMessageText")
async def edit_message_text(call: Invocation) -> Any:
    """Put another text into a text message."""
    fields = text_fields(call.parameters)
    chat, message = _message_to_edit(call)
    if "text" not in message.body:
        raise bad_request("there is no text in the message to edit")
    return _change(call, chat, message, {**_without(message, "text", "entities"), **fields})


@method("editMessageCaption")
async def edit_message_caption(call: Invocation) -> Any:
    """Put another caption below a photo or document; an empty one removes it."""
    fields = caption_fields(call.parameters)
    chat, message = _message_to_edit(call)
    if "text" in message.body or "location" in message.body:
        raise bad_request("there is no caption in the message to edit")
    if call.parameters.flag("show_caption_above_media"):
        fields["show_caption_above_media"] = True
    return _change(call, chat, message, {**_without(message, *_CAPTION), **fields})


@method("editMessageReplyMarkup")
async def edit_message_reply_markup(call: Invocation) -> Any:
    """Change or remove the inline keyboard."""
    chat, message = _message_to_edit(call)
    return _change(call, chat, message, _without(message))


@method("editMessageMedia")
async def edit_message_media(call: Invocation) -> Any:
    """Put another photo or document, with its caption, in the place of the present one."""
    chat, message = _message_to_edit(call)
    fields, original = read_media(call, call.parameters.structure("media"))
    gone = ("text", "entities", "photo", "document", "has_media_spoiler", *_CAPTION)
    return _change(call, chat, message, {**_without(message, *gone), **fields}, original=original)


@method("deleteMessage")
async def delete_message(call: Invocation) -> Any:
    """Delete a message of either side."""
    chat = call.writable_chat()
    message = find_message(chat, call.parameters, "message to delete")
    if call.world.now() - message.date > DELETABLE:
        raise bad_request("message can't be deleted for everyone")
    call.world.delete(call.account, chat, message)
    return True


@method("deleteMessages")
async def delete_messages(call: Invocation) -> Any:
    """Delete up to 100 messages; those that are gone already are passed over."""
    chat = call.writable_chat()
    numbers = call.parameters.structure("message_ids")
    if not isinstance(numbers, list) or not numbers or not all(isinstance(number, int) for number in numbers):
        raise bad_request("message identifiers are not specified")
    if len(numbers) > 100:
        raise bad_request("too many message identifiers specified")
    for number in numbers:
        message = chat.messages.get(number)
        if message is not None and call.world.now() - message.date <= DELETABLE:
            call.world.delete(call.account, chat, message)
    return True


@method("answerCallbackQuery")
async def answer_callback_query(call: Invocation) -> Any:
    """Answer the press of an inline button."""
    parameters = call.parameters
    wanted = parameters.text("callback_query_id")
    text = parameters.text("text")
    if len(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    for chat in call.account.chats.values():
        if (query := chat.queries.get(wanted)) is not None:
            break
    else:
        query = None
    if query is None or query.answer is not None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if time.monotonic() - query.pressed > call.world.callback_seconds:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    answer = {"text": text, "show_alert": parameters.flag("show_alert"), "url": parameters.text("url")}
    call.world.answer_query(call.account, chat, query, answer)
    return True
