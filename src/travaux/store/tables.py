"""The ledger's tables, the same on SQLite and PostgreSQL. Migrations make them; a test compares both.

What is stored is append-only: captures, articles, versions, layers, makers, readings, rejections, judgements, tombstones. `entered`
is the place of a row in the ledger's one sequence. What is derived stands below: from `trail` on, joins from `digest` on,
and the search index (`sentence` on PostgreSQL, the FTS5 table `sentence` on SQLite).
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeEngine

metadata = MetaData()

_NUMBER: TypeEngine[int] = BigInteger().with_variant(Integer(), "sqlite")  # an INTEGER key is SQLite's own row number


def _entered() -> Column[int]:
    return Column("entered", _NUMBER, primary_key=True, autoincrement=False)


setting = Table("setting", metadata, Column("name", String(40), primary_key=True), Column("value", Text, nullable=False))

blob = Table(
    "blob",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),  # bytes, unpacked
    Column("packed", LargeBinary),  # where there is no folder for them
)

capture = Table(
    "capture",
    metadata,
    _entered(),
    Column("id", String(24), nullable=False, unique=True),
    Column("version", _NUMBER, index=True),  # none where it was rejected
    Column("sha256", String(64), nullable=False, index=True),
    Column("source", Text, nullable=False),
    Column("url", Text),
    Column("wire_id", Text),
    Column("title", Text),
    Column("publisher", Text),
    Column("published", Text),
    Column("retrieved", Text),
    Column("charset", Text),
    Column("content_type", Text),
    Column("extra", Text, nullable=False),
    Column("added", String(32), nullable=False),
)

article = Table("article", metadata, _entered(), Column("id", String(24), nullable=False, unique=True))

version = Table(
    "version",
    metadata,
    _entered(),
    Column("id", String(24), nullable=False, unique=True),
    Column("article", _NUMBER, ForeignKey("article.entered"), nullable=False, index=True),
)

layer = Table(
    "layer",
    metadata,
    _entered(),
    Column("id", String(24), nullable=False),
    Column("version", _NUMBER, ForeignKey("version.entered"), nullable=False),
    Column("reader", String(80), nullable=False),
    Column("packed", LargeBinary, nullable=False),  # the text
    Index("layer_of_version", "version", "id", unique=True),
)

maker = Table(
    "maker",
    metadata,
    _entered(),
    Column("id", String(24), nullable=False, unique=True),
    Column("made_by", Text, nullable=False),  # as the wire form of a record has it
)

reading = Table(
    "reading",
    metadata,
    _entered(),
    Column("id", String(24), nullable=False, unique=True),
    Column("version", _NUMBER, ForeignKey("version.entered"), nullable=False, index=True),
    Column("layer", _NUMBER, ForeignKey("layer.entered"), nullable=False),
    Column("maker", _NUMBER, ForeignKey("maker.entered"), nullable=False, index=True),
    Column("title", Text),
    Column("publisher", Text),
    Column("origin", Text, nullable=False),
    Column("published", Text),
    Column("published_basis", String(12)),
    Column("notes", Text, nullable=False),  # JSON: notes of correction and the like
    Column("title_key", String(24)),  # what a correction and its original share
    Column("counts", String(120), nullable=False),  # JSON: how many items of each kind
    Column("packed", LargeBinary, nullable=False),  # the record without its text
    Column("added", String(32), nullable=False),
)

rejection = Table(
    "rejection",
    metadata,
    _entered(),
    Column("id", String(24), nullable=False, unique=True),
    Column("capture", _NUMBER, index=True),  # none where there are no bytes
    Column("maker", _NUMBER),
    Column("source", Text, nullable=False),
    Column("stage", String(12), nullable=False),
    Column("code", String(24), nullable=False),
    Column("detail", Text, nullable=False),
    Column("traceback", Text),
    Column("added", String(32), nullable=False),
)

judgement = Table(
    "judgement",
    metadata,
    _entered(),
    Column("id", String(24), nullable=False, unique=True),
    Column("wire", Text, nullable=False),
    Column("added", String(32), nullable=False),
)

judged = Table(  # what a judgement is about: versions, or the judgement that it undoes
    "judged",
    metadata,
    Column("what", String(24), primary_key=True),
    Column("judgement", _NUMBER, ForeignKey("judgement.entered"), primary_key=True),
    sqlite_with_rowid=False,
)

tombstone = Table(
    "tombstone",
    metadata,
    _entered(),
    Column("id", String(24), nullable=False, unique=True),
    Column("article", String(24), nullable=False, index=True),
    Column("versions", Text, nullable=False),  # JSON: ids
    Column("sha256", Text, nullable=False),  # JSON: hashes of the bytes
    Column("reason", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("added", String(32), nullable=False),
)

purged = Table(  # what may not come back: hashes of bytes, ids of articles and of texts
    "purged",
    metadata,
    Column("what", String(64), primary_key=True),
    Column("tombstone", _NUMBER, ForeignKey("tombstone.entered"), nullable=False),
)

feed = Table("feed", metadata, Column("url", Text, primary_key=True), Column("state", Text, nullable=False))

# Derived from here on.

trail = Table(  # of each version: its newest complete reading, and where it stands among the versions of its article
    "trail",
    metadata,
    Column("version", _NUMBER, ForeignKey("version.entered"), primary_key=True, autoincrement=False),
    Column("reading", _NUMBER, ForeignKey("reading.entered"), nullable=False),
    Column("home", _NUMBER, ForeignKey("article.entered"), nullable=False, index=True),
    Column("title_key", String(24)),
    Column("publisher", Text),
    Column("place", Integer, nullable=False),  # among its article's versions, from 0
    Column("release", Text),
    Column("status", String(16), nullable=False),
    Column("replaced_by", _NUMBER),
    Column("noted", Boolean, nullable=False),  # it says of itself that it is a later version
    Column("unattached", Boolean, nullable=False),  # a note names an earlier report, and none or several fit
    Index("trail_by_title", "title_key", "publisher"),
    Index("trail_by_release", "release", "place"),
    Index("trail_by_status", "status", "release"),
)

occurrence = Table(  # where a passage stands
    "occurrence",
    metadata,
    Column("key", _NUMBER, primary_key=True, autoincrement=False),
    Column("version", _NUMBER, primary_key=True, autoincrement=False),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("end", Integer, nullable=False),
    Index("occurrence_of_version", "version", "start"),
    sqlite_with_rowid=False,
)


def _sketches(name: str) -> Table:
    return Table(
        name,
        metadata,
        Column("value", _NUMBER, primary_key=True, autoincrement=False),
        Column("key", _NUMBER, primary_key=True, autoincrement=False),
        Column("bits", _NUMBER, nullable=False),
        sqlite_with_rowid=False,
    )


sketch = _sketches("sketch")  # passages that may be near copies share a value
late_sketch = _sketches("late_sketch")  # the latest of them, until they are many: alone each changes a page of the others

family = Table(  # of passages that have near copies: the smallest key of all that are, step by step, near copies of one another
    "family",
    metadata,
    Column("key", _NUMBER, primary_key=True, autoincrement=False),
    Column("family", _NUMBER, nullable=False, index=True),
    sqlite_with_rowid=False,
)

# Stored, and added later.

coding = Table(  # what one person found in a version by himself; of nobody's concern but agreement's
    "coding",
    metadata,
    _entered(),
    Column("id", String(24), nullable=False, unique=True),
    Column("version", String(24), nullable=False, index=True),  # by id, which outlives a purge
    Column("by", Text, nullable=False),
    Column("wire", Text, nullable=False),
    Column("added", String(32), nullable=False),
)

digest = Table(  # what joining needs of the reading that counts
    "digest",
    metadata,
    Column("version", _NUMBER, ForeignKey("version.entered"), primary_key=True, autoincrement=False),
    Column("packed", LargeBinary, nullable=False),
)

tally = Table(  # how many stances name a side, an issue, or somebody who acts or speaks: what talks are suggested by
    "tally",
    metadata,
    Column("what", String(8), primary_key=True),
    Column("label", String(200), primary_key=True),
    Column("stances", Integer, nullable=False),
    Index("tally_of_label", "label"),
    Index("tally_by_stances", "what", "stances"),
    sqlite_with_rowid=False,
)

figure = Table(  # persons, places and nouns of whom talks may ask in a version, by their last words
    "figure",
    metadata,
    Column("surname", String(60), primary_key=True),
    Column("person", Text, primary_key=True),
    Column("version", _NUMBER, ForeignKey("version.entered"), primary_key=True, autoincrement=False),
    Index("figure_of_version", "version"),
    sqlite_with_rowid=False,
)

talks = Table(  # what coverage is joined for
    "talks",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("wire", Text, nullable=False),  # JSON, as in a codebook
    Column("suggested", Boolean, nullable=False),  # by the coverage
)


def _of_talks() -> Column[int]:
    """The number of the talks; it stands behind what tells more in keys, since SQLite takes any first column for a telling one."""
    return Column("talks", Integer, autoincrement=False, nullable=False)


def _of_version() -> Column[int]:
    return Column("version", _NUMBER, ForeignKey("version.entered"), autoincrement=False, nullable=False)


seen = Table(  # what versions say of persons: for which party they act (-1: that there is such a person)
    "seen",
    metadata,
    _of_talks(),
    Column("surname", String(60), nullable=False),
    _of_version(),
    Column("person", Text, nullable=False),
    Column("party", Integer, autoincrement=False, nullable=False),
    Column("day", Integer, nullable=False),
    Column("weight", Integer, nullable=False),
    PrimaryKeyConstraint("surname", "talks", "version", "person", "party"),
    Index("seen_in_version", "version", "talks"),
    sqlite_with_rowid=False,
)

asked = Table(  # persons who do or say something in a version that doesn't tell for which party they act
    "asked",
    metadata,
    _of_talks(),
    Column("surname", String(60), nullable=False),
    _of_version(),
    Column("person", Text, nullable=False),
    Column("day", Integer, nullable=False),
    PrimaryKeyConstraint("surname", "talks", "version", "person"),
    Index("asked_in_version", "version", "talks"),
    sqlite_with_rowid=False,
)

deed = Table(  # one party's move as one version tells it; days are ordinals, parties and issues places in the talks
    "deed",
    metadata,
    _of_talks(),
    _of_version(),
    Column("number", Integer, autoincrement=False, nullable=False),
    Column("party", Integer, nullable=False),
    Column("kind", Integer, nullable=False),
    Column("status", Integer, nullable=False),
    Column("standing", Integer, nullable=False),
    Column("made", Integer),
    Column("known", Integer),
    Column("until", Integer),  # the day from which another version speaks
    Column("speaks", Boolean, nullable=False),  # now
    Column("at", Integer, nullable=False),  # first character of its evidence
    Column("guess", Integer, nullable=False),  # the issue that the words around it tell; -1 for none
    Column("issue", Integer, nullable=False),
    Column("node", _NUMBER),  # none of what is no stance
    Column("proposition", _NUMBER),
    Column("wire", Text, nullable=False),  # JSON: the rest
    PrimaryKeyConstraint("version", "talks", "number"),
    Index("deed_of_cell", "talks", "party", "issue", "made", "known", "until", "speaks", "proposition"),
    Index("deed_of_proposition", "proposition", "talks"),
    Index("deed_by_day", "talks", "made"),
    sqlite_with_rowid=False,
)

node = Table(  # words for what stances are about, and the earlier ones that they are linked to
    "node",
    metadata,
    _of_talks(),
    Column("id", _NUMBER, autoincrement=False, nullable=False),
    Column("wire", Text, nullable=False),  # JSON: content, issue, where it was known first, parties
    Column("parent", _NUMBER),
    Column("score", Float),
    Column("root", _NUMBER, nullable=False),
    Column("issue", Integer, nullable=False),
    PrimaryKeyConstraint("id", "talks"),
    Index("node_of_parent", "parent", "talks"),
    sqlite_with_rowid=False,
)

term = Table(  # the nodes that hold a word or a number, and whether it is one of those that lead to the node
    "term",
    metadata,
    _of_talks(),
    Column("term", String(64), nullable=False),
    Column("leads", Boolean, nullable=False),
    Column("node", _NUMBER, autoincrement=False, nullable=False),
    PrimaryKeyConstraint("term", "talks", "leads", "node"),
    sqlite_with_rowid=False,
)

paper = Table(  # versions in which a party of the talks does something and that tell of a paper's pages, or of its days
    "paper",
    metadata,
    _of_talks(),
    _of_version(),
    Column("pages", Boolean, nullable=False),  # of pages; else of days
    Column("known", Integer),
    Column("until", Integer),
    Column("speaks", Boolean, nullable=False),
    Column("parties", Text, nullable=False),  # JSON: for which of the talks' parties its actors act, by their ids
    PrimaryKeyConstraint("version", "talks", "pages"),
    Index("paper_by_day", "talks", "pages", "known"),
    sqlite_with_rowid=False,
)

STORED = (capture, article, version, layer, maker, reading, rejection, judgement, tombstone, coding)
DERIVED = (trail, occurrence, sketch, late_sketch, family, digest, tally, figure, talks, seen, asked, deed, node, term, paper)
