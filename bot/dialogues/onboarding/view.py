"""How the onboarding looks: the words and buttons of each of its steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.core.buttons import FIRST_TALK
from bot.core.own_texts import AS_SHIPPED, OwnTexts
from bot.core.profile_fields import PROFILE_FIELDS, Draft
from bot.core.replies import Button, Rows, quoted
from bot.core.texts import _
from bot.dialogues.onboarding.first_idea import TRY, may_try
from bot.dialogues.onboarding.question import Question
from bot.dialogues.onboarding.questions import questions
from bot.dialogues.onboarding.state import CHANGE, CONFIRM, MODEL, WELCOME, OnboardingState
from bot.dialogues.profile_words import say_draft
from bot.language import registry as languages
from bot.language.base import Language

BESIDE = 20
"""Characters of a label that a narrow phone shows whole of two beside each other."""

PARAGRAPH = "\n\n"

REST = "rest"
"""What a button sends that leaves all questions out that may be."""


@dataclass(frozen=True)
class OnboardingView:
    """Words and buttons, for one minimum age.

    Attributes:
        minimum_age: In years.
        chat_model: Name of the chat model that may read free text, ``None`` for none.
        language: How answers are read.
        own: What operators wrote in place of the texts that ship.
    """

    minimum_age: int
    chat_model: str | None = None
    language: Language = field(default_factory=languages.get)
    own: OwnTexts = AS_SHIPPED

    @property
    def questions(self) -> Sequence[Question]:
        """The questions in their order."""
        return questions(self.minimum_age, self.language)

    def question(self, name: str) -> Question:
        """Return a question by its name."""
        return next(question for question in self.questions if question.name == name)

    def still_needed(self, draft: Draft) -> Sequence[str]:
        """Return the names of the questions that must be answered and are not yet, in their order."""
        return [question.name for question in self.questions if not question.optional and not question.say(draft)]

    def can_leave_rest(self, state: OnboardingState) -> bool:
        """Whether questions may be left out from here on: the present one can, or is answered."""
        if state.step in (WELCOME, MODEL, CONFIRM, CHANGE, self.questions[0].name) or state.brief or state.reviewing:
            return False
        question = self.question(state.step)
        return question.optional or bool(question.say(state.draft))

    def words(self, state: OnboardingState, now: datetime) -> str:
        """Return what the present step says, in Telegram's HTML."""
        if state.young is not None:
            if state.young:
                return _("You are {age}, is that right?").format(age=quoted(state.young))
            return _("You are under {age}, is that right?").format(age=self.minimum_age)
        if state.step == WELCOME:
            return PARAGRAPH.join((welcome_words(self.own), consent_words(self.own), _("Is that all right?")))
        if state.step == MODEL:
            return _(
                "One more choice. I can read free text better with the help of a language model (<b>{model}</b>) "
                "that runs elsewhere: it would be sent what you write to me, without your name. "
                "Without it everything works too, and your words stay on this server.\n\n"
                "May I send it what you write?"
            ).format(model=quoted(self.chat_model or ""))
        if state.step == CONFIRM:
            more = "" if state.revising or state.draft.limits else f"{_keep_in_mind()}{PARAGRAPH}"
            told = _("This is how I understood you:") + f"{PARAGRAPH}{say_draft(state.draft, now)}"
            return f"{told}{PARAGRAPH}{more}" + _("Is that right?")
        if state.step == CHANGE:
            return _("What would you like to change? Tap it, or just write it to me.")
        question = self.question(state.step)
        if state.revising:
            return question.ask(state.draft)
        number = [other.name for other in self.questions].index(state.step) + 1
        progress = _("{n} of {total}").format(n=number, total=len(self.questions))
        return f"<b>{progress}</b>\n{question.ask(state.draft)}"

    def settled(self, state: OnboardingState, following: OnboardingState | None, what: str, now: datetime) -> str:
        """Return what a settled question's message becomes: the question and the answer, without buttons."""
        words = self.words(state, now)
        if state.step in (WELCOME, MODEL):
            yes = what == "yes"
            answer = _("You agreed.") if yes else _("Not now.")
            return f"{words.rpartition(PARAGRAPH)[0]}{PARAGRAPH}✓ {answer}"
        if state.step == CONFIRM:
            answer = f"{PARAGRAPH}✓ " + _("That's right.") if what == "yes" else ""
            return words.rpartition(PARAGRAPH)[0] + answer
        if state.step == CHANGE:
            return words
        if state.young is not None:
            return f"{words}\n→ <b>{_('Yes') if what == 'yes' else _('No')}</b>"
        question = self.question(state.step)
        asked = question.ask(question.clear(state.draft)).partition(PARAGRAPH)[0]
        if not state.revising:
            asked = f"{words.partition(chr(10))[0]}\n{asked}"
        if what in ("back", "restart"):
            return asked
        if following is not None and following.young is not None:
            below = following.young or _("under {age}").format(age=self.minimum_age)
            return f"{asked}\n→ <b>{quoted(below)}</b>"
        answer = quoted(question.say((following or state).draft)) or _("skipped")
        return f"{asked}\n→ <b>{answer}</b>"

    def buttons(self, state: OnboardingState, *, restart: bool = False) -> Rows:
        """Return the present step's buttons, with one to start over if that is wanted."""

        def button(label: str, what: str) -> Button:
            return Button(label=label, data=FIRST_TALK.payload(state.turn, what))

        if state.young is not None:
            return ((button(_("Yes"), "yes"), button(_("No, let me correct it"), "no")),)
        if state.step == WELCOME:
            return ((button(_("Yes, let's start"), "yes"),), (button(_("No, thanks"), "no"),))
        if state.step == MODEL:
            return ((button(_("Yes, that's fine"), "yes"),), (button(_("No, keep my words here"), "no"),))
        if state.step == CONFIRM:
            return ((button(_("Yes, that's right"), "yes"),), (button(_("Change something"), "change"),))
        if state.step == CHANGE:
            names = {name: _(declared.button) for name, declared in PROFILE_FIELDS.items()}
            return (*_grid([button(label, name) for name, label in names.items()]), (button(_("Nothing"), CONFIRM),))
        question = self.question(state.step)
        options = [
            button(
                f"✓ {option.label}" if option.chosen else option.label,
                f"{'-' if option.chosen else '+'}{option.index}",
            )
            for option in question.options(state.draft)
        ]
        first = state.step == self.questions[0].name and not state.reviewing
        moves = [] if first else [button(_("‹ Back"), "back")]
        if question.several and (question.say(state.draft) or not question.optional):
            moves.append(button(_("Done ›"), "done"))
        elif question.optional:
            moves.append(button(_("Skip ›"), "skip"))
        ways = [button(_("🎁 Try one first"), TRY)] if may_try(state) else []
        ways += [button(_("Skip the rest ›"), REST)] if self.can_leave_rest(state) else []
        again = ((button(_("↺ Start over"), "restart"),),) if restart and not first else ()
        return (*_grid(options), *((tuple(moves),) if moves else ()), *((tuple(ways),) if ways else ()), *again)


def welcome_words(own: OwnTexts) -> str:
    """Return what a stranger is greeted with, in Telegram's HTML."""
    if own.welcome is not None:
        return quoted(own.welcome)
    return _(
        "Hello! I'm <b>Offscreen</b>. At the times when you'd be on a screen, I send you a picture and a small "
        "idea for something good to do away from it."
    )


def consent_words(own: OwnTexts) -> str:
    """Return what is stored and what for, in Telegram's HTML: what people agree to."""
    if own.consent is not None:
        return quoted(own.consent)
    return _(
        "For that I ask {n} short questions (about two minutes) and store your answers, the nudges I "
        "send and how you react to them, on the server of whoever runs this bot. Nobody else gets them. "
        "From your answers I work out what to leave out and where you probably are. "
        "You can stop at any time, and /forget deletes everything."
    ).format(n=len(PROFILE_FIELDS))


def _keep_in_mind() -> str:
    return _("Is there anything I should keep in mind, such as a bad knee, or never suggest? You can just write it.")


def _grid(buttons: Sequence[Button]) -> Rows:
    """Return the buttons two to a row, one with a long label alone in its row."""
    rows: list[tuple[Button, ...]] = []
    waiting: Button | None = None
    for button in buttons:
        if len(button.label) > BESIDE:
            rows += [(waiting,)] if waiting else []
            rows.append((button,))
            waiting = None
        elif waiting:
            rows.append((waiting, button))
            waiting = None
        else:
            waiting = button
    return (*rows, (waiting,)) if waiting else tuple(rows)
