"""What an event's words tell of its kind: words round source and target, the verb that links them, and what that governs.

Source and target are masked, so that nothing is learnt of who they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from travaux.extract.statements.clauses import Clauses
from travaux.record.span import Spans

SOURCE, TARGET, NUMBER = "<s>", "<t>", "#"
_AFTER, _BEFORE = 5, 5  # words kept after the source and before the target
_DEEPEST = 2  # clauses below the linking verb
_CLAUSES = frozenset({"xcomp", "ccomp", "conj", "advcl"})
_ARGUMENTS = frozenset({"obj", "obl", "nsubj:pass", "iobj"})
_MODIFIERS = frozenset({"case", "compound", "amod", "nmod"})
_VERBAL = frozenset({"aux", "advmod", "aux:pass"})
_TELLING = frozenset({"obj", "xcomp", "ccomp", "obl", "advcl", "nsubj:pass", "compound:prt"})
_ENDINGS = (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"))


@dataclass(frozen=True, slots=True)
class Event:
    """An event as it is told: a report's syntax, the spans of its source and target, and the word that shows it, if known.

    Spans are code points of the text; `source` or `target` may be empty where the text names none.
    """

    clauses: Clauses
    source: Spans
    target: Spans
    anchor: int | None = None


@dataclass(frozen=True, slots=True)
class EventReading:
    """An event with its sentences' tokens, the heads of source and target with their governors, and the linking word."""

    clauses: Clauses
    first: int
    end: int
    source: frozenset[int]
    target: frozenset[int]
    source_line: tuple[int, ...]  # the source's head, its governor, and so on to the root
    target_line: tuple[int, ...]
    common: int  # the lowest word that governs both
    link: int
    stems: Mapping[str, str]

    def word(self, i: int) -> str:
        """A token's stem, or the mark of the source, the target or a number."""
        if i in self.source:
            return SOURCE
        if i in self.target:
            return TARGET
        token = self.clauses.tokens[i]
        return NUMBER if token.upos == "NUM" else stem(self.clauses.word(i), token.upos, self.stems)


def stem(word: str, upos: str, irregular: Mapping[str, str]) -> str:
    """A word without the endings of its inflection; forms of one word share it, though it need not be a word.

    >>> stem("signed", "VERB", {}), stem("signing", "VERB", {}), stem("treaties", "NOUN", {}), stem("met", "VERB", {"met": "meet"})
    ('sign', 'sign', 'treaty', 'meet')
    """
    word = word.lower()
    if word in irregular:
        return irregular[word]
    if upos in ("VERB", "AUX"):
        return _verb_stem(word)
    if upos in ("NOUN", "PROPN") and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else _without_s(word)
    return word


def _without_s(word: str) -> str:
    return word[:-2] if word.endswith(("sses", "ches", "shes", "xes")) else word[:-1]


def _verb_stem(word: str) -> str:
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) > 4:
            word = word[: -len(ending)] + instead
            break
    else:
        if word.endswith("ing") and len(word) > 5:
            return _undoubled(word[:-3])
        if word.endswith("ed") and len(word) > 4:
            return _undoubled(word[:-2])
        if word.endswith("s") and not word.endswith("ss"):
            word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def _undoubled(word: str) -> str:
    """What is left before -ed or -ing: "dropp" is "drop", and "agree" the "agre" of "agreed"."""
    doubled = len(word) > 3 and word[-1] == word[-2] and word[-1] in "bdegmnprt"
    return word[:-1] if doubled else word


def read_event(event: Event, stems: Mapping[str, str]) -> EventReading:
    """An event's words and how its source and target hang together.

    Raises:
        ValueError: neither source, target nor anchor is given.
    """
    clauses = event.clauses
    heads = [clauses.head_of(spans[0]) if spans else None for spans in (event.source, event.target)]
    known = [i for i in (*heads, event.anchor) if i is not None]
    if not known:
        raise ValueError("expected an event with a source, a target or an anchor, got none of them")
    source_line, target_line = (tuple(_line(clauses, head)) for head in heads)
    common = _common(source_line, target_line, known[-1])
    sides = [frozenset(k for span in spans for k in clauses.range_of(span)) for spans in (event.source, event.target)]
    sentences = [clauses.sentence_of(i) for i in known]
    return EventReading(
        clauses=clauses,
        first=clauses.sentences[min(sentences)][0],
        end=clauses.sentences[max(sentences)][1],
        source=sides[0],
        target=sides[1],
        source_line=source_line,
        target_line=target_line,
        common=common,
        link=event.anchor if event.anchor is not None else _link(clauses, common, target_line, sides[0] | sides[1]),
        stems=stems,
    )


def _line(clauses: Clauses, i: int | None) -> Iterator[int]:
    while i is not None and i >= 0:
        yield i
        i = clauses.tokens[i].head


def _common(source_line: Sequence[int], target_line: Sequence[int], otherwise: int) -> int:
    below = set(target_line)
    for i in source_line:
        if i in below:
            return i
    line = source_line or target_line
    return line[1] if len(line) > 1 else otherwise


def _link(clauses: Clauses, i: int, target_line: Sequence[int], sides: frozenset[int]) -> int:
    """The verb joined to a word that governs the target ("met Velt, warned <Sarn>"), or the nearest verb, adjective, noun above."""
    tokens = clauses.tokens
    if i in target_line:
        for k in reversed(target_line[: target_line.index(i)]):
            if tokens[k].deprel != "conj" or tokens[k].upos != "VERB":
                break
            i = k
    while (
        tokens[i].upos not in ("VERB", "AUX", "ADJ") and tokens[i].head >= 0 and not (tokens[i].upos == "NOUN" and i not in sides)
    ):
        i = tokens[i].head
    return i


def telling_tokens(reading: EventReading) -> list[int]:
    """The linking word and what it governs directly, without source and target: where the model's vectors tell most."""
    clauses, sides = reading.clauses, reading.source | reading.target
    below = (c for c in clauses.children[reading.link] if clauses.tokens[c].deprel in _TELLING and c not in sides)
    return [reading.link, *below]


def features(reading: EventReading) -> set[str]:
    """The event's features; each is there or not."""
    words = list(_sequence(reading))
    found = {"w=" + word for word in words}
    found.update(f"b={a} {b}" for a, b in pairwise(words))
    found.update(_windows(words))
    found.update(_path(reading))
    found.update(_below(reading, reading.link, "", 0))
    found.add("v=" + reading.word(reading.link))
    for k, i in enumerate(reading.clauses.tokens[j].head for j in _line(reading.clauses, reading.link)):
        if i < 0 or k > 1:
            break
        found.add("g=" + reading.word(i))
    return found


def _sequence(reading: EventReading) -> Iterator[str]:
    """Stems in text order without punctuation; source and target once each time they are named."""
    before = ""
    for i in range(reading.first, reading.end):
        if reading.clauses.tokens[i].upos == "PUNCT":
            continue
        word = reading.word(i)
        if word != before or word not in (SOURCE, TARGET):
            yield word
        before = word


def _windows(words: Sequence[str]) -> Iterator[str]:
    """What stands between source and target, after the source and before the target."""
    source = words.index(SOURCE) if SOURCE in words else None
    target = words.index(TARGET) if TARGET in words else None
    if source is not None and target is not None:
        yield f"order={source < target}"
        between = words[min(source, target) + 1 : max(source, target)]
        yield from ("m=" + word for word in between)
        yield from (f"mb={a} {b}" for a, b in pairwise(between))
    if source is not None:
        after = words[source + 1 : source + 1 + _AFTER]
        yield from ("s+=" + word for word in after)
        yield from (f"s+b={a} {b}" for a, b in pairwise(after))
    if target is not None:
        yield from ("t-=" + word for word in words[max(0, target - _BEFORE) : target])
        yield from (f"t{n}={' '.join(words[max(0, target - n) : target])}" for n in (1, 2, 3))


def _path(reading: EventReading) -> Iterator[str]:
    """The words and relations by which syntax leads from source to target."""
    tokens, common = reading.clauses.tokens, reading.common
    lines = [line[: line.index(common)] if common in line else () for line in (reading.source_line, reading.target_line)]
    top = reading.word(common)
    yield from ("lca=" + top, "p=" + top)
    for side, line in zip("st", lines):
        for i in line[1:]:
            yield from (f"p{side}={reading.word(i)}", "p=" + reading.word(i))
    yield "down=" + " ".join((top, *(reading.word(i) for i in reversed(lines[1][1:]))))
    yield "rel=" + "|".join(("-".join(tokens[i].deprel for i in lines[0]), "-".join(tokens[i].deprel for i in reversed(lines[1]))))


def _below(reading: EventReading, verb: int, above: str, depth: int) -> Iterator[str]:
    """What a verb governs, and the clauses below it."""
    clauses, name = reading.clauses, reading.word(verb)
    for child in clauses.children[verb]:
        relation, word = clauses.tokens[child].deprel, reading.word(child)
        if relation in ("punct", "det"):
            continue
        yield from (f"{above}{name}>{relation}", f"{above}>{relation}={word}", f"{above}{name} {word}")
        if relation in _VERBAL:
            yield f"{above}aux={word}"
        if relation in _ARGUMENTS:
            for below in clauses.children[child]:
                if clauses.tokens[below].deprel in _MODIFIERS:
                    yield f"{above}o>{clauses.tokens[below].deprel}={reading.word(below)}"
                    yield f"{above}{name} {word} {reading.word(below)}"
        if relation in _CLAUSES and depth < _DEEPEST:
            yield f"{above}c={word}"
            yield from _below(reading, child, above + "c", depth + 1)
