"""A record as one self-contained page: the report left with its statements marked, the record right.

Its reader wants to know in the first five seconds what each side did and on whose word, which sides are heard and by whom, and
to see each one's words where they stand. So the sides stand above, and the moves by side first beside the report; hovering a
move, a paper or a statement lights its words, hovering words lights what they show, and a voice lights all that it says. Nothing
is fetched: style and script are inside, and the page's own policy allows nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from importlib import resources

from travaux.cli.doubts import find_doubts
from travaux.cli.moves import MoveLine, move_lines
from travaux.cli.papers import papers
from travaux.cli.sides import find_named, find_sides, voice_words
from travaux.cli.view import View
from travaux.record.record import Record
from travaux.record.span import Span
from travaux.record.statement import Statement

_DEEPEST = 4  # levels of nesting that are indented further
_TAGS = {"title": "h2", "heading": "h3", "quote": "blockquote"}


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters to mark: a class of style, and the statement, move or document that they belong to."""

    span: Span
    style: str
    item: str = ""


def render_page(record: Record) -> str:
    """The page's HTML."""
    view = View(record)
    title = escape(view.title())
    folder = resources.files("travaux") / "data"
    style, script = (f"\n{(folder / name).read_text(encoding='utf-8')}" for name in ("page.css", "page.js"))
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
    head = (
        f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n<style>{style}</style>'
    )
    body = (
        f"<header>\n<h1>{title}</h1>\n<p>{escape(' · '.join(view.about()))}</p>\n{''.join(_sides(view))}</header>\n"
        f'<main>\n<article aria-label="The report">\n{"".join(_report(view))}</article>\n'
        f'<aside aria-label="What it holds">\n{"".join(_aside(view))}</aside>\n</main>\n<script>{script}</script>'
    )
    return f'<!doctype html>\n<html lang="en">\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>'


def _hash(text: str) -> str:
    """What a content security policy knows an inline style or script by."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _sides(view: View) -> Iterator[str]:
    """Each side with its voices; a voice is a button that lights what it says."""
    sides = find_sides(view)
    unsure = sum(statement.speaker is None for statement in view.record.statements)
    if not sides and not unsure:
        return
    yield '<dl class="sides">\n'
    for side in sides:
        name = escape(view.name(side.party.id)) if side.party else "side not told"
        if side.party and (code := side.party.codes.get("iso3")):
            name += f" <small>{escape(code)}</small>"
        yield f"<div><dt{'' if side.party else ' class=none'}>{name}</dt><dd>"
        for voice in side.voices:
            words, figures = map(escape, voice_words(view, side, voice))
            yield f'<button type="button" data-voice="{escape(voice.actor.id)}">{words} <small>{figures}</small></button> '
        yield "</dd></div>\n"
    if unsure:
        yield f'<div><dt class="doubt">not sure who</dt><dd><button type="button" data-voice="">{unsure} of '
        yield f"{len(view.record.statements)} statements</button></dd></div>\n"
    yield "</dl>\n"


def _report(view: View) -> Iterator[str]:
    marks = _marks(view)
    for block in view.record.article.blocks:
        tag = _TAGS.get(block.kind, "p")
        yield f'<{tag} class="{block.kind}">{_marked(view.text, (block.start, block.end), marks)}</{tag}>\n'


def _marks(view: View) -> list[Mark]:
    marks = [Mark((t.start, t.end), "time") for t in view.record.times]
    for actor in view.record.actors:
        marks += [Mark((m.start, m.end), "name") for m in actor.mentions if m.form == "name"]
    for move in view.record.moves:
        marks += [Mark(span, "act", move.id) for span in move.evidence]
    for document in view.record.documents:
        marks += [Mark(span, "paper", document.id) for span in document.mentions]
    for statement in view.record.statements:
        for style in ("content", "source", "cue"):
            marks += [Mark(span, style, statement.id) for span in getattr(statement, style)]
    return marks


def _marked(text: str, reach: Span, marks: list[Mark]) -> str:
    """A stretch of text cut at every boundary of a mark; each piece carries the classes and items that hold it."""
    inside = [m for m in marks if m.span[0] < reach[1] and m.span[1] > reach[0]]
    cuts = sorted({*reach, *(c for m in inside for c in m.span if reach[0] < c < reach[1])})
    pieces = []
    for start, end in itertools.pairwise(cuts):
        holding = [m for m in inside if m.span[0] <= start and end <= m.span[1]]
        words = escape(text[start:end])
        if holding:
            styles = " ".join(sorted({m.style for m in holding}))
            items = " ".join(dict.fromkeys(m.item for m in holding if m.item))
            words = f'<span class="{styles}" data-items="{items}">{words}</span>'
        pieces.append(words)
    return "".join(pieces)


def _moves(view: View) -> Iterator[str]:
    """What each side did, on whose word."""
    lines = move_lines(view)
    if not lines:
        return
    yield f"<h2>What each side did <b>{len(view.record.moves)}</b></h2>\n"
    for side, found in lines.items():
        yield f'<h3{"" if side else " class=doubt"}>{escape(side or "nobody named")}</h3>\n<ul class="moves">\n'
        yield from (_move(line) for line in found)
        yield "</ul>\n"


def _move(line: MoveLine) -> str:
    what = escape(line.what) + (f" <span>→ {escape(line.to)}</span>" if line.to else "")
    condition = f"<q>{escape(line.condition)}</q>" if line.condition else ""
    word = escape(line.word) + (f", <time>{escape(line.date)}</time>" if line.date else "")
    unsure = "" if line.move.status == "actual" else " class=doubt"
    return (
        f'<li data-item="{escape(line.move.id)}" tabindex="0"><b{unsure}>{escape(line.verb)}</b><p>{what}{condition}'
        f"<small{' class=doubt' if line.claimed else ''}>{word}</small></p></li>\n"
    )


def _papers(view: View) -> Iterator[str]:
    found = papers(view)
    if not found:
        return
    yield f'<h2>Papers <b>{len(found)}</b></h2>\n<ul class="papers">\n'
    for document, paper in zip(view.record.documents, found, strict=True):
        told = f" <small>{escape(paper.history)}</small>" if paper.history else ""
        words = f"<b>{escape(paper.label)}</b> {escape(paper.between)}{told}"
        yield f'<li data-item="{escape(document.id)}" tabindex="0">{words}</li>\n'
    yield "</ul>\n"


def _aside(view: View) -> Iterator[str]:
    yield from _moves(view)
    yield from _papers(view)
    count = len(view.record.statements)
    yield f"<h2>Who said what <b>{count}</b></h2>\n"
    if count:
        yield '<p class="hint">Point at a statement or at its words; <kbd>j</kbd> and <kbd>k</kbd> walk, <kbd>Esc</kbd> ends.</p>\n'
        yield f'<ol class="statements">\n{"".join(_statement(view, statement) for statement in view.in_order())}</ol>\n'
    else:
        yield "<p>Nobody is quoted in it or reported to have said, asked or held anything.</p>\n"
    named = find_named(view)
    if named:
        yield f'<h2>{"Named, but not heard" if count else "Who is named"}</h2>\n<dl class="named">\n'
        for plural, actors in named.items():
            words = (f"{view.name(a.id)} ({d})" if (d := view.described(a)) else view.name(a.id) for a in actors)
            yield f"<dt>{plural}</dt><dd>{escape(' · '.join(words))}</dd>\n"
        yield "</dl>\n"
    if doubts := find_doubts(view):
        yield '<h2>Unsure</h2>\n<ul class="unsure">\n'
        for doubt in doubts:
            yield f'<li data-item="{escape(doubt.item)}" tabindex="0">{escape(doubt.words)}</li>\n'
        yield "</ul>\n"


def _statement(view: View, statement: Statement) -> str:
    actor = view.actors.get(statement.speaker or "")
    name = f"<b{'' if actor else ' class=doubt'}>{escape(view.speaker(statement))}</b>"
    if actor and not statement.co_speakers and (described := view.described(actor)):
        name += f" <small>{escape(described)}</small>"
    if when := view.said(statement):
        name += f" <time>{escape(when)}</time>"
    to = "→ " + ", ".join(view.name(a) for a in statement.addressee) if statement.addressee else ""
    lead = " ".join(part for part in (view.cue(statement) or ("question" if statement.question else ""), to) if part)
    words = (f"<i>{escape(lead)}</i> " if lead else "") + escape(view.own_words(statement))
    id, voices = escape(statement.id), escape(" ".join((statement.speaker or "", *statement.co_speakers)))
    level = f"depth-{min(view.depth(statement), _DEEPEST)}"
    return (
        f'<li id="{id}" data-item="{id}" data-voices="{voices}" class="{level}" tabindex="0">'
        f"<p>{name}</p>\n<blockquote>{words}</blockquote></li>\n"
    )
