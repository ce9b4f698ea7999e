"""Words that show moves: by a sense of the lexicon, by the model, or by both."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from travaux.analysis.values import MoveCue
from travaux.extract.moves.auxiliaries import NOT, added, modals_of, with_denials
from travaux.extract.moves.chances import by_ending, by_polarity
from travaux.extract.moves.lexicon import PARTS, WHOLE, MoveLexicon, Sense
from travaux.extract.moves.relations import Relations
from travaux.extract.statements.clauses import Clauses
from travaux.extract.statements.lexicon import inflect
from travaux.record.move import MOVE_KINDS, MoveKind


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that shows a move of a kind, with its sense, the model's view of it, and the score in [0, 1] of both together.

    `parts` are the log odds that add up to the score, by name: "any word", "model", "sense", "weak sense", "other senses"
    and the kind itself.
    """

    token: int
    kind: MoveKind
    score: float
    sense: Sense | None
    cue: MoveCue | None
    parts: tuple[tuple[str, float], ...] = ()

    def places(self, role: str) -> tuple[tuple[int, float], ...]:
        """The words that the model points to in a role, with their probabilities, the likeliest first."""
        return self.cue.roles.get(role, ()) if self.cue is not None else ()


@dataclass(frozen=True, slots=True)
class Weights:
    """How sense and model add up to the log odds that a word shows a move of a kind.

    `model` multiplies the log odds of the model's probability, `sense` and `weak` are added where the word has a sense of
    that kind, `other` where it has senses of other kinds only, and `kinds` adds for each kind. `around` multiplies the
    log of how many moves a sentence the words around show, against `DENSE`, where there are fewer. Words that score at least
    `least` are kept. Fitted by training/calibrate.py for each model, on annotated reports that it wasn't trained on.
    """

    bias: float = 0.3
    model: float = 0.75
    sense: float = 1.6
    weak: float = 0.2
    other: float = -0.6
    least: float = 0.3
    kinds: tuple[tuple[MoveKind, float], ...] = ()
    around: float = 3.0


DEFAULT_WEIGHTS = Weights()
Evidence = tuple[MoveKind, Sense | None, list[float]]  # a kind that a word may show, its sense, and what `Weights` are for


def weights_of(manifest: Mapping[str, Any]) -> Weights:
    """The weights that a model's manifest holds, the default ones where it holds none."""
    if not manifest:
        return DEFAULT_WEIGHTS
    own = {name: float(manifest[name]) for name in ("bias", "model", "sense", "weak", "other", "least", "around")}
    return Weights(**own, kinds=tuple((kind, float(manifest["kinds"].get(kind, 0.0))) for kind in MOVE_KINDS))


DENSE = 0.35  # moves a sentence: nine in ten reports of negotiations have more, as many others less
AROUND = 8  # sentences before and after a word that tell whether its report is about a negotiation there
_UNREAD = 1.0  # sentences as dense as that which each report is taken to have besides its own: a line alone tells little
_NOISE = 0.1
_CLEAR, _OFTEN = 0.8, 4  # the score of a clear move, and how many of them a report of a negotiation has
_LACKING = 0.7  # log odds that little around a word takes from it there: swept .7 to 1.7 on reports held back
PART_NAMES = ("any word", "model", "sense", "weak sense", "other senses")
# The kind of giving up what a noun of a kind names.
_GIVEN_UP: Mapping[MoveKind, MoveKind] = {"demand": "concede", "propose": "concede", "offer": "reject"}
_GOES_ON = frozenset({"stand", "stands", "stood", "holds", "held", "remains", "remained"})
_PUT_FORWARD: tuple[MoveKind, ...] = ("offer", "propose", "demand", "commit")
_GIVING: tuple[MoveKind, ...] = ("accept", "commit", "concede", "offer")
_HOLDING = frozenset(
    form
    for verb in ("stick", "cling", "stand", "hold", "keep", "maintain", "renew", "reiterate", "repeat", "restate", "reaffirm")
    for form in inflect(verb)
) | {"stuck", "clung", "stood", "held", "kept"}
_FEW = 4  # tokens behind a word in which the rest of an idiom may follow
_FAR = 16  # tokens behind a word among which the rest of its idiom may stand
_AS_OBJECT = ("obj", "nsubj:pass")
_AUXILIARY = ("aux", "aux:pass")
_BORROWED = 0.6  # of the model's probability of kinds that a word has no sense of, what counts for those that it surely has
_LONG = 2  # spaces of an idiom
_SURE = 0.4  # the model's probability, at least, where the lexicon calls a sense sure
_FLOOR = 0.01  # the model's probability where it names none


def find_triggers(
    relations: Relations, lexicon: MoveLexicon, cues: Mapping[int, MoveCue], weights: Weights = DEFAULT_WEIGHTS
) -> Iterator[Trigger]:
    """Triggers in text order, one a word at most: its likeliest kind. What an auxiliary shows, its verb does.

    A report that touches no negotiation has words that look like moves too, but few: where little around a word shows a
    move, more is asked of it; of a word of the lexicon not so much where the report has clear ones.
    """
    best: dict[int, Trigger] = {}
    cues = with_denials(relations.clauses, cues)
    for trigger in _likeliest(relations, lexicon, cues, weights):
        token = relations.clauses.tokens[trigger.token]
        verb = token.head if token.deprel in _AUXILIARY and token.head >= 0 else trigger.token
        if verb not in best or best[verb].score < trigger.score:
            best[verb] = replace(trigger, token=verb)
    _leave_to_phrases(best)
    _leave_to_subjects(best, relations)
    _give_up(best, relations, lexicon, cues)
    found = [best[token] for token in sorted(best)]
    sentence_of = [relations.clauses.sentence_of(trigger.token) for trigger in found]
    clear = sum(trigger.score >= _CLEAR for trigger in found)
    least = -_LACKING if clear >= _OFTEN else -math.inf
    density = _densities(found, sentence_of, len(relations.clauses.sentences))
    for trigger, dense in zip(found, density, strict=True):
        lacking = min(0.0, weights.around * math.log(dense / DENSE))
        lacking = max(least, lacking) if trigger.sense is not None else lacking
        odds = sum(value for _, value in trigger.parts) + lacking
        score = _chance(odds)
        if score >= weights.least:
            parts = (*trigger.parts, ("little else around", lacking)) if lacking else trigger.parts
            yield replace(trigger, score=score, parts=parts)


def _with_idiom(relations: Relations, lexicon: MoveLexicon, cues: Mapping[int, MoveCue], i: int) -> MoveCue | None:
    """The model's cue of a word, with those of the further words of its idiom: the "no" of "said no to the plan"."""
    behind = [k for k in range(i + 1, i + _FEW) if k in cues]
    sense = next((s for s in matching_senses(relations, lexicon, i) if _spaces(s)), None) if behind else None
    rest = sense.lemma.split()[1:] if sense is not None else []
    told = [cues[k] for k in behind if k <= i + len(rest) and relations.clauses.word(k).lower() == rest[k - i - 1]]
    return added(i, cues.get(i), told) if told else cues.get(i)


def _leave_to_phrases(best: dict[int, Trigger]) -> None:
    """Drop words of a phrase that by the model alone, and less likely, show a move: the "table" of "not on the table".

    Also those of a shorter phrase within it, however likely: the "in favour of" of "not in favour of".
    """
    for token, trigger in list(best.items()):
        sense = trigger.sense
        if token not in best or sense is None or sense.part != "phrase":
            continue
        for k in range(token + 1, token + 1 + _spaces(sense)):
            if k in best and _is_left(best[k], trigger, sense):
                del best[k]


def _is_left(inner: Trigger, trigger: Trigger, phrase: Sense) -> bool:
    """Whether a word within the phrase of a trigger shows nothing of its own."""
    if inner.sense is None:
        return inner.score <= trigger.score
    return inner.sense.part == "phrase" and f" {inner.sense.lemma} " in f"{phrase.lemma} "


def _leave_to_subjects(best: dict[int, Trigger], relations: Relations) -> None:
    """Drop words by which what was put forward only goes on, taken for a refusal by the model alone: "the offer stands"."""
    for token, trigger in list(best.items()):
        goes_on = trigger.sense is None and trigger.kind == "reject" and relations.clauses.word(token).lower() in _GOES_ON
        if goes_on and any(k in best and best[k].kind in _PUT_FORWARD for k in relations.of(token).get("subj", ())):
            del best[token]


def _give_up(best: dict[int, Trigger], relations: Relations, lexicon: MoveLexicon, cues: Mapping[int, MoveCue]) -> None:
    """Put in the place of a noun for what a party held the verb that gives it up: "dropped its demand" demands nothing.

    The verb is as likely a move as the noun is, or as it is by itself where that is likelier.
    """
    tokens = relations.clauses.tokens
    for token, trigger in list(best.items()):
        verb = tokens[token].head
        if trigger.kind not in _GIVEN_UP or tokens[token].upos != "NOUN" or verb < 0:
            continue
        senses = matching_senses(relations, lexicon, verb)
        sense = next((s for s in senses if s.kind == "concede" and _is_its_object(relations, verb, token, s)), None)
        if sense is not None:
            likelier = max((trigger, best.get(verb, trigger)), key=lambda each: each.score)
            best[verb] = replace(likelier, token=verb, kind=_GIVEN_UP[trigger.kind], sense=sense, cue=cues.get(verb))
            del best[token]
        elif verb in best and best[verb].kind != trigger.kind and _holds_on(relations, verb, token):
            del best[verb]


def _is_its_object(relations: Relations, verb: int, noun: int, sense: Sense) -> bool:
    """Whether a noun is what a verb gives up: its object, or behind its sense's preposition ("stepped back from its demand")."""
    behind = (name for name in sense.object if name not in ("obj", "xcomp", "ccomp", "inf"))
    return relations.clauses.tokens[noun].deprel in _AS_OBJECT or any(noun in relations.of(verb).get(name, ()) for name in behind)


def _holds_on(relations: Relations, verb: int, noun: int) -> bool:
    """Whether a verb tells only that what a noun names goes on: "is sticking to its call for a vote" refuses nothing."""
    beside = relations.of(verb)
    own = noun in (*beside.get("to", ()), *beside.get("by", ()), *beside.get("on", ()))
    return relations.clauses.word(verb).lower() in _HOLDING and (own or relations.clauses.tokens[noun].deprel in _AS_OBJECT)


def _likeliest(relations: Relations, lexicon: MoveLexicon, cues: Mapping[int, MoveCue], weights: Weights) -> Iterator[Trigger]:
    """For each word that may show a move its likeliest kind, by the word alone."""
    values = np.array([weights.bias, weights.model, weights.sense, weights.weak, weights.other])
    own = dict(weights.kinds)
    for i in range(len(relations.clauses.tokens)):
        cue = _with_idiom(relations, lexicon, cues, i)
        found = [(float(values @ f) + own.get(kind, 0.0), kind, s, f) for kind, s, f in evidence_of(relations, lexicon, cue, i)]
        if found:
            odds, kind, sense, features = max(found, key=lambda x: x[0])
            if "obj" not in relations.of(i):
                kind, sense = _given(kind, sense, found)
            added = [float(v) * f for v, f in zip(values, features, strict=True)]
            parts = ((n, x) for n, x in zip((*PART_NAMES, kind), (*added, own.get(kind, 0.0)), strict=True) if x)
            yield Trigger(i, kind, _chance(odds), sense, cue, tuple(parts))


def _given(
    kind: MoveKind, sense: Sense | None, found: Sequence[tuple[float, MoveKind, Sense | None, list[float]]]
) -> tuple[MoveKind, Sense | None]:
    """What a verb gives, where all that is told by its "will not" is that this isn't given: "would not agree to a toll"."""
    if sense is None or not {"modal", "negative"} <= sense.flags:
        return kind, sense
    others = (other for _, _, other, _ in found if other is not None and other.kind in _GIVING and "modal" not in other.flags)
    given = next(others, None)
    return (given.kind, given) if given is not None else (kind, sense)


def _densities(found: Sequence[Trigger], sentence_of: Sequence[int], count: int) -> list[float]:
    """For each trigger the moves a sentence that the other words within `AROUND` sentences show."""
    shown = [trigger.score if trigger.score >= _NOISE else 0.0 for trigger in found]
    expected = np.zeros(count + 1)
    np.add.at(expected, np.array(sentence_of, np.int64) + 1, shown)
    upto = np.cumsum(expected)
    result = []
    for own, sentence in zip(shown, sentence_of, strict=True):
        first, last = max(0, sentence - AROUND), min(count, sentence + AROUND + 1)
        others = float(upto[last] - upto[first]) - own
        result.append((others + _UNREAD * DENSE) / (last - first + _UNREAD))
    return result


def _chance(odds: float) -> float:
    """The probability of log odds."""
    return 1 / (1 + math.exp(-max(odds, -30.0)))


def evidence_of(relations: Relations, lexicon: MoveLexicon, cue: MoveCue | None, i: int) -> list[Evidence]:
    """For each kind that a word may show: its sense, and what `Weights` are for: 1, the model's log odds, sense, weak, other."""
    if is_silent(relations, lexicon, i):
        return []
    senses = matching_senses(relations, lexicon, i)
    by_kind = {sense.kind: sense for sense in reversed(senses)}
    found = []
    chances = by_polarity(relations.clauses, i, cue.kinds, by_kind) if cue is not None else {}
    chances = by_ending(relations.clauses, i, chances, by_kind)
    if idiom := next((s for s in senses if _is_idiom(s)), None):
        chances = {idiom.kind: sum(chances.values())}  # whichever kind the model takes it for
    unlisted = sum(chance for kind, chance in chances.items() if kind not in by_kind)
    for kind in dict.fromkeys((*by_kind, *chances)):
        sense = by_kind.get(kind)
        weak = sense is not None and "weak" in sense.flags
        chance = chances.get(kind, 0.0)
        chance += _BORROWED * unlisted if sense is not None and not weak else 0.0
        chance = max(chance, _SURE) if sense is not None and "sure" in sense.flags else chance
        chance = min(max(chance, _FLOOR), 1 - _FLOOR)
        flags = (sense is not None and not weak, weak, sense is None and bool(senses))
        found.append((kind, sense, [1.0, math.log(chance / (1 - chance)), *map(float, flags)]))
    return found


def _is_idiom(sense: Sense) -> bool:
    """Whether a sense of so many words says so, and nothing else: "throw in the towel", "wants no part of it"."""
    gives_way = sense.kind == "concede" and _spaces(sense) >= _LONG and "weak" not in sense.flags
    return gives_way or (_spaces(sense) > 0 and "sure" in sense.flags and not {"weak", "modal"} & sense.flags)


def is_silent(relations: Relations, lexicon: MoveLexicon, i: int) -> bool:
    """Whether the lexicon says that a word shows no move."""
    if not lexicon.silent:
        return False
    form, upos = relations.clauses.word(i).lower(), relations.clauses.tokens[i].upos
    parts = (*(p for p, tags in PARTS.items() if upos in tags), *WHOLE)
    rests = [rest for part in parts for rest in lexicon.silent.get((part, form), ())]
    return any(not rest or _follow(relations, i, rest) for rest in rests)


def matching_senses(relations: Relations, lexicon: MoveLexicon, i: int) -> list[Sense]:
    """The senses of a word whose needs are met here; one of more words, then one that needs more than another, stands first."""
    clauses = relations.clauses
    form = clauses.word(i).lower()
    upos = clauses.tokens[i].upos
    parts = [part for part, tags in PARTS.items() if upos in tags]
    found: list[Sense] = []
    for word, beside in modals_of(clauses, i) if upos in ("VERB", "AUX", "ADJ", "NOUN") else ():
        modals = lexicon.of("modal", word)
        found += [s for rest, s in modals if all(_is_beside(w, beside) for w in rest) and _has_needs(relations, i, s)]
    for part in (*parts, "phrase"):
        for rest, sense in lexicon.of(part, form):
            if (not rest or _follow(relations, i, rest)) and _has_needs(relations, i, sense):
                found.append(sense)
    idioms = {sense.kind for sense in found if _spaces(sense) and "modal" not in sense.flags}
    told = [s for s in found if not idioms or s.kind in idioms or "modal" in s.flags]  # "sign up to" signs nothing
    return sorted(told, key=lambda sense: (-_spaces(sense), -len(sense.needs)))


def _spaces(sense: Sense) -> int:
    """How many further words a sense's form has."""
    return sense.lemma.count(" ")


def _is_beside(word: str, beside: Set[str]) -> bool:
    return bool(beside & NOT) if word == "not" else word in beside


def _follow(relations: Relations, i: int, rest: tuple[str, ...]) -> bool:
    """Whether the other words of a form stand with a word: right after it, parted from it, or as its object.

    "Turn down" is met by "turned the offer down", "make a concession" by "made painful concessions" and "concessions were
    made", "signal its readiness" by any possessive. A first one that ends in a hyphen stands before it, as "cease-" before "fire".
    """
    clauses = relations.clauses
    if rest[0].endswith("-"):
        return _whole(clauses, i) == rest[0] + clauses.word(i).lower() and (len(rest) == 1 or _follow(relations, i, rest[1:]))
    pieces = [piece for word in rest for piece in _HYPHEN.split(word)]
    after = [clauses.word(k).lower() for k in range(i + 1, min(i + 1 + len(pieces), len(clauses.tokens)))]
    if len(after) == len(pieces) and all(_is_meant(a, b) for a, b in zip(after, pieces, strict=True)):
        return True
    found = relations.of(i)
    if len(rest) == 1 and (rest[0] in found or rest[0] in [clauses.word(k).lower() for k in found.get("particle", ())]):
        return True
    if rest[0] in _PREPOSITIONS:
        places = (*found.get(rest[0], ()), *found.get("obj " + rest[0], ()))
        return any(clauses.word(k).lower() == rest[-1] for k in places) or _stands_below(clauses, i, rest)
    if len(rest) > 1 and any(_ends_with(clauses, i, k, rest) for k in found.get("obj", ())):
        return True
    nouns = [noun for k in found.get("obj", ()) for noun in (clauses.word(k).lower(), _whole(clauses, k))]
    loose = (rest[0] in ("a", "an", "its") and len(rest) <= _LONG) or len(rest) == 1
    return loose and any(noun in (rest[-1], rest[-1] + "s", rest[-1][:-1] + "ies") for noun in nouns)


def _ends_with(clauses: Clauses, i: int, k: int, rest: tuple[str, ...]) -> bool:
    """Whether the words up to one behind a verb are these: "gave the plan | the green light"."""
    first = k - len(rest) + 1
    return first > i and all(_is_meant(clauses.word(first + n).lower(), word) for n, word in enumerate(rest))


def _is_meant(word: str, rest: str) -> bool:
    """Whether a word is that of an idiom, where "its" stands for any possessive, "itself" for any reflexive pronoun."""
    return word == rest or (rest == "its" and word in _POSSESSIVES) or (rest == "itself" and word in _REFLEXIVES)


def _stands_below(clauses: Clauses, i: int, rest: tuple[str, ...]) -> bool:
    """Whether three words or more stand so behind a word that governs them: "took its demand for a levy off the table"."""
    if len(rest) <= _LONG:
        return False
    below = {clauses.tokens[k].head for k in clauses.subtree(i)}
    places = range(i + 1, min(i + _FAR, len(clauses.tokens) - len(rest) + 1))
    told = (k for k in places if tuple(clauses.word(k + n).lower() for n in range(len(rest))) == rest)
    return any(clauses.tokens[k].head in below for k in told)


def _whole(clauses: Clauses, i: int) -> str:
    """A word in lower case with what a hyphen joins before it: "cease-fire" for its "fire"."""
    word = clauses.word(i).lower()
    if i >= 2 and clauses.word(i - 1) == "-" and clauses.tokens[i - 2].end == clauses.tokens[i - 1].start:
        return clauses.word(i - 2).lower() + "-" + word
    return word


_HYPHEN = re.compile(r"(-)")
_POSSESSIVES = frozenset({"its", "their", "his", "her", "our", "my", "your"})
_REFLEXIVES = frozenset({"itself", "themselves", "himself", "herself", "myself", "ourselves"})
_PREPOSITIONS = frozenset({"on", "to", "at", "in", "into", "off", "from"})


def _has_needs(relations: Relations, i: int, sense: Sense) -> bool:
    found = relations.of(i)
    return all(any(_meets(found, need) for need in alternatives) for alternatives in sense.needs)


def _meets(found: Mapping[str, list[int]], need: str) -> bool:
    if need.startswith("!"):
        return need[1:] not in found
    if need == "poss":
        return any(name in found for name in ("poss", "of", "by", "of side"))
    if need == "inf":
        return "inf" in found or "xcomp" in found
    return need in found or "obj " + need in found or (need == "obj" and "iobj" in found)
