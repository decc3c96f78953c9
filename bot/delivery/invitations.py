"""What somebody reads who came through a trial's link."""

from __future__ import annotations

from datetime import datetime

from bot.core.buttons import TRIAL
from bot.core.replies import Button, quoted
from bot.core.texts import _, speaking
from bot.storage.models import Notice, User
from bot.storage.queries.notices import new_notice
from bot.trials.plan import TrialPlan


def invitation(user: User, plan: TrialPlan, link: str, now: datetime) -> Notice:
    """Return the trial's consent text with the question whether the person takes part."""
    with speaking(user.language):
        title = _("You came through the link of a study. Do you want to take part?")
        leaving = _("You can leave at any time with /trial. If you say no, nothing changes for you.")
        html = f"<b>{title}</b>\n\n{quoted(plan.consent.strip())}\n\n{leaving}"
        yes = Button(label=_("Yes, I take part"), data=TRIAL.payload("join", link))
        no = Button(label=_("No, thank you"), data=TRIAL.payload("no", link))
    return new_notice(user.id, html, now, ((yes,), (no,)))


def no_invitation(user: User, now: datetime) -> Notice:
    """Return that the person cannot take part; what is asked of people is not told."""
    with speaking(user.language):
        html = _("You came through the link of a study, but it is not for you just now. Nothing else changes.")
    return new_notice(user.id, html, now)
