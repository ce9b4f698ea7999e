"""Heads of a phrase: one, or several joined by "and" and commas."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from travaux.extract.actors.attachments import link_at, read_after
from travaux.extract.actors.page import Page
from travaux.extract.actors.phrases import Head, read_chunk

_COMPANY = "company"
_LONGEST_LIST = 12
_OWNER = 4  # words of a possessive
_BEFORE = 3  # words of a description before its noun


def read_heads(page: Page, first: int, last: int) -> list[Head]:
    """The heads of a phrase: one, or several joined by "and" or commas; empty where there is none to read."""
    heads: list[Head] = []
    k = first
    while k < last:
        head = read_chunk(page, k, last)
        if head is None:
            break
        k = read_after(page, head, head.last, last)
        k = max(k, head.last)
        head.last = max(head.last, k)
        heads.append(head)
        link = link_at(page, k, last)
        if not link and _goes_on(page, k, last):
            continue
        if not link or not _may_join(page, k, link, last):
            break
        k += link
    return _share(page, heads)


def read_owner(page: Page, first: int, last: int, doers: Collection[int]) -> Head | None:
    """The possessive of no known kind that opens a phrase at a word, where it is one of some words: "the weavers' letter"."""
    for k in range(first, min(first + _OWNER, last)):
        if page.words[k].possessive:
            head = read_chunk(page, first, k + 1) if k in doers and k > first else None
            return head if head is not None and head.kind == "unknown" and head.core.last == k + 1 else None
    return None


def read_company(page: Page, first: int, last: int) -> Head | None:
    """The company of a phrase that tells in what it deals: "The oil and gas company", "The Orn, Mich., energy firm"."""
    words = page.words[first:last]
    joined = any(word.key == "and" or word.gap.startswith(",") for word in words[1:])
    generic = len(words) > _BEFORE and page.lexicon.words["generic"].get(words[-1].key) == _COMPANY
    if not generic or not joined or words[0].key != "the" or any(_is_no_business(page, k) for k in range(first + 1, last - 1)):
        return None
    head = read_chunk(page, last - 1, last)
    if head is None or head.core.role is None:
        return None
    head.first, head.determiner = first, "definite"
    return head


def _is_no_business(page: Page, k: int) -> bool:
    """Whether a word belongs to no phrase that tells what a company deals in: another article, a verb, somebody's name or role."""
    word, known = page.words[k], k in page.persons or page.words[k].possessive
    posts = k in page.roles and page.roles[k][1].kind in ("post", "group", "person")
    return known or posts or page.lexicon.is_a("article", word.key) or page.upos(k) in ("VERB", "AUX", "PRON", "SCONJ")


def doers_behind(page: Page, heads: Sequence[Head], doers: Collection[int]) -> Iterator[Head]:
    """Those of no known kind in what hangs on a phrase: "a letter to the | shipping line", "receipt of the | rebels' note"."""
    for k in (k for k in range(heads[0].core.last, heads[-1].last) if k in doers):
        if any(head.first <= k < head.core.last for head in heads):
            continue
        before = range(k, max(k - _BEFORE, heads[0].core.last) - 1, -1)
        first = next((i for i in before if page.lexicon.is_a("determiner", page.words[i].key)), k)
        head = read_chunk(page, first, k + 1) if first < k else None
        told = first < k and page.words[k].raw.islower() and (page.words[k].possessive or page.words[first - 1].key == "to")
        if told and head is not None and head.kind == "unknown" and head.core.last == k + 1:
            yield head


def _goes_on(page: Page, k: int, last: int) -> bool:
    """Whether a list goes on after a comma: a name or role follows, and "and" after it, or the list's next comma."""
    for _ in range(_LONGEST_LIST):
        if k >= last or page.words[k].gap.strip() != ",":
            return False
        item = read_chunk(page, k, last)
        if item is None or item.kind not in ("person", "name", "role") or item.last >= last:
            return False
        end = read_after(page, item, item.last, last, apposed=False)
        if link_at(page, end, last) and page.words[end].gap.strip() in ("", ","):
            return True
        k = end
    return False


def _may_join(page: Page, k: int, link: int, last: int) -> bool:
    return k + link < last and not page.lexicon.is_a("stop", page.words[k + link].key)


def _is_of_one_post(page: Page, first: Head, second: Head) -> bool:
    """Whether "and" joins what one post is for: "Peace" in "Peace and Security Commissioner Ana Velt"."""
    post = second.core.role or next((title.role for title in second.titles), None)
    token = page.tokens[first.core.last - 1]
    if first.kind not in ("unknown", "person") or token < 0 or post is None or post.kind != "post" or second.determiner:
        return False
    syntax = page.analysis.tokens[token]
    return syntax.deprel in ("compound", "amod") and syntax.head >= page.tokens[second.first] >= 0


def _one_of_two_titles(page: Page, heads: list[Head]) -> list[Head]:
    """ "American academic and professor Marc Hill" is one person; "the president and Foreign Minister Velt" are two.

    "The deputy minister of Ardania and head of its delegation, Ivo Strand," is one, too.
    """
    first, second = heads[0], heads[1]
    if _is_of_one_post(page, first, second):
        second.owners[:0] = first.owners
        second.first, second.determiner = first.first, first.determiner
        return heads[1:]
    role = first.core.role
    one = first.kind == "role" and role is not None and role.kind in ("post", "person")
    # "the president and Foreign Minister Velt": a capital of its own tells another person.
    apart = first.determiner not in ("", "indefinite") and bool(second.titles) and second.titles[-1].capital
    behind = all(owner.first > title.first for owner in second.owners for title in second.titles)  # "head of its delegation"
    if one and not apart and second.kind == "person" and second.titles and not second.determiner and behind:
        second.titles.append(first.core)
        second.owners[:0] = first.owners
        second.first = first.first
        return heads[1:]
    return heads


def _share(page: Page, heads: list[Head]) -> list[Head]:
    """What several heads share: "envoys Li and Wen" are one each; "U.S. and British officials" are two groups."""
    if len(heads) < 2:
        return heads
    plural = [title for title in heads[0].titles if title.role is not None and title.role.kind == "group"]
    for head in heads[1:]:
        if plural and head.kind == "person" and not any(t.role for t in head.titles):
            head.titles.extend(plural)
    heads = _one_of_two_titles(page, heads)
    group = heads[-1]
    role = group.core.role
    shared = []
    for head in heads[:-1]:
        named = head.core.named
        adjective = named is not None and (any(s.what == "adjective" for s in named.senses) or named.label == "nationality")
        if head.kind == "name" and adjective and role is not None and role.kind == "group" and group.owners:
            owner = Head("name", head.core.first, head.core.last, head.core)
            shared.append(Head("role", head.first, head.last, group.core, head.determiner, owners=[owner]))
        else:
            shared.append(head)
    return [*shared, group]
