"""Runs what a dialogue decides, with stored rows as a test gives them; no database, no messenger."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.core.inputs import Command, Intent, Press, Text, UnsupportedMessage
from bot.core.replies import Edit, Reply, Say
from bot.dialogues.asked import AskedQuestion
from bot.dialogues.router import respond
from bot.dialogues.turn import DialogueSettings, OpenDialogue, Outcome, Turn
from bot.services.base import Change
from bot.services.open_dialogues import KeepDialogue
from bot.services.people import KnownUser

MONDAY = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
USER = KnownUser(1, MONDAY, consented_at=MONDAY, onboarded_at=MONDAY, time_zone="UTC")

Found = Mapping[type, Any]
"""What is found, by the kind of query."""


def taken(
    given: str | UnsupportedMessage,
    found: Found,
    *,
    user: KnownUser = USER,
    after: Outcome | None = None,
    intent: str | None = None,
    perhaps: str | None = None,
) -> Outcome:
    """Return all that comes of what somebody does.

    Args:
        given: Words, a command with its slash, what a button sends in brackets, or something else that is done.
        found: What is looked up.
        user: Who does it.
        after: What they did before; its open dialogue goes on.
        intent: What the words surely mean; ``None``: nobody knows.
        perhaps: What they may mean as well.
    """
    asked = None if after is None else AskedQuestion.of(after.replies, MONDAY)
    outcome = respond(
        Turn(user, _input(given, intent, perhaps), "key", MONDAY, DialogueSettings(16), _open(after), asked=asked)
    )
    replies: list[Reply] = list(outcome.replies)
    changes: list[Change] = list(outcome.changes)
    while outcome.then is not None:
        outcome = outcome.then.go_on(found[type(outcome.then.query)])
        replies, changes = [*replies, *outcome.replies], [*changes, *outcome.changes]
    return Outcome(replies, changes)


def words(outcome: Outcome) -> str:
    """Return what is said."""
    return " ".join(reply.html for reply in outcome.replies if isinstance(reply, Say | Edit))


def taps(outcome: Outcome) -> list[str]:
    """Return what the buttons below it send."""
    shown = [reply for reply in outcome.replies if isinstance(reply, Say | Edit)]
    return [button.data for reply in shown for row in reply.buttons for button in row]


def _input(
    given: str | UnsupportedMessage, intent: str | None, perhaps: str | None
) -> Text | Command | Press | UnsupportedMessage:
    if isinstance(given, UnsupportedMessage):
        return given
    if given.startswith("["):
        return Press(given.strip("[]"), "query", 70)
    if given.startswith("/"):
        name, _space, argument = given[1:].partition(" ")
        return Command(name, argument)
    meant = [(intent, 0.8), (perhaps, 0.2)]
    return Text(given, intents=tuple(Intent(name, sure) for name, sure in meant if name is not None))


def _open(after: Outcome | None) -> OpenDialogue | None:
    kept = [change for change in after.changes if isinstance(change, KeepDialogue)] if after is not None else []
    return OpenDialogue(kept[-1].name, kept[-1].state) if kept else None
