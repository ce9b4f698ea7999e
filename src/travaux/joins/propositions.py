"""What moves are about: the issue of a codebook, and the proposition that moves of several parties and reports share."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from travaux.joins.codebook import CodebookIssue
from travaux.joins.moves import Deed
from travaux.ledger.words import words_of

_ASIDE = re.compile(r",\s")
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_OBJECT, _LABEL, _EVIDENCE = 4.0, 3.0, 2.0  # how much a phrase of an issue tells, by where it stands
_LIKE = 0.6  # score from which two objects are one proposition
_MARGIN = 0.1  # by which the best candidate must lead the next
_NUMBER_WEIGHT = 6.0  # of a number, which tells more than any word
_BEFORE = 2  # sentences in which stands what "it" means
_POINTING = frozenset(("it", "them", "this", "that", "these", "those", "so", "such", "one", "they", "just"))  # stems
_OWN = ("that offer", "its offer", "that proposal", "its proposal")  # what a party takes back, not what it turns down


@dataclass(frozen=True, slots=True)
class JoinWords:
    """Words of joining: stems that tell nothing of what a move is about, and words for posts and organs."""

    empty: frozenset[str]
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Content:
    """What a move's object says: its telling stems, and its numbers."""

    stems: frozenset[str]
    numbers: frozenset[str]

    @property
    def empty(self) -> bool:
        return not self.stems and not self.numbers


def content_of(text: str, words: JoinWords, passed_over: frozenset[str] = frozenset()) -> Content:
    """What words say, apart from stems that tell nothing and those passed over, as the parties' names."""
    numbers = frozenset(number.replace(",", "") for number in _NUMBER.findall(text))
    stems = frozenset(stem for stem in words_of(_NUMBER.sub(" ", text)) if not stem.isdigit() and len(stem) > 1)
    return Content(stems - words.empty - passed_over - _POINTING, numbers)


def _content(deed: Deed, words: JoinWords, passed_over: frozenset[str]) -> Content:
    """What a move is about; a number that stands beside its object, as in "accepts 280 marks as the lowest fee", belongs to it."""
    text = deed.about
    content = content_of(_core(text), words, passed_over)
    content = content if not content.empty else content_of(text, words, passed_over)
    return content if content.empty or content.numbers else Content(content.stems, _numbers_beside(deed))


def _numbers_beside(deed: Deed) -> frozenset[str]:
    """The numbers in a move's evidence that are of no date and no condition."""
    record, move = deed.told.record, deed.move
    taken = [(time.start, time.end) for time in record.times] + list(move.condition or ())
    text = record.article.text
    return frozenset(
        found.group().replace(",", "")
        for start, end in move.evidence
        for found in _NUMBER.finditer(text, start, end)
        if not any(first < found.end() and found.start() < last for first, last in taken)
    )


def _core(text: str) -> str:
    """What an object names, without what is only said of it after a comma."""
    return _ASIDE.split(text, maxsplit=1)[0]


def weights_of(contents: Iterable[Content]) -> dict[str, float]:
    """How much each stem tells: the rarer among objects, the more."""
    every = list(contents)
    counts = Counter(stem for content in every for stem in content.stems)
    return {stem: 1 + math.log((1 + len(every)) / (1 + count)) for stem, count in counts.items()}


def likeness(first: Content, second: Content, weights: Mapping[str, float]) -> float:
    """How like two objects are, in [0, 1]: the weight of what they share by that of the lesser; those of other numbers aren't."""
    if first.numbers and second.numbers and first.numbers.isdisjoint(second.numbers):
        return 0.0
    least = min(_weight(first, weights), _weight(second, weights))
    return min(1.0, _weight(_shared(first, second), weights) / least) if least else 0.0


def _shared(first: Content, second: Content) -> Content:
    return Content(first.stems & second.stems, first.numbers & second.numbers)


def _weight(content: Content, weights: Mapping[str, float]) -> float:
    return sum(weights.get(stem, 1.0) for stem in content.stems) + _NUMBER_WEIGHT * len(content.numbers)


class IssueFinder:
    """Finds the issue of a codebook that a move is about.

    Args:
        issues: of the codebook.
        empty: stems that tell nothing.
    """

    def __init__(self, issues: Sequence[CodebookIssue], empty: frozenset[str]) -> None:
        phrases = [(issue.label, words_of(phrase)) for issue in issues for phrase in (issue.label, *issue.synonyms)]
        self._phrases = tuple(dict.fromkeys(phrases))
        owners: dict[str, set[str]] = defaultdict(set)
        for label, phrase in self._phrases:
            for stem in phrase:
                if stem not in empty:
                    owners[stem].add(label)
        self._owners = dict(owners)

    def find(self, deed: Deed) -> tuple[str | None, bool]:
        """The label of the issue, where one tells more than the others, and whether the move's own words tell it.

        The sentence, and the one before, tell it only where the move's own words don't.
        """
        record, move = deed.told.record, deed.move
        issue = next((issue.label for issue in record.issues if issue.id == move.issue), "")
        own = ((deed.words(move.object), _OBJECT), (issue, _LABEL), (deed.words(move.evidence), _EVIDENCE))
        if (found := self._best(own)) is not None:
            return found, True
        for number in (deed.sentence, deed.sentence - 1):
            if number >= 0 and (found := self._best(((record.article.text[slice(*record.sentences[number])], 1.0),))) is not None:
                return found, False
        return None, False

    def _best(self, texts: Sequence[tuple[str, float]]) -> str | None:
        scores: dict[str, float] = defaultdict(float)
        for text, weight in texts:
            stems = words_of(text)
            for stem in set(stems):
                for label in self._owners.get(stem, ()):
                    scores[label] += weight / len(self._owners[stem])
            for label, phrase in self._phrases:
                if len(phrase) > 1 and _stands_in(phrase, stems):
                    scores[label] += weight * len(phrase)
        ranked = sorted(scores.items(), key=lambda pair: -pair[1])
        if not ranked or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
            return None
        return ranked[0][0]


def _stands_in(phrase: tuple[str, ...], stems: Sequence[str]) -> bool:
    return any(tuple(stems[i : i + len(phrase)]) == phrase for i in range(len(stems) - len(phrase) + 1))


@dataclass(slots=True)
class Proposition:
    """What is proposed, demanded, offered, rejected: the deeds that are about it; its id is that of the earliest."""

    id: str
    issue: str | None
    deeds: list[Deed]
    contents: list[Content]
    sure: bool = False


def join_propositions(
    deeds: Sequence[Deed],
    issue_of: Mapping[str, tuple[str | None, bool]],
    words: JoinWords,
    passed_over: frozenset[str] = frozenset(),
) -> list[Proposition]:
    """The propositions that deeds are about.

    Args:
        deeds: in canonical order.
        issue_of: the issue of each deed by its id, and whether its own words tell it.
        passed_over: stems that tell nothing here: those of the parties' names.
    """
    contents = {deed.id: _content(deed, words, passed_over) for deed in deeds}
    weights = weights_of(contents.values())
    found: list[Proposition] = []
    of_move: dict[tuple[str, str], Proposition] = {}
    for deed in deeds:
        content, (issue, sure) = contents[deed.id], issue_of[deed.id]
        same = of_move.get((deed.told.version, deed.move.id))
        answered = of_move.get((deed.told.version, deed.move.responds_to or ""))
        if content.empty:
            nearer = (content_of(_context(deed, before), words, passed_over) for before in range(1, _BEFORE + 1))
            best = same or answered or next((meant for some in nearer if (meant := _meant(some, deed, found, weights))), None)
            if best is None:
                continue  # what can't be understood alone is no proposition
        else:
            best = same or _best(content, issue if sure else None, found, weights)
        if best is None:
            best = Proposition(deed.id, issue, [], [])
            found.append(best)
        best.deeds.append(deed)
        best.contents.append(content)
        best.issue = issue if sure and not best.sure else best.issue or issue
        best.sure = best.sure or sure
        of_move[deed.told.version, deed.move.id] = best
    return found


def _context(deed: Deed, before: int) -> str:
    """The words that an object such as "it" or "that offer" may mean: of its sentence and so many before, up to the move."""
    record, start = deed.told.record, deed.move.evidence[0][0]
    return record.article.text[record.sentences[max(0, deed.sentence - before)][0] : start]


def _meant(context: Content, deed: Deed, found: Sequence[Proposition], weights: Mapping[str, float]) -> Proposition | None:
    """The one proposition that the words before a move tell: of the party's own ones where it gives up, else of others'."""
    gives_up = deed.kind == "concede" or any(noun in deed.words(deed.move.object).lower() for noun in _OWN)
    likely = []
    for proposition in found:
        if (deed.party in {other.party for other in proposition.deeds}) != gives_up:
            continue
        if any(_stands_within(content, context, weights) for content in proposition.contents):
            likely.append(proposition)
    return likely[0] if len(likely) == 1 else None


def _stands_within(content: Content, context: Content, weights: Mapping[str, float]) -> bool:
    """Whether most of what an object says stands in other words."""
    if content.empty or (content.numbers and not content.numbers & context.numbers):
        return False
    return _weight(_shared(content, context), weights) >= _LIKE * _weight(content, weights)


def _best(content: Content, issue: str | None, found: Sequence[Proposition], weights: Mapping[str, float]) -> Proposition | None:
    """The one proposition of an issue that an object is about; None where there is none, or two are as like."""
    ranked: list[tuple[float, Proposition]] = []
    for proposition in found:
        if proposition.issue is not None and issue is not None and proposition.issue != issue:
            continue
        score = max((likeness(content, each, weights) for each in proposition.contents), default=0.0)
        if score >= _LIKE:
            ranked.append((score, proposition))
    ranked.sort(key=lambda pair: -pair[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN):
        return ranked[0][1] if ranked and ranked[0][0] == 1.0 else None
    return ranked[0][1]
