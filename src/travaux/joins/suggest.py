"""Talks as the coverage suggests them, where no codebook tells: the parties that take stances, and what these are about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from travaux.joins.codebook import SUGGESTED, CodebookIssue, Talks
from travaux.joins.content import Content, content_of, weight_of
from travaux.joins.deeds import STANCES
from travaux.joins.digest import Digest, Figure
from travaux.joins.issue_labels import are_one_issue
from travaux.joins.party_names import bare_name, words_of_actor
from travaux.ledger.vocabulary import JoinWords
from travaux.ledger.words import acting_for, name_words

MOST_LABELS = 400  # of sides and of issues that are looked at, those with most stances
_MOST_PARTIES, _MOST_ISSUES = 12, 40
_TELLING, _TELLING_MUCH = 3.0, 5.0  # weight from which a label can be understood alone, also one that was somebody's: "its uranium"
_SIDES = ("government", "organisation", "bloc")
Tally = Mapping[str, int]  # stances by label


def tally_of(digest: Digest) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """How many stances of a report name each side, each issue, and each last name of somebody in full who acts or speaks."""
    figures = {figure.id: figure for figure in digest.figures}
    sides, issues, persons = Counter[str](), Counter[str](), Counter[str]()
    for act in digest.acts:
        if act.kind not in STANCES:
            continue
        own = {side.id: side.name for party in act.party if (side := _side(digest, figures, party)) is not None}
        sides.update(bare_name(name) for name in own.values())
        told = {*act.party, *(voice for group in act.voices for voice in group)}
        names = (name_words(figures[id].name) for id in told if id in figures and figures[id].kind == "person")
        persons.update({words[-1] for words in names if len(words) > 1})
        if act.issue is not None:
            issues[act.issue] += 1
    return sides, issues, persons


def _side(digest: Digest, figures: Mapping[str, Figure], actor: str) -> Figure | None:
    """The state, organisation or bloc that an actor is or acts for; None for outlets and for those who act for nobody."""
    chain = acting_for([actor], {figure.id: figure.party for figure in figures.values()})
    side = figures[chain[-1]] if chain else None
    return side if side is not None and side.kind in _SIDES and side.id not in digest.outlets else None


def suggest_talks(sides: Tally, issues: Tally, persons: Tally, words: JoinWords) -> Talks:
    """The parties with most stances, in that order, and the issues with most, each with the words that reports use for it.

    Args:
        sides: stances by the names of sides.
        issues: stances by the labels of issues in records.
        persons: stances by the last names of those who act or speak; who is called so alone elsewhere is no party.
    """
    called: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for name, count in sides.items():
        party = words_of_actor(name)
        somebody = len(party) == 1 and party[0] in persons and party not in words.lands
        if party and not somebody:
            called[party][name] += count
    names = {min(counted, key=lambda name: (-counted[name], name)): counted.total() for counted in called.values()}
    parties = sorted(names, key=lambda name: (-names[name], name))[:_MOST_PARTIES]
    return Talks(SUGGESTED, tuple(parties), tuple(_issues(issues, words)))


def suggest_from(digests: Iterable[Digest], words: JoinWords) -> Talks:
    """The talks that some reports suggest."""
    counted = Counter[str](), Counter[str](), Counter[str]()
    for digest in digests:
        for whole, own in zip(counted, tally_of(digest), strict=True):
            whole.update(own)
    most = [dict(sorted(each.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_LABELS]) for each in counted]
    return suggest_talks(most[0], most[1], most[2], words)


def _issues(labels: Tally, words: JoinWords) -> Iterator[CodebookIssue]:
    groups: list[tuple[Content, str, list[str]]] = []
    for label, _ in sorted(labels.items(), key=lambda pair: (-pair[1], pair[0])):
        content, clear = content_of(label, words), _understood(label, words)
        if clear is None:
            continue  # an issue that can't be understood alone is never a row
        group = next((each for each in groups if are_one_issue(content, each[0], words.weights)), None)
        if group is None:
            groups.append((content, clear, [label]))
        else:
            group[2].append(label)
    groups.sort(key=lambda group: -sum(labels[label] for label in group[2]))
    for _, clear, called in groups[:_MOST_ISSUES]:
        yield CodebookIssue(clear, tuple(label for label in called if label != clear))


def _understood(label: str, words: JoinWords) -> str | None:
    """A label as it can be understood alone, without whose it is; None where it can't: "the timing for it", "any agreement"."""
    pointing = words.label_words("pointing")
    first, _, rest = label.partition(" ")
    somebody_s = first.lower() in pointing
    clear, least = (rest, _TELLING_MUCH) if somebody_s else (label, _TELLING)
    told = pointing.isdisjoint(clear.lower().split()) and weight_of(content_of(clear, words), words.weights) >= least
    return clear if told else None
