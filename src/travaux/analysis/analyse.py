"""Article to Analysis: one pass of the encoder, and every layer decoded from it."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from travaux.analysis.labels import ATTRIBUTION, DEPRELS, NAMES, ROLES, TIMES, UPOS
from travaux.analysis.link import link_spans
from travaux.analysis.model import Float, Model, encode, encode_moves
from travaux.analysis.pieces import encode_words, form_features
from travaux.analysis.sentences import find_sentences
from travaux.analysis.spans import Range, best_path, bio_transitions, log_softmax, span_evidence, spans_of
from travaux.analysis.trees import NEVER, best_tree, crosses, projective_tree
from travaux.analysis.values import Analysis, Attribution, LabelledSpan, MoveCue, PairScorer, Token
from travaux.analysis.words import find_words
from travaux.record.article import Article
from travaux.record.move import MOVE_KINDS
from travaux.record.span import Span

_INVENTORIES = {"attribution": ATTRIBUTION, "inner": ATTRIBUTION, "names": NAMES, "times": TIMES}
_DISTANCES = np.array((1, 2, 3, 5, 8, 16, 32, 64, 128))  # as in training: words between two mentions
_LEAST_MOVE = 0.03  # probability below which a word isn't looked at as showing a move
_REPAIRS = 3  # how often arcs that English doesn't have are taken out and the tree found anew
_INSIDE_PHRASE = frozenset({"amod", "compound", "nmod", "nummod", "det", "flat", "conj", "appos", "acl"})
_HOLDERS = 4  # words kept for each role of a move


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text's words and each head's output at every word's first piece, float32 [words, outputs].

    Args:
        moves: the output of what reads moves beside the model, float32 [words, outputs]; None where nothing does.
    """

    text: str
    words: list[Span]
    block_of: list[int]
    outputs: Float
    pieces: Float
    first: Sequence[int]
    model: Model
    moves: Float | None = None

    def head(self, name: str) -> Float:
        result: Float = self.outputs[:, self.model.outputs[name]]
        return result

    def head_of_moves(self, name: str) -> Float:
        """As `head`, of what reads moves beside the model, where something does."""
        if self.moves is None or self.model.moves is None:
            return self.head(name)
        result: Float = self.moves[:, self.model.moves.outputs[name]]
        return result

    def chances_of_moves(self) -> Float:
        """How likely each word shows a move of each kind, or of none, float32 [words, 1 + kinds]."""
        own: Float = np.exp(log_softmax(self.head("moves")))
        if self.moves is None or self.model.moves is None:
            return own
        return self.model.moves.mixed(own, self.moves)


def analyse(article: Article, model: Model) -> Analysis:
    """Everything that the model finds in an article.

    Raises:
        ValueError: never for text; an empty text gives an analysis without tokens.
    """
    words = find_words(article.text, model.abbreviations)
    starts = [b.start for b in article.blocks]
    block_of = [bisect_right(starts, start) for start, _ in words]
    reading = _read(article.text, words, block_of, model)
    log_odds = reading.head("starts")
    sentences = find_sentences(article.text, words, block_of, log_odds[:, 1] - log_odds[:, 0])
    tokens = _parse(reading, sentences)
    return Analysis(
        article=article,
        tokens=tokens,
        sentences=tuple(sentences),
        names=_labelled(reading, "names"),
        times=_labelled(reading, "times"),
        attributions=_attributions(reading, sentences, "attribution"),
        nested=_attributions(reading, sentences, "inner"),
        move_cues=_move_cues(reading, sentences),
        pair_scores=_pair_scorer(reading),
        vectors=_vectors(reading, sentences),
        word_vectors=reading.head("vector"),
    )


def parse_words(sentences: Sequence[Sequence[str]], model: Model) -> list[tuple[list[str], list[int], list[str]]]:
    """Parts of speech, heads (-1 for the root) and relations of sentences that are divided into words already."""
    text = ""
    words: list[Span] = []
    block_of: list[int] = []
    ranges: list[Range] = []
    for number, sentence in enumerate(sentences):
        ranges.append((len(words), len(words) + len(sentence)))
        for word in sentence:
            words.append((len(text), len(text) + len(word)))
            text += word + " "
            block_of.append(number // 8)
    tokens = _parse(_read(text, words, block_of, model, with_moves=False), ranges)
    return [
        (
            [t.upos for t in tokens[a:b]],
            [t.head - a if t.head >= 0 else -1 for t in tokens[a:b]],
            [t.deprel for t in tokens[a:b]],
        )
        for a, b in ranges
    ]


def _read(text: str, words: list[Span], block_of: list[int], model: Model, *, with_moves: bool = True) -> _Reading:
    form, told = form_features(text, words, block_of), [text[a:b] for a, b in words]
    pieces = encode_words(model.tokenizer, told, block_of, form)
    outputs = encode(model, pieces)
    moves = None
    if model.moves is not None and with_moves:
        other = encode_words(model.moves.tokenizer, told, block_of, form)
        moves = encode_moves(model.moves, other)[other.first]
    return _Reading(text, words, block_of, outputs[pieces.first], outputs, [int(i) for i in pieces.first], model, moves)


def _parse(reading: _Reading, sentences: Sequence[Range]) -> tuple[Token, ...]:
    """Each word's part of speech, head and relation: the best tree without crossing arcs and without what English never has."""
    upos = [UPOS[u] for u in reading.head("upos").argmax(-1)]
    dependents, heads = reading.head("arc_dependent"), reading.head("arc_head")
    scores = [log_softmax(dependents[a:b] @ heads[a:b].T / np.sqrt(heads.shape[1])) for a, b in sentences]
    trees = [best_tree(table) for table in scores]
    trees = [projective_tree(table) if crosses(tree) else tree for table, tree in zip(scores, trees, strict=True)]
    relations = _relations(reading, sentences, trees)
    for _ in range(_REPAIRS):
        barred = [_barred_arcs(upos[a:b], tree, relations[a:b]) for (a, b), tree in zip(sentences, trees, strict=True)]
        if not any(barred):
            break
        for k, arcs in enumerate(barred):
            for dependent, head in arcs:
                scores[k][dependent, head] = NEVER
            trees[k] = projective_tree(scores[k]) if arcs else trees[k]
        relations = _relations(reading, sentences, trees)
    found = [h + start if h >= 0 else -1 for (start, _), tree in zip(sentences, trees, strict=True) for h in tree]
    return tuple(Token(a, b, u, h, r) for (a, b), u, h, r in zip(reading.words, upos, found, relations, strict=True))


def _relations(reading: _Reading, sentences: Sequence[Range], trees: Sequence[Sequence[int]]) -> list[str]:
    """The relation of each word to its head."""
    heads = [(h + a if h >= 0 else k + a) for (a, _), tree in zip(sentences, trees, strict=True) for k, h in enumerate(tree)]
    is_root = np.array([h < 0 for tree in trees for h in tree], bool)
    joint = np.maximum(reading.head("rel_dependent") + reading.head("rel_head")[np.array(heads, np.int64)], 0)
    scores = joint @ reading.model.tables["rel_weight"].T + reading.model.tables["rel_bias"]
    root = DEPRELS.index("root")
    scores[~is_root, root] = -np.inf
    return [DEPRELS[r] for r in np.where(is_root, root, scores.argmax(-1))]


def _barred_arcs(upos: Sequence[str], heads: Sequence[int], relations: Sequence[str]) -> list[tuple[int, int]]:
    """Arcs from what can't stand where it does: parts of a phrase before its preposition, a noun with one of its own before a noun.

    Of 53,000 words of GUM's and EWT's dev files 15 hang so ("by Ardania to Belmarese proposals": "Ardania" is no part of
    "proposals"). Nor does an owner with "'s" stand behind what he owns: none of 7,500 in all their files.
    """
    cases: dict[int, int] = {}
    owners: set[int] = set()
    for k, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        if relation == "case" and k < head:
            cases[head] = min(k, cases.get(head, k))
        elif relation == "case" and head >= 0:
            owners.add(head)
    found = []
    for k, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        if 0 <= head < k and relation == "nmod:poss" and k in owners:
            found.append((k, head))
        if head <= k:
            continue
        before = k < cases.get(head, 0) and relation.partition(":")[0] in _INSIDE_PHRASE
        hung_back = relation == "nmod" and k in cases and upos[head] in ("NOUN", "PROPN")
        if before or hung_back:
            found.append((k, head))
    return found


def _find_spans(reading: _Reading, head: str) -> list[tuple[tuple[int, int, str], float]]:
    """Word ranges with kinds, and each one's calibrated probability."""
    inventory = _INVENTORIES[head]
    scores = log_softmax(reading.head(head))
    transitions = reading.model.transitions.get(head)
    path = best_path(scores, bio_transitions(inventory) if transitions is None else transitions, inventory)
    found = []
    for start, end, kind in spans_of(path, inventory):
        for span in _divide_at_blocks((start, end, kind), reading.block_of):
            calibration = reading.model.calibrations[f"{head}.{kind}" if head == "attribution" else head]
            found.append((span, calibration(span_evidence(scores, span, inventory))))
    return found


def _divide_at_blocks(span: tuple[int, int, str], block_of: Sequence[int]) -> list[tuple[int, int, str]]:
    start, end, kind = span
    cuts = [start, *(i for i in range(start + 1, end) if block_of[i] != block_of[i - 1]), end]
    return [(a, b, kind) for a, b in itertools.pairwise(cuts)]


def _labelled(reading: _Reading, head: str) -> tuple[LabelledSpan, ...]:
    return tuple(_span(reading, span, score) for span, score in _find_spans(reading, head))


def _span(reading: _Reading, span: tuple[int, int, str], score: float) -> LabelledSpan:
    start, end, kind = span
    return LabelledSpan(reading.words[start][0], reading.words[end - 1][1], kind, score)


def _attributions(reading: _Reading, sentences: Sequence[Range], head: str) -> tuple[Attribution, ...]:
    found = _find_spans(reading, head)
    if not found:
        return ()
    spans = [span for span, _ in found]
    sentence_of = np.repeat(np.arange(len(sentences)), [b - a for a, b in sentences])
    begins = [s[0] for s in spans]
    width = reading.head("link_key").shape[1]
    pointer = reading.head("link_query")[begins] @ reading.head("link_key")[begins].T / np.sqrt(width)
    pointer[:, [s[2] != "cue" for s in spans]] = -1e4
    linked = link_spans(spans, sentence_of.tolist(), reading.block_of, log_softmax(pointer))
    calibration = reading.model.calibrations["attributions"]

    def pick(indexes: Sequence[int]) -> tuple[LabelledSpan, ...]:
        return tuple(_span(reading, *found[i]) for i in sorted(indexes))

    attributions = []
    for link in linked:
        source, cue, content = pick(link.source), pick([link.cue] if link.cue is not None else []), pick(link.content)
        evidence = float(np.log([max(s.score, 1e-6) for s in (*source, *cue, *content)]).sum())
        attributions.append(Attribution(source, cue, content, calibration(evidence)))
    return tuple(attributions)


def _move_cues(reading: _Reading, sentences: Sequence[Range]) -> tuple[MoveCue, ...]:
    if not reading.words:
        return ()
    chances = reading.chances_of_moves()
    width = len(ROLES)
    asked, offered = (reading.head_of_moves(name).reshape(len(chances), width, -1) for name in ("role_move", "role_word"))
    scale = np.sqrt(asked.shape[-1])
    found: list[MoveCue] = []
    for start, end in sentences:
        for i in start + np.flatnonzero(1 - chances[start:end, 0] >= _LEAST_MOVE):
            scores = np.exp(log_softmax(np.einsum("wrd,rd->rw", offered[start:end], asked[i]) / scale))
            best = np.argsort(-scores, 1)[:, :_HOLDERS]
            roles = {
                role: tuple((start + int(k), float(scores[r, k])) for k in best[r] if scores[r, k] >= _LEAST_MOVE)
                for r, role in enumerate(ROLES)
            }
            kinds = {k: float(p) for k, p in zip(MOVE_KINDS, chances[i, 1:], strict=True) if p >= _LEAST_MOVE / 4}
            found.append(MoveCue(int(i), kinds, roles))
    return tuple(found)


def _pair_scorer(reading: _Reading) -> PairScorer:
    tables = reading.model.tables
    left, right = reading.head("pair_left"), reading.head("pair_right")
    begins, ends = [w[0] for w in reading.words], [w[1] for w in reading.words]

    def place(span: Span) -> Range:
        first = min(bisect_right(begins, span[0]), len(begins)) - 1
        last = min(bisect_left(ends, span[1]), len(ends) - 1)
        return max(first, 0), max(last, first, 0)

    def score(mention: Span, others: list[Span]) -> Float:
        if not others:
            return np.zeros(0, np.float32)
        first, last = place(mention)
        places = [place(o) for o in others]
        own = left[first] + right[last]
        theirs = left[[p[0] for p in places]] + right[[p[1] for p in places]]
        gaps = [max(0, first - p[1] - 1) if p[0] <= first else max(0, p[0] - last - 1) for p in places]
        distance = tables["distance"][np.searchsorted(_DISTANCES, gaps, side="right")]
        hidden = np.maximum(own * theirs + distance + own + theirs, 0)
        scores = hidden @ tables["pair_weight"][0] + tables["pair_bias"][0]
        result: Float = (1 / (1 + np.exp(-scores))).astype(np.float32)
        return result

    return score


def _vectors(reading: _Reading, sentences: Sequence[Range]) -> Float:
    """float32 [sentences, dimensions], unit rows: the mean over a sentence's pieces."""
    columns = reading.model.outputs["vector"]
    bounds = [*reading.first, len(reading.pieces)]
    rows = [reading.pieces[bounds[a] : bounds[b], columns].mean(0) for a, b in sentences]
    if not rows:
        return np.zeros((0, columns.stop - columns.start), np.float32)
    stacked = np.stack(rows)
    result: Float = stacked / np.maximum(np.linalg.norm(stacked, axis=1, keepdims=True), 1e-9)
    return result
