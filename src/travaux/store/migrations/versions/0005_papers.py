"""Joins: the versions that tell of papers' pages and days, by which accounts of papers are compared."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table, empty: coverage is joined anew."""
    op.create_table(
        "paper",
        sa.Column("talks", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("pages", sa.Boolean(), nullable=False),
        sa.Column("known", sa.Integer(), nullable=True),
        sa.Column("until", sa.Integer(), nullable=True),
        sa.Column("speaks", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["version.entered"]),
        sa.PrimaryKeyConstraint("version", "talks", "pages"),
        sqlite_with_rowid=False,
    )
    op.create_index("paper_by_day", "paper", ["talks", "pages", "known"], unique=False)
