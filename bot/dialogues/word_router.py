"""Which dialogue answers words that somebody wrote."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from bot.core.inputs import Text
from bot.dialogues import feelings, human_contact, preferences, reminders, schedule, screen_rules, speech
from bot.dialogues.first_talk import begin, in_new_language, is_beside, note_told, onboarding, state_of, take
from bot.dialogues.free_words import answer_free_words
from bot.dialogues.held_back import hold_back_mostly
from bot.dialogues.notes import Ask
from bot.dialogues.onboarding.moves import AGE
from bot.dialogues.profile_words import with_birth
from bot.dialogues.small_talk import answer_about_rights
from bot.dialogues.statements import Statement
from bot.dialogues.turn import Outcome, Turn
from bot.language.base import Meaning
from bot.language.registry import is_unread
from bot.services.open_dialogues import EndDialogue
from bot.services.support import CONTACT
from bot.understanding.things import things_named
from recommender.polarity import read_polarity

SURELY = 0.6
"""Confidence from which what is meant is no answer to an open question about a reminder."""

_OF_TIMES = ("reminder", "timer", "times", "next_when", "later", "nonsense", "correction")
"""Intents that may well answer when a reminder shall come, or that are nothing at all."""


_MUCH = 3
"""Words beside a time that are more than an answer to "at what time?"."""


def answer_words(turn: Turn, given: Text) -> Outcome:
    """Return what comes of words: what was asked last comes first, then whatever they say."""
    if turn.dialogue is not None and turn.dialogue.name == CONTACT:
        return human_contact.hear_message(turn, given)
    if (code := speech.asked_in_words(given.text)) is not None:
        return in_new_language(turn, speech.choose(code), code)
    if turn.dialogue is not None and turn.dialogue.name == schedule.NAME:
        return schedule.hear_quiet_hours(turn, given.text, turn.dialogue.state)
    if turn.dialogue is not None and turn.dialogue.name == reminders.NAME and not _is_another_matter(turn, given):
        return reminders.hear_answer(turn, given.text, turn.dialogue.state)
    if turn.dialogue is not None and turn.dialogue.name == screen_rules.NAME:
        return screen_rules.hear_apps(given.text)
    state = state_of(turn)
    told = given.told if given.told is not None else turn.language.read_profile(given.text)
    told = with_birth(told, given.text, turn.now)
    if turn.language.says(Meaning.ASKS_HUMAN, given.text) and not told.fields:
        contact = human_contact.offer_contact(turn)
        if state is None or state.told is not None:  # what waits for a yes goes on waiting
            return contact
        return contact.followed_by(take(turn, onboarding(turn).resume(state, turn.now)))
    if state is not None and not is_beside(turn, state, given, told.fields):
        if not told.fields and (answered := answer_about_rights(turn.language, given.text)) is not None:
            return Outcome([answered]).followed_by(take(turn, onboarding(turn).resume(state, turn.now)))
        offered = speech.offer_theirs(given.text) if state.step == AGE else []
        first = Outcome(offered).followed_by(_take_name(turn, given)).followed_by(_let_rest(turn, given))
        return first.followed_by(take(turn, onboarding(turn).step(state, given, turn.now)))
    if turn.user.onboarded_at is None:
        return begin(turn)
    outcome = answer_free_words(turn, given, told, Ask(turn, partial(note_told, turn, state)))
    if is_unread(given.text):
        outcome = outcome.beginning(speech.say_languages())
    if state is None or state.told is not None:  # what waits for a yes goes on waiting
        return outcome
    return replace(outcome, changes=[EndDialogue(), *outcome.changes])


def _take_name(turn: Turn, given: Text) -> Outcome:
    """Call somebody by the name with which they begin to tell of themselves."""
    name = turn.language.read_introduction(given.text)
    return preferences.take_name(name) if name is not None and name != turn.user.called else Outcome()


def _let_rest(turn: Turn, given: Text) -> Outcome:
    """Let come less of what somebody names in the first talk; that is no dislike."""
    polarity = read_polarity(given.text, turn.language.code)
    fewer = tuple(filter(things_named, polarity.refused)) if polarity.is_fewer else ()
    return hold_back_mostly(turn, fewer) if fewer else Outcome()


def _is_another_matter(turn: Turn, given: Text) -> bool:
    """Whether a text surely means something else than the reminder that is asked about."""
    if turn.dialogue is None or reminders.asks_for_words(turn.dialogue.state):
        return False
    if _asks_for_something(turn, given):
        return True
    if turn.language.read_times(given.text):
        return False
    if sum(one.confidence for one in given.intents if one.name in feelings.SENTENCES) >= SURELY:
        return True
    return any(one.confidence >= SURELY and one.name not in _OF_TIMES for one in given.intents)


def _asks_for_something(turn: Turn, given: Text) -> bool:
    """Whether a text says much besides a time, and what it says is an order or a request of its own."""
    request = turn.language.read_reminder(given.text, turn.now.astimezone(turn.zone))
    if not request.stops and len(request.text.split()) < _MUCH:
        return False
    order = turn.language.read_reminder_order(given.text)
    if order is not None and (order.words or order.says_reminder):
        return True
    meaning = Statement.of(given.text, given.intents, turn.language)
    is_sure = bool(given.intents and meaning.kind) and meaning.name != "reminder"
    return is_sure or turn.language.says_timer(given.text) or turn.language.says_reminder(given.text)
