"""Bodies that are called somebody's own where it isn't yet told for whom he acts: "His party was offering a fund, Aber said"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from travaux.extract.actors.bodies import OF_MEMBERS, OF_SOMEBODY, is_own
from travaux.extract.actors.entities import Entity
from travaux.extract.actors.hear import Heard
from travaux.extract.actors.levels import innermost
from travaux.extract.actors.lexicon import BUSINESS, Role
from travaux.extract.actors.scene import Scene
from travaux.extract.draft import Draft
from travaux.record.span import Span

_THE_PARTY = "body/party"
_OURS = frozenset({"our", "my"})
_ACT_FOR_US = frozenset({"government", "organisation", "group", "bloc"})
_INNER = ("body", "organ", "state")  # kinds of what those who say "our" and "my" of it act for


def find_own_bodies(scene: Scene, drafts: Sequence[Draft], heard: Heard) -> Mapping[int, Entity]:
    """Bodies by identity, with the organisation for which acts whose they are, or who says "the party", "the union" of it."""
    found: dict[int, Entity] = {}
    for body in scene.book.entities:
        if body.key.startswith(OF_SOMEBODY):
            whose = [held.owner for held in body.held if held.owner is not None]
        elif body.key == _THE_PARTY or _is_called_by_its_kind(body):
            whose = _tellers(drafts, heard, body)
        else:
            continue
        sides = {id(w.party): w.party for w in whose if w.party is not None}
        if (
            len(sides) == 1
            and all(w.party is not None for w in whose)
            and is_own(scene, body.held[0].role, whose, [*sides.values()])
            and (not _is_called_by_its_kind(body) or _is_the_only_one(scene, body.held[0].role, *sides.values()))
        ):
            found[id(body)] = sides.popitem()[1]
    return found


def _is_called_by_its_kind(body: Entity) -> bool:
    """Whether a body has no name, and is called by one word that tells of what kind it is: "the union", "the lender"."""
    kind, _, word = body.key.partition("/")
    return kind == "body" and body.key != _THE_PARTY and word.isalpha() and bool(body.held) and bool(body.held[0].role.sector)


def _is_the_only_one(scene: Scene, role: Role, side: Entity) -> bool:
    """Whether of all bodies with a name that a report tells of this one alone may be called by a word for its kind."""
    named = (e for e in scene.book.entities if e.kind == "organisation" and not e.key.startswith("body/") and e.mentions)
    return [e for e in {id(e): e for e in (side, *named)}.values() if _may_be_called(scene, e, role)] == [side]


def _may_be_called(scene: Scene, body: Entity, role: Role) -> bool:
    """Whether a body's name tells of a kind; a firm's may tell of none."""
    roles = [scene.page.lexicon.role((word,)) for word in body.names[0].lower().split()]
    told = {each.sector for each in roles if each is not None and each.kind == "body"}
    return role.sector in (told or {BUSINESS}) or (role.sector in OF_MEMBERS and told == {""})


def _tellers(drafts: Sequence[Draft], heard: Heard, body: Entity) -> list[Entity]:
    """Who speaks of a body wherever it is told of; nobody where the narrator tells of it, too."""
    levels = [innermost(drafts, span) for span in body.mentions]
    speakers = [heard.speakers[level].entities if level is not None else () for level in levels]
    return [e for each in speakers for e in each] if all(len(each) == 1 for each in speakers) else []


def note_whose_ours_are(scene: Scene, drafts: Sequence[Draft], heard: Heard) -> None:
    """Note for bodies, and people who serve, that are called "ours" wherever they are told of, who says so: "our members"."""
    for entity in scene.book.entities:
        if entity.kind in _ACT_FOR_US and entity.party is None and entity.mentions and _may_be_ours(scene, entity):
            whose = [_who_calls_it_ours(scene, drafts, heard, span) for span in entity.mentions]
            if whose[0] is not None and all(each is whose[0] for each in whose):
                entity.act_for(whose[0])


def _may_be_ours(scene: Scene, entity: Entity) -> bool:
    """Whether what somebody calls ours acts for him: no "our neighbours"."""
    serves = scene.page.lexicon.is_a("serving", entity.names[0].lower().split()[-1])
    return serves or any(held.role.kind in _INNER for held in entity.held)


def _who_calls_it_ours(scene: Scene, drafts: Sequence[Draft], heard: Heard, span: Span) -> Entity | None:
    """Who says a noun with "our" or "my" before it, or before a word that tells which it is."""
    run = scene.page.between(span)
    ours = not _OURS.isdisjoint(word.key for word in scene.page.words[max(0, run.start - 2) : run.stop])
    level = innermost(drafts, span) if ours else None
    found = heard.speakers[level].entities if level is not None else ()
    return found[0] if len(found) == 1 and found[0].kind in ("person", "office") else None
