"""The way of a nudge: moment, decision, nudge, reaction."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Index, LargeBinary, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.core.reactions import ReactionKind
from bot.storage.models.base import Json
from bot.storage.types import BigId, choice
from recommender.recommendation import NO_PICTURE


class Origin(StrEnum):
    """Where a moment comes from."""

    WINDOW = "window"
    """The user's own screen-time window."""
    SNOOZE = "snooze"
    ASKED = "asked"
    """The user asked: the first nudge, /nudge, Another."""
    SCREEN_TIME = "screen_time"
    BROADCAST = "broadcast"
    OWN = "own"
    """What the user asked to be reminded of; the words stand in the moment's ``wish``."""


class MomentState(StrEnum):
    """Whether a moment still lies ahead."""

    PENDING = "pending"
    DECIDED = "decided"


class DecisionOutcome(StrEnum):
    """What was decided at a moment."""

    SENT = "sent"
    """A nudge was handed to the outbox."""
    WITHHELD = "withheld"


class Reason(StrEnum):
    """Why nothing was sent at a moment."""

    PAUSED = "paused"
    QUIET_HOURS = "quiet_hours"
    CAP_REACHED = "cap_reached"
    TOO_SOON = "too_soon"
    EXPIRED = "expired"
    BLOCKED = "blocked"
    NOTHING_SUITABLE = "nothing_suitable"
    NOT_UNDERSTOOD = "not_understood"
    """What was asked for in words is no wish that can be made out."""
    NOT_CONSENTED = "not_consented"
    BY_CHANCE = "by_chance"
    IN_TRIAL = "in_trial"
    """A broadcast, to somebody in a trial that keeps them out."""
    UNANSWERED = "unanswered"
    """The last ones were not answered; the user was asked what to change, or the bot fell quiet."""


class NudgeState(StrEnum):
    """Where a nudge stands on its way to Telegram."""

    PLANNED = "planned"
    CLAIMED = "claimed"
    """A worker took it; nothing was sent."""
    SENDING = "sending"
    """The call to Telegram is about to be made, or was made."""
    SENT = "sent"
    FAILED = "failed"
    """It was certainly not delivered and will not be; ``error`` says why."""
    UNKNOWN = "unknown"
    """Nobody can say whether it arrived, so it is not sent again."""


class CritiqueKind(StrEnum):
    """What was off about a nudge that was not for somebody."""

    ACTIVITY = "activity"
    PICTURE = "picture"
    TONE = "tone"
    TIME = "time"
    WEATHER = "weather"


class ItemKind(StrEnum):
    """Which half of a pair."""

    MESSAGE = "message"
    IMAGE = "image"


def partial_index(name: str, *columns: str, where: str) -> Index:
    """Return an index of some rows only: queries must say the same condition with literal values."""
    return Index(name, *columns, sqlite_where=text(where), postgresql_where=text(where))


class Moment(SQLModel, table=True):
    """A time at which a nudge may go to one user."""

    __table_args__ = (UniqueConstraint("user_id", "origin", "origin_key"), Index(None, "state", "due_at"))

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    user_id: int = Field(sa_type=BigId, foreign_key="user.id", ondelete="CASCADE")
    origin: Origin = Field(sa_type=choice(Origin))
    origin_key: str = Field(max_length=80)
    """What it stands for within its origin, so that planning it again makes no second one."""
    due_at: datetime
    expires_at: datetime
    state: MomentState = Field(default=MomentState.PENDING, sa_type=choice(MomentState))
    density: float | None = None
    """Of a moment in a window: the chance with which each minute around it was drawn; ``None``: nothing was."""
    timing: str | None = Field(default=None, max_length=16)
    """How that minute was drawn, where a trial left it to chance: ``even`` or ``learned``."""
    wish: str | None = Field(default=None, max_length=300)
    """What the user asked for, in words."""
    is_doubtful: bool = False
    """Whether these words may be no wish at all: then they bring something only if the library has to do with them."""
    message_id: str | None = Field(default=None, max_length=64)
    """The message that is to come (a snoozed nudge, a broadcast); ``None``: choose a pair."""
    image_id: str | None = Field(default=None, max_length=64)
    """The image that comes with it; ``None``: it comes by itself."""
    signal: Json | None = Field(default=None, sa_type=JSON)
    """What the screen told, of a moment from there: ``rule``, ``minutes``, ``app``; of a reminder its ``photo``."""


class CentreSnapshot(SQLModel, table=True):
    """The centres that decisions were made with, kept so that these can be replayed."""

    __tablename__ = "centre"

    digest: str = Field(primary_key=True, max_length=64)
    encoder: str = Field(max_length=120)
    data: bytes = Field(sa_type=LargeBinary)
    created_at: datetime


class Decision(SQLModel, table=True):
    """What was decided at a moment, and all that it was decided from."""

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    moment_id: int = Field(sa_type=BigId, foreign_key="moment.id", ondelete="CASCADE", unique=True)
    user_id: int = Field(sa_type=BigId, foreign_key="user.id", ondelete="CASCADE", index=True)
    decided_at: datetime
    outcome: DecisionOutcome = Field(sa_type=choice(DecisionOutcome))
    reason: Reason | None = Field(default=None, sa_type=choice(Reason))
    send_probability: float
    """Probability with which this moment was to lead to a nudge, all conditions met."""
    item_probability: float | None = None
    """Probability with which the policy chooses this pair here."""
    seed: int = Field(sa_type=BigId)
    policy: str = Field(max_length=80)
    encoder: str | None = Field(default=None, max_length=120)
    centre: str | None = Field(default=None, max_length=64, foreign_key="centre.digest")
    library_version: int | None = Field(default=None, sa_type=BigId)
    candidates: list[Any] | None = Field(default=None, sa_type=JSON)
    """The pairs that were in question, the drawn one first: ``[message id, image id, score, probability]``. The
    probabilities are those that were drawn from, so that the row can be drawn again."""
    activities: dict[str, float] | None = Field(default=None, sa_type=JSON)
    """With which probability each activity was drawn from; empty where none was drawn."""
    left_out: Json | None = Field(default=None, sa_type=JSON)
    """How many messages and pictures each class of reason left out: ``{reason: [messages, pictures]}``; never which
    limit, dislike or trait."""
    score: float | None = None
    contributions: list[Json] | None = Field(default=None, sa_type=JSON)
    """What the score is the sum of: kind, text, value."""
    wish_met: bool | None = None
    """Whether the pair has to do with what was asked for in words; ``None``: nothing was."""


class Nudge(SQLModel, table=True):
    """A pair sent, or to be sent, to one user at one moment: the outbox."""

    __table_args__ = (
        partial_index("ix_nudge_planned", "not_before", where="state = 'planned'"),
        partial_index("ix_nudge_asked", "not_before", where="state = 'planned' AND origin = 'asked'"),
        partial_index("ix_nudge_open", "state", "claimed_by", where="state IN ('claimed', 'sending', 'unknown')"),
        Index(None, "user_id", "created_at"),
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    moment_id: int = Field(sa_type=BigId, foreign_key="moment.id", ondelete="CASCADE", unique=True)
    decision_id: int = Field(sa_type=BigId, foreign_key="decision.id", ondelete="CASCADE", unique=True)
    user_id: int = Field(sa_type=BigId, foreign_key="user.id", ondelete="CASCADE")
    message_id: str = Field(max_length=64, foreign_key="message.id")
    image_id: str | None = Field(default=None, max_length=64, foreign_key="image.id")
    """``None`` of a message that comes by itself."""
    origin: Origin = Field(sa_type=choice(Origin))
    state: NudgeState = Field(default=NudgeState.PLANNED, sa_type=choice(NudgeState))
    created_at: datetime
    not_before: datetime
    expires_at: datetime
    attempts: int = 0
    claimed_by: str | None = Field(default=None, max_length=64)
    telegram_message_id: int | None = Field(default=None, sa_type=BigId)
    sent_at: datetime | None = None
    error: str | None = None

    @property
    def pair(self) -> tuple[str, str]:
        """Ids of the message and the image, which is empty where there is none."""
        return self.message_id, self.image_id or NO_PICTURE


class Reaction(SQLModel, table=True):
    """What a user did with a nudge; each thing counts once."""

    __table_args__ = (UniqueConstraint("nudge_id", "kind"),)

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    nudge_id: int = Field(sa_type=BigId, foreign_key="nudge.id", ondelete="CASCADE")
    user_id: int = Field(sa_type=BigId, foreign_key="user.id", ondelete="CASCADE", index=True)
    kind: ReactionKind = Field(sa_type=choice(ReactionKind))
    at: datetime


class Critique(SQLModel, table=True):
    """What a user found off about a nudge, and how to take back what was changed for it."""

    nudge_id: int = Field(primary_key=True, sa_type=BigId, foreign_key="nudge.id", ondelete="CASCADE")
    user_id: int = Field(sa_type=BigId, foreign_key="user.id", ondelete="CASCADE", index=True)
    kind: CritiqueKind = Field(sa_type=choice(CritiqueKind))
    at: datetime
    undo: Json = Field(default_factory=dict, sa_type=JSON)
    """``disliked``: the dislike that was added; ``windows`` and ``windows_after``: as ``[days, start, end]``."""


class Exclusion(SQLModel, table=True):
    """A message or picture that does not go to a user again."""

    user_id: int = Field(primary_key=True, sa_type=BigId, foreign_key="user.id", ondelete="CASCADE")
    kind: ItemKind = Field(primary_key=True, sa_type=choice(ItemKind))
    item_id: str = Field(primary_key=True, max_length=64)
    at: datetime


class Notice(SQLModel, table=True):
    """A text to a user that is no answer to an update: for example that there is no nudge to give just now."""

    id: int | None = Field(default=None, primary_key=True, sa_type=BigId)
    user_id: int = Field(sa_type=BigId, foreign_key="user.id", ondelete="CASCADE")
    html: str
    created_at: datetime
    not_before: datetime
    attempts: int = 0
    state: NudgeState = Field(default=NudgeState.PLANNED, sa_type=choice(NudgeState), index=True)
    claimed_by: str | None = Field(default=None, max_length=64)
    error: str | None = None
    buttons: list[Any] | None = Field(default=None, sa_type=JSON)
    """Rows of buttons, each with ``label`` and ``data``."""
    message_id: int | None = Field(default=None, sa_type=BigId)
    """What the messenger calls it, once it is sent."""
    pictures: list[Any] | None = Field(default=None, sa_type=JSON)
    """Files of pictures that go with it as one."""
    photo: str | None = Field(default=None, max_length=300)
    """What the messenger calls the picture that goes with it, where the person sent it themselves."""
    preview: bool | None = None
    """Whether its first link shows what it leads to; ``None``: it does not."""
    broadcast_id: int | None = Field(default=None, sa_type=BigId, index=True)
    """The announcement of which it is one reader's copy."""
    case_id: int | None = Field(
        default=None, sa_type=BigId, foreign_key="support_case.id", ondelete="CASCADE", index=True
    )
    """The exchange with operators whose words it repeats to one of them; it goes when these are deleted."""
