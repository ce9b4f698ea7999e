"""What joining needs of a record, found in it: a function of the record alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING

from travaux.joins.counts import find_counts
from travaux.joins.digest import BEFORE, Act, Digest, Figure, Paper, Said
from travaux.joins.issue_told import issues_told
from travaux.joins.numerals import NUMBER, in_digits
from travaux.joins.questions import is_asked
from travaux.joins.quotings import find_quotings
from travaux.joins.retorts import find_retorts
from travaux.joins.said import chain_of, days_of, find_papers, find_said, voices_of
from travaux.ledger.words import acting_for, name_words, sentences_of

if TYPE_CHECKING:
    from travaux.ledger.vocabulary import JoinWords
    from travaux.record.actor import Actor
    from travaux.record.move import Move
    from travaux.record.record import Record
    from travaux.record.span import Spans
    from travaux.record.statement import Statement

_OPENING = 2  # first sentences, which tell where a text was released
_OURS = ("We", "we", "I")
_WINDOW = 80  # characters before and after a name in which it is said for whom somebody acts
_BREAK = re.compile(r"[.;:!?\n\"“”]|\s[-–—]\s")
_CUT = re.compile(r"(?<=\w)(?:-\w+)+")  # the rest of a word with hyphens
_WITH_INITIALS = ("organisation", "bloc", "government")
_OWNING = ("'s ", "’s ")  # before the name of somebody's own: "Karsund's Astrid Hollun"
_UNCOUNTED = ("the", "of", "and", "for", "on", "in")  # words that initials leave out


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
        _towards(record, move),
    )


def _towards(record: Record, move: Move) -> tuple[str, ...]:
    """The names of those towards whom a move is made, or for whom they act."""
    if not move.to:
        return ()
    names = {actor.id: actor.name for actor in record.actors}
    above = {actor.id: actor.party for actor in record.actors}
    return tuple(dict.fromkeys(names[acting_for([actor], above)[-1]] for actor in move.to if actor in names))


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
