"""The tables of a trial's data set: each column declared once, with what it means and how it is found."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from bot.storage.models import DecisionOutcome, NudgeState, Reaction, StoredMessage, TrialMember, WeeklyAnswer
from bot.storage.queries.trials import PointRow
from bot.trials.plan import Moderator

R = TypeVar("R")

Value = str | int | float | bool | None


@dataclass(frozen=True)
class DataColumn(Generic[R]):
    """A column of a data set.

    Attributes:
        name: In the file's first line.
        kind: ``text``, ``number``, ``integer``, ``yes/no``, ``time`` (UTC, ISO 8601) or ``json``.
        about: What it means, for the codebook.
        value: Finds it; ``None`` is an empty cell.
    """

    name: str
    kind: str
    about: str
    value: Callable[[R], Value]


def pseudonym(member_id: int) -> str:
    """Return how a member is called in data sets."""
    return f"{member_id:016x}"


def _iso(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat(timespec="seconds")


def _json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _chosen(row: PointRow, place: int) -> str | None:
    """Return the message (0) or image (1) that came or would have come."""
    return str(row.decision.candidates[0][place]) if row.decision.candidates else None


def _sent(row: PointRow) -> bool:
    return row.nudge is not None and row.nudge.state is NudgeState.SENT


def _why_unavailable(row: PointRow) -> str | None:
    reason = row.decision.reason
    return None if row.point.available or reason is None else reason.value


def _local(row: PointRow) -> datetime:
    return row.decision.decided_at.astimezone(ZoneInfo(row.zone))


MODERATORS = (
    (Moderator.EVENING, "1 from 18:00 by the person's clock."),
    (Moderator.WEEKEND, "1 on Saturday and Sunday."),
    (Moderator.DEVICE, "1 where a device made the moment."),
    (Moderator.RECENT, "1 where a nudge came within the 24 hours before."),
)


def _moderator(moderator: Moderator, about: str) -> DataColumn[PointRow]:
    return DataColumn(moderator.value, "integer", about, lambda row: row.point.situation.get(moderator.value))


DECISIONS: tuple[DataColumn[PointRow], ...] = (
    DataColumn("decision", "integer", "Number of the decision.", lambda row: row.decision.id),
    DataColumn("person", "text", "Whose it is: a random name.", lambda row: pseudonym(row.member.id)),
    DataColumn("cohort", "text", "The person's cohort.", lambda row: row.member.cohort),
    DataColumn("at", "time", "When it was decided.", lambda row: _iso(row.decision.decided_at)),
    DataColumn("local_hour", "integer", "Hour of the person's day, 0 to 23.", lambda row: _local(row).hour),
    DataColumn("local_weekday", "integer", "1 is Monday.", lambda row: _local(row).isoweekday()),
    DataColumn("origin", "text", "window (the person's own) or screen_time (a device).",
               lambda row: row.moment.origin.value),
    DataColumn("due_at", "time", "When the moment was to be, as it was drawn.", lambda row: _iso(row.moment.due_at)),
    DataColumn("minute_density", "number",
               "Chance with which each minute around due_at was drawn, given the timing; empty: there was no choice.",
               lambda row: row.moment.density),
    DataColumn("timing", "text",
               "How the minute was drawn: even (any minute of the window) or learned (by when the person was found to "
               "have time); empty: the trial leaves that alone.",
               lambda row: None if row.point.timing_probability is None else row.moment.timing),
    DataColumn("timing_probability", "number", "With which the timing was drawn.",
               lambda row: row.point.timing_probability),
    DataColumn("available", "yes/no", "Whether a nudge could have gone out: then chance decided.",
               lambda row: row.point.available),
    DataColumn("reason", "text", "Why no nudge could have gone out.", _why_unavailable),
    *(_moderator(moderator, about) for moderator, about in MODERATORS),
    DataColumn("send_probability", "number", "With which a nudge was to go out, if available.",
               lambda row: row.decision.send_probability),
    DataColumn("assigned", "yes/no", "Whether chance let it go out.",
               lambda row: row.decision.outcome is DecisionOutcome.SENT),
    DataColumn("sent", "yes/no", "Whether it was delivered.", _sent),
    DataColumn("delivery", "text", "Where a nudge that was to go out stands: sent, failed, unknown or on its way.",
               lambda row: None if row.nudge is None else row.nudge.state.value),
    DataColumn("sent_at", "time", "When it was delivered.", lambda row: _iso(row.nudge.sent_at) if row.nudge else None),
    DataColumn("arm", "text", "The messages among which was chosen, by the trial's name for them.",
               lambda row: row.point.arm),
    DataColumn("arm_probability", "number", "With which these were drawn.", lambda row: row.point.arm_probability),
    DataColumn("fallback", "yes/no", "Whether none of these fitted, so that the whole library was taken.",
               lambda row: row.point.fallback),
    DataColumn("message", "text", "The message that came, or would have come.", lambda row: _chosen(row, 0)),
    DataColumn("image", "text", "Its picture.", lambda row: _chosen(row, 1)),
    DataColumn("item_probability", "number", "With which this pair was chosen.",
               lambda row: row.decision.item_probability),
    DataColumn("candidates", "json", "What could be chosen: [message, image, score, probability], the chosen first.",
               lambda row: _json(row.decision.candidates)),
    DataColumn("activities", "json", "Probability of each activity, drawn first.",
               lambda row: _json(row.decision.activities)),
    DataColumn("left_out", "json", "How many messages and images each class of reason left out.",
               lambda row: _json(row.decision.left_out)),
    DataColumn("seed", "integer", "Of all chance at the decision.", lambda row: row.decision.seed),
    DataColumn("policy", "text", "What chose, with version and a hash of its numbers.",
               lambda row: row.decision.policy),
    DataColumn("encoder", "text", "Whose vectors it used.", lambda row: row.decision.encoder),
    DataColumn("library_version", "integer", "Of the library.", lambda row: row.decision.library_version),
    DataColumn("outcome", "number", "The proximal outcome, 0 to 1; empty: not known.", lambda row: row.point.outcome),
    DataColumn("outcome_at", "time", "When it became known.",
               lambda row: _iso(row.point.outcome_at) if row.point.outcome is not None else None),
)  # fmt: skip


@dataclass(frozen=True)
class ReactionRow:
    """A reaction to the nudge of a decision point."""

    member: TrialMember
    decision_id: int
    reaction: Reaction


REACTIONS: tuple[DataColumn[ReactionRow], ...] = (
    DataColumn("decision", "integer", "Number of the decision.", lambda row: row.decision_id),
    DataColumn("person", "text", "Who reacted.", lambda row: pseudonym(row.member.id)),
    DataColumn("kind", "text", "did_it, like, not_for_me and so on.", lambda row: row.reaction.kind.value),
    DataColumn("at", "time", "When.", lambda row: _iso(row.reaction.at)),
)


@dataclass(frozen=True)
class MemberRow:
    """A member with what their profile adds up to."""

    member: TrialMember
    language: str
    likes: int
    dislikes: int
    profile: dict[str, str] | None


PEOPLE: tuple[DataColumn[MemberRow], ...] = (
    DataColumn("person", "text", "A random name.", lambda row: pseudonym(row.member.id)),
    DataColumn("cohort", "text", "Where they were allocated.", lambda row: row.member.cohort),
    DataColumn("stratum", "text", "By what they were told apart before.", lambda row: row.member.stratum),
    DataColumn("by_chance", "yes/no", "Whether chance allocated them.", lambda row: row.member.place is not None),
    DataColumn("joined_at", "time", "When they agreed.", lambda row: _iso(row.member.joined_at)),
    DataColumn("left_at", "time", "When they left; empty: they did not.", lambda row: _iso(row.member.left_at)),
    DataColumn("language", "text", "Which they are spoken to in.", lambda row: row.language),
    DataColumn("likes", "integer", "How many likes they told.", lambda row: row.likes),
    DataColumn("dislikes", "integer", "How many dislikes.", lambda row: row.dislikes),
    DataColumn("profile", "json", "What they wrote, only if the consent says so.", lambda row: _json(row.profile)),
)


@dataclass(frozen=True)
class WeekRow:
    """What a member said of a week."""

    member: TrialMember
    answer: WeeklyAnswer


WEEKS: tuple[DataColumn[WeekRow], ...] = (
    DataColumn("person", "text", "Who likes to be asked each week.", lambda row: pseudonym(row.member.id)),
    DataColumn("week", "text", "Its Monday, by the person's clock.", lambda row: row.answer.week.isoformat()),
    DataColumn("asked_at", "time", "When they were asked.", lambda row: _iso(row.answer.asked_at)),
    DataColumn("looked_up", "yes/no", "Whether it got them off the screen, as they say; empty: not answered.",
               lambda row: row.answer.looked_up),
    DataColumn("answered_at", "time", "When they answered.", lambda row: _iso(row.answer.answered_at)),
)  # fmt: skip

ITEMS: tuple[DataColumn[StoredMessage], ...] = (
    DataColumn("message", "text", "Its id.", lambda item: item.id),
    DataColumn("technique", "text", "Behaviour change technique by the Taxonomy v1.", lambda item: item.technique),
    DataColumn("activities", "json", "What it is about, the main one first.", lambda item: _json(item.activities)),
    DataColumn("facts", "json", "What it needs.", lambda item: _json(item.facts)),
)

TABLES: dict[str, tuple[DataColumn[Any], ...]] = {
    "decisions": DECISIONS,
    "reactions": REACTIONS,
    "people": PEOPLE,
    "weeks": WEEKS,
    "items": ITEMS,
}
"""By the name of the file."""


def as_rows(columns: Sequence[DataColumn[R]], found: Sequence[R]) -> list[dict[str, Value]]:
    """Return a table's rows."""
    return [{column.name: column.value(one) for column in columns} for one in found]


def codebook(trial: str, question: str) -> str:
    """Return what every column of every table means, in Markdown."""
    lines = [f"# Codebook of {trial}", "", question, ""]
    for name, columns in TABLES.items():
        lines += [f"## {name}", "", "| column | kind | |", "|---|---|---|"]
        lines += [f"| {column.name} | {column.kind} | {column.about} |" for column in columns]
        lines.append("")
    return "\n".join(lines)
