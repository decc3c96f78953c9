"""What was understood of a wish, in words of our own: "indoors, quiet, 10 minutes"."""

from __future__ import annotations

from bot.core.texts import _
from recommender.dislikes import named_things
from recommender.policies.wish_parser import Wish, read_wish


def say_wish(words: str) -> str:
    """Return what is known of somebody's wish; empty where that is nothing. What it rules out is not named again.

    Args:
        words: What they wrote; nothing of it is said but the names of activities and things.
    """
    wish = read_wish(words)
    said = [*_where_and_how(wish), *_with_what(wish)]
    if not _rules_out(wish):
        return ", ".join(said)
    return ", ".join([*said, _("without what you ruled out")]) if said else _("none of that today")


def _rules_out(wish: Wish) -> bool:
    """Whether something known must not come that nothing else says: "nobody else" is said by "for you alone"."""
    said_else = wish.company == "alone" or wish.is_calm or wish.needs_nothing
    return bool(named_things(" ".join(wish.without))) and not said_else


def _where_and_how(wish: Wish) -> list[str]:
    said = {
        _("indoors"): wish.where == "indoors",
        _("outdoors"): wish.where == "outdoors",
        _("calm"): wish.is_calm,
        _("for you alone"): wish.company == "alone",
        _("together"): wish.company == "together",
    }
    minutes = [] if wish.minutes is None else [_("{n} minutes at most").format(n=wish.minutes)]
    return [*(word for word, is_so in said.items() if is_so), *minutes]


def _with_what(wish: Wish) -> list[str]:
    return list(dict.fromkeys(named_things(wish.text)))
