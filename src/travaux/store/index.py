"""The search index: a row for each sentence, its number made of the report's day, the version and the sentence's place.

So the newest report comes first without sorting, and days are a span of numbers. SQLite has it as a contentless FTS5 table,
PostgreSQL as `tsvector` under a GIN index; both get the very words of `travaux.ledger.words` and parse nothing themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, text

from travaux.ledger.versions import moment_of
from travaux.ledger.words import MOST_SENTENCES, SentenceWords
from travaux.store.plain import chunks

_VERSION_BITS, _SENTENCE_BITS = 28, 12
# PostgreSQL keeps 255 places of a word, up to the place 16383; where a word has that of a tag, one weight is lost.
_MOST_PLACES, _NO_WORD = 255, 16383
_FIRST_DAY = date(1, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence: its version by its place in the ledger's sequence, and its number in the report."""

    version: int
    sentence: int


def row_number(published: str | None, version: int, sentence: int) -> int:
    """The number of a sentence's row.

    >>> place_of(row_number("2022-02-16", 7, 3))
    Place(version=7, sentence=3)
    """
    # The last sentence first, since rows are found from the highest number down.
    return _first_number(published, version) | (MOST_SENTENCES - 1 - sentence)


def _first_number(published: str | None, version: int) -> int:
    moment = moment_of(published)
    day = moment.date().toordinal() - _FIRST_DAY + 1 if moment is not None else 0
    return ((day << _VERSION_BITS) | version) << _SENTENCE_BITS


def place_of(number: int) -> Place:
    """The sentence whose row has a number."""
    return Place((number >> _SENTENCE_BITS) & ((1 << _VERSION_BITS) - 1), MOST_SENTENCES - 1 - (number & (MOST_SENTENCES - 1)))


def day_in(number: int) -> int:
    """The day of the report whose row has a number, as a number that grows from day to day; 0 for one without."""
    return number >> (_VERSION_BITS + _SENTENCE_BITS)


def day_span(since: date | None, until: date | None) -> tuple[int, int]:
    """The first row number of a span of days, and the first after it; undated reports lie before all days."""
    first = since.toordinal() - _FIRST_DAY + 1 if since is not None else 0
    last = until.toordinal() - _FIRST_DAY + 2 if until is not None else 1 << 22
    return first << (_VERSION_BITS + _SENTENCE_BITS), last << (_VERSION_BITS + _SENTENCE_BITS)


@dataclass(frozen=True, slots=True)
class IndexRows:
    """The index rows of one version."""

    version: int
    published: str | None
    words: tuple[SentenceWords, ...]

    def rows(self) -> Iterator[tuple[int, SentenceWords]]:
        """Each row's number and what it holds."""
        first = _first_number(self.published, self.version)
        for sentence in self.words:
            yield first | (MOST_SENTENCES - 1 - sentence.number), sentence


def rows_of(connection: Connection, published: str | None, version: int) -> list[int]:
    """The numbers of a version's rows that are in the index."""
    last = row_number(published, version, 0)
    span = {"first": row_number(published, version, MOST_SENTENCES - 1), "last": last}
    column = "rowid" if connection.dialect.name == "sqlite" else "id"
    query = f"SELECT {column} FROM sentence WHERE {column} BETWEEN :first AND :last ORDER BY {column}"
    return list(connection.execute(text(query), span).scalars())


def count_rows(connection: Connection) -> int:
    """How many rows the index has."""
    table = "sentence_docsize" if connection.dialect.name == "sqlite" else "sentence"
    return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


def add_rows(connection: Connection, added: Iterable[IndexRows]) -> None:
    """Index sentences."""
    rows = sorted((row for each in added for row in each.rows()), key=lambda row: row[0])
    if not rows:
        return
    if connection.dialect.name == "sqlite":  # in ascending order, else FTS5 writes a segment for each step back
        values = [(number, " ".join(s.words), " ".join(s.tags)) for number, s in rows]
        connection.exec_driver_sql("INSERT INTO sentence (rowid, words, tags) VALUES (?, ?, ?)", values)
        return
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy("COPY sentence (id, words) FROM STDIN") as copy:
        for some in chunks(rows):  # letters and digits alone, which need no driver's care
            copy.write("".join([f"{number}\t{_vector(sentence)}\n" for number, sentence in some]))


def remove_rows(connection: Connection, removed: Iterable[IndexRows]) -> None:
    """Take sentences out of the index; they must be given as they were added."""
    rows = [row for each in removed for row in each.rows()]
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        values = [(number, " ".join(s.words), " ".join(s.tags)) for number, s in rows]
        connection.exec_driver_sql("INSERT INTO sentence (sentence, rowid, words, tags) VALUES ('delete', ?, ?, ?)", values)
        return
    connection.execute(text("DELETE FROM sentence WHERE id = ANY(:ids)"), {"ids": [number for number, _ in rows]})


def _vector(sentence: SentenceWords) -> str:
    """A sentence in PostgreSQL's own notation: words of weight A with their places, tags of weight B."""
    places = dict.fromkeys(sentence.tags, f"{_NO_WORD}B")
    for place, word in enumerate(sentence.words, 1):
        places[word] = f"{places[word]},{place}A" if word in places else f"{place}A"
    if len(sentence.words) >= _MOST_PLACES:
        places = {word: ",".join(found.split(",")[:_MOST_PLACES]) for word, found in places.items()}
    return " ".join([f"'{word}':{found}" for word, found in places.items()])


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a query asks of one sentence.

    Args:
        phrases: each a run of words that stand beside each other.
        unwanted: phrases that it may not hold.
        tags: each of which it bears.
    """

    phrases: tuple[tuple[str, ...], ...] = ()
    unwanted: tuple[tuple[str, ...], ...] = ()
    tags: tuple[str, ...] = ()

    def fts5(self) -> str:
        """The query in FTS5's notation."""
        wanted = [f"words : {_quoted(p)}" for p in self.phrases] + [f'tags : "{tag}"' for tag in self.tags]
        query = " AND ".join(wanted)
        unwanted = " OR ".join(f"words : {_quoted(p)}" for p in self.unwanted)  # side by side: FTS5 nests 256 deep at most
        return f"({query}) NOT ({unwanted})" if unwanted else query

    def tsquery(self) -> str:
        """The query in PostgreSQL's notation."""
        wanted = [" <-> ".join(f"'{word}':A" for word in p) for p in self.phrases] + [f"'{tag}':B" for tag in self.tags]
        unwanted = ["!(" + " <-> ".join(f"'{word}':A" for word in p) + ")" for p in self.unwanted]
        return " & ".join([*(f"({each})" for each in wanted), *unwanted])


def _quoted(phrase: Sequence[str]) -> str:
    return '"' + " ".join(phrase) + '"'


def find_rows(connection: Connection, wanted: Wanted, span: tuple[int, int], *, limit: int) -> list[int]:
    """The numbers of the sentences that fit, the newest report's first.

    Args:
        span: first number, and first number that no longer counts.
        limit: of rows.
    """
    first, last = span
    values = {"first": first, "last": last, "limit": limit}
    if connection.dialect.name == "sqlite":
        query = text(
            "SELECT rowid FROM sentence WHERE sentence MATCH :query AND rowid >= :first AND rowid < :last "
            "ORDER BY rowid DESC LIMIT :limit"
        )
        return list(connection.execute(query, {**values, "query": wanted.fts5()}).scalars())
    query = text(
        "SELECT id FROM sentence WHERE words @@ CAST(:query AS tsquery) AND id >= :first AND id < :last "
        "ORDER BY id DESC LIMIT :limit"
    )
    return list(connection.execute(query, {**values, "query": wanted.tsquery()}).scalars())


def row_fits(connection: Connection, wanted: Wanted, number: int) -> bool:
    """Whether the sentence of a number is in the index and fits."""
    if connection.dialect.name != "sqlite":
        return find_rows(connection, wanted, (number, number + 1), limit=1) == [number]
    # Of one row FTS5 takes half the time to find it from the first on than from the last back, as search does.
    query = text("SELECT rowid FROM sentence WHERE sentence MATCH :query AND rowid >= :first AND rowid < :last")
    values = {"query": wanted.fts5(), "first": number, "last": number + 1}
    return connection.execute(query, values).scalar() == number
