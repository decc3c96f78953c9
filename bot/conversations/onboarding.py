"""The onboarding: a pure reducer ``(state, input, now) -> (state, changes, replies)``.

::

    welcome --agree--> question 1 .. 9 --> confirm --yes--> (profile stored, first nudge asked for)
       |                  ^   |  back, skip     |
       no                 +---+                 +-- change --> question n --> confirm

Buttons carry the number of the turn in which their question was asked. A press from an earlier turn is
stale and a second press of the same button too: both are recognised from the state alone. Choosing among
several says whether to choose or to take back, so that doing it twice does it once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from bot.conversations.draft import Draft, say_draft
from bot.conversations.inputs import Press, Text
from bot.conversations.questions import Heard, Question, Refused, TooYoung, Understood, questions
from bot.replies import Acknowledge, Button, Edit, EditButtons, Reply, Rows, Say, quoted
from bot.texts import _

NAME = "onboarding"
PREFIX = "ob"
"""Of its buttons' data: ``ob:<turn>:<what>``."""

WELCOME = "welcome"
CONFIRM = "confirm"
CHANGE = "change"

PARAGRAPH = "\n\n"

_ANSWER_LIMIT = 1000
"""Characters of an answer that are looked at; nobody needs more, and nothing longer is stored."""

_DONE_WORDS = frozenset({"done", "that's all", "that’s all", "that is all", "nothing else", "ok", "okay", "next"})
_SKIP_WORDS = frozenset({"skip", "none", "no", "nothing", "prefer not to say", "rather not say", "-", "n/a", "nope"})
_YES_WORDS = frozenset({"yes", "y", "ok", "okay", "sure", "agree", "i agree", "yes please", "right", "correct", "yep"})


class OnboardingState(BaseModel):
    """Where a person stands in the onboarding. Stored as JSON; ``version`` tells old ones apart."""

    model_config = ConfigDict(frozen=True)

    version: int = 1
    step: str = WELCOME
    """``welcome``, a question's name, ``confirm`` or ``change``."""
    turn: int = 0
    """Moves with every question asked."""
    draft: Draft = Draft()
    reviewing: bool = False
    """Whether all questions were asked once, so that an answer leads back to the summary."""
    revising: bool = False
    """Whether the profile is already stored and is being changed."""


@dataclass(frozen=True)
class Consented:
    """The person agreed that their answers are stored."""


@dataclass(frozen=True)
class Declined:
    """The person did not agree: nothing is kept."""


@dataclass(frozen=True)
class ProfileConfirmed:
    """The person said that the profile is right: store it and plan; after the first time, send a nudge."""

    draft: Draft
    first: bool


@dataclass(frozen=True)
class RefusedForAge:
    """The person is too young: store nothing but a keyed hash of who they are."""


Change = Consented | Declined | ProfileConfirmed | RefusedForAge


@dataclass(frozen=True)
class Turn:
    """What one input leads to: the next state (``None``: the dialogue ends), changes and replies."""

    state: OnboardingState | None
    changes: Sequence[Change] = field(default=())
    replies: Sequence[Reply] = field(default=())


@dataclass(frozen=True)
class Onboarding:
    """The reducer, for one minimum age."""

    minimum_age: int

    def begin(self, now: datetime) -> Turn:
        """Greet a person we don't know: what this is, what is stored, and whether they agree."""
        state = OnboardingState(turn=1)
        return Turn(state, replies=[self._ask(state, now)])

    def revise(self, draft: Draft, now: datetime) -> Turn:
        """Let a person change what is stored about them."""
        state = OnboardingState(step=CHANGE, turn=1, draft=draft, reviewing=True, revising=True)
        return Turn(state, replies=[self._ask(state, now)])

    def resume(self, state: OnboardingState, now: datetime) -> Turn:
        """Ask the present question again, for somebody who comes back."""
        return Turn(state, replies=[self._ask(state, now)])

    def step(self, state: OnboardingState, given: Text | Press, now: datetime) -> Turn:
        """Take an answer to the present question."""
        if isinstance(given, Press):
            return self._press(state, given, now)
        words = given.text[:_ANSWER_LIMIT]
        if state.step == WELCOME:
            if words.casefold().strip(" .!") in _YES_WORDS:
                return self._agree(state, now)
            return Turn(state, replies=[Say(html=_("Before we talk, I need your consent: please tap a button."))])
        if state.step in (CONFIRM, CHANGE):
            if state.step == CONFIRM and words.casefold().strip(" .!") in _YES_WORDS:
                return self._finish(state)
            return self._again(state, now, _("Please tap a button: is this right, or should something change?"))
        return self._hear(state, words, now)

    # presses

    def _press(self, state: OnboardingState, press: Press, now: datetime) -> Turn:
        turn, _colon, what = press.data.removeprefix(f"{PREFIX}:").partition(":")
        if turn != str(state.turn):
            return Turn(
                state,
                replies=[Acknowledge(query_id=press.query_id, text=_("That question is already answered."))],
            )
        done = self._pressed(state, what, press, now)
        settled = done.state != state and (done.state is None or done.state.turn != state.turn)
        told: list[Reply] = [Acknowledge(query_id=press.query_id)]
        if settled and press.message_id is not None:
            told.append(Edit(message_id=press.message_id, html=self._settled(state, done.state, what, now)))
        return replace(done, replies=[*told, *done.replies])

    def _pressed(self, state: OnboardingState, what: str, press: Press, now: datetime) -> Turn:
        if state.step == WELCOME:
            if what == "yes":
                return self._agree(state, now)
            return Turn(
                None,
                replies=[Say(html=_("That is fine. Nothing is stored. If you change your mind: /start"))],
            )
        if state.step == CONFIRM:
            if what == "yes":
                return self._finish(state)
            return self._go(state, state.draft, CHANGE, now)
        if state.step == CHANGE:
            known = what == CONFIRM or what in {question.name for question in self._questions}
            return self._go(state, state.draft, what if known else CONFIRM, now)
        if what == "back":
            return self._go(state, state.draft, self._previous(state), now)
        question = self._question(state.step)
        if what == "skip" and question.optional:
            return self._go(state, question.clear(state.draft), self._next(state), now)
        if what == "done":
            return self._done(state, question, now)
        sign, index = what[:1], what[1:]
        if (
            sign not in "+-"
            or not index.isdecimal()
            or int(index) not in {o.index for o in question.options(state.draft)}
        ):
            return Turn(state)
        heard = question.choose(state.draft, int(index), sign == "+")
        if isinstance(heard, Understood) and not heard.settled:
            chosen = state.model_copy(update={"draft": heard.draft})
            same = heard.draft == state.draft or press.message_id is None
            return Turn(
                chosen,
                replies=[] if same else [EditButtons(message_id=press.message_id, buttons=self._buttons(chosen))],
            )
        return self._heard(state, heard, now)

    # answers in words

    def _hear(self, state: OnboardingState, words: str, now: datetime) -> Turn:
        question = self._question(state.step)
        plain = words.casefold().strip(" .!")
        if plain == "back":
            return self._go(state, state.draft, self._previous(state), now)
        if question.several and plain in _DONE_WORDS:
            return self._done(state, question, now)
        if plain in _SKIP_WORDS:
            if question.several and question.say(state.draft):
                return self._done(state, question, now)  # "nothing" after some answers: nothing more
            if question.optional:
                return self._go(state, question.clear(state.draft), self._next(state), now)
        return self._heard(state, question.hear(state.draft, words), now)

    def _heard(self, state: OnboardingState, heard: Heard, now: datetime) -> Turn:
        if isinstance(heard, TooYoung):
            text = _(
                "Offscreen is for people of {age} and older, so this is where we part for now. "
                "I have stored none of your answers. Somewhere out there is something better than a screen!"
            )
            return Turn(None, [RefusedForAge()], [Say(html=text.format(age=self.minimum_age))])
        if isinstance(heard, Refused):
            return self._again(state, now, heard.html)
        if not heard.settled:
            asked = state.model_copy(update={"draft": heard.draft, "turn": state.turn + 1})
            return Turn(asked, replies=[self._ask(asked, now)])
        return self._go(state, heard.draft, self._next(state), now)

    def _done(self, state: OnboardingState, question: Question, now: datetime) -> Turn:
        if not question.optional and not question.say(state.draft):
            return self._again(state, now, _("I need at least one, to know what could be good for you."))
        return self._go(state, state.draft, self._next(state), now)

    # moves

    def _agree(self, state: OnboardingState, now: datetime) -> Turn:
        return replace(self._go(state, state.draft, self._questions[0].name, now), changes=[Consented()])

    def _finish(self, state: OnboardingState) -> Turn:
        if state.revising:
            return Turn(
                None, [ProfileConfirmed(state.draft, first=False)], [Say(html=_("Saved. /nudge shows the difference."))]
            )
        text = _(
            "All set. I'll write at your screen-time moments, at most twice a day. "
            "/nudge gives you one whenever you like, /help says what else I can do.\n\nHere is a first one:"
        )
        return Turn(None, [ProfileConfirmed(state.draft, first=True)], [Say(html=text)])

    def _go(self, state: OnboardingState, draft: Draft, step: str, now: datetime) -> Turn:
        following = state.model_copy(
            update={
                "draft": draft,
                "step": step,
                "turn": state.turn + 1,
                "reviewing": state.reviewing or step == CONFIRM,
            }
        )
        return Turn(following, replies=[self._ask(following, now)])

    def _again(self, state: OnboardingState, now: datetime, trouble: str) -> Turn:
        asked = state.model_copy(update={"turn": state.turn + 1})
        return Turn(asked, replies=[Say(html=trouble, buttons=self._buttons(asked))])

    def _next(self, state: OnboardingState) -> str:
        names = [question.name for question in self._questions]
        after = names.index(state.step) + 1
        return CONFIRM if state.reviewing or after == len(names) else names[after]

    def _previous(self, state: OnboardingState) -> str:
        names = [question.name for question in self._questions]
        return CHANGE if state.reviewing else names[max(names.index(state.step) - 1, 0)]

    # words

    @property
    def _questions(self) -> Sequence[Question]:
        return questions(self.minimum_age)

    def _question(self, name: str) -> Question:
        return next(question for question in self._questions if question.name == name)

    def _ask(self, state: OnboardingState, now: datetime) -> Say:
        return Say(html=self._words(state, now), buttons=self._buttons(state))

    def _words(self, state: OnboardingState, now: datetime) -> str:
        if state.step == WELCOME:
            return _(
                "Hello! I'm <b>Offscreen</b>. I send you a picture and a small idea for something good "
                "to do away from the screen, at the times when you would be on it.\n\n"
                "For that I ask you nine short questions (about two minutes) and store your answers, the nudges I "
                "send and how you react to them, on the server of whoever runs this bot. Nobody else gets them. "
                "You can stop at any time, and /forget deletes everything.\n\n"
                "Is that all right?"
            )
        if state.step == CONFIRM:
            return _("This is how I understood you:") + f"\n\n{say_draft(state.draft, now)}\n\n" + _("Is that right?")
        if state.step == CHANGE:
            return _("What would you like to change?")
        question = self._question(state.step)
        number = [other.name for other in self._questions].index(state.step) + 1
        progress = _("{n} of {total}").format(n=number, total=len(self._questions))
        return f"<b>{progress}</b>\n{question.ask(state.draft)}"

    def _settled(self, state: OnboardingState, following: OnboardingState | None, what: str, now: datetime) -> str:
        """Return what a settled question's message becomes: the question and the answer, without buttons."""
        words = self._words(state, now)
        if state.step == WELCOME:
            answer = _("You agreed.") if following else _("You did not agree.")
            return f"{words.rpartition(PARAGRAPH)[0]}{PARAGRAPH}✓ {answer}"
        if state.step == CONFIRM:
            return words.rpartition(PARAGRAPH)[0]
        if state.step == CHANGE:
            return words
        asked = "\n".join(words.split("\n")[:2])
        if what == "back":
            return asked
        question = self._question(state.step)
        answer = quoted(question.say((following or state).draft)) or _("skipped")
        return f"{asked}\n→ <b>{answer}</b>"

    def _buttons(self, state: OnboardingState) -> Rows:
        def button(label: str, what: str) -> Button:
            return Button(label=label, data=f"{PREFIX}:{state.turn}:{what}")

        if state.step == WELCOME:
            return ((button(_("Yes, let's start"), "yes"),), (button(_("No, thanks"), "no"),))
        if state.step == CONFIRM:
            return ((button(_("Yes, that's right"), "yes"),), (button(_("Change something"), "change"),))
        if state.step == CHANGE:
            names = {
                "age": _("Age"),
                "gender": _("Gender"),
                "occupation": _("Daily life"),
                "household": _("At home"),
                "limits": _("To keep in mind"),
                "likes": _("Likes"),
                "dislikes": _("Dislikes"),
                "windows": _("Screen times"),
                "time_zone": _("Place"),
            }
            return (
                *_grid([button(label, name) for name, label in names.items()]),
                (button(_("Nothing"), CONFIRM),),
            )
        question = self._question(state.step)
        options = [
            button(
                f"✓ {option.label}" if option.chosen else option.label,
                f"{'-' if option.chosen else '+'}{option.index}",
            )
            for option in question.options(state.draft)
        ]
        first = state.step == self._questions[0].name and not state.reviewing
        moves = [] if first else [button(_("‹ Back"), "back")]
        if question.several and (question.say(state.draft) or not question.optional):
            moves.append(button(_("Done ›"), "done"))
        elif question.optional:
            moves.append(button(_("Skip ›"), "skip"))
        return (*_grid(options), tuple(moves)) if moves else _grid(options)


def _grid(buttons: Sequence[Button]) -> Rows:
    """Return the buttons two to a row."""
    return tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
