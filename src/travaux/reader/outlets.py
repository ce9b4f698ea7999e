"""News agencies, outlets and issuers of releases: found by name or by domain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from travaux.errors import ResourceError
from travaux.reader.urls import host_of

OutletKind = Literal["agency", "newspaper", "broadcaster", "magazine", "site", "issuer"]
KINDS = ("agency", "newspaper", "broadcaster", "magazine", "site", "issuer")


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes: canonical `name`, other names, domains, country (ISO 3166 alpha-3), and whose organ it is.

    `organ_of` is a state's or an organisation's usual English name; `since` and `until` are years, None where not known.
    """

    name: str
    kind: OutletKind
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str | None = None
    organ_of: str | None = None
    since: int | None = None
    until: int | None = None

    def organ_in(self, year: int | None) -> str | None:
        """Whose organ it was in a year; without a year, whose it is or was."""
        early = year is not None and self.since is not None and year < self.since
        late = year is not None and self.until is not None and year > self.until
        return None if early or late else self.organ_of


@dataclass(frozen=True, slots=True)
class Outlets:
    """All outlets, with tables by exact name, by folded name and by domain."""

    all: tuple[Outlet, ...]
    by_name: Mapping[str, Outlet]
    by_folded: Mapping[str, Outlet]
    by_domain: Mapping[str, Outlet]

    def named(self, name: str | None, *, exact: bool = False) -> Outlet | None:
        """The outlet of a name, in any case and with or without "The" unless `exact`."""
        if not name:
            return None
        name = " ".join(name.split())
        found = self.by_name.get(name)
        return found if found is not None or exact else self.by_folded.get(_fold(name))

    def at(self, url: str | None) -> Outlet | None:
        """The outlet at a URL's host or the closest domain above it."""
        parts = host_of(url).split(".") if url else []
        for start in range(max(0, len(parts) - 1)):
            if (found := self.by_domain.get(".".join(parts[start:]))) is not None:
                return found
        return None


def _fold(name: str) -> str:
    return re.sub(r"^the ", "", re.sub(r"[^\w ]", "", name.replace("-", " ")).lower().strip())


def parse_outlets(rows: Iterable[list[str]]) -> Outlets:
    """Outlets from the rows of `outlets.tsv`.

    Raises:
        ResourceError: a row has another number of cells, an unknown kind, or a name that another row has.
    """
    outlets: list[Outlet] = []
    names: dict[str, Outlet] = {}
    folded: dict[str, Outlet] = {}
    domains: dict[str, Outlet] = {}
    for row in rows:
        outlet = _parse_row(row)
        outlets.append(outlet)
        for name in (outlet.name, *outlet.aliases):
            if name in names:
                raise ResourceError(f"expected each outlet's name once in outlets.tsv, got {name!r} for two")
            names[name] = outlet
            folded.setdefault(_fold(name), outlet)
        for domain in outlet.domains:
            if domains.setdefault(domain, outlet) is not outlet:
                raise ResourceError(f"expected each domain once in outlets.tsv, got {domain!r} for two")
    return Outlets(tuple(outlets), names, folded, domains)


def _parse_row(row: list[str]) -> Outlet:
    if len(row) != 8 or not row[0] or row[1] not in KINDS:
        raise ResourceError(f"expected eight cells and a kind of {', '.join(KINDS)} in outlets.tsv, got {row!r}")
    name, kind, aliases, hosts, country, organ_of, since, until = row
    return Outlet(
        name,
        cast(OutletKind, kind),
        tuple(filter(None, aliases.split(";"))),
        tuple(filter(None, hosts.split(","))),
        country or None,
        organ_of or None,
        int(since) if since else None,
        int(until) if until else None,
    )
