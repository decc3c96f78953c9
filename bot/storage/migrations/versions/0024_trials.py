"""trials: their files, members, decision points and what stays of who is forgotten, in place of cohorts

Nothing but a test could ever set a cohort's probability, and any word in a link made one: neither is kept.

Revision ID: 0024
Revises: 0023
"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "trial",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stopped_because", sa.String(length=200), nullable=True),
        sa.Column("watched_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_trial")),
    )
    op.create_table(
        "trial_member",
        sa.Column("id", _ID, nullable=False),
        sa.Column("user_id", _ID, nullable=False),
        sa.Column("trial", sa.String(length=32), nullable=False),
        sa.Column("cohort", sa.String(length=32), nullable=False),
        sa.Column("stratum", sa.String(length=40), nullable=False),
        sa.Column("place", sa.Integer(), nullable=True),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["trial"], ["trial.name"], name=op.f("fk_trial_member_trial_trial"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_trial_member_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trial_member")),
        sa.UniqueConstraint("user_id", "trial", name=op.f("uq_trial_member_user_id_trial")),
    )
    op.create_index(op.f("ix_trial_member_trial"), "trial_member", ["trial"])
    op.create_table(
        "trial_point",
        sa.Column("decision_id", _ID, nullable=False),
        sa.Column("user_id", _ID, nullable=False),
        sa.Column("member_id", _ID, nullable=False),
        sa.Column("available", sa.Boolean(), nullable=False),
        sa.Column("situation", sa.JSON(), nullable=False),
        sa.Column("arm", sa.String(length=32), nullable=True),
        sa.Column("arm_probability", sa.Float(), nullable=True),
        sa.Column("fallback", sa.Boolean(), nullable=False),
        sa.Column("outcome", sa.Float(), nullable=True),
        sa.Column("outcome_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_trial_point_decision_id_decision"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_trial_point_user_id_user"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["member_id"], ["trial_member.id"], name=op.f("fk_trial_point_member_id_trial_member"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("decision_id", name=op.f("pk_trial_point")),
    )
    op.create_index(op.f("ix_trial_point_user_id"), "trial_point", ["user_id"])
    op.create_index(op.f("ix_trial_point_member_id"), "trial_point", ["member_id"])
    op.create_table(
        "trial_record",
        sa.Column("member_id", _ID, nullable=False),
        sa.Column("trial", sa.String(length=32), nullable=False),
        sa.Column("tables", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["trial"], ["trial.name"], name=op.f("fk_trial_record_trial_trial"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_trial_record")),
    )
    op.create_index(op.f("ix_trial_record_trial"), "trial_record", ["trial"])
    op.drop_table("cohort")
    op.drop_column("user", "cohort")
