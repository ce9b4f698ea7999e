"""What joining needs of a record: who is in it, what they do, on whose word, and the words for it; found by `digesting`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from travaux.record.move import MoveKind, MoveStatus
    from travaux.record.span import Spans

Days = tuple[str, str]  # the first and the last, ISO
BEFORE = 2  # sentences before a move in which stands what "it" means


@dataclass(frozen=True, slots=True)
class Figure:
    """An actor of a report.

    Args:
        party: the actor for which it acts, as its record says.
        around: the words before and after its names that may tell its post.
        role: a person's post, as its record says, or as it stands right before the name: "Senator Velt".
        also: what else the report calls it by, in full or by its initials; told where the digest is whole.
    """

    id: str
    name: str
    kind: str
    party: str | None
    around: tuple[tuple[str, str], ...] = ()
    role: str | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """A move, with its words.

    Args:
        move: its id in the record.
        party: ids of actors.
        voices: who speaks in each statement of its chain, the outermost first; an empty string for somebody unknown.
        days: of its own time, then of its being said, where these are told.
        own: who does it is told by "we" or "I" alone.
        sentence: the number of the one in which its evidence begins, `begins` where that begins.
        issue: the record's label for what it is about.
        beside: numbers of its evidence that are of no date and no condition.
        answers: the move of the same record to which it responds.
        asked: it is told in a question alone, and is no stance of anybody.
        confidence: the record's; None where that tells none.
        towards: the names of those towards whom it is made, or for whom they act.
    """

    move: str
    kind: MoveKind
    status: MoveStatus
    party: tuple[str, ...]
    voices: tuple[tuple[str, ...], ...]
    days: tuple[Days, ...]
    own: bool
    evidence: Spans
    quote: str
    about: str
    condition: str | None
    sentence: int
    begins: int
    issue: str | None
    beside: tuple[str, ...]
    answers: str | None
    asked: bool
    confidence: float | None = None
    towards: tuple[str, ...] = ()

    def is_said_by(self, actor: str) -> bool:
        """Whether an actor is who tells it, in the innermost statement of its chain."""
        return bool(self.voices) and actor in self.voices[-1]


@dataclass(frozen=True, slots=True)
class Count:
    """A number that a report tells of something.

    Args:
        value: in digits, without commas: "24000000".
        shown: as the report has it: "24 million crowns".
        counted: stems of the words after it, in their order; none where it stands alone.
        frame: telling stems of its clause, besides.
        days: of its sentence, where one time alone is told there.
        refutes: the value that it is told to stand in the place of.
        denied: it is said to be wrong.
        loose: it isn't exact; figure: it is told as somebody's count.
        voices: who speaks in each statement of its chain, the outermost first; an empty string for somebody unknown.
        beside: the value right before of which somebody else tells this number instead: "the union counted 900, the firm 600".
    """

    value: str
    shown: str
    counted: tuple[str, ...]
    frame: tuple[str, ...]
    days: Days | None
    refutes: str | None
    denied: bool
    loose: bool
    figure: bool
    voices: tuple[tuple[str, ...], ...]
    evidence: Spans
    quote: str
    beside: str | None = None


@dataclass(frozen=True, slots=True)
class IssueTold:
    """An issue of a record.

    Args:
        labels: what the report calls it, its record's label first.
        around: stems of the names of places, states and bodies in the sentences that tell of it.
    """

    id: str
    labels: tuple[str, ...]
    around: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quoting:
    """A few quoted words, and the clause in which they stand.

    Args:
        speakers: ids of the actors whose words they are; nobody where they aren't known.
        days: on which they were said, where that is told; where a report goes back to it, else of the one date of the clause.
        quoted: in lower case.
        frame: telling stems of the clause outside of the quotation, but for dates; none where all of it is quoted.
        recalled: the report goes back to what was said: by a recording, its notes, or "what she said is".
    """

    speakers: tuple[str, ...]
    days: Days | None
    quoted: str
    frame: tuple[str, ...]
    recalled: bool
    evidence: Spans
    quote: str


@dataclass(frozen=True, slots=True)
class Retort:
    """What somebody says against what was told.

    Args:
        denial: it says that something was never done; else who speaks says something else.
        told: what it answers, where that stands right before; a denial that only points to it, "no such promise", has one.
    """

    denial: bool
    says: Passage
    told: Passage | None


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences of a report, and the ids of the actors whose words they are; nobody where only the narrator tells them."""

    speakers: tuple[str, ...]
    evidence: Spans
    quote: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of a record.

    Args:
        document: its id in the record.
        authors, recipients: ids of actors.
        answers: the document of the same record to which it responds.
        counted: the words that tell how many pages it has, with those that name it where both stand in one sentence.
        around: stems of the names in the sentences that tell of it; told where the digest is whole.
    """

    document: str
    label: str
    kind: str
    authors: tuple[str, ...]
    recipients: tuple[str, ...]
    pages: int | None
    answers: str | None
    mentions: Spans
    counted: Spans
    counted_quote: str
    states: tuple[PaperState, ...]
    around: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperState:
    """What a report tells of a document once: a state, its days, the words for it, and on whose word.

    Args:
        voices: who speaks in each statement of the chain, the outermost first; an empty string for somebody unknown.
    """

    state: str
    days: Days | None
    evidence: Spans
    quote: str
    voices: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, with the words that tell what it says.

    Args:
        statement: its id in the record.
        speakers, addressees: ids of actors; nobody where they aren't known.
        days: on which it was said, where that is told.
        words: the telling words outside of quotation marks and the numbers, each once, in text order.
        quoted: those inside.
        within: the place, among the record's, of the statement that it lies in.
    """

    statement: str
    speakers: tuple[str, ...]
    addressees: tuple[str, ...]
    days: Days | None
    content: Spans
    words: str
    quoted: str
    question: bool
    negated: bool
    within: int | None


@dataclass(frozen=True, slots=True)
class Digest:
    """What joining needs of one record.

    Args:
        outlets: actors that are its publisher or are credited, the publisher first (an empty string where it is no actor).
        sentences: those in which moves stand and those before, and the first, by number.
        said, papers: the statements and the documents, in text order.
        issues: in text order; what they are called besides, and the names around, where the digest is whole.
        counts, quotings: what it counts, and quotes in a few words, in text order.
        retorts: what it tells against what was told, in text order.
    """

    figures: tuple[Figure, ...] = ()
    outlets: tuple[str, ...] = ("",)
    acts: tuple[Act, ...] = ()
    sentences: Mapping[int, str] | None = None
    said: tuple[Said, ...] = ()
    papers: tuple[Paper, ...] = ()
    issues: tuple[IssueTold, ...] = ()
    counts: tuple[Count, ...] = ()
    quotings: tuple[Quoting, ...] = ()
    retorts: tuple[Retort, ...] = ()

    @property
    def doers(self) -> frozenset[str]:
        """The actors that do something, or speak of it."""
        return frozenset(actor for act in self.acts for group in (act.party, *act.voices) for actor in group)

    def act_of(self, move: str | None) -> Act | None:
        """The act that a move of the record is; None where it is none."""
        return next((act for act in self.acts if act.move == move), None)

    def told_by(self, actor: str) -> list[Act]:
        """What an actor tells of others."""
        return [act for act in self.acts if act.is_said_by(actor) and actor not in act.party]

    def to_dict(self) -> dict[str, Any]:
        """As plain values."""
        return {
            "figures": [_values(figure) for figure in self.figures],
            "outlets": self.outlets,
            "acts": [_values(act) for act in self.acts],
            "sentences": list((self.sentences or {}).items()),
            "said": [_values(said) for said in self.said],
            "papers": [_paper_values(paper) for paper in self.papers],
            "issues": [_values(issue) for issue in self.issues],
            "counts": [_values(count) for count in self.counts],
            "quotings": [_values(quoting) for quoting in self.quotings],
            "retorts": [[each.denial, _passage_values(each.says), _passage_values(each.told)] for each in self.retorts],
        }

    @classmethod
    def from_dict(cls, value: Mapping[str, Any]) -> Digest:
        """From plain values, as `to_dict` gives them; what those of an older version lack is empty."""
        figures = tuple(_figure(*values) for values in value["figures"])
        acts = tuple(_act_of(*values) for values in value["acts"])
        said = tuple(Said(*map(_tuples, values)) for values in value.get("said", ()))
        papers = tuple(_paper(values) for values in value.get("papers", ()))
        issues = tuple(_issue(*values) for values in value.get("issues", ()))
        counts = tuple(Count(*map(_tuples, values)) for values in value.get("counts", ()))
        quotings = tuple(Quoting(*map(_tuples, values)) for values in value.get("quotings", ()))
        retorts = tuple(_retort(*values) for values in value.get("retorts", ()))
        told = (said, papers, issues, counts, quotings, retorts)
        return cls(figures, tuple(value["outlets"]), acts, dict(map(tuple, value["sentences"])), *told)

    def context(self, act: Act, before: int) -> str:
        """The words of an act's sentence and of so many before, up to its evidence."""
        numbers = range(max(0, act.sentence - before), act.sentence)
        sentences = self.sentences or {}
        head = sentences.get(act.sentence, "")[: act.evidence[0][0] - act.begins]
        return " ".join((*(sentences.get(number, "") for number in numbers), head))


@cache
def _getter(kind: Any) -> Callable[[object], tuple[Any, ...]]:
    return attrgetter(*(field.name for field in fields(kind)))


def _values(value: Figure | Act | Said | Paper | PaperState | IssueTold | Count | Quoting) -> list[Any]:
    kind: Any = type(value)
    return list(_getter(kind)(value))


def _figure(*values: Any) -> Figure:
    id, name, kind, party, around, role, *also = values
    return Figure(id, name, kind, party, _rows(around), role, *map(tuple, also))


def _act_of(*values: Any) -> Act:
    move, kind, status, party, voices, days, own, evidence, quote, about, condition, sentence, begins, issue, beside, *more = values
    told = (move, kind, status, tuple(party), _rows(voices), _rows(days), own, _rows(evidence))
    made: list[Any] = [*told, quote, about, condition, sentence, begins, issue, tuple(beside), *map(_tuples, more)]
    return Act(*made)


def _rows(values: Any) -> Any:
    return tuple(map(tuple, values))


def _passage_values(passage: Passage | None) -> list[Any] | None:
    return [passage.speakers, passage.evidence, passage.quote] if passage is not None else None


def _retort(denial: bool, says: Sequence[Any], told: Sequence[Any] | None) -> Retort:
    return Retort(denial, Passage(*map(_tuples, says)), Passage(*map(_tuples, told)) if told is not None else None)


def _issue(id: str, labels: Sequence[str] | str, around: Sequence[str] = ()) -> IssueTold:
    return IssueTold(id, (labels,) if isinstance(labels, str) else tuple(labels), tuple(around))


def _paper_values(paper: Paper) -> list[Any]:
    *told, _, around = _values(paper)
    return [*told, [_values(state) for state in paper.states], around]


def _paper(values: Sequence[Any]) -> Paper:
    paper = Paper(*map(_tuples, values))
    states: Any = paper.states
    return replace(paper, states=tuple(PaperState(*state) for state in states))


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
