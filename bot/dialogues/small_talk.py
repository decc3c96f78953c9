"""What somebody writes that is neither a wish nor about themselves: greetings, thanks, questions about the bot."""

from __future__ import annotations

from bot.core.phrases import plain_words
from bot.core.replies import Reply, Say, quoted
from bot.core.texts import _
from bot.dialogues import bot_questions
from bot.dialogues.command_buttons import doing, doing_asked
from bot.dialogues.help import help_text
from bot.dialogues.pauses import offer_pauses
from bot.dialogues.speech import languages_named, say_languages
from bot.language.base import Language, Meaning

_TOPICS: tuple[tuple[Meaning, str], ...] = (
    (Meaning.ASKS_FORGET, "forgetting"),
    (Meaning.ASKS_EXPORT, "export"),
    (Meaning.ASKS_WHO_YOU_ARE, "who_you_are"),
    (Meaning.ASKS_PRIVACY, "stored"),
    (Meaning.ASKS_PROFILE, "profile"),
    (Meaning.ASKS_SCHEDULE, "schedule"),
    (Meaning.ASKS_PROGRESS, "progress"),
    (Meaning.ASKS_COST, "cost"),
)
"""Questions about the bot that rules know: how they sound, and their topics."""


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
    if language.says(Meaning.ASKS_RESUME, plain):
        return [Say(html=_("Shall I write to you again?"), buttons=doing_asked("resume"))]
    for meaning, topic in _TOPICS:
        if language.says(meaning, plain):
            return [bot_questions.say(topic)]
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


_RIGHTS = frozenset({"forgetting", "export", "stored", "who_you_are", "cost"})


def answer_about_rights(language: Language, text: str) -> Say | None:
    """Answer what is asked of the bot and of what is stored, at any point of the first talk; ``None`` for all else."""
    plain = language.without_opening(plain_words(text).strip(" .!?…)"))
    for meaning, topic in _TOPICS:
        if topic in _RIGHTS and language.says(meaning, plain):
            return bot_questions.say(topic, at_any_time=True)
    return None
