"""What becomes of a question's message once it is answered: its buttons, and the key that shares a place."""

from __future__ import annotations

from dataclasses import replace

from bot.core.replies import Acknowledge, EditButtons, Reply, Say, quoted
from bot.core.texts import _
from bot.dialogues.onboarding.state import OnboardingState, OnboardingStep
from bot.services.profiles import StoreProfile


def has_moved_on(before: OnboardingState, done: OnboardingStep) -> bool:
    """Whether another question is asked than before, or none any more."""
    after = done.state
    if after is None:
        return True
    return after.turn != before.turn and (after.step, after.young) != (before.step, before.young)


def state_after(before: OnboardingState, done: OnboardingStep) -> OnboardingState:
    """Return the state in which what was answered stands, also where the conversation is over."""
    draft = next((change.draft for change in done.changes if isinstance(change, StoreProfile)), before.draft)
    return done.state or before.model_copy(update={"draft": draft})


def strip_buttons(state: OnboardingState) -> list[Reply]:
    """Take the buttons from the message in which the question was asked before."""
    return [EditButtons(message_id=state.shown)] if state.shown is not None else []


def without_key(before: OnboardingState, done: OnboardingStep) -> OnboardingStep:
    """Take the key that shares a place away once the question is settled."""
    if not before.sharing or (done.state is not None and done.state.step == before.step):
        return done
    state = done.state.model_copy(update={"sharing": False}) if done.state is not None else None
    place = (done.state or before).draft.place
    changed = place != before.draft.place and place is not None
    html = (
        _("Time zone noted: {place}.").format(place=quoted(place or ""))
        if changed
        else _("All right, without your place.")
    )
    first = [reply for reply in done.replies[:1] if isinstance(reply, Acknowledge)]  # a tap must not spin meanwhile
    rest = done.replies[len(first) :]
    return replace(done, state=state, replies=[*first, Say(html=html, keyboard="remove"), *rest])
