"""Trials, as people who take part meet them: being asked, one-tap answers, leaving."""

from __future__ import annotations

from bot.core.buttons import TRIAL, first_part, number_in
from bot.core.inputs import Press
from bot.core.local_forms import say_date
from bot.core.replies import Button, Say, quoted
from bot.core.texts import _
from bot.dialogues.turn import Outcome, Turn, acknowledged, in_place, look_up
from bot.services.trials import AnswerCheckIn, JoinTrial, LeaveTrial, OwnTrial, StoredTrial


def show_trial(turn: Turn) -> Outcome:
    """Say in which study somebody takes part, and how to leave it."""

    def shown(trial: OwnTrial | None) -> Outcome:
        if trial is None:
            return Outcome([Say(html=_("You take part in no study."))])
        html = _("You take part in a study until {day}: {question}").format(
            day=say_date(trial.end), question=quoted(trial.question)
        )
        return Outcome([Say(html=html, buttons=((Button(label=_("Leave the study"), data=TRIAL.payload("leave")),),))])

    return look_up(StoredTrial(), shown)


def press_trial(press: Press, rest: str) -> Outcome:
    """Join, decline, leave, or answer what is asked of everybody who takes part."""
    what, which = first_part(rest)
    match what:
        case "join":
            return look_up(StoredTrial(), lambda trial: _joined(press, trial), changes=[JoinTrial(which)])
        case "no":
            return Outcome([acknowledged(press), in_place(press, _("That is fine. Nothing changes for you."))])
        case "leave":
            return look_up(StoredTrial(), lambda trial: _left(press, trial))
        case "in":
            return _answered(press, which)
    return _unknown(press)


def _joined(press: Press, trial: OwnTrial | None) -> Outcome:
    if trial is None:
        return Outcome([acknowledged(press), in_place(press, _("This study is over, or not for you just now."))])
    html = _("Thank you, you take part. /trial says so at any time, and lets you leave.")
    return Outcome([acknowledged(press), in_place(press, html)])


def _left(press: Press, trial: OwnTrial | None) -> Outcome:
    if trial is None:
        return _unknown(press)
    html = _("You have left the study. Everything else goes on as before.") + " "
    if trial.is_kept:
        html += _("What was noted until now stays with it, without your name.")
    else:
        html += _("What was noted for it is deleted.")
    return Outcome([acknowledged(press), in_place(press, html)], [LeaveTrial()])


def _answered(press: Press, which: str) -> Outcome:
    number, _dash, said = which.partition("-")
    decision_id = number_in(number)
    if decision_id is None or said not in ("0", "1"):
        return _unknown(press)
    return Outcome(
        [acknowledged(press), in_place(press, _("Thank you, noted."))], [AnswerCheckIn(decision_id, said == "1")]
    )


def _unknown(press: Press) -> Outcome:
    return Outcome([acknowledged(press, _("This button no longer works."))])
