"""What has been read of a report so far: its entities, who spoke last, and what stood side by side."""

from __future__ import annotations

from dataclasses import dataclass, field

from travaux.extract.actors.entities import Book, Entity
from travaux.extract.actors.page import Page
from travaux.record.unresolved import UnresolvedCode


@dataclass(frozen=True, slots=True)
class Options:
    """`threshold` is the least probability at which a reference is resolved."""

    threshold: float = 0.58


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
    """Mutable state of one reading, from the first word to the last."""

    page: Page
    options: Options
    book: Book = field(default_factory=Book)
    spoken: list[Spoken] = field(default_factory=list)
    beside: list[tuple[int, tuple[Entity, ...]]] = field(default_factory=list)
    issued: list[tuple[int, str, tuple[Entity, ...]]] = field(default_factory=list)

    def last_spoken(self, position: int) -> Spoken | None:
        """The statement before a word."""
        return next((s for s in reversed(self.spoken) if s.position < position), None)

    def together(self, position: int) -> tuple[Entity, ...]:
        """The entities that were last named side by side before a word."""
        return next((entities for at, entities in reversed(self.beside) if at < position), ())
