"""Whether what is imported goes live: rows with warnings wait as drafts."""

from __future__ import annotations

from bot.storage.models import ItemState
from content.importing import Ready

REPEATS = "near_duplicate"
"""The rule of what nearly repeats another item."""

_HARMLESS = frozenset({"no_activity"})
"""Warnings that keep nothing back: a table of texts alone is whole, what they suggest is read from the words."""


def state_for(ready: Ready, ordered: ItemState | None, stored: ItemState | None, *, is_same: bool = False) -> ItemState:
    """Return the state of an item that is imported.

    What somebody wrote in the row itself, as exports do, holds; otherwise a warning makes a draft of it. An order of
    ``live`` for the whole import takes warnings as seen, but never what nearly repeats another item.

    Args:
        ready: The item with its warnings, each of which begins with its rule.
        ordered: Of all items of the import; ``None``: nothing was ordered.
        stored: Of the item that it replaces; ``None``: it is new.
        is_same: Whether that one says the same: then it is not taken off the air.
    """
    if ordered is ItemState.OFF:
        return ItemState.OFF
    if ready.state is not None and (ordered is None or ready.state == ItemState.LIVE):
        return ItemState(ready.state)
    if is_same and stored is ItemState.LIVE:
        return ItemState.LIVE
    rules = {warning.partition(":")[0] for warning in ready.warnings} - _HARMLESS
    if REPEATS in rules or (rules and ordered is None):
        return ItemState.DRAFT
    return ItemState.OFF if stored is ItemState.OFF and ordered is None else ItemState.LIVE
