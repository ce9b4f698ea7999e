"""Personal names compared: full with family name, initials, spellings, and what they tell of gender."""

from __future__ import annotations

from rapidfuzz.fuzz import ratio

from travaux.extract.actors.lexicon import ActorLexicon
from travaux.extract.actors.offices import Office
from travaux.extract.actors.words import Words

_SAME_SPELLING = 80.0  # "sergei" and "sergey" 83, "zelensky" and "zelenskyy" 94, "ivanov" and "ivanova" 92
_GENDERED_ENDINGS = ("ova", "eva", "ina", "aya", "ska")


def _same_word(a: str, b: str) -> bool:
    if a == b:
        return True
    if len(a) < 4 or len(b) < 4 or a[0] != b[0]:
        return False
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    if longer.endswith(_GENDERED_ENDINGS) and longer[:-1] == shorter:
        return False
    return ratio(a, b) >= _SAME_SPELLING


def _same_given(a: str, b: str) -> bool:
    """Given names that may be one person's: equal, alike, or one the other's initial."""
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return _same_word(a, b) or (len(a) > 2 and len(b) > 2 and (a.startswith(b) or b.startswith(a)))


def may_be_same(a: Words, b: Words) -> bool:
    """Whether two full names (two words or more each) may be one person's: family and given names agree."""
    if a == b or tuple(sorted(a)) == tuple(sorted(b)):
        return True
    if len(a) != len(b) and (is_short_for(a, b) or is_short_for(b, a)):
        return True
    if not _same_word(a[-1], b[-1]):
        return set(a) <= set(b) or set(b) <= set(a)
    return _same_given(a[0], b[0])


def is_short_for(short: Words, full: Words) -> bool:
    """Whether a name of fewer words stands for the full one: its family name, or any run of its words."""
    size = len(short)
    if size == 1 and short[0] in full:
        return True
    if size > len(full):
        return False
    if size == 1:
        # "al-Sharaa" for "Farouk al-Sharaa", "Sharaa" for both; a lone given name only where it is the first.
        return any(_same_word(short[0], word) for word in full) or short[0] == full[-1].rpartition("-")[2]
    runs = (full[k : k + size] for k in range(len(full) - size + 1))
    return any(all(_same_word(x, y) for x, y in zip(short, run, strict=True)) for run in runs)


def gender_of(name: Words, lexicon: ActorLexicon) -> str:
    """`m` or `f` by the given name, empty where it doesn't tell."""
    return lexicon.given_names.get(name[0], "") if len(name) > 1 else ""


def offices_of(name: Words, lexicon: ActorLexicon, date: str | None) -> tuple[Office, ...]:
    """Posts that someone of exactly this full name held on the date."""
    if len(name) < 2 or not date:
        return ()
    return tuple(o for o in lexicon.offices.get(name) if o.holds(date))


def offices_alike(name: Words, lexicon: ActorLexicon, date: str | None) -> tuple[Office, ...]:
    """Posts held on the date by people whose full name may be another spelling of this one."""
    if len(name) < 2 or not date or len(name[-1]) < 3:
        return ()
    family = lexicon.offices.of_family(name[-1])
    alike = [w for w in family if len(w) > 1 and _same_given(w[0], name[0]) and len(w[0]) > 1]
    return tuple(o for w in alike if may_be_same(w, name) for o in lexicon.offices.get(w) if o.holds(date))


def offices_of_family(family: str, lexicon: ActorLexicon, date: str | None) -> tuple[Office, ...]:
    """Posts that people of this family name, or leaders known by this one name, held on the date."""
    if not date:
        return ()
    named = (w for w in lexicon.offices.of_family(family) if w[-1] == family or len(w) == 1)
    return tuple(o for words in named for o in lexicon.offices.get(words) if o.post and o.holds(date))
