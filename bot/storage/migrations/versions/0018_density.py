"""density: with which chance the minute of a window's moment was drawn

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
    op.add_column("moment", sa.Column("density", sa.Float(), nullable=True))
