"""What becomes of documents: each word that tells it, with the text, the hands, the time and the evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from travaux.extract.documents.lexicon import PARTS, DocumentLexicon, StateSense
from travaux.extract.documents.mentions import DocumentMention, is_listed, is_pages
from travaux.extract.documents.parties import actors_of, agents_of, goals_below, senses_at
from travaux.extract.documents.pronouns import meant_by
from travaux.extract.moves.conditions import stands_in_condition
from travaux.extract.moves.evidence import find_evidence
from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.status import read_status
from travaux.extract.said import hangs_on, is_date, value_of
from travaux.record.document import DocumentState
from travaux.record.time import TimeValue

SENT = ("letter", "response")  # kinds of texts that are for whoever is told something in them
PRESS = ("reporter", "reporters", "journalist", "moderator")
_MODIFIERS = ("amod", "compound", "acl")
_VOTED = frozenset({"vote", "votes", "voted", "voting"})  # "voted to adopt the charter": it is adopted
_NOW = frozenset({"is", "are", "'s", "’s"})
_WHENEVER = frozenset({"when", "once", "after", "until", "till", "before", "whenever"})
_HOPING = frozenset({"hopes", "hope", "hoped", "hoping", "wants", "want", "wishes", "insists", "demands", "expects", "proposes"})
_REFUSED = frozenset({"refuse", "refuses", "refused", "refusing", "decline", "declines", "declined", "declining"})
_RELATIVE = frozenset({"which", "whose"})
_CARRIED = ("obj", "nsubj:pass", "nsubj", "conj", "xcomp")


@dataclass(frozen=True, slots=True)
class Handling:
    """A document in a party's hand: the mention's head, the word that tells it, and the states that it tells (none: only the hand).

    `authors` and `recipients` are actor ids; `known` tells that the report names who does it, `hands` that the authors are only
    those who handed it over or made it known, `written` that only a text is handled so.
    """

    mention: int
    trigger: int
    states: tuple[DocumentState, ...]
    authors: tuple[str, ...]
    recipients: tuple[str, ...]
    known: bool
    hands: bool
    written: bool = False


class Histories:
    """Reads the handlings of a report's documents."""

    def __init__(self, scene: MoveScene, lexicon: DocumentLexicon, mentions: Sequence[DocumentMention]) -> None:
        self._scene = scene
        self._lexicon = lexicon
        self._in_order = mentions
        self._mentions: Mapping[int, DocumentMention] = {m.token: m for m in mentions}
        self._pronouns: dict[int, list[int]] = {}  # by mention: the "it" of "in it, Keno agrees"
        for k, token in enumerate(scene.clauses.tokens):
            if token.upos == "PRON" and token.deprel == "obl" and (meant := meant_by(scene, mentions, k)) is not None:
                self._pronouns.setdefault(meant.token, []).append(k)

    def find(self) -> Iterator[Handling]:
        """The handlings in text order."""
        for mention in self._in_order:
            yield from self._said_in(mention)
        for i in range(len(self._scene.clauses.tokens)):
            for sense in senses_at(self._scene.relations, self._lexicon, i):
                yield from self._read(i, sense)

    def _said_in(self, mention: DocumentMention) -> Iterator[Handling]:
        """Who says something in a text, whose it is then: "in a letter to the bank, the union asked for a delay"."""
        scene = self._scene
        for k in (mention.token, *self._pronouns.get(mention.token, ())):
            verb = scene.clauses.tokens[k].head
            if verb >= 0 and k in scene.relations.of(verb).get("in", ()):
                yield from self._said_by(mention, verb)

    def _said_by(self, mention: DocumentMention, verb: int) -> Iterator[Handling]:
        scene = self._scene
        statement = scene.statement_with(scene.span_of((verb,)), cue=True)
        if statement is None and mention.noun.kind in SENT and mention.token < verb:  # "in its reply, Belmar offered ten"
            yield Handling(mention.token, verb, (), self._actors(verb, ("subj",)), (), known=True, hands=True)
        if statement is None or statement.speaker is None or statement.negated:
            return
        to = tuple(a for a in statement.addressee if mention.noun.kind in SENT and scene.actors[a].name not in PRESS)
        authors = () if mention.owners else (statement.speaker, *statement.co_speakers)
        yield Handling(mention.token, verb, (), authors, to, known=True, hands=True)

    def _read(self, i: int, sense: StateSense) -> Iterator[Handling]:
        found = {token: through for name in sense.document for token, through in self._documents(i, name)}
        if not found:
            return
        status = self._status(i, sense)
        if "negated" in sense.flags and status != "denied":
            return
        come_about = status != "possible" and (status == "denied") == ("negated" in sense.flags)
        authors = self._actors(i, sense.author) if come_about else ()
        for token, through in found.items():
            if "content" in sense.flags and not through:
                continue
            state = "outlined" if through and sense.state == "published" else sense.state
            states = tuple(self._states(i, sense, state, status)) if state and come_about else ()
            yield Handling(
                mention=token,
                trigger=i,
                states=states,
                authors=authors,
                recipients=self._actors(i, sense.recipient) or self._goal(i, sense, token),
                known=bool(self._actors(i, ("subj", "by", "poss", *sense.author))),
                hands="hands" in sense.flags,
                written="text" in sense.flags and come_about,
            )

    def _documents(self, i: int, name: str) -> Iterator[tuple[int, bool]]:
        """Heads of the mentions in a relation to a word, each with whether it is told through what it holds."""
        clauses, relations = self._scene.clauses, self._scene.relations
        token = clauses.tokens[i]
        if name == "head":
            tokens = [token.head] if token.deprel in _MODIFIERS and token.head >= 0 else []
        else:
            tokens = list(relations.of(i).get(name, ()))
            if name == "obj" and not tokens and token.deprel == "acl:relcl" and token.head >= 0:
                tokens = [token.head]  # "the letter that Keno sent"
            if name == "obj" and not tokens and token.deprel == "conj" and relations.is_passive(i):
                over = relations.of(token.head)  # "the letter is long and was sent", "was read and sent"
                tokens = list(over.get("obj" if relations.is_passive(token.head) else "subj", ()))
        for k in (c for t in tokens for c in self._joined(self._whole(relations.antecedent(t)))):
            if k in self._mentions:
                yield k, False
            elif clauses.word(k).lower() in self._lexicon.contents:
                yield from ((k2, True) for k2 in self._held(k))
            elif (meant := self._meant(k)) is not None and not self._scene.actor_at(k):
                yield meant, False

    def _joined(self, k: int) -> Iterator[int]:
        """A noun and those of its list."""
        yield from self._scene.relations.coordinated(k)
        yield from (c for c in self._scene.clauses.children[k] if is_listed(self._scene, c))

    def _whole(self, k: int) -> int:
        """The text whose pages a word counts: "a letter of two pages, which was sent on Monday"."""
        head = self._scene.clauses.tokens[k].head
        return head if is_pages(self._scene, k) and head in self._mentions else k

    def _held(self, k: int) -> Iterator[int]:
        """The documents whose content a word names: "the terms of the treaty", "their main provisions"."""
        found, token = self._scene.relations.of(k), self._scene.clauses.tokens[k]
        beside = [token.head] if token.deprel == "appos" else []  # "the draft, a copy of which Keno saw"
        over = self._scene.clauses.tokens[token.head] if token.head >= 0 else token
        beside += [over.head] if over.deprel == "acl:relcl" else []  # "the draft, a copy of which was sent"
        owners = [*found.get("of", ()), *found.get("from", ()), *found.get("poss", ())]
        told = [c for c in owners if self._scene.clauses.word(c).lower() not in _RELATIVE]
        for owner in told or beside:
            meant = owner if owner in self._mentions else self._meant(owner)
            if meant is not None:
                yield meant

    def _meant(self, k: int) -> int | None:
        """The head of the mention of the document that a pronoun stands for."""
        meant = meant_by(self._scene, self._in_order, k)
        return meant.token if meant is not None else None

    def _status(self, i: int, sense: StateSense) -> str:
        """Whether it has come about: `possible` also where it is only wanted, tried or due by duty."""
        clauses = self._scene.clauses
        if sense.part == "verb" and stands_in_condition(self._scene, i):
            return "possible"  # "if Belmar submits its reply"
        words = {clauses.word(c).lower() for c in clauses.children[i] if clauses.tokens[c].deprel in ("aux", "mark")}
        _, status = read_status(self._scene, i, "submit", None)
        over = clauses.tokens[i].head
        beside = {clauses.word(c).lower() for c in clauses.children[i] if c < i}
        if status == "actual" and beside & _NOW and (beside & _WHENEVER or (over >= 0 and clauses.word(over).lower() in _HOPING)):
            return "possible"  # "will pay when the accord is signed", "hopes that it is signed"
        if over >= 0 and clauses.word(over).lower() in _REFUSED and "to" in words:
            return "denied"  # "refused to publish the report"
        done = over >= 0 and clauses.word(over).lower() in _VOTED
        wanted = sense.part == "verb" and (("to" in words and not done) or bool(words & self._lexicon.modals))
        return "possible" if wanted and status == "actual" else status

    def _actors(self, i: int, names: Sequence[str]) -> tuple[str, ...]:
        found = self._scene.relations.of(i)
        tokens = [k for name in names for k in (*found.get(name, ()), *found.get("obj " + name, ()), *self._below(i, name))]
        return actors_of(self._scene, [*tokens, *(agents_of(self._scene, i) if "subj" in names else ())])

    def _below(self, i: int, name: str) -> Iterator[int]:
        """What stands in a relation to a word's object, where a sense names both: "obj of" in "bears the signatures of Keno".

        Of "self" the word itself.
        """
        if name == "self":
            yield i  # "its author, Ana Keno"
        first, _, then = name.partition(" ")
        if then:
            yield from (k for c in self._scene.relations.of(i).get(first, ()) for k in self._scene.relations.of(c).get(then, ()))

    def _goal(self, i: int, sense: StateSense, text: int) -> tuple[str, ...]:
        """Whom a text is for where the parser hung him on the last one of a list: "a draft and a list of sites | to Keno"."""
        if "to" not in sense.recipient or "obj" not in sense.document:
            return ()
        listed = self._scene.clauses.tokens[text]
        return actors_of(self._scene, goals_below(self._scene.clauses, listed.head if listed.deprel in ("conj", "appos") else text))

    def _states(self, i: int, sense: StateSense, state: str, status: str) -> Iterator[DocumentState]:
        """A state for each time that it has; one that is only due without a time is what its teller announces."""
        scene = self._scene
        token = scene.clauses.tokens[i]
        evidence = find_evidence(scene, i, None)
        statement = scene.statement_with((token.start, token.end))
        made_by = "self" in sense.author  # "its author defended it on Monday" tells not when it was written
        times: list[TimeValue | None] = [] if made_by else list(self._times(i))
        if not times and statement is not None and ("now" in sense.flags or status == "planned"):
            times = [statement.said]
            state = "announced" if status == "planned" else state
        elif not times and status == "planned":
            return
        for time in times or [None]:
            yield DocumentState(state, (evidence,), time, statement.id if statement is not None else None)

    def _times(self, i: int) -> Iterator[TimeValue]:
        scene = self._scene
        start, end = scene.clauses.sentence_span(scene.clauses.sentence_of(i))
        governors = {i, *self._carriers(i)}
        for time in scene.times:
            if start <= time.start and time.end <= end and is_date(time) and hangs_on(time, governors, scene.clauses):
                yield value_of(time)

    def _carriers(self, i: int) -> Iterator[int]:
        """The verb that a noun is the object or subject of: "the signing took place on Monday"."""
        token = self._scene.clauses.tokens[i]
        if token.upos in PARTS["noun"] and token.head >= 0 and token.deprel in _CARRIED:
            yield token.head
