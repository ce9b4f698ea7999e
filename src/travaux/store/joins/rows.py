"""Deeds as rows: what is asked for as columns, the rest as JSON."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

import orjson

from travaux.joins.deeds import Deed, Voice
from travaux.joins.labels import tells_days, tells_pages
from travaux.record.move import MoveKind, MoveStatus, Standing
from travaux.store.days import iso, ordinal

if TYPE_CHECKING:
    from travaux.joins.codebook import Talks
    from travaux.joins.nodes import Node
    from travaux.joins.propositions import Place
    from travaux.joins.told import Told
    from travaux.ledger.vocabulary import JoinWords

KINDS: tuple[MoveKind, ...] = get_args(MoveKind)
STATUSES: tuple[MoveStatus, ...] = get_args(MoveStatus)
STANDINGS: tuple[Standing, ...] = get_args(Standing)
NONE = -1  # stands for no party, no issue
PAPER = ("talks", "version", "pages", "known", "until", "speaks", "parties")


class DeedRow(NamedTuple):
    """The row of a deed."""

    talks: int
    version: int
    number: int
    party: int
    kind: int
    status: int
    standing: int
    made: int | None
    known: int | None
    until: int | None
    speaks: bool
    at: int
    guess: int
    issue: int
    node: int | None
    proposition: int | None
    wire: str


DEED = DeedRow._fields


@dataclass(frozen=True, slots=True)
class Span:
    """When a version speaks: from a day, until one, and whether it does now. Days are ordinals; an undated one speaks on none."""

    known: int | None
    until: int | None
    speaks: bool


class Places:
    """The numbers of parties and issues of talks."""

    def __init__(self, talks: Talks) -> None:
        self.parties = talks.parties
        self.issues = tuple(issue.label for issue in talks.issues)
        self._party = {party: number for number, party in enumerate(self.parties)}
        self._issue: dict[str | None, int] = {None: NONE} | {issue: number for number, issue in enumerate(self.issues)}

    def party(self, name: str | None) -> int:
        """The number of a party."""
        return self._party[name] if name is not None else NONE

    def issue(self, label: str | None) -> int:
        """The number of an issue."""
        return self._issue[label]

    def label(self, number: int) -> str | None:
        """The issue of a number."""
        return self.issues[number] if number != NONE else None


def proposition_id(place: Place) -> int:
    """The number under which the deeds of one proposition are kept."""
    packed = hashlib.blake2b(f"{place.root}\0{place.issue or ''}".encode(), digest_size=8)
    return int.from_bytes(packed.digest()) >> 1


def deed_row(
    talks: int, entered: int, number: int, deed: Deed, span: Span, node: Node | None, place: Place | None, places: Places
) -> tuple[Any, ...]:
    """The row of a deed, in the order of DEED.

    Args:
        place: of its node; None where it is of no proposition.
    """
    issue = place.issue if place is not None else None
    return (
        talks,
        entered,
        number,
        places.party(deed.party),
        KINDS.index(deed.kind),
        STATUSES.index(deed.status),
        STANDINGS.index(deed.standing),
        ordinal(deed.made) if deed.made is not None else None,
        span.known,
        span.until,
        span.speaks,
        deed.evidence[0][0],
        places.issue(node.guess if node is not None else None),
        places.issue(issue),
        node.id if node is not None else None,
        proposition_id(place) if place is not None else None,
        orjson.dumps(_wire(deed, places)).decode(),
    )


def _wire(deed: Deed, places: Places) -> list[Any]:
    chain = [[voice.name, voice.party] for voice in deed.chain]
    plain = [deed.move, chain, deed.since, deed.dated, deed.inferred, deed.evidence, deed.quote, deed.about, deed.condition]
    return [*plain, deed.confidence, [places.party(other) for other in deed.others], deed.towards, deed.sentence]


def deed_of(row: Any, told: Mapping[int, Told], places: Places) -> Deed:
    """The deed of a row, with its report by the version's place in the sequence."""
    return deed_from(row, orjson.loads(row.wire), told[row.version], places)


def deed_from(row: Any, wire: Sequence[Any], told: Told, places: Places) -> Deed:
    """The deed of a row.

    Args:
        wire: of the row, parsed.
        told: its report.
    """
    move, chain, since, dated, inferred, evidence, quote, about, condition, confidence, others, towards, sentence = wire
    return Deed(
        told,
        move,
        KINDS[row.kind],
        STATUSES[row.status],
        places.parties[row.party],
        STANDINGS[row.standing],
        tuple([_voice(name, party) for name, party in chain]),
        since,
        _day(row.made) if row.made is not None else None,
        dated,
        inferred,
        tuple([(start, end) for start, end in evidence]),
        quote,
        about,
        condition,
        sentence,
        confidence,
        tuple([places.parties[other] for other in others]),
        tuple(towards),
    )


def paper_rows(
    talks: int, told: Told, span: Span, words: JoinWords, parties: Mapping[str, str], places: Places
) -> Iterator[tuple[Any, ...]]:
    """The rows of a version that tells of the pages or the days of papers, in the order of PAPER.

    Args:
        parties: for which its actors act, by their ids.
    """
    wire = {id: places.party(party) for id, party in parties.items()}
    for pages, tells in ((True, tells_pages), (False, tells_days)):
        if any(tells(paper, words) for paper in told.digest.papers):
            packed = orjson.dumps(wire, option=orjson.OPT_SORT_KEYS).decode()
            yield talks, told.entered, pages, span.known, span.until, span.speaks, packed


def parties_of_paper(wire: str, places: Places) -> dict[str, str]:
    """For which parties the actors of a version that tells of papers act, by their ids, as stored."""
    return {id: places.parties[party] for id, party in orjson.loads(wire).items()}


_day = lru_cache(maxsize=20_000)(iso)  # many deeds are of one day


@lru_cache(maxsize=20_000)
def _voice(name: str | None, party: str | None) -> Voice:
    return Voice(name, party)
