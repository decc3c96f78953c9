"""Settings: each one tap."""

from __future__ import annotations

from bot.core.buttons import COMMAND, PREFERENCE, first_part
from bot.core.inputs import Press
from bot.core.preferences import PREFERENCES, Preference
from bot.core.replies import Button, Rows, Say, quoted
from bot.core.texts import _
from bot.dialogues.turn import Outcome, Turn, acknowledged, in_place
from bot.services.people import KnownUser
from bot.services.preferences import SetName, SetPreference


def show_preferences(turn: Turn) -> Outcome:
    """Show what is on and what is off."""
    return Outcome([Say(html=_head(), buttons=_rows(turn.user, {}))])


def press_preference(turn: Turn, press: Press, rest: str) -> Outcome:
    """Turn something on or off."""
    name, value = first_part(rest)
    if name not in PREFERENCES or value not in ("on", "off"):
        return Outcome([acknowledged(press, _("This button no longer works. /settings shows what does."))])
    is_on = value == "on"
    shown = in_place(press, _head(), _rows(turn.user, {name: is_on}))
    return Outcome([acknowledged(press), shown], [SetPreference(name, is_on)])


def end_letters(press: Press) -> Outcome:
    """Write no more letters."""
    html = _("No more Sunday letters. /settings brings them back.")
    return Outcome([acknowledged(press), Say(html=html)], [SetPreference("wants_letter", False)])


def take_name(name: str) -> Outcome:
    """Call somebody by a name from now on."""
    html = _("All right, {name}! I call you that from now on.").format(name=quoted(name))
    undo = Button(label=_("↩ Undo"), data=COMMAND.payload("name", "none"))
    return Outcome([Say(html=html, buttons=((undo,),))], [SetName(name)])


def forget_name(press: Press) -> Outcome:
    """Call somebody by no name."""
    return Outcome([acknowledged(press), in_place(press, _("All right, I call you by no name."))], [SetName(None)])


def is_set(user: KnownUser, preference: Preference) -> bool:
    """Whether something is on for somebody."""
    value: bool | None = getattr(user, preference.name)
    return preference.usual if value is None else value


def _head() -> str:
    return _("Tap to change; ✓ is on. How often and when I write is in /schedule, what I know about you in /profile.")


def _rows(user: KnownUser, changed: dict[str, bool]) -> Rows:
    return tuple((_button(one, changed.get(one.name, is_set(user, one))),) for one in PREFERENCES.values())


def _button(preference: Preference, is_on: bool) -> Button:
    label = f"{'✓ ' if is_on else ''}{_(preference.label)}"
    return Button(label=label, data=PREFERENCE.payload(preference.name, "off" if is_on else "on"))
