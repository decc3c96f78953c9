"""/arms: the trials that run, how their cohorts stand, and stopping one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.buttons import OPERATOR
from bot.core.inputs import Press
from bot.core.replies import Acknowledge, Button, Edit, Reply, Rows, Say, quoted
from bot.core.texts import _
from bot.errors import TrialError
from bot.services.trial_conduct import stop_trial, trial_status
from bot.storage.models import Trial, TrialState
from bot.storage.queries.trials import all_trials, get_trial
from bot.trials.monitoring import CohortCounts, TrialStatus, findings


async def show_arms(words: str, now: datetime, *, session: AsyncSession) -> list[Reply]:
    """List the trials, or show one with its cohorts."""
    name = words.strip().lower()
    if not name:
        return [Say(html=_list(await all_trials(session=session)))]
    trial = await get_trial(name, session=session)
    if trial is None:
        return [Say(html=_("There is no trial called {name}. /arms lists them.").format(name=quoted(name[:40])))]
    status = await trial_status(trial, now, session=session)
    return [Say(html=_card(trial, status), buttons=_rows(trial))]


async def press_arms(operator_id: int, press: Press, what: str, now: datetime, *, session: AsyncSession) -> list[Reply]:
    """Ask whether a trial is to be stopped, or stop it."""
    name, _colon, answer = what.partition(":")
    trial = await get_trial(name, session=session)
    if trial is None or answer not in ("ask", "yes", "no"):
        return [Acknowledge(query_id=press.query_id, text=_("This button no longer works."))]
    if answer == "ask":
        html = _("Stop {name} for good? Nothing is left to chance any more, and what was noted stays.")
        return _settled(press, html.format(name=quoted(name)), _really(name))
    if answer == "no":
        return _settled(press, _("Left as it is."))
    try:
        await stop_trial(name, "by an owner", now, by=operator_id, session=session)
    except TrialError:
        return _settled(press, _("That is answered already."))
    return _settled(press, _("{name} is stopped.").format(name=quoted(name)))


def _list(found: Sequence[Trial]) -> str:
    lines = [f"<b>{_('Trials')}</b>"]
    lines += [f"<code>{one.name}</code>  {_state(one)}" for one in found]
    if not found:
        lines.append(_("There is none. offscreen trial new writes a file to begin with."))
    return "\n".join([*lines, "", _("/arms NAME shows one with its cohorts.")])


def _state(trial: Trial) -> str:
    if trial.state is TrialState.RUNNING:
        return _("runs since {day}").format(day=f"{trial.started_at:%Y-%m-%d}")
    return _("stopped: {because}").format(because=quoted(trial.stopped_because or ""))


def _card(trial: Trial, status: TrialStatus) -> str:
    plan = status.plan
    lines = [f"<b>{quoted(plan.name)}</b>  {_state(trial)}", quoted(plan.question), f"{plan.start} – {plan.end}", ""]
    for name, counts in status.cohorts.items():
        lines.append(f"<code>{name}</code> ({plan.cohorts[name].send})  {_counted(counts)}")
    lines += ["", _("Link: {link}").format(link=f"<code>?start={plan.link}</code>")]
    return "\n".join([*lines, *(f"⚠️ {quoted(one)}" for one in findings(status))])


def _counted(counts: CohortCounts) -> str:
    text = _(
        "{members} people, {left} left; {points} moments, {available} available, {assigned} sent, {known} outcomes"
    )
    return text.format(**vars(counts))


def _rows(trial: Trial) -> Rows:
    if trial.state is not TrialState.RUNNING:
        return ()
    return ((Button(label=_("Stop it"), data=OPERATOR.payload("arms", trial.name, "ask")),),)


def _really(name: str) -> Rows:
    yes = Button(label=_("Yes, stop it"), data=OPERATOR.payload("arms", name, "yes"))
    return ((yes,), (Button(label=_("No"), data=OPERATOR.payload("arms", name, "no")),))


def _settled(press: Press, html: str, rows: Rows = ()) -> list[Reply]:
    answer = Acknowledge(query_id=press.query_id)
    if press.message_id is None:
        return [answer, Say(html=html, buttons=rows)]
    return [answer, Edit(message_id=press.message_id, html=html, buttons=rows)]
