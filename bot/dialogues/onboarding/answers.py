"""Answers in words and by places, read for what they are: to the present question, to others, or to none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.inputs import Location, Text
from bot.core.profile_fields import Draft, Told
from bot.core.replies import Say
from bot.core.texts import _
from bot.dialogues.asked import yes_or_no
from bot.dialogues.clauses import add_clauses, tells_one_thing
from bot.dialogues.left_out import say_not_followed
from bot.dialogues.onboarding.asides import OPEN, answer_aside
from bot.dialogues.onboarding.corrections import days_left, names_things_alone
from bot.dialogues.onboarding.first_idea import may_try
from bot.dialogues.onboarding.moves import AGE, OnboardingMoves
from bot.dialogues.onboarding.place_question import PlaceQuestion, in_question
from bot.dialogues.onboarding.question import AnswerRefused, Heard, Question, TooYoung, Understood, WantsToShare
from bot.dialogues.onboarding.questions import say_unread
from bot.dialogues.onboarding.state import CHANGE, CONFIRM, MODEL, WELCOME, OnboardingState, OnboardingStep
from bot.dialogues.profile_words import merge_told, say_told, with_birth
from bot.language.base import Meaning
from bot.services.profiles import StoreProfile
from bot.understanding.places import cities_meant

_ONE_WORD = ("gender", "occupation")
"""Questions that would take all of a sentence as their one answer."""

A_WHOLE_SENTENCE = 3
"""Fields told at once by who would rather write than tap: what may be skipped is not asked of them."""


@dataclass(frozen=True)
class OnboardingAnswers(OnboardingMoves):
    """The answers that need reading, and what they lead to."""

    def hear_words(self, state: OnboardingState, given: Text, now: datetime) -> OnboardingStep:
        """Take an answer in words."""
        words = given.text
        plain = words.casefold().strip(" .!")
        answer = yes_or_no(self.language, words)
        if state.step == WELCOME:
            if answer == "yes":
                return self.agree(state, now)
            if answer == "no":
                return self.decline()
            return self.ask_again(
                state, _("Before we talk I need your consent: please tap a button, or write yes or no.")
            )
        if state.step == MODEL:
            if answer is not None:
                return self.answer_model(state, answer == "yes", now)
            return self.ask_again(state, _("Please tap a button, or write yes or no."))
        if state.young is not None:
            if answer == "yes":
                return self.refuse()
            if answer == "no":
                return self.ask_age_again(state, now)
            state = state.model_copy(update={"young": None})
        if state.step == CONFIRM and answer == "yes":
            return self.finish(state)
        if state.told is not None and answer == "no":
            return self.leave_unchanged(state)
        told = given.told if given.told is not None else self._read(given, state)
        told = with_birth(told, words, now, asked=state.step == AGE)
        back = self.language.read_trip(words, now).back if told.time_zone is not None else None
        is_away = not given.intents or any(each.name == "travel" for each in given.intents if each.confidence >= _AWAY)
        is_trip = is_away and back is not None and back - now > _A_DAY  # "from 3 in the night" is no trip
        if is_trip:  # who is away until then lives elsewhere
            told = told.model_copy(update={"time_zone": None, "place": None})
        if state.step in (CONFIRM, CHANGE):
            place = self.language.corrected_place(words)
            heard = PlaceQuestion(self.language).hear(state.draft, place, now) if place else None
            if isinstance(heard, Understood) and heard.settled:
                told = told.model_copy(update={"time_zone": heard.draft.time_zone, "place": heard.draft.place})
            elif isinstance(heard, AnswerRefused):
                return self.ask_again(state, heard.html)
            if is_trip and not told.fields:
                return self.ask_again(state, _("A trip I note as soon as this is settled: tell me then once more."))
            if (left := days_left(state.draft, told, self.language, words)) is not None:
                state = state.model_copy(update={"draft": state.draft.model_copy(update={"windows": left})})
                told = told.model_copy(update={"windows": left})
            if told.fields and not (told.fields == {"likes"} and names_things_alone(self.language, words)):
                return self._take_told(state, told, given, now)
            return self.ask_again(
                state, _("Please tap a button. To change something, tap what, or write it: <i>I also like chess</i>.")
            )
        if self.language.says(Meaning.RESTART, plain):
            return self.start_over(state, now)
        return self._hear(state, words, plain, told, given, now)

    def _read(self, given: Text, state: OnboardingState) -> Told:
        """Return what an answer tells: by the rules, and what they leave unread by what it means."""
        told = self.language.read_answer(given.text)
        if state.step not in (AGE, CONFIRM, CHANGE) and tells_one_thing(given):  # an answer to that very question
            return told
        return add_clauses(told, given, self.language)

    def _hear(
        self, state: OnboardingState, words: str, plain: str, told: Told, given: Text, now: datetime
    ) -> OnboardingStep:
        question = self.view.question(state.step)
        if self.language.says(Meaning.BACK, plain):
            return self.go_back(state, now)
        if self.language.says(Meaning.TRY, plain) and may_try(state):
            return self.try_one(state, state.shown)
        if self.language.says(Meaning.REST, plain) and self.view.can_leave_rest(state):
            return self.go_on(state.model_copy(update={"brief": True}), state.draft, now)
        if question.several and self.language.says(Meaning.DONE, plain):
            return self.finish_choosing(state, question, now)
        if self.language.says(Meaning.SKIP, plain):
            if question.several and (question.say(state.draft) or not question.optional):
                return self.finish_choosing(state, question, now)  # "nothing" after some answers: nothing more
            if question.optional:
                return self.go_on(state, question.clear(state.draft), now)
        if self.language.says(Meaning.YES, plain) and question.name in OPEN:
            return self.ask_again(state, _("And what is it? Tap what fits, or write it in your own words."))
        is_reaction = bool(self.language.reactions.read(given.text))
        aside = answer_aside(question.name, given, told, is_reaction=is_reaction, tried=state.tried)
        if aside is not None and not _is_offered(question, state.draft, plain):
            return self.ask_again(state, aside)
        heard = question.hear(state.draft, words, now)
        if isinstance(heard, TooYoung):
            return self.take_heard(state, heard, now)
        about_me = self.language.says(Meaning.ABOUT_ME, words)
        elsewhere = isinstance(heard, AnswerRefused) or _answers_another(question, told)
        if told.fields and (about_me or elsewhere or len(told.fields) > 2):
            return self._take_told(state, told, given, now)
        return self.take_heard(state, heard, now)

    def _take_told(self, state: OnboardingState, told: Told, given: Text, now: datetime) -> OnboardingStep:
        """Take what was read from free text, show it, and ask what is still missing."""
        if told.age is not None and int(told.age.partition("-")[0]) < self.minimum_age:
            return self.take_heard(state, TooYoung(told.age), now)
        draft = _with_cities_in_question(merge_told(state.draft, told), told, given.text)
        if state.step == CHANGE and state.revising:
            saved = _("Saved:") + f"\n{say_told(told, now)}"
            return OnboardingStep(None, [StoreProfile(draft)], [Say(html=saved)])
        if state.step in (CONFIRM, CHANGE):
            return self.go_to(state, draft, CONFIRM, now)
        settled = told.fields - ({"time_zone"} if draft.time_zone is None else set())  # which of several is asked
        filled = state.model_copy(update={"filled": tuple(sorted({*state.filled, *settled}))})
        question = self.view.question(state.step)
        if told.fields == {state.step} and question.several:
            unread = self.language.find_unread(given.text, told) if given.told is None else ()
            note = "\n".join(filter(None, (say_unread(unread), say_not_followed(told.limits))))
            return self.take_heard(filled, Understood(draft, settled=False, note=note), now)
        first = _("This is what I understood:") + f"\n{say_told(told, now)}"
        unread = self.language.find_unread(given.text, told) if given.told is None else ()
        first += f"\n{say_unread(unread)}" if unread else ""
        if given.reader_failed:
            first += "\n" + _("(The language model gave no answer just now, so I read this by myself.)")
        step = self.next_step(filled) if state.step in told.fields else state.step
        if len(told.fields) >= A_WHOLE_SENTENCE and not self.view.still_needed(draft):
            step = CONFIRM
        if state.single:
            return self.finish(filled.model_copy(update={"draft": draft}))
        if step == CONFIRM:
            return self.go_to(filled, draft, CONFIRM, now, say_unread(unread))
        return self.go_to(filled, draft, step, now, first)

    def hear_place(self, state: OnboardingState, given: Location, now: datetime) -> OnboardingStep:
        """Take a shared place, whichever question it answers."""
        question = PlaceQuestion(self.language)
        if state.step in (WELCOME, MODEL) or state.young is not None:
            return self.resume(state, now)
        heard = question.locate(state.draft, given.zone)
        if state.step == question.name:
            return self.take_heard(state, heard, now)
        if not isinstance(heard, Understood):
            return self.resume(state, now)
        told = Told(time_zone=heard.draft.time_zone, place=heard.draft.place)
        return self._take_told(state, told, Text(""), now)

    def take_heard(self, state: OnboardingState, heard: Heard, now: datetime) -> OnboardingStep:
        """Go on after what a question made of an answer."""
        if isinstance(heard, TooYoung):
            doubted = state.model_copy(update={"young": heard.age, "step": AGE, "turn": state.turn + 1})
            return OnboardingStep(doubted, replies=[self.question_of(doubted, now)])
        if isinstance(heard, WantsToShare):
            text = _("Tap the key below the chat. I look up the time zone and don't keep the place.")
            share = Say(html=text, keyboard="ask_place", key=_("📍 Share my place"))
            return OnboardingStep(state.model_copy(update={"sharing": True}), replies=[share])
        if isinstance(heard, AnswerRefused):
            return self.ask_again(state, heard.html)
        if not heard.settled:
            asked = state.model_copy(update={"draft": heard.draft, "turn": state.turn + 1})
            asked, changes = self.save(asked, self.view.question(state.step))
            ask = self.question_of(asked, now)
            if heard.note:
                ask = ask.model_copy(update={"html": f"{heard.note}\n\n{ask.html}"})
            return OnboardingStep(asked, changes, [ask])
        return self.go_on(state, heard.draft, now)

    def finish_choosing(self, state: OnboardingState, question: Question, now: datetime) -> OnboardingStep:
        """Go on from a question with several answers, if it has one or needs none."""
        if not question.optional and not question.say(state.draft):
            return self.ask_again(state, _("I need at least one, to know what could be good for you."))
        return self.go_on(state, state.draft, now)


_A_DAY = timedelta(days=1)
_AWAY = 0.1
"""Confidence of travelling from which a place is where somebody is for a while: "7 months pregnant" ends no trip."""
_AS_LIKELY = 0.5
"""Share of a city's people from which another one of its name is asked about: the summary shows where it is."""


def _with_cities_in_question(draft: Draft, told: Told, words: str) -> Draft:
    """Return a draft without a city of which there are several, unless the words say which: that is asked."""
    if told.place is None or draft.place != told.place:
        return draft
    cities = cities_meant(told.place.partition(",")[0], _AS_LIKELY)
    said = words.casefold()
    if not cities or any(city.name.partition(", ")[2].casefold() in said for city in cities):
        return draft
    return draft.model_copy(update={"time_zone": None, "place": None, "zones": in_question(cities)})


def _answers_another(question: Question, told: Told) -> bool:
    """Whether words that a question would take as they are tell of something else besides, such as likes where a
    gender was asked for.
    """
    return question.name in _ONE_WORD and bool(told.fields - {question.name})


def _is_offered(question: Question, draft: Draft, plain: str) -> bool:
    """Whether words are a label that the question offers."""
    return any(option.label.casefold() == plain for option in question.options(draft))
