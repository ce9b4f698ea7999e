"""Personal names to entities: found again by full or short name, with the roles that the report gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from travaux.extract.actors.anaphora import choose
from travaux.extract.actors.entities import Entity, Held
from travaux.extract.actors.known_as import known_before_as
from travaux.extract.actors.lexicon import Role
from travaux.extract.actors.nominals import written
from travaux.extract.actors.parties import party_from_offices, set_party, top_party
from travaux.extract.actors.people import gender_of
from travaux.extract.actors.phrases import Head, Part
from travaux.extract.actors.scene import Reference, Scene
from travaux.extract.actors.tenure import is_past, is_past_title
from travaux.extract.actors.words import Words

_SURE = 0.96
LOWER = frozenset(("vice", "deputy", "assistant", "under", "junior"))  # before a post: another, lower one
_MEMBER = "member"
_CALLING = Role("person", (), "", "")


def refer_person(scene: Scene, head: Head, owners: Sequence[Entity]) -> Reference:
    """The person that a name means; a short name that several bear, with no role to tell them apart, means none."""
    core, page = head.core, scene.page
    words = page.key(core.first, core.last)
    if (called := scene.book.second.get(words) or known_before_as(scene, core.first)) is not None:
        scene.book.second[words] = called
        return Reference((called,), _SURE)
    gender = _title_gender(scene, head)
    found = [e for e in scene.book.namesakes(words) if not gender or e.gender in ("", gender)]
    if len(found) > 1:
        found = _by_roles(scene, head, found)
    if len(found) > 1:
        return choose(scene, core.first, found)
    person = found[0] if found else _new_person(scene, words, core)
    name = written(scene, core.first, core.last)
    if name not in person.names:
        person.names.append(name)
    if len(words) > len(person.full):
        person.full = words
    person.gender = gender or person.gender or gender_of(words, page.lexicon)
    _give_roles(scene, person, head, owners)
    return Reference((person,), _SURE)


def _new_person(scene: Scene, words: Words, core: Part) -> Entity:
    return scene.book.person(words, written(scene, core.first, core.last))


def _title_gender(scene: Scene, head: Head) -> str:
    lexicon, gender = scene.page.lexicon, ""
    if head.core.first:
        gender = lexicon.words["title"].get(scene.page.words[head.core.first - 1].key, "")
    return gender or next((t.role.gender for t in head.titles if t.role and t.role.gender), "")


def _by_roles(scene: Scene, head: Head, found: list[Entity]) -> list[Entity]:
    """Of several namesakes those that the title before the name fits."""
    posts = {post for title in head.titles if title.role for post in title.role.posts}
    fitting = [e for e in found if posts & {post for held in e.held for post in held.role.posts}]
    return fitting or found


def _told(scene: Scene, title: Part) -> tuple[Words, Role] | None:
    """The role that a title gives to one person; "spokesmen" gives each the singular."""
    page = scene.page
    words = page.key(title.first, title.last)
    if title.role is not None and title.role.kind == "group":
        return page.lexicon.singular(words)
    if title.role is None:
        return None
    before = page.words[title.first - 1] if title.first and page.joins(title.first) else None
    if before is None or before.key not in LOWER:
        return words, title.role
    return (before.key, *words), replace(title.role, posts=())  # "Vice Minister Sol" isn't the minister


def _give_roles(scene: Scene, person: Entity, head: Head, owners: Sequence[Entity]) -> None:
    owner = owners[0] if owners else None
    for title in head.titles:
        told = _told(scene, title)
        if told is None:
            continue
        words, role = told
        counterpart = role.kind == "person" and head.determiner == "possessive"
        held = Held(words, role, None if counterpart else owner)
        if held not in person.held:
            person.held.append(held)
        person.gender = person.gender or role.gender
        if is_past(scene, head) or is_past_title(scene, title) or scene.page.lexicon.is_a("detached", words[-1]):
            continue
        person.sector = person.sector or role.sector
        for each in owners if not counterpart else ():
            _set_served(person, role, each, _served(scene, each, role, words))
    for part in head.nouns:
        held = Held(scene.page.key(part.first, part.last), _CALLING)
        if held not in person.held:
            person.held.append(held)
    if not head.titles and owner is not None and owner.kind != "person":
        set_party(person, None, owner)
    if person.party is None:
        party_from_offices(scene, person)


def _set_served(person: Entity, role: Role, owner: Entity, side: Entity) -> None:
    """Note for whom somebody acts: whatever post he has in a delegation, for the state that sent it."""
    set_party(person, role, side)
    if owner.kind == "group" and role.kind == "post" and not role.sector and side.kind == "government" and person.party is None:
        person.act_for(top_party(side))


def _served(scene: Scene, owner: Entity, role: Role, words: Words) -> Entity:
    """Whom a role's owner stands for: "the head of Belmar's delegation", "an aide to the union's chief"."""
    post = role.kind == "post" or words[-1] == _MEMBER
    if owner.kind == "group" and owner.party is None and post:
        sent_by = next((held.owner for held in owner.held if held.owner is not None and held.owner.kind == "government"), None)
        return sent_by or owner  # "deputy head of the Belmarian team"
    party = owner.party if owner.kind == "group" else None
    of_a_side = party is not None and (party.kind == "government" or (post and not party.key.startswith("body/")))
    serves = owner.kind in ("office", "person") and scene.page.lexicon.is_a("serving", words[-1])
    return owner.party if owner.party is not None and (of_a_side or serves) else owner
