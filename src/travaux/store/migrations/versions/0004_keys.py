"""Joins: keys that begin with what tells most, leading words, persons who are asked for; reports counted by release."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make their tables anew, empty."""
    for name in ("term", "node", "deed", "seen"):
        op.drop_table(name)
    op.create_table(
        "seen",
        _integer("talks"),
        sa.Column("surname", sa.String(length=60), nullable=False),
        _number("version"),
        sa.Column("person", sa.Text(), nullable=False),
        *(_integer(name) for name in ("party", "day", "weight")),
        sa.ForeignKeyConstraint(["version"], ["version.entered"]),
        sa.PrimaryKeyConstraint("surname", "talks", "version", "person", "party"),
        sqlite_with_rowid=False,
    )
    op.create_index("seen_in_version", "seen", ["version", "talks"], unique=False)
    op.create_table(
        "asked",
        _integer("talks"),
        sa.Column("surname", sa.String(length=60), nullable=False),
        _number("version"),
        sa.Column("person", sa.Text(), nullable=False),
        _integer("day"),
        sa.ForeignKeyConstraint(["version"], ["version.entered"]),
        sa.PrimaryKeyConstraint("surname", "talks", "version", "person"),
        sqlite_with_rowid=False,
    )
    op.create_index("asked_in_version", "asked", ["version", "talks"], unique=False)
    op.create_table(
        "deed",
        _integer("talks"),
        _number("version"),
        *(_integer(name) for name in ("number", "party", "kind", "status", "standing")),
        *(_integer(name, nullable=True) for name in ("made", "known", "until")),
        sa.Column("speaks", sa.Boolean(), nullable=False),
        *(_integer(name) for name in ("at", "guess", "issue")),
        *(_number(name, nullable=True) for name in ("node", "proposition")),
        sa.Column("wire", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["version.entered"]),
        sa.PrimaryKeyConstraint("version", "talks", "number"),
        sqlite_with_rowid=False,
    )
    of_cell = ["talks", "party", "issue", "made", "known", "until", "speaks", "proposition"]
    op.create_index("deed_of_cell", "deed", of_cell, unique=False)
    op.create_index("deed_of_proposition", "deed", ["proposition", "talks"], unique=False)
    op.create_index("deed_by_day", "deed", ["talks", "made"], unique=False)
    op.create_table(
        "node",
        _integer("talks"),
        _number("id"),
        sa.Column("wire", sa.Text(), nullable=False),
        _number("parent", nullable=True),
        sa.Column("score", sa.Float(), nullable=True),
        _number("root"),
        _integer("issue"),
        sa.PrimaryKeyConstraint("id", "talks"),
        sqlite_with_rowid=False,
    )
    op.create_index("node_of_parent", "node", ["parent", "talks"], unique=False)
    op.create_table(
        "term",
        _integer("talks"),
        sa.Column("term", sa.String(length=64), nullable=False),
        sa.Column("leads", sa.Boolean(), nullable=False),
        _number("node"),
        sa.PrimaryKeyConstraint("term", "talks", "leads", "node"),
        sqlite_with_rowid=False,
    )
    op.create_index("trail_by_release", "trail", ["release", "place"], unique=False)
    op.create_index("trail_by_status", "trail", ["status", "release"], unique=False)
    op.create_index("tally_of_label", "tally", ["label"], unique=False)
    there = op.get_bind().execute(sa.text("SELECT count(*) FROM reading")).scalar_one()
    setting = sa.table("setting", sa.column("name"), sa.column("value"))
    if there:
        op.execute(sa.update(setting).where(setting.c.name == "joined").values(value="stale"))


def _integer(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=nullable)


def _number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=nullable)
