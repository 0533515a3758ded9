"""A report can be deleted and taken back: among those in work, one an organ and year"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_IN_WORK = sa.text("deleted_at IS NULL")
_UNIQUE = "report_organ_id_year_key"
"""The name that PostgreSQL gave the constraint of 0001; SQLite's has none and is given this one."""


def upgrade() -> None:
    with op.batch_alter_table("report", naming_convention={"uq": _UNIQUE}) as batch:
        batch.add_column(sa.Column("deleted_at", sa.DateTime(), nullable=True))
        batch.drop_constraint(_UNIQUE, type_="unique")
    op.create_index(
        "report_in_work",
        "report",
        ["organ_id", "year"],
        unique=True,
        sqlite_where=_IN_WORK,
        postgresql_where=_IN_WORK,
    )


def downgrade() -> None:
    op.drop_index("report_in_work", table_name="report")
    with op.batch_alter_table("report") as batch:
        batch.create_unique_constraint(_UNIQUE, ["organ_id", "year"])
        batch.drop_column("deleted_at")
