"""The onboarding: a pure reducer ``(state, input, now) -> (state, changes, replies)``.

::

    welcome --agree--> [model] --> question 1 .. 9 --> confirm --yes--> (profile stored, first nudge asked for)
       |                            ^   |  back, skip     |
       no                           +---+                 +-- change --> question n --> confirm

Whatever is told in free text on the way is filled in, shown, and no longer asked. ``model`` is asked where a
chat model is configured. Buttons carry the number of the turn in which their question was asked. A press from
an earlier turn is stale and a second press of the same button too: both are recognised from the state alone.
Choosing among several says whether to choose or to take back, so that doing it twice does it once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.core.buttons import parts_of
from bot.core.inputs import Location, Press, Text
from bot.core.profile_fields import Draft, Told
from bot.core.replies import Acknowledge, Edit, EditButtons, Reply, Say
from bot.core.texts import _
from bot.dialogues.onboarding.answers import OnboardingAnswers
from bot.dialogues.onboarding.first_idea import TRY
from bot.dialogues.onboarding.question import Understood
from bot.dialogues.onboarding.settled_messages import has_moved_on, state_after, without_key
from bot.dialogues.onboarding.state import CHANGE, CONFIRM, MODEL, WELCOME, OnboardingState, OnboardingStep
from bot.dialogues.onboarding.view import REST
from bot.dialogues.profile_words import ask_to_take_out, merge_told, say_told
from bot.language.base import Meaning


@dataclass(frozen=True)
class Onboarding(OnboardingAnswers):
    """The reducer: what each input leads to from each state."""

    def begin(self, now: datetime, link: str | None = None, friend: str | None = None) -> OnboardingStep:
        """Greet a person we don't know: what this is, what is stored, and whether they agree."""
        state = OnboardingState(turn=1, link=link, friend=friend)
        return OnboardingStep(state, replies=[self.question_of(state, now)])

    def revise(self, draft: Draft, now: datetime, step: str = CHANGE) -> OnboardingStep:
        """Let a person change what is stored about them: anything, or one thing, which is then stored at once."""
        state = OnboardingState(
            step=step, turn=1, draft=draft, reviewing=True, revising=True, single=step not in (CHANGE, CONFIRM)
        )
        return OnboardingStep(state, replies=[self.question_of(state, now)])

    def note(self, draft: Draft, told: Told, now: datetime, turn: int = 1) -> OnboardingStep:
        """Ask whether something that a known person said about themselves is to be stored.

        Args:
            draft: What is stored of them.
            told: What they said.
            now: Aware.
            turn: Of the question, so that the buttons of an earlier one are known for what they are.
        """
        state = OnboardingState(
            step=CONFIRM, turn=turn, draft=merge_told(draft, told), reviewing=True, revising=True, told=told
        )
        html = _("Shall I note this about you?") + f"\n\n{say_told(told, now)}"
        html = f"{ask_to_take_out(told.gone)}\n\n{html}" if told.gone else html
        return OnboardingStep(state, replies=[Say(html=html, buttons=self.view.buttons(state), question=True)])

    def step(self, state: OnboardingState, given: Text | Press | Location, now: datetime) -> OnboardingStep:
        """Take an answer to the present question."""
        asked = state.model_copy(update={"shown": None})
        match given:
            case Press():
                done = self._press(asked, given, now)
            case Location():
                done = self.hear_place(asked, given, now)
            case Text():
                done = self.hear_words(asked, given, now)
        return without_key(state, self._settled(state, given, done, now))

    def _settled(
        self, state: OnboardingState, given: Text | Press | Location, done: OnboardingStep, now: datetime
    ) -> OnboardingStep:
        """Settle the message of a question that was answered otherwise than by its own buttons."""
        if state.shown is None:
            return done
        if done.state is not None and done.state.turn == state.turn:
            return replace(done, state=done.state.model_copy(update={"shown": state.shown}))
        if isinstance(given, Press):
            other = [] if given.message_id == state.shown else [EditButtons(message_id=state.shown)]
            return replace(done, replies=[*done.replies[:1], *other, *done.replies[1:]])
        if not has_moved_on(state, done):
            return replace(done, replies=[EditButtons(message_id=state.shown), *done.replies])
        plain = given.text.casefold().strip(" .!") if isinstance(given, Text) else ""
        html = self.view.settled(state, state_after(state, done), self._pressed_by(plain), now)
        return replace(done, replies=[Edit(message_id=state.shown, html=html), *done.replies])

    def _pressed_by(self, plain: str) -> str:
        """Return what a button would have sent that says the same as short words."""
        known = {Meaning.YES: "yes", Meaning.RESTART: "restart", Meaning.BACK: "back"}
        return next((what for meaning, what in known.items() if self.language.says(meaning, plain)), plain)

    def _press(self, state: OnboardingState, press: Press, now: datetime) -> OnboardingStep:
        turn, what = parts_of(press.data)
        if turn != str(state.turn):
            # a question asked again has its number moved on too: whether it was answered is not known from that alone
            text = _("We have moved on; the current question is below.")
            return OnboardingStep(state, replies=[Acknowledge(query_id=press.query_id, text=text)])
        done = self._pressed(state, what, press, now)
        told: list[Reply] = [Acknowledge(query_id=press.query_id)]
        if has_moved_on(state, done) and press.message_id is not None:
            html = self.view.settled(state, state_after(state, done), what, now)
            told.append(Edit(message_id=press.message_id, html=html))
        elif press.message_id is not None and done.state is not None and done.state.turn != state.turn:
            told.append(EditButtons(message_id=press.message_id))
        return replace(done, replies=[*told, *done.replies])

    def _pressed(self, state: OnboardingState, what: str, press: Press, now: datetime) -> OnboardingStep:
        if state.young is not None:
            return self.refuse() if what == "yes" else self.ask_age_again(state, now)
        if state.step == WELCOME:
            return self.agree(state, now) if what == "yes" else self.decline()
        if state.step == MODEL:
            return self.answer_model(state, what == "yes", now)
        if state.step == CONFIRM:
            return self.finish(state) if what == "yes" else self.go_to(state, state.draft, CHANGE, now)
        if state.step == CHANGE:
            if what in {question.name for question in self.view.questions}:
                return self.go_to(state.model_copy(update={"single": state.revising}), state.draft, what, now)
            return self.leave_unchanged(state) if state.revising else self.go_to(state, state.draft, CONFIRM, now)
        if what == "restart":
            return self.start_over(state, now)
        if what == "back":
            return self.go_back(state, now)
        if what == TRY:
            return self.try_one(state, press.message_id)
        question = self.view.question(state.step)
        if what == REST and self.view.can_leave_rest(state):
            return self.go_on(state.model_copy(update={"brief": True}), state.draft, now)
        if what == "skip" and question.optional:
            return self.go_on(state, question.clear(state.draft), now)
        if what == "done":
            return self.finish_choosing(state, question, now)
        sign, index = what[:1], what[1:]
        if sign not in ("+", "-") or not index.isascii() or not index.isdecimal():
            return OnboardingStep(state)
        if int(index) not in {option.index for option in question.options(state.draft)}:
            return OnboardingStep(state)
        heard = question.choose(state.draft, int(index), sign == "+")
        if isinstance(heard, Understood) and not heard.settled and question.several:
            chosen = state.model_copy(update={"draft": heard.draft})
            same = heard.draft == state.draft or press.message_id is None
            chosen, changes = self.save(chosen, question)
            return OnboardingStep(
                chosen,
                changes,
                replies=[]
                if same
                else [EditButtons(message_id=press.message_id or 0, buttons=self.view.buttons(chosen))],
            )
        return self.take_heard(state, heard, now)
