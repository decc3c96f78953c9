"""Fixtures for all tests."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import pytest

from playground_tests.browser import launched

if TYPE_CHECKING:
    from playwright.async_api import Browser


@pytest.fixture
async def chromium() -> AsyncIterator[Browser]:
    """A browser; the test is skipped where there is none."""
    async with launched() as browser:
        yield browser
