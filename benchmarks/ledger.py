#!/usr/bin/env python3
"""Speed and size of a ledger that grows to many reports: `benchmarks/ledger.py [--reports 100000] [--ledger PATH|URL]`.

Reads the sample reports and those of an invented negotiation (or other reports) once, and makes many records of these: names,
days, numbers and most words are changed, so that hardly any two but copies share a sentence; still, passages of one pattern are
some ten times as many as in open news. One talk holds a fifth of them (12 parties, 40 issues); three in ten
are copies of an earlier one under another outlet's name, with a first and a last line of its own. Prints a table, or JSON with
`--json`: records added a second with copies found and the search index current, search, status and a single report's adding at a
tenth of the way and at the end, and the size of the database without captured bytes.

`--more N --ledger PATH|URL` adds N reports to a ledger that was made so, prepared beforehand, and prints how many are stored a
second: what a ledger takes where those who read have cores of their own. The ledger grows by them.
"""

from __future__ import annotations

import argparse
import gc
import json
import multiprocessing
import random
import re
import statistics
import sys
import tempfile
import time
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any

from views import bring_codebook, commands_asked, talks_between, views_asked

from travaux import Record, Rejection
from travaux.ingest.add import BATCH
from travaux.ingest.pool import cores
from travaux.ingest.worker import ReadingOptions, joiners_of, open_reader
from travaux.intake import Intake
from travaux.join_resources import load_ledger_words
from travaux.record.capture import Capture
from travaux.record.span import tagged_id
from travaux.store import Entry, Ledger, open_ledger, prepare
from travaux.store.joins.current import bring_current
from travaux.store.search import Query, search
from travaux.store.status import status_of

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = (ROOT / "examples" / "reports", ROOT / "eval" / "ledger" / "first" / "reports.jsonl")
SENT = 50  # records that a process prepares before it sends them
BLOCK = 5000  # records held by the processes that make them
SEED = 20261126
TALK = [f"{a}{b}" for a in ("Dor", "Mer", "Tol", "Sab") for b in ("velia", "mark", "onia")]  # twelve parties
ISSUES = [
    f"{a} {b}"
    for a in ("river", "border", "fishing", "mineral", "rail", "transit", "grain", "harbour")
    for b in ("tolls", "quotas", "patrols", "rights", "inspections")
]  # forty
SYLLABLES = [c + v + e for c in "bdfgklmnprstvz" for v in "aeiou" for e in ("l", "n", "r", "s", "m")]
SWAPS = {
    "said": ("stated", "added"),
    "proposal": ("plan", "draft"),
    "talks": ("negotiations",),
    "demand": ("request",),
    "week": ("month",),
}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WORD = re.compile(r"[A-Za-z]+|\d+")
PERSONS = 20  # names of each party
OUTLETS = [f"The {name.title()} {kind}" for name in SYLLABLES[:40] for kind in ("Courier", "Gazette", "Herald", "Post", "Wire")]


def base_records(sources: Sequence[Path], most: int) -> list[dict[str, Any]]:
    """Wire forms of the records of some reports."""
    records = []
    with open_reader(ReadingOptions()) as reader:
        for capture in Intake([str(source) for source in sources]):
            found = reader.read_capture(capture) if isinstance(capture, Capture) else capture
            if not isinstance(found, Rejection) and found.sentences:
                records.append(found.to_dict())
            if len(records) == most:
                break
    return records


class Variation:
    """One way of changing a report's words, the same for the same word throughout."""

    def __init__(self, chance: random.Random, names: Mapping[str, str]) -> None:
        self._chance = chance
        self._named = dict(names)
        self._shift = chance.randrange(1, 7)

    def word(self, word: str) -> str:
        """What stands in a word's place."""
        if word in self._named:
            return self._named[word]
        if word in DAYS:
            return DAYS[(DAYS.index(word) + self._shift) % 7]
        if word.isdigit():
            return str(int(word) % 100_000 + self._chance.randrange(1, 90)) if len(word) < 4 else word
        if word in SWAPS and self._chance.random() < 0.5:
            return self._chance.choice(SWAPS[word])
        if word.islower() and len(word) > 2 and self._chance.random() < 0.85:  # another wording
            self._named[word] = "".join(self._chance.choices(SYLLABLES, k=2))
            return self._named[word]
        return word


def vary(wire: Mapping[str, Any], chance: random.Random, *, talk: bool) -> dict[str, Any]:
    """A record's wire form with its text, spans and names changed together."""
    text = wire["article"]["text"]
    variation = Variation(chance, _new_names(wire, chance, talk))
    pieces, old, new, at, length = [], [0], [0], 0, 0
    for found in _WORD.finditer(text):
        put = variation.word(found.group())
        if put != found.group():
            pieces += [text[at : found.start()], put]
            length += found.start() - at + len(put)
            at = found.end()
            old += [found.start(), at]
            new += [length - len(put), length]
    pieces.append(text[at:])

    def moved(offset: int) -> int:
        place = bisect_right(old, offset) - 1
        if place % 2:  # inside a word that was put in another's place
            return new[place] if offset == old[place] else new[place + 1]
        return new[place] + offset - old[place]

    changed = _moved(wire, moved)
    changed["article"]["text"] = "".join(pieces)
    for named, key in ((changed["article"], "title"), *((actor, "name") for actor in changed["actors"])):
        named[key] = _WORD.sub(lambda found: variation.word(found.group()), named[key]) if named[key] else None
    return _identified(changed, chance)


def _new_names(wire: Mapping[str, Any], chance: random.Random, talk: bool) -> dict[str, str]:
    names: dict[str, str] = {}
    persons = [actor for actor in wire["actors"] if actor["kind"] == "person"]
    for actor in wire["actors"]:
        for word in _WORD.findall(actor["name"]) if actor not in persons else ():
            if word[0].isupper() and word not in names:
                names[word] = chance.choice(TALK) if talk else "".join(chance.choices(SYLLABLES, k=3)).capitalize()
    called = {actor["id"]: actor["name"] for actor in wire["actors"]}
    for actor in persons:  # each acts for one party always
        side = " ".join(names.get(word, word) for word in _WORD.findall(called.get(actor["party"], "")))
        which = f"{side} {chance.randrange(PERSONS)}" if talk and side else f"{chance.random()}"
        for place, word in enumerate(reversed(_WORD.findall(actor["name"]))):
            if word[0].isupper() and word not in names:
                names[word] = "".join(random.Random(f"{which} {place}").choices(SYLLABLES, k=2)).capitalize()
    for word in ("river", "border", "war", "treaty", "waters", "indemnity", "bridge", "fisheries"):
        if talk:
            names[word] = chance.choice(ISSUES)
    return names


def _moved(value: Any, moved: Callable[[int], int]) -> Any:
    """A copy of a wire value with each span moved."""
    if isinstance(value, dict):
        copied = {key: _moved(each, moved) for key, each in value.items()}
        if "start" in copied and "end" in copied:
            copied["start"], copied["end"] = moved(copied["start"]), moved(copied["end"])
        return copied
    if isinstance(value, list):
        if len(value) == 2 and all(type(each) is int for each in value):
            return [moved(value[0]), moved(value[1])]
        return [_moved(each, moved) for each in value]
    return value


def _identified(wire: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    article = wire["article"]
    day = date(2024, 1, 1) + timedelta(days=chance.randrange(1000))
    article["published"], article["published_basis"] = day.isoformat(), "page"
    article["publisher"] = chance.choice(OUTLETS)
    article["url"] = f"https://news.example/{chance.randrange(1 << 60):x}"
    article["id"] = tagged_id("a1", article["url"])
    article["version"] = tagged_id("v1", article["text"])
    return wire


def copied(wire: Mapping[str, Any], chance: random.Random) -> dict[str, Any]:
    """The report as another outlet prints it: with a first and a last line of its own."""
    head = f"{chance.choice(OUTLETS)} brings you this report number {chance.randrange(10_000)} from abroad.\n\n"
    tail = f"\n\nMore on this from {chance.choice(OUTLETS)} on page {chance.randrange(100)} today."
    changed = _moved(wire, lambda offset: offset + len(head))
    text = wire["article"]["text"]
    changed["article"]["text"] = head + text + tail
    end = len(head) + len(text) + 2
    changed["article"]["sentences"] = [[0, len(head) - 2], *changed["article"]["sentences"], [end, end + len(tail) - 2]]
    return _identified(changed, chance)


def record_of(base: Sequence[Mapping[str, Any]], number: int) -> tuple[Capture, Record]:
    """A record by its number, which alone tells all about it."""
    chance = random.Random(SEED * 1_000_003 + number)
    original = chance.randrange(max(0, number - 5000), number) if chance.random() < 0.3 and number > 10 else number
    source = random.Random(SEED * 2_000_003 + original)
    wire = vary(base[source.randrange(len(base))], source, talk=source.random() < 0.2)
    record = Record.from_dict(wire if original == number else copied(wire, chance))
    article = record.article
    return Capture(article.text.encode(), article.url or "", url=article.url, retrieved=article.published), record


def _work(pipe: Connection, base: Sequence[Mapping[str, Any]]) -> None:
    """Makes records when told their numbers, and when told None sends what is to be stored of them."""
    words, joiners = load_ledger_words(), joiners_of(ReadingOptions(talks=(talks_between(TALK, ISSUES),)))
    records: list[tuple[Capture, Record]] = []
    while (numbers := pipe.recv()) != "end":
        if numbers is not None:
            gc.unfreeze()
            records = [record_of(base, number) for number in numbers]
            gc.freeze()  # no process that reads holds so many
            pipe.send(len(records))
            continue
        for start in range(0, len(records), SENT):
            some = records[start : start + SENT]
            pipe.send([prepare(c, record, words, record.made_by, joiners=joiners) for c, record in some])
        pipe.send(None)


def _receive(pipe: Connection, found: SimpleQueue[list[Entry] | None]) -> None:
    """Passes on what a process has prepared, so that it goes on while others' is stored."""
    pipe.send(None)
    while (entries := pipe.recv()) is not None:
        found.put(entries)
    found.put(None)


class Makers:
    """Processes that make records, untimed, and then prepare them, as those that read do."""

    def __init__(self, base: Sequence[Mapping[str, Any]]) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipes = []
        for _ in range(cores()):
            ours, theirs = context.Pipe()
            context.Process(target=_work, args=(theirs, base), daemon=True).start()
            self._pipes.append(ours)

    def make(self, numbers: range) -> None:
        """Make the records of some numbers."""
        for place, pipe in enumerate(self._pipes):
            pipe.send(numbers[place :: len(self._pipes)])
        for pipe in self._pipes:
            pipe.recv()

    def prepared(self) -> Iterator[list[Entry]]:
        """What is to be stored of them, in batches as adding makes them."""
        found: SimpleQueue[list[Entry] | None] = SimpleQueue()
        for pipe in self._pipes:
            Thread(target=_receive, args=(pipe, found), daemon=True).start()
        left, batch = len(self._pipes), list[Entry]()
        while left:
            entries = found.get()
            left -= entries is None
            batch += entries or []
            if len(batch) >= BATCH:
                yield batch
                batch = []
        if batch:
            yield batch

    def end(self) -> None:
        """End the processes."""
        for pipe in self._pipes:
            pipe.send("end")


QUERIES = (
    Query("treaty"),
    Query("river tolls"),
    Query('"border patrols"'),
    Query("proposal -war"),
    Query("indemnity", kind="demand"),
    Query(kind="reject", party=TALK[0]),
    Query("minister", who=TALK[3]),
    Query("offer", publisher="Courier"),
    Query("demand", since=date(2025, 3, 1), until=date(2025, 3, 31)),
    Query(kind="accept", party=TALK[5], since=date(2026, 1, 1)),
)


def asked(place: str) -> dict[str, Any]:
    """What asking a ledger costs, in a warm process of its own, milliseconds."""
    with open_ledger(place, load_ledger_words()) as ledger:
        return _asked(ledger)


def _asked(ledger: Ledger) -> dict[str, Any]:
    timed = []
    for _ in range(5):
        for query in QUERIES:
            began = time.perf_counter()
            search(ledger, query)
            timed.append((time.perf_counter() - began, query))
    timed = sorted(timed[len(QUERIES) :], key=lambda pair: pair[0])  # the first round warms up
    times = [seconds for seconds, _ in timed]
    began = time.perf_counter()
    status = status_of(ledger)
    told = time.perf_counter() - began
    return {
        "search_ms": {"median": _ms(statistics.median(times)), "p95": _ms(times[int(len(times) * 0.95)]), "most": _ms(times[-1])},
        "slowest": {name: str(value) for name, value in asdict(timed[-1][1]).items() if value},
        "status_ms": _ms(told),
        "reports": status.reports,
        "repeated_passages": status.repeated,
        "bytes_a_report": round(status.database_bytes / status.reports),
    }


def measured(ledger: Ledger, place: str, makers: Makers, count: int) -> dict[str, Any]:
    """What asking costs, and adding one report alone, milliseconds."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        found: dict[str, Any] = pool.apply(asked, (place,))
        found["views"] = pool.apply(views_asked, (place, TALK[0], ISSUES[0]))
    found["commands_s"] = commands_asked(place)
    singles = []
    makers.make(range(10_000_000 + count, 10_000_000 + count + 40))
    for entries in makers.prepared():
        for entry in entries:
            began = time.perf_counter()
            ledger.add([entry])
            singles.append(time.perf_counter() - began)
    return found | {"add_one_ms": _ms(statistics.median(singles))}


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)


def run(ledger: Ledger, place: str, base: Sequence[Mapping[str, Any]], reports: int) -> dict[str, Any]:
    """Add reports, joined for the talk, and measure at a tenth of the way and at the end."""
    bring_codebook(ledger, TALK, ISSUES)
    makers = Makers(base)
    gc.freeze()
    steps = []
    step = max(reports // 10, 1)
    at_tenth: dict[str, Any] = {}
    for start in range(0, reports, step):
        seconds = 0.0
        for first in range(start, start + step, BLOCK):
            numbers = range(first, min(first + BLOCK, start + step))
            makers.make(numbers)
            began = time.perf_counter()
            for entries in makers.prepared():
                ledger.add(entries)
            seconds += time.perf_counter() - began
        steps.append(round(step / seconds))
        print(f"{start + step:,} reports: {steps[-1]} a second", file=sys.stderr, flush=True)
        at_tenth = at_tenth or measured(ledger, place, makers, start)
    at_end = measured(ledger, place, makers, reports)
    makers.end()
    return {"reports": reports, "added_a_second": steps, "at_a_tenth": at_tenth, "at_the_end": at_end}


def more(place: str, base: Sequence[Mapping[str, Any]], count: int) -> dict[str, Any]:
    """Add reports that were prepared beforehand to a ledger of the benchmark's; what is stored a second."""
    makers, rates, seconds = Makers(base), list[int](), 0.0
    with open_ledger(place, load_ledger_words()) as ledger:
        first = status_of(ledger).reports
        bring_current(ledger)
        for start in range(first, first + count, BLOCK):
            makers.make(range(start, min(start + BLOCK, first + count)))
            batches = list(makers.prepared())
            gc.freeze()
            for entries in batches:
                began = time.perf_counter()
                ledger.add(entries)
                taken = time.perf_counter() - began
                seconds += taken
                rates.append(round(len(entries) / taken))
    makers.end()
    return {"reports": first, "more": count, "stored_a_second": round(count / seconds), "by_batch": rates}


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--ledger", help="a new file, or an empty database of PostgreSQL; a temporary file by default")
    parser.add_argument("--source", type=Path, nargs="*", default=SAMPLES, help="reports whose records are repeated")
    parser.add_argument("--base", type=int, default=200, help="how many of them at most")
    parser.add_argument("--more", type=int, metavar="N", help="only add N to the ledger named by --ledger, prepared beforehand")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    base = base_records(options.source, options.base)
    if options.more:
        print(json.dumps(more(options.ledger, base, options.more)))
        return
    with tempfile.TemporaryDirectory() as folder:
        place = options.ledger or str(Path(folder) / "ledger.db")
        with open_ledger(place, load_ledger_words(), create=True) as ledger:
            found = run(ledger, place, base, options.reports)
    found["words_a_report"] = round(statistics.mean(len(wire["article"]["text"].split()) for wire in base))
    print(json.dumps(found, indent=2) if options.json else _table(found))


def _table(found: Mapping[str, Any]) -> str:
    first, last = found["at_a_tenth"], found["at_the_end"]
    rows = [
        ("records added a second, first and last tenth", found["added_a_second"][0], found["added_a_second"][-1]),
        ("search, 95th percentile, ms", first["search_ms"]["p95"], last["search_ms"]["p95"]),
        ("search, median, ms", first["search_ms"]["median"], last["search_ms"]["median"]),
        ("status, ms", first["status_ms"], last["status_ms"]),
        ("adding one report alone, ms", first["add_one_ms"], last["add_one_ms"]),
        ("database, bytes a report", first["bytes_a_report"], last["bytes_a_report"]),
    ]
    head = f"{'':<46} {first['reports']:>10,} {last['reports']:>10,}"
    return "\n".join([head, *(f"{name:<46} {a:>10,} {b:>10,}" for name, a, b in rows)])


if __name__ == "__main__":
    main()
