"""Several things in one message: each part is answered, those first that hold at once, and those last that ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.core.inputs import SpokenPart, Text
from bot.core.profile_fields import Told
from bot.core.replies import Say
from bot.dialogues.clauses import OTHERWISE, goes_on_about_another
from bot.dialogues.notes import SAFE, Ask
from bot.dialogues.onboarding.questions import say_unread
from bot.dialogues.pauses import is_paused
from bot.dialogues.plain_answers import ask_back
from bot.dialogues.profile_words import add_told
from bot.dialogues.statements import Statement
from bot.dialogues.turn import Outcome, Turn
from bot.language.base import Language, Meaning
from recommender.policies.wish_parser import tells_situation
from recommender.speakers import begins_with_another
from recommender.spelling import shares_words

AnswerOne = Callable[[Turn, Text, Told, Ask], Outcome]
"""Answers what means one thing."""

_ASKED_ABOUT = frozenset({"travel", "times"})
"""Groups of answers that ask something: they come last, where a question is seen."""


def different_parts(parts: Sequence[SpokenPart], language: Language) -> Sequence[SpokenPart]:
    """Return the parts of a message if they ask for different things, so that each is answered; else none."""
    meanings = [Statement.of(part.text, part.intents, language) for part in parts]
    if any(one.is_sure("limit") for one in meanings) and all(one.is_sure("limit") or one.refuses for one in meanings):
        return ()  # "no running, my ankle hurts"
    if any(one.is_wish for one in meanings) and any(tells_situation(part.text) for part in parts):
        return ()  # "the kids are in bed. what now?"
    if _says_where_of_a_move(parts, language):
        return ()  # "We moved! Mendoza is home now"
    return parts if len({one.kind for one in meanings} - {""}) > 1 else ()


def tells_one_story(parts: Sequence[SpokenPart], language: Language) -> bool:
    """Whether no part asks or orders anything, as where a feeling is told in some words: "I'm a granny! A boy"."""
    meanings = [Statement.of(part.text, part.intents, language) for part in parts]
    return all(
        not one.refused and (one.kind in ("feeling", "self", "") or (one.kind == "wish" and not one.asks_in_words))
        for one in meanings
    )


def _says_where_of_a_move(parts: Sequence[SpokenPart], language: Language) -> bool:
    """Whether one part tells that somebody moved, and only another one says where to."""
    moved = [part for part in parts if language.says(Meaning.FOR_GOOD, part.text)]
    there = [part for part in parts if language.read_place(part.text) is not None]
    return bool(moved and there) and not any(part in there for part in moved)


def answer_parts(turn: Turn, given: Text, parts: Sequence[SpokenPart], ask: Ask, answer_one: AnswerOne) -> Outcome:
    """Answer part after part, those first that hold at once; what nobody is sure of is named."""
    language = turn.language
    outcome, asked, travels, unread, wished = Outcome(), Outcome(), Outcome(), [], False
    told_by = [turn.language.read_profile(part.text) for part in parts]
    told, noted, felt = Told(), False, False
    is_story = any(Statement.of(part.text, part.intents, language).kind == "feeling" for part in parts)
    for part, one in zip(parts, told_by, strict=True):
        told = add_told(told, one) if _tells_of_oneself(part, language) else told
    for part, own in zip(parts, told_by, strict=True):
        meaning = Statement.of(part.text, part.intents, language)
        if meaning.is_sure("resume") and not is_paused(turn.user, turn.now):  # "nothing today. tomorrow go on"
            continue
        if is_story and not own.fields and not meaning.refused and _goes_on(meaning, felt=felt):
            continue
        felt = felt or meaning.kind == "feeling"
        if not meaning.kind and not own.fields:
            unread.append(part.text)
        elif own.fields and meaning.kind in ("self", "") and noted:
            continue
        elif not (meaning.kind == "wish" and wished):
            noted = noted or (bool(own.fields) and meaning.kind in ("self", ""))
            wished = wished or meaning.kind == "wish"
            said = _said_in(given, part, [one for one in parts if one is not part], language)
            if not own.fields and meaning.kind == "self" and _only_says_why(given, said):
                continue
            answer = answer_one(turn, said, told if own.fields and _tells_of_oneself(part, language) else own, ask)
            if answer == ask_back():
                unread.append(part.text)
            elif meaning.kind == "travel" and not begins_with_another(part.text, language.code):
                travels = travels.followed_by(answer)
            elif meaning.kind in _ASKED_ABOUT or own.fields - set(SAFE):
                asked = asked.followed_by(answer)
            else:
                outcome = outcome.followed_by(answer)
    outcome = outcome.followed_by(asked).followed_by(travels)
    if unread and not is_story and not any(_is_courtesy(part) for part in parts if part.text in unread):
        outcome = outcome.followed_by(Outcome([Say(html=say_unread(unread))]))
    return outcome


def _goes_on(meaning: Statement, *, felt: bool) -> bool:
    """Whether a part goes on with a feeling that the text tells of: "got the results. it's benign. I'm shaking"."""
    return (felt and meaning.kind == "feeling") or (meaning.kind == "reaction" and meaning.confidence < OTHERWISE)


def _said_in(given: Text, part: SpokenPart, others: Sequence[SpokenPart], language: Language) -> Text:
    """Return a part as a text of its own; what others refuse is no taste in it: "no birds. I've had birds all week"."""
    refused = [thing for one in others for thing in Statement.of(one.text, one.intents, language).refused]
    clauses = tuple(
        clause
        for clause in given.clauses
        if clause.text in part.text and not any(shares_words(thing, clause.text) for thing in refused)
    )
    return replace(
        given, text=part.text, intents=part.intents, topics=part.topics, parts=(), clauses=clauses, told=None
    )


def _only_says_why(given: Text, said: Text) -> bool:
    """Whether a part only says why another refuses something: all that it might tell is about that."""
    return not said.clauses and any(clause.text == said.text for clause in given.clauses)


def is_limit_of_another(turn: Turn, given: Text, part: SpokenPart) -> bool:
    """Whether a part tells a limit of somebody else, of whom the text has spoken before."""
    is_limit = bool(part.intents) and part.intents[0].name == "limit"
    return is_limit and goes_on_about_another(part.text, given.text, turn.language)


def _tells_of_oneself(part: SpokenPart, language: Language) -> bool:
    return Statement.of(part.text, part.intents, language).kind in ("self", "")


def _is_courtesy(part: SpokenPart) -> bool:
    return bool(part.intents) and part.intents[0].name == "greeting"
