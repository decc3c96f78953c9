"""What somebody does all day who names no job: "I dye hair", "first year of uni", "I look after my gran"."""

from __future__ import annotations

import re

from bot.core.profile_fields import Told
from bot.language.en.data import DATA
from bot.language.en.reading.bare_facts import bare_occupation, clauses_of
from bot.language.en.reading.bare_likes import done_often, pursued
from bot.language.en.reading.lexicon import SCREEN, is_job
from bot.language.en.reading.person import read_occupation
from bot.language.en.reading.tastes import CUE_OF_TASTE
from bot.language.en.reading.words import WORDS
from recommender.limits import lacks_said
from recommender.polarity import read_polarity

_LIVING = re.compile(
    r"(?:i\s{1,4})?(?P<verb>[a-z]{2,20})(?P<rest>(?:\s{1,4}[\w'-]{1,24}){0,5}?)\s{1,4}(?:for|as)\s{1,4}(?:a\s{1,4}(?:living|job)|work|my\s{1,4}(?:job|living))",
    re.IGNORECASE,
)
_MY_WORK = re.compile(
    r"(?:my\s{1,4}(?:job|work|trade)\s{1,4}is|(?:i\s{1,4})?(?:make|earn)\s{1,4}(?:a|my)\s{1,4}living|work:|job:)\s{1,4}"
    r"(?P<what>[a-z][\w' -]{2,60})",
    re.IGNORECASE,
)
_LADY = re.compile(
    rf"(?:(?:i'm|i\s{{1,4}}am|now|a)\s{{1,4}}){{0,4}}(?P<job>(?:{'|'.join(WORDS['man_of'].split())})"
    r"\s{1,4}(?:lady|man|woman|boy|girl|person|guy|guard))(?:\s{1,4}(?:for|at|in|with)\s{1,4}.{2,40})?",
    re.IGNORECASE,
)
_CARES = re.compile(
    r"(?:i\s{1,4})?(?:(?P<looks>look\s{1,4}after)|(?P<cares>care\s{1,4}for))\s{1,4}"
    r"(?P<whom>(?:my|our|other|the|elderly|disabled|sick)\s{1,4}[\w' -]{2,40})",
    re.IGNORECASE,
)
_STUDENT = re.compile(
    r"(?:(?:i'm|i\s{1,4}am|in\s{1,4}(?:my|the))\s{1,4}){0,2}"
    r"(?P<year>(?:first|second|third|fourth|final|last|1st|2nd|3rd|4th)[- ]year)"
    r"(?P<of>(?:\s{1,4}(?:of|at|in))?\s{1,4}[a-z][\w' -]{1,40})?"
    r"|(?:i'm\s{1,4}|i\s{1,4}am\s{1,4})?(?:doing|finishing|writing|starting)\s{1,4}(?P<degree>(?:an?|my)\s{1,4}"
    r"(?:degree|phd|master'?s?|bachelor'?s?|doctorate|thesis|apprenticeship|traineeship|internship)(?:\s{1,4}[\w'-]+){0,4})"
    r"|(?:i\s{1,4})?(?P<study>study)\s{1,4}(?:in|at)\s{1,4}[\w' .-]{2,40}"
    r"|(?P<bare>(?:high\s{1,4})?school|uni|college|university)"
    r"|(?P<at>(?:at|in)\s{1,4}(?:uni(?:versity)?|college|drama\s{1,4}school|medical\s{1,4}school|sixth\s{1,4}form))"
    r"|(?P<phd>phd|doctoral|master'?s)\s{1,4}(?:student|candidate|in\s{1,4}[\w' -]{2,40})",
    re.IGNORECASE,
)
_SHIFTS = re.compile(
    r"(?:(?:i\s{1,4})?(?:work|do)\s{1,4})?(?P<what>(?:night|late|early|day|shift|weekend)\s{1,4}?shifts?\s{1,4}"
    r"(?:at|in|for|on)\s{1,4}[a-z][\w' -]{1,40})",
    re.IGNORECASE,
)
_FORMER = re.compile(
    r"(?:(?:i'm\s{1,4}|i\s{1,4}am\s{1,4})?an?\s{1,4})?"
    r"(?P<job>(?:ex|former|retired|semi-retired)[- ][a-z][a-z' -]{2,30})",
    re.IGNORECASE,
)
_USED_TO_BE = re.compile(
    r"(?:i\s{1,4})?(?:used\s{1,4}to\s{1,4}be|was|worked\s{1,4}as|(?:have\s{1,4})?spent\s{1,4}my\s{1,4}(?:\w+\s{1,4})?life\s{1,4}as)"
    r"\s{1,4}an?\s{1,4}(?P<job>[a-z][a-z' -]{2,30}?)"
    r"(?:\s{1,4}(?:all\s{1,4}my|for|until|till|before|once|in|at)\b.{0,40})?",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"i\s{1,4}(?:mostly\s{1,4}|mainly\s{1,4}|currently\s{1,4})?(?P<verb>(?!do\s(?!the\b|some\b|people))[a-z]{2,14})"
    r"\s{1,4}(?P<rest>[\w' -]{2,50})",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"\b(?<!not\s)(?<!n't\s)(?<!no\slonger\s)(?<!never\s)(?P<job>retired(?:\s{1,4}(?!and\b|but\b|with\b|in\b|from\b|last\b|since\b|now\b|"
    r"early\b)[a-z][\w'-]*){0,2}|unemployed|between jobs|"
    r"looking for (?:a )?(?:work|job)|on (?:(?:parental|maternity|paternity|mat|pat|adoption|family|carer'?s|"
    r"medical|compassionate|study|unpaid|long[- ]term sick|sick) leave|(?:a |my )?(?:sabbatical|career break))|"
    r"signed off(?: sick)?|off sick|laid off|made redundant|out of work|self-employed|"
    r"stay[- ]at[- ]home (?:mum|mom|dad|parent|mother|father))\b",
    re.IGNORECASE,
)
"""How somebody says that they do no work, or none at present."""
_FROM_WORK = re.compile(
    r"\s{1,4}(?:from|as)\s{1,4}(?:my\s{1,4}(?:job|work)\s{1,4}as\s{1,4})?(?:an?\s{1,4})?"
    r"(?P<job>(?!work\b|the\b|our\b|home\b|here\b|there\b|it\b)[a-z]{3,20})\b",
    re.IGNORECASE,
)
"""The work behind words for being away from it: "on leave from teaching"."""
_NO_WORK = frozenset(WORDS["no_work"].split())
"""Verbs with which people tell something else of themselves than their work."""


_BOTH = re.compile(
    r"\b(?:we|us|(?:me|i)\s{1,4}and|and\s{1,4}(?:me|i))\b[^.,;!?]{0,30}?\bboth\s{1,4}(?P<verb>teach|nurse|farm|drive|cook|clean|work|study|weld|code|paint)\b"
    r"(?P<rest>(?:\s{1,4}(?:in|at|for|on|as)\s{1,4}(?!(?-i:[A-ZÀ-Þ]))[a-z][\w'-]*(?:\s{1,4}[a-z][\w'-]*)?)?)",
    re.IGNORECASE,
)
"""The work of two of whom one writes: "me and my wife both teach"."""


def work_or_leave(words: str) -> str | None:
    """Return what somebody does all day, and that they are away from it: "seamstress, on maternity leave"."""
    state = _STATE.search(words)
    if state is None or state["job"].casefold().startswith("retired"):
        return (
            " ".join(state["job"].split()).lower()
            if state
            else read_occupation(words) or _of_both(words) or bare_occupation(words)
        )
    away_from = _FROM_WORK.match(words, state.end())
    rest = f"{words[: state.start()]}, {words[away_from.end() if away_from else state.end() :]}"
    work = read_occupation(rest) or bare_occupation(rest)
    work = work or next(filter(None, map(former_work, clauses_of(rest))), away_from["job"] if away_from else None)
    said = " ".join(state["job"].split()).lower()
    return f"{work}, {said}" if work else said


def _of_both(words: str) -> str | None:
    found = _BOTH.search(words)
    is_known = found is not None and (found["rest"] or found["verb"].casefold() not in ("work", "study"))
    return f"{third_person(found['verb'])}{found['rest']}".casefold() if found is not None and is_known else None


def work_told(words: str, told: Told) -> str | None:
    """Return what somebody does all day, in the words of one of their clauses; ``None`` if none says it.

    Args:
        words: What they say of themselves.
        told: What was read of it.
    """
    clauses = clauses_of(words)
    plain = next((found for clause in clauses if (found := _says_work(clause))), None)
    return plain or next((found for clause in clauses if (found := _does(clause, told))), None)


def with_shifts(occupation: str | None, words: str) -> str | None:
    """Return an occupation with the hours that stand behind it: "nurse, nights"."""
    shifts = next((clause for clause in clauses_of(words) if _HOURS_OF_WORK.fullmatch(clause)), None)
    return f"{occupation}, {shifts.casefold()}" if occupation and shifts else occupation


_HOURS_OF_WORK = re.compile(
    r"(?:on\s{1,4})?(?:nights|days|earlies|lates|night shifts?|late shifts?|early shifts?)", re.IGNORECASE
)


def _says_work(clause: str) -> str | None:
    """Return work that a clause plainly tells."""
    if found := _LIVING.fullmatch(clause):
        return f"{third_person(found['verb'])}{found['rest']}".casefold()
    if found := _LADY.fullmatch(clause):
        return found["job"].casefold()
    if found := _MY_WORK.fullmatch(clause):
        return found["what"].casefold()
    if found := _CARES.fullmatch(clause):
        return f"{'looks after' if found['looks'] else 'cares for'} {found['whom']}".casefold()
    if found := _STUDENT.fullmatch(clause):
        if found["study"]:
            return "student"
        year = f"{found['year']}{found['of'] or ''}" if found["year"] else None
        return (year or found["degree"] or found["at"] or found[0]).casefold()
    if found := _SHIFTS.fullmatch(clause):
        return found["what"].casefold()
    return former_work(clause)


def former_work(clause: str) -> str | None:
    """Return the work that a clause tells somebody did once: "used to be a welder", "ex-nurse"."""
    found = _FORMER.fullmatch(clause) or _USED_TO_BE.fullmatch(clause)
    if found is None or not is_job(found["job"].replace("-", " ")):
        return None
    return found["job"].casefold() if found.re is _FORMER else f"former {found['job']}".casefold()


def _does(clause: str, told: Told) -> str | None:
    """Return what somebody does who says no more: "I dye hair"; nothing that is a taste, a limit or a time."""
    found = _DOES.fullmatch(clause)
    if found is None or found["verb"].casefold() in _NO_WORK or _tells_else(clause, told):
        return None
    return f"{third_person(found['verb'])} {found['rest']}".casefold()


def _tells_else(clause: str, told: Told) -> bool:
    if (
        CUE_OF_TASTE.search(clause)
        or SCREEN.search(clause)
        or read_polarity(clause).refused
        or done_often(clause)
        or pursued(clause)
    ):
        return True
    known = " ".join((*told.likes, *told.dislikes, *told.household, *told.limits)).casefold()
    return (
        bool(lacks_said(clause))
        or DATA.names_time(clause)
        or any(len(word) > 3 and word in known for word in clause.casefold().split())
    )


def third_person(verb: str) -> str:
    """Return the form of a verb that goes with "she": ``fixes``, ``carries``."""
    plain = verb.casefold()
    if plain == "have":
        return "has"
    if plain.endswith("y") and plain[-2:-1] not in "aeiou":
        return f"{plain[:-1]}ies"
    return f"{plain}es" if plain.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{plain}s"
