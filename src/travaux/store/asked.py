"""What is asked of a ledger's talks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from travaux.joins.codebook import Talks


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a ledger.

    Args:
        talks: by name; the first ones where None is given.
        codebook: other talks than the ledger's.
        as_of: a day, ISO: made and known by then; None for now.
        hindsight: made by then, and known by now.
        entered: the ledger as it was when its sequence had come so far.
        party, issue: of the talks; only what is theirs.
        since: a day, ISO; only what was done, or became known, on it or later.
        every: all propositions are looked at, however many there are.
    """

    talks: str | None = None
    codebook: Talks | None = None
    as_of: str | None = None
    hindsight: bool = False
    entered: int | None = None
    party: str | None = None
    issue: str | None = None
    since: str | None = None
    every: bool = False

    @property
    def anew(self) -> bool:
        """Whether coverage must be joined anew for it."""
        return self.codebook is not None or self.entered is not None
