"""When something was said: the time expression that goes with its cue, and what carries it on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from travaux.extract.draft import Draft
from travaux.extract.statements.clauses import Clauses
from travaux.extract.statements.lexicon import StatementLexicon
from travaux.record.span import Span, Spans, holds
from travaux.record.time import TimeExpression, TimeValue

_ADVERBIALS = frozenset({"obl", "obl:unmarked", "advmod", "nmod", "nmod:unmarked", "nummod", "obl:agent"})
_BETWEEN = _ADVERBIALS | {"conj", "flat", "compound", "acl", "appos"}
_LAST = _ADVERBIALS | {"obj", "iobj"}
_GOES_ON = frozenset({"conj", "advcl", "xcomp", "parataxis"})  # a cue that goes on with what another verb began
PERFECT = frozenset({"had", "has", "have", "'ve", "’ve", "'d", "’d"})
_PLAIN = frozenset({"obl", "obl:unmarked", "nmod", "nmod:unmarked", "advmod", "flat", "compound", "nummod"})
_OF_THINGS = ("obj", "nmod", "conj", "nsubj", "nsubj:pass")
_ON_OCCASION = frozenset({"at", "in", "during"})
_WHICH = frozenset(("which", "where"))
_UNTIL = frozenset({"until", "till"})
_ENDS = _UNTIL | {"by", "since"}
_TOPICAL = frozenset(("of", "about"))
_LIGHT = frozenset({"hold", "holds", "held", "have", "has", "had", "make", "makes", "made", "give", "gives", "gave", "attended"})
_TO_COME = frozenset(("to", "will", "'ll", "’ll", "wo", "shall", "would", "may", "might", "could", "can"))
FARTHEST = 4  # sentences between two statements of one occasion
LATEST = 2  # sentences from a meeting that is told to what was said at it


@dataclass(frozen=True, slots=True)
class SaidContext:
    """What the times of statements are told by.

    `speakers` and `mentions` are actors' ids and their words, `entries` a chronology's with their days, `published` is the report's
    date or date-time.
    """

    drafts: Sequence[Draft]
    speakers: Sequence[str | None]
    mentions: Mapping[str, Spans]
    times: Sequence[TimeExpression]
    clauses: Clauses
    lexicon: StatementLexicon
    entries: Sequence[tuple[Span, TimeExpression]]
    published: str | None = None


def find_said(context: SaidContext) -> list[TimeValue | None]:
    """For each draft the time at which it was made, None where the report doesn't tell.

    A time counts that stands in the sentence of the cue, outside the content, and is governed by the cue's verb. It
    carries on to what the same speaker says next on the same occasion, never to another speaker. What is said at a
    meeting that is told just before has the meeting's time.
    """
    said: list[TimeValue | None] = []
    for i, draft in enumerate(context.drafts):
        verb = context.clauses.verb_of(draft.cue[0]) if draft.cue and not draft.credit else None
        value = _time_of(verb, draft, context) if verb is not None else None
        if value is None and verb is not None and draft.within is None:
            value = _entry(verb, draft, context)
        if value is None and draft.speaker_of is not None:
            value = said[draft.speaker_of] if draft.speaker_of < i else None
        elif value is None and verb is not None and _goes_on(i, verb, context):
            before = _occasion(i, context)
            value = _meeting(i, verb, before, context) or (said[before] if before is not None else None)
        said.append(value)
    return said


def _entry(verb: int, draft: Draft, context: SaidContext) -> TimeValue | None:
    """The day of the chronology's entry in which a cue stands, unless it tells of what was before."""
    if _is_perfect(verb, draft, context):
        return None
    return day_of_entry(context.clauses.tokens[verb].start, context.entries)


def day_of_entry(place: int, entries: Sequence[tuple[Span, TimeExpression]]) -> TimeValue | None:
    """The day of the entry of a chronology that holds a place, if it is resolved."""
    time = next((time for (start, end), time in entries if start <= place < end), None)
    return value_of(time) if time is not None and is_date(time) else None


def _time_of(verb: int, draft: Draft, context: SaidContext) -> TimeValue | None:
    """The day or longer period that goes with a cue's verb."""
    clauses = context.clauses
    sentence = clauses.sentence_span(clauses.sentence_of(verb))
    governors = _governors(verb, clauses) | {i for span in draft.cue for i in clauses.range_of(span)}
    for time in context.times:
        inside = sentence[0] <= time.start and time.end <= sentence[1]
        if (
            not inside
            or not is_date(time)
            or is_of_a_thing(time, clauses)
            or is_end(time, clauses)
            or (is_to_come(time, context.published) and not _is_yet_to_be_said(verb, clauses))
            or any(is_of_what_is_done_to(time, each, clauses) for each in governors)
            or holds((*draft.content, *draft.source), (time.start, time.end))
        ):
            continue
        if (
            (hangs_on(time, governors, clauses) and not _is_of_a_deed_before(time, draft, clauses))
            or _stands_beside(time, draft, clauses)
            or _is_of_occasion(time, governors, context)
        ):
            return value_of(time)
    return None


def _is_of_a_deed_before(time: TimeExpression, draft: Draft, clauses: Clauses) -> bool:
    """Whether a time is that of what was done to a thing that is told of: "reaffirmed the Sarn Treaty, signed in 1974"."""
    node = clauses.head_of((time.start, time.end))
    verb = clauses.tokens[node].head if node is not None else -1
    if verb < 0 or clauses.tokens[verb].deprel != "acl" or clauses.word(verb).lower().endswith("ing"):
        return False
    noun = clauses.tokens[clauses.tokens[verb].head]
    return clauses.word(verb - 1) == "," and not holds(draft.source, (noun.start, noun.end))


def _is_of_occasion(time: TimeExpression, governors: set[int], context: SaidContext) -> bool:
    """Whether a time is that of what the speaker did as he spoke, or that he was asked: "arriving on Monday, Velt said".

    Or that on which a text was issued: "a statement released on Monday said".
    """
    clauses, hearings = context.clauses, context.lexicon.hearings
    participles = {
        p
        for verb in governors
        for p in clauses.participles_of(verb)
        if (word := clauses.word(p).lower()).endswith("ing") or (word, "asking") in hearings or (word, "issuing") in hearings
    }
    node = clauses.head_of((time.start, time.end)) if participles else None
    while node is not None and node >= 0 and clauses.tokens[node].deprel in _PLAIN:
        node = clauses.tokens[node].head
        if node in participles:
            return True
    return False


def is_date(time: TimeExpression) -> bool:
    """Whether an expression tells a day or longer period, resolved."""
    return time.type in ("DATE", "TIME") and time.value is not None and time.value[0].isdigit()


def is_of_what_is_done_to(time: TimeExpression, verb: int, clauses: Clauses) -> bool:
    """Whether a day behind an object is that of what was done to it, not of a verb in the present: "deplores the raid on 3 May"."""
    token, word = clauses.tokens[verb], clauses.word(verb).lower()
    aided = any(clauses.tokens[c].deprel.startswith("aux") for c in clauses.children[verb])
    if token.upos != "VERB" or not word.endswith("s") or aided or not any(c.isdigit() for c in clauses.text[time.start : time.end]):
        return False
    between = (c for c in clauses.children[verb] if c > verb and clauses.tokens[c].end <= time.start)
    return any(clauses.tokens[c].deprel == "obj" for c in between)


def is_of_a_thing(time: TimeExpression, clauses: Clauses, *, but: int = -1) -> bool:
    """Whether a time belongs to a noun that tells no deed: "rejected the treaty of 1994", not "in the night of 3 May".

    Args:
        but: the noun whose own times are none of these: "the offer of 3 May".
    """
    first = clauses.range_of((time.start, time.end))[0]
    of = first - 1 if clauses.word(first - 1).lower() != "the" else first - 2
    if of < 1 or of - 1 == but or clauses.word(of).lower() != "of":
        return False
    noun = clauses.tokens[of - 1]
    return noun.upos in ("NOUN", "PROPN") and noun.deprel in _OF_THINGS


def is_end(time: TimeExpression, clauses: Clauses) -> bool:
    """Whether a time is that by which something is due, or since or until when it goes on: never the day of a deed.

    What was done "not until Tuesday" was done on Tuesday.
    """
    first = clauses.range_of((time.start, time.end))[0]
    before = first - 1 if clauses.word(first - 1).lower() != "the" else first - 2
    if before < 0 or (clauses.word(before).lower() in _UNTIL and clauses.word(before - 1).lower() == "not"):
        return False
    return clauses.word(before).lower() in _ENDS or clauses.word(first).lower() in _ENDS


def value_of(time: TimeExpression) -> TimeValue:
    """The value of a resolved expression."""
    assert time.value is not None
    return TimeValue(time.value, time.earliest, time.latest)


def is_to_come(time: TimeExpression, published: str | None) -> bool:
    """Whether a time lies after the report; a date-time may be told in another zone, where the next day has begun."""
    if published is None or time.earliest is None:
        return False
    day = published[:10]
    if "T" not in published:  # a day; or a month or a year, which is told no nearer
        return time.earliest[: len(day)] > day
    return date.fromisoformat(time.earliest) - date.fromisoformat(day) > timedelta(days=1)


def _is_yet_to_be_said(verb: int, clauses: Clauses) -> bool:
    """Whether a cue tells of what somebody will say, or is to say."""
    aids = {clauses.word(c).lower() for c in clauses.children[verb] if clauses.tokens[c].deprel in ("aux", "mark")}
    return not aids.isdisjoint(_TO_COME)


def _governors(verb: int, clauses: Clauses) -> set[int]:
    """The verb, and those that it goes on from without a subject ("condemned it, saying"; "issued a text calling for")."""
    found = {verb}
    if (told := told_on(verb, clauses)) is not None:
        return {verb, told}
    for _ in range(4):
        token = clauses.tokens[verb]
        if token.head < 0 or any(clauses.tokens[c].deprel.startswith("nsubj") for c in clauses.children[verb]):
            break
        if token.deprel == "acl" and clauses.tokens[token.head].head >= 0:
            verb = clauses.tokens[token.head].head
        elif token.deprel in _GOES_ON:
            verb = token.head
        else:
            break
        found.add(verb)
    return found


def told_on(verb: int, clauses: Clauses) -> int | None:
    """The verb that tells on what occasion, or in what text, something was said: "gave a speech in which he called"."""
    token = clauses.tokens[verb]
    if token.deprel != "acl:relcl" or token.head < 0:
        return None
    noun = clauses.tokens[token.head]
    which = next((k for k in range(token.head + 1, verb) if clauses.word(k).lower() in _WHICH), None)
    inside = which is not None and (clauses.word(which).lower() == "where" or clauses.word(which - 1).lower() in _ON_OCCASION)
    return noun.head if inside and noun.deprel in _LAST and noun.head >= 0 else None


def hangs_on(time: TimeExpression, governors: set[int], clauses: Clauses) -> bool:
    """Whether a time is an adverbial of one of the verbs, or of an adverbial of theirs."""
    node = clauses.head_of((time.start, time.end))
    if node is None:
        return False
    before = False
    for _ in range(5):
        parent, deprel = clauses.tokens[node].head, clauses.tokens[node].deprel
        if parent in governors:
            named = before and deprel == "obj" and clauses.word(parent).lower() not in _LIGHT  # "discussed the May 4 proposal"
            return deprel in _LAST and not named
        if parent < 0 or (deprel not in _BETWEEN and not (deprel == "nmod:poss" and _is_on_occasion(parent, clauses))):
            return False
        before = before or (deprel == "compound" and node < parent)  # "wanted a ban on night-time drilling", too
        node = parent
    return False


def _is_on_occasion(noun: int, clauses: Clauses) -> bool:
    """Whether a noun tells on what occasion something is done, which has the day of the deed: "at Tuesday's session"."""
    cases = {clauses.word(c).lower() for c in clauses.children[noun] if clauses.tokens[c].deprel == "case" and c < noun}
    return clauses.tokens[noun].deprel == "obl" and not cases.isdisjoint(_ON_OCCASION)


def _stands_beside(time: TimeExpression, draft: Draft, clauses: Clauses) -> bool:
    """Whether a time stands right after the cue or the content, or between the source and the cue."""
    text = clauses.text
    for end in (draft.cue[-1][1], draft.content[-1][1]):
        gap = text[end : time.start]
        if (
            end <= time.start
            and len(gap.split()) <= 3
            and not any(c in gap for c in '.;:"“')
            and not _tells(end, time.start, clauses)
        ):
            return True
    if draft.source and draft.source[-1][1] <= time.start and time.end <= draft.cue[0][0]:
        return len(text[time.end : draft.cue[0][0]].split()) <= 2 and not _tells(draft.source[-1][1], time.start, clauses)
    return False


def _tells(start: int, end: int, clauses: Clauses) -> bool:
    """Whether words tell something of their own (", which resumed"), so that a time after them is theirs."""
    inside = clauses.range_of((start, end)) if start < end else ()
    return any(clauses.tokens[k].upos in ("VERB", "AUX", "PRON") and clauses.tokens[k].start >= start for k in inside)


def _goes_on(i: int, verb: int, context: SaidContext) -> bool:
    """Whether a cue may go on with what its speaker said before: no holding that lasts, no perfect ("had said"), no label."""
    draft, clauses = context.drafts[i], context.clauses
    if context.speakers[i] is None or draft.label:
        return False
    tokens = (k for span in draft.cue for k in clauses.range_of(span))
    known = [cue for k in tokens if (cue := context.lexicon.cues.get(clauses.word(k).lower()))]
    return not any("apart" in cue.flags for cue in known) and not _is_perfect(verb, draft, context)


def _is_perfect(verb: int, draft: Draft, context: SaidContext) -> bool:
    """Whether a cue tells of what was before: "had said"."""
    clauses = context.clauses
    tokens = (*clauses.children[verb], *(k for span in draft.cue for k in clauses.range_of(span)))
    return not PERFECT.isdisjoint(clauses.word(k).lower() for k in tokens)


def _occasion(i: int, context: SaidContext) -> int | None:
    """The statement before by the same speaker, within the same statement and near."""
    drafts = context.drafts
    here = _sentence_of(i, context)
    for j in range(i - 1, -1, -1):
        if drafts[j].credit or _outer(j, drafts) != _outer(i, drafts) or context.speakers[j] != context.speakers[i]:
            continue
        return j if here - _sentence_of(j, context) <= FARTHEST else None
    return None


def _sentence_of(i: int, context: SaidContext) -> int:
    """The sentence of a statement's cue, else of its content's beginning."""
    draft = context.drafts[i]
    return context.clauses.sentence_of(context.clauses.range_of((draft.cue or draft.content)[0])[0])


def _outer(i: int, drafts: Sequence[Draft]) -> int | None:
    """The statement within which one lies, credits of agencies passed over."""
    outer = drafts[i].within
    while outer is not None and drafts[outer].credit:
        outer = drafts[outer].within
    return outer


def _meeting(i: int, verb: int, before: int | None, context: SaidContext) -> TimeValue | None:
    """The time of a meeting of the speaker's that is told just before, after what he said `before`."""
    clauses = context.clauses
    own = context.mentions.get(context.speakers[i] or "", ())
    here = clauses.sentence_of(verb)
    last = _sentence_of(before, context) if before is not None else -1
    for number in range(here - 1, max(-1, last, here - 1 - LATEST), -1):
        start, end = clauses.sentence_span(number)
        if not any(start <= a and b <= end for a, b in own):
            continue
        meetings = [k for k in clauses.range_of((start, end)) if _is_meeting(k, context)]
        dated = [t for t in context.times if start <= t.start and t.end <= end and _is_over(t, context)]
        found = [t for t in dated if hangs_on(t, set(meetings), clauses)]
        if found:
            return value_of(found[0])
    return None


def _is_over(time: TimeExpression, context: SaidContext) -> bool:
    """Whether a time is that of a meeting that was: neither to come, nor what was spoken of ("had spoken only of July")."""
    first = context.clauses.range_of((time.start, time.end))[0]
    topic = context.clauses.word(first - 1).lower() in _TOPICAL if first else False
    return is_date(time) and not topic and not is_to_come(time, context.published)


def _is_meeting(k: int, context: SaidContext) -> bool:
    token = context.clauses.tokens[k]
    return token.upos == "VERB" and context.clauses.word(k).lower() in context.lexicon.meetings
