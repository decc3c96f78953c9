"""Critiques: after "Not for me", what was off, what is changed for it at once, and how to take it back.

::

    Not for me --> the message never comes again, the picture not for weeks
                     |-- the activity --> a dislike is added
                     |-- the picture  --> it never comes again, the message may
                     |-- the tone     --> the picture may come again
                     |-- the time     --> both may come again; "always" cuts the window, "only today" does not
                     |-- the rain    --> both may come again; today nothing comes that needs it dry
                     `-- undo, before or after any of these: as if nothing had been pressed
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from zoneinfo import ZoneInfo

from bot.core.activities import activity_phrase
from bot.core.buttons import CRITIQUE, number_in, parts_of
from bot.core.inputs import Press
from bot.core.phrases import PHRASES_LIMIT
from bot.core.reactions import ReactionKind
from bot.core.replies import Button, EditButtons, Reply, Rows, Say, quoted
from bot.core.texts import _
from bot.core.weekly_windows import MINUTES_PER_DAY, SHORTEST, Span, merge_spans
from bot.delivery.nudge_buttons import nudge_buttons
from bot.dialogues.time_phrases import say_span
from bot.dialogues.turn import Outcome, Turn, acknowledged, in_place, look_up
from bot.services.base import Change
from bot.services.critiques import AddDislike, DropFault, Faulted, FaultedNudge, FindFault, RemoveDislike
from bot.services.nudges import Exclude, IncludeAgain, TakeBackReaction
from bot.services.schedules import ReplaceWindows
from bot.services.weather import SetWeather
from bot.storage.models import CritiqueKind, ItemKind, Origin

UNDO = "undo"
FINE = "fine"
ONLY_TODAY = "time_once"
ALWAYS = "time_always"


def ask_what_was_off(nudge_id: int, *, is_replaced: bool = False) -> Say:
    """Ask what was off about a nudge; one tap, or none.

    Args:
        nudge_id: Which.
        is_replaced: Whether another one comes in its place.
    """
    html = _("Understood: this idea won't come again, its picture not for weeks. If you like, tell me what was off:")
    if is_replaced:
        html = _("Understood: this one won't come again, another is on its way. If you like, tell me what was off:")
    return Say(html=html, buttons=_choices(nudge_id))


def press_critique(turn: Turn, press: Press) -> Outcome:
    """Apply what was found off, or take everything back."""
    number, what = parts_of(press.data)
    nudge_id = number_in(number)
    if nudge_id is None or what not in {*CritiqueKind, UNDO, FINE, ONLY_TODAY, ALWAYS}:
        return _unknown(press)
    return look_up(FaultedNudge(nudge_id), lambda faulted: _press(turn, press, what, faulted))


def _press(turn: Turn, press: Press, what: str, faulted: Faulted | None) -> Outcome:
    if faulted is None:
        return _unknown(press)
    nudge_id = faulted.nudge.id
    if ReactionKind.NOT_FOR_ME not in faulted.nudge.reactions:
        said = in_place(press, _("Taken back: all is as it was before."))
        return Outcome([acknowledged(press, _("That is taken back already.")), said])
    if what == UNDO:
        return _undo(press, faulted)
    if what == FINE:
        html = _("Understood: this idea won't come again, its picture not for weeks.")
        return Outcome([acknowledged(press), in_place(press, html, _undo_row(nudge_id))])
    if faulted.critique is not None:
        return Outcome([acknowledged(press, _("I have that already. Undo takes it back."))])
    if what == CritiqueKind.TIME:
        html = _("Was it the time only today, or always?")
        return Outcome([acknowledged(press), in_place(press, html, _when(nudge_id))])
    kind = CritiqueKind(what.partition("_")[0])
    remedy = _remedy(turn, faulted, kind, once=what == ONLY_TODAY)
    changes = [*remedy.changes, FindFault(nudge_id, kind, remedy.undo)]
    return Outcome([acknowledged(press), in_place(press, remedy.html, _undo_row(nudge_id))], changes)


@dataclass(frozen=True)
class _Remedy:
    """What is changed for a critique.

    Attributes:
        html: What is said about it.
        changes: What is stored.
        undo: What the changes were, by name, so that they can be taken back.
    """

    html: str
    changes: Sequence[Change] = ()
    undo: Mapping[str, Any] = field(default_factory=dict)


def _remedy(turn: Turn, faulted: Faulted, kind: CritiqueKind, *, once: bool) -> _Remedy:
    text_again = IncludeAgain(ItemKind.MESSAGE, faulted.nudge.message_id)
    picture_again = _of_picture(IncludeAgain, faulted)
    match kind:
        case CritiqueKind.ACTIVITY:
            return _dislike_activity(faulted)
        case CritiqueKind.PICTURE:
            changes = [text_again, *_of_picture(Exclude, faulted)]
            return _Remedy(_("This picture won't come again; the idea may, with another one."), changes)
        case CritiqueKind.TONE:
            return _Remedy(_("This text won't come again; the picture may, with other words."), picture_again)
        case CritiqueKind.TIME:
            html = _("Understood: only today. The idea may come again, and your screen times stay.")
            remedy = _Remedy(html) if once else _cut_window(turn, faulted)
            return replace(remedy, changes=[text_again, *picture_again, *remedy.changes])
        case CritiqueKind.WEATHER:
            html = _("Noted: it rains where you are. For the rest of today nothing comes that needs it dry.")
            return _Remedy(html, [text_again, *picture_again, SetWeather(True)], {"wet": True})


def _of_picture(change: type[Exclude | IncludeAgain], faulted: Faulted) -> list[Change]:
    """Return a change of the nudge's picture, if it came with one."""
    image = faulted.nudge.image_id
    return [] if image is None else [change(ItemKind.IMAGE, image)]


def _dislike_activity(faulted: Faulted) -> _Remedy:
    if faulted.activity is None:
        return _Remedy(_("Noted. This idea won't come again."))
    phrase = activity_phrase(faulted.activity)
    if phrase.casefold() in {like.casefold() for like in faulted.likes}:
        words = _(
            "You told me that you like {thing}, so I only leave out this idea. "
            "With /profile you can take it from your likes."
        )
        return _Remedy(words.format(thing=quoted(phrase)))
    if phrase.casefold() in {dislike.casefold() for dislike in faulted.dislikes}:
        return _Remedy(_("You told me that before: this idea won't come again."))
    if len(faulted.dislikes) >= PHRASES_LIMIT:
        return _Remedy(_("This idea won't come again. Your list of dislikes is full: /profile changes it."))
    html = _("I have put <b>{thing}</b> on the list of what is not for you.").format(thing=quoted(phrase))
    return _Remedy(html, [AddDislike(phrase)], {"disliked": phrase})


def _cut_window(turn: Turn, faulted: Faulted) -> _Remedy:
    nudge = faulted.nudge
    if nudge.origin not in (Origin.WINDOW, Origin.SNOOZE) or turn.user.time_zone is None:
        return _Remedy(_("You asked for this one yourself, so I leave your times as they are. /schedule changes them."))
    zone = ZoneInfo(turn.user.time_zone)
    at = nudge.created_at.astimezone(zone)
    found = next((span for span in faulted.windows if span.covers(nudge.created_at, zone)), None)
    if found is None:
        return _Remedy(_("That time is no longer among your screen times."))
    left = cut(found, at.hour * 60 + at.minute)
    others = [span for span in faulted.windows if span != found]
    if left is None and not others:
        return _Remedy(_("That is your only screen time. /schedule lets you choose others."))
    windows = tuple(merge_spans([*others, *([left] if left is not None else [])]))
    undo = {"windows": _plain(faulted.windows), "windows_after": _plain(windows)}
    html = (
        _("I won't write {window} any more.").format(window=say_span(found))
        if left is None
        else _("I changed {window} to {other}.").format(window=say_span(found), other=say_span(left))
    )
    return _Remedy(html, [ReplaceWindows(windows)], undo)


def _plain(windows: Sequence[Span]) -> list[list[int]]:
    return [[window.days, window.start, window.end] for window in windows]


def cut(window: Span, minute: int) -> Span | None:
    """Return the longer part of a window that is left without half an hour around a minute of the day.

    Args:
        window: The minute lies in it.
        minute: 0 to 1439, of the local day on which the window was open.

    Returns:
        The part, or ``None`` if it would be shorter than the shortest window there can be.
    """
    offset = (minute - window.start) % MINUTES_PER_DAY
    before, after = offset - _AROUND, window.minutes - offset - _AROUND
    if max(before, after) < SHORTEST:
        return None
    if before >= after:
        return replace(window, end=(window.start + _quarter(before)) % MINUTES_PER_DAY)
    start = window.start + window.minutes - _quarter(after)
    if start < MINUTES_PER_DAY:
        return replace(window, start=start)
    days = (window.days << 1 | window.days >> 6) & 0b1111111  # what is left lies on the following days
    return replace(window, days=days, start=start % MINUTES_PER_DAY)


_AROUND = 15
"""Minutes on each side of an unwelcome moment that are left out."""


def _quarter(minutes: int) -> int:
    """Round down to a quarter of an hour, so that times stay easy to say."""
    return minutes // 15 * 15


def _undo(press: Press, faulted: Faulted) -> Outcome:
    nudge, undo = faulted.nudge, faulted.undo
    changes: list[Change] = [RemoveDislike(undo["disliked"])] if "disliked" in undo else []
    changes += [SetWeather(False)] if "wet" in undo else []
    if "windows" in undo and sorted(_plain(faulted.windows)) == sorted(undo["windows_after"]):  # else changed since
        changes.append(ReplaceWindows(tuple(Span(*window) for window in undo["windows"])))
    changes += [
        DropFault(nudge.id),
        IncludeAgain(ItemKind.MESSAGE, nudge.message_id),
        *_of_picture(IncludeAgain, faulted),
        TakeBackReaction(nudge.id, ReactionKind.NOT_FOR_ME),
    ]
    replies: list[Reply] = [
        acknowledged(press, _("Taken back.")),
        in_place(press, _("Taken back: all is as it was before.")),
    ]
    if nudge.sent_as is not None:
        left = nudge.reactions - {ReactionKind.NOT_FOR_ME}
        replies.append(EditButtons(message_id=nudge.sent_as, buttons=nudge_buttons(nudge.id, left)))
    return Outcome(replies, changes)


def _unknown(press: Press) -> Outcome:
    return Outcome([acknowledged(press, _("I no longer know this one. /nudge gives you a new one."))])


def _choices(nudge_id: int) -> Rows:
    labels: Sequence[tuple[tuple[str, str], ...]] = (
        ((CritiqueKind.ACTIVITY, _("What to do")), (CritiqueKind.PICTURE, _("The picture"))),
        ((CritiqueKind.TONE, _("The words")), (CritiqueKind.TIME, _("The time"))),
        ((CritiqueKind.WEATHER, _("☔ It's raining")), (FINE, _("Nothing more"))),
        ((UNDO, _("↩ Undo")),),
    )
    return tuple(
        tuple(Button(label=label, data=CRITIQUE.payload(nudge_id, what)) for what, label in row) for row in labels
    )


def _when(nudge_id: int) -> Rows:
    row = ((ONLY_TODAY, _("Only today")), (ALWAYS, _("Always")))
    return (
        tuple(Button(label=label, data=CRITIQUE.payload(nudge_id, what)) for what, label in row),
        *_undo_row(nudge_id),
    )


def _undo_row(nudge_id: int) -> Rows:
    return ((Button(label=_("↩ Undo"), data=CRITIQUE.payload(nudge_id, UNDO)),),)
