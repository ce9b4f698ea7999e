#!/usr/bin/env python3
"""Keep a small ledger as the newest migration makes it, for the test of later ones: `scripts/dump_ledger_version.py`.

Run it once, when a migration is added. What is kept of earlier ones never changes.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select

from travaux import Reader
from travaux.join_resources import load_ledger_words
from travaux.record.capture import Capture
from travaux.record.judgement import Judgement, canonical, make_anchor
from travaux.review import add_sheet, sheet_of
from travaux.store import Ledger, open_ledger, prepare
from travaux.store import tables as t
from travaux.store.codings import codings_of
from travaux.store.judged import add_judgements
from travaux.store.migrate import HEAD
from travaux.store.purge import purge
from travaux.store.records import load_wires
from travaux.store.rejected import rejected
from travaux.store.reports import reports_where
from travaux.store.status import status_of
from travaux.store.verdicts import load_judgements

TARGET = Path(__file__).resolve().parents[1] / "tests" / "store" / "versions"
AGREED = "Foreign Minister Henrik Aas said on Wednesday that Norvask has agreed to lower the tolls at Velm by five percent."
REPORTS = (
    Capture(
        f"Tolls to fall\n\nVELM, 3 March 2021 - {AGREED} Karvelia rejected the offer.\n".encode(), "a.txt", publisher="Lissa Wire"
    ),
    Capture(
        f"Tolls at Velm\n\n{AGREED} Talks go on in May.\n".encode(), "b.txt", url="https://keno.example/b", retrieved="2021-03-04"
    ),
    Capture(
        f"CORRECTED-Tolls to fall\n\nVELM, 4 March 2021 - {AGREED.replace('has agreed', 'has NOT agreed')}\n".encode(),
        "c.txt",
        publisher="Lissa Wire",
    ),
    Capture(
        b"Secret talks\n\nKarvelia and Norvask met in Velm on Friday, its ambassador said.\n", "d.txt", url="https://keno.example/d"
    ),
    Capture(b" ", "e.txt"),
)

MOVE = {"kind": "reject", "party": ["Karvelia"], "evidence": [[0, 5]], "to": ["Norvask"]}


def fill(ledger: Ledger) -> None:
    """Put some of everything into a ledger: versions, a copy, a rejection, judgements, codings, a purge, a feed."""
    with Reader(model="small") as reader:
        read = [(capture, reader.read_capture(capture)) for capture in REPORTS]
        ledger.add([prepare(capture, result, ledger.words, reader.made_by) for capture, result in read])
    with ledger.database.reading() as connection:
        reports = reports_where(connection, t.trail.c.place >= 0)
        wires = load_wires(connection, [report.reading for report in reports])
    said = [(report, wires[report.reading]["statements"][0]["id"]) for report in reports if wires[report.reading]["statements"]]
    records = {result.article.id: result for _, result in read if hasattr(result, "article")}
    judgements = [
        Judgement(
            "accept", (make_anchor(records[wires[r.reading]["article"]["id"]], r.version, s),), "ana", "2021-03-05T10:00+00:00"
        )
        for r, s in said
    ]
    talks = {"name": "Tolls", "parties": ["Karvelia", "Norvask"], "issues": [{"label": "tolls", "synonyms": []}]}
    judgements.append(Judgement("codebook", (), "ana", "2021-03-05T10:00+00:00", value=canonical(talks)))
    add_judgements(ledger, [*judgements, Judgement("undo", (), "ana", "2021-03-06T10:00+00:00", undoes=judgements[0].id)])
    for name in ("a.txt", "d.txt"):
        add_sheet(ledger, json.dumps({**sheet_of(ledger, name), "moves": [MOVE]}), "ben")
    purge(ledger, "d.txt", reason="court order", by="ana")
    with ledger.database.writing() as connection:
        connection.execute(insert(t.feed).values(url="https://keno.example/feed", state='{"etag": "7"}'))


def told(ledger: Ledger) -> dict[str, Any]:
    """What a ledger tells of what it holds, whatever its tables are."""
    with ledger.database.reading() as connection:
        reports = reports_where(connection, t.trail.c.place >= 0)
        wires = load_wires(connection, [report.reading for report in reports])
        codings = [coding.to_dict() for _, coding in codings_of(connection)]
        captures = connection.execute(select(t.capture.c.source, t.capture.c.sha256).order_by(t.capture.c.entered)).all()
        found = {
            "records": [wires[report.reading] for report in reports],
            "reports": [[report.version, report.status, report.release, report.replaced_by] for report in reports],
            "captures": {source: ledger.bytes.get(connection, sha256).decode() for source, sha256 in captures},
            "judgements": [judgement.to_dict() for judgement in load_judgements(connection)],
        }
    found |= {"codings": codings} if codings else {}  # which no ledger held before 0002
    status = status_of(ledger)
    return found | {
        "rejections": [refused.to_dict() for refused in rejected(ledger)],
        "purged": list(status.purged),
        "counts": [status.reports, status.versions, status.captures, status.judgements, status.feeds, status.entered],
    }


def sql_of(file: Path) -> Iterator[str]:
    """Statements that make a database of SQLite again, also the rows that the search index keeps in tables of its own."""
    connection = sqlite3.connect(file)
    made = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
    tables = [(name, sql) for kind, name, sql in made if kind == "table"]
    yield from (f"{sql};" for name, sql in tables if not name.startswith("sentence_"))
    for name in (name for name, _ in tables if name != "sentence"):
        if name.startswith("sentence_"):
            yield f"DELETE FROM {name};"
        columns = ", ".join(f'quote("{column[1]}")' for column in connection.execute(f"PRAGMA table_info({name})"))
        for row in connection.execute(f"SELECT {columns} FROM {name}"):
            yield f"INSERT INTO {name} VALUES ({', '.join(row)});"
    yield from (f"{sql};" for kind, _, sql in made if kind == "index")
    connection.close()


def main() -> None:
    """Write the newest migration's ledger as SQL, and what it tells as JSON."""
    target = TARGET / f"{HEAD}.sql"
    if target.exists():
        sys.exit(f"{target} is there already and never changes")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "travaux.db"
        with open_ledger(file, load_ledger_words(), create=True, now=lambda: "2021-03-07T10:00:00+00:00") as ledger:
            fill(ledger)
            holds = told(ledger)
        TARGET.mkdir(exist_ok=True)
        target.write_text("\n".join(sql_of(file)) + "\n", encoding="utf-8")
    target.with_suffix(".json").write_text(json.dumps(holds, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
