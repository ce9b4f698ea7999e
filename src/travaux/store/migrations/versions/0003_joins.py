"""Joins: what joining needs of each report, talks, their deeds, nodes and links; an old ledger's are made when asked for."""

import sqlalchemy as sa
from alembic import op

_JOINS = " OR ".join(f'wire LIKE \'%"verdict": "{verdict}"%\'' for verdict in ("join", "split", "not-same"))
revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make their tables."""
    op.create_table(
        "node",
        sa.Column("talks", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("wire", sa.Text(), nullable=False),
        sa.Column("parent", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("root", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("issue", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("talks", "id"),
        sqlite_with_rowid=False,
    )
    op.create_index("node_of_parent", "node", ["talks", "parent"], unique=False)
    op.create_table(
        "talks",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("wire", sa.Text(), nullable=False),
        sa.Column("suggested", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_table(
        "tally",
        sa.Column("what", sa.String(length=8), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("stances", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("what", "label"),
        sqlite_with_rowid=False,
    )
    op.create_index("tally_by_stances", "tally", ["what", "stances"], unique=False)
    op.create_table(
        "term",
        sa.Column("talks", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("term", sa.String(length=64), nullable=False),
        sa.Column("node", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("talks", "term", "node"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "deed",
        sa.Column("talks", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("party", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Integer(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("standing", sa.Integer(), nullable=False),
        sa.Column("made", sa.Integer(), nullable=True),
        sa.Column("known", sa.Integer(), nullable=True),
        sa.Column("until", sa.Integer(), nullable=True),
        sa.Column("speaks", sa.Boolean(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("guess", sa.Integer(), nullable=False),
        sa.Column("issue", sa.Integer(), nullable=False),
        sa.Column("node", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("proposition", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("wire", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version"],
            ["version.entered"],
        ),
        sa.PrimaryKeyConstraint("talks", "version", "number"),
        sqlite_with_rowid=False,
    )
    op.create_index("deed_by_day", "deed", ["talks", "made"], unique=False)
    op.create_index(
        "deed_of_cell", "deed", ["talks", "party", "issue", "made", "known", "until", "speaks", "proposition"], unique=False
    )
    op.create_index("deed_of_proposition", "deed", ["talks", "proposition"], unique=False)
    op.create_table(
        "digest",
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version"],
            ["version.entered"],
        ),
        sa.PrimaryKeyConstraint("version"),
    )
    op.create_table(
        "figure",
        sa.Column("surname", sa.String(length=60), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["version"],
            ["version.entered"],
        ),
        sa.PrimaryKeyConstraint("surname", "version"),
        sqlite_with_rowid=False,
    )
    op.create_index("figure_of_version", "figure", ["version"], unique=False)
    op.create_table(
        "seen",
        sa.Column("talks", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("surname", sa.String(length=60), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("party", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version"],
            ["version.entered"],
        ),
        sa.PrimaryKeyConstraint("talks", "surname", "version", "person", "party"),
        sqlite_with_rowid=False,
    )
    op.create_index("seen_in_version", "seen", ["talks", "version"], unique=False)
    there = op.get_bind().execute(sa.text("SELECT count(*) FROM reading")).scalar_one()
    setting = sa.table("setting", sa.column("name"), sa.column("value"))
    op.execute(sa.insert(setting).values(name="joined", value="stale" if there else ""))
    op.execute("INSERT INTO judged (what, judgement) SELECT 'joins', entered FROM judgement WHERE " + _JOINS)
