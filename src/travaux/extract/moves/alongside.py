"""Who sides with, or against, who makes a move, told right beside that one: "the Union, opposed by Belmar, called for a toll"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.triggers import Trigger
from travaux.extract.moves.word import find_words
from travaux.record.move import Move, MoveKind
from travaux.record.span import Spans, tagged_id

_SUPPORTED, _OPPOSED = frozenset({"supported", "backed", "seconded", "endorsed"}), frozenset({"opposed", "contradicted"})  # by
_SUPPORTING = _SUPPORTED | {"supporting", "agreeing", "concurring", "in"}
_JOINING = frozenset({"joined", "accompanied", "echoed"})
_OPPOSING = _OPPOSED | {"opposing", "objecting", "dissenting", "disagreeing", "against"}
_PARTICIPLES = _SUPPORTED | _OPPOSED | _JOINING  # with "by"
_WITH = re.compile(
    r", (?:but |and )?with (?P<who>[^;.:\n]{2,160}?) (?P<word>opposing|objecting|dissenting|disagreeing|supporting|agreeing"
    r"|concurring|opposed|against|in (?:favou?r|support|agreement))(?=[.;,\n]|$| and | while | but )"
)
_BEYOND = 40  # characters behind an object in which such words may end
_SPEAKING = frozenset({"behalf", "speaking"})  # "on behalf of the Union", "speaking for the Union"
_SUPPORTS: Mapping[MoveKind, MoveKind] = {  # what who supports a move does, by what that is
    "propose": "accept",
    "offer": "accept",
    "demand": "demand",
    "accept": "accept",
    "reject": "reject",
}
_OPPOSES: Mapping[MoveKind, MoveKind] = {"propose": "reject", "offer": "reject", "demand": "reject"}
_SET_OFF = ("acl", "appos", "nmod", "advcl", "obl")
Told = tuple[Trigger, Move]


def with_those_alongside(scene: MoveScene, told: Sequence[Told], version: str) -> list[Told]:
    """Moves with those of who is told beside who makes them, and with the parties for which somebody speaks, too.

    The participle tells no move of its own, done to who makes the move: the Union isn't what Belmar opposes.
    """
    found: list[Told] = []
    words: set[int] = set()
    for trigger, move in told:
        aside = list(_set_off(scene, trigger)) if move.status == "actual" and move.party else []
        more = [actor for inside in aside for actor in _spoken_for(scene, inside) if actor not in move.party]
        move = _cut(scene, move)
        found.append((trigger, _with_parties(move, more)))
        behind = list(_behind(scene, trigger, move.object)) if move.status == "actual" and move.party else []
        for word, party in (*(pair for inside in aside for pair in _siding(scene, inside)), *behind):
            words.add(word)
            if (other := _of_other(scene, move, word, party, version)) is not None:
                found.append((trigger, other))
    return [(trigger, move) for trigger, move in found if trigger.token not in words]


def _set_off(scene: MoveScene, trigger: Trigger) -> Iterator[list[int]]:
    """The words between commas right behind who makes a move, before its verb: a participle, or "on behalf of"."""
    clauses = scene.clauses
    for subject in scene.relations.of(trigger.token).get("subj", ()):
        for child in (*clauses.children[subject], *clauses.children[trigger.token]):
            inside = sorted(k for k in clauses.subtree(child) if clauses.word(k) != ",")
            between = bool(inside) and subject < inside[0] and inside[-1] < trigger.token
            if between and clauses.tokens[child].deprel in _SET_OFF and clauses.word(inside[0] - 1) == ",":
                yield inside


def _spoken_for(scene: MoveScene, inside: Sequence[int]) -> Iterator[str]:
    """For whom who makes a move speaks, too."""
    if any(scene.clauses.word(k).lower() in _SPEAKING for k in inside):
        yield from (actor for k in inside for actor in scene.actor_at(k))


def _siding(scene: MoveScene, inside: Sequence[int]) -> Iterator[tuple[int, list[str]]]:
    """Each participle with "by", and the actors behind it: "supported by Tesk and opposed by Norvask"."""
    word, actors = -1, list[str]()
    for k in inside:
        if scene.clauses.word(k).lower() in _PARTICIPLES and k + 1 in inside and scene.clauses.word(k + 1) == "by":
            if word >= 0:
                yield word, actors
            word, actors = k, []
            if scene.clauses.word(k - 1).lower() in scene.moods.negations:
                return  # "not joined by Tesk"
        elif word >= 0:
            actors += [actor for actor in scene.actor_of.get(k, ()) if actor not in actors]
    if word >= 0:
        yield word, actors


def _behind(scene: MoveScene, trigger: Trigger, told: Spans) -> Iterator[tuple[int, list[str]]]:
    """Who is told behind a move to side with or against it: "proposed a levy, with Belmar and the Union opposing"."""
    clauses = scene.clauses
    if told and all(clauses.tokens[k].upos == "PRON" for object_ in told for k in clauses.range_of(object_)):
        return  # "It was suggested that ..., with Belmar agreeing"
    span = clauses.sentence_span(clauses.sentence_of(trigger.token))
    for match in _WITH.finditer(clauses.text, clauses.tokens[trigger.token].end, span[1]):
        word = clauses.range_of(match.span("word"))
        actors = dict.fromkeys(a for k in clauses.range_of(match.span("who")) for a in scene.actor_of.get(k, ()))
        if actors and len(word):
            yield word[0], list(actors)


def _cut(scene: MoveScene, move: Move) -> Move:
    """A move whose object ends before who is told to side with or against it."""
    text = scene.clauses.text
    ends = [next((m.start() for m in _WITH.finditer(text, a, b + _BEYOND) if m.start() < b), b) for a, b in move.object]
    told = tuple((a, end) for (a, _), end in zip(move.object, ends, strict=True))
    return move if told == move.object else replace(move, object=told)


def _of_other(scene: MoveScene, move: Move, word: int, party: Sequence[str], version: str) -> Move | None:
    """What is done by who sides with, or against, who makes a move; None where that is no stance on what it is about."""
    kind = _kind(scene.clauses.word(word).lower(), move.kind)
    others = tuple(actor for actor in party if actor not in move.party)
    if kind is None or not others or not move.object:
        return None
    statement = scene.statement_with(scene.span_of((word,)))
    words, standing = find_words(scene, others, statement)
    id = tagged_id("m1", version, "move", move.evidence[0], kind, scene.span_of((word,)))
    within = statement.id if statement is not None else None
    told = replace(move, id=id, kind=kind, party=others, to=(), condition=None)
    return replace(told, statement=within, word=words, standing=standing)


def _kind(word: str, kind: MoveKind) -> MoveKind | None:
    if word in _JOINING:
        return kind
    return (_OPPOSES if word in _OPPOSING else _SUPPORTS).get(kind)


def _with_parties(move: Move, more: Sequence[str]) -> Move:
    """A move with those for whom its party speaks: their word is its word."""
    others = tuple(dict.fromkeys(more))
    words = tuple(replace(move.word[0], party=other) for other in others) if move.word else ()
    return replace(move, party=(*move.party, *others), word=(*move.word, *words)) if others else move
