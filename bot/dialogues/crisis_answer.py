"""Care: what is said where words sound like a crisis, and whom to call by country."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from pydantic import BaseModel, ConfigDict

from bot.core.replies import Reply, Say, TellOwners, quoted
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


def answer_crisis(time_zone: str | None) -> list[Reply]:
    """Return what is said to somebody whose words sound like a crisis, and to the owners.

    Args:
        time_zone: Where the person is, if that is known: the numbers of that country come first.
    """
    return [Say(html=care_text(time_zone)), TellOwners(about="crisis", text=owners_text())]


def care_text(time_zone: str | None) -> str:
    """Return the answer, in Telegram's HTML."""
    return "\n\n".join(
        (
            _(
                "That sounds very hard, and I'm glad you wrote it down. I'm only a small program: please talk to a "
                "person about it, right now if you may be in danger."
            ),
            _help_lines(time_zone),
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


def owners_text() -> str:
    """Return what the owners are told, in plain words."""
    return _(
        "Somebody's words sounded like a crisis. They were given help lines, and their nudges are paused until they "
        "resume. Who it was and what they wrote stays with them."
    )


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
