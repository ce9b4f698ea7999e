"""Plays of a ledger's talks, as views ask for them: of what is kept joined, or joined anew as the ledger was or for other talks."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from travaux.errors import UsageError
from travaux.ledger.garbage import keeping_all
from travaux.ledger.words import words_of
from travaux.store.days import ordinal
from travaux.store.joins.ask import Asker, Condition, When
from travaux.store.joins.current import bring_current
from travaux.store.joins.rows import NONE
from travaux.store.plain import one_of

if TYPE_CHECKING:
    from travaux.joins.play import Play
    from travaux.store.asked import Asked
    from travaux.store.ledger import Ledger

MOST_CONFLICTS, MOST_CHANGES, MOST_TRACES = 150, 150, 60  # propositions that are looked at, those of the newest deeds
FEW_DEEDS = 4000  # of which all are looked at
FEW_OF_A_STATE = 1000  # the same where a state shows few of them: what names nothing means what was put forward elsewhere
MOST_ENTRIES = 500  # deeds of a chronology


@contextmanager
def _asking(ledger: Ledger, asked: Asked) -> Iterator[Asker]:
    bring_current(ledger)
    if asked.hindsight and asked.as_of is None:
        raise UsageError("expected a day to look back on with --hindsight, got none; say --as-of DATE too")
    when = When(ordinal(asked.as_of) if asked.as_of is not None else None, asked.hindsight)
    with ledger.database.asking() as connection, keeping_all():
        yield Asker(connection, asked.talks, when, ledger.database)


def whole_play(ledger: Ledger, asked: Asked) -> Play:
    """All that is known of talks."""
    if asked.anew:
        return _joined_anew(ledger, asked)
    with _asking(ledger, asked) as asker:
        return asker.play()


def state_play(ledger: Ledger, asked: Asked, lines: int | None, rows: int | None = None) -> tuple[Play, set[tuple[str, str]], int]:
    """What the state of play shows: in each cell the propositions of the newest deeds, so many.

    Args:
        lines: of a cell; all where None is given.
        rows: issues, the first ones on which anything is told; all where None is given.

    Returns:
        The play, the cells that have more, and how many further issues there are.
    """
    if lines is None or asked.anew:
        return whole_play(ledger, asked), set(), 0
    with _asking(ledger, asked) as asker:
        if asker.has_few(FEW_OF_A_STATE):
            return asker.play(), set(), 0
        talks = asker.talks.talks
        parties = [number for number, party in enumerate(talks.parties) if asked.party in (None, party)]
        issues = [number for number, issue in enumerate(talks.issues) if asked.issue in (None, issue.label)]
        newest = asker.cells(lines + 1, parties, issues if asked.issue is not None else [*issues, NONE])
        there = sorted({issue for _, issue in newest if issue != NONE})
        shown = {*there[:rows], NONE}
        cells = {cell: propositions for cell, propositions in newest.items() if cell[1] in shown}
        play = asker.play({proposition for each in cells.values() for proposition in each[:lines]}, contents=False)
        more = [cell for cell, each in cells.items() if len(each) > lines and cell[1] != NONE]
        named = {(talks.parties[party], talks.issues[issue].label) for party, issue in more}
        return play, named, len(there) - len(there[:rows])


def trace_play(ledger: Ledger, asked: Asked, text: str) -> Play:
    """What a trace shows: all there is, of many deeds those in whose words a text may stand, and what shares words with them."""
    if asked.anew:
        return _joined_anew(ledger, asked)
    with _asking(ledger, asked) as asker:
        if asked.every or asker.has_few(FEW_DEEDS):
            return asker.play()
        wanted = max(words_of(text), key=len, default="")
        if not wanted:
            return asker.play(())
        issues = [number for number, issue in enumerate(asker.talks.talks.issues) if wanted in words_of(issue.label)]
        tells = asker.tells(text, wanted)
        found = asker.newest(Condition(f"{tells.text} OR {one_of('issue', issues)}", tells.values), MOST_TRACES)
        return _cut(asker.play(found | asker.beside(found, MOST_TRACES)), found, MOST_TRACES)


def conflicts_play(ledger: Ledger, asked: Asked) -> Play:
    """What conflicts show: all there is, of many deeds the propositions that are told of several times, the newest."""
    if asked.anew:
        return _joined_anew(ledger, asked)
    with _asking(ledger, asked) as asker:
        if asked.every or asker.has_few(FEW_DEEDS):
            return asker.play()
        found = asker.newest(_narrowed(asker, asked), MOST_CONFLICTS, several=True)
        return _cut(asker.play(found), found, MOST_CONFLICTS)


def chronology_play(ledger: Ledger, asked: Asked, most: int | None) -> Play:
    """What a chronology shows: the newest deeds, so many; all where None is given."""
    if asked.anew or most is None:
        return whole_play(ledger, asked)
    with _asking(ledger, asked) as asker:
        return asker.deeds(_narrowed(asker, asked), most)


def changes_plays(ledger: Ledger, asked: Asked, since: str) -> tuple[Play, Play]:
    """The plays of a day and of now, or of a later day, as far as they may differ."""
    before = replace(asked, as_of=since, hindsight=False, since=None)
    if asked.anew:
        return _joined_anew(ledger, before), _joined_anew(ledger, asked)
    with _asking(ledger, asked) as asker:
        day, most = ordinal(since), None if asked.every else MOST_CHANGES
        if asker.has_few(FEW_OF_A_STATE):
            return asker.play_and_before(None, day)[::-1]
        found = asker.newest(Condition(f"known > {day} OR until > {day} OR made > {day}"), most, told_now=False)
        after, then = asker.play_and_before(found, day)
        return then, _cut(after, found, most)


def _cut(play: Play, found: Collection[int], most: int | None) -> Play:
    """A play of so many propositions at most: there may be more."""
    return replace(play, newest=most) if len(found) == most else play


def _narrowed(asker: Asker, asked: Asked) -> Condition:
    talks, conditions = asker.talks.talks, ["TRUE"]
    if asked.party is not None:
        conditions.append(one_of("party", [n for n, party in enumerate(talks.parties) if party == asked.party]))
    if asked.issue is not None:
        conditions.append(one_of("issue", [n for n, issue in enumerate(talks.issues) if issue.label == asked.issue]))
    if asked.since is not None:
        conditions.append(f"made >= {ordinal(asked.since)}")
    return Condition(" AND ".join(conditions))


def _joined_anew(ledger: Ledger, asked: Asked) -> Play:
    """The play of other talks than the ledger's, or of the ledger as it was."""
    from travaux.store.coverage import joined_anew  # what joins takes longer to load than most questions to be answered

    return joined_anew(ledger, asked)
