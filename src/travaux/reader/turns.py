"""Turns of a transcript: which paragraphs begin with the name of who speaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from travaux.record.naming import NUMBER, OUTLET, POST, SLUG, TITLE, any_capital

_CAPITALS = re.compile(
    any_capital(
        rf"(?!{SLUG}: )"
        rf"(?:(?:[A-Z][A-Z.'’-]+(?: (?:[A-Z][A-Z.'’-]*|Mc[A-Z]+|\([^)]{{1,40}}\))){{0,5}}){OUTLET}"
        rf"|{NUMBER}{TITLE}"
        r" [A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}(?: \([^)]{1,40}\)){0,2}): \S"
        r"|[QA](?:[.:]| ) ?[A-Z“\"'(]"
    )
)
_NAMED = re.compile(
    any_capital(
        rf"(?!(?i:{SLUG}): )"
        r"(?P<label>[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|of|for|de|van|von|al)){0,6}(?: \([^)]{1,40}\))?)"
        rf"(?:{POST})?: \S"
    )
)
_LONGEST_LABEL = 90
_FEWEST_TURNS = 2
_FEWEST_NAMED = 3  # turns with labels in mixed case, of which one comes again
_ENDED = re.compile(r"[.?!…—–-][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Turns:
    """Whether a text is a transcript, and whether its labels are in mixed case ("Ana Velt: ...").

    `titles` are lines that only read like turns: "DOCKS PAY: WHERE WE ARE", "The Round – Part 8: What Next".
    """

    transcript: bool
    named: bool = False
    titles: frozenset[str] = frozenset()

    def begin(self, paragraph: str) -> bool:
        """Whether a paragraph of a transcript begins a turn."""
        if not self.transcript or paragraph in self.titles:
            return False
        head = paragraph[: _LONGEST_LABEL + 2]
        return _CAPITALS.match(head) is not None or (self.named and _NAMED.match(head) is not None)


def find_turns(paragraphs: Sequence[str]) -> Turns:
    """What a text's paragraphs tell of its turns."""
    titles = _find_titles(paragraphs)
    paragraphs = [paragraph for paragraph in paragraphs if paragraph not in titles]
    heads = [paragraph[: _LONGEST_LABEL + 2] for paragraph in paragraphs]
    labels = Counter(m.group("label") for head in heads if (m := _NAMED.match(head)) is not None)
    named = labels.total() >= _FEWEST_NAMED and max(labels.values()) > 1
    return Turns(named or sum(_CAPITALS.match(head) is not None for head in heads) >= _FEWEST_TURNS, named, titles)


def _find_titles(paragraphs: Sequence[str]) -> frozenset[str]:
    """Lines in capitals throughout that end as no sentence does, and a first line that does so below a label of its own."""
    plain = 2 * sum(paragraph.isupper() for paragraph in paragraphs) < len(paragraphs)
    found = {p for p in paragraphs if plain and p.isupper() and len(p.split()) > 3 and not _ENDED.search(p)}
    if paragraphs and (first := _NAMED.match(paragraphs[0][: _LONGEST_LABEL + 2])) and not _ENDED.search(paragraphs[0]):
        again = sum(paragraph.startswith(f"{first.group('label')}:") for paragraph in paragraphs)
        found |= {paragraphs[0]} if again <= 1 and len(paragraphs[0].split()) > 3 else set()
    return frozenset(found)
