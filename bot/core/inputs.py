"""What a person can do in a chat, whichever messenger it is in, and how what they write is cleaned."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from bot.core.profile_fields import Told
from bot.core.provenance import Provenance


@dataclass(frozen=True)
class Intent:
    """What somebody may mean by what they write.

    Attributes:
        name: As its file of examples is called.
        confidence: From 0 to 1; those of all intents sum to 1.
    """

    name: str
    confidence: float


@dataclass(frozen=True)
class SpokenPart:
    """One sentence of several.

    Attributes:
        text: As it was written.
        intents: What it may mean, surest first.
    """

    text: str
    intents: tuple[Intent, ...]
    topics: tuple[Intent, ...] = ()
    """What it may be about if it is a question about the bot, surest first."""


@dataclass(frozen=True)
class Text:
    """Something written that is not the sender's own command; cleaned, and as much of it as is read."""

    text: str
    told: Told | None = None
    """What a chat model has read from it; ``None`` where none was asked."""
    reader_failed: bool = False
    """Whether a chat model was asked and gave no answer, so that the rules here must do."""
    provenance: Provenance = Provenance.OWN
    beyond: str = ""
    """What was written beyond what is read; it is only searched for words of somebody in danger."""
    intents: tuple[Intent, ...] = ()
    """What it may mean, surest first; empty where that is not known."""
    topics: tuple[Intent, ...] = ()
    """What it may be about if it is a question about the bot, surest first."""
    parts: tuple[SpokenPart, ...] = ()
    """Its sentences, where there are several, in the order in which they were said."""
    clauses: tuple[SpokenPart, ...] = ()
    """Clauses of which rules are not sure, with what kind of telling they are, surest first."""
    reply_to: int | None = None
    """The message of ours that it answers, if it answers one."""


@dataclass(frozen=True)
class Command:
    """A command of the sender's own, without its slash and the bot's name, in lower case."""

    name: str
    argument: str


@dataclass(frozen=True)
class Press:
    """A press of an inline button."""

    data: str
    query_id: str
    """To acknowledge it."""
    message_id: int | None
    """The message whose button it was; ``None`` if Telegram no longer knows it."""


@dataclass(frozen=True)
class EmojiReaction:
    """A change of the emoji below a message of ours."""

    message_id: int
    before: tuple[str, ...]
    """Those of this person that stood there."""
    now: tuple[str, ...]
    """Those that stand there now; none: they were taken away."""


@dataclass(frozen=True)
class Location:
    """A shared place, of which only the time zone is known here."""

    zone: str | None
    """IANA name; ``None`` where there is none."""
    provenance: Provenance = Provenance.OWN


@dataclass(frozen=True)
class Membership:
    """The person blocked the bot, or came back."""

    blocked: bool


UnsupportedKind = Literal["empty", "photo", "voice", "sticker", "contact", "video", "other"]


@dataclass(frozen=True)
class UnsupportedMessage:
    """Something without words for us: a photo, a voice message, a sticker."""

    kind: UnsupportedKind
    caption: str = ""
    """What was written below it."""
    provenance: Provenance = Provenance.OWN
    photo: str = ""
    """What the messenger calls it, if it is a photo."""


@dataclass(frozen=True)
class Edited:
    """The person changed something they had sent before."""

    text: str = ""
    """What it says now; it is not taken as an answer."""
    provenance: Provenance = Provenance.OWN


@dataclass(frozen=True)
class GroupMessage:
    """Something said in a group, where the bot does not work."""

    addressed: bool
    """Whether the bot was spoken to, or was just added."""


Input = Text | Command | Press | EmojiReaction | Location | Membership | UnsupportedMessage | Edited | GroupMessage


def is_own(given: Input) -> bool:
    """Whether something done is the sender's own doing, such as a tap or a command always is."""
    return not isinstance(given, Text | Location | UnsupportedMessage | Edited) or given.provenance.is_own


_KEPT = {"\n", "\u200d", "\ufe0f"}
"""Line breaks, and the joiners that emoji are made with."""

READ_LIMIT = 1000
"""Characters of a text that are read; nobody needs more to answer a question or to say what they wish."""

TEXT_LIMIT = 4096
"""Characters; Telegram's own limit of a message."""

_WORD_LIMIT = 60
"""Characters that a word may have not to be cut in two."""

_BLANK = dict.fromkeys(map(ord, "\t\u115f\u1160\u2800\u3164\uffa0"), " ")
"""Signs that look like a space and are none."""

_UNSEEN = dict.fromkeys([0x034F, 0x17B4, 0x17B5, *range(0x180B, 0x1810), *range(0xFE00, 0xFE0F)])
"""Signs without width that are no control characters."""

_LOOSE_JOINERS = re.compile("(?:^|(?<=[\\s\u200d\ufe0f]))[\u200d\ufe0f](?<!\ufe0f\u200d)")
"""Joiners with nothing before them to be joined."""


def clean(text: str) -> str:
    """Return ``text`` in composed form without control, direction-overriding and unassigned characters."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return "".join(sign for sign in composed if sign in _KEPT or unicodedata.category(sign)[0] != "C").strip()


def readable(text: str) -> tuple[str, str]:
    """Return as much of a text as is read, and what is beyond it; lines in single spaces, without empty ones.

    Whatever looks like a space is one, and what has no width is left out, so that no reader has to know of it.
    """
    seen = _LOOSE_JOINERS.sub("", clean(text[:TEXT_LIMIT].translate(_BLANK)).translate(_UNSEEN))
    lines = (" ".join(line.split()) for line in seen.splitlines())
    whole = "\n".join(line for line in lines if line)
    if len(whole) <= READ_LIMIT:
        return whole, ""
    space = max(whole.rfind(sign, READ_LIMIT - _WORD_LIMIT, READ_LIMIT + 1) for sign in " \n")
    end = space if space > 0 else READ_LIMIT
    return whole[:end], whole[end:].lstrip()


def read_words(text: str) -> Command | Text | UnsupportedMessage:
    """Return what somebody wrote: a command, or a text as far as it is read."""
    words = clean(text[:TEXT_LIMIT])
    if words.startswith("/") and len(words) > 1 and not words[1].isspace():
        name, *rest = words[1:].split(maxsplit=1)
        return Command(name.partition("@")[0].lower(), "".join(rest).strip())
    read, beyond = readable(text)
    return Text(read, beyond=beyond) if read else UnsupportedMessage("empty")
