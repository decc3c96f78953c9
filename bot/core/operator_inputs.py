"""What an operator can do in a chat beyond what every person can: pictures, and commands about somebody."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.address import Address
from bot.core.inputs import Press
from bot.core.provenance import Provenance


@dataclass(frozen=True)
class Somebody:
    """A person as an operator points at them.

    Attributes:
        address: Where they are reached.
        name: As the operator's Telegram shows it; empty if they only gave the id.
    """

    address: Address
    name: str = ""


@dataclass(frozen=True)
class Order:
    """A command of an operator's own.

    Attributes:
        name: Without its slash, in lower case.
        argument: What follows it; lines are kept.
        about: The person it is about, if that was said by replying or mentioning.
    """

    name: str
    argument: str
    about: Somebody | None


@dataclass(frozen=True)
class Words:
    """Something written, perhaps in reply to a message of the bot."""

    text: str
    reply_to: int | None
    provenance: Provenance = Provenance.OWN


@dataclass(frozen=True)
class Sent:
    """A picture, as a photo or as a file.

    Attributes:
        file_id: What Telegram calls it.
        size: In bytes, as Telegram says; ``None`` if it does not.
        name: The file's name; ``None`` for a photo.
        caption: What was written below it.
        provenance: Whose it is.
    """

    file_id: str
    size: int | None
    name: str | None
    caption: str
    provenance: Provenance = Provenance.OWN


OperatorInput = Order | Words | Press | Sent
