"""The issue of a codebook that a move is about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence, Set

from travaux.joins.codebook import CodebookIssue, Talks
from travaux.joins.digest import Act, Digest
from travaux.ledger.vocabulary import JoinWords
from travaux.ledger.words import LikelyStems, words_of

_BACK = re.compile(r"\b(?:it|them|these|those|they)\b")
_BESIDE = frozenset(("about", "after", "by", "from", "its", "or"))  # stems that tell of no issue, though of what a move is about
_WORD = 0.25  # how much more a word tells that is a phrase of its own than one of a longer phrase
_NAME = 4  # letters of a party's name with which its adjective begins
_OBJECT, _LABEL, _EVIDENCE = 4.0, 3.0, 2.0  # how much a phrase of an issue tells, by where it stands


def issue_finder(talks: Talks, words: JoinWords) -> IssueFinder:
    """What finds the issues of talks: words for numbers tell of none alone, "the four firings" not of four visits."""
    counts = {stem for word in words.numbers for stem in words_of(word)}
    return IssueFinder(talks.issues, words.empty | counts, party_stems(talks))


def party_stems(talks: Talks) -> frozenset[str]:
    """The stems of the parties' names."""
    return frozenset(stem for party in talks.parties for stem in words_of(party))


class IssueFinder:
    """Finds the issue of a codebook that a move is about.

    Args:
        issues: of the codebook.
        empty: stems that tell nothing, outside of a whole phrase.
        parties: stems of the parties' names: alone they tell of no issue, nor does "Karvelian" beside "Karvelia".
    """

    def __init__(self, issues: Sequence[CodebookIssue], empty: Set[str], parties: Set[str] = frozenset()) -> None:
        phrases = [(issue.label, words_of(phrase)) for issue in issues for phrase in (issue.label, *issue.synonyms)]
        self._phrases: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)  # by their first stems
        for label, phrase in dict.fromkeys(pair for pair in phrases if pair[1]):
            self._phrases[phrase[0]].append((label, phrase))
        names = tuple(party for party in parties if len(party) >= _NAME)
        owners: dict[str, set[str]] = defaultdict(set)
        for label, phrase in phrases:
            for stem in phrase:
                if stem not in empty and stem not in _BESIDE and not stem.startswith(names):
                    owners[stem].add(label)
        self._owners = {stem: tuple(labels) for stem, labels in owners.items()}
        self._stems = LikelyStems({*owners, *(stem for _, phrase in phrases for stem in phrase)})
        self._dated = tuple(issue for issue in issues if issue.since is not None or issue.until is not None)

    def find(self, act: Act, digest: Digest, day: str | None = None) -> tuple[str | None, bool]:
        """The label of the issue, where one tells more than the others, and whether the move's own words tell it.

        The sentence, and the one before, tell it only where the move's own words don't.

        Args:
            day: on which the move was made; issues whose dates don't cover it are passed over.
        """
        closed = {issue.label for issue in self._dated if not issue.covers(day)}
        about = act.about if act.about != act.quote else ""
        before = (
            digest.context(act, 0) if _BACK.search(about) else ""
        )  # "that one of them stand here": what stands before tells more
        own = ((about, _OBJECT), (act.issue or "", _LABEL), (act.quote, _EVIDENCE), (before, _EVIDENCE))
        if (found := self._best(own, closed)) is not None:
            return found, True
        for number in (act.sentence, act.sentence - 1):
            if (found := self._best((((digest.sentences or {}).get(number, ""), 1.0),), closed)) is not None:
                return found, False
        return None, False

    def _best(self, texts: Sequence[tuple[str, float]], closed: Set[str]) -> str | None:
        scores: dict[str, float] = defaultdict(float)
        for text, weight in texts:
            stems = self._stems.of(text)
            for owners in [self._owners[stem] for stem in dict.fromkeys(stems) if stem in self._owners]:
                for label in owners:
                    scores[label] += weight / len(owners)
            starts = [at for at, stem in enumerate(stems) if stem in self._phrases]
            told = {pair for at in starts for pair in self._phrases[stems[at]] if stems[at : at + len(pair[1])] == pair[1]}
            for label, phrase in sorted(told):
                scores[label] += weight * (len(phrase) if len(phrase) > 1 else _WORD)
        ranked = sorted(((label, score) for label, score in scores.items() if label not in closed), key=lambda pair: -pair[1])
        if not ranked or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
            return None
        return ranked[0][0]
