"""Scenes for tests of documents: a text read with the small model, up to its statements."""

from __future__ import annotations

from factories import make_article

from travaux.analysis import analyse
from travaux.data_files import data_rows
from travaux.extract.actors import resolve_actors
from travaux.extract.documents import DocumentLexicon, parse_document_lexicon
from travaux.extract.entries import entry_times
from travaux.extract.moves.condition_words import parse_conditions
from travaux.extract.moves.issue_words import parse_issue_words
from travaux.extract.moves.moods import parse_moods
from travaux.extract.moves.relations import Relations
from travaux.extract.moves.scene import MoveScene, mentions_by_token
from travaux.extract.said import SaidContext, find_said
from travaux.extract.statements import find_drafts
from travaux.extract.statements.clauses import Clauses
from travaux.extract.times import find_times
from travaux.record.statement import Statement
from travaux.resources import load_actor_lexicon, load_control, load_statement_lexicon, load_time_lexicon


def load_documents() -> DocumentLexicon:
    """The lexicon that ships."""
    return parse_document_lexicon(data_rows("documents.tsv"), data_rows("document_states.tsv"))


def read_scene(model, text: str, published: str = "1912-05-08") -> MoveScene:
    """A text as it is known when its documents are read; its lines are paragraphs (published on a Wednesday)."""
    analysis = analyse(make_article(text, published=published), model)
    drafts = find_drafts(analysis, load_statement_lexicon())
    times = find_times(analysis, published, load_time_lexicon()).times
    found = resolve_actors(analysis, drafts, load_actor_lexicon(), published)
    clauses = Clauses(analysis)
    speakers = [s.actors[0] if s.actors else None for s in found.speakers]
    spans = {a.id: tuple((m.start, m.end) for m in a.mentions) for a in found.actors}
    said = find_said(SaidContext(drafts, speakers, spans, times, clauses, load_statement_lexicon(), entry_times(clauses, times)))
    statements = tuple(
        Statement(f"s1:{n}", speakers[n], d.source, d.cue, d.content, d.form, said=said[n]) for n, d in enumerate(drafts)
    )
    heads, covering = mentions_by_token(clauses, found.actors)
    return MoveScene(
        clauses=clauses,
        relations=Relations(clauses, load_control()),
        conditions=parse_conditions(data_rows("conditions.tsv")),
        moods=parse_moods(data_rows("move_moods.tsv")),
        issue_words=parse_issue_words(data_rows("issue_words.tsv")),
        statements=statements,
        credits=frozenset(),
        actors={a.id: a for a in found.actors},
        actor_of=heads,
        covering=covering,
        times=times,
    )
