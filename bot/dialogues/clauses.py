"""What somebody tells in words that no rule reads for sure, by what kind of telling each clause is."""

from __future__ import annotations

from bot.core.inputs import SpokenPart, Text
from bot.core.profile_fields import Told
from bot.dialogues.profile_words import add_told
from bot.language.base import Language, Meaning
from bot.understanding.profile_edits import ProfileEdit
from recommender.limits import lacks_told
from recommender.speakers import begins_with_another, is_own_at_end
from recommender.spelling import shares_words

SURE = 0.5
"""Confidence from which the kind of a clause is gone by; what is read is shown in any case."""

OTHERWISE = 0.8
"""Confidence from which a clause is something else than what is liked, as rules take it for."""

PLAINLY = 0.9
"""Confidence from which words tell something whatever else they may mean."""

_OVER = {"dislikes_no_more": "dislikes", "household_gone": "household"}
"""Kinds of what is over, and where in the profile that stands."""


def add_clauses(told: Told, given: Text, language: Language, *, only_followed: bool = False) -> Told:
    """Return what rules have read with what the clauses tell that they did not read, or not for what it is.

    Args:
        told: What was read by rules.
        given: The text, with the kinds of its clauses.
        language: That it is read in.
        only_followed: Take only limits from which something follows, as the text as a whole tells something else.
    """
    for clause in given.clauses:
        told = _without_what_it_is_not(told, clause)
    for clause in given.clauses:
        is_limit = kind_of(clause) == "limit"
        if is_limit and goes_on_about_another(clause.text, given.text, language):
            continue
        is_followed = is_limit and bool(lacks_told(clause.text))
        if is_limit and only_followed and not is_followed:  # "got the results: benign!"
            continue
        if is_limit and not is_followed and language.says(Meaning.OF_A_THING, clause.text):  # "the ground is frozen"
            continue
        more = language.read_clause(kind_of(clause), clause.text)
        told = add_told(more, told) if more.fields and not _is_known(more, told) else told
    return told


def goes_on_about_another(part: str, text: str, language: Language) -> bool:
    """Whether a part of a text names nobody and goes on about somebody else: "my aunt is 81, asthmatic, and ..."."""
    at = text.find(part)
    if at <= 0 or begins_with_another(part, language.code):
        return False
    return not is_own_at_end(text[: at + len(part)], language.code)


def _without_what_it_is_not(told: Told, clause: SpokenPart) -> Told:
    """Return what rules have read without what a clause surely does not tell: what stands alone may be anything."""
    kind = kind_of(clause, OTHERWISE)
    if kind not in ("", "likes"):
        return told.model_copy(update={"likes": tuple(like for like in told.likes if not _is_same(like, clause))})
    if kind == "likes" and told.occupation and shares_words(told.occupation, clause.text):
        return told.model_copy(update={"occupation": None})
    return told


def _is_known(more: Told, told: Told) -> bool:
    """Whether something was read already, in whatever field."""
    return all(
        any(shares_words(one, known) or shares_words(known, one) for known in told.said()) for one in more.said()
    )


def tells_one_thing(given: Text) -> bool:
    """Whether a text is hardly more than one clause, such as an answer to a question."""
    return all(is_most_of(clause.text, given.text) for clause in given.clauses)


def is_most_of(part: str, text: str) -> bool:
    """Whether a part of a text is all of it but signs and fillers."""
    return len(part) > _MOST_OF_IT * len(text)


_MOST_OF_IT = 0.7
"""Share of a text that is all of it but signs and fillers."""


def tells_limit(given: Text, language: Language) -> bool:
    """Whether a text may tell a limit: not if all that sounds like one is a manner of speaking."""
    limits = [clause for clause in given.clauses if kind_of(clause) == "limit"]
    return not limits or any(language.read_clause("limit", clause.text).fields for clause in limits)


def edit_of_clauses(given: Text, language: Language) -> ProfileEdit | None:
    """Return what of the profile a text says is over: "running is fine by me now", "my flatmate moved out"."""
    for clause in given.clauses:
        if (field := _OVER.get(kind_of(clause))) is not None and (old := language.read_over(field, clause.text)):
            return ProfileEdit(old=(old,), field=field)
    return None


def kind_of(clause: SpokenPart, least: float = SURE) -> str:
    """Return what kind of telling a clause surely is; empty where that is not sure."""
    surest = next(iter(clause.intents), None)
    return surest.name if surest is not None and surest.confidence >= least else ""


def kind_of_text(given: Text, least: float = SURE) -> str:
    """Return what kind of telling a text as a whole surely is."""
    return next((kind_of(clause, least) for clause in given.clauses if clause.text == given.text), "")


def _is_same(like: str, clause: SpokenPart) -> bool:
    return like.casefold() == clause.text.casefold()
