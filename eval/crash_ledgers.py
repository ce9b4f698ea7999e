"""What `eval/crash.py` looks at from outside: a ledger's contents without numbers and times, what a reader sees, words in files."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import zstandard
from sqlalchemy import Connection, select, text

from travaux.store import Ledger
from travaux.store import tables as t
from travaux.store.index import place_of

Contents = dict[str, list[str]]  # rows by table, as JSON, sorted
SEEN = ("capture", "article", "version", "layer", "reading", "rejection", "tombstone")  # what a reader from outside looks at
_PIECE = 24  # bytes of what is packed that are looked for
_TIMES = {"added", "next_at"}
_POINTING = {"version", "layer", "maker", "article", "capture", "reading", "home", "replaced_by", "tombstone", "judgement"}


def contents_of(ledger: Ledger) -> Contents:
    """All rows of a ledger, those that are derived and the search index among them; numbers of rows replaced by ids."""
    with ledger.database.reading() as connection:
        names: dict[int, str] = {}
        for table in t.STORED:
            names |= {row.entered: row.id for row in connection.execute(select(table.c.entered, table.c.id))}
        found: Contents = {}
        for table in t.metadata.sorted_tables:
            if table.name == "setting":
                continue
            columns = [column.name for column in table.columns if column.name not in ("entered", *_TIMES)]
            rows = connection.execute(select(*(table.c[name] for name in columns)))
            found[table.name] = sorted(json.dumps([_plain(n, v, names) for n, v in zip(columns, row)]) for row in rows)
        found["sentence"] = sorted(_index(connection, names))
    return found


def _plain(column: str, value: Any, names: dict[int, str]) -> Any:
    if column in _POINTING and isinstance(value, int):
        return names.get(value, f"nothing, {value}")
    if isinstance(value, bytes | memoryview):
        return zlib.crc32(value)
    if column == "state":
        return {key: each for key, each in json.loads(value).items() if key not in _TIMES}
    return value


def _index(connection: Connection, names: dict[int, str]) -> Iterator[str]:
    """Every word in the search index with its sentence."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, sentence, instance)")
        rows = connection.exec_driver_sql('SELECT doc, term, col, "offset" FROM temp.words').all()
        connection.exec_driver_sql("DROP TABLE temp.words")
    else:
        rows = connection.execute(text("SELECT id, CAST(words AS text) FROM sentence")).all()
    for number, *words in rows:
        place = place_of(number)
        yield json.dumps([names.get(place.version, f"nothing, {place.version}"), place.sentence, *words])


def doubled(contents: Contents) -> list[str]:
    """What is there twice: captures of the same bytes from the same place, readings of a version by one maker, and so on."""
    keys = {"capture": (2, 3), "reading": (1, 3), "rejection": (2, 3, 4, 5), "tombstone": (1,), "layer": (0, 1), "feed": (0,)}
    found = []
    for table, places in keys.items():
        rows = [tuple(json.loads(row)[place] for place in places) for row in contents[table]]
        found += [f"{table} twice: {row}" for row, count in Counter(map(str, rows)).items() if count > 1]
    words = Counter(contents["sentence"])
    return found + [f"index twice: {row}" for row, count in words.items() if count > 1]


def difference(found: Contents, expected: Contents) -> list[str]:
    """Where contents are not those that they should be, in words."""
    told = []
    for table in expected:
        lost, gained = Counter(expected[table]) - Counter(found[table]), Counter(found[table]) - Counter(expected[table])
        if lost or gained:
            told.append(
                f"{table}: {lost.total()} missing, {gained.total()} too many, such as {next(iter({**lost, **gained}))[:160]}"
            )
    return told


@dataclass(slots=True)
class Watcher:
    """Looks at a ledger from outside, as another process would: what is committed, and whether something is being written.

    Args:
        location: a file, or a URL of PostgreSQL.
    """

    location: str
    _connection: Any = None

    def seen(self) -> set[tuple[str, str]]:
        """Ids of all rows that are committed; each is acknowledged from now on."""
        try:
            if self._connection is None:
                self._connection = self._connect()
            ids = " UNION ALL ".join(f"SELECT '{name}', id FROM {name}" for name in SEEN)
            return {(str(table), str(each)) for table, each in self._connection.execute(ids).fetchall()}
        except sqlite3.OperationalError:  # it isn't there yet
            self.close()
            return set()
        except Exception as error:
            if type(error).__module__.startswith("psycopg"):
                return set()
            raise

    def state(self) -> object:
        """A value that changes when the ledger is being written."""
        if "://" in self.location:
            self._connection = self._connection or self._connect()
            query = (
                "SELECT count(*), max(backend_xid::text) FROM pg_stat_activity"
                " WHERE datname = current_database() AND backend_xid IS NOT NULL"
            )
            return self._connection.execute(query).fetchall()
        folder = Path(f"{self.location}.bytes")
        places = [Path(self.location), Path(f"{self.location}-wal"), folder]
        with contextlib.suppress(OSError):
            places += [Path(each.path) for each in os.scandir(folder)]
        return tuple(_stamp(place) for place in places)

    def close(self) -> None:
        """Close the connection. Being one that only reads, it leaves the log of SQLite as it is."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _connect(self) -> Any:
        if "://" in self.location:
            import psycopg

            return psycopg.connect(self.location, autocommit=True)
        return sqlite3.connect(f"file:{self.location}?mode=ro", uri=True, timeout=0.2)


def _stamp(place: Path) -> tuple[int, int]:
    try:
        found = place.stat()
    except OSError:
        return (0, 0)
    return (found.st_size, found.st_mtime_ns)


def traces_of(ledger: Ledger, article: str) -> list[bytes]:
    """What must be in no file once a report is purged: pieces of its packed texts and records that no other report has too."""
    ours: list[bytes] = []
    others: list[bytes] = []
    with ledger.database.reading() as connection:
        for table in (t.layer, t.reading):
            query = (
                select(table.c.packed, t.article.c.id)
                .join(t.version, t.version.c.entered == table.c.version)
                .join(t.article, t.article.c.entered == t.version.c.article)
            )
            for packed, owner in connection.execute(query):
                (ours if owner == article else others).append(bytes(packed))
    places = [(packed, start) for packed in ours for start in (len(packed) // 3, len(packed) * 2 // 3)]
    pieces = [packed[start : start + _PIECE] for packed, start in places if len(packed) - start >= _PIECE]
    return [piece for piece in pieces if not any(piece in other for other in others)]


def found_in_files(file: Path, pieces: Sequence[bytes], words: Sequence[str]) -> set[str]:
    """Which pieces and words stand in the files of an SQLite ledger, also in packed ones and those that were never finished."""
    found: set[str] = set()
    for place in [*file.parent.glob(f"{file.name}*"), *Path(f"{file}.bytes").glob("**/*"), *Path(f"{file}.bytes").glob("**/.*")]:
        if place.is_file():
            data = place.read_bytes()
            lower = (data + _unpacked(data)).lower()
            found |= {f"a piece of what was packed, in {place.name}" for piece in pieces if piece in data}
            found |= {f"{word}, in {place.name}" for word in words if word.encode() in lower}
    return found


def _unpacked(data: bytes) -> bytes:
    """What can be unpacked of a file that may be cut off."""
    try:
        return zstandard.ZstdDecompressor().decompressobj().decompress(data)
    except zstandard.ZstdError:
        return b""


def copy_ledger(source: Path, target: Path) -> None:
    """Copy a closed SQLite ledger with its bytes."""
    shutil.copy(source, target)
    shutil.copytree(f"{source}.bytes", f"{target}.bytes")


def leave_draft(file: Path, words: Sequence[str]) -> None:
    """Leave a draft of some report's bytes beside an SQLite ledger, as an `add` does that is killed while it writes them."""
    for place in sorted(Path(f"{file}.bytes").glob("*/*.zst")):
        if any(word.encode() in _unpacked(place.read_bytes()).lower() for word in words):
            shutil.copy(place, place.with_name(".left.part"))
            return
    raise AssertionError(f"no report in {file} has any of {words}")
