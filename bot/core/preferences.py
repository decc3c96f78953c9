"""What people can set with one tap each: declared once, shown and stored from here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.texts import marked


@dataclass(frozen=True)
class Preference:
    """Something that is on or off.

    Attributes:
        name: Of the column of a user, and on its button.
        label: On the button; marked for translation.
        usual: What holds for those who never set it.
    """

    name: str
    label: str
    usual: bool = False


PREFERENCES: Mapping[str, Preference] = {
    preference.name: preference
    for preference in (
        Preference("text_only", marked("Words alone, no pictures")),
        Preference("describe_pictures", marked("Say what pictures show")),
        Preference("is_silent", marked("Write without a sound")),
        Preference("plain_buttons", marked("No emoji on buttons")),
        Preference("wants_letter", marked("My week in a picture on Sundays"), usual=True),
        Preference("asks_weekly", marked("One question a week: did it help?")),
    )
}
"""In the order in which they are shown."""
