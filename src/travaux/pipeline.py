"""Article to Record: the only place that knows in which order a report is read."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from travaux.analysis import Analysis, Model, analyse
from travaux.analysis.model import Calibration
from travaux.extract.actors import ActorLexicon, ActorsFound, resolve_actors
from travaux.extract.documents import DocumentLexicon, find_documents, owning_nouns, paper_nouns, voiced
from travaux.extract.draft import Draft
from travaux.extract.entries import entry_times
from travaux.extract.moves import (
    Conditions,
    Control,
    IssueWords,
    Moods,
    MoveLexicon,
    MoveScene,
    PloverCoder,
    Relations,
    Trigger,
    addressed_nouns,
    asked_pronouns,
    code_moves,
    doing_nouns,
    find_triggers,
    link_moves,
    mentions_by_token,
    read_moves,
    weights_of,
)
from travaux.extract.notes import without_notes
from travaux.extract.people_listed import with_people_listed
from travaux.extract.said import SaidContext, find_said
from travaux.extract.statements import StatementLexicon, find_drafts
from travaux.extract.statements.clauses import Clauses
from travaux.extract.times import TimeLexicon, TimesFound, find_times
from travaux.record.article import Article
from travaux.record.reason import Reason
from travaux.record.record import MadeBy, Record
from travaux.record.span import Span, Spans, tagged_id
from travaux.record.statement import Statement
from travaux.record.time import TimeExpression
from travaux.record.unresolved import Unresolved

READER = "travaux.reader/2"  # what made a text of bytes; a change of texts raises the number


@dataclass(frozen=True, slots=True)
class Resources:
    """Everything that reading needs besides the report: the model, the lexicons and their fingerprint."""

    model: Model
    statements: StatementLexicon
    actors: ActorLexicon
    times: TimeLexicon
    moves: MoveLexicon
    conditions: Conditions
    moods: Moods
    issue_words: IssueWords
    control: Control
    documents: DocumentLexicon
    plover: PloverCoder
    version: str
    lexicons_sha256: str
    options_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """The record of a report, and the reason of each of its moves by the move's id."""

    record: Record
    reasons: Mapping[str, Reason]


def read_article(article: Article, resources: Resources, problems: tuple[Unresolved, ...] = ()) -> Reading:
    """What an article holds. `problems` are what reading it left open (its date); they stand first in `unresolved`."""
    analysis = with_people_listed(without_notes(analyse(article, resources.model)))
    drafts = find_drafts(analysis, resources.statements)
    times = find_times(analysis, article.published, resources.times)
    clauses = Clauses(analysis)
    relations = Relations(clauses, resources.control)
    triggers = _triggers(analysis, relations, resources)
    asked = tuple(asked_pronouns(relations, triggers))
    when = tuple((time.start, time.end) for time in times.times)
    named = (*doing_nouns(relations, triggers), *addressed_nouns(relations, triggers))
    doers = (*named, *owning_nouns(relations, resources.documents, when))
    actors = resolve_actors(analysis, drafts, resources.actors, article.published, asked=asked, doers=doers)
    entries = entry_times(clauses, times.times)
    statements, open_rows = _statements(analysis, clauses, drafts, actors, times, entries, resources)
    scene = _scene(relations, drafts, actors, times, entries, statements, resources, article)
    moves = read_moves(scene, triggers, article.version)
    documents = find_documents(scene, resources.documents, article.version, moves.by_word)
    statements, open_rows = voiced(scene, statements, open_rows, documents.documents)
    same_encoder = resources.plover.weights.encoder_sha256 == resources.model.sha256
    coded = code_moves(moves.moves, moves.triggers, scene, resources.plover, analysis if same_encoder else None)
    linked = link_moves(coded, documents.documents)
    sureness = resources.model.calibrations["moves"]
    record = Record(
        article=article,
        sentences=_sentence_spans(analysis),
        actors=actors.actors,
        times=times.times,
        statements=statements,
        moves=tuple(replace(move, confidence=_confidence(move.confidence, sureness)) for move in linked),
        documents=documents.documents,
        issues=moves.issues,
        publisher_actor=actors.publisher,
        credits=actors.credits,
        unresolved=(*problems, *times.unresolved, *actors.unresolved, *open_rows, *moves.unresolved, *documents.unresolved),
        made_by=made_by(resources),
    )
    reasons = {move.id: _reason(clauses, trigger) for move, trigger in zip(moves.moves, moves.triggers, strict=True)}
    return Reading(record, reasons)


def _triggers(analysis: Analysis, relations: Relations, resources: Resources) -> list[Trigger]:
    """The words that show moves."""
    cues = {cue.token: cue for cue in analysis.move_cues}
    papers = paper_nouns(relations, resources.documents)
    return list(find_triggers(relations, resources.moves, cues, weights_of(resources.model.move_weights), papers))


def _reason(clauses: Clauses, trigger: Trigger) -> Reason:
    sense = trigger.sense.name if trigger.sense is not None else None
    kinds: dict[str, float] = {str(kind): chance for kind, chance in trigger.cue.kinds.items()} if trigger.cue else {}
    return Reason(clauses.word(trigger.token), sense, kinds, trigger.parts)


def _sentence_spans(analysis: Analysis) -> Spans:
    return tuple((analysis.tokens[a].start, analysis.tokens[b - 1].end) for a, b in analysis.sentences)


def _headline(article: Article) -> Span | None:
    """Where the title stands in the text."""
    blocks = ((block.start, block.end) for block in article.blocks if block.kind == "title")
    return article.title_span or next(blocks, None)


def _scene(
    relations: Relations,
    drafts: tuple[Draft, ...],
    actors: ActorsFound,
    times: TimesFound,
    entries: Sequence[tuple[Span, TimeExpression]],
    statements: tuple[Statement, ...],
    resources: Resources,
    article: Article,
) -> MoveScene:
    heads, covering = mentions_by_token(relations.clauses, actors.actors)
    return MoveScene(
        clauses=relations.clauses,
        relations=relations,
        conditions=resources.conditions,
        moods=resources.moods,
        issue_words=resources.issue_words,
        statements=statements,
        credits=frozenset(s.id for s, draft in zip(statements, drafts, strict=True) if draft.credit),
        actors={actor.id: actor for actor in actors.actors},
        actor_of=heads,
        covering=covering,
        times=times.times,
        headline=_headline(article),
        unknown=actors.unknown,
        unresolved_times={row.item: row for row in times.unresolved},
        entries=entries,
        papers=paper_nouns(relations, resources.documents),
        published=article.published[:10] if article.published else None,
    )


def _statements(
    analysis: Analysis,
    clauses: Clauses,
    drafts: tuple[Draft, ...],
    actors: ActorsFound,
    times: TimesFound,
    entries: Sequence[tuple[Span, TimeExpression]],
    resources: Resources,
) -> tuple[tuple[Statement, ...], list[Unresolved]]:
    speakers = [found.actors[0] if found.actors else None for found in actors.speakers]
    mentions = {actor.id: tuple((m.start, m.end) for m in actor.mentions) for actor in actors.actors}
    context = SaidContext(
        drafts, speakers, mentions, times.times, clauses, resources.statements, entries, analysis.article.published
    )
    said = find_said(context)
    calibration = resources.model.calibrations["statements"]
    ids = [_id(analysis.article, draft) for draft in drafts]
    statements: list[Statement] = []
    unresolved: list[Unresolved] = []
    for i, (draft, speaker) in enumerate(zip(drafts, actors.speakers, strict=True)):
        statement = Statement(
            id=ids[i],
            speaker=speakers[i],
            co_speakers=speaker.actors[1:],
            source=draft.source,
            cue=draft.cue,
            content=draft.content,
            form=draft.form,
            addressee=actors.addressees[i],
            said=said[i],
            within=ids[draft.within] if draft.within is not None else None,
            question=draft.question,
            negated=draft.negated,
            confidence=_confidence(draft.score * speaker.score if speaker.actors else draft.score, calibration),
        )
        statements.append(statement)
        if not speaker.actors:
            code = speaker.code or "no-antecedent"
            unresolved.append(Unresolved(ids[i], "speaker", code, speaker.candidates, draft.source or draft.content[:1]))
    return tuple(statements), unresolved


def _confidence(score: float, calibration: Calibration) -> float:
    """The calibrated probability of a score in [0, 1]."""
    score = min(max(score, 1e-6), 1 - 1e-6)
    return round(calibration(math.log(score / (1 - score))), 4)


def _id(article: Article, draft: Draft) -> str:
    return tagged_id("s1", article.version, "statement", draft.source, draft.cue, draft.content)


def made_by(resources: Resources) -> MadeBy:
    """What a record read with some resources is made by."""
    return MadeBy(
        version=resources.version,
        reader=READER,
        model_name=resources.model.name,
        model_sha256=resources.model.made_by,
        lexicons_sha256=resources.lexicons_sha256,
        options_sha256=resources.options_sha256,
    )
