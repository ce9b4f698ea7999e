"""What the renderings of a record share: names, dates and quotes as people read them."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from travaux.record.actor import Actor
from travaux.record.record import Record
from travaux.record.span import Spans
from travaux.record.statement import Statement
from travaux.record.time import TimeValue
from travaux.record.unresolved import Unresolved

REASONS = {
    "two-candidates": "more than one fits",
    "no-antecedent": "nobody named that it could be",
    "no-year": "the year isn't told",
    "vague-time": "too vague for a date",
    "date-conflict": "dates differ",
    "unnamed-party": "the party isn't named",
    "unnamed-issue": "the issue isn't named",
    "not-in-lexicon": "not known to the lexicon",
    "model-abstains": "the model abstains",
}


class View:
    """A record with what its renderings look up: actors by id, sentence numbers, nesting."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.text = record.article.text
        self.actors: dict[str, Actor] = {a.id: a for a in record.actors}
        self.statements: dict[str, Statement] = {s.id: s for s in record.statements}
        self._sentence_starts = [start for start, _ in record.sentences]

    def name(self, actor_id: str | None) -> str:
        """An actor's name, a dash for none."""
        actor = self.actors.get(actor_id or "")
        return actor.name if actor else "–"

    def speaker(self, statement: Statement) -> str:
        """Who speaks: the actor and co-speakers, else the words of the source with a question mark."""
        if statement.speaker is None:
            words = " ".join(self.text[a:b] for a, b in statement.source)
            return f"“{words}” ?" if words else "?"
        return ", ".join(self.name(i) for i in (statement.speaker, *statement.co_speakers))

    def described(self, actor: Actor) -> str:
        """What an actor is: role and party, or its kind."""
        party = self.name(actor.party) if actor.party and actor.party != actor.id else None
        role = actor.role or (actor.kind if actor.kind != "person" else None)
        return ", ".join(x for x in (role, f"for {party}" if party else None) if x)

    def quote(self, spans: Spans) -> str:
        """The exact words, line ends as spaces, pieces joined by an ellipsis."""
        return " … ".join(" ".join(self.text[a:b].split()) for a, b in spans)

    def cue(self, statement: Statement) -> str:
        """The words of the cue; where it was not said and they don't tell so themselves, "did not" before them."""
        words = self.quote(statement.cue)
        told = any(w in ("not", "never") or w.endswith(("n't", "n’t")) for w in words.lower().split())
        return f"did not: {words}" if statement.negated and not told else words

    def sentence(self, spans: Spans) -> int:
        """Number of the sentence in which spans begin, counted from 0."""
        return max(0, bisect_right(self._sentence_starts, spans[0][0]) - 1) if spans else 0

    def depth(self, statement: Statement) -> int:
        """How many statements it lies inside."""
        depth, seen = 0, set()
        while statement.within and statement.within in self.statements and statement.id not in seen:
            seen.add(statement.id)
            statement, depth = self.statements[statement.within], depth + 1
        return depth

    def item_words(self, row: Unresolved) -> str:
        """The words that an unresolved row is about."""
        return self.quote(row.spans) if row.spans else row.field

    def candidates(self, row: Unresolved) -> list[str]:
        """Names or values of a row's candidates."""
        return [self.name(c.value) if c.value in self.actors else c.value for c in row.candidates]


def day(value: str | None) -> str:
    """A date as people write it: `Wed 16 Feb 2022`; other values as they are."""
    if value is None:
        return "no date"
    try:
        found = date.fromisoformat(value[:10])
    except ValueError:
        return value
    clock = f", {value[11:16]}" if len(value) > 15 and value[10] == "T" and value[11].isdigit() else ""
    return f"{found:%a} {found.day} {found:%b} {found.year}{clock}"


def said_on(time: TimeValue | None) -> str:
    """When a statement was made, empty where the report doesn't tell."""
    return day(time.value) if time else ""


def words_in(text: str) -> int:
    """Number of words divided by white space."""
    return len(text.split())
