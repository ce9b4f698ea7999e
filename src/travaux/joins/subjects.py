"""Whose a move is where its record names nobody, by its own words: "Kestria agrees", "the Kestrian side proposes", "our side".

A reader knows the states of its tables, and takes others for names only where the words around tell so. Who keeps a codebook has
said what the parties are called, so that a party which stands as the subject of a move is told by its report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from travaux.joins.digest import Act, Digest
from travaux.joins.told import Told
from travaux.ledger.words import name_words

_MOST_JUDGED = 200  # characters of a move that says what somebody thinks of a thing
_MOST_WORDS = 12  # of a move in which its subject stands
_BODIES = frozenset(("side", "delegation", "government", "cabinet", "team", "leadership", "negotiators", "authorities"))
_UNIONS = frozenset("association brotherhood confederation federation guild league syndicate union".split())  # noqa: SIM905
_OWNERS_OF = frozenset("employer farmer grower manufacturer operator owner producer publisher shipowner trader".split())  # noqa: SIM905
_BUSINESSES = frozenset(  # that have an association
    "businesses carriers companies employers exporters farmers farms firms growers haulers importers manufacturers members mills"  # noqa: SIM905
    " operators owners ports producers publishers railways shipowners terminals traders yards".split()
)
_WORKERS = frozenset(  # who have a union
    "cleaners couriers crew crews dockers doctors drivers employees engineers firefighters guards journalists lecturers"  # noqa: SIM905
    " mechanics members men miners nurses officers paramedics pilots players porters postmen seafarers shunters signallers staff"
    " steelworkers stewards strikers teachers technicians tutors workers women".split()
)
_OWN_BODIES = frozenset(("government", "cabinet", "country", "delegation", "side", "province"))
ITS_STATE = frozenset(  # what a state, or a part of one, is called
    ("administration", "cabinet", "country", "government", "kingdom", "nation", "province", "republic", "state", "territory")
)
OWN_PARTY = "party"
_OWNERS = frozenset(("our", "my", "his", "her"))
_PASSIVE = re.compile(
    r"(?:(?:has|have|had|will|would|may|might|could|can|must) (?:not )?)*(?:was|were|is|are|be|been|being) (?:not |also )?(\w+)"
)
_DONE_TO = re.compile(r"(?!prepared|opposed|determined|committed|agreed|inclined|interested)\w+ed$|told$|given$|sent$|shown$|left$")
_TOLD_PASSIVE = re.compile(r"\b(?:is|are|was|were|has been|have been|will be) (?:not |also |hereby |again )?\w+ed\b")
_IS_SO = re.compile(
    r"^(?!(?:It|That|This)\b)[\w ,'’%.-]+ (?:is|are|was|were|remains?) (?:not |also |still )?(?:an? |too )?\w+$"
    r"|^(?!(?:It|That|This)\b)[\w ,'’%.-]+ (?:won['’]t|will not|would not|wouldn['’]t) do$"  # "Five per cent won't do"
)
_IS_RULED_OUT = re.compile(  # "Lifting the ban is not on the table"
    r"^(?!(?:[Ii]t|[Tt]hat|[Tt]his)\b)[\w ,'’%.-]+ (?:is|are|was|were|remains?)(?: simply| still)? [\"“‘']*"
    r"(?:(?:not|never|no longer) (?:on the table|negotiable|an option|for (?:discussion|sale)|up for \w+)"
    r"|off the table|out of the question|beyond discussion|a (?:non-starter|red line|no-go)|unthinkable)\b"
)
_BY_SOMEBODY = re.compile(r"\bby (?:the|an?|its|their|his|her|our|some|[A-Z])")  # not "by five kilometres"
BOTH_SIDES = frozenset(
    (*size, noun)
    for size in (("two",), ("both",))
    for noun in ("sides", "parties", "powers", "governments", "countries", "states", "delegations", "camps")
) | {("sides",), ("parties",), ("both",)}
_ALL = frozenset(("sides", "parties", "governments", "ministers", "delegations", "countries", "states", "leaders", "presidents"))
_HOW_MANY = frozenset(("the", "all", "both", "two", "three", "four", "five", "foreign"))
_NUMBERS = {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_MOST_GROUP = 4  # words of a group's name
_GROUPS = frozenset(  # nouns for several parties that do something together
    "arbitrators brokers conciliators conveners donors facilitators guarantors hosts intermediaries mediators"  # noqa: SIM905
    " moderators sponsors".split()
)
_LISTING = frozenset("and are as both from government governments kingdom of republic the three two were".split())  # noqa: SIM905
_TO_TEXT = 8  # characters from the beginning of a move to the text that does it: "the second draft"
_TEXTS = frozenset("document draft letter memorandum note package paper plan position proposal report statement text".split())  # noqa: SIM905
_STATES = ("capitals", "countries", "governments", "nations", "powers", "states")
_SHALL = re.compile(r"\bshall\b")
_BY_ALL = re.compile(r"\bby (?:all|both)\b")
_NO_SUBJECT = frozenset(("of", "to", "with", "from", "by", "and", "for", "against", "on", "at", "in"))  # before a name
_WHICH_DOES = re.compile(r"(?:which|who) (?!(?:the|an?|its|their|his|her|it|he|she|they|we|I)\b)[a-z]")
_OF_SOME = re.compile(r"[Tt]he \w+ of\b")


class Names(Protocol):
    """What names parties."""

    @property
    def parties(self) -> Mapping[tuple[str, ...], str]: ...

    @property
    def home_posts(self) -> frozenset[str]: ...

    @property
    def states(self) -> frozenset[str]: ...

    def places(self, words: Sequence[str]) -> Iterator[tuple[int, int, str]]: ...

    def party_of(self, words: Sequence[str]) -> str | None: ...

    def may_begin_in(self, text: str) -> bool: ...

    def may_govern(self, party: str) -> bool: ...

    def in_full(self, text: str) -> str: ...

    def releases(self, publisher: str | None) -> str | None: ...


def parties_named(act: Act, names: Names) -> set[str]:
    """The parties whom the words of a move tell."""
    told = names.in_full(" ".join((act.quote, act.about, act.condition or "")))
    return {party for _, _, party in names.places(name_words(told))}


def subjects_of(act: Act, digest: Digest, names: Names) -> list[str]:
    """The parties that are named as the subject of a move: with its first words, or with those right before them."""
    words = list(name_words(act.quote))[:_MOST_WORDS]
    if found := _first(words, names) or _first_in_short(act.quote, words, names):
        return found
    if act.quote[:1].isupper():
        return []
    head = list(name_words(digest.context(act, 0)))
    places = sorted(names.places(head))
    if not places:
        return []
    start, end, party = places[-1]
    before = head[start - 1] if start and head[start - 1] != "the" else head[start - 2] if start > 1 else ""
    told_of = _WHICH_DOES.match(act.quote) is not None  # "a spokesman for Karvelia, which refused it"
    return [party] if set(head[end:]) <= _BODIES and (told_of or before not in _NO_SUBJECT) else []


def _first_in_short(quote: str, words: Sequence[str], names: Names) -> list[str]:
    """The party with which a move begins that is called so in short: "The Commission proposes", no "Commission of Norvask"."""
    named = any(start <= 1 for start, _, _ in names.places(words))
    if named or _OF_SOME.match(quote):
        return []
    return _first(list(name_words(names.in_full(quote)))[:_MOST_WORDS], names)


def _first(words: Sequence[str], names: Names) -> list[str]:
    """The parties with which words begin: one, or several that stand side by side."""
    found: list[str] = []
    at = int(words[:1] == ["the"])
    for start, end, party in sorted(names.places(words)):
        if start != at:
            break
        behind = list(words[end : end + 1])
        if behind and behind[0] in _BODIES:
            end += 1
        elif behind == ["s"]:
            if not words[end + 1 : end + 2] or words[end + 1] not in _BODIES:
                break
            end += 2
        elif tuple(words[start:end]) not in names.parties:
            break  # "a Kestrian diplomat": who that is, is told by the record
        if (passive := _PASSIVE.match(" ".join(words[end:]))) and _DONE_TO.match(passive.group(1)):
            return []  # "Kestria was offered 2.50 marks": who did so isn't told
        found.append(party)
        if words[end : end + 1] != ["and"]:
            break
        at = end + 1 + int(words[end + 1 : end + 2] == ["the"])
    return found


def both_sides(told: Told, parties: Mapping[str, str], voices: Sequence[str], author: str | None = None) -> set[str]:
    """The two parties that do something in a report, told of by one or by a third: whom "the two sides" means; else none.

    Where more are told of, he who tells may be none of the two, and those are meant that alone are told to meet.

    Args:
        author: the party whose own text the report is.
    """
    doing = {parties[actor] for act in told.digest.acts for actor in act.party if actor in parties}
    speaking = {parties[voice] for voice in voices if voice in parties} | {author} - {None}
    meeting = {frozenset(parties.get(actor, "") for actor in act.party) for act in told.digest.acts if act.kind == "consult"}
    pairs = {met for met in meeting if len(met) == 2 and "" not in met and met.isdisjoint(speaking)}
    sure = doing if doing.isdisjoint(speaking) or doing == set(parties.values()) else set()
    candidates = (sure, doing - speaking, *(pairs if len(pairs) == 1 else ()))
    return next((set(found) for found in candidates if len(found) == 2), set())


def whose_text(act: Act, called: Iterable[Sequence[str]], digest: Digest, parties: Mapping[str, str]) -> set[str]:
    """The party whose text does something: "her paper suggests it", "the paper also calls for it"; none where nothing tells."""
    first = name_words(act.quote)[:2]
    opens = len(first) > 1 and first[0] in (*_OWNERS, "the", "this", "that") and first[1] in _TEXTS
    if not opens and not any(len(name) == 1 and name[0] in _TEXTS for name in called):
        return set()
    if first and first[0] in _OWNERS and not act.voices:
        before = [other for other in digest.acts if other.evidence < act.evidence and act.sentence - other.sentence <= 1]
        return {parties[actor] for actor in (before[-1].party if before else ()) if actor in parties}
    if first and first[0] in _OWNERS:
        return {parties[voice] for group in act.voices[-1:] for voice in group if voice in parties}
    begins = act.evidence[0][0]
    told = (paper for paper in digest.papers if any(0 <= start - begins <= _TO_TEXT for start, _ in paper.mentions))
    authors = next((paper.authors for paper in told), ())
    return {parties[author] for author in authors if author in parties}


def all_states(act: Act, called: Iterable[Sequence[str]], names: Names) -> frozenset[str]:
    """All parties that are states, where as many do something: "All four governments accepted it"; else none."""
    for words in _called_or_told(called, act):
        at = next((at for at, word in enumerate(words) if word not in ("all", "of", "the")), 0)
        many = _NUMBERS.get(words[at]) if words else None
        if many is not None and words[at + 1 : at + 2] and words[at + 1] in _STATES and many == len(names.states):
            return names.states
    return frozenset()


def group_told(act: Act, called: Iterable[Sequence[str]], digest: Digest, names: Names) -> frozenset[str]:
    """The parties that a report lists beside the noun by which it calls them: "the guarantors, Karvelia and Norvask"; else none."""
    for words in _called_or_told(called, act):
        told = [word for word in words[:_MOST_GROUP] if word not in _HOW_MANY]
        noun = told[0] if told else ""
        if noun in _GROUPS:
            listed = (_listed_beside(noun, name_words(text), names) for text in (digest.sentences or {}).values())
            return next((found for found in listed if len(found) > 1), frozenset())
    return frozenset()


def _listed_beside(noun: str, words: Sequence[str], names: Names) -> frozenset[str]:
    """The parties that stand in a list right behind a noun, or right before it: "Karvelia and Norvask, the two guarantors"."""
    places = sorted(names.places(words))
    for at in (at for at, word in enumerate(words) if word == noun):
        for some in ([place for place in places if place[0] > at], [place for place in reversed(places) if place[1] <= at]):
            found, edge = set[str](), (at + 1, at)
            for start, end, party in some:
                between = words[edge[0] : start] if start > at else words[end : edge[1]]
                if not set(between) <= _LISTING:
                    break
                found.add(party)
                edge = end, start
            if len(found) > 1:
                return frozenset(found)
    return frozenset()


def are_signers(called: Iterable[Sequence[str]], act: Act, names: Names) -> bool:
    """Whether a joint text tells a move of all who signed it: "the three Governments", "the Ministers", "the parties"."""
    together = act.quote.startswith("They ") and act.kind == "accept"  # "They further agreed on the rent"
    return together or any(_is_all(name, names) for name in _called_or_told(called, act))


def _called_or_told(called: Iterable[Sequence[str]], act: Act) -> list[Sequence[str]]:
    """What those who do something are called, else the words of the move in which its subject stands."""
    return [name for name in called if name] or [name_words(act.quote)[:_MOST_WORDS]]


def binds_all(act: Act, digest: Digest, names: Names) -> bool:
    """Whether a joint text tells what all who signed it will have done: "The bridge shall be opened", "adopted by all three"."""
    sentence = (digest.sentences or {}).get(act.sentence, "")
    by_all = _BY_ALL.search(sentence) is not None and act.kind in ("accept", "commit")
    return by_all or (act.kind == "commit" and _SHALL.search(act.quote) is not None and not subjects_of(act, digest, names))


def _is_all(name: Sequence[str], names: Names) -> bool:
    words = [word for word in name if word not in _HOW_MANY]
    if words[1:2] == ["of"] and _is_of_one(words[2:], names):
        return False  # "the Ministers of Karsund"
    return bool(words) and words[0] in _ALL and (len(words) == 1 or words[1] not in _NO_SUBJECT or words[1] == "of")


def _is_of_one(words: Sequence[str], names: Names) -> bool:
    """Whether words begin with one party and no list of them."""
    (start, end, _), *others = sorted(names.places(words)) or ((1, 1, ""),)
    return not start and not (others and {*words[end : others[0][0]]} <= {"and"})


def signers_of(told: Told, names: Names) -> set[str]:
    """The parties that have signed a joint text, by its title or by who publishes it."""
    words = (name_words(text) for text in (told.title or "", told.publisher or ""))
    found = ({party for _, _, party in names.places(each)} for each in words)
    return next((signed for signed in found if len(signed) > 1), set())


def are_both_sides(act: Act, called: Iterable[Sequence[str]]) -> bool:
    """Whether a move is that of "both sides", as its own words or those of its actors' names say it."""
    words = name_words(act.quote)[:3]
    words = words[1:] if words[:1] == ("the",) else words[:2]
    return words[:2] in BOTH_SIDES or any(name in BOTH_SIDES for name in called)


def means_all(name: str) -> bool:
    """Whether a name means all who do something: "both", "the two sides", "all three"; what these say is each one's own word."""
    words = tuple(word for word in name_words(name) if word != "the")
    return words in BOTH_SIDES or (words[:1] == ("all",) and _NUMBERS.keys() >= set(words[1:]))


def leaves_itself_out(act: Act) -> bool:
    """Whether a move is told in the passive, by nobody: "is rejected", as a party's release tells of its own."""
    return _TOLD_PASSIVE.search(act.quote) is not None and _BY_SOMEBODY.search(act.quote) is None


def judges(act: Act) -> bool:
    """Whether a move says of something what its author thinks of it: "The payment is welcome", "3 per cent is an insult"."""
    if act.kind not in ("accept", "reject") or len(act.quote) > _MOST_JUDGED:
        return False
    return _IS_SO.search(act.quote) is not None or (act.kind == "reject" and _IS_RULED_OUT.search(act.quote) is not None)


def puts_forward(act: Act, digest: Digest, names: Names) -> bool:
    """Whether a move tells what would be, in a sentence that names no party: "Under the proposal pay would rise"."""
    told = name_words((digest.sentences or {}).get(act.sentence, act.quote))
    return act.kind in ("propose", "offer") and not list(names.places(told))


def names_own_side(act: Act, *, spoken: bool) -> bool:
    """Whether a move is that of a government, or a side, that is named without its state and is that of who tells it.

    Args:
        spoken: somebody speaks, and owns it: "our side", "her government"; else the narrator of a release: "the government".
    """
    words = name_words(act.quote)[:2]
    owners = _OWNERS if spoken else ("the", "our")
    return len(words) > 1 and words[0] in owners and words[1] in _OWN_BODIES


def names_its_party(act: Act) -> bool:
    """Whether a move is that of "the party", "his party" without a name: of those who speak their own."""
    words = name_words(act.quote)[:2]
    return len(words) > 1 and words[1] == OWN_PARTY and words[0] in (*_OWNERS, "the", "their")


def names_its_head(act: Act, publisher: str, names: Names) -> bool:
    """Whether a move is that of "the President" without a name, in what the President's office releases."""
    words = name_words(act.quote)[:2]
    return len(words) > 1 and words[0] == "the" and words[1] in names.home_posts and words[1] in name_words(publisher)


def names_the_government(act: Act, called: Iterable[Sequence[str]]) -> bool:
    """Whether a move is that of "the government", without its state: in a minister's words his own."""
    words = name_words(act.quote)[:2]
    named = any(len(name) == 1 and name[0] in ITS_STATE for name in called)
    return named or (len(words) > 1 and words[0] == "the" and words[1] in ITS_STATE)


def tells_of_the_government(act: Act) -> bool:
    """Whether a move is told of "the government" or "the cabinet" in so many words, and of nobody's by name."""
    words = name_words(act.quote)[:3]
    return words[:1] == ("the",) and words[1:2] in (("government",), ("cabinet",)) and words[2:3] != ("s",)


def names_another(act: Act) -> bool:
    """Whether somebody else does a move beside the government: "The government and the company agree"."""
    return name_words(act.quote)[2:3] == ("and",)


def are_members(called: Iterable[Sequence[str]], party: str) -> bool:
    """Whether those who do something are of the kind that a party is made up of: in a union's words "the drivers" are its own."""
    body = name_words(party)
    if _UNIONS.isdisjoint(body):
        return False
    members = _BUSINESSES if any(word.removesuffix("s") in _OWNERS_OF for word in body) else _WORKERS
    return all(bool(name) and name[-1] in members for name in called)


def who_handed_over(act: Act, digest: Digest) -> tuple[str, ...]:
    """Whose the paper is that "It" means: of who hands it over in the sentence before: "Velt sent a text. It proposes a truce."."""
    if name_words(act.quote)[:1] != ("it",) or act.kind not in ("propose", "demand", "offer"):
        return ()
    before = [
        each for each in digest.acts if each.sentence == act.sentence - 1 and each.kind in ("submit", "disclose") and each.party
    ]
    told = any(
        first <= start < last
        for each in before
        for first, last in each.evidence
        for paper in digest.papers
        for start, _ in paper.mentions
    )
    return before[0].party if told and len({each.party for each in before}) == 1 else ()
