"""Candidates for a pronoun or a definite description, scored: recency, role in the sentence, who spoke, coreference."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from travaux.extract.actors.entities import Entity
from travaux.extract.actors.scene import NOBODY, Reference, Scene

# Log-odds by hand: a candidate one sentence nearer, the last speaker and the last subject weigh about as much as the
# trained coreference score between its mention and the pronoun.
_PER_SENTENCE = -0.7
_LAST_SPEAKER = 1.6
_SUBJECT = 1.1
_FIRST_IN_SENTENCE = 0.5
_CLAUSE_BEFORE = 1.5  # "After Velt had voted, she said": the subject of the same sentence
_PER_MENTION = 0.12
_GENDER_KNOWN = 0.8
_PAIR_WEIGHT = 0.6
_TOLD_OF = -2.5  # named in the quotation whose source is sought: its speaker says "I"
_FAR = 6  # sentences after which a pronoun no longer reaches back

Bonus = Callable[[Entity], float]


def no_bonus(entity: Entity) -> float:
    """Nothing for any candidate."""
    return 0.0


@dataclass(frozen=True, slots=True)
class Manner:
    """How words refer back.

    `most` bounds the score from above, `subject` is what a candidate that is a subject gains, `far` how many sentences
    back it may stand, `least` the score below which two candidates are too close (0: the options' threshold),
    `trust` the weight of the trained scorer, `gender` what a candidate gains by being known to be of.
    """

    most: float = 0.97
    subject: float = _SUBJECT
    far: int = _FAR
    least: float = 0.0
    trust: float = _PAIR_WEIGHT
    gender: str = ""


PLAIN = Manner()


def choose(scene: Scene, position: int, candidates: Sequence[Entity], bonus: Bonus = no_bonus, manner: Manner = PLAIN) -> Reference:
    """The candidate that words at `position` mean, or none and the best of them, where they are too close."""
    scored = [(e, _score(scene, position, e, manner)) for e in candidates if e not in scene.barred]
    scored = [(e, s) for e, s in scored if s > -math.inf]
    if not scored:
        return NOBODY
    scored = _even_out(scene, position, _with_pair_scores(scene, position, scored, manner))
    scored = [(e, s + bonus(e)) for e, s in scored]
    scored.sort(key=lambda x: -x[1])
    top = scored[0][1]
    weights = [math.exp(s - top) for _, s in scored]
    total = sum(weights)
    ranked = tuple((e, min(manner.most, w / total)) for (e, _), w in zip(scored, weights, strict=True))
    best, share = ranked[0]
    if share < max(manner.least, scene.options.threshold):
        return Reference((), 0.0, tuple((e, s) for e, s in ranked[:4] if s >= 0.05), "two-candidates")
    return Reference((best,), share, ranked[:3])


def _score(scene: Scene, position: int, entity: Entity, manner: Manner) -> float:
    seen = [s for s in entity.seen if s < position and not scene.is_hidden(s)]
    if not seen:
        return -math.inf
    last, sentences = max(seen), scene.page.sentences
    distance = sentences[position] - sentences[last]
    if distance > manner.far:
        return -math.inf
    told_of = any(scene.is_hidden(s) and scene.is_quoted(s) for s in entity.seen if s < position)
    known = _GENDER_KNOWN if manner.gender and entity.gender == manner.gender else 0.0
    score = known + (_TOLD_OF if told_of else 0.0) + _PER_SENTENCE * distance + _PER_MENTION * min(5, len(seen))
    spoke = scene.last_spoken(position)
    if spoke is not None and entity in spoke.speakers and sentences[position] - sentences[spoke.position] <= 3:
        score += _LAST_SPEAKER
    if scene.is_quoted(last):
        return score
    if any(sentences[s] == sentences[last] for s in entity.subject_at if s < position):
        score += manner.subject + (_CLAUSE_BEFORE * manner.subject if not distance else 0.0)
    elif _opens_sentence(scene, last):
        score += manner.subject * _FIRST_IN_SENTENCE
    return score


def _opens_sentence(scene: Scene, position: int) -> bool:
    first = scene.joined.get(position, position)
    return first < 4 or scene.page.sentences[first - 4] != scene.page.sentences[first]


def _with_pair_scores(
    scene: Scene, position: int, scored: list[tuple[Entity, float]], manner: Manner
) -> list[tuple[Entity, float]]:
    """Add the trained scorer's log-odds for each candidate's nearest mentions."""
    if len(scored) < 2:
        return scored
    word = scene.page.words[position]
    spans: list[tuple[int, int]] = []
    owners: list[int] = []
    for n, (entity, _) in enumerate(scored):
        before = sorted(span for span in entity.mentions if span[1] <= word.start)[-2:]
        spans.extend(before)
        owners.extend(n for _ in before)
    if not spans:
        return scored
    values = scene.page.analysis.pair_scores((word.start, word.end), spans)
    best = [0.0] * len(scored)
    for n, value in zip(owners, values, strict=True):
        best[n] = max(best[n], float(value))
    return [(e, s + manner.trust * _log_odds(b)) for (e, s), b in zip(scored, best, strict=True)]


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
