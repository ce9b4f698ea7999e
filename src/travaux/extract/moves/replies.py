"""Towards whom a move is made where only what stands beside it tells: a reply to an offer, a letter that proposes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from travaux.extract.moves.meant import meant_by, meant_or_named
from travaux.extract.moves.places import OWNERS
from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.triggers import Trigger
from travaux.extract.statements.lexicon import plural

_UP = 2  # words up from a participle among which it is told what is written
_REPLYING = frozenset({"replying", "responding", "answering", "reacting"})
_REPLY = frozenset({"reply", "response", "answer", "reaction"})
_SINGULAR = (
    *(
        "offer",
        "proposal",
        "demand",
        "request",
        "call",
        "invitation",
        "appeal",
        "plea",
        "letter",
        "note",
        "message",
        "plan",
        "draft",
    ),
    *("ultimatum", "threat", "warning", "question", "criticism", "accusation", "complaint", "suggestion", "bid", "refusal"),
)
_WRITING = frozenset(
    {"wrote", "write", "writes", "written", "writing", "sent", "send", "sends", "sending", "cabled", "spoke", "speaking"}
    | {"letter", "letters", "note", "notes", "message", "messages", "cable", "telegram", "email", "e-mail", "memo", "petition"}
)
_TOLD = frozenset({*_SINGULAR, *map(plural, _SINGULAR)})  # what one side tells another, who replies to it


def whom_it_answers(scene: MoveScene, trigger: Trigger, party: Sequence[str]) -> tuple[str, ...]:
    """Those to whom, or to whose offer, demand or letter, the one who makes a move replies by it."""
    if trigger.kind == "consult":
        return ()
    own = {scene.side_of(p) for p in party}
    for told in (written_to(scene, trigger), _from_whom(scene, trigger)):
        if others := tuple(a for a in told if a not in party and scene.side_of(a) not in own):
            return others
    for noun in _replied_to(scene, trigger.token):
        found = meant_or_named(scene, (noun,))
        if not found and scene.clauses.word(noun).lower() in _TOLD:
            owners = scene.relations.of(noun)
            found = next((told for name in OWNERS if (told := meant_by(scene, owners.get(name, ())))), ())
        if others := tuple(a for a in found if a not in party and scene.side_of(a) not in own):
            return others
    return ()


def _from_whom(scene: MoveScene, trigger: Trigger) -> tuple[str, ...]:
    """Whose offer or demand is answered where the parser hung him on the verb: "turned down two bids | from Belmar"."""
    found = scene.relations.of(trigger.token)
    told = any(scene.clauses.word(k).lower() in _TOLD for k in found.get("obj", ()))
    return meant_by(scene, found.get("from", ())) if told and trigger.kind in ("accept", "reject") else ()


def written_to(scene: MoveScene, trigger: Trigger) -> tuple[str, ...]:
    """To whom that is written or spoken which a participle says: "wrote to Velt | proposing a toll", "a letter to him asking"."""
    clauses, i = scene.clauses, trigger.token
    if clauses.tokens[i].deprel not in ("advcl", "acl") or not clauses.word(i).lower().endswith("ing"):
        return ()
    for _ in range(_UP):
        i = clauses.tokens[i].head
        if i < 0:
            break
        found = scene.relations.of(i)
        if clauses.word(i).lower() in _WRITING:
            places = (*found.get("to", ()), *found.get("iobj", ()), *found.get("obj to", ()))
            if named := meant_or_named(scene, places):
                return named
    return ()


def _replied_to(scene: MoveScene, i: int) -> Iterator[int]:
    """The nouns for what a word's clause replies to: "replying to the demand", "in answer to the letter"."""
    clauses, relations = scene.clauses, scene.relations
    for child in clauses.children[i]:
        word, found = clauses.word(child).lower(), relations.of(child)
        cases = {clauses.word(c).lower() for c in clauses.children[child] if clauses.tokens[c].deprel == "case"}
        if word in _REPLYING and clauses.tokens[child].deprel == "advcl":
            yield from (*found.get("to", ()), *(found.get("obj", ()) if word == "answering" else ()))
        elif word in _REPLY and "in" in cases:
            yield from found.get("to", ())
