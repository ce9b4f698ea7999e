"""A record as people have left it: what each of them says of an item, and what that comes to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from travaux.ledger.active import active
from travaux.ledger.carry import Orphan
from travaux.ledger.placing import Placed, place
from travaux.ledger.rebuild import rebuild
from travaux.record.amend import circles
from travaux.record.anchor import LIST_OF, Item, ItemKind
from travaux.record.check import names_of
from travaux.record.judgement import ITEM_VERDICTS, Judgement, canonical
from travaux.record.record import Record
from travaux.record.wire import plain

State = Literal["accepted", "rejected", "corrected", "added", "disputed", "untouched"]


@dataclass(frozen=True, slots=True)
class Correction:
    """A field that people made another: its canonical JSON as it was read and as it is now."""

    field: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class JudgedItem:
    """An item with all that people say of it, in order, and what that comes to.

    `item` is as the judged record has it. Of one that isn't in there it is as the machine read it or a person added it.
    """

    kind: ItemKind
    item: Item
    state: State
    judgements: tuple[Judgement, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """A reading as people have left it.

    Args:
        version: the ledger's id of the article's version.
        machine: the record as it was read.
        record: the record with corrections made, rejected items gone and added ones in their place.
        items: every item of either record, and added ones that don't stand, by kind, in text order.
        orphans: judgements that have no place in this reading, and why.
    """

    version: str
    machine: Record
    record: Record
    items: tuple[JudgedItem, ...]
    orphans: tuple[Orphan, ...]


@dataclass(slots=True)
class _Voice:
    """What one person, or the editors together, say last of an item: whether it is there, and the values of fields."""

    there: bool | None = None
    values: dict[str, Any] = field(default_factory=dict)


def settle(record: Record, version: str, judgements: Iterable[Judgement]) -> Judged:
    """The record as people have left it; the order in which judgements come doesn't matter.

    Args:
        record: the reading, as the machine made it.
        version: the ledger's id of the article's version.
        judgements: all there are; those of other reports are passed over.
    """
    placed, orphans = place(record, [j for j in active(judgements) if _is_ours(j, record, version)])
    by_item: dict[str, list[Placed]] = {}
    for each in placed:
        by_item.setdefault(each.item, []).append(each)
    stuck: frozenset[str] = frozenset()
    while True:
        items = _decide_all(record, by_item, stuck)
        new = _with(record, items)
        # Two people can each put a statement within the other's: neither stands.
        circle = ({id for id, _ in circles(new)} & set(by_item)) - stuck
        if not circle:
            break
        stuck |= circle
    final = {item.id: item for name in LIST_OF.values() for item in getattr(new, name)}
    judged = tuple(replace(each, item=final.get(each.item.id, each.item)) for each in items)
    return Judged(version, record, new, judged, tuple(orphans))


def _is_ours(judgement: Judgement, record: Record, version: str) -> bool:
    """Whether a judgement is of an item of this report, in this version of it or another."""
    if judgement.verdict not in ITEM_VERDICTS:
        return False
    anchor = judgement.anchors[0]
    return anchor.version == version or anchor.article == record.article.id


def _decide_all(record: Record, by_item: Mapping[str, list[Placed]], stuck: frozenset[str]) -> list[JudgedItem]:
    items: list[JudgedItem] = []
    for kind, name in LIST_OF.items():
        read = {item.id: item for item in getattr(record, name)}
        added = sorted(id for id, placed in by_item.items() if placed[0].kind == kind and id not in read)
        for id in (*read, *added):
            items.append(_decide(kind, read.get(id), by_item.get(id, []), id in stuck))
    return items


def _with(record: Record, items: Iterable[JudgedItem]) -> Record:
    """The record with what was decided of its items."""
    read = {item.id for name in LIST_OF.values() for item in getattr(record, name)}
    standing = [each for each in items if each.state != "rejected" and (each.item.id in read or each.state != "disputed")]
    filled = {(each.item.id, c.field) for each in standing for c in each.corrections}
    return rebuild(record, [(each.kind, each.item) for each in standing], filled)


def _decide(kind: ItemKind, read: Item | None, placed: Sequence[Placed], stuck: bool) -> JudgedItem:
    """What all that is said of an item comes to."""
    judgements = tuple(each.judgement for each in placed)
    adds = [each for each in placed if each.judgement.verdict == "add"]
    base: Item = read if read is not None else adds[0].value
    if not placed:
        return JudgedItem(kind, base, "untouched")
    # One that is added by one person alone is to the others what a read one is: theirs to correct.
    tell = read is not None or len({_voice_of(each) for each in adds}) > 1
    editors = _hear((each for each in placed if each.judgement.role == "editor"), tell)
    names = sorted({each.judgement.by for each in placed if each.judgement.role != "editor"})
    coders = [_hear((e for e in placed if _voice_of(e) == (name, "coder")), tell) for name in names]
    there = {editors.there} if editors.there is not None else {voice.there for voice in coders}
    values, differ = _agree(editors, coders)
    disputed = stuck or len(there) > 1 or (differ and there == {True})
    if disputed:
        values = {} if stuck else editors.values
    if not disputed and there == {False}:
        return JudgedItem(kind, base, "rejected", judgements)
    item = replace(base, **values)
    corrections = _corrections(base, item)
    state: State = "corrected" if corrections else "accepted"
    return JudgedItem(kind, item, "disputed" if disputed else state if read is not None else "added", judgements, corrections)


def _voice_of(placed: Placed) -> tuple[str, str]:
    """Whose voice it is: editors speak as one."""
    judgement = placed.judgement
    return ("", "editor") if judgement.role == "editor" else (judgement.by, "coder")


def _hear(placed: Iterable[Placed], tell: bool) -> _Voice:
    """What a voice says last. A rejection takes back its corrections, any other verdict its rejection."""
    voice = _Voice()
    for each in placed:
        verdict = each.judgement.verdict
        voice.there = verdict != "reject"
        if verdict == "reject":
            voice.values = {}
        elif verdict == "correct":
            voice.values[str(each.field)] = each.value
        elif verdict == "add" and tell:
            names = names_of(each.value.__class__)
            voice.values |= {name: getattr(each.value, name) for name in names if name not in ("id", "confidence")}
    return voice


def _agree(editors: _Voice, coders: Iterable[_Voice]) -> tuple[dict[str, Any], bool]:
    """The values of fields, the editors' first, and whether coders differ on another."""
    said: dict[str, dict[str, Any]] = {}
    for voice in coders:
        for name, value in voice.values.items():
            said.setdefault(name, {})[canonical(plain(value))] = value
    values = {name: next(iter(each.values())) for name, each in said.items()} | editors.values
    return values, any(len(each) > 1 for name, each in said.items() if name not in editors.values)


def _corrections(base: Item, item: Item) -> tuple[Correction, ...]:
    was, now = ({name: canonical(value) for name, value in plain(each).items()} for each in (base, item))
    return tuple(Correction(name, was[name], now[name]) for name in was if was[name] != now[name])
