"""Which dialogue answers a tap on a button."""

from __future__ import annotations

from bot.core import buttons
from bot.core.buttons import Standing, number_in, read_payload
from bot.core.commands import can_be_tapped
from bot.core.inputs import Command, Press
from bot.core.texts import _, spoken
from bot.delivery import undelivered
from bot.dialogues import (
    consent_again,
    crisis_answer,
    devices,
    favourites,
    feelings,
    friends,
    goals,
    held_back,
    human_contact,
    pauses,
    preferences,
    privacy,
    profile,
    reminders,
    schedule,
    screen_rules,
    speech,
    timers,
    trials,
    weather,
    weekly_question,
)
from bot.dialogues.command_buttons import DO
from bot.dialogues.command_router import answer_command
from bot.dialogues.critiques import press_critique
from bot.dialogues.first_talk import asked_again_after, in_new_language, press_in_first_talk, revise
from bot.dialogues.notes import take_out
from bot.dialogues.onboarding.state import CHANGE
from bot.dialogues.profile_edits import swap
from bot.dialogues.reactions import press_reaction
from bot.dialogues.spoken_reactions import take_back
from bot.dialogues.time_zones import move_to_zone
from bot.dialogues.turn import Outcome, Turn, acknowledged, buttons_in_place, in_place, stale
from bot.dialogues.wishes import take_wish
from bot.services import support
from bot.services.nudges import AskAgain
from bot.services.safeguarding import CountCrisis


def answer_press(turn: Turn, press: Press) -> Outcome:
    """Return what comes of a tap: the dialogue that owns the button answers."""
    payload = read_payload(press.data)
    if payload is None or _standing(turn) < payload.family.least:
        return stale(turn, press)
    first, others = payload.parts
    match payload.family:
        case buttons.FIRST_TALK:
            return press_in_first_talk(turn, press)
        case buttons.COMMAND if first == DO and can_be_tapped(others):
            return answer_command(turn, Command(others, "")).after([acknowledged(press)])
        case buttons.COMMAND:
            return _command_press(turn, press, first, others)
        case buttons.REACTION:
            return asked_again_after(turn, press_reaction(turn, press), others)
        case buttons.CRITIQUE:
            return press_critique(turn, press)
        case buttons.DEVICE:
            return devices.press_device(turn, press, payload.rest)
        case buttons.FRIEND:
            return friends.press_friend(turn, press, payload.rest)
        case buttons.GOAL:
            return goals.press_goal(turn, press, payload.rest)
        case buttons.TRIAL:
            return trials.press_trial(press, payload.rest)
        case buttons.PREFERENCE:
            return preferences.press_preference(turn, press, payload.rest)
        case buttons.FAVOURITE:
            return favourites.press_favourite(press, payload.rest)
        case buttons.TIMER:
            return timers.press_timer(turn, press, payload.rest)
        case buttons.REMINDER:
            return reminders.press_reminder(turn, press, payload.rest)
        case buttons.SCREEN_RULES:
            return screen_rules.press_rules(press, payload.rest)
        case buttons.SCHEDULE if payload.rest in ("times", "place"):
            return revise(turn, press, "windows" if payload.rest == "times" else "time_zone")
        case buttons.SCHEDULE:
            return schedule.press_schedule(turn, press, payload.rest)
    return stale(turn, press)


def _command_press(turn: Turn, press: Press, name: str, what: str) -> Outcome:
    match name, what:
        case "forget", "yes":
            return privacy.forget(press)
        case "forget", "no":
            return privacy.keep(press)
        case "crisis", crisis_answer.CONTACT:
            return Outcome(crisis_answer.ask_for_contact(press), [CountCrisis(crisis_answer.CONTACT)])
        case consent_again.NAME, _answer if turn.user.consented_at is not None:
            return consent_again.press_consent(turn, press, what)
        case support.CONTACT, ("write" | "end" | "no"):
            return human_contact.press_contact(turn, press, what)
        case "model", ("yes" | "no") if turn.user.consented_at is not None:
            return privacy.set_model(turn, press, what == "yes")
        case speech.NAME, code if code in spoken():
            return in_new_language(turn, speech.choose(code, press), code)
    if turn.user.onboarded_at is None:
        return stale(turn, press)
    match name, what:
        case "pause", ("0" | "1" | "3" | "7"):
            return pauses.pause(turn, press, int(what))
        case "profile", "change":
            return revise(turn, press, CHANGE)
        case "profile", "unlearn":
            return profile.unlearn(turn, press)
        case "profile", (profile.ALIKE | profile.ANYBODY):
            return profile.choose_pictures(turn, press, alike=what == profile.ALIKE)
        case "profile", ("told" | "try"):
            return profile.set_only_told(turn, press, what == "told")
        case "zone", zone:
            return move_to_zone(turn, press, zone)
        case weather.NAME, ("wet" | "stay_in" | "dry"):
            return weather.press_weather(press, what)
        case "letter", "off":
            return preferences.end_letters(press)
        case weekly_question.NAME, _said:
            return weekly_question.press_weekly(press, what)
        case "name", "none":
            return preferences.forget_name(press)
        case "fewer", "fine":
            html = _("Good, I go on as before.")
            return Outcome([acknowledged(press), in_place(press, html)])
        case undelivered.AGAIN, number if (moment_id := number_in(number)) is not None:
            return Outcome([acknowledged(press, _("Here I go.")), *buttons_in_place(press, ())], [AskAgain(moment_id)])
        case "react", reaction:
            return take_back(turn, press, reaction)
        case "unsay", phrase:
            return take_out(press, phrase)
        case held_back.NAME, thing:
            return held_back.press_held_back(press, thing)
        case "swap", change:
            return swap(press, change)
        case "soft", name if name in feelings.WISHES:
            return take_wish(turn.language, feelings.WISHES[name]).after([acknowledged(press)])
    return stale(turn, press)


def _standing(turn: Turn) -> Standing:
    """Return how well somebody is known."""
    if turn.user.consented_at is None:
        return Standing.ANYBODY
    return Standing.AGREED if turn.user.onboarded_at is None else Standing.ONBOARDED
