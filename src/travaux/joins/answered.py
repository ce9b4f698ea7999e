"""What is denied, or said otherwise by another voice of the same party, in words that tell so: "Not so", "no such promise"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from travaux.joins.deeds import STANCES
from travaux.joins.digest import Passage
from travaux.joins.paper_told import Against, Dispute, PaperTold
from travaux.joins.party_names import bare_name
from travaux.joins.retorts import telling_stems
from travaux.joins.told import days_between
from travaux.ledger.words import words_of

if TYPE_CHECKING:
    from travaux.joins.digest import Act, Retort
    from travaux.joins.told import Told

_WITHIN = 45  # days between what is told and its denial
_LIKE, _LEAST = 0.6, 3  # share of the telling stems of the lesser, and how many, that a claim and its denial have in common
_OURS = frozenset(words_of("we our us"))
Parties = Mapping[str, Mapping[str, str]]  # of actors by their ids, by versions


def answered(told: Iterable[Told], parties: Parties) -> list[Dispute]:
    """What reports that speak tell against what was told, each once.

    Args:
        parties: of actors by their ids, by versions.
    """
    known = sorted(told, key=lambda each: (each.day or "", each.version))
    found = list[Dispute | None]()
    for report in known:
        denials = any(retort.denial for retort in report.digest.retorts)
        claims = list(_claims(report, known)) if denials else []
        for retort in report.digest.retorts:
            found.append(_denied(report, retort, claims, parties) if retort.denial else _set_against(report, retort, parties))
    return [dispute for dispute in found if dispute is not None]


def _claims(report: Told, known: Iterable[Told]) -> Iterator[tuple[Told, Act]]:
    """What reports of the weeks before one, and that itself, tell that parties have done."""
    for told in known:
        apart = days_between(told.day, report.day)
        if apart is not None and apart <= _WITHIN and (told.day or "") <= (report.day or ""):
            yield from ((told, act) for act in told.digest.acts if act.kind in STANCES and act.status == "actual")


def _denied(report: Told, retort: Retort, claims: Sequence[tuple[Told, Act]], parties: Parties) -> Dispute | None:
    """A denial, with what stands right before it, and what others told in the same words."""
    first = [_told(report, retort.told, parties)] if retort.told is not None else []
    first += _claimed(report, retort, claims, parties)
    second = _told(report, retort.says, parties)
    if not first:
        return None
    kind: Against = "own word against claim" if second.party is not None else "made against denied"
    return Dispute(second.quote, None, tuple(first), (second,), kind=kind)


def _set_against(report: Told, retort: Retort, parties: Parties) -> Dispute | None:
    """What two persons say who speak for one party."""
    if retort.told is None or not _called(report, retort.told.speakers).isdisjoint(_called(report, retort.says.speakers)):
        return None
    if _sides(report, retort.told.speakers, parties).isdisjoint(_sides(report, retort.says.speakers, parties)):
        return None
    first, second = (_told(report, each, parties) for each in (retort.told, retort.says))
    return Dispute(second.quote, None, (first,), (second,), kind="two voices of one party")


def _claimed(report: Told, retort: Retort, claims: Sequence[tuple[Told, Act]], parties: Parties) -> Iterator[PaperTold]:
    """What others told of the party that denies it, in the words of the denial and of what it answers."""
    passages = [each for each in (retort.told, retort.says) if each is not None]
    denied = telling_stems(" ".join(each.quote for each in passages))
    party, named = _sides(report, retort.says.speakers, parties), frozenset(words_of(retort.says.quote))
    for told, act in claims:
        if told.version == report.version and (not act.voices or any(_overlap(act, each) for each in passages)):
            continue
        voices, doing = _tellers(told, act), _sides(told, act.party, parties)
        meant = party or {each for each in doing if _OURS & named or named.intersection(words_of(each))}
        if not meant or (doing and meant.isdisjoint(doing)) or meant & _sides(told, voices, parties):
            continue
        if _called(told, voices) & _called(report, retort.says.speakers):
            continue
        stems = telling_stems(act.quote) - {stem for each in meant for stem in words_of(each)}
        if len(stems & denied) >= max(_LEAST, _LIKE * min(len(stems), len(denied))):
            yield _told(told, Passage(voices, act.evidence, act.quote), parties)


def _tellers(told: Told, act: Act) -> tuple[str, ...]:
    """Who tells an act, the outermost of those who speak but for outlets: of what she says that he said it is she."""
    return next((group for group in act.voices if not set(group) <= {"", *told.digest.outlets}), ())


def _overlap(act: Act, passage: Passage) -> bool:
    return any(start < last and first < end for start, end in act.evidence for first, last in passage.evidence)


def _called(told: Told, actors: Iterable[str]) -> frozenset[str]:
    """The last names of actors."""
    names = (bare_name(each.name).split() for each in told.digest.figures if each.id in actors)
    return frozenset(name[-1] for name in names if name)


def _sides(told: Told, actors: Iterable[str], parties: Parties) -> frozenset[str]:
    """The parties of actors, as far as they are known."""
    own = parties.get(told.version, {})
    return frozenset(own[id] for id in actors if id in own)


def _told(told: Told, passage: Passage, parties: Parties) -> PaperTold:
    sides = _sides(told, passage.speakers, parties)
    names = " and ".join(each.name for each in told.digest.figures if each.id in passage.speakers)
    party = min(sides) if len(sides) == 1 else None
    return PaperTold(told, None, passage.quote, party, (names,) if names else (), passage.evidence, passage.quote, passage.quote)
