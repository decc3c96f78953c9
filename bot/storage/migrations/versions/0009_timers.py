"""timers: minutes that count down in a chat, and notices with buttons

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_RUNNING = sa.text("next_at IS NOT NULL")


def upgrade() -> None:
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.add_column(sa.Column("buttons", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("message_id", _ID, nullable=True))
    op.create_table(
        "timer",
        sa.Column("id", _ID, nullable=False),
        sa.Column("user_id", _ID, nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("about", sa.String(length=60), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("start_notice_id", _ID, nullable=True),
        sa.Column("end_notice_id", _ID, nullable=True),
        sa.Column("reaction", sa.String(length=24), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_timer_user_id_user"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["start_notice_id"], ["notice.id"], name=op.f("fk_timer_start_notice_id_notice"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["end_notice_id"], ["notice.id"], name=op.f("fk_timer_end_notice_id_notice"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_timer")),
    )
    with op.batch_alter_table("timer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_timer_user_id"), ["user_id"], unique=False)
        batch_op.create_index(
            "ix_timer_running", ["next_at"], unique=False, sqlite_where=_RUNNING, postgresql_where=_RUNNING
        )
