"""text alone: a nudge need not have an image

Revision ID: 0023
Revises: 0022
"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

_REQUIRED, _OPTIONAL = "image_id VARCHAR(64) NOT NULL", "image_id VARCHAR(64)"


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("nudge", "image_id", existing_type=sa.String(64), nullable=True)
        return
    # SQLite can only copy the table, and with the old one all reactions would go; leaving out a NOT NULL changes no
    # row, so that the words of the table may be changed in place (sqlite.org/lang_altertable.html, section 7)
    op.execute("PRAGMA writable_schema = ON")
    op.execute(
        sa.text("UPDATE sqlite_master SET sql = replace(sql, :required, :optional) WHERE name = 'nudge'").bindparams(
            required=_REQUIRED, optional=_OPTIONAL
        )
    )
    op.execute("PRAGMA writable_schema = RESET")
