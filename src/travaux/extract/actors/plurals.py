"""Plurals to entities: groups of unnamed people, groups of states, several who were named one by one."""

from __future__ import annotations

from collections.abc import Sequence

from travaux.extract.actors.anaphora import Manner, Signs, choose
from travaux.extract.actors.entities import Entity, Held
from travaux.extract.actors.holders import holds, is_on_side
from travaux.extract.actors.meetings import two_who_met
from travaux.extract.actors.nominals import bloc_name, counted, is_definite, name_of, sides_of
from travaux.extract.actors.parties import is_facing, set_party
from travaux.extract.actors.phrases import Head
from travaux.extract.actors.scene import NOBODY, Reference, Scene
from travaux.extract.actors.words import Words

_TOGETHER = 0.86
_NEW = 0.85
_GROUP = Manner(most=0.9, far=15, weights=Signs(subject=0.3, opening=0.15, clause=0.45))
_FEWEST = 2
_BODIES = ("government", "organisation")
_OFTEN = 3  # times that a body is told of, from which it is what a report is about
_SIDES, _PAIR = "sides", 2
_PEOPLE = ("person", "office")
_WHOSE = "whose"
_MEMBERS = "members"
_SIDE_OF = frozenset({"side", "delegation"})


def refer_group(scene: Scene, head: Head, owners: Sequence[Entity], *, source: bool = False) -> Reference:
    """Whom "the ministers", "both leaders", "the protesters", "Western diplomats" mean."""
    sides = _whose(head, sides_of(owners))
    words = scene.page.key(head.core.first, head.core.last)
    beside = scene.together(head.core.first)
    if words[-1] in scene.page.lexicon.words["count"] and counted(scene, head) == len(beside):
        return Reference(beside, _TOGETHER)
    if scene.page.lexicon.is_a("determiner", words[-1]):
        whole = [e for e in owners if e.plural]
        if whole or not source:
            return Reference(tuple(whole[:1]), _NEW) if whole else NOBODY
    if is_definite(head) and counted(scene, head) == _PAIR and not sides and (met := _who_met(scene, head)):
        return Reference(met, _TOGETHER)
    another = not sides and scene.page.words[head.first].key == _WHOSE  # "met the pilots, whose leaders": none told of before
    if (is_definite(head) or counted(scene, head) is not None) and not another:
        found = _several(scene, head, words, sides)
        if found is not None:
            return found
        known = [e for e in scene.book.entities if e.kind == "group" and e.seen and _is_such(e, words, sides)]
        found = choose(scene, head.core.first, known, manner=_GROUP) if known and is_definite(head) else None
        if found is not None and (found.entities or found.candidates):
            return found
    group = _new_group(scene, head, sides)
    sent = {id(o.party): o.party for o in owners if o.kind == "group" and o.party is not None}
    if group.party is None and words[-1] == _MEMBERS and len(sent) == 1:
        group.act_for(sent.popitem()[1])  # "members of Belmar's delegation"
    return Reference((group,), _NEW)


def _who_met(scene: Scene, head: Head) -> tuple[Entity, ...]:
    """The two people who met last before "the two ministers"."""
    met = two_who_met(scene, head.core.first)
    return met if all(e.kind in _PEOPLE for e in met) else ()


def _whose(head: Head, sides: list[Entity]) -> list[Entity]:
    """Whose a group is: of "Belmar's delegation at the conference" that of the one state, which is named before it."""
    before = [owner for owner in head.owners if owner.last <= head.core.first]
    states = [side for side in sides if side.kind == "government"]
    named = len(before) == 1 and before[0].kind == "name" and len(states) == 1
    return states if named and states[0] is sides[0] else sides


def _several(scene: Scene, head: Head, words: Words, sides: Sequence[Entity]) -> Reference | None:
    """Those named before one by one: holders of the post, or who stood side by side; None where there are none."""
    number = counted(scene, head)
    single = scene.page.lexicon.singular(words)
    if single is not None:
        singular, role = single
        people = [e for e in scene.book.persons() if holds(scene, e, singular, role) and (not sides or is_on_side(e, sides))]
        if len(people) >= _FEWEST and number in (None, len(people)):
            return Reference(tuple(people), _TOGETHER)
        if number is not None and len(people) > number:
            share = round(number / len(people), 3)
            return Reference((), 0.0, tuple((e, share) for e in people), "two-candidates")
    if words[-1] in scene.page.lexicon.words["side"] and is_definite(head) and not sides and (both := _sides_told(scene, head)):
        return Reference(both, _TOGETHER)
    return None


def _sides_told(scene: Scene, head: Head) -> tuple[Entity, ...]:
    """The two bodies that stood side by side last before "the two sides"; of others those of whom more is told than that.

    "Under the plan the front would free the nurses and the army would leave" names no sides.
    """
    number, nearest = counted(scene, head), scene.together(head.core.first)
    if number is None or number != len(nearest):
        return ()
    named = [found for at, found in scene.beside if at < head.core.first and len(found) == number]
    bodies = all(e.kind in _BODIES for e in nearest)
    told = nearest if bodies else next((found for found in reversed(named) if all(len(e.seen) > 1 for e in found)), nearest)
    return () if _are_beside_the_point(scene, told) else told


def _are_beside_the_point(scene: Scene, beside: Sequence[Entity]) -> bool:
    """Whether those who stand side by side are told of once, and another body again and again: they are no two sides.

    "Orvia and Tesk were among those voting against. The director urged both sides ..."
    """
    others = (e for e in scene.book.entities if e.kind in ("government", "organisation") and e not in beside)
    return all(len(e.seen) == 1 for e in beside) and any(len(e.seen) >= _OFTEN and e.subject_at for e in others)


def _is_such(entity: Entity, words: Words, sides: Sequence[Entity]) -> bool:
    if sides and not is_on_side(entity, sides):
        return False
    return any(held.words[-len(words) :] == words for held in entity.held)


def _new_group(scene: Scene, head: Head, sides: Sequence[Entity]) -> Entity:
    role = head.core.role
    assert role is not None
    words = scene.page.key(head.core.first, head.core.last)
    name = name_of(scene, head)
    key = f"group/{name.lower()}"
    like = scene.book.by_key.get(key)
    if like is not None and like.party is not None and len(sides) == 1 and not is_on_side(like, sides):
        key = f"{key}/{sides[0].key}"  # "her delegation", of another state than that whose delegation was told of before
    entity = scene.book.keyed("group", key, name)
    entity.plural = True
    entity.sector = role.sector
    held = Held(words, role, sides[0] if sides else None)
    if held not in entity.held:
        entity.held.append(held)
    if len(sides) == 1:
        set_party(entity, role, sides[0])
    return entity


def refer_bloc(scene: Scene, head: Head, owners: Sequence[Entity]) -> Reference:
    """A group of states: several named before ("the two countries"), one told of before, or a new one."""
    words = scene.page.key(head.core.first, head.core.last)
    number = counted(scene, head)
    sides = sides_of(owners)
    if words[-1] in scene.page.lexicon.words["side"] and not sides and (both := _sides_told(scene, head)):
        return Reference(both, _TOGETHER)
    if words[-1] == _SIDES and not sides and number == _PAIR and len(pair := _called_sides(scene, head.core.first)) == _PAIR:
        return Reference(pair, _TOGETHER)
    if is_definite(head):
        known = [e for e in scene.book.entities if e.kind == "bloc" and e.seen and e.names[0].lower().split()[-1] == words[-1]]
        found = choose(scene, head.core.first, known, manner=_GROUP)
        if found.entities or found.candidates:
            return found
    name = bloc_name(scene, head)
    entity = scene.book.keyed("bloc", f"bloc/{name.lower()}", name)
    entity.plural = True
    for side in sides:
        if side.kind == "organisation" and entity.party is None and not is_facing(entity):
            entity.act_for(side)
    return Reference((entity,), _NEW)


def _called_sides(scene: Scene, position: int) -> tuple[Entity, ...]:
    """The states that a report has told of as sides before a word: "the Karvelian side", "the Norvask delegation"."""
    page = scene.page
    ends = ((k, k + named.size) for k, named in page.names.items() if k + named.size < position)
    starts = [page.words[k].start for k, end in ends if page.joins(end) and page.words[end].key in _SIDE_OF]
    states = (e for e in scene.book.entities if e.kind == "government")
    return tuple(e for e in states if any(a <= start < b for start in starts for a, b in e.mentions))


def is_part_of_many(scene: Scene, head: Head) -> bool:
    """Whether a name is of some of many ("some Democrats", "ten Republicans"), not of all or of the body itself."""
    if not head.core.first or head.core.first == head.first:
        return False
    before = scene.page.words[head.core.first - 1].key
    some = scene.page.lexicon.words["determiner"].get(before) == "indefinite" and not scene.page.lexicon.is_a("single", before)
    return some and scene.page.words[head.core.last - 1].raw.endswith("s")


def some_of(scene: Scene, head: Head, whole: Entity) -> Entity:
    """A group of people of a party, a people or a body."""
    start, end = scene.page.span(head.core.first - 1, head.core.last)
    name = " ".join(scene.page.text[start:end].split())
    entity = scene.book.keyed("group", f"group/{name.lower()}", name)
    entity.plural = True
    if whole.kind == "organisation":
        entity.act_for(entity.party or whole)
    return entity
