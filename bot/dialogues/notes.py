"""What somebody tells about themselves when nothing was asked: limits and dislikes hold at once, with a way back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.buttons import COMMAND
from bot.core.inputs import Press
from bot.core.phrases import PHRASE_LENGTH_LIMIT, enumerate_phrases
from bot.core.profile_fields import PROFILE_FIELDS, Draft, FieldKind, Told, say_stored
from bot.core.replies import Button, Rows, Say, quoted
from bot.core.texts import _
from bot.dialogues.left_out import left_out, say_not_followed
from bot.dialogues.limit_ends import ends_of
from bot.dialogues.onboarding.question import own_index, own_words
from bot.dialogues.profile_words import merge_told
from bot.dialogues.time_phrases import say_until
from bot.dialogues.turn import Outcome, Turn, acknowledged, in_place, look_up
from bot.services.base import Change
from bot.services.held_back import LetCome
from bot.services.nudges import AskForNudge
from bot.services.profiles import NoteLimitEnds, StoredProfile, StoreProfile
from bot.understanding.things import things_named
from recommender import Profile
from recommender.spelling import shares_words


@dataclass(frozen=True)
class Ask:
    """Asks whether something that was told is to be stored.

    Attributes:
        turn: The present one.
        ask: What asks, of a profile and of what was told.
    """

    turn: Turn
    ask: Callable[[Draft, Told], Outcome]

    def __call__(self, draft: Draft, told: Told) -> Outcome:
        """Ask."""
        return self.ask(draft, told)


SAFE = ("limits", "dislikes")
"""Fields that hold at once: they only ever leave something out."""

KEEP = "no"
"""What a button carries that changes nothing."""

_LABEL = 24
"""Characters of a phrase on a button."""


def note_more(words: str, ask: Ask, otherwise: Outcome) -> Outcome:
    """Bring an idea of what somebody wants more of, and note it where it is not known as liked yet.

    Args:
        words: What they wrote.
        ask: Asks whether something is to be stored.
        otherwise: What comes of words that name nothing that is known or liked.
    """

    def noted(draft: Draft) -> Outcome:
        said = words.casefold()
        things = things_named(words) or tuple(like for like in draft.likes if like.casefold() in said)
        if not things:
            return otherwise
        new = _new(draft.likes, things)
        wanted = Outcome(changes=[LetCome(things), AskForNudge(wish=enumerate_phrases(things, _("and")))])
        if new:
            return wanted.followed_by(ask(draft, Told(likes=tuple(new))))
        known = quoted(enumerate_phrases(things, _("and")))
        html = _("I have <b>{things}</b> among what you like. Here is one:").format(things=known)
        return Outcome([Say(html=html)]).followed_by(wanted)

    return look_up(StoredProfile(), noted)


def note_told(told: Told, ask: Ask) -> Outcome:
    """Note at once what leaves something out, and ask about the rest."""
    return look_up(StoredProfile(), lambda draft: _note(draft, told, ask))


def note_pet_gone(who: str, ask: Ask) -> Outcome:
    """Leave out ideas with pets, and take one that is no more out of the household."""

    def noted(draft: Draft) -> Outcome:
        gone = tuple(member for member in draft.household if shares_words(who, member))
        return _note(draft, Told(dislikes=("pets",), gone=gone), ask)

    return look_up(StoredProfile(), noted)


_OPENING = re.compile(
    r"^(?:(?:also|well|oh|hi|hey|hello|so|and|but|by the way|btw|please|pls|sorry|turns out(?: that)?|actually|sadly|"
    r"unfortunately|i think|"
    r"just so you know|fyi|guess what)\b[\s,]*){1,4}",
    re.IGNORECASE,
)
_HAVING = re.compile(
    r"^(?:i've got|i have got|i have|i've|i got|i'm|i am|im|there is|there's|we have)\s{1,4}", re.IGNORECASE
)

_LACKING = re.compile(
    r"^(?:(?:i|we)\s{1,4}(?:don't|do not|haven't|have not)\s{1,4}(?:own|have|got|have got)|"
    r"(?:(?:i've|we've|i have|we have)(?:\s{1,4}got)?|there is|there's|there are)\s{1,4}no)"
    r"\s{1,4}(?:an?\s{1,4}|any\s{1,4})?",
    re.IGNORECASE,
)

_PARTED = re.compile(r"\s{0,4}[,;]\s{0,4}")
"""What parts phrases where they are stored: within one it would make two of it."""

_SINCE = re.compile(
    r"^(?:nearly\s{1,4}|almost\s{1,4}|over\s{1,4})?(?:\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|a\s{1,4}hundred)\s{1,4}"
    r"(?:whole\s{1,4}|full\s{1,4})?(?:day|week|month|year)s?\s{1,4}(?:of\s{1,4}being\s{1,4})?"
    r"(?=(?:sober|clean|vegan|vegetarian|without|off)\b)",
    re.IGNORECASE,
)
"""How long something has held already, which is no part of it: "two years sober today"."""

_FILLER = re.compile(
    r"\s{1,4}(?:here|sadly|unfortunately|i'm afraid|please|pls|thanks|lol|at ours|at our place)(?=\s{0,4}(?:[,.;]|$))",
    re.IGNORECASE,
)

_TODAY = re.compile(r"\s{1,4}(?:today|now|and counting)$", re.IGNORECASE)


def tidy(text: str) -> str:
    """Return what somebody said of themselves as it is noted: without how it begins."""
    plain = _OPENING.sub("", " ".join(text.replace("’", "'").split())).strip(" .!?,;")
    plain = _PARTED.sub(" ", plain)
    held = _SINCE.sub("", plain)
    plain = _FILLER.sub("", plain if held == plain else _TODAY.sub("", held))
    short = _HAVING.sub("", _LACKING.sub("no ", plain)) or plain
    return short if len(short) <= PHRASE_LENGTH_LIMIT else short[:PHRASE_LENGTH_LIMIT].rpartition(" ")[0]


def _note(draft: Draft, told: Told, ask: Ask) -> Outcome:
    told = told.model_copy(update={"limits": tuple(dict.fromkeys(map(tidy, told.limits)))})
    safe = Told(**{name: getattr(told, name) for name in SAFE}, gone=told.gone)
    rest = told.model_copy(update=dict.fromkeys((*SAFE, "gone"), ()))
    if not safe.fields:
        return ask(draft, rest)
    noted = _note_safely(draft, merge_told(draft, safe), safe, ask)
    return noted.followed_by(ask(merge_told(draft, safe), rest)) if rest.fields else noted


def _note_safely(before: Draft, after: Draft, safe: Told, ask: Ask) -> Outcome:
    new = [(name, phrase) for name in SAFE for phrase in _new(getattr(before, name), getattr(after, name))]
    if not new:
        known = enumerate_phrases([*map(say_stored, safe.limits), *safe.dislikes], _("and"))
        return Outcome([Say(html=_("I keep {things} in mind already.").format(things=f"<b>{quoted(known)}</b>"))])
    ends = ends_of(ask.turn, [phrase for name, phrase in new if name == "limits"])
    html = " ".join([_say_noted(before, after, safe), *_say_ends(ends, ask.turn)])
    changes: list[Change] = [StoreProfile(after), *([NoteLimitEnds(ends)] if ends else [])]
    return Outcome([Say(html=html, buttons=_undo_rows(new))], changes)


def _say_ends(ends: Mapping[str, datetime], turn: Turn) -> list[str]:
    """Return until when something holds, a sentence for each instant."""
    return [
        _("I go by that until {when}.").format(when=say_until(until, turn.zone, turn.now))
        for until in sorted(set(ends.values()))
    ]


def _say_noted(before: Draft, after: Draft, safe: Told) -> str:
    limits = _new(before.limits, after.limits)
    sentences = []
    if limits:
        named = quoted(enumerate_phrases(list(map(say_stored, limits)), _("and")))
        sentences.append(_("Thank you for telling me. I keep in mind: <b>{limits}</b>.").format(limits=named))
    known = set(left_out(_profile(before)))
    ruled_out = [*_new(before.dislikes, after.dislikes)]
    ruled_out += [each for each in left_out(_profile(after)) if each not in known and each not in ruled_out]
    if ruled_out:
        named = quoted(enumerate_phrases(ruled_out, _("and")))
        sentences.append(_("From now on I leave out {things}.").format(things=f"<b>{named}</b>"))
    return " ".join(filter(None, [*sentences, say_not_followed(safe.limits)]))


def _profile(draft: Draft) -> Profile:
    return Profile(draft.attributes(), draft.likes)


def _new(before: Sequence[str], after: Sequence[str]) -> list[str]:
    known = {phrase.casefold() for phrase in before}
    return [phrase for phrase in after if phrase.casefold() not in known]


def _undo_rows(new: Sequence[tuple[str, str]]) -> Rows:
    if len(new) == 1:
        [(name, phrase)] = new
        return ((Button(label=_("↩ Undo"), data=unsay(name, phrase)),),)
    return tuple(
        (Button(label=_("↩ Undo: {thing}").format(thing=say_stored(phrase)[:_LABEL]), data=unsay(name, phrase)),)
        for name, phrase in new
    )


def unsay(name: str, phrase: str) -> str:
    """Return what a button carries that takes a phrase out of a field of the profile."""
    return COMMAND.payload("unsay", f"{name}:{own_index(phrase)}")


def take_out(press: Press, what: str) -> Outcome:
    """Take a phrase out of the profile.

    Args:
        press: Of the button.
        what: ``<field>:<number of the phrase>``.
    """
    name, _colon, number = what.partition(":")
    if what == KEEP:
        return Outcome([acknowledged(press), in_place(press, _("All stays as it is."))])
    field = PROFILE_FIELDS.get(name)
    if (
        field is None
        or field.kind not in (FieldKind.PHRASES, FieldKind.CHOICE)
        or not number.isascii()
        or not number.isdecimal()
    ):
        return Outcome([acknowledged(press)])

    def taken(draft: Draft) -> Outcome:
        value = getattr(draft, name)
        phrases: tuple[str, ...] = value if isinstance(value, tuple) else (value,) if value else ()
        phrase = own_words(int(number), phrases)
        if phrase is None:
            return Outcome([acknowledged(press, _("That is not there any more."))])
        left = tuple(each for each in phrases if each != phrase) if isinstance(value, tuple) else None
        html = _("Taken out: {thing}.").format(thing=quoted(phrase))
        stored = StoreProfile(draft.model_copy(update={name: left}))
        return Outcome([acknowledged(press), in_place(press, html)], [stored])

    return look_up(StoredProfile(), taken)
