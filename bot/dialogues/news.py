"""What is new in what is worked out about people: told once to everybody who agreed to an earlier version of it."""

from __future__ import annotations

from bot.core.activities import activity_phrase
from bot.core.buttons import COMMAND, SCHEDULE
from bot.core.commands import works_always
from bot.core.inputs import Command, Input, Press, Text
from bot.core.phrases import enumerate_phrases
from bot.core.profile_fields import Draft
from bot.core.replies import Button, Say, quoted
from bot.core.texts import _
from bot.dialogues.left_out import left_out, say_not_followed
from bot.dialogues.turn import Outcome, Turn, look_up
from bot.dialogues.whereabouts import SIGN
from bot.services.consent import NoteInformed
from bot.services.profiles import StoredProfile
from bot.storage.models import INFORMED
from recommender import Profile
from recommender.dislikes import disliked


def before_the_first_answer(turn: Turn, outcome: Outcome) -> Outcome:
    """Return an outcome with the news before it, for whoever has not been told yet."""
    if turn.user.informed >= INFORMED or not can_listen(turn):
        return outcome

    def tell(draft: Draft) -> Outcome:
        row = (
            Button(label=_("Change something"), data=COMMAND.payload("profile", "change")),
            Button(label=_("Where I am then"), data=SCHEDULE.payload(SIGN)),
        )
        return outcome.after([Say(html=say_news(draft), buttons=(row,))])

    return look_up(StoredProfile(), tell, changes=[NoteInformed()])


def say_news(draft: Draft) -> str:
    """Return what is worked out newly from what was told, and what is left out for it, in Telegram's HTML."""
    parts = [
        _(
            "<b>New since we last spoke:</b> from what you told me I also work out where you probably are, how much "
            "time you have, and what your limits and dislikes rule out. /privacy says what I store."
        )
    ]
    if things := left_out_in_all(draft):
        said = quoted(enumerate_phrases(things, _("and")))
        parts.append(_("So I leave out: <b>{things}</b>. If that is wrong, please correct it.").format(things=said))
    return "\n\n".join(filter(None, [*parts, say_not_followed(draft.limits)]))


def left_out_in_all(draft: Draft) -> list[str]:
    """Return what is left out because of limits and dislikes, in words, each thing once."""
    known = disliked(tuple(draft.dislikes)).activities
    about = [activity_phrase(name) for name in sorted(known)]
    unknown = [phrase for phrase in draft.dislikes if not disliked((phrase,)).activities]
    return list(dict.fromkeys([*left_out(Profile(draft.attributes(), draft.likes)), *about, *unknown]))


def can_listen(turn: Turn) -> bool:
    """Whether somebody we know does something of their own and is not in the middle of anything."""
    return turn.user.onboarded_at is not None and turn.dialogue is None and _is_answered(turn.given)


def _is_answered(given: Input) -> bool:
    match given:
        case Command():
            return not works_always(given.name)
        case Press():
            return not given.data.startswith(COMMAND.sign + ":")
    return isinstance(given, Text)
