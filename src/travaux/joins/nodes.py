"""Words for what moves are about, as joining links them: their content, their issue, and where each was known first."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from travaux.joins.content import FEW, Content, content_of, content_of_act, names_among, weight_of
from travaux.joins.deeds import Deed
from travaux.joins.digest import Act
from travaux.joins.pointing import names_nothing, pointed_at
from travaux.joins.senses import Senses
from travaux.joins.told import UNDATED
from travaux.ledger.vocabulary import JoinWords

_OWN = ("that offer", "its offer", "that proposal", "its proposal")  # what a party takes back, not what it turns down
_POINTS_BACK = re.compile(  # or a share of that
    r"\b(?:its|them|they|these|those|such|this|the (?:others?|latter|remaining|rest))\b"
    r"|\b(?:[Tt]hird|[Ff]ifth|[Qq]uarter|[Hh]alf)s?\b"
)
_TOPIC = re.compile(  # what a sentence is about, as it says first
    r"(?:As (?:to|for)|Regarding|Concerning|With (?:regard|respect) to|Touching (?:up)?on|On (?=(?:the|its|their)\b)) ?([^,]+),"
    r"|On ([^:,]{3,60}):"
    r"|On ([a-z-]+(?: [a-z-]+){0,2}),? $"  # "On pay it would not move"
)
_DONE_WITH_IT = (
    re.compile(  # "to extend it until June", "it be held in May"; not "to meet anybody who asks for it", "to keep it that way"
        r"(?:not )?(?:to )?(?!(?:be|do|make)\b)[a-z]+(?: back| down| off| out| up)? (?:it|them)\b(?! (?:that|which|who)\b)"
        r"|(?:it|they) (?:be|must be|should be|stay|remain)\b"
        r"|(?:it|them) (?:to be |be )?(?:\w{2,}ed|back|gone|kept|cut|paid|shut|withdrawn|torn up)\b"  # "wants it abolished"
    )
)
_YEAR = re.compile(r"(?:in |by |only )?[12]\d{3}")  # alone: "preferred 2033"
_MONTH = r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DAY = re.compile(rf"(?:the )?(?:\d{{1,2}} {_MONTH}|{_MONTH}(?: \d{{1,2}})?)(?:,? \d{{4}})?")  # alone: "proposed 7 December"
_AMOUNT = re.compile(r"\d(?: ?%| per ?cent\b| (?:million|billion|tonnes)\b)")
_THE = re.compile(r"(?:the|that|its)\b", re.IGNORECASE)  # before a number that was told already: "the 90 days"
_COMMON = re.compile(r"(?:an? |the )?[a-z]{4,}(?: [a-z]{4,})?")  # no name, and nothing of somebody's
_WORD = re.compile(r"[^\W\d_]+(?:[-.’'][^\W\d_]+)*")
Order = tuple[str, str, int]  # day, version, first character: the place among what is known


@dataclass(frozen=True, slots=True)
class Pointing:
    """A move whose object names nothing ("it", "that offer").

    Args:
        party: whose it is.
        own: the party takes back what it put forward itself.
        answers: the node of the move that it answers in the same report.
        told_around: the issue that the words around tell is enough: a party gives way ("its demand").
    """

    party: str
    own: bool
    answers: int | None = None
    told_around: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """Words for what moves are about, on one issue; the same words in many reports are one.

    Args:
        content: of a pointing one that of the words before, of the same sentence and one before.
        issue: of the codebook, where these words themselves tell it.
        guess: where the sentence around tells it, or the one before, of what points back or is a number; of others that is chance.
        first: where it was known first.
        parties: that took a stance on it, each with where that was known first.
        names: the stems of its words with capitals.
        partners: the states and bodies that do it together with the party, and are none of the talks'.
        owners: the parties and states whose it is, as its words say.
    """

    id: int
    content: Content
    issue: str | None
    guess: str | None
    first: Order
    parties: Mapping[str, Order]
    pointing: Pointing | None = None
    names: frozenset[str] = frozenset()
    partners: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()

    def to_list(self) -> list[Any]:
        """As plain values, without its id."""
        pointing = None
        if (meant := self.pointing) is not None:
            pointing = [meant.party, meant.own, meant.answers, meant.told_around]
        parties = sorted(self.parties.items())
        told = sorted(self.names), sorted(self.partners), sorted(self.owners)
        return [self.content.to_list(), self.issue, self.guess, self.first, parties, pointing, *told]

    @classmethod
    def from_list(cls, id: int, value: Sequence[Any]) -> Node:
        """From plain values, as `to_list` gives them."""
        content, issue, guess, first, parties, meant, *told = value
        pointing = None
        if meant is not None:
            pointing = Pointing(*meant)
        orders = {party: (day, version, at) for party, (day, version, at) in parties}
        day, version, at = first
        return cls(id, Content.from_list(content), issue, guess, (day, version, at), orders, pointing, *map(frozenset, told))

    def merged(self, other: Node) -> Node:
        """Both as one: the same words, known from the earlier on."""
        parties = dict(self.parties)
        for party, order in other.parties.items():
            parties[party] = min(order, parties.get(party, order))
        earlier = min(self, other, key=lambda node: node.first)
        return replace(earlier, parties=parties)


class Others(NamedTuple):
    """Tell who has to do with a move of a report: the partners and the owners that its node has, and whether a party makes it."""

    partners_of: Callable[[Act], frozenset[str]]
    owners_of: Callable[[Act], frozenset[str]]
    is_partys: Callable[[Act], bool]


@dataclass(frozen=True, slots=True)
class Link:
    """The earlier node that one is linked to, and how like they are."""

    parent: int
    score: float


def node_of(deed: Deed, act: Act, senses: Senses, others: Others) -> Node:
    """The node of one party's stance.

    Few words that tell no issue are a report's own: "to veto that proposal", of another year, is about another one.

    Args:
        senses: of the moves of this report.
        others: of its report; what a mediator alone proposed is no node itself.
    """
    digest, words, passed_over, alone = senses.digest, senses.words, senses.passed_over, False
    content, issue, sure = senses.of(act, deed.made)
    if topic := _TOPIC.match(digest.context(act, 0)):
        named, told_of = senses.told_of(topic[1] or topic[2] or topic[3], deed.made)
        alone = named is not None and names_nothing(act)  # "On tolls Karvelia would not agree"
        content = told_of if content.empty or alone else content
        if not sure and named is not None:
            issue, sure = named, True
    order = (deed.told.day or UNDATED, deed.told.version, deed.evidence[0][0])
    told, guess = (issue, None) if sure else (None, issue if _points_back(act, content) else None)
    if content.empty and told is not None and _COMMON.fullmatch(act.about):
        content = content_of_act(act, words, frozenset())  # "an arbitrator", where one is a party
    if not content.empty and (alone or not names_nothing(act)):
        partners, names = others.partners_of(act), names_in(act) & content.stems
        id = _id_of(content, told, words, order[1], partners)
        whose = others.owners_of(act)
        return Node(id, content, told, guess, order, {deed.party: order}, None, names, partners, whose)
    context = content_of(digest.context(act, 1), words, passed_over)
    own = deed.kind == "concede" or any(noun in act.about.lower() for noun in _OWN)
    answered = digest.act_of(act.answers) or pointed_at(act, digest, lambda other: not senses.content_of(other).empty)
    answers = None
    if answered is not None and not (meant := senses.of(answered, deed.made)).content.empty:
        if not others.is_partys(answered):
            issue = meant.issue if meant.sure else None
            id = _id_of(meant.content, issue, words, order[1], frozenset())
            return Node(id, meant.content, issue, meant.issue, order, {deed.party: order}, names=names_in(answered))
        answers = _id_of(meant.content, meant.issue if meant.sure else None, words, order[1], others.partners_of(answered))
    around = deed.kind == "concede" and act.about != act.quote
    guess, pointing = issue if around and told is None else guess, Pointing(deed.party, own, answers, around)
    return Node(_id("", deed.id), context, told, guess, order, {deed.party: order}, pointing)


def _points_back(act: Act, content: Content) -> bool:
    """Whether the words before may tell of what a move is about."""
    points = _POINTS_BACK.search(act.about) or _DONE_WITH_IT.match(act.about) or _YEAR.fullmatch(act.about)
    points = points or _DAY.fullmatch(act.about) or _AMOUNT.search(act.about)
    told_before = bool(content.numbers) and (_THE.match(act.about) is not None or len(content.stems) <= 1)  # "ten years"
    return points is not None or told_before or not content.numbers.isdisjoint(act.beside)  # not the number of a day


def names_in(act: Act) -> frozenset[str]:
    """The stems of words with capitals in what a move is about; where that opens a sentence, not of the first."""
    words = _WORD.findall(act.about)[int(act.about == act.quote) :]
    return names_among(words)


def _id_of(content: Content, issue: str | None, words: JoinWords, version: str, partners: frozenset[str]) -> int:
    """The id of a node that names something: of its words, on one issue, and of its report where these are few."""
    few = issue is None and not content.numbers and weight_of(content, words.weights) < FEW
    return _id(issue or "", *sorted(content.terms), *(f"+{name}" for name in sorted(partners)), *((version,) if few else ()))


def _id(*parts: str) -> int:
    return int.from_bytes(hashlib.blake2b("\0".join(parts).encode(), digest_size=8).digest()) >> 1
