"""departures: where somebody goes next, and when

Revision ID: 0018
Revises: 0017
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.add_column(sa.Column("trip_zone", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("trip_from", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("trip_until", sa.DateTime(timezone=True), nullable=True))
