"""`travaux changes`: what is new in where the parties stand, since a day or since this reader last looked, and why.

Its user comes back after a night or a week and wants to know in the first five seconds whether anybody moved, who, and whether
that is news or only the record put right: so the causes part the list, and new coverage stands first, the newest of it on top.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from travaux.cli.asked import (
    AsOfOption,
    CodebookOption,
    EnteredOption,
    HindsightOption,
    IssueOption,
    PartyOption,
    TalksOption,
    asked_of,
    choice_of,
    narrowed,
    tell_cut,
)
from travaux.cli.columns import GAP, KEPT, Paper, Paragraph, paper_of, print_told
from travaux.cli.ledger import DEFAULT, LedgerOption, Shape, ShapeOption, open_for, print_json
from travaux.cli.view import counted, day, one_line
from travaux.cli.wording import cited, conditional, done, quoted, short_day, shortened, verb_style, word_of
from travaux.errors import UsageError

if TYPE_CHECKING:
    from travaux.store.asked import Asked
    from travaux.store.ledger import Ledger
    from travaux.store.looked import Happened, Look
    from travaux.views.changes import Between, Change
    from travaux.views.state import State

_MOST = 40  # changes shown
_DAY = 11  # columns of a day
_KINDS = {
    "new": "",
    "other stance": "now ",
    "other condition": "on another condition ",
    "taken again": "again ",
    "gone": "no longer ",
}
_CAUSES = {
    "new coverage": "New coverage",
    "new judgement": "New judgement: what people said of a reading",
    "new reading": "New reading: reports that were read again",
    "joined anew": "Joined anew: the same words, put together otherwise",
}

ReaderOption = Annotated[
    str | None,
    typer.Option(
        "--reader", metavar="NAME", envvar="TRAVAUX_READER", help="Since NAME last ran this; remembered for the next time."
    ),
]
MostChangesOption = Annotated[int, typer.Option("--most", metavar="N", min=0, help="Changes shown, the newest; 0 for all.")]


# Its parameters are the command's options, so there are more than five.
def changes(
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="What is new since the end of that day.")] = None,
    reader: ReaderOption = None,
    peek: Annotated[bool, typer.Option("--peek", help="With --reader: remember nothing.")] = False,
    as_of: AsOfOption = None,
    hindsight: HindsightOption = False,
    entered: EnteredOption = None,
    party: PartyOption = None,
    issue: IssueOption = None,
    talks: TalksOption = None,
    codebook: CodebookOption = None,
    most: MostChangesOption = _MOST,
    ledger: LedgerOption = DEFAULT,
    format: ShapeOption = Shape.TEXT,
) -> None:
    """Tell what is new in where the parties stand: new stances, other ones, other conditions, what is gone; and why."""
    from travaux.views.changes import changes_to_dict

    if since is None and reader is None:
        raise UsageError(
            "expected since when changes are wanted, got nothing; say --since DATE, or --reader NAME (or set TRAVAUX_READER) "
            "for what is new since NAME last looked"
        )
    newest, every = None, not most or format is not Shape.TEXT
    asked = asked_of(talks, codebook, as_of, hindsight, entered, party, issue, since, every=every)
    with open_for(ledger) as opened:
        if asked.since is not None:
            (found, newest), when = since_day(opened, asked), f"the end of {day(asked.since)}"
        else:
            told = since_look(opened, asked, reader or "", peek=peek)
            if told is None:
                _first_look(reader or "", peek, format)
                return
            found, look = told
            when = f"{reader} last looked, {day(look.at[:16])} UTC"
    if format is Shape.JSON:
        print_json(changes_to_dict(found, asked.since or when, asked.as_of))
    else:
        print("\n".join(draw_changes(found, when, most, paper_of())))
        tell_cut(newest)


def _first_look(reader: str, peek: bool, format: Shape) -> None:
    from travaux.views.changes import changes_to_dict

    if format is Shape.JSON:
        print_json(changes_to_dict([], ""))
        return
    print_told(
        f"{reader} hasn't looked before, so there is nothing to compare with.",
        "Nothing was remembered." if peek else "From now on this command shows what has changed since.",
        "travaux state tells where each party stands; travaux changes --since DATE what changed since a day.",
    )


def since_day(ledger: Ledger, asked: Asked) -> tuple[list[Change], int | None]:
    """What is new since the end of a day, in what the ledger holds now.

    Returns:
        The changes; among how many propositions, where not all were looked at.
    """
    from travaux.join_resources import load_view_rules
    from travaux.store.plays import changes_plays
    from travaux.views.changes import changes_of
    from travaux.views.selection import Choice, choose_changes
    from travaux.views.state import state_of

    since = asked.since or ""
    (after, before), asked = narrowed(asked, lambda asked: changes_plays(ledger, asked, since)[::-1])
    rules = load_view_rules()
    found = changes_of(state_of(before, rules), state_of(after, rules))
    return choose_changes(found, Choice(asked.party, asked.issue)), after.newest


def since_look(ledger: Ledger, asked: Asked, reader: str, *, peek: bool) -> tuple[list[Change], Look] | None:
    """What is new since a reader last looked, and when that was; None where he never did.

    Args:
        peek: that he looks now isn't remembered.
    """
    from travaux.store.looked import happened_since, last_look, look_now, remember_look

    look, now = last_look(ledger, reader), look_now(ledger)
    found = None
    if look is not None:
        before, after, asked = _then_and_now(ledger, asked, look.entered)
        found = _between(before, after, happened_since(ledger, look.entered), asked), look
    if not peek:
        remember_look(ledger, reader, now)
    return found


def _then_and_now(ledger: Ledger, asked: Asked, entered: int) -> tuple[State, State, Asked]:
    """The states of play of a ledger as it was and as it is, for the talks of now."""
    from dataclasses import replace

    from travaux.join_resources import load_view_rules
    from travaux.store.plays import whole_play
    from travaux.views.state import state_of

    after, asked = narrowed(asked, lambda asked: whole_play(ledger, asked))
    before = whole_play(ledger, replace(asked, entered=entered, codebook=after.talks))
    rules = load_view_rules()
    return state_of(before, rules), state_of(after, rules), asked


def _between(before: State, after: State, happened: Happened, asked: Asked) -> list[Change]:
    from travaux.views.changes import changes_of
    from travaux.views.selection import choose_changes

    return choose_changes(changes_of(before, after, between_of(happened)), choice_of(asked))


def between_of(happened: Happened) -> Between:
    """What a view of changes must know of what has happened: a version that was read again and judged counts as judged."""
    from travaux.views.changes import Between, Cause

    touched: dict[str, Cause] = dict.fromkeys(happened.reread, "new reading")
    touched |= dict.fromkeys(happened.judged, "new judgement")
    return Between(happened.entered, touched)


def draw_changes(changes: Sequence[Change], when: str, most: int, paper: Paper) -> Iterator[str]:
    """The lines that tell what has changed: by cause, the newest first."""
    if not changes:
        yield from paper.told(f"Nothing has changed since {when}.", "")
        yield from paper.told("travaux state tells where each party stands; travaux add FOLDER adds coverage.", "")
        return
    title = f"{counted(len(changes), 'change')} since {when}"
    yield from paper.told(title, "bold")
    left = most or len(changes)
    for cause, heading in _CAUSES.items():
        found = sorted((each for each in changes if each.cause == cause), key=lambda each: each.line.last or "", reverse=True)
        if found:
            yield ""
            yield from paper.told(f"{heading} ({len(found)})", "bold")
        last: str | None = ""
        for change in found[:left]:
            date = [] if change.line.last == last else paper.fold(Paragraph(short_day(change.line.last)), _DAY)
            last = change.line.last
            told = paper.lines(_change(change), paper.width - _DAY - GAP)
            yield from paper.beside([date, told], [_DAY, paper.width])
        left -= min(left, len(found))
    shown = min(most or len(changes), len(changes))
    if shown < len(changes):
        yield from paper.told(f"{len(changes) - shown} more: --most 0 shows all, --party and --issue narrow.")


def _change(change: Change) -> Iterator[Paragraph]:
    line = change.line
    verb, about = done(line.stance, line.status, line.about, line.towards)
    head = f"{one_line(line.party)} {_KINDS[change.kind]}"
    issue = f" [{one_line(line.issue).replace(' ', KEPT)}]" if line.issue is not None else ""
    yield Paragraph(
        f"{head}{verb} {about}{issue}",
        len(head) + len(verb),
        lead_style=verb_style(line.stance, line.status, line.standing),
        hang=2,
    )
    if line.condition:
        yield Paragraph(conditional(line.condition), indent=2)
    if change.before is not None and change.kind in ("other stance", "other condition"):
        was = change.before
        verb, about = done(was.stance, was.status, was.about, was.towards, past=True)
        on = f", {conditional(was.condition)}" if was.condition and change.kind == "other condition" else ""
        yield Paragraph(f"was: {verb} {shortened(about)}{on}, {short_day(was.last)}, {word_of(was)}", style="dim", indent=2)
    newest = line.evidence[0]
    yield Paragraph(f"{quoted(newest.quote)} – {cited(word_of(line), newest, line.last)}", style="dim", indent=2)
