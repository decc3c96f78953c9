"""Buttons that do what a command does."""

from __future__ import annotations

from bot.core.buttons import COMMAND
from bot.core.commands import USER_COMMANDS
from bot.core.replies import Button, Rows
from bot.core.texts import _
from bot.dialogues.asked import asking

DO = "do"
"""Of these buttons: ``c:do:<command>``."""


def doing(*commands: str) -> Rows:
    """Return buttons that do what these commands do, two to a row."""
    buttons = [
        Button(label=_(USER_COMMANDS[command].button), data=COMMAND.payload(DO, command)) for command in commands
    ]
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


def doing_asked(command: str) -> Rows:
    """Return the button of a command that a question offers; typing yes does it as well."""
    return asking(doing(command)[0][0])
