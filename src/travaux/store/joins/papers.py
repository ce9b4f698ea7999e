"""What reports tell otherwise of papers: of the newest that tell of a paper's pages or days, joined when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from travaux.store.days import ordinal
from travaux.store.joins.ask import When, find_talks, spoke_on
from travaux.store.joins.current import bring_current
from travaux.store.plain import PlainConnection

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
    with ledger.database.asking() as connection:
        talks = find_talks(connection, asked.talks)
        versions = _newest(connection, talks.number, when, MOST_OF_ALL if asked.every else MOST_PAPERS)
        if len(versions) < 2:
            return []
        from travaux.joins.disputes import disputes_of
        from travaux.joins.papers import Sightings
        from travaux.store.joins.judged import rules_in
        from travaux.store.joins.rows import Places, parties_of_paper
        from travaux.store.joins.told import load_digests, told_by_entry

        digests = load_digests(connection, sorted(versions))
        told = [replace(each, digest=digests[version]) for version, each in told_by_entry(connection, versions).items()]
        words, places = ledger.words.joining, Places(talks.talks)
        parties = {each.version: parties_of_paper(versions[each.entered], places) for each in told}
        return disputes_of(told, parties, words, Sightings(actors(), words.weights), rules_in(connection))


def _newest(connection: PlainConnection, talks: int, when: When, most: int) -> dict[int, str]:
    """The newest versions that tell of pages, and those that tell of days, so many of each whatever the order of adding.

    Returns:
        the parties of their actors, as stored, by versions' places in the sequence.
    """
    found: dict[int, str] = {}
    for pages in ("TRUE", "FALSE"):
        own = f"talks = {talks} AND pages = {pages} AND {_speaks(when)}"  # without "=", SQLite uses no index for it
        days = connection.column(f"SELECT known FROM paper WHERE {own} ORDER BY known DESC LIMIT {most}")
        known = [day for day in days if day is not None]
        if not known:
            continue
        query = f"""
            SELECT paper.version, paper.known, version.id, paper.parties FROM paper JOIN version ON version.entered = paper.version
            WHERE {own} AND paper.known >= {known[-1]}"""
        rows = sorted(connection.rows(query), key=lambda row: (-row[1], row[2]))
        found |= {version: parties for version, _, _, parties in rows[:most]}
    return found


def _speaks(when: When) -> str:
    if when.day is None or when.hindsight:
        return "speaks AND known IS NOT NULL"
    return spoke_on(when.day)


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
