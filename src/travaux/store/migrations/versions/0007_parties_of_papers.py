"""Joins: with each version that tells of papers for which parties its actors act, so that no question finds it anew."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the table anew, empty: coverage is joined anew."""
    op.drop_table("paper")
    op.create_table(
        "paper",
        sa.Column("talks", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("pages", sa.Boolean(), nullable=False),
        sa.Column("known", sa.Integer(), nullable=True),
        sa.Column("until", sa.Integer(), nullable=True),
        sa.Column("speaks", sa.Boolean(), nullable=False),
        sa.Column("parties", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["version.entered"]),
        sa.PrimaryKeyConstraint("version", "talks", "pages"),
        sqlite_with_rowid=False,
    )
    op.create_index("paper_by_day", "paper", ["talks", "pages", "known"], unique=False)
    there = op.get_bind().execute(sa.text("SELECT count(*) FROM reading")).scalar_one()
    setting = sa.table("setting", sa.column("name"), sa.column("value"))
    if there:
        op.execute(sa.update(setting).where(setting.c.name == "joined").values(value="stale"))
