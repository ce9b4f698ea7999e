"""Small questions put to a sentence's syntax."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from travaux.analysis.values import Analysis, Token
from travaux.record.article import Block
from travaux.record.span import Span

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
HYPHENS = ("-", "‐", "‑", "–")
_MARKS = ("PUNCT", "NUM", "X", "SYM")
_LONGEST_MARK = 3  # tokens: "(", "2", ")"
_LONGEST_LEAD = 12  # words
_LONGEST_HEADING = 6  # words of a line without a colon
_ABOVE_LIST = ("paragraph", "heading", "label")
_ITEM = re.compile(r"\s*(?:[-–—*•●▪‣·]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+")
# What opens a line above a list that names no one who does what follows: "To Premier Velt:", "On Norvask:"; "For Norvask:" may.
_TO_OR_ABOUT = frozenset(["To", "Dear", "With", "Against", "Between", "About", "On", "In", "At", "Of", "Regarding", "Re"])
_ASIDE = re.compile(r"(?:In|On|At|By|After|During|Under|Accordingly|Therefore|Also)\b[^,:;\n]{0,60}, (?=the |[A-Z])")
# Whose a declaration is, above what it does: "We, the Ministers of the Member States, meeting in Orsk;".
_WE = re.compile(r"W[Ee], (?=(?:the |[A-Z]))")
_ENDS_NAME = re.compile(r"[,;:]|\b(?:meeting|gathered|assembled|having|convened|representing)\b")
_LONGEST_BRIDGE = 4  # words of a line between: "HEREBY:"
_WHEN = "when"
_PERFECT = ("Had", "Has", "Have")
_MODALS = frozenset({"should", "must", "would", "will", "can", "could", "may", "might", "shall"})
_HAVE_OR_BE = frozenset({"have", "be", "been", "'ve", "’ve"})
_CARRIERS = ("conj", "advcl", "xcomp", "parataxis", "acl", "ccomp")


class Clauses:
    """Tokens of an analysis with their children, by index and by place in the text."""

    def __init__(self, analysis: Analysis) -> None:
        self.text = analysis.article.text
        self.tokens: tuple[Token, ...] = analysis.tokens
        self.sentences = analysis.sentences
        self.time_spans = [(t.start, t.end) for t in analysis.times]
        self.blocks = analysis.article.blocks
        self.block_starts = [b.start for b in self.blocks]
        dateline = analysis.article.dateline_span
        self.dateline_end = dateline[1] if dateline else 0
        self._starts = [t.start for t in analysis.tokens]
        self._sentence_starts = [a for a, _ in analysis.sentences]
        self.children: list[list[int]] = [[] for _ in analysis.tokens]
        for i, token in enumerate(analysis.tokens):
            if token.head >= 0:
                self.children[token.head].append(i)

    def word(self, i: int) -> str:
        """A token's word as it stands in the text."""
        return self.text[self.tokens[i].start : self.tokens[i].end]

    def range_of(self, span: Span) -> range:
        """Indexes of the tokens that touch a span."""
        first = max(0, bisect_right(self._starts, span[0]) - 1)
        while first < len(self.tokens) and self.tokens[first].end <= span[0]:
            first += 1
        return range(first, max(first, bisect_left(self._starts, span[1])))

    def sentence_of(self, i: int) -> int:
        """Index of the sentence that holds a token."""
        return bisect_right(self._sentence_starts, i) - 1

    def sentence_span(self, number: int) -> Span:
        """Character span of a sentence."""
        first, end = self.sentences[number]
        return self.tokens[first].start, self.tokens[end - 1].end

    def is_of_question(self, i: int) -> bool:
        """Whether the sentence that holds a token ends with a question mark."""
        start, end = self.sentence_span(self.sentence_of(i))
        return self.text[start:end].rstrip("\"”’') ").endswith("?")

    def head_of(self, span: Span) -> int | None:
        """The token of a span that governs the others: the one whose own head lies outside."""
        inside = self.range_of(span)
        for i in inside:
            if self.tokens[i].head not in inside and self.tokens[i].upos != "PUNCT":
                return i
        return inside[0] if len(inside) else None

    def verb_of(self, span: Span) -> int | None:
        """The verb of a cue: its last verb, else its governing token."""
        verbs = [i for i in self.range_of(span) if self.tokens[i].upos == "VERB"]
        return verbs[-1] if verbs else self.head_of(span)

    def subject_of(self, verb: int) -> int | None:
        """Subject of a verb, or of the clause that it carries on ("said X and added Y", "said X, adding Y")."""
        for _ in range(4):
            for child in self.children[verb]:
                if self.tokens[child].deprel in _SUBJECTS:
                    return child
            if self.tokens[verb].deprel not in _CARRIERS or self.tokens[verb].head < 0:
                return self.lead_of(verb)
            verb = self.joined_to(verb)
        return None

    def joined_to(self, verb: int) -> int:
        """The verb that another carries on; a past one none behind a modal: "said they should pay | and called for talks"."""
        head = self.tokens[verb].head
        beside = {self.word(c).lower() for c in self.children[head] if self.tokens[c].deprel.startswith("aux")}
        bare = bool(beside & _MODALS) and not beside & _HAVE_OR_BE and self.tokens[head].deprel == "ccomp"
        past = self.tokens[verb].deprel == "conj" and self.word(verb).lower().endswith("ed")
        return self.tokens[head].head if bare and past and not self.word(head).lower().endswith("ed") else head

    def lead_of(self, verb: int) -> int | None:
        """The noun of the line above a list from which an item's verb goes on: "Minister Velt:" above "- rejected the demand".

        Or the subject of the sentence before, where a note leaves it out: "Velt refused. Offered a swap instead.".
        """
        return self._leads.get(verb, self._left_out.get(verb))

    @cached_property
    def _left_out(self) -> dict[int, int]:
        """The verbs of sentences without a subject, each with that of the sentence before in its block."""
        found: dict[int, int] = {}
        for block in self.blocks:
            subject: int | None = None
            inside = self.range_of((block.start, block.end))
            for number in range(self.sentence_of(inside[0]), self.sentence_of(inside[-1]) + 1) if len(inside) else ():
                first, end = self.sentences[number]
                root = next((k for k in range(first, end) if self.tokens[k].head < 0), first)
                own = self._subject_behind_label(root)
                if own is None and subject is not None and self._lacks_subject(root, first):
                    found[root] = subject
                else:
                    subject = own
        return found

    def _subject_behind_label(self, root: int) -> int | None:
        """The subject of a sentence, of one with a label in front ("Rates: Velt told the board ...") that of what stands behind."""
        verbs = [
            root,
            *(c for c in self.children[root] if self.tokens[c].deprel == "parataxis" and self.tokens[root].upos != "VERB"),
        ]
        return next((c for verb in verbs for c in self.children[verb] if self.tokens[c].deprel in _SUBJECTS), None)

    def _lacks_subject(self, root: int, first: int) -> bool:
        """Whether a sentence begins with its verb, in a form that needs a subject: "Requested assurance.", "Has dropped it."."""
        beside = {self.tokens[c].deprel for c in self.children[root]}
        auxiliaries = [c for c in self.children[root] if self.tokens[c].deprel == "aux"]
        if self.tokens[root].upos != "VERB" or beside & {"aux:pass", "expl", "csubj", "mark", "nsubj:pass"}:
            return False
        if auxiliaries:
            return auxiliaries[0] == first and self.word(first) in _PERFECT
        word, by = self.word(root), self.word(min(root + 1, len(self.tokens) - 1)) == "by"
        if by or self.agent_of(root) is not None:  # "Proposed by Sweden in March.": whoever was told of before did not
            return False
        return root == first and word.istitle() and word.endswith(("ed", "es")) and not word.endswith("eed")

    @cached_property
    def _leads(self) -> dict[int, int]:
        """The verbs with which items of lists begin, each with the noun of the line above."""
        return dict(self._find_leads())

    def _find_leads(self) -> Iterator[tuple[int, int]]:
        lead: int | None = None
        for block, after in zip(self.blocks, [*self.blocks[1:], None], strict=True):
            inside = self.range_of((block.start, block.end))
            above = after is not None and after.kind == "list" and block.kind in _ABOVE_LIST
            if (noun := self._lead(block, inside) or (self._heading_lead(block) if above else None)) is not None:
                lead = noun
            elif lead is not None and len(inside) and self._is_item(block, inside):
                marks = _LONGEST_MARK if _ITEM.match(self.text, block.start, block.end) is not None else 0
                begins = inside[0] + sum(self.tokens[k].upos in _MARKS for k in inside[:marks])
                root = self._root_of(begins, inside)
                verb = self.tokens[root].upos in ("VERB", "ADJ") or self._opens_a_clause(root)
                if verb and root <= begins + 1 and not self._has_own_subject(root):
                    yield root, lead
            elif not self._is_bridge(block, inside):
                lead = None

    def _root_of(self, begins: int, inside: range) -> int:
        """The root of the sentence that holds a token of a block."""
        first, end = self.sentences[self.sentence_of(min(begins, inside[-1]))]
        return next((k for k in range(first, end) if self.tokens[k].head < 0), begins)

    def _has_own_subject(self, root: int) -> bool:
        return any(self.tokens[c].deprel.startswith(("nsubj", "expl", "csubj")) for c in self.children[root])

    def _is_bridge(self, block: Block, inside: range) -> bool:
        """Whether a line of few words only leads from who does it to what he does: "HEREBY:"."""
        words = [k for k in inside if self.tokens[k].upos != "PUNCT"]
        adverbs = all(self.tokens[k].upos not in ("NOUN", "PROPN", "PRON") for k in words)
        return 0 < len(words) <= _LONGEST_BRIDGE and adverbs and self.text[block.start : block.end].rstrip().endswith((":", ","))

    def _opens_a_clause(self, root: int) -> bool:
        """Whether a verb is taken for a noun, "Demands that both cease fire", or for none, in capitals: "WELCOME the offer"."""
        word = self.word(root)
        after = self.word(root + 1) if root + 1 < len(self.tokens) else ""
        capitals = word.isupper() and len(word) > 3 and self.tokens[root].upos in ("INTJ", "NOUN", "PROPN", "X") and after.islower()
        return capitals or (after.lower() == "that" and word.istitle() and word.endswith("s"))

    def _lead(self, block: Block, inside: range) -> int | None:
        """The noun of a line that only names somebody before a list: "The Council,", "Minister Velt:"; none that is written to.

        Also behind a number or an aside: "5. The Monitor therefore:", "In other business, the board:".
        """
        if (we := _WE.match(self.text, block.start, block.end)) is not None:
            return self._of_many(we.end(), block)
        mark = _ITEM.match(self.text, block.start, block.end)
        start = mark.end() if mark is not None else block.start
        aside = _ASIDE.match(self.text, start, block.end)
        start = aside.end() if aside is not None else start
        line = self.text[start : block.end].rstrip()
        words = [k for k in inside if self.tokens[k].upos != "PUNCT" and self.tokens[k].start >= start]
        defined = line.startswith(("The ", "THE ")) or (aside is not None and line.startswith("the "))
        if not (line.endswith(":") or (line.endswith(",") and defined)) or not 0 < len(words) <= _LONGEST_LEAD:
            return None
        tags = {self.tokens[k].upos for k in words}
        if not tags.isdisjoint(("VERB", "AUX")) or ("PROPN" not in tags and not defined) or self.word(words[0]) in _TO_OR_ABOUT:
            return None
        head = self.head_of((self.tokens[words[0]].start, self.tokens[words[-1]].end))
        return head if head is not None and self.tokens[head].upos in ("NOUN", "PROPN") else None

    def _of_many(self, start: int, block: Block) -> int | None:
        """The noun of those who say "We, the Ministers of Trade, meeting in Orsk;", where that is no sentence."""
        end = _ENDS_NAME.search(self.text, start, block.end)
        if end is None or not self.text[block.start : block.end].rstrip().endswith((";", ",", ":")):
            return None
        head = self.head_of((start, end.start()))
        return head if head is not None and self.tokens[head].upos in ("NOUN", "PROPN") else None

    def _heading_lead(self, block: Block) -> int | None:
        """The last noun of a line that only names somebody above a list, behind a label if there is one: "Upstream: Norvask"."""
        start = self.text.rfind(": ", block.start, block.end) + 1 or block.start
        bracket = self.text.find(" (", start, block.end) if self.text[start : block.end].endswith(")") else -1
        end = bracket if bracket > start else block.end  # "National Convention (ruling party)"
        words = [k for k in self.range_of((start, end)) if self.tokens[k].upos != "PUNCT"]
        tags = {self.tokens[k].upos for k in words}
        named = "PROPN" in tags or bracket > start  # "GREENS (17 seats)"
        if not 0 < len(words) <= _LONGEST_HEADING or not named or not tags.isdisjoint(("VERB", "AUX")):
            return None
        return self.head_of((self.tokens[words[0]].start, self.tokens[words[-1]].end))

    def _is_item(self, block: Block, inside: range) -> bool:
        """Whether a block is an item of a list: marked, numbered, in small letters, with a verb in front, or going on behind it."""
        marked = block.kind == "list" or _ITEM.match(self.text, block.start, block.end) is not None
        marked = marked or self.text[block.start : block.end].rstrip().endswith((",", ";"))  # "Deeply concerned at the closure,"
        return marked or self.text[block.start].islower() or self.tokens[inside[0]].upos in ("VERB", "AUX")

    def is_passive_participle(self, verb: int) -> bool:
        """A participle whose subject is the one asked: "Asked whether he would go, Velt said", "Velt shrugged when asked"."""
        token = self.tokens[verb]
        words = {self.word(c).lower() for c in self.children[verb]}
        bare = not any(self.tokens[c].deprel in (*_SUBJECTS, "aux", "aux:pass") for c in self.children[verb])
        bare = bare and (_WHEN in words or not any(self.tokens[c].deprel == "mark" and c < verb for c in self.children[verb]))
        before = token.head > verb or _WHEN in words
        return token.deprel == "advcl" and bare and before and self.word(verb).lower().endswith("ed")

    def participles_of(self, verb: int) -> list[int]:
        """Participles in front of a verb that tell what its subject did at the time: "Speaking in Tunis, Velt said"."""
        subject = next((c for c in self.children[verb] if self.tokens[c].deprel in _SUBJECTS), None)
        beside = (*self.children[verb], *(self.children[subject] if subject is not None else ()))
        return [c for c in beside if c < verb and self.tokens[c].deprel in ("advcl", "acl") and self._is_bare_participle(c)]

    def _is_bare_participle(self, i: int) -> bool:
        """Whether a verb has no auxiliary, subject or conjunction but "while" and "when"."""
        children = self.children[i]
        bare = not any(self.tokens[c].deprel in (*_SUBJECTS, "aux", "aux:pass") for c in children)
        marks = {self.word(c).lower() for c in children if self.tokens[c].deprel in ("mark", "case")}
        return bare and marks <= {"while", "when"} and self.tokens[i].upos == "VERB"

    def agent_of(self, verb: int) -> int | None:
        """Who does what a passive verb tells ("asked by the envoy")."""
        for child in self.children[verb]:
            cases = [self.word(c).lower() for c in self.children[child] if self.tokens[c].deprel == "case"]
            if self.tokens[child].deprel in ("obl", "obl:agent") and "by" in cases:
                return child
        return None

    def subtree(self, i: int) -> Iterator[int]:
        """A token and all that it governs."""
        yield i
        for child in self.children[i]:
            yield from self.subtree(child)

    def phrase(self, i: int, *, without: Iterable[str] = ("acl:relcl", "parataxis", "punct")) -> Span:
        """Span of the noun phrase that a token heads, without relative clauses and the like; contiguous round its head."""
        dropped = frozenset(without)
        kept = run_round(self._phrase_tokens(i, dropped), i, self._is_joined)
        return self.tokens[kept[0]].start, self.tokens[kept[-1]].end

    def _is_joined(self, a: int, b: int) -> bool:
        """Whether nothing stands between two tokens but a hyphen that makes one word of them."""
        between = self.tokens[a + 1] if b - a == 2 and self.word(a + 1) in HYPHENS else None
        return b - a == 1 or (between is not None and self.tokens[a].end == between.start and between.end == self.tokens[b].start)

    def _phrase_tokens(self, i: int, dropped: frozenset[str]) -> Iterator[int]:
        yield i
        for child in self.children[i]:
            owns = self.tokens[child].deprel == "case" and child > i  # "the porters' guild": no preposition
            if owns or self.tokens[child].deprel not in dropped:
                yield from self._phrase_tokens(child, dropped)


def run_round(indexes: Iterable[int], i: int, joined: Callable[[int, int], bool]) -> list[int]:
    """Those of some tokens, in text order, that hang together with one of them: each is `joined` to its neighbour."""
    ordered = sorted(indexes)
    start = end = ordered.index(i)
    while start > 0 and joined(ordered[start - 1], ordered[start]):
        start -= 1
    while end + 1 < len(ordered) and joined(ordered[end], ordered[end + 1]):
        end += 1
    return ordered[start : end + 1]
