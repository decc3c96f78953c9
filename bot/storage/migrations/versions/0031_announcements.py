"""announcements: broadcasts of free text, with or without a photo

Revision ID: 0031
Revises: 0030
"""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.add_column("broadcast", sa.Column("text", sa.String(), nullable=True))
    op.add_column("broadcast", sa.Column("photo", sa.String(length=300), nullable=True))
    op.add_column("notice", sa.Column("broadcast_id", number, nullable=True))
    op.add_column("notice", sa.Column("preview", sa.Boolean(), nullable=True))
    op.create_index(op.f("ix_notice_broadcast_id"), "notice", ["broadcast_id"], unique=False)
