"""What all tables share."""

from __future__ import annotations

import secrets
from typing import Any

from sqlmodel import SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

Json = dict[str, Any]
"""A JSON object as it stands in a column."""


def random_id() -> int:
    """Return a random positive id of 62 bits: it tells nothing about who or how many there are."""
    return secrets.randbits(62) or 1
