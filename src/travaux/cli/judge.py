"""`travaux judge`: what people make of what was found; `judgements`: what that comes to; `export`: training data."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from travaux.cli.exits import errors_shown
from travaux.cli.ledger import DEFAULT, LedgerOption, ReportArgument, Shape, ShapeOption, open_for, print_json
from travaux.cli.view import terminal_width
from travaux.errors import UsageError

if TYPE_CHECKING:
    from travaux.record.judgement import Judgement
    from travaux.review import Judge

ByOption = Annotated[str, typer.Option("--by", metavar="NAME", envvar="TRAVAUX_BY", help="Who judges; or set TRAVAUX_BY.")]
WhyOption = Annotated[str, typer.Option("--why", metavar="TEXT", help="A note that goes with the judgement.")]
EditorOption = Annotated[bool, typer.Option("--editor", help="As an editor, who decides where coders differ.")]
ItemArgument = Annotated[str, typer.Argument(metavar="REPORT#ITEM", help="As travaux search shows it; beginnings of ids do.")]
ItemsArgument = Annotated[list[str], typer.Argument(metavar="REPORT#ITEM", help="Two items or more, of one kind.")]
VALUE = 'JSON; "words of the report" for spans, names of actors for ids.'


class State(StrEnum):
    """What judgements of an item come to."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CORRECTED = "corrected"
    ADDED = "added"
    JOIN = "join"
    SPLIT = "split"
    NOT_SAME = "not-same"
    DISPUTED = "disputed"
    ORPHANED = "orphaned"
    CODEBOOK = "codebook"


judge = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"max_content_width": 100, "help_option_names": ["-h", "--help"]},
    help="Accept, reject, correct or add what was found, join or part it; nothing is overwritten, and each can be undone.",
)


def _store(ledger: str, by: str, why: str, editor: bool, say: Callable[[Judge], Judgement]) -> None:
    """Open the ledger, make the judgement, and tell its id."""
    from travaux.review import Judge

    if not by.strip():
        raise UsageError("expected who judges, got no name; say --by NAME, or set TRAVAUX_BY")
    with open_for(ledger) as opened:
        judgement = say(Judge(opened, by, why=why, role="editor" if editor else "coder"))
    print(f"{judgement.id}")
    print(f"travaux: {judgement.verdict} stored; undo it with: travaux judge undo {judgement.id}", file=sys.stderr)


def _add_verdict(name: str, told: str, say: Callable[[Judge, str], Judgement]) -> None:
    """A command that says something of one item."""

    @judge.command(name, help=told)
    @errors_shown()
    def _command(
        item: ItemArgument, by: ByOption = "", why: WhyOption = "", editor: EditorOption = False, ledger: LedgerOption = DEFAULT
    ) -> None:
        _store(ledger, by, why, editor, lambda judge: say(judge, item))

    _command.__doc__ = told


def _add_join_verdict(name: str, told: str, say: Callable[[Judge, list[str]], Judgement]) -> None:
    """A command that says something of several items."""

    @judge.command(name, help=told)
    @errors_shown()
    def _command(
        items: ItemsArgument, by: ByOption = "", why: WhyOption = "", editor: EditorOption = False, ledger: LedgerOption = DEFAULT
    ) -> None:
        _store(ledger, by, why, editor, lambda judge: say(judge, items))

    _command.__doc__ = told


_add_verdict("accept", "It is there, and as it was read.", lambda judge, item: judge.accept(item))
_add_verdict("reject", "It isn't there.", lambda judge, item: judge.reject(item))


# Its parameters are the command's options, so there are more than five.
@judge.command()
@errors_shown()
def correct(
    item: ItemArgument,
    field: Annotated[str, typer.Argument(metavar="FIELD", help="A field of it: kind, party, object, status …")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help=VALUE)],
    by: ByOption = "",
    why: WhyOption = "",
    editor: EditorOption = False,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """A field of it holds another value; null where it should stay open."""
    from travaux.review import parse_value

    _store(ledger, by, why, editor, lambda judge: judge.correct(item, field, parse_value(value)))


# Its parameters are the command's options, so there are more than five.
@judge.command()
@errors_shown()
def add(
    report: ReportArgument,
    kind: Annotated[str, typer.Argument(metavar="KIND", help="statement, move, actor, time, document or issue.")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help=f"The item: {VALUE}")],
    by: ByOption = "",
    why: WhyOption = "",
    editor: EditorOption = False,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """The report holds an item that reading has missed."""
    from travaux.review import parse_value

    _store(ledger, by, why, editor, lambda judge: judge.add(report, kind, parse_value(value)))


_add_join_verdict("join", "They are one.", lambda judge, items: judge.join(items))
_add_join_verdict("split", "The first is none of the others.", lambda judge, items: judge.split(items))
_add_join_verdict("not-same", "No two of them are one.", lambda judge, items: judge.not_same(items))


@judge.command()
@errors_shown()
def undo(
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="Its id, or the beginning of it.")],
    by: ByOption = "",
    why: WhyOption = "",
    editor: EditorOption = False,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """A judgement no longer holds; undoing an undo restores it."""
    _store(ledger, by, why, editor, lambda judge: judge.undo(judgement))


def judgements(
    report: Annotated[str | None, typer.Argument(metavar="REPORT", help="Only those of one report.")] = None,
    state: Annotated[State | None, typer.Option(help="Only items in this state.")] = None,
    ledger: LedgerOption = DEFAULT,
    format: ShapeOption = Shape.TEXT,
) -> None:
    """Show what people have judged, what it comes to, what is disputed, and what has lost its place."""
    from travaux.cli.judged import codebook_row, join_row, listed, render_judged
    from travaux.review import codebooks, joined, settled_all, versions_of

    with open_for(ledger) as opened:
        meant = versions_of(opened, report) if report is not None else None
        found = [(each, judged) for each, judged in settled_all(opened) if meant is None or each.version in meant]
        brought = codebooks(opened)
        pairs = [(j, disputed) for j, disputed in joined(opened) if meant is None or meant & {a.version for a in j.anchors}]
    rows = [row for each, judged in found for row in listed(each, judged)]
    rows += [join_row(judgement, disputed) for judgement, disputed in pairs]
    rows += [codebook_row(judgement) for judgement in brought if meant is None]
    every, rows = len(rows), [row for row in rows if state is None or row.state == state.value]
    if format is Shape.JSON:
        print_json({"schema": "travaux.judged/1", "items": [row.to_dict() for row in rows]})
    else:
        print(render_judged(rows, terminal_width(), hidden=every - len(rows)))


def export(
    disputed: Annotated[bool, typer.Option("--disputed", help="Also disputed items, without a label.")] = False,
    untouched: Annotated[bool, typer.Option("--untouched", help="Also items nobody has judged, without a label.")] = False,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Print judged reports as training data, a JSON object a line, travaux.training/1."""
    from travaux.ledger.judgements import training_rows
    from travaux.review import settled_all

    with open_for(ledger) as opened:
        judged = (each for report, each in settled_all(opened) if report.status == "current")
        for row in training_rows(judged, disputed=disputed, untouched=untouched):
            print(json.dumps(row, ensure_ascii=False))
