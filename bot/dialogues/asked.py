"""Questions that a tap on Yes or No answers, and what typing the same does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from html import escape
from typing import Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict

from bot.core.inputs import Press, Text
from bot.core.phrases import plain_words
from bot.core.replies import Acknowledge, Button, Edit, Reply, Rows, Say
from bot.core.texts import _
from bot.language.base import Language, Meaning

NAME = "asked"
"""Of the dialogue that remembers the question."""

STANDS = timedelta(hours=2)
"""For how long a typed yes is held for the answer to the last question."""

_OPENING_WORDS = 3
"""Words within which an answer that goes on must have said yes or no."""

_LATER_WORDS = 8
"""Words that may follow a yes or a no and add nothing to it."""

_END_OF_CLAUSE = re.compile(r"[,.;!…]+|\s[–—-]+\s")

YesOrNo = Literal["yes", "no"]


class AskedQuestion(BaseModel):
    """What a yes and a no to the last question do, as payloads of buttons; an empty one: leave all as it is."""

    model_config = ConfigDict(frozen=True)

    yes: str
    no: str = ""
    until: AwareDatetime

    @classmethod
    def of(cls, replies: Sequence[Reply], now: datetime) -> Self | None:
        """Return the question that the last words said ask, if yes answers them."""
        said = next((reply for reply in reversed(replies) if isinstance(reply, Say | Edit)), None)
        payloads = {button.means: button.data for row in (said.buttons if said else ()) for button in row}
        if said is None or (isinstance(said, Say) and said.question) or "yes" not in payloads:
            return None
        return cls(yes=payloads["yes"], no=payloads.get("no", ""), until=now + STANDS)

    def tapped(self, language: Language, given: Text, now: datetime) -> Press | None:
        """Return the tap that words stand for; ``None`` if they answer something else."""
        answer = yes_or_no(language, given.text) if now < self.until else None
        return None if answer is None else Press(self.yes if answer == "yes" else self.no, "", None)


def yes_or_no(language: Language, text: str) -> YesOrNo | None:
    """Return what words answer that say yes or no and nothing else: "yeah ok, let's start"."""
    if (answer := _whole_answer(language, plain_words(text).strip(" .!…"))) is not None:
        return answer
    clauses = [clause for clause in map(str.strip, _END_OF_CLAUSE.split(plain_words(text))) if clause]
    said = [_plain_answer(language, clause) for clause in clauses]
    meant = {answer for answer in said if answer is not None}
    rest = " ".join(clause for clause, answer in zip(clauses, said, strict=True) if answer is None)
    if len(meant) != 1:
        return None
    return meant.pop() if not rest or _adds_nothing(language, rest) else None


def _plain_answer(language: Language, clause: str) -> YesOrNo | None:
    if (answer := _whole_answer(language, clause)) is not None:
        return answer
    words = clause.split()
    for count in range(min(_OPENING_WORDS, len(words) - 1), 0, -1):
        answer = _whole_answer(language, " ".join(words[:count]))
        if answer is not None and _adds_nothing(language, " ".join(words[count:])):
            return answer
    return None


def _whole_answer(language: Language, words: str) -> YesOrNo | None:
    if language.says(Meaning.YES, words):
        return "yes"
    return "no" if language.says(Meaning.NO, words) else None


def _adds_nothing(language: Language, rest: str) -> bool:
    """Whether words after an answer ask, tell and refuse nothing of their own."""
    if len(rest.split()) > _LATER_WORDS or "?" in rest or any(sign.isdecimal() for sign in rest):
        return False
    if language.find_hours(rest):
        return False
    if language.says_reminder(rest) or language.says_timer(rest) or language.read_profile(rest).fields:
        return False
    return not any(language.says(meaning, rest) for meaning in (Meaning.DENIES, Meaning.WISHES, Meaning.ADDS))


def asking(yes: Button, no: Button | None = None) -> Rows:
    """Return the buttons of a question, in one row, that typing answers as well."""
    row = (yes.model_copy(update={"means": "yes"}),)
    return (row if no is None else (*row, no.model_copy(update={"means": "no"})),)


def leave_as_it_is() -> list[Reply]:
    """Say that a no changes nothing."""
    return [Say(html=_("All right, everything stays as it is."))]


def in_words(replies: Sequence[Reply]) -> list[Reply]:
    """Return the answer to a tap that was typed: there is no button to stop from spinning."""
    others: list[Reply] = [reply for reply in replies if not isinstance(reply, Acknowledge)]
    if others:
        return others
    return [Say(html=escape(reply.text)) for reply in replies if isinstance(reply, Acknowledge) and reply.text]
