"""Whether a report may use a model, and which one outside the office's network was agreed to"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("report", sa.Column("model_use", sa.String(length=255), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("report", "model_use")
