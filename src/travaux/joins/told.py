"""Coverage as joining takes it: the versions of reports, each with what joining needs of its record, and which speak on a day."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from travaux.joins.digest import Digest

if TYPE_CHECKING:
    from travaux.ledger.versions import Status

UNDATED = "9999-12-31"  # stands after every day
_JOINT = re.compile(r"Joint (?:\w+ ){0,2}(?:communiqu[eé]|statement|declaration|release)", re.IGNORECASE)
_HEARD = re.compile(  # a title of a transcript in which several speak for themselves, whoever puts it out
    r"\b(?:joint (?:press|news|media) (?:availability|briefing|conference|encounter|statements?|remarks)|joint remarks"
    r"|(?:before|after|following|ahead of) their (?:\w+ ){0,2}(?:meeting|talks|call|signing|lunch|dinner))\b",
    re.IGNORECASE,
)
_AGREED = re.compile(  # a title that is the text's own: "Preliminary agreement between the Civic Alliance and Social Labour"
    r"(?:(?i:text of the|preliminary|final|framework|interim|coalition|government|provisional|partial|general|peace|trade"
    r"|collective|cease-?fire|armistice|cooperation|settlement|transitional?|wage|labour|bilateral|trilateral) )*"
    r"(?i:agreement|accord|memorandum(?: of (?:understanding|agreement))?|protocol|treaty|convention|compact|pact|declaration"
    r"|heads of terms)(?: on [a-z ]+)? between (?:(?:[A-Z&][\w.'’&-]*|of|the|and|for),? ?)+"
)


_WHOSE = re.compile(  # whose text it is, as its title tells, whoever prints it: "Troika Statement on Ilmenia"
    r"(?:The |Text of the )?(?P<whose>(?:[A-Z][\w.&'’-]* |of |the |and )+?)(?:Joint |Final |Press )?"
    r"(?:Statement|Communiqu[eé]|Declaration)\b"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A version of a report.

    Args:
        version, article: ids.
        place: among its article's versions, from 0.
        origin: the outermost agency that it credits, else its publisher.
        copied_from: the origin whose words a copy prints, by the first character of a sentence that it shares.
        release: from when it is known, ISO 8601; None where nothing tells.
        entered: its place in the ledger's sequence.
        digest: what joining needs of its record, as people have left it; views don't.
    """

    version: str
    article: str
    place: int
    publisher: str | None
    title: str | None
    origin: str
    release: str | None
    entered: int
    status: Status
    digest: Digest = field(default=Digest(), repr=False, compare=False)
    copied_from: Mapping[int, str] = field(default_factory=dict, repr=False, compare=False)

    @property
    def is_joint(self) -> bool:
        """Whether two or more have signed it, whoever prints it: it is nobody's own."""
        return is_joint(self.title)

    @property
    def whose(self) -> str | None:
        """The words of its title for those whose statement it is: "Troika", "G7 Foreign Ministers’"; None where that tells none."""
        found = _WHOSE.match(self.title or "")
        return found["whose"].strip() if found is not None else None

    @property
    def is_of_several(self) -> bool:
        """Whether several sides speak in it for themselves, whoever puts it out: a joint press conference."""
        return self.title is not None and _HEARD.search(self.title) is not None

    @property
    def day(self) -> str | None:
        """The day of its release; of a month or a year the last one, since only then it is surely known."""
        return day_of(self.release)


def is_joint(title: str | None) -> bool:
    """Whether a text of that title is one that two or more have signed."""
    return title is not None and (_JOINT.match(title) or _AGREED.fullmatch(title)) is not None


def day_of(release: str | None) -> str | None:
    """The day from which a release is surely known, ISO.

    >>> day_of("2021-02"), day_of("2021-03-01T09:30:00+01:00")
    ('2021-02-28', '2021-03-01')
    """
    if release is None or len(release) >= len("2021-03-01"):
        return release[:10] if release is not None else None
    year, month = int(release[:4]), int(release[5:7] or 12)
    return f"{year:04}-{month:02}-{monthrange(year, month)[1]:02}"


def days_between(one: str | None, other: str | None) -> int | None:
    """How many days lie between two, ISO; None where one isn't told."""
    if one is None or other is None:
        return None
    return abs(_number_of(one) - _number_of(other))


def day_before(day: str) -> str:
    """The day before one, ISO; of the first that there is itself."""
    return date.fromordinal(max(1, _number_of(day) - 1)).isoformat()


def day_after(day: str) -> str:
    """The day after one, ISO; of the last that there is itself."""
    return date.fromordinal(min(date.max.toordinal(), _number_of(day) + 1)).isoformat()


@lru_cache(maxsize=20_000)
def days_around(day: str, most: int) -> tuple[str, str]:
    """The first and the last day between which and one no more days lie, ISO.

    >>> days_around("2021-03-01", 2)
    ('2021-02-27', '2021-03-03')
    """
    number, last = _number_of(day), date.max.toordinal()
    return date.fromordinal(max(1, number - most)).isoformat(), date.fromordinal(min(last, number + most)).isoformat()


@lru_cache(maxsize=20_000)
def _number_of(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def known_by(told: Iterable[Told], day: str | None) -> list[Told]:
    """The versions released by a day, all without one, in canonical order: as they were released, undated ones last."""
    known = [each for each in told if day is None or (each.day is not None and each.day <= day)]
    return sorted(known, key=lambda each: (each.day or UNDATED, each.version))


def speaking(told: Iterable[Told], day: str | None = None) -> list[Told]:
    """The versions that speak on a day, of those released by then; without a day those that speak now.

    Undated reports speak on no day. Where the newest version takes the report back, none of it speaks.
    """
    newest: dict[str, Told] = {}
    known = known_by(told, day)
    for each in known:
        if each.article not in newest or each.place > newest[each.article].place:
            newest[each.article] = each
    # What was taken back says so of itself now; before the notice was known it spoke.
    return [each for each in known if newest[each.article] is each and each.status != "notice"]
