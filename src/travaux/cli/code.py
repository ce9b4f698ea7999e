"""`travaux code`: people find for themselves what a report holds, without seeing what the machine or anybody else found."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from travaux.cli.exits import errors_shown
from travaux.cli.ledger import DEFAULT, LedgerOption, ReportArgument, Shape, ShapeOption, open_for, print_json
from travaux.cli.view import counted, day, one_line
from travaux.errors import UsageError

ByOption = Annotated[str, typer.Option("--by", metavar="NAME", envvar="TRAVAUX_BY", help="Who coded it; or set TRAVAUX_BY.")]

code = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"max_content_width": 100, "help_option_names": ["-h", "--help"]},
    help="Code reports blindly: from their text alone, for travaux agreement. Nothing of it gets into the record.",
)


@code.command()
@errors_shown()
def sheet(
    report: ReportArgument,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="The file to write; else it is printed.")] = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Write an empty sheet of a report: its text and sentences, and nothing of what the machine or anybody found in it."""
    from travaux.review import sheet_of

    if out is not None and out.exists():
        raise UsageError(f"expected a new file for the sheet, {out} is there already and may be filled in; name another")
    with open_for(ledger) as opened:
        found = sheet_of(opened, report)
    if out is None:
        print_json(found)
        return
    try:
        out.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"expected a file that can be written, got {out} ({error.strerror}); name another") from error
    print(f"travaux: fill in statements, moves and documents of {out}; docs/agreement.md tells how", file=sys.stderr)
    print(f"travaux: then store it: travaux code add {out} --by NAME", file=sys.stderr)


@code.command()
@errors_shown()
def add(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="A filled sheet, or - for standard input.")],
    by: ByOption = "",
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Check a filled sheet and store what is in it; a later one of the same person takes its place until others have coded it."""
    from travaux.review import add_sheet

    with open_for(ledger) as opened:
        coding, new = add_sheet(opened, _read(file), by)
    print(coding.id if new else f"travaux: {coding.by} has stored the very same before", file=sys.stdout if new else sys.stderr)
    counts = [(coding.statements, "statement"), (coding.moves, "move"), (coding.documents, "document")]
    told = ", ".join(counted(len(items), what) for items, what in counts)
    print(f"travaux: {told} of {one_line(coding.version)} by {one_line(coding.by)}", file=sys.stderr)


def _read(file: str) -> str:
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"expected a sheet, {file} can't be read ({error.strerror}); check its name") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"expected a sheet in UTF-8, {file} is not ({error.reason} at byte {error.start}); save it so") from error


@code.command("list")
@errors_shown()
def list_(ledger: LedgerOption = DEFAULT, format: ShapeOption = Shape.TEXT) -> None:
    """List which reports were coded by whom and when, and nothing of what they found."""
    from travaux.store.codings import coded_texts, titles_of

    with open_for(ledger) as opened:
        texts = coded_texts(opened)
        titles = titles_of(opened, {coding.version for text in texts for coding in text.codings})
    rows = [(text.codings[0], [(coding.by, coding.at) for coding in text.codings]) for text in texts]
    if format is Shape.JSON:
        print_json(
            [
                {"version": c.version, "layer": c.layer, "title": titles[c.version], "by": [{"name": n, "at": at} for n, at in by]}
                for c, by in rows
            ]
        )
        return
    for coding, by in rows:
        print(f"{coding.version}  {one_line(titles[coding.version] or '(no title)')}")
        print("    " + ", ".join(f"{one_line(name)} ({day(at[:10])})" for name, at in by))
    print(
        f"{counted(len(rows), 'report')} coded, {sum(len(by) > 1 for _, by in rows):,} of them by two people or more"
        if rows
        else "no report was coded yet; get a sheet: travaux code sheet REPORT --out FILE"
    )
