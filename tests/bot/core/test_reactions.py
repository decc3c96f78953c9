"""Reactions as they are declared."""

from __future__ import annotations

from bot.core.reactions import REACTIONS, WELL, ReactionKind
from bot.delivery.nudge_buttons import nudge_buttons


def test_every_reaction_is_declared_once_and_has_a_button() -> None:
    assert set(REACTIONS) == set(ReactionKind)
    assert len({reaction.sign for reaction in REACTIONS.values()}) == len(REACTIONS)
    labels = [button.label for row in nudge_buttons(7, set()) for button in row]
    assert sorted(labels) == sorted(f"{reaction.sign} {reaction.label}" for reaction in REACTIONS.values())


def test_what_counts_as_well_teaches_towards_it() -> None:
    assert WELL == (ReactionKind.DID_IT, ReactionKind.LIKE)
    assert all((REACTIONS[kind].teaches or 0) > 0 for kind in WELL)
    assert all(-1 <= (reaction.teaches or 0) <= 1 for reaction in REACTIONS.values())
