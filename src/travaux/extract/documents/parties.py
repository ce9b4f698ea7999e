"""Who stands behind a document: the actors that its words name, also in lists that the parser doesn't join."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from travaux.extract.documents.lexicon import DocumentLexicon
from travaux.extract.moves.relations import Relations
from travaux.extract.moves.scene import MoveScene
from travaux.record.span import Span, Spans

_OWNERS = ("poss", "by", "from")
_JOINS = frozenset({"conj", "appos", "nmod:desc"})
_PEOPLE = frozenset({"person", "office"})
_MINE, _YOURS = ("my", "our", "mine", "ours"), ("your", "yours")


def owning_nouns(relations: Relations, lexicon: DocumentLexicon, times: Spans) -> Iterator[Span]:
    """The names that own a text: "Karvelia's letter", "a draft by Velt"; not days, as of "Tuesday's letter"."""
    clauses = relations.clauses
    for i, token in enumerate(clauses.tokens):
        if token.upos not in ("NOUN", "PROPN") or clauses.word(i).lower() not in lexicon.nouns:
            continue
        for k in (c for name in _OWNERS for owner in relations.of(i).get(name, ()) for c in relations.coordinated(owner)):
            span = clauses.tokens[k].start, clauses.tokens[k].end
            if clauses.tokens[k].upos == "PROPN" and not any(span[0] < end and start < span[1] for start, end in times):
                yield span


def actors_of(scene: MoveScene, tokens: Iterable[int]) -> tuple[str, ...]:
    """Ids of the actors that words name, and of the people that stand in a list with them ("by Mr. Keno, Mr. Velt and ...")."""
    found: dict[str, None] = {}
    for token in tokens:
        found.update(dict.fromkeys(scene.actors_at(token)))
        people = (a for k in _listed(scene, token) for a in scene.actor_of.get(k, ()))
        found.update(dict.fromkeys(a for a in people if scene.actors[a].kind in _PEOPLE))
    return tuple(found)


def is_itself(scene: MoveScene, i: int, actor: str) -> bool:
    """Whether an actor is the text that a word names, taken for somebody: "the union's paper"."""
    return scene.clauses.word(i) in scene.actors[actor].name.split() and scene.clauses.word(i).islower()


def of_who_speaks(scene: MoveScene, tokens: Iterable[int]) -> tuple[str, ...]:
    """Ids of those whose "my paper" or "a note of yours" is: of who says so, and of who is told so or answers."""
    found: dict[str, None] = {}
    for token in tokens:
        word, at = scene.clauses.word(token).lower(), scene.clauses.tokens[token].start
        said = scene.statement_with((at, at + 1)) if word in (*_MINE, *_YOURS) else None
        if said is None:
            continue
        if word in _MINE:
            found.update(dict.fromkeys(each for each in (said.speaker,) if each is not None))
        else:
            direct = (each for each in scene.statements if each.form == "direct" and each.speaker not in (None, said.speaker))
            later = (each for each in direct if each.content and each.content[0][0] > at)
            answer = min(later, key=lambda each: each.content[0][0], default=None)
            found.update(dict.fromkeys(said.addressee or ((answer.speaker,) if answer and answer.speaker else ())))
    return tuple(found)


def agents_of(scene: MoveScene, verb: int) -> list[int]:
    """Who acts in a passive whose "by" the parser hung on a title: "was released by Secretary Keno"."""
    tokens, children = scene.clauses.tokens, scene.clauses.children
    return [c for c in children[verb] if tokens[c].deprel == "obl:agent"]


def _listed(scene: MoveScene, token: int) -> Iterator[int]:
    """The words that a list joins to one, those joined to what it is "of" included ("the ministers of A, B and the envoy of C")."""
    clauses = scene.clauses
    for child in clauses.children[token]:
        deprel = clauses.tokens[child].deprel
        of = deprel == "nmod" and any(clauses.word(c).lower() == "of" for c in clauses.children[child])
        if deprel in _JOINS:
            yield child
        if deprel in _JOINS or of:
            yield from _listed(scene, child)
