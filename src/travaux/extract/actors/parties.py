"""What an actor speaks or acts for: from its role's owner, from dated office-holder data, never from mere nationality."""

from __future__ import annotations

from travaux.extract.actors.entities import Entity
from travaux.extract.actors.lexicon import Role
from travaux.extract.actors.listing import listed
from travaux.extract.actors.offices import Office
from travaux.extract.actors.people import offices_alike, offices_of, offices_of_family
from travaux.extract.actors.scene import Scene

# PLOVER sectors of those who act for a state; members of parliament, courts, the press and the rest act for themselves.
_FOR_THE_STATE = frozenset(("GOV", "MIL", "COP", "SPY"))
_STAFF = frozenset({"LAB", "MED"})  # sectors of those who work for somebody, and don't act for whom they work
# Those who stand over against whose they are told to be: a firm's customers don't speak for it.
_FACING = frozenset(
    {"tenants", "customers", "clients", "consumers", "users", "subscribers", "viewers", "passengers", "commuters", "patients"}
    | {"students", "pupils", "parents", "residents", "neighbours", "neighbors", "suppliers", "vendors", "contractors", "growers"}
    | {"creditors", "lenders", "bondholders", "debtors", "donors", "insurers", "buyers", "guests", "victims"}
    | {"critics", "opponents", "rivals", "competitors", "adversaries", "enemies", "foes", "partners", "allies"}
)
_UNIONS = frozenset({"union", "unions", "workers", "guild", "brotherhood", "federation", "association"})


def acts_for(role: Role | None, owner: Entity) -> bool:
    """Whether someone with this role, of this owner, acts for it: a senator not for the state, an expert neither."""
    if owner.kind == "group":
        return owner.party is None and role is not None and role.kind == "post"  # "the dockers' leader"
    if owner.kind not in ("government", "bloc"):
        return owner.kind == "organisation" and not (role is not None and role.sector in _STAFF and not _is_union(owner))
    if role is None:
        return owner.kind == "government" and owner.party is not None
    if role.kind in ("organ", "text"):
        return True
    if role.kind == "body":
        return False
    # A post that states and firms have alike ("chairman", "director") has no sector: a state's name alone tells nothing, a
    # ministry's does.
    return role.sector in _FOR_THE_STATE or (role.kind == "post" and not role.sector and _is_organ_of_government(owner))


def _is_union(owner: Entity) -> bool:
    """Whether an organisation is its members' own: its staff, unlike a firm's, may speak for it."""
    return owner.sector == "LAB" or any(word in _UNIONS for name in owner.names for word in name.lower().split())


def _is_organ_of_government(owner: Entity) -> bool:
    """Whether an owner is a ministry, an army and the like, and no parliament or court."""
    return owner.kind == "government" and owner.sector in _FOR_THE_STATE


def top_party(owner: Entity) -> Entity:
    """The state whose organ an owner is, else the owner."""
    return owner.party if owner.kind == "government" and owner.party is not None else owner


def set_party(entity: Entity, role: Role | None, owner: Entity) -> None:
    """Note what an entity acts for; the first that is told stays, but a state's organ gives way to nothing."""
    if entity is owner or entity.party is not None or is_facing(entity) or not acts_for(role, owner):
        return
    entity.act_for(top_party(owner))


def is_facing(entity: Entity) -> bool:
    """Whether people stand over against whose they are: "its customers", "the bank's creditors"."""
    return entity.names[0].lower().split(" of ")[0].split()[-1] in _FACING


def known_offices(scene: Scene, entity: Entity) -> tuple[Office, ...]:
    """Posts that dated data gives to a person of the report on its date, those of another state left out."""
    page = scene.page
    found = offices_of(entity.full, page.lexicon, page.date)
    if not found and (entity.party is not None or any(held.role.sector for held in entity.held)):
        # Another spelling of a name counts only for someone whom the report calls an official.
        found = offices_alike(entity.full, page.lexicon, page.date)
    if not found and entity.held and entity.full:
        found = _by_title(scene, entity)
    if entity.party is None:
        return found
    own = {entity.party.key, entity.party.party.key if entity.party.party else ""}
    return tuple(o for o in found if o.party in own or _top_key(scene, o.party) in own)


def _top_key(scene: Scene, key: str) -> str:
    facts = scene.page.lexicon.facts.get(key)
    return facts.party if facts is not None and facts.party else key


def is_denied(entity: Entity) -> bool:
    """Whether the report tells a role that rules out acting for a government ("senator", "opposition leader")."""
    return any(held.role.sector and held.role.sector not in _FOR_THE_STATE for held in entity.held)


def _by_title(scene: Scene, entity: Entity) -> tuple[Office, ...]:
    """Posts of people of the family name, where the report's title fits and one state alone has such a holder."""
    posts = {post for held in entity.held for post in held.role.posts}
    family = offices_of_family(entity.full[-1], scene.page.lexicon, scene.page.date)
    found = tuple(o for o in family if o.post in posts and (len(entity.full) == 1 or " " not in o.name))
    return found if entity.party is not None or len({o.party for o in found}) == 1 else ()


def party_from_offices(scene: Scene, person: Entity) -> None:
    """Note the state or organisation, and the gender, that dated data gives to a person, where the report tells none."""
    offices = known_offices(scene, person)
    parties = {o.party for o in offices}
    if len(parties) == 1 and not is_denied(person) and not _is_called_private(person):
        party = listed(scene, parties.pop())
        if party is not None:
            person.act_for(top_party(party))
    genders = {o.gender for o in offices if o.gender}
    if len(genders) == 1:
        person.gender = person.gender or genders.pop()


def _is_called_private(person: Entity) -> bool:
    """Whether all that the report calls someone is no public post ("analyst", "director")."""
    return bool(person.held) and not any(held.role.sector or held.role.posts for held in person.held)
