"""`travaux trace`, `conflicts`, `chronology`: what travelled how, where accounts differ, what happened.

What each one's user wants to know in the first five seconds stands where it is drawn: `travaux.cli.lives`, `differences`, `events`.
"""

from __future__ import annotations

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
    choice_of,
    narrowed,
    tell_cut,
)
from travaux.cli.columns import paper_of, print_told
from travaux.cli.ledger import DEFAULT, LedgerOption, Shape, ShapeOption, open_for, print_json

if TYPE_CHECKING:
    from travaux.joins.play import Play
    from travaux.store import Ledger
    from travaux.store.asked import Asked
    from travaux.views.conflicts import Conflict

_TRACES, _CONFLICTS, _MOVES = 5, 20, 500  # shown
_MOST = 1_000_000_000  # that may be asked for

MostTracesOption = Annotated[int, typer.Option("--most", metavar="N", min=0, max=_MOST, help="Propositions shown; 0 for all.")]
MostConflictsOption = Annotated[
    int, typer.Option("--most", metavar="N", min=0, max=_MOST, help="Conflicts shown, the newest; 0 for all.")
]
MostOption = Annotated[int, typer.Option("--most", metavar="N", min=1, max=_MOST, help="Moves looked at, the newest.")]
AllOption = Annotated[
    bool, typer.Option("--all", help="Also what concerns no other party, issue or paper of the talks; JSON has it always.")
]


# Its parameters are the command's options, so there are more than five; those of the others here too.
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
    most: MostTracesOption = _TRACES,
    ledger: LedgerOption = DEFAULT,
    format: ShapeOption = Shape.TEXT,
) -> None:
    """Tell how a proposition travelled: put forward, accepted, rejected, amended, taken up, withdrawn."""
    from travaux.cli.lives import draw_traces
    from travaux.join_resources import load_view_rules
    from travaux.store.plays import trace_play
    from travaux.views.selection import choose_traces
    from travaux.views.trace import traces_about, traces_to_dict

    text = " ".join(words)
    every = not most or format is not Shape.TEXT
    asked = asked_of(talks, codebook, as_of, hindsight, entered, party, issue, since, every=every)
    with open_for(ledger) as opened:
        play, asked = narrowed(asked, lambda asked: trace_play(opened, asked, text))
    found = choose_traces(traces_about(play, text, load_view_rules()), choice_of(asked))
    if format is Shape.JSON:
        print_json(traces_to_dict(found))
    elif not found:
        print_told(
            f"No proposition of {play.talks.name} holds these words.",
            "Try fewer words, or parts of one; travaux state --lines 0 shows what was proposed, demanded and offered.",
        )
    else:
        print("\n".join(draw_traces(found, most, paper_of())))
        tell_cut(play.newest)


def conflicts(
    as_of: AsOfOption = None,
    hindsight: HindsightOption = False,
    entered: EnteredOption = None,
    since: SinceOption = None,
    party: PartyOption = None,
    issue: IssueOption = None,
    talks: TalksOption = None,
    codebook: CodebookOption = None,
    most: MostConflictsOption = _CONFLICTS,
    ledger: LedgerOption = DEFAULT,
    format: ShapeOption = Shape.TEXT,
) -> None:
    """Tell where accounts differ: own word and claim, made and denied, two voices of one party, renderings, days and numbers."""
    from travaux.cli.differences import draw_conflicts
    from travaux.store.plays import conflicts_play
    from travaux.views.conflicts import conflicts_to_dict
    from travaux.views.selection import choose_conflicts

    every = not most or format is not Shape.TEXT
    asked = asked_of(talks, codebook, as_of, hindsight, entered, party, issue, since, every=every)
    with open_for(ledger) as opened:
        play, asked = narrowed(asked, lambda asked: conflicts_play(opened, asked))
        found = choose_conflicts(conflicts_in(opened, asked, play), choice_of(asked))
    if format is Shape.JSON:
        print_json(conflicts_to_dict(found))
    elif not found:
        print_told(
            "No two accounts differ in what was asked for.",
            "travaux state tells where each party stands, and below it what others say differently.",
        )
    else:
        print("\n".join(draw_conflicts(found, most, paper_of())))
        tell_cut(play.newest)


def conflicts_in(ledger: Ledger, asked: Asked, play: Play) -> list[Conflict]:
    """Where the accounts of a play differ, and, unless only an issue is asked for, those that tell of papers and counts."""
    from travaux.cli.items import actors_of_reports
    from travaux.join_resources import load_view_rules
    from travaux.store.joins.counted import count_disputes
    from travaux.store.joins.papers import paper_disputes
    from travaux.views.conflicts import conflicts_of

    rules = load_view_rules()
    disputes = paper_disputes(ledger, asked, actors_of_reports) if asked.issue is None else []
    disputes += count_disputes(ledger, play, rules.persons, every=asked.every) if asked.issue is None else []
    return conflicts_of(play, rules, disputes)


def chronology(
    as_of: AsOfOption = None,
    hindsight: HindsightOption = False,
    entered: EnteredOption = None,
    since: SinceOption = None,
    party: PartyOption = None,
    issue: IssueOption = None,
    talks: TalksOption = None,
    codebook: CodebookOption = None,
    most: MostOption = _MOVES,
    whole: AllOption = False,
    ledger: LedgerOption = DEFAULT,
    format: ShapeOption = Shape.TEXT,
) -> None:
    """Tell what happened, in order, each line with the reports that tell it."""
    from travaux.cli.events import Events, draw_chronology
    from travaux.joins.codebook import SUGGESTED
    from travaux.store.plays import chronology_play
    from travaux.views.chronology import chronology_of, chronology_to_dict
    from travaux.views.selection import choose_chronology

    asked = asked_of(talks, codebook, as_of, hindsight, entered, party, issue, since)
    some = most if format is Shape.TEXT else None
    with open_for(ledger) as opened:
        play, asked = narrowed(asked, lambda asked: chronology_play(opened, asked, some))
    found = choose_chronology(chronology_of(play), choice_of(asked))
    if format is Shape.JSON:
        print_json(chronology_to_dict(found))
    elif not found:
        print_told(
            "Nothing happened in what was asked for.",
            "travaux state names the parties and issues there are; travaux status tells of which days there are reports.",
        )
    else:
        name = play.talks.name if play.talks.name != SUGGESTED else ""
        events = Events(found, name, asked.as_of, most if len(play.deeds) >= most else 0, whole)
        print("\n".join(draw_chronology(events, paper_of())))
