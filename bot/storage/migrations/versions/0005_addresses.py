"""addresses: how a user is reached, in whichever messenger

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.add_column(sa.Column("messenger", sa.String(length=24), nullable=False, server_default="telegram"))
        batch_op.add_column(sa.Column("address", sa.String(length=64), nullable=True))
    op.execute("UPDATE account SET address = CAST(telegram_id AS VARCHAR(64))")
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_constraint("uq_account_telegram_id", type_="unique")
        batch_op.drop_column("telegram_id")
        batch_op.alter_column("messenger", existing_type=sa.String(length=24), server_default=None)
        batch_op.alter_column("address", existing_type=sa.String(length=64), nullable=False)
        batch_op.create_unique_constraint("uq_account_messenger_address", ["messenger", "address"])
