"""What reports tell otherwise of papers: of the newest that tell of a paper's pages or days, joined when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from travaux.store import tables as t
from travaux.store.days import ordinal
from travaux.store.joins.ask import When, find_talks
from travaux.store.joins.current import bring_current

if TYPE_CHECKING:
    from travaux.joins.paper_told import Dispute
    from travaux.joins.speakers import Actors
    from travaux.store.asked import Asked
    from travaux.store.ledger import Ledger

MOST_PAPERS = 40  # reports that tell of pages, and as many that tell of days: the newest
MOST_OF_ALL = 1000  # the same, where all is asked for


def paper_disputes(ledger: Ledger, asked: Asked, actors: Callable[[], Actors]) -> list[Dispute]:
    """The papers of which reports of the talks tell otherwise.

    Args:
        actors: gives what compares actors; it isn't asked where nothing is to be compared.
    """
    if asked.anew:
        return _anew(ledger, asked, actors)
    bring_current(ledger)
    when = When(ordinal(asked.as_of) if asked.as_of is not None else None, asked.hindsight)
    with ledger.database.reading() as connection:
        talks = find_talks(connection, asked.talks)
        versions = _newest(connection, talks.number, when, MOST_OF_ALL if asked.every else MOST_PAPERS)
        if len(versions) < 2:
            return []
        from travaux.joins.disputes import disputes_of
        from travaux.joins.papers import Sightings
        from travaux.store.joins.facts import load_digests
        from travaux.store.joins.judged import rules_in
        from travaux.store.joins.parties import PartiesOf
        from travaux.store.joins.versions import told_by_entry

        digests = load_digests(connection, sorted(versions))
        told = [replace(each, digest=digests[version]) for version, each in told_by_entry(connection, versions).items()]
        words = ledger.words.joining
        parties = PartiesOf(connection, talks, words).find(told)
        return disputes_of(told, parties, words, Sightings(actors(), words.weights), rules_in(connection))


def _newest(connection: Connection, talks: int, when: When, most: int) -> set[int]:
    """The newest versions that tell of pages, and those that tell of days, so many of each whatever the order of adding."""
    found: set[int] = set()
    for pages in (True, False):
        own = and_(t.paper.c.talks == talks, t.paper.c.pages == pages, _speaks(when))
        days = select(t.paper.c.known).where(own).order_by(t.paper.c.known.desc()).limit(most)
        known = [day for day in connection.execute(days).scalars() if day is not None]
        if not known:
            continue
        query = select(t.paper.c.version, t.paper.c.known, t.version.c.id).join(t.version, t.version.c.entered == t.paper.c.version)
        rows = sorted(connection.execute(query.where(own, t.paper.c.known >= known[-1])), key=lambda row: (-row.known, row.id))
        found.update(row.version for row in rows[:most])
    return found


def _speaks(when: When) -> ColumnElement[bool]:
    c = t.paper.c
    if when.day is None or when.hindsight:
        return and_(c.speaks, c.known.is_not(None))
    return and_(c.known <= when.day, or_(c.until.is_(None), c.until > when.day))


def _anew(ledger: Ledger, asked: Asked, actors: Callable[[], Actors]) -> list[Dispute]:
    """The same of the ledger as it was, or for other talks than the ledger's."""
    from travaux.joins.disputes import disputes_of
    from travaux.joins.joining import Joiner
    from travaux.joins.papers import Sightings
    from travaux.joins.parties import find_parties
    from travaux.joins.told import known_by, speaking
    from travaux.store.coverage import coverage_asked

    told, talks, rules = coverage_asked(ledger, asked)
    day, words = None if asked.hindsight else asked.as_of, ledger.words.joining
    known = known_by(told, day)
    parties = find_parties(known, Joiner(talks, words).names)
    own = [each for each in speaking(known, day) if parties[each.version]]
    return disputes_of(own, parties, words, Sightings(actors(), words.weights), rules)
