"""The profile as it is shown: what was told and what was learned."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.activities import activity_phrase
from bot.core.buttons import COMMAND
from bot.core.inputs import Press
from bot.core.phrases import enumerate_phrases
from bot.core.replies import Button, Edit, Rows, Say, quoted
from bot.core.texts import _
from bot.dialogues.pauses import say_pause
from bot.dialogues.profile_words import say_draft
from bot.dialogues.turn import Outcome, Turn, acknowledged, look_up
from bot.services.profiles import ForgetLearned, Portrait, ProfilePortrait


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
