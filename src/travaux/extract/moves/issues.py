"""Issues: what the parties negotiate about, one for each subject, with its mentions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from travaux.extract.moves.evidence import without_case
from travaux.extract.moves.find import MoveDraft
from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.topics import is_doing, opening_topic, topics_at
from travaux.extract.statements.clauses import Clauses
from travaux.extract.statements.lexicon import singular
from travaux.record.document import Issue
from travaux.record.move import Move
from travaux.record.span import Span, tagged_id

SAME = 0.6  # share of the shorter label's words that two mentions of one issue have in common
_LONGEST = 12  # words of a label
_BESIDE = ("acl:relcl", "parataxis", "punct", "advcl", "appos", "cc", "conj")
_APART = ("acl:relcl", "parataxis", "advcl", "appos")
_BEFORE_NOUNS = frozenset({"ADP", "DET", "CCONJ"})  # parts of speech of words that stand before what they belong to
_TELLS_WHICH = frozenset({"amod", "compound", "nummod", "nmod:poss"})
_INNER = ("obj", "obl", "nmod", "xcomp", "ccomp", "nsubj:pass", "nsubj", "advcl", "acl", "conj")
_OF_ACTORS = tuple(deprel for deprel in _INNER if deprel != "acl")  # "farmers hurt by the flood" tells who is meant
_NOUNS = ("NOUN", "PROPN")
_OPENING = ("ADP", "SCONJ")
_WITH = frozenset(("with", "between", "among", "by"))


@dataclass(frozen=True, slots=True)
class _Mention:
    move: int | None
    span: Span
    words: frozenset[str]


def find_issues(scene: MoveScene, drafts: Sequence[MoveDraft], version: str) -> tuple[list[Move], tuple[Issue, ...]]:
    """The moves with their issues, and the issues by first mention. A move with no noun that can name one has none.

    What a report's talks and disputes are said to be about is an issue too, whether it tells of moves or not.
    """
    mentions = [m for n, draft in enumerate(drafts) if (m := _mention(scene, n, draft)) is not None]
    mentions += [_Mention(None, *told) for k in topics_at(scene) if (told := _label_at(scene, k)) is not None]
    groups: list[list[_Mention]] = []
    for mention in mentions:
        group = max(groups, key=lambda g: _likeness(g, mention), default=None)
        if group is not None and _likeness(group, mention) >= SAME:
            group.append(mention)
        else:
            groups.append([mention])
    moves = [draft.move for draft in drafts]
    issues: list[Issue] = []
    for group in sorted(groups, key=lambda g: min(m.span for m in g)):
        spans = tuple(sorted({m.span for m in group}))
        label = min((m.span for m in group), key=lambda s: (abs(len(scene.clauses.text[s[0] : s[1]].split()) - 4), s))
        issue = Issue(tagged_id("i1", version, "issue", spans[0]), scene.clauses.text[label[0] : label[1]], spans)
        issues.append(issue)
        for number in (m.move for m in group if m.move is not None):
            moves[number] = replace(moves[number], issue=issue.id)
    return moves, tuple(issues)


def _label_at(scene: MoveScene, noun: int) -> tuple[Span, frozenset[str]] | None:
    """The noun phrase at a noun that can stand for an issue; of one that only holds it, what it holds."""
    clauses = scene.clauses
    span = _bare(scene, noun, clauses.phrase(noun, without=_APART))  # "as for | the dam", "the main issue is | the dam"
    if is_doing(clauses, noun):
        span = clauses.tokens[noun].start, span[1]
    nouns = sorted(_nouns(scene, noun, span), key=lambda k: _only_holds(scene, k))
    return next((found for k in nouns if (found := _label(scene, k, span)) is not None), None)


def _likeness(group: Sequence[_Mention], mention: _Mention) -> float:
    return max(len(m.words & mention.words) / min(len(m.words), len(mention.words)) for m in group)


def _mention(scene: MoveScene, number: int, draft: MoveDraft) -> _Mention | None:
    """What a move is about: by its object, else by the noun that shows it, else by what hangs on the verb that does."""
    clauses = scene.clauses
    token, evidence = draft.trigger.token, draft.move.evidence[0]
    topic = opening_topic(scene, token)
    if topic is not None and (told := _label_at(scene, topic)) is not None:
        return _Mention(number, *told)
    heads = [(head, span) for span in draft.move.object if (head := clauses.head_of(span)) is not None]
    nouns = [(noun, span) for head, span in heads for noun in _nouns(scene, head, span)]
    if clauses.tokens[token].upos == "NOUN":
        nouns += [(noun, evidence) for noun in _nouns(scene, token, evidence)]
    nouns += [(noun, evidence) for child in _beside(scene, token) for noun in _nouns(scene, child, evidence)]
    for noun, span in sorted(nouns, key=lambda told: _only_holds(scene, told[0])):
        if draft.move.kind == "consult" and _is_talks(scene, noun):
            continue  # what talks are about is never the talks themselves
        if (found := _label(scene, noun, span)) is not None:
            return _Mention(number, *found)
    return None


def _beside(scene: MoveScene, i: int) -> list[int]:
    """What hangs on a verb but when; its subject last, which a passive or a judgement is about ("the test was unwelcome")."""
    tokens, clauses = scene.clauses.tokens, scene.clauses
    children = [c for c in clauses.children[i] if tokens[c].deprel in _INNER and not scene.is_time(c)]
    return sorted(children, key=lambda c: tokens[c].deprel.startswith("nsubj"))


def _label(scene: MoveScene, noun: int, span: Span) -> tuple[Span, frozenset[str]] | None:
    """A noun phrase that can stand for an issue, and its words; one that is too long without what hangs on it."""
    for dropped in (_BESIDE, (*_BESIDE, "acl", "nmod"), (*_BESIDE, "acl", "nmod", "obl")):
        found = _within(without_case(scene.clauses, noun, scene.clauses.phrase(noun, without=dropped)), span)
        found = _whole(scene, noun, found, span) if _is_cut(scene, found) else found
        found = _bare(scene, noun, found)
        words = frozenset(_words(scene, found)) if found[0] < found[1] else frozenset()
        if words and len(scene.clauses.text[found[0] : found[1]].split()) <= _LONGEST:
            return found, words
    return None


def _bare(scene: MoveScene, noun: int, span: Span) -> Span:
    """A label from its first word on that belongs to it: "because of | the dam", "the plan is evidence of | distrust"."""
    clauses = scene.clauses
    copula = max((c for c in clauses.children[noun] if c < noun and clauses.tokens[c].deprel == "cop"), default=-1)
    for k in clauses.range_of(span):
        token = clauses.tokens[k]
        if k > copula and token.upos not in _OPENING and token.deprel not in ("fixed", "mark"):
            return max(span[0], token.start), span[1]
    return span


def _is_cut(scene: MoveScene, span: Span) -> bool:
    """Whether a label ends before the noun that its last word stands with: "ties in transitional | and renewable energy"."""
    inside = scene.clauses.range_of(span)
    last = scene.clauses.tokens[inside[-1]] if inside else None
    return last is not None and (last.upos in _BEFORE_NOUNS or (last.deprel in _TELLS_WHICH and last.head > inside[-1]))


def _whole(scene: MoveScene, noun: int, cut: Span, outer: Span) -> Span:
    """A label with what is coordinated inside it; one that this makes too long, up to its last noun."""
    clauses = scene.clauses
    whole = _within(without_case(clauses, noun, clauses.phrase(noun, without=_APART)), outer)
    if not _is_cut(scene, whole) and len(clauses.text[whole[0] : whole[1]].split()) <= _LONGEST:
        return whole
    ends = [clauses.tokens[k].end for k in clauses.range_of(cut) if clauses.tokens[k].upos in _NOUNS]
    return cut[0], max(ends, default=cut[0])


def _nouns(scene: MoveScene, head: int, span: Span) -> Iterator[int]:
    """Nouns that may name the subject: the head of the phrase, then what hangs on it."""
    tokens, clauses = scene.clauses.tokens, scene.clauses
    word = clauses.word(head).lower()
    names = (
        (tokens[head].upos in _NOUNS or is_doing(clauses, head))
        and word not in scene.issue_words.empty
        and head not in scene.actor_of
    )
    if names:
        yield head
    inner_of = _INNER if head not in scene.actor_of else _OF_ACTORS
    children = [c for c in clauses.children[head] if tokens[c].deprel in inner_of and span[0] <= tokens[c].start < span[1]]
    inner = [(_is_with_whom(clauses, c), tokens[c].start < tokens[head].start, _INNER.index(tokens[c].deprel), c) for c in children]
    for *_, child in sorted(inner):
        if tokens[child].upos in ("NOUN", "PROPN", "VERB", "ADJ") and not scene.is_time(child):
            yield from _nouns(scene, child, span)


def _is_with_whom(clauses: Clauses, noun: int) -> bool:
    """Whether a noun tells with whom something is done: "an agreement | with a manufacturer | for its engines"."""
    return any(clauses.word(c).lower() in _WITH for c in clauses.children[noun] if clauses.tokens[c].deprel == "case")


def _only_holds(scene: MoveScene, noun: int) -> bool:
    """Whether a noun tells less than what hangs on it: "an agreement on fishing"."""
    return scene.clauses.word(noun).lower() in scene.issue_words.holders


def _is_talks(scene: MoveScene, noun: int) -> bool:
    """Whether a noun stands for talks or a meeting."""
    words = scene.issue_words
    return scene.clauses.word(noun).lower() in (words.subjects & words.holders) | words.meetings


def _words(scene: MoveScene, span: Span) -> Iterator[str]:
    clauses = scene.clauses
    for k in clauses.range_of(span):
        if clauses.tokens[k].upos in ("NOUN", "PROPN", "ADJ", "VERB", "NUM"):
            word = clauses.word(k).lower()
            if word not in scene.issue_words.empty:
                yield singular(word)


def _within(span: Span, outer: Span) -> Span:
    return max(span[0], outer[0]), min(span[1], outer[1])
