"""What a run gave that waits for staff, and whether the server counted its tokens"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("run", sa.Column("counted", sa.Boolean(), nullable=True))
    op.add_column("run", sa.Column("result", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("run", "result")
    op.drop_column("run", "counted")
