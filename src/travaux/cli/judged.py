"""Judged items, as people read them."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from travaux.cli.view import day, one_line
from travaux.record.anchor import key_spans

if TYPE_CHECKING:
    from travaux.ledger.judgements import Judged
    from travaux.record.judgement import Judgement
    from travaux.store.reports import Report

_REASONS = {
    "no-match": "its words are not in this text",
    "several-matches": "its words stand there more than once",
    "no-item": "the words are there, but no such item was found in them",
    "purged": "its words were purged",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One item that people judged, or a judgement that has lost its place."""

    article: str
    version: str
    title: str | None
    item: str
    kind: str
    state: str
    words: str
    judgements: tuple[Judgement, ...]
    changes: tuple[tuple[str, str, str], ...] = ()
    reason: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Its wire form."""
        return {
            "article": self.article,
            "version": self.version,
            "item": self.item,
            "kind": self.kind,
            "state": self.state,
            "words": self.words,
            "changes": [{"field": field, "was": was, "now": now} for field, was, now in self.changes],
            "reason": self.reason,
            "judgements": [judgement.to_dict() for judgement in self.judgements],
        }


def listed(report: Report, judged: Judged) -> Iterator[Row]:
    """The items of a version that people judged, in text order, then the judgements that have lost their place."""
    about = (report.article, report.version, report.title)
    for each in judged.items:
        if each.judgements:
            words = judged.machine.quote(key_spans(each.item))
            changes = tuple((c.field, _told(judged, c.was), _told(judged, c.now)) for c in each.corrections)
            yield Row(*about, each.item.id, each.kind, each.state, words, each.judgements, changes)
    for orphan in judged.orphans:
        anchor = orphan.anchor
        told = (orphan.judgement,) if orphan.judgement is not None else ()
        yield Row(*about, anchor.item, anchor.kind, "orphaned", anchor.quote, told, (), orphan.reason)


def join_row(judgement: Judgement, disputed: bool) -> Row:
    """A judgement on whether items are one."""
    first, *others = judgement.anchors
    words = " / ".join(anchor.quote or anchor.item for anchor in judgement.anchors)
    items = ", ".join(f"{anchor.article}#{anchor.item}" for anchor in others)
    state = "disputed" if disputed else judgement.verdict
    title = f"with {items}" if judgement.verdict == "join" else f"apart from {items}"
    return Row(first.article, first.version, title, first.item, first.kind, state, words, (judgement,))


def codebook_row(judgement: Judgement) -> Row:
    """Talks that somebody brought in."""
    talks = json.loads(judgement.value or "{}")
    words = f"{len(talks['parties'])} parties, {len(talks['issues'])} issues"
    return Row("", "", talks["name"], "", "talks", "codebook", words, (judgement,))


def _told(judged: Judged, value: str) -> str:
    """A field's value: the words at its spans, the names of its actors, else its JSON."""
    plain = json.loads(value)
    record = judged.record
    names = {actor.id: actor.name for each in (judged.machine, record) for actor in each.actors}
    if isinstance(plain, list) and plain and all(isinstance(pair, list) and len(pair) == 2 for pair in plain):
        return f"“{record.quote(tuple((start, end) for start, end in plain))}”"
    ids = plain if isinstance(plain, list) else [plain]
    return ", ".join(names[i] for i in ids) if ids and all(isinstance(i, str) and i in names for i in ids) else value


def render_judged(rows: list[Row], width: int, hidden: int = 0) -> str:
    """Judged items: the state first, then the words, then who said what and when; `hidden` is how many are in other states."""
    if not rows and hidden:
        return f"nothing is in that state; in others there are {hidden:,}"
    if not rows:
        return "nothing was judged yet; travaux search shows items, travaux judge --help what can be said of them"
    blocks = []
    for row in rows:
        item = f"{row.article}#{row.item}  " if row.item else ""
        head = f"{row.state.upper():<10} {row.kind}  {item}{one_line(row.title or '(no title)')}"
        words = " ".join(one_line(row.words).split()) or "(named by no words)"
        lines = [
            head,
            *textwrap.wrap(f"“{words}”" if row.item else words, width - 11, initial_indent=" " * 11, subsequent_indent=" " * 11),
        ]
        if row.reason is not None:
            lines.append(f"{'':<11}{_REASONS[row.reason]}")
        lines += [f"{'':<11}{field}: {one_line(was)} → {one_line(now)}" for field, was, now in row.changes]
        lines += [f"{'':<11}{_said(judgement)}" for judgement in row.judgements]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def _said(judgement: Judgement) -> str:
    field = next((f" {anchor.field}" for anchor in judgement.anchors if anchor.field), "")
    value = f" = {one_line(judgement.value)}" if judgement.verdict == "correct" and judgement.value is not None else ""
    role = ", editor" if judgement.role == "editor" else ""
    why = f": {one_line(judgement.why)}" if judgement.why else ""
    return f"{one_line(judgement.by)}{role}, {day(judgement.at[:10])}: {judgement.verdict}{field}{value}{why}  {judgement.id}"
