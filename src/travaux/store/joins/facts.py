"""What joining keeps of each version, whatever the talks: the digest of its record, and what it is looked up by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import orjson
from sqlalchemy import Connection, bindparam, delete, select

from travaux.joins.asking import all_asked
from travaux.joins.digest import Digest
from travaux.joins.digesting import digest_of
from travaux.joins.suggest import tally_of
from travaux.joins.told import Told
from travaux.ledger.words import name_words, stems_in
from travaux.store import tables as t
from travaux.store.among import delete_in, rows_in
from travaux.store.database import Database
from travaux.store.joins.stored import TALLIED
from travaux.store.joins.told import load_digests
from travaux.store.pack import pack, storable

if TYPE_CHECKING:
    from travaux.joins.codebook import Talks
    from travaux.joins.joining import Joiner
    from travaux.joins.senses import Alone
    from travaux.ledger.vocabulary import JoinWords
    from travaux.record.record import Record

_MOST = 200  # characters of a label


@dataclass(frozen=True, slots=True)
class JoinFacts:
    """What is kept of a record for joining.

    Args:
        packed: its digest.
        tally: stances by what they name (`side`, `issue` or `person`) and its label.
        asked: of whom talks may ask in it, as `asked_in` gives them.
        names: the words in which a party may be named.
        stems: of the words of what is done, which take long to find where coverage is joined; where talks may be told of.
        alone: what talks make of it by itself, of those that may be told of; it isn't stored.
    """

    packed: bytes
    tally: tuple[tuple[str, str, int], ...]
    asked: tuple[str, ...]
    names: str
    stems: Mapping[str, str]
    alone: Mapping[Talks, Alone] = field(default_factory=dict)


def join_facts(record: Record, words: JoinWords, joiners: Sequence[Joiner] = ()) -> JoinFacts:
    """What is kept of a record for joining.

    Args:
        joiners: of the talks for which it will be joined; what these make of it by itself needn't be found then.
    """
    digest = digest_of(record, words, whole=False)
    publisher, title = record.article.publisher, record.article.title
    asked, names = asked_in(digest, publisher, title, words), names_in(digest, publisher)
    told = _as_released(record, digest)
    alone = {joiner.talks: joiner.alone(told) for joiner in joiners if joiner.names.may_stand_in(names)}
    stems = stems_in((*(digest.sentences or {}).values(), *(act.about for act in digest.acts))) if alone else {}
    return JoinFacts(pack(orjson.dumps(digest.to_dict())), _tally(digest), asked, names, stems, alone)


def _as_released(record: Record, digest: Digest) -> Told:
    """A report as it is told where it is released on its own date."""
    article = record.article
    publisher, title = (storable(text) if text is not None else None for text in (article.publisher, article.title))
    return Told(article.version, article.id, 0, publisher, title, "", article.published, 0, "current", digest)


def _tally(digest: Digest) -> tuple[tuple[str, str, int], ...]:
    counted: Counter[tuple[str, str]] = Counter()
    for what, labels in zip(TALLIED, tally_of(digest), strict=True):
        for label, count in labels.items():
            counted[what, storable(label[:_MOST])] += count
    return tuple((what, label, count) for (what, label), count in sorted(counted.items()))


def tally_rows(digests: Iterable[Digest]) -> list[tuple[str, str, int]]:
    """The rows of the tally of some reports."""
    return [(what, label, count) for (what, label), count in sorted(_summed(_tally(digest) for digest in digests).items())]


def _summed(tallies: Iterable[Sequence[tuple[str, str, int]]]) -> Counter[tuple[str, str]]:
    """The stances of several tallies, by what they name and its label."""
    counted: Counter[tuple[str, str]] = Counter()
    for tally in tallies:
        for what, label, count in tally:
            counted[what, label] += count
    return counted


def asked_in(digest: Digest, publisher: str | None, title: str | None, words: JoinWords) -> tuple[str, ...]:
    """The persons, places and nouns of whom talks may ask in a report, as they are stored."""
    return tuple(sorted(storable(" ".join(person)) for person in all_asked(digest, publisher, title, words)))


def figure_rows(version: int, asked: Iterable[str]) -> list[tuple[str, str, int]]:
    """The rows of those of whom talks may ask in a version."""
    return [(person.rpartition(" ")[-1], person, version) for person in asked]


def names_in(digest: Digest, publisher: str | None) -> str:
    """The words in which a party may be named, in a row."""
    texts = [figure.name for figure in digest.figures]
    texts += [text for figure in digest.figures for pair in figure.around for text in pair]
    return " ".join(dict.fromkeys(word for text in (*texts, publisher or "") for word in name_words(text)))


def add_facts(database: Database, connection: Connection, facts: Mapping[int, JoinFacts]) -> None:
    """Store what joining keeps of versions, by their places in the sequence."""
    database.insert(connection, t.digest, ("version", "packed"), [(version, each.packed) for version, each in facts.items()])
    figures = sorted(row for version, each in facts.items() for row in figure_rows(version, each.asked))
    database.insert(connection, t.figure, ("surname", "person", "version"), figures)
    _count(database, connection, [each.tally for each in facts.values()], 1)


def remove_facts(database: Database, connection: Connection, versions: Sequence[int]) -> None:
    """Take away what joining keeps of versions."""
    digests = load_digests(connection, versions)
    _count(database, connection, [_tally(digest) for digest in digests.values()], -1)
    delete_in(connection, t.digest, t.digest.c.version, versions)
    delete_in(connection, t.figure, t.figure.c.version, versions)


def _count(database: Database, connection: Connection, tallies: Sequence[Sequence[tuple[str, str, int]]], sign: int) -> None:
    """Add to the tally, or take from it; what nobody names any more is left out."""
    change = {key: sign * count for key, count in _summed(tallies).items()}
    if not change:
        return
    c = t.tally.c
    rows_of_labels = rows_in(connection, select(c.what, c.label, c.stances), c.label, {label for _, label in change})
    known = {(row.what, row.label): row.stances for row in rows_of_labels if (row.what, row.label) in change}
    if known:
        one = delete(t.tally).where(c.what == bindparam("of"), c.label == bindparam("called"))
        connection.execute(one, [{"of": what, "called": label} for what, label in known])
    for key, stances in known.items():
        change[key] += stances
    rows = sorted((what, label, count) for (what, label), count in change.items() if count > 0)
    database.insert(connection, t.tally, ("what", "label", "stances"), rows)
