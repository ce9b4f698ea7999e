"""The actor lexicon: names of states, organisations and blocs, office-holders by date, role words, small words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from travaux.errors import ResourceError
from travaux.extract.actors.offices import Offices, parse_offices
from travaux.extract.actors.rows import name_words, rows_of
from travaux.extract.actors.words import Words, fold

BUSINESS = "BUS"  # the sector of firms, with which PLOVER codes of theirs end
_FOREIGN = frozenset({"der", "die", "das", "el", "il", "la", "las", "le", "les", "los", "o"})  # articles of other languages
_SINGULARS = (("men", "man"), ("women", "woman"), ("people", "person"), ("ies", "y"), ("s", ""))
# Later files correct earlier ones.
_GIVEN_NAMES = ("given_names_world.tsv", "given_names.tsv", "given_names_more.tsv")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a state, an organisation or a bloc. `party` is the key of what it is an organ of."""

    key: str
    name: str
    kind: str
    party: str | None = None
    wikidata: str | None = None
    iso3: str | None = None
    plover: str | None = None


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a name: `what` is name, alias, adjective, people, capital, seat or organ; dates bound its use."""

    key: str
    what: str
    shape: str
    start: str = ""
    end: str = ""

    def holds(self, date: str | None) -> bool:
        """Whether the name had this meaning on an ISO date (always, where no date is given)."""
        return not date or ((not self.start or self.start <= date) and (not self.end or date <= self.end))


@dataclass(frozen=True, slots=True)
class Role:
    """A role word: its class (post, person, group, organ, body, state, text, bloc), posts, gender and PLOVER sector."""

    kind: str
    posts: tuple[str, ...]
    gender: str
    sector: str


@dataclass(frozen=True, slots=True)
class ActorLexicon:
    """All that actors are resolved with, indexed by first word where entries have several."""

    names: Mapping[str, tuple[tuple[Words, Sense], ...]]
    facts: Mapping[str, Facts]
    roles: Mapping[str, tuple[tuple[Words, Role], ...]]
    offices: Offices
    given_names: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
    issuers: Mapping[Words, str]  # of releases, and whose organs they are, by name

    def role(self, words: Words) -> Role | None:
        """The role that exactly these words tell."""
        entries = self.roles.get(words[0], ()) if words else ()
        return next((role for found, role in entries if found == words), None)

    def singular(self, words: Words) -> tuple[Words, Role] | None:
        """What one of a plural's is ("foreign ministers": foreign minister; "spokesmen": spokesman); None if no role."""
        last = words[-1]
        for ending, one in _SINGULARS:
            if last.endswith(ending):
                single = (*words[:-1], last.removesuffix(ending) + one)
                role = self.role(single)
                if role is not None:
                    return single, role
        return None

    def is_a(self, what: str, word: str) -> bool:
        """Whether a small word is one of a class ("determiner", "title", "stop", ...)."""
        return word in self.words[what]


def _shape(surface: str) -> str:
    """`acronym`, `capital` or `any`: how a text must write the name for it to be that name."""
    letters = surface.replace(".", "").replace(" ", "")
    if (letters.isupper() and len(letters) <= 6) or any(c.isdigit() for c in letters):
        return "acronym"
    return "capital" if surface[:1].isupper() else "any"


class _Names:
    """Collects names and facts while files are parsed; earlier facts of a key win."""

    def __init__(self) -> None:
        self.index: dict[str, dict[tuple[Words, str, str, str], Sense]] = {}
        self.facts: dict[str, Facts] = {}

    def fact(self, facts: Facts) -> None:
        self.facts.setdefault(facts.key, facts)

    def add(self, surface: str, key: str, what: str, *, start: str = "", end: str = "") -> None:
        words = name_words(surface)
        if words and words[0] == "the":
            words = words[1:]
        if words:
            sense = Sense(key, what, _shape(surface), start, end)
            self.index.setdefault(words[0], {}).setdefault((words, key, what, start), sense)

    def frozen(self) -> dict[str, tuple[tuple[Words, Sense], ...]]:
        return {
            first: tuple(sorted(((k[0], sense) for k, sense in found.items()), key=lambda e: (-len(e[0]), e[1].key)))
            for first, found in self.index.items()
        }


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _add_states(names: _Names, files: Mapping[str, str]) -> None:
    usual = {row[0]: row for row in rows_of(files, "state_words.tsv", 5) if row[1] == "name"}
    listed = {row[0]: row for row in rows_of(files, "states.tsv", 4)}
    for code in sorted(usual.keys() | listed.keys()):
        _, name, wikidata, aliases = listed.get(code, [code, "", "", ""])
        chosen = usual[code][2] if code in usual else name
        start, end = usual[code][3:] if code in usual else ("", "")
        iso3 = code if code in listed else None
        names.fact(Facts(code, chosen, "government", wikidata=wikidata or None, iso3=iso3, plover=code))
        for alias in (chosen, name, *_split(aliases)):
            names.add(alias, code, "name", start=start, end=end)
    for code, adjectives, peoples, capitals in rows_of(files, "peoples.tsv", 4):
        for what, cell in (("adjective", adjectives), ("people", peoples), ("capital", capitals)):
            for surface in _split(cell):
                names.add(surface, code, what)
    for code, what, surface, start, end in rows_of(files, "state_words.tsv", 5):
        if what == "organ":
            key = f"{code}/{fold(surface)}"
            names.fact(Facts(key, surface, "government", party=code, plover=f"{code}GOV"))
            names.add(surface, key, what, start=start, end=end)
        elif what != "name":
            names.add(surface, code, what, start=start, end=end)


def _add_organisations(names: _Names, files: Mapping[str, str]) -> None:
    known: dict[str, str] = {}
    for key, name, kind, party, wikidata, aliases, seats, plover in rows_of(files, "organisation_words.tsv", 8):
        names.fact(Facts(key, name, kind, party or None, wikidata or None, plover=plover or None))
        known |= {" ".join(name_words(n)): key for n in (name, *_split(aliases))}
        for surface in (name, *_split(aliases)):
            names.add(surface, key, "name")
        for surface in _split(seats):
            names.add(surface, key, "capital")
    for name, acronym, wikidata, others, _ in rows_of(files, "organisations.tsv", 5):
        key = known.get(" ".join(name_words(name)), f"org/{fold(name)}")
        names.fact(Facts(key, name, "organisation", wikidata=wikidata, plover="IGO"))
        for surface in (name, acronym, *_split(others)):
            if len(surface) > 2 and " ".join(name_words(surface)) not in known:
                names.add(surface, key, "name")
    for surface, name, _ in rows_of(files, "blocs.tsv", 3):
        key = f"bloc/{fold(name)}"
        names.fact(Facts(key, name, "bloc"))
        names.add(surface, key, "name")


def _roles(files: Mapping[str, str]) -> dict[str, tuple[tuple[Words, Role], ...]]:
    index: dict[str, dict[Words, Role]] = {}
    for phrase, kind, posts, gender, sector in rows_of(files, "roles.tsv", 5):
        words = name_words(phrase)
        if words in index.get(words[0], {}):
            raise ResourceError(f"expected each role once in actors/roles.tsv, got {phrase!r} twice")
        index.setdefault(words[0], {})[words] = Role(kind, tuple(_split(posts)), gender, sector)
    return {first: tuple(sorted(found.items(), key=lambda e: -len(e[0]))) for first, found in index.items()}


def _add_outlets(names: _Names, outlets: Iterable[tuple[str, str]], telling: Mapping[str, str]) -> None:
    """Outlets by names of several words that end in one with which outlets' names end: "Foreign Affairs" tells more often another.

    Or that open with another language's article: "Le Midi".

    Args:
        telling: the words with which outlets' names end.
    """
    known = {words for found in names.index.values() for words, *_ in found}
    for name, country in outlets:
        words = name_words(name)
        several = len(words) - (words[:1] == ("the",)) > 1 and (words[-1] in telling or words[0] in _FOREIGN)
        if several and words not in known and words[1:] not in known:
            key = f"outlet/{fold(name)}"
            names.fact(Facts(key, name, "organisation", plover=f"{country}JRN"))
            names.add(name, key, "name")


def parse_actor_lexicon(
    files: Mapping[str, str], issuers: Mapping[str, str] | None = None, outlets: Iterable[tuple[str, str]] = ()
) -> ActorLexicon:
    """The lexicon from the texts of the files of `data/actors`, by file name.

    Args:
        files: texts by file name.
        issuers: names of those who publish releases, and whose organs they are.
        outlets: names of agencies, newspapers, broadcasters, with their countries.

    Raises:
        ResourceError: a file is missing, a row has the wrong number of columns or an empty first one, or a role
            stands twice.
    """
    names = _Names()
    _add_states(names, files)
    _add_organisations(names, files)
    given = {row[0]: row[1] for file in _GIVEN_NAMES for row in rows_of(files, file, 2)}
    small: dict[str, dict[str, str]] = {}
    for word, what, value in rows_of(files, "reference_words.tsv", 3):
        small.setdefault(what, {})[word] = value
    _add_outlets(names, outlets, small.get("outlet", {}))
    return ActorLexicon(
        names.frozen(),
        names.facts,
        _roles(files),
        parse_offices(files),
        given,
        small,
        {name_words(name): side for name, side in (issuers or {}).items()},
    )
