"""What an item needs, on its draft's card: said in a line each, and every fact changed with one tap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from bot.core.buttons import OPERATOR
from bot.core.replies import Button, Rows
from bot.core.texts import _, marked
from recommender.facts import UNKNOWN, Ability, Company, Effort, Facts, Light, Noise, Season, Thing, Where

ONE: Mapping[str, type[StrEnum]] = {"light": Light, "effort": Effort, "noise": Noise}
"""Facts with one value."""

SEVERAL: Mapping[str, type[StrEnum]] = {
    "places": Where,
    "seasons": Season,
    "company": Company,
    "things": Thing,
    "abilities": Ability,
}
"""Facts with any number of values."""

LISTED = ("things", "abilities")
"""Facts with so many words that they have buttons of their own."""

MINUTES = (2, 5, 10, 20, 30, 60)
"""How long something takes, as buttons."""

NAMES: Mapping[str, str] = {
    "light": marked("Light"),
    "places": marked("Where"),
    "seasons": marked("Season"),
    "minutes": marked("Minutes"),
    "effort": marked("Effort"),
    "company": marked("Company"),
    "noise": marked("Noise"),
    "money": marked("Costs money"),
    "things": marked("Needs"),
    "abilities": marked("Asks for"),
}
"""In the order in which they are told."""

_ROWS = ("light", "places", "seasons", "minutes", "effort", "company", "noise", "money")


def say_facts(facts: Facts) -> str:
    """Return what is known of an item in one line; empty if nothing is."""
    known = [fact for fact in NAMES if _is_said(facts, fact)]
    said = [f"{_(NAMES[fact]).lower()} {_words(getattr(facts, fact))}" for fact in known]
    return "; ".join(said)


def fact_buttons(draft_id: int | None, facts: Facts, listed: str | None = None) -> Rows:
    """Return the facts to choose from, the chosen values marked.

    Args:
        draft_id: Whose.
        facts: As they are.
        listed: A fact with buttons of its own; ``None``: all the others.
    """

    def button(fact: str, value: str, label: str) -> Button:
        mark = "✓ " if is_chosen(facts, fact, value) else ""
        return Button(label=mark + label, data=OPERATOR.payload("draft", draft_id, f"fact:{fact}={value}"))

    back = Button(label=_("‹ Back"), data=OPERATOR.payload("draft", draft_id, "facts" if listed else "looked"))
    if listed is not None:
        buttons = [button(listed, value, value.replace("_", " ")) for value in SEVERAL[listed]]
        return (*(tuple(buttons[at : at + 3]) for at in range(0, len(buttons), 3)), (back,))
    rows = [tuple(button(fact, value, _label(fact, value)) for value in values_of(fact)) for fact in _ROWS]
    more = [
        Button(label=f"{_(NAMES[fact])} ›", data=OPERATOR.payload("draft", draft_id, f"facts:{fact}"))
        for fact in LISTED
    ]
    return (*rows, (*more, back))


def values_of(fact: str) -> Sequence[str]:
    """Return the values that a fact can be given by a tap."""
    if fact in ONE or fact in SEVERAL:
        return [str(value) for value in {**ONE, **SEVERAL}[fact]]
    return [str(minutes) for minutes in MINUTES] if fact == "minutes" else ["yes", "no"]


def is_chosen(facts: Facts, fact: str, value: str) -> bool:
    """Whether a fact has a value."""
    known = getattr(facts, fact)
    if known is None:
        return False
    if fact in SEVERAL:
        return value in known
    return (known is (value == "yes")) if fact == "money" else str(known) == value


def change_fact(facts: Facts, choice: str) -> tuple[Facts, str] | None:
    """Return the facts with a tapped value set, or taken out where it was, and which fact it was.

    Args:
        facts: As they are.
        choice: ``<fact>=<value>``.

    Returns:
        ``None`` for what no button says.
    """
    fact, _equals, value = choice.partition("=")
    if fact not in NAMES or value not in values_of(fact):
        return None
    return replace(facts, **{fact: _changed(facts, fact, value)}), fact


def _changed(facts: Facts, fact: str, value: str) -> Any:
    chosen = is_chosen(facts, fact, value)
    if fact in SEVERAL:
        kind, known = SEVERAL[fact], set(getattr(facts, fact) or ())
        left = known ^ {kind(value)}
        return tuple(one for one in kind if one in left) if left or fact != "seasons" else None
    if chosen:
        return None
    if fact in ONE:
        return ONE[fact](value)
    return int(value) if fact == "minutes" else value == "yes"


def _is_said(facts: Facts, fact: str) -> bool:
    return bool(getattr(facts, fact) != getattr(UNKNOWN, fact))


def _words(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(str(one).replace("_", " ") for one in value) or _("nothing")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value)


def _label(fact: str, value: str) -> str:
    if fact == "minutes":
        return _("{n} min").format(n=value)
    if fact == "money":
        return _("costs") if value == "yes" else _("free")
    return value
