"""Talks as the coverage suggests them, where no codebook tells: the parties that take stances, and what these are about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from travaux.joins.codebook import CodebookIssue, Talks
from travaux.joins.content import Content, content_of, likeness
from travaux.joins.digest import Digest, Figure
from travaux.joins.moves import STANCES
from travaux.joins.parties import words_of_actor
from travaux.joins.told import Told
from travaux.joins.vocabulary import JoinWords
from travaux.ledger.words import acting_for

_MOST_PARTIES, _MOST_ISSUES = 8, 12
_LIKE = 0.75  # score from which two issues of records are one
_SIDES = ("government", "organisation", "bloc")


def suggest_talks(told: Sequence[Told], words: JoinWords) -> Talks:
    """The parties with most stances, in that order, and the issues with most, each with the words that reports use for it."""
    labels: Counter[str] = Counter()
    called: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for each in told:
        for act in each.digest.acts:
            if act.kind not in STANCES:
                continue
            for side in {side.id: side for party in act.party if (side := _side(each.digest, party)) is not None}.values():
                called[words_of_actor(side.name)][side.name] += 1
            if act.issue is not None:
                labels[act.issue] += 1
    names = Counter({counted.most_common(1)[0][0]: counted.total() for counted in called.values()})
    parties = tuple(name for name, _ in names.most_common(_MOST_PARTIES))
    return Talks("all coverage", parties, tuple(_issues(labels, words)))


def _side(digest: Digest, actor_id: str) -> Figure | None:
    """The state, organisation or bloc that an actor is or acts for; None for outlets and for those who act for nobody."""
    figures = {figure.id: figure for figure in digest.figures}
    chain = acting_for([actor_id], {figure.id: figure.party for figure in figures.values()})
    side = figures[chain[-1]] if chain else None
    return side if side is not None and side.kind in _SIDES and side.id not in digest.outlets else None


def _issues(labels: Counter[str], words: JoinWords) -> Iterator[CodebookIssue]:
    contents = {label: content_of(label, words) for label in labels}
    groups: list[tuple[Content, list[str]]] = []
    for label, _ in sorted(labels.items(), key=lambda pair: (-pair[1], pair[0])):
        if not contents[label].stems:
            continue  # an issue that can't be understood alone is never a row
        group = next((group for group in groups if likeness(contents[label], group[0], words.weights) >= _LIKE), None)
        if group is None:
            groups.append((contents[label], [label]))
        else:
            group[1].append(label)
    groups.sort(key=lambda group: -sum(labels[label] for label in group[1]))
    for _, (label, *synonyms) in groups[:_MOST_ISSUES]:
        yield CodebookIssue(label, tuple(synonyms))
