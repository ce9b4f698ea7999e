"""Moves whose objects stand in a list: "The guild is calling for:", with an item on each line below."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.triggers import Trigger
from travaux.record.move import MoveKind, MoveStatus
from travaux.record.span import Span

_MOST = 30  # items
_KINDS = frozenset({"propose", "offer", "demand", "accept", "reject", "concede", "commit"})
_NAMING: dict[str, MoveKind] = {  # what a list tells where no word before it is known to make a move: "The offer comprises:"
    **dict.fromkeys(("offer", "offers", "offered"), "offer"),
    **dict.fromkeys(("proposal", "proposals", "proposes", "proposed", "amendments", "draft", "plan"), "propose"),
    **dict.fromkeys(("recommendation", "recommendations", "recommends", "suggestion", "suggestions", "suggests"), "propose"),
    **dict.fromkeys(("demands", "demanded", "conditions", "seeks", "wants"), "demand"),
}
_PERFECT = frozenset({"had", "has", "have"})
_NAMED = 0.8  # the score of such a word
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]\s+")
_ON_CONDITIONS = re.compile(r"\b(?:on|under) (?:[\w-]+ ){0,3}(?:conditions?|terms)\s*:$")
_WILLS = frozenset({"will", "shall"})
_WILL = re.compile(r"^What (?:[\w’'-]+ ){1,6}(?:will|shall) do:?$|\b(?:will|shall)(?: also)?:$")
_WHAT = re.compile(r"What (?:[\w’'-]+ ){1,6}[\w’'-]+:?")  # "What the company is offering", above what it is
_TAIL = re.compile(r"[\s;,.]+(?:and|or)?[\s;,.]*$")


@dataclass(frozen=True, slots=True)
class Listing:
    """A word before a list, and the items, each an object of the move that the word shows."""

    trigger: Trigger
    items: tuple[Span, ...]
    status: MoveStatus | None = None  # where that of its word isn't the items'


def find_listings(scene: MoveScene, triggers: Sequence[Trigger]) -> Iterator[Listing]:
    """The lists behind a colon, in text order, each with the last word of its lead that shows a move, or names what is listed."""
    for lead, items in _lists(scene):
        if (pledge := _pledge(scene, lead)) is not None:
            own = tuple(item for item in items if not _has_own_subject(scene, item))
            yield from [Listing(pledge, own, "planned")] if own else []
            continue
        if 2 * sum(_tells_what_was_done(scene, item) for item in items) > len(items):
            continue
        sentence = scene.clauses.sentence_of(scene.clauses.range_of((lead[1] - 1, lead[1]))[0])
        first, end = scene.clauses.sentences[sentence]
        shown = [trigger for trigger in triggers if first <= trigger.token < end and trigger.kind in _KINDS]
        if shown:
            deeds = _own_items(scene, shown[-1], items, triggers)
            if not _tells_conditions(scene, shown[-1].token, end) and len(deeds) < len(items):
                yield Listing(shown[-1], tuple(item for item in items if item not in deeds))
            continue
        naming = (i for i in range(first, end) if scene.clauses.word(i).lower() in _NAMING)
        if (word := next((i for i in naming if scene.clauses.tokens[i].upos in ("NOUN", "VERB")), None)) is not None:
            yield Listing(Trigger(word, _NAMING[scene.clauses.word(word).lower()], _NAMED, None, None), items)


def _pledge(scene: MoveScene, lead: Span) -> Trigger | None:
    """What is bound by a line that only tells who will do what stands below: "What Norvask will do", "Norvask will:"."""
    clauses = scene.clauses
    if _WILL.search(clauses.text[slice(*lead)]) is None:
        return None
    will = next((k for k in reversed(clauses.range_of(lead)) if clauses.word(k).lower() in _WILLS), None)
    if will is None:
        return None
    verb = clauses.tokens[will].head
    return Trigger(verb if clauses.tokens[will].deprel == "aux" and verb >= 0 else will, "commit", _NAMED, None, None)


def _own_items(scene: MoveScene, trigger: Trigger, items: Sequence[Span], triggers: Sequence[Trigger]) -> list[Span]:
    """Items of what was agreed or adopted that tell by themselves who does what: "2. Norvask undertakes to open the port"."""
    if trigger.kind not in ("accept", "commit"):
        return []
    shown = {each.token for each in triggers}
    return [item for item in items if _is_deed(scene, item, shown)]


def _is_deed(scene: MoveScene, item: Span, shown: Container[int]) -> bool:
    """Whether somebody is the subject of an item's verb, which shows a move or is no "shall"."""
    clauses = scene.clauses
    inside = clauses.range_of(item)
    root = next((k for k in inside if clauses.tokens[k].head not in inside and clauses.tokens[k].upos in ("VERB", "ADJ")), None)
    if root is None:
        return False
    subjects = [c for c in clauses.children[root] if clauses.tokens[c].deprel == "nsubj"]
    bound = any(clauses.word(c).lower() in _WILLS for c in clauses.children[root])
    acting = any(scene.actors_at(c) for c in subjects)
    return acting and (root in shown or not bound)


def _has_own_subject(scene: MoveScene, item: Span) -> bool:
    """Whether an item tells by itself who does what: "Norvask has also agreed to publish all permits"."""
    clauses = scene.clauses
    inside = clauses.range_of(item)
    roots = [k for k in inside if clauses.tokens[k].head not in inside]
    return any(clauses.tokens[c].deprel.startswith("nsubj") for k in roots for c in clauses.children[k])


def _tells_conditions(scene: MoveScene, word: int, end: int) -> bool:
    """Whether a line tells, behind the word for a move, that what follows must hold for it: "will sign if:"."""
    clauses = scene.clauses
    behind = clauses.text[clauses.tokens[word].end : clauses.tokens[end - 1].end]
    opened = any(scene.conditions.at(clauses, k) is not None for k in range(word + 1, end))
    return opened or _ON_CONDITIONS.search(behind) is not None


def _tells_what_was_done(scene: MoveScene, item: Span) -> bool:
    """Whether an item is a sentence of its own in the past, and no object: "(b) one delegation informed us that it would vote"."""
    clauses = scene.clauses
    inside = clauses.range_of(item)
    root = next((k for k in inside if clauses.tokens[k].head < 0 and clauses.tokens[k].upos == "VERB"), None)
    if root is None or not any(clauses.tokens[c].deprel == "nsubj" for c in clauses.children[root]):
        return False
    beside = [clauses.word(c).lower() for c in clauses.children[root] if clauses.tokens[c].deprel in ("aux", "aux:pass")]
    return (not beside and clauses.word(root).lower().endswith("ed")) or any(word in _PERFECT for word in beside)


def _form(mark: re.Match[str] | None) -> str | None:
    """How a number or letter is written, "0." of "3. "; None where there is none."""
    return re.sub(r"[a-z]+", "a", re.sub(r"\d+", "0", mark.group().strip())) if mark is not None else None


def _goes_on_above(form: str | None, above: Sequence[str | None]) -> bool:
    """Whether a number is of the text that holds a list, not of the list: of the line above it, or a plain one behind letters.

    "3. The ministers agreed: | (a) to meet; | (b) to publish. | 4. Norvask took note".
    """
    lead, *first = above
    return form is not None and (form == lead or (form == "0." and first not in ([], [form], [None])))


def _lists(scene: MoveScene) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """The blocks that end in a colon, or tell "what" somebody does, each with the items of the list right behind it."""
    blocks = scene.clauses.blocks
    for at, lead in enumerate(blocks):
        words = scene.clauses.text[lead.start : lead.end].rstrip()
        headed = lead.kind == "heading" and _WILL.search(words) is not None
        told = (
            (words.endswith(":") and lead.kind == "paragraph")
            or headed
            or (lead.kind != "list" and _WHAT.fullmatch(words) is not None)
        )
        if not told:
            continue
        items: list[Span] = []
        above = [_form(_NUMBER.match(scene.clauses.text, lead.start, lead.end))]
        for block in blocks[at + 1 : at + 1 + _MOST]:
            mark = _NUMBER.match(scene.clauses.text, block.start, block.end)
            if (block.kind != "list" and mark is None) or _goes_on_above(_form(mark), above):
                break
            above += [_form(mark)] if len(above) == 1 else []
            start = mark.end() if mark is not None else block.start
            end = start + len(_TAIL.sub("", scene.clauses.text[start : block.end]))
            if end > start:
                items.append((start, end))
        if items:
            yield (lead.start, lead.start + len(scene.clauses.text[lead.start : lead.end].rstrip())), tuple(items)
