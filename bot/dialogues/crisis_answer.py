"""Care: what is said where words sound like a crisis, and whom to call by country."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from pydantic import BaseModel, ConfigDict

from bot.core.address import Address
from bot.core.buttons import COMMAND
from bot.core.inputs import Press
from bot.core.replies import Acknowledge, Button, EditButtons, Reply, Rows, Say, TellOwners, quoted
from bot.core.texts import _
from bot.understanding.places import country_of

_FILE = "helplines.toml"


class HelpLine(BaseModel):
    """Somebody to talk to."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    call: str
    """Telephone number, as it is dialled within the country."""
    text: str | None = None
    """Number for text messages, ``None`` if there is none."""
    source: str
    """Where whoever runs the line says so."""
    checked: Literal["own", "others"]
    """Whether the number was found on a page of theirs, or on pages of others alone; when, says the file."""


class Country(BaseModel):
    """Whom to call in one country."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    emergency: str
    lines: tuple[HelpLine, ...]


@cache
def help_by_country() -> dict[str, Country]:
    """Return whom to call, by two-letter country code."""
    told = tomllib.loads(resources.files("bot.dialogues").joinpath(_FILE).read_text(encoding="utf-8"))
    return {code: Country.model_validate(country) for code, country in told.items()}


@dataclass(frozen=True)
class Helpers:
    """Who runs this bot, as far as somebody in a crisis may reach them.

    Attributes:
        contact: Whom to call or write to there, in their own words; ``None``: nobody.
        are_told: Whether there are owners, who can be asked to write to somebody.
    """

    contact: str | None = None
    are_told: bool = False


CONTACT = "contact"
"""What the button sends that lets the owners know who somebody is."""


def answer_crisis(time_zone: str | None, helpers: Helpers, *, known: bool = True) -> list[Reply]:
    """Return what is said to somebody whose words sound like a crisis, and to the owners.

    Args:
        time_zone: Where the person is, if that is known: the numbers of that country come first.
        helpers: Who runs this bot.
        known: Whether the person stays known, so that somebody can write to them.
    """
    buttons: Rows = ()
    if known and helpers.are_told:
        buttons = ((Button(label=_("Somebody may write to me"), data=COMMAND.payload("crisis", CONTACT)),),)
    return [Say(html=care_text(time_zone, helpers), buttons=buttons), TellOwners(about="crisis")]


def ask_for_contact(press: Press) -> list[Reply]:
    """Let the owners know, at the person's own wish, who it is that wants to be written to."""
    thanks = _(
        "Thank you for saying so. The people who run this bot now see your account here and may write to you. I can't "
        "promise when: if you may be in danger, please call one of the numbers above now."
    )
    taken = [] if press.message_id is None else [EditButtons(message_id=press.message_id)]
    return [Acknowledge(query_id=press.query_id), *taken, Say(html=thanks), TellOwners(about=CONTACT)]


def care_text(time_zone: str | None, helpers: Helpers) -> str:
    """Return the answer, in Telegram's HTML."""
    own = [] if helpers.contact is None else [f"<b>{_('Of this bot')}:</b> {quoted(helpers.contact)}"]
    return "\n\n".join(
        (
            _(
                "That sounds very hard, and I'm glad you wrote it down. I'm only a small program: please talk to a "
                "person about it, right now if you may be in danger."
            ),
            "\n".join([*own, _help_lines(time_zone)]),
            _("You can also call somebody you trust."),
            _(
                "I keep quiet until you want me back, also if I misread you: /resume. The people who run this bot "
                "learn that somebody was given these numbers, not who and not what you wrote."
            ),
        )
    )


def answer_for_friend(time_zone: str | None) -> list[Reply]:
    """Return what is said to somebody who passes on words of another that sound like a crisis.

    Nothing is known of who wrote them: nobody is told, and nothing changes for who passed them on.

    Args:
        time_zone: Where the person is, if that is known.
    """
    return [Say(html=friend_text(time_zone))]


def friend_text(time_zone: str | None) -> str:
    """Return the answer, in Telegram's HTML."""
    return "\n\n".join(
        (
            _(
                "Those are not your own words, I think, and whoever wrote them may be having a very hard time. These "
                "numbers are for them, and also for you, if you worry about them:"
            ),
            _help_lines(time_zone),
            _(
                "Ask them how they are, and stay with them if you can. If it is about you, tell me so yourself, or "
                "call: somebody is there for you as well."
            ),
        )
    )


def owners_text(about: str, address: Address) -> str:
    """Return what the owners are told in the present language, in Telegram's HTML.

    Args:
        about: As :class:`bot.core.replies.TellOwners` has it.
        address: Whom it is about; shown only if they want to be contacted.
    """
    if about != CONTACT:
        return _(
            "Somebody's words sounded like a crisis. They were given help lines, and their nudges are paused until "
            "they resume. Who it was and what they wrote stays with them."
        )
    text = _(
        "Somebody whose words sounded like a crisis wants to be contacted: {who}. Please write to them soon, or have "
        "somebody do so who knows how. What they wrote stays with them."
    )
    who = quoted(str(address))
    return text.format(who=f'<a href="tg://user?id={who}">{who}</a>')


def _help_lines(time_zone: str | None) -> str:
    code = country_of(time_zone) if time_zone is not None else None
    country = help_by_country().get(code) if code is not None else None
    return _numbers_everywhere() if country is None else _numbers(country)


def _numbers(country: Country) -> str:
    lines = [f"<b>{_('Emergency')}:</b> {country.emergency}"]
    for line in country.lines:
        reach = _("call or text {number}") if line.text == line.call else "{number}"
        lines.append(f"<b>{quoted(line.name)}:</b> {reach.format(number=line.call)}")
    lines.append(f"<b>{_('Elsewhere')}:</b> findahelpline.com")
    return "\n".join(lines)


def _numbers_everywhere() -> str:
    return _(
        "<b>Emergency:</b> 112 in Europe, 911 in the US and Canada, 999 in the UK, 000 in Australia\n"
        "<b>US and Canada:</b> call or text 988\n"
        "<b>UK and Ireland:</b> Samaritans, 116 123\n"
        "<b>Germany:</b> TelefonSeelsorge, 0800 111 0 111\n"
        "<b>Everywhere else:</b> findahelpline.com"
    )
