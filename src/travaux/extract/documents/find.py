"""Documents of a report: whose they are, whom they are for, what they answer and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from travaux.extract.documents.history import PRESS, Handling, Histories
from travaux.extract.documents.joining import Group, join_mentions
from travaux.extract.documents.lexicon import DocumentLexicon
from travaux.extract.documents.mentions import DocumentMention, find_mentions
from travaux.extract.documents.moved import moved
from travaux.extract.documents.pages import with_pages
from travaux.extract.documents.parties import is_itself
from travaux.extract.documents.weight import PASSED_ON, WEIGHTS, probability
from travaux.extract.moves.scene import MoveScene
from travaux.record.document import Document, DocumentState
from travaux.record.move import Move
from travaux.record.span import holds, tagged_id
from travaux.record.statement import Statement
from travaux.record.unresolved import Candidate, Unresolved, UnresolvedCode

_RESPONSE = "response"
_LONGEST = 14  # words of a label


@dataclass(frozen=True, slots=True)
class DocumentsFound:
    """A report's documents by first mention, and what stays open."""

    documents: tuple[Document, ...]
    unresolved: tuple[Unresolved, ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    """A document's mentions with all that is told of its handling."""

    group: Group
    handlings: tuple[Handling, ...]


def find_documents(
    scene: MoveScene, lexicon: DocumentLexicon, version: str, moves: Sequence[tuple[int, Move]] = ()
) -> DocumentsFound:
    """The documents that parties of a report write, hand over, sign, adopt, publish or answer.

    Its moves, each with the word that shows it, tell what parties do with them too.

    Texts that are named only as background are left out. Authors and recipients who aren't told, and an answer whose question
    isn't, stay empty, each with a row.
    """
    mentions = with_pages(scene, lexicon, find_mentions(scene, lexicon))
    handlings = list(Histories(scene, lexicon, mentions).find())
    handlings += moved(scene, mentions, moves, handlings)
    told = [_told(group, handlings) for group in join_mentions(scene, mentions)]
    kept = _kept(scene, told)
    documents = [_read(scene, t, version) for t in kept]
    unresolved: list[Unresolved] = []
    answering = [_answer(scene, k, kept, documents) for k in range(len(kept))]
    for k, (answered, rows) in enumerate(answering):
        if answered is not None:
            recipients = documents[k].recipients or answered.authors
            documents[k] = replace(documents[k], responds_to=answered.id, recipients=recipients)
        unresolved.extend((*_open_parties(documents[k]), *rows))
    return DocumentsFound(tuple(documents), tuple(unresolved))


def _told(group: Group, handlings: Sequence[Handling]) -> _Told:
    tokens = {m.token for m in group.mentions}
    return _Told(group, tuple(h for h in handlings if h.mention in tokens))


def _kept(scene: MoveScene, told: Sequence[_Told]) -> list[_Told]:
    """The texts that parties handle, those included which one of them answers."""
    sure = [t for t in told if probability(scene, t.group, t.handlings) >= WEIGHTS.least]
    answered = {a for t in sure for m in t.group.mentions if m.noun.kind == _RESPONSE for a in m.answers}
    return [t for t in told if t in sure or answered & {m.token for m in t.group.mentions}]


def _read(scene: MoveScene, told: _Told, version: str) -> Document:
    mentions = told.group.mentions
    spans = tuple(dict.fromkeys(m.span for m in mentions))
    authors = _authors(scene, told)
    recipients = [a for m in mentions for a in m.recipients] + [a for h in told.handlings for a in h.recipients]
    return Document(
        id=tagged_id("d1", version, "document", spans[0]),
        label=_label(scene, mentions),
        kind=next((m.noun.kind for m in mentions if "generic" not in m.noun.flags), mentions[0].noun.kind),
        mentions=spans,
        authors=authors,
        recipients=tuple(dict.fromkeys(a for a in recipients if a not in authors)),
        pages=_pages(scene, mentions),
        history=_history(told.handlings),
    )


def _pages(scene: MoveScene, mentions: Sequence[DocumentMention]) -> int | None:
    """How many pages it has: what is told, before what somebody asks only about: "It was reported to have 38 pages?" """
    told = [m for m in mentions if m.pages is not None]
    asked = [statement.content for statement in scene.statements if statement.form == "direct" and _is_asked(scene, statement)]
    sure = (m for m in told if not any(holds(content, m.span) for content in asked))
    return next((m.pages for m in (*sure, *told)), None)


def _is_asked(scene: MoveScene, statement: Statement) -> bool:
    """Whether a statement is a journalist's, or a question."""
    speaker = scene.actors[statement.speaker] if statement.speaker is not None else None
    return statement.question or (speaker is not None and speaker.name in PRESS)


def _authors(scene: MoveScene, told: _Told) -> tuple[str, ...]:
    """Who owns, wrote, signed, sponsored or adopted it; where none is told, who first handed it over or made it known.

    With whom it is made is told only where somebody else makes it too.
    """
    makers = [a for h in told.handlings if not h.hands for a in h.authors]
    hands = next((h.authors for h in told.handlings if h.authors), ())  # who sends it on is no author
    named = dict.fromkeys((*told.group.owners, *makers) or hands)
    found = tuple(a for a in named if not any(is_itself(scene, m.token, a) for m in told.group.mentions))
    joint = tuple(dict.fromkeys((*found, *told.group.partners)))
    return joint if len(joint) > 1 else found


def _label(scene: MoveScene, mentions: Sequence[DocumentMention]) -> str:
    """The fullest noun phrase that names it, the first one of those as full; what stands beside another name is passed over."""
    own = [m for m in mentions if m.same is None] or mentions
    texts = [scene.clauses.text[a:b] for a, b in (m.span for m in own)]
    fitting = [t for t in texts if len(t.split()) <= _LONGEST]
    return max(fitting or texts, key=lambda t: len(t.split()) if fitting else -len(t.split()))


def _history(handlings: Iterable[Handling]) -> tuple[DocumentState, ...]:
    """Each state once for each time, and without a time only where it has none."""
    found: dict[tuple[str, str | None], DocumentState] = {}
    for state in (s for h in handlings for s in h.states):
        found.setdefault((state.state, state.time.value if state.time is not None else None), state)
    dated = {state for state, time in found if time is not None}
    kept = [s for (state, time), s in found.items() if time is not None or state not in dated]
    return tuple(sorted(kept, key=lambda s: s.evidence))


def _answer(
    scene: MoveScene, k: int, told: Sequence[_Told], documents: Sequence[Document]
) -> tuple[Document | None, tuple[Unresolved, ...]]:
    """The document that one answers: what its own words name, else the only one before it by others."""
    group, document = told[k].group, documents[k]
    named = {a for m in group.mentions for a in m.answers}
    for other, found in zip(told, documents, strict=True):
        if found is not document and named & {m.token for m in other.group.mentions}:
            return found, ()
    if not any(m.noun.kind == _RESPONSE for m in group.mentions):
        return None, ()
    sides = {scene.side_of(a) for a in document.authors}
    before = [d for d in documents[:k] if d.authors and not sides & {scene.side_of(a) for a in d.authors}]
    if len(before) == 1 and sides:
        return before[0], ()
    candidates = tuple(Candidate(d.id, round(1 / len(before), 4)) for d in before)
    code: UnresolvedCode = "two-candidates" if len(before) > 1 else "no-antecedent"
    return None, (Unresolved(document.id, "responds_to", code, candidates, document.mentions[:1]),)


def _open_parties(document: Document) -> Iterable[Unresolved]:
    if not document.authors:
        yield Unresolved(document.id, "authors", "unnamed-party", (), document.mentions[:1])
    if not document.recipients and any(s.state in PASSED_ON for s in document.history):
        yield Unresolved(document.id, "recipients", "unnamed-party", (), document.mentions[:1])
