"""What views ask of joins: the part of the play that they show, as it was known on a day, and no more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from travaux.errors import UsageError
from travaux.joins.deeds import Deed
from travaux.joins.play import Play
from travaux.joins.propositions import Place
from travaux.ledger.words import words_of
from travaux.store.database import Database
from travaux.store.days import iso, ordinal
from travaux.store.joins.cells import Cell, newest_in_cells
from travaux.store.joins.load import DEEDS, Card, cards_of, contents_of, loader_of
from travaux.store.joins.rows import Places, proposition_id
from travaux.store.joins.stored import StoredTalks, stored_talks
from travaux.store.plain import AnyConnection, chunks, plain

Ids = Iterable[int]
_NEWEST, _NEWEST_SEVERAL = 3, 8  # times as many deeds as propositions are asked for are looked at before all are

# The propositions of deeds with the day of the newest; and the same by party, of those that have several such deeds about one.
_RANKED = "SELECT proposition, max(made) AS made FROM deed WHERE {fitting} GROUP BY proposition"
_BY_PARTY = f"{_RANKED}, party HAVING count(*) > 1"


@dataclass(frozen=True, slots=True)
class Condition:
    """What deeds must fit, in SQL, with the values that it names."""

    text: str = "TRUE"
    values: Mapping[str, str] = field(default_factory=dict)


def spoke_on(day: int) -> str:
    """That a version spoke on a day, an ordinal, in SQL."""
    return f"known <= {day} AND (until IS NULL OR until > {day})"


@dataclass(frozen=True, slots=True)
class When:
    """As of when a play is asked for.

    Args:
        day: an ordinal: made and known by then; None for now.
        hindsight: known by now, and only made by then.
    """

    day: int | None = None
    hindsight: bool = False

    @property
    def condition(self) -> str:
        """That a deed belongs to it."""
        return self._fits("made")

    @property
    def also(self) -> str:
        """The same of deeds that are found by something else: no index of days is to be walked for it."""
        return self._fits("made + 0")

    def _fits(self, made: str) -> str:
        if self.day is None:
            return "speaks"
        if self.hindsight:
            return f"speaks AND {made} <= {self.day}"
        return f"{spoke_on(self.day)} AND {made} <= {self.day}"

    @classmethod
    def of(cls, day: str | None, hindsight: bool = False) -> When:
        """As of a day, ISO."""
        return cls(ordinal(day) if day is not None else None, hindsight)

    def speaks(self, span: Any) -> bool:
        """Whether a version speaks then, by its span or the row of one of its deeds."""
        if self.day is None or self.hindsight:
            return bool(span.speaks)
        return span.known is not None and span.known <= self.day and (span.until is None or span.until > self.day)

    def among(self, rows: Sequence[Any]) -> list[int]:
        """The places of those rows of deeds that belong to it."""
        day = self.day
        if day is None:
            return [at for at, row in enumerate(rows) if row.speaks]
        return [at for at, row in enumerate(rows) if row.made is not None and row.made <= day and self.speaks(row)]


class Asker:
    """Asks the joins of one of the talks of a ledger.

    Args:
        talks: by name; the first ones where None is given.
        when: as of when.
        database: keeps what is loaded for the questions to come.

    Raises:
        UsageError: no talks are called so.
    """

    def __init__(self, connection: AnyConnection, talks: str | None, when: When, database: Database | None = None) -> None:
        self._connection = plain(connection)
        self.talks = find_talks(connection, talks)
        self._places = Places(self.talks.talks)
        self._when = when
        self._own = f"talks = {self.talks.number}"
        self._loader = loader_of(database, self._connection, self.talks.number, self._places)

    def play(self, propositions: Ids | None = None, *, contents: bool = True) -> Play:
        """The play of some propositions, by the numbers under which they are kept; with all deeds where None is given.

        Args:
            contents: with what the words for propositions say, which a state doesn't need.
        """
        if propositions is None:
            return self._played(cards_of(self._connection.rows(f"{DEEDS} WHERE {self._own}")))
        return self._played(self._loader.cards(self._connection, propositions), contents)

    def play_and_before(self, propositions: Ids | None, day: int) -> tuple[Play, Play]:
        """The play of some propositions, and that of an earlier day or another, without what the words for them say.

        Args:
            propositions: with all deeds where None is given.
        """
        if propositions is None:
            cards = cards_of(self._connection.rows(f"{DEEDS} WHERE {self._own}"))
        else:
            cards = self._loader.cards(self._connection, propositions)
        return self._played(cards, contents=False), self._played(cards, contents=False, when=When(day))

    def cells(self, most: int, parties: Sequence[int], issues: Sequence[int]) -> dict[Cell, list[int]]:
        """The propositions on which something was done last in each cell, so many."""
        cells = [(party, issue) for party in parties for issue in issues]
        return newest_in_cells(self._connection, self.talks.number, cells, self._when.condition, most)

    def newest(self, condition: Condition, most: int | None, *, several: bool = False, told_now: bool = True) -> set[int]:
        """The propositions with the newest of the deeds that a condition fits, so many; all where None is given.

        Args:
            several: only those of which one party has several such deeds.
            told_now: only deeds that belong to the day that is asked for.
        """
        of_all = f"{self._own} AND ({condition.text}) AND proposition IS NOT NULL"
        fitting = f"{of_all} AND {self._when.condition}" if told_now else of_all
        also = f"{of_all} AND {self._when.also}" if told_now else of_all
        if most is not None and (found := self._among_newest(fitting, condition, most, also if several else None)) is not None:
            return found
        query = f"""
            SELECT proposition FROM ({_BY_PARTY if several else _RANKED}) ranked GROUP BY proposition
            ORDER BY max(made) DESC NULLS LAST, proposition {f"LIMIT {most}" if most is not None else ""}"""
        return set(self._connection.column(query.format(fitting=fitting), **condition.values))

    def _among_newest(self, fitting: str, condition: Condition, most: int, several: str | None) -> set[int] | None:
        """The same of the newest deeds alone; None where older ones may make a difference.

        Args:
            fitting: what deeds must fit, the condition included.
            several: what several deeds of one party must fit; None where one is enough.
        """
        looked_at = most * (_NEWEST if several is None else _NEWEST_SEVERAL)
        query = f"SELECT proposition, made FROM deed WHERE {fitting} AND made IS NOT NULL ORDER BY made DESC LIMIT {looked_at}"
        rows = self._connection.rows(query, **condition.values)
        if len(rows) < looked_at:
            return None
        last = rows[-1][1]  # of this day there may be more
        found = {proposition: made for proposition, made in reversed(rows) if made > last}
        if several is not None:
            query = _BY_PARTY.format(fitting=f"{several} AND proposition IN :some")
            found = self._told_several_times(query, found, condition, last, most)
        newest = sorted(found, key=lambda proposition: (-found[proposition], proposition))[:most]
        return set(newest) if len(newest) == most else None

    def _told_several_times(
        self, query: str, newest: Mapping[int, int], condition: Condition, last: int, most: int
    ) -> dict[int, int]:
        """Of some propositions those that a query finds, with the day that it finds, if that is after the last day looked at.

        Once so many are found of days after the newest deeds of all others, these aren't asked for.

        Args:
            newest: the day of the newest deed of each.
        """
        found: dict[int, int] = {}
        for some in chunks(sorted(newest, key=lambda proposition: -newest[proposition]), most):
            if sum(made > newest[some[0]] for made in found.values()) >= most:
                break
            for proposition, made in self._connection.rows_in(query, some, **condition.values):
                if made is not None and made > last:
                    found[proposition] = max(made, found.get(proposition, 0))
        return found

    def has_few(self, most: int) -> bool:
        """Whether there are no more deeds than so many."""
        query = f"SELECT count(*) FROM (SELECT version FROM deed WHERE {self._own} LIMIT {most + 1}) few"
        few: bool = self._connection.value(query) <= most
        return few

    def tells(self, text: str, stem: str) -> Condition:
        """That a deed's row may hold a word of a text, of which the stem is given."""
        word = next((word.lower() for word in text.split() if stem in words_of(word)), stem)
        begin = "".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, stem, strict=False)))
        like = "lower(wire) LIKE lower(:told)" if self._connection.sqlite else "wire ILIKE :told"
        return Condition(f"{like} ESCAPE '!'", {"told": f"%{_escaped(begin)}%"})

    def beside(self, propositions: Ids, most: int) -> set[int]:
        """The propositions whose words share one with those of some; of many those that share with most."""
        asked, shared = self._connection, Counter[int]()
        mine = asked.rows_in(f"SELECT node FROM deed WHERE {self._own} AND proposition IN :some", propositions)
        contents = contents_of(asked, self.talks.number, (node for (node,) in mine))
        query = f"""
            SELECT node, count(*) FROM term WHERE {self._own} AND term IN :some GROUP BY node
            ORDER BY count(*) DESC, node LIMIT {most}"""
        for node, terms in asked.rows_in(query, {term for content in contents.values() for term in content.terms}):
            shared[node] += terms
        near = [node for node, _ in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[:most]]
        places = asked.rows_in(f"SELECT DISTINCT root, issue FROM node WHERE {self._own} AND id IN :some", near)
        return {proposition_id(Place(root, self._places.label(issue))) for root, issue in places}

    def deeds(self, condition: Condition, most: int) -> Play:
        """The play of the newest deeds that a condition fits, so many; propositions only as far as these tell them."""
        query = f"{DEEDS} WHERE {self._own} AND {self._when.condition} AND ({condition.text})"
        rows = self._connection.rows(f"{query} ORDER BY made DESC, version, number LIMIT {most}", **condition.values)
        return self._played(cards_of(rows))

    def proposition(self, number: int) -> tuple[Deed, tuple[Deed, ...]]:
        """The deed that was known first of one proposition's, whenever that was; and those that are shown, as they were made.

        Args:
            number: under which it is kept.
        """
        (card,) = self._loader.cards(self._connection, [number])
        shown = self._when.among(card.rows)
        self._loader.load(self._connection, [(card, shown)], contents=False)
        return self._loader.first(card), tuple(card.shown(shown))

    def _played(self, cards: Sequence[Card], contents: bool = True, when: When | None = None) -> Play:
        """What is shown of cards; as of another day than is asked for where one is given."""
        when = when or self._when
        told = [(card, shown) for card in cards if (shown := when.among(card.rows))]
        self._loader.load(self._connection, told, contents=contents)
        deeds = sorted((card.deeds[at] for card, shown in told for at in shown), key=lambda deed: deed.making)
        ones = [(card, shown) for card, shown in told if card.rows[0].proposition is not None]
        ones.sort(key=lambda pair: self._loader.first(pair[0]).order)
        propositions = tuple(self._loader.proposition(*each) for each in ones)
        day = iso(when.day) if when.day is not None else None
        reports, undated = self._reports(when)
        last = self._last() if day is None else None
        return Play(self.talks.talks, day, reports, tuple(deeds), propositions, undated, last=last)

    def _last(self) -> str | None:
        """The newest day of any deed that is told now."""
        query = f"SELECT made FROM deed WHERE {self._own} AND speaks AND made IS NOT NULL ORDER BY made DESC LIMIT 1"
        day = self._connection.value(query)
        return iso(day) if day is not None else None

    def _reports(self, when: When) -> tuple[int, int]:
        """How many reports speak, and how many are undated."""
        known, values = "TRUE", {}
        if when.day is not None and not when.hindsight:
            known, values = "release < :then", {"then": f"{iso(when.day)}~"}  # a time of day comes before it
        # A notice is the last of its article.
        counted = ("place = 0 AND {known}", "status = 'notice' AND {known}", "release IS NULL")
        queries = (f"SELECT count(*) FROM trail WHERE {each}".format(known=known) for each in counted)
        reports, backs, undated = (self._connection.value(query, **values) for query in queries)
        return reports - backs, undated


def find_talks(connection: AnyConnection, name: str | None) -> StoredTalks:
    """The talks of a name; the first ones where None is given.

    Raises:
        UsageError: there are none.
    """
    known = stored_talks(connection)
    fitting = [each for each in known if name is None or each.talks.name == name]
    if not fitting:
        names = ", ".join(each.talks.name for each in known) or "none"
        raise UsageError(f"expected talks of this ledger ({names}), got {name!r}; travaux codebook import brings others in")
    return fitting[0]


def _escaped(text: str) -> str:
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
