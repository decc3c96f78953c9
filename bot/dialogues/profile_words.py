"""How a profile reads in words, and what becomes of it when something more is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.core.ages import say_age
from bot.core.local_forms import say_time
from bot.core.phrases import PHRASES_LIMIT, enumerate_phrases, merge_phrases
from bot.core.profile_fields import PROFILE_FIELDS, Draft, FieldKind, ProfileField, Told, say_stored
from bot.core.replies import quoted
from bot.core.texts import _
from bot.core.weekly_windows import SPANS_LIMIT, merge_spans
from bot.dialogues.left_out import left_out, say_not_followed
from bot.dialogues.time_phrases import say_span
from bot.language import registry as languages
from bot.understanding.places import zone_name
from recommender import Profile
from recommender.age import age_by_birth
from recommender.dislikes import covers


def say_draft(draft: Draft, now: datetime) -> str:
    """Return the profile in words, one line a part, in Telegram's HTML."""
    return "\n".join(f"<b>{label}:</b> {quoted(words)}" for label, words in draft_lines(draft, now))


def merge_told(draft: Draft, told: Told) -> Draft:
    """Return a draft with what was read from free text added to it; the newer word wins."""
    new: dict[str, object] = {}
    draft = _without(draft, told.gone)
    for name, declared in PROFILE_FIELDS.items():
        value = getattr(told, name)
        if declared.kind is FieldKind.PHRASES:
            new[name] = _merge_phrases(declared, draft, told)
        elif declared.kind is FieldKind.WINDOWS:
            new[name] = tuple(merge_spans([*draft.windows, *told.windows])[:SPANS_LIMIT])
        elif declared.kind is FieldKind.PLACE and value is not None:
            new |= {"time_zone": value, "place": told.place, "zones": (), "telling_time": False}
        elif value is not None:
            new[name] = value
    return draft.model_copy(update=new)


def add_told(first: Told, second: Told) -> Told:
    """Return what was told at two times; the newer word wins."""
    both = merge_told(Draft(**first.model_dump()), second)
    told = {name: value for name, value in both.model_dump().items() if name in Told.model_fields}
    return Told(**told, gone=tuple(dict.fromkeys((*first.gone, *second.gone))))


def _without(draft: Draft, gone: Sequence[str]) -> Draft:
    """Return a draft without some phrases."""
    phrases = [name for name, declared in PROFILE_FIELDS.items() if declared.kind is FieldKind.PHRASES]
    left = {name: tuple(one for one in getattr(draft, name) if one not in gone) for name in phrases}
    return draft.model_copy(update=left) if gone else draft


def with_birth(told: Told, text: str, now: datetime, *, asked: bool = False) -> Told:
    """Return what was told with the age of whoever says when they were born.

    Args:
        told: What was read of a text.
        text: As it was written.
        now: Aware.
        asked: Whether their age was asked for.
    """
    if told.age is not None or (age := age_by_birth(text, now.year, asked=asked)) is None:
        return told
    return told.model_copy(update={"age": age})


def _merge_phrases(declared: ProfileField, draft: Draft, told: Told) -> tuple[str, ...]:
    """Return a field's phrases with the newer ones; what was told of the opposite is taken out of the older ones."""
    before: tuple[str, ...] = getattr(draft, declared.name)
    against = getattr(told, declared.opposite) if declared.opposite else ()
    kept = [phrase for phrase in before if not any(_denies(newer, phrase) for newer in against)]
    return agree(declared.name, before, merge_phrases(kept, getattr(told, declared.name)))[:PHRASES_LIMIT]


def _denies(newer: str, older: str) -> bool:
    """Whether a newer word holds of all that an older one names: "no more walks", of "long walks", but not back."""
    return newer.casefold() == older.casefold() or covers(newer, older)


def agree(name: str, before: Sequence[str], now: Sequence[str]) -> tuple[str, ...]:
    """Return the phrases of a field without contradiction; the newer word wins.

    Args:
        name: Of the field.
        before: What was known.
        now: What is known after an answer.
    """
    return agree_on_household(before, now) if name == "household" else tuple(now)


ALONE = "lives alone"


def agree_on_household(before: Sequence[str], now: Sequence[str]) -> tuple[str, ...]:
    """Return a household without contradiction: who lives alone lives with nobody but animals. The newer word wins.

    Args:
        before: What was known.
        now: What is known after an answer.
    """
    new = [phrase for phrase in now if phrase not in before]
    people = [phrase for phrase in now if phrase != ALONE and not _is_animal(phrase)]
    if ALONE not in now or not people:
        return tuple(now)
    alone_now = ALONE in new and not any(phrase in new for phrase in people)
    return tuple(phrase for phrase in now if (phrase not in people if alone_now else phrase != ALONE))


def _is_animal(phrase: str) -> bool:
    """Whether a phrase names an animal in any language: what is offered is stored in English, other words are not."""
    return any(language.is_animal(phrase) for language in languages.languages().values())


def ask_to_take_out(gone: Sequence[str]) -> str:
    """Ask whether some phrases are to be taken out of the profile, in Telegram's HTML."""
    named = quoted(enumerate_phrases(list(map(say_stored, gone)), _("and")))
    return _("Shall I take <b>{things}</b> out of your profile?").format(things=named)


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
    shown_draft = draft if only_told else draft.model_copy(update={"windows": draft.spans})
    lines = []
    for name, declared in PROFILE_FIELDS.items():
        lines.append((_(declared.label), _say_field(declared, shown_draft, now)))
        if name == "limits":
            ruled_out = left_out(Profile(draft.attributes(), draft.likes))
            lines.append((_("I leave out"), enumerate_phrases(ruled_out, _("and"))))
    return [(label, value) for label, value in lines if value]


def _say_field(declared: ProfileField, draft: Draft, now: datetime) -> str:
    match declared.kind:
        case FieldKind.AGE:
            return say_age(draft.age or "")
        case FieldKind.WINDOWS:
            return "; ".join(say_span(span) for span in draft.windows)
        case FieldKind.PLACE:
            return _say_place(draft, now)
        case FieldKind.CHOICE:
            return _shown(declared, getattr(draft, declared.name) or "")
    return enumerate_phrases([_shown(declared, each) for each in getattr(draft, declared.name)], _("and"))


def _say_place(draft: Draft, now: datetime) -> str:
    if draft.time_zone is None:
        return ""
    local = now.astimezone(ZoneInfo(draft.time_zone))
    where = draft.place or zone_name(draft.time_zone)
    return _("{place}, where it is {time} now").format(place=where, time=say_time(local))


def _shown(declared: ProfileField, value: str) -> str:
    """Return a stored English value as it is shown where it differs."""
    return _(declared.shown[value]) if value in declared.shown else say_stored(value)
