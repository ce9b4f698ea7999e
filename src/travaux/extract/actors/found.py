"""What is known of a report's actors when it has been read: their values for the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from travaux.extract.actors.entities import Entity
from travaux.extract.actors.hear import Heard
from travaux.extract.actors.holders import find_bearers
from travaux.extract.actors.introduced import find_apposed, find_introduced
from travaux.extract.actors.parties import known_offices
from travaux.extract.actors.scene import Reference, Scene
from travaux.record.actor import Actor, Mention
from travaux.record.span import Span, tagged_id
from travaux.record.unresolved import Candidate, Unresolved, UnresolvedCode

# Keys of entities that have no name of their own; of those that may belong to a state or organisation.
_SHORTEST_CAPITALS = 4  # letters of a name that is no acronym
_DESCRIBED = ("body/", "unnamed/", "office/", "group/", "organ/")
_OF_A_SIDE = ("office/", "group/", "organ/")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Ids of who speaks in a statement, the speaker first; where nobody is sure enough, the reason and the candidates."""

    actors: tuple[str, ...]
    score: float
    code: UnresolvedCode | None = None
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Unknown:
    """Why it isn't known whom words mean, and whom they may mean (ids)."""

    code: UnresolvedCode
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorsFound:
    """A report's actors, and by draft its speakers and addressees (ids). `publisher` and `credits` are ids too.

    `unknown` are the asked pronouns of which it isn't known whom they mean.
    """

    actors: tuple[Actor, ...]
    speakers: tuple[Speaker, ...]
    addressees: tuple[tuple[str, ...], ...]
    publisher: str | None = None
    credits: tuple[str, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    unknown: Mapping[Span, Unknown] = field(default_factory=dict)


@dataclass(slots=True)
class _Ids:
    """Ids of entities."""

    of: dict[int, str]

    def __call__(self, entity: Entity) -> str:
        return self.of[id(entity)]


def to_found(
    scene: Scene,
    heard: Heard,
    publisher: Entity | None,
    credits: Sequence[Entity],
    asked: Mapping[Span, Reference],
    own_bodies: Mapping[int, Entity],
) -> ActorsFound:
    """The record's values of all that was read; `own_bodies` are by identity those that turned out to be another."""
    unknown = {span: found for span, found in asked.items() if not found.entities}
    bearers = find_bearers(scene)
    bearers |= {office: person for office, person in find_introduced(scene).items() if office not in bearers}
    bearers |= {office: person for office, person in find_apposed(scene).items() if office not in bearers}
    bearers |= own_bodies
    _hand_over(scene, bearers)
    entities = [
        e
        for e in _wanted(scene, [*heard.speakers, *unknown.values()], heard.addressed, [publisher, *credits])
        if id(e) not in bearers
    ]
    entities += [e for e in dict.fromkeys(bearers.values()) if e not in entities]
    ids = _Ids(_name_ids(scene.page.analysis.article.version, entities))
    ids.of.update({office: ids(person) for office, person in bearers.items()})
    actors = tuple(_actor(scene, e, ids) for e in entities)
    return ActorsFound(
        actors=actors,
        speakers=tuple(_speaker(found, ids) for found in heard.speakers),
        addressees=tuple(
            tuple(ids(e) for e in addressed if ids(e) not in map(ids, found.entities))  # a briefing is no one, least who gives it
            for addressed, found in zip(heard.addressed, heard.speakers, strict=True)
        ),
        publisher=ids(publisher) if publisher is not None else None,
        credits=tuple(map(ids, credits)),
        unresolved=tuple(_unlisted(entities, ids)),
        unknown={span: Unknown(found.code or "no-antecedent", _candidates(found, ids)) for span, found in unknown.items()},
    )


def _hand_over(scene: Scene, bearers: Mapping[int, Entity]) -> None:
    """Give what was told of unnamed holders to those who turned out to be them."""
    for office in scene.book.entities:
        person = bearers.get(id(office))
        if person is not None:
            person.mentions.update(office.mentions)
            person.seen.extend(office.seen)
            person.act_for(person.party or (office.party if office.held else None))  # of a firm's "critic" no more is known
            person.held = person.held or office.held
            person.gender = person.gender or office.gender


def _wanted(
    scene: Scene, references: Iterable[Reference], addressed: Iterable[Iterable[Entity]], also: Iterable[Entity | None]
) -> list[Entity]:
    """Those mentioned or used, with what they act for, by first mention."""
    used = [e for found in references for e in (*found.entities, *(c for c, _ in found.candidates))]
    used += [e for each in addressed for e in each]
    used += [e for e in also if e is not None]
    used += [e for e in scene.book.entities if e.seen and e.acts and _is_telling(e)]
    wanted: dict[int, Entity] = {}
    for entity in used:
        each: Entity | None = entity
        while each is not None and id(each) not in wanted:
            wanted[id(each)] = each
            each = each.party
    order = {id(e): n for n, e in enumerate(scene.book.entities)}
    return sorted(wanted.values(), key=lambda e: (min(e.seen, default=10**9), order.get(id(e), 10**9)))


def _is_telling(entity: Entity) -> bool:
    """Whether an entity is more than something described in passing ("a company", "like any politician")."""
    if entity.subject_at or entity.spoken or entity.told or not entity.key.startswith(_DESCRIBED):
        return True
    return entity.key.startswith(_OF_A_SIDE) and (entity.party is not None or any(held.owner for held in entity.held))


def _name_ids(version: str, entities: Sequence[Entity]) -> dict[int, str]:
    """Ids by kind and name, which another model's reading keeps; of namesakes each its own."""
    ids: dict[int, str] = {}
    seen: Counter[tuple[str, str]] = Counter()
    for entity in entities:
        what = (entity.kind, entity.name)
        ids[id(entity)] = tagged_id("ac1", version, "actor", *what, seen[what])
        seen[what] += 1
    return ids


def _actor(scene: Scene, entity: Entity, ids: _Ids) -> Actor:
    mentions = tuple(Mention(*span, form) for span, form in sorted(entity.mentions.items()))
    held = max((h.words for h in entity.held if h.role.kind == "post"), key=len, default=())
    return Actor(
        id=ids(entity),
        name=_in_small_letters(scene, entity),
        kind=entity.kind,
        mentions=mentions,
        role=" ".join(held) or None if entity.kind == "person" else None,
        party=ids(entity.party) if entity.party is not None else None,
        codes=_codes(scene, entity),
    )


def _in_small_letters(scene: Scene, entity: Entity) -> str:
    """An entity's name; of one that a headline has in capitals as the text below has it: "SELKE" is Selke."""
    name, text = entity.name, scene.page.text
    if len(name) < _SHORTEST_CAPITALS or not name.isupper():
        return name
    written = (" ".join(text[a:b].split()) for a, b in sorted(entity.mentions))
    return next((each for each in written if each.casefold() == name.casefold() and not each.isupper()), name)


def _codes(scene: Scene, entity: Entity) -> dict[str, str]:
    codes: dict[str, str] = {}
    facts = entity.facts
    if facts is not None:
        codes = {k: v for k, v in (("iso3", facts.iso3), ("plover", facts.plover), ("wikidata", facts.wikidata)) if v}
    side = _side_of(entity)
    if side is not None and side is not entity and side.facts is not None and side.facts.plover:
        sector = entity.sector or ("GOV" if entity.kind == "government" else "")
        codes.setdefault("plover", f"{side.facts.plover}{sector}" if side.kind == "government" else side.facts.plover)
    if entity.kind == "person":
        offices = known_offices(scene, entity)
        found = {o.wikidata for o in offices if o.wikidata}
        if len(found) == 1:
            codes["wikidata"] = found.pop()
    return codes


def _side_of(entity: Entity) -> Entity | None:
    """The state or organisation that an entity acts for, is an organ of, or comes from ("Russian journalists")."""
    side = entity.party
    if side is None and entity.kind in ("group", "office"):
        side = next((held.owner for held in entity.held if held.owner is not None), None)
    while side is not None and side.party is not None:
        side = side.party
    return side


def _speaker(found: Reference, ids: _Ids) -> Speaker:
    candidates = _candidates(found, ids)
    if found.entities:
        return Speaker(tuple(map(ids, found.entities)), round(found.score, 4), None, candidates)
    return Speaker((), 0.0, found.code or "no-antecedent", candidates)


def _candidates(found: Reference, ids: _Ids) -> tuple[Candidate, ...]:
    return tuple(Candidate(ids(e), round(share, 4)) for e, share in found.candidates)


def _unlisted(entities: Iterable[Entity], ids: _Ids) -> Iterable[Unresolved]:
    """States by kind that no list of states knows: their codes stay open."""
    for entity in entities:
        if entity.kind == "government" and entity.party is None and entity.facts is None and entity.mentions:
            yield Unresolved(ids(entity), "codes", "not-in-lexicon", (), (min(entity.mentions),))
