"""Heads of noun phrases to entities: names found again, roles given and looked up, organs, groups and texts."""

from __future__ import annotations

from collections.abc import Sequence

from travaux.extract.actors.bodies import body_before
from travaux.extract.actors.descriptions import refer_description, unnamed
from travaux.extract.actors.entities import Entity, Held
from travaux.extract.actors.known_as import known_in_brackets
from travaux.extract.actors.lexicon import Sense
from travaux.extract.actors.listing import listed
from travaux.extract.actors.nominals import holds_a_post, mentioned, written
from travaux.extract.actors.page import Named
from travaux.extract.actors.papers_named import outlet_called
from travaux.extract.actors.parties import is_denied, set_party, top_party
from travaux.extract.actors.persons import refer_person
from travaux.extract.actors.phrases import Head, Part, is_plural
from travaux.extract.actors.plurals import is_part_of_many, some_of
from travaux.extract.actors.pronouns import refer_pronoun, refer_relative
from travaux.extract.actors.scene import NOBODY, Reference, Scene
from travaux.extract.actors.shortened import called_shortly, same_organisation
from travaux.extract.actors.texts import note_issuer
from travaux.extract.actors.words import Words, fold
from travaux.record.actor import ActorKind, MentionForm

_SHORTEST, _ADJECTIVES = 3, frozenset({"i", "n", "an", "ian", "ese", "ish"})  # letters of a state's name; what one adds to it
_WHOSE = "whose"
_GOVERNMENT = "GOV"  # the sector of those who govern
_SURE, _LIKELY, _GUESS = 0.96, 0.88, 0.75


def refer(scene: Scene, head: Head, *, source: bool = False) -> Reference:
    """Whom a head means; its mention is noted. `source` tells that it is the source of a statement."""
    owners = [e for owner in head.owners for e in _refer_owner(scene, head, owner).entities]
    if not owners and scene.page.words[head.first].key == _WHOSE and is_plural(scene.page, head):
        owners = list(refer_relative(scene, head.first).entities)  # "Norvask, whose leaders have called for talks"
    for place in head.places:
        people = is_plural(scene.page, place) and not _are_texts(scene, place)
        told = place.kind == "role" or people
        refer(scene, place, source=told and _owner_acts(scene, place))  # "an offer to the teachers", not "to the wedding"
    if head.kind == "person":
        found = refer_person(scene, head, owners)
        for person in found.entities:
            note_in_brackets(scene, person, head.core.last)
            _note_post_in_brackets(scene, person, head.core.last)
    elif head.kind == "name":
        found = refer_name(scene, head, owners, source=source)
    elif head.kind == "role":
        found = refer_description(scene, head, owners, source=source)
        if head.core.role is not None and head.core.role.kind == "text" and not source and not owners:
            note_issuer(scene, head)
    elif head.kind == "pronoun":
        found = refer_pronoun(scene, head)
    else:
        found = unnamed(scene, head, owners) if source else NOBODY
    if head.kind in ("role", "unknown") and len(owners) == 1:
        _note_whom_it_serves(scene, head, found, owners[0])
    for entity in found.entities if head.core.last - 1 in scene.doers else ():
        entity.told = True  # a place that makes a move, or owns one, is a state
    return note(scene, head, found)


def _are_texts(scene: Scene, head: Head) -> bool:
    """Whether a plural names texts: "its commitment to the agreements"."""
    role = scene.page.lexicon.role((scene.page.words[head.core.last - 1].key.removesuffix("s"),))
    return role is not None and role.kind == "text"


def note_in_brackets(scene: Scene, person: Entity, k: int) -> None:
    """Note the state or body that stands alone in brackets behind a name, at word `k`: "Ms. Velt (Norvask)" speaks for it."""
    page = scene.page
    named = page.names.get(k)
    if person.party is not None or named is None or page.words[k].gap.strip() != "(" or is_denied(person):
        return
    end = page.words[k + named.size - 1].end
    if page.text[end : end + 1] != ")" or not _acts_elsewhere(scene, k, named):
        return
    part = Part("name", k, k + named.size, named=named)
    for side in refer_name(scene, Head("name", part.first, part.last, part), (), source=True).entities[:1]:
        if side.kind in ("government", "organisation", "bloc") and side is not person:
            person.act_for(top_party(side))


def _note_post_in_brackets(scene: Scene, person: Entity, k: int) -> None:
    """Note the post that stands alone in brackets behind a name, at word `k`: "A. Velt (Chair), P. Roth"."""
    page = scene.page
    role = page.roles.get(k)
    if role is None or role[1].kind != "post" or page.words[k].gap.strip() != "(":
        return
    end = page.words[k + role[0] - 1].end
    held = Held(page.key(k, k + role[0]), role[1])
    if page.text[end : end + 1] == ")" and held not in person.held:
        person.held.append(held)


def _acts_elsewhere(scene: Scene, k: int, named: Named) -> bool:
    """Whether a name that no list has is told elsewhere to act as a state, or is a body's: a place alone may be a constituency."""
    page = scene.page
    if named.senses or named.label in ("organisation", "state"):
        return True
    key = page.key(k, k + named.size)
    same = ((i, each) for i, each in page.names.items() if page.key(i, i + each.size) == key)
    return any(each.label == "state" or i + each.size - 1 in scene.doers for i, each in same)


def _note_whom_it_serves(scene: Scene, head: Head, found: Reference, owner: Entity) -> None:
    """ "Velt's lawyers", "a spokesman for Ms Velt", "her members" act for her, or for whom she does; so a premier's minister."""
    serves = scene.page.lexicon.is_a("serving", scene.page.words[head.core.last - 1].key) or _governs_under(head, owner)
    if owner.kind == "person" and serves:
        for entity in found.entities:
            if entity.party is None and entity is not owner and entity.kind != "person":
                entity.act_for(owner)


def _governs_under(head: Head, owner: Entity) -> bool:
    """Whether a post of a government is told to be under somebody who holds one: "her trade minister"."""
    role = head.core.role
    governs = role is not None and role.kind == "post" and role.sector == _GOVERNMENT
    return governs and any(held.role.kind == "post" and held.role.sector == _GOVERNMENT for held in owner.held)


def _refer_owner(scene: Scene, head: Head, owner: Head) -> Reference:
    """Whom an owner means; a possessive may mean whom the speaker tells of: "Keno had struck it out, its spokeswoman said"."""
    if holds_a_post(scene, head) and (body := body_before(scene, owner)) is not None:
        return note(scene, owner, Reference((body,), _GUESS))
    owning, scene.owning = scene.owning, owner.kind == "pronoun"
    found = refer(scene, owner, source=_owner_acts(scene, owner))
    scene.owning = owning
    return found


def _owner_acts(scene: Scene, owner: Head) -> bool:
    """Whether a noun that owns is told to do something by what it owns: "the agent's assurance"."""
    return owner.kind in ("role", "unknown") and owner.core.last - 1 in scene.doers


def note(scene: Scene, head: Head, found: Reference) -> Reference:
    """What a head means, with its mention noted."""
    form: MentionForm = {"person": "name", "name": "name", "pronoun": "pronoun"}.get(head.kind, "nominal")  # type: ignore[assignment]
    for entity in found.entities:
        span = scene.page.span(head.core.first, head.core.last) if form != "nominal" else scene.page.span(*mentioned(scene, head))
        entity.see(head.core.first, span, form)
        if is_subject(scene, head):
            entity.subject_at.append(head.core.first)
    return found


def is_subject(scene: Scene, head: Head) -> bool:
    """Whether a head, or what it is joined to, is the subject of a clause."""
    page = scene.page
    t = page.tokens[head.core.last - 1]
    tokens = page.analysis.tokens
    first, last = page.span(head.first, head.last)
    for _ in range(6):
        if t < 0:
            return False
        token = tokens[t]
        if token.deprel.startswith("nsubj"):
            return True
        inside = token.head >= 0 and first <= tokens[token.head].start < last
        if token.deprel not in ("conj", "appos", "flat", "compound") and not inside:
            return False
        t = token.head
    return False


# Names --------------------------------------------------------------------------------------------------------------


def refer_name(scene: Scene, head: Head, owners: Sequence[Entity], *, source: bool = False) -> Reference:
    """Whom a name of the lexicon, or one that the model alone has found, means."""
    named = head.core.named
    assert named is not None
    if not named.senses:
        return _unlisted(scene, head, named.label, owners)
    if _is_one_of_a_people(scene, head, named):
        return NOBODY
    if source and head.determiner == "definite" and all(s.what == "adjective" for s in named.senses):
        return _unlisted(scene, _whole(scene, head), "organisation", owners)
    common = all(s.what == "organ" and _is_common_organ(scene, s) for s in named.senses)
    known = {s.key.split("/")[0] for s in named.senses}
    states = [e for e in owners if e.kind == "government" and e.party is None and e.key not in known] if common else []
    if len(states) == 1:
        return Reference((_local_organ(scene, head, states[0]),), _LIKELY)
    senses = _fitting_senses(scene, head, named.senses, owners, source=source)
    keys = sorted({s.key for s in senses})
    entities = [e for key in keys if (e := listed(scene, key))]
    if not entities:
        return Reference((_local_organ(scene, head, None),), _GUESS) if not owners and common else NOBODY
    if all(s.what == "capital" for s in senses) and (namesake := _province(scene, head)) is not None:
        return _one_of((*entities, namesake))
    if len(entities) > 1:
        told = [e for e in entities if e.seen]
        return Reference((told[0],), _GUESS) if len(told) == 1 else _one_of(entities)
    entity = entities[0]
    if is_part_of_many(scene, head):
        return Reference((some_of(scene, head, entity),), _LIKELY)
    _name_as_written(scene, entity, head)
    _describe(scene, entity, head)
    return Reference((entity,), _SURE)


def _is_one_of_a_people(scene: Scene, head: Head, named: Named) -> bool:
    """Whether a person is called by his nation, which isn't meant: "the Norwegian handed in a request", not "the Norwegians"."""
    adjective = all(s.what in ("adjective", "people") for s in named.senses)
    single = named.size == 1 and scene.page.words[head.core.first].key.endswith("an")
    return adjective and single and head.determiner in ("definite", "indefinite") and is_subject(scene, head)


def _one_of(entities: Sequence[Entity]) -> Reference:
    share = round(1 / len(entities), 3)
    return Reference((), 0.0, tuple((e, share) for e in entities), "two-candidates")


def _province(scene: Scene, head: Head) -> Entity | None:
    """A part of a state told of before that is called like the capital ("the state of Washington")."""
    name = written(scene, head.core.first, head.core.last).lower()
    local = (e for e in scene.book.entities if e.key.startswith("organ/") and e.kind == "government")
    return next((e for e in local if e.names[0].lower().endswith(f" of {name}")), None)


def _describe(scene: Scene, entity: Entity, head: Head) -> None:
    """Note what an organisation is called beside its name ("Dalk Energy, a company")."""
    for title in head.titles:
        if title.role is not None and title.role.kind in ("body", "organ"):
            held = Held(scene.page.key(title.first, title.last), title.role)
            if held not in entity.held:
                entity.held.append(held)


def _whole(scene: Scene, head: Head) -> Head:
    """A head whose name begins with an adjective and goes on past commas ("the Philippine Atmospheric, ... Administration")."""
    page, last = scene.page, head.core.last
    while last < len(page.words) and (page.words[last].capital or page.lexicon.is_a("unsaid", page.words[last].key)):
        if page.words[last].gap.strip() not in ("", ","):
            break
        last += 1
    while last > head.core.last and not page.words[last - 1].capital:
        last -= 1
    core = Part("name", head.core.first, last, named=Named(last - head.core.first))
    return Head("name", head.first, max(last, head.last), core, head.determiner)


def _name_as_written(scene: Scene, entity: Entity, head: Head) -> None:
    """Organs and organisations bear the name that the report uses first in full."""
    if entity.kind == "organisation" or entity.party is not None:
        name = written(scene, head.core.first, head.core.last)
        if not entity.seen or (len(name) > len(entity.names[0]) and " " in name):
            entity.names.insert(0, name)


def _fitting_senses(scene: Scene, head: Head, senses: Sequence[Sense], owners: Sequence[Entity], *, source: bool) -> list[Sense]:
    """The meanings that the context leaves: an organ of the state before it, a capital only where it acts."""
    kept = list(senses)
    states = [e.key for e in owners if e.kind == "government"]
    if states and any(s.what == "organ" for s in kept):
        kept = [s for s in kept if s.what != "organ" or s.key.split("/")[0] in states] or kept
    if any(s.what in ("name", "alias", "seat", "adjective") for s in kept) and len({s.key for s in kept}) > 1:
        kept = [s for s in kept if s.what != "capital"]
    if any(s.what == "organ" for s in kept) and not states:
        kept = _of_a_state_told_of(scene, kept)
    exact = [s for s in kept if s.what == "name"]
    if exact and len({s.key for s in kept}) > 1 and not any(s.what == "capital" for s in kept):
        kept = exact
    if all(s.what == "capital" for s in kept) and not source and not acts(scene, head):
        return []
    return kept


def _of_a_state_told_of(scene: Scene, senses: Sequence[Sense]) -> list[Sense]:
    """Organs whose names many states have ("Senate", "Congress"): of a state that the report tells of."""
    told = scene.states()
    common = [s for s in senses if s.what == "organ" and _is_common_organ(scene, s)]
    if not told or not common:
        return list(senses)
    return [s for s in senses if s not in common or s.key.split("/")[0] in told]


def _local_organ(scene: Scene, head: Head, state: Entity | None) -> Entity:
    """An organ whose name many states have, of one that no list has or that nothing tells: "Karvelia's Supreme Court"."""
    words, name = scene.page.key(head.core.first, head.core.last), written(scene, head.core.first, head.core.last)
    organ = scene.book.keyed("government", f"organ/{' '.join(words)}/{state.key if state else ''}", name)
    role = scene.page.lexicon.role(words)
    organ.held = organ.held or ([Held(words, role, state)] if role is not None else [])
    organ.act_for(organ.party or (top_party(state) if state else None))
    return organ


def _is_common_organ(scene: Scene, sense: Sense) -> bool:
    role = scene.page.lexicon.role(tuple(sense.key.split("/")[1].split()))
    return role is not None and role.kind == "organ"


def acts(scene: Scene, head: Head) -> bool:
    """Whether a capital stands for its government: a subject, or joined with or addressed beside one that is."""
    page = scene.page
    i = head.core.first
    before = page.words[i - 1].key if i and page.joins(i) else ""
    if page.lexicon.is_a("goal", before):
        return False
    if head.core.last < len(page.words):
        following = page.words[head.core.last]
        if page.joins(head.core.last) and page.lexicon.is_a("acting", following.key):
            return True
        if following.gap.strip() in (",", "(") and following.capital and not is_subject(scene, head):
            return False
    if page.words[head.core.last - 1].possessive or is_subject(scene, head):
        return True
    return page.lexicon.is_a("partner", before)


def _unlisted(scene: Scene, head: Head, label: str, owners: Sequence[Entity]) -> Reference:
    name = written(scene, head.core.first, head.core.last)
    words = scene.page.key(head.core.first, head.core.last)
    if label == "nationality":
        return Reference((_people(scene, name, words),), _LIKELY)
    states = [e for e in owners if e.kind == "government"] if _is_an_organ(scene, head) else []
    kind: ActorKind = "government" if label in ("place", "state") or states else "organisation"
    key = "name/" + " ".join(words)
    entity = outlet_called(scene, words) or scene.book.by_key.get(key)
    entity = entity or known_in_brackets(scene, head.core.first) or same_organisation(scene, words, kind)
    if entity is None and kind == "government" and len(words) == 1 and (entity := _of_its_people(scene, words[0])) is not None:
        entity.names.insert(0, name)
    if entity is None and kind == "government" and len(words) == 1:
        entity = _place_of(scene, words[0]) or called_shortly(scene, head, label)
    if entity is None:
        entity = scene.book.keyed(kind, key, name)
    entity.told = entity.told or label == "state"
    if name not in entity.names:
        entity.names.append(name)
    _describe(scene, entity, head)
    if states and entity.party is None:
        entity.act_for(top_party(states[-1]))
    for owner in owners:
        if kind == "organisation" and owner.kind == "organisation":
            set_party(entity, None, owner)
    return Reference((entity,), _LIKELY)


def _people(scene: Scene, name: str, words: Words) -> Entity:
    """A people or nationality that the lexicon lacks: of the place that begins like it, else a state of that name."""
    stem = words[0]
    for entity in scene.book.entities:
        if entity.kind == "government" and entity.facts is None and entity.party is None:
            place = entity.names[0].lower()
            shared = next((n for n, (a, b) in enumerate(zip(place, stem, strict=False)) if a != b), min(len(place), len(stem)))
            if shared >= 4 and shared >= len(place) - 3:
                return entity
    key = "name/" + " ".join(words if len(words) == 1 else (*words[:-1], words[-1].removesuffix("s")))  # "Bosnian Serbs"
    scene.peoples.add(key)
    people = scene.book.keyed("government", key, name)
    people.told = True
    return people


def _of_its_people(scene: Scene, place: str) -> Entity | None:
    """The state whose people or adjective was told of before its name ("Karvelian", then "Karvelia")."""
    for entity in scene.book.entities:
        people = entity.names[0].lower() if entity.key in scene.peoples else ""
        if len(place) > 3 and people[: len(place) - 1] == place[:-1]:
            return entity
    return None


def _is_an_organ(scene: Scene, head: Head) -> bool:
    """Whether a name begins with the word of a state's organ: "Ministry of Water" of the Republic of Karvelia."""
    role = scene.page.roles.get(head.core.first)
    return role is not None and role[1].kind == "organ"


def _place_of(scene: Scene, people: str) -> Entity | None:
    """The one state told of before that a name is the adjective of, whatever the model takes it for: "Arbash", then "Arbashi"."""
    states = (e for e in scene.book.entities if e.kind == "government" and e.facts is None and e.party is None)
    found = [e for e in states if len(e.names[0]) > _SHORTEST and people.removeprefix(fold(e.names[0])) in _ADJECTIVES]
    return found[0] if len(found) == 1 else None
