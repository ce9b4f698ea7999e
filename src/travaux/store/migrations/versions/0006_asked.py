"""Joins: whole names of those of whom talks may ask in a version, places and nouns among them; the latest sketches apart."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table of those who are asked for anew, empty, and one for the latest sketches."""
    op.drop_table("figure")
    op.create_table(
        "figure",
        sa.Column("surname", sa.String(length=60), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        _number("version"),
        sa.ForeignKeyConstraint(["version"], ["version.entered"]),
        sa.PrimaryKeyConstraint("surname", "person", "version"),
        sqlite_with_rowid=False,
    )
    op.create_index("figure_of_version", "figure", ["version"], unique=False)
    op.create_table(
        "late_sketch",
        *(_number(name) for name in ("value", "key", "bits")),
        sa.PrimaryKeyConstraint("value", "key"),
        sqlite_with_rowid=False,
    )
    there = op.get_bind().execute(sa.text("SELECT count(*) FROM reading")).scalar_one()
    setting = sa.table("setting", sa.column("name"), sa.column("value"))
    op.execute(sa.insert(setting).values(name="late", value="0"))
    if there:
        op.execute(sa.update(setting).where(setting.c.name == "joined").values(value="stale"))


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False)
