"""Methods that send."""

from __future__ import annotations

from typing import Any

from telegram_playground.chats import Chat, ChatMessage
from telegram_playground.entities import FormattedText, utf16_length
from telegram_playground.errors import bad_request
from telegram_playground.formatting import format_text
from telegram_playground.keyboards import Markup, read_markup
from telegram_playground.methods.registry import Invocation, method
from telegram_playground.parameters import Parameters, entity_list
from telegram_playground.world import CAPTION_UNITS, TEXT_UNITS

ACTIONS = (
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
)


def text_fields(parameters: Parameters) -> dict[str, Any]:
    """Read ``text`` with its formatting.

    Raises:
        Refusal: If it is empty, too long or broken.
    """
    given = parameters.text("text")
    formatted = format_text(given, parse_mode=parameters.text("parse_mode"), entities=parameters.entities("entities"))
    if not formatted.text:
        raise bad_request("message text is empty" if not given else "text must be non-empty")
    if utf16_length(formatted.text) > TEXT_UNITS:
        raise bad_request("message is too long")
    return _fields(formatted, "text", "entities")


def caption_fields(parameters: Parameters) -> dict[str, Any]:
    """Read ``caption`` with its formatting; empty if there is none.

    Raises:
        Refusal: If it is too long or broken.
    """
    return read_caption(
        parameters.text("caption"), parameters.text("parse_mode"), parameters.entities("caption_entities")
    )


def read_caption(caption: str, parse_mode: str, entities: list[dict[str, Any]] | None) -> dict[str, Any]:
    """Read a caption with its formatting; empty if there is none.

    Raises:
        Refusal: If it is too long or broken.
    """
    formatted = format_text(caption, parse_mode=parse_mode, entities=entities)
    if utf16_length(formatted.text) > CAPTION_UNITS:
        raise bad_request("message caption is too long")
    return _fields(formatted, "caption", "caption_entities")


def _fields(formatted: FormattedText, text: str, entities: str) -> dict[str, Any]:
    fields = {text: formatted.text, entities: list(formatted.entities)}
    return {name: value for name, value in fields.items() if value}


def common_fields(call: Invocation, chat: Chat) -> dict[str, Any]:
    """Read what every message may carry: reply, protection, effect.

    Raises:
        Refusal: If the message to reply to does not exist.
    """
    parameters = call.parameters
    fields: dict[str, Any] = {}
    reply = parameters.structure("reply_parameters") or {}
    if not isinstance(reply, dict):
        raise bad_request("object expected as reply parameters")
    reply_to = reply.get("message_id") or parameters.integer("reply_to_message_id")
    if not isinstance(reply_to, int):
        raise bad_request('field "message_id" must be of type Number')
    lenient = reply.get("allow_sending_without_reply") or parameters.flag("allow_sending_without_reply")
    if reply_to in chat.messages:
        fields["reply_to"] = reply_to
    elif reply_to and not lenient:
        raise bad_request("message to be replied not found")
    if parameters.flag("protect_content"):
        fields["has_protected_content"] = True
    if effect := parameters.text("message_effect_id"):
        fields["effect_id"] = effect
    return fields


def deliver(
    call: Invocation,
    chat: Chat,
    body: dict[str, Any],
    markup: Markup | None,
    *,
    original: bytes | None = None,
) -> dict[str, Any]:
    """Send a checked message and return it as JSON."""
    if markup is not None and markup.kind == "inline":
        body = {**body, "reply_markup": markup.as_json()}
    elif markup is not None:
        chat.keyboard = None if markup.kind == "remove" else markup
        call.world.show_chat(call.account, chat)
    editable = markup is None or markup.kind == "inline"
    message = call.world.bot_says(call.account, chat, body, original=original, editable=editable)
    return call.account.message_as_json(chat, message)


@method("sendMessage")
async def send_message(call: Invocation) -> Any:
    """Send a text."""
    body = text_fields(call.parameters)
    markup = read_markup(call.parameters.text("reply_markup"))
    chat = call.writable_chat()
    return deliver(call, chat, {**body, **common_fields(call, chat)}, markup)


@method("sendPhoto")
async def send_photo(call: Invocation) -> Any:
    """Send a picture: a new one, or one by its file id."""
    parameters = call.parameters
    caption = caption_fields(parameters)
    markup = read_markup(parameters.text("reply_markup"))
    chat = call.writable_chat()
    photo = call.account.files.photo(parameters, parameters.text("photo"))
    body = {"photo": list(photo.sizes), **caption, **common_fields(call, chat), **media_fields(parameters)}
    return deliver(call, chat, body, markup, original=photo.original)


def media_fields(parameters: Parameters) -> dict[str, Any]:
    """Read how a picture is to be shown."""
    names = {"show_caption_above_media": "show_caption_above_media", "has_spoiler": "has_media_spoiler"}
    return {field: True for name, field in names.items() if parameters.flag(name)}


@method("sendDocument")
async def send_document(call: Invocation) -> Any:
    """Send a file as it is."""
    parameters = call.parameters
    caption = caption_fields(parameters)
    markup = read_markup(parameters.text("reply_markup"))
    chat = call.writable_chat()
    document = call.account.files.document(parameters, parameters.text("document"))
    body = {"document": document.json, **caption, **common_fields(call, chat)}
    return deliver(call, chat, body, markup, original=document.file.data)


@method("sendLocation")
async def send_location(call: Invocation) -> Any:
    """Send a place."""
    chat = call.writable_chat()
    latitude, longitude = call.parameters.number("latitude"), call.parameters.number("longitude")
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise bad_request("wrong location specified")
    markup = read_markup(call.parameters.text("reply_markup"))
    body = {"location": {"latitude": latitude, "longitude": longitude}, **common_fields(call, chat)}
    return deliver(call, chat, body, markup)


@method("sendMediaGroup")
async def send_media_group(call: Invocation) -> Any:
    """Send an album of up to 10 photos, or of documents."""
    chat = call.writable_chat()
    items = call.parameters.structure("media")
    if not isinstance(items, list):
        raise bad_request("expected an Array of InputMedia")
    if not items:
        raise bad_request("there are no messages to send")
    if len(items) > 10:
        raise bad_request("too many messages to send as an album")
    common = common_fields(call, chat)
    contents = [read_media(call, item) for item in items]
    if len({"photo" in body for body, _ in contents}) > 1:
        raise bad_request("document can't be mixed with other media types")
    group = str(13_000_000_000_000_000 + call.world.journal.total)
    return [
        deliver(call, chat, {**body, **common, "media_group_id": group}, None, original=original)
        for body, original in contents
    ]


def read_media(call: Invocation, item: Any) -> tuple[dict[str, Any], bytes]:
    """Read an InputMedia.

    Returns:
        The fields of the message, and the file as it was uploaded.

    Raises:
        Refusal: If it is of another type than photo and document, or broken.
    """
    if not isinstance(item, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    kind, media = item.get("type"), str(item.get("media") or "")
    if not media:
        raise bad_request("can't parse InputMedia: media not found")
    caption = read_caption(
        str(item.get("caption") or ""), str(item.get("parse_mode") or ""), entity_list(item.get("caption_entities"))
    )
    if kind == "photo":
        photo = call.account.files.photo(call.parameters, media)
        shown = {"has_spoiler": "has_media_spoiler", "show_caption_above_media": "show_caption_above_media"}
        flags = {field: True for name, field in shown.items() if item.get(name)}
        return {"photo": list(photo.sizes), **caption, **flags}, photo.original
    if kind == "document":
        document = call.account.files.document(call.parameters, media)
        return {"document": document.json, **caption}, document.file.data
    raise bad_request(f"can't parse InputMedia: type {kind!r} is unknown to the playground")


@method("sendChatAction")
async def send_chat_action(call: Invocation) -> Any:
    """Show that the bot is busy."""
    chat = call.writable_chat()
    action = call.parameters.text("action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    call.world.show_action(call.account, chat, action)
    return True


def find_message(chat: Chat, parameters: Parameters, purpose: str) -> ChatMessage:
    """Return the message named by ``message_id``.

    Args:
        chat: Where it should be.
        parameters: The call's parameters.
        purpose: For the refusal: ``message to edit``.

    Raises:
        Refusal: If it does not exist.
    """
    message = chat.messages.get(parameters.integer("message_id"))
    if message is None:
        raise bad_request(f"{purpose} not found")
    return message
