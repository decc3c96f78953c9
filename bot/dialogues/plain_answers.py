"""Answers to what somebody means, by intent: each one thing to say, or one order to take."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.core.buttons import SCHEDULE
from bot.core.inputs import Text
from bot.core.replies import Busy, Button, Say
from bot.core.texts import _
from bot.dialogues import bot_questions, spoken_orders, weather, week_orders
from bot.dialogues.command_buttons import doing
from bot.dialogues.favourites import show_favourites
from bot.dialogues.pauses import offer_pauses
from bot.dialogues.turn import Outcome, Turn
from bot.language.base import Meaning
from bot.services.nudges import AskForNudge
from recommender.polarity import read_polarity

Answer = Callable[[Turn, Text], Outcome]


def speaks_of_pictures(turn: Turn, text: str) -> bool:
    """Whether somebody wants no pictures, and speaks of nothing else that they want none of."""
    speaks = all(turn.language.says(meaning, text) for meaning in (Meaning.NAMES_PICTURES, Meaning.ONLY_WITHOUT))
    return speaks and len(read_polarity(text).refused) <= 1


def ask_back() -> Outcome:
    """Say that this was not understood, and offer the ways on."""
    html = _("I'm not sure what you mean. Would you like an idea for now, or shall I change something?")
    return Outcome([Say(html=html, buttons=doing("nudge", "profile", "schedule"))])


def _want_more(turn: Turn, given: Text) -> Outcome:
    html = _("Good to know! What would you like more of? Tell me in a word or two, or here:")
    return Outcome([Say(html=html, buttons=doing("profile"))])


def _say_of_others(turn: Turn, given: Text) -> Outcome:
    html = _("Thank you for telling me. That is theirs, so none of it goes into your profile.")
    return Outcome([Say(html=html, buttons=doing("nudge"))])


def _say_correction(turn: Turn, given: Text) -> Outcome:
    html = _("I'm sorry that I got that wrong. You can change it here:")
    return Outcome([Say(html=html, buttons=doing("profile", "schedule"))])


def _say_complaint(turn: Turn, given: Text) -> Outcome:
    html = _("I'm sorry. Shall I write less often, at other times, or with other ideas? Or shall I pause?")
    row = (Button(label=_("Fewer a day"), data=SCHEDULE.payload("day")),)
    return Outcome([Say(html=html, buttons=(row, *doing("schedule", "profile", "pause")))])


def _say_fact(turn: Turn, given: Text) -> Outcome:
    html = _("Thank you for telling me! My ideas can stay as they are. What I know of you is here:")
    return Outcome([Say(html=html, buttons=doing("profile"))])


def _say_bot(turn: Turn, given: Text) -> Outcome:
    if (known := bot_questions.answer(turn, given)) is not None:
        return known
    if not bot_questions.is_asked(turn, given):
        return ask_back()
    html = _("I have no words of my own for that. What I can do is here, and so are the people who run this bot:")
    return Outcome([Say(html=html, buttons=doing("help", "contact"))])


def _say_world(turn: Turn, given: Text) -> Outcome:
    html = _(
        "I'm a small program and can't answer that. For your health ask a doctor; for ideas away from the screen, "
        "ask me:"
    )
    return Outcome([Say(html=html, buttons=doing("nudge", "help"))])


def _say_small_talk(turn: Turn, given: Text) -> Outcome:
    html = _("I'm here. Tell me what you are in the mood for, or take an idea:")
    return Outcome([Say(html=html, buttons=doing("nudge"))])


def _say_nonsense(turn: Turn, given: Text) -> Outcome:
    html = _("That one is beyond me. Tell me in plain words what you are in the mood for, or take an idea:")
    return Outcome([Say(html=html, buttons=doing("nudge", "help"))])


def _say_later(turn: Turn, given: Text) -> Outcome:
    return Outcome([Say(html=_("All right. I write at your next screen-time moment."))])


def _say_praise(turn: Turn, given: Text) -> Outcome:
    return Outcome([Say(html=_("That's good to hear, thank you!"))])


def _say_enjoy(turn: Turn, given: Text) -> Outcome:
    return Outcome([Say(html=_("Enjoy it! You can tell me afterwards how it was."))])


def _say_no_harm(turn: Turn, given: Text) -> Outcome:
    html = _("That's all right, it was only an idea. The next one may suit you better:")
    return Outcome([Say(html=html, buttons=doing("nudge"))])


ANSWERS: Mapping[str, Answer] = {
    "under_way": _say_enjoy,
    "gave_up": _say_no_harm,
    "more_of": _want_more,
    "about_me": _say_fact,
    "about_others": _say_of_others,
    "fewer": lambda turn, given: spoken_orders.write_less(turn, given.text),
    "times": lambda turn, given: week_orders.change_times(turn, given.text),
    "quiet": lambda turn, given: week_orders.keep_quiet(turn, given.text),
    "pause": lambda turn, given: spoken_orders.pause_in_words(turn, given.text) or Outcome(offer_pauses(leaving=True)),
    "resume": lambda turn, given: spoken_orders.offer_resuming(),
    "next_when": lambda turn, given: spoken_orders.say_when(turn),
    "travel": lambda turn, given: spoken_orders.move(turn, given.text),
    "weather": lambda turn, given: weather.ask_weather(),
    "question_bot": _say_bot,
    "question_world": _say_world,
    "greeting": _say_small_talk,
    "nonsense": _say_nonsense,
    "complaint": _say_complaint,
    "correction": _say_correction,
    "did_it": _say_praise,
    "liked_it": _say_praise,
    "another": lambda turn, given: Outcome([Busy()], [AskForNudge()]),
    "later": _say_later,
    "keep_it": lambda turn, given: show_favourites(),
    "rejected_it": _say_complaint,
}
"""By intent."""
