"""When something was said: the time expression that goes with its cue, and what carries it on."""

from __future__ import annotations

from collections.abc import Sequence

from travaux.extract.draft import Draft
from travaux.extract.statements.clauses import Clauses
from travaux.extract.statements.lexicon import StatementLexicon
from travaux.record.span import Span
from travaux.record.time import TimeExpression, TimeValue

_ADVERBIALS = frozenset({"obl", "obl:unmarked", "advmod", "nmod", "nmod:unmarked", "nummod", "obl:agent"})
FARTHEST = 4  # sentences between two statements of one occasion


def find_said(
    drafts: Sequence[Draft],
    speakers: Sequence[str | None],
    times: Sequence[TimeExpression],
    clauses: Clauses,
    lexicon: StatementLexicon,
) -> list[TimeValue | None]:
    """For each draft the time at which it was made, None where the report doesn't tell.

    A time counts that stands in the sentence of the cue, outside the content, and is governed by the cue's verb. It
    carries on to what the same speaker says next on the same occasion, never to another speaker.
    """
    own = [_own_time(draft, times, clauses) for draft in drafts]
    said: list[TimeValue | None] = []
    for i, draft in enumerate(drafts):
        value = own[i]
        if value is None and draft.speaker_of is not None:
            value = said[draft.speaker_of] if draft.speaker_of < i else None
        elif value is None:
            before = _occasion(i, drafts, speakers, clauses, lexicon)
            value = said[before] if before is not None else None
        said.append(value)
    return said


def _own_time(draft: Draft, times: Sequence[TimeExpression], clauses: Clauses) -> TimeValue | None:
    if not draft.cue or draft.credit:
        return None
    verb = clauses.verb_of(draft.cue[0])
    if verb is None:
        return None
    sentence = clauses.sentence_span(clauses.sentence_of(verb))
    for time in times:
        inside = sentence[0] <= time.start and time.end <= sentence[1]
        if not inside or time.type not in ("DATE", "TIME") or _in_any((time.start, time.end), draft.content):
            continue
        if _in_any((time.start, time.end), draft.source) or time.value is None:
            continue
        if _goes_with(time, verb, draft, clauses):
            return TimeValue(_day_of(time), time.earliest, time.latest)
    return None


def _day_of(time: TimeExpression) -> str:
    assert time.value is not None
    return time.value


def _in_any(span: Span, spans: Sequence[Span]) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in spans)


def _goes_with(time: TimeExpression, verb: int, draft: Draft, clauses: Clauses) -> bool:
    """Whether a time hangs on the cue's verb, or stands between the source and the cue or right after it."""
    head = clauses.head_of((time.start, time.end))
    if head is None:
        return False
    node, steps = head, 0
    inside = {i for span in (*draft.cue,) for i in clauses.range_of(span)}
    while node >= 0 and steps < 4:
        parent = clauses.tokens[node].head
        if parent in inside or parent == verb:
            return clauses.tokens[node].deprel in _ADVERBIALS
        if clauses.tokens[node].deprel not in _ADVERBIALS and clauses.tokens[node].deprel not in (
            "conj",
            "flat",
            "compound",
        ):
            break
        node, steps = parent, steps + 1
    return _is_between(time, draft, clauses)


def _is_between(time: TimeExpression, draft: Draft, clauses: Clauses) -> bool:
    gap = clauses.text[draft.cue[-1][1] : time.start] if time.start >= draft.cue[-1][1] else None
    if gap is not None:
        return len(gap.split()) <= 3 and not any(c in gap for c in '.;:"“') and not _in_any((time.start, time.end), draft.content)
    if draft.source and draft.source[-1][1] <= time.start and time.end <= draft.cue[0][0]:
        return len(clauses.text[time.end : draft.cue[0][0]].split()) <= 2
    return False


def _occasion(
    i: int, drafts: Sequence[Draft], speakers: Sequence[str | None], clauses: Clauses, lexicon: StatementLexicon
) -> int | None:
    """The statement just before by the same speaker, where this one's cue carries on what was being said."""
    draft = drafts[i]
    if speakers[i] is None or not draft.cue or draft.credit or draft.label:
        return None
    first = clauses.range_of(draft.cue[0])
    known = [cue for k in first if (cue := lexicon.cues.get(clauses.word(k).lower()))]
    if not any("carries" in cue.flags for cue in known):
        return None
    here = clauses.sentence_of(first[0])
    for j in range(i - 1, -1, -1):
        if drafts[j].within != draft.within or drafts[j].credit:
            continue
        place = clauses.range_of((drafts[j].cue or drafts[j].content)[0])
        near = len(place) > 0 and here - clauses.sentence_of(place[0]) <= FARTHEST
        return j if near and speakers[j] == speakers[i] else None
    return None
