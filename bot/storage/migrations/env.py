"""How Alembic runs a step: on the connection it is given, in that connection's transaction."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlmodel import AutoString, UTCDateTime

from bot.storage.models import User
from bot.storage.types import BigId


def render(kind: str, value: Any, _context: AutogenContext) -> str | Literal[False]:
    """Write columns in SQLAlchemy's own words: a step must not change when a model does."""
    if kind == "type" and isinstance(value, BigId):
        return 'sa.BigInteger().with_variant(sa.Integer(), "sqlite")'
    if kind == "type" and isinstance(value, AutoString):
        return f"sa.String({value.length or ''})"
    if kind == "type" and isinstance(value, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and type(value).__name__ == "Enum":
        return f"sa.String({value.length})"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=User.metadata,  # of all tables
    render_item=render,
    render_as_batch=True,
    compare_type=False,
    transactional_ddl=True,
)
context.run_migrations()
