"""Words that show moves: by a sense of the lexicon, by the model, or by both."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from travaux.analysis.values import MoveCue
from travaux.extract.moves.auxiliaries import added, with_denials
from travaux.extract.moves.chances import by_ending, by_polarity
from travaux.extract.moves.lexicon import PARTS, MoveLexicon, Sense, plain
from travaux.extract.moves.obliged import ask_what_must_be_done
from travaux.extract.moves.relations import Relations
from travaux.extract.moves.senses import anchor_of, is_silent, matching_senses, spaces
from travaux.extract.statements.lexicon import inflect, singular
from travaux.record.move import MOVE_KINDS, MoveKind


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that shows a move of a kind, with its sense, the model's view of it, and the score in [0, 1] of both together.

    `parts` are the log odds that add up to the score, by name: "any word", "model", "sense", "weak sense", "other senses"
    and the kind itself. `obliged` is a demand that stands for the act that it asks for, `listed` a word that has a sense of
    the kind, whether or not it is met.
    """

    token: int
    kind: MoveKind
    score: float
    sense: Sense | None
    cue: MoveCue | None
    parts: tuple[tuple[str, float], ...] = ()
    obliged: bool = False
    listed: bool = True

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
# Log odds that each sentence read takes at most where little around a word shows a move: swept .2 to .5 on plain news cut to its
# first two or four sentences, which so has no more moves than the whole of it.
_A_SENTENCE = 0.35
PART_NAMES = ("any word", "model", "sense", "weak sense", "other senses")
# The kind of giving up what a noun of a kind names.
_GIVEN_UP: Mapping[MoveKind, MoveKind] = {"demand": "concede", "propose": "concede", "offer": "reject"}
_VOTE = "vote"
_GOES_ON = frozenset({"stand", "stands", "stood", "holds", "held", "remains", "remained"})
_PUT_FORWARD: tuple[MoveKind, ...] = ("offer", "propose", "demand", "commit")
_OF_PAPERS: tuple[MoveKind, ...] = ("submit", "disclose")
_GIVING: tuple[MoveKind, ...] = ("accept", "commit", "concede", "offer")
_ANSWERS: tuple[MoveKind, ...] = ("accept",)
_HOLDING = frozenset(
    form
    for verb in ("stick", "cling", "stand", "hold", "keep", "maintain", "renew", "reiterate", "repeat", "restate", "reaffirm")
    for form in inflect(verb)
) | {"stuck", "clung", "stood", "held", "kept"}
_FEW = 4  # tokens behind a word in which the rest of an idiom may follow
_AS_OBJECT = ("obj", "nsubj:pass")
_AUXILIARY = ("aux", "aux:pass")
_BORROWED = 0.6  # of the model's probability of kinds that a word has no sense of, what counts for those that it surely has
_LONG = 2  # spaces of an idiom
_SURE = 0.4  # the model's probability, at least, where the lexicon calls a sense sure
_FLOOR = 0.01  # the model's probability where it names none


def find_triggers(
    relations: Relations,
    lexicon: MoveLexicon,
    cues: Mapping[int, MoveCue],
    weights: Weights = DEFAULT_WEIGHTS,
    papers: AbstractSet[int] = frozenset(),
) -> Iterator[Trigger]:
    """Triggers in text order, one a word at most: its likeliest kind. What an auxiliary shows, its verb does.

    A report that touches no negotiation has words that look like moves too, but few: where little around a word shows a
    move, more is asked of it; of a word of the lexicon not so much where the report has clear ones, nor where little is read,
    nor where its object is of `papers`, the nouns for texts that parties hand each other.
    """
    best = _best(relations, lexicon, with_denials(relations.clauses, cues), weights)
    found = [best[token] for token in sorted(best)]
    sentence_of = [relations.clauses.sentence_of(trigger.token) for trigger in found]
    clear = sum(trigger.score >= _CLEAR for trigger in found)
    least = -_LACKING if clear >= _OFTEN else -math.inf
    density = _densities(found, sentence_of, len(relations.clauses.sentences))
    read = min(2 * AROUND + 1, len(relations.clauses.sentences))
    for trigger, dense in zip(found, density, strict=True):
        lacking = max(min(0.0, weights.around * math.log(dense / DENSE)), -_A_SENTENCE * read)
        lacking = max(least, lacking) if trigger.sense is not None else lacking
        lacking = max(-_A_SENTENCE, lacking) if _is_sure(trigger, relations, papers) else lacking
        score = _chance(sum(value for _, value in trigger.parts) + lacking)
        if score >= weights.least:
            parts = (*trigger.parts, ("little else around", lacking)) if lacking else trigger.parts
            yield replace(trigger, score=score, parts=parts)


def _best(relations: Relations, lexicon: MoveLexicon, cues: Mapping[int, MoveCue], weights: Weights) -> dict[int, Trigger]:
    """The likeliest trigger of each word, but where another word of its phrase or clause shows the move."""
    best: dict[int, Trigger] = {}
    for trigger in _likeliest(relations, lexicon, cues, weights):
        token = relations.clauses.tokens[trigger.token]
        own = anchor_of(relations.clauses, trigger.token, trigger.sense)
        verb = token.head if token.deprel in _AUXILIARY and token.head >= 0 else own
        if verb not in best or best[verb].score < trigger.score:
            best[verb] = replace(trigger, token=verb)
    _leave_to_phrases(best)
    _leave_to_subjects(best, relations)
    _leave_praise(best, relations, lexicon)
    _vote_down(best, relations, lexicon, cues)
    _give_up(best, relations, lexicon, cues)
    ask_what_must_be_done(best, relations, lexicon)
    return best


def _is_sure(trigger: Trigger, relations: Relations, papers: AbstractSet[int]) -> bool:
    """Whether a word is hardly used otherwise, or tells that a text changes hands or is made public."""
    if trigger.sense is None or "sure" in trigger.sense.flags:
        return trigger.sense is not None
    return trigger.kind in _OF_PAPERS and not papers.isdisjoint(relations.of(trigger.token).get("obj", ()))


def _with_idiom(relations: Relations, lexicon: MoveLexicon, cues: Mapping[int, MoveCue], i: int) -> MoveCue | None:
    """The model's cue of a word, with those of the further words of its idiom: the "no" of "said no to the plan"."""
    behind = [k for k in range(i + 1, i + _FEW) if k in cues]
    sense = next((s for s in matching_senses(relations, lexicon, i) if spaces(s)), None) if behind else None
    rest = plain(sense.lemma).split()[1:] if sense is not None else []
    told = [cues[k] for k in behind if k <= i + len(rest) and plain(relations.clauses.word(k)) == rest[k - i - 1]]
    return added(i, cues.get(i), told) if told else cues.get(i)


def _leave_to_phrases(best: dict[int, Trigger]) -> None:
    """Drop words of an idiom that by the model alone, and less likely, show a move: the "table" of "not on the table".

    Also those of a shorter phrase within it, however likely: the "in favour of" of "not in favour of".
    """
    for token, trigger in list(best.items()):
        sense = trigger.sense
        if token not in best or sense is None or not spaces(sense) or sense.part == "modal":
            continue
        for k in range(token + 1, token + 1 + spaces(sense)):
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


def _leave_praise(best: dict[int, Trigger], relations: Relations, lexicon: MoveLexicon) -> None:
    """Drop verbs that the model alone takes for blame, and the lexicon knows as approval alone: "praised Velt"."""
    for token, trigger in list(best.items()):
        if trigger.sense is None and trigger.kind == "accuse":
            known = {sense.kind for _, sense in lexicon.of("verb", relations.clauses.word(token))}
            if known == {"accept"}:
                del best[token]


def _vote_down(best: dict[int, Trigger], relations: Relations, lexicon: MoveLexicon, cues: Mapping[int, MoveCue]) -> None:
    """Put a refusal in the place of the vote for it: "voted to turn down the offer" accepts nothing."""
    for token, trigger in list(best.items()):
        if trigger.kind != "accept" or trigger.sense is None or trigger.sense.lemma != _VOTE:
            continue
        for verb in relations.of(token).get("xcomp", ()):
            known = (*matching_senses(relations, lexicon, verb), *_alone(relations, lexicon, verb))
            sense = next((s for s in known if s.kind == "reject"), None)
            if sense is None:
                continue
            likelier = max((trigger, best.get(verb, trigger)), key=lambda each: each.score)
            best[verb] = replace(likelier, token=verb, kind="reject", sense=sense, cue=cues.get(verb))
            del best[token]
            break


def _alone(relations: Relations, lexicon: MoveLexicon, verb: int) -> Iterator[Sense]:
    """The senses of a verb's own word with which nothing need stand: "voted to reject"."""
    return (sense for rest, sense in lexicon.of("verb", relations.clauses.word(verb).lower()) if not rest)


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
            # "showed flexibility" gives up no offer
            named = singular(plain(relations.clauses.word(token))) in map(singular, plain(sense.lemma).split())
            kind = sense.kind if named else _GIVEN_UP[trigger.kind]
            best[verb] = replace(likelier, token=verb, kind=kind, sense=sense, cue=cues.get(verb))
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
            yield Trigger(i, kind, _chance(odds), sense, cue, tuple(parts), listed=_is_listed(relations, lexicon, i, kind))


def _is_listed(relations: Relations, lexicon: MoveLexicon, i: int, kind: MoveKind) -> bool:
    """Whether the lexicon has a word, whatever need stand with it, for moves of a kind."""
    form = relations.clauses.word(i).lower()
    return any(sense.kind == kind for part in PARTS for _, sense in lexicon.of(part, form))


def _given(
    kind: MoveKind, sense: Sense | None, found: Sequence[tuple[float, MoveKind, Sense | None, list[float]]]
) -> tuple[MoveKind, Sense | None]:
    """What a verb gives, where all that is told by its "will not" is that this isn't given: "would not agree to a toll".

    What its "will" promises is what the verb itself tells: "will go along with a toll".
    """
    if sense is None or "modal" not in sense.flags:
        return kind, sense
    if sense.kind == "commit":
        own = (other for _, _, other, _ in found if other is not None and other.kind in _ANSWERS and _tells_itself(other))
        answer = next(own, None)
        return (answer.kind, answer) if answer is not None else (kind, sense)
    if "negative" not in sense.flags:
        return kind, sense
    others = (other for _, _, other, _ in found if other is not None and other.kind in _GIVING and "modal" not in other.flags)
    given = next(others, None)
    return (given.kind, given) if given is not None else (kind, sense)


def _tells_itself(sense: Sense) -> bool:
    """Whether a sense is that of a word, or idiom, by which a move is told whatever stands beside it."""
    return sense.flags.isdisjoint({"modal", "weak"})


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
    gives_way = sense.kind == "concede" and spaces(sense) >= _LONG and "weak" not in sense.flags
    return gives_way or (spaces(sense) > 0 and "sure" in sense.flags and not {"weak", "modal"} & sense.flags)
