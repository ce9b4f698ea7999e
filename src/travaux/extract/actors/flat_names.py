"""Personal names that syntax shows and the model's names lack: a given name with capitals that go on "flat" with it."""

from __future__ import annotations

from collections.abc import Iterator

from travaux.extract.actors.page import Page

_FEWEST, _MOST = 2, 4  # words of a name
_NO_PERSONS = frozenset({"post", "person", "group", "organ", "body"})  # roles of words that are given names, too: "General"


def names_by_syntax(page: Page) -> Iterator[tuple[int, int]]:
    """Runs of words that name a person: the first one a given name, or taken for one by the model, the others flat beside it.

    The model, which reads a name by what stands around it, passes over one here and there, and cuts "Orla | J. Velt".
    """
    covered = {k: i for i, named in page.names.items() for k in range(i, i + named.size)}
    k = 0
    while k < len(page.words):
        last = _end_of(page, k)
        if _FEWEST <= last - k <= _MOST and k not in covered and _is_given(page, k) and "-" not in page.words[last - 1].raw:
            yield k, last
        k = max(last, k + 1)


def _end_of(page: Page, first: int) -> int:
    """Where a run of proper nouns ends that are flat beside the first."""
    last = first + 1
    while last < len(page.words) and _is_flat(page, last):
        last += 1
    return last if page.upos(first) == "PROPN" else first


def _is_flat(page: Page, k: int) -> bool:
    """Whether a word goes on with the name before it."""
    flat = page.tokens[k] >= 0 and page.analysis.tokens[page.tokens[k]].deprel == "flat" and page.upos(k) == "PROPN"
    return flat and page.words[k].capital and page.joins(k) and not page.words[k - 1].possessive


def _is_given(page: Page, k: int) -> bool:
    """Whether a word is a given name and no title."""
    role = page.roles.get(k)
    key = page.words[k].key
    titled = page.lexicon.is_a("title", key) or (role is not None and role[1].kind in _NO_PERSONS)
    return not titled and (k in page.persons or key in page.lexicon.given_names)
