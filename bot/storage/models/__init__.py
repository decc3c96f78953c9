"""The tables, one noun per module."""

from bot.storage.models.inbox import InboxState, InboxUpdate
from bot.storage.models.library import Counter, ItemState, StoredImage, StoredMessage, Upload, Vector
from bot.storage.models.nudge import (
    CentreSnapshot,
    Decision,
    Exclusion,
    ItemKind,
    Moment,
    MomentState,
    Notice,
    Nudge,
    NudgeState,
    Origin,
    Outcome,
    Reaction,
    ReactionKind,
    Reason,
)
from bot.storage.models.user import Account, Attribute, Dialogue, Refusal, Taste, TasteKind, User, Window
from bot.storage.models.worker import Worker

__all__ = [
    "Account",
    "Attribute",
    "CentreSnapshot",
    "Counter",
    "Decision",
    "Dialogue",
    "Exclusion",
    "InboxState",
    "InboxUpdate",
    "ItemKind",
    "ItemState",
    "Moment",
    "MomentState",
    "Notice",
    "Nudge",
    "NudgeState",
    "Origin",
    "Outcome",
    "Reaction",
    "ReactionKind",
    "Reason",
    "Refusal",
    "StoredImage",
    "StoredMessage",
    "Taste",
    "TasteKind",
    "Upload",
    "User",
    "Vector",
    "Window",
    "Worker",
]
