"""preferences: what people set with one tap, how they want to be called, and their letters

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("user", schema=None) as batch_op:
        for name in ("text_only", "describe_pictures", "is_silent", "plain_buttons", "wants_letter"):
            batch_op.add_column(sa.Column(name, sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("called", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("letter_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("last_letter_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index(batch_op.f("ix_user_letter_at"), ["letter_at"], unique=False)
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.add_column(sa.Column("pictures", sa.JSON(), nullable=True))
    # a letter that is long due is not written: the next Sunday is planned
    op.execute('UPDATE "user" SET letter_at = created_at WHERE onboarded_at IS NOT NULL')
