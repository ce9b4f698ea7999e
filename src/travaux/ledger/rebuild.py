"""A record with other items, made to hold together: what named an item that is gone names none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

from travaux.record.amend import Change, changed, with_lists
from travaux.record.anchor import LIST_OF, Item, ItemKind, key_spans
from travaux.record.check import check_record
from travaux.record.move import Move, Standing, Word
from travaux.record.record import Record
from travaux.record.unresolved import Unresolved

_DOUBT: tuple[Standing, ...] = ("declared", "reported", "claimed")


def rebuild(record: Record, items: Sequence[tuple[ItemKind, Item]], filled: AbstractSet[tuple[str, str]]) -> Record:
    """A record that holds these items, in the order of the text where they are new.

    An item keeps its id whatever is corrected, its spans too: it is what others name it by, and it says which item of the
    reading it was. References to items that are gone become None, or leave their list; rows of `unresolved` go with their
    item, and with their field where people have filled it. The word of a move is told anew where its chain has changed.

    Args:
        record: the reading.
        items: what the record shall hold.
        filled: item and field of the values that people have corrected.

    Raises:
        RecordError: the record doesn't hold together even so.
    """
    ids = {item.id for _, item in items}
    keep = Change(lambda span: span, lambda id: id if id in ids else None)
    lists: dict[str, tuple[Any, ...]] = {}
    for kind, name in LIST_OF.items():
        lists[name] = _placed(getattr(record, name), [changed(item, keep) for k, item in items if k == kind])
    lists["unresolved"] = tuple(_rows(record, ids, lists, filled))
    new = with_lists(record, lists | {"credits": tuple(id for id in record.credits if id in ids)})
    new = replace(new, publisher_actor=record.publisher_actor if record.publisher_actor in ids else None)
    new = _with_words(record, new, filled)
    check_record(new)
    return new


def _placed(read: Sequence[Item], items: Sequence[Item]) -> tuple[Item, ...]:
    """Items in the order in which they were read, new ones before the first that stands further on."""
    place = {item.id: n for n, item in enumerate(read)}
    kept = sorted((item for item in items if item.id in place), key=lambda item: place[item.id])
    for new in sorted((item for item in items if item.id not in place), key=lambda item: (key_spans(item), item.id)):
        at = next((n for n, item in enumerate(kept) if key_spans(item) > key_spans(new)), len(kept))
        kept.insert(at, new)
    return tuple(kept)


def _rows(
    record: Record, ids: AbstractSet[str], lists: dict[str, tuple[Any, ...]], filled: AbstractSet[tuple[str, str]]
) -> Iterable[Unresolved]:
    """What is still unresolved, without candidates that are gone."""
    now = {item.id: item for name in LIST_OF.values() for item in lists[name]}
    gone = {item.id for name in LIST_OF.values() for item in getattr(record, name)} - ids
    for row in record.unresolved:
        told = (row.item, row.field) in filled and getattr(now[row.item], row.field) not in (None, ())
        if row.item not in gone and not told:
            yield replace(row, candidates=tuple(c for c in row.candidates if c.value not in gone))


def _with_words(record: Record, new: Record, filled: AbstractSet[tuple[str, str]]) -> Record:
    """The record with the words of those moves told anew of which the rule now says something else.

    A word that people have corrected, and that of a move they have added, stays as they gave it.
    """
    before = {move.id: words_of(record, move) for move in record.moves}
    moves = []
    for move in new.moves:
        words, standing = words_of(new, move)
        given = (move.id, "word") in filled or (move.id, "standing") in filled
        if move.id in before and before[move.id] != (words, standing) and not given:
            move = replace(move, word=words, standing=standing)
        moves.append(move)
    return replace(new, moves=tuple(moves))


def words_of(record: Record, move: Move) -> tuple[tuple[Word, ...], Standing]:
    """On whose word a move stands for each party, and for all: the rule by which reading tells it.

    A chain counts without outlets and agencies. A speaker that stays unresolved is nobody's own word.
    """
    outlets = {record.publisher_actor, *record.credits}
    parties = {actor.id: actor.party for actor in record.actors}
    chain = _chain(record, move.statement)
    speakers = [{id for id in (s.speaker, *s.co_speakers) if id is not None} for s in chain]
    telling = [each for each in speakers if not (each and each <= outlets)]
    words = []
    for party in move.party:
        own = {party, parties[party]} - {None}
        sides = ({x for s in each for x in (s, parties[s])} for each in telling)
        standing: Standing = "reported" if not telling else "declared" if all(own & side for side in sides) else "claimed"
        words.append(Word(party, standing, tuple(s.id for s in chain)))
    standings = [word.standing for word in words] or [_DOUBT[2] if telling else _DOUBT[1]]
    return tuple(words), max(standings, key=_DOUBT.index)


def _chain(record: Record, statement: str | None) -> list[Any]:
    """A statement with those around it, outermost first."""
    statements = {s.id: s for s in record.statements}
    chain: list[Any] = []
    while statement is not None and statements[statement] not in chain:
        chain.insert(0, statements[statement])
        statement = statements[statement].within
    return chain
