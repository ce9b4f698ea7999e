#!/usr/bin/env python3
"""Reads broken bytes, pages and texts, made from the sample reports, and checks what comes of them.

    eval/fuzz.py [--minutes N] [--seed N] [--once] [--records MODEL] [--limit SECONDS]

Each case comes from a number: a sample of `examples/reports` is taken and changed by one to six of the changes below. What is
read from it must be an article whose blocks and spans lie inside its text, one after another, or a rejection with a code; with
`--records` the whole record is made and checked. A case that raises, breaks this, or takes more than `--limit` seconds of
processor time ends the run with exit status 1 and its number; `--once --seed N` runs that case alone. The last lines count the
cases by their outcome, with the numbers of some.
"""

from __future__ import annotations

import argparse
import queue
import random
import re
import signal
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from travaux.reader import PageParser, ReadOptions, find_date_problems, read_bytes
from travaux.record.article import REJECTION_CODES, Article, Rejection

REPORTS = Path(__file__).resolve().parent.parent / "examples" / "reports"
STALL = 300.0  # seconds of wall time without a word, after which a case waits for something that never comes

Change = Callable[[str, random.Random], str]
ByteChange = Callable[[bytes, random.Random], bytes]

PIECES = (
    "VELM, March 14 (Reuters) - ",
    "/TASS/.",
    "(AP) --",
    "14:10, 16 February\n",
    "2019-02-30",
    "From: a@x\nTo: b@x\nSubject: c\nDate: d\n\n",
    "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n",
    "^slug<\n",
    "AP-NY-09-14-95 1412EDT<",
    "MR. HART: ",
    "Q  ",
    "Related\n",
    "Comments (3)\n",
    "# ",
    "> ",
    "[a](https://x.example/b)",
    "**",
    "\u202e\u200b\u0301",
    "\u2028\x85\x0b\x0c",
    "&lt;p&gt;&#x110000;&#0;",
    "<!---->",
    "<![CDATA[",
    "<br><br>",
    "<pre>",
    "<article><p>",
    "</div></p></body></html>",
    "<form><table><tr><td>",
    '<script type="application/ld+json">{"@type": ["NewsArticle", 3], "author": [[{"name": {}}]], "datePublished": {}}</script>',
    '<meta property="og:title" content="',
    '<base href="http://[">',
    "https://[x/2019/13/45",
    "\U0001f600\ud83d",
    "é“”’—…",
)


def _slice(length: int, rng: random.Random, most: int = 400) -> tuple[int, int]:
    start = rng.randrange(length + 1)
    return start, min(length, start + rng.randrange(most))


def insert(text: str, rng: random.Random) -> str:
    """A piece put in anywhere, at times very often."""
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(PIECES) * rng.choice((1, 1, 1, 2, 50, 3000)) + text[at:]


def cut(text: str, rng: random.Random) -> str:
    """A stretch left out, or the end."""
    start, end = _slice(len(text), rng)
    return text[:start] if rng.random() < 0.2 else text[:start] + text[end:]


def repeat(text: str, rng: random.Random) -> str:
    """A stretch many times over."""
    start, end = _slice(len(text), rng)
    return text[:start] + text[start:end] * rng.choice((2, 3, 20, 300)) + text[end:]


def shuffle(text: str, rng: random.Random) -> str:
    """Lines in another order."""
    lines = text.split("\n")
    rng.shuffle(lines)
    return "\n".join(lines)


def respace(text: str, rng: random.Random) -> str:
    """Line ends and blanks in other places, or none."""
    old, new = rng.choice(((" ", "\n"), ("\n", " "), (" ", ""), ("\n", "\n\n"), ("\n", "\r\n    "), (". ", ".\n")))
    return text.replace(old, new)


def recase(text: str, rng: random.Random) -> str:
    """All in capitals, or none, or every stop another mark."""
    return rng.choice((str.upper, str.lower, str.swapcase, lambda t: t.replace(".", rng.choice("!?:;,(["))))(text)


def retag(text: str, rng: random.Random) -> str:
    """Tags doubled, dropped or turned into others."""
    tags = ("div", "p", "span", "table", "blockquote", "pre", "article", "form", "li", "x")

    def other(match: re.Match[str]) -> str:
        chance = rng.random()
        if chance < 0.1:
            return ""
        if chance < 0.2:
            return match.group() * rng.choice((2, 40))
        return match.group(1) + rng.choice(tags) + ">" if chance < 0.4 else match.group()

    return re.sub(r"(</?)[a-z][^<>]{0,200}>", other, text)


def bomb(text: str, rng: random.Random) -> str:
    """Something very long or deep."""
    length = rng.choice((1000, 20_000, 300_000))
    made = rng.choice(
        (
            lambda: "<div>" * (length // 5),
            lambda: "<p " + " ".join(f"a{n}=1" for n in range(length // 5)) + ">",
            lambda: rng.choice("A(.*-_<&>\"'\u0301") * length,
            lambda: rng.choice(("A.", "a-", "A b ", "16 ", "On May 5 ", "(A) ", "www.")) * (length // 3),
        )
    )
    return insert(text, rng) + made() + text


def noise(data: bytes, rng: random.Random) -> bytes:
    """Random bytes in place of some."""
    start, end = _slice(len(data), rng)
    return data[:start] + rng.randbytes(rng.choice((1, 8, 500))) + data[end:]


def flip(data: bytes, rng: random.Random) -> bytes:
    """Single bytes changed."""
    changed = bytearray(data)
    for _ in range(rng.choice((1, 10, 200)) if changed else 0):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def begin(data: bytes, rng: random.Random) -> bytes:
    """Another beginning: marks of files and charsets."""
    marks = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"%PDF", b"<html>", b"<?xml encoding='x'?>", b"{", b"\0")
    return rng.choice(marks) + data


def recode(data: bytes, rng: random.Random) -> bytes:
    """Another charset."""
    name = rng.choice(("cp1252", "utf-16", "utf-16-le", "utf-32", "koi8-r", "shift_jis", "mac_roman", "utf-7"))
    return data.decode("utf-8", "replace").encode(name, "replace")


TEXT_CHANGES: tuple[Change, ...] = (insert, insert, cut, repeat, shuffle, respace, recase, retag, bomb)
BYTE_CHANGES: tuple[ByteChange, ...] = (noise, flip, begin, recode)


def make_case(seed: int) -> tuple[bytes, ReadOptions]:
    """The bytes of a case, and what is known of them."""
    rng = random.Random(seed)
    text = rng.choice(sorted(REPORTS.iterdir())).read_text(encoding="utf-8")
    for _ in range(rng.randrange(1, 5)):
        text = rng.choice(TEXT_CHANGES)(text, rng)[:3_000_000]
    data = text.encode("utf-8", "replace")
    for _ in range(rng.choice((0, 0, 1, 2))):
        data = rng.choice(BYTE_CHANGES)(data, rng)
    options = ReadOptions(
        published=rng.choice((None, None, "2019", "2019-03-14T10:00+01:00")),
        retrieved=rng.choice((None, "2019-04-30", "2024-02-29T00:00:00+00:00")),
        url=rng.choice((None, "https://tass.com/2019/03/14/x?utm_source=y#z", "http://[", "nonsense")),
        charset=rng.choice((None, "latin-1", "hex", "")),
        content_type=rng.choice((None, "text/html", "text/plain")),
    )
    return data, options


def expect(holds: bool, what: str) -> None:
    """Ends the case with what doesn't hold."""
    if not holds:
        raise AssertionError(what)


def check_article(article: Article) -> None:
    """Blocks follow one another and hold all of the text; titles, datelines and dates stand where they say."""
    text, position = article.text, 0
    for block in article.blocks:
        expect(position <= block.start < block.end <= len(text), f"{block} lies inside the text, behind {position}")
        expect(not text[position : block.start].strip(), f"nothing stands between blocks before {block}")
        position = block.end
    expect(not text[position:].strip(), f"nothing stands behind the last block, which ends at {position}")
    spans = [date.span for date in article.dates if date.span is not None]
    for words, span in ((article.title, article.title_span), (article.dateline, article.dateline_span)):
        spans += [span] if span is not None else []
        expect(span is None or text[slice(*span)] == words, f"{words!r} stands at {span}")
    expect(all(0 <= a < b <= len(text) for a, b in spans), f"{spans} lie inside the text of {len(text)}")
    text.encode()  # no half of a surrogate pair


def work(seed: int, once: bool, model: str | None, limit: float) -> None:
    """Reads case after case; prints each number before its case and the outcome behind it."""
    from travaux.resources import load_reader_tables

    tables = load_reader_tables()
    pipeline = _record_maker(model) if model else None
    with PageParser() as parser:
        while True:
            print(seed, flush=True)
            signal.setitimer(signal.ITIMER_PROF, limit)  # ends the process, also out of a pattern that never comes back
            data, options = make_case(seed)
            found = read_bytes(data, source=str(seed), options=options, tables=tables, parser=parser)
            if isinstance(found, Rejection):
                expect(found.code in REJECTION_CODES and bool(found.detail), f"{found} has a known code and says what to do")
            else:
                check_article(found)
                problems = find_date_problems(found, tables)
                if pipeline is not None:
                    pipeline(found, problems)
            print(found.code if isinstance(found, Rejection) else "read", flush=True)
            if once:
                return
            seed += 1


def _record_maker(model: str) -> Callable[..., None]:
    from travaux.pipeline import read_article
    from travaux.record.check import check_record
    from travaux.resources import load_resources

    resources = load_resources(model)
    return lambda article, problems: check_record(read_article(article, resources, problems).record)


def watch(arguments: argparse.Namespace) -> int:
    """Runs the cases in a process of their own until the time is over; the exit status."""
    command = [sys.executable, __file__, "--work", "--seed", str(arguments.seed), "--limit", str(arguments.limit)]
    command += ["--once"] if arguments.once else []
    command += ["--records", arguments.records] if arguments.records else []
    end = float("inf") if arguments.once else time.monotonic() + 60 * arguments.minutes
    outcomes: dict[str, list[str]] = {}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        last, silent = _follow(process, end, outcomes)
        stopped = process.poll() is None
        process.kill()
    for outcome, cases in sorted(outcomes.items(), key=lambda item: -len(item[1])):
        print(f"{len(cases):6d} {outcome:13} {' '.join(cases[:5])}")
    if not silent and (stopped or process.returncode == 0):
        return 0
    slow = silent or process.returncode == -signal.SIGPROF
    print(f"case {last} {'takes too long' if slow else 'failed'}: run eval/fuzz.py --once --seed {last}")
    return 1


def _follow(process: subprocess.Popen[str], end: float, outcomes: dict[str, list[str]]) -> tuple[str, bool]:
    """Collects the cases by outcome until the end; the number of the last one begun, and whether it has fallen silent."""
    lines: queue.Queue[str] = queue.Queue()
    threading.Thread(target=_collect, args=(process.stdout, lines), daemon=True).start()
    last = "none"
    while time.monotonic() < end:
        try:
            word = lines.get(timeout=STALL)
        except queue.Empty:
            return last, True
        if not word:
            process.wait()
            break
        if word.isdigit():
            last = word
        else:
            outcomes.setdefault(word, []).append(last)
    return last, False


def _collect(stream: object, lines: queue.Queue[str]) -> None:
    for line in stream:  # type: ignore[attr-defined]
        for word in line.split():
            lines.put(word)
    lines.put("")


def main() -> int:
    """The exit status: 0 where all cases came out right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=0, help="number of the first case")
    parser.add_argument("--once", action="store_true", help="one case only")
    parser.add_argument("--records", metavar="MODEL", help="make whole records with this model")
    parser.add_argument("--limit", type=float, default=10.0, help="seconds of processor time that a case may take")
    parser.add_argument("--work", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if not arguments.work:
        return watch(arguments)
    try:
        work(arguments.seed, arguments.once, arguments.records, arguments.limit)
    except Exception:  # every kind of failure is what this looks for
        traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
