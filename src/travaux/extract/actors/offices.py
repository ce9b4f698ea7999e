"""Office-holders by name and date: thousands of rows, indexed by name when loaded and read when asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from travaux.errors import ResourceError
from travaux.extract.actors.rows import text_of_file
from travaux.extract.actors.words import Words, fold

# Files with their columns, in order of trust; what a file without a post or gender column means by its rows.
_COLUMNS = {"officials.tsv": 7, "office_holders.tsv": 7, "leaders.tsv": 5, "members_of_government.tsv": 4}


@dataclass(frozen=True, slots=True)
class Office:
    """A post held by a person: `post` is empty where only the government served is known."""

    name: str
    post: str
    party: str
    start: str
    end: str
    wikidata: str
    gender: str

    def holds(self, date: str | None) -> bool:
        """Whether the post was held on an ISO date; a year or month covers all of its days."""
        if not date:
            return False
        return self.start <= date[:10] and (not self.end or date[: len(self.end)] <= self.end)


@dataclass(frozen=True, slots=True)
class Offices:
    """Rows by their folded name; `read` keeps those that have been asked for."""

    rows: Mapping[str, list[tuple[int, str]]]
    families: Mapping[str, list[str]]
    read: dict[str, tuple[Office, ...]] = field(default_factory=dict)

    def get(self, name: Words) -> tuple[Office, ...]:
        """The posts of all who bear exactly this name."""
        key = " ".join(name)
        if key not in self.rows:
            return ()
        if key not in self.read:
            self.read[key] = tuple(_office(columns, line) for columns, line in self.rows[key])
        return self.read[key]

    def of_family(self, word: str) -> list[Words]:
        """Names of which a word is the first or the last."""
        return [tuple(name.split()) for name in self.families.get(word, ())]


def _office(columns: int, line: str) -> Office:
    cells = line.split("\t")
    if columns == 7:
        return Office(*cells)
    if columns == 5:
        name, state, start, end, gender = cells
        return Office(name, "head-of-state", state, start, end, "", gender)
    name, state, start, end = cells
    return Office(name, "", state, start, end, "", "")


def parse_offices(files: Mapping[str, str]) -> Offices:
    """All office-holders of the data files.

    Raises:
        ResourceError: a file is missing, or a row has the wrong number of columns.
    """
    rows: dict[str, list[tuple[int, str]]] = {}
    families: dict[str, list[str]] = {}
    for file, columns in _COLUMNS.items():
        lines = [line for line in text_of_file(files, file).split("\n") if line and line[0] != "#"]
        if not lines:
            continue
        names = fold("\n".join([line[: line.find("\t")] for line in lines])).split("\n")
        for line, name in zip(lines, names, strict=True):
            if line.count("\t") != columns - 1 or not name:
                raise ResourceError(f"expected {columns} columns in actors/{file}, got {line!r}")
            if name in rows:
                rows[name].append((columns, line))
                continue
            rows[name] = [(columns, line)]
            first, _, rest = name.partition(" ")
            families.setdefault(first, []).append(name)
            if rest and (last := rest.rpartition(" ")[2]) != first:
                families.setdefault(last, []).append(name)
    return Offices(rows, families)
