"""doubtful wishes: words that may be no wish at all are told from those that surely ask for an idea

Revision ID: 0033
Revises: 0032
"""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("moment", sa.Column("is_doubtful", sa.Boolean(), server_default=sa.false(), nullable=False))
