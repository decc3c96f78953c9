"""The router: which dialogue answers what a person does."""

from __future__ import annotations

from dataclasses import replace

from bot.core.inputs import (
    READ_LIMIT,
    Command,
    Edited,
    EmojiReaction,
    GroupMessage,
    Input,
    Location,
    Membership,
    Press,
    Text,
    UnsupportedMessage,
    is_own,
)
from bot.core.local_forms import say_number
from bot.core.profile_fields import Told
from bot.core.replies import Reply, Say
from bot.core.texts import _
from bot.dialogues import news, reminders
from bot.dialogues.asked import leave_as_it_is
from bot.dialogues.command_router import answer_command
from bot.dialogues.consent_again import ask_again_if_changed
from bot.dialogues.crisis_answer import Helpers, answer_crisis, answer_for_friend
from bot.dialogues.emoji_reactions import take_emoji
from bot.dialogues.first_talk import begin, onboarding, state_of, take
from bot.dialogues.group_chats import answer_elsewhere
from bot.dialogues.passed_on import say_passed_on
from bot.dialogues.press_router import answer_press
from bot.dialogues.refused import say_refused
from bot.dialogues.time_zones import answer_location
from bot.dialogues.turn import Outcome, Turn, acknowledged, look_up
from bot.dialogues.unsupported_messages import say_unsupported
from bot.dialogues.word_router import answer_words
from bot.language.crisis import sounds_like_crisis
from bot.services.consent import DeleteUser, NoteBlocked
from bot.services.pauses import Pause
from bot.services.profiles import StoredProfile
from bot.services.safeguarding import CountCrisis


def respond(turn: Turn) -> Outcome:
    """Return what comes of a turn; the present language is the person's."""
    given = turn.given
    if isinstance(given, GroupMessage):
        return Outcome(answer_elsewhere(given))
    if isinstance(given, Membership):
        return Outcome(changes=[NoteBlocked(given.blocked)])
    if isinstance(given, EmojiReaction):
        return take_emoji(turn, given) if turn.user.onboarded_at is not None and not turn.is_refused else Outcome()
    in_crisis = sounds_like_crisis(_words_of(given))
    if turn.is_refused:
        return _still_refused(turn, in_crisis)
    if in_crisis:
        return _answer_crisis(turn)
    outcome = news.before_the_first_answer(turn, _saying_what_was_read(_respond(turn), given))
    outcome = ask_again_if_changed(turn, outcome)
    if turn.user.blocked_at is None:
        return outcome
    return replace(outcome, changes=[NoteBlocked(False), *outcome.changes])


def ask_again(turn: Turn, trouble: str) -> list[Reply]:
    """Say what was in the way of an answer, and ask the present question again, if there is one.

    Args:
        turn: The present one.
        trouble: In Telegram's HTML.
    """
    state = state_of(turn)
    if state is None:
        return [Say(html=trouble)]
    return list(onboarding(turn).resume(state, turn.now, trouble).replies)


def _respond(turn: Turn) -> Outcome:
    given = turn.given
    if isinstance(given, Text | Location) and not is_own(given):
        return _passed_on(turn, given)
    match given:
        case Press():
            return answer_press(turn, given)
        case Command():
            return answer_command(turn, given)
        case Text():
            return _answer_words(turn, given)
        case Location():
            return answer_location(turn, given)
        case UnsupportedMessage():
            return _wordless(turn, given)
    return Outcome([Say(html=_("I read only new messages: what you changed there, please send it anew."))])


def _answer_words(turn: Turn, given: Text) -> Outcome:
    """Answer words; a yes or a no to the question that was asked last does what a tap would."""
    tapped = turn.asked.tapped(turn.language, given, turn.now) if turn.asked is not None else None
    if tapped is None:
        return answer_words(turn, given)
    if not tapped.data:
        return Outcome(leave_as_it_is())
    return answer_press(replace(turn, given=tapped), tapped)


def _answer_crisis(turn: Turn) -> Outcome:
    """Answer words that sound like a crisis; keep quiet after one's own, and change nothing for a friend's."""
    state = state_of(turn)
    zone = turn.user.time_zone or (state.draft.time_zone if state is not None else None)
    if not is_own(turn.given):
        return Outcome(answer_for_friend(zone))
    return Outcome(answer_crisis(zone, _helpers(turn)), [Pause(None, for_care=True), CountCrisis("crisis")])


def _helpers(turn: Turn) -> Helpers:
    return Helpers(turn.contact, bool(turn.settings.owners))


def _still_refused(turn: Turn, in_crisis: bool) -> Outcome:
    given = turn.given
    if in_crisis and is_own(given):
        return Outcome(answer_crisis(None, _helpers(turn), known=False), [CountCrisis("crisis"), DeleteUser()])
    if in_crisis:
        return Outcome(answer_for_friend(None), [DeleteUser()])
    text = say_refused(given.name if isinstance(given, Command) else None)
    first = [acknowledged(given)] if isinstance(given, Press) else []
    return Outcome([*first, Say(html=text)], [DeleteUser()])


def _passed_on(turn: Turn, given: Text | Location) -> Outcome:
    """Answer what somebody else wrote or shared: tastes in it may be noted with a tap, and nothing else."""
    state = state_of(turn)
    if state is None and turn.user.onboarded_at is None:
        return begin(turn)
    told = _tastes(turn, given)
    if turn.dialogue is None and told.fields:
        return look_up(StoredProfile(), lambda draft: take(turn, onboarding(turn).note(draft, told, turn.now)))
    text = say_passed_on(given.provenance)
    if state is not None:
        return Outcome(onboarding(turn).resume(state, turn.now, text).replies)
    return Outcome([Say(html=text)])


def _tastes(turn: Turn, given: Text | Location) -> Told:
    """Return the likes and dislikes in somebody else's words: the rest of it is about them."""
    if isinstance(given, Location):
        return Told()
    read = turn.language.read_profile(given.text)
    return Told(likes=read.likes, dislikes=read.dislikes)


def _wordless(turn: Turn, given: UnsupportedMessage) -> Outcome:
    if turn.user.onboarded_at is not None and given.photo and is_own(given):
        taken = reminders.hear_photo(turn, given.photo, given.caption)
        if taken is not None:
            return taken
    trouble, state = say_unsupported(given.kind), state_of(turn)
    if state is None:
        return Outcome([Say(html=trouble + " " + _("Tell me in words what you are in the mood for, or see /help."))])
    return Outcome(onboarding(turn).resume(state, turn.now, trouble).replies)


def _words_of(given: Input) -> str:
    """Return all that somebody wrote, however they sent it."""
    match given:
        case Text():
            return f"{given.text} {given.beyond}".strip()
        case Edited():
            return given.text
        case UnsupportedMessage():
            return given.caption
        case Command():
            return f"{given.name} {given.argument}"
    return ""


def _saying_what_was_read(outcome: Outcome, given: Input) -> Outcome:
    """Return an outcome whose first words say so if a text was cut."""
    if not isinstance(given, Text) or not given.beyond:
        return outcome
    note = _("That was a lot to tell! I read the first {n} characters of it.").format(n=say_number(READ_LIMIT))
    return outcome.beginning(note)
