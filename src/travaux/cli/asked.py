"""What the commands that show the state of play have in common: which talks, as of when, of whom and of what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from travaux.cli.search import parse_day
from travaux.errors import UsageError

if TYPE_CHECKING:
    from travaux.joins.codebook import Talks
    from travaux.joins.play import Play
    from travaux.store.asked import Asked
    from travaux.views.selection import Choice

T = TypeVar("T")
_NAMED = 12  # parties or issues that an error lists

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
    *,
    every: bool = False,
) -> Asked:
    """What the options of a command ask for.

    Raises:
        UsageError: a day or the codebook can't be read, or a codebook has no talks of that name.
    """
    from travaux.store.asked import Asked

    days = [_iso(parse_day(day, name)) for day, name in ((as_of, "--as-of"), (since, "--since"))]
    chosen = _chosen(codebook, talks) if codebook is not None else None
    return Asked(talks, chosen, days[0], hindsight, entered, party, issue, days[1], every)


def narrowed(asked: Asked, ask: Callable[[Asked], T]) -> tuple[T, Asked]:
    """What a ledger answers, and what it was asked: party and issue as the talks name them, in whatever case they were given.

    Args:
        ask: asks the ledger for a play; or for a tuple that begins with one.

    Raises:
        UsageError: the talks have no such party or issue; the message lists those that they have, the closest first.
    """
    found = ask(asked)
    play: Play = found[0] if isinstance(found, tuple) else found  # type: ignore[assignment]
    party = _known(asked.party, play.talks.parties, "party", play.talks.name)
    issue = _known(asked.issue, [each.label for each in play.talks.issues], "issue", play.talks.name)
    right = replace(asked, party=party, issue=issue)
    return (ask(right), right) if right != asked else (found, asked)


def tell_cut(newest: int | None) -> None:
    """Say so where a view looked at some propositions only."""
    from travaux.cli.columns import print_told

    if newest is not None:
        print_told("", f"Looked at: the {newest} propositions on which something was done last; --most 0 looks at all.")


def choice_of(asked: Asked) -> Choice:
    """What of a view is wanted."""
    from travaux.views.selection import Choice

    return Choice(asked.party, asked.issue, asked.since)


def _known(given: str | None, names: Sequence[str], what: str, talks: str) -> str | None:
    """A name as the talks have it: the same but for case, or the only one in which what was given stands."""
    if given is None or given in names:
        return given
    wanted = given.strip().lower()
    same = [name for name in names if name.lower() == wanted]
    fitting = same or [name for name in names if wanted and wanted in name.lower()]
    if len(fitting) == 1:
        return fitting[0]
    closest = sorted(names, key=lambda name: -SequenceMatcher(None, wanted, name.lower()).ratio())
    more = f", and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    listed = ", ".join(closest[:_NAMED]) + more if names else "none: travaux codebook import FILE brings some in"
    raise UsageError(f"expected a{'n' if what[0] in 'aeiou' else ''} {what} of {talks}, got {given!r}; there are {listed}")


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
