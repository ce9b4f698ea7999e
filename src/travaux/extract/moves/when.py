"""When moves are made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from travaux.extract.moves.meant import speakers
from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.triggers import Trigger
from travaux.extract.said import (
    PERFECT,
    day_of_entry,
    hangs_on,
    is_date,
    is_end,
    is_of_a_thing,
    is_of_what_is_done_to,
    told_on,
    value_of,
)
from travaux.record.move import MoveStatus
from travaux.record.span import Spans, holds
from travaux.record.statement import Statement
from travaux.record.time import TimeExpression, TimeValue

_TERMS = frozenset({"starting", "beginning", "from", "until", "till", "by", "through", "effective", "before"})
_UNTIL = frozenset({"until", "till"})
_MET = frozenset({"met", "spoke", "talked", "held", "sat", "saw"})
_TELLS_MORE = ("acl", "acl:relcl")
_OWNED = ("nmod:poss", "nmod:desc")
_AMOUNT = frozenset({"cent", "percent", "%", "million", "billion", "each"})
_SPANS = frozenset({"year", "years", "season", "decade"})
_TERM = 16  # characters before a time among which such a word stands


def time_of(
    scene: MoveScene,
    trigger: Trigger,
    statement: Statement | None,
    party: Sequence[str],
    told_object: Spans,
    status: MoveStatus,
) -> TimeValue | None:
    """When a move was made: the time that goes with its word, no part of its object, else that of the statement that does it."""
    span = scene.clauses.tokens[trigger.token].start, scene.clauses.tokens[trigger.token].end
    times = [time for time in told_times(scene, trigger.token) if is_date(time)]
    times.sort(key=lambda time: not hangs_on(time, {trigger.token}, scene.clauses))  # its own before its governor's
    told = next(
        (
            time
            for time in times
            if not (
                _is_term(scene, time, told_object)
                or _is_anothers(scene, time, told_object, trigger.token)
                or is_of_a_thing(time, scene.clauses, but=trigger.token)
                or any(is_of_what_is_done_to(time, k, scene.clauses) for k in (trigger.token, *_carriers(scene, trigger.token)))
                or (status != "planned" and (is_end(time, scene.clauses) or _is_for_it(scene, time)))
            )
        ),
        None,
    )
    if told is not None:
        return value_of(told)
    if statement is None and (entry := _entry(scene, trigger)) is not None:
        return entry
    if statement is None or statement.said is None:
        return None
    does = scene.statement_with(span, cue=True) is statement or (
        bool(party) and set(party) <= set(speakers(statement)) and scene.clauses.tokens[trigger.token].upos != "NOUN"
    )
    return statement.said if does and trigger.kind != "consult" else None


def is_ahead(scene: MoveScene, trigger: Trigger, time: TimeValue | None) -> bool:
    """Whether a verb of the present tells of a meeting on a day behind the report's own: "The sides sit down on Thursday"."""
    first = time.earliest if time is not None else None
    if trigger.kind != "consult" or first is None or scene.published is None or first <= scene.published:
        return False
    word = scene.clauses.word(trigger.token).lower()
    return scene.clauses.tokens[trigger.token].upos == "VERB" and not word.endswith(("ed", "ing")) and word not in _MET


def _entry(scene: MoveScene, trigger: Trigger) -> TimeValue | None:
    """The day of the chronology's entry in which a move is told, unless it was before."""
    around = (trigger.token, scene.clauses.tokens[trigger.token].head)
    words = {scene.clauses.word(c).lower() for k in around if k >= 0 for c in scene.clauses.children[k]}
    return day_of_entry(scene.clauses.tokens[trigger.token].start, scene.entries) if words.isdisjoint(PERFECT) else None


def _is_term(scene: MoveScene, time: TimeExpression, told: Spans) -> bool:
    """Whether a time is what is agreed to, or within an object is from or until when it is to hold: "a cap starting May 1"."""
    words = scene.clauses.text[max(0, time.start - _TERM) : time.start].lower().split()
    before = [word for word in words if word not in ("on", "the")][-1:]  # "beginning on 1 May"
    if told == ((time.start, time.end),) or before == ["to"]:
        return True  # "agreed to 7 December"
    if before and before[0] in _UNTIL and words[-2:-1] != ["not"]:
        return True  # "proposed a pause until June": no move takes so long
    of_year = before == ["of"] and (time.value or "").isdigit()  # "the treaty of 1709"
    return holds(told, (time.start, time.end)) and (of_year or not _TERMS.isdisjoint(before))


def _is_for_it(scene: MoveScene, time: TimeExpression) -> bool:
    """Whether a time is what a thing is for: "the plan | for 2016", "for the dry year of 2018", "six per cent this year"."""
    clauses, head = scene.clauses, scene.clauses.head_of((time.start, time.end))
    if head is None:
        return False
    over = clauses.tokens[head].head
    around = (head, over) if over >= 0 and clauses.word(over).lower() in _SPANS else (head,)
    cases = (clauses.word(c).lower() for k in around for c in clauses.children[k] if clauses.tokens[c].deprel == "case" and c < k)
    first = clauses.range_of((time.start, time.end))[0]
    amount = (time.value or "").isdigit() and first > 0 and clauses.word(first - 1).lower() in _AMOUNT
    return amount or "for" in cases


def _is_anothers(scene: MoveScene, time: TimeExpression, told: Spans, trigger: int) -> bool:
    """Whether a time tells when something was done to an object: "accepted the list | proposed by Belmar on Monday"."""
    clauses = scene.clauses
    if (verb := _verb_before(scene, time)) is not None and verb != trigger:
        return True
    start = next((start for start, end in told if start <= time.start and time.end <= end), time.start)
    between = clauses.range_of((start, time.start)) if start < time.start else ()
    told_more = (k for k in between if clauses.tokens[k].deprel in _TELLS_MORE and clauses.tokens[k].upos == "VERB")
    return any(scene.relations.is_passive(k) or clauses.tokens[k].deprel != "acl" for k in told_more)


def told_times(scene: MoveScene, i: int) -> Iterator[TimeExpression]:
    """The dates and times of day that go with a word, resolved or not, in text order."""
    start, end = scene.clauses.sentence_span(scene.clauses.sentence_of(i))
    governors = {i, *_carriers(scene, i)}
    for time in scene.times:
        inside = start <= time.start and time.end <= end and time.type in ("DATE", "TIME")
        if inside and (hangs_on(time, governors, scene.clauses) or _is_of_noun(scene, time, i) or _verb_before(scene, time) == i):
            yield time


def _verb_before(scene: MoveScene, time: TimeExpression) -> int | None:
    """The verb of a relative clause that a time ends: "accepted the truce that Belmar | proposed | last week"."""
    clauses = scene.clauses
    first = clauses.range_of((time.start, time.end))[0]
    behind = first - 1 if clauses.tokens[first - 1].upos != "ADP" else first - 2
    token = clauses.tokens[behind] if behind >= 0 else None
    return behind if token is not None and (token.upos, token.deprel) == ("VERB", "acl:relcl") else None


def without_own_time(scene: MoveScene, told: Spans, time: TimeValue | None) -> Spans:
    """What a move is about without the day of the move at its end: "demanded | an apology from Belmar | on Tuesday"."""
    if time is None or not told:
        return told
    start, end = told[-1]
    own = next((t for t in scene.times if t.end == end and start < t.start and t.value == time.value and is_date(t)), None)
    if own is None:
        return told
    first = scene.clauses.range_of((own.start, own.end))[0]
    first -= scene.clauses.tokens[first - 1].upos == "ADP"
    return (*told[:-1], (start, scene.clauses.tokens[first - 1].end)) if scene.clauses.tokens[first].start > start else told


def _is_of_noun(scene: MoveScene, time: TimeExpression, i: int) -> bool:
    """Whether a time stands before a noun for a move: "Monday's rejection", "last week's offer"."""
    clauses = scene.clauses
    head = clauses.head_of((time.start, time.end))
    if head is None or clauses.tokens[i].upos != "NOUN" or not head < i:
        return False
    return clauses.tokens[head].head == i and clauses.tokens[head].deprel in _OWNED


def _carriers(scene: MoveScene, i: int) -> Iterator[int]:
    """The verb that a noun is the object of ("made an offer on Monday"), that a clause completes, or that tells its occasion."""
    token = scene.clauses.tokens[i]
    if token.head >= 0 and token.deprel in ("obj", "xcomp", "nsubj:pass", "nsubj", "conj"):
        yield token.head
    elif (told := told_on(i, scene.clauses)) is not None:
        yield told
