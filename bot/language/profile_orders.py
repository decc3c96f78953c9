"""Orders about what is noted of somebody, clause by clause: "take cycling off", "forget what I told about woodwork".

Their words are data (``bot/language/<code>/profile_orders.yaml``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from importlib.resources import files

from bot.language.time_words import spaced
from recommender.shipped_yaml import load_shipped


class OrderKind(Enum):
    """What is ordered."""

    TAKE_OUT = auto()
    TAKE = auto()
    """The same, where it is said of what."""
    PUT_OFF = auto()
    """To take something out, for good or for the moment."""
    PUT_IN = auto()
    TELL = auto()
    """To note what the clause goes on to tell."""
    KEEP = auto()
    """To leave something in, after all."""


@dataclass(frozen=True)
class ProfileOrder:
    """An order of one clause.

    Attributes:
        kind: What is ordered.
        what: With what, as it was said.
        rest: What the clause goes on to say.
    """

    kind: OrderKind
    what: str
    rest: str = ""


@dataclass(frozen=True)
class OrderReader:
    """Reads the orders of one language.

    Attributes:
        turn: Where a text goes on to an order.
        forms: How a clause orders something, the surest first; ``what`` is the thing.
        about: What stands before the thing that is noted.
        ends: What may stand behind an order and says nothing.
    """

    turn: re.Pattern[str]
    forms: Sequence[tuple[OrderKind, re.Pattern[str]]]
    about: re.Pattern[str]
    ends: re.Pattern[str]

    def clauses(self, text: str) -> list[str]:
        """Return the clauses of a text, cut where it ends a sentence or goes on to an order."""
        return [clause for part in self.turn.split(text) if (clause := part.strip(_EDGES))]

    def read(self, clause: str) -> ProfileOrder | None:
        """Return what a clause orders; ``None`` if it orders nothing."""
        first, _comma, rest = clause.partition(",")
        return self._read(first, rest) or self._read(clause, "")

    def _read(self, words: str, rest: str) -> ProfileOrder | None:
        plain = self.ends.sub("", words.strip(_EDGES))
        for kind, form in self.forms:
            if (found := form.fullmatch(plain)) is not None:
                said = next(filter(None, found.groups()))
                what = self.about.sub("", said).strip()
                is_noted = kind is OrderKind.PUT_OFF and what != said
                return ProfileOrder(OrderKind.TAKE_OUT if is_noted else kind, what, rest.strip(_EDGES))
        return None


_EDGES = " \t\n,.;:!?"


@cache
def order_reader(code: str) -> OrderReader:
    """Return what reads the orders of a language."""
    file = files("bot.language").joinpath(code, "profile_orders.yaml")
    told = {name: str(said) for name, said in load_shipped(file.read_text(encoding="utf-8")).items()}
    words = {name: f"(?:{_any(said)})" for name, said in told.items()}
    verbs = "|".join(words[name] for name in _VERBS)
    before = rf"(?:{words['opens']}\b[\s,]{{1,4}}){{0,5}}"
    what = r"(?P<what>\S.{0,80}?)"
    forms = (
        (OrderKind.TELL, rf"{words['puts_in']}\s{{1,4}}{words['tells']}\s{{1,4}}{what}"),
        (OrderKind.TAKE_OUT, rf"{words['takes_out_with']}\s{{1,4}}{what}\s{{1,4}}{words['away']}"),
        (OrderKind.TAKE_OUT, rf"{words['takes_out']}\s{{1,4}}{what}"),
        (OrderKind.TAKE, rf"{words['takes_out_with']}\s{{1,4}}{what}"),
        (OrderKind.PUT_OFF, rf"{words['puts_off']}\s{{1,4}}(?:also\s{{1,4}})?{what}"),
        (OrderKind.PUT_IN, rf"{words['puts_in']}\s{{1,4}}{what}"),
        (OrderKind.KEEP, rf"{words['keeps']}\s{{1,4}}{what}|(?P<stays>\S.{{0,40}}?)\s{{1,4}}{words['stays']}"),
    )
    joint = rf"(?:,|\s{{0,4}},?\s{{1,4}}{words['joins']})\s{{1,4}}"
    turn = rf"[.;!?\n]{{1,4}}|{joint}(?=(?:{words['opens']}\s{{1,4}})?(?:{verbs})\s)"
    about = rf"^{words['about']}\s{{1,4}}(?:{words['noted']}\s{{1,4}})?{words['of']}\s{{1,4}}"
    return OrderReader(
        re.compile(turn, re.IGNORECASE),
        [(kind, re.compile(before + f"(?:{form})", re.IGNORECASE)) for kind, form in forms],
        re.compile(about, re.IGNORECASE),
        re.compile(rf"(?:\s{{1,4}}{words['ends']}){{1,4}}$", re.IGNORECASE),
    )


_VERBS = ("takes_out", "takes_out_with", "puts_off", "puts_in")
"""What begins an order."""


def _any(said: str) -> str:
    """Return a pattern of the phrases that stand between semicolons, the longest first."""
    return "|".join(spaced(one) for one in sorted((one.strip() for one in said.split(";")), key=len, reverse=True))
