"""Candidates for a pronoun or a definite description, scored: recency, role in the sentence, who spoke, coreference."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from operator import attrgetter

from travaux.extract.actors.entities import Entity
from travaux.extract.actors.scene import NOBODY, Reference, Scene

_FAR = 6  # sentences after which a pronoun no longer reaches back
_MENTIONS = 5  # more tell nothing more
_RECENT = 3  # sentences since somebody spoke
_LIKELY = 0.05  # chance of a candidate that a reader is told of

Bonus = Callable[[Entity], float]


def no_bonus(entity: Entity) -> float:
    """Nothing for any candidate."""
    return 0.0


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells of a candidate whether words mean it; or the log-odds that each of these gives, where it is so or for each.

    `sentences` since its last mention; `spoke` last; `subject` of the sentence in which it was mentioned last, or (half) its
    `opening`; `clause`: that subject is of the same sentence ("After Velt had voted, she said"); `mentions`, up to five; `gender`
    known to be that of the words; `told`: named in the quotation whose source is sought, whose speaker says "I"; `coreference`:
    log-odds of the trained scorer between its last mentions and the words.
    """

    sentences: float = -0.7
    spoke: float = 1.6
    subject: float = 1.1
    opening: float = 0.55
    clause: float = 1.65
    mentions: float = 0.12
    gender: float = 0.8
    told: float = -2.5
    coreference: float = 0.6

    def of(self, seen: Signs) -> float:
        """The log-odds that the signs seen give together."""
        return math.fsum(own * value for own, value in zip(_VALUES(self), _VALUES(seen), strict=True))


_VALUES = attrgetter(*(field.name for field in fields(Signs)))  # in order, as `astuple` gives them, without copying


@dataclass(frozen=True, slots=True)
class Manner:
    """How words refer back.

    `most` bounds the score from above, `far` how many sentences back a candidate may stand, `least` the score below which two
    candidates are too close (0: the options' threshold), `gender` that of the words, `weights` what each sign gives, `nobody` the
    log-odds that none of the candidates is meant.
    """

    most: float = 0.97
    far: int = _FAR
    least: float = 0.0
    gender: str = ""
    weights: Signs = Signs()
    nobody: float = -math.inf


PLAIN = Manner()


def choose(scene: Scene, position: int, candidates: Sequence[Entity], bonus: Bonus = no_bonus, manner: Manner = PLAIN) -> Reference:
    """The candidate that words at `position` mean, or none and the best of them, where they are too close."""
    seen = [(e, signs) for e in candidates if e not in scene.barred and (signs := _signs(scene, position, e, manner)) is not None]
    if not seen:
        return NOBODY
    seen = _since_told_of(scene, position, seen)
    scored = [(e, manner.weights.of(signs)) for e, signs in _compared(scene, position, seen, manner)]
    scored = _even_out(scene, position, scored)
    scored = [(e, s + bonus(e)) for e, s in scored]
    scored.sort(key=lambda x: -x[1])
    top = max(scored[0][1], manner.nobody)
    weights = [math.exp(s - top) for _, s in scored]
    total = sum(weights) + math.exp(manner.nobody - top)
    ranked = tuple((e, min(manner.most, w / total)) for (e, _), w in zip(scored, weights, strict=True))
    best, share = ranked[0]
    if share < max(manner.least, scene.options.threshold):
        likely = tuple((e, s) for e, s in ranked[:4] if s >= _LIKELY)
        return Reference((), 0.0, likely, "two-candidates") if len(likely) > 1 else NOBODY
    return Reference((best,), share, ranked[:3])


def _signs(scene: Scene, position: int, entity: Entity, manner: Manner) -> Signs | None:
    """What tells of one candidate, all but the trained scorer; None where it can't be meant."""
    seen = [s for s in entity.seen if s < position and not scene.is_hidden(s)]
    if not seen:
        return None
    last, sentences = max(seen), scene.page.sentences
    distance = sentences[position] - sentences[last]
    if distance > manner.far:
        return None
    told_of = any(scene.is_hidden(s) and scene.is_quoted(s) for s in entity.seen if s < position)
    spoke = scene.last_spoken(position)
    is_last = spoke is not None and entity in spoke.speakers and sentences[position] - sentences[spoke.position] <= _RECENT
    subject = not scene.is_quoted(last) and any(sentences[s] == sentences[last] for s in entity.subject_at if s < position)
    opening = not scene.is_quoted(last) and not subject and _opens_sentence(scene, last)
    return Signs(
        sentences=distance,
        spoke=is_last,
        subject=subject,
        opening=opening,
        clause=subject and not distance,
        mentions=min(_MENTIONS, len(seen)),
        gender=bool(manner.gender) and entity.gender == manner.gender,
        told=told_of,
        coreference=0.0,
    )


def _since_told_of(scene: Scene, position: int, seen: list[tuple[Entity, Signs]]) -> list[tuple[Entity, Signs]]:
    """The signs, where a quotation is said by him of whom alone a sentence tells since another spoke, as if he had spoken last.

    "Velt refused. Her deputy, Jan Roth, only smiled. 'It can wait,' he said."
    """
    spoke, sentences = scene.last_spoken(position), scene.page.sentences
    if spoke is None or not _ends_quotation(scene, position):
        return seen
    since = sentences[position] - sentences[spoke.position]
    told = [e for e, signs in seen if signs.subject and 0 < signs.sentences < since]
    if len(told) != 1 or told[0].kind != "person" or told[0] in spoke.speakers:
        return seen
    return [(e, replace(signs, spoke=e is told[0])) for e, signs in seen]


def _ends_quotation(scene: Scene, position: int) -> bool:
    """Whether a word stands behind a quotation that it doesn't add to something: '"...," he said'."""
    sentences, words = scene.page.sentences, scene.page.words
    after = words[position + 1].key if position + 1 < len(words) else ""
    if position == 0 or after.startswith("add") or scene.is_quoted(position):
        return False
    return sentences[position - 1] == sentences[position] and scene.is_quoted(position - 1)


def _opens_sentence(scene: Scene, position: int) -> bool:
    first = scene.joined.get(position, position)
    return first < 4 or scene.page.sentences[first - 4] != scene.page.sentences[first]


def _compared(scene: Scene, position: int, seen: list[tuple[Entity, Signs]], manner: Manner) -> list[tuple[Entity, Signs]]:
    """Add the trained scorer's log-odds for each candidate's nearest mentions; a single one needs none where it must be meant."""
    if len(seen) < 2 and manner.nobody == -math.inf:
        return seen
    word = scene.page.words[position]
    spans: list[tuple[int, int]] = []
    owners: list[int] = []
    for n, (entity, _) in enumerate(seen):
        before = sorted(span for span in entity.mentions if span[1] <= word.start)[-2:]
        spans.extend(before)
        owners.extend(n for _ in before)
    if not spans:
        return seen
    values = scene.page.analysis.pair_scores((word.start, word.end), spans)
    best = [0.0] * len(seen)
    for n, value in zip(owners, values, strict=True):
        best[n] = max(best[n], float(value))
    return [(e, replace(signs, coreference=_log_odds(b))) for (e, signs), b in zip(seen, best, strict=True)]


def _even_out(scene: Scene, position: int, scored: list[tuple[Entity, float]]) -> list[tuple[Entity, float]]:
    """Candidates that stand side by side and differ only in the scorer's taste, an extra mention or a gender not known."""
    phrases: dict[int, list[int]] = {}
    for n, (entity, _) in enumerate(scored):
        last = entity.last_before(position)
        for at in entity.seen:
            first = scene.joined.get(at)
            if first is not None and last is not None and at <= last and scene.page.sentences[at] == scene.page.sentences[last]:
                phrases.setdefault(first, []).append(n)
                break
    result = list(scored)
    for members in phrases.values():
        spoke = scene.last_spoken(position)
        told_apart = spoke is not None and len(spoke.speakers) == 1 and any(scored[n][0] in spoke.speakers for n in members)
        if len(members) > 1 and not told_apart:
            mean = sum(scored[n][1] for n in members) / len(members)
            for n in members:
                result[n] = (scored[n][0], mean)
    return result


def _log_odds(p: float) -> float:
    p = min(0.98, max(0.02, p))
    return math.log(p / (1 - p))


def of_gender(entities: Sequence[Entity], gender: str) -> list[Entity]:
    """Those whose known gender doesn't contradict."""
    return [e for e in entities if not gender or not e.gender or e.gender == gender]
