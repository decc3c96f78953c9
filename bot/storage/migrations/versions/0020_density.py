"""density: with which chance the minute of a window's moment was drawn

Revision ID: 0020
Revises: 0019
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("moment", sa.Column("density", sa.Float(), nullable=True))
