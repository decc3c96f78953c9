"""A turn, what it leads to, and how a dialogue asks for what it must know first.

A dialogue is a function ``Turn -> Outcome``. It stores nothing and looks nothing up: it returns what is to be said,
the changes that are to be stored, and, where it cannot go on without stored rows, a query and the function that
goes on with its answer. :mod:`bot.intake.conversation` runs that.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from bot.core.address import Address
from bot.core.inputs import Input, Press, Text
from bot.core.own_texts import AS_SHIPPED, OwnTexts
from bot.core.replies import Acknowledge, Edit, EditButtons, Reply, Rows, Say
from bot.core.texts import _
from bot.dialogues.asked import AskedQuestion
from bot.language import registry as languages
from bot.language.base import Language
from bot.services.base import Change, Effect, Query
from bot.services.people import KnownUser

F = TypeVar("F")


@dataclass(frozen=True)
class OpenDialogue:
    """The conversation that a person is in the middle of.

    Attributes:
        name: Which.
        state: Where they stand in it, as JSON text.
    """

    name: str
    state: str


@dataclass(frozen=True)
class DialogueSettings:
    """What whoever runs the bot has set that people are told of.

    Attributes:
        minimum_age: In years; below it people are kindly refused.
        chat_model: Name of the chat model that may read free text if a person agrees, ``None`` for none.
        address: Root of this bot as people's devices reach it; ``None``: they cannot.
        events_kept: How long single events of devices are kept.
        contact: Whom of those who run the bot somebody in a crisis can reach, in their own words.
        owners: Where the owners are reached, who can be told something.
    """

    minimum_age: int
    chat_model: str | None = None
    address: str | None = None
    events_kept: timedelta = timedelta(days=90)
    contact: str | None = None
    owners: frozenset[Address] = frozenset()


@dataclass(frozen=True)
class Turn:
    """One thing that a person does, with all that is known before anything is looked up.

    Attributes:
        user: Who does it.
        given: What they do.
        key: Identifies the turn, so that what it asks for is asked for once.
        now: Aware.
        settings: What whoever runs the bot has set.
        dialogue: What they are in the middle of.
        is_refused: Whether they were refused for their age not long ago.
        own: What operators wrote in place of the texts that ship.
        asked: The question that was asked last, if a typed yes or no answers it.
    """

    user: KnownUser
    given: Input
    key: str
    now: datetime
    settings: DialogueSettings
    dialogue: OpenDialogue | None = None
    is_refused: bool = False
    own: OwnTexts = AS_SHIPPED
    asked: AskedQuestion | None = None

    @property
    def contact(self) -> str | None:
        """How the people who run the bot are reached, in their own words; ``None``: they did not say."""
        return self.own.contact or self.settings.contact

    @property
    def language(self) -> Language:
        """How what the person writes is read."""
        text = self.given.text if isinstance(self.given, Text) else ""
        return languages.reading(text, self.user.language)

    @property
    def zone(self) -> ZoneInfo:
        """The person's time zone; UTC where none is known."""
        return ZoneInfo(self.user.time_zone or "UTC")


@dataclass(frozen=True)
class Then:
    """Look something up, and go on with what was found."""

    query: Query[Any]
    go_on: Callable[[Any], Outcome]


@dataclass(frozen=True)
class Outcome:
    """What a turn leads to.

    Attributes:
        replies: What is to be said, in order.
        changes: What is to be stored, in order.
        effects: What follows beside what the changes bring along.
        then: What happens once the changes are stored; its replies come after these.
    """

    replies: Sequence[Reply] = field(default=())
    changes: Sequence[Change] = field(default=())
    effects: frozenset[Effect] = frozenset()
    then: Then | None = None

    def after(self, replies: Sequence[Reply]) -> Outcome:
        """Return the same outcome with something said first."""
        return replace(self, replies=(*replies, *self.replies))

    def followed_by(self, other: Outcome) -> Outcome:
        """Return the same outcome with another one after it, once everything is looked up and said."""
        if self.then is not None:
            go_on = self.then.go_on
            return replace(self, then=Then(self.then.query, lambda found: go_on(found).followed_by(other)))
        return Outcome(
            [*self.replies, *other.replies],
            [*self.changes, *other.changes],
            self.effects | other.effects,
            other.then,
        )

    def beginning(self, note: str) -> Outcome:
        """Return the same outcome with a note before the first words that are said, whenever these come.

        Args:
            note: In Telegram's HTML.
        """
        said = list(self.replies)
        for number, reply in enumerate(said):
            if isinstance(reply, Say):
                said[number] = reply.model_copy(update={"html": f"{note}\n\n{reply.html}"})
                return replace(self, replies=said)
        if self.then is None:
            return replace(self, replies=[*said, Say(html=note)])
        go_on = self.then.go_on
        return replace(self, then=Then(self.then.query, lambda found: go_on(found).beginning(note)))


def look_up(
    query: Query[F],
    go_on: Callable[[F], Outcome],
    *,
    replies: Sequence[Reply] = (),
    changes: Sequence[Change] = (),
    effects: frozenset[Effect] = frozenset(),
) -> Outcome:
    """Return an outcome that goes on with what a query finds, after what is already said and changed."""
    return Outcome(replies, changes, effects, Then(query, go_on))


def acknowledged(press: Press, text: str | None = None) -> Acknowledge:
    """Stop a pressed button from spinning."""
    return Acknowledge(query_id=press.query_id, text=text)


def in_place(press: Press, html: str, rows: Rows = ()) -> Reply:
    """Turn the message whose button was pressed into the answer, or say it anew where that message is not known."""
    if press.message_id is None:
        return Say(html=html, buttons=rows)
    return Edit(message_id=press.message_id, html=html, buttons=rows)


def buttons_in_place(press: Press, rows: Rows) -> list[Reply]:
    """Change the buttons of the message of which one was pressed, where that message is known."""
    return [EditButtons(message_id=press.message_id, buttons=rows)] if press.message_id is not None else []


def stale(turn: Turn, press: Press) -> Outcome:
    """Say that a button no longer works."""
    if turn.user.onboarded_at is None:
        return Outcome([acknowledged(press, _("I know nothing about you. /start begins anew."))])
    return Outcome([acknowledged(press, _("This button no longer works. /help shows what does."))])
