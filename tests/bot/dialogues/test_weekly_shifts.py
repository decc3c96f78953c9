"""Times that change from week to week."""

from __future__ import annotations

import pytest

from bot.language import registry


@pytest.mark.parametrize(
    ("said", "changes"),
    [
        ("early shift this week, late next week", True),
        ("this week I'm on nights, next week off", True),
        ("my rota changes every week", True),
        ("I do rotating shifts", True),
        ("one week nights, one week days", True),
        ("this week I'm in Rome, next week in Oslo", False),
        ("not this week", False),
        ("move it to next week", False),
    ],
)
def test_it_is_known_who_works_other_hours_each_week(said: str, changes: bool) -> None:
    assert registry.get("en").changes_weekly(said) is changes
