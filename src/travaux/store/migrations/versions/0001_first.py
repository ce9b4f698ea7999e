"""The first tables of the ledger."""

import sqlalchemy as sa
from alembic import op

_SQLITE = [
    "CREATE VIRTUAL TABLE sentence USING fts5(words, tags, content='', detail='full', tokenize='ascii')",
    "INSERT INTO sentence (sentence, rank) VALUES ('hashsize', 16777216)",  # bytes that a transaction gathers before it writes
]
_POSTGRESQL = [
    "CREATE TABLE sentence (id BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
    "CREATE INDEX sentence_words ON sentence USING gin (words)",
]
revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make them all."""
    op.create_table(
        "article",
        sa.Column("entered", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.PrimaryKeyConstraint("entered"),
        sa.UniqueConstraint("id"),
    )
    op.create_table(
        "blob",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "capture",
        sa.Column("entered", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("wire_id", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("retrieved", sa.Text(), nullable=True),
        sa.Column("charset", sa.Text(), nullable=True),
        sa.Column("content_type", sa.Text(), nullable=True),
        sa.Column("extra", sa.Text(), nullable=False),
        sa.Column("added", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("entered"),
        sa.UniqueConstraint("id"),
    )
    op.create_index(op.f("ix_capture_sha256"), "capture", ["sha256"], unique=False)
    op.create_index(op.f("ix_capture_version"), "capture", ["version"], unique=False)
    op.create_table(
        "family",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("family", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("key"),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_family_family"), "family", ["family"], unique=False)
    op.create_table(
        "feed",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("url"),
    )
    op.create_table(
        "judgement",
        sa.Column("entered", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("wire", sa.Text(), nullable=False),
        sa.Column("added", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("entered"),
        sa.UniqueConstraint("id"),
    )
    op.create_table(
        "maker",
        sa.Column("entered", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("entered"),
        sa.UniqueConstraint("id"),
    )
    op.create_table(
        "occurrence",
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "version", "start"),
        sqlite_with_rowid=False,
    )
    op.create_index("occurrence_of_version", "occurrence", ["version"], unique=False)
    op.create_table(
        "rejection",
        sa.Column("entered", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("capture", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("maker", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("stage", sa.String(length=12), nullable=False),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("traceback", sa.Text(), nullable=True),
        sa.Column("added", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("entered"),
        sa.UniqueConstraint("id"),
    )
    op.create_index(op.f("ix_rejection_capture"), "rejection", ["capture"], unique=False)
    op.create_table(
        "setting",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "sketch",
        sa.Column("value", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("bits", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("value", "key"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tombstone",
        sa.Column("entered", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("article", sa.String(length=24), nullable=False),
        sa.Column("versions", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("added", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("entered"),
        sa.UniqueConstraint("id"),
    )
    op.create_index(op.f("ix_tombstone_article"), "tombstone", ["article"], unique=False)
    op.create_table(
        "judged",
        sa.Column("what", sa.String(length=24), nullable=False),
        sa.Column("judgement", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["judgement"],
            ["judgement.entered"],
        ),
        sa.PrimaryKeyConstraint("what", "judgement"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "purged",
        sa.Column("what", sa.String(length=64), nullable=False),
        sa.Column("tombstone", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["tombstone"],
            ["tombstone.entered"],
        ),
        sa.PrimaryKeyConstraint("what"),
    )
    op.create_table(
        "version",
        sa.Column("entered", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("article", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"],
            ["article.entered"],
        ),
        sa.PrimaryKeyConstraint("entered"),
        sa.UniqueConstraint("id"),
    )
    op.create_index(op.f("ix_version_article"), "version", ["article"], unique=False)
    op.create_table(
        "layer",
        sa.Column("entered", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("reader", sa.String(length=80), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version"],
            ["version.entered"],
        ),
        sa.PrimaryKeyConstraint("entered"),
    )
    op.create_index("layer_of_version", "layer", ["version", "id"], unique=True)
    op.create_table(
        "reading",
        sa.Column("entered", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("layer", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("maker", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("published_basis", sa.String(length=12), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("title_key", sa.String(length=24), nullable=True),
        sa.Column("counts", sa.String(length=120), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.Column("added", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["layer"],
            ["layer.entered"],
        ),
        sa.ForeignKeyConstraint(
            ["maker"],
            ["maker.entered"],
        ),
        sa.ForeignKeyConstraint(
            ["version"],
            ["version.entered"],
        ),
        sa.PrimaryKeyConstraint("entered"),
        sa.UniqueConstraint("id"),
    )
    op.create_index(op.f("ix_reading_maker"), "reading", ["maker"], unique=False)
    op.create_index(op.f("ix_reading_version"), "reading", ["version"], unique=False)
    op.create_table(
        "trail",
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("reading", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("home", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("title_key", sa.String(length=24), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("release", sa.Text(), nullable=True),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("replaced_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("noted", sa.Boolean(), nullable=False),
        sa.Column("unattached", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["home"],
            ["article.entered"],
        ),
        sa.ForeignKeyConstraint(
            ["reading"],
            ["reading.entered"],
        ),
        sa.ForeignKeyConstraint(
            ["version"],
            ["version.entered"],
        ),
        sa.PrimaryKeyConstraint("version"),
    )
    op.create_index(op.f("ix_trail_home"), "trail", ["home"], unique=False)
    op.create_index("trail_by_title", "trail", ["title_key", "publisher"], unique=False)
    op.execute(sa.insert(sa.table("setting", sa.column("name"), sa.column("value"))).values(name="entered", value="0"))
    op.execute(sa.insert(sa.table("setting", sa.column("name"), sa.column("value"))).values(name="unfinished", value=""))
    for statement in _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRESQL:
        op.execute(statement)
