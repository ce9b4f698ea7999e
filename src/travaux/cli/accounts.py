"""`travaux trace`, `conflicts`, `changes`, `chronology`: what travelled how, where accounts differ, what is new, what happened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from travaux.cli.asked import (
    AsOfOption,
    CodebookOption,
    EnteredOption,
    HindsightOption,
    IssueOption,
    PartyOption,
    SinceOption,
    TalksOption,
    asked_of,
)
from travaux.cli.ledger import DEFAULT, LedgerOption, Shape, ShapeOption, open_for, print_json
from travaux.cli.view import counted, day

if TYPE_CHECKING:
    from travaux.joins.moves import Deed
    from travaux.views.changes import Change
    from travaux.views.chronology import Entry
    from travaux.views.conflicts import Conflict
    from travaux.views.marks import Edge, Mark
    from travaux.views.trace import Trace

_MOST = 5  # traces shown of those that fit
_DONE = {"accept": "accepts", "commit": "commits", "concede": "gives up", "demand": "demands", "offer": "offers"}
_DONE |= {"propose": "proposes", "reject": "rejects"}


MostOption = Annotated[int, typer.Option("--most", metavar="N", min=1, help="Moves shown, the newest.")]


def trace(
    words: Annotated[list[str], typer.Argument(metavar="WORD", help="Words of what is proposed, demanded or offered.")],
    as_of: AsOfOption = None,
    hindsight: HindsightOption = False,
    entered: EnteredOption = None,
    since: SinceOption = None,
    party: PartyOption = None,
    issue: IssueOption = None,
    talks: TalksOption = None,
    codebook: CodebookOption = None,
    ledger: LedgerOption = DEFAULT,
    format: ShapeOption = Shape.TEXT,
) -> None:
    """Tell how a proposition travelled: put forward, accepted, rejected, amended, taken up, withdrawn."""
    from travaux.join_resources import load_view_rules
    from travaux.store.plays import trace_play
    from travaux.views.trace import traces_about

    text = " ".join(words)
    with open_for(ledger) as opened:
        play = trace_play(opened, asked_of(talks, codebook, as_of, hindsight, entered, party, issue, since), text)
    found = traces_about(play, text, load_view_rules())
    if format is Shape.JSON:
        print_json({"schema": "travaux.view.traces/1", "traces": [each.to_dict() for each in found]})
        return
    if not found:
        print("no proposition fits; try fewer words, or travaux state to see what there is")
    for each in found[:_MOST]:
        print(_trace(each))
    if len(found) > _MOST:
        print(f"{counted(len(found) - _MOST, 'further proposition')}; more words make fewer, --format json gives all")


def conflicts(
    as_of: AsOfOption = None,
    hindsight: HindsightOption = False,
    entered: EnteredOption = None,
    since: SinceOption = None,
    party: PartyOption = None,
    issue: IssueOption = None,
    talks: TalksOption = None,
    codebook: CodebookOption = None,
    ledger: LedgerOption = DEFAULT,
    format: ShapeOption = Shape.TEXT,
) -> None:
    """Tell where accounts differ: own word against another's claim, made against denied, two voices of one party, renderings."""
    from travaux.join_resources import load_view_rules
    from travaux.store.plays import conflicts_play
    from travaux.views.conflicts import SCHEMA, conflicts_of

    with open_for(ledger) as opened:
        play = conflicts_play(opened, asked_of(talks, codebook, as_of, hindsight, entered, party, issue, since))
    found = conflicts_of(play, load_view_rules())
    if format is Shape.JSON:
        print_json({"schema": SCHEMA, "conflicts": [each.to_dict() for each in found]})
    elif not found:
        print("no two accounts differ; travaux state tells where each party stands")
    for each in found if format is Shape.TEXT else ():
        print(_conflict(each))


def changes(
    since: Annotated[str, typer.Option(metavar="DATE", help="What is new since the end of that day.")],
    as_of: AsOfOption = None,
    hindsight: HindsightOption = False,
    entered: EnteredOption = None,
    party: PartyOption = None,
    issue: IssueOption = None,
    talks: TalksOption = None,
    codebook: CodebookOption = None,
    ledger: LedgerOption = DEFAULT,
    format: ShapeOption = Shape.TEXT,
) -> None:
    """Tell what is new in where the parties stand: new stances, other ones, other conditions, what is gone."""
    from travaux.join_resources import load_view_rules
    from travaux.store.plays import changes_plays
    from travaux.views.changes import SCHEMA, changes_of
    from travaux.views.state import state_of

    asked = asked_of(talks, codebook, as_of, hindsight, entered, party, issue, since)
    with open_for(ledger) as opened:
        before, after = (state_of(play, load_view_rules()) for play in changes_plays(opened, asked, asked.since or ""))
    found = changes_of(before, after)
    if format is Shape.JSON:
        print_json({"schema": SCHEMA, "since": since, "as_of": as_of, "changes": [each.to_dict() for each in found]})
    elif not found:
        print(f"nothing is new since {day(since)}")
    for each in found if format is Shape.TEXT else ():
        print(_change(each))


def chronology(
    as_of: AsOfOption = None,
    hindsight: HindsightOption = False,
    entered: EnteredOption = None,
    since: SinceOption = None,
    party: PartyOption = None,
    issue: IssueOption = None,
    talks: TalksOption = None,
    codebook: CodebookOption = None,
    most: MostOption = 500,
    ledger: LedgerOption = DEFAULT,
    format: ShapeOption = Shape.TEXT,
) -> None:
    """Tell what happened, in order, each line with the reports that tell it."""
    from travaux.store.plays import chronology_play
    from travaux.views.chronology import SCHEMA, chronology_of

    asked = asked_of(talks, codebook, as_of, hindsight, entered, party, issue, since)
    with open_for(ledger) as opened:
        play = chronology_play(opened, asked, most if format is Shape.TEXT else None)
    found = chronology_of(play, party=party, issue=issue, since=asked.since)
    if format is Shape.JSON:
        print_json({"schema": SCHEMA, "entries": [each.to_dict() for each in found]})
    elif not found:
        print("nothing fits; party and issue are named as travaux state names them")
    else:
        print(_chronology(found))


def _change(change: Change) -> str:
    line = change.line
    was = f" (was: {change.before.stance})" if change.before is not None and change.kind == "other stance" else ""
    status = "" if line.status == "actual" else f" ({line.status})"
    done = f"{_DONE.get(line.stance, line.stance)}{status} {line.about}{was}"
    head = f"{change.kind}: {line.party} {done}  [{line.issue or 'no issue'}]"
    return f"{head}\n  {_quoted(line.evidence[0])}\n"


def _chronology(entries: Sequence[Entry]) -> str:
    """Lines with footnotes, each report named once."""
    notes: dict[str, int] = {}
    lines: list[str] = []
    last: str | None = None
    for entry in entries:
        numbers = [notes.setdefault(deed.told.version, len(notes) + 1) for deed in entry.deeds]
        cited = "".join(f"[{number}]" for number in dict.fromkeys(numbers))
        word = {"declared": "", "reported": ""}.get(entry.deeds[0].standing, f" – {entry.deeds[0].said_by}'s claim")
        status = "" if entry.status == "actual" else f" ({entry.status})"
        date = "" if entry.day == last and lines else day(entry.day)
        lines.append(f"{date:<16} {entry.party} {_DONE.get(entry.kind, entry.kind + 's')}{status}: {entry.about}{word} {cited}")
        last = entry.day
    told = {deed.told.version: deed.told for entry in entries for deed in entry.deeds}
    sources = [
        f"[{number}] {told[v].publisher or 'unknown'}, {day(told[v].day)}: {told[v].title or 'untitled'}  {v}"
        for v, number in notes.items()
    ]
    return "\n".join([*lines, "", *sources])


def _trace(trace: Trace) -> str:
    lines = [f"{trace.about}  [{trace.issue or 'no issue'}]"]
    coming = {edge.later: edge for edge in trace.edges}
    marks = {mark.id: mark for mark in trace.marks}
    for mark in trace.marks:
        lines.append(f"  {day(mark.day):<16} {_mark(mark, coming.get(mark.id), marks)}")
        lines += [f"{'':<19}{_quoted(deed)}" for deed in mark.deeds]
    return "\n".join(lines) + "\n"


def _mark(mark: Mark, edge: Edge | None, marks: dict[str, Mark]) -> str:
    done = f"{mark.party} {_DONE.get(mark.kind, mark.kind)}" + ("" if mark.status == "actual" else f" ({mark.status})")
    if edge is None:
        return done
    earlier = marks.get(edge.earlier or "")
    return f"{done}: {edge.kind}" + (f", what {earlier.party} put forward on {day(earlier.day)}" if earlier is not None else "")


def _conflict(conflict: Conflict) -> str:
    sides = "\n    against\n".join("\n".join(f"  {_quoted(deed)}" for deed in side) for side in (conflict.first, conflict.second))
    return f"{conflict.kind}: {conflict.second[0].party}, {conflict.about}\n{sides}\n"


def _quoted(deed: Deed) -> str:
    own = {"declared": deed.speaker or deed.party, "reported": "as told"}
    who = own.get(deed.standing) or f"{deed.said_by}'s claim"
    report = f"{deed.told.publisher or 'unknown'}, {day(deed.told.day)}  {deed.told.version}"
    return f"“{deed.quote}” {who} · {report}"
