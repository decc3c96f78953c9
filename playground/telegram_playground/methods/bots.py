"""Methods about the bot itself, its files and its chats."""

from __future__ import annotations

import re
from typing import Any

from telegram_playground.entities import utf16_length
from telegram_playground.errors import bad_request
from telegram_playground.methods.registry import Invocation, method

COMMANDS = 100
"""Most commands of one list."""
GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


@method("getMe")
async def get_me(call: Invocation) -> Any:
    """Tell who the bot is."""
    return {
        **call.account.as_user(),
        "can_join_groups": False,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


@method("logOut")
async def log_out(call: Invocation) -> Any:
    """Succeed without any effect: there is no other server to go to."""
    return True


@method("close")
async def close(call: Invocation) -> Any:
    """Succeed without any effect: there is no other server to go to."""
    return True


@method("getFile")
async def get_file(call: Invocation) -> Any:
    """Tell where a file can be downloaded."""
    return call.account.files.by_id(call.parameters.text("file_id")).as_json()


@method("getChat")
async def get_chat(call: Invocation) -> Any:
    """Tell what is known about a private chat."""
    chat = call.account.chat(call.parameters.text("chat_id"))
    return {
        **chat.human.as_chat(),
        "active_usernames": [chat.human.username] if chat.human.username else [],
        "accent_color_id": chat.id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(GIFTS, False),
    }


def _scope(call: Invocation) -> tuple[str, int | None, str]:
    scope = call.parameters.structure("scope") or {"type": "default"}
    if not isinstance(scope, dict):
        raise bad_request("can't parse BotCommandScope: BotCommandScope must be an Object")
    kind = scope.get("type")
    language = call.parameters.text("language_code")
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad_request("invalid language code specified")
    if kind in ("default", "all_private_chats", "all_group_chats", "all_chat_administrators"):
        return kind, None, language
    if kind in ("chat", "chat_administrators", "chat_member"):
        if not scope.get("chat_id"):
            raise bad_request("can't parse BotCommandScope: Empty chat_id specified")
        return str(kind), call.account.chat(str(scope["chat_id"])).id, language
    raise bad_request("can't parse BotCommandScope: Unsupported type specified")


def _commands(raw: Any) -> list[dict[str, str]]:
    if not isinstance(raw, list):
        raise bad_request("expected an Array of BotCommand")
    commands = []
    for item in raw:
        if not isinstance(item, dict):
            raise bad_request("can't parse BotCommand: expected an Object")
        for field in ("command", "description"):
            if not isinstance(item.get(field), str):
                raise bad_request(f"can't parse BotCommand: Can't find field \"{field}\"")
        name, description = item["command"].removeprefix("/"), item["description"].strip()
        if not name:
            raise bad_request("command must be non-empty")
        if len(name) > 32:
            raise bad_request("command length must not exceed 32")
        if not re.fullmatch(r"[a-z0-9_]+", name):
            raise bad_request("BOT_COMMAND_INVALID")
        if not description:
            raise bad_request("command description must be non-empty")
        if len(description) > 256:
            raise bad_request("command description length must not exceed 256")
        commands.append({"command": name, "description": description})
    if len(commands) > COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    return commands


def _show_everywhere(call: Invocation) -> None:
    for chat in call.account.chats.values():
        call.world.show_chat(call.account, chat)


@method("setMyCommands")
async def set_my_commands(call: Invocation) -> Any:
    """Set the command menu for a scope and language; an empty list removes it."""
    key = _scope(call)
    commands = _commands(call.parameters.structure("commands"))
    if commands:
        call.account.presentation.commands[key] = commands
    else:
        call.account.presentation.commands.pop(key, None)
    _show_everywhere(call)
    return True


@method("getMyCommands")
async def get_my_commands(call: Invocation) -> Any:
    """Tell the commands of exactly this scope and language."""
    return call.account.presentation.commands.get(_scope(call), [])


@method("deleteMyCommands")
async def delete_my_commands(call: Invocation) -> Any:
    """Remove the commands of a scope and language."""
    call.account.presentation.commands.pop(_scope(call), None)
    _show_everywhere(call)
    return True


def _set_text(call: Invocation, texts: dict[str, str], name: str, limit: int) -> bool:
    text, language = call.parameters.text(name), call.parameters.text("language_code")
    if utf16_length(text) > limit:
        raise bad_request(f"bot {name.replace('_', ' ')} is too long")
    if text:
        texts[language] = text
    else:
        texts.pop(language, None)
    _show_everywhere(call)
    return True


def _text(call: Invocation, texts: dict[str, str], name: str, default: str = "") -> dict[str, str]:
    return {name: texts.get(call.parameters.text("language_code")) or texts.get("", default)}


@method("setMyName")
async def set_my_name(call: Invocation) -> Any:
    """Set the bot's name, at most 64 characters."""
    return _set_text(call, call.account.presentation.names, "name", 64)


@method("getMyName")
async def get_my_name(call: Invocation) -> Any:
    """Tell the bot's name."""
    return _text(call, call.account.presentation.names, "name", call.account.name)


@method("setMyDescription")
async def set_my_description(call: Invocation) -> Any:
    """Set what a new chat shows above its Start button, at most 512 characters."""
    return _set_text(call, call.account.presentation.descriptions, "description", 512)


@method("getMyDescription")
async def get_my_description(call: Invocation) -> Any:
    """Tell what a new chat shows."""
    return _text(call, call.account.presentation.descriptions, "description")


@method("setMyShortDescription")
async def set_my_short_description(call: Invocation) -> Any:
    """Set the text of the bot's profile page, at most 120 characters."""
    return _set_text(call, call.account.presentation.short_descriptions, "short_description", 120)


@method("getMyShortDescription")
async def get_my_short_description(call: Invocation) -> Any:
    """Tell the text of the bot's profile page."""
    return _text(call, call.account.presentation.short_descriptions, "short_description")


def _menu_chat(call: Invocation) -> int | None:
    raw = call.parameters.text("chat_id")
    return call.account.chat(raw).id if raw else None


@method("setChatMenuButton")
async def set_chat_menu_button(call: Invocation) -> Any:
    """Set the button beside the input field."""
    button = call.parameters.structure("menu_button") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in ("default", "commands", "web_app"):
        raise bad_request("can't parse menu button: MenuButton has unsupported type")
    call.account.presentation.menu_buttons[_menu_chat(call)] = button
    _show_everywhere(call)
    return True


@method("getChatMenuButton")
async def get_chat_menu_button(call: Invocation) -> Any:
    """Tell the button beside the input field."""
    buttons = call.account.presentation.menu_buttons
    return buttons.get(_menu_chat(call)) or buttons.get(None) or {"type": "default"}
