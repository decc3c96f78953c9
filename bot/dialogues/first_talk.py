"""The first talk, and what is noted later as it is, within a turn: its state, and what its steps lead to."""

from __future__ import annotations

from dataclasses import replace

from pydantic import ValidationError

from bot.core.inputs import Command, Press, Text
from bot.core.profile_fields import Draft, Told
from bot.core.reactions import ReactionKind
from bot.core.replies import Say
from bot.core.texts import _, speaking
from bot.dialogues import speech
from bot.dialogues.asked import yes_or_no
from bot.dialogues.friends import open_idea
from bot.dialogues.limit_ends import ends_of
from bot.dialogues.onboarding.asides import is_no_answer
from bot.dialogues.onboarding.first_idea import may_try
from bot.dialogues.onboarding.reducer import Onboarding
from bot.dialogues.onboarding.state import CHANGE, CONFIRM, WELCOME, OnboardingState, OnboardingStep
from bot.dialogues.onboarding.state import NAME as ONBOARDING
from bot.dialogues.profile_words import add_told, merge_told
from bot.dialogues.turn import Outcome, Turn, acknowledged, look_up
from bot.services.base import Change, Effect
from bot.services.nudges import AskForNudge
from bot.services.open_dialogues import EndDialogue, KeepDialogue
from bot.services.pauses import Resume
from bot.services.profiles import NoteLimitEnds, StoredProfile, StoreProfile


def onboarding(turn: Turn) -> Onboarding:
    """Return the first talk as this bot and this language have it."""
    return Onboarding(turn.settings.minimum_age, turn.settings.chat_model, turn.language, turn.own)


def state_of(turn: Turn) -> OnboardingState | None:
    """Return where the first talk, or a change of the profile, stands; ``None`` if there is none."""
    if turn.dialogue is None or turn.dialogue.name != ONBOARDING:
        return None
    try:
        return OnboardingState.model_validate_json(turn.dialogue.state)
    except ValidationError:  # of a version that is no longer spoken: begin again rather than stand still
        return None


def begin(turn: Turn, link: str | None = None, friend: str | None = None) -> Outcome:
    """Greet a stranger, and own up to it first if their language is not spoken.

    Args:
        turn: The present one.
        link: What the link said through which they came.
        friend: Token of the card through which they came.
    """
    begun = take(turn, onboarding(turn).begin(turn.now, link, friend))
    return begun.after([Say(html=speech.say_languages())]) if speech.is_foreign(turn) else begun


def take(turn: Turn, step: OnboardingStep) -> Outcome:
    """Return what a step of the onboarding leads to, its state stored with it."""
    if turn.user.onboarded_at is None:
        step = _with_limit_ends(turn, step)
    kept: Change = EndDialogue()
    if step.state is not None:
        kept = KeepDialogue(ONBOARDING, step.state.model_dump_json())
    before = state_of(turn)
    if step.state is None and before is not None and before.friend is not None and _is_over(step):
        return _with_the_friends_idea(step, kept, before.friend)
    replies = list(step.replies)
    if turn.user.paused_at is not None and any(isinstance(change, AskForNudge) for change in step.changes):
        replies.append(Say(html=_("Besides this one I keep quiet until you say /resume.")))
    return Outcome(replies, [kept, *step.changes])


def _with_limit_ends(turn: Turn, step: OnboardingStep) -> OnboardingStep:
    """Let limits that were told with their end in the first talk hold until then."""
    drafts = [change.draft for change in step.changes if isinstance(change, StoreProfile)]
    ends = ends_of(turn, drafts[-1].limits) if drafts else {}
    return replace(step, changes=[*step.changes, NoteLimitEnds(ends)]) if ends else step


def _is_over(step: OnboardingStep) -> bool:
    return any(isinstance(change, AskForNudge) for change in step.changes)


def _with_the_friends_idea(step: OnboardingStep, kept: Change, token: str) -> Outcome:
    """Return the end of the first talk with what a friend passed on as the first idea, if that still is there."""
    own = [change for change in step.changes if isinstance(change, AskForNudge)]
    others = [change for change in step.changes if change not in own]
    return Outcome(step.replies, [kept, *others]).followed_by(open_idea(token, Outcome(changes=own)))


def revise(turn: Turn, press: Press, step: str) -> Outcome:
    """Ask a question of the first talk anew, because of a tap below the profile or the schedule."""
    return look_up(
        StoredProfile(),
        lambda draft: take(turn, onboarding(turn).revise(draft, turn.now, step)),
        replies=[acknowledged(press)],
        effects=frozenset({Effect.ENCODE_SOON}),
    )


def note_told(turn: Turn, state: OnboardingState | None, draft: Draft, told: Told) -> Outcome:
    """Ask whether something is to be stored, together with what waits for a yes already."""
    waiting = state.told if state is not None else None
    both = told if waiting is None else add_told(waiting, told)
    number = state.turn + 1 if state is not None else 1
    return take(turn, onboarding(turn).note(draft, both, turn.now, number))


def command_in_first_talk(turn: Turn, state: OnboardingState, command: Command) -> Outcome:
    """Keep to the first talk: most commands wait until it is over."""
    if command.name == "nudge" and may_try(state):
        return take(turn, onboarding(turn).try_one(state, state.shown))
    first = _("Let us finish this first, it is only a few more taps.") if command.name != "start" else ""
    if first and state.step == WELCOME:
        first = _("I need your yes first:")
    changes: list[Change] = []
    if command.name == "resume" and turn.user.paused_at is not None:
        changes.append(Resume())
        first = _("Good to be back. This is where we were:")
    asked = take(turn, onboarding(turn).resume(state, turn.now, first, restart=command.name == "start"))
    return replace(asked, changes=[*changes, *asked.changes])


_SAYS_HOW_IT_WAS = frozenset({ReactionKind.DID_IT, ReactionKind.LIKE, ReactionKind.NOT_FOR_ME})


def asked_again_after(turn: Turn, reacted: Outcome, what: str) -> Outcome:
    """Ask who had a first idea before the questions again where they stopped, once they said how it was.

    Args:
        turn: The present one.
        reacted: What came of the tap below the idea.
        what: What that said.
    """
    state = state_of(turn)
    if state is None or turn.user.onboarded_at is not None or what not in _SAYS_HOW_IT_WAS:
        return reacted
    return reacted.followed_by(take(turn, onboarding(turn).resume(state, turn.now, _("Back to my question:"))))


def press_in_first_talk(turn: Turn, press: Press) -> Outcome:
    """Take a tap below a question of the first talk."""
    state = state_of(turn)
    if state is not None and state.told is not None:
        return _press_note(turn, state, state.told, press)
    if state is not None:
        return take(turn, onboarding(turn).step(state, press, turn.now))
    over = _("That question is already answered.")
    if turn.user.onboarded_at is None:
        over = _("That talk is over. /start begins a new one.")
    return Outcome([acknowledged(press, over)])


def _press_note(turn: Turn, state: OnboardingState, told: Told, press: Press) -> Outcome:
    """Take a tap below the question whether to note something; meanwhile more may have been stored."""

    def pressed(draft: Draft) -> Outcome:
        present = state.model_copy(update={"draft": merge_told(draft, told)})
        return take(turn, onboarding(turn).step(present, press, turn.now))

    return look_up(StoredProfile(), pressed)


def is_beside(turn: Turn, state: OnboardingState, given: Text, fields: frozenset[str]) -> bool:
    """Whether words have nothing to do with the change of the profile that was left open."""
    if not state.revising:
        return False
    if state.step not in (CONFIRM, CHANGE):
        return state.single and state.step not in fields and is_no_answer(state.step, given)
    answer = yes_or_no(turn.language, given.text)
    return answer is None if state.told is not None else answer != "yes" and not fields


def in_new_language(turn: Turn, chosen: Outcome, code: str) -> Outcome:
    """Return the choice of a language, and the present question again, if there is one."""
    state = state_of(turn)
    if state is None:
        return chosen
    with speaking(code):
        again = onboarding(turn).resume(state, turn.now).replies
    return replace(chosen, replies=[*chosen.replies, *again])
