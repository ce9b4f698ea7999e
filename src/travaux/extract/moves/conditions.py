"""What must hold for a move to hold, and what stands without it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.triggers import Trigger
from travaux.record.span import Span, holds

_SURE = 0.9  # of reports held back, where the model points to none a rule's condition was wrong in 33 of 38
_LIKELY = 0.5
_EVEN = "even "
_AHEAD = frozenset({"will", "would", "can", "could", "wo", "ca"})
_NO = frozenset({"no", "nobody", "nothing"})
_OUTCOME = re.compile(r"only for (?:[^,.;\s]+ ){1,6}to\b")  # what came of it: "offered ten, only for Belmar to walk out"
_PURPOSE = re.compile(r"in (?:a bid|an? (?:effort|attempt)|order|the hope) (?:to|of|that)\b", re.IGNORECASE)  # no condition
_FARTHEST = 4  # words from the first of a condition to the first that tells anything, where the parser parts them
_HIGHEST = 6  # words up from one to the clause that tells a condition, at most
_OPENING = ("ADP", "SCONJ", "CCONJ", "PART", "DET", "AUX")
_LEADING = (
    "mark",
    "case",
    "cc",
    "det",
    "advmod",
    "aux",
    "aux:pass",
    "cop",
    "amod",
    "nummod",
    "compound",
    "nmod:poss",
    "fixed",
    "expl",
    "nsubj",
    "nsubj:pass",
)
_REACH = 3  # words before a clause among which those that open it may begin
_INVERTING = frozenset({"should", "were", "had"})
_HANGING = ("acl", "advcl", "amod", "xcomp", "obl", "dep")


def find_condition(scene: MoveScene, trigger: Trigger) -> Span | None:
    """What must hold for a move to hold, from the words that open it to its end.

    Where the model points to is one, whatever opens it ("should the truce break", "for a fee"). Else the words that open
    conditions tell; where the model is sure that there is none only several words that stand with the move's own.
    """
    found = _find_condition(scene, trigger)
    purpose = found is not None and _PURPOSE.match(scene.clauses.text, found[0]) is not None
    return None if found is not None and (purpose or _is_conceded(scene, found)) else found


def _is_conceded(scene: MoveScene, condition: Span) -> bool:
    """Whether what a clause tells makes no difference: "even if the offer is doubled, they won't go back"."""
    words = scene.clauses.text[max(0, condition[0] - len(_EVEN)) : condition[1]].lower()
    return any(words[at:].startswith(("even if ", "even when ", "even though ", "even should ")) for at in (0, len(_EVEN)))


def _find_condition(scene: MoveScene, trigger: Trigger) -> Span | None:
    pointed = trigger.places("condition")
    untold = any(place == trigger.token and chance >= _SURE for place, chance in pointed)
    for place, chance in pointed[:1]:
        known = scene.conditions.at(scene.clauses, place) is not None
        if place != trigger.token and chance >= (_LIKELY if known else _SURE):
            return _opened_at(scene, place, trigger.token)
    return _by_words(scene, trigger, surely=untold) or _without_what(scene, trigger)


def _without_what(scene: MoveScene, trigger: Trigger) -> Span | None:
    """What is needed for a thing that won't be done "without" it: "without a truce, Belmar will not sit down"."""
    clauses, tokens = scene.clauses, scene.clauses.tokens
    governors = (trigger.token, *_governors(scene, trigger.token))
    first, end = clauses.sentences[clauses.sentence_of(trigger.token)]
    for k in range(first, end):
        head = tokens[k].head
        if clauses.word(k).lower() != "without" or tokens[k].deprel not in ("case", "mark") or head < k:
            continue
        verb = tokens[head].head
        inside = set(clauses.subtree(head))
        if verb not in governors or trigger.token in inside:
            continue
        beside = {clauses.word(c).lower() for c in clauses.subtree(verb) if c not in inside}
        ahead = {clauses.word(c).lower() for c in clauses.children[verb] if tokens[c].deprel == "aux"}
        if ahead & _AHEAD and beside & (scene.moods.negations | _NO):
            behind = max(i for i in _without_asides(scene, head, trigger.token) if i < end)
            return tokens[k].start, trimmed(scene, tokens[k].start, tokens[behind].end)
    return None


def is_inverted(scene: MoveScene, first: int, verb: int) -> bool:
    """Whether a clause is a condition by its order: "Should Belmar fail to pay", "were Belmar to pay"."""
    clauses = scene.clauses
    before = clauses.tokens[first].head == verb and first < verb and clauses.word(first).lower() in _INVERTING
    return before and any(k > first and clauses.tokens[k].deprel.startswith("nsubj") for k in clauses.children[verb])


def _is_opened(scene: MoveScene, first: int) -> bool:
    """Whether words that open a condition begin with a word, or reach it: "on condition | that", "as long as | the truce"."""
    found = ((k, scene.conditions.at(scene.clauses, k)) for k in range(max(0, first - _REACH), first + 1))
    return any(phrase is not None and k + len(phrase) >= first for k, phrase in found)


def _only_opens(scene: MoveScene, k: int, i: int) -> bool:
    """Whether a word is the "that" before a condition: "Velt said | that | had Belmar asked, it would have been paid"."""
    token = scene.clauses.tokens[k]
    return (token.deprel, token.head) == ("mark", i) and scene.clauses.word(k).lower() == "that"


def stands_in_condition(scene: MoveScene, i: int) -> bool:
    """Whether a word stands in a condition, and doesn't only tell something more of what stands there."""
    tokens = scene.clauses.tokens
    for _ in range(_HIGHEST):
        first = min((k for k in scene.clauses.subtree(i) if tokens[k].upos != "PUNCT"), default=i)
        if tokens[i].deprel == "acl:relcl":
            return is_inverted(scene, first, i)  # "would have taken the toll | had Belmar asked"
        if tokens[i].deprel in ("advcl", "obl", "acl", "nmod", "ccomp") and _is_opened(scene, first):
            return True
        behind = first + 1 if _only_opens(scene, first, i) else first
        if is_inverted(scene, behind, i) and not scene.clauses.is_of_question(i):
            return True  # "Had Belmar signed, Ardania would have left": whatever governs it
        i = tokens[i].head
        if i < 0:
            return False
    return False


def _opened_at(scene: MoveScene, k: int, trigger: int) -> Span | None:
    """The clause or phrase that begins with a word, or with more that open a condition, to its end; None if that is nothing."""
    clauses, tokens = scene.clauses, scene.clauses.tokens
    phrase = scene.conditions.at(clauses, k) or ()
    length = max(1, len(phrase))
    completed = _governed_by_last(scene, k, length)
    found = [_headed_at(scene, k, trigger), *(() if completed is None else (completed,))]
    tops = [top for top in found if trigger not in set(clauses.subtree(top))] or found
    end = clauses.sentences[clauses.sentence_of(k)][1]
    if k < trigger:
        end = min(end, trigger)
    behind = max(i for top in (k, *tops) for i in _without_asides(scene, top, trigger) if k <= i < end or i == k) + 1
    behind = max(behind, min(end, k + length))  # all words that open it: "only | once"
    opening = k + length if length > 1 else k
    while behind < end and behind - k <= _FARTHEST and (tokens[behind - 1].upos in _OPENING or behind == opening):
        top = _headed_at(scene, behind, trigger)
        behind = max((i for i in _without_asides(scene, top, trigger) if behind <= i < end), default=behind) + 1
    told = any(tokens[i].upos not in (*_OPENING, "PUNCT") for i in range(k + len(phrase), behind))
    told = told and _OUTCOME.match(clauses.text, tokens[k].start, tokens[behind - 1].end) is None
    return (tokens[k].start, trimmed(scene, tokens[k].start, tokens[behind - 1].end)) if told else None


def _headed_at(scene: MoveScene, k: int, trigger: int) -> int:
    """The head of the clause or phrase that begins with a word: "held" of "should the truce be held"."""
    clauses, tokens = scene.clauses, scene.clauses.tokens
    top = k
    while tokens[top].deprel in _LEADING and tokens[top].head > top and trigger not in set(clauses.subtree(tokens[top].head)):
        top = tokens[top].head
    return top


def _by_words(scene: MoveScene, trigger: Trigger, *, surely: bool) -> Span | None:
    """What words that open conditions open.

    The condition of the nearest clause counts: that of the word itself, of what it governs, or of the verb of saying that governs
    it; and of one that the parser hung on a verb outside the statement in which it stands that of the statement's own verb.
    """
    clauses = scene.clauses
    first, end = clauses.sentences[clauses.sentence_of(trigger.token)]
    below = set(clauses.subtree(trigger.token))
    above = set(_governors(scene, trigger.token))
    for k in range(first, end):
        phrase = scene.conditions.at(clauses, k)
        if phrase is None:
            continue
        behind, completed = k + len(phrase), _governed_by_last(scene, k, len(phrase))
        for head in dict.fromkeys(h for h in (_governed(scene, k, len(phrase)), completed) if h is not None):
            governor = clauses.tokens[head].head
            told_of = governor == k and (
                k in above or clauses.tokens[k].head in (*above, trigger.token)
            )  # "made its offer | conditional on"
            if governor == k and clauses.tokens[k].deprel == "mark":  # "provided" before "that"
                governor = clauses.tokens[k].head
            nothing = governor >= 0 and governor == clauses.tokens[trigger.token].head and _tells_there_is(scene, governor)
            outside = told_of or _is_hung_outside(scene, k, governor, trigger.token)
            if surely and not nothing and (len(phrase) == 1 or not (outside or governor == trigger.token)):
                continue
            if trigger.token in set(clauses.subtree(head)) or not (outside or governor in (*below, *above, trigger.token)):
                continue
            heads = (head,) if completed is None or completed == governor else (head, completed)
            last = max(i for top in heads for i in _without_asides(scene, top) if i < end)
            if any(clauses.tokens[i].upos != "PUNCT" for i in range(behind, last + 1)):  # else what must hold isn't told
                return clauses.tokens[k].start, trimmed(scene, clauses.tokens[k].start, clauses.tokens[last].end)
    return None


def _tells_there_is(scene: MoveScene, verb: int) -> bool:
    """Whether a verb only tells that there is a thing, or isn't: "there will be no talks until the siege is lifted"."""
    return any(scene.clauses.tokens[c].deprel == "expl" for c in scene.clauses.children[verb])


def _governed_by_last(scene: MoveScene, k: int, length: int) -> int | None:
    """What the last of several opening words governs behind them: "loans" of "in return for loans", wherever that hangs."""
    last = scene.clauses.tokens[k + length - 1]
    return last.head if length > 1 and last.deprel in ("mark", "case") and last.head >= k + length else None


def _without_asides(scene: MoveScene, i: int, trigger: int = -1) -> Iterator[int]:
    """A token and all that it governs but for relative clauses behind a comma, and for what a move's own word stands in."""
    clauses = scene.clauses
    yield i
    for child in clauses.children[i]:
        below = set(clauses.subtree(child))
        before = min(below) - 1
        more = clauses.tokens[child].deprel == "acl:relcl" or (trigger >= 0 and _goes_on(scene, child))
        aside = more and before >= 0 and "," in (clauses.word(before), clauses.word(before + 1))
        if not aside and trigger not in below:
            yield from _without_asides(scene, child, trigger)


def _goes_on(scene: MoveScene, i: int) -> bool:
    """Whether a word is the verb of a clause joined to one before."""
    token = scene.clauses.tokens[i]
    return token.deprel == "conj" and token.upos in ("VERB", "AUX")


def _governed(scene: MoveScene, k: int, length: int) -> int | None:
    """The head of the clause or phrase that words of some length open."""
    tokens = scene.clauses.tokens
    token = tokens[k]
    if token.deprel == "fixed":
        token = tokens[token.head]
    if token.deprel in ("mark", "case", "cc", "advmod"):
        return token.head if token.head >= 0 else None
    if token.deprel == "amod" and token.head > k:  # "pending a review"
        return token.head
    if token.upos == "VERB" and token.deprel in _HANGING and length == 1:  # "provided", "assuming"
        behind = [c for c in scene.clauses.children[k] if c > k and tokens[c].deprel in ("ccomp", "xcomp", "obj", "advcl")]
        return k if behind else None
    opens = token.deprel in _HANGING if token.upos in ("ADJ", "VERB") else token.deprel in ("obl", "nmod") and token.upos == "NOUN"
    return k if opens else None


def _is_hung_outside(scene: MoveScene, k: int, governor: int, trigger: int) -> bool:
    """Whether a condition's governor lies outside the statement that it stands in, of which a word is the main one."""
    tokens = scene.clauses.tokens
    if governor < 0:
        return False
    inside = scene.statement_with((tokens[k].start, tokens[k].end))
    if inside is None or holds(inside.content, (tokens[governor].start, tokens[governor].end)):
        return False
    own = (tokens[trigger].start, tokens[trigger].end)
    head = tokens[trigger].head
    return holds(inside.content, own) and (head < 0 or not holds(inside.content, (tokens[head].start, tokens[head].end)))


def _governors(scene: MoveScene, i: int) -> Iterator[int]:
    tokens = scene.clauses.tokens
    for _ in range(3):
        if tokens[i].deprel == "acl:relcl":
            return
        i = tokens[i].head
        if i < 0 or tokens[i].upos not in ("VERB", "ADJ", "AUX", "NOUN"):
            return
        yield i


def without_condition(scene: MoveScene, span: Span, condition: Span | None, token: int) -> Span:
    """A span without the condition at its beginning or end, or behind one of its words."""
    if condition is None or condition[1] <= span[0] or span[1] <= condition[0]:
        return span
    text, kept = scene.clauses.text, scene.clauses.tokens[token]
    behind = condition[0] >= kept.end or (condition[1] > kept.start and condition[0] - span[0] > span[1] - condition[1])
    if behind and condition[0] > span[0]:
        return span[0], trimmed(scene, span[0], condition[0])
    start = condition[1]
    while start < span[1] and text[start] in ' ,;:"”':
        start += 1
    return (start, span[1]) if start < span[1] else span


def trimmed(scene: MoveScene, start: int, end: int) -> int:
    """The end of a span without the punctuation at its end."""
    text = scene.clauses.text
    while end > start + 1 and text[end - 1] in " ,;:.!?\"”’'":
        end -= 1
    return end
