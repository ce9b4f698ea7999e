"""Whom words mean that tell who makes a move, beyond the actor that they mention."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from travaux.extract.moves.amounts import counted
from travaux.extract.moves.places import HIGHEST, given_places
from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.triggers import Trigger
from travaux.record.statement import Statement

_WE = frozenset({"we", "us", "our"})
_OURS = frozenset({"us", "our", "my", "ours"})
_NOBODY = frozenset({"nobody", "none", "no-one"})
_LIKE = ("like", "such", "such as")
_AMONG = ("of", "in", "on", "at", "from", "among")
_BODIES = frozenset({"government", "organisation", "bloc"})
_KINDS_OF: Mapping[str, frozenset[str]] = {  # what kind of actor a possessive may mean
    "its": _BODIES,
    "his": frozenset({"person", "office"}),
    "her": frozenset({"person", "office"}),
    "their": frozenset({"group", "bloc"}),
}
_BACK = frozenset(("it", "them", "this", "that", "these", "those"))
_OTHER_CLAUSES = frozenset({"conj", "parataxis"})


def speakers(statement: Statement) -> tuple[str, ...]:
    """Who makes a statement, the speaker first."""
    return (statement.speaker, *statement.co_speakers) if statement.speaker is not None else ()


def meant_by(scene: MoveScene, tokens: Iterable[int]) -> tuple[str, ...]:
    """The actors that words mean; "we" means all who make the statement that it stands in."""
    found: list[str] = []
    for k in tokens:
        token = scene.clauses.tokens[k]
        together = scene.statement_with((token.start, token.end)) if token.upos == "PRON" else None
        if owner := _whose_own(scene, k):
            found += owner
        elif among := _among_whom(scene, k):
            found += among
        elif together is not None and together.co_speakers and scene.clauses.word(k).lower() in _WE:
            found += speakers(together)
        elif sides := _sides_of_group(scene, k):
            found += sides
        elif together is not None and together.co_speakers and scene.clauses.word(k).lower() == "they" and not scene.actors_at(k):
            found += speakers(together)  # "Both sides say they have settled it"
        else:
            found += scene.actors_at(k) or scene.actors_at(counted(scene.relations, k))
    return tuple(dict.fromkeys(found))


def meant_or_named(scene: MoveScene, tokens: Iterable[int]) -> tuple[str, ...]:
    """The actors that words mean, or where they mean none the names in apposition to them."""
    tokens = list(tokens)
    return meant_by(scene, tokens) or tuple(dict.fromkeys(a for k in tokens for a in _named_behind(scene, k)))


def _named_behind(scene: MoveScene, k: int) -> tuple[str, ...]:
    """Whom the one name behind a noun in the singular means: "the landlord, Brix Estates, refused"."""
    tokens, clauses = scene.clauses.tokens, scene.clauses
    apposed = [c for c in clauses.children[k] if tokens[c].deprel == "appos"]
    if len(apposed) != 1 or tokens[k].upos not in ("NOUN", "PROPN") or clauses.word(k).endswith("s"):
        return ()
    several = len(scene.relations.coordinated(apposed[0])) > 1
    behind = "," in {clauses.word(c) for c in range(k + 1, apposed[0])}
    return scene.actor_at(apposed[0]) if tokens[apposed[0]].upos == "PROPN" and behind and not several else ()


def receivers(scene: MoveScene, trigger: Trigger) -> set[str]:
    """To whom a move goes, so that he doesn't make it: "a letter went to Belmar", "Belmar was handed a letter", "was invited"."""
    found = scene.relations.of(trigger.token)
    if trigger.kind in ("submit", "offer"):
        invited = found.get("obj", ()) if trigger.kind == "offer" and scene.relations.is_passive(trigger.token) else ()
        places = (*found.get("to", ()), *found.get("iobj", ()), *invited, *given_places(scene.relations, trigger))
        given = meant_by(scene, places)
        return {side for a in given for side in (a, scene.side_of(a))}
    to = trigger.sense.to if trigger.sense is not None and scene.relations.is_passive(trigger.token) else ()
    return {a for name in ("obj", "iobj") if name in to for a in meant_by(scene, found.get(name, ()))}


def _among_whom(scene: MoveScene, k: int) -> tuple[str, ...]:
    """Of whom it is told that none of them does something: "nobody on our committee", "none of us", "no one at the ministry"."""
    clauses = scene.clauses
    beside = {clauses.word(c).lower() for c in clauses.children[k]}
    if clauses.word(k).lower() not in _NOBODY and not (clauses.word(k).lower() == "one" and "no" in beside):
        return ()
    inside = scene.statement_with(scene.span_of((k,)))
    if inside is not None and any(clauses.word(c).lower() in _OURS for c in clauses.subtree(k)):
        return speakers(inside)
    found = scene.relations.of(k)
    return tuple(a for name in _AMONG for j in found.get(name, ()) for a in scene.actors_at(j))


def _sides_of_group(scene: MoveScene, k: int) -> tuple[str, ...]:
    """The sides of which a group is made up: "Ardanian and Belmarese officials", "ministers from Ardania, Belmar and Corvia".

    Of people named behind it those, with the group where they only stand for it: "the senators, Velt and Oru,", "people like Velt".
    """
    actors = scene.actor_at(k)
    if any(scene.actors[a].kind != "group" for a in actors):
        return ()
    found = scene.relations.of(k)
    people = _people(scene, (c for c in scene.clauses.children[k] if scene.clauses.tokens[c].deprel == "appos"))
    if len(people) > 1:
        return people
    if not actors:
        return ()
    if like := _people(scene, (c for name in _LIKE for c in found.get(name, ()))):
        return (*actors, *like)
    for name in ("of side", "from", "of"):
        named = [a for j in found.get(name, ()) for a in scene.actors_at(j) if a not in actors]
        sides = tuple(dict.fromkeys(a for a in named if scene.actors[a].kind in ("government", "organisation")))
        if len(sides) > 1:
            return sides
    return ()


def _people(scene: MoveScene, places: Iterable[int]) -> tuple[str, ...]:
    """The persons whom words and those joined to them name."""
    return tuple(a for k in places for a in scene.actors_at(k) if scene.actors[a].kind == "person")


def _whose_own(scene: MoveScene, k: int) -> tuple[str, ...]:
    """Whom "its" means where the subject of its clause can be meant ("withdrew its objection"): always with "own" behind it."""
    tokens, word = scene.clauses.tokens, scene.clauses.word(k).lower()
    own = k + 1 < len(tokens) and scene.clauses.word(k + 1).lower() == "own"
    if not own and (word not in _KINDS_OF or tokens[k].deprel != "nmod:poss"):
        return ()
    verb = next((i for i in above(scene, k) if tokens[i].upos in ("VERB", "AUX")), None)
    subjects = scene.relations.of(verb).get("subj", ()) if verb is not None else ()
    found = tuple(a for subject in subjects for a in scene.actors_at(subject) if scene.clauses.word(subject).lower() != word)
    fit = own or (len(found) == 1 and scene.actors[found[0]].kind in _KINDS_OF[word])
    return found if fit else ()


def above(scene: MoveScene, i: int) -> Iterator[int]:
    """The words that govern one, the nearest first."""
    for _ in range(HIGHEST):
        i = scene.clauses.tokens[i].head
        if i < 0:
            return
        yield i


def meant_before(scene: MoveScene, verb: int, told: int) -> int:
    """What "it" stands for where the clause before is about a thing: "the price covers no cost, and Belmar rejects it"."""
    tokens, clauses = scene.clauses.tokens, scene.clauses
    if clauses.word(told).lower() == "which":
        return _behind_which(scene, told)
    if clauses.word(told).lower() not in _BACK or tokens[verb].deprel not in _OTHER_CLAUSES or tokens[verb].head < 0:
        return told
    subjects = [c for c in clauses.children[tokens[verb].head] if tokens[c].deprel.startswith("nsubj") and c < verb]
    things = [c for c in subjects if tokens[c].upos == "NOUN" and not scene.actors_at(c)]
    return things[0] if len(things) == 1 and len(subjects) == 1 else told


def _behind_which(scene: MoveScene, told: int) -> int:
    """What "which" stands for, also where the parser hangs its clause on a verb: "granted access to Lissa, which it refused"."""
    tokens, noun = scene.clauses.tokens, scene.relations.antecedent(told)
    if noun == told and told > 1 and scene.clauses.word(told - 1) == "," and tokens[told - 2].upos in ("NOUN", "PROPN"):
        noun = told - 2
        while tokens[noun].deprel.startswith(("nmod", "flat")) and 0 <= tokens[noun].head < noun:
            noun = tokens[noun].head
    return noun
