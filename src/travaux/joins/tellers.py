"""For which party somebody acts of whom only that is told what he says of it: "Karvelia wanted more, Minister Velt said"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from travaux.joins.announcing import OUTSIDERS, outermost
from travaux.joins.deeds import STANCES
from travaux.joins.digest import Act, Figure
from travaux.joins.home import OFFICERS, Names, is_a_post_of_bodies, is_done, is_told_a_firm
from travaux.joins.told import Told
from travaux.ledger.words import name_words

_OWN_ACTS = ("commit", "demand", "offer", "reject")  # what one says that one's own side does
_BOUND = ("accept", "commit", "concede", "offer")  # what one denies that one's own side did
_AGAIN = 2
_LEADERS = frozenset(  # of whatever: a province, a tribe, a league
    "captain chief commander commissioner elder governor head leader manager mayor".split()  # noqa: SIM905
)
_BETWEEN = OUTSIDERS | {"conciliator", "envoy", "former", "rapporteur"}  # who tell of others


def speaks_for(figure: Figure, told: Told, named: Mapping[str, str], names: Names) -> Iterator[str]:
    """The one party of which somebody in a post tells what it does: "Karvelia will pay, and no more"; of a state an official.

    What he says that one gave in is left out: he may claim it of the other side. Once is enough where he tells nothing else.
    """
    post = name_words(figure.role or "")
    official = not names.home_posts.isdisjoint(post)
    leads = not official and not _LEADERS.isdisjoint(post[-1:])
    if not _BETWEEN.isdisjoint(post) or not (official or leads or is_a_post_of_bodies(post)):
        return
    said = told.digest.told_by(figure.id)
    doing = [named[actor] for act in outermost(said) if _is_own(act) for actor in act.party if actor in named]
    if not doing or len(set(doing)) > 1:
        return
    if (
        not leads
        and names.may_govern(doing[0]) is not official
        and not (_is_of_firms(post) and _is_told_a_body(doing[0], told, named))
    ):
        return
    once = _tells_of_one(said, named, names) and not (official and is_told_a_firm(doing[0], told, named, names))
    if len(doing) >= _AGAIN or once:
        yield doing[0]


def _is_of_firms(post: tuple[str, ...]) -> bool:
    """Whether a post is one that no state has: "finance director"."""
    return post[-2:] in OFFICERS or post[-1:] == ("director",)


def _is_told_a_body(party: str, told: Told, named: Mapping[str, str]) -> bool:
    """Whether a party that may be a state by its name is an organisation by its report's words alone."""
    return {figure.kind for figure in told.digest.figures if named.get(figure.id) == party} == {"organisation"}


def _is_own(act: Act) -> bool:
    return act.kind in _BOUND if act.status == "denied" else act.kind in _OWN_ACTS and not is_done(act)


def _tells_of_one(said: list[Act], named: Mapping[str, str], names: Names) -> bool:
    """Whether all that somebody tells is what one party does, whose name alone stands in it: no "Karvelia wants to tax Norvask"."""
    told = {named.get(actor) for act in said for actor in act.party}
    told |= {party for act in said for _, _, party in names.places(name_words(act.quote))}
    return len(told) == 1 and all(_is_own(act) or act.kind not in STANCES for act in said)
