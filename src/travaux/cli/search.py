"""`travaux search`: sentences of a ledger by their words, and by who, what, when and where."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import typer

from travaux.cli.ledger import DEFAULT, LedgerOption, Shape, ShapeOption, open_for, print_json
from travaux.cli.view import terminal_width
from travaux.errors import UsageError

SCHEMA = "travaux.hits/1"


# Its parameters are the command's options, so there are more than five.
def search(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORD", help='Words of a sentence; "several words" stand together.')
    ] = None,
    without: Annotated[list[str] | None, typer.Option(metavar="WORD", help="A word that it doesn't hold; may be repeated.")] = None,
    who: Annotated[str | None, typer.Option(metavar="NAME", help="Who says it, or a part of the name.")] = None,
    party: Annotated[str | None, typer.Option(metavar="NAME", help="The side that says or does it.")] = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="statement, or a kind of move: propose, offer, demand …")] = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="The outlet, or a part of its name.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Published on that day or later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Published on that day or earlier.")] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, max=10_000, help="How many sentences at most.")] = 20,
    all_versions: Annotated[bool, typer.Option("--all-versions", help="Also versions that were replaced or taken back.")] = False,
    ledger: LedgerOption = DEFAULT,
    format: ShapeOption = Shape.TEXT,
) -> None:
    """Search the sentences of a ledger, the newest report first; of copies one is shown."""
    from travaux.cli.tell import render_hits
    from travaux.store.search import Query
    from travaux.store.search import search as find_hits

    query = Query(
        text=" ".join([*map(_quoted, words or []), *(f"-{_quoted(word)}" for word in without or [])]),
        who=who,
        party=party,
        kind=kind,
        publisher=publisher,
        since=parse_day(since, "--since"),
        until=parse_day(until, "--until"),
        limit=limit,
        every_version=all_versions,
    )
    with open_for(ledger) as opened:
        hits = find_hits(opened, query)
    if format is Shape.JSON:
        print_json({"schema": SCHEMA, "hits": [_wire(hit) for hit in hits]})
    elif hits:
        print(render_hits(hits, terminal_width()))
    else:
        print("no sentence fits; try fewer words, or parts of names")


def _quoted(word: str) -> str:
    """An argument as the query's text has it: what the shell took the quotation marks off gets them back."""
    return f'"{word}"' if " " in word and '"' not in word else word


def parse_day(value: str | None, option: str) -> date | None:
    """A day that an option gives."""
    try:
        return date.fromisoformat(value) if value is not None else None
    except ValueError as error:
        raise UsageError(f"expected {option} as a day such as 2022-02-16, got {value!r}") from error


def _wire(hit: Any) -> dict[str, Any]:
    report = hit.report
    return {
        "article": report.article,
        "version": report.version,
        "status": report.status,
        "title": report.title,
        "publisher": report.publisher,
        "origin": report.origin,
        "published": report.published,
        "release": report.release,
        "sentence": hit.sentence,
        "span": list(hit.span),
        "text": hit.text,
        "witnesses": hit.witnesses,
        "items": [{"id": item.id, "kind": item.kind, "who": list(item.who)} for item in hit.items],
    }
