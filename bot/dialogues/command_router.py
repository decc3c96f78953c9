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
    pauses,
    preferences,
    privacy,
    profile,
    reminders,
    schedule,
    speech,
)
from bot.dialogues.first_talk import begin, command_in_first_talk, onboarding, state_of, take
from bot.dialogues.progress_report import show_progress
from bot.dialogues.turn import Outcome, Turn
from bot.dialogues.why import say_why
from bot.services.consent import JoinCohort
from bot.services.nudges import AskForNudge
from bot.services.open_dialogues import EndDialogue

_COHORT = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""What a deep link may carry as its payload."""


def answer_command(turn: Turn, command: Command) -> Outcome:
    """Return what comes of a command, by what its sender is in the middle of."""
    state = state_of(turn)
    if works_always(command.name):
        return _always(turn, command.name)
    if state is not None and not state.revising:
        return command_in_first_talk(turn, state, command)
    if turn.user.onboarded_at is None:
        if command.name == "start":
            return begin(turn, _cohort_in(command.argument), friends.token_in(command.argument))
        begun = onboarding(turn).begin(turn.now)
        if begun.state is not None:
            begun = onboarding(turn).resume(begun.state, turn.now, _("I need your yes first:"))
        return take(turn, begun)
    outcome = _known_command(turn, command)
    return replace(outcome, changes=[EndDialogue(), *outcome.changes])


def _known_command(turn: Turn, command: Command) -> Outcome:
    match command.name:
        case "start":
            return _start_again(command.argument)
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
    return Outcome(help.unknown_command(command.name))


def _start_again(argument: str) -> Outcome:
    token = friends.token_in(argument)
    if token is not None:
        return friends.open_idea(token, Outcome([friends.say_gone()]))
    again = Say(html=_("We know each other already.") + " " + help.help_text())
    cohort = _cohort_in(argument)
    return Outcome([again], [JoinCohort(cohort)] if cohort is not None else [])


def _cohort_in(argument: str) -> str | None:
    """Return the cohort that a link puts people into; ``None`` for other links."""
    is_cohort = _COHORT.fullmatch(argument) and friends.token_in(argument) is None
    return argument if is_cohort else None


def _always(turn: Turn, name: str) -> Outcome:
    match name:
        case "privacy":
            return privacy.show_privacy(turn)
        case "forget":
            return Outcome(privacy.confirm_forgetting())
        case "export":
            return privacy.export(turn)
        case speech.NAME:
            return Outcome(speech.offer_languages())
    return Outcome([Say(html=help.help_text())])
