"""The questions of the onboarding: what each asks, offers, understands and refuses.

A question knows nothing of its place in the conversation; :mod:`bot.conversations.onboarding` does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.conversations.ages import AgeError, age_groups, parse_age
from bot.conversations.draft import Draft
from bot.conversations.hours import HoursError, merge_spans, parse_hours, say_span
from bot.conversations.phrases import PHRASE_LENGTH_LIMIT, PHRASES_LIMIT, PhraseError, split_phrases
from bot.conversations.places import find_place, similar_places
from bot.replies import quoted
from bot.spans import EVERY_DAY, WEEKDAYS, WEEKEND, Span
from bot.texts import _, marked

OTHER_LENGTH_LIMIT = 80
"""Characters of an answer in one's own words, such as an occupation."""


@dataclass(frozen=True)
class Understood:
    """An answer that was taken: the draft with it, and whether the question is settled."""

    draft: Draft
    settled: bool = True


@dataclass(frozen=True)
class Refused:
    """An answer that could not be taken, and what to say about it (Telegram's HTML)."""

    html: str


@dataclass(frozen=True)
class TooYoung:
    """The person is below the minimum age."""


Heard = Understood | Refused | TooYoung


@dataclass(frozen=True)
class Option:
    """Something offered as a button."""

    index: int
    label: str
    chosen: bool = False


class Question(Protocol):
    """One question."""

    @property
    def name(self) -> str:
        """Which part of the draft it fills."""
        ...

    @property
    def optional(self) -> bool:
        """Whether it can be skipped."""
        ...

    @property
    def several(self) -> bool:
        """Whether several options can be chosen; it is then settled by "Done"."""
        ...

    def ask(self, draft: Draft) -> str:
        """Return the question in Telegram's HTML."""
        ...

    def options(self, draft: Draft) -> list[Option]:
        """Return what is offered, those already chosen marked."""
        ...

    def choose(self, draft: Draft, index: int, chosen: bool) -> Heard:
        """Take (or, with ``chosen`` false, take back) the option at ``index``."""
        ...

    def hear(self, draft: Draft, words: str) -> Heard:
        """Take an answer in the person's own words (cleaned, not empty)."""
        ...

    def clear(self, draft: Draft) -> Draft:
        """Return the draft without this answer."""
        ...

    def say(self, draft: Draft) -> str:
        """Return the answer in words; empty if there is none."""
        ...


@dataclass(frozen=True)
class AgeQuestion:
    """How old are you?"""

    minimum: int
    name: str = "age"
    optional: bool = False
    several: bool = False

    def ask(self, draft: Draft) -> str:
        """Ask for the age."""
        return _("How old are you? Tap a group, or write your age.")

    def options(self, draft: Draft) -> list[Option]:
        """Offer groups of ages, and one below the minimum."""
        below = [_("under {age}").format(age=self.minimum)] if self.minimum else []
        groups = [*below, *age_groups(self.minimum)]
        return [Option(index, group.replace("-", "–")) for index, group in enumerate(groups)]

    def choose(self, draft: Draft, index: int, chosen: bool) -> Heard:
        """Take a group."""
        groups = age_groups(self.minimum)
        index -= 1 if self.minimum else 0
        if index < 0:
            return TooYoung()
        return Understood(draft.model_copy(update={"age": groups[index]}))

    def hear(self, draft: Draft, words: str) -> Heard:
        """Take a number of years."""
        try:
            age = parse_age(words)
        except AgeError:
            return Refused(_("I need your age in years, as a number from 1 to 120, for example 34."))
        if age < self.minimum:
            return TooYoung()
        return Understood(draft.model_copy(update={"age": str(age)}))

    def clear(self, draft: Draft) -> Draft:
        """Forget the age."""
        return draft.model_copy(update={"age": None})

    def say(self, draft: Draft) -> str:
        """Say the age."""
        return draft.age or ""


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

    def hear(self, draft: Draft, words: str) -> Heard:
        """Take the answer in one's own words."""
        known = {label.casefold(): value for label, value in self.choices}
        value = known.get(words.casefold(), " ".join(words.split()))
        if len(value) > OTHER_LENGTH_LIMIT:
            return Refused(_("That is a bit long for me. Could you say it in at most {n} characters?").format(n=80))
        if not any(sign.isalpha() for sign in value):
            return Refused(_("I can't read a word in that. Please write it in words, tap a button, or skip it."))
        return Understood(draft.model_copy(update={self.name: value}))

    def clear(self, draft: Draft) -> Draft:
        """Forget the answer."""
        return draft.model_copy(update={self.name: None})

    def say(self, draft: Draft) -> str:
        """Say the answer."""
        value: str | None = getattr(draft, self.name)
        return value or ""


@dataclass(frozen=True)
class PhrasesQuestion:
    """A question with any number of answers, offered and in one's own words."""

    name: str
    question: str
    choices: tuple[tuple[str, str], ...]
    """Label and what is stored, in English."""
    excludes: str | None = None
    """Another question's name: what is chosen there is not offered here."""
    optional: bool = True
    several: bool = True

    def ask(self, draft: Draft) -> str:
        """Ask it, with what was said so far in own words."""
        own = [phrase for phrase in self._phrases(draft) if phrase not in {value for _label, value in self.choices}]
        added = "\n" + _("So far also: {things}").format(things=quoted(", ".join(own))) if own else ""
        return _(self.question) + added

    def options(self, draft: Draft) -> list[Option]:
        """Offer the choices, the chosen ones marked; what is said to be the opposite is not offered."""
        phrases, excluded = self._phrases(draft), self._excluded(draft)
        return [
            Option(index, _(label), value in phrases)
            for index, (label, value) in enumerate(self.choices)
            if value not in excluded
        ]

    def choose(self, draft: Draft, index: int, chosen: bool) -> Heard:
        """Take or take back a choice."""
        value = self.choices[index][1]
        phrases = tuple(phrase for phrase in self._phrases(draft) if phrase != value)
        return self._keep(draft, (*phrases, value) if chosen else phrases)

    def hear(self, draft: Draft, words: str) -> Heard:
        """Add things in one's own words."""
        known = {label.casefold(): value for label, value in self.choices}
        try:
            added = [known.get(phrase.casefold(), phrase) for phrase in split_phrases(words)]
        except PhraseError as error:
            return Refused(_phrase_trouble(str(error)))
        return self._keep(draft, tuple(dict.fromkeys([*self._phrases(draft), *added])))

    def clear(self, draft: Draft) -> Draft:
        """Forget all of them."""
        return draft.model_copy(update={self.name: ()})

    def say(self, draft: Draft) -> str:
        """Say all of them."""
        return ", ".join(self._phrases(draft))

    def _phrases(self, draft: Draft) -> tuple[str, ...]:
        phrases: tuple[str, ...] = getattr(draft, self.name)
        return phrases

    def _excluded(self, draft: Draft) -> tuple[str, ...]:
        excluded: tuple[str, ...] = getattr(draft, self.excludes) if self.excludes else ()
        return excluded

    def _keep(self, draft: Draft, phrases: tuple[str, ...]) -> Heard:
        if len(phrases) > PHRASES_LIMIT:
            return Refused(_phrase_trouble("many"))
        both = {phrase.casefold() for phrase in phrases} & {phrase.casefold() for phrase in self._excluded(draft)}
        if both:
            return Refused(
                _("{things} cannot be both liked and disliked. Go back to take it out there first.").format(
                    things=quoted(", ".join(sorted(both))).capitalize()
                )
            )
        return Understood(draft.model_copy(update={self.name: phrases}), settled=False)


@dataclass(frozen=True)
class WindowsQuestion:
    """When are you usually on a screen?"""

    name: str = "windows"
    optional: bool = True
    several: bool = True

    def ask(self, draft: Draft) -> str:
        """Ask it, with what was said so far in own words."""
        offered = {window for _label, window in _offered_windows()}
        own = [say_span(window) for window in draft.windows if window not in offered]
        added = "\n" + _("So far also: {things}").format(things="; ".join(own)) if own else ""
        return (
            _(
                "When are you usually on a screen and would welcome a nudge? Tap what fits, or write it, "
                "for example <i>weekdays 20:00-22:30</i>. If you skip this I take evenings from 19:00 to 22:00."
            )
            + added
        )

    def options(self, draft: Draft) -> list[Option]:
        """Offer common times, the chosen ones marked."""
        offered = enumerate(_offered_windows())
        return [Option(index, label, window in draft.windows) for index, (label, window) in offered]

    def choose(self, draft: Draft, index: int, chosen: bool) -> Heard:
        """Take or take back one of them."""
        window = _offered_windows()[index][1]
        windows = [other for other in draft.windows if other != window]
        return Understood(
            draft.model_copy(update={"windows": (*windows, *([window] if chosen else []))}), settled=False
        )

    def hear(self, draft: Draft, words: str) -> Heard:
        """Add times in one's own words."""
        try:
            added = parse_hours(words)
        except HoursError as error:
            unread = str(error)
            what = _("I could not read <i>{words}</i>.").format(words=quoted(unread[:40])) + " " if unread else ""
            return Refused(
                what + _("Please name days and times, for example <i>weekdays 20:00-22:30, Sundays 9 to 11 am</i>.")
            )
        windows = list(draft.windows)
        windows += [window for window in added if window not in windows]
        return Understood(draft.model_copy(update={"windows": tuple(merge_spans(windows))}), settled=False)

    def clear(self, draft: Draft) -> Draft:
        """Forget them."""
        return draft.model_copy(update={"windows": ()})

    def say(self, draft: Draft) -> str:
        """Say them."""
        return "; ".join(say_span(window) for window in draft.windows)


@dataclass(frozen=True)
class PlaceQuestion:
    """Where are you? Only the time zone is kept."""

    name: str = "time_zone"
    optional: bool = False
    several: bool = False

    def ask(self, draft: Draft) -> str:
        """Ask for the city."""
        return _(
            "Which city are you in or near? I need it only to know your time of day. "
            "Tap one, write another, or write a time zone such as <i>Europe/Berlin</i>."
        )

    def options(self, draft: Draft) -> list[Option]:
        """Offer large cities of different zones."""
        return [Option(index, city) for index, city in enumerate(_CITIES)]

    def choose(self, draft: Draft, index: int, chosen: bool) -> Heard:
        """Take one of them."""
        return self.hear(draft, _CITIES[index])

    def hear(self, draft: Draft, words: str) -> Heard:
        """Take a city, a country with one zone, or a zone's name."""
        place = find_place(words[:100])
        if place is None:
            similar = similar_places(words[:100])
            hint = " " + _("Did you mean {names}?").format(names=quoted(" / ".join(similar))) if similar else ""
            return Refused(
                _("I don't know a place called <i>{words}</i>.").format(words=quoted(words[:40]))
                + hint
                + " "
                + _("Please write the nearest larger city.")
            )
        return Understood(draft.model_copy(update={"time_zone": place.zone, "place": place.name}))

    def clear(self, draft: Draft) -> Draft:
        """Forget it."""
        return draft.model_copy(update={"time_zone": None, "place": None})

    def say(self, draft: Draft) -> str:
        """Say the place."""
        return draft.place or draft.time_zone or ""


_CITIES = ("London", "Berlin", "New York", "Chicago", "Los Angeles", "Delhi", "Singapore", "Sydney")


def _offered_windows() -> list[tuple[str, Span]]:
    return [
        (_("Weekday mornings 7–9"), Span(WEEKDAYS, 7 * 60, 9 * 60)),
        (_("Lunch breaks 12–13:30"), Span(WEEKDAYS, 12 * 60, 13 * 60 + 30)),
        (_("Weekday evenings 19–22"), Span(WEEKDAYS, 19 * 60, 22 * 60)),
        (_("Every evening 19–22"), Span(EVERY_DAY, 19 * 60, 22 * 60)),
        (_("Late evenings 21–23:30"), Span(EVERY_DAY, 21 * 60, 23 * 60 + 30)),
        (_("Weekend mornings 8–11"), Span(WEEKEND, 8 * 60, 11 * 60)),
        (_("Weekend afternoons 14–18"), Span(WEEKEND, 14 * 60, 18 * 60)),
    ]


def _phrase_trouble(kind: str) -> str:
    if kind == "long":
        return _(
            "One of these is longer than {n} characters. Short phrases work best, such as <i>long walks</i>."
        ).format(n=PHRASE_LENGTH_LIMIT)
    if kind == "many":
        return _("That is more than {n}. Please name those that matter most.").format(n=PHRASES_LIMIT)
    return _("I can't read a word in that. Please write things such as <i>long walks, chess</i>.")


def questions(minimum_age: int) -> Sequence[Question]:
    """Return the questions in the order in which they are asked."""
    return (
        AgeQuestion(minimum_age),
        ChoiceQuestion(
            "gender",
            marked("How do you describe your gender? Skip this if you'd rather not say."),
            ((marked("Woman"), "female"), (marked("Man"), "male"), (marked("Non-binary"), "non-binary")),
        ),
        ChoiceQuestion(
            "occupation",
            marked("What fills most of your days? Tap, or use your own words, such as <i>nurse on night shifts</i>."),
            (
                (marked("Office work"), "office worker"),
                (marked("Working on my feet"), "works on their feet"),
                (marked("Studying"), "student"),
                (marked("At home with family"), "at home with the family"),
                (marked("Retired"), "retired"),
                (marked("Between jobs"), "between jobs"),
            ),
        ),
        PhrasesQuestion(
            "household",
            marked("Who is at home with you? Tap all that fits, or write it."),
            (
                (marked("Partner"), "partner"),
                (marked("Children"), "children"),
                (marked("Grandchildren"), "grandchildren"),
                (marked("Dog"), "a dog"),
                (marked("Cat"), "a cat"),
                (marked("Parents"), "parents"),
                (marked("Flatmates"), "flatmates"),
                (marked("I live alone"), "lives alone"),
            ),
        ),
        PhrasesQuestion(
            "limits",
            marked(
                "Is there anything I should keep in mind, so that I never suggest what isn't possible? "
                "Tap all that fits, or write it."
            ),
            (
                (marked("Bad knees"), "bad knees"),
                (marked("Bad back"), "bad back"),
                (marked("Walking is hard"), "walks with difficulty"),
                (marked("Wheelchair"), "uses a wheelchair"),
                (marked("Low vision"), "low vision"),
                (marked("Hard of hearing"), "hard of hearing"),
            ),
        ),
        PhrasesQuestion(
            "likes",
            marked(
                "What do you like, or liked once and would like again? Choose at least one, or write your own, "
                "for example <i>long walks, detective stories</i>."
            ),
            ACTIVITIES,
            excludes="dislikes",
            optional=False,
        ),
        PhrasesQuestion(
            "dislikes",
            marked("And what should I never come up with? Tap all that fits, or write it."),
            ACTIVITIES,
            excludes="likes",
        ),
        WindowsQuestion(),
        PlaceQuestion(),
    )


ACTIVITIES = (
    (marked("Walking"), "walking"),
    (marked("Reading"), "reading"),
    (marked("Cooking"), "cooking"),
    (marked("Making music"), "making music"),
    (marked("Gardening"), "gardening"),
    (marked("Yoga"), "yoga"),
    (marked("Friends & family"), "time with friends and family"),
    (marked("Sport"), "sport"),
    (marked("Drawing & crafts"), "drawing and crafts"),
    (marked("Animals"), "animals"),
    (marked("Games & puzzles"), "board games and puzzles"),
    (marked("Nature"), "watching nature"),
    (marked("Repairing things"), "repairing things"),
    (marked("Writing"), "writing by hand"),
    (marked("Early nights"), "going to bed early"),
    (marked("Helping others"), "helping others"),
)
"""Label and English phrase of the activities offered as likes and dislikes."""
