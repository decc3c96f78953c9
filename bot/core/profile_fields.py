"""Profile fields: everything that a person can be asked about themselves, declared once.

A new question is one more attribute of :class:`Answers` and its :class:`ProfileField` here, and, if it is to be
recognised in whole sentences, its reader in :mod:`bot.language`. The question, the profile, what is
merged, stored, described to the encoder and asked of a chat model follow.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from bot.core.activities import ACTIVITIES
from bot.core.local_forms import within_sentence
from bot.core.phrases import enumerate_phrases, split_enumeration
from bot.core.texts import SOURCE, _, language, marked
from bot.core.weekly_windows import EVERY_DAY, Span


class FieldKind(StrEnum):
    """How a field is asked for and what it holds."""

    AGE = "age"
    """A number of years, or a group such as ``25-34``."""
    CHOICE = "choice"
    """One answer out of some, or in one's own words."""
    PHRASES = "phrases"
    """Any number of answers, offered and in one's own words."""
    WINDOWS = "windows"
    """Stretches of the week."""
    PLACE = "place"
    """A time zone and how the place was named."""


class Answers(BaseModel):
    """Parts of a profile; ``None`` and empty: nothing was said about it."""

    model_config = ConfigDict(frozen=True)

    age: str | None = None
    """A number of years, or a group such as ``25-34``."""
    gender: str | None = None
    """In English: ``female``, ``male`` or ``non-binary``, or the person's own word."""
    occupation: str | None = None
    household: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    likes: tuple[str, ...] = ()
    dislikes: tuple[str, ...] = ()
    windows: tuple[Span, ...] = ()
    time_zone: str | None = None
    """IANA name."""
    place: str | None = None
    """How the person's place was named."""

    def said(self) -> Iterator[str]:
        """Yield everything that is in words, field by field."""
        for name in PROFILE_FIELDS:
            value = getattr(self, name)
            if isinstance(value, str):
                yield value
            elif isinstance(value, tuple):
                yield from (each for each in value if isinstance(each, str))
        if self.place is not None:
            yield self.place


class Told(Answers):
    """What was read from somebody's own words: any part of a profile, and nothing that was not said."""

    gone: tuple[str, ...] = ()
    """What is to be taken out of the profile, as it is stored there."""

    @property
    def fields(self) -> frozenset[str]:
        """Names of the fields about which something was said."""
        return frozenset(name for name in PROFILE_FIELDS if getattr(self, name))


class Draft(Answers):
    """What has been told so far: a profile on its way into the database; every part may still be missing."""

    zones: tuple[str, ...] = ()
    """Zones in question, after the person told what time it is."""
    telling_time: bool = False
    """Whether the person wants to tell what time it is."""

    def attributes(self) -> dict[str, str]:
        """Return what was told about the person's life, by name; what was not told is left out."""
        values = {name: getattr(self, name) for name, declared in PROFILE_FIELDS.items() if declared.is_attribute}
        plain = {
            name: value if isinstance(value, str) else enumerate_phrases(value or ()) for name, value in values.items()
        }
        return {name: value for name, value in plain.items() if value}

    @property
    def spans(self) -> tuple[Span, ...]:
        """The screen-time windows: those told, or every evening."""
        return self.windows or DEFAULT_WINDOWS


DEFAULT_WINDOWS = (Span(EVERY_DAY, 19 * 60, 22 * 60),)
"""Where nobody said when: evenings, when most private screen time falls."""


@dataclass(frozen=True)
class ProfileField:
    """One field.

    Attributes:
        name: Of the attribute of :class:`Answers`, of the question and of the stored attribute.
        kind: How it is asked for and what it holds.
        label: In the profile; marked for translation.
        button: That changes it; marked for translation.
        question: Marked for translation; empty where the kind has its own.
        choices: Label (marked) and what is stored, in English.
        optional: Whether it can be skipped.
        is_attribute: Whether it is of the person's life, stored by name and described to the encoder.
        opposite: Another field: what stands there cannot stand here.
        form: What a chat model is told of it.
        form_name: What a chat model knows it as; empty: by its name.
        shown: How stored English values are shown where that differs from both label and value; marked.
    """

    name: str
    kind: FieldKind
    label: str
    button: str
    question: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    optional: bool = True
    is_attribute: bool = False
    opposite: str | None = None
    form: str = ""
    form_name: str = ""
    shown: Mapping[str, str] = field(default_factory=dict)


_ACTIVITIES = tuple((activity.label, activity.phrase) for activity in ACTIVITIES)

PROFILE_FIELDS: Mapping[str, ProfileField] = {
    declared.name: declared
    for declared in (
        ProfileField(
            "age",
            FieldKind.AGE,
            marked("Age"),
            marked("Age"),
            optional=False,
            is_attribute=True,
            form="in years",
        ),
        ProfileField(
            "gender",
            FieldKind.CHOICE,
            marked("Gender"),
            marked("Gender"),
            marked("How do you describe your gender? Skip this if you'd rather not say."),
            ((marked("Woman"), "female"), (marked("Man"), "male"), (marked("Non-binary"), "non-binary")),
            is_attribute=True,
            form="female, male or non-binary, only if said",
            shown={"female": marked("woman"), "male": marked("man")},
        ),
        ProfileField(
            "occupation",
            FieldKind.CHOICE,
            marked("Daily life"),
            marked("Daily life"),
            marked("What fills most of your days? Tap, or use your own words, such as <i>nurse on night shifts</i>."),
            (
                (marked("Office work"), "office worker"),
                (marked("Working on my feet"), "works on their feet"),
                (marked("Studying"), "student"),
                (marked("At home with family"), "at home with the family"),
                (marked("Retired"), "retired"),
                (marked("Between jobs"), "between jobs"),
            ),
            is_attribute=True,
            form="what fills most of the author's days",
        ),
        ProfileField(
            "household",
            FieldKind.PHRASES,
            marked("At home"),
            marked("At home"),
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
            is_attribute=True,
            form="people and animals the author lives with",
            shown={"lives alone": marked("just you")},
        ),
        ProfileField(
            "limits",
            FieldKind.PHRASES,
            marked("To keep in mind"),
            marked("To keep in mind"),
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
            is_attribute=True,
            form="bodily limits to keep in mind",
        ),
        ProfileField(
            "likes",
            FieldKind.PHRASES,
            marked("You like"),
            marked("Likes"),
            marked(
                "What do you like, or liked once and would like again? Choose at least one, or write your own, "
                "for example <i>long walks, detective stories</i>."
            ),
            _ACTIVITIES,
            optional=False,
            opposite="dislikes",
            form="short phrases of activities or things",
        ),
        ProfileField(
            "dislikes",
            FieldKind.PHRASES,
            marked("Not for you"),
            marked("Dislikes"),
            marked("And what should I never come up with? Tap all that fits, or write it."),
            _ACTIVITIES,
            opposite="likes",
            form="short phrases of activities or things",
        ),
        ProfileField(
            "windows",
            FieldKind.WINDOWS,
            marked("On the screen"),
            marked("Screen times"),
            form="when the author is on a screen, such as 'weekdays 20:00-22:30'",
            form_name="screen_times",
        ),
        ProfileField(
            "time_zone",
            FieldKind.PLACE,
            marked("Your place"),
            marked("Place"),
            optional=False,
            form="the city or country where the author lives",
            form_name="place",
        ),
    )
}
"""In the order in which they are asked and shown."""


KNOWN_LIMITS = (
    marked("blind"),
    marked("deaf"),
    marked("asthma"),
    marked("hay fever"),
    marked("allergic to cats"),
    marked("allergic to dogs"),
    marked("allergic to nuts"),
    marked("coeliac disease"),
    marked("afraid of dogs"),
    marked("afraid of heights"),
    marked("can't swim"),
    marked("no alcohol"),
    marked("pregnant"),
    marked("arthritis"),
    marked("heart condition"),
    marked("migraines"),
    marked("epilepsy"),
    marked("diabetes"),
    marked("parkinson's"),
    marked("bad hips"),
    marked("bad shoulder"),
    marked("bad hands"),
    marked("no stairs"),
    marked("cannot stand for long"),
)
"""Limits that are not offered and are stored in English all the same, whichever language they were told in."""


def say_stored(value: str) -> str:
    """Return something that is stored in English, such as what a person chose, in the language spoken at present.

    In English it stays as it is, in another language it is what stands on its button.
    """
    if language() == SOURCE:
        return value
    choices = (choice for declared in PROFILE_FIELDS.values() for choice in declared.choices)
    label = next((_(label) for label, stored in choices if stored == value), None)
    return _(value) if label is None else within_sentence(label)


def say_reason(text: str) -> str:
    """Return a part of what explains a nudge: marked texts and what a person chose are translated, others are not."""
    said = say_stored(text)
    return _(said)


def answers_from(attributes: Mapping[str, str]) -> dict[str, str | tuple[str, ...]]:
    """Return stored attributes as the fields that they are; what is no field any more is left out."""
    return {
        name: split_enumeration(value) if PROFILE_FIELDS[name].kind is FieldKind.PHRASES else value
        for name, value in attributes.items()
        if name in PROFILE_FIELDS
    }
