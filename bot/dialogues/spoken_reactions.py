"""Reactions to a nudge in words instead of by its buttons."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.core.buttons import COMMAND, first_part, number_in
from bot.core.inputs import Press
from bot.core.reactions import REACTIONS, ReactionKind
from bot.core.replies import Button, EditButtons, Reply, Say
from bot.core.texts import _
from bot.delivery.later import LaterTime, offered
from bot.delivery.nudge_buttons import nudge_buttons, snooze_buttons
from bot.dialogues.command_buttons import doing
from bot.dialogues.putting_off import read_later
from bot.dialogues.reactions import refuse, say_obstacle
from bot.dialogues.time_phrases import say_instant
from bot.dialogues.turn import Outcome, Turn, acknowledged, in_place, look_up
from bot.dialogues.whereabouts import ask_places
from bot.services.nudges import (
    AskForNudge,
    GivenNudge,
    LaterInstant,
    React,
    Snooze,
    SnoozeObstacle,
    StoredNudge,
    TakeBackReaction,
)
from bot.storage.models import Reason
from bot.understanding.things import things_named
from recommender.polarity import read_polarity
from recommender.speakers import begins_with_another

KINDS: Mapping[str, ReactionKind] = {
    "did_it": ReactionKind.DID_IT,
    "liked_it": ReactionKind.LIKE,
    "rejected_it": ReactionKind.NOT_FOR_ME,
    "another": ReactionKind.ANOTHER,
    "later": ReactionKind.SNOOZE,
    "keep_it": ReactionKind.KEEP,
}
"""By intent."""


REACTION_WORDS: Mapping[str, str] = {
    **dict.fromkeys(
        ("done", "did it", "i did it", "did that", "done it", "i did", "done that", "finished", "completed", "all done",
         "tick", "check", "did it already", "already did it", "done already", "already done"), "did_it"
    ),
    **dict.fromkeys(
        ("nice", "nice one", "love it", "love this", "lovely", "great", "great one", "cool", "like it", "i like it",
         "beautiful", "wonderful", "awesome", "perfect", "good one", "brilliant", "sweet", "cute"), "liked_it"
    ),
    **dict.fromkeys(
        ("meh", "nah", "nope", "boring", "not for me", "not me", "no thanks", "not this one", "don't like it", "ugh",
         "lame", "not my thing", "no way", "not my cup of tea", "not my bag", "not my style"), "rejected_it"
    ),
    **dict.fromkeys(
        ("next", "next one", "another", "another one", "one more", "something else", "a different one", "other one"),
        "another",
    ),
    **dict.fromkeys(
        ("keep", "keep it", "keep that", "keep this", "keep this one", "keep that one", "save it", "save this",
         "save that", "save this one", "save that one", "bookmark", "bookmark this", "favourite", "favorite", "fave",
         "add to favourites", "add to favorites", "one to keep", "a keeper"), "keep_it"
    ),
    **dict.fromkeys(("later", "not now", "snooze", "tomorrow", "tonight", "maybe later", "in a bit"), "later"),
}  # fmt: skip
"""What is said so often as a reaction that it is one, word for word; by intent."""


_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
_LINKS = frozenset("and now so please pls thanks thx but then ok".split())
_MOST_WORDS = 8


def two_reactions(text: str) -> tuple[str, str] | None:
    """Return two reactions that are said in one breath, by intent: "done, next one"; ``None`` for anything else."""
    words = [word.replace("’", "'") for word in _WORD.findall(text.casefold())]
    words = [word for word in words if word not in _LINKS]
    if len(words) > _MOST_WORDS or " ".join(words) in REACTION_WORDS:
        return None
    for at in range(1, len(words)):
        first, second = (REACTION_WORDS.get(" ".join(part)) for part in (words[:at], words[at:]))
        if first is not None and second is not None and first != second:
            return first, second
    return _rejected_for_another(text)


def done_first(text: str, language: str) -> bool:
    """Whether words begin by saying that it is done, and go on about others: "finished! the kids want it again"."""
    first, _sign, rest = _PART.sub("\n", text.casefold(), count=1).partition("\n")
    is_done = REACTION_WORDS.get(first.strip(" .!?…")) == "did_it"
    return is_done and begins_with_another(rest.strip(" .!?…"), language)


def _rejected_for_another(text: str) -> tuple[str, str] | None:
    """Return that a nudge is not for somebody who goes on to ask for another one: "meh, too slow, next one"."""
    words = ([word for word in _WORD.findall(part) if word not in _LINKS] for part in _PART.split(text.casefold()))
    *said, last = [" ".join(part) for part in words if part] or [""]
    if any(map(things_named, read_polarity(text).refused)):  # that is to be left out, whatever comes
        return None
    is_rejected = said and any(REACTION_WORDS.get(word) == "rejected_it" for word in said[0].split())
    return ("rejected_it", "another") if is_rejected and REACTION_WORDS.get(last) == "another" else None


_PART = re.compile(r"[,.;!?\n]|\s[-–—]\s")


def react_twice(turn: Turn, both: tuple[str, str], nudge: GivenNudge) -> Outcome:
    """Store both reactions; what was not for somebody brings another idea along by itself.

    Args:
        turn: The present one.
        both: Of :data:`KINDS`.
        nudge: The last one.
    """
    first, second = both
    outcome = react_in_words(turn, first, nudge)
    if KINDS[first] is ReactionKind.NOT_FOR_ME:
        return outcome
    after = replace(nudge, reactions=nudge.reactions | {KINDS[first]})
    return outcome.followed_by(react_in_words(turn, second, after))


def react_in_words(turn: Turn, intent: str, nudge: GivenNudge) -> Outcome:
    """Store what words say of a nudge as the press of its button would, with a way back.

    Args:
        turn: The present one.
        intent: One of :data:`KINDS`.
        nudge: The last one.
    """
    kind = KINDS[intent]
    if kind is ReactionKind.NOT_FOR_ME and kind not in nudge.reactions:
        return reject(turn, nudge)
    if kind is ReactionKind.ANOTHER:
        return Outcome([Say(html=_(REACTIONS[kind].thanks))], [React(nudge.id, kind), AskForNudge()])
    if kind in nudge.reactions:
        return Outcome([Say(html=_(REACTIONS[kind].again))])
    undo = Button(label=_("↩ Undo"), data=COMMAND.payload("react", f"{nudge.id}:{kind.value}"))
    thanks = Say(html=_(REACTIONS[kind].thanks), buttons=((undo,),))
    answer = Outcome([*_ticked(nudge, kind), thanks], [React(nudge.id, kind)])
    return answer if turn.user.places_asked else answer.followed_by(ask_places(turn))


def reject(turn: Turn, nudge: GivenNudge) -> Outcome:
    """Leave a nudge out from now on as a press of its button does; a reminder is the person's own."""
    if nudge.is_own:
        html = _("You asked me to remind you of that one yourself. You can change or delete it here:")
        return Outcome([Say(html=html, buttons=doing("reminders"))])
    return refuse(turn, nudge, _ticked(nudge, ReactionKind.NOT_FOR_ME))


def put_off(turn: Turn, text: str, nudge: GivenNudge) -> Outcome:
    """Let a nudge come again when somebody says, or ask when; a pause and quiet hours win."""
    until = read_later(turn, text)
    if isinstance(until, LaterTime):
        return look_up(LaterInstant(until), lambda due_at: _put_off_until(turn, due_at, nudge))
    if until is None:
        rows = snooze_buttons(nudge.id, offered(turn.now, turn.zone), goes_back=False)
        return Outcome([Say(html=_("When shall it come again?"), buttons=rows)])
    return _put_off_until(turn, until, nudge)


def _put_off_until(turn: Turn, due_at: datetime, nudge: GivenNudge) -> Outcome:
    def come_again(obstacle: Reason | None) -> Outcome:
        when = say_instant(due_at, turn.zone, turn.now)
        if obstacle is Reason.QUIET_HOURS:
            html = _("It would be {when}, within your quiet hours, so it would not come. /nudge works at any time.")
            return Outcome([Say(html=html.format(when=when))])
        if obstacle is not None:
            return Outcome([Say(html=say_obstacle(obstacle))])
        html = _("All right, it comes again {when}.").format(when=when)
        changes = [Snooze(nudge.id, due_at), React(nudge.id, ReactionKind.SNOOZE)]
        return Outcome([*_ticked(nudge, ReactionKind.SNOOZE), Say(html=html)], changes)

    return look_up(SnoozeObstacle(due_at, is_own=nudge.is_own), come_again)


def _ticked(nudge: GivenNudge, kind: ReactionKind) -> list[Reply]:
    """Tick a reaction below the nudge."""
    if nudge.sent_as is None:
        return []
    return [
        EditButtons(
            message_id=nudge.sent_as, buttons=nudge_buttons(nudge.id, nudge.reactions | {kind}, is_own=nudge.is_own)
        )
    ]


def take_back(turn: Turn, press: Press, reaction: str) -> Outcome:
    """Take back a reaction that was given in words.

    Args:
        turn: The present one.
        press: Of its button.
        reaction: ``<nudge>:<reaction>``.
    """
    number, what = first_part(reaction)
    nudge_id = number_in(number)
    if nudge_id is None or what not in set(ReactionKind):
        return Outcome([acknowledged(press)])
    kind = ReactionKind(what)

    def taken(nudge: GivenNudge | None) -> Outcome:
        if nudge is None:
            return Outcome([acknowledged(press)])
        replies: list[Reply] = [acknowledged(press, _("Taken back.")), in_place(press, _("Taken back."))]
        if nudge.sent_as is not None:
            rows = nudge_buttons(nudge.id, nudge.reactions - {kind}, is_own=nudge.is_own)
            replies.append(EditButtons(message_id=nudge.sent_as, buttons=rows))
        return Outcome(replies, [TakeBackReaction(nudge.id, kind)])

    return look_up(StoredNudge(nudge_id), taken)
