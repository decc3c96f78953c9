"""How a profile reads in words, and what becomes of it when something more is told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.core.phrases import PHRASES_LIMIT, enumerate_phrases, merge_phrases
from bot.core.profile_draft import Draft
from bot.core.replies import quoted
from bot.core.told import Told
from bot.dialogues.left_out import left_out, say_not_followed
from bot.texts import _, marked
from bot.understanding.hours import SPANS_LIMIT, merge_spans, say_span
from bot.understanding.places import zone_name
from bot.understanding.reading.lexicon import PET
from recommender import Profile


def say_draft(draft: Draft, now: datetime) -> str:
    """Return the profile in words, one line a part, in Telegram's HTML."""
    return "\n".join(f"<b>{label}:</b> {quoted(words)}" for label, words in draft_lines(draft, now))


def merge_told(draft: Draft, told: Told) -> Draft:
    """Return a draft with what was read from free text added to it; the newer word wins."""
    new: dict[str, object] = {
        name: value for name in ("age", "gender", "occupation") if (value := getattr(told, name)) is not None
    }
    for name in ("household", "limits"):
        new[name] = merge_phrases(getattr(draft, name), getattr(told, name))[:PHRASES_LIMIT]
    new["household"] = agree_on_household(draft.household, merge_phrases(draft.household, told.household))[
        :PHRASES_LIMIT
    ]
    liked, disliked = ({phrase.casefold() for phrase in phrases} for phrases in (told.likes, told.dislikes))
    likes = [phrase for phrase in draft.likes if phrase.casefold() not in disliked]
    dislikes = [phrase for phrase in draft.dislikes if phrase.casefold() not in liked]
    new["likes"] = merge_phrases(likes, told.likes)[:PHRASES_LIMIT]
    new["dislikes"] = merge_phrases(dislikes, told.dislikes)[:PHRASES_LIMIT]
    new["windows"] = tuple(merge_spans([*draft.windows, *told.windows])[:SPANS_LIMIT])
    if told.time_zone is not None:
        new |= {"time_zone": told.time_zone, "place": told.place, "zones": (), "telling_time": False}
    return draft.model_copy(update=new)


ALONE = "lives alone"


def agree_on_household(before: Sequence[str], now: Sequence[str]) -> tuple[str, ...]:
    """Return a household without contradiction: who lives alone lives with nobody but animals. The newer word wins.

    Args:
        before: What was known.
        now: What is known after an answer.
    """
    new = [phrase for phrase in now if phrase not in before]
    people = [phrase for phrase in now if phrase != ALONE and not _ANIMAL.search(phrase)]
    if ALONE not in now or not people:
        return tuple(now)
    alone_now = ALONE in new and not any(phrase in new for phrase in people)
    return tuple(phrase for phrase in now if (phrase not in people if alone_now else phrase != ALONE))


_ANIMAL = re.compile(
    rf"\b(?:{PET}|goldfish|fish|birds?|chickens?|hens?|tortoises?|turtles?|snakes?|ponys?|ponies|pets?|animals?)\b",
    re.IGNORECASE,
)


def say_told(told: Told, now: datetime) -> str:
    """Return what was read from free text, one line a part, in Telegram's HTML."""
    lines = draft_lines(merge_told(Draft(), told), now, only_told=True)
    said = [f"<b>{label}:</b> {quoted(words)}" for label, words in lines]
    return "\n".join(filter(None, [*said, say_not_followed(told.limits)]))


def draft_lines(draft: Draft, now: datetime, *, only_told: bool = False) -> list[tuple[str, str]]:
    """Return the parts of a profile as labels and words; what was not told is left out.

    Args:
        draft: The profile.
        now: Aware.
        only_told: Leave out the windows that are assumed where none were told.
    """
    spans = draft.windows if only_told else draft.spans
    lines = [
        (_("Age"), (draft.age or "").replace("-", "–")),
        (_("Gender"), shown(draft.gender or "")),
        (_("Daily life"), shown(draft.occupation or "")),
        (_("At home"), enumerate_phrases([shown(each) for each in draft.household], _("and"))),
        (_("To keep in mind"), enumerate_phrases([shown(each) for each in draft.limits], _("and"))),
        (_("I leave out"), enumerate_phrases(left_out(Profile(draft.attributes(), draft.likes)), _("and"))),
        (_("You like"), enumerate_phrases(draft.likes, _("and"))),
        (_("Not for you"), enumerate_phrases(draft.dislikes, _("and"))),
        (_("On the screen"), "; ".join(say_span(span) for span in spans)),
    ]
    if draft.time_zone is not None:
        local = now.astimezone(ZoneInfo(draft.time_zone))
        where = draft.place or zone_name(draft.time_zone)
        lines.append((_("Your place"), _("{place}, where it is {time} now").format(place=where, time=f"{local:%H:%M}")))
    return [(label, value) for label, value in lines if value]


def shown(value: str) -> str:
    """Return a stored English value as it is shown where it differs."""
    return _(_SHOWN[value]) if value in _SHOWN else value


_SHOWN = {
    "female": marked("woman"),
    "male": marked("man"),
    "lives alone": marked("just you"),
}
