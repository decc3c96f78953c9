"""Emoji below a nudge: what each says of it. Taking them away takes back what they said."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.inputs import EmojiReaction
from bot.core.reactions import ReactionKind
from bot.core.replies import EditButtons, Reply, Say
from bot.core.texts import _
from bot.delivery.nudge_buttons import nudge_buttons
from bot.dialogues import spoken_reactions
from bot.dialogues.turn import Outcome, Turn, look_up
from bot.services.base import Change
from bot.services.nudges import GivenNudge, IncludeAgain, NudgeShownAs, React, TakeBackReaction
from bot.storage.models import ItemKind

_JOINER = "\ufe0f"

KINDS: Mapping[str, ReactionKind] = {
    **dict.fromkeys("👍❤🔥🥰👏😁🎉🤩🙏👌🕊😍🐳💯🤣⚡💋🤗💘🦄😘😎😇🍓🎄🤝", ReactionKind.LIKE),
    **dict.fromkeys(("❤\u200d🔥", "🧡", "💚"), ReactionKind.LIKE),
    **dict.fromkeys("🏆🫡💪✅✍🌱", ReactionKind.DID_IT),
    **dict.fromkeys("👎🤮💩🥱😡🤬🤡🖕🚫😐💔", ReactionKind.NOT_FOR_ME),
}
"""What an emoji says; of others nothing is made."""


_INTENTS = {kind: intent for intent, kind in spoken_reactions.KINDS.items()}
_SKIN = frozenset("\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")


def intent_of(text: str) -> str | None:
    """Return the intent that a text of nothing but emoji stands for; ``None`` for others, or where they disagree."""
    signs = [sign for sign in text if sign != _JOINER and sign not in _SKIN and not sign.isspace()]
    said = {KINDS[sign] for sign in signs if sign in KINDS}
    return _INTENTS[said.pop()] if len(said) == 1 and all(sign in KINDS for sign in signs) else None


def take_emoji(turn: Turn, given: EmojiReaction) -> Outcome:
    """Store what emoji below a nudge say, and take back what they said before."""
    before, now = _kinds(given.before), _kinds(given.now)
    if before == now:
        return Outcome()
    return look_up(NudgeShownAs(given.message_id), lambda nudge: _take(turn, nudge, before - now, now - before))


def _kinds(emoji: tuple[str, ...]) -> frozenset[ReactionKind]:
    plain = (one.replace(_JOINER, "") for one in emoji)
    return frozenset(KINDS[one] for one in plain if one in KINDS)


def _take(turn: Turn, nudge: GivenNudge | None, gone: frozenset[ReactionKind], new: frozenset[ReactionKind]) -> Outcome:
    if nudge is None:
        return Outcome()
    changes: list[Change] = []
    for kind in sorted(gone & nudge.reactions):
        changes += take_back_of(nudge, kind)
    left = nudge.reactions - gone
    if ReactionKind.NOT_FOR_ME in new - left:
        return Outcome(changes=changes).followed_by(spoken_reactions.reject(turn, nudge))
    fresh = sorted(new - left)
    changes += [React(nudge.id, kind) for kind in fresh]
    if not changes:
        return Outcome()
    replies: list[Reply] = [
        EditButtons(message_id=nudge.sent_as or 0, buttons=nudge_buttons(nudge.id, left | new, is_own=nudge.is_own))
    ]
    if gone and not fresh:
        replies.append(Say(html=_("Taken back.")))
    return Outcome(replies, changes)


def take_back_of(nudge: GivenNudge, kind: ReactionKind) -> list[Change]:
    """Return what takes a reaction back, as if it had never been given."""
    changes: list[Change] = [TakeBackReaction(nudge.id, kind)]
    if kind is ReactionKind.NOT_FOR_ME:
        changes.append(IncludeAgain(ItemKind.MESSAGE, nudge.message_id))
    return changes
