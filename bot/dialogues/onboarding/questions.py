"""The questions of the onboarding, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.core.ages import age_groups, say_age
from bot.core.phrases import (
    PHRASE_LENGTH_LIMIT,
    PHRASES_LIMIT,
    PhraseError,
    merge_phrases,
)
from bot.core.profile_fields import PROFILE_FIELDS, Draft, FieldKind, ProfileField
from bot.core.replies import quoted
from bot.core.texts import _
from bot.dialogues.left_out import say_not_followed
from bot.dialogues.onboarding.place_question import PlaceQuestion
from bot.dialogues.onboarding.question import (
    AnswerRefused,
    Heard,
    Option,
    Question,
    TooYoung,
    Understood,
    own_index,
    own_words,
)
from bot.dialogues.onboarding.windows_question import WindowsQuestion
from bot.dialogues.profile_words import agree
from bot.language.base import AgeError, Language, Meaning

OTHER_LENGTH_LIMIT = 80
"""Characters of an answer in one's own words, such as an occupation."""

LABEL_LENGTH = 24
"""Characters of a button's label that a phone shows of two beside each other."""


@dataclass(frozen=True)
class AgeQuestion:
    """How old are you?"""

    minimum: int
    language: Language
    name: str = "age"
    optional: bool = False
    several: bool = False

    def ask(self, draft: Draft) -> str:
        """Ask for the age."""
        return _(
            "How old are you? Tap a group, or write your age.\n\n"
            "<i>Or tell me about yourself in a sentence or two, such as “I'm 34, a nurse with two kids, I love hiking, "
            "and I'm mostly on my phone after 9 in the evening”. Then I ask only for what is missing.</i>"
        )

    def options(self, draft: Draft) -> list[Option]:
        """Offer groups of ages, and one below the minimum."""
        below = [_("under {age}").format(age=self.minimum)] if self.minimum else []
        groups = [*below, *age_groups(self.minimum)]
        return [Option(index, say_age(group)) for index, group in enumerate(groups)]

    def choose(self, draft: Draft, index: int, chosen: bool) -> Heard:
        """Take a group."""
        groups = age_groups(self.minimum)
        index -= 1 if self.minimum else 0
        if index < 0:
            return TooYoung()
        return Understood(draft.model_copy(update={"age": groups[index]}))

    def hear(self, draft: Draft, words: str, now: datetime) -> Heard:
        """Take a number of years."""
        try:
            age = self.language.parse_age(words)
        except AgeError:
            return AnswerRefused(
                _("It tells me which ideas suit you. I need your age in years, from 1 to 120, for example 34.")
            )
        if age < self.minimum:
            return TooYoung(str(age))
        return Understood(draft.model_copy(update={"age": str(age)}))

    def clear(self, draft: Draft) -> Draft:
        """Forget the age."""
        return draft.model_copy(update={"age": None})

    def say(self, draft: Draft) -> str:
        """Say the age."""
        return say_age(draft.age or "")


@dataclass(frozen=True)
class ChoiceQuestion:
    """A question with one answer out of some, or in one's own words."""

    name: str
    question: str
    choices: tuple[tuple[str, str], ...]
    """Label and what is stored, in English."""
    optional: bool = True
    several: bool = False

    def ask(self, draft: Draft) -> str:
        """Ask it."""
        return _(self.question)

    def options(self, draft: Draft) -> list[Option]:
        """Offer the choices."""
        return [Option(index, _(label)) for index, (label, _value) in enumerate(self.choices)]

    def choose(self, draft: Draft, index: int, chosen: bool) -> Heard:
        """Take a choice."""
        return Understood(draft.model_copy(update={self.name: self.choices[index][1]}))

    def hear(self, draft: Draft, words: str, now: datetime) -> Heard:
        """Take the answer in one's own words."""
        known = _by_label(self.choices)
        value = known.get(words.casefold(), " ".join(words.split()).rstrip(" .!"))
        if len(value) > OTHER_LENGTH_LIMIT:
            return AnswerRefused(
                _("That is a bit long for me. Could you say it in at most {n} characters?").format(n=80)
            )
        if not any(sign.isalpha() for sign in value):
            return AnswerRefused(_("I can't read a word in that. Please write it in words, tap a button, or skip it."))
        return Understood(draft.model_copy(update={self.name: value}))

    def clear(self, draft: Draft) -> Draft:
        """Forget the answer."""
        return draft.model_copy(update={self.name: None})

    def say(self, draft: Draft) -> str:
        """Say the answer."""
        return _said(getattr(draft, self.name) or "", self.choices)


@dataclass(frozen=True)
class PhrasesQuestion:
    """A question with any number of answers, offered and in one's own words."""

    name: str
    question: str
    choices: tuple[tuple[str, str], ...]
    """Label and what is stored, in English."""
    language: Language
    excludes: str | None = None
    """Another question's name: what is chosen there is not offered here."""
    optional: bool = True
    several: bool = True

    def ask(self, draft: Draft) -> str:
        """Ask it, or say what was noted and ask for more."""
        if self._phrases(draft):
            noted = _("Noted: {things}.").format(things=f"<b>{quoted(self.say(draft))}</b>")
            return noted + " " + _("Tap or write more, tap one again to take it out, or go on with Done.")
        return _(self.question)

    def options(self, draft: Draft) -> list[Option]:
        """Offer the choices and what was said in own words, the chosen ones marked.

        What is said to be the opposite is not offered.
        """
        phrases, excluded = self._phrases(draft), self._excluded(draft)
        offered = {value for _label, value in self.choices}
        return [
            *(
                Option(index, _(label), value in phrases)
                for index, (label, value) in enumerate(self.choices)
                if value not in excluded
            ),
            *(Option(own_index(phrase), _short(phrase), True) for phrase in phrases if phrase not in offered),
        ]

    def choose(self, draft: Draft, index: int, chosen: bool) -> Heard:
        """Take or take back a choice; something in own words can only be taken back."""
        phrases = self._phrases(draft)
        value = self.choices[index][1] if index < len(self.choices) else own_words(index, phrases)
        if value is None:
            return Understood(draft, settled=False)
        left = tuple(phrase for phrase in phrases if phrase != value)
        return self._keep(draft, (*left, value) if chosen else left)

    def hear(self, draft: Draft, words: str, now: datetime) -> Heard:
        """Add things in one's own words."""
        known = _by_label(self.choices)
        try:
            said = self.language.split_phrases(words, of_taste=self.excludes is not None)
        except PhraseError as error:
            return AnswerRefused(_phrase_trouble(str(error)))
        unread: list[str] = []
        if self.excludes is not None:
            if all(self.language.says(Meaning.EVERYTHING, phrase) for phrase in said):
                return AnswerRefused(_("Then it is hard to choose well. Which one or two things come to mind first?"))
            unread = [phrase for phrase in said if self._is_no_taste(phrase)]
            said = [phrase for phrase in said if phrase not in unread]
        note = say_unread(unread)
        if not said:
            return AnswerRefused(note)
        added = [known.get(phrase.casefold(), self._preset(phrase)) for phrase in said]
        heard = self._keep(draft, merge_phrases(self._phrases(draft), added))
        note = note or (say_not_followed(added) if self.name == "limits" else "")
        return replace(heard, note=note) if isinstance(heard, Understood) else heard

    def clear(self, draft: Draft) -> Draft:
        """Forget all of them."""
        return draft.model_copy(update={self.name: ()})

    def say(self, draft: Draft) -> str:
        """Say all of them."""
        return ", ".join(_said(phrase, self.choices) for phrase in self._phrases(draft))

    def _is_no_taste(self, phrase: str) -> bool:
        return self.language.names_time(phrase) or self.language.says(Meaning.EVERYTHING, phrase)

    def _preset(self, phrase: str) -> str:
        """Return what is stored for the choice that a phrase means: ``bad knee`` is ``bad knees``; else the phrase."""
        bare = self.language.bare
        meant = bare(phrase)
        return next(
            (value for label, value in self.choices if meant in (bare(_(label)), bare(label), bare(value))),
            phrase,
        )

    def _phrases(self, draft: Draft) -> tuple[str, ...]:
        phrases: tuple[str, ...] = getattr(draft, self.name)
        return phrases

    def _excluded(self, draft: Draft) -> tuple[str, ...]:
        excluded: tuple[str, ...] = getattr(draft, self.excludes) if self.excludes else ()
        return excluded

    def _keep(self, draft: Draft, phrases: tuple[str, ...]) -> Heard:
        if len(phrases) > PHRASES_LIMIT:
            return AnswerRefused(_phrase_trouble("many"))
        phrases = agree(self.name, self._phrases(draft), phrases)
        both = {phrase.casefold() for phrase in phrases} & {phrase.casefold() for phrase in self._excluded(draft)}
        if both:
            return AnswerRefused(
                _("{things} cannot be both liked and disliked. Go back to take it out there first.").format(
                    things=quoted(_capital(", ".join(sorted(both))))
                )
            )
        return Understood(draft.model_copy(update={self.name: phrases}), settled=False)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _by_label(choices: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return what is stored for each choice, by its label in small letters, in English and as it is shown."""
    return {said.casefold(): value for label, value in choices for said in (label, _(label))}


def _said(value: str, choices: Sequence[tuple[str, str]]) -> str:
    """Return a stored value as it was offered, or as it is."""
    return next((_(label) for label, english in choices if english == value), value)


def say_unread(phrases: Sequence[str]) -> str:
    """Name what was said and could not be used, in Telegram's HTML; empty if there is nothing."""
    if not phrases:
        return ""
    return _("I could not use: {things}.").format(things=quoted(", ".join(f"“{phrase}”" for phrase in phrases)))


def _short(words: str) -> str:
    return words if len(words) <= LABEL_LENGTH else words[: LABEL_LENGTH - 1].rstrip() + "…"


def _phrase_trouble(kind: str) -> str:
    if kind == "long":
        return _(
            "One of these is longer than {n} characters. Short phrases work best, such as <i>long walks</i>."
        ).format(n=PHRASE_LENGTH_LIMIT)
    if kind == "many":
        return _("That is more than {n}. Please name those that matter most.").format(n=PHRASES_LIMIT)
    return _("I can't read a word in that. Please write things such as <i>long walks, chess</i>.")


def questions(minimum_age: int, language: Language) -> Sequence[Question]:
    """Return the questions in the order in which they are asked.

    Args:
        minimum_age: In years.
        language: How answers are read.
    """
    return [_question(declared, minimum_age, language) for declared in PROFILE_FIELDS.values()]


def _question(declared: ProfileField, minimum_age: int, language: Language) -> Question:
    match declared.kind:
        case FieldKind.AGE:
            return AgeQuestion(minimum_age, language)
        case FieldKind.CHOICE:
            return ChoiceQuestion(declared.name, declared.question, declared.choices, declared.optional)
        case FieldKind.PHRASES:
            return PhrasesQuestion(
                declared.name, declared.question, declared.choices, language, declared.opposite, declared.optional
            )
        case FieldKind.WINDOWS:
            return WindowsQuestion(language)
        case FieldKind.PLACE:
            return PlaceQuestion(language)
