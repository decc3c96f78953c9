"""The weather as a person tells it: what needs it dry is left out for the rest of the day, with a way back."""

from __future__ import annotations

from dataclasses import replace

from bot.core.buttons import COMMAND
from bot.core.inputs import Press
from bot.core.replies import Button, Rows, Say
from bot.core.texts import _
from bot.dialogues.command_buttons import doing
from bot.dialogues.turn import Outcome, acknowledged, in_place
from bot.language.weather import Weather
from bot.services.weather import SetWeather

NAME = "weather"
"""Of the buttons: ``c:weather:wet`` and ``c:weather:dry``."""


def hear_weather(weather: Weather) -> Outcome:
    """Store the weather, and say what follows."""
    is_wet = weather is Weather.WET
    return Outcome([Say(html=_say(is_wet), buttons=_undo(is_wet))], [SetWeather(is_wet)])


def hear_before(weather: Weather, rest: Outcome) -> Outcome:
    """Store the weather that was said beside something else, which is answered after it."""
    heard = hear_weather(weather)
    return replace(rest.after(heard.replies), changes=[*heard.changes, *rest.changes])


def press_weather(press: Press, what: str) -> Outcome:
    """Store the weather, or take it back."""
    is_wet = what == Weather.WET
    return Outcome([acknowledged(press), in_place(press, _say(is_wet), _undo(is_wet))], [SetWeather(is_wet)])


def ask_weather() -> Outcome:
    """Ask whether it is wet, where somebody speaks of the weather without saying so."""
    yes = Button(label=_("☔ It's raining"), data=COMMAND.payload(NAME, Weather.WET))
    html = _("Is it wet where you are? Then I leave out what needs it dry, for today.")
    return Outcome([Say(html=html, buttons=((yes,), *doing("nudge")))])


def _say(is_wet: bool) -> str:
    if is_wet:
        return _("Noted: it rains where you are. For the rest of today nothing comes that needs it dry.")
    return _("Noted: it is dry where you are, so things outdoors may come again.")


def _undo(is_wet: bool) -> Rows:
    other = Weather.DRY if is_wet else Weather.WET
    return ((Button(label=_("↩ Undo"), data=COMMAND.payload(NAME, other)),),)
