"""Heads of noun phrases to entities: names found again, roles given and looked up, organs, groups and texts."""

from __future__ import annotations

from collections.abc import Sequence

from travaux.extract.actors.anaphora import choose
from travaux.extract.actors.descriptions import refer_description, unnamed
from travaux.extract.actors.entities import Entity, Held
from travaux.extract.actors.lexicon import Sense
from travaux.extract.actors.nominals import mentioned
from travaux.extract.actors.parties import known_offices, set_party
from travaux.extract.actors.people import gender_of
from travaux.extract.actors.phrases import Head, Part
from travaux.extract.actors.plurals import is_part_of_many, some_of
from travaux.extract.actors.pronouns import refer_pronoun
from travaux.extract.actors.rows import name_words
from travaux.extract.actors.scene import NOBODY, Reference, Scene
from travaux.extract.actors.texts import note_issuer
from travaux.extract.actors.words import Words
from travaux.record.actor import ActorKind, MentionForm

_SURE, _LIKELY, _GUESS = 0.96, 0.88, 0.75


def refer(scene: Scene, head: Head, *, source: bool = False) -> Reference:
    """Whom a head means; its mention is noted. `source` tells that it is the source of a statement."""
    owners = [e for owner in head.owners for e in refer(scene, owner).entities]
    for place in head.places:
        refer(scene, place)
    if head.kind == "person":
        found = _refer_person(scene, head, owners)
    elif head.kind == "name":
        found = refer_name(scene, head, owners, source=source)
    elif head.kind == "role":
        found = refer_description(scene, head, owners, source=source)
        if head.core.role is not None and head.core.role.kind == "text" and not source and not owners:
            note_issuer(scene, head)
    elif head.kind == "pronoun":
        found = refer_pronoun(scene, head, source=source)
    else:
        found = unnamed(scene, head, owners) if source else NOBODY
    form: MentionForm = {"person": "name", "name": "name", "pronoun": "pronoun"}.get(head.kind, "nominal")  # type: ignore[assignment]
    _note(scene, head, found, form)
    return found


def _note(scene: Scene, head: Head, found: Reference, form: MentionForm) -> None:
    for entity in found.entities:
        span = scene.page.span(head.core.first, head.core.last) if form != "nominal" else scene.page.span(*mentioned(scene, head))
        entity.see(head.core.first, span, form)
        if is_subject(scene, head):
            entity.subject_at.append(head.core.first)


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


def _text(scene: Scene, first: int, last: int) -> str:
    start, end = scene.page.span(first, last)
    return " ".join(scene.page.text[start:end].split())


# Persons ------------------------------------------------------------------------------------------------------------


def _refer_person(scene: Scene, head: Head, owners: Sequence[Entity]) -> Reference:
    core, page = head.core, scene.page
    words = page.key(core.first, core.last)
    gender = _title_gender(scene, head)
    found = [e for e in scene.book.namesakes(words) if not gender or e.gender in ("", gender)]
    if len(found) > 1:
        found = _by_roles(scene, head, found)
    if len(found) > 1:
        return choose(scene, core.first, found)
    person = found[0] if found else _new_person(scene, words, core)
    name = _text(scene, core.first, core.last)
    if name not in person.names:
        person.names.append(name)
    if len(words) > len(person.full):
        person.full = words
    person.gender = gender or person.gender or gender_of(words, page.lexicon)
    _give_roles(scene, person, head, owners)
    return Reference((person,), _SURE)


def _new_person(scene: Scene, words: Words, core: Part) -> Entity:
    return scene.book.person(words, _text(scene, core.first, core.last))


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


def _give_roles(scene: Scene, person: Entity, head: Head, owners: Sequence[Entity]) -> None:
    owner = owners[0] if owners else None
    for title in head.titles:
        if title.role is None:
            continue
        counterpart = title.role.kind == "person" and head.determiner == "possessive"
        held = Held(scene.page.key(title.first, title.last), title.role, None if counterpart else owner)
        if held not in person.held:
            person.held.append(held)
        person.gender = person.gender or title.role.gender
        person.sector = person.sector or title.role.sector
        if owner is not None and not counterpart:
            for each in owners:
                set_party(person, title.role, each)
    if not head.titles and owner is not None and owner.kind != "person":
        set_party(person, None, owner)
    if person.party is None:
        _party_from_offices(scene, person)


def _party_from_offices(scene: Scene, person: Entity) -> None:
    offices = known_offices(scene, person)
    parties = {o.party for o in offices}
    from_report = [held for held in person.held if held.role.kind == "post"]
    if len(parties) == 1 and not any(held.role.sector in ("LEG", "OPP") for held in from_report):
        party = listed(scene, parties.pop())
        if party is not None and party is not person:
            person.party = party if party.kind != "government" or party.party is None else party.party
    genders = {o.gender for o in offices if o.gender}
    if len(genders) == 1:
        person.gender = person.gender or genders.pop()


# Names --------------------------------------------------------------------------------------------------------------


def listed(scene: Scene, key: str) -> Entity | None:
    """The entity of a key of the lexicon, with the state or organisation that it is an organ of."""
    facts = scene.page.lexicon.facts.get(key)
    if facts is None:
        return None
    kind: ActorKind = facts.kind  # type: ignore[assignment]
    entity = scene.book.keyed(kind, key, facts.name, facts)
    if facts.party and entity.party is None:
        entity.party = listed(scene, facts.party)
    entity.plural = kind == "bloc"
    return entity


def refer_name(scene: Scene, head: Head, owners: Sequence[Entity], *, source: bool = False) -> Reference:
    """Whom a name of the lexicon, or one that the model alone has found, means."""
    named = head.core.named
    assert named is not None
    if not named.senses:
        return _unlisted(scene, head, named.label, owners)
    senses = _fitting_senses(scene, head, named.senses, owners, source=source)
    keys = sorted({s.key for s in senses})
    if len(keys) > 1:
        found = [e for key in keys if (e := listed(scene, key))]
        mentioned = [e for e in found if e.seen]
        if len(mentioned) == 1:
            found = mentioned
        if len(found) > 1:
            share = round(1 / len(found), 3)
            return Reference((), 0.0, tuple((e, share) for e in found), "two-candidates")
        return Reference((found[0],), _GUESS)
    if not keys:
        return NOBODY
    entity = listed(scene, keys[0])
    if entity is None:
        return NOBODY
    if is_part_of_many(scene, head):
        return Reference((some_of(scene, head, entity),), _LIKELY)
    _name_as_written(scene, entity, head)
    return Reference((entity,), _SURE)


def _name_as_written(scene: Scene, entity: Entity, head: Head) -> None:
    """Organs and organisations bear the name that the report uses first in full."""
    if entity.kind == "organisation" or entity.party is not None:
        name = _text(scene, head.core.first, head.core.last)
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
    exact = [s for s in kept if s.what == "name"]
    if exact and len({s.key for s in kept}) > 1 and not any(s.what == "capital" for s in kept):
        kept = exact
    if all(s.what == "capital" for s in kept) and not source and not acts(scene, head):
        return []
    return kept


def acts(scene: Scene, head: Head) -> bool:
    """Whether a capital stands for its government: a subject, or joined with or addressed beside one that is."""
    page = scene.page
    i = head.core.first
    before = page.words[i - 1].key if i and page.joins(i) else ""
    if before in ("in", "at", "near", "outside", "around", "from", "to", "into", "via", "visit", "visited", "leave", "left"):
        return False
    if head.core.last < len(page.words):
        following = page.words[head.core.last]
        if page.joins(head.core.last) and page.lexicon.is_a("acting", following.key):
            return True
        if following.gap.strip() in (",", "(") and following.capital and not is_subject(scene, head):
            return False
    if page.words[head.core.last - 1].possessive or is_subject(scene, head):
        return True
    return before in ("between", "with", "by", "and", "of", "against", "for")


def _unlisted(scene: Scene, head: Head, label: str, owners: Sequence[Entity]) -> Reference:
    name = _text(scene, head.core.first, head.core.last)
    words = scene.page.key(head.core.first, head.core.last)
    if label == "nationality":
        return Reference((_people(scene, name, words),), _LIKELY)
    kind: ActorKind = "government" if label == "place" else "organisation"
    entity = scene.book.by_key.get("name/" + " ".join(words)) or _same_organisation(scene, words, kind)
    if entity is None:
        entity = scene.book.keyed(kind, "name/" + " ".join(words), name)
    if name not in entity.names:
        entity.names.append(name)
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
    return scene.book.keyed("government", "name/" + " ".join(words), name)


def _same_organisation(scene: Scene, words: Words, kind: ActorKind) -> Entity | None:
    """An organisation named before by its acronym or by more words ("United Auto Workers (UAW)")."""
    for entity in scene.book.entities:
        if entity.kind != kind or not entity.key.startswith("name/"):
            continue
        known = tuple(entity.key[5:].split())
        initials = "".join(w[0] for w in known if w not in ("of", "the", "and", "for"))
        if len(words) == 1 and (words[0] == initials or (len(words[0]) > 3 and words[0] in known and kind == "organisation")):
            return entity
        if len(words) > 1 and known == ("".join(w[0] for w in words if w not in ("of", "the", "and", "for")),):
            return entity
    return None


def outlet(scene: Scene, name: str) -> Entity:
    """The organisation that an outlet or agency of a name is, known to the lexicon or not."""
    words = name_words(name)
    senses = [s for found, s in scene.page.lexicon.names.get(words[0], ()) if found == words] if words else []
    keys = {s.key for s in senses if scene.page.lexicon.facts[s.key].kind == "organisation"}
    if len(keys) == 1 and (entity := listed(scene, keys.pop())):
        return entity
    return scene.book.keyed("organisation", "name/" + " ".join(words), name)
