"""Whose persons are of whom no report tells a side: of the party for which they speak.

Who says of one party alone what it offers, proposes or refuses speaks for it: "Karvelia rejected a pause, Hugo Velt told the
court".
Who claims of another side that it gave in says that it has done so, and who only knows of it is an outsider.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from travaux.joins.deeds import STANCES
from travaux.joins.digest import Act, Figure
from travaux.joins.home import Names, governs, is_a_post_of_bodies, is_done, is_told_a_firm, own_post
from travaux.joins.told import Told
from travaux.ledger.words import name_words

_OWN = ("offer", "propose", "reject")  # what others want is told by anybody
_ASIDE = ("that", "which", "who", "whom")  # "the pause that Karvelia wants" is told by the way
OUTSIDERS = frozenset(  # who tell of talks, and are of no side
    "academic analyst announcer arbitrator author banker broker campaigner columnist commentator consultant"  # noqa: SIM905
    " correspondent diplomat economist editor expert facilitator fellow historian host insider journalist judge lecturer"
    " mediator observer pollster presenter professor reporter researcher scholar scientist source strategist trader writer".split()
)
_OURS = frozenset(("i", "me", "my", "our", "ours", "us", "we"))


def announcers(told: Told, known: Mapping[str, str], names: Names) -> dict[str, str]:
    """The parties of persons of whom nobody tells for whom they act, by what they say of one party alone.

    Args:
        known: the parties of the report's actors.
    """
    found: dict[str, str] = {}
    for figure in told.digest.figures:
        unknown = figure.kind == "person" and figure.id not in known and figure.party is None
        if (
            unknown
            and (party := _announced(figure, told, known)) is not None
            and not _is_outside(figure)
            and _may_be_of(party, figure, told, known, names)
        ):
            found[figure.id] = party
    return found


def _announced(figure: Figure, told: Told, known: Mapping[str, str]) -> str | None:
    """The one party of which somebody says what it does, and against which he does nothing."""
    said = outermost(told.digest.told_by(figure.id))
    doing = {known.get(actor) for act in said if act.kind in STANCES for actor in act.party}
    if len(doing) != 1 or any(is_done(act) for act in said):
        return None
    told_so = any(act.kind in _OWN and _is_told_for_it(act) for act in said)
    return doing.pop() if told_so else None


def outermost(acts: Sequence[Act]) -> list[Act]:
    """The moves without those told by the way of others: no "Norvask's offer" in "Karvelia accepts Norvask's offer"."""
    spans = [(act.evidence[0][0], act.evidence[-1][1]) for act in acts]
    return [
        act
        for act, (start, end) in zip(acts, spans, strict=True)
        if not any(a <= start and end <= b and (a, b) != (start, end) for a, b in spans)
    ]


def _is_told_for_it(act: Act) -> bool:
    """Whether a stance is told as by one who takes it: as now so, and of nobody whom he calls "us"."""
    words = name_words(act.quote)
    aside = words[:1] and words[0] in _ASIDE
    return not is_done(act) and not aside and act.status in ("actual", "planned", "denied") and _OURS.isdisjoint(words)


def _may_be_of(party: str, figure: Figure, told: Told, known: Mapping[str, str], names: Names) -> bool:
    """Whether a party may have somebody of the post that a person has, where one is told."""
    posts = {name_words(figure.role or ""), *(own_post(head, names) for head, _ in figure.around)} - {()}
    return all(_may_hold(party, post, names, firm=is_told_a_firm(party, told, known, names)) for post in posts)


def _may_hold(party: str, post: Sequence[str], names: Names, *, firm: bool) -> bool:
    """Whether a post is one that a party may have: no union has ministers, no state a chairwoman."""
    minister = governs(" ".join(post))
    if minister or is_a_post_of_bodies(tuple(post)) or post[-1:] == ("commissioner",):
        return names.may_govern(party) is minister and not (minister and firm)
    return not names.home_posts.isdisjoint(post)


def _is_outside(figure: Figure) -> bool:
    """Whether a person is called one who is of no side: "Jon Velt, a professor at Lissa"."""
    posts = [figure.name, figure.role or "", *(" ".join(name_words(head)[-3:]) for head, _ in figure.around)]
    posts += [tail.split(",")[1] for _, tail in figure.around if tail.startswith(", ")]
    return any(not OUTSIDERS.isdisjoint(name_words(post)) for post in posts)
