"""Reports for tests of joins and views, told by their words: quotes stand for spans."""

from __future__ import annotations

from factories import MADE_BY, make_article, span_of

from travaux.joins.codebook import CodebookIssue, Talks
from travaux.joins.digesting import digest_of
from travaux.joins.told import Told
from travaux.ledger.vocabulary import JoinWords
from travaux.record.actor import Actor, Mention
from travaux.record.move import Move
from travaux.record.record import Record
from travaux.record.statement import Statement

WORDS = JoinWords(
    frozenset(("the", "a", "of", "to", "it", "propos", "for", "that", "be", "on", "and")),
    frozenset(("minister", "foreign", "prime", "president", "spokeswoman", "ministry", "negotiator", "chief")),
)
TALKS = Talks(
    "River talks",
    ("Karvelia", "Norvask"),
    (CodebookIssue("river tolls", ("tolls", "fees")), CodebookIssue("bridge", ("crossing",))),
)


def actor(text: str, id: str, name: str, kind: str = "government", *, party: str | None = None, role: str | None = None) -> Actor:
    """An actor with one mention of its name."""
    return Actor(id, name, kind, (Mention(*span_of(text, name), "name"),), party=party, role=role)  # type: ignore[arg-type]


def statement(text: str, id: str, speaker: str | None, source: str, content: str, *, within: str | None = None) -> Statement:
    """What somebody said."""
    return Statement(id, speaker, (span_of(text, source),), (), (span_of(text, content),), "indirect", within=within)


def move(
    text: str,
    kind: str,
    party: str | None,
    evidence: str,
    about: str | None = None,
    *,
    by: str | None = None,
    status: str = "actual",
    condition: str | None = None,
) -> Move:
    """What a party does; `about` is its object, `by` the statement that tells it."""
    return Move(
        f"m1:{kind}{text.index(evidence)}",
        kind,  # type: ignore[arg-type]
        (party,) if party is not None else (),
        (span_of(text, evidence),),
        status,  # type: ignore[arg-type]
        "reported",
        object=(span_of(text, about),) if about is not None else (),
        condition=(span_of(text, condition),) if condition is not None else None,
        statement=by,
    )


def told(
    text: str,
    actors: tuple[Actor, ...],
    moves: tuple[Move, ...],
    statements: tuple[Statement, ...] = (),
    *,
    day: str | None = "2021-03-02",
    version: str = "e1:one",
    article: str | None = None,
    place: int = 0,
    origin: str = "Lissa Wire",
    status: str = "current",
    sentences: tuple[str, ...] = (),
    words: JoinWords = WORDS,
) -> Told:
    """A report, of one sentence where none are told."""
    spans = tuple(span_of(text, sentence) for sentence in sentences or (text,))
    record = Record(make_article(text, published=day), spans, actors, (), statements, MADE_BY, moves=moves)
    digest = digest_of(record, words)
    return Told(version, article or version, place, origin, None, origin, day, 1, status, digest)  # type: ignore[arg-type]


def report(sentence, kind, about, *, by=None, condition=None, status="actual", **more):
    """One party's move as a report tells it; `by` names the party whose minister says it."""
    standing = more.pop("standing", "current")
    text = f"Minister Ola Berg said that {sentence}, it was told." if by else f"{sentence}, it was told."
    doer = "Karvelia" if sentence.startswith("Karvelia") else "Norvask"
    actors = [actor(text, "ac1:p", doer)]
    statements = ()
    if by is not None:
        other = "ac1:p" if by == doer else "ac1:q"
        actors.append(actor(text, "ac1:m", "Ola Berg", "person", party=other, role="Minister"))
        if other == "ac1:q":
            actors.append(actor(text + by, "ac1:q", by))
        statements = (statement(text, "s1:a", "ac1:m", "Minister Ola Berg", sentence),)
    moves = (move(text, kind, "ac1:p", sentence, about, by="s1:a" if by else None, condition=condition, status=status),)
    return told(text, tuple(actors), moves, statements, status=standing, **more)
