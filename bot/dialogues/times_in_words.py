"""When nothing is to come, and at which times of the week, in words written when nothing was asked."""

from __future__ import annotations

from bot.core.inputs import Text
from bot.core.profile_fields import Told
from bot.core.week_orders import WeekOrder
from bot.dialogues import spoken_orders, week_orders
from bot.dialogues.pauses import is_paused
from bot.dialogues.statements import POSSIBLE, Statement
from bot.dialogues.turn import Outcome, Turn
from bot.language.base import Meaning

_OF_THE_WEEK = ("times", "quiet", "correction")
"""What orders about the times of the week may be taken for."""
_LASTING = frozenset({"age", "gender", "occupation", "likes", "dislikes", "limits"})
"""What is noted of somebody, and never passed over as the reason of an order."""
ORDERS = frozenset({"fewer", "times", "quiet", "pause", "resume", "travel", "next_when"})
"""Intents of orders about when something comes."""


def order_of_the_week(turn: Turn, given: Text, told: Told, meaning: Statement) -> Outcome | None:
    """Do what a text orders about the times of the week, and nothing else; ``None`` for other texts."""
    if is_paused(turn.user, turn.now) and turn.language.says(Meaning.ASKS_RESUME, given.text):
        return spoken_orders.offer_resuming()
    order = meaning.week_order
    if turn.language.changes_weekly(given.text):
        is_clear = order is not None and order.is_plain and order.wanted
        return week_orders.take_week_order(turn, order) if order and is_clear else week_orders.ask_this_week()
    if (days := turn.language.read_refused_days(given.text)) is not None:
        return week_orders.keep_days_quiet(days)
    if turn.language.read_one_day(given.text, turn.now.astimezone(turn.zone)) is not None:  # "tomorrow only after 7:30"
        return None
    if (to_come := _quiet_to_come(turn, given.text, order)) is not None:
        return to_come
    reaction = meaning.reaction(is_reply=given.reply_to is not None)
    if order is None or not order.is_all or told.fields & _LASTING or reaction is not None:
        return None
    moves = bool(order.bounds) and not turn.language.says_reminder(given.text)
    leaves_out = bool(order.refused) and not order.gives_times and turn.language.says(Meaning.NOT_THEN, given.text)
    is_order = leaves_out or meaning.is_sure(*_OF_THE_WEEK, *(("reminder",) if moves else ()))
    if not (is_order or _names_times_alone(order, meaning)):
        return None
    if not order.wanted and asks_for_quiet(turn, given.text, meaning):
        return None
    dose = spoken_orders.write_less(turn, given.text) if _says_dose(turn, given.text) else Outcome()
    return dose.followed_by(week_orders.take_week_order(turn, order))


def _quiet_to_come(turn: Turn, text: str, order: WeekOrder | None) -> Outcome | None:
    """Keep days to come quiet where somebody refuses them, and not the same days of every week."""
    is_of_now = order is not None and order.is_for_now and not order.gives_times and bool(order.refused)
    is_refusal = is_of_now or (order is None and turn.language.says(Meaning.NOT_THEN, text))
    if not is_refusal or turn.language.says_reminder(text):
        return None
    return spoken_orders.quiet_to_come(turn, text)


def _says_dose(turn: Turn, text: str) -> bool:
    """Whether somebody says how often a day something is to come."""
    return turn.language.says(Meaning.PER_DAY, text) and turn.language.read_times_a_day(text) is not None


def _names_times_alone(order: WeekOrder, meaning: Statement) -> bool:
    """Whether words say nothing but at which times something is to come or not, and may be such an order."""
    leaves_out = bool(order.alone or order.refused)
    return order.is_bare and leaves_out and meaning.share(*_OF_THE_WEEK, "fewer", "pause") >= POSSIBLE


def keep_quiet(turn: Turn, text: str, meaning: Statement) -> Outcome | None:
    """Pause, or keep hours and days quiet, as a text asks; ``None`` where it does not, or not for how long."""
    language = turn.language
    if (meaning.is_sure("pause") and not meaning.skips_things) or asks_for_quiet(turn, text, meaning):
        if days := language.read_quiet_days(text):
            return week_orders.keep_days_quiet(days)
        paused = spoken_orders.pause_in_words(turn, text)
        if paused is not None:  # other rules know that a pause is meant, and not for how long
            return paused
    if not language.says(Meaning.NOT_THEN, text):
        return None
    order = meaning.week_order
    if order is not None and (order.refused or order.says_quiet):
        return week_orders.take_week_order(turn, order)
    days = language.read_quiet_days(text) if not meaning.refused else None
    is_bound = language.read_quiet_bound(text) != (None, None)
    return week_orders.keep_days_quiet(days) if days is not None and not is_bound else None  # "skip those"


def asks_for_quiet(turn: Turn, text: str, meaning: Statement) -> bool:
    """Whether somebody asks for a pause, or for quiet until some day and at no time of it: "hör auf bis Freitag"."""
    if turn.language.read_quiet_bound(text) != (None, None) or _says_dose(turn, text):
        return False
    if turn.language.says(Meaning.PAUSE, text):
        return True
    if (
        turn.language.says(Meaning.UNTIL_TOLD, text)
        and meaning.share("pause", "fewer", "complaint", "quiet") >= POSSIBLE
    ):
        return True
    may_order = meaning.name in ORDERS or (meaning.name == "reminder" and not turn.language.says_reminder(text))
    denies = (
        Meaning.NOT_THEN if meaning.name == "travel" else Meaning.DENIES
    )  # "in Rome till Friday, can't read a word"
    if not may_order or not turn.language.says(denies, text) or turn.language.find_hours(text):
        return False
    return turn.language.read_pause_end(text, turn.now.astimezone(turn.zone)) is not None
