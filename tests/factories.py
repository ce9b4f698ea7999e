"""Values for tests, made as briefly as they can be."""

from __future__ import annotations

from travaux.record.actor import Actor, Mention
from travaux.record.article import Article, Block
from travaux.record.record import MadeBy, Record
from travaux.record.statement import Statement
from travaux.record.time import TimeExpression, TimeValue
from travaux.record.unresolved import Candidate, Unresolved

TEXT = 'River treaty near\nMinister Ana Velt said on Tuesday that the dam "will open". She told envoys it was late.'
MADE_BY = MadeBy("0.1.0", "travaux.reader/1", "small", "a" * 64, "b" * 64, "c" * 64)


def make_article(text: str = TEXT, *, published: str | None = "1912-05-08") -> Article:
    """An article whose lines are its blocks, the first one its title if there are several."""
    blocks, position = [], 0
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line.strip():
            kind = "title" if number == 0 and len(lines) > 1 else "paragraph"
            blocks.append(Block(kind, position, position + len(line)))  # type: ignore[arg-type]
        position += len(line) + 1
    title = lines[0] if len(lines) > 1 else None
    basis = "given" if published else None
    return Article(
        "a1:test",
        "v1:test",
        text,
        tuple(blocks),
        title=title,
        publisher="Lissa Wire",
        published=published,
        published_basis=basis,
        language="en",
    )


def span_of(text: str, words: str) -> tuple[int, int]:
    """Where some words stand in a text."""
    start = text.index(words)
    return start, start + len(words)


def make_record(text: str = TEXT) -> Record:
    """A record with one of everything that the reader finds."""
    article = make_article(text)
    ana = Actor(
        "ac1:ana",
        "Ana Velt",
        "person",
        (Mention(*span_of(text, "Ana Velt"), "name"),),
        role="Minister",
        party="ac1:state",
    )
    state = Actor("ac1:state", "Velland", "government", (), codes={"iso3": "VEL"})
    day = TimeValue("1912-05-07", "1912-05-07", "1912-05-07")
    outer = Statement(
        "s1:outer",
        ana.id,
        (span_of(text, "Minister Ana Velt"),),
        (span_of(text, "said"),),
        (span_of(text, 'the dam "will open"'),),
        "mixed",
        said=day,
        confidence=0.9,
    )
    open_one = Statement(
        "s1:open",
        None,
        (span_of(text, "She"),),
        (span_of(text, "told"),),
        (span_of(text, "it was late"),),
        "indirect",
        confidence=0.4,
    )
    row = Unresolved(
        "s1:open",
        "speaker",
        "two-candidates",
        (Candidate("ac1:ana", 0.5), Candidate("ac1:state", 0.5)),
        open_one.source,
    )
    time = TimeExpression("t1:tuesday", *span_of(text, "Tuesday"), "DATE", day.value, day.earliest, day.latest)
    sentences = (span_of(text, text.split("\n")[0]), span_of(text, text.split("\n")[1].split(". ")[0] + "."))
    return Record(
        article=article,
        sentences=sentences,
        actors=(ana, state),
        times=(time,),
        statements=(outer, open_one),
        made_by=MADE_BY,
        unresolved=(row,),
    )
