"""What joining needs of a record, a function of it alone: who is in it, what they do, on whose word, and the words for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, fields, replace
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from travaux.joins.counts import Count, find_counts
from travaux.joins.issue_told import IssueTold, issues_told
from travaux.joins.questions import is_asked
from travaux.joins.quotings import Quoting, find_quotings
from travaux.joins.retorts import Passage, Retort, find_retorts
from travaux.joins.said import (
    NUMBER,
    Days,
    Paper,
    PaperState,
    Said,
    chain_of,
    days_of,
    find_papers,
    find_said,
    in_digits,
    voices_of,
)
from travaux.ledger.words import acting_for, name_words, sentences_of

if TYPE_CHECKING:
    from travaux.ledger.vocabulary import JoinWords
    from travaux.record.actor import Actor
    from travaux.record.move import Move, MoveKind, MoveStatus
    from travaux.record.record import Record
    from travaux.record.span import Spans
    from travaux.record.statement import Statement

BEFORE = 2  # sentences before a move in which stands what "it" means
_OPENING = 2  # first sentences, which tell where a text was released
_OURS = ("We", "we", "I")
_WINDOW = 80  # characters before and after a name in which it is said for whom somebody acts
_BREAK = re.compile(r"[.;:!?\n\"“”]|\s[-–—]\s")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_CUT = re.compile(r"(?<=\w)(?:-\w+)+")  # the rest of a word with hyphens
_WITH_INITIALS = ("organisation", "bloc", "government")
_OWNING = ("'s ", "’s ")  # before the name of somebody's own: "Karsund's Astrid Hollun"
_UNCOUNTED = ("the", "of", "and", "for", "on", "in")  # words that initials leave out


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

    def is_said_by(self, actor: str) -> bool:
        """Whether an actor is who tells it, in the innermost statement of its chain."""
        return bool(self.voices) and actor in self.voices[-1]


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
    told = (tuple(party), _rows(voices), _rows(days), own, _rows(evidence))
    made: list[Any] = [move, kind, status, *told, quote, about, condition, sentence, begins, issue, tuple(beside), *more]
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


def digest_of(record: Record, words: JoinWords, *, whole: bool = True, everyone: bool = False) -> Digest:
    """What joining needs of a record, its moves in text order.

    Args:
        whole: with its statements, by which utterances are joined.
        everyone: with its actors that do nothing, too.
    """
    statements = {statement.id: statement for statement in record.statements}
    issues = {issue.id: issue.label for issue in record.issues}
    starts = [start for start, _ in record.sentences]
    moves = sorted(record.moves, key=lambda move: (move.evidence, move.id))
    acts = tuple(_act(record, move, chain_of(move.statement, statements), issues, starts) for move in moves)
    kept = {number for act in acts for number in range(max(0, act.sentence - BEFORE), act.sentence + 1)}
    kept |= {*range(min(_OPENING, len(record.sentences)))} if acts else set()
    sentences = {number: record.article.text[slice(*record.sentences[number])] for number in sorted(kept)}
    said, papers = find_said(record, words) if whole else (), find_papers(record, words, whole=whole)
    wanted = {actor.id for actor in record.actors} if everyone else _wanted(record, acts, said, papers)
    return Digest(
        tuple(_figures(record, wanted, words, whole=whole)),
        (record.publisher_actor or "", *record.credits),
        acts,
        sentences,
        said,
        papers,
        issues_told(record, words, whole=whole),
        find_counts(record, words),
        find_quotings(record, words),
        find_retorts(record),
    )


def _act(record: Record, move: Move, chain: Sequence[Statement], issues: Mapping[str, str], starts: Sequence[int]) -> Act:
    at = move.evidence[0][0]
    number = sentences_of([(at, at + 1)], starts)[0]
    quote = record.quote(move.evidence)
    said = next((statement.said for statement in reversed(chain) if statement.said is not None), None)
    times = (move.time if move.status != "planned" else None, said)  # a planned one's own time is still to come
    return Act(
        move.id,
        move.kind,
        move.status,
        move.party,
        voices_of(chain),
        tuple(days for value in times if (days := days_of(value)) is not None),
        not move.party and not _befalls_them(record, move, chain) and _begins_with_us(quote),
        move.evidence,
        quote,
        (record.quote(_whole(record, move.object)) if move.object else "") or quote,
        record.quote(move.condition) if move.condition else None,
        number,
        starts[number],
        issues.get(move.issue or ""),
        tuple(sorted(_numbers_beside(record, move))),
        move.responds_to,
        is_asked(record, chain),
        move.confidence or None,
    )


def _begins_with_us(quote: str) -> bool:
    return quote.removeprefix("What ").replace("’", "'").split(maxsplit=1)[0].split("'")[0] in _OURS


def _befalls_them(record: Record, move: Move, chain: Sequence[Statement]) -> bool:
    """Whether a move is one towards those who tell of it: "We were promised thirty percent"."""
    parties = {actor.id: actor.party or actor.id for actor in record.actors}
    speakers = {parties[s.speaker] for s in chain if s.speaker in parties}
    return any(parties.get(actor, actor) in speakers for actor in move.to)


def _whole(record: Record, spans: Spans) -> Spans:
    """Spans, the last of which ends with a whole word: an object may end within one, as "to de" of "to de-escalate"."""
    *before, (start, end) = spans
    cut = _CUT.match(record.article.text, end)
    return (*before, (start, cut.end() if cut is not None else end))


def numbers_of(text: str) -> frozenset[str]:
    """The numbers of a text, in digits, without commas."""
    return frozenset(in_digits(number) for number in NUMBER.findall(text))


def without_numbers(text: str) -> str:
    """A text without its numbers in digits."""
    return NUMBER.sub(" ", _ORDINAL.sub("", text))


def _numbers_beside(record: Record, move: Move) -> frozenset[str]:
    taken = [(time.start, time.end) for time in record.times] + list(move.condition or ())
    text = record.article.text
    return frozenset(
        in_digits(found.group())
        for start, end in move.evidence
        for found in NUMBER.finditer(text, start, end)
        if not any(first < found.end() and found.start() < last for first, last in taken)
    )


def _wanted(record: Record, acts: tuple[Act, ...], said: Sequence[Said], papers: Sequence[Paper]) -> set[str]:
    """The persons of a record; all who do, say or write something or are told it; its outlets; and for whom these act."""
    wanted = {record.publisher_actor or "", *record.credits, *(actor.id for actor in record.actors if actor.kind == "person")}
    wanted |= Digest(acts=acts).doers
    wanted.update(actor for each in said for actor in (*each.speakers, *each.addressees))
    wanted.update(actor for paper in papers for actor in (*paper.authors, *paper.recipients))
    return wanted | set(acting_for([each for each in wanted if each], {actor.id: actor.party for actor in record.actors}))


def _figures(record: Record, wanted: Set[str], words: JoinWords, *, whole: bool) -> Iterator[Figure]:
    for actor in record.actors:
        if actor.id in wanted:
            person = actor.kind == "person"
            around = tuple(_around(record.article.text, actor, words)) if person else ()
            also = _also(record.article.text, actor) if whole and actor.kind in _WITH_INITIALS else ()
            role = (actor.role or next(filter(None, (_post_in(before, words) for before, _ in around)), None)) if person else None
            yield Figure(actor.id, actor.name, actor.kind, actor.party, around, role, also)


def _post_in(before: str, words: JoinWords) -> str | None:
    """The post in which the words before a name end; None where they end in none that is written as a title."""
    title = list[str]()
    for word in reversed(before.split() if before.endswith(" ") else []):
        if not word[0].isupper() or word.lower() not in words.roles or not (title or word.lower() in words.posts):
            break
        title.insert(0, word.lower())
    return " ".join(title) or None


def _also(text: str, actor: Actor) -> tuple[str, ...]:
    """Names of one actor of which one is the other's initials: "General Motors (GM)"."""
    names = {text[mention.start : mention.end] for mention in actor.mentions if mention.form == "name"} - {actor.name}
    return tuple(sorted(name for name in names if _are_initials(name, actor.name) or _are_initials(actor.name, name)))


def _are_initials(short: str, long: str) -> bool:
    letters = short.replace(".", "")
    words = [word for word in name_words(long) if word not in _UNCOUNTED]
    return (
        letters.isupper()
        and len(words) > 1
        and letters.lower() in ("".join(w[0] for w in each) for each in (words, name_words(long)))
    )


def _around(text: str, actor: Actor, words: JoinWords) -> Iterator[tuple[str, str]]:
    for mention in actor.mentions:
        if mention.form == "name":
            before = _BREAK.split(text[max(0, mention.start - _WINDOW) : mention.start])[-1]
            after = _BREAK.split(text[mention.end : mention.end + _WINDOW])[0]
            if before.endswith(_OWNING) or words.roles.intersection(name_words(before) + name_words(after)):
                yield before, after
