"""Coverage joined, as views take it: what the parties did, and the propositions that it is about."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from travaux.joins.copies import settled_in

if TYPE_CHECKING:
    from travaux.joins.codebook import Talks
    from travaux.joins.deeds import Deed
    from travaux.joins.propositions import Proposition


@dataclass(frozen=True, slots=True)
class Play:
    """Coverage of talks, joined.

    Args:
        as_of: a day, ISO: made and known by then; None for now.
        reports: how many speak.
        deeds: moves of the parties, in the order in which they were made, then told.
        propositions: what their stances are about.
        undated: how many stand in no dated view.
        newest: where only so many propositions were looked at, those of the newest deeds.
        last: the newest day of any deed of the talks, also where only some deeds are looked at; None where that isn't told.
        referred: whether what its moves mean that name nothing was looked for already.
    """

    talks: Talks
    as_of: str | None
    reports: int
    deeds: tuple[Deed, ...]
    propositions: tuple[Proposition, ...]
    undated: int
    newest: int | None = None
    last: str | None = None
    referred: bool = False
    _settled: tuple[Deed, ...] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def now(self) -> str | None:
        """The day on which it stands so: that which is asked for, else the newest of its deeds."""
        return self.as_of or self.last or (self.deeds[-1].made if self.deeds else None)

    @property
    def settled(self) -> tuple[Deed, ...]:
        """Its deeds, a copy as made when its original was."""
        return settled_in(self)
