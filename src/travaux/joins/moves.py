"""Moves of many reports: whose they are, on whose word, and when they were made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from travaux.joins.deeds import Deed, Voice
from travaux.joins.governing import THE_GOVERNMENT
from travaux.joins.home import names_a_states
from travaux.joins.itself import says_itself
from travaux.joins.party_names import bare_name, words_of_actor
from travaux.joins.seats import place_id
from travaux.joins.subjects import (
    ITS_STATE,
    OWN_PARTY,
    Names,
    all_states,
    are_both_sides,
    are_members,
    are_signers,
    binds_all,
    both_sides,
    group_told,
    judges,
    leaves_itself_out,
    means_all,
    names_another,
    names_its_head,
    names_its_party,
    names_own_side,
    names_the_government,
    parties_named,
    puts_forward,
    signers_of,
    subjects_of,
    tells_of_the_government,
    who_handed_over,
    whose_text,
)
from travaux.joins.told import Told
from travaux.ledger.words import acting_for, name_words, undotted

if TYPE_CHECKING:
    from travaux.joins.digest import Act, Days, Digest
    from travaux.record.move import Standing

_NAMED = ("government", "organisation", "bloc")
_WOULD = re.compile(r"^(?!.*\b(?:may|might|perhaps|possibly)\b).*\b(?:would|could)\b", re.DOTALL)
_WILL = re.compile(r"\b(?:will|shall|would|won't)\b|['’](?:ll|d)\b|\b(?:am|are|is) going to\b", re.IGNORECASE)
_ON_AIR = frozenset(
    ("announcer", "anchor", "correspondent", "host", "moderator", "newsreader", "presenter")
)  # an outlet's own voices
_MINISTERS = frozenset(("foreign", "prime", "minister", "ministers", "ministry", "president", "presidents", "envoys", "leaders"))
_BODIES = frozenset(("state", "states", "government", "governments", "heads", "members", "presidency", "delegation", "council"))
_WHO_SPEAK = _MINISTERS | _BODIES | {"s", "of", "the", "and"}  # behind a side's name in a title: for whom of it the text is


def deeds_of(told: Told, parties: Mapping[str, str], names: Names) -> Iterator[tuple[Deed, Act]]:
    """What the parties do in one report, in text order.

    Args:
        parties: of its actors.
    """
    called = {figure.id: bare_name(figure.name) for figure in told.digest.figures}
    author = _author(told, parties, names)
    outlets = _outlets(told, parties, author)
    signers = signers_of(told, names) if told.is_joint else set[str]()
    for act in told.digest.acts:
        if act.asked:
            continue
        groups = _voices(act.voices, outlets)
        voices = [voice for group in groups for voice in group]
        named, inferred = _whose(act, told, voices, parties, names, author, signers)
        told_days = _days(told, act.days)
        since, made = told_days or (told.day, told.day)
        words = act.evidence, act.quote, act.about, act.condition, act.begins, act.confidence
        concerned = named | _concerned(act, names) if named else named
        for party in sorted(named):
            others = tuple(sorted(concerned - {party}))
            signed = _is_signed(signers, named, party, [parties.get(voice) for voice in voices])
            all_say = (
                len(named) > 1 and bool(groups) and all(any(means_all(called.get(each, "")) for each in some) for some in groups)
            )
            own = signed or all_say or says_itself(act, told, groups, party, parties)
            standing = "declared" if own else _standing(told, groups, party, parties, author)
            taken = (standing == "declared" and _is_taken(act)) or (not voices and party in signers and _is_to_come(act))
            status = "actual" if taken else act.status
            dated = told_days is not None
            heard = _own_of(told, groups, party, parties) if standing == "declared" else voices
            chain = tuple(Voice(called.get(voice), parties.get(voice)) for voice in heard)
            whom = others, tuple(name for name in act.towards if name != party)
            yield Deed(told, act.move, act.kind, status, party, standing, chain, since, made, dated, inferred, *words, *whom), act


def _concerned(act: Act, names: Names) -> set[str]:
    """The parties towards whom a move is done, and those whom its words name."""
    towards = {names.party_of(words_of_actor(name)) for name in act.towards} - {None}
    return {party for party in towards if party is not None} | parties_named(act, names)


def _own_of(told: Told, groups: Sequence[Sequence[str]], party: str, parties: Mapping[str, str]) -> list[str]:
    """Who speaks where a party says so itself: of several who say it together its own, each of whom speaks for one side.

    Whoever puts out a text of several adds nothing to it, and is no voice in the others' own word.
    """
    own = ([voice for voice in group if parties.get(voice) == party] or (() if told.is_joint else group) for group in groups)
    return [voice for group in own for voice in group]


def _is_taken(act: Act) -> bool:
    """Whether what is possible or still to come by a record's word is done where the party itself says so.

    "Would accept the board if ..." accepts it, and "will open the border in May" binds.
    """
    if (act.kind, act.status) == ("commit", "planned"):
        return _WILL.search(act.quote) is not None
    return (act.kind, act.status) == ("accept", "possible") and _WOULD.search(act.quote) is not None


def _is_to_come(act: Act) -> bool:
    """Whether a move tells what a party will do, by which one who signs it binds itself: "Norvask will open the bridge"."""
    return act.status == "planned" and act.kind in ("accept", "commit")


def _whose(
    act: Act,
    told: Told,
    voices: Sequence[str],
    parties: Mapping[str, str],
    names: Names,
    author: str | None,
    signers: set[str],
) -> tuple[set[str], bool]:
    """The parties of a move, and whether they are inferred.

    Args:
        signers: those who have signed the text, where it is a joint one.
    """
    called = [words_of_actor(figure.name) for figure in told.digest.figures if figure.id in act.party]
    if signers and (are_signers(called, act, names) or (not called and not act.voices and binds_all(act, told.digest, names))):
        return signers, True
    if every := all_states(act, called, names) or group_told(act, called, told.digest, names):
        return {*every, *(parties[actor] for actor in act.party if actor in parties)}, True
    if not act.party:
        return _unnamed(act, called, told, voices, parties, names, author)
    handed = {parties[actor] for actor in who_handed_over(act, told.digest) if actor in parties}
    found = handed or {parties[actor] for actor in act.party if actor in parties}
    governs = tells_of_the_government(act)
    if governs and found and THE_GOVERNMENT in parties:
        return {parties[THE_GOVERNMENT], *(found if names_another(act) else ())}, True
    if found and (not governs or any(map(names.may_govern, found))):
        return found, False
    if len(own := whose_text(act, called, told.digest, parties)) == 1:
        return own, True
    if are_both_sides(act, called):
        return both_sides(told, parties, voices, author), True
    if found or all(len(name) == 1 and name[0] in (*ITS_STATE, OWN_PARTY) for name in called):
        return _unnamed(act, called, told, voices, parties, names, author)
    party = parties.get(voices[-1]) if voices else None
    if party is not None and (all(_is_part_of(name, party) for name in called) or are_members(called, party)):
        return {party}, True
    return set(subjects_of(act, told.digest, names)), False  # the record takes "the buyer states" for a buyer


def _unnamed(
    act: Act,
    called: Sequence[Sequence[str]],
    told: Told,
    voices: Sequence[str],
    parties: Mapping[str, str],
    names: Names,
    author: str | None,
) -> tuple[set[str], bool]:
    """The parties of a move whose record names nobody, and whether they are inferred: from "we", "the government", a seat.

    Args:
        called: the words for those who make it, none of whom is a party's by name.
    """
    if found := subjects_of(act, told.digest, names):
        return set(found), False
    if (seat := parties.get(place_id(act))) is not None:
        return {seat}, True
    speaker = voices[-1] if voices else "" if told.is_joint else told.digest.outlets[0]
    own = (act.own and (voices or author)) or names_own_side(act, spoken=bool(voices)) or (not voices and leaves_itself_out(act))
    own = own or (judges(act) and bool(voices or author)) or (bool(author and not voices) and puts_forward(act, told.digest, names))
    own = own or (bool(author and not voices) and names_its_head(act, told.publisher or "", names))
    own = own or (bool(voices) and names_its_party(act))
    own = own or (names_the_government(act, called) and _is_of_a_state(told, speaker, parties, names))
    if not (own and speaker in parties) and THE_GOVERNMENT in parties and tells_of_the_government(act):
        return {parties[THE_GOVERNMENT]}, True
    return ({parties[speaker]}, True) if own and speaker in parties else (set(), False)


def _is_part_of(name: Sequence[str], party: str) -> bool:
    """Whether a name is a part of a party's own, as "the Union" in the words of who acts for the River Customs Union."""
    return bool(name) and set(name) < set(words_of_actor(party))


def _is_of_a_state(told: Told, speaker: str, parties: Mapping[str, str], names: Names) -> bool:
    """Whether somebody who speaks acts for a party that has a government."""
    party = parties.get(speaker)
    kinds = {figure.kind for figure in told.digest.figures if parties.get(figure.id) == party}
    return "government" in kinds or (party in names.states and "organisation" not in kinds)


def partners_of(act: Act, digest: Digest, parties: Mapping[str, str]) -> frozenset[str]:
    """The states and bodies for which something is done together with parties of the talks, and that are none of these."""
    if parties.keys().isdisjoint(act.party):
        return frozenset()
    figures = {figure.id: figure for figure in digest.figures}
    above = {figure.id: figure.party for figure in digest.figures}
    sides = (acting_for([id], above)[-1] for id in act.party if id in figures and id not in parties)
    others = (figures[side] for side in sides if side not in parties and figures[side].kind in _NAMED)
    return frozenset(" ".join(words_of_actor(bare_name(figure.name))) for figure in others)


def may_name(digest: Digest, names: Names) -> bool:
    """Whether a party may be named in what a report says: most of those that name none as their actor name none at all."""
    said = "\n".join((*(digest.sentences or {}).values(), *(act.quote for act in digest.acts)))
    return names.may_begin_in(undotted(said))


def redated(deeds: Iterable[Deed], earlier: Iterable[Deed]) -> list[Deed]:
    """Deeds of a later version of a report; what an earlier one told in the same words keeps the days that it had there."""
    known = {(deed.party, deed.kind, deed.status, deed.quote): deed for deed in earlier}
    found = []
    for deed in deeds:
        was = known.get((deed.party, deed.kind, deed.status, deed.quote))
        found.append(replace(deed, since=was.since, made=was.made) if was is not None and not deed.dated else deed)
    return found


def _outlets(told: Told, parties: Mapping[str, str], author: str | None) -> set[str]:
    """The actors of a report that are its outlets; a party whose own text it is is none, nor who acts for one elsewhere."""
    names = {figure.id: words_of_actor(figure.name) for figure in told.digest.figures}
    outlets = {names[outlet] for outlet in told.digest.outlets if outlet in names}
    aired = {figure.id for figure in told.digest.figures if {*names[figure.id][-1:], *name_words(figure.role or "")[-1:]} & _ON_AIR}
    own = told.digest.outlets[:1] if author is None else ()
    return {id for id, words in names.items() if (words in outlets or id in aired) and (id not in parties or id in own)}


def _voices(chain: Sequence[Sequence[str]], outlets: Set[str]) -> list[tuple[str, ...]]:
    """Who speaks in each statement of a chain, the outermost first, outlets apart; an empty string for somebody unknown."""
    groups = [tuple(speaker for speaker in group if speaker not in outlets) for group in chain]
    return [group for group in groups if group]


def _is_signed(signers: Set[str], named: Set[str], party: str, voices: Sequence[str | None]) -> bool:
    """Whether all do a thing who have signed the joint text that tells it, and no other party is told to say so."""
    return len(named) > 1 and named == signers and {party, None}.issuperset(voices)


def _standing(told: Told, voices: Sequence[Sequence[str]], party: str, parties: Mapping[str, str], author: str | None) -> Standing:
    """Own word where one at least of those who speak together in each statement acts for the party, and no other party writes it.

    Args:
        author: the party whose own text the report is.
    """
    if not voices:
        return "reported" if author is None else "declared" if author == party else "claimed"  # a release's narrator is its author
    sides = [{parties.get(voice) for voice in group} for group in voices]
    own = all(party in some for some in sides)
    titled = _is_titled(told, sides[-1])
    if (told.is_joint or titled) and len(sides) > 1:  # whoever puts it out is one of those whose text it is
        own = own or (party in sides[-1] and all(some & sides[-1] - {None} for some in sides))
    together = any({author, party} <= some for some in sides)  # in a text of both
    heard = author in (None, party) or together or told.is_of_several or titled
    return "declared" if own and heard else "claimed"


def _is_titled(told: Told, sides: Set[str | None]) -> bool:
    """Whether a text's title tells that it is one side's of those who speak in it together: "Troika Statement on Ilmenia".

    "Belmar Border Violations Statement" tells of Belmar, and is anybody's.
    """
    whose = words_of_actor(told.whose or "")
    named = (words_of_actor(side) for side in sides if side is not None)
    return any(whose[: len(side)] == side and _WHO_SPEAK.issuperset(whose[len(side) :]) for side in named)


def _author(told: Told, parties: Mapping[str, str], names: Names) -> str | None:
    """The party whose own text a report is: published under its name or its ministry's, no news service of it."""
    if told.is_joint:
        return None
    publisher = words_of_actor(told.publisher or "")
    if (own := names.releases(told.publisher)) is not None:
        return own
    return parties.get(told.digest.outlets[0]) if names_a_states(publisher, names.home_posts) else None


def _days(told: Told, days: Sequence[Days]) -> Days | None:
    """The first and the last day on which a move can have been made, where they are told: its own time, else that of saying it.

    What was done when the report came out wasn't done later: a later time is that of what the move is about, and of a span only
    what lies before counts.
    """
    for first, last in days:
        if told.day is None or first <= told.day:
            return first, min(last, told.day or last)
    return None
