"""Makes judgements of items in a ledger and stores them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields
from typing import Any, Literal, cast, get_args, get_origin

from travaux.errors import UsageError
from travaux.ledger.rebuild import words_of
from travaux.record.amend import completed
from travaux.record.anchor import LIST_OF, TYPE_OF, ItemKind
from travaux.record.check import REFERENCES
from travaux.record.judgement import Judgement, Role, Signature, add, correct
from travaux.record.move import Move
from travaux.record.record import Record
from travaux.record.span import Spans
from travaux.record.wire import hints_of, plain
from travaux.review.refs import find_ref
from travaux.store.judged import add_judgements, find_judgement
from travaux.store.ledger import Ledger
from travaux.store.pack import storable
from travaux.store.reports import speaking
from travaux.store.settled import settled

_EXAMPLES: dict[ItemKind, str] = {
    "statement": '{"speaker": "Ana Velt", "source": "she", "cue": "said", "content": "the dam will open", "form": "indirect"}',
    "move": '{"kind": "demand", "party": ["Karvelia"], "evidence": "insists on", "object": "a halt to the works"}',
    "actor": '{"name": "Karvelia", "kind": "government", "mentions": "Karvelia insists"}',
    "time": '{"start": 10, "end": 17, "type": "DATE", "value": "2019-03-12", "earliest": "2019-03-12", "latest": "2019-03-12"}',
    "document": '{"label": "draft agreement", "kind": "draft", "authors": ["Karvelia"], "mentions": "a draft agreement"}',
    "issue": '{"label": "the dam", "mentions": "the dam at Lissa"}',
}


class Judge:
    """One person who judges what a ledger holds.

    Args:
        by: who it is.
        why: a note that goes with each judgement.
        role: an editor's judgement decides where coders differ.

    Each method stores a judgement, dated by the ledger's clock, and returns it. Items are named as `REPORT#ITEM`.

    Raises:
        UsageError: a name means nothing or several things, or a value doesn't fit.
    """

    def __init__(self, ledger: Ledger, by: str, *, why: str = "", role: Role = "coder") -> None:
        self._ledger = ledger
        self._by, self._why, self._role = storable(by), storable(why), role

    def accept(self, item: str) -> Judgement:
        """It is there, and as it was read."""
        return self._of_items("accept", [item])

    def reject(self, item: str) -> Judgement:
        """It isn't there."""
        return self._of_items("reject", [item])

    def join(self, items: Sequence[str]) -> Judgement:
        """They are one."""
        return self._of_items("join", items)

    def split(self, items: Sequence[str]) -> Judgement:
        """The first is none of the others."""
        return self._of_items("split", items)

    def not_same(self, items: Sequence[str]) -> Judgement:
        """No two of them are one."""
        return self._of_items("not-same", items)

    def correct(self, item: str, field: str, value: Any) -> Judgement:
        """A field of it holds another value.

        Args:
            value: in its wire form; words of the report may stand for spans, names of actors for their ids.
        """
        with self._ledger.database.reading() as connection:
            ref = find_ref(connection, item)
            record = settled(connection, ref.report).record
            anchor = ref.anchor(field)
        told = _value(record, anchor.kind, {field: value})[field]
        return self._store(correct(record, anchor, told, self._signature()))

    def add(self, report: str, kind: str, value: Mapping[str, Any]) -> Judgement:
        """The report holds an item that reading has missed.

        Args:
            kind: statement, move, actor, time, document or issue.
            value: its wire form, as for `correct`; `id` and what may stay empty can be left out.
        """
        if kind not in LIST_OF:
            raise UsageError(f"expected a kind among {', '.join(get_args(ItemKind))}, got {kind!r}")
        if not isinstance(value, Mapping):
            raise UsageError(f"expected the item as a JSON object, got {str(value)[:60]!r}; docs/record.md tells its keys")
        with self._ledger.database.reading() as connection:
            found = speaking(connection, report)
            record = settled(connection, found).record
        _expect_fields(kind, value)
        told = _value(record, kind, value)
        if kind == "move":
            told = _whole_move(record, told)
        return self._store(add(record, found.version, kind, told, self._signature()))

    def undo(self, judgement: str) -> Judgement:
        """A judgement no longer holds; undoing an undo restores.

        Args:
            judgement: its id, or the beginning of it.
        """
        found = find_judgement(self._ledger, judgement)
        signed = self._signature()
        return self._store(Judgement("undo", (), signed.by, signed.at, why=signed.why, undoes=found, role=signed.role))

    def _of_items(self, verdict: Literal["accept", "reject", "join", "split", "not-same"], items: Sequence[str]) -> Judgement:
        with self._ledger.database.reading() as connection:
            anchors = tuple(find_ref(connection, item).anchor() for item in items)
        signed = self._signature()
        return self._store(Judgement(verdict, anchors, signed.by, signed.at, why=signed.why, role=signed.role))

    def _signature(self) -> Signature:
        return Signature(self._by, self._ledger.now(), self._why, self._role)

    def _store(self, judgement: Judgement) -> Judgement:
        add_judgements(self._ledger, [judgement])
        return judgement


def parse_value(told: str) -> Any:
    """A value as it is given on the command line: JSON, or else the words themselves.

    >>> parse_value('["a", 1]'), parse_value("rejects the offer"), parse_value("null")
    (['a', 1], 'rejects the offer', None)
    """
    told = storable(told)
    try:
        # Escaped surrogates come out of JSON as such.
        return json.loads(storable(json.dumps(json.loads(told), ensure_ascii=False)))
    except ValueError:
        return told
    except RecursionError:
        raise UsageError(
            f"expected a value, got JSON that is nested too deep: {told[:40]} …; docs/record.md tells its form"
        ) from None


def _value(record: Record, kind: ItemKind, value: Mapping[str, Any]) -> dict[str, Any]:
    """An item's wire form, or a part of it, with spans for words of the report and ids for names of actors."""
    hints = hints_of(TYPE_OF[kind])
    naming = REFERENCES.get(LIST_OF[kind], {})
    told = dict(value)
    for field, given in value.items():
        if hints.get(field) in (Spans, Spans | None) and _is_words(given):
            pieces = [given] if isinstance(given, str) else given
            told[field] = [_span(record, piece) for piece in pieces]
        elif field == "mentions" and kind == "actor" and _is_words(given):
            spans = [_span(record, piece) for piece in ([given] if isinstance(given, str) else given)]
            told[field] = [{"start": start, "end": end, "form": "name"} for start, end in spans]
        elif naming.get(field) == "actors":
            several = get_origin(hints[field]) is tuple
            names = given if isinstance(given, list) else [given]
            told[field] = [_actor(record, each) for each in names] if several else _actor(record, given)
    return told


def _expect_fields(kind: ItemKind, told: Mapping[str, Any]) -> None:
    """Refuse an added item that lacks what can't stay empty, with an example of a whole one."""
    free = {"id", "confidence", "status", "standing"} if kind == "move" else {"id", "confidence"}
    needed = [f.name for f in fields(TYPE_OF[kind]) if f.default is MISSING and f.default_factory is MISSING and f.name not in free]
    if missing := [name for name in needed if name not in told]:
        raise UsageError(f"expected a {kind} with {', '.join(missing)} too; for example {_EXAMPLES[kind]}")


def _whole_move(record: Record, told: Mapping[str, Any]) -> dict[str, Any]:
    """A move's wire form with what need not be told: that it was made, and on whose word, which its statement tells."""
    whole = {"status": "actual", **told}
    if "standing" in told or "word" in told:
        return whole
    move = completed("move", {**whole, "standing": "reported"}, record.article.version)
    word, standing = words_of(record, cast(Move, move))
    return {**whole, "word": plain(word), "standing": standing}


def _is_words(given: Any) -> bool:
    return isinstance(given, str) or (isinstance(given, list) and bool(given) and all(isinstance(each, str) for each in given))


def _span(record: Record, words: str) -> list[int]:
    text = record.article.text
    start = text.find(words) if words else -1
    if start < 0:
        raise UsageError(f"expected words of the report, got {words[:80]!r}, which it doesn't hold; copy them exactly")
    if text.find(words, start + 1) >= 0:
        raise UsageError(f"expected words that the report holds once, {words[:80]!r} stands there more often; take more")
    return [start, start + len(words)]


def _actor(record: Record, name: Any) -> Any:
    """The id of the one actor of a name; anything else as it is, for the check of values to tell."""
    if not isinstance(name, str) or any(actor.id == name for actor in record.actors):
        return name
    found = [actor.id for actor in record.actors if actor.name == name]
    if len(found) != 1:
        few = ", ".join(sorted(actor.name for actor in record.actors)[:8])
        advice = "add it first: travaux judge add REPORT actor …" if not found else "give its id"
        raise UsageError(f"expected the name of one actor of the report, got {name!r}; it has {few} …; {advice}")
    return found[0]
