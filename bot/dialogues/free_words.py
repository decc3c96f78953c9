"""What is written when nothing was asked: answered by what it means, and never taken for a wish against its words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from bot.core.buttons import COMMAND, SCHEDULE
from bot.core.inputs import Intent, Text
from bot.core.profile_fields import Draft, Told
from bot.core.replies import Button, Rows, Say, quoted
from bot.core.texts import _
from bot.dialogues import (
    feelings,
    goals,
    preferences,
    reminders,
    small_talk,
    spoken_orders,
    spoken_reactions,
    timers,
    weather,
    wishes,
)
from bot.dialogues.help import help_text
from bot.dialogues.pauses import offer_pauses
from bot.dialogues.small_talk import doing
from bot.dialogues.turn import Outcome, Turn, look_up
from bot.language.base import Meaning
from bot.language.weather import weather_said
from bot.services.nudges import AddDislike, AskForNudge, GivenNudge, LatestNudge
from bot.services.profiles import StoredProfile
from bot.understanding.things import things_named

SURE = 0.35
"""Confidence from which an intent is acted on; one of 35 intents has 0.03 by chance."""

POSSIBLE = 0.12
"""Confidence from which words may be a wish, if they mean nothing else for sure."""

REACTING = timedelta(hours=6)
"""How long after a nudge words such as "done" are a reaction to it."""

Note = Callable[[Draft, Told], Outcome]
"""Asks whether something that was told is to be stored."""


def answer_free_words(turn: Turn, given: Text, told: Told, note: Note) -> Outcome:
    """Answer what somebody writes who was asked nothing.

    Args:
        turn: The present one.
        given: What they wrote, with its intents.
        told: What was read of it about themselves.
        note: Asks whether that is to be stored.
    """
    said = weather_said(given.text, turn.language)
    if said is None:
        return _answer_words(turn, given, told, note)
    if turn.language.says(Meaning.WISHES, given.text):
        return weather.hear_before(said, _answer_words(turn, given, told, note))
    return weather.hear_weather(said)


def _answer_words(turn: Turn, given: Text, told: Told, note: Note) -> Outcome:
    intent = given.intents[0] if given.intents else None
    if intent is not None and intent.name in spoken_reactions.KINDS and intent.confidence >= SURE:
        return look_up(
            LatestNudge(turn.now - REACTING), lambda nudge: _react(turn, given, told, note, intent.name, nudge)
        )
    return _answer(turn, given, told, note)


def _react(turn: Turn, given: Text, told: Told, note: Note, name: str, nudge: GivenNudge | None) -> Outcome:
    if nudge is None:
        return _answer(turn, given, told, note)
    return spoken_reactions.react_in_words(turn, name, nudge)


def _answer(turn: Turn, given: Text, told: Told, note: Note) -> Outcome:
    local = turn.now.astimezone(turn.zone)
    if turn.language.says_reminder(given.text) or _means(given, "reminder"):
        return reminders.hear_request(turn, given.text)
    if (goal := turn.language.read_goal(given.text)) is not None:
        return goals.hear_goal(turn, goal)
    if (name := turn.language.read_called(given.text)) is not None:
        return preferences.take_name(name)
    if turn.language.says_timer(given.text) or _means(given, "timer"):
        return timers.hear_timer(turn, given.text)
    if _means(given, "pause"):
        paused = spoken_orders.pause_in_words(turn, given.text)
        if paused is not None:  # the rules know that a pause is meant, and not for how long
            return paused
    by_rule = wishes.answer_time(turn.language, given.text, local) or small_talk.small_talk(turn.language, given.text)
    if by_rule is not None:
        return Outcome(by_rule)
    if wishes.is_about_oneself(turn.language, given.text, told):
        return look_up(StoredProfile(), lambda draft: note(draft, told))
    return _answer_intent(turn, given, told, note)


def _means(given: Text, name: str) -> bool:
    """Whether words surely have this intent above all others."""
    return bool(given.intents) and given.intents[0].name == name and given.intents[0].confidence >= SURE


def _answer_intent(turn: Turn, given: Text, told: Told, note: Note) -> Outcome:
    """Answer by the surest intent; a wish is granted, and what nobody is sure of is asked back."""
    intent = given.intents[0] if given.intents else Intent("wish", 1.0)
    if intent.name == "wish_without" or (intent.name == "wish" and not _is_doubtful_wish(turn, given, intent)):
        return wishes.take_wish(turn.language, given.text)
    if intent.confidence < SURE:
        return wishes.take_wish(turn.language, given.text) if _may_be_a_wish(turn, given) else _ask_back(given)
    if told.fields and intent.name in _OF_ONESELF:
        return look_up(StoredProfile(), lambda draft: note(draft, told))
    answer = _ANSWERS.get(intent.name)
    return answer(turn, given) if answer is not None else _ask_back(given)


_OF_ONESELF = frozenset({"about_me", "limit", "more_of", "less_of", "correction"})


def _is_doubtful_wish(turn: Turn, given: Text, intent: Intent) -> bool:
    return intent.confidence < 2 * SURE and turn.language.says(Meaning.DENIES, given.text)


def _may_be_a_wish(turn: Turn, given: Text) -> bool:
    """Whether words that nobody is sure of may be tried as a wish: not those that say no."""
    confidence = sum(intent.confidence for intent in given.intents if intent.name in ("wish", "wish_without"))
    return confidence >= POSSIBLE and not turn.language.says(Meaning.DENIES, given.text)


def _ask_back(given: Text) -> Outcome:
    html = _("I'm not sure what you mean. Would you like an idea for now, or shall I change something?")
    return Outcome([Say(html=html, buttons=_ways_on())])


def _ways_on() -> Rows:
    return doing("nudge", "profile", "schedule", "help")


def _want_less(turn: Turn, given: Text) -> Outcome:
    """Leave out what somebody has had enough of, at once."""
    things = things_named(given.text)
    if not things:
        html = _("What shall I leave out? Tell me in a word or two, such as <i>no more jogging</i>.")
        return Outcome([Say(html=html, buttons=doing("profile"))])

    def leave_out(draft: Draft) -> Outcome:
        known = {phrase.casefold() for phrase in draft.dislikes}
        new = [thing for thing in things if thing.casefold() not in known]
        html = _("All right: I leave out <b>{things}</b> from now on.").format(things=quoted(", ".join(things)))
        undo = tuple(
            (Button(label=_("↩ Undo: {thing}").format(thing=thing[:20]), data=COMMAND.payload("dislike", thing)),)
            for thing in new
            if COMMAND.fits("dislike", thing)
        )
        return Outcome([Say(html=html, buttons=undo)], [AddDislike(thing) for thing in new])

    return look_up(StoredProfile(), leave_out)


def _want_more(turn: Turn, given: Text) -> Outcome:
    things = things_named(given.text)
    if not things:
        return _ask_back(given)
    html = _("Good to know. Here is something with {things}:").format(things=quoted(", ".join(things)))
    wish = wishes.take_wish(turn.language, ", ".join(things))
    return replace(wish, replies=[Say(html=html)])


def _say_limit(turn: Turn, given: Text) -> Outcome:
    html = _(
        "Thank you for telling me. What shall I leave out because of it? Write it as <i>bad knee</i> or "
        "<i>no stairs</i>, and I keep to it."
    )
    return Outcome([Say(html=html, buttons=doing("profile"))])


def _say_of_others(turn: Turn, given: Text) -> Outcome:
    html = _("Thank you for telling me. That is about somebody else, so I note nothing of it about you.")
    return Outcome([Say(html=html, buttons=doing("nudge"))])


def _say_limit_over(turn: Turn, given: Text) -> Outcome:
    html = _("I'm glad to hear that! Take it out of what I keep in mind, and I suggest such things again:")
    return Outcome([Say(html=html, buttons=doing("profile"))])


def _say_correction(turn: Turn, given: Text) -> Outcome:
    html = _("I'm sorry that I got that wrong. You can change it here:")
    return Outcome([Say(html=html, buttons=doing("profile", "schedule"))])


def _say_complaint(turn: Turn, given: Text) -> Outcome:
    html = _("I'm sorry. Shall I write less often, at other times, or with other ideas? Or shall I pause?")
    row = (Button(label=_("Fewer a day"), data=SCHEDULE.payload("day")),)
    return Outcome([Say(html=html, buttons=(row, *doing("schedule", "profile", "pause")))])


def _say_fact(turn: Turn, given: Text) -> Outcome:
    html = _("Thank you for telling me. I found nothing in it that changes what I suggest; your profile is here:")
    return Outcome([Say(html=html, buttons=doing("profile"))])


def _say_bot(turn: Turn, given: Text) -> Outcome:
    return Outcome([Say(html=help_text())])


def _say_world(turn: Turn, given: Text) -> Outcome:
    html = _(
        "I'm a small program and can't answer that. For your health ask a doctor; for ideas away from the screen, "
        "ask me:"
    )
    return Outcome([Say(html=html, buttons=doing("nudge", "help"))])


def _say_small_talk(turn: Turn, given: Text) -> Outcome:
    html = _("I'm here. Tell me what you are in the mood for, or take an idea:")
    return Outcome([Say(html=html, buttons=doing("nudge"))])


def _say_pause(turn: Turn, given: Text) -> Outcome:
    return Outcome(offer_pauses(leaving=True))


_ANSWERS: Mapping[str, Callable[[Turn, Text], Outcome]] = {
    "less_of": _want_less,
    "more_of": _want_more,
    "limit": _say_limit,
    "limit_over": _say_limit_over,
    "about_me": _say_fact,
    "about_others": _say_of_others,
    "fewer": lambda turn, given: spoken_orders.write_less(turn, given.text),
    "times": lambda turn, given: spoken_orders.change_times(turn, given.text),
    "quiet": lambda turn, given: spoken_orders.keep_quiet(turn, given.text),
    "pause": _say_pause,
    "resume": lambda turn, given: spoken_orders.offer_resuming(),
    "next_when": lambda turn, given: spoken_orders.say_when(turn),
    "weather": lambda turn, given: weather.ask_weather(),
    "travel": lambda turn, given: spoken_orders.move(turn, given.text),
    "question_bot": _say_bot,
    "question_world": _say_world,
    "greeting": _say_small_talk,
    "complaint": _say_complaint,
    "correction": _say_correction,
    "did_it": _say_small_talk,
    "liked_it": _say_small_talk,
    "another": lambda turn, given: Outcome([Say(html=_("Here comes one."))], [AskForNudge()]),
    "later": lambda turn, given: Outcome([Say(html=_("All right. I write at your next screen-time moment."))]),
    "rejected_it": _say_complaint,
    **{name: feelings.answer_with(name) for name in feelings.SENTENCES},
}
"""By intent; a wish is granted elsewhere, and what has no answer here is asked back."""
