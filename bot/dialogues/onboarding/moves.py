"""Where the first talk goes next: the question that follows, the summary, the end.

What was answered is read in :mod:`bot.dialogues.onboarding.answers`, and every input begins in
:mod:`bot.dialogues.onboarding.reducer`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.core.own_texts import AS_SHIPPED, OwnTexts
from bot.core.profile_fields import Draft
from bot.core.replies import Say, quoted
from bot.core.texts import _
from bot.dialogues.onboarding.first_idea import may_try, send_first_idea
from bot.dialogues.onboarding.question import Question
from bot.dialogues.onboarding.settled_messages import strip_buttons
from bot.dialogues.onboarding.state import (
    CHANGE,
    CONFIRM,
    MODEL,
    REFUSAL_LASTS,
    OnboardingState,
    OnboardingStep,
)
from bot.dialogues.onboarding.view import OnboardingView
from bot.language import registry as languages
from bot.language.base import Language
from bot.services.base import Change
from bot.services.consent import AgreeToModel, DeleteUser, GiveConsent, RefuseForAge
from bot.services.nudges import AskForNudge
from bot.services.profiles import StoreProfile
from bot.services.trials import OfferTrial

AGE = "age"
"""The question for it."""


@dataclass(frozen=True)
class OnboardingMoves:
    """The moves from one state to the next, whoever asks for them.

    Attributes:
        minimum_age: In years; below it people are kindly refused.
        chat_model: Name of the chat model that may read free text if the person agrees, ``None`` for none.
        language: How answers are read.
        own: What operators wrote in place of the texts that ship.
    """

    minimum_age: int
    chat_model: str | None = None
    language: Language = field(default_factory=languages.get)
    own: OwnTexts = AS_SHIPPED

    def resume(
        self, state: OnboardingState, now: datetime, first: str = "", *, restart: bool = False
    ) -> OnboardingStep:
        """Ask the present question again, for somebody who comes back.

        Args:
            state: Where they stand.
            now: Aware.
            first: To be said before the question, in Telegram's HTML.
            restart: Offer to start over.
        """
        words = self.view.words(state, now)
        html = f"{first}\n\n{words}" if first else words
        asked = Say(html=html, buttons=self.view.buttons(state, restart=restart), question=True)
        return OnboardingStep(state, replies=[*strip_buttons(state), asked])

    def try_one(self, state: OnboardingState, shown: int | None) -> OnboardingStep:
        """Send a first idea to who wants one before the questions; nothing happens where it is too early or late.

        Args:
            state: Where they stand.
            shown: The message that asks the present question, if it is known.
        """
        if not may_try(state):
            return OnboardingStep(state)
        tried = state.model_copy(update={"tried": True})
        return send_first_idea(tried, shown, self.view.buttons(tried))

    def refuse(self) -> OnboardingStep:
        """Part from somebody who is too young."""
        text = _(
            "Offscreen is for people of {age} and older, so this is where we part for now. "
            "I have stored none of your answers, only a mark that nobody can read, so that another age does not help "
            "for {days} days. /help and /privacy still answer. Somewhere out there is something better than a screen!"
        )
        html = text.format(age=self.minimum_age, days=REFUSAL_LASTS.days)
        return OnboardingStep(None, [RefuseForAge(REFUSAL_LASTS)], [Say(html=html)])

    def ask_age_again(self, state: OnboardingState, now: datetime) -> OnboardingStep:
        """Ask for the age again, after it was misunderstood."""
        return self.go_to(state.model_copy(update={"young": None}), state.draft, AGE, now)

    def agree(self, state: OnboardingState, now: datetime) -> OnboardingStep:
        """Begin with the questions once somebody agreed; the first one may be about a chat model."""
        step = MODEL if self.chat_model is not None else self.view.questions[0].name
        return replace(self.go_to(state, state.draft, step, now), changes=[GiveConsent(self.own.consent_version)])

    def decline(self) -> OnboardingStep:
        """Forget whoever does not agree."""
        text = _("That is fine. Nothing is stored. If you change your mind: /start")
        return OnboardingStep(None, [DeleteUser()], [Say(html=text)])

    def answer_model(self, state: OnboardingState, agreed: bool, now: datetime) -> OnboardingStep:
        """Begin with the questions once it is known whether a chat model may read."""
        asked = self.go_to(state, state.draft, self.view.questions[0].name, now)
        return replace(asked, changes=[AgreeToModel(agreed)])

    def go_on(self, state: OnboardingState, draft: Draft, now: datetime) -> OnboardingStep:
        """Go on after an answer: to the next question, the summary, or the end where one thing was changed."""
        if state.single:
            return self.finish(state.model_copy(update={"draft": draft}))
        return self.go_to(state, draft, self.next_step(state.model_copy(update={"draft": draft})), now)

    def finish(self, state: OnboardingState) -> OnboardingStep:
        """End with what was told stored."""
        if state.revising:
            saved = _("Saved. /nudge shows the difference.") if not state.single else _("Saved.")
            if state.single:
                question = self.view.question(state.step)
                answer = question.say(state.draft)
                saved = f"{saved} <b>{quoted(answer[:1].upper() + answer[1:])}</b>" if answer else saved
            return OnboardingStep(None, [StoreProfile(state.draft)], [Say(html=saved)])
        text = _(
            "All set. I'll write at your screen-time moments, at most twice a day. "
            "/nudge gives you one whenever you like, and you can simply tell me what you are in the mood for. "
            "/help says what else I can do.\n\nHere is a first one:"
        )
        offers = [] if state.link is None else [OfferTrial(state.link)]
        return OnboardingStep(None, [StoreProfile(state.draft), AskForNudge(), *offers], [Say(html=text)])

    def save(self, state: OnboardingState, question: Question) -> tuple[OnboardingState, list[Change]]:
        """Store at once what somebody we know changes, so that it is not lost if they stop here."""
        whole = question.optional or question.say(state.draft)
        if not (state.single and state.revising and whole and state.draft.time_zone):
            return state, []
        return state.model_copy(update={"saved": True}), [StoreProfile(state.draft)]

    def leave_unchanged(self, state: OnboardingState) -> OnboardingStep:
        """End without a change."""
        return OnboardingStep(None, replies=[Say(html=_("Saved.") if state.saved else _("All stays as it is."))])

    def go_to(self, state: OnboardingState, draft: Draft, step: str, now: datetime, first: str = "") -> OnboardingStep:
        """Ask another question, or show the summary."""
        following = state.model_copy(
            update={
                "draft": draft,
                "step": step,
                "turn": state.turn + 1,
                "reviewing": state.reviewing or step == CONFIRM,
            }
        )
        return self.resume(following, now, first)

    def go_back(self, state: OnboardingState, now: datetime) -> OnboardingStep:
        """Ask the question before."""
        if state.single:
            return self.leave_unchanged(state)
        names = [question.name for question in self.view.questions]
        step = CHANGE if state.reviewing else names[max(names.index(state.step) - 1, 0)]
        return self.go_to(state, state.draft, step, now)

    def start_over(self, state: OnboardingState, now: datetime) -> OnboardingStep:
        """Ask all questions anew."""
        if state.revising:
            return self.go_to(state, state.draft, CHANGE, now)
        kept = {"sharing": state.sharing, "link": state.link, "tried": state.tried, "friend": state.friend}
        fresh = OnboardingState(turn=state.turn).model_copy(update=kept)
        return self.go_to(fresh, Draft(), self.view.questions[0].name, now)

    def ask_again(self, state: OnboardingState, trouble: str) -> OnboardingStep:
        """Say what was wrong with an answer, below the same buttons."""
        asked = state.model_copy(update={"turn": state.turn + 1})
        return OnboardingStep(asked, replies=[Say(html=trouble, buttons=self.view.buttons(asked), question=True)])

    def next_step(self, state: OnboardingState) -> str:
        """Return the step that follows an answer."""
        if state.reviewing:
            return CONFIRM
        if state.brief:
            return next(iter(self.view.still_needed(state.draft)), CONFIRM)
        names = [question.name for question in self.view.questions]
        left = [name for name in names[names.index(state.step) + 1 :] if name not in state.filled]
        return left[0] if left else CONFIRM

    def question_of(self, state: OnboardingState, now: datetime) -> Say:
        """Return the present question with its buttons."""
        return Say(html=self.view.words(state, now), buttons=self.view.buttons(state), question=True)

    @property
    def view(self) -> OnboardingView:
        """How questions look."""
        return OnboardingView(self.minimum_age, self.chat_model, self.language, self.own)
