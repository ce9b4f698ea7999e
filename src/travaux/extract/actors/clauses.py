"""Clauses about people, by their syntax: of whom a word tells, and whom a noun means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from travaux.extract.actors.entities import Entity
from travaux.extract.actors.scene import Scene

_OWNED = ("nmod:poss", "nmod", "compound", "amod")  # relations of whose delegation one is
_RELATIVE = frozenset({"who", "that", "which"})
_APART = 4  # how deep a verb lies below what it is about


def word_at(scene: Scene, k: int) -> str:
    """A token as written, lower case."""
    token = scene.page.analysis.tokens[k]
    return scene.page.analysis.article.text[token.start : token.end].lower()


def cases_of(scene: Scene, k: int) -> set[str]:
    """The prepositions of a noun, lower case."""
    tokens = scene.page.analysis.tokens
    return {word_at(scene, c) for c, each in enumerate(tokens) if each.head == k and each.deprel == "case"}


def meant(scene: Scene, k: int) -> Entity | None:
    """The entity with the shortest mention that holds a token."""
    token = scene.page.analysis.tokens[k]
    found = [(b - a, e) for e in scene.book.entities for a, b in e.mentions if a <= token.start and token.end <= b]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def all_meant(scene: Scene, words: Iterable[int]) -> list[Entity]:
    """The entities that some tokens mean."""
    return [e for k in words if (e := meant(scene, k)) is not None]


def behind(scene: Scene, head: int) -> Iterator[int]:
    """Of whom the token tells that something hangs on: a person, or the subject of a verb; none for -1."""
    if head < 0:
        return
    person = meant(scene, head)
    if person is not None and person.kind == "person":
        yield head
    else:
        yield from whose(scene, head)


def whose(scene: Scene, i: int) -> Iterator[int]:
    """The noun that a clause is about: what a relative clause or a participle hangs on, else a verb's subject.

    Of "Velt, a former miner who heads the union" it is Velt, as of "Velt, elected to head the union".
    """
    tokens = scene.page.analysis.tokens
    verb = i
    for _ in range(_APART):
        if tokens[verb].deprel not in ("advcl", "xcomp") or tokens[verb].head < 0:
            break
        verb = tokens[verb].head
    own = [k for k, token in enumerate(tokens) if token.head == verb and token.deprel.startswith("nsubj")]
    if own and verb == i and not any(word_at(scene, k) in _RELATIVE for k in own):
        yield from (k for k in own if tokens[k].deprel == "nsubj")  # "Velt, whose brother leads the union"
        return
    if tokens[verb].deprel in ("acl", "acl:relcl") and tokens[verb].head >= 0:
        noun = tokens[verb].head
        apposed = tokens[noun].deprel == "appos" and not any(
            t.head == noun and word_at(scene, k) == "whose" for k, t in enumerate(tokens)
        )
        yield tokens[noun].head if apposed else noun
        return
    yield from (k for k in own if verb != i or tokens[k].deprel == "nsubj")


def owned_by(scene: Scene, k: int) -> Iterator[int]:
    """Whose a delegation is, or in whose name one speaks: "has led Essaly's delegation", "on behalf of the union"."""
    yield from (c for c, token in enumerate(scene.page.analysis.tokens) if token.head == k and token.deprel in _OWNED)
