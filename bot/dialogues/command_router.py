"""Which dialogue answers a command."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.core.commands import works_always
from bot.core.inputs import Command
from bot.core.replies import Busy, Say
from bot.core.texts import _
from bot.dialogues import (
    devices,
    favourites,
    friends,
    goals,
    help,
    human_contact,
    pauses,
    preferences,
    privacy,
    profile,
    reminders,
    schedule,
    speech,
    trials,
)
from bot.dialogues.first_talk import begin, command_in_first_talk, onboarding, state_of, take
from bot.dialogues.progress_report import show_progress
from bot.dialogues.turn import Outcome, Turn
from bot.dialogues.why import say_why
from bot.services import support
from bot.services.nudges import AskForNudge
from bot.services.open_dialogues import EndDialogue
from bot.services.trials import OfferTrial

_LINK = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""What a deep link may carry as its payload."""


def answer_command(turn: Turn, command: Command) -> Outcome:
    """Return what comes of a command, by what its sender is in the middle of."""
    state = state_of(turn)
    if works_always(command.name):
        return _always(turn, command)
    if state is not None and not state.revising:
        if (link := _link_in(command)) is not None:
            state = state.model_copy(update={"link": link})
        return command_in_first_talk(turn, state, command)
    if turn.user.onboarded_at is None:
        if command.name == "start":
            return begin(turn, _link_in(command), friends.token_in(command.argument))
        begun = onboarding(turn).begin(turn.now)
        if begun.state is not None:
            begun = onboarding(turn).resume(begun.state, turn.now, _("I need your yes first:"))
        return take(turn, begun)
    outcome = _known_command(turn, command)
    return replace(outcome, changes=[EndDialogue(), *outcome.changes])


def _link_in(command: Command) -> str | None:
    """Return what the link said through which somebody came; ``None`` for none and for a friend's card."""
    is_link = command.name == "start" and _LINK.fullmatch(command.argument)
    return command.argument if is_link and friends.token_in(command.argument) is None else None


def _known_command(turn: Turn, command: Command) -> Outcome:
    match command.name:
        case "start":
            return _start_again(command)
        case "nudge":
            return Outcome([Busy()], [AskForNudge()])
        case "profile":
            return profile.show_profile(turn)
        case "schedule":
            return schedule.show_schedule(turn)
        case "settings":
            return preferences.show_preferences(turn)
        case "goals":
            return goals.show_goals(turn)
        case "favourites":
            return favourites.show_favourites()
        case "reminders":
            return reminders.show_reminders(turn)
        case "connect":
            return devices.show_devices(turn)
        case "pause":
            return Outcome(pauses.offer_pauses())
        case "resume":
            return pauses.resume(turn)
        case "progress":
            return show_progress(turn)
        case "why":
            return say_why(turn)
        case "trial":
            return trials.show_trial(turn)
    return Outcome(help.unknown_command(command.name))


def _start_again(command: Command) -> Outcome:
    token = friends.token_in(command.argument)
    if token is not None:
        return friends.open_idea(token, Outcome([friends.say_gone()]))
    again, link = Say(html=_("We know each other already.") + " " + help.help_text()), _link_in(command)
    return Outcome([again], [] if link is None else [OfferTrial(link)])


def _always(turn: Turn, command: Command) -> Outcome:
    match command.name:
        case "privacy":
            return privacy.show_privacy(turn)
        case "forget":
            return Outcome(privacy.confirm_forgetting())
        case "export":
            return privacy.export(turn)
        case support.CONTACT:
            return human_contact.begin_contact(turn, command.argument)
        case speech.NAME:
            return Outcome(speech.offer_languages())
    return Outcome([Say(html=help.help_text())])
