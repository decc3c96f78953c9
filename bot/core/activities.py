"""The activities that are offered as likes and dislikes, and their names in a library."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.texts import _, marked


@dataclass(frozen=True)
class Activity:
    """Something people do off screen.

    Attributes:
        word: Its label in a library, such as ``making_music``.
        label: On a button; marked for translation.
        phrase: In English; what is stored as a like or dislike.
    """

    word: str
    label: str
    phrase: str


ACTIVITIES = (
    Activity("walking", marked("Walking"), "walking"),
    Activity("reading", marked("Reading"), "reading"),
    Activity("cooking", marked("Cooking"), "cooking"),
    Activity("making_music", marked("Making music"), "making music"),
    Activity("gardening", marked("Gardening"), "gardening"),
    Activity("yoga", marked("Yoga"), "yoga"),
    Activity("friends_family", marked("Friends & family"), "time with friends and family"),
    Activity("sport", marked("Sport"), "sport"),
    Activity("drawing_crafts", marked("Drawing & crafts"), "drawing and crafts"),
    Activity("pets", marked("Animals"), "animals"),
    Activity("games_puzzles", marked("Games & puzzles"), "board games and puzzles"),
    Activity("nature_watching", marked("Nature"), "watching nature"),
    Activity("repairing", marked("Repairing things"), "repairing things"),
    Activity("tidying", marked("Tidying up"), "tidying up"),
    Activity("writing", marked("Writing"), "writing by hand"),
    Activity("sleeping_early", marked("Early nights"), "going to bed early"),
    Activity("volunteering", marked("Helping others"), "helping others"),
    Activity("resting", marked("Resting"), "resting"),
    Activity("listening", marked("Listening"), "listening to music and sounds"),
    Activity("children_play", marked("Playing with children"), "playing with children"),
)

_BY_WORD = {activity.word: activity for activity in ACTIVITIES}


def activity_phrase(word: str) -> str:
    """Return a library's label of an activity as an English phrase: ``making_music`` as ``making music``."""
    known = _BY_WORD.get(word)
    return known.phrase if known is not None else word.replace("_", " ")


def activity_label(word: str) -> str:
    """Return a library's label of an activity as it is shown."""
    known = _BY_WORD.get(word)
    return _(known.label) if known is not None else word.replace("_", " ").capitalize()
