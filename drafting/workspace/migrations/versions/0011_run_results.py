"""What a run gave that is no text: proposals that wait for staff"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("run", sa.Column("result", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("run", "result")
