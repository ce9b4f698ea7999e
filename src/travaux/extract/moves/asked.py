"""What a question asks about: nobody has done it by its being asked."""

from __future__ import annotations

from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.triggers import Trigger

_FAR = 12  # words up from a move to its sentence's verb, at most
_TOLD_BESIDE = ("acl:relcl", "advcl", "acl")  # what hangs so on a question's word is told beside it
_ASKS = frozenset(("what", "why", "how", "who", "whom", "when", "where", "whether", "whose"))
_WONDER = frozenset(("wonder", "wonders", "wondered", "wondering"))
_WOULD = frozenset(("would", "'d", "’d"))
_KNOWN = frozenset(("the", "this", "that", "these", "those"))
_OPENS_ASKED = frozenset(("whether", "if", "that"))
_ENDS = "\"”’') "


def is_only_asked(scene: MoveScene, trigger: Trigger) -> bool:
    """Whether a word stands in what a reporter asks, or in what is told to be open: "Would Belmar pay?", "unclear whether it paid".

    What a question takes as known was done: "When Keno refused the toll, who was there?", "Keno's offer"; and so was what comes
    before the question: "Velt has since refused it, but what does that mean?".
    """
    return _is_open(scene, trigger.token) or _in_question(scene, trigger.token)


def _in_question(scene: MoveScene, i: int) -> bool:
    clauses, start = scene.clauses, scene.clauses.tokens[i].start
    put = any(s.question and not s.cue and any(a <= start < b for a, b in s.content) for s in scene.statements)
    span = clauses.sentence_span(clauses.sentence_of(i))
    if not put or not clauses.text[slice(*span)].rstrip(_ENDS).endswith("?"):
        return False
    return not (_is_known(scene, i) or _is_told_beside(scene, i) or _comes_before(scene, i))


def _is_known(scene: MoveScene, i: int) -> bool:
    """Whether a noun names what is taken as done: "Keno's accusation", "the pledge"; not "any concern"."""
    clauses = scene.clauses
    if clauses.tokens[i].upos not in ("NOUN", "PROPN"):
        return False
    return "poss" in scene.relations.of(i) or any(clauses.word(c).lower() in _KNOWN for c in clauses.children[i])


def _is_told_beside(scene: MoveScene, i: int) -> bool:
    """Whether a clause around a word tells more of what is asked about, or when: "the deal that it signed", "when it refused"."""
    clauses = scene.clauses
    for _ in range(_FAR):
        token = clauses.tokens[i]
        words = {clauses.word(c).lower() for c in clauses.children[i]}
        marks = {clauses.word(c).lower() for c in clauses.children[i] if clauses.tokens[c].deprel == "mark"}
        open_ = marks & _OPENS_ASKED or (token.deprel == "acl:relcl" and words & _WOULD)
        timed = "when" in words and _asks_by_itself(scene, i) is None  # "When Keno refused the toll, who was there?"
        if timed or (token.deprel in _TOLD_BESIDE and not open_):
            return True
        if token.head < 0:
            return False
        i = token.head
    return False


def _comes_before(scene: MoveScene, i: int) -> bool:
    """Whether a sentence's question only begins behind a word."""
    clauses = scene.clauses
    first, end = clauses.sentences[clauses.sentence_of(i)]
    opening = [k for k in range(first, end) if _opens_question(scene, k)]
    return bool(opening) and min(opening) > i and not any(clauses.tokens[k].head == i for k in opening)


def _opens_question(scene: MoveScene, k: int) -> bool:
    """Whether a word is one of asking, or an auxiliary before its subject."""
    clauses = scene.clauses
    if clauses.word(k).lower() in _ASKS:
        return True
    token = clauses.tokens[k]
    return token.deprel.startswith(("aux", "cop")) and token.head >= 0 and _asks_by_itself(scene, token.head) == k


def _asks_by_itself(scene: MoveScene, i: int) -> int | None:
    """A verb's auxiliary or copula before its subject: "does" of "does it agree"; None where there is none."""
    clauses = scene.clauses
    subjects = [c for c in clauses.children[i] if clauses.tokens[c].deprel.startswith("nsubj")]
    before = [
        c for c in clauses.children[i] if clauses.tokens[c].deprel.startswith(("aux", "cop")) and subjects and c < min(subjects)
    ]
    return before[0] if before else None


def _is_open(scene: MoveScene, i: int) -> bool:
    """Whether a word is the verb of what is told to be open: "unclear whether it agrees", "I wonder if they refused".

    Who asks it is told by a statement of his own, whose word is kept: "asked whether Belmar would sign".
    """
    clauses = scene.clauses
    cued = any(s.question and s.cue and any(a <= clauses.tokens[i].start < b for a, b in s.content) for s in scene.statements)
    if cued or clauses.tokens[i].upos in ("NOUN", "PROPN"):
        return False
    for _ in range(_FAR):
        token, marks = clauses.tokens[i], [c for c in clauses.children[i] if clauses.tokens[c].deprel == "mark"]
        words = {clauses.word(c).lower() for c in marks}
        wondered = token.head >= 0 and clauses.word(token.head).lower() in _WONDER
        if ("whether" in words and "to" not in words) or ("if" in words and wondered):
            behind_colon = any(clauses.word(c - 1) == ":" for c in marks if c)  # "What to watch: whether the council backs it"
            return behind_colon or token.deprel not in ("advcl", "parataxis")
        if token.head < 0 or token.deprel not in ("xcomp", "ccomp", "conj"):
            return False
        i = token.head
    return False
