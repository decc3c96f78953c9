"""silence: when somebody was last heard of, and what followed

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.add_column(sa.Column("heard_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("fewer_asked_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("silent_since", sa.DateTime(timezone=True), nullable=True))
