"""Pronouns that go on with the subject of the clause before in what is said: "said that Orn had built it and that it had ..."."""

from __future__ import annotations

from collections.abc import Sequence

from travaux.extract.actors.anaphora import of_gender
from travaux.extract.actors.entities import Entity
from travaux.extract.actors.page import Page
from travaux.extract.actors.scene import Scene

_BODIES = ("government", "organisation", "bloc")
_NEAR = 30  # tokens between a verb and what hangs on it


def told_in_parallel(scene: Scene, position: int, entities: Sequence[Entity], gender: str) -> Entity | None:
    """Whom the first of two clauses of what somebody says tells of; the second, in the same tense, has a pronoun for subject."""
    page = scene.page
    t = page.tokens[position]
    tokens = page.analysis.tokens
    if t < 0 or tokens[t].deprel != "nsubj" or tokens[t].head < 0:
        return None
    verb = tokens[t].head
    first = _first_of_two(page, verb)
    if first is None or "that" not in _words(page, verb, "mark"):
        return None
    if not (_words(page, verb, "aux") & {"had", "has", "have"}) or _words(page, verb, "aux") != _words(page, first, "aux"):
        return None
    subject = next((k for k in _children(page, first) if tokens[k].deprel == "nsubj"), None)
    if subject is None:
        return None
    start = tokens[subject].start
    found = [e for e in entities if any(a <= start < b for a, b in e.mentions)]
    fitting = (
        [e for e in found if e.kind in _BODIES] if gender == "n" else of_gender([e for e in found if e.kind == "person"], gender)
    )
    return fitting[0] if len(fitting) == 1 else None


def _first_of_two(page: Page, verb: int) -> int | None:
    """The verb of the clause that one goes on from, whether the parser joined the two or hung both on the verb of saying."""
    tokens = page.analysis.tokens
    over = tokens[verb].head
    if over < 0 or tokens[verb].deprel == "conj":
        return over if over >= 0 else None
    if tokens[verb].deprel != "ccomp" or "and" not in _words(page, verb, "cc"):
        return None
    before = [k for k in _children(page, over) if tokens[k].deprel == "ccomp" and k < verb]
    return before[-1] if before else None


def _words(page: Page, verb: int, deprel: str) -> set[str]:
    tokens = page.analysis.tokens
    return {page.text[tokens[k].start : tokens[k].end].lower() for k in _children(page, verb) if tokens[k].deprel == deprel}


def _children(page: Page, i: int) -> list[int]:
    tokens = page.analysis.tokens
    return [k for k in range(max(0, i - _NEAR), min(len(tokens), i + _NEAR)) if tokens[k].head == i]
