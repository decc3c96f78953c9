"""What the bot says, as data: decided by pure functions, stored with the turn, and only then sent."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from html import escape
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, SerializerFunctionWrapHandler, TypeAdapter, model_serializer

from bot.core.progress import Progress


class Button(BaseModel):
    """An inline button."""

    model_config = ConfigDict(frozen=True)

    label: str
    data: str
    means: Literal["yes", "no"] | None = None
    """What typing would say instead of the tap, where the message asks a question."""

    @model_serializer(mode="wrap")
    def _stored(self, stored: SerializerFunctionWrapHandler) -> dict[str, str]:
        """Leave out what is not said: rows and notices hold buttons as they ever did."""
        return {name: value for name, value in stored(self).items() if value is not None}


Rows = tuple[tuple[Button, ...], ...]

_NO_EMOJI = "✓✕"
"""Signs that say something."""


def without_emoji(rows: Rows) -> Rows:
    """Return buttons without the emoji before their labels."""
    return tuple(tuple(button.model_copy(update={"label": _bare(button.label)}) for button in row) for row in rows)


def _bare(label: str) -> str:
    """Return a label without the symbols that it begins with; what has no other sign stays."""
    first, space, rest = label.partition(" ")
    is_emoji = all(unicodedata.category(sign) in ("So", "Sm", "Mn", "Cf", "Sk") for sign in first)
    return rest if space and rest and is_emoji and first not in _NO_EMOJI else label


class Say(BaseModel):
    """Send a message."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["say"] = "say"
    html: str
    """In Telegram's HTML; whatever a person said in it is escaped."""
    buttons: Rows = ()
    keyboard: Literal["ask_place", "remove"] | None = None
    """Show a keyboard whose one key shares the person's place, or take it away; goes without ``buttons``."""
    key: str = ""
    """What is written on that key."""
    silent: bool = False
    """Whether it comes without a sound."""
    preview: bool = False
    """Whether the first link in it shows what it leads to."""
    question: bool = False
    """Whether it asks the present question of a conversation, whose buttons are settled by the answer."""


class Edit(BaseModel):
    """Replace a message's text and buttons."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["edit"] = "edit"
    message_id: int
    html: str
    buttons: Rows = ()


class EditButtons(BaseModel):
    """Replace a message's buttons alone."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["edit_buttons"] = "edit_buttons"
    message_id: int
    buttons: Rows = ()


class Acknowledge(BaseModel):
    """Stop a pressed button from spinning, with a short text or without."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["acknowledge"] = "acknowledge"
    query_id: str
    text: str | None = None


class Busy(BaseModel):
    """Show that something is on its way: an answer that will take a moment."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["busy"] = "busy"


class SendChart(BaseModel):
    """Draw a chart and send it. What is stored are its numbers; the picture is made when it is sent."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["send_chart"] = "send_chart"
    html: str
    """Below the picture: what it shows, in words, also for those who cannot see it."""
    progress: Progress


class SendExport(BaseModel):
    """Send a file with everything that is stored about the person, read when it is sent."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["send_export"] = "send_export"
    user_id: int
    html: str


TOKEN_PLACE = "%TOKEN%"
"""Where a token is to stand in a text."""


class ShowToken(BaseModel):
    """Make a token for a device and show it. The token is made when it is said: it is never stored."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["show_token"] = "show_token"
    device_id: int
    html: str
    """With ``TOKEN_PLACE`` in it."""
    buttons: Rows = ()


LINK_PLACE = "%LINK%"
"""Where the link that leads to this bot is to stand in a text."""


class SendCard(BaseModel):
    """Send a card that is made to be forwarded: a picture, words, and a link that leads to this bot."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["send_card"] = "send_card"
    html: str
    """With ``LINK_PLACE`` in it."""
    file: str
    """Of the picture; empty: words alone."""
    payload: str
    """What the link brings along."""


class TellOwners(BaseModel):
    """Tell the bot's owners at once that somebody may be in danger; each time, however often that is."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["tell_owners"] = "tell_owners"
    about: str
    """What happened: ``crisis``, or ``contact``: somebody wants to be contacted, so that owners learn who it is."""


class ShowMenu(BaseModel):
    """Show somebody the menu in a language that they chose."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["show_menu"] = "show_menu"
    language: str


Reply = Annotated[
    Say
    | Edit
    | EditButtons
    | Acknowledge
    | Busy
    | SendChart
    | SendCard
    | SendExport
    | ShowToken
    | TellOwners
    | ShowMenu,
    Field(discriminator="kind"),
]

REPLY: TypeAdapter[Reply] = TypeAdapter(Reply)


def quoted(words: str) -> str:
    """Return a person's words, escaped for Telegram's HTML."""
    return escape(words, quote=False)


def with_plain_buttons(reply: Reply) -> Reply:
    """Return a reply whose buttons are without emoji."""
    if isinstance(reply, Say | Edit | EditButtons | ShowToken):
        return reply.model_copy(update={"buttons": without_emoji(reply.buttons)})
    return reply


def said_anew(replies: Sequence[Reply], message_id: int) -> list[Reply]:
    """Return replies that would replace a message's text as new messages: it is a picture, and has none."""
    return [
        Say(html=reply.html, buttons=reply.buttons)
        if isinstance(reply, Edit) and reply.message_id == message_id
        else reply
        for reply in replies
    ]
