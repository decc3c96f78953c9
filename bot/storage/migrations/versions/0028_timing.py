"""timing: how the minute of a moment was drawn, where a trial left that to chance

Revision ID: 0028
Revises: 0027
"""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("moment", sa.Column("timing", sa.String(length=16), nullable=True))
    op.add_column("trial_point", sa.Column("timing_probability", sa.Float(), nullable=True))
