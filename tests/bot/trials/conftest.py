from __future__ import annotations

from tests.bot.databases import sqlite

__all__ = ["sqlite"]
