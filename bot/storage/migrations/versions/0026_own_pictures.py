"""own pictures: the images that a person chose for a message

Revision ID: 0026
Revises: 0025
"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("message", sa.Column("pictures", sa.JSON(none_as_null=True), nullable=True))
