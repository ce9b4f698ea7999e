"""`travaux agreement`: how far people agree who coded reports blindly; and apart from that, who reviewed the same entries."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from travaux.cli.ledger import DEFAULT, LedgerOption, Shape, ShapeOption, open_for, print_json
from travaux.cli.view import counted, one_line, terminal_width
from travaux.errors import UsageError

if TYPE_CHECKING:
    from travaux.agreement.alpha import Alpha
    from travaux.agreement.coded import Agreement
    from travaux.agreement.reviewed import Reviewed

SCHEMA = "travaux.agreement/1"
# Krippendorff, Content Analysis, 2nd edition (2004), 11.4.1: rely on .800 and more, conclude with care from .667 on.
_RELIABLE, _TENTATIVE = 0.8, 0.667
_NAMES = {"history": "states", "statement": "whose word"}
_LABEL, _CELL = 24, 8  # columns


def agreement(
    by: Annotated[
        list[str] | None, typer.Option("--by", metavar="NAME", help="One of those to compare, to be repeated; all by default.")
    ] = None,
    seed: Annotated[int, typer.Option("--seed", metavar="N", min=0, help="Of the intervals' drawing.")] = 0,
    ledger: LedgerOption = DEFAULT,
    format: ShapeOption = Shape.TEXT,
) -> None:
    """Tell how far people agree on reports that they coded blindly, and apart from it on the machine's entries that they judged."""
    from travaux.agreement.coded import agreement_of, pairs_of
    from travaux.agreement.reviewed import reviews_of
    from travaux.review import settled_all
    from travaux.store.codings import coded_texts

    with open_for(ledger) as opened:
        texts = coded_texts(opened)
        judged = [each for _, each in settled_all(opened)]
    pairs = pairs_of(texts)
    reviews = reviews_of(judged, seed)
    coders = {coding.by for text in texts for coding in text.codings}
    _expect_known(by, coders | {name for review in reviews for name in review.coders})
    coded = [agreement_of(texts, pair, seed) for pair in pairs if _is_meant(pair, by)]
    reviews = [review for review in reviews if _is_meant(review.coders, by)]
    if format is Shape.JSON:
        told = {"coded": [each.to_dict() for each in coded], "reviewed": [each.to_dict() for each in reviews]}
        print_json({"schema": SCHEMA, "seed": seed, **told})
        return
    for line in _rendered(coded, reviews, counted(len(texts), "report")):
        print(line)


def _expect_known(by: Sequence[str] | None, known: set[str]) -> None:
    for name in by or ():
        if name not in known:
            there = ", ".join(sorted(known)) or "nobody yet"
            raise UsageError(f"expected the name of somebody who coded or judged reports ({there}), got {name!r}; take another")


def _is_meant(pair: tuple[str, str], by: Sequence[str] | None) -> bool:
    """Whether a pair is among those asked for: one of it, where one name is given, else both."""
    asked = set(by or pair)
    return bool(asked & set(pair)) if len(asked) == 1 else asked >= set(pair)


def _rendered(coded: Sequence[Agreement], reviews: Sequence[Reviewed], texts: str) -> Iterator[str]:
    if not coded:
        yield f"No two of these people have coded a report in common ({texts} coded by anybody)."
        yield "Each gets a sheet with travaux code sheet REPORT --out FILE, and stores it with travaux code add FILE --by NAME."
        yield ""
    alphas: list[Alpha] = []
    for each in coded:
        yield from _coded(each)
        alphas += [*(row.alpha for row in each.spans), *(row.alpha for row in each.fields)]
        yield ""
    for review in reviews:
        yield from _reviewed(review)
        alphas += [alpha for _, alpha in review.verdicts]
        yield ""
    width = terminal_width()
    for note in _notes(alphas):
        yield from textwrap.wrap(note, width, subsequent_indent="  ")


def _coded(each: Agreement) -> Iterator[str]:
    first, second = map(one_line, each.coders)
    yield f"{first} and {second} · {counted(each.reports, 'report')} that both coded blindly"
    yield ""
    for found in each.found:
        if found.first or found.second:
            yield f"    {found.list:<12}{first} found {found.first:,}, {second} {found.second:,}; the same: {found.both:,}"
    yield ""
    yield _head("Whether the same words", "stretches")
    yield from _rows([(row.list, row.field, row.alpha) for row in each.spans])
    yield ""
    yield _head("Whether the same value", "items")
    yield from _rows([(row.list, row.field, row.alpha) for row in each.fields])


def _rows(rows: Sequence[tuple[str, str, Alpha]]) -> Iterator[str]:
    """A row for each alpha; those that can't be told are named together, those that nobody marked aren't."""
    yield from (_row(*row) for row in rows if row[2].value is not None)
    same = [f"{name} {_NAMES.get(field, field)}".strip() for name, field, alpha in rows if alpha.n and alpha.value is None]
    if same:
        told = f"no alpha, as everybody gave the same value: {', '.join(same)}"
        yield textwrap.fill(told, terminal_width(), initial_indent=" " * 4, subsequent_indent=" " * 6)


def _reviewed(review: Reviewed) -> Iterator[str]:
    first, second = map(one_line, review.coders)
    yield f"{first} and {second} · judgements of the machine's entries, which both had before them: not blind"
    yield ""
    yield _head("Accept, reject or correct", "entries")
    yield from _rows([(kind, "", alpha) for kind, alpha in review.verdicts])
    if review.corrected:
        yield f"  of {counted(review.corrected, 'field')} that both corrected, {review.same:,} to the same value"


def _head(what: str, n: str) -> str:
    return f"  {what:<{_LABEL + 2}}{'alpha':>{_CELL}}{'95 % interval':>17}{n:>11}{'reports':>9}"


def _row(name: str, field: str, alpha: Alpha) -> str:
    label = f"{name:<12}{_NAMES.get(field, field)}"
    interval = f"{_number(alpha.low)} to {_number(alpha.high)}" if alpha.low is not None else "–"
    cells = f"{_number(alpha.value):>{_CELL}}{interval:>17}{alpha.n:>11,}{alpha.reports:>9,}"
    return f"    {label:<{_LABEL}}{cells}  {_verdict(alpha)}"


def _number(value: float | None) -> str:
    """Two places, without the nought before the point; what rounds to one without being it stays below."""
    told = "–" if value is None else f"{min(value, 0.99) if value < 1 else value:.2f}"
    return told.replace("0.", ".", 1) if told.startswith(("0.", "-0.")) else told


def _verdict(alpha: Alpha) -> str:
    """What may be done with it, by its value and, where that says less, by the lower bound."""
    told, least = (_class(value) for value in (alpha.value, alpha.low if alpha.low is not None else alpha.value))
    return told if told == least else f"{told}, or {least}"


def _class(value: float | None) -> str:
    value = value if value is not None else 0.0
    return "reliable" if value >= _RELIABLE else "tentative" if value >= _TENTATIVE else "too low"


def _notes(alphas: Sequence[Alpha]) -> Iterator[str]:
    """What the words and dashes above mean."""
    if all(alpha.value is None for alpha in alphas):
        return
    from travaux.agreement.alpha import INTERVAL_REASONS

    bounds = f"by his bounds reliable from {_RELIABLE} on, tentative from {_TENTATIVE} on"
    yield f"alpha is Krippendorff's: 1 perfect, 0 chance; {bounds}."
    for code, told in INTERVAL_REASONS.items():
        if code != "no-alpha" and any(alpha.interval_reason == code for alpha in alphas):
            yield f"No interval: {told}."
