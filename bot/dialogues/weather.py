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
"""Of the buttons: ``c:weather:wet``, ``c:weather:stay_in`` and ``c:weather:dry``."""


def hear_weather(weather: Weather) -> Outcome:
    """Store the weather, and say what follows."""
    return Outcome([Say(html=_say(weather), buttons=_undo(weather))], [SetWeather(weather is not Weather.DRY)])


def hear_before(weather: Weather, rest: Outcome) -> Outcome:
    """Store the weather that was said beside something else, which is answered after it."""
    heard = hear_weather(weather)
    return replace(rest.after(heard.replies), changes=[*heard.changes, *rest.changes])


def press_weather(press: Press, what: str) -> Outcome:
    """Store the weather, or take it back."""
    weather = Weather(what)
    said = in_place(press, _say(weather), _undo(weather))
    return Outcome([acknowledged(press), said], [SetWeather(weather is not Weather.DRY)])


def ask_weather() -> Outcome:
    """Ask whether it is wet, where somebody speaks of the weather without saying so."""
    yes = Button(label=_("☔ It's raining"), data=COMMAND.payload(NAME, Weather.WET))
    html = _("Is it wet where you are? Then I leave out what needs it dry, for today.")
    return Outcome([Say(html=html, buttons=((yes,), *doing("nudge")))])


def _say(weather: Weather) -> str:
    match weather:
        case Weather.WET:
            return _("Noted: it rains where you are. For the rest of today nothing comes that needs it dry.")
        case Weather.STAY_IN:
            return _("All right, you stay in. For the rest of today nothing comes that is done outdoors.")
    return _("Noted: it is dry where you are, so things outdoors may come again.")


def _undo(weather: Weather) -> Rows:
    other = Weather.WET if weather is Weather.DRY else Weather.DRY
    return ((Button(label=_("↩ Undo"), data=COMMAND.payload(NAME, other)),),)
