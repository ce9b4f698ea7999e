"""What the commands that show the state of play have in common: which talks, as of when, of whom and of what."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from travaux.cli.search import parse_day
from travaux.errors import UsageError

if TYPE_CHECKING:
    from travaux.joins.codebook import Talks
    from travaux.store.plays import Asked

AsOfOption = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="Made and known by that day; now where it isn't given.")
]
HindsightOption = Annotated[
    bool, typer.Option("--hindsight", help="With --as-of: made by that day, also where it was known later.")
]
EnteredOption = Annotated[
    int | None, typer.Option("--entered", metavar="N", min=0, help="The ledger as it was when its sequence had come to N.")
]
SinceOption = Annotated[str | None, typer.Option("--since", metavar="DATE", help="Made on that day or later.")]
PartyOption = Annotated[str | None, typer.Option("--party", metavar="NAME", help="Only what is this party's.")]
IssueOption = Annotated[str | None, typer.Option("--issue", metavar="LABEL", help="Only what is about this issue.")]
TalksOption = Annotated[str | None, typer.Option("--talks", metavar="NAME", help="Which talks; the first by default.")]
CodebookOption = Annotated[
    Path | None,
    typer.Option("--codebook", metavar="FILE", help="Other talks than the ledger's, from YAML, for this once."),
]


def asked_of(
    talks: str | None = None,
    codebook: Path | None = None,
    as_of: str | None = None,
    hindsight: bool = False,
    entered: int | None = None,
    party: str | None = None,
    issue: str | None = None,
    since: str | None = None,
) -> Asked:
    """What the options of a command ask for.

    Raises:
        UsageError: a day or the codebook can't be read, or a codebook has no talks of that name.
    """
    from travaux.store.plays import Asked

    days = [_iso(parse_day(day, name)) for day, name in ((as_of, "--as-of"), (since, "--since"))]
    chosen = _chosen(codebook, talks) if codebook is not None else None
    return Asked(talks, chosen, days[0], hindsight, entered, party, issue, days[1])


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def read_codebook(path: Path) -> tuple[Talks, ...]:
    """The talks of a codebook in YAML.

    Raises:
        UsageError: it can't be read, or hasn't the form of one.
    """
    import yaml

    from travaux.joins.codebook import parse_codebook

    try:
        value = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ValueError, yaml.YAMLError) as error:
        raise UsageError(f"expected a codebook in YAML, can't read {path}: {error}") from error
    return parse_codebook(value, str(path))


def _chosen(path: Path, name: str | None) -> Talks:
    found = read_codebook(path)
    fitting = [each for each in found if name is None or each.name == name]
    if not fitting:
        raise UsageError(f"expected talks of {path}, one of {', '.join(each.name for each in found)}; got {name!r}")
    return fitting[0]
