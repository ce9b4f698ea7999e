"""Joins coverage: who did what, whose it was, and which propositions it is about, as it was known on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from travaux.joins.bonds import NO_RULES, Bonds, judged_node, link_own, own_id
from travaux.joins.codebook import Talks
from travaux.joins.deeds import FORWARD, STANCES, Deed
from travaux.joins.digest import Act
from travaux.joins.elsewhere import is_elsewhere, lands_elsewhere
from travaux.joins.issues import issue_finder, party_stems
from travaux.joins.links import Shelf, shelve
from travaux.joins.moves import deeds_of, may_name, partners_of, redated
from travaux.joins.nodes import Link, Node, Others, node_of
from travaux.joins.owners import owners_in
from travaux.joins.parties import Sides, find_parties, sides_of
from travaux.joins.party_names import party_names
from travaux.joins.play import Play
from travaux.joins.propositions import Place, Proposition, join_propositions, places_of
from travaux.joins.senses import Alone, Sense, Senses
from travaux.joins.told import Told, known_by, speaking
from travaux.ledger.join_rules import JoinRules
from travaux.ledger.vocabulary import JoinWords
from travaux.ledger.words import stems_of, words_of

NO_SENSES: Mapping[str, Sense] = {}


class Joiner:
    """Joins coverage of talks, report by report."""

    def __init__(self, talks: Talks, words: JoinWords) -> None:
        self.talks = talks
        self.names = party_names(talks, words)
        self.words = words
        self.finder = issue_finder(talks, words)
        self.passed_over = party_stems(talks)
        self._elsewhere = lands_elsewhere(talks, words)

    def sides(self, told: Told) -> Sides:
        """For whom the actors of a report act, as far as it tells itself."""
        return sides_of(told, self.names)

    def alone(self, told: Told) -> Alone:
        """What the talks make of a report by itself."""
        sides, senses = self.sides(told), self._senses(told, NO_SENSES)
        telling = bool(sides.parties or sides.asked) and not self.finder.is_dated
        known = {act.move: senses.of(act, None) for act in (told.digest.acts if telling else ()) if act.kind in STANCES}
        return Alone(told.day, told.publisher, told.title, sides, known)

    def deeds(
        self, told: Told, parties: dict[str, str], known: Mapping[str, Sense] = NO_SENSES
    ) -> Iterator[tuple[Deed, Node | None]]:
        """What the parties do in one report; of stances with the nodes of what they are about.

        Args:
            known: what the words of its moves tell, as far as that was found before.
        """
        senses, partners = self._senses(told, known), partial(partners_of, digest=told.digest, parties=parties)
        others = Others(partners, self._owners, partial(_is_made_by, parties))
        for deed, act in deeds_of(told, parties, self.names) if parties or may_name(told.digest, self.names) else ():
            stance = deed.kind in STANCES and not _names_itself(deed, self.words)
            yield deed, node_of(deed, act, senses, others) if stance else None

    def _owners(self, act: Act) -> frozenset[str]:
        """Whose the thing is that a move is about."""
        return owners_in(act.about, self.names, self.words.lands)

    def _senses(self, told: Told, known: Mapping[str, Sense]) -> Senses:
        elsewhere = partial(is_elsewhere, digest=told.digest, names=self.names, elsewhere=self._elsewhere)
        return Senses(told.digest, self.finder, self.words, self.passed_over, known, elsewhere)


def _is_made_by(parties: Mapping[str, str], act: Act) -> bool:
    """Whether a party makes a move, or somebody whom nothing tells."""
    return not act.party or not parties.keys().isdisjoint(act.party)


def _names_itself(deed: Deed, words: JoinWords) -> bool:
    """Whether what a move is about is only who makes it: "the draft of the Council" tells of no thing that the Council proposes."""
    own, told = set(words_of(deed.party)), set(stems_of(deed.about))
    return told <= own | {"the"} or (deed.kind in FORWARD and not told.isdisjoint(own) and told <= own | words.empty)


@dataclass(frozen=True, slots=True)
class Joined:
    """All that is known of coverage of talks.

    Args:
        deeds: each with the node of what it is about; none of what is no stance.
        parties: for which the actors of reports act, by their ids, by versions.
        links, places: of the nodes on the shelf.
    """

    deeds: Mapping[str, tuple[Deed, Node | None]]
    parties: Mapping[str, Mapping[str, str]]
    shelf: Shelf
    links: Mapping[int, Link | None]
    places: Mapping[int, Place]


def joined(told: Sequence[Told], joiner: Joiner, rules: JoinRules = NO_RULES) -> Joined:
    """Join all of some coverage, each version whether it speaks or not; mere notices tell nothing.

    Args:
        rules: what people say of moves that are about the same thing, or aren't.
    """
    bonds = Bonds(rules)
    known = [each for each in told if each.status != "notice"]
    parties = find_parties(known, joiner.names)
    deeds: dict[str, tuple[Deed, Node | None]] = {}
    by_article: dict[str, list[Deed]] = defaultdict(list)
    for each in sorted(known, key=lambda each: each.place):
        pairs = list(joiner.deeds(each, parties[each.version]))
        dated = redated((deed for deed, _ in pairs), by_article[each.article])
        by_article[each.article] += dated
        deeds |= {deed.id: (deed, judged_node(deed, node, bonds)) for deed, (_, node) in zip(dated, pairs, strict=True)}
    shelf = shelve((node for _, node in deeds.values() if node is not None), joiner.words.weights)
    own = {ref: id for ref in bonds.refs if (id := own_id(ref)) in shelf.nodes}
    links = {node.id: shelf.link(node) for node in shelf.nodes.values() if node.id not in own.values()}
    link_own(bonds, own, shelf, links)
    places = places_of(shelf.nodes.values(), links, {}, shelf.nodes, set(own.values()))
    return Joined(deeds, parties, shelf, links, places)


def join(
    told: Sequence[Told],
    talks: Talks,
    words: JoinWords,
    as_of: str | None = None,
    *,
    hindsight: bool = False,
    rules: JoinRules = NO_RULES,
) -> Play:
    """Join coverage; the order in which it is given makes no difference.

    Args:
        as_of: a day, ISO: only what was made and known by then.
        hindsight: what was made by then, also where it was known later.
        rules: what people say of moves that are about the same thing, or aren't.
    """
    day = None if hindsight else as_of
    found = joined(known_by(told, day), Joiner(talks, words), rules)
    stances = [(deed, node.id) for deed, node in found.deeds.values() if node is not None]
    propositions = join_propositions(stances, found.shelf, found.places)
    reports = speaking(told, day)
    versions = {each.version for each in reports}
    spoken = [deed for deed, _ in found.deeds.values() if deed.told.version in versions]
    spoken = [deed for deed in spoken if as_of is None or (deed.made is not None and deed.made <= as_of)]
    spoken.sort(key=lambda deed: deed.making)
    undated = sum(each.release is None for each in told)
    return Play(talks, as_of, len(reports), tuple(spoken), tuple(_told_now(propositions, spoken)), undated)


def _told_now(propositions: Sequence[Proposition], spoken: Sequence[Deed]) -> Iterator[Proposition]:
    """Propositions with those of their deeds that are told now; those without any are left out."""
    ids = {deed.id for deed in spoken}
    for proposition in propositions:
        if deeds := tuple(deed for deed in proposition.deeds if deed.id in ids):
            yield replace(proposition, deeds=deeds)
