"""The router: which dialogue answers what a person does."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from pydantic import ValidationError

from bot.core import buttons
from bot.core.buttons import Standing, read_payload
from bot.core.commands import can_be_tapped, works_always
from bot.core.inputs import (
    READ_LIMIT,
    Command,
    Edited,
    EmojiReaction,
    GroupMessage,
    Input,
    Location,
    Membership,
    Press,
    Text,
    UnsupportedMessage,
    is_own,
)
from bot.core.local_forms import say_number
from bot.core.profile_fields import Draft, Told
from bot.core.replies import Busy, Button, Reply, Say, quoted
from bot.core.texts import _, speaking, spoken
from bot.dialogues import (
    devices,
    favourites,
    feelings,
    goals,
    help,
    news,
    pauses,
    preferences,
    privacy,
    profile,
    reminders,
    schedule,
    screen_rules,
    small_talk,
    speech,
    timers,
    weather,
)
from bot.dialogues.crisis_answer import answer_crisis, answer_for_friend
from bot.dialogues.critiques import press_critique
from bot.dialogues.emoji_reactions import take_emoji
from bot.dialogues.free_words import answer_free_words
from bot.dialogues.group_chats import answer_elsewhere
from bot.dialogues.notes import take_out
from bot.dialogues.onboarding.reducer import Onboarding
from bot.dialogues.onboarding.state import CHANGE, CONFIRM, WELCOME, OnboardingState, OnboardingStep
from bot.dialogues.onboarding.state import NAME as ONBOARDING
from bot.dialogues.passed_on import say_passed_on
from bot.dialogues.profile_edits import swap
from bot.dialogues.profile_words import add_told, merge_told
from bot.dialogues.progress_report import show_progress
from bot.dialogues.reactions import press_reaction
from bot.dialogues.refused import say_refused
from bot.dialogues.spoken_reactions import take_back
from bot.dialogues.time_phrases import say_until
from bot.dialogues.turn import Outcome, Turn, acknowledged, in_place, look_up
from bot.dialogues.unsupported_messages import say_unsupported
from bot.dialogues.why import say_why
from bot.dialogues.wishes import take_wish
from bot.language.base import Meaning
from bot.language.crisis import sounds_like_crisis
from bot.services.base import Change, Effect
from bot.services.consent import DeleteUser, JoinCohort, NoteBlocked
from bot.services.nudges import AskForNudge
from bot.services.open_dialogues import EndDialogue, KeepDialogue
from bot.services.pauses import Pause, Resume
from bot.services.profiles import StoredProfile
from bot.services.schedules import MoveToZone
from bot.understanding.places import is_known_zone, zone_name

_COHORT = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""What a deep link may carry as its payload."""


def respond(turn: Turn) -> Outcome:
    """Return what comes of a turn; the present language is the person's."""
    given = turn.given
    if isinstance(given, GroupMessage):
        return Outcome(answer_elsewhere(given))
    if isinstance(given, Membership):
        return Outcome(changes=[NoteBlocked(given.blocked)])
    if isinstance(given, EmojiReaction):
        return take_emoji(given) if turn.user.onboarded_at is not None and not turn.is_refused else Outcome()
    in_crisis = sounds_like_crisis(_words_of(given))
    if turn.is_refused:
        return _still_refused(given, in_crisis)
    if in_crisis:
        return _answer_crisis(turn)
    outcome = news.before_the_first_answer(turn, _saying_what_was_read(_respond(turn), given))
    if turn.user.blocked_at is None:
        return outcome
    return replace(outcome, changes=[NoteBlocked(False), *outcome.changes])


def ask_again(turn: Turn, trouble: str) -> list[Reply]:
    """Say what was in the way of an answer, and ask the present question again, if there is one.

    Args:
        turn: The present one.
        trouble: In Telegram's HTML.
    """
    state = _state_of(turn)
    if state is None:
        return [Say(html=trouble)]
    return list(_onboarding(turn).resume(state, turn.now, trouble).replies)


def _respond(turn: Turn) -> Outcome:
    given = turn.given
    if isinstance(given, Text | Location) and not is_own(given):
        return _passed_on(turn, given)
    match given:
        case Press():
            return _press(turn, given)
        case Command():
            return _command(turn, given)
        case Text():
            return _words(turn, given)
        case Location():
            return _location(turn, given)
        case UnsupportedMessage():
            return _wordless(turn, given)
    return Outcome([Say(html=_("I read only new messages: what you changed there, please send it anew."))])


def _answer_crisis(turn: Turn) -> Outcome:
    """Answer words that sound like a crisis; keep quiet after one's own, and change nothing for a friend's."""
    state = _state_of(turn)
    zone = turn.user.time_zone or (state.draft.time_zone if state is not None else None)
    if not is_own(turn.given):
        return Outcome(answer_for_friend(zone))
    return Outcome(answer_crisis(zone), [Pause(None, for_care=True)])


def _still_refused(given: Input, in_crisis: bool) -> Outcome:
    if in_crisis:
        return Outcome(answer_crisis(None) if is_own(given) else answer_for_friend(None), [DeleteUser()])
    text = say_refused(given.name if isinstance(given, Command) else None)
    first = [acknowledged(given)] if isinstance(given, Press) else []
    return Outcome([*first, Say(html=text)], [DeleteUser()])


def _passed_on(turn: Turn, given: Text | Location) -> Outcome:
    """Answer what somebody else wrote or shared: tastes in it may be noted with a tap, and nothing else."""
    state = _state_of(turn)
    if state is None and turn.user.onboarded_at is None:
        return _begin(turn)
    told = _tastes(turn, given)
    if turn.dialogue is None and told.fields:
        return look_up(StoredProfile(), lambda draft: _take(turn, _onboarding(turn).note(draft, told, turn.now)))
    text = say_passed_on(given.provenance)
    if state is not None:
        return Outcome(_onboarding(turn).resume(state, turn.now, text).replies)
    return Outcome([Say(html=text)])


# words


SURELY = 0.6
"""Confidence from which what is meant is no answer to an open question about a reminder."""

_OF_TIMES = ("reminder", "timer", "times", "next_when", "later", "nonsense", "correction")
"""Intents that may well answer when a reminder shall come, or that are nothing at all."""


def _is_another_matter(turn: Turn, given: Text) -> bool:
    """Whether a text that names no time surely means something else than the reminder that is asked about."""
    if turn.dialogue is None or reminders.asks_for_words(turn.dialogue.state) or turn.language.read_times(given.text):
        return False
    return any(one.confidence >= SURELY and one.name not in _OF_TIMES for one in given.intents)


def _words(turn: Turn, given: Text) -> Outcome:
    if (code := speech.asked_in_words(given.text)) is not None:
        return _in_new_language(turn, speech.choose(code), code)
    if turn.dialogue is not None and turn.dialogue.name == schedule.NAME:
        return schedule.hear_quiet_hours(turn, given.text, turn.dialogue.state)
    if turn.dialogue is not None and turn.dialogue.name == reminders.NAME and not _is_another_matter(turn, given):
        return reminders.hear_answer(turn, given.text, turn.dialogue.state)
    if turn.dialogue is not None and turn.dialogue.name == screen_rules.NAME:
        return screen_rules.hear_apps(given.text)
    state = _state_of(turn)
    told = given.told if given.told is not None else turn.language.read_profile(given.text)
    if state is not None and not _is_beside(turn, state, given, told.fields):
        return _take(turn, _onboarding(turn).step(state, given, turn.now))
    if turn.user.onboarded_at is None:
        return _begin(turn)
    outcome = answer_free_words(turn, given, told, partial(_note, turn, state))
    if speech.is_unread(given.text):
        outcome = outcome.beginning(speech.say_languages())
    if state is None or state.told is not None:  # what waits for a yes goes on waiting
        return outcome
    return replace(outcome, changes=[EndDialogue(), *outcome.changes])


def _note(turn: Turn, state: OnboardingState | None, draft: Draft, told: Told) -> Outcome:
    """Ask whether something is to be stored, together with what waits for a yes already."""
    waiting = state.told if state is not None else None
    both = told if waiting is None else add_told(waiting, told)
    number = state.turn + 1 if state is not None else 1
    return _take(turn, _onboarding(turn).note(draft, both, turn.now, number))


# commands


def _command(turn: Turn, command: Command) -> Outcome:
    state = _state_of(turn)
    if works_always(command.name):
        return _always(turn, command.name)
    if state is not None and not state.revising:
        return _command_in_first_talk(turn, state, command)
    if turn.user.onboarded_at is None:
        cohort = command.argument if command.name == "start" and _COHORT.fullmatch(command.argument) else None
        if command.name == "start":
            return _begin(turn, cohort)
        begun = _onboarding(turn).begin(turn.now)
        if begun.state is not None:
            begun = _onboarding(turn).resume(begun.state, turn.now, _("I need your yes first:"))
        return _take(turn, begun)
    outcome = _known_command(turn, command)
    return replace(outcome, changes=[EndDialogue(), *outcome.changes])


def _command_in_first_talk(turn: Turn, state: OnboardingState, command: Command) -> Outcome:
    first = _("Let us finish this first, it is only a few more taps.") if command.name != "start" else ""
    if first and state.step == WELCOME:
        first = _("I need your yes first:")
    changes: list[Change] = []
    if command.name == "resume" and turn.user.paused_at is not None:
        changes.append(Resume())
        first = _("Good to be back. This is where we were:")
    asked = _take(turn, _onboarding(turn).resume(state, turn.now, first, restart=command.name == "start"))
    return replace(asked, changes=[*changes, *asked.changes])


def _known_command(turn: Turn, command: Command) -> Outcome:
    match command.name:
        case "start":
            again = Say(html=_("We know each other already.") + " " + help.help_text())
            joins = [JoinCohort(command.argument)] if _COHORT.fullmatch(command.argument) else []
            return Outcome([again], joins)
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


# presses


def _press(turn: Turn, press: Press) -> Outcome:
    payload = read_payload(press.data)
    if payload is None or _standing(turn) < payload.family.least:
        return _stale(turn, press)
    first, others = payload.parts
    match payload.family:
        case buttons.FIRST_TALK:
            return _press_in_first_talk(turn, press)
        case buttons.COMMAND if first == small_talk.DO and can_be_tapped(others):
            return _command(turn, Command(others, "")).after([acknowledged(press)])
        case buttons.COMMAND:
            return _command_press(turn, press, first, others)
        case buttons.REACTION:
            return press_reaction(turn, press)
        case buttons.CRITIQUE:
            return press_critique(turn, press)
        case buttons.DEVICE:
            return devices.press_device(turn, press, payload.rest)
        case buttons.GOAL:
            return goals.press_goal(turn, press, payload.rest)
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
            return _revise(turn, press, "windows" if payload.rest == "times" else "time_zone")
        case buttons.SCHEDULE:
            return schedule.press_schedule(turn, press, payload.rest)
    return _stale(turn, press)


def _press_in_first_talk(turn: Turn, press: Press) -> Outcome:
    state = _state_of(turn)
    if state is not None and state.told is not None:
        return _press_note(turn, state, state.told, press)
    if state is not None:
        return _take(turn, _onboarding(turn).step(state, press, turn.now))
    over = _("That question is already answered.")
    if turn.user.onboarded_at is None:
        over = _("That talk is over. /start begins a new one.")
    return Outcome([acknowledged(press, over)])


def _press_note(turn: Turn, state: OnboardingState, told: Told, press: Press) -> Outcome:
    """Take a tap below the question whether to note something; meanwhile more may have been stored."""

    def pressed(draft: Draft) -> Outcome:
        present = state.model_copy(update={"draft": merge_told(draft, told)})
        return _take(turn, _onboarding(turn).step(present, press, turn.now))

    return look_up(StoredProfile(), pressed)


def _command_press(turn: Turn, press: Press, name: str, what: str) -> Outcome:
    match name, what:
        case "forget", "yes":
            return privacy.forget(press)
        case "forget", "no":
            return privacy.keep(press)
        case "model", ("yes" | "no") if turn.user.consented_at is not None:
            return privacy.set_model(turn, press, what == "yes")
        case speech.NAME, code if code in spoken():
            return _in_new_language(turn, speech.choose(code, press), code)
    if turn.user.onboarded_at is None:
        return _stale(turn, press)
    match name, what:
        case "pause", ("0" | "1" | "3" | "7"):
            return pauses.pause(turn, press, int(what))
        case "profile", "change":
            return _revise(turn, press, CHANGE)
        case "profile", "unlearn":
            return profile.unlearn(turn, press)
        case "profile", (profile.ALIKE | profile.ANYBODY):
            return profile.choose_pictures(turn, press, alike=what == profile.ALIKE)
        case "profile", ("told" | "try"):
            return profile.set_only_told(turn, press, what == "told")
        case "zone", zone:
            return _move(turn, press, zone)
        case weather.NAME, ("wet" | "dry"):
            return weather.press_weather(press, what)
        case "letter", "off":
            return preferences.end_letters(press)
        case "name", "none":
            return preferences.forget_name(press)
        case "fewer", "fine":
            html = _("Good, I go on as before.")
            return Outcome([acknowledged(press), in_place(press, html)])
        case "react", reaction:
            return take_back(turn, press, reaction)
        case "unsay", phrase:
            return take_out(press, phrase)
        case "swap", change:
            return swap(press, change)
        case "soft", name if name in feelings.WISHES:
            return take_wish(turn.language, feelings.WISHES[name]).after([acknowledged(press)])
    return _stale(turn, press)


def _in_new_language(turn: Turn, chosen: Outcome, code: str) -> Outcome:
    """Return the choice of a language, and the present question again, if there is one."""
    state = _state_of(turn)
    if state is None:
        return chosen
    with speaking(code):
        again = _onboarding(turn).resume(state, turn.now).replies
    return replace(chosen, replies=[*chosen.replies, *again])


def _revise(turn: Turn, press: Press, step: str) -> Outcome:
    return look_up(
        StoredProfile(),
        lambda draft: _take(turn, _onboarding(turn).revise(draft, turn.now, step)),
        replies=[acknowledged(press)],
        effects=frozenset({Effect.ENCODE_SOON}),
    )


# places


def _location(turn: Turn, given: Location) -> Outcome:
    state = _state_of(turn)
    if state is not None:
        return _take(turn, _onboarding(turn).step(state, given, turn.now))
    if turn.user.onboarded_at is None:
        return _begin(turn)
    if given.zone is None:
        return Outcome([Say(html=_("I know no time zone for that place."))])
    place = quoted(zone_name(given.zone))
    if given.zone == turn.user.time_zone:
        text = _("Your time zone is that of {place} already. I don't keep where you are.")
        return Outcome([Say(html=text.format(place=place), keyboard="remove")])
    text = _("It is the time zone of {place} there. Shall I go by it from now on? I don't keep where you are.")
    row = (
        Button(label=_("Yes, go by it"), data=buttons.COMMAND.payload("zone", given.zone)),
        Button(label=_("No"), data=buttons.COMMAND.payload("zone", "no")),
    )
    return Outcome([Say(html=text.format(place=place), buttons=(row,))])


def _move(turn: Turn, press: Press, zone: str) -> Outcome:
    if zone == "no":
        return Outcome([acknowledged(press), in_place(press, _("Your time zone stays as it is."))])
    name, trip, until = zone.partition(":")
    if not is_known_zone(name) or not (until.isascii() and (until.isdecimal() or not trip)):
        return _stale(turn, press)
    html = _("From now on I go by the time of {place}.").format(place=quoted(zone_name(name)))
    back = datetime.fromtimestamp(int(until), UTC) if trip and int(until) else None
    if back is not None:
        when = say_until(back, turn.zone, turn.now)
        html = _("Until {when} I go by the time of {place}.").format(when=when, place=quoted(zone_name(name)))
    return Outcome([acknowledged(press), in_place(press, html)], [MoveToZone(name, bool(trip), back)])


# the rest


def _wordless(turn: Turn, given: UnsupportedMessage) -> Outcome:
    trouble, state = say_unsupported(given.kind), _state_of(turn)
    if state is None:
        return Outcome([Say(html=trouble + " " + _("Tell me in words what you are in the mood for, or see /help."))])
    return Outcome(_onboarding(turn).resume(state, turn.now, trouble).replies)


def _onboarding(turn: Turn) -> Onboarding:
    return Onboarding(turn.settings.minimum_age, turn.settings.chat_model, turn.language)


def _begin(turn: Turn, cohort: str | None = None) -> Outcome:
    """Greet a stranger, and own up to it first if their language is not spoken."""
    begun = _take(turn, _onboarding(turn).begin(turn.now, cohort))
    return begun.after([Say(html=speech.say_languages())]) if speech.is_foreign(turn) else begun


def _take(turn: Turn, step: OnboardingStep) -> Outcome:
    """Return what a step of the onboarding leads to, its state stored with it."""
    kept: Change = EndDialogue()
    if step.state is not None:
        kept = KeepDialogue(ONBOARDING, step.state.model_dump_json())
    replies = list(step.replies)
    if turn.user.paused_at is not None and any(isinstance(change, AskForNudge) for change in step.changes):
        replies.append(Say(html=_("Besides this one I keep quiet until you say /resume.")))
    return Outcome(replies, [kept, *step.changes])


def _state_of(turn: Turn) -> OnboardingState | None:
    if turn.dialogue is None or turn.dialogue.name != ONBOARDING:
        return None
    try:
        return OnboardingState.model_validate_json(turn.dialogue.state)
    except ValidationError:  # of a version that is no longer spoken: begin again rather than stand still
        return None


def _words_of(given: Input) -> str:
    """Return all that somebody wrote, however they sent it."""
    match given:
        case Text():
            return f"{given.text} {given.beyond}".strip()
        case Edited():
            return given.text
        case UnsupportedMessage():
            return given.caption
        case Command():
            return f"{given.name} {given.argument}"
    return ""


def _tastes(turn: Turn, given: Text | Location) -> Told:
    """Return the likes and dislikes in somebody else's words: the rest of it is about them."""
    if isinstance(given, Location):
        return Told()
    read = turn.language.read_profile(given.text)
    return Told(likes=read.likes, dislikes=read.dislikes)


def _saying_what_was_read(outcome: Outcome, given: Input) -> Outcome:
    """Return an outcome whose first words say so if a text was cut."""
    if not isinstance(given, Text) or not given.beyond:
        return outcome
    note = _("That was a lot to tell! I read the first {n} characters of it.").format(n=say_number(READ_LIMIT))
    return outcome.beginning(note)


def _is_beside(turn: Turn, state: OnboardingState, given: Text, fields: frozenset[str]) -> bool:
    """Whether words have nothing to do with the change of the profile that was left open."""
    if not state.revising or state.step not in (CONFIRM, CHANGE):
        return False
    said = given.text.strip(" .!")
    if state.told is not None:
        return not (turn.language.says(Meaning.YES, said) or turn.language.says(Meaning.NO, said))
    return not fields and not turn.language.says(Meaning.YES, said)


def _standing(turn: Turn) -> Standing:
    """Return how well somebody is known."""
    if turn.user.consented_at is None:
        return Standing.ANYBODY
    return Standing.AGREED if turn.user.onboarded_at is None else Standing.ONBOARDED


def _stale(turn: Turn, press: Press) -> Outcome:
    if turn.user.onboarded_at is None:
        return Outcome([acknowledged(press, _("I know nothing about you. /start begins anew."))])
    return Outcome([acknowledged(press, _("This button no longer works. /help shows what does."))])
