"""What is written when nothing was asked: answered by what it means, and never taken for a wish against its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.core.inputs import Text
from bot.core.profile_fields import Told
from bot.core.replies import Say, quoted
from bot.dialogues import (
    bot_questions,
    emoji_reactions,
    feelings,
    goals,
    own_questions,
    plain_answers,
    preferences,
    reminder_orders,
    reminders,
    rests_in_words,
    small_talk,
    spoken_orders,
    spoken_reactions,
    timers,
    times_in_words,
    told_in_words,
    weather,
    week_orders,
    wishes,
)
from bot.dialogues.clauses import (
    OTHERWISE,
    PLAINLY,
    add_clauses,
    edit_of_clauses,
    is_most_of,
    kind_of,
    kind_of_text,
    tells_limit,
)
from bot.dialogues.notes import Ask, note_more, note_pet_gone, note_told, tidy
from bot.dialogues.profile_edits import edit_with, take_out_limits
from bot.dialogues.reactions import REACTING
from bot.dialogues.several_parts import answer_parts, different_parts, is_limit_of_another, tells_one_story
from bot.dialogues.spoken_reactions import KINDS
from bot.dialogues.statements import ANYTHING_BUT_A_WISH, Statement
from bot.dialogues.times_in_words import ORDERS
from bot.dialogues.turn import Outcome, Turn, look_up
from bot.dialogues.why import say_why
from bot.language.base import Meaning
from bot.language.weather import Weather, weather_said
from bot.services.nudges import GivenNudge, LatestNudge, NudgeShownAs
from bot.understanding.intent_files import answers_of
from bot.understanding.profile_edits import ProfileEdit
from recommender.limits import lacks_said
from recommender.speakers import begins_with_another

_PLAINLY_A_WISH = 0.7
"""Confidence from which rules about questions and small talk are not asked."""
_TELLING = frozenset({"", "self", "talk"})
"""Groups of answers to words that may tell of oneself."""
_TELLS = frozenset({"likes", "likes_no_more", "household", "occupation"})
"""Kinds of clauses that tell of oneself, whatever the whole text may mean; a refusal may hold for the moment."""


def answer_free_words(turn: Turn, given: Text, told: Told, ask: Ask) -> Outcome:
    """Answer what somebody writes who was asked nothing.

    Args:
        turn: The present one.
        given: What they wrote, with its intents.
        told: What was read of it about themselves.
        ask: Asks whether something of that is to be stored.
    """
    said = weather_said(given.text, turn.language)
    if said is None:
        return _answer_words(turn, given, told, ask)
    if not told.fields and _asks_beside_weather(turn, given):
        return weather.hear_before(said, wishes.take_wish(turn.language, given.text))
    wishes_it = turn.language.says(Meaning.WISHES, given.text) and said is not Weather.STAY_IN
    if wishes_it or turn.language.says(Meaning.ASKS_NOW, given.text):  # who does not want to go out asks for nothing
        return weather.hear_before(said, _answer_words(turn, given, told, ask))
    return weather.hear_weather(said)


def _asks_beside_weather(turn: Turn, given: Text) -> bool:
    """Whether an idea is asked for in words that as a whole are about the weather: "dry at last, gimme a walk"."""
    is_weather = bool(given.intents) and given.intents[0].name == "weather"
    asks = (Meaning.ASKS_IDEA, Meaning.ASKS_KIND, Meaning.NAMES_IDEA)
    return is_weather and any(turn.language.says(meaning, given.text) for meaning in asks)


def _answer_words(turn: Turn, given: Text, told: Told, ask: Ask) -> Outcome:
    return reminder_orders.hear_order(turn, given, lambda: _answer_statements(turn, given, told, ask))


def _answer_statements(turn: Turn, given: Text, told: Told, ask: Ask) -> Outcome:
    meaning = Statement.of(given.text, given.intents, turn.language)
    if (ordered := times_in_words.order_of_the_week(turn, given, told, meaning)) is not None:
        return ordered
    if (asked := own_questions.answer(turn, given.text)) is not None:
        return asked
    own = [one for one in given.parts if not is_limit_of_another(turn, given, one)]
    is_story = meaning.is_sure(*feelings.SENTENCES, least=0.7) and tells_one_story(own, turn.language)
    parts = different_parts(() if is_story else own, turn.language)
    if parts and turn.language.read_edit(given.text) is None:
        return answer_parts(turn, given, parts, ask, _answer_one)
    return _answer_one(turn, given, told, ask, meaning)


def _answer_one(turn: Turn, given: Text, told: Told, ask: Ask, meaning: Statement | None = None) -> Outcome:
    exception = turn.language.read_one_day(given.text, turn.now.astimezone(turn.zone))
    if exception is not None and not _asks_for_more(turn, given.text):
        return spoken_orders.keep_quiet_once(turn, exception)
    meaning = meaning or Statement.of(given.text, given.intents, turn.language)
    reaction = meaning.reaction(is_reply=given.reply_to is not None)
    reaction = reaction or emoji_reactions.intent_of(given.text)
    both = spoken_reactions.two_reactions(turn.language, given)
    reaction = both.first if both is not None else reaction
    if reaction is not None and given.reply_to is None and turn.language.read_edit(given.text) is not None:
        reaction = None
    if turn.language.says_reminder(given.text):  # "give me a shout in an hour, there's a loaf in" names something
        reaction = _put_off_by_reminder(turn, given.text, reaction)
    is_shift = turn.language.read_shift(given.text) and not meaning.is_sure("travel")
    if given.reply_to is None and is_shift:  # "half an hour later please": the times
        return week_orders.change_times(turn, given.text)
    is_a_limit = any(is_most_of(limit, given.text) for limit in told.limits)  # "had my hip done" did no idea
    if reaction is None or is_a_limit or small_talk.asks_progress(turn.language, given.text):
        return _answer(turn, given, told, ask, meaning)
    shown = LatestNudge(turn.now - REACTING) if given.reply_to is None else NudgeShownAs(given.reply_to)

    def react(nudge: GivenNudge | None) -> Outcome:
        if nudge is None or reaction is None:
            return _answer(turn, given, told, ask, meaning)
        if both is not None and both.second != "later":
            return spoken_reactions.react_twice(turn, both, nudge)
        if reaction == "later":
            return spoken_reactions.put_off(turn, given.text, nudge)
        reacted = spoken_reactions.react_in_words(turn, reaction, nudge)
        return reacted.followed_by(note_told(Told(limits=told.limits), ask)) if told.limits else reacted

    return look_up(shown, react)


def _put_off_by_reminder(turn: Turn, text: str, reaction: str | None) -> str | None:
    """Return the reaction of who wants to be reminded: of the nudge ("remind me of this one"), or of what they name."""
    request = turn.language.read_reminder(text, turn.now.astimezone(turn.zone))
    if turn.language.says(Meaning.POINTS_AT_IT, request.text):
        return "later"
    return None if reaction == "later" and len(request.text.split()) > 1 else reaction


def _asks_for_more(turn: Turn, text: str) -> bool:
    """Whether a text asks to be reminded, or for an idea, and names a time with it."""
    return any(
        (
            turn.language.says_reminder(text),
            turn.language.says_timer(text),
            turn.language.says(Meaning.ASKS_ANYTHING, text),
        )
    )


def _answer(turn: Turn, given: Text, told: Told, ask: Ask, meaning: Statement) -> Outcome:
    local = turn.now.astimezone(turn.zone)
    told = told_in_words.without_what_is_asked(told, meaning, turn.language)
    ordered = turn.language.read_edit(given.text)
    edit = ordered or _what_is_over(turn, given, meaning)
    told = told_in_words.without_refused(told, meaning)
    heard = told_in_words.without_refused(_with_clauses(turn, given, told, meaning), meaning)
    if _wants_reminder(
        turn, given, meaning, is_telling=edit is not None or heard != told or told_in_words.introduces(told)
    ):
        return reminders.hear_request(turn, given.text)
    if (goal := turn.language.read_goal(given.text)) is not None:
        return goals.hear_goal(turn, goal)
    if (name := turn.language.read_called(given.text)) is not None:
        return preferences.take_name(name)
    if turn.language.says_timer(given.text) or (meaning.is_sure("timer") and not meaning.asks_outright):
        return timers.hear_timer(turn, given.text)
    often = turn.language.read_times_a_day(given.text) if turn.language.says(Meaning.PER_DAY, given.text) else None
    if often is not None and meaning.name in ORDERS:  # "one a day is plenty" is no pause of a day
        return spoken_orders.write_less(turn, given.text)
    if (rest := rests_in_words.let_rest(turn, given.text, told, meaning)) is not None:
        why = told_in_words.why(heard, meaning)
        return rest.followed_by(note_told(Told(limits=why), ask)) if why else rest
    if edit is None and (kept := told_in_words.keep_all(meaning, heard)) is not None:
        return kept
    if (quiet := times_in_words.keep_quiet(turn, given.text, meaning)) is not None:
        return quiet.followed_by(note_told(Told(limits=told.limits), ask)) if told.limits else quiet
    if plain_answers.speaks_of_pictures(turn, given.text) and not turn.language.says(Meaning.NAMES_IDEA, given.text):
        return Outcome([bot_questions.say("looks")])
    asks = ordered is None and meaning.is_sure("question_bot") and not told.fields
    known = bot_questions.answer(turn, given) if asks else None
    if known is not None:
        return known
    if small_talk.asks_why(turn.language, given.text):
        return say_why(turn)
    by_rule = wishes.answer_time(turn.language, given.text, local) or small_talk.small_talk(
        turn.language, given.text, turn.user.called
    )
    is_order = ordered is not None or (meaning.name in ORDERS and meaning.is_sure(meaning.name))
    is_order = is_order or (
        bool(given.intents) and meaning.is_sure("wish", least=_PLAINLY_A_WISH)
    )  # "a free afternoon": no word about money
    if by_rule is not None and not (told.limits or is_order or (meaning.refused and meaning.polarity.is_lasting)):
        return Outcome(by_rule)
    order = meaning.week_order
    if edit is not None:
        changed = edit_with(edit, heard, told.likes, ask)
        if (pet := feelings.pet_lost(meaning.name, given.text)) is not None:
            changed = note_pet_gone(pet, ask).followed_by(changed)
        return changed.after(feelings.say_loss(given.text)) if edit.old else changed
    if order is not None and order.wanted and order.is_correction:
        return week_orders.take_week_order(turn, order)
    if (why := told_in_words.why(heard, meaning)) and meaning.refused and not meaning.wants_instead:
        return rests_in_words.rest_while_healing(turn, given.text, why, meaning.refused, ask)
    if told.limits and _asks_the_world(turn, given, meaning):  # "is it ok to walk with a broken toe?"
        noted = note_told(Told(limits=told.limits), ask)
        return noted.followed_by(plain_answers.ANSWERS["question_world"](turn, given))
    if heard != told:
        return told_in_words.note(turn, given, heard, ask, meaning)
    return _answer_meaning(turn, given, told, ask, meaning)


def _wants_reminder(turn: Turn, given: Text, meaning: Statement, *, is_telling: bool) -> bool:
    """Whether somebody wants to be reminded: who may tell of themselves says by the clock when it is to come."""
    if turn.language.says_reminder(given.text):
        return True
    first = re.split(r"[,.;!?]", given.text, maxsplit=1)[0]
    if not meaning.is_sure("reminder") or turn.language.says(Meaning.DENIES, first):  # "never at dinner, we eat at 7"
        return False
    if not is_telling:
        return _names_when(turn, given.text)
    request = turn.language.read_reminder(given.text, turn.now.astimezone(turn.zone))
    return meaning.is_sure("reminder", least=PLAINLY) and bool(request.days and request.minutes)


def _names_when(turn: Turn, text: str) -> bool:
    """Whether a text says when something is to come: what only reminds somebody of something else is no request."""
    local = turn.now.astimezone(turn.zone)
    request = turn.language.read_reminder(text, local)
    stops = request.stops and turn.language.read_pause_end(text, local) is None  # "stop for one week" is a pause
    return bool(stops or request.minutes or request.days or request.on)


def _what_is_over(turn: Turn, given: Text, meaning: Statement) -> ProfileEdit | None:
    """Return what of the profile somebody says is over; a loss gets its kind word instead."""
    if meaning.kind == "feeling" and not meaning.is_sure("feel_happy"):  # only what is said outright: "no cat any more"
        outright = tuple(clause for clause in given.clauses if turn.language.says(Meaning.DENIES, clause.text))
        return edit_of_clauses(replace(given, clauses=outright), turn.language)
    if meaning.kind not in _TELLING and not meaning.is_sure("limit_over", "feel_happy"):
        return None
    return edit_of_clauses(given, turn.language)


def _with_clauses(turn: Turn, given: Text, told: Told, meaning: Statement) -> Told:
    """Return what was told with what the clauses mean, where nothing is asked for."""
    if meaning.is_sure("limit_over", "complaint") or meaning.asks_outright or _asks(turn, given, meaning):
        return told
    if meaning.refuses_for_now and meaning.wants_instead:  # "without the guitar this time, rather something quiet"
        return told
    least = max(PLAINLY, meaning.confidence) if meaning.name in ORDERS else PLAINLY  # "resume" is no occupation
    kinds = {kind_of(clause, least) for clause in given.clauses}
    tells = meaning.kind in _TELLING or meaning.is_sure("feel_happy") or not kinds.isdisjoint(_TELLS)
    tells = tells and not (meaning.is_wish and turn.language.says(Meaning.WISHES, given.text))
    in_passing = meaning.is_sure("feel_happy", *KINDS) or meaning.is_wish
    return add_clauses(told, given, turn.language, only_followed=in_passing) if tells else told


def _asks(turn: Turn, given: Text, meaning: Statement) -> bool:
    """Whether somebody asks about the world or the bot, and so tells nothing: "what's the use of these drawings"."""
    return meaning.is_sure("question_world", "question_bot") and turn.language.says(Meaning.QUESTION, given.text)


def _asks_the_world(turn: Turn, given: Text, meaning: Statement) -> bool:
    """Whether somebody asks what no program like this knows: "can I have a beer with my pills?"."""
    return meaning.is_sure("question_world") and turn.language.says(Meaning.QUESTION, given.text)


def _answer_meaning(turn: Turn, given: Text, told: Told, ask: Ask, meaning: Statement) -> Outcome:
    """Answer what was told, then what was refused, then by the surest intent."""
    had_enough = bool(meaning.refused) and meaning.polarity.is_lasting  # "football was my thing before the injury"
    if meaning.is_sure("limit_over") and not had_enough and not (told.limits and meaning.polarity.refused):
        return take_out_limits(given.text)
    is_others = meaning.is_sure("about_others") or (
        meaning.is_sure("travel") and begins_with_another(given.text, turn.language.code)
    )
    if is_others and "household" in told.fields and turn.language.says(Meaning.LIVES_WITH, given.text):
        return told_in_words.note(turn, given, told, ask, meaning)
    if is_others and not told.fields - {"household"}:
        return plain_answers.ANSWERS["about_others"](turn, given)
    if meaning.name == "quiet" and meaning.says_how and turn.language.read_quiet_bound(given.text) == (None, None):
        return wishes.take_wish(turn.language, given.text)
    ordered = meaning.is_sure(*ORDERS, least=0.5) and not meaning.skips_things and not meaning.asks_outright
    if ordered and meaning.name in plain_answers.ANSWERS and not told.limits:
        return plain_answers.ANSWERS[meaning.name](turn, given)
    if told.limits and meaning.refuses_for_now:  # "my asthma is bad, nothing exhausting"
        noted = note_told(Told(limits=told.limits), ask)
        return noted.followed_by(wishes.take_wish(turn.language, given.text))
    is_lack = meaning.is_sure("limit") and not told.limits and not meaning.asks_outright
    if is_lack and lacks_said(given.text):  # "we have no oven"
        return note_told(Told(limits=(tidy(given.text),)), ask)
    if meaning.refuses_for_now and not told.limits and turn.language.says(Meaning.LACKS, given.text):
        return note_told(Told(limits=(tidy(given.text),)), ask)
    if meaning.is_sure("limit", least=0.6) and told.fields == {"household"}:  # "I can't carry my son any more"
        return note_told(Told(limits=(tidy(given.text),)), ask)
    if meaning.is_sure("more_of") and not told.fields:
        return note_more(given.text, ask, plain_answers.ANSWERS["more_of"](turn, given))
    if told_in_words.is_told(turn, given.text, told, meaning) and not meaning.refuses_for_now:
        told = told_in_words.with_refused(told, meaning)
        return told_in_words.note(turn, given, told, ask, meaning)
    if _is_a_limit(turn, given, meaning):
        return note_told(Told(limits=(tidy(given.text),)), ask)
    if meaning.refuses_for_good:
        return told_in_words.leave_out(meaning, ask)
    beside = feelings.without_a_loss(meaning.feeling_beside, given.text, turn.language.code)
    if beside is not None and (soft := feelings.wish_after(beside)) is not None:
        said = Outcome([Say(html=feelings.say_feeling(beside, given.text))])
        return said.followed_by(wishes.take_wish(turn.language, soft))
    if turn.language.says(Meaning.WANTS_NOTHING, given.text):
        return plain_answers.ANSWERS["later"](turn, given)
    if meaning.wants_without or meaning.is_wish:
        return wishes.take_wish(turn.language, given.text, is_doubtful=meaning.is_doubtful_wish)
    feeling = feelings.without_a_loss(meaning.feeling, given.text, turn.language.code)
    if feeling is not None:
        answered = FEELINGS[feeling](turn, given)
        pet = feelings.pet_lost(feeling, given.text)
        if pet is not None:
            return answered.followed_by(note_pet_gone(pet, ask))
        gone = meaning.refused_beside
        return answered.followed_by(note_told(Told(dislikes=gone), ask)) if gone else answered
    if not meaning.is_sure(meaning.name):
        wished = meaning.may_be_a_wish or meaning.says_how
        if not wished:
            return plain_answers.ask_back()
        return wishes.take_wish(turn.language, given.text, is_doubtful=True)
    if meaning.name == "less_of":
        return plain_answers.ANSWERS["complaint"](turn, given)
    answer = {**plain_answers.ANSWERS, **FEELINGS}.get(meaning.name)
    if answer is not None:
        return answer(turn, given)
    told_to_say = answers_of(turn.language.code).get(meaning.name)
    return Outcome([Say(html=quoted(told_to_say))]) if told_to_say is not None else plain_answers.ask_back()


def _is_a_limit(turn: Turn, given: Text, meaning: Statement) -> bool:
    """Whether a text as a whole is a limit, also one that denies something: "no hot water until friday"."""
    is_limit = meaning.is_sure("limit") and not meaning.asks_outright and tells_limit(given, turn.language)
    is_plain = meaning.is_sure("limit", least=PLAINLY) and not meaning.asks_in_words
    kind = kind_of_text(given, OTHERWISE) if is_plain else kind_of_text(given)
    return is_limit and (is_plain or not meaning.refuses_for_now) and kind in ("", "limit")


FEELINGS: Mapping[str, Callable[[Turn, Text], Outcome]] = {
    name: feelings.answer_with(name) for name in feelings.SENTENCES
}

__all__ = ["ANYTHING_BUT_A_WISH", "answer_free_words"]
