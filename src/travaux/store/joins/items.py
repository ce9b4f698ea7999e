"""One item of a ledger's reports with what it is joined with; and why two items are one thing, or aren't."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from sqlalchemy import Connection, select

from travaux.errors import UsageError
from travaux.joins.explain import Explainer, Explanation, Subject
from travaux.joins.item import ActorInTalks, JoinedItem, MoveInTalks, Ruling, Telling, Testimony, name_of, weightiest_first
from travaux.joins.known import person_of
from travaux.joins.party_names import words_of_actor
from travaux.joins.persons import surname
from travaux.joins.said import chain_of, days_of, voices_of
from travaux.joins.speakers import Actors
from travaux.joins.ties import Ground
from travaux.joins.told import Told
from travaux.ledger.active import active
from travaux.ledger.join_rules import JoinRules, Ref, joins
from travaux.ledger.vocabulary import JoinWords
from travaux.record.actor import Actor
from travaux.record.anchor import key_spans
from travaux.record.document import Document, Issue
from travaux.record.judgement import JOIN_VERDICTS, Judgement
from travaux.record.move import Move
from travaux.record.statement import Statement
from travaux.record.time import TimeExpression
from travaux.store import tables as t
from travaux.store.days import ordinal
from travaux.store.joins.ask import Asker, When, find_talks
from travaux.store.joins.current import bring_current
from travaux.store.joins.judged import JOINS
from travaux.store.joins.links import MoveLinks
from travaux.store.joins.parties import PartiesOf
from travaux.store.joins.rows import NONE, Places
from travaux.store.joins.stored import StoredTalks, stored_talks
from travaux.store.joins.things import Things
from travaux.store.joins.told import told_by_entry
from travaux.store.ledger import Ledger
from travaux.store.named import NamedItem, named_item
from travaux.store.verdicts import load_judgements


@dataclass(frozen=True, slots=True)
class Explained:
    """Why two items are one thing or aren't: in talks, where they are moves of its parties; with their words."""

    explanation: Explanation
    items: tuple[Telling, Telling]
    talks: str | None

    def to_dict(self) -> dict[str, Any]:
        """`travaux.explanation/1`, with the names of the items and of the talks."""
        items = [name_of(each.ref) for each in self.items]
        return {**self.explanation.to_dict(), "items": items, "talks": self.talks}


def joined_item(ledger: Ledger, name: str, actors: Actors, talks: str | None = None, as_of: str | None = None) -> JoinedItem:
    """An item, and what it is joined with.

    Args:
        name: `REPORT#ITEM`, or the id of a deed or a proposition.
        actors: compares them.
        talks: only these; all of the ledger's where None is given.
        as_of: a day, ISO: only what was known by then, and made by then.

    Raises:
        UsageError: there is no such item or no such talks, or it wasn't known on that day.
        LedgerError: the database can't be read.
    """
    bring_current(ledger)
    with ledger.database.reading() as connection:
        return _Asking(connection, ledger.words.joining, actors, talks, as_of).item(named_item(connection, name))


def explain_items(ledger: Ledger, a: str, b: str, actors: Actors, talks: str | None = None) -> Explained:
    """Why two items are one thing or aren't.

    Args:
        a, b: as for `joined_item`.
        talks: of which moves are asked; where None is given, the first ones that have both.

    Raises:
        UsageError: there is no such item or no such talks.
        LedgerError: the database can't be read.
    """
    return next(explain_pairs(ledger, [(a, b)], actors, talks))


def explain_pairs(
    ledger: Ledger, pairs: Iterable[tuple[str, str]], actors: Actors, talks: str | None = None
) -> Iterator[Explained]:
    """Why the items of pairs are one thing or aren't; what is read of a report is kept until the last is told.

    Args:
        pairs: and talks: as for `explain_items`.

    Raises:
        UsageError: there is no such item or no such talks.
        LedgerError: the database can't be read.
    """
    bring_current(ledger)
    with ledger.database.reading() as connection:
        asking = _Asking(connection, ledger.words.joining, actors, talks, None)
        for a, b in pairs:
            yield asking.explained(named_item(connection, a), named_item(connection, b))


class _Asking:
    """Asks a ledger for items, in one transaction."""

    def __init__(self, connection: Connection, words: JoinWords, actors: Actors, talks: str | None, day: str | None) -> None:
        self._connection, self._words, self._actors, self._day = connection, words, actors, day
        self._judgements = load_judgements(connection, [JOINS])
        self._rules: JoinRules = joins(self._judgements)
        self._talks = [find_talks(connection, talks)] if talks is not None else stored_talks(connection)
        self._parties = {each.number: PartiesOf(connection, each, words) for each in self._talks}
        self._first = self._talks[0] if self._talks else find_talks(connection, talks)
        self._things = Things(connection, words, actors, parties=self._parties[self._first.number], rules=self._rules, day=day)

    def item(self, named: NamedItem) -> JoinedItem:
        """An item, and what it is joined with."""
        told = self._things.whole.put(named.report, named.record)
        self._expect_known(told)
        own, record = self._telling(told, named), named.record
        inside = _statement_of(named)
        chain = voices_of(chain_of(inside, {statement.id: statement for statement in record.statements}))
        called = {actor.id: actor.name for actor in record.actors}
        names = tuple(tuple(called.get(id, "") for id in group) for group in chain)
        found = JoinedItem(named.kind, own, _what(named), names, self._day, rulings=tuple(self._rulings(named.ref)))
        if isinstance(named.item, Statement):
            return replace(found, thing=self._things.utterance(named.ref))
        if isinstance(named.item, Document):
            return replace(found, thing=self._things.paper(named.ref))
        if isinstance(named.item, Move):
            return replace(found, talks=tuple(self._moves(named)))
        if isinstance(named.item, Actor):
            sides = tuple(self._side(named.item, told, each) for each in self._talks)
            return replace(found, sides=sides, person=self._person(named) if named.item.kind == "person" else None)
        return found

    def _expect_known(self, told: Told) -> None:
        if self._day is not None and (told.day is None or told.day > self._day):
            known = f"was released on {told.day}" if told.day is not None else "has no date and stands in no dated view"
            raise UsageError(f"expected an item that was known on {self._day}; its report {known}; ask without --as-of, or later")

    def _telling(self, told: Told, named: NamedItem) -> Telling:
        item, record = named.item, named.record
        called = {actor.id: actor.name for actor in record.actors}
        spans = item.content if isinstance(item, Statement) else key_spans(item)
        ids: tuple[str | None, ...] = ()
        days = None
        if isinstance(item, Statement):
            ids, days = (item.speaker, *item.co_speakers), days_of(item.said)
        elif isinstance(item, Document):
            ids = item.authors
        elif isinstance(item, Move):
            ids, days = item.party, days_of(item.time)
        names = tuple(called[id] for id in ids if id in called)
        return Telling(told, item.id, _label(named), spans, record.quote(spans), names, days)

    def _rulings(self, ref: Ref) -> Iterator[Ruling]:
        disputed = {judgement.id for dispute in self._rules.disputed for judgement in dispute.judgements}
        for judgement in active(self._judgements):
            if judgement.verdict in JOIN_VERDICTS and ref in _refs(judgement):
                yield Ruling(judgement, judgement.id in disputed)

    # Moves

    def _moves(self, named: NamedItem) -> Iterator[MoveInTalks]:
        found = 0
        for each in self._talks:
            links = self._links(each, self._day)
            for move in links.of(named.report.entered, named.item.id, named.party, partial(self._why, each)):
                found += 1
                yield move
        if not found and named.party is not None:
            raise UsageError(
                f"expected a party whose move {named.item.id} is in the ledger's talks, got {named.party!r}; "
                f"travaux show {named.report.version}#{named.item.id} tells whose it is"
            )

    def _links(self, talks: StoredTalks, day: str | None) -> MoveLinks:
        return MoveLinks(self._connection, Asker(self._connection, talks.talks.name, When.of(day)))

    def _why(self, talks: StoredTalks, a: Ref, b: Ref) -> Explanation:
        """Why two moves that are joined are."""
        one, other = self._subjects([a, b], talks)
        explainer = Explainer(self._actors, self._words, talks.talks)
        return weightiest_first(explainer.explain(one, other, self._rules, joined=True))

    def _subjects(self, refs: list[Ref], talks: StoredTalks, *, surely: bool = False) -> list[Subject]:
        """Items to compare.

        Args:
            surely: nobody is told to act for a party but by the report itself: what is presumed parts nobody from himself.
        """
        whole = self._things.whole
        told = {each.version: each for each in whole.load(whole.entered(version for version, _ in refs))}
        asking = self._parties[talks.number]
        parties = (asking.sure if surely else asking.find)(list(told.values()))
        return [Subject(told[version], item, parties[version]) for version, item in refs]

    # Actors

    def _person(self, named: NamedItem) -> str | None:
        """The full name of a person whom a report calls by the last name alone."""
        (subject,) = self._subjects([named.ref], self._first, surely=True)
        return self._things.known([subject]).named(person_of(subject.told, subject.item, subject.parties))

    def _side(self, actor: Actor, told: Told, talks: StoredTalks) -> ActorInTalks:
        asking = self._parties[talks.number]
        sides, party = asking.sides(told), asking.find([told])[told.version].get(actor.id)
        said = tuple(self._said_of(actor, told, talks)) if actor.kind == "person" else ()
        words = words_of_actor(actor.name)
        if party is None:
            return ActorInTalks(talks.talks.name, None, None, said)
        if actor.id not in sides.parties:
            return ActorInTalks(talks.talks.name, party, "other reports", said)
        if (actor.kind != "person" and asking.names.party_of(words) == party) or asking.names.parties.get(words) == party:
            return ActorInTalks(talks.talks.name, party, "its name", said)
        return ActorInTalks(talks.talks.name, party, "its report", said)

    def _said_of(self, actor: Actor, told: Told, talks: StoredTalks) -> Iterator[Testimony]:
        """What reports up to an actor's own say of persons of its name, the latest first."""
        words, c = words_of_actor(actor.name), t.seen.c
        if not words:
            return
        query = select(t.seen).where(c.talks == talks.number, c.surname == surname(words), c.party != NONE)
        query = query.where(c.day <= ordinal(told.day)) if told.day is not None else query
        meant = {" ".join(words), words[-1]}
        rows = [row for row in self._connection.execute(query) if len(words) == 1 or row.person in meant]
        by_place = told_by_entry(self._connection, {row.version for row in rows})
        places = Places(talks.talks)
        for row in sorted(rows, key=lambda row: (-row.day, row.version, row.party)):
            yield Testimony(by_place[row.version], places.parties[row.party], row.weight)

    # Pairs

    def explained(self, a: NamedItem, b: NamedItem) -> Explained:
        """Why two items are one thing or aren't."""
        if odd := [each.item.id for each in (a, b) if each.kind == "time"]:
            raise UsageError(f"expected statements, moves, documents, actors or issues, got the time {odd[0]}; times join nothing")
        told = [self._things.whole.put(each.report, each.record) for each in (a, b)]
        talks, joined, missing = self._first, None, ""
        if a.kind == b.kind == "move":
            talks, joined, missing = self._joined_moves(a, b)
        elif a.kind == b.kind == "statement":
            joined = b.ref in {each.ref for each in self._things.statements([a.ref, b.ref]).holding(a.ref)}
        elif a.kind == b.kind == "document":
            joined = b.ref in {each.ref for each in self._things.documents([a.ref, b.ref]).holding(a.ref)}
        actors = a.kind == b.kind == "actor"
        one, other = self._subjects([a.ref, b.ref], talks, surely=actors)
        known = self._things.known([one, other]) if actors else None
        explainer = Explainer(self._actors, self._words, talks.talks, known)
        found = explainer.explain(one, other, self._rules, joined=joined)
        if missing and a.ref != b.ref:
            found = replace(found, reasons=(Ground("talks", missing, 1.0), *found.reasons))
        tellings = (self._telling(told[0], a), self._telling(told[1], b))
        inside = a.kind == b.kind == "move" and not missing
        return Explained(weightiest_first(found), tellings, talks.talks.name if inside else None)

    def _joined_moves(self, a: NamedItem, b: NamedItem) -> tuple[StoredTalks, bool | None, str]:
        """The talks in which two moves are, whether they are about one thing there, and what they lack to be joined in any."""
        lacking = ""
        for talks in self._talks:
            links = self._links(talks, None)
            rows = [links.rows(each.report.entered, each.item.id, each.party) for each in (a, b)]
            if all(rows):
                numbers = [{row.proposition for row in each if row.proposition is not None} for each in rows]
                return talks, not numbers[0].isdisjoint(numbers[1]), ""
            which = "neither is" if not any(rows) else "the first isn't" if not rows[0] else "the second isn't"
            lacking = (
                lacking
                or f"{which} a move of a party of {talks.talks.name}, so nothing joins them there; told by their words alone"
            )
        return self._first, None, lacking


def _refs(judgement: Judgement) -> set[Ref]:
    return {(anchor.version, anchor.item) for anchor in judgement.anchors}


def _statement_of(named: NamedItem) -> str | None:
    """The statement that an item is, or that tells it."""
    if isinstance(named.item, Statement):
        return named.item.id
    return named.item.statement if isinstance(named.item, Move) else None


def _label(named: NamedItem) -> str:
    item = named.item
    if isinstance(item, Move):
        return named.record.quote(item.object) if item.object else ""
    if isinstance(item, Actor):
        return item.name
    if isinstance(item, TimeExpression):
        return item.value or ""
    return item.label if isinstance(item, Document | Issue) else ""


def _what(named: NamedItem) -> str | None:
    item = named.item
    if isinstance(item, Move):
        return item.kind if item.status == "actual" else f"{item.kind} ({item.status})"
    return item.kind if isinstance(item, Document | Actor) else None
