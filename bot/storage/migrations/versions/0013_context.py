"""context: where people are during a window, wet days, pictures of people like them, and what they were told

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("window", schema=None) as batch_op:
        batch_op.add_column(sa.Column("place", sa.String(length=24), nullable=True))
    # the defaults stay: on SQLite, taking them away would make the table anew, below all that refers to it
    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.add_column(sa.Column("informed", sa.Integer(), nullable=False, server_default="1"))
        batch_op.add_column(sa.Column("places_asked", sa.Boolean(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("wet_until", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("pictures_alike", sa.Boolean(), nullable=False, server_default="1"))
