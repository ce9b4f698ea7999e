"""Utterances and papers around items of a ledger: they aren't kept, but joined when they are asked for, of the reports near by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from sqlalchemy import Connection

from travaux.joins.differences import differences
from travaux.joins.digest import Days
from travaux.joins.explain import Subject
from travaux.joins.item import JoinedThing, StateTold, Telling
from travaux.joins.known import Known, person_of
from travaux.joins.papers import JoinedPaper, Sightings, tie_sightings
from travaux.joins.sayings import Saying, sayings_of
from travaux.joins.sightings import Sighting, sightings_of
from travaux.joins.speakers import Actors
from travaux.joins.ties import Item, Tie, groups_of
from travaux.joins.told import UNDATED, Told, known_by
from travaux.joins.utterances import Sayings, tie_sayings
from travaux.ledger.join_rules import JoinRules, Ref
from travaux.ledger.vocabulary import JoinWords
from travaux.store.joins.ask import When
from travaux.store.joins.near import MOST, Neighbours
from travaux.store.joins.parties import PartiesOf
from travaux.store.joins.versions import standing_versions
from travaux.store.joins.whole import WholeReports

_MOST_IN_ALL = 30  # reports that are joined, those near the first telling included

T = TypeVar("T", bound=Item)
Made = TypeVar("Made", bound=Item, covariant=True)


class _Maker(Protocol[Made]):
    """Makes what is joined of a report."""

    def __call__(self, told: Told, words: JoinWords, parties: Mapping[str, str]) -> Iterable[Made]:
        """Its statements, or its documents."""


@dataclass(frozen=True, slots=True)
class Together(Generic[T]):
    """What was joined around some items.

    Args:
        ties: of each item to an earlier one.
        groups: items that are one thing, the first known first.
    """

    ties: Mapping[Ref, Tie | None]
    groups: tuple[tuple[T, ...], ...]

    def holding(self, ref: Ref) -> tuple[T, ...]:
        """Those that are one with an item; nothing where it wasn't joined."""
        return next((group for group in self.groups if any(item.ref == ref for item in group)), ())


@dataclass(frozen=True, slots=True)
class _Sort(Generic[T]):
    """How one sort of items is made, joined, and looked for."""

    make: _Maker[T]
    tie: Callable[[Iterable[T]], dict[Ref, Tie | None]]
    near: Callable[[T, int], list[int]]
    made: dict[str, list[T]] = field(default_factory=dict)  # so far, by versions


class Things:
    """Joins statements and documents around items.

    Args:
        rules: what people say of items that are one, or aren't.
        day: as of when, ISO; None for now.
    """

    def __init__(
        self, connection: Connection, words: JoinWords, actors: Actors, *, parties: PartiesOf, rules: JoinRules, day: str | None
    ) -> None:
        self._connection, self._words, self._rules, self._day = connection, words, rules, day
        self._parties, self._actors = parties, actors
        self.whole = WholeReports(connection, words)
        self._people = WholeReports(connection, words, whole=False)
        self._near = near = Neighbours(connection, words.weights)
        sayings, sightings = Sayings(actors, words.weights), Sightings(actors, words.weights)
        self._statements = _Sort(sayings_of, lambda items: tie_sayings(items, sayings, rules), near.of_saying)
        self._documents = _Sort(sightings_of, lambda items: tie_sightings(items, sightings, rules), near.of_sighting)

    def statements(self, refs: Sequence[Ref]) -> Together[Saying]:
        """Statements joined around some."""
        return self._spread(refs, self._statements)

    def documents(self, refs: Sequence[Ref]) -> Together[Sighting]:
        """Documents joined around some."""
        return self._spread(refs, self._documents)

    def known(self, subjects: Sequence[Subject]) -> Known:
        """Whom reports tell by full names, as far as these may be those of persons who are told by a last name alone."""
        people = [person_of(each.told, each.item, each.parties) for each in subjects]
        until = max(each.day or UNDATED for each in people)
        until = min(until, self._day) if self._day is not None else until
        bare = [each for each in people if each.who.kind == "person" and not self._actors.is_full(each.who)]
        versions = self.whole.entered(each.told.version for each in subjects)
        for each in bare:
            versions.update(self._near.of_person(each, until))
        return Known(self._people.load(versions), self._actors)

    def _spread(self, refs: Sequence[Ref], sort: _Sort[T]) -> Together[T]:
        """Join what lies near items, then what lies near the first of those that each is joined to, and so on."""
        looked: set[Ref] = set()
        versions = self.whole.entered(version for version, _ in partners(refs, self._rules))
        while True:
            told = known_by(self.whole.load(versions), self._day)
            fresh = [each for each in told if each.version not in sort.made]
            parties = self._parties.find(fresh)
            sort.made.update({each.version: list(sort.make(each, self._words, parties[each.version])) for each in fresh})
            items = [item for each in told for item in sort.made[each.version]]
            ties = sort.tie(items)
            found = Together(ties, tuple(groups_of(items, ties)))
            ours = [group for ref in refs if (group := found.holding(ref))]
            centres = [item for group in ours for item in group if item is group[0] or item.ref in refs]
            centres = [item for item in centres if item.ref not in looked]
            looked.update(item.ref for item in centres)
            more = [version for item in centres for version in sort.near(item, MOST) if version not in versions]
            also = {version for group in ours for version, _ in partners([item.ref for item in group], self._rules)}
            more = [*(self.whole.entered(also) - versions), *more][: max(0, _MOST_IN_ALL - len(versions))]
            if not more:
                return found
            versions |= set(more)

    # As they are told

    def utterance(self, ref: Ref) -> JoinedThing | None:
        """The utterance that a statement tells; None for one of which a report says that it wasn't made."""
        found = self.statements([ref])
        group = found.holding(ref)
        if not group:
            return None
        return JoinedThing(group[0].ref, tuple(self._told_sayings(self._shown(group, ref), found.ties)))

    def paper(self, ref: Ref) -> JoinedThing | None:
        """The paper that a document of a report is."""
        found = self.documents([ref])
        group = found.holding(ref)
        if not group:
            return None
        shown = self._shown(group, ref)
        tellings = tuple(self._told_sightings(shown, found.ties))
        return JoinedThing(group[0].ref, tellings, tuple(_states(shown)), differences(JoinedPaper(group[0].ref, tuple(shown))))

    def _shown(self, group: Iterable[T], ref: Ref) -> list[T]:
        """The members whose reports speak on the day that is asked for, and the one that is asked for."""
        items = list(group)
        standing = standing_versions(self._connection, self.whole.entered({item.ref[0] for item in items}))
        when = When.of(self._day)
        speaking = {each.report.version for each in standing.values() if when.speaks(each.span)}
        return [item for item in items if item.ref[0] in speaking or item.ref == ref]

    def _told_sayings(self, sayings: Iterable[Saying], ties: Mapping[Ref, Tie | None]) -> Iterator[Telling]:
        for each in sayings:
            record = self.whole.record(each.ref[0])
            content = next(statement.content for statement in record.statements if statement.id == each.ref[1])
            tie, days = ties[each.ref], each.days if each.told_days else None
            names = tuple(who.name for who in each.speakers)
            told = self.whole.told(each.ref[0])
            yield Telling(told, each.ref[1], "", content, record.quote(content), names, days, *_tied(tie))

    def _told_sightings(self, sightings: Iterable[Sighting], ties: Mapping[Ref, Tie | None]) -> Iterator[Telling]:
        for each in sightings:
            record = self.whole.record(each.ref[0])
            mentions = next(document.mentions for document in record.documents if document.id == each.ref[1])[:1]
            names = tuple(who.side or who.name for who in each.authors)
            told, quote = self.whole.told(each.ref[0]), record.quote(mentions)
            yield Telling(told, each.ref[1], each.label, mentions, quote, names, None, *_tied(ties[each.ref]))


def _states(sightings: Iterable[Sighting]) -> Iterator[StateTold]:
    """The states of a paper with who tells them, by their days, those of which none is told last."""
    found: dict[tuple[str, Days | None], dict[Ref, None]] = {}
    for each in sightings:
        for state in each.states:
            found.setdefault((state.state, state.days), {})[each.ref] = None
    for state_name, days in sorted(found, key=lambda key: (key[1] or (UNDATED, ""), key[0])):
        yield StateTold(state_name, days, tuple(found[state_name, days]))


def _tied(tie: Tie | None) -> tuple[Ref | None, float | None, bool]:
    return (tie.parent, tie.score, tie.judged) if tie is not None else (None, None, False)


def partners(refs: Iterable[Ref], rules: JoinRules) -> set[Ref]:
    """Items, and those that people say are one with them."""
    found = set(refs)
    while more := {ref for pair in rules.same if pair & found for ref in pair} - found:
        found |= more
    return found
