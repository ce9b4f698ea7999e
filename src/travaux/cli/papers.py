"""Papers of a negotiation, as the renderings tell them: what each is, from whom to whom, and what has become of it."""

from __future__ import annotations

from dataclasses import dataclass

from travaux.cli.view import View, when
from travaux.record.document import Document, DocumentState

STATES = {"withheld": "kept from the public", "received": "received", "ready": "ready"}


@dataclass(frozen=True, slots=True)
class Paper:
    """One document in words; `sentence` is where it is named first."""

    label: str
    between: str
    history: str
    sentence: int


def papers(view: View) -> list[Paper]:
    """The report's documents, by first mention."""
    return [_paper(view, document) for document in view.record.documents]


def _paper(view: View, document: Document) -> Paper:
    authors = ", ".join(view.name(a) for a in document.authors)
    recipients = ", ".join(view.name(a) for a in document.recipients)
    between = f"{authors or 'author not told'}{f' → {recipients}' if recipients else ''}"
    answered = next((d for d in view.record.documents if d.id == document.responds_to), None)
    told = [f"{document.pages} pages" if document.pages else "", *(_state(view, state) for state in document.history)]
    told.append(f"answers {view.quote(answered.mentions[:1])}" if answered else "")
    return Paper(view.quote(document.mentions[:1]), between, " · ".join(filter(None, told)), view.sentence(document.mentions))


def _state(view: View, state: DocumentState) -> str:
    """ "submitted Wed 26 Jan", with who says so where somebody does."""
    words = STATES.get(state.state, state.state) + (f" {when(state.time, view.year)}" if state.time else "")
    statement = view.statements.get(state.statement or "")
    return words + (f" ({view.speaker(statement)})" if statement is not None and statement.speaker else "")
