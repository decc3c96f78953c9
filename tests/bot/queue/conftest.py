"""Databases of both kinds."""

from tests.bot.databases import database, database_url, empty_url, migrated, postgresql, sqlite

__all__ = ["database", "database_url", "empty_url", "migrated", "postgresql", "sqlite"]
