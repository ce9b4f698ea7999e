"""Posts to their holders: "the minister", "the head of state", "the Cuban leader", "a ministry official"."""

from __future__ import annotations

from collections.abc import Sequence

from travaux.extract.actors.anaphora import Bonus, Manner, choose, of_gender
from travaux.extract.actors.entities import Entity, Held
from travaux.extract.actors.lexicon import Role
from travaux.extract.actors.nominals import (
    is_definite,
    issuing_state,
    name_of,
    opposes,
    side_of_speaker,
    sides_of,
    state_of_speakers,
)
from travaux.extract.actors.parties import known_offices, set_party, top_party
from travaux.extract.actors.persons import LOWER
from travaux.extract.actors.phrases import Head
from travaux.extract.actors.scene import NOBODY, Reference, Scene
from travaux.extract.actors.words import Words

_SAME_SIDE = 1.3  # log-odds: a post without its state is that of the state on whose side was spoken last
_HOLDER = Manner(most=0.93, far=40)
_SOMEONE = Manner(most=0.8, far=3)
_NEW = 0.88
_ARMY, _COMMANDING = "MIL", frozenset({"commander", "chief", "officer", "leader", "head", "minister"})
_CHANCELLOR = "chancellor"
_OF_STATE = ("secretary", "of", "state")
_OF_MANY = (("minister",), ("head-of-organisation",))  # posts of which there are several, each called by a word of its own
_YOUR = "your"
_CHIEF = ("chief",)  # no chief executive
_OF = ("of", "for")
_GUESSED_STATE = 0.75


def refer_post(scene: Scene, head: Head, owners: Sequence[Entity], *, source: bool = False) -> Reference:
    """The person that holds a post in the report, or an unnamed holder."""
    if not (head.determiner or owners or source or scene.page.words[head.core.first].capital):
        return NOBODY
    role, words = head.core.role, scene.page.key(head.core.first, head.core.last)
    assert role is not None
    sides = sides_of(owners)
    if head.determiner == "indefinite" or not (is_definite(head) or owners or scene.page.words[head.core.first].capital):
        return _new_office(scene, head, role, sides)
    holders = of_gender([e for e in _singles(scene) if holds(scene, e, words, role)], role.gender)
    if sides:
        holders = [e for e in holders if is_on_side(e, sides)]
    elif any(owner.kind == "group" for owner in owners):  # "the rebels' commander" is no general of the army
        holders = [e for e in holders if is_on_side(e, owners) or (e.party is None and is_called(e, words))]
    holders = [e for e in holders if is_called(e, words)] or holders
    holders = holders if sides else _our_own(scene, head, holders)
    if source and not sides and is_definite(head) and (newcomer := _newcomer(scene, head, holders)) is not None:
        return Reference((newcomer,), _GUESSED_STATE)
    if holders:
        return choose(scene, head.core.first, holders, _same_side(scene, head.core.first, sides), _HOLDER)
    if role.kind == "person" and is_definite(head) and not sides:
        found = _someone(scene, head, role, owners)
        if found.entities or found.candidates:
            return found
    if not is_definite(head) and not owners and role.kind != "post" and not source:
        return NOBODY
    return _new_office(scene, head, role, sides)


def _our_own(scene: Scene, head: Head, holders: list[Entity]) -> list[Entity]:
    """Of several whom "the Minister" may mean in the release of a state's organ that state's one; else all."""
    capital = is_definite(head) and scene.page.words[head.core.first].capital
    home = issuing_state(scene) if capital and len(holders) > 1 else None
    own = [e for e in holders if is_on_side(e, [home])] if home is not None else []
    return own if len(own) == 1 else holders


def _newcomer(scene: Scene, head: Head, holders: Sequence[Entity]) -> Entity | None:
    """The one person of a paragraph whom "the foreign minister" means there, of whom nothing else is told: "Berg is on the steps".

    None where the paragraph tells of somebody known to hold the post.
    """
    page, role = scene.page, head.core.role
    if role is None or role.kind != "post" or not holders:
        return None
    place = page.words[head.core.first].start
    start = max((b.start for b in page.analysis.article.blocks if b.start <= place), default=0)
    if len(holders) == 1 and holders[0].party is None and not any(held.owner for held in holders[0].held):
        return None  # the one chair of a meeting
    told = [e for e in _singles(scene) if any(start <= a < place for a, _ in e.mentions)]
    if len(told) != 1 or told[0].kind != "person" or told[0].held or told[0] in holders:
        return None
    opens = [at for at in told[0].subject_at if start <= page.words[at].start < place and not scene.is_quoted(at)]
    if not opens or page.sentences[opens[0]] == page.sentences[head.core.first]:
        return None
    told[0].held.append(Held(page.key(head.core.first, head.core.last), role))
    return told[0]


def _singles(scene: Scene) -> list[Entity]:
    return [e for e in scene.book.entities if e.kind in ("person", "office") and not e.plural]


def holds(scene: Scene, entity: Entity, words: Words, role: Role) -> bool:
    """Whether the report, or dated data on a person that it names, gives an entity this post."""
    if any(_same_post(held, words, role) for held in entity.held):
        return True
    posts = frozenset(role.posts)
    if role.kind != "post" or not posts or entity.kind != "person" or entity.held:
        return False
    return any(office.post in posts for office in known_offices(scene, entity))


def is_called(entity: Entity, words: Words) -> bool:
    """Whether the report calls an entity by these very words, of no lower post: "the minister" is no vice minister.

    "The Minister" is the Minister of Trade.
    """
    size = len(words)
    ends = any(held.words[-size:] == words and not LOWER.intersection(held.words[:-size]) for held in entity.held)
    return ends or any(held.words[:size] == words and held.words[size] in _OF for held in entity.held if len(held.words) > size)


def _same_post(held: Held, words: Words, role: Role) -> bool:
    known = held.words
    if known[-len(words) :] == words or (known[: len(words)] == words and words != _CHIEF):
        return True
    if len(words) > 1 and (known[0], known[-1]) == (words[0], words[-1]) and set(words) <= set(known):
        return True  # "the deputy minister" is the deputy foreign minister
    if (known[-1] == _CHANCELLOR) != (words[-1] == _CHANCELLOR):
        return False  # no prime minister: where there is one, the chancellor sees to the money
    if (known[-3:] == _OF_STATE) != (words[-3:] == _OF_STATE):
        return False  # who telegraphs to the Secretary of State tells him of another's foreign minister
    if role.sector == _ARMY and _COMMANDING.isdisjoint((known[-1], words[-1])):
        return False  # "the general" is no colonel
    return role.kind == "post" and bool(frozenset(role.posts) & frozenset(held.role.posts)) and role.posts not in _OF_MANY


def is_on_side(entity: Entity, sides: Sequence[Entity]) -> bool:
    """Whether an entity acts for, or holds a post of, one of these states or organisations."""
    own = [entity.party, *(held.owner for held in entity.held)]
    own += [top_party(o) for o in own if o is not None]
    wanted = [*sides, *(top_party(s) for s in sides)]
    return any(o is not None and any(o is w for w in wanted) for o in own)


def _same_side(scene: Scene, position: int, sides: Sequence[Entity]) -> Bonus:
    side = side_of_speaker(scene, position) if not sides else None
    return lambda e: _SAME_SIDE if side is not None and (e.party is side or (e.party and top_party(e.party) is side)) else 0.0


def _someone(scene: Scene, head: Head, role: Role, owners: Sequence[Entity]) -> Reference:
    """ "The woman", "the diplomat": someone of the last sentences whom nothing that is told excludes.

    Somebody's, as "the chief's brother", is only another of his name.
    """
    people = [e for e in of_gender(_singles(scene), role.gender) if not role.gender or e.gender == role.gender]
    if role.sector:
        people = [e for e in people if e.sector == role.sector]
    elif not role.gender:
        return NOBODY
    if head.owners:
        names = {owner.full[-1] for owner in owners if owner.full}
        people = [e for e in people if e not in owners and e.full and e.full[-1] in names]
    return choose(scene, head.core.first, people, manner=_SOMEONE)


def _new_office(scene: Scene, head: Head, role: Role, sides: Sequence[Entity]) -> Reference:
    """An unnamed holder of a post: one for the same words of the same state, unless the article tells a new one."""
    words = scene.page.key(head.core.first, head.core.last)
    side, score = (sides[0] if sides else None), _NEW
    between = scene.page.lexicon.is_a("between", words[-1])  # a mediator isn't of whoever spoke last
    yours = scene.page.words[head.first].key == _YOUR  # whose that is the words don't tell
    yours = yours or opposes(scene, scene.page.key(head.first, head.core.last))
    if side is None and role.kind == "post" and role.sector == "GOV" and not (between or yours):
        side, score = issuing_state(scene) or state_of_speakers(scene, head.core.first), _GUESSED_STATE
    key = f"office/{' '.join(words)}/{side.key if side else ''}"
    if head.determiner == "indefinite" and key in scene.book.by_key:
        key = f"{key}/{head.core.first}"
    entity = scene.book.keyed("office", key, name_of(scene, head))
    entity.sector = role.sector
    entity.gender = entity.gender or role.gender
    entity.definite = entity.definite and head.determiner != "indefinite"
    held = Held(words, role, side)
    if held not in entity.held:
        entity.held.append(held)
    if side is not None:
        set_party(entity, role, side)
    return Reference((entity,), score)


def find_bearers(scene: Scene) -> dict[int, Entity]:
    """Unnamed holders told of before their name, by identity, with the one person of the report that holds the post.

    "The Minister is pleased ... Minister Reeve has told us": one actor, since nobody else in the report holds that post.
    """
    found: dict[int, Entity] = {}
    for office in scene.book.entities:
        held = office.held[0] if office.kind == "office" and office.held and office.definite else None
        if held is None or held.role.kind != "post":
            continue
        people = [p for p in scene.book.persons() if is_called(p, held.words) and _may_be_of(p, office)]
        others = [o for o in scene.book.entities if o.kind == "office" and o is not office and is_called(o, held.words)]
        if len(people) == 1 and not others:
            found[id(office)] = people[0]
    return found


def _may_be_of(person: Entity, office: Entity) -> bool:
    """Whether a person's party doesn't speak against an office's, and he was named after it only."""
    agrees = office.party is None or person.party is None or person.party is office.party
    return agrees and min(office.seen, default=0) < min(person.seen, default=0)
