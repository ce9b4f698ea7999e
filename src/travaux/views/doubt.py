"""Which lines of the state of play are doubtful: many weak signs, weighed together.

No sign tells alone that a line is wrong: its move may have been misread, put to another issue, or ended in other words. Weights
are fitted on negotiations with answers (`training/weigh_lines.py`), and no sign tells one party from another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from math import exp, log, log1p
from typing import TYPE_CHECKING

from travaux.errors import ResourceError
from travaux.joins.told import days_between
from travaux.views.threads import SIDES, shares_words, terms_of
from travaux.views.words import word_set, words_of

if TYPE_CHECKING:
    from travaux.joins.codebook import Talks
    from travaux.joins.play import Play
    from travaux.joins.propositions import Proposition
    from travaux.record.span import Spans
    from travaux.views.lines import Line

_CONSTANT, _LEAST = "constant", "least"  # rows of the table that are no sign's
_STANCES = ("offer", "demand", "accept", "reject", "concede", "commit")
_STATUSES = ("planned", "possible", "denied")
_STANDINGS = ("claimed", "reported")
_USUAL = 0.8  # confidence of a move where nothing tells it
_SUREST = 0.98
_NEWER = 12  # newer lines of a cell with whose words one's are compared


@dataclass(frozen=True, slots=True)
class Doubt:
    """How much each sign weighs, and from which probability a line is shown.

    Args:
        constant: the log odds of a line without any sign.
    """

    weights: Mapping[str, float]
    constant: float
    least: float

    def likely(self, signs: Mapping[str, float]) -> float:
        """How likely a line is right that has some signs, in [0, 1]."""
        return 1 / (1 + exp(-self.constant - sum(weight * signs[sign] for sign, weight in self.weights.items())))


def parse_doubt(rows: Iterable[Sequence[str]]) -> Doubt | None:
    """The weights of signs, from the rows of their table; None where there are none.

    Raises:
        ResourceError: a row isn't a sign and a number, or the constant or the least is missing.
    """
    found: dict[str, float] = {}
    for row in rows:
        try:
            found[row[0]] = float(row[1])
        except (IndexError, ValueError):
            raise ResourceError(f"expected a sign and its weight in doubt.tsv, got {row}") from None
    if not found:
        return None
    if missing := {_CONSTANT, _LEAST, *SIGNS} ^ found.keys():
        raise ResourceError(f"expected each sign, {_CONSTANT} and {_LEAST} once in doubt.tsv, got otherwise {sorted(missing)}")
    return Doubt({sign: found[sign] for sign in SIGNS}, found[_CONSTANT], found[_LEAST])


def parted(lines: Sequence[Line], play: Play, doubt: Doubt) -> tuple[list[Line], list[Line]]:
    """Lines that stand, and doubtful ones: those on an issue that are less likely right than the least."""
    standing: list[Line] = []
    doubtful: list[Line] = []
    for line, signs in zip(lines, signs_of(lines, play), strict=True):
        likely = doubt.likely(signs) if signs is not None else 1.0
        if likely < doubt.least:
            doubtful.append(replace(line, likely=round(likely, 2)))
        else:
            standing.append(line)
    return standing, doubtful


def signs_of(lines: Sequence[Line], play: Play) -> list[dict[str, float] | None]:
    """The signs of each line; None of one on no issue."""
    propositions = {proposition.id: proposition for proposition in play.propositions}
    phrases = _phrases_of(play.talks)
    cells: dict[tuple[str, str | None], list[Line]] = defaultdict(list)
    for line in lines:
        cells[line.party, line.issue].append(line)
    for cell in cells.values():
        cell.sort(key=lambda line: line.last or "", reverse=True)
    found: list[dict[str, float] | None] = []
    for line in lines:
        if line.issue is None:
            found.append(None)
            continue
        signs = _own_signs(line, play.now, propositions[line.proposition])
        signs |= _signs_of_words(line, phrases.get(line.issue, ()))
        found.append(signs | _signs_since(line, cells[line.party, line.issue]))
    return found


def _own_signs(line: Line, now: str | None, proposition: Proposition) -> dict[str, float]:
    """What its moves are, on whose word, how old, and how much of coverage tells of it."""
    newest, parties = line.evidence[0], proposition.made(_parties, None)
    told = {
        "confidence": max(_log_odds(deed.confidence) for deed in line.evidence),
        "age": log1p(days_between(line.last, now) or 0),
        "held": log1p(days_between(line.since, line.last) or 0),
        "evidence": log1p(len(line.evidence) - 1),
        "origins": log1p(max(0, line.origins - 1)),
        "condition": float(line.condition is not None),
        "beside": float(line.beside),
        "deeds": log1p(len(proposition.deeds)),
        "parties": float(any(line.party != party for some in parties.values() for party in some)),
        "together": float(not parties.get((newest.told.version, newest.evidence), set()) <= {line.party}),
    }
    told["old refusal"] = told["age"] * (line.stance == "reject")
    told |= {stance: float(line.stance == stance) for stance in _STANCES}
    told |= {status: float(line.status == status) for status in _STATUSES}
    return told | {standing: float(line.standing == standing) for standing in _STANDINGS}


def _parties(proposition: Proposition, _: None) -> Mapping[tuple[str, Spans], Set[str]]:
    """The parties that make a move, by the words that tell it: of who makes it with others, these."""
    found: dict[tuple[str, Spans], set[str]] = defaultdict(set)
    for deed in proposition.deeds:
        found[deed.told.version, deed.evidence].add(deed.party)
    return found


def _log_odds(confidence: float | None) -> float:
    sure = min(max(confidence or _USUAL, 1 - _SUREST), _SUREST)
    return log(sure / (1 - sure))


def _signs_of_words(line: Line, phrases: Sequence[frozenset[str]]) -> dict[str, float]:
    """What its words tell: how much of the issue's names, and of anything."""
    quote = word_set(line.evidence[0].quote)
    about = word_set(line.about)
    return {
        "issue told": max((len(phrase & quote) / len(phrase) for phrase in phrases), default=0.0),
        "issue in object": max((len(phrase & about) / len(phrase) for phrase in phrases), default=0.0),
        "party told": float(not quote.isdisjoint(words_of(line.party))),
        "terms": log1p(len(terms_of(line.about))),
    }


def _signs_since(line: Line, cell: Sequence[Line]) -> dict[str, float]:
    """What the party's newer lines on the issue tell; the newest come first."""
    newer = []
    for other in cell[:_NEWER]:
        if (other.last or "") <= (line.last or ""):
            break
        newer.append(other)
    done = {SIDES.get(other.stance) for other in newer if other.status == "actual" and other.standing != "claimed"}
    return {
        "told since": max((shares_words(line.about, other.about) for other in newer), default=0.0),
        "newer": min(2.0, len(newer)),
        "put since": float("put" in done),
        "taken since": float("taken" in done),
        "accepted again": float("taken" in done and line.stance == "accept"),
        "refused since": float("refused" in done),
    }


SIGNS = (
    *("confidence", "age", "held", "evidence", "origins", "condition", "beside", "deeds", "parties", "together", "old refusal"),
    *_STANCES,
    *_STATUSES,
    *_STANDINGS,
    *("issue told", "issue in object", "party told", "terms"),
    *("told since", "newer", "put since", "taken since", "accepted again", "refused since"),
)


def _phrases_of(talks: Talks) -> dict[str, list[frozenset[str]]]:
    """The stems of each phrase by which an issue is called."""
    called = {issue.label: (words_of(phrase) for phrase in (issue.label, *issue.synonyms)) for issue in talks.issues}
    return {label: [frozenset(stems) for stems in phrases if stems] for label, phrases in called.items()}
