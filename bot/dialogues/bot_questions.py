"""Questions about the bot itself: each topic has one answer, and the commands that go with it.

What a question is about is told from examples (``bot/language/<code>/questions``, a file for each topic); a few that
everybody asks are known by rules as well (:mod:`bot.dialogues.small_talk`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.core.commands import works_always
from bot.core.inputs import Text
from bot.core.replies import Say
from bot.core.texts import _, marked
from bot.dialogues.command_buttons import doing
from bot.dialogues.help import help_text
from bot.dialogues.pauses import offer_pauses
from bot.dialogues.profile import show_profile
from bot.dialogues.progress_report import show_progress
from bot.dialogues.schedule import show_schedule
from bot.dialogues.speech import languages_named, say_languages
from bot.dialogues.turn import Outcome, Turn
from bot.dialogues.why import say_why
from bot.language.base import Meaning

SURE = 0.3
"""Confidence from which a topic is answered; one of 29 has 0.034 by chance."""

SURELY_ASKED = 0.6
"""Confidence from which what has not the form of a question is one: "show me what you know"."""

_ANSWERS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "forgetting": (
        marked("That deletes everything I know about you. I'll ask once more before I do:"),
        ("forget", "export"),
    ),
    "export": (marked("You get all of it as one file:"), ("export",)),
    "who_you_are": (
        marked(
            "I'm Offscreen, a small program and no person. I send you ideas for something good to do away from the "
            "screen."
        ),
        ("nudge", "privacy", "help"),
    ),
    "stored": (
        marked(
            "Nothing of what you tell me is sold, and nobody else gets it unless you agree. What I know about you is "
            "in your profile; what is stored, and where, is here:"
        ),
        ("privacy", "profile", "export", "forget"),
    ),
    "who_sees": (
        marked(
            "Telegram carries what you write to me, and the server of whoever runs this bot stores it. Nobody else "
            "gets to see it unless you agree."
        ),
        ("privacy", "export"),
    ),
    "makers": (
        marked(
            "I'm a program whose source is open to everybody. The people who run this bot get what you write to them "
            "here:"
        ),
        ("contact", "privacy"),
    ),
    "watching": (
        marked(
            "I know only what you write to me here and which buttons you press. What else is on your phone or computer "
            "I don't see, unless you connect it yourself:"
        ),
        ("privacy",),
    ),
    "choosing": (
        marked(
            "I go by what you like and dislike, what there is to keep in mind, the hour, the daylight, where you "
            "probably are, and how you liked the ideas before."
        ),
        ("why", "profile"),
    ),
    "hours": (
        marked("I write within the times when you are usually on a screen, at another minute each day. They are here:"),
        ("schedule",),
    ),
    "asking": (
        marked(
            "Only so that an idea fits: no garden while you are at work, no bird-watching at midnight. You need not "
            "answer, and you can change or delete each answer."
        ),
        ("profile", "privacy"),
    ),
    "leaving": (
        marked(
            "As you like. After a pause I come back; if you block me, nothing comes any more; and if you want to leave "
            "for good, I delete everything about you."
        ),
        (),  # the pauses are offered with it
    ),
    "looks": (
        marked("Pictures, sounds, emojis on buttons, descriptions, the Sunday letter: one tap turns each on or off."),
        ("settings",),
    ),
    "speaking": (
        marked(
            "I can only read and write: no voice, no calls, no videos. A photo of your own can come with what you want "
            "to be reminded of."
        ),
        ("reminders",),
    ),
    "friends": (
        marked(
            "The button “Pass on” below a nudge makes a card that you can forward. Whoever gets it can write to me as "
            "well, and gets ideas of their own."
        ),
        ("nudge",),
    ),
    "sense": (
        marked(
            "Something small and good to do comes at the very moment when you would be on a screen: that makes it "
            "easier to look up. Whether it helps you, you know best; what you did is here:"
        ),
        ("progress", "nudge"),
    ),
    "earlier": (
        marked("What I sent you stands further up in this chat. What you kept with ⭐ is here:"),
        ("favourites",),
    ),
    "pictures": (
        marked(
            "The pictures that I came with were drawn for me. The people who run this bot may have added others; they "
            "can tell you more."
        ),
        ("contact", "settings"),
    ),
    "own_ideas": (
        marked(
            "The people who run this bot choose the ideas, and will be glad of yours. And I can remind you of anything "
            "in your own words."
        ),
        ("contact", "reminders"),
    ),
    "learning": (
        marked(
            "Yes. Did it, Like and Not for me, pressed or said in words, make some ideas come more often and others "
            "less. What you never want to see again, just tell me."
        ),
        ("why", "profile"),
    ),
    "buttons": (
        marked(
            "<b>Did it</b> counts in your progress. <b>Like</b> brings more of that kind, <b>Not for me</b> never that "
            "one again. <b>Later</b> puts it off, <b>Another</b> brings something else, <b>Keep</b> makes it a "
            "favourite, and <b>Pass on</b> a card for somebody else. You need not press any."
        ),
        ("favourites", "progress"),
    ),
    "personal": (
        marked(
            "I'm only a program: no age, no home, never tired and never hungry. And you, what would do you good now?"
        ),
        ("nudge",),
    ),
    "name": (
        marked("My name is Offscreen. Tell me yours if you like: write <i>call me …</i>"),
        ("nudge",),
    ),
    "profile": (marked("What I know about you, and where you change it:"), ("profile",)),
    "schedule": (marked("When I write, how often, and what comes next:"), ("schedule",)),
    "progress": (marked("What you did in the last weeks:"), ("progress",)),
    "cost": (marked("I never ask you for money. What I do, and what is stored:"), ("help", "privacy")),
}
"""What is said by topic, and which commands go with it."""


def _offer_to_leave() -> Outcome:
    """Say what ends what, and offer the pauses."""
    return Outcome(
        [
            reply.model_copy(update={"html": f"{say('leaving').html} {reply.html}"})
            for reply in offer_pauses(leaving=True)
            if isinstance(reply, Say)
        ]
    )


_DONE: Mapping[str, Callable[[Turn, Text], Outcome]] = {
    "why": lambda turn, given: say_why(turn),
    "leaving": lambda turn, given: _offer_to_leave(),
    "profile": lambda turn, given: show_profile(turn),
    "schedule": lambda turn, given: show_schedule(turn),
    "progress": lambda turn, given: show_progress(turn),
    "help": lambda turn, given: Outcome([Say(html=help_text())]),
    "languages": lambda turn, given: Outcome(
        [Say(html=say_languages(), buttons=languages_named(given.text) or doing("language"))]
    ),
}
"""Topics at which more is done than said: what is asked for is shown at once."""

TOPICS = frozenset({*_ANSWERS, *_DONE})


def say(topic: str, *, at_any_time: bool = False) -> Say:
    """Return what is said about a topic.

    Args:
        topic: One of which there is something to say.
        at_any_time: Offer only what works in the middle of the first talk too.
    """
    html, commands = _ANSWERS[topic]
    return Say(html=_(html), buttons=doing(*(one for one in commands if works_always(one) or not at_any_time)))


def is_asked(turn: Turn, given: Text) -> bool:
    """Whether something is asked: by its form, or so surely that the form does not matter."""
    surely = bool(given.intents) and given.intents[0].confidence >= SURELY_ASKED
    return surely or "?" in given.text or turn.language.says(Meaning.QUESTION, given.text)


def answer(turn: Turn, given: Text) -> Outcome | None:
    """Answer what a question about the bot is about; ``None`` where nobody is sure."""
    surest = next(iter(given.topics), None)
    if surest is None or surest.confidence < SURE or not is_asked(turn, given):
        return None
    return _DONE[surest.name](turn, given) if surest.name in _DONE else Outcome([say(surest.name)])
