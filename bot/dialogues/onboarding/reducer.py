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

from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.core.buttons import parts_of
from bot.core.inputs import Location, Press, Text
from bot.core.profile_fields import Draft, Told
from bot.core.replies import Acknowledge, Edit, EditButtons, Reply, Say, quoted
from bot.core.texts import _
from bot.dialogues.left_out import say_not_followed
from bot.dialogues.onboarding.asides import OPEN, answer_aside
from bot.dialogues.onboarding.corrections import days_left, names_things_alone
from bot.dialogues.onboarding.first_idea import TRY, may_try, send_first_idea
from bot.dialogues.onboarding.place_question import PlaceQuestion
from bot.dialogues.onboarding.question import AnswerRefused, Heard, Question, TooYoung, Understood, WantsToShare
from bot.dialogues.onboarding.questions import say_unread
from bot.dialogues.onboarding.settled_messages import has_moved_on, state_after, strip_buttons, without_key
from bot.dialogues.onboarding.state import (
    CHANGE,
    CONFIRM,
    MODEL,
    REFUSAL_LASTS,
    WELCOME,
    OnboardingState,
    OnboardingStep,
)
from bot.dialogues.onboarding.view import REST, OnboardingView
from bot.dialogues.profile_words import merge_told, say_told
from bot.language import registry as languages
from bot.language.base import Language, Meaning
from bot.services.base import Change
from bot.services.consent import AgreeToModel, DeleteUser, GiveConsent, RefuseForAge
from bot.services.nudges import AskForNudge
from bot.services.profiles import StoreProfile
from bot.services.trials import OfferTrial

_ONE_WORD = ("gender", "occupation")
"""Questions that would take all of a sentence as their one answer."""

AGE = "age"
"""The question for it."""

A_WHOLE_SENTENCE = 3
"""Fields told at once by who would rather write than tap: what may be skipped is not asked of them."""


@dataclass(frozen=True)
class Onboarding:
    """The reducer.

    Attributes:
        minimum_age: In years; below it people are kindly refused.
        chat_model: Name of the chat model that may read free text if the person agrees, ``None`` for none.
        language: How answers are read.
    """

    minimum_age: int
    chat_model: str | None = None
    language: Language = field(default_factory=languages.get)

    def begin(self, now: datetime, link: str | None = None, friend: str | None = None) -> OnboardingStep:
        """Greet a person we don't know: what this is, what is stored, and whether they agree."""
        state = OnboardingState(turn=1, link=link, friend=friend)
        return OnboardingStep(state, replies=[self._ask(state, now)])

    def revise(self, draft: Draft, now: datetime, step: str = CHANGE) -> OnboardingStep:
        """Let a person change what is stored about them: anything, or one thing, which is then stored at once."""
        state = OnboardingState(
            step=step, turn=1, draft=draft, reviewing=True, revising=True, single=step not in (CHANGE, CONFIRM)
        )
        return OnboardingStep(state, replies=[self._ask(state, now)])

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
        return OnboardingStep(state, replies=[Say(html=html, buttons=self._view.buttons(state), question=True)])

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
        words = self._view.words(state, now)
        html = f"{first}\n\n{words}" if first else words
        asked = Say(html=html, buttons=self._view.buttons(state, restart=restart), question=True)
        return OnboardingStep(state, replies=[*strip_buttons(state), asked])

    def step(self, state: OnboardingState, given: Text | Press | Location, now: datetime) -> OnboardingStep:
        """Take an answer to the present question."""
        asked = state.model_copy(update={"shown": None})
        match given:
            case Press():
                done = self._press(asked, given, now)
            case Location():
                done = self._locate(asked, given, now)
            case Text():
                done = self._say(asked, given, now)
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
        html = self._view.settled(state, state_after(state, done), self._pressed_by(plain), now)
        return replace(done, replies=[Edit(message_id=state.shown, html=html), *done.replies])

    def _pressed_by(self, plain: str) -> str:
        """Return what a button would have sent that says the same as short words."""
        known = {Meaning.YES: "yes", Meaning.RESTART: "restart", Meaning.BACK: "back"}
        return next((what for meaning, what in known.items() if self.language.says(meaning, plain)), plain)

    def try_one(self, state: OnboardingState, shown: int | None) -> OnboardingStep:
        """Send a first idea to who wants one before the questions; nothing happens where it is too early or late.

        Args:
            state: Where they stand.
            shown: The message that asks the present question, if it is known.
        """
        if not may_try(state):
            return OnboardingStep(state)
        tried = state.model_copy(update={"tried": True})
        return send_first_idea(tried, shown, self._view.buttons(tried))

    # presses

    def _press(self, state: OnboardingState, press: Press, now: datetime) -> OnboardingStep:
        turn, what = parts_of(press.data)
        if turn != str(state.turn):
            # a question asked again has its number moved on too: whether it was answered is not known from that alone
            text = _("We have moved on; the current question is below.")
            return OnboardingStep(state, replies=[Acknowledge(query_id=press.query_id, text=text)])
        done = self._pressed(state, what, press, now)
        told: list[Reply] = [Acknowledge(query_id=press.query_id)]
        if has_moved_on(state, done) and press.message_id is not None:
            html = self._view.settled(state, state_after(state, done), what, now)
            told.append(Edit(message_id=press.message_id, html=html))
        elif press.message_id is not None and done.state is not None and done.state.turn != state.turn:
            told.append(EditButtons(message_id=press.message_id))
        return replace(done, replies=[*told, *done.replies])

    def _pressed(self, state: OnboardingState, what: str, press: Press, now: datetime) -> OnboardingStep:
        if state.young is not None:
            return self._refuse() if what == "yes" else self._older(state, now)
        if state.step == WELCOME:
            return self._agree(state, now) if what == "yes" else self._decline()
        if state.step == MODEL:
            return self._answer_model(state, what == "yes", now)
        if state.step == CONFIRM:
            return self._finish(state) if what == "yes" else self._go(state, state.draft, CHANGE, now)
        if state.step == CHANGE:
            if what in {question.name for question in self._view.questions}:
                return self._go(state.model_copy(update={"single": state.revising}), state.draft, what, now)
            return self._unchanged(state) if state.revising else self._go(state, state.draft, CONFIRM, now)
        if what == "restart":
            return self._restart(state, now)
        if what == "back":
            return self._back(state, now)
        if what == TRY:
            return self.try_one(state, press.message_id)
        question = self._view.question(state.step)
        if what == REST and self._view.can_leave_rest(state):
            return self._settle(state.model_copy(update={"brief": True}), state.draft, now)
        if what == "skip" and question.optional:
            return self._settle(state, question.clear(state.draft), now)
        if what == "done":
            return self._done(state, question, now)
        sign, index = what[:1], what[1:]
        if sign not in ("+", "-") or not index.isascii() or not index.isdecimal():
            return OnboardingStep(state)
        if int(index) not in {option.index for option in question.options(state.draft)}:
            return OnboardingStep(state)
        heard = question.choose(state.draft, int(index), sign == "+")
        if isinstance(heard, Understood) and not heard.settled and question.several:
            chosen = state.model_copy(update={"draft": heard.draft})
            same = heard.draft == state.draft or press.message_id is None
            chosen, changes = self._save(chosen, question)
            return OnboardingStep(
                chosen,
                changes,
                replies=[]
                if same
                else [EditButtons(message_id=press.message_id or 0, buttons=self._view.buttons(chosen))],
            )
        return self._heard(state, heard, now)

    # answers in words

    def _say(self, state: OnboardingState, given: Text, now: datetime) -> OnboardingStep:
        words = given.text
        plain = words.casefold().strip(" .!")
        if state.step == WELCOME:
            if self.language.says(Meaning.YES, plain):
                return self._agree(state, now)
            if self.language.says(Meaning.NO, plain):
                return self._decline()
            return self._again(state, _("Before we talk I need your consent: please tap a button, or write yes or no."))
        if state.step == MODEL:
            if self.language.says(Meaning.YES, plain) or self.language.says(Meaning.NO, plain):
                return self._answer_model(state, self.language.says(Meaning.YES, plain), now)
            return self._again(state, _("Please tap a button, or write yes or no."))
        if state.young is not None:
            if self.language.says(Meaning.YES, plain):
                return self._refuse()
            if self.language.says(Meaning.NO, plain):
                return self._older(state, now)
            state = state.model_copy(update={"young": None})
        if state.step == CONFIRM and self.language.says(Meaning.YES, plain):
            return self._finish(state)
        if state.told is not None and self.language.says(Meaning.NO, plain):
            return self._unchanged(state)
        told = given.told if given.told is not None else self.language.read_answer(words)
        is_trip = told.time_zone is not None and self.language.read_trip(words, now).back is not None
        if is_trip:  # who is away until then lives elsewhere
            told = told.model_copy(update={"time_zone": None, "place": None})
        if state.step in (CONFIRM, CHANGE):
            place = self.language.corrected_place(words)
            heard = PlaceQuestion(self.language).hear(state.draft, place, now) if place else None
            if isinstance(heard, Understood) and heard.settled:
                told = told.model_copy(update={"time_zone": heard.draft.time_zone, "place": heard.draft.place})
            elif isinstance(heard, AnswerRefused):
                return self._again(state, heard.html)
            if is_trip and not told.fields:
                return self._again(state, _("A trip I note as soon as this is settled: tell me then once more."))
            if (left := days_left(state.draft, told, self.language, words)) is not None:
                state = state.model_copy(update={"draft": state.draft.model_copy(update={"windows": left})})
                told = told.model_copy(update={"windows": left})
            if told.fields and not (told.fields == {"likes"} and names_things_alone(self.language, words)):
                return self._take_told(state, told, given, now)
            return self._again(
                state, _("Please tap a button. To change something, tap what, or write it: <i>I also like chess</i>.")
            )
        if self.language.says(Meaning.RESTART, plain):
            return self._restart(state, now)
        return self._hear(state, words, plain, told, given, now)

    def _hear(
        self, state: OnboardingState, words: str, plain: str, told: Told, given: Text, now: datetime
    ) -> OnboardingStep:
        question = self._view.question(state.step)
        if self.language.says(Meaning.BACK, plain):
            return self._back(state, now)
        if self.language.says(Meaning.TRY, plain) and may_try(state):
            return self.try_one(state, state.shown)
        if self.language.says(Meaning.REST, plain) and self._view.can_leave_rest(state):
            return self._settle(state.model_copy(update={"brief": True}), state.draft, now)
        if question.several and self.language.says(Meaning.DONE, plain):
            return self._done(state, question, now)
        if self.language.says(Meaning.SKIP, plain):
            if question.several and (question.say(state.draft) or not question.optional):
                return self._done(state, question, now)  # "nothing" after some answers: nothing more
            if question.optional:
                return self._settle(state, question.clear(state.draft), now)
        if self.language.says(Meaning.YES, plain) and question.name in OPEN:
            return self._again(state, _("And what is it? Tap what fits, or write it in your own words."))
        aside = answer_aside(question.name, given, told, tried=state.tried)
        if aside is not None and not _is_offered(question, state.draft, plain):
            return self._again(state, aside)
        heard = question.hear(state.draft, words, now)
        if isinstance(heard, TooYoung):
            return self._heard(state, heard, now)
        about_me = self.language.says(Meaning.ABOUT_ME, words)
        elsewhere = isinstance(heard, AnswerRefused) or _answers_another(question, told)
        if told.fields and (about_me or elsewhere or len(told.fields) > 2):
            return self._take_told(state, told, given, now)
        return self._heard(state, heard, now)

    def _take_told(self, state: OnboardingState, told: Told, given: Text, now: datetime) -> OnboardingStep:
        """Take what was read from free text, show it, and ask what is still missing."""
        if told.age is not None and int(told.age.partition("-")[0]) < self.minimum_age:
            return self._heard(state, TooYoung(told.age), now)
        draft = merge_told(state.draft, told)
        if state.step == CHANGE and state.revising:
            saved = _("Saved:") + f"\n{say_told(told, now)}"
            return OnboardingStep(None, [StoreProfile(draft)], [Say(html=saved)])
        if state.step in (CONFIRM, CHANGE):
            return self._go(state, draft, CONFIRM, now)
        filled = state.model_copy(update={"filled": tuple(sorted({*state.filled, *told.fields}))})
        question = self._view.question(state.step)
        if told.fields == {state.step} and question.several:
            unread = self.language.find_unread(given.text, told) if given.told is None else ()
            note = "\n".join(filter(None, (say_unread(unread), say_not_followed(told.limits))))
            return self._heard(filled, Understood(draft, settled=False, note=note), now)
        first = _("This is what I understood:") + f"\n{say_told(told, now)}"
        unread = self.language.find_unread(given.text, told) if given.told is None else ()
        first += f"\n{say_unread(unread)}" if unread else ""
        if given.reader_failed:
            first += "\n" + _("(The language model gave no answer just now, so I read this by myself.)")
        step = self._next(filled) if state.step in told.fields else state.step
        if len(told.fields) >= A_WHOLE_SENTENCE and not self._view.still_needed(draft):
            step = CONFIRM
        if state.single:
            return self._finish(filled.model_copy(update={"draft": draft}))
        if step == CONFIRM:
            return self._go(filled, draft, CONFIRM, now, say_unread(unread))
        return self._go(filled, draft, step, now, first)

    def _locate(self, state: OnboardingState, given: Location, now: datetime) -> OnboardingStep:
        question = PlaceQuestion(self.language)
        if state.step in (WELCOME, MODEL) or state.young is not None:
            return self.resume(state, now)
        heard = question.locate(state.draft, given.zone)
        if state.step == question.name:
            return self._heard(state, heard, now)
        if not isinstance(heard, Understood):
            return self.resume(state, now)
        told = Told(time_zone=heard.draft.time_zone, place=heard.draft.place)
        return self._take_told(state, told, Text(""), now)

    def _heard(self, state: OnboardingState, heard: Heard, now: datetime) -> OnboardingStep:
        if isinstance(heard, TooYoung):
            doubted = state.model_copy(update={"young": heard.age, "step": AGE, "turn": state.turn + 1})
            return OnboardingStep(doubted, replies=[self._ask(doubted, now)])
        if isinstance(heard, WantsToShare):
            text = _("Tap the key below the chat. I look up the time zone and don't keep the place.")
            share = Say(html=text, keyboard="ask_place", key=_("📍 Share my place"))
            return OnboardingStep(state.model_copy(update={"sharing": True}), replies=[share])
        if isinstance(heard, AnswerRefused):
            return self._again(state, heard.html)
        if not heard.settled:
            asked = state.model_copy(update={"draft": heard.draft, "turn": state.turn + 1})
            asked, changes = self._save(asked, self._view.question(state.step))
            ask = self._ask(asked, now)
            if heard.note:
                ask = ask.model_copy(update={"html": f"{heard.note}\n\n{ask.html}"})
            return OnboardingStep(asked, changes, [ask])
        return self._settle(state, heard.draft, now)

    def _refuse(self) -> OnboardingStep:
        text = _(
            "Offscreen is for people of {age} and older, so this is where we part for now. "
            "I have stored none of your answers, only a mark that nobody can read, so that another age does not help "
            "for {days} days. /help and /privacy still answer. Somewhere out there is something better than a screen!"
        )
        html = text.format(age=self.minimum_age, days=REFUSAL_LASTS.days)
        return OnboardingStep(None, [RefuseForAge(REFUSAL_LASTS)], [Say(html=html)])

    def _older(self, state: OnboardingState, now: datetime) -> OnboardingStep:
        """Ask for the age again, after it was misunderstood."""
        return self._go(state.model_copy(update={"young": None}), state.draft, AGE, now)

    def _done(self, state: OnboardingState, question: Question, now: datetime) -> OnboardingStep:
        if not question.optional and not question.say(state.draft):
            return self._again(state, _("I need at least one, to know what could be good for you."))
        return self._settle(state, state.draft, now)

    # moves

    def _agree(self, state: OnboardingState, now: datetime) -> OnboardingStep:
        step = MODEL if self.chat_model is not None else self._view.questions[0].name
        return replace(self._go(state, state.draft, step, now), changes=[GiveConsent()])

    def _decline(self) -> OnboardingStep:
        text = _("That is fine. Nothing is stored. If you change your mind: /start")
        return OnboardingStep(None, [DeleteUser()], [Say(html=text)])

    def _answer_model(self, state: OnboardingState, agreed: bool, now: datetime) -> OnboardingStep:
        asked = self._go(state, state.draft, self._view.questions[0].name, now)
        return replace(asked, changes=[AgreeToModel(agreed)])

    def _settle(self, state: OnboardingState, draft: Draft, now: datetime) -> OnboardingStep:
        """Go on after an answer: to the next question, the summary, or the end where one thing was changed."""
        if state.single:
            return self._finish(state.model_copy(update={"draft": draft}))
        return self._go(state, draft, self._next(state.model_copy(update={"draft": draft})), now)

    def _finish(self, state: OnboardingState) -> OnboardingStep:
        if state.revising:
            saved = _("Saved. /nudge shows the difference.") if not state.single else _("Saved.")
            if state.single:
                question = self._view.question(state.step)
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

    def _save(self, state: OnboardingState, question: Question) -> tuple[OnboardingState, list[Change]]:
        """Store at once what somebody we know changes, so that it is not lost if they stop here."""
        whole = question.optional or question.say(state.draft)
        if not (state.single and state.revising and whole and state.draft.time_zone):
            return state, []
        return state.model_copy(update={"saved": True}), [StoreProfile(state.draft)]

    def _unchanged(self, state: OnboardingState) -> OnboardingStep:
        return OnboardingStep(None, replies=[Say(html=_("Saved.") if state.saved else _("All stays as it is."))])

    def _go(self, state: OnboardingState, draft: Draft, step: str, now: datetime, first: str = "") -> OnboardingStep:
        following = state.model_copy(
            update={
                "draft": draft,
                "step": step,
                "turn": state.turn + 1,
                "reviewing": state.reviewing or step == CONFIRM,
            }
        )
        return self.resume(following, now, first)

    def _back(self, state: OnboardingState, now: datetime) -> OnboardingStep:
        if state.single:
            return self._unchanged(state)
        names = [question.name for question in self._view.questions]
        step = CHANGE if state.reviewing else names[max(names.index(state.step) - 1, 0)]
        return self._go(state, state.draft, step, now)

    def _restart(self, state: OnboardingState, now: datetime) -> OnboardingStep:
        if state.revising:
            return self._go(state, state.draft, CHANGE, now)
        kept = {"sharing": state.sharing, "link": state.link, "tried": state.tried, "friend": state.friend}
        fresh = OnboardingState(turn=state.turn).model_copy(update=kept)
        return self._go(fresh, Draft(), self._view.questions[0].name, now)

    def _again(self, state: OnboardingState, trouble: str) -> OnboardingStep:
        asked = state.model_copy(update={"turn": state.turn + 1})
        return OnboardingStep(asked, replies=[Say(html=trouble, buttons=self._view.buttons(asked), question=True)])

    def _next(self, state: OnboardingState) -> str:
        if state.reviewing:
            return CONFIRM
        if state.brief:
            return next(iter(self._view.still_needed(state.draft)), CONFIRM)
        names = [question.name for question in self._view.questions]
        left = [name for name in names[names.index(state.step) + 1 :] if name not in state.filled]
        return left[0] if left else CONFIRM

    def _ask(self, state: OnboardingState, now: datetime) -> Say:
        return Say(html=self._view.words(state, now), buttons=self._view.buttons(state), question=True)

    @property
    def _view(self) -> OnboardingView:
        return OnboardingView(self.minimum_age, self.chat_model, self.language)


def _answers_another(question: Question, told: Told) -> bool:
    """Whether words that a question would take as they are tell of something else besides, such as likes where a
    gender was asked for.
    """
    return question.name in _ONE_WORD and bool(told.fields - {question.name})


def _is_offered(question: Question, draft: Draft, plain: str) -> bool:
    """Whether words are a label that the question offers."""
    return any(option.label.casefold() == plain for option in question.options(draft))
