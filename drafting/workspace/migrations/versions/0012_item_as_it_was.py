"""The item whose theme staff corrected, as it was then: by it it is known again when its text has changed"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_COLUMNS = (
    ("organ", sa.String(length=200)),
    ("year", sa.Integer()),
    ("section", sa.Integer()),
    ("kind", sa.String(length=20)),
    ("source", sa.Text()),
    ("text", sa.Text()),
)


def upgrade() -> None:
    for name, kind in _COLUMNS:
        op.add_column("item_theme", sa.Column(name, kind, nullable=True))


def downgrade() -> None:
    for name, _ in reversed(_COLUMNS):
        op.drop_column("item_theme", name)
