"""Entities of one report while it is read: one for each real-world actor, found again by key, name or role."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from travaux.extract.actors.lexicon import Facts, Role
from travaux.extract.actors.people import is_short_for, may_be_same
from travaux.extract.actors.words import Words
from travaux.record.actor import ActorKind, MentionForm


@dataclass(frozen=True, slots=True)
class Held:
    """A role that the report gives to an entity: its words, what it is, and of whom."""

    words: Words
    role: Role
    owner: Entity | None = None


@dataclass(slots=True, eq=False)
class Entity:
    """An actor being gathered.

    `key` is the lexicon's or a folded name; `names` its surfaces, fullest chosen last. `told` is true of a state that no
    list has but whose officials the report tells of, and of whoever makes a move.
    """

    kind: ActorKind
    key: str
    names: list[str] = field(default_factory=list)
    full: Words = ()
    held: list[Held] = field(default_factory=list)
    party: Entity | None = None
    gender: str = ""
    plural: bool = False
    definite: bool = True
    told: bool = False
    spoken: int = 0
    sector: str = ""
    facts: Facts | None = None
    wikidata: str = ""
    seen: list[int] = field(default_factory=list)
    subject_at: list[int] = field(default_factory=list)
    mentions: dict[tuple[int, int], MentionForm] = field(default_factory=dict)

    def act_for(self, side: Entity | None) -> None:
        """Note whom it acts for, unless that one acts for it: "the conservative party of New Democracy" and New Democracy."""
        above = side
        while above is not None and above is not self:
            above = above.party
        if side is None or above is None:
            self.party = side

    @property
    def acts(self) -> bool:
        """Whether it may act: a place that the lexicon lacks and no officials are told of is only a place till it speaks."""
        known = self.facts is not None or self.party is not None or self.told
        return self.kind != "government" or known or bool(self.spoken) or not self.key.startswith("name/")

    @property
    def name(self) -> str:
        """The name for the record: the lexicon's for a state or bloc, else the fullest that the report gives."""
        if self.kind == "government" and self.facts is not None and self.facts.party is None:
            return self.facts.name
        return max(self.names, key=lambda n: (len(n.split()), len(n))) if self.kind == "person" else self.names[0]

    def last_before(self, position: int) -> int | None:
        """The last word at which it was mentioned before `position`."""
        return max((s for s in self.seen if s < position), default=None)

    def see(self, position: int, span: tuple[int, int], form: MentionForm) -> None:
        """Note a mention at a word."""
        if position not in self.seen:
            self.seen.append(position)
        self.mentions.setdefault(span, form)


@dataclass(slots=True)
class Book:
    """All entities of a report, in the order of their first mention; `second` are persons by their second names."""

    entities: list[Entity] = field(default_factory=list)
    by_key: dict[str, Entity] = field(default_factory=dict)
    second: dict[Words, Entity] = field(default_factory=dict)

    def keyed(self, kind: ActorKind, key: str, name: str, facts: Facts | None = None) -> Entity:
        """The entity of a key, new if there is none yet."""
        if key not in self.by_key:
            entity = Entity(kind, key, [name], facts=facts)
            self.by_key[key] = entity
            self.entities.append(entity)
        entity = self.by_key[key]
        if name not in entity.names:
            entity.names.append(name)
        return entity

    def persons(self) -> list[Entity]:
        """Those known by a name."""
        return [e for e in self.entities if e.kind == "person"]

    def namesakes(self, words: Words) -> list[Entity]:
        """Persons whom a name may mean: of a full name at most the one that it spells, of a short one all that bear it."""
        if words in self.second:
            return [self.second[words]]
        people = self.persons()
        exact = [e for e in people if e.full == words]
        if len(words) == 1:
            spelled = [e for e in people if len(e.full) > 1 and words[0] in e.full]
            return spelled or exact or [e for e in people if len(e.full) > 1 and is_short_for(words, e.full)]
        if exact:
            return exact
        same = [e for e in people if len(e.full) > 1 and may_be_same(words, e.full)]
        return same[:1] or [e for e in people if len(e.full) == 1 and is_short_for(e.full, words)][:1]

    def person(self, words: Words, name: str) -> Entity:
        """A new person of that name."""
        entity = Entity("person", "person/" + " ".join(words), [name], full=words)
        self.entities.append(entity)
        return entity

    def drop(self, unwanted: Iterable[Entity]) -> None:
        """Forget entities that nothing is left of."""
        gone = {id(e) for e in unwanted}
        self.entities = [e for e in self.entities if id(e) not in gone]
