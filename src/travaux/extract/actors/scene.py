"""What has been read of a report so far: its entities, who spoke last, and what stood side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from travaux.extract.actors.entities import Book, Entity
from travaux.extract.actors.page import Page
from travaux.record.span import Spans
from travaux.record.unresolved import UnresolvedCode


@dataclass(frozen=True, slots=True)
class Options:
    """`threshold` is the least probability at which a reference is resolved: two in three."""

    threshold: float = 0.66


@dataclass(frozen=True, slots=True)
class Reference:
    """Whom words mean: the entities, how sure, and where that isn't sure enough, the candidates and why."""

    entities: tuple[Entity, ...]
    score: float
    candidates: tuple[tuple[Entity, float], ...] = ()
    code: UnresolvedCode | None = None


NOBODY = Reference((), 0.0, (), "no-antecedent")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A statement resolved earlier in the text: where its source stands and who spoke."""

    position: int
    speakers: tuple[Entity, ...]
    within: int | None


@dataclass(slots=True)
class Scene:
    """Mutable state of one reading, from the first word to the last.

    `beside` holds who was named side by side, `issued` the texts told of with their issuers, both by word;
    `joined` tells where the phrase of a joined head begins; `peoples` are keys of states known by their people alone. While the
    source of a statement is resolved, `level` is the statement that it lies in, `hidden` its own content (a speaker
    doesn't name himself), `headed` whether its source heads that statement,
    `owning` whether it is asked whose it is, `voices` who speaks where it stands,
    `barred` who can't be meant (a speaker by his own addressee). `outlets`
    publish the report: "it" is hardly one of them; `issuer` is the publisher,
    `answering` who answers a report's questions, which begins at the word `first_answer`,
    `letter` whose text it is by its letterhead,
    `authors` whose it is if it is one of several, `writer` who signs it, `writers` of several letters in it by their first words.
    `quoted` are the text's quotations, `turns` what stands behind labels that name who speaks, `doers` the words
    that stand where it is told who makes a move, or whose a text is. `narrator` are words by which who tells it
    all calls himself outside of what others say.
    """

    page: Page
    options: Options
    quoted: Spans = ()
    book: Book = field(default_factory=Book)
    spoken: list[Spoken] = field(default_factory=list)
    beside: list[tuple[int, tuple[Entity, ...]]] = field(default_factory=list)
    issued: list[tuple[int, str, tuple[Entity, ...]]] = field(default_factory=list)
    peoples: set[str] = field(default_factory=set)
    joined: dict[int, int] = field(default_factory=dict)
    level: int | None = None
    hidden: Spans = ()
    owning: bool = False
    voices: tuple[Entity, ...] = ()
    barred: tuple[Entity, ...] = ()
    outlets: tuple[Entity, ...] = ()
    issuer: Entity | None = None
    answering: Entity | None = None
    first_answer: int | None = None
    letter: Entity | None = None
    authors: tuple[Entity, ...] | None = None
    headed: bool = False
    writer: Entity | None = None
    writers: list[tuple[int, Entity | None]] = field(default_factory=list)
    doers: frozenset[int] = frozenset()
    narrator: frozenset[str] = frozenset()
    turns: Spans = ()

    def states(self) -> frozenset[str]:
        """Keys of the states that the report names anywhere, by name, people, adjective or seat, or tells of as states."""
        senses = (sense for named in self.page.names.values() for sense in named.senses if sense.what not in ("organ", "capital"))
        facts = self.page.lexicon.facts
        listed = {s.key for s in senses if facts[s.key].kind == "government" and facts[s.key].party is None}
        told = {f"name/{self.page.words[i].key}" for i, named in self.page.names.items() if named.label == "state"}
        return frozenset(listed | told)

    def join(self, first: int, found: Sequence[tuple[int, Reference]]) -> tuple[Entity, ...]:
        """Note heads joined by "and" from a word on: they stand side by side, and are subjects together."""
        entities = tuple(dict.fromkeys(e for _, each in found for e in each.entities))
        if len(found) < 2 or len(entities) < 2 or self.page.is_byline(first):
            return entities
        self.beside.append((first, entities))
        subject = any(at in e.subject_at for at, each in found for e in each.entities)
        for at, each in found:
            self.joined[at] = first
            for entity in each.entities if subject else ():
                if at not in entity.subject_at:
                    entity.subject_at.append(at)
        return entities

    def last_spoken(self, position: int) -> Spoken | None:
        """The statement before a word: of the same level if there is one, else any."""
        before = [s for s in self.spoken if s.position < position]
        return next((s for s in reversed(before) if s.within == self.level), before[-1] if before else None)

    def together(self, position: int, near: int = 99) -> tuple[Entity, ...]:
        """The entities that were last named side by side before a word, at most `near` sentences back."""
        last = next(((at, entities) for at, entities in reversed(self.beside) if at < position), None)
        if last is None or self.page.sentences[position] - self.page.sentences[last[0]] > near:
            return ()
        return last[1]

    def writer_at(self, i: int) -> Entity | None:
        """Who signs the letter that a word stands in."""
        if not self.writers:
            return self.writer
        return next((who for first, who in reversed(self.writers) if first <= i), None)

    def is_hidden(self, i: int) -> bool:
        """Whether a word lies in the content of the statement whose source is being resolved; of whose it is, if quoted."""
        return _lies_in(self.page.words[i].start, self.hidden) and not (self.owning and not self.is_quoted(i))

    def in_turn_of(self, i: int) -> tuple[Entity, ...]:
        """Who speaks in the turn that a word lies in, as its label has told."""
        if not _lies_in(self.page.words[i].start, self.turns):
            return ()
        return next((s.speakers for s in reversed(self.spoken) if s.within is None and s.position <= i), ())

    def is_quoted(self, i: int) -> bool:
        """Whether a word lies in a quotation."""
        return _lies_in(self.page.words[i].start, self.quoted)


def _lies_in(place: int, spans: Spans) -> bool:
    return any(start <= place < end for start, end in spans)
