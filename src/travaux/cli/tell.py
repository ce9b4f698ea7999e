"""What a ledger answers, as people read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from travaux.cli.view import counted, day, one_line, outlet
from travaux.record.article import REJECTION_CODES

if TYPE_CHECKING:
    from travaux.store.search import Hit
    from travaux.store.shown import Shown, ShownVersion
    from travaux.store.status import Status

_STATUSES = {
    "current": "current",
    "superseded": "replaced by a later version",
    "killed": "withdrawn by its outlet",
    "retracted": "retracted by its outlet",
    "notice": "takes a report back",
}


def render_status(status: Status, width: int = 100) -> str:
    """What a ledger holds; reports, time and outlets first."""
    return _folded(_status(status), width)


def _folded(lines: Iterable[str], width: int) -> str:
    """Lines of facts behind their names, what doesn't fit below its beginning."""
    import textwrap

    more = {"subsequent_indent": " " * 15, "break_long_words": False, "break_on_hyphens": False}
    return "\n".join("\n".join(textwrap.wrap(line, max(width, 40), **more)) for line in lines)  # type: ignore[arg-type]


def _status(s: Status) -> Iterator[str]:
    span = f", {day(s.published[0])} to {day(s.published[1])}" if s.published else ""
    outlets = f", {counted(s.outlets, 'outlet')}" if s.outlets else ""
    yield f"{one_line(s.ledger)}: {counted(s.reports, 'report')}{outlets}{span}"
    yield ""
    yield f" Versions      {s.versions:,}" + _told(_STATUSES[k] + f" {n:,}" for k, n in s.statuses.items() if k != "current")
    if s.undated:
        yield f"               {s.undated:,} without a date: they stand in no dated view"
    if s.unattached:
        yield f"               {s.unattached:,} correct or take back a report that isn't here, or one of several"
    yield f" Passages      {s.passages:,}, {s.repeated:,} of them in more than one report"
    items = {name: n for name, n in s.items.items() if name not in ("times", "unresolved")}
    yield f" Found         {', '.join(f'{n:,} {name}' for name, n in items.items()) or 'nothing yet'}"
    for number, (made_by, count) in enumerate(s.readings):
        yield f" {'Read by' if not number else '':<13} {_maker(made_by)}: {counted(count, 'reading')}"
    if s.judgements:
        yield f" Judgements    {s.judgements:,}"
    for number, (code, count) in enumerate(s.rejections.items()):
        yield f" {'Refused' if not number else '':<13} {count:,} {code}: {REJECTION_CODES.get(code, '')}"
    for number, stone in enumerate(s.purged):
        told = f"{stone['article']} on {day(stone['added'][:10])}: {one_line(stone['reason'])}"
        yield f" {'Purged' if not number else '':<13} {told}"
    if s.publishers:
        yield f" Outlets       {', '.join(f'{one_line(name)} {count:,}' for name, count in s.publishers)}"
    if s.feeds:
        yield f" Feeds         {s.feeds:,} followed"
    yield f" Size          {_size(s.database_bytes)} in the database, {_size(s.captured_bytes)} of reports as they came"
    last = f"last on {day(s.last_added[:10])}; " if s.last_added else ""
    yield f" Entered       {last}its sequence is at {s.entered:,}, for --entered"


_NOTES = {
    "corrected": "corrects an earlier version",
    "updated": "updates an earlier version",
    "killed": "withdraws an earlier version",
    "retracted": "retracts an earlier version",
    "earlier-version": "tells of an earlier version",
}
_MOST_COPIES = 12


def render_report(shown: Shown, width: int = 100) -> str:
    """What is known of a report: which version speaks, then whose story it is, then where the bytes came from."""
    return _folded(_report(shown), width)


def _report(shown: Shown) -> Iterator[str]:
    copies = shown.copies
    r = copies.report
    yield one_line(r.title or "(no title)")
    credit = f" · credits {one_line(r.origin)}" if r.origin != r.publisher else ""
    yield f"{outlet(r.publisher)}{credit} · {day(r.published)} · {r.article}"
    yield ""
    for number, version in enumerate(shown.versions):
        yield from _version(number, version)
    yield ""
    if not copies.others:
        yield f" Copies        none of its {copies.passages:,} passages stands in another report"
        return
    shared = f"{copies.shared:,} of its {counted(copies.passages, 'passage')}"
    yield f" Copies        {counted(len(copies.others), 'report')} with {shared}"
    origins = ", ".join(one_line(origin) for origin in copies.origins)
    first = "this report" if copies.first.version == r.version else outlet(copies.first.publisher)
    yield f"               {counted(len(copies.origins), 'origin')}: {origins}; first in {first}, {day(copies.first.release)}"
    for copy in copies.others[:_MOST_COPIES]:
        other = copy.report
        about = f"{outlet(other.publisher)} · {day(other.published)} · {other.article}"
        yield f"         {copy.share:>4.0%}  {about}"
    if len(copies.others) > _MOST_COPIES:
        yield f"             and {len(copies.others) - _MOST_COPIES:,} more: --format json lists them all"


def _version(number: int, version: ShownVersion) -> Iterator[str]:
    r = version.report
    known = f"known from {day(r.release)}" if r.release else "not known when it was released"
    yield f" {f'Version {number + 1}':<13} {_STATUSES[r.status]} · {known} · {r.version}"
    for note in {(note["kind"], note["headline"], note["until"]): note for note in version.notes}.values():
        if note["kind"] == "embargo":
            yield f"               embargoed until {day(note['until']) if note['until'] else 'a time that it does not tell'}"
        else:
            yield f"               {_NOTES[note['kind']]}" + (f": “{one_line(note['headline'])}”" if note["headline"] else "")
    if r.unattached:
        yield "               the report that it speaks of isn't here, or is one of several"
    for source in version.sources:
        fetched = f", fetched {day(source['retrieved'])}" if source["retrieved"] else ""
        yield f"               from {one_line(source['url'] or source['source'])}{fetched}"
    for reading in version.readings:
        counts = "" if reading["counts"] or len(version.readings) == 1 else ", kept, no longer counts"
        items = f"{reading['items']['statements']:,} statements, {reading['items']['moves']:,} moves"
        yield f"               read by {_maker(reading['made_by'])}: {items}{counts}"


def _told(parts: Iterator[str]) -> str:
    told = ", ".join(parts)
    return f" ({told})" if told else ""


def _maker(made_by: Mapping[str, Any]) -> str:
    own = " with a lexicon of one's own" if made_by["options_sha256"] else ""
    return f"travaux {made_by['version']}, {made_by['model']['name']} ({made_by['model']['sha256'][:8]}){own}"


def _size(size: int) -> str:
    for unit in ("bytes", "KB", "MB", "GB"):
        if size < 1000 or unit == "GB":
            return f"{size:,} {unit}" if unit == "bytes" else f"{size:,.1f} {unit}"
        size /= 1000  # type: ignore[assignment]
    return ""


def render_hits(hits: list[Hit], width: int) -> str:
    """What was found: of each sentence the outlet, the day and the headline, then its words and what was found in it."""
    import textwrap

    blocks = []
    for hit in hits:
        report = hit.report
        about = [outlet(report.publisher), day(report.published)]
        if report.status != "current":
            about.append(_STATUSES[report.status])
        if hit.witnesses > 1:
            about.append(f"in {hit.witnesses:,} reports")
        lines = [f"{' · '.join(about)} · {one_line(report.title or '(no title)')}  [{report.article}]"]
        words = " ".join(one_line(hit.text).split())
        lines += textwrap.wrap(words, width - 6, initial_indent=f"{f'[{hit.sentence}]':>5} ", subsequent_indent=" " * 6)
        for item in hit.items:
            who = one_line(", ".join(item.who) or "nobody named")
            lines.append(f"      {who}: {item.kind}  {report.article[:11]}#{item.id[:11]}")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)
