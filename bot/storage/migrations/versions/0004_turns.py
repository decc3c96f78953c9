"""turns of updates: known people first, and in turn among themselves

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_OPEN = "state IN ('received', 'answering')"


def upgrade() -> None:
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("known", sa.Boolean(), nullable=False, server_default=sa.true()))
        batch_op.add_column(sa.Column("turn_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE inbox SET turn_at = received_at")
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.alter_column("known", server_default=None)
        batch_op.alter_column("turn_at", existing_type=sa.DateTime(timezone=True), nullable=False)
        batch_op.create_index(
            "ix_inbox_turn",
            ["bot_id", "known", "turn_at", "update_id"],
            unique=False,
            sqlite_where=sa.text(_OPEN),
            postgresql_where=sa.text(_OPEN),
        )
