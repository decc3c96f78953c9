"""The profile as it is shown: what was told and what was learned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.core.activities import activity_phrase
from bot.core.buttons import COMMAND
from bot.core.inputs import Press
from bot.core.phrases import enumerate_phrases
from bot.core.replies import Button, Edit, Rows, Say, quoted
from bot.core.texts import _
from bot.dialogues.pauses import say_pause
from bot.dialogues.profile_words import say_draft
from bot.dialogues.turn import Outcome, Turn, acknowledged, in_place, look_up
from bot.services.profiles import ForgetLearned, Portrait, PreferPicturesAlike, ProfilePortrait

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

    def shown(portrait: Portrait) -> Outcome:
        if press.message_id is None:
            return Outcome()
        html, rows = _describe(turn, portrait)
        return Outcome([Edit(message_id=press.message_id, html=html, buttons=rows)])

    forgotten = _("Forgotten: I begin to learn anew from your next reactions.")
    return look_up(ProfilePortrait(), shown, replies=[acknowledged(press, forgotten)], changes=[ForgetLearned()])


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
    learned = _say_learned(portrait)
    parts += [learned] if learned else []
    if turn.user.called:
        parts.append(_("I call you {name}.").format(name=quoted(turn.user.called)))
    parts.append(say_pause(turn.user, turn.now))
    rows: Rows = ((Button(label=_("Change something"), data=COMMAND.payload("profile", "change")),),)
    if portrait.told.age or portrait.told.gender:
        rows = (*rows, (_pictures_button(turn),))
    if learned:
        rows = (*rows, (Button(label=_("Forget what you learned"), data=COMMAND.payload("profile", "unlearn")),))
    return "\n\n".join(parts), rows


def _say_learned(portrait: Portrait) -> str:
    said = []
    if portrait.enjoyed:
        said.append(_("You seem to enjoy {things}.").format(things=_named(portrait.enjoyed)))
    if portrait.cared_less_for:
        said.append(_("You seem to care less for {things}.").format(things=_named(portrait.cared_less_for)))
    return " ".join(said)


def _named(activities: Sequence[str]) -> str:
    return quoted(enumerate_phrases([activity_phrase(word) for word in activities], _("and")))
