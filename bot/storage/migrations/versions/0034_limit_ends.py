"""limit ends: until when a limit holds that is told with its end

Revision ID: 0034
Revises: 0033
"""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "limit_end",
        sa.Column("user_id", number, nullable=False),
        sa.Column("text", sa.String(length=120), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_limit_end_user_id_user"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", "text", name=op.f("pk_limit_end")),
    )
    with op.batch_alter_table("limit_end", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_limit_end_until"), ["until"], unique=False)
