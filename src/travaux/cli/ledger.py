"""Commands on a ledger: what is in it, what it refused, whether it is whole, a copy of it."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from travaux.cli.exits import Exit
from travaux.cli.view import counted, day, one_line, terminal_width
from travaux.cli.waiting import Waiting
from travaux.errors import TravauxError

if TYPE_CHECKING:
    from travaux.store.ledger import Ledger

LedgerOption = Annotated[str, typer.Option("--ledger", metavar="PATH|URL", help="The ledger: a file, or postgresql://…")]
DEFAULT = "travaux.db"


class Shape(StrEnum):
    """How an answer is printed."""

    TEXT = "text"
    JSON = "json"


ShapeOption = Annotated[Shape, typer.Option(help="text for people, json for programs.")]
ReportArgument = Annotated[str, typer.Argument(metavar="REPORT", help="An id or its beginning, a URL, or a source's name.")]


def print_json(value: Any) -> None:
    """Print an answer for programs."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def open_for(ledger: str, *, create: bool = False) -> Ledger:
    """The ledger that a command names; its packages are loaded only now."""
    from travaux.join_resources import load_ledger_words
    from travaux.store import open_ledger

    opened = open_ledger(ledger, load_ledger_words(), create=create)
    opened.tell_joined = Waiting()
    return opened


def status(ledger: LedgerOption = DEFAULT, format: ShapeOption = Shape.TEXT) -> None:
    """Tell what a ledger holds: reports, versions, copies, what was found in them, what was refused."""
    from travaux.cli.tell import render_status
    from travaux.store.status import status_of

    with open_for(ledger) as opened:
        found = status_of(opened)
    if format is Shape.JSON:
        print_json(found.to_dict())
    else:
        print(render_status(found, terminal_width()))


def rejected(
    ledger: LedgerOption = DEFAULT,
    code: Annotated[str | None, typer.Option(metavar="CODE", help="Only those of one code.")] = None,
    format: ShapeOption = Shape.TEXT,
) -> None:
    """List what a ledger refused, and why."""
    from travaux.store.rejected import rejected as find_rejected

    with open_for(ledger) as opened:
        rows = find_rejected(opened, code)
    if format is Shape.JSON:
        print_json([row.to_dict() for row in rows])
        return
    for row in rows:
        print(f"{one_line(row.source)}\n    {one_line(row.detail)} [{row.code}, {day(row.added[:10])}]")
    print(f"{counted(len(rows), 'source')} refused" if rows else "nothing was refused")


def check(
    ledger: LedgerOption = DEFAULT,
    repair: Annotated[bool, typer.Option("--repair", help="Delete files that belong to no report.")] = False,
) -> None:
    """Verify a ledger: every row, text and captured byte, and all that is derived from them, computed anew."""
    from travaux.store import tables as t
    from travaux.store.check import check as find_problems
    from travaux.store.status import count_rows

    problems = 0
    with open_for(ledger) as opened:
        with opened.database.reading() as connection:
            looked = ", ".join(counted(count_rows(connection, table), table.name) for table in (t.version, t.capture, t.judgement))
        for problem in find_problems(opened, repair=repair):
            problems += not problem.harmless
            print(f"{problem.what}: {one_line(problem.where)}\n    {problem.advice}", flush=True)
    print(f"{counted(problems, 'problem')} found" if problems else f"all is well: {looked}", flush=True)
    raise typer.Exit(Exit.LEDGER if problems else Exit.OK)


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write; it may not be there yet.")],
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Write a whole ledger, captured bytes included, into one file; others may go on adding to it."""
    from travaux.store.backup import backup as save

    with open_for(ledger) as opened:
        saved = save(opened, file)
    print(f"travaux: {counted(saved.rows.get('version', 0), 'version')} of reports saved in {file}", file=sys.stderr)


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that travaux backup wrote.")],
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Put a backup into a new ledger: a file that isn't there yet, or an empty database of PostgreSQL."""
    from travaux.store.backup import restore as put_back

    new = "://" not in ledger and not Path(ledger).exists()
    try:
        with open_for(ledger, create=True) as opened:
            saved = put_back(opened, file)
    except TravauxError:
        for beside in ("", "-wal", "-shm") if new else ():  # what this command made itself
            Path(ledger + beside).unlink(missing_ok=True)
        raise
    print(f"travaux: {counted(saved.rows.get('version', 0), 'version')} of reports restored to {opened.name}", file=sys.stderr)


def purge(
    reports: Annotated[list[str], typer.Argument(metavar="REPORT", help="An id or its beginning, a URL, or a source's name.")],
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why; kept for good, and needed.")] = "",
    by: Annotated[str, typer.Option(metavar="NAME", help="Who does it; kept for good.")] = "",
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Destroy a report: bytes, text, records, index and quotes of all its versions. A tombstone says that it was, and why."""
    from travaux.store.purge import purge as destroy

    with open_for(ledger) as opened:
        for name in reports:
            stone = destroy(opened, name, reason=reason, by=by)
            print(f"travaux: {stone.article} purged, {counted(len(stone.versions), 'version')} of it", file=sys.stderr)
