"""Changes of the profile in words: what is to be put in, taken out, or was meant instead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.buttons import COMMAND
from bot.core.inputs import Press
from bot.core.phrases import enumerate_phrases
from bot.core.profile_fields import Draft, Told, say_stored
from bot.core.replies import Button, Rows, Say, quoted
from bot.core.texts import _
from bot.dialogues.asked import asking, leave_as_it_is
from bot.dialogues.command_buttons import doing
from bot.dialogues.notes import KEEP, SAFE, Ask, note_told, unsay
from bot.dialogues.onboarding.question import own_index, own_words
from bot.dialogues.profile_words import ALONE, add_told, ask_to_take_out, merge_told
from bot.dialogues.turn import Outcome, acknowledged, in_place, look_up
from bot.services.profiles import StoredProfile, StoreProfile
from bot.understanding.profile_edits import ProfileEdit
from bot.understanding.things import things_named
from recommender.limits import lacks_said
from recommender.spelling import shares_words, stem, words_of

_FIELDS = ("likes", "dislikes", "limits", "household")
_MOST_OFFERED = 4


def edit_with(edit: ProfileEdit, heard: Told, liked: Sequence[str], ask: Ask) -> Outcome:
    """Change what is to be changed, and note what stands beside it: "running is fine, it's swimming I hate".

    Args:
        edit: What is to be changed.
        heard: All that was told with it.
        liked: What of it is liked for sure.
        ask: Asks whether something is to be stored.
    """
    changed = (*edit.old, *edit.new)
    beside = tuple(one for one in heard.dislikes if _is_beside(one, changed))
    if ALONE in heard.household and edit.field == "household":  # who lives alone now lives with nobody else
        return note_told(heard, ask)
    if edit.field == "dislikes" and not edit.new and all(not _is_beside(one, heard.likes) for one in edit.old):
        return note_told(Told(likes=edit.old), ask)  # "it's my sister who hates swimming, I love it"
    more = tuple(one for one in heard.likes if not _ORDERING.search(one) and _is_beside(one, edit.new))
    if not edit.old and edit.field == "likes" and (more or heard.age is not None):
        return note_told(Told(age=heard.age, likes=(*edit.new, *more)), ask)
    if edit.leaves_out and not edit.new:
        return note_told(add_told(_told_in(edit.beside or "", heard, changed), Told(dislikes=edit.old)), ask)
    if edit.beside is not None:
        return edit_profile(edit, ask, _told_in(edit.beside, heard, changed))
    instead = tuple(one for one in liked if _is_beside(one, changed))
    if len(edit.old) == len(instead) == 1 and not edit.new:
        return edit_profile(ProfileEdit(edit.old, instead, edit.field), ask)
    told = Told(age=heard.age, dislikes=beside if not edit.new else ())
    noted = note_told(told, ask) if told.fields else Outcome()
    return noted.followed_by(edit_profile(edit, ask))


def _told_in(words: str, heard: Told, changed: Sequence[str]) -> Told:
    """Return what of all that was heard is told in some words, and is not of what changes."""
    said = words.casefold()

    def kept(phrases: Sequence[str]) -> tuple[str, ...]:
        return tuple(one for one in phrases if one.casefold() in said and _is_beside(one, changed))

    refused = tuple(filter(things_named, kept(heard.dislikes)))
    return Told(age=heard.age, likes=kept(heard.likes), dislikes=refused, limits=kept(heard.limits))


_ORDERING = re.compile(r"^(?:and|add|put|include)\s|\sonly$", re.IGNORECASE)
"""Of what was read as liked: words of the order itself."""


def _is_beside(phrase: str, changed: Sequence[str]) -> bool:
    return not any(shares_words(one, phrase) for one in changed)


def edit_profile(edit: ProfileEdit, ask: Ask, beside: Told | None = None) -> Outcome:
    """Show what an edit would change, and ask.

    Args:
        edit: What is to be changed.
        ask: Asks whether something is to be stored.
        beside: What is told with it.
    """
    told = beside or Told()
    safe, rest = Told(**{name: getattr(told, name) for name in SAFE}), Told(age=told.age, likes=told.likes)
    noted = note_told(safe, ask) if safe.fields else Outcome()
    return noted.followed_by(look_up(StoredProfile(), lambda draft: _edit(merge_told(draft, safe), edit, ask, rest)))


def _edit(draft: Draft, edit: ProfileEdit, ask: Ask, beside: Told) -> Outcome:
    if not (edit.old or edit.new):
        return _offer_to_empty(draft, edit.field)
    found = [(name, phrase) for name in _FIELDS for phrase in _named(getattr(draft, name), edit.old)]
    if edit.field is not None and any(name == edit.field for name, _phrase in found):
        found = [(name, phrase) for name, phrase in found if name == edit.field]
    if not edit.new and not found and edit.field == "dislikes":  # nothing was left out: then it is liked
        return ask(draft, Told(likes=edit.old))
    if not (edit.new or beside.fields):
        return _offer_to_take_out(found, edit.old)
    is_swap = not beside.fields and len(found) == len(edit.new) == 1
    if is_swap and COMMAND.fits("swap", _swapped(*found[0], edit.new[0])):
        return _offer_to_swap(*found[0], edit.new[0])
    told = Told(**{edit.field or "likes": edit.new}, gone=tuple(phrase for _name, phrase in found))
    asked = ask(draft, add_told(beside, told))
    return asked.beginning(_say_missing(edit.old)) if edit.old and not found and not edit.new else asked


def _offer_to_empty(draft: Draft, field: str | None) -> Outcome:
    """Offer to take out a field that holds one answer, such as what somebody does all day."""
    value = getattr(draft, field or "", None)
    return _offer_to_take_out([(field, value)], ()) if field and value else Outcome(leave_as_it_is())


def _swapped(name: str, old: str, new: str) -> str:
    return f"{name}:{own_index(old)}:{new}"


def _offer_to_swap(name: str, old: str, new: str) -> Outcome:
    html = _("Shall I write <b>{new}</b> instead of <b>{old}</b>?").format(new=quoted(new), old=quoted(old))
    yes = Button(label=_("Yes, change it"), data=COMMAND.payload("swap", _swapped(name, old, new)))
    return Outcome([Say(html=html, buttons=asking(yes, _no()))])


def swap(press: Press, what: str) -> Outcome:
    """Put one phrase of the profile in another one's place.

    Args:
        press: Of the button.
        what: ``<field>:<number of the old phrase>:<new phrase>``.
    """
    name, number, new = [*what.split(":", 2), "", ""][:3]
    if name not in _FIELDS or not number.isascii() or not number.isdecimal() or not new:
        return Outcome([acknowledged(press)])

    def changed(draft: Draft) -> Outcome:
        before: tuple[str, ...] = getattr(draft, name)
        old = own_words(int(number), before)
        if old is None:
            return Outcome([acknowledged(press, _("That is not there any more."))])
        after = tuple(dict.fromkeys(new if phrase == old else phrase for phrase in before))
        html = _("Changed: {new} instead of {old}.").format(new=quoted(new), old=quoted(old))
        stored = StoreProfile(draft.model_copy(update={name: after}))
        return Outcome([acknowledged(press), in_place(press, html)], [stored])

    return look_up(StoredProfile(), changed)


def take_out_limits(text: str) -> Outcome:
    """Offer to take out the limits that somebody says are over."""

    def offer(draft: Draft) -> Outcome:
        named = _over(draft.limits, text)
        if named:
            html = _("I'm glad to hear that! Shall I suggest such things again?")
            return Outcome([Say(html=html, buttons=_yes_rows([("limits", phrase) for phrase in named]))])
        html = _("I'm glad to hear that! I have no such limit noted, so nothing is left out because of it.")
        return Outcome([Say(html=html, buttons=doing("profile"))])

    return look_up(StoredProfile(), offer)


def _over(limits: Sequence[str], text: str) -> Sequence[str]:
    """Return which limits may be over: those that a text names, or that say the same; else any of them."""
    if named := _named(limits, (text,)):
        return (*named, *_following(limits, named))
    meant = lacks_said(text).union(*(lacks_said(f"bad {word}") for word in words_of(text)))
    alike = [limit for limit in limits if lacks_said(limit) & meant]
    return alike if meant and len(limits) > 1 else limits


def _following(limits: Sequence[str], over: Sequence[str]) -> Sequence[str]:
    """Return the limits that follow from those that are over, and from no other: "can't walk far" from a bad ankle."""
    others = [limit for limit in limits if limit not in over]
    gone = frozenset().union(*map(lacks_said, over))
    return [
        limit
        for limit in others
        if lacks_said(limit)
        and lacks_said(limit) < gone
        and not any(lacks_said(limit) <= lacks_said(one) for one in others if one != limit)
    ]


def _offer_to_take_out(found: Sequence[tuple[str, str]], old: Sequence[str]) -> Outcome:
    if not found:
        return Outcome([Say(html=_say_missing(old), buttons=doing("profile"))])
    return Outcome([Say(html=ask_to_take_out([phrase for _name, phrase in found]), buttons=_yes_rows(found))])


def _say_missing(old: Sequence[str]) -> str:
    named = quoted(enumerate_phrases(list(old), _("and")))
    return _("I don't find <b>{things}</b> in your profile. This is where it is changed:").format(things=named)


def _no() -> Button:
    return Button(label=_("No"), data=COMMAND.payload("unsay", KEEP))


def _yes_rows(found: Sequence[tuple[str, str]]) -> Rows:
    if len(found) == 1:
        yes = Button(label=_("Yes, take it out"), data=unsay(*found[0]))
        return asking(yes, _no())
    return tuple(
        (Button(label=_("Yes, take out: {thing}").format(thing=say_stored(phrase)[:24]), data=unsay(name, phrase)),)
        for name, phrase in found[:_MOST_OFFERED]
    )


def _named(phrases: Sequence[str], said: Sequence[str]) -> tuple[str, ...]:
    """Return those phrases that share a word with what was said."""
    words = {stem(word) for each in said for word in words_of(each)}
    return tuple(phrase for phrase in phrases if _telling(phrase) & words)


def _telling(phrase: str) -> set[str]:
    return {stem(word) for word in words_of(phrase) if word not in _HOLLOW}


_HOLLOW = frozenset("a an the my of in on at to and or bad have has with i is are not no".split())
