"""What somebody writes that is neither a wish nor about themselves: greetings, thanks, questions about the bot."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.buttons import COMMAND
from bot.core.commands import USER_COMMANDS, works_always
from bot.core.phrases import plain_words
from bot.core.replies import Button, Reply, Rows, Say, quoted
from bot.core.texts import _, marked
from bot.dialogues.asked import asking
from bot.dialogues.help import help_text
from bot.dialogues.pauses import offer_pauses
from bot.dialogues.speech import languages_named, say_languages
from bot.language.base import Language, Meaning

DO = "do"
"""Of buttons that do what a command does: ``c:do:<command>``."""

_Topic = tuple[Meaning, str, Sequence[str]]

_TOPICS: tuple[_Topic, ...] = (
    (
        Meaning.ASKS_FORGET,
        marked("That deletes everything I know about you. I'll ask once more before I do:"),
        ("forget", "export"),
    ),
    (
        Meaning.ASKS_EXPORT,
        marked("You get all of it as one file:"),
        ("export",),
    ),
    (
        Meaning.ASKS_WHO_YOU_ARE,
        marked(
            "I'm Offscreen, a small program and no person. I send you ideas for something good to do away from the "
            "screen."
        ),
        ("nudge", "privacy", "help"),
    ),
    (
        Meaning.ASKS_PRIVACY,
        marked(
            "Nothing of what you tell me is sold, and nobody else gets it unless you agree. What I know about you is "
            "in your profile; what is stored, and where, is here:"
        ),
        ("privacy", "profile", "export", "forget"),
    ),
    (
        Meaning.ASKS_PROFILE,
        marked("What I know about you, and where you change it:"),
        ("profile",),
    ),
    (
        Meaning.ASKS_SCHEDULE,
        marked("When I write, how often, and what comes next:"),
        ("schedule",),
    ),
    (
        Meaning.ASKS_PROGRESS,
        marked("What you did in the last weeks:"),
        ("progress",),
    ),
    (
        Meaning.ASKS_RESUME,
        marked("Shall I write to you again?"),
        ("resume",),
    ),
    (
        Meaning.ASKS_COST,
        marked("I never ask you for money. What I do, and what is stored:"),
        ("help", "privacy"),
    ),
)
"""Questions about the bot: how they sound, what is said, and which commands go with it."""


def small_talk(language: Language, text: str, called: str | None = None) -> list[Reply] | None:
    """Answer what is neither a wish nor about oneself; ``None`` for anything else.

    Args:
        language: The person's.
        text: What they wrote.
        called: What they want to be called; ``None``: by no name.
    """
    if not any(sign.isalpha() for sign in text):
        if set(text.strip()) <= {"?", "!", "."} and "?" in text:
            return [Say(html=help_text())]
        return [Say(html=_("I can't read a word in that. Tell me what you are in the mood for, or see /help."))]
    whole = plain_words(text).strip(" .!?…)")
    plain = language.without_opening(whole)
    if language.says(Meaning.GREETING, whole) or language.says(Meaning.GREETING, plain):
        hello = _("Hello, {name}!").format(name=quoted(called)) if called else _("Hello!")
        html = hello + " " + _("Tell me what you are in the mood for, or take an idea that fits you.")
        return [Say(html=html, buttons=doing("nudge", "help"))]
    if language.says(Meaning.HOW_ARE_YOU, plain):
        html = _("Always the same: I'm a program. And you, what are you in the mood for?")
        return [Say(html=html, buttons=doing("nudge"))]
    if language.says(Meaning.THANKS, plain):
        welcome = _("You're welcome, {name}!").format(name=quoted(called)) if called else _("You're welcome!")
        return [Say(html=welcome)]
    if language.says(Meaning.STOP, plain) or language.says(Meaning.ENOUGH, plain):
        return offer_pauses(leaving=True)
    if language.says(Meaning.GOOD_NIGHT, whole):
        return [Say(html=_("Good night, sleep well!"))]
    if language.says(Meaning.FAREWELL, whole):
        return [Say(html=_("Bye, take care! Write whenever you would like an idea."))]
    if language.says(Meaning.FILLER, whole):
        html = _("I'm listening. Tell me what you are in the mood for, or take an idea:")
        return [Say(html=html, buttons=doing("nudge"))]
    if language.says(Meaning.HELP, plain):
        return [Say(html=help_text())]
    if language.says(Meaning.PAUSE, plain):
        return offer_pauses()
    if language.says(Meaning.ASKS_LANGUAGE, plain):
        return [Say(html=say_languages(), buttons=languages_named(text) or doing("language"))]
    for meaning, answer, commands in _TOPICS:
        if language.says(meaning, plain):
            asks = meaning is Meaning.ASKS_RESUME
            return [Say(html=_(answer), buttons=doing_asked(*commands) if asks else doing(*commands))]
    asked = text.strip().endswith("?") and language.says(Meaning.QUESTION, plain)
    if asked and not language.says(Meaning.WISHES, plain):
        html = _("I'm a small program and can't answer that. I know ideas for time away from the screen:")
        return [Say(html=html, buttons=doing("nudge", "help"))]
    return None


def asks_why(language: Language, text: str) -> bool:
    """Whether somebody wants to know why a nudge came."""
    return _asks(language, Meaning.ASKS_WHY, text)


def asks_progress(language: Language, text: str) -> bool:
    """Whether somebody wants to know what they did, which is no word that they did something."""
    return _asks(language, Meaning.ASKS_PROGRESS, text)


def _asks(language: Language, meaning: Meaning, text: str) -> bool:
    return language.says(meaning, language.without_opening(plain_words(text).strip(" .!?…)")))


_RIGHTS = (Meaning.ASKS_FORGET, Meaning.ASKS_EXPORT, Meaning.ASKS_PRIVACY, Meaning.ASKS_WHO_YOU_ARE, Meaning.ASKS_COST)


def answer_about_rights(language: Language, text: str) -> Say | None:
    """Answer what is asked of the bot and of what is stored, at any point of the first talk; ``None`` for all else."""
    plain = language.without_opening(plain_words(text).strip(" .!?…)"))
    for meaning, answer, commands in _TOPICS:
        if meaning in _RIGHTS and language.says(meaning, plain):
            return Say(html=_(answer), buttons=doing(*(one for one in commands if works_always(one))))
    return None


def doing(*commands: str) -> Rows:
    """Return buttons that do what these commands do, two to a row."""
    buttons = [
        Button(label=_(USER_COMMANDS[command].button), data=COMMAND.payload(DO, command)) for command in commands
    ]
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


def doing_asked(command: str) -> Rows:
    """Return the button of a command that a question offers; typing yes does it as well."""
    return asking(doing(command)[0][0])
