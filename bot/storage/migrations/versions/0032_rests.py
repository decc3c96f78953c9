"""rests: kinds of ideas that rest for a while, and one stretch of time that is quiet this once

Revision ID: 0032
Revises: 0031
"""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("user", sa.Column("quiet_once_from", sa.DateTime(timezone=True), nullable=True))
    op.add_column("user", sa.Column("quiet_once_until", sa.DateTime(timezone=True), nullable=True))
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "held_back",
        sa.Column("id", number, nullable=False),
        sa.Column("user_id", number, nullable=False),
        sa.Column("text", sa.String(length=120), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_rare", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_held_back_user_id_user"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_held_back")),
    )
    with op.batch_alter_table("held_back", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_held_back_user_id"), ["user_id"], unique=False)
