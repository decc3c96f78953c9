"""support: what people write to those who run the bot

Revision ID: 0029
Revises: 0028
"""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

_REFERRING = {"companion": ("question_id", "answer_id"), "timer": ("start_notice_id", "end_notice_id")}
"""On SQLite a table is copied to change it, and dropping the old one empties the columns that refer to it."""


def _keep(table: str, first: str, second: str) -> None:
    op.execute(f"CREATE TEMPORARY TABLE kept_{table} AS SELECT id, {first} AS a, {second} AS b FROM {table}")


def _give_back(table: str, first: str, second: str) -> None:
    kept = f"kept_{table}"
    op.execute(f"UPDATE {table} SET {first} = {kept}.a, {second} = {kept}.b FROM {kept} WHERE {kept}.id = {table}.id")
    op.execute(f"DROP TABLE {kept}")


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "support_case",
        sa.Column("id", number, nullable=False),
        sa.Column("user_id", number, nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_support_case_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_case")),
    )
    op.create_index(op.f("ix_support_case_user_id"), "support_case", ["user_id"], unique=False)
    for table, columns in _REFERRING.items():
        _keep(table, *columns)
    with op.batch_alter_table("notice") as batch_op:
        batch_op.add_column(sa.Column("case_id", number, nullable=True))
        batch_op.create_index(batch_op.f("ix_notice_case_id"), ["case_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_notice_case_id_support_case"), "support_case", ["case_id"], ["id"], ondelete="CASCADE"
        )
    for table, columns in _REFERRING.items():
        _give_back(table, *columns)
    op.create_table(
        "support_message",
        sa.Column("id", number, nullable=False),
        sa.Column("case_id", number, nullable=False),
        sa.Column("user_id", number, nullable=False),
        sa.Column("is_answer", sa.Boolean(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("notice_id", number, nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["support_case.id"], name=op.f("fk_support_message_case_id_support_case"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_support_message_user_id_user"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notice.id"], name=op.f("fk_support_message_notice_id_notice"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_message")),
    )
    op.create_index(op.f("ix_support_message_case_id"), "support_message", ["case_id"], unique=False)
    op.create_index(op.f("ix_support_message_user_id"), "support_message", ["user_id"], unique=False)
