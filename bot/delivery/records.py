"""Decisions and nudges as they are stored: everything that a decision was made from."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.replies import Rows
from bot.core.texts import speaking
from bot.delivery.matcher import LibraryIndex
from bot.delivery.notices import late_reminder, no_nudge_now, reminder_caption
from bot.delivery.reminding import own_photo
from bot.delivery.undelivered import ASKED_FOR, again_button, say_undelivered
from bot.storage.models import (
    CentreSnapshot,
    Decision,
    DecisionOutcome,
    Moment,
    MomentState,
    Notice,
    Nudge,
    NudgeState,
    Origin,
    Reason,
    User,
)
from bot.storage.queries.notices import new_notice
from recommender.policies.slate import Slate

GIVEN = "given"
"""Policy of a moment whose pair was not chosen: a snoozed nudge, a broadcast."""
NOT_CHOSEN = "dose"
"""Policy of a moment at which nothing was to be chosen."""

UNASKED = frozenset({Origin.WINDOW, Origin.SCREEN_TIME, Origin.BROADCAST})
"""Origins of what nobody asked for."""


NEXT_BEST = 5
"""Candidates that are kept even if they could not be drawn."""

SCORE_DIGITS, CHANCE_DIGITS = 2, 4
"""A row stays small: these are read by people and compared, never computed with."""

TOLD = frozenset({Reason.NOTHING_SUITABLE, Reason.NOT_UNDERSTOOD, Reason.EXPIRED})
"""Reasons that are told to whoever asked for a nudge."""


@dataclass(frozen=True)
class Choice:
    """What would be sent at a moment: the best candidates, or a pair that was given with the moment."""

    library: LibraryIndex | None = None
    slate: Slate = field(default_factory=Slate)
    given: tuple[str, str] | None = None
    is_fallback: bool = False
    """Whether a trial's messages had nothing that fits, so that the whole library was taken."""

    @property
    def pair(self) -> tuple[str, str] | None:
        """Ids of the message and the image, ``None`` if nothing suits."""
        if self.given is not None:
            return self.given
        return (self.slate.pairs[0].message, self.slate.pairs[0].image) if self.slate.pairs else None


@dataclass(frozen=True)
class MomentDecision:
    """What is decided about one moment.

    Attributes:
        moment: Which moment.
        reason: Why it is withheld; ``None``: it is not.
        choice: What would be sent; ``None`` where that was not asked.
        send_probability: With which it was to lead to a nudge, all conditions met.
    """

    moment: Moment
    reason: Reason | None
    choice: Choice | None
    send_probability: float


def seed_of(moment: Moment) -> int:
    """Return the seed of all chance at a moment, 0 to 2**62 - 1: the same whoever decides and whenever."""
    text = f"{moment.user_id}/{moment.origin.value}/{moment.origin_key}"
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") >> 2


def draw(seed: int) -> float:
    """Return the number from 0 up to 1 by which chance decides: below the probability of sending, it is sent."""
    return int.from_bytes(blake2b(f"send/{seed}".encode(), digest_size=8).digest(), "big") / 2**64


async def write(
    decided: Sequence[MomentDecision], encoder: str, now: datetime, *, session: AsyncSession
) -> list[Decision]:
    """Store decisions and hand what is to be sent to the outbox; return the rows in the same order."""
    await _keep_centres([made.choice.library for made in decided if made.choice], now, session=session)
    decisions = [_decision(made, encoder, now) for made in decided]
    session.add_all(decisions)
    for made in decided:
        made.moment.state = MomentState.DECIDED
        session.add(made.moment)
    await session.flush()
    for made, decision in zip(decided, decisions, strict=True):
        pair = made.choice.pair if made.choice is not None and made.reason is None else None
        if pair is not None:
            session.add(_nudge(made.moment, decision, pair, now))
        elif made.moment.origin in ASKED_FOR and made.reason in TOLD:
            user = await session.get_one(User, made.moment.user_id)
            session.add(_instead(made.moment, made.reason, user, now))
    await session.flush()
    return decisions


def _instead(moment: Moment, reason: Reason, user: User, now: datetime) -> Notice:
    """Return what is said in place of a nudge that somebody asked for; a reminder's words need no picture."""
    words = moment.wish or ""
    buttons: Rows = ()
    with speaking(user.language):
        if moment.origin is Origin.OWN:
            html = late_reminder(words) if reason is Reason.EXPIRED else reminder_caption(words)
        elif moment.origin is Origin.SNOOZE:
            html, buttons = say_undelivered(moment, NudgeState.FAILED), again_button(moment)
        else:
            html = no_nudge_now(reason)
            buttons = again_button(moment) if reason is Reason.EXPIRED else ()
    return new_notice(user.id or 0, html, now, buttons, photo=own_photo(moment))


def _decision(made: MomentDecision, encoder: str, now: datetime) -> Decision:
    moment, choice = made.moment, made.choice
    library = choice.library if choice else None
    centre = library.policy.centre if library else None
    best = choice.slate.pairs[0] if choice and choice.slate.pairs and made.reason is None else None
    policy = NOT_CHOSEN
    if choice is not None:
        policy = library.policy.version if library is not None else GIVEN
    return Decision(
        moment_id=moment.id or 0,
        user_id=moment.user_id,
        decided_at=now,
        outcome=DecisionOutcome.WITHHELD if made.reason else DecisionOutcome.SENT,
        reason=made.reason,
        send_probability=made.send_probability,
        item_probability=_item_probability(choice),
        seed=seed_of(moment),
        policy=policy,
        encoder=encoder if library else None,
        centre=centre.digest if centre else None,
        library_version=library.version if library else None,
        candidates=_candidates(choice.slate) if choice else None,
        activities=_activities(choice.slate) if choice else None,
        left_out=_left_out(choice.slate) if choice else None,
        wish_met=choice.slate.wish_met and choice.slate.understood if choice is not None and best else None,
        score=best.score if best else None,
        contributions=[part.as_dict() for part in best.contributions] if best else None,
    )


def _item_probability(choice: Choice | None) -> float | None:
    """Return with which probability the pair was the one; what came with the moment was certain."""
    if choice is None or choice.pair is None:
        return None
    return 1.0 if choice.given is not None else choice.slate.probabilities[0]


def _candidates(slate: Slate) -> list[list[str | float]]:
    """Return the slate as it is stored: what could be drawn, and the next best."""
    drawn = zip(slate.pairs, slate.probabilities, strict=True)
    return [
        [pair.message, pair.image, round(pair.score, SCORE_DIGITS), chance]
        for place, (pair, chance) in enumerate(drawn)
        if chance > 0 or place < NEXT_BEST
    ]


def _activities(slate: Slate) -> dict[str, float]:
    return {name: round(chance, CHANCE_DIGITS) for name, chance in slate.activities.items()}


def _left_out(slate: Slate) -> dict[str, list[int]]:
    return {count.reason.value: [count.messages, count.images] for count in slate.left_out}


def _nudge(moment: Moment, decision: Decision, pair: tuple[str, str], now: datetime) -> Nudge:
    return Nudge(
        moment_id=moment.id or 0,
        decision_id=decision.id or 0,
        user_id=moment.user_id,
        message_id=pair[0],
        image_id=pair[1] or None,
        origin=moment.origin,
        created_at=now,
        not_before=now,
        expires_at=moment.expires_at,
    )


async def _keep_centres(libraries: Collection[LibraryIndex | None], now: datetime, *, session: AsyncSession) -> None:
    centres = [library.policy.centre for library in libraries if library]
    for centre in {centre.digest: centre for centre in centres if centre}.values():
        if await session.get(CentreSnapshot, centre.digest) is None:
            session.add(
                CentreSnapshot(digest=centre.digest, encoder=centre.encoder, data=centre.to_bytes(), created_at=now)
            )
    await session.flush()
