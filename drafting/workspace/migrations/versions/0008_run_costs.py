"""What a run cost, and the precedents that its prompt carried"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("run", sa.Column("asked", sa.Integer(), nullable=True))
    op.add_column("run", sa.Column("sent", sa.Integer(), nullable=True))
    op.add_column("run", sa.Column("received", sa.Integer(), nullable=True))
    op.add_column("run", sa.Column("first", sa.Double(), nullable=True))
    op.add_column("run", sa.Column("precedents", sa.JSON(), nullable=True))


def downgrade() -> None:
    for name in ("precedents", "first", "received", "sent", "asked"):
        op.drop_column("run", name)
