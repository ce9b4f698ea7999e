"""What reports tell of papers, and count, and where they tell otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from travaux.joins.told import Told
    from travaux.record.span import Spans

Against = Literal["own word against claim", "made against denied", "two voices of one party"]  # kinds of conflict


@dataclass(frozen=True, slots=True)
class PaperTold:
    """What one report tells of a paper, its pages or the days of a state; or what it counts.

    Args:
        document: its id in the record; None of what is counted.
        label: how the report calls it.
        party: of the talks, whose paper it is, or who counts; None where that isn't known.
        speakers: who tells it, the outermost first; nobody where the narrator does.
        value: pages in digits, or a day, ISO, or a span of days with a slash; of what is counted the report's words.
    """

    told: Told
    document: str | None
    label: str
    party: str | None
    speakers: tuple[str, ...]
    evidence: Spans
    quote: str
    value: str

    @property
    def id(self) -> str:
        """Its version, document and words."""
        return f"{self.told.version}/{self.document or 'count'}/{self.evidence[0][0]}"

    @property
    def made(self) -> str | None:
        """The day on which it is told."""
        return self.told.day

    def to_dict(self) -> dict[str, Any]:
        """What a view shows of it: the report, who speaks, and the words with their place."""
        return {
            "version": self.told.version,
            "document": self.document,
            "publisher": self.told.publisher,
            "title": self.told.title,
            "released": self.told.release,
            "origin": self.told.origin,
            "party": self.party,
            "label": self.label,
            "speakers": list(self.speakers),
            "value": self.value,
            "spans": [list(span) for span in self.evidence],
            "quote": self.quote,
        }


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two accounts of one paper, or of how many there are of one thing, that can't both be right.

    Args:
        state: whose days differ; None for pages and counts.
        rendered: it is of what somebody said, quoted in other words.
        kind: of conflict, where it is of what somebody says against what was told.
    """

    label: str
    state: str | None
    first: tuple[PaperTold, ...]
    second: tuple[PaperTold, ...]
    rendered: bool = False
    kind: Against | None = None

    @property
    def counted(self) -> bool:
        """Whether it is of how many there are of something, and of no paper."""
        return self.first[0].document is None and not self.rendered and self.kind is None
