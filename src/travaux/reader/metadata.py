"""What a page's markup tells of the report: JSON-LD first, then OpenGraph and other meta elements, then htmldate."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from htmldate import find_date

from travaux.reader.breaks import is_record
from travaux.reader.isodates import iso_date, url_date
from travaux.reader.lines import clean_line, plain_words
from travaux.record.article import DateBasis

_ARTICLE_TYPES = re.compile(r"\w*Article|\w*Posting|Report|PressRelease|WebPage")
_MAIN_TYPES = re.compile(r"\w*Article|\w*Posting|Report|PressRelease")
_META_DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "date",
    "parsely-pub-date",
    "sailthru.date",
    "article_date_original",
    "cxenseparse:recs:publishtime",
    "originalpublicationdate",
    "article.published",
    "published_time_telegram",
    "displaydate",
    "citation_publication_date",
)
_META_TITLES = ("og:title", "twitter:title", "parsely-title", "dc.title", "dcterms.title", "sailthru.title", "citation_title")
_META_PUBLISHERS = (
    "og:site_name",
    "article:publisher",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "application-name",
    "twitter:site",
)
_META_AUTHORS = ("author", "article:author", "parsely-author", "dc.creator", "sailthru.author", "byl", "citation_author")
_SEPARATORS = re.compile(r"\s+[|\u2013\u2014\u00b7\u00bb\u2022:-]+\s+")
_SITE_WORDS = 9
_DATED = re.compile(r"date|time|publish|posted|pub-|stamp|byline|dateline|(?<![a-z])meta(?:data)?(?![a-z])", re.IGNORECASE)
_MOST_HINTS = 8
_LONGEST_HINT = 100
_LONGEST_GUESSED = 500_000  # characters of a page; htmldate's patterns take seconds on text that is much longer
_EARLIEST = "1985-01-01"


@dataclass(frozen=True, slots=True)
class Metadata:
    """The facts of a page, None or empty where it doesn't tell."""

    title: str | None
    publisher: str | None
    byline: str | None
    language: str | None
    url: str | None
    dates: tuple[tuple[str, DateBasis], ...]


def find_metadata(tree: Any, text: str, url: str | None, latest: str | None) -> Metadata:
    """The metadata of a parsed page; `latest` is an ISO date that none of its dates may lie after."""
    items = list(_linked_data(tree))
    meta = _meta(tree)
    publisher = _first(_linked_name(item.get("publisher")) for item in items) or _first(meta.get(n) for n in _META_PUBLISHERS)
    if publisher and re.match(r"https?://|@", publisher):
        publisher = meta.get("og:site_name")
    publisher = publisher or _site_of(tree)
    address = _first(e.get("href") for e in tree.xpath("//head/link[@rel='canonical'][@href]")) or meta.get("og:url")
    language = _first(
        [
            tree.get("lang"),
            tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
            meta.get("og:locale"),
            meta.get("content-language"),
        ]
    )
    dates = _told_dates(tree, items, meta)
    if not dates and len(text) <= _LONGEST_GUESSED:
        dates = _guessed_date(tree, url, latest)
    if day := url_date(url):
        dates.append((day, "url"))
    return Metadata(
        _title(tree, items, meta, publisher),
        publisher,
        _byline(items, meta),
        language,
        _absolute(address, url),
        tuple(_distinct(dates)),
    )


def _first(values: Iterable[str | None]) -> str | None:
    return next((clean for v in values if isinstance(v, str) and (clean := clean_line(html.unescape(v)))), None)


def _absolute(address: str | None, url: str | None) -> str | None:
    try:
        joined = urljoin(url or "", address or "")
    except ValueError:
        return None
    return joined if joined.startswith(("http://", "https://")) else None


def _meta(tree: Any) -> dict[str, str]:
    """Contents of the meta elements by lower-case name, the first of each."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = element.get("content")
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = element.get(key)
            if name and content and content.strip():
                found.setdefault(name.strip().lower(), content)
    return found


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """Articles of a page's JSON-LD, the more specific types first."""
    items: list[dict[str, Any]] = []
    for element in tree.iter("script"):
        if (element.get("type") or "").split(";")[0].strip().lower() == "application/ld+json":
            items.extend(_articles(_json(element.text or "")))
    items.sort(key=lambda item: not any(_MAIN_TYPES.fullmatch(t) for t in _types(item)))
    yield from items


def find_body(tree: Any) -> str | None:
    """The report's text as the page's JSON-LD has it, for pages that a script fills; None where it has none.

    Tags in it are left out, with a paragraph for each that ends one.
    """
    for item in _linked_data(tree):
        body = item.get("articleBody")
        if isinstance(body, str) and body.strip():
            body = re.sub(r"<(?:/p|/div|/h\d|/li|br)\b[^<>]{0,200}>", "\n\n", html.unescape(body), flags=re.IGNORECASE)
            return re.sub(r"</?[a-zA-Z][^<>]{0,1000}>", "", body)
    return None


def _json(text: str) -> Any:
    text = re.sub(r"^\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*$|^\s*<!--|-->\s*$", "", text.strip().rstrip(";"))
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _articles(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(data, list) and depth < 6:
        for item in data[:200]:
            yield from _articles(item, depth + 1)
    elif isinstance(data, dict) and depth < 6:
        if any(_ARTICLE_TYPES.fullmatch(t) for t in _types(data)):
            yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles(data.get(key), depth + 1)


def _types(item: dict[str, Any]) -> list[str]:
    kind = item.get("@type")
    return [str(k).rsplit("/", 1)[-1] for k in (kind if isinstance(kind, list) else [kind]) if k]


def _linked_name(value: Any) -> str | None:
    """The name or names of a JSON-LD person or organisation."""
    if isinstance(value, list):
        names = [n for item in value[:10] if (n := _linked_name(item))]
        return ", ".join(dict.fromkeys(names)) or None
    if isinstance(value, dict):
        return _linked_name(value.get("name"))
    return value if isinstance(value, str) and value.strip() else None


def find_hints(tree: Any) -> tuple[str, ...]:
    """Short lines of elements that are named for a date or time, in page order."""
    found: list[str] = []
    for element in tree.xpath("//body//time|//body//*[@class or @id]"):
        if len(found) >= _MOST_HINTS:
            break
        if not _DATED.search(f"{element.tag} {element.get('class', '')} {element.get('id', '')}"):
            continue
        line = clean_line(re.sub(r"\s+", " ", element.text_content()[:400]))
        if 0 < len(line) <= _LONGEST_HINT and any(c.isdigit() for c in line):
            found.append(line)
    return tuple(dict.fromkeys(found))


def _title(tree: Any, items: list[dict[str, Any]], meta: dict[str, str], publisher: str | None) -> str | None:
    """The headline: what the page's own heading and its metadata agree on, else the metadata's, else the heading."""
    headings = [h for e in tree.iter("h1") if (h := clean_line(re.sub(r"\s+", " ", e.text_content())))]
    linked = _first(str(item.get("headline") or "") for item in items if not any(t == "WebPage" for t in _types(item)))
    told = [t for t in (linked, _first(meta.get(n) for n in _META_TITLES)) if t]
    element = _first(e.text for e in tree.xpath("//head/title"))
    for heading in headings:
        if (
            any(
                plain_words(heading) in plain_words(t) or plain_words(t) in plain_words(heading)
                for t in (*told, element or "")
                if t
            )
            and len(heading.split()) > 2
        ):
            return heading
    if told:
        return _without_site(told[0], publisher)
    if (below := _divided_title(tree, "h2")) is not None and len(below[0].split()) > 2:
        return below[0]
    if len(headings) == 1 and len(headings[0].split()) > 2:
        return headings[0]
    return _without_site(element, publisher) if element else None


def _site_of(tree: Any) -> str | None:
    """The site's name that the title element has after the page's own heading ("Talks resume - Ministry of Water")."""
    found = _divided_title(tree, "h1") or _divided_title(tree, "h2")
    return found[1] if found is not None else _behind_bar(tree)


def _behind_bar(tree: Any) -> str | None:
    """What the title element has behind a bar, its heading anywhere before: "Fisheries: Lissa Treaty - WQ-12 | Parliament"."""
    told, bar, site = (_first(e.text for e in tree.xpath("//head/title")) or "").rpartition(" | ")
    headings = (clean_line(re.sub(r"\s+", " ", e.text_content())) for e in tree.iter("h1"))
    known = bool(bar) and 0 < len(site.split()) <= _SITE_WORDS and any(h and h in told for h in headings)
    return site.strip() if known else None


def _divided_title(tree: Any, tag: str) -> tuple[str, str] | None:
    """The page's own heading and the site's name, where the title element has the one before the other."""
    element = _first(e.text for e in tree.xpath("//head/title")) or ""
    for heading in (clean_line(re.sub(r"\s+", " ", e.text_content())) for e in tree.iter(tag)):
        bar = _SEPARATORS.match(element, len(heading)) if heading and element.startswith(heading) else None
        if bar is not None and 0 < len((rest := _SEPARATORS.split(element[bar.end() :])[-1]).split()) <= _SITE_WORDS:
            return heading, rest
    return None


def _without_site(title: str, publisher: str | None) -> str:
    """A title without the site's name at its end or beginning ("... | The Daily Courier")."""
    parts = _SEPARATORS.split(title)
    if len(parts) < 2:
        return title
    for part in (parts[-1], parts[0]):
        named = publisher is not None and (
            plain_words(part) in plain_words(publisher) or plain_words(publisher) in plain_words(part)
        )
        bar = part is parts[-1] and len(part.split()) <= 4 and re.search(r"\s[|·»•]\s+[^|·»•]*$", title) is not None
        if named or bar:
            cut = title[: title.rindex(part)] if part is parts[-1] else title[title.index(part) + len(part) :]
            rest = re.sub(r"^[\s|–—·»•:-]+|[\s|–—·»•:-]+$", "", cut)
            return _without_site(rest, publisher) if rest else title
    return title


def _byline(items: list[dict[str, Any]], meta: dict[str, str]) -> str | None:
    author = _first(_linked_name(item.get("author") or item.get("creator")) for item in items) or _first(
        meta.get(n) for n in _META_AUTHORS
    )
    if author is None or re.match(r"https?://|@", author) or len(author) > 200:
        return None
    return re.sub(r"^(?i:by)\s+", "", author)


def _told_dates(tree: Any, items: list[dict[str, Any]], meta: dict[str, str]) -> list[tuple[str, DateBasis]]:
    """All dates that a page tells for itself, strongest first."""
    found: list[tuple[str, DateBasis]] = []
    for item in items:
        for key in ("datePublished", "dateCreated"):
            if value := iso_date(item.get(key)):
                found.append((value, "json-ld"))
                break
    found += [(value, "meta") for name in _META_DATES if (value := iso_date(meta.get(name)))]
    for element in tree.xpath("//*[@itemprop='datePublished']|//time[@pubdate]|//article//header//time[@datetime]")[:3]:
        if value := iso_date(element.get("datetime") or element.get("content") or element.text_content()):
            found.append((value, "markup"))
    root = tree.find("body/*")
    if not found and root is not None and is_record(root) and (value := iso_date(root.get("date"))):
        found.append((value, "markup"))
    return found


def _guessed_date(tree: Any, url: str | None, latest: str | None) -> list[tuple[str, DateBasis]]:
    """What htmldate finds, where the page tells nothing plainly."""
    last = (latest or "")[:10] or None
    guess = find_date(tree, extensive_search=False, original_date=True, url=url, min_date=_EARLIEST, max_date=last)
    value = iso_date(guess)
    return [(value, "markup")] if value is not None else []


def _distinct(found: list[tuple[str, DateBasis]]) -> Iterator[tuple[str, DateBasis]]:
    """Dates without those that tell no more than an earlier one of the same day."""
    seen: set[str] = set()
    for value, basis in found:
        if value[:10] not in seen:
            seen.add(value[:10])
            yield value, basis
