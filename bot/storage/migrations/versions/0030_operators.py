"""operators: what they are called, old and new values in the log, and texts of their own

Revision ID: 0030
Revises: 0029
"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("operator", sa.Column("name", sa.String(length=40), nullable=True))
    op.add_column("audit", sa.Column("before", sa.String(), nullable=True))
    op.add_column("audit", sa.Column("after", sa.String(), nullable=True))
    op.create_table(
        "own_text",
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("kind", "language", name=op.f("pk_own_text")),
    )
    op.add_column("user", sa.Column("consent_version", sa.Integer(), server_default="0", nullable=False))
    op.add_column("user", sa.Column("consent_asked", sa.Integer(), server_default="0", nullable=False))
