"""Joins: whole names of those of whom talks may ask in a version, and places and nouns among them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table anew, empty."""
    op.drop_table("figure")
    op.create_table(
        "figure",
        sa.Column("surname", sa.String(length=60), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["version"], ["version.entered"]),
        sa.PrimaryKeyConstraint("surname", "person", "version"),
        sqlite_with_rowid=False,
    )
    op.create_index("figure_of_version", "figure", ["version"], unique=False)
    there = op.get_bind().execute(sa.text("SELECT count(*) FROM reading")).scalar_one()
    setting = sa.table("setting", sa.column("name"), sa.column("value"))
    if there:
        op.execute(sa.update(setting).where(setting.c.name == "joined").values(value="stale"))
