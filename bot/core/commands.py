"""Commands that everybody has, declared once; operators' own are in :mod:`bot.operators.roles`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.texts import _, marked


@dataclass(frozen=True)
class UserCommand:
    """A command.

    Attributes:
        name: Without its slash.
        menu: What Telegram's menu and /help say of it.
        button: On a button that does the same; empty: none does.
        is_always: Whether it works at any time, also in the middle of the first talk.
    """

    name: str
    menu: str
    button: str = ""
    is_always: bool = False


USER_COMMANDS: Mapping[str, UserCommand] = {
    command.name: command
    for command in (
        UserCommand("nudge", marked("An idea for now"), marked("Give me an idea")),
        UserCommand("profile", marked("What I know about you"), marked("My profile")),
        UserCommand("schedule", marked("When I write, and how often"), marked("My schedule")),
        UserCommand("reminders", marked("What you want to be reminded of"), marked("My reminders")),
        UserCommand("goals", marked("What you want to do each week"), marked("My goals")),
        UserCommand("favourites", marked("Nudges that you keep"), marked("My favourites")),
        UserCommand("connect", marked("Let a phone or computer tell me of its screen")),
        UserCommand("settings", marked("Pictures, sounds, buttons, Sunday letter"), marked("Settings")),
        UserCommand("pause", marked("No nudges for a while"), marked("Pause")),
        UserCommand("resume", marked("Nudges again"), marked("Yes, write to me")),
        UserCommand("progress", marked("What you did in the last weeks"), marked("My progress")),
        UserCommand("why", marked("Why this nudge, or why none"), marked("Why?")),
        UserCommand("trial", marked("The study you take part in, and leaving it")),
        UserCommand("language", marked("Which language I speak"), marked("Language"), is_always=True),
        UserCommand("privacy", marked("What is stored, and where"), marked("What is stored"), is_always=True),
        UserCommand("export", marked("Everything about you as a file"), marked("Get it as a file"), is_always=True),
        UserCommand("forget", marked("Delete everything about you"), marked("Delete everything"), is_always=True),
        UserCommand(
            "contact",
            marked("Write to the people who run this bot"),
            marked("Write to the people"),
            is_always=True,
        ),
        UserCommand("help", marked("What I can do"), marked("What I can do"), is_always=True),
    )
}
"""In the order of the menu; /start stands in Telegram's own button."""


def menu() -> list[tuple[str, str]]:
    """Return name and description of each command, in the language of the present turn."""
    return [(command.name, _(command.menu)) for command in USER_COMMANDS.values()]


def can_be_tapped(name: str) -> bool:
    """Whether a button may stand for a command."""
    return name in USER_COMMANDS and bool(USER_COMMANDS[name].button)


def works_always(name: str) -> bool:
    """Whether a command works at any time."""
    return name in USER_COMMANDS and USER_COMMANDS[name].is_always
