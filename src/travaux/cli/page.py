"""A record as one self-contained page: the report left with its statements marked, the record right.

Its reader wants to know in the first five seconds what was said by whom, and to see it in the report. Hovering a
statement lights its words, hovering words lights their statement. Nothing is fetched: style and script are inside.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from importlib import resources

from travaux.cli.view import REASONS, View, day, said_on, words_in
from travaux.record.record import Record
from travaux.record.span import Span
from travaux.record.statement import Statement


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters to mark: a class of style, and the statement that they belong to."""

    span: Span
    style: str
    item: str = ""


def render_page(record: Record) -> str:
    """The page's HTML."""
    view = View(record)
    title = escape(record.article.title or "Report")
    folder = resources.files("travaux") / "data"
    style, script = (folder / "page.css").read_text(encoding="utf-8"), (folder / "page.js").read_text(encoding="utf-8")
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f"<header>\n<h1>{title}</h1>\n<p>{escape(_about(view))}</p>\n</header>\n"
        f"<main>\n<article>\n{''.join(_report(view))}</article>\n<aside>\n{''.join(_aside(view))}</aside>\n</main>\n"
        f"<script>\n{script}</script>\n</body>\n</html>"
    )


def _about(view: View) -> str:
    article = view.record.article
    basis = f" ({article.published_basis})" if article.published_basis else ""
    return f"{article.publisher or 'unknown outlet'} · {day(article.published)}{basis} · {words_in(article.text):,} words"


def _report(view: View) -> Iterator[str]:
    marks = _marks(view)
    blocks = view.record.article.blocks
    for block in blocks:
        tag = {"title": "h2", "heading": "h3", "quote": "blockquote"}.get(block.kind, "p")
        yield f'<{tag} class="{block.kind}">{_marked(view.text, (block.start, block.end), marks)}</{tag}>\n'


def _marks(view: View) -> list[Mark]:
    marks = [Mark((t.start, t.end), "time") for t in view.record.times]
    for actor in view.record.actors:
        marks += [Mark((m.start, m.end), "name") for m in actor.mentions if m.form == "name"]
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


def _aside(view: View) -> Iterator[str]:
    yield f"<h2>Who said what <b>{len(view.record.statements)}</b></h2>\n<ol class=statements>\n"
    for statement in view.record.statements:
        yield _statement(view, statement)
    yield f"</ol>\n<h2>Who is named <b>{len(view.record.actors)}</b></h2>\n<ul class=actors>\n"
    for actor in view.record.actors:
        yield f"<li><b>{escape(actor.name)}</b> {escape(view.described(actor) or actor.kind)}</li>\n"
    yield "</ul>\n"
    if view.record.unresolved:
        yield f"<h2>Unsure <b>{len(view.record.unresolved)}</b></h2>\n<ul class=unsure>\n"
        for row in view.record.unresolved:
            choices = " or ".join(view.candidates(row))
            words = f"{row.field} of “{view.item_words(row)[:80]}”: {REASONS[row.code]}" + (f" ({choices})" if choices else "")
            yield f"<li>{escape(words)}</li>\n"
        yield "</ul>\n"


def _statement(view: View, statement: Statement) -> str:
    to = " → " + ", ".join(view.name(a) for a in statement.addressee) if statement.addressee else ""
    when = said_on(statement.said)
    unsure = " class=unresolved" if statement.speaker is None else ""
    return (
        f'<li data-item="{statement.id}" style="--depth:{view.depth(statement)}" tabindex=0>'
        f"<p><b{unsure}>{escape(view.speaker(statement))}</b> "
        f"<i>{escape(view.cue(statement))}</i>{escape(to)}{f' <time>{escape(when)}</time>' if when else ''}</p>"
        f"<blockquote>{escape(view.quote(statement.content))}</blockquote></li>\n"
    )
