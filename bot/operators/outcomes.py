"""/stats, /top, /flop and /download: what works, in numbers that say how sure they are."""

from __future__ import annotations

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.buttons import OPERATOR
from bot.core.inputs import Press
from bot.core.reactions import ReactionKind
from bot.core.replies import Acknowledge, Button, Reply, Rows, Say, quoted
from bot.core.texts import _, language
from bot.operators.broadcast_orders import SEGMENT, OrderError, check_cohorts
from bot.operators.ranking import RankedItem, rank
from bot.operators.roles import has
from bot.storage.models import ItemKind, JobKind, Role
from bot.storage.queries.broadcasts import cohorts_in_use
from bot.storage.queries.growth import Growth
from bot.storage.queries.item_outcomes import item_outcomes
from bot.storage.queries.item_texts import text_in
from bot.storage.queries.items import get_item
from bot.storage.queries.operators import add_job
from bot.storage.queries.segments import EVERYBODY
from bot.storage.queries.statistics import Outcomes, ReactionShare, users_by_state
from bot.storage.queries.weeks import WeeksAsked

PERIODS = (7, 30, 90)
"""Days that a chart may show."""

TABLES = (
    "messages",
    "images",
    "items",
    "days",
    "activities",
    "techniques",
    "hours",
    "reactions",
    "growth",
    "funnel",
    "weeks",
    "cohorts",
    "audit",
)
"""What can be downloaded: the library, figures by item and by what they are grouped by, those of people, the log."""

_FOR_OWNERS = frozenset({"audit"})
"""Tables that only owners may have."""

RANKED = 5
"""Items that /top and /flop show of each kind."""

LEAST_PEOPLE = 5
"""People of whom there are figures, where not of all."""

LEAST_SENT = 3
"""How often an item must have gone out to be ranked."""


async def ask_for_chart(operator_id: int, words: str, now: datetime, *, session: AsyncSession) -> list[Reply]:
    """Have the chart drawn, of 30 days unless a number is given, and of everybody unless segments are."""
    given = words.lower().split()
    number = next((word for word in given if word.isdecimal() and len(word) < 4), "30")
    segments = next((word for word in given if all(map(SEGMENT.fullmatch, word.split("+")))), EVERYBODY)
    if left := [word for word in given if word not in (number, segments)]:
        html = _(
            "I can't read {words}. Write /stats, and days and for whom if you like: /stats 30 cohort:NAME+language:en"
        )
        return [Say(html=html.format(words=quoted(" ".join(left)[:80])))]
    if (trouble := await _cannot_count(segments, now, session=session)) is not None:
        return [Say(html=trouble)]
    payload = {"days": min(max(int(number), 2), 365), "segments": segments}
    await add_job(operator_id, JobKind.CHART, now, payload, session=session)
    return []


async def _cannot_count(segments: str, now: datetime, *, session: AsyncSession) -> str | None:
    """Return why there are no figures of some segments; ``None``: there are."""
    if segments == EVERYBODY:
        return None
    try:
        check_cohorts(segments, await cohorts_in_use(session=session))
    except OrderError as error:
        return str(error)
    people = sum((await users_by_state(now, segments, session=session)).values())
    if people >= LEAST_PEOPLE:
        return None
    html = _("Those are only {n} people. Figures are shown for {least} or more, so that nobody can be singled out.")
    return html.format(n=people, least=LEAST_PEOPLE)


async def press_chart(
    operator_id: int, press: Press, what: str, now: datetime, *, session: AsyncSession
) -> list[Reply]:
    """Have the chart drawn for another stretch of time."""
    days, _colon, segments = what.partition(":")
    segments = segments or EVERYBODY
    if not days.isdecimal() or int(days[:6]) not in PERIODS or not all(map(SEGMENT.fullmatch, segments.split("+"))):
        return [Acknowledge(query_id=press.query_id, text=_("This button no longer works."))]
    if (trouble := await _cannot_count(segments, now, session=session)) is not None:
        return [Acknowledge(query_id=press.query_id), Say(html=trouble)]
    await add_job(operator_id, JobKind.CHART, now, {"days": int(days), "segments": segments}, session=session)
    return [Acknowledge(query_id=press.query_id)]


async def ask_for_table(
    operator_id: int, role: Role, words: str, now: datetime, *, session: AsyncSession
) -> list[Reply]:
    """Have a table sent as a file."""
    given = words.lower().split()
    offered = [name for name in TABLES if name not in _FOR_OWNERS or has(role, Role.OWNER)]
    table = next((word for word in given if word in offered), None)
    if table is None:
        return [Say(html=_("Write /download and what: {names}. Add json for JSON.").format(names=", ".join(offered)))]
    payload = {"table": table, "json": "json" in given}
    await add_job(operator_id, JobKind.DOWNLOAD, now, payload, session=session)
    return []


async def show_ranking(best: bool, *, session: AsyncSession) -> list[Reply]:
    """Show the items that were answered best, or refused most.

    Shares are drawn towards what is usual, the more the less often an item went out, and what chance may have made is
    called "maybe", so that one lucky answer makes no winner.
    """
    lines = [f"<b>{_('What works best') if best else _('What works least')}</b>"]
    for kind, name in ((ItemKind.MESSAGE, _("Messages")), (ItemKind.IMAGE, _("Images"))):
        outcomes = [one for one in (await item_outcomes(kind, session=session)).values() if one.sent >= LEAST_SENT]
        ranked = rank(outcomes, best=best)[:RANKED]
        lines += ["", f"<b>{name}</b>"]
        if not outcomes:
            lines.append(_("None was sent {n} times yet.").format(n=LEAST_SENT))
        elif not ranked:
            lines.append(_("None stands out."))
        for place, one in enumerate(ranked, start=1):
            item = await get_item(kind, one.outcome.item_id, session=session)
            said = await text_in(kind, one.outcome.item_id, language(), session=session)
            words = said or getattr(item, "text", None) or getattr(item, "caption", one.outcome.item_id)
            lines.append(f"{place}. {quoted(str(words)[:90])}\n    {_say_ranked(one)}")
    return [Say(html="\n".join(lines))]


def _say_ranked(one: RankedItem) -> str:
    words = _("surely above the usual: {share}") if one.is_sure else _("maybe above the usual: {share}")
    return words.format(share=f"{one.estimate:.0%} ({one.share.hits}/{one.share.total})")


def say_share(share: ReactionShare) -> str:
    """Return a share with its interval, as ``3 of 10: 30 % (95 %: 11 to 60)``."""
    low, high = share.interval()
    return _("{hits} of {total}: {share} % (95 %: {low} to {high})").format(
        hits=share.hits,
        total=share.total,
        share=round(100 * share.share),
        low=round(100 * low),
        high=round(100 * high),
    )


def say_outcomes(found: Outcomes, grown: Growth, weeks: WeeksAsked, segments: str = EVERYBODY) -> str:
    """Return the numbers below the chart, in Telegram's HTML; they tell what the picture shows, and of people."""
    users = ", ".join(f"{count} {quoted(name)}" for name, count in found.users.items())
    lines = [
        f"<b>{_('The last {n} days').format(n=found.days)}</b>" + ("" if segments == EVERYBODY else f", {segments}"),
        f"{_('Users')}: {users}",
        f"{_('Nudges sent')}: {found.sent}" + _say_not_sent(found),
    ]
    if found.sent:
        lines.append(f"{_('Did it or liked it')}: {say_share(found.well)}")
        refused = next(share for share in found.reactions if share.name == ReactionKind.NOT_FOR_ME)
        lines.append(f"{_('Not for me')}: {say_share(refused)}")
    return "\n".join([*lines, *_say_growth(grown), *_say_weeks(weeks)])


def _say_not_sent(found: Outcomes) -> str:
    counts = ((_("failed"), found.failed), (_("perhaps arrived"), found.unknown))
    return "".join(f", {name}: {count}" for name, count in counts if count)


def _say_weeks(weeks: WeeksAsked) -> list[str]:
    """Return what people said to the question of the week; nothing where nobody was asked."""
    if not weeks.asked:
        return []
    asked = _("Asked whether the week got them off the screen: {asked} times, {answered} answers").format(
        asked=weeks.asked, answered=weeks.looked_up.total
    )
    return [asked, f"{_('It did')}: {say_share(weeks.looked_up)}"] if weeks.looked_up.total else [asked]


def _say_growth(grown: Growth) -> list[str]:
    return [
        _("People: {joined} new, {active} reacted, {blocked} blocked the bot").format(
            joined=grown.joined, active=grown.active, blocked=grown.blocked
        ),
        _(
            "Of the new ones: {agreed} agreed, {onboarded} told of themselves, {sent} got a nudge, {reacted} reacted"
        ).format(
            agreed=grown.funnel["agreed"],
            onboarded=grown.funnel["onboarded"],
            sent=grown.funnel["got a nudge"],
            reacted=grown.funnel["reacted"],
        ),
    ]


def chart_buttons(segments: str = EVERYBODY) -> Rows:
    """Return the stretches of time to choose from; none where the segments have too long a name for a button."""
    kept = () if segments == EVERYBODY else (segments,)
    if not OPERATOR.fits("stats", max(PERIODS), *kept):
        return ()
    return (
        tuple(
            Button(label=_("{n} days").format(n=days), data=OPERATOR.payload("stats", days, *kept)) for days in PERIODS
        ),
    )
