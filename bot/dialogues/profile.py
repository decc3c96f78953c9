"""The profile as it is shown: what was told and what was learned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.core.activities import activity_label
from bot.core.buttons import COMMAND
from bot.core.inputs import Press
from bot.core.local_forms import within_sentence
from bot.core.phrases import enumerate_phrases
from bot.core.replies import Button, Edit, Rows, Say, quoted
from bot.core.texts import _
from bot.dialogues.held_back import say_held_back
from bot.dialogues.pauses import say_pause
from bot.dialogues.profile_words import say_draft
from bot.dialogues.turn import Outcome, Turn, acknowledged, in_place, look_up
from bot.services.base import Change
from bot.services.profiles import ForgetLearned, Portrait, PreferPicturesAlike, ProfilePortrait, WantOnlyTold
from recommender.policies.learned_tastes import LearnedTaste

ALIKE, ANYBODY = "alike", "anybody"
"""Of the buttons that say whom pictures rather show."""


def show_profile(turn: Turn) -> Outcome:
    """Say what is known of a person."""

    def shown(portrait: Portrait) -> Outcome:
        html, rows = _describe(turn, portrait)
        return Outcome([Say(html=html, buttons=rows)])

    return look_up(ProfilePortrait(), shown)


def unlearn(turn: Turn, press: Press) -> Outcome:
    """Forget what reactions taught; what was told stays."""
    return _change(turn, press, ForgetLearned(), _("Forgotten: I begin to learn anew from your next reactions."))


def set_only_told(turn: Turn, press: Press, only_told: bool) -> Outcome:
    """Try nothing out that was not told, or do so again."""
    done = _("From now on only what you told me of.") if only_told else _("I try something new now and then again.")
    return _change(turn, press, WantOnlyTold(only_told), done)


def _change(turn: Turn, press: Press, change: Change, done: str) -> Outcome:
    """Change something and show the profile as it is then."""

    def shown(portrait: Portrait) -> Outcome:
        if press.message_id is None:
            return Outcome()
        html, rows = _describe(turn, portrait)
        return Outcome([Edit(message_id=press.message_id, html=html, buttons=rows)])

    return look_up(ProfilePortrait(), shown, replies=[acknowledged(press, done)], changes=[change])


def choose_pictures(turn: Turn, press: Press, *, alike: bool) -> Outcome:
    """Prefer pictures of people like the person, or no longer, and show the profile."""
    after = replace(turn, user=replace(turn.user, pictures_alike=alike))

    def shown(portrait: Portrait) -> Outcome:
        html, rows = _describe(after, portrait)
        return Outcome([in_place(press, html, rows)])

    said = _("I prefer pictures of people like you.") if alike else _("Pictures may show anybody.")
    return look_up(ProfilePortrait(), shown, replies=[acknowledged(press, said)], changes=[PreferPicturesAlike(alike)])


def _pictures_button(turn: Turn) -> Button:
    """Return the button that says whom pictures would rather show after a tap."""
    if turn.user.pictures_alike:
        return Button(label=_("Pictures of anybody"), data=COMMAND.payload("profile", ANYBODY))
    return Button(label=_("Pictures of people like me"), data=COMMAND.payload("profile", ALIKE))


def _describe(turn: Turn, portrait: Portrait) -> tuple[str, Rows]:
    parts = [say_draft(portrait.told, turn.now)]
    if portrait.ruled_out:
        parts.append(
            _("With what you asked me to keep in mind, I leave out {things}, although you like it.").format(
                things=quoted(enumerate_phrases(portrait.ruled_out, _("and")))
            )
        )
    parts += [held] if (held := say_held_back(turn, portrait.held_back)) else []
    parts += [_say_learned(portrait.learned)] if portrait.learned else []
    parts += [_("I send only what you told me of and try nothing out.")] if portrait.only_told else []
    if turn.user.called:
        parts.append(_("I call you {name}.").format(name=quoted(turn.user.called)))
    parts.append(say_pause(turn.user, turn.now))
    return "\n\n".join(parts), _rows(turn, portrait)


def _rows(turn: Turn, portrait: Portrait) -> Rows:
    rows = [(Button(label=_("Change something"), data=COMMAND.payload("profile", "change")),)]
    if portrait.told.age or portrait.told.gender:
        rows.append((_pictures_button(turn),))
    if portrait.learned:
        rows.append((Button(label=_("Forget what you learned"), data=COMMAND.payload("profile", "unlearn")),))
    if portrait.only_told:
        rows.append((Button(label=_("Try new things, too"), data=COMMAND.payload("profile", "try")),))
    elif portrait.told.likes:
        rows.append((Button(label=_("Only what I told you"), data=COMMAND.payload("profile", "told")),))
    return tuple(rows)


def _say_learned(learned: Sequence[LearnedTaste]) -> str:
    enjoyed = [taste for taste in learned if taste.is_enjoyed]
    less = [taste for taste in learned if not taste.is_enjoyed]
    said = [_("You seem to enjoy {things}.").format(things=_named(enjoyed))] if enjoyed else []
    said += [_("You seem to care less for {things}.").format(things=_named(less))] if less else []
    return " ".join(said)


def _named(tastes: Sequence[LearnedTaste]) -> str:
    return quoted(enumerate_phrases([_with_sureness(taste) for taste in tastes], _("and")))


def _with_sureness(taste: LearnedTaste) -> str:
    named = within_sentence(activity_label(taste.activity))
    numbers = {"activity": named, "well": taste.well, "answers": taste.answers}
    if taste.is_sure:
        return _("{activity} (quite sure: {well} of {answers} went well)").format(**numbers)
    return _("{activity} (not sure yet: {well} of {answers} went well)").format(**numbers)
