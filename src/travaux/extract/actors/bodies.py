"""Bodies to entities: "the government", "the Russian side", "the foreign ministry", "the council", "the company"."""

from __future__ import annotations

from collections.abc import Sequence

from travaux.extract.actors.anaphora import Bonus, Manner, choose
from travaux.extract.actors.entities import Entity, Held
from travaux.extract.actors.lexicon import BUSINESS, Role
from travaux.extract.actors.listing import listed
from travaux.extract.actors.nominals import (
    counted,
    is_an_organs,
    is_definite,
    is_state,
    issuing_state,
    name_of,
    seen_alike,
    side_of_speaker,
    sides_of,
    state_of_speakers,
)
from travaux.extract.actors.page import Page
from travaux.extract.actors.parties import top_party
from travaux.extract.actors.phrases import Head
from travaux.extract.actors.pronouns import but_outlets
from travaux.extract.actors.scene import NOBODY, Reference, Scene
from travaux.extract.actors.words import Words

_OWN = 0.93
_NEW = 0.85
_SAME_SIDE = 1.3
_STATE = Manner(most=0.88, far=12)
_BODY = Manner(most=0.9, far=20)
_TOGETHER = 0.85
OF_MEMBERS = ("PTY", "LAB")  # sectors of bodies that may be called a league or a movement
OF_SOMEBODY = "body/of/"  # keys of bodies that are called somebody's own whose side isn't known where he is told of
_BEHIND_A_NAME = ("nation",)
_CLUB, _COMPANY = "club", "company"
_IN_POWER = ("office",)
_SIDE = "side"
_SEVERAL = "authorities"
_OF_TWO = frozenset({"neither", "either", "each"})
_ON_A_SIDE = ("organisation", "group", "office", "person")
_NAMED_SO = ("government", "organisation")
_LINKS = frozenset(("of", "for"))  # "the Front" of "the Front for Renewal"
_PERSONAL = ("3.s.m", "3.s.f", "1.s.", "1.p.")  # of those who have a government: "its" may be anybody's


def refer_state(scene: Scene, head: Head, owners: Sequence[Entity]) -> Reference:
    """The state that "the government" and the like mean: its owner's, that of who speaks, or the last that acted."""
    if _is_local(scene, head) or _is_province(scene, head):
        return _local(scene, head, owners)
    sides = sides_of(owners) or [e for place in head.places for e in _place(scene, place)]
    states = [top_party(s) for s in sides if s.kind == "government"] or sides
    if states:
        return Reference((states[0],), _OWN)
    if (called := _called_side(scene, head, owners)) is not None:
        return called
    if not owners and any(owner.core.role is not None and owner.core.role.kind == "body" for owner in head.owners):
        return NOBODY  # "the museum side", of a museum that nobody has told of
    position = head.core.first
    if (formed := of_its_form(scene, head)) is not None:
        return Reference((formed,), _OWN)
    beside = scene.together(position)
    number = counted(scene, head)
    if number is not None and number == len(beside):
        return Reference(beside, _TOGETHER)
    before = {scene.page.words[k].key for k in (head.first, max(0, position - 1))}
    several = (number is not None and number > 1) or not before.isdisjoint(_OF_TWO)
    if several or _is_a_things_side(scene, head):
        return NOBODY
    if head.determiner and (not is_definite(head) or _is_a_persons(scene, head)):
        return NOBODY
    if is_an_organs(scene):  # "The Government" in a ministry's release
        side = issuing_state(scene)
        return Reference((side,), _OWN) if side is not None else NOBODY
    governments = [e for e in scene.book.entities if is_state(e)]
    found = choose(scene, position, governments, _side_bonus(scene, position), _STATE)
    own = head.core.last - head.first == 2 and scene.page.lexicon.is_a("article", scene.page.words[head.first].key)
    if found.entities or found.candidates or governments or not own or head.core.last - 1 not in scene.doers:
        return found
    return _local(scene, head, owners)  # a report that names no state: what acts as one is somebody nonetheless


def of_its_form(scene: Scene, head: Head) -> Entity | None:
    """The one state that "the Republic" means: that which the text calls so in full before, "the Republic of Karvelia".

    "The Nation" is that of a people which is named with it, "the Kessaw Nation".
    """
    page, form = scene.page, scene.page.words[head.core.last - 1]
    if not form.capital or not page.lexicon.is_a("form", form.key) or head.determiner != "definite":
        return None
    words = page.words
    if head.core.last - head.first > 2:  # "the Kessaw Nation" names its own, "the Norvask Republic" is no other
        found = [head.core.last - 2] if form.key in _BEHIND_A_NAME else []
    else:
        places = [k for k in range(1, head.first) if words[k].key == form.key]
        found = [k + 2 for k in places if words[k + 1].key == "of" and k + 2 < head.first]
        found += [k - 1 for k in places if words[k].capital and page.joins(k)] if form.key in _BEHIND_A_NAME else []
    names = {words[k].key: k for k in found if _is_name(page, k)}
    if len(names) != 1:
        return None
    key, at = names.popitem()
    named = page.names.get(at)
    known = listed(scene, named.senses[0].key) if named is not None and named.senses else None
    met = next((e for e in scene.book.entities if at in e.seen and e.kind in _NAMED_SO), None)
    state = known or met or scene.book.keyed("government", f"name/{key}", page.words[at].raw)
    state.told = True
    return state


def _is_name(page: Page, k: int) -> bool:
    """Whether a word before a form or behind its "of" is a name: no "First" of "the First Nation"."""
    return page.words[k].capital and page.joins(k) and not page.lexicon.is_a("order", page.words[k].key)


def _called_side(scene: Scene, head: Head, owners: Sequence[Entity]) -> Reference | None:
    """The side that is called by who is on it: "the dockers' side", and where it makes a move "the management side"."""
    if scene.page.words[head.core.last - 1].key != _SIDE:
        return None
    if owners:
        return Reference((owners[0],), _OWN)
    named = any(owner.kind != "pronoun" for owner in head.owners)
    if head.core.last - 1 not in scene.doers or not (named or _is_a_things_side(scene, head)):
        return None
    name = name_of(scene, head)
    known = seen_alike(scene, tuple(name.lower().split()[:-1]), _ON_A_SIDE)
    return Reference((known or scene.book.keyed("group", f"group/{name.lower()}", name),), _NEW)


def _is_a_things_side(scene: Scene, head: Head) -> bool:
    """Whether a side is called by what is no state: "the museum side"."""
    page, k = scene.page, head.core.first - 1
    if page.words[head.core.last - 1].key != _SIDE or k <= head.first or page.tokens[k] < 0:
        return False
    state = k in page.roles and page.roles[k][1].kind == "state"  # "the government side"
    return page.analysis.tokens[page.tokens[k]].upos == "NOUN" and not state


def _is_a_persons(scene: Scene, head: Head) -> bool:
    """Whether a government is called somebody's own, whose it is nobody tells: no other can be meant by "her government"."""
    page = scene.page
    return head.determiner == "possessive" and page.lexicon.words["possessive"].get(page.words[head.first].key, "") in _PERSONAL


def _is_local(scene: Scene, head: Head) -> bool:
    """Whether a government is a province's, a city's and the like."""
    return any(scene.page.lexicon.is_a("local", w.key) for w in scene.page.words[head.first : head.core.last])


def _is_province(scene: Scene, head: Head) -> bool:
    """Whether "the state of Washington" and the like is meant: a part of a state that is called like a capital."""
    named = next((o.core.named for o in head.owners if o.kind == "name" and o.first >= head.core.last), None)
    one = scene.page.words[head.core.last - 1].key == "state" and named is not None
    return one and named is not None and bool(named.senses) and all(s.what == "capital" for s in named.senses)


def _local(scene: Scene, head: Head, owners: Sequence[Entity]) -> Reference:
    name = name_of(scene, head)
    entity = scene.book.keyed("government", f"organ/{name.lower()}", name)
    entity.act_for(entity.party or next((top_party(o) for o in owners if o.kind == "government" and o is not entity), None))
    entity.plural = entity.plural or scene.page.words[head.core.last - 1].key == _SEVERAL
    return Reference((entity,), _NEW)


def _place(scene: Scene, place: Head) -> list[Entity]:
    """The state that a place after "in" is of ("the authorities in Egypt")."""
    named = place.core.named
    keys = {s.key for s in named.senses} if named else set()
    return [e for e in scene.book.entities if e.key in keys and e.kind == "government"]


def _side_bonus(scene: Scene, position: int) -> Bonus:
    side = side_of_speaker(scene, position)
    return lambda e: _SAME_SIDE if side is not None and (e is side or e.party is side) else 0.0


def refer_organ(scene: Scene, head: Head, owners: Sequence[Entity]) -> Reference:
    """A ministry, parliament, army: of its owner, else one named before, else that of the side that speaks."""
    words = scene.page.key(head.core.first, head.core.last)
    role = head.core.role
    assert role is not None
    position = head.core.first
    sides = sides_of(owners)
    if words == _IN_POWER and not (head.determiner or owners):
        return NOBODY  # "when they were in office"
    known = [e for e in scene.book.entities if _is_such(e, words)]
    if sides:
        known = [e for e in known if e.party is not None and top_party(e.party) in [top_party(s) for s in sides]]
        if len(known) == 1:
            return Reference((known[0],), _OWN)
    elif len(known) == 1 and not known[0].seen:
        return Reference((known[0],), _OWN)
    elif known:
        found = choose(scene, position, known, _side_bonus(scene, position), _BODY)
        if found.entities or found.candidates:
            return found
    if head.determiner == "demonstrative":
        return NOBODY
    anys = bool(owners) or head.determiner == "indefinite"  # "a parliament that would rule both"
    side = sides[0] if sides else None if anys else state_of_speakers(scene, position)
    entity = scene.book.keyed(
        "organisation" if side is not None and side.kind == "organisation" else "government",
        f"organ/{' '.join(words)}/{side.key if side else ''}",
        name_of(scene, head),
    )
    entity.held = entity.held or [Held(words, role, side)]
    entity.sector = role.sector
    if side is not None and entity.party is None:
        entity.act_for(top_party(side))
    return Reference((entity,), _NEW if sides else 0.75)


def _is_such(entity: Entity, words: Words) -> bool:
    """Whether a body was named or described by words that end, or begin, like these."""
    if entity.kind not in ("government", "organisation", "group"):
        return False
    if any(held.words[-len(words) :] == words or held.words[: len(words)] == words for held in entity.held):
        return True
    names = (tuple(name.lower().replace(".", "").replace("’", "'").split()) for name in entity.names)
    return entity.party is not None and any(n[-len(words) :] == words or n[: len(words)] == words for n in names)


def refer_body(scene: Scene, head: Head, owners: Sequence[Entity], *, source: bool = False) -> Reference:
    """An organisation by its kind: "the council", "the agency", "a German company"."""
    if not head.determiner and not owners and not source:
        return NOBODY
    words = scene.page.key(head.core.first, head.core.last)
    role = head.core.role
    assert role is not None
    if (called := _called_before(scene, head, owners)) is not None:
        return Reference((called,), _OWN)
    sides = sides_of(owners)
    if is_own(scene, role, owners, sides):
        return Reference((sides[0],), _OWN)  # "her party", "the spokesman's union": that for which she speaks
    position = head.core.first
    whose = owners[0] if len(owners) == 1 and not sides and owners[0].kind in ("person", "office") else None
    if is_definite(head) and not (sides and head.determiner != "possessive") and not (whose and role.sector in OF_MEMBERS):
        bodies = but_outlets(scene, (e for e in scene.book.entities if e.kind in ("organisation", "government")))
        named = scene.page.words[head.core.last - 1].capital
        known = [e for e in bodies if is_called(scene, e, words)] or [e for e in bodies if _may_be(scene, e, words, named=named)]
        own = _as_he_calls_it(scene, head)
        known += [own] if own is not None and all(e is not own for e in known) else []
        if _has_own_name(scene, head) and not scene.page.lexicon.is_a("generic", words[-1]):
            known = [e for e in known if any(name_of(scene, head).lower() in n.lower() for n in e.names)]
        elif named and len(short := _called_short(scene, known, words)) == 1:
            return Reference((short[0],), _OWN)
        found = choose(scene, position, known, _side_bonus(scene, position), _BODY)
        if found.entities or found.candidates:
            return found
    name = name_of(scene, head)
    key = f"body/{name.lower()}"
    if whose is not None:
        key = f"{OF_SOMEBODY}{whose.key}/{words[-1]}"
    elif head.determiner == "indefinite" and key in scene.book.by_key:
        key = f"{key}/{position}"
    entity = scene.book.keyed("organisation", key, name)
    entity.held = entity.held or [Held(words, role, sides[0] if sides else whose)]
    if sides and entity.party is None and sides[0].kind == "organisation":
        entity.act_for(sides[0])
    return Reference((entity,), _NEW)


def _called_before(scene: Scene, head: Head, owners: Sequence[Entity]) -> Entity | None:
    """The body that is named before the word for its kind: "the Dalk movement", "the Orn Post newspaper", not "the Orn union"."""
    page, first = scene.page, head.core.first
    named = first > 0 and page.joins(first) and not page.words[first - 1].possessive and first - 1 >= head.first
    if not named or not page.lexicon.is_a("kind", page.words[head.core.last - 1].key) or page.words[first].capital:
        return None
    names = [owner.core for owner in head.owners if owner.kind == "name" and owner.last == first]
    return next((e for e in owners if e.kind == "organisation" and any(core.first in e.seen for core in names)), None)


def _as_he_calls_it(scene: Scene, head: Head) -> Entity | None:
    """That for which who speaks acts, where he may mean it by "the club": its name tells of no kind."""
    page, side = scene.page, side_of_speaker(scene, head.core.first)
    bare = head.core.last - head.first == 2 and page.words[head.first].key == "the" and not page.words[head.first + 1].capital
    word = page.words[head.core.last - 1].key
    firm = word == _CLUB or page.lexicon.words["generic"].get(word) == _COMPANY
    if not (bare and firm) or side is None or side.kind != "organisation":
        return None
    told = any((role := page.lexicon.role((word,))) is not None and role.kind == "body" for word in side.names[0].lower().split())
    return None if told or side.facts is not None else side


def _called_short(scene: Scene, bodies: Sequence[Entity], words: Words) -> list[Entity]:
    """Those of several bodies that the text has called by a bare word before: "the Security Council ... the Council"."""
    bare = {" ".join(words), f"the {' '.join(words)}"}
    return [e for e in bodies if len(bodies) > 1 and any(scene.page.text[a:b].lower() in bare for a, b in e.mentions)]


def is_own(scene: Scene, role: Role, owners: Sequence[Entity], sides: Sequence[Entity]) -> bool:
    """Whether a word for a body means the organisation for which its owner speaks: no bank is a union, no paper a party."""
    if not sides or sides[0].kind != "organisation" or any(owner.kind not in ("person", "office") for owner in owners):
        return False
    roles = [scene.page.lexicon.role((word,)) for word in sides[0].names[0].lower().split()]
    told = {each.sector for each in roles if each is not None and each.kind == "body"}
    if not role.sector or not told:
        return True
    return role.sector in told or (role.sector in OF_MEMBERS and told == {""})


def _has_own_name(scene: Scene, head: Head) -> bool:
    """Whether nouns before the last word tell which body of a kind is meant ("the rail workers' union")."""
    page = scene.page
    return any(page.upos(k) in ("NOUN", "PROPN") for k in range(head.first, head.core.first))


def is_called(scene: Scene, entity: Entity, words: Words) -> bool:
    """Whether an organisation is one of a kind: by its name in the report or the lexicon, or by what it was called."""
    if any(held.words[-len(words) :] == words for held in entity.held):
        return True
    names = [*entity.names, entity.facts.name if entity.facts else ""]
    spelled = [tuple(name.lower().split()) for name in names]
    return any(n[-len(words) :] == words or (len(words) == 1 and words[0] in n and not _LINKS.isdisjoint(n)) for n in spelled)


def _may_be(scene: Scene, entity: Entity, words: Words, *, named: bool) -> bool:
    """Whether "the company", "the group" may be an organisation whose name and description tell of no other kind.

    A council or a union is a body, too.
    """
    lexicon = scene.page.lexicon
    wanted = lexicon.words["generic"].get(words[-1])
    if named and entity is not scene.issuer:
        return False  # "the Alliance" is called so
    if wanted is None or entity.kind != "organisation" or entity.key.startswith("body/"):
        return False
    roles = [role for word in entity.names[0].lower().split() if (role := lexicon.role((word,))) is not None]
    is_firm = (entity.facts is None and not roles) or (entity.facts is not None and (entity.facts.plover or "").endswith(BUSINESS))
    if wanted == "party":
        named_so = any(lexicon.is_a("movement", word) for word in entity.names[0].lower().split())
        return is_firm or named_so or any(role.sector == "PTY" for role in roles)
    return is_firm if wanted == "company" else entity.facts is not None or is_firm or any(role.kind == "body" for role in roles)


def body_before(scene: Scene, owner: Head) -> Entity | None:
    """The one body told of that a bare word for its kind means before a post: "union leader Ana Velt"."""
    role, words = owner.core.role, scene.page.key(owner.core.first, owner.core.last)
    if role is None or role.kind != "body" or owner.determiner or owner.owners:
        return None
    if (
        owner.core.last < len(scene.page.words)
        and scene.page.words[owner.core.last].capital > scene.page.words[owner.core.last - 1].capital
    ):
        return None  # "Before the same committee Defence Secretary Ana Velt ..."
    called = [e for e in scene.book.entities if e.kind == "organisation" and e.seen and is_called(scene, e, words)]
    return called[0] if len(called) == 1 else None
