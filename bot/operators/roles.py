"""Who may do what: the one table that every command and every press is checked against."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.texts import marked
from bot.storage.models import JobKind, Role

_RANK = {Role.VIEWER: 1, Role.EDITOR: 2, Role.OWNER: 3}


@dataclass(frozen=True)
class OperatorCommand:
    """A command that only operators have.

    Attributes:
        name: Without its slash.
        least: The least role that may use it.
        description: As Telegram's menu shows it.
    """

    name: str
    least: Role
    description: str


COMMANDS: dict[str, OperatorCommand] = {
    command.name: command
    for command in (
        OperatorCommand("addmessage", Role.EDITOR, marked("Add a message to the library")),
        OperatorCommand("drafts", Role.EDITOR, marked("What waits to be added")),
        OperatorCommand("suggest", Role.EDITOR, marked("Let a model draft messages")),
        OperatorCommand("library", Role.VIEWER, marked("Look through the library")),
        OperatorCommand("preview", Role.VIEWER, marked("What somebody would get, and why")),
        OperatorCommand("stats", Role.VIEWER, marked("Users, nudges and reactions")),
        OperatorCommand("top", Role.VIEWER, marked("What works best")),
        OperatorCommand("flop", Role.VIEWER, marked("What works least")),
        OperatorCommand("learned", Role.VIEWER, marked("What all answers say, and what to retire")),
        OperatorCommand("download", Role.VIEWER, marked("The library or the figures as a file")),
        OperatorCommand("broadcast", Role.OWNER, marked("A nudge for many at once")),
        OperatorCommand("announce", Role.OWNER, marked("Your own words for many at once")),
        OperatorCommand("arms", Role.OWNER, marked("Trials and their cohorts")),
        OperatorCommand("person", Role.OWNER, marked("What came to one person, and what did not")),
        OperatorCommand("texts", Role.OWNER, marked("Welcome, consent and contact in your own words")),
        OperatorCommand("operators", Role.OWNER, marked("Who has a role here")),
        OperatorCommand("grant", Role.OWNER, marked("Give somebody a role")),
        OperatorCommand("revoke", Role.OWNER, marked("Take a role away")),
        OperatorCommand("audit", Role.OWNER, marked("What was changed, and by whom")),
        OperatorCommand("myname", Role.VIEWER, marked("What other operators call you")),
        OperatorCommand("cancel", Role.VIEWER, marked("Leave what you are asked")),
    )
}

ACTIONS: dict[str, Role] = {
    "draft": Role.EDITOR,
    "drafts": Role.EDITOR,
    "import": Role.EDITOR,
    "list": Role.VIEWER,
    "item": Role.VIEWER,
    "change": Role.EDITOR,
    "stats": Role.VIEWER,
    "audit": Role.OWNER,
    "cast": Role.OWNER,
    "arms": Role.OWNER,
    "case": Role.OWNER,
    "texts": Role.OWNER,
    "staff": Role.OWNER,
}
"""The least role for each kind of button."""

WRITING = Role.EDITOR
"""The least role that may send pictures and answer what a draft asks."""


_WORK = {
    JobKind.DRAFT: Role.EDITOR,
    JobKind.IMPORT: Role.EDITOR,
    JobKind.SUGGEST: Role.EDITOR,
    JobKind.BROADCAST: Role.OWNER,
}


def least_for(kind: JobKind) -> Role:
    """Return the least role for work in the background: it may be done long after it was asked for."""
    return _WORK.get(kind, Role.VIEWER)


def has(role: Role | None, least: Role) -> bool:
    """Whether somebody with ``role`` may do what asks for ``least``."""
    return role is not None and _RANK[role] >= _RANK[least]


def commands_of(role: Role | None) -> list[OperatorCommand]:
    """Return the commands of a role, in the order of the menu."""
    return [command for command in COMMANDS.values() if has(role, command.least)]
