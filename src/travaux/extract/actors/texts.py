"""Texts as sources: whoever issued the statement, the plan, the draft speaks in it."""

from __future__ import annotations

from collections.abc import Sequence

from travaux.extract.actors.entities import Entity
from travaux.extract.actors.nominals import name_of
from travaux.extract.actors.phrases import Head
from travaux.extract.actors.scene import NOBODY, Reference, Scene

HEARSAY = "hearsay/"  # keys of "reports", "evidence": groups that "they" doesn't take up
_TOLD = 0.9  # "a statement released by the White House"
_BEFORE = 0.8  # "the resolution", told of before with who proposed it
_SPOKE = 0.7  # "the statement said" after somebody's words
_ACTED = 0.62
_NEAR = 3  # sentences
_OF_OUTLETS = frozenset({"editorial", "editorials", "column", "commentary", "op-ed", "headline", "headlines", "leaders"})
_OF_COURTS = frozenset({"decision", "judgement", "judgment", "opinion", "order", "ruling", "verdict"})
_PRESS = "JRN"
_RULING = frozenset({"GOV", "JUD", "LEG"})
_STANDS_IN = frozenset({"in", "of"})


def refer_text(scene: Scene, head: Head, owners: Sequence[Entity], *, source: bool) -> Reference:
    """The issuer of a text: told with it, told before, or who spoke last; "reports" with no issuer are a group."""
    word = scene.page.words[head.core.last - 1].key
    position = head.core.first
    if owners:
        scene.issued.append((position, word, tuple(owners)))
        return Reference(tuple(owners), _TOLD) if source else NOBODY
    if not source or any(owner.kind == "role" and owner.last <= position for owner in head.owners):
        return NOBODY  # "a council statement", of one of which nothing else is told
    note_issuer(scene, head)
    before = next((entities for at, text, entities in reversed(scene.issued) if at <= position and _is_same(text, word)), None)
    if before:
        return Reference(before, _BEFORE)
    if scene.page.lexicon.is_a("hearsay", word):
        name = name_of(scene, head)
        entity = scene.book.keyed("group", HEARSAY + name.lower(), name)
        entity.plural = True
        return Reference((entity,), _TOLD)
    if word in _OF_OUTLETS:
        return _outlet_of(scene, head)
    heard = _last_heard(scene, position)
    return heard if word not in _OF_COURTS or all(_may_rule(e) for e in heard.entities) else NOBODY


def _may_rule(entity: Entity) -> bool:
    """Whether somebody may give rulings: a body, or who sits in one."""
    return entity.kind in ("government", "organisation") or any(held.role.sector in _RULING for held in entity.held)


def _outlet_of(scene: Scene, head: Head) -> Reference:
    """Whose an editorial is: the outlet's in which it stands, else the body's that spoke last, or some outlet's; no side's."""
    page, k = scene.page, head.core.last
    behind = k + 1 < len(page.words) and page.words[k].key in _STANDS_IN and page.joins(k)
    if behind:
        first = k + 2 if page.lexicon.is_a("article", page.words[k + 1].key) else k + 1
        found = next((e for e in scene.book.entities if first in e.seen), None)
        if found is not None:
            return Reference((found,), _TOLD)
    spoke = scene.last_spoken(head.core.first)
    near = spoke is not None and page.sentences[head.core.first] - page.sentences[spoke.position] <= _NEAR
    outlets = tuple(e for e in spoke.speakers if _is_outlet(scene, e)) if spoke is not None and near else ()
    name = name_of(scene, head)
    return Reference(outlets[:1] or (scene.book.keyed("organisation", f"{HEARSAY}{name.lower()}", name),), _SPOKE)


def _is_outlet(scene: Scene, entity: Entity) -> bool:
    """Whether an organisation may print an editorial: no body of another kind by its name or what it is called."""
    words = entity.names[0].lower().split()
    runs = (tuple(words[k:end]) for k in range(len(words)) for end in range(k + 1, len(words) + 1))
    roles = [*(scene.page.lexicon.role(run) for run in runs), *(held.role for held in entity.held)]
    other = any(role is not None and role.kind in ("body", "organ") and role.sector != _PRESS for role in roles)
    return entity.kind == "organisation" and not other


def _is_same(text: str, word: str) -> bool:
    return text.removesuffix("s") == word.removesuffix("s")


def note_issuer(scene: Scene, head: Head) -> None:
    """Remember who issued a text that the report tells of: the subject of the verb that stands before it."""
    page, k = scene.page, head.first - 1
    if k < 1 or not page.joins(head.first) or not page.lexicon.is_a("bynoun", page.words[k].key):
        return
    if page.lexicon.is_a("being", page.words[k - 1].key):
        return
    subjects = [(at, e) for e in scene.book.entities for at in e.seen if at < k and page.sentences[at] == page.sentences[k]]
    of_verb = [(at, e) for at, e in subjects if at in e.subject_at] or subjects
    if of_verb:
        scene.issued.append((head.core.first, page.words[head.core.last - 1].key, (max(of_verb, key=lambda x: x[0])[1],)))


def _last_heard(scene: Scene, position: int) -> Reference:
    """Whose a text with no issuer told is: who spoke last, or acted after that."""
    sentences = scene.page.sentences
    spoke = scene.last_spoken(position)
    said_at = spoke.position if spoke is not None else -1
    acted_at = max(
        (at for e in scene.book.entities for at in e.subject_at if at < position and not _is_told_by_another(scene, at)), default=-1
    )
    if acted_at > said_at and sentences[position] - sentences[acted_at] <= 1:
        acting = tuple(e for e in scene.book.entities if acted_at in e.subject_at)
        beside = next((entities for at, entities in scene.beside if at <= acted_at and acting[0] in entities), ())
        return Reference(beside or acting[:1], _ACTED)
    if spoke is not None and spoke.speakers and sentences[position] - sentences[said_at] <= _NEAR:
        return Reference(spoke.speakers, _SPOKE)
    return NOBODY


def _is_told_by_another(scene: Scene, at: int) -> bool:
    """Whether a subject is that of what somebody says: quoted, or in a clause that his verb governs."""
    tokens, t = scene.page.analysis.tokens, scene.page.tokens[at]
    verb = tokens[t].head if t >= 0 else -1
    return scene.is_quoted(at) or (verb >= 0 and tokens[verb].deprel == "ccomp")
