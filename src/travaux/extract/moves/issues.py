"""Issues: what the parties negotiate about, one for each subject, with its mentions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from travaux.extract.moves.evidence import without_case
from travaux.extract.moves.find import MoveDraft
from travaux.extract.moves.scene import MoveScene
from travaux.extract.statements.lexicon import singular
from travaux.record.document import Issue
from travaux.record.move import Move
from travaux.record.span import Span, tagged_id

SAME = 0.6  # share of the shorter label's words that two mentions of one issue have in common
_LONGEST = 12  # words of a label
_BESIDE = ("acl:relcl", "parataxis", "punct", "advcl", "appos", "cc", "conj")
_INNER = ("obj", "obl", "nmod", "xcomp", "ccomp", "nsubj:pass", "nsubj", "advcl", "acl")
_NOUNS = ("NOUN", "PROPN")
_EMPTY = frozenset(
    {
        "it",
        "this",
        "that",
        "them",
        "these",
        "those",
        "which",
        "what",
        "such",
        "so",
        "step",
        "steps",
        "thing",
        "things",
        "way",
        "ways",
    }
)


@dataclass(frozen=True, slots=True)
class _Mention:
    move: int
    span: Span
    words: frozenset[str]


def find_issues(scene: MoveScene, drafts: Sequence[MoveDraft], version: str) -> tuple[list[Move], tuple[Issue, ...]]:
    """The moves with their issues, and the issues by first mention. A move whose object names none keeps none."""
    mentions = [m for n, draft in enumerate(drafts) if (m := _mention(scene, n, draft)) is not None]
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
        for mention in group:
            moves[mention.move] = replace(moves[mention.move], issue=issue.id)
    return moves, tuple(issues)


def _likeness(group: Sequence[_Mention], mention: _Mention) -> float:
    return max(len(m.words & mention.words) / min(len(m.words), len(mention.words)) for m in group)


def _mention(scene: MoveScene, number: int, draft: MoveDraft) -> _Mention | None:
    clauses = scene.clauses
    token = draft.trigger.token
    for span in draft.move.object:
        head = clauses.head_of(span)
        for noun in _nouns(scene, head, span) if head is not None else ():
            if (found := _label(scene, noun, span)) is not None:
                return _Mention(number, *found)
    if clauses.tokens[token].upos == "NOUN" and (found := _label(scene, token, draft.move.evidence[0])) is not None:
        return _Mention(number, *found)
    return None


def _label(scene: MoveScene, noun: int, span: Span) -> tuple[Span, frozenset[str]] | None:
    """A noun phrase that can stand for an issue, and its words; one that is too long without what hangs on it."""
    for dropped in (_BESIDE, (*_BESIDE, "acl", "nmod")):
        found = _within(without_case(scene.clauses, noun, scene.clauses.phrase(noun, without=dropped)), span)
        words = frozenset(_words(scene, found)) if found[0] < found[1] else frozenset()
        if words and len(scene.clauses.text[found[0] : found[1]].split()) <= _LONGEST:
            return found, words
    return None


def _nouns(scene: MoveScene, head: int, span: Span) -> Iterator[int]:
    """Nouns that may name the subject, the head of the phrase first, then what a clause is about."""
    tokens, clauses = scene.clauses.tokens, scene.clauses
    if tokens[head].upos in _NOUNS and clauses.word(head).lower() not in _EMPTY and head not in scene.actor_of:
        yield head
    children = [c for c in clauses.children[head] if tokens[c].deprel in _INNER and span[0] <= tokens[c].start < span[1]]
    for child in sorted(children, key=lambda c: _INNER.index(tokens[c].deprel)):
        if tokens[child].upos in ("NOUN", "PROPN", "VERB", "ADJ"):
            yield from _nouns(scene, child, span)


def _words(scene: MoveScene, span: Span) -> Iterator[str]:
    clauses = scene.clauses
    for k in clauses.range_of(span):
        if clauses.tokens[k].upos in ("NOUN", "PROPN", "ADJ", "VERB", "NUM"):
            word = clauses.word(k).lower()
            if word not in _EMPTY:
                yield singular(word)


def _within(span: Span, outer: Span) -> Span:
    return max(span[0], outer[0]), min(span[1], outer[1])
