"""Whether a move was made, is still to come, was not made, or may be made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from travaux.extract.moves.auxiliaries import GOING, is_named_ones, is_not_only, is_purpose, is_there
from travaux.extract.moves.imagined import is_imagined
from travaux.extract.moves.lexicon import Sense
from travaux.extract.moves.nobody import (
    has_ended,
    has_negative_object,
    has_negative_subject,
    is_none_of_these,
    is_not_excluded,
    is_not_said,
    takes_nothing_less,
    wont_be,
)
from travaux.extract.moves.rumours import predicate_behind, rumour_before
from travaux.extract.moves.scene import MoveScene
from travaux.extract.moves.unmade import OF_NONE, denies_itself, is_in_the_making, is_nearly, is_shunned, is_unmade
from travaux.record.move import MoveKind, MoveStatus
from travaux.record.statement import Statement

# Kinds by which a party binds itself: not to do it is to refuse.
_GIVING: tuple[MoveKind, ...] = ("accept", "commit", "concede", "offer")
# A statement that does these is made by being said, whatever its verb's tense.
_DONE_BY_SAYING: tuple[MoveKind, ...] = ("warn", "accuse", "demand", "reject")
_BEHIND = 2  # words behind a verb in which a "not" of its own may stand: "we may agree, we may not" has none
_AUXILIARY = ("aux", "aux:pass", "advmod", "det", "cc:preconj", "cc", "discourse")
_HAD_OR_WOULD = frozenset(("'d", "’d"))
_OBLIGING = frozenset(("must", "should"))
_WOULD = frozenset(("would", *_HAD_OR_WOULD))
_NOT = frozenset(("not",))
# What no longer doing so comes to.
_ENDED: Mapping[MoveKind, MoveKind] = {
    "demand": "concede",
    "propose": "concede",
    "reject": "concede",
    "accept": "reject",
    "offer": "reject",
    "commit": "reject",
}
_HAVING = frozenset(("have", "has", "had", "having", "'ve", "’ve"))
_COULD = frozenset(("could", "can"))
_PERHAPS = frozenset(("may", "might", "perhaps", "possibly"))
_WILLING: tuple[MoveKind, ...] = ("accept", "offer")  # done by who can do it
_BY_WILL: tuple[MoveKind, ...] = ("accept", "offer", "concede", "reject", "warn")  # done by who tells what he will do
_JUDGED: tuple[MoveKind, ...] = ("accept", "reject")  # what a thing is said to be
_BETWEEN: tuple[MoveKind, ...] = ("consult", "accept", "commit")
_DENIES = frozenset(("deny", "denies", "denied", "denying"))
_NEITHER = re.compile(r"\bconfirm (?:n?or|and) deny\b")
_FORESEEN = re.compile(r"\b(?:expected|thought|believed|assumed|predicted)\b")
_BEFORE_AUXILIARY = 4  # words before an auxiliary among which a sentence's opening "nor" or "at no point" stands


def read_status(scene: MoveScene, i: int, kind: MoveKind, sense: Sense | None) -> tuple[MoveKind, MoveStatus]:
    """The kind as negation leaves it, and the status of what a word `i` shows."""
    span = scene.span_of((i,))
    inside, cued = scene.statement_with(span), scene.statement_with(span, cue=True) is not None
    words = _words_before(scene, i, sense, alone=cued)
    if sense is not None and "modal" in sense.flags and (kind == "demand" or "negative" in sense.flags):
        return _by_modal(scene, i, kind)
    if kind == "demand" and sense is None and words & _OBLIGING:
        return kind, "actual"  # "people should never be used as pawns": what it denies is what is asked for
    if kind in _ENDED and has_ended(scene, i):
        return _ENDED[kind], "actual"
    if kind in _WILLING and takes_nothing_less(scene, i):
        return "demand", "actual"
    negated = has_negative_subject(scene, i) or _opens_with_denial(scene, i) or _is_never(scene, i)
    if is_none_of_these(scene, i) or is_not_said(scene, i):
        words |= scene.moods.negations & _NOT
    named = sense is not None and not OF_NONE.isdisjoint(sense.lemma.split())  # "raised no objection"
    put = sense is None and kind == "propose"  # "Belmar would issue no permits"
    if words & scene.moods.negations or negated or (not (named or put) and has_negative_object(scene, i, kind)):
        return _negated(scene, i, kind, sense, words)
    unmade = kind == "reject" and sense is None and words & _WOULD and "have" in words  # "it would have left"
    if unmade or is_imagined(scene, i) or is_unmade(scene, i, kind) or (inside is not None and leaves_open(scene, inside)):
        return kind, "possible"
    if kind in _GIVING and (_stands_before(scene, i, scene.moods.unable) or is_shunned(scene, i)):
        return "reject", "actual"
    untrue = is_nearly(scene, i) or _is_untrue(scene, i)
    if (inside is not None and _denies(scene, i, inside)) or _stands_before(scene, i, scene.moods.avoids) or untrue:
        return kind, "denied"
    done_by_saying = kind in _DONE_BY_SAYING and (sense is None or kind in ("warn", "accuse"))
    if done_by_saying and inside is not None and not cued:
        return kind, "actual"
    put = inside is not None and inside.question and (bool(inside.cue) or scene.clauses.is_of_question(i))
    asked = put or is_asked(scene, i)
    if words & scene.moods.possible or asked:
        return kind, "actual" if not asked and _is_able(scene, i, kind, sense, words) else "possible"
    if (sense is not None and "future" in sense.flags) or words & scene.moods.future or _is_to_come(scene, i):
        return kind, _told_ahead(scene, i, kind, sense, words)
    return kind, "actual"


def _words_before(scene: MoveScene, i: int, sense: Sense | None, *, alone: bool) -> set[str]:
    """The auxiliaries of a word, and what denies it, but for what is its own: "would not hear of it"."""
    words = set(_auxiliaries(scene, i, alone=alone))
    if _is_past(scene, i, words):
        words -= _HAD_OR_WOULD
    own = sense is not None and "modal" not in sense.flags and not scene.moods.negations.isdisjoint(sense.lemma.split())
    return words - scene.moods.negations if own else words


def _is_able(scene: MoveScene, i: int, kind: MoveKind, sense: Sense | None, words: set[str]) -> bool:
    """Whether "can" and "could" tell that somebody is willing: "could live with ten"."""
    taken = kind == "accept" and ("can" in words or ("could" in words and _bare(scene, i) == "live"))
    said = scene.statement_with(scene.span_of((i,))) is not None  # a narrator's "Belmar could reopen the road" is nobody's offer
    return kind in _WILLING and ((sense is None and said) or taken) and not words & _PERHAPS


def _by_modal(scene: MoveScene, i: int, kind: MoveKind) -> tuple[MoveKind, MoveStatus]:
    """What "must", "will not" and their like before a word come to: who won't oppose a thing accepts it."""
    word = _bare(scene, i)
    if kind == "reject" and word in scene.moods.against:
        return "accept", "actual"
    return kind, "denied" if kind == "reject" and word in scene.moods.refusing | scene.moods.excludes else "actual"


def _bare(scene: MoveScene, i: int) -> str:
    return scene.clauses.word(i).lower().rstrip(".")


def _negated(scene: MoveScene, i: int, kind: MoveKind, sense: Sense | None, words: set[str]) -> tuple[MoveKind, MoveStatus]:
    """What a word comes to that is denied.

    Who gives nothing refuses, and so does who doesn't do what is asked: a word that refuses by nothing but its "not" is denied by
    none ("that we cannot pay"). Of one that refuses by itself no refusal is left, and what is then accepted is accepted.
    """
    word = _bare(scene, i)
    if is_not_excluded(scene, i) or (kind in _GIVING and sense is None and word in scene.moods.excludes):
        return kind, "possible"  # "would not exclude a licence"
    if kind in _BETWEEN and wont_be(scene, i):
        return "reject", "actual"
    hinders = kind == "reject" and sense is not None and sense.lemma in scene.moods.against
    if (kind == "accept" and word in scene.moods.against) or (hinders and words & scene.moods.refusals):
        return "accept", "actual"
    if kind == "reject" and word in scene.moods.against | scene.moods.refusing:
        return kind, "denied"
    if sense is None and (kind == "reject" or (kind == "warn" and words & scene.moods.refusals)):
        return kind, "actual"
    if kind == "demand" and words & scene.moods.refusals and word in scene.moods.insists:
        return "concede", "actual"
    refuses = kind in _GIVING and (scene.clauses.tokens[i].upos == "ADJ" or words & scene.moods.refusals)
    return ("reject", "actual") if refuses else (kind, "denied")


def _told_ahead(scene: MoveScene, i: int, kind: MoveKind, sense: Sense | None, words: set[str]) -> MoveStatus:
    """Whether what is told as still to come is made by being told: a word of no move ("would pay ten") shows one by its mood.

    Who would do a thing offers it, asks for it or puts it forward; what he binds himself to is still to come.
    """
    wants = sense is None or (words & _WOULD and scene.clauses.word(i).lower() in scene.moods.wants)
    if kind == "demand" and wants:
        return "actual"
    if kind == "reject" and sense is not None and denies_itself(scene, sense):
        return "actual"  # "would have none of it"
    if kind == "offer" and sense is not None and "/adj/" in sense.name and words & _WOULD:
        return "actual"  # "would be willing to pay ten"
    if sense is not None and words & _WOULD and kind in _JUDGED and "subj" in sense.object:
        return "actual"  # "a toll would be unacceptable"
    if words & _WOULD and "have" in words:
        return "possible"  # "as we would have rejected ten"
    inside = scene.statement_with(scene.span_of((i,)))
    if sense is not None or _is_to_come(scene, i) or (inside is not None and _FORESEEN.search(_cue(scene, inside))):
        return "planned"
    return "actual" if kind in _BY_WILL or (kind == "propose" and words & _WOULD) else "planned"


def _auxiliaries(scene: MoveScene, i: int, *, alone: bool = False) -> Iterator[str]:
    """Lower-case words that tell a verb's mood and negation, and unless `alone` those of the verb that it goes on from."""
    clauses = scene.clauses
    own = [c for c in clauses.children[i] if clauses.tokens[c].deprel in _AUXILIARY and c <= i + _BEHIND]
    own += _before_adverbial(scene, i)
    token = clauses.tokens[i]
    if token.upos == "VERB" and _is_finite(clauses.word(i)):
        yield from (clauses.word(c).lower() for c in own if not clauses.tokens[c].deprel.startswith("aux"))
        return  # "will open its border and agrees to a quota": what "will" stands before has no ending
    for c in own:
        if not is_not_only(clauses, c):
            yield clauses.word(c).lower()
        if clauses.tokens[c].deprel.startswith("aux") and c + 1 < i and not is_not_only(clauses, c + 1):
            yield from {clauses.word(c + 1).lower()} & scene.moods.negations  # "cannot for the present accept"
    subject = any(clauses.tokens[c].deprel.startswith("nsubj") for c in clauses.children[i])
    if token.head < 0 or subject or alone:
        return
    if token.deprel == "conj" and not any(clauses.tokens[c].deprel == "aux" for c in own):
        before = [w for w in _auxiliaries(scene, token.head) if w not in scene.moods.negations]
        yield from before if not _is_past_beside(scene, i, before) else ()
    elif token.deprel == "xcomp" and clauses.word(token.head).lower() in GOING:
        yield from ("will", *_auxiliaries(scene, token.head))  # "is not going to accept"
    elif (
        is_there(clauses, i)
        or token.deprel == "xcomp"
        or (token.deprel == "obj" and token.upos == "NOUN" and not is_named_ones(clauses, i))
        or is_purpose(clauses, i)
    ):
        yield from _auxiliaries(scene, token.head)  # "did not want to accept", "will make an offer"


def _is_past_beside(scene: MoveScene, i: int, before: Iterable[str]) -> bool:
    """Whether a verb is past, so that no auxiliary before goes on to it: "would not be held | and proposed another day"."""
    told = "obj" in scene.relations.of(i) or "be" not in before  # "could not agree | and decided to meet again"
    done = scene.clauses.word(i).lower().endswith("ed") and told and not scene.relations.is_passive(i)
    return done and not _HAVING.intersection(before)


def _before_adverbial(scene: MoveScene, i: int) -> list[int]:
    """A verb's auxiliaries that the parser hung on an adverbial between: "'cannot at this stage' accept"."""
    clauses = scene.clauses
    between = [c for c in clauses.children[i] if c < i and any(clauses.tokens[k].deprel == "case" for k in clauses.children[c])]
    hung = [k for c in between for k in clauses.children[c] if k < c and clauses.tokens[k].deprel in ("aux", "advmod")]
    return hung if any(clauses.tokens[k].deprel == "aux" for k in hung) else []


def _is_past(scene: MoveScene, i: int, words: set[str]) -> bool:
    """ "He'd asked for ten", "he'd been told": what "had" is short for "would" isn't; "he'd need" is not past."""
    word = scene.clauses.word(i).lower()
    short = bool(words & _HAD_OR_WOULD) and "would" not in words
    return short and ("been" in words or (word.endswith("ed") and not word.endswith("eed")))


def _is_finite(word: str) -> bool:
    """Whether a verb's form is one that takes no auxiliary: "agrees"."""
    return word.endswith("s") and not word.endswith("ss")


def leaves_open(scene: MoveScene, statement: Statement) -> bool:
    """Whether a statement leaves open what it tells: "did not rule out that", "would neither confirm nor deny that"."""
    cue = _cue(scene, statement)
    return (statement.negated and cue.endswith((*scene.moods.excludes, "deny"))) or _NEITHER.search(cue) is not None


def may_not(scene: MoveScene, i: int) -> bool:
    """Whether a word is the "not" of "we may accept it, we may not", which tells no more than the "may" before."""
    return i > 0 and _bare(scene, i) in scene.moods.negations and scene.clauses.word(i - 1).lower() in _PERHAPS


def would_if(scene: MoveScene, i: int) -> bool:
    """Whether a verb tells what somebody would do."""
    return bool(_WOULD.intersection(_auxiliaries(scene, i)))


def would_or_will(scene: MoveScene, i: int) -> bool:
    """Whether a verb tells what somebody would or will do, not what he is expected to."""
    return bool(scene.moods.future.intersection(_auxiliaries(scene, i)))


def will_do(scene: MoveScene, i: int) -> bool:
    """Whether a verb tells what somebody will do, no more and no less."""
    words = set(_auxiliaries(scene, i))
    return "will" in words and words.isdisjoint(scene.moods.negations | scene.moods.possible | _WOULD)


def is_taken_by_saying(scene: MoveScene, i: int, kind: MoveKind) -> bool:
    """Whether who says of himself that he could or would do something does it: "could accept six", "would be ready to talk".

    What he asks for himself isn't asked only in a case ("I would urge them"), nor is what he may do, or offer, only later.
    """
    clauses = scene.clauses
    words = set(_auxiliaries(scene, i))
    subjects = [clauses.word(c).lower() for c in clauses.children[i] if clauses.tokens[c].deprel.startswith("nsubj")]
    if kind == "accept":
        return bool(words & (_WOULD | _COULD)) and not words & _PERHAPS
    if kind == "offer":
        return (bool(words & _WOULD) and clauses.tokens[i].upos == "ADJ") or ("can" in words and not words & _PERHAPS)
    return kind == "demand" and bool(words & _WOULD) and ("i" in subjects or "we" in subjects)


def _opens_with_denial(scene: MoveScene, i: int) -> bool:
    """ "Nor had Belmar ever offered it", "At no point did Keno accept": a denial before the auxiliary and the subject."""
    auxiliary, clauses = _inverted(scene, i), scene.clauses
    if auxiliary is None:
        return False
    first = clauses.sentences[clauses.sentence_of(i)][0]
    start = first if clauses.tokens[first].upos == "ADP" else max(first, auxiliary - _BEFORE_AUXILIARY)
    places = range(start, min(auxiliary, start + _BEFORE_AUXILIARY))
    opening = {clauses.word(k).lower() for k in places}
    return bool(opening & (scene.moods.negations | scene.moods.negative))


def _is_never(scene: MoveScene, i: int) -> bool:
    """ "Will under no circumstances accept it": a phrase that denies hangs on the verb, or stands between its auxiliary and it."""
    clauses = scene.clauses
    first, end = clauses.sentences[clauses.sentence_of(i)]
    own = {i, *(c for c in clauses.children[i] if clauses.tokens[c].deprel.startswith("aux"))}
    for phrase in (tuple(words.split()) for words in scene.moods.never):
        for k in range(first, end - len(phrase) + 1):
            noun = k + len(phrase) - 1
            between = min(own) < k and noun < i
            told = between or clauses.tokens[noun].head in own
            if told and tuple(clauses.word(j).lower() for j in range(k, noun + 1)) == phrase:
                return True
    return False


def _inverted(scene: MoveScene, i: int) -> int | None:
    """A verb's auxiliary that stands before its subject; None where none does."""
    clauses = scene.clauses
    own = [c for c in clauses.children[i] if clauses.tokens[c].upos != "CCONJ"]  # "nor" is taken for a subject at times
    auxiliaries, subjects = ([c for c in own if clauses.tokens[c].deprel.startswith(d)] for d in ("aux", "nsubj"))
    return min(auxiliaries) if auxiliaries and subjects and min(auxiliaries) < min(subjects) else None


def is_asked(scene: MoveScene, i: int) -> bool:
    """Whether a verb's subject stands behind its auxiliary in a question: "Would Belmar join?"."""
    return _inverted(scene, i) is not None and scene.clauses.is_of_question(i)


def _denies(scene: MoveScene, i: int, statement: Statement) -> bool:
    """Whether a statement denies what a word in it tells: not "denied a part in riots | which it blamed on Belmar"."""
    if scene.clauses.tokens[i].deprel == "acl:relcl":
        return statement.negated
    return statement.negated or not _DENIES.isdisjoint(_cue(scene, statement).split())


def _cue(scene: MoveScene, statement: Statement) -> str:
    return " ".join(scene.clauses.text[a:b].lower() for a, b in statement.cue)


def _is_to_come(scene: MoveScene, i: int) -> bool:
    """ "Is to meet", "plans to sign", "is due to sign", "expected to meet"."""
    clauses = scene.clauses
    token = clauses.tokens[i]
    marked = any(clauses.word(c).lower() == "to" and clauses.tokens[c].deprel in ("mark", "aux") for c in clauses.children[i])
    auxiliaries = [c for c in clauses.children[i] if clauses.tokens[c].deprel in ("aux", "aux:pass", "cop")]
    over = {clauses.word(c).lower() for c in (token.head, *auxiliaries) if c >= 0}
    before = _before(scene, i)
    if token.upos == "NOUN" and token.deprel == "nsubj:pass" and clauses.word(token.head).lower() in scene.moods.due:
        return True  # "talks are planned with Belmar"
    if is_in_the_making(scene, i):
        return True
    if (marked and over & scene.moods.due) or (before[-1:] == ("to",) and before[-2] in scene.moods.due):
        return True
    return is_purpose(clauses, i) and _is_to_come(scene, token.head)


def _stands_before(scene: MoveScene, i: int, phrases: Iterable[str]) -> bool:
    """ "Stopped short of promising it", "has yet to be asked", "failed to sign"; who did not fail to sign has signed."""
    before = _before(scene, i)
    told = (phrase.split() for phrase in phrases)
    return any(before[-len(p) :] == tuple(p) and before[-len(p) - 1] not in scene.moods.negations for p in told)


def _before(scene: MoveScene, i: int) -> tuple[str, ...]:
    """The six words before a verb, its own adverbs, "be" and times left out, in lower case; empty ones before the first."""
    clauses = scene.clauses
    first = clauses.sentences[clauses.sentence_of(i)][0]
    own = {c for c in clauses.children[i] if clauses.tokens[c].deprel == "advmod" or clauses.word(c).lower() in ("be", "been")}
    own = {c for c in own if clauses.word(c).lower() not in scene.moods.due}  # "was due to sign"
    words = [clauses.word(k).lower() for k in range(max(first, i - 9), i) if k not in own and not _is_when(scene, k)]
    return ("", "", "", "", "", "", *words)[-6:]


def _is_when(scene: MoveScene, k: int) -> bool:
    """Whether a word is of a time, or the preposition before one: "failed | on Wednesday | to agree"."""
    token = scene.clauses.tokens[k]
    return scene.is_time(k) or (token.deprel == "case" and token.head > k and scene.is_time(token.head))


def _is_untrue(scene: MoveScene, i: int) -> bool:
    """ "It is not true that Belmar has agreed", "reports that it had agreed are false", "Belmar dismissed reports that it had"."""
    clauses = scene.clauses
    token = clauses.tokens[i]
    over, rumour = token.head, rumour_before(scene, i)
    that = next((c for c in clauses.children[i] if clauses.tokens[c].deprel == "mark" and clauses.word(c).lower() == "that"), 0)
    if that and clauses.tokens[that - 1].upos == "ADJ" and _is_false(scene, that - 1):
        return True  # wherever the clause hangs: "it is not true | that Belmar threatened them, Velt said"
    if over < 0 or (token.deprel not in ("ccomp", "csubj", "acl") and (rumour is None or token.deprel != _RELATIVE)):
        return False
    if rumour is not None and (over == rumour or token.deprel == "acl"):
        over = clauses.tokens[rumour].head
    published = token.deprel == _RELATIVE and rumour is not None and clauses.tokens[rumour + 1].deprel == "obj"
    if rumour is not None and over >= 0 and clauses.word(over).lower() in scene.moods.dismissing and not published:
        return True
    if rumour is not None and _UNFOUNDED.search(clauses.text, clauses.tokens[i].end, _end_of_sentence(scene, i)):
        return True
    behind = predicate_behind(scene, i) if rumour is not None else -1
    return any(_is_false(scene, k) for k in (over, behind) if k >= 0)


def _is_false(scene: MoveScene, k: int) -> bool:
    word, negated = scene.clauses.word(k).lower(), scene.moods.negations.intersection(_auxiliaries(scene, k, alone=True))
    return word in scene.moods.false or (bool(negated) and word in scene.moods.true)


def _end_of_sentence(scene: MoveScene, i: int) -> int:
    return scene.clauses.sentence_span(scene.clauses.sentence_of(i))[1]


_RELATIVE = "acl:relcl"
_UNFOUNDED = re.compile(
    r"\b(?:ha[sd]|have|is|are|was|were)(?: \w+ly)? (?:without|no)(?: any)? (?:basis|foundation|grounds|merit|substance|truth)\b"
)
