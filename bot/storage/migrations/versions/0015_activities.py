"""activities: how likely each activity was at a decision; people who want only what they told

Revision ID: 0015
Revises: 0014
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.add_column(sa.Column("activities", sa.JSON(), nullable=True))
    with op.batch_alter_table("user", schema=None) as batch_op:
        # a default in plain text that stays: for any other SQLite copies the table, and what people have goes with the old
        batch_op.add_column(sa.Column("only_told", sa.Boolean(), nullable=False, server_default="0"))
