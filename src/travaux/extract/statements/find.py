"""Analysis to drafts: the model's attributions, what the text's form tells, and how they lie in each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from travaux.analysis.values import Analysis, Attribution
from travaux.extract.draft import Draft
from travaux.extract.statements.answers import find_answers
from travaux.extract.statements.circumstances import (
    asking_to_know,
    is_negated,
    is_own_holding,
    is_question,
    is_statement,
    trim_cue,
    without_addressee,
)
from travaux.extract.statements.clauses import Clauses
from travaux.extract.statements.closing import find_closing
from travaux.extract.statements.continued import with_continued
from travaux.extract.statements.copies import without_copies
from travaux.extract.statements.credits import find_credits, find_passed_on, find_phrases, with_its_clause, with_quoter
from travaux.extract.statements.hearers import find_addressee, without_occasion
from travaux.extract.statements.introduced import with_introduced
from travaux.extract.statements.lexicon import StatementLexicon
from travaux.extract.statements.nested import find_quoted_as, find_within
from travaux.extract.statements.quotations import form_of, is_quoted, named_quotations, quoted_in, whole_quotations, words_between
from travaux.extract.statements.raw import Raw, to_raw, trim_content
from travaux.extract.statements.releases import find_attached, find_opening, find_release, find_signed
from travaux.extract.statements.sources import with_carried_on, with_own_subject, with_source, without_vocative
from travaux.extract.statements.structure import find_interview, find_letters, find_turns
from travaux.record.span import Span, Spans, touch

NESTED_THRESHOLD = 0.5
LEFT_QUOTATION_SCORE = 0.6
_MARKS = ('"', "“")
_INVERTED = re.compile(r" (?P<who>(?:[^\s,\"“]+ ){0,6}[^\s,\"“]+(?:, [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})?), (?=[a-z])")
_DENYING = ("denied", "denies", "deny", "has denied", "had denied", "have denied")
_FULL_STOP = re.compile(r"[.…][\"”’']*$")
_VERSION = re.compile(r"\b(?:earlier|previous|prior|original|initial) version(?: of (?:this|the|our) [\w ]{4,30})?$", re.IGNORECASE)
COVERED = 0.8  # share of a quotation's words that statements must hold for it to be accounted for


def find_drafts(analysis: Analysis, lexicon: StatementLexicon) -> tuple[Draft, ...]:
    """Every statement of an article with its structure, in text order; speakers are not yet known."""
    clauses = Clauses(analysis)
    article, text = analysis.article, analysis.article.text
    told = [with_its_clause(raw, clauses) for raw in _read(text, analysis.attributions)]
    found = [with_source(with_own_subject(raw, clauses, nested=False), clauses, lexicon) for raw in told]
    found = with_carried_on(found, text)
    found = [asking_to_know(raw, clauses) for raw in found if is_statement(raw, clauses, lexicon)]
    found = [without_occasion(without_addressee(raw, clauses, lexicon), clauses, lexicon) for raw in found]
    nested = [with_source(with_own_subject(raw, clauses), clauses, lexicon) for raw in _read(text, analysis.nested)]
    nested = [without_addressee(raw, clauses, lexicon) for raw in nested]
    found = _add_nested(found, [raw for raw in nested if is_statement(raw, clauses, lexicon)])
    found += find_within(found, clauses, lexicon)
    found += find_quoted_as(found, clauses, lexicon)
    found = _replace_unattributed(found, find_phrases(clauses, found))
    found = _replace_unattributed(found, find_closing(clauses, found, lexicon))
    found = _add_credits(found, find_credits(clauses, lexicon))
    found = [with_quoter(text, raw, found) for raw in found]
    found += [without_addressee(raw, clauses, lexicon) for raw in find_passed_on(text, found)]
    found = _but_put_right(found, text)
    turns = find_letters(article) or find_answers(article)
    turns = turns or find_turns(article) or find_interview(article)
    found = [without_vocative(trim_cue(raw, clauses, lexicon), turns, text) for raw in found]
    release = find_opening(article, turns) if turns else find_release(article, lexicon) or find_signed(article)
    found = _name_quotations(found, named_quotations(article), clauses)
    if not turns:
        found = with_continued(with_introduced(found, clauses, article, lexicon), article, clauses)
    found = _fill_quotations(found, [] if turns else whole_quotations(article), text)
    found = _resume_quotations(sorted(found, key=lambda r: r.start), clauses)
    if release is not None and text[release.content[0][0]] in _MARKS:  # its paragraphs in quotation marks are its own
        found = [raw for raw in found if raw.cue or not _lies_in(raw, release.content)]
    found = [_interrupting(raw, clauses) for raw in _of_denials(found, clauses)]
    attached = [] if turns or release is not None else find_attached(article)
    found = [raw for raw in found if raw.cue or not any(_lies_in(raw, each.content) for each in attached)]
    structural = [*turns, *([release] if release else []), *attached]
    found = [raw for raw in found if not any(_is_part_of_label(raw, s) for s in structural)]
    found = [own for raw in found if (own := _not_of_label(raw, turns, clauses)) is not None]
    found = _without_own_holdings(sorted([*structural, *found], key=_order), clauses, lexicon)
    return _to_drafts(found, clauses, lexicon)


def _read(text: str, attributions: Iterable[Attribution]) -> list[Raw]:
    """The model's attributions, without what only tells who has a copy of a statement."""
    return without_copies((raw for each in attributions if (raw := to_raw(text, each))), text)


def _but_put_right(found: list[Raw], text: str) -> list[Raw]:
    """Statements but for what an outlet takes back: "An earlier version of this article said that Belmar had agreed"."""
    back = [raw for raw in found if any(_VERSION.search(text, *span) for span in raw.source)]
    return [raw for raw in found if raw not in back and not any(_lies_in(raw, each.content) for each in back)]


def _not_of_label(raw: Raw, turns: Sequence[Raw], clauses: Clauses) -> Raw | None:
    """A statement inside a turn whose source seems to be the turn's label, with the subject of its cue; None where there is none.

    "Ms Aas: Minister, the premier said that he refuses": the premier said it, not Ms Aas.
    """
    inside = (t for t in turns if t.label and raw.cue and _lies_in(raw, (*t.source, *t.content)))
    turn = next((t for t in inside if any(touch(span, label) for span in raw.source for label in t.source)), None)
    if turn is None:
        return raw
    verb = clauses.verb_of(raw.cue[0])
    subject = clauses.subject_of(verb) if verb is not None else None
    source = clauses.phrase(subject) if subject is not None else turn.source[0]
    content = tuple(span for span in raw.content if not touch(span, source))
    return replace(raw, source=(source,), content=content) if content and source[0] >= turn.content[0][0] else None


def _without_own_holdings(found: Sequence[Raw], clauses: Clauses, lexicon: StatementLexicon) -> list[Raw]:
    """Statements without what a speaker holds in his own words ("I think", "we hope", "you know") inside a turn or quotation."""
    containers = [_container_of(i, found) for i in range(len(found))]
    own = [c is not None and is_own_holding(found[i], clauses, lexicon) for i, c in enumerate(containers)]
    return [raw for raw, holding in zip(found, own, strict=True) if not holding]


def _order(raw: Raw) -> tuple[int, int, int]:
    """Text order; of those that begin at one place the credit first, then by their cues."""
    place = -1 if raw.credit or not raw.cue else raw.cue[0][0]
    return raw.start, place, -_hull(raw.content)[1]


def _add_nested(outer: list[Raw], nested: Sequence[Raw]) -> list[Raw]:
    """Attributions with a cue that lie inside the content of one already found."""
    cues = [span for raw in outer for span in raw.cue]
    kept = []
    for raw in nested:
        known = not raw.cue or not raw.source or any(touch(span, cue) for span in raw.cue for cue in cues)
        if not known and raw.score >= NESTED_THRESHOLD and any(_lies_in(raw, other.content) for other in outer):
            kept.append(raw)
    return [*outer, *kept]


def _replace_unattributed(found: list[Raw], phrases: Sequence[Raw]) -> list[Raw]:
    """Phrases in place of contents that stood alone."""
    contents = [span for raw in phrases for span in raw.content]
    alone = [raw for raw in found if not raw.cue and not raw.source and any(_lies_in(raw, (c,)) for c in contents)]
    return [*(raw for raw in found if raw not in alone), *phrases]


def _add_credits(found: list[Raw], credits: Sequence[Raw]) -> list[Raw]:
    """Credits in place of what the model found at the same cue."""
    cues = [span for raw in credits for span in raw.cue]
    kept = [raw for raw in found if not any(touch(span, cue) for span in raw.cue for cue in cues)]
    passed_on = []
    for raw in kept:
        same = [c for c in credits if c.credit and raw.content == c.content and not raw.source]
        if not same:
            passed_on.append(raw)
    return [*passed_on, *credits]


def _fill_quotations(found: list[Raw], quotations: Sequence[Span], text: str) -> list[Raw]:
    """Whole quoted sentences that no statement holds: added alone; those held in part by one statement go to it wholly."""
    result = list(found)
    for quotation in quotations:
        sharing = [i for i, raw in enumerate(result) if any(touch(span, quotation) for span in raw.content)]
        held = sum(words_between(text, _common(span, quotation)) for i in sharing for span in result[i].content)
        if held >= COVERED * words_between(text, quotation):
            continue
        if not sharing:
            result.append(Raw((), (), (quotation,), LEFT_QUOTATION_SCORE))
        elif len(sharing) == 1:
            raw = result[sharing[0]]
            own = [span for span in raw.content if not touch(span, quotation)]
            result[sharing[0]] = replace(raw, content=trim_content(text, [*own, quotation]))
    return result


def _name_quotations(found: list[Raw], named: Sequence[tuple[Span, Span]], clauses: Clauses) -> list[Raw]:
    """Quotations that only a name and a colon introduce are its bearer's: `Olaf Strand: "Our offer stands."`.

    Also where an attribution of another sentence was taken to hold them.
    """
    result = list(found)
    for words, quotation in named:
        name = quoted_in(words, clauses)
        if name is None:
            continue
        holding = [raw for raw in result if any(touch(span, quotation) for span in (*raw.content, *raw.source))]
        alone = Raw((name,), (), (quotation,), LEFT_QUOTATION_SCORE)
        if len(holding) == 1 and not holding[0].cue and not holding[0].source:
            result[result.index(holding[0])] = replace(holding[0], source=(name,))
        elif all(_is_of_another_sentence(raw, words, quotation, clauses.text) for raw in holding):
            rest = [replace(raw, content=tuple(s for s in raw.content if not touch(s, quotation))) for raw in holding]
            result = [raw for raw in result if raw not in holding] + [raw for raw in rest if raw.content] + [alone]
    return result


def _is_of_another_sentence(raw: Raw, words: Span, quotation: Span, text: str) -> bool:
    """Whether what an attribution is told by stands before the words that introduce a quotation, or behind its full stop."""
    if not raw.cue or any(touch(span, quotation) for span in raw.source):
        return False
    start, end = _hull(raw.cue)
    return end <= words[0] or (start >= quotation[1] and _FULL_STOP.search(text[slice(*quotation)]) is not None)


def _common(first: Span, second: Span) -> Span:
    return max(first[0], second[0]), max(max(first[0], second[0]), min(first[1], second[1]))


def _resume_quotations(found: list[Raw], clauses: Clauses) -> list[Raw]:
    """A quotation that goes on in the same block joins its statement; in a block of its own it stays, without source."""
    result: list[Raw] = []
    blocks = clauses.block_starts
    for raw in found:
        before = result[-1] if result else None
        alone = not raw.cue and not raw.source and not raw.label
        if alone and (before is None or not is_quoted(clauses.text, raw.content)):
            continue
        if alone and before is not None and _same_block(before, raw, blocks) and is_quoted(clauses.text, before.content[-1:]):
            result[-1] = replace(before, content=trim_content(clauses.text, (*before.content, *raw.content)))
        else:
            result.append(raw)
    return result


def _same_block(first: Raw, second: Raw, blocks: Sequence[int]) -> bool:
    return not any(_hull(first.content)[0] < start <= second.content[0][0] for start in blocks)


def _interrupting(raw: Raw, clauses: Clauses) -> Raw:
    """An attribution between a subject and its verb, where that subject was taken for who speaks: "Norvask, said Velt, will"."""
    text = clauses.text
    if len(raw.source) != 1 or len(raw.cue) != 1 or len(raw.content) != 1 or "," in text[slice(*raw.source[0])]:
        return raw
    (start, end), cue, content = raw.source[0], raw.cue[0], raw.content[0]
    who = _INVERTED.match(text, cue[1], content[1])
    if text[end : cue[0]] != ", " or who is None or content[0] != who.start("who"):
        return raw
    verb = clauses.tokens[clauses.range_of((who.end(), who.end() + 1))[0]]
    if verb.upos != "AUX" and (verb.upos != "VERB" or verb.deprel not in ("ccomp", "root", "parataxis")):
        return raw
    return replace(raw, source=(who.span("who"),), content=((start, end), (who.end(), content[1])))


def _of_denials(found: Sequence[Raw], clauses: Clauses) -> list[Raw]:
    """Statements; what is told behind a denial by "as" is what was denied: "Velt denied that she had agreed, as Orn had said"."""
    denials = [raw for raw in found if raw.cue and clauses.text[slice(*raw.cue[0])].lower().startswith(_DENYING)]
    result = list(found)
    for i, raw in enumerate(found if denials else ()):
        told = [denial for denial in denials if denial is not raw and _lies_in(denial, raw.content)]
        if told and _follows_as(raw, clauses.text):
            result[i] = replace(raw, content=told[-1].content)
    return result


def _follows_as(raw: Raw, text: str) -> bool:
    """Whether who speaks is named behind what is said, after "as"."""
    if not raw.source or raw.source[0][0] < _hull(raw.content)[1]:
        return False
    return text[raw.source[0][0] :].startswith("as ") or text[: raw.source[0][0]].endswith(" as ")


def _is_part_of_label(raw: Raw, structural: Raw) -> bool:
    """Whether an attribution is only another reading of a turn's label or a release's opening."""
    marks = [*structural.source, *structural.cue]
    return any(touch(span, mark) for span in raw.cue for mark in marks) or (not raw.cue and raw.content == structural.content)


def _to_drafts(found: Sequence[Raw], clauses: Clauses, lexicon: StatementLexicon) -> tuple[Draft, ...]:
    containers = [_container_of(i, found) for i in range(len(found))]
    drafts: list[Draft] = []
    for i, raw in enumerate(found):
        inside = _is_in_direct(containers, found, i, clauses.text)
        drafts.append(
            Draft(
                source=raw.source,
                cue=raw.cue,
                content=raw.content,
                form=raw.form or form_of(clauses.text, raw.content, inside=inside),
                within=containers[i],
                speaker_of=_speaker_of(i, found, containers),
                addressee=find_addressee(raw, clauses, lexicon) or _asker(i, found, clauses, lexicon),
                question=is_question(raw, clauses, lexicon),
                negated=is_negated(raw, clauses),
                label=raw.label,
                turn=raw.turn,
                credit=raw.credit,
                score=raw.score,
            )
        )
    return tuple(drafts)


def _asker(i: int, found: Sequence[Raw], clauses: Clauses, lexicon: StatementLexicon) -> Spans:
    """Who asked, for the answer in the same sentence ("Asked by the envoy whether ..., the minister said ...")."""
    if i == 0 or not found[i].cue or not found[i - 1].source:
        return ()
    before = clauses.verb_of(found[i - 1].cue[0]) if found[i - 1].cue else None
    verb = clauses.verb_of(found[i].cue[0])
    if before is None or verb is None or clauses.sentence_of(before) != clauses.sentence_of(verb):
        return ()
    asked = clauses.is_passive_participle(before) and is_question(found[i - 1], clauses, lexicon)
    return found[i - 1].source if asked else ()


def _container_of(i: int, found: Sequence[Raw]) -> int | None:
    """The smallest other statement whose content holds this one's words."""
    best, size = None, 0
    for j, other in enumerate(found):
        length = sum(b - a for a, b in other.content)
        holds = j != i and _lies_in(found[i], other.content) and length > sum(b - a for a, b in found[i].content)
        if holds and (best is None or length < size):
            best, size = j, length
    return best


def _lies_in(raw: Raw, content: Spans) -> bool:
    spans = (*raw.cue, *raw.content) if raw.cue else (*raw.source, *raw.content)
    return all(any(a <= start and end <= b + 1 for a, b in content) for start, end in spans)


def _is_in_direct(containers: Sequence[int | None], found: Sequence[Raw], i: int, text: str) -> bool:
    container = containers[i]
    if container is None:
        return False
    outer = found[container]
    return not outer.label and outer.turn is None and bool(outer.cue) and form_of(text, outer.content) == "direct"


def _speaker_of(i: int, found: Sequence[Raw], containers: Sequence[int | None]) -> int | None:
    """For a quotation without source and cue: the statement before it in the same container."""
    if found[i].source or found[i].cue or found[i].turn is not None:
        return None
    earlier = [j for j in range(i) if containers[j] == containers[i] and found[j].start < found[i].start]
    return earlier[-1] if earlier else None


def _hull(spans: Spans) -> Span:
    return min(a for a, _ in spans), max(b for _, b in spans)
