"""What moves are told by: the report's syntax, statements, actors and times."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from travaux.extract.actors import Unknown
from travaux.extract.moves.condition_words import Conditions
from travaux.extract.moves.issue_words import IssueWords
from travaux.extract.moves.moods import Moods
from travaux.extract.moves.relations import Relations
from travaux.extract.statements.clauses import Clauses
from travaux.record.actor import Actor
from travaux.record.span import Span, holds
from travaux.record.statement import Statement
from travaux.record.time import TimeExpression
from travaux.record.unresolved import Unresolved

_MODIFIERS = frozenset({"det", "amod", "compound", "nummod", "flat", "case", "nmod:desc"})


@dataclass(frozen=True, slots=True)
class MoveScene:
    """A report as it is known when its moves are read.

    `credits` are ids of statements that are an agency's own credit, `unknown` pronouns of which it isn't known whom they mean,
    `unresolved_times` the rows of expressions without a value, by the expression's id, `entries` a chronology's with their days,
    `papers` nouns for texts that pass between parties, `published` is the report's own day (an ISO date).
    """

    clauses: Clauses
    relations: Relations
    conditions: Conditions
    moods: Moods
    issue_words: IssueWords
    statements: Sequence[Statement]
    credits: frozenset[str]
    actors: Mapping[str, Actor]
    actor_of: Mapping[int, tuple[str, ...]]  # by token: the actors that a mention with this head means
    covering: Mapping[int, str]  # by token: the actor of the shortest mention that covers it
    times: Sequence[TimeExpression]
    headline: Span | None = None
    unknown: Mapping[Span, Unknown] = field(default_factory=dict)
    unresolved_times: Mapping[str, Unresolved] = field(default_factory=dict)
    entries: Sequence[tuple[Span, TimeExpression]] = ()
    papers: frozenset[int] = frozenset()
    published: str | None = None

    def is_headline(self, token: int) -> bool:
        """Whether a word stands in the report's headline, whose moves are told again below it."""
        return self.headline is not None and self.headline[0] <= self.clauses.tokens[token].start < self.headline[1]

    def is_time(self, token: int) -> bool:
        """Whether a word belongs to a time expression."""
        start = self.clauses.tokens[token].start
        return any(time.start <= start < time.end for time in self.times)

    def actor_at(self, token: int) -> tuple[str, ...]:
        """The actors that a noun phrase with this head means: several for "they" or "both"."""
        if token in self.actor_of:
            return self.actor_of[token]
        return (self.covering[token],) if token in self.covering else ()

    def actors_at(self, token: int) -> tuple[str, ...]:
        """The actors that a noun and those joined to it mean, in text order."""
        return tuple(dict.fromkeys(a for k in self.relations.coordinated(token) for a in self.actor_at(k)))

    def head_of_phrase(self, token: int) -> int:
        """The noun that a word's phrase is about: "the" in "the White House" to "House"."""
        tokens = self.clauses.tokens
        for _ in range(4):
            if tokens[token].deprel not in _MODIFIERS or tokens[token].head < 0 or token in self.actor_of:
                break
            token = tokens[token].head
        return token

    def side_of(self, actor: str) -> str:
        """Whom an actor acts for in the end: the outermost party, or itself."""
        seen = {actor}
        while (party := self.actors[actor].party) is not None and party not in seen:
            actor = party
            seen.add(actor)
        return actor

    def sides_of(self, actors: Iterable[str]) -> set[str]:
        """Whom some actors act for in the end."""
        return {self.side_of(actor) for actor in actors}

    def statement_with(self, span: Span, *, cue: bool = False) -> Statement | None:
        """The innermost statement whose content (or cue) holds a span."""
        holding = [s for s in self.statements if holds(s.cue if cue else s.content, span)]
        return min(holding, key=lambda s: sum(b - a for a, b in s.content), default=None)

    def span_of(self, tokens: Sequence[int]) -> Span:
        """From the first of some tokens to the last."""
        return self.clauses.tokens[min(tokens)].start, self.clauses.tokens[max(tokens)].end


def mentions_by_token(clauses: Clauses, actors: Sequence[Actor]) -> tuple[dict[int, tuple[str, ...]], dict[int, str]]:
    """Actors by the head token of their mentions, or the title that governs it, and by each token that a mention covers."""
    heads: dict[int, tuple[int, tuple[str, ...]]] = {}
    covering: dict[int, str] = {}
    mentions = sorted(((m.end - m.start, m.start, m.end, actor.id) for actor in actors for m in actor.mentions), reverse=True)
    for length, start, end, actor in mentions:
        head = clauses.head_of((start, end))
        if head is not None:
            known = heads.get(head, (0, ()))
            heads[head] = (length, (actor, *known[1]) if known[0] == length else (actor,))
        for k in clauses.range_of((start, end)):
            covering[k] = actor
    told = {head: found for head, (_, found) in heads.items()}
    people = {actor.id for actor in actors if actor.kind == "person"}
    for k in list(told):  # "Count Olfers", "the envoy Olfers", whose head is his title
        token = clauses.tokens[k]
        alone = all(clauses.tokens[c].deprel != "conj" for c in clauses.children[k])
        titled = token.deprel == "appos" and alone and people.issuperset(told[k]) and clauses.tokens[token.head].upos == "NOUN"
        if (token.deprel == "flat" or titled) and token.head >= 0 and token.head not in covering:
            told.setdefault(token.head, told[k])
    return told, covering
