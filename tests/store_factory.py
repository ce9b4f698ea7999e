"""Coverage and ledgers for tests of the store: a reader of a few patterns in place of a model, and all that a ledger holds."""

import json
import re
from collections import defaultdict
from dataclasses import dataclass, replace

from sqlalchemy import select, text

from travaux.join_resources import load_ledger_words
from travaux.record.actor import Actor, Mention
from travaux.record.article import Article, Block, Rejection
from travaux.record.capture import Capture
from travaux.record.move import Move
from travaux.record.record import MadeBy, Record
from travaux.record.span import tagged_id
from travaux.record.statement import Statement
from travaux.store import open_ledger, prepare
from travaux.store import tables as t
from travaux.store.index import place_of
from travaux.store.pack import unpack

WORDS = load_ledger_words()
NOW = "2026-02-16T12:00:00+00:00"
PARTIES = {"Ana Velt": "Velland", "Ivo Kern": "Belmar", "Mira Osei": "Keno", "José Peña": "Marn", "Rosa Peña": "Ostra"}
MOVES = {"proposed": "propose", "offered": "offer", "demanded": "demand", "rejected": "reject", "accepted": "accept"}
AGENCY = re.compile(r"\((\w+ Wire)\)")
SAYING = re.compile(rf"(?P<who>{'|'.join(PARTIES)}) (?P<cue>said|{'|'.join(MOVES)}) (?P<what>[^.]+)\.")
SENTENCE = re.compile(r"[^\s.][^\n.]*\.?")


@dataclass(frozen=True)
class Maker:
    """One way of reading: `renames` maps outlets, `cuts` tells that the last sentence is left out, so the text is another one."""

    number: int = 1
    renames: tuple[tuple[str, str], ...] = ()
    cuts: bool = False

    @property
    def made_by(self):
        return MadeBy("0.1.0", f"travaux.reader/{self.number}", "tests", "a" * 64, "b" * 64, "c" * 64)


FIRST = Maker()
SECOND = Maker(2, renames=(("Keno Post", "Lissa Wire"), ("Lissa Wire", "Lissa Wire Service")))
THIRD = Maker(3, cuts=True)


def capture_of(title, *sentences, url=None, publisher="Lissa Wire", published="2022-02-16", retrieved=None, **more):
    """A capture of a report with a title and sentences; its source is told by `source`, else by its address or title."""
    data = "\n".join([title, " ".join(sentences)]).encode()
    source = more.pop("source", None) or url or f"{title[:40]}.txt"
    return Capture(data, source, url=url, publisher=publisher, published=published, retrieved=retrieved, **more)


def read(capture, maker=FIRST):
    """The record of a capture, or the rejection of one without words."""
    words = capture.data.decode()
    if not words.strip():
        return Rejection(capture.source, "read", "empty", f"expected words, got none in {capture.source}")
    if maker.cuts and words.count(".") > 1:
        words = words[: words.rstrip().rstrip(".").rindex(".") + 1]
    publisher = dict(maker.renames).get(capture.publisher, capture.publisher)
    spans = tuple(match.span() for match in SENTENCE.finditer(words))
    actors, credited = _actors(words)
    article = Article(
        _article_id(capture, publisher, words),
        tagged_id("v1", words),
        words,
        (Block("title", *spans[0]), *(Block("paragraph", *span) for span in spans[1:])),
        url=capture.url,
        title=words[slice(*spans[0])],
        title_span=spans[0],
        publisher=publisher,
        credits=tuple(actor.name for actor in actors if actor.id in credited),
        published=capture.published,
        published_basis="given" if capture.published else None,
        retrieved=capture.retrieved,
        language="en",
    )
    statements, moves = _sayings(words, article.version)
    return Record(
        article=article,
        sentences=spans,
        actors=actors,
        times=(),
        statements=statements,
        moves=moves,
        made_by=maker.made_by,
        credits=credited,
    )


def _article_id(capture, publisher, words):
    if capture.wire_id is not None:
        return tagged_id("a1", "wire", publisher, capture.wire_id)
    return tagged_id("a1", capture.url if capture.url is not None else words)


def _actors(words):
    found = {}
    for name, party in PARTIES.items():
        places = [Mention(m.start(), m.end(), "name") for m in re.finditer(name, words)]
        if places:
            found[party] = Actor(f"ac1:{party}", party, "government", ())
            found[name] = Actor(f"ac1:{name}", name, "person", tuple(places), party=f"ac1:{party}")
    agency = AGENCY.search(words)
    if agency is not None:
        found["agency"] = Actor(f"ac1:{agency[1]}", agency[1], "media", (Mention(*agency.span(1), "name"),))
    return tuple(found.values()), (f"ac1:{agency[1]}",) if agency is not None else ()


def _sayings(words, layer):
    statements, moves = [], []
    for match in SAYING.finditer(words):
        who, cue, what = (match.span(name) for name in ("who", "cue", "what"))
        id = tagged_id("s1", layer, match.span())
        statements.append(Statement(id, f"ac1:{match['who']}", (who,), (cue,), (what,), "indirect", confidence=0.9))
        if match["cue"] in MOVES:
            party = (f"ac1:{PARTIES[match['who']]}",)
            move = tagged_id("m1", layer, match.span())
            moves.append(
                Move(move, MOVES[match["cue"]], party, (match.span(),), "actual", "declared", object=(what,), statement=id)
            )
    return tuple(statements), tuple(moves)


def entry_of(capture, maker=FIRST, version=None, article=None):
    """What is stored of a capture; of a version that is read again, where that is told."""
    made = read(capture, maker)
    if article is not None and isinstance(made, Record):
        made = replace(made, article=replace(made.article, id=article))
    return prepare(capture, made, WORDS, maker.made_by, version)


def add(ledger, *captures, maker=FIRST):
    """Add captures in one transaction."""
    return ledger.add([entry_of(capture, maker) for capture in captures])


def read_again(ledger, maker):
    """Read every capture of a ledger again, as `travaux.ingest.reread` does."""
    c = t.capture.c
    columns = [c[name] for name in Capture.__dataclass_fields__ if name != "data"]
    query = (
        select(c.sha256, t.version.c.id.label("version_id"), t.article.c.id.label("article_id"), *columns)
        .outerjoin(t.version, t.version.c.entered == c.version)
        .outerjoin(t.article, t.article.c.entered == t.version.c.article)
        .order_by(c.entered)
    )
    with ledger.database.reading() as connection:
        rows = connection.execute(query).all()
        captures = [(Capture(ledger.bytes.get(connection, row.sha256), *row[3:]), row.version_id, row.article_id) for row in rows]
    return ledger.add([entry_of(capture, maker, version, article) for capture, version, article in captures], again=True)


def open_at(location, *, create=False):
    """A ledger whose clock stands still."""
    return open_ledger(location, WORDS, create=create, now=lambda: NOW)


# Columns that tell when and in which order rows came, or how rare a word was then, or that are resolved below.
_ORDER = {"entered", "added", "leads"}
_NAMED = {
    "version": {"article": t.article},
    "layer": {"version": t.version},
    "reading": {"version": t.version, "layer": t.layer, "maker": t.maker},
    "capture": {"version": t.version},
    "rejection": {"capture": t.capture, "maker": t.maker},
    "judged": {"judgement": t.judgement},
    "purged": {"tombstone": t.tombstone},
    "trail": {"version": t.version, "reading": t.reading, "home": t.article, "replaced_by": t.version},
    "occurrence": {"version": t.version},
    "digest": {"version": t.version},
    "figure": {"version": t.version},
    "seen": {"version": t.version},
    "asked": {"version": t.version},
    "deed": {"version": t.version},
    "paper": {"version": t.version},
}


def contents(ledger, *, stored=True):
    """All that a ledger holds, as sorted rows by table; numbers of rows are told as their ids, packed bytes unpacked.

    Args:
        stored: also what is not derived.
    """
    tables = [table for table in t.metadata.sorted_tables if table.name not in ("setting", "blob")]
    with ledger.database.reading() as connection:
        ids = {
            table.name: dict(map(tuple, connection.execute(select(table.c.entered, table.c.id))))
            for table in tables
            if {"entered", "id"} <= set(table.c.keys())
        }
        found = {}
        for table in tables:
            if stored or table in t.DERIVED:
                rows = connection.execute(select(table)).mappings()
                found[table.name] = sorted((_plain(table, row, ids) for row in rows), key=repr)
        found["sketch"] = sorted([*found["sketch"], *found.pop("late_sketch")], key=repr)  # where one stands tells nothing
        if stored:
            hashes = connection.execute(select(t.blob.c.sha256, t.blob.c.size)).all()
            found["blob"] = {sha256: (size, ledger.bytes.get(connection, sha256)) for sha256, size in hashes}
        found["sentence"] = index_of(connection, ids["version"])
    return found


def _plain(table, row, ids):
    named = _NAMED.get(table.name, {})
    plain = {}
    for name, value in row.items():
        if name in named and value is not None:
            value = ids[named[name].name].get(value, f"nothing {value}")
        elif name == "packed" and value is not None:
            value = unpack(bytes(value), "a row")
        if name not in _ORDER:
            plain[name] = value
    return plain


def index_of(connection, versions):
    """Each sentence of the search index by version and number: its words with their places, and its tags."""
    if connection.dialect.name == "sqlite":
        connection.execute(
            text("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab('main', 'sentence', 'instance')")
        )
        terms = connection.execute(text("SELECT doc, term, col = 'words', \"offset\" FROM vocabulary")).all()
        numbers = connection.execute(text("SELECT rowid FROM sentence")).scalars().all()
    else:
        query = (
            "SELECT s.id, u.lexeme, w.weight = 'A', w.place - 1 FROM sentence s, unnest(s.words) u, "
            "unnest(u.positions, u.weights) w(place, weight)"
        )
        terms = connection.execute(text(query)).all()
        numbers = connection.execute(text("SELECT id FROM sentence")).scalars().all()
    words, tags = defaultdict(dict), defaultdict(set)
    for number, term, is_word, place in terms:
        if is_word:
            words[number][place] = term
        else:
            tags[number].add(term)
    found = {}
    for number in numbers:
        place = place_of(number)
        key = (versions.get(place.version, f"nothing {place.version}"), place.sentence, number >> 40)
        found[key] = ([words[number][at] for at in sorted(words[number])], sorted(tags[number]))
    return found


def statuses(ledger):
    """Where each version stands: by source the status, the source that replaced it, the release, and whether it is unattached."""
    c = t.trail.c
    with ledger.database.reading() as connection:
        captured = connection.execute(select(t.capture.c.version, t.capture.c.source).order_by(t.capture.c.entered))
        sources = {}
        for version, source in captured:
            sources.setdefault(version, source)
        rows = connection.execute(select(c.version, c.status, c.replaced_by, c.release, c.unattached)).all()
    return {sources[r.version]: (r.status, sources.get(r.replaced_by), r.release, r.unattached) for r in rows}


def problems(ledger, **options):
    """What `check` finds: what, where."""
    from travaux.store.check import check

    return [(problem.what, problem.where) for problem in check(ledger, **options)]


def wire_of(value):
    """A value as JSON tells it, for comparing what went through it."""
    return json.loads(json.dumps(value))


def empty(ledger):
    """Leave nothing in a ledger, for another example on it."""
    with ledger.database.writing() as connection:
        for table in reversed(t.metadata.sorted_tables):
            if table.name != "setting":
                connection.execute(table.delete())
        connection.execute(text("UPDATE setting SET value = CASE WHEN name IN ('entered', 'late') THEN '0' ELSE '' END"))
        wipe = "INSERT INTO sentence (sentence) VALUES ('delete-all')" if ledger.database.sqlite else "DELETE FROM sentence"
        connection.execute(text(wipe))
    ledger.bytes.sweep(list(ledger.bytes.files()))
