"""What stands with a word, as the move lexicon names it: subject, objects, complements, owner, prepositions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from travaux.extract.moves.control import Control
from travaux.extract.moves.past import PAST
from travaux.extract.statements.clauses import HYPHENS, Clauses

Found = dict[str, list[int]]  # relation to the tokens that have it, in text order

_SUBJECTS = ("nsubj", "csubj", "nsubj:outer")
_PASSIVE = ("nsubj:pass", "csubj:pass")
_GIVEN = ("handed", "given", "shown", "sent", "offered", "served", "promised", "granted")
_HANDED = frozenset({*_GIVEN, "delivered", "submitted", "presented", "passed", "forwarded"})
_PARTICIPLES = frozenset({*_GIVEN, "made", "drawn", "written", "put", "brought", "kept", "set", "laid", "told", "seen", "known"})
_DONE = frozenset({"accepted", "agreed", "refused", "declined", "signed", "pledged", "conceded"})
_SHORT_HAS = frozenset({"'s", "’s"})
_PERSONS = frozenset({"he", "she", "who"})
_LINKED = ("conj", "xcomp", "advcl", "parataxis", "ccomp")  # a clause without a subject of its own goes on with its governor's
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_COMPLEMENTS = ("obj", "iobj", "xcomp", "ccomp")
_COMPLETED = ("obj", "iobj", "xcomp", "ccomp")
_OPENING = ("which", "that", "who", "whom", "whose", "when", "where", "why", "how", "as", "than")
_BY_WORD = {"nsubj": ("we",), "advmod": ("too",)}  # words that are relations of their own: "we will not", "too high"
_WHAT = ("what", "all", "something", "anything", "nothing", "everything")
_LONG = frozenset({"years", "months", "weeks", "days", "hours", "decades", "generations", "centuries"})
_EACH = ("a", "an", "per")
_BESIDE_VERB = ("aux", "aux:pass", "cop")
_TO_BE_DONE = ("be", "should", "must")
_MANNERS = frozenset({"consensus", "acclamation", "vote", "votes", "ballot", "majority", "decree"})  # "adopted by consensus"
_SEVERAL = frozenset(
    {"people", "men", "women", "police", "children", "staff", "crew", "half", "most"}
)  # nouns of several without an "s"
_SHARED = ("between", "with")  # "talks took place | between Ardania and Belmar"
_LONGEST_CHAIN = 5


class Relations:
    """Relations of an article's words, read from its syntax once for each word."""

    def __init__(self, clauses: Clauses, control: Control | None = None) -> None:
        self.clauses = clauses
        self._control = control or {}
        self.timed = {k for span in clauses.time_spans for k in clauses.range_of(span)}
        self._known: dict[int, Found] = {}

    def of(self, i: int) -> Found:
        """The tokens that stand in each relation to a word; `subj` is who acts, also where a passive says it with "by"."""
        if i not in self._known:
            found = self._read(i)
            beside = {name: self._beside_verb(i, name) for name in _SHARED if name not in found}
            beside |= {} if "by" in found else {"by": self._behind_what_it_is_of(i, found)}
            self._known[i] = found | {name: sides for name, sides in beside.items() if sides}
        return self._known[i]

    def _read(self, i: int) -> Found:
        clauses, found = self.clauses, Found()
        for child in clauses.children[i]:
            if (word := clauses.word(child).lower()) in _BY_WORD.get(clauses.tokens[child].deprel, ()):
                found[word] = [child]
        for child, relation in self._children(i):
            behind = relation == "subj" and child > i and "subj" in found  # a second subject behind its verb is no subject
            found.setdefault("obj" if behind else relation, []).append(child)
        if "ccomp" not in found and (clause := self._opened_behind(i)) is not None:
            found["ccomp"] = [clause]
        if asked := [k for k in found.get("ccomp", ()) if self._is_to_be_done(k)]:
            found["that be"] = asked
        if (told := found.get("obj", [])) and self._is_rate(told[-1]):  # "offered 16 crowns | a share"
            amount = told.pop() - 2
            found["obj"] = told or [amount]
        if "particle" in found and "obj" not in found and "bare" in found:
            found["obj"] = found["bare"]  # "handed over the maps": the parser takes the particle for a preposition
        if len(found.get("obj", ())) > 1 and "iobj" not in found and clauses.tokens[i].upos == "VERB":
            found["iobj"] = [found["obj"].pop(0)]  # "sent Belmar a draft"
        passive = self.is_passive(i)
        if passive:
            acted_on = found.pop("passive", self._modified(i))
            found["iobj" if "obj" in found else "obj"] = acted_on  # "Belmar was offered a loan"
            if "by" not in found and (givers := self._behind_another(i)):
                found["by"] = givers
            found["subj"] = [k for k in found.get("by", []) if clauses.word(k).lower() not in _MANNERS]
        elif (noun := self._told_of(i, found)) is not None:
            found["obj"] = [noun]
        elif "subj" not in found and (clauses.tokens[i].upos in ("VERB", "AUX", "ADJ") or clauses.lead_of(i) is not None):
            subject = self._inherited(i)
            if subject is not None:
                found["subj"] = [subject]
        found = {name: [self.antecedent(k) for k in tokens] for name, tokens in found.items()}
        for noun in found.get("obj", [])[:1]:  # "took a decision on", "put pressure on": what the parser hung on the object
            for child, relation in self._children(noun):
                if relation not in ("poss", "of", "by", "inf") and relation not in found and not relation.startswith("nsubj"):
                    found.setdefault("obj " + relation, []).append(child)
        return {name: tokens for name, tokens in found.items() if tokens}

    def _behind_what_it_is_of(self, noun: int, found: Found) -> list[int]:
        """Who does what a noun tells where the parser hung him on what it is done to: "rejection of the plan | by Belmar"."""
        clauses, tokens = self.clauses, self.clauses.tokens
        places = found.get("of", ()) if tokens[noun].upos == "NOUN" and "poss" not in found else ()
        below = [k for c in places for k in clauses.children[c] if tokens[k].deprel == "nmod" and k not in self.timed]
        return [k for k in below if any(clauses.word(j).lower() == "by" for j in clauses.children[k] if tokens[j].deprel == "case")]

    def _beside_verb(self, noun: int, preposition: str) -> list[int]:
        """What a preposition opens beside the verb that has a noun for its subject."""
        clauses, tokens = self.clauses, self.clauses.tokens
        if tokens[noun].upos != "NOUN" or not tokens[noun].deprel.startswith("nsubj"):
            return []
        near = [c for c in clauses.children[tokens[noun].head] if c > noun and tokens[c].deprel == "obl" and c not in self.timed]
        opens = {c: {clauses.word(k).lower() for k in clauses.children[c] if tokens[k].deprel == "case"} for c in near}
        return [c for c in near if preposition in opens[c]]

    def _children(self, i: int) -> Iterator[tuple[int, str]]:
        """Each governed word with its relation's name here."""
        tokens, clauses = self.clauses.tokens, self.clauses
        noun = tokens[i].upos in ("NOUN", "PROPN", "PRON")
        for child in (c for c in clauses.children[i] if not self._is_own_part(c)):
            deprel = tokens[child].deprel
            child, marks = self._opened(child)
            if deprel in _SUBJECTS:
                yield child, "subj"
            elif deprel in _PASSIVE:
                yield child, "subj" if self._has_done(i) else "passive"
            elif deprel == "nmod:poss":
                yield child, "poss"
            elif deprel in _COMPLEMENTS:
                if "for" in marks:  # "called for the text to be published"
                    yield child, "for"
                elif deprel == "obj" and not noun:  # "insists on a quota": the parser takes what stands behind "on" for an object
                    for word in sorted(marks):
                        yield child, word
                if "for" not in marks or tokens[child].upos == "VERB":
                    yield child, deprel
            elif deprel in ("acl", "advcl") and "to" in marks:
                yield child, "inf" if noun else "xcomp"
                yield from [(child, "for")] if "for" in marks else ()
            elif deprel == "advcl" and not marks and not noun and self._is_done_right_behind(i, child):
                yield child, "xcomp"  # "ruled out freeing the crew"
            elif deprel == "acl" and noun and "that" in marks:
                yield child, "ccomp"
            elif deprel == "obl" and not marks:
                yield child, "bare"
            elif deprel.startswith(("obl", "nmod")) or (deprel in ("advcl", "acl") and marks):
                left_out = {"to"} if deprel in ("advcl", "acl") else {"for"} if self._is_long(child) else set()
                yield from ((child, word) for word in sorted(marks - left_out))
            elif deprel == "compound:prt":
                yield child, "particle"
            elif deprel == "advmod" and any(tokens[c].deprel.startswith("obl") for c in clauses.children[child]):
                yield child, "particle"
                yield from self._children(child)  # "walked away from the deal"
            elif noun and deprel in ("amod", "compound"):
                yield from ((k, "of side") for k in self._names_in(child))

    def _opened(self, child: int) -> tuple[int, set[str]]:
        """A governed word and what opens it; what the parser hung on an aside before: "agreed, after a pause, | to the request"."""
        clauses, tokens = self.clauses, self.clauses.tokens
        marks = [c for c in clauses.children[child] if tokens[c].deprel in ("case", "mark")]
        late = [c for c in marks if c > child and clauses.word(c - 1) == "," and tokens[child].deprel.startswith("obl")]
        below = [c for c in clauses.children[child] if late and tokens[c].deprel == "nmod" and c > late[0]]
        return (below[0], {clauses.word(late[0]).lower()}) if below else (child, {clauses.word(c).lower() for c in marks})

    def _is_own_part(self, child: int) -> bool:
        """Whether a word only contrasts who acts with others: "Belmar, for its part, sent a note"."""
        if self.clauses.word(child).lower() != "part":
            return False
        beside = {self.clauses.tokens[c].deprel: self.clauses.word(c).lower() for c in self.clauses.children[child]}
        return "nmod:poss" in beside and beside.get("case") == "for"

    def _behind_another(self, verb: int) -> list[int]:
        """Who hands something over where the parser hung him on whom it is for: "was sent to the council | by Belmar"."""
        clauses, tokens = self.clauses, self.clauses.tokens
        if clauses.word(verb).lower() not in _HANDED or tokens[verb].deprel == "acl":
            return []
        goals = [c for c in clauses.children[verb] if c > verb and tokens[c].deprel == "obl" and c not in self.timed]
        below = [k for c in goals for k in clauses.children[c] if tokens[k].deprel == "nmod" and k not in self.timed]
        return [k for k in below if any(clauses.word(j).lower() == "by" for j in clauses.children[k] if tokens[j].deprel == "case")]

    def _is_long(self, noun: int) -> bool:
        """Whether a bare noun tells no more than that it went on long: "pressed | for years | for a seat"."""
        return self.clauses.word(noun).lower() in _LONG and len(self.clauses.children[noun]) == 1

    def _names_in(self, modifier: int) -> list[int]:
        """The capitalised words of a noun's modifier: "the French draft treaty", whichever noun "French" hangs on."""
        clauses, tokens = self.clauses, self.clauses.tokens
        inner = [c for c in clauses.children[modifier] if tokens[c].deprel == "amod" and tokens[modifier].deprel == "compound"]
        return [k for k in (modifier, *inner) if clauses.word(k)[:1].isupper()]

    def _is_done_right_behind(self, verb: int, clause: int) -> bool:
        """Whether a clause begins with its "-ing" right behind a verb or its particle, without a comma or subject."""
        between = [k for k in range(verb + 1, clause) if self.clauses.tokens[k].deprel != "compound:prt"]
        bare = not any(c < clause for c in self.clauses.children[clause])
        return clause > verb and not between and bare and self.clauses.word(clause).lower().endswith("ing")

    def _opened_behind(self, verb: int) -> int | None:
        """The clause that "that" right behind a verb opens, where the parser hung it on what governs the verb."""
        tokens, that = self.clauses.tokens, verb + 1
        if (
            tokens[verb].upos != "VERB"
            or that >= len(tokens)
            or self.clauses.word(that).lower() != "that"
            or tokens[that].deprel != "mark"
        ):
            return None
        clause = tokens[that].head
        return clause if clause > that and tokens[clause].head in (tokens[verb].head, verb) else None

    def _is_rate(self, noun: int) -> bool:
        """Whether a noun tells of what an amount before it is paid for each: the "share" of "16 crowns a share"."""
        before = noun - 2
        if before < 0 or self.clauses.word(noun - 1).lower() not in _EACH:
            return False
        return any(self.clauses.tokens[c].deprel == "nummod" for c in self.clauses.children[before])

    def _told_of(self, verb: int, found: Found) -> int | None:
        """What a clause without "that" tells of: "the tenth | Belmar demanded", "what Belmar asks is | that it be signed"."""
        token, own = self.clauses.tokens[verb], found.get("subj", ())
        if token.deprel != "acl:relcl" or token.upos != "VERB" or not own or not found.keys().isdisjoint(_COMPLETED):
            return None
        opened = any(self.clauses.word(k).lower() in _OPENING for k in self.clauses.subtree(verb) if k < own[0])
        noun, what = token.head, self.clauses.tokens[token.head]
        if noun > own[0] or noun in self.timed or opened or self.clauses.word(own[0]).lower() in _OPENING:
            return None
        if self.clauses.word(noun).lower() in _WHAT:
            return what.head if what.deprel.startswith("nsubj") and what.head > verb else None
        return noun

    def _is_to_be_done(self, verb: int) -> bool:
        """Whether a clause tells what somebody wants done: "that it be signed", "that he should sign"."""
        first = [self.clauses.word(c).lower() for c in self.clauses.children[verb] if self.clauses.tokens[c].deprel in _BESIDE_VERB]
        return first[0] in _TO_BE_DONE if first else self._is_bare(verb)

    def _is_bare(self, verb: int) -> bool:
        """Whether a verb has no ending where one doing it now would ask for one: "that Belmar hand over the maps"."""
        clauses, word = self.clauses, self.clauses.word(verb).lower()
        subjects = [c for c in clauses.children[verb] if clauses.tokens[c].deprel == "nsubj"]
        ended = word.endswith(("s", "ed", "ing")) or word in PAST
        one = [c for c in subjects if clauses.tokens[c].upos in ("NOUN", "PROPN") and not clauses.word(c).lower().endswith("s")]
        several = any(len(self.coordinated(c)) > 1 or clauses.word(c).lower() in _SEVERAL for c in subjects)
        return clauses.tokens[verb].upos == "VERB" and bool(one) and not ended and not several

    def is_passive(self, i: int) -> bool:
        """Whether a verb's subject is what is acted upon: "was proposed", "a text proposed by"."""
        tokens, clauses = self.clauses.tokens, self.clauses
        if tokens[i].upos != "VERB":
            return False
        deprels = {tokens[c].deprel for c in clauses.children[i]}
        if deprels & {"aux:pass", *_PASSIVE}:
            return not self._has_done(i)
        linked = tokens[i].deprel in ("conj", "advcl", "parataxis")
        if "obl:agent" in deprels and linked and not deprels & {*_SUBJECTS, "aux", "obj"} and self._is_participle(i):
            return True  # "called for a toll, opposed by Belmar"
        if self._opens_with(i):
            return True
        if tokens[i].deprel == "conj" and not deprels & {*_SUBJECTS, "aux"}:
            head = tokens[i].head
            if self._is_given_something(i, deprels):
                return True
            return clauses.word(i).lower().endswith("ed") and "obj" not in deprels and self.is_passive(head)
        bare = self._modifies(i) and not deprels & {"obj", "mark", "aux", *_SUBJECTS}
        return bare and not clauses.word(i).lower().endswith("ing")

    def _has_done(self, i: int) -> bool:
        """Whether a verb that seems passive tells in short what a person has done: "he's accepted", "she's refused"."""
        clauses, tokens = self.clauses, self.clauses.tokens
        beside = {clauses.word(c).lower() for c in clauses.children[i] if tokens[c].deprel.startswith(("aux", "nsubj"))}
        return clauses.word(i).lower() in _DONE and bool(beside & _SHORT_HAS) and beside <= _SHORT_HAS | _PERSONS

    def _is_given_something(self, i: int, deprels: set[str]) -> bool:
        """Whether a passive goes on with who gets something: "the envoy was summoned and handed a note"."""
        given = self.clauses.word(i).lower() in _GIVEN and "obj" in deprels and "iobj" not in deprels
        return given and self.clauses.tokens[i].deprel == "conj" and self.is_passive(self.clauses.tokens[i].head)

    def _modified(self, i: int) -> list[int]:
        """The noun that a participle or relative clause stands with; for one that goes on with a passive, that one's subject."""
        token = self.clauses.tokens[i]
        if self._is_given_something(i, {self.clauses.tokens[c].deprel for c in self.clauses.children[i]}):
            return [c for c in self.clauses.children[token.head] if self.clauses.tokens[c].deprel in _PASSIVE]
        if self._opens_with(i):
            found = {relation: child for child, relation in self._children(token.head)}
            subject = found.get("passive", found.get("subj"))
            return [subject] if subject is not None else []
        return [token.head] if (token.deprel.startswith("acl") or self._modifies(i)) and token.head >= 0 else []

    def _modifies(self, i: int) -> bool:
        """Whether a verb stands with a noun; "the draft, drawn up by Keno," is an apposition to the parser at times."""
        token = self.clauses.tokens[i]
        return token.deprel == "acl" or (token.deprel == "appos" and self._is_participle(i) and self.clauses.word(i - 1) == ",")

    def _opens_with(self, i: int) -> bool:
        """Whether a sentence opens with a participle, told of its subject: "Signed in 1904, the treaty bars nets"."""
        tokens, clauses = self.clauses.tokens, self.clauses
        token = tokens[i]
        if token.upos != "VERB" or token.deprel != "advcl" or token.head <= i or not self._is_participle(i):
            return False
        first, _ = clauses.sentences[clauses.sentence_of(i)]
        beside = {tokens[c].deprel for c in clauses.children[i]}
        before = all(tokens[k].deprel == "advmod" for k in range(first, i))
        return before and beside.isdisjoint({"obj", "mark", "aux", "cop", "xcomp", *_SUBJECTS})

    def _is_participle(self, i: int) -> bool:
        """Whether a word is the form of a verb that a passive has."""
        word = self.clauses.word(i).lower()
        return word.endswith("ed") or word in _PARTICIPLES

    def _inherited(self, i: int) -> int | None:
        """The subject that a clause without one takes over: control, coordination, participles."""
        tokens, clauses = self.clauses.tokens, self.clauses
        for _ in range(_LONGEST_CHAIN):
            token = tokens[i]
            if token.head < 0:
                return clauses.lead_of(i)
            if token.deprel == "acl" and tokens[token.head].upos in ("NOUN", "PROPN", "PRON"):
                with_to = any(clauses.word(c).lower() == "to" for c in clauses.children[i] if tokens[c].deprel == "mark")
                return self._owner(token.head) if with_to else token.head  # "its decision to leave"; "envoys representing"
            if token.deprel == "acl:relcl":
                return token.head
            if token.deprel not in _LINKED:
                return None
            head = clauses.joined_to(i)
            if token.deprel in ("xcomp", "advcl") and (controller := self._controller(head)) is not None:
                return controller
            found = {relation: child for child, relation in self._children(head)}
            if (judged := self._judged(i, found)) is not None:
                return judged
            if token.deprel == "xcomp" and "obj" in found:
                return found["obj"]  # "urged Belmar to leave"
            if token.deprel == "xcomp" and "passive" in found:
                return found["passive"]
            subject = (
                found.get("by") if self.is_passive(head) and token.deprel != "conj" else found.get("subj", found.get("passive"))
            )
            if subject is not None:
                return subject
            i = head
        return None

    def _judged(self, clause: int, found: Mapping[str, int]) -> int | None:
        """Who did what he is judged for: "accused Belmar of leaving", "angry at Velt for agreeing"."""
        tokens, clauses = self.clauses.tokens, self.clauses
        marks = {clauses.word(c).lower() for c in clauses.children[clause] if tokens[c].deprel == "mark"}
        if tokens[clause].deprel not in ("advcl", "xcomp") or not clauses.word(clause).lower().endswith("ing"):
            return None
        names = ("at", "with") if tokens[tokens[clause].head].upos == "ADJ" else ("obj",)
        people = [found[name] for name in names if name in found and found[name] < clause]
        if not people or marks.isdisjoint({"of", "for"}):
            return None
        return people[0] if "of" in marks or tokens[people[0]].upos in ("PROPN", "PRON") else None

    def _controller(self, verb: int) -> int | None:
        """Who is to do what a verb's infinitive tells, by the verb itself ("promised Belmar to leave", "called on Belmar to")."""
        places = self._control.get(self.clauses.word(verb).lower(), ()) if not self.is_passive(verb) else ()
        beside = list(self._children(verb)) if places else []
        return next((k for place in places for k, relation in beside if relation == place and k not in self.timed), None)

    def _owner(self, noun: int) -> int | None:
        found = {relation: child for child, relation in self._children(noun)}
        if "poss" in found:
            return found["poss"]
        head = self.clauses.tokens[noun].head
        if head >= 0 and self.clauses.tokens[noun].deprel in ("obj", "obl", "xcomp"):
            subject = self.of(head).get("subj")
            return subject[0] if subject else None
        return None

    def antecedent(self, i: int) -> int:
        """The noun that a relative pronoun stands for; any other word itself."""
        tokens, clauses = self.clauses.tokens, self.clauses
        if clauses.word(i).lower() not in _RELATIVE or tokens[i].head < 0:
            return i
        verb = tokens[i].head
        for _ in range(_LONGEST_CHAIN):
            if tokens[verb].deprel == "acl:relcl":
                return tokens[verb].head
            if tokens[verb].deprel not in ("conj", "xcomp") or tokens[verb].head < 0:
                return i
            verb = tokens[verb].head
        return i

    def coordinated(self, i: int) -> list[int]:
        """A word and those joined to it ("Ardania, Belmar and Corvia", "Ardanian-Belmarese")."""
        clauses = self.clauses
        joined = [c for c in clauses.children[i] if (self._is_joined(c) and not self._is_denied(c)) or self._is_hyphened(c, i)]
        return [i, *(k for c in joined for k in self.coordinated(c))]

    def _is_joined(self, c: int) -> bool:
        """Whether a word is joined to another; also where "and" joins what was taken to hang on that: "Selke and the front"."""
        deprel, beside = self.clauses.tokens[c].deprel, {self.clauses.tokens[k].deprel for k in self.clauses.children[c]}
        return deprel == "conj" or (deprel in ("nmod", "appos") and "cc" in beside and "case" not in beside)

    def _is_denied(self, c: int) -> bool:
        """Whether what is joined to a noun is told not to belong there: "Ardania, not Belmar", "from Keno and not from Velt"."""
        if self.clauses.tokens[c].upos not in ("NOUN", "PROPN", "PRON"):
            return False
        return any(self.clauses.word(k).lower() == "not" and k < c for k in self.clauses.children[c])

    def _is_hyphened(self, a: int, b: int) -> bool:
        """Whether two capitalised words are joined by a hyphen."""
        capital = self.clauses.word(a)[:1].isupper() and self.clauses.word(b)[:1].isupper()
        return capital and a == b - 2 and self.clauses.word(b - 1) in HYPHENS
