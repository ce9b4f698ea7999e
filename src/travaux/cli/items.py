"""`travaux show`: a report, or one item of it and what it is joined with; `travaux explain` of two items: why they are one, or not.

Whoever shows an item wants to know, before anything else, whether others tell of it too and who says so; then what it rests on. So
it comes in three steps: its own words, then the thing that it is joined into, then the links and tellings with their scores.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from travaux.cli.asked import AsOfOption, TalksOption, asked_of
from travaux.cli.ledger import DEFAULT, LedgerOption, Shape, ShapeOption, open_for, print_json
from travaux.cli.view import counted, day, one_line, outlet, terminal_width

if TYPE_CHECKING:
    from travaux.joins.differences import Difference
    from travaux.joins.digest import Days
    from travaux.joins.item import ActorInTalks, JoinedItem, JoinedThing, MoveInTalks, Ruling, Step, Telling
    from travaux.joins.speakers import Actors
    from travaux.joins.ties import Ground
    from travaux.joins.told import Told
    from travaux.store.joins.items import Explained

_MOST = 12  # tellings, or reports, shown
_MOST_WORDS = 6  # shared words shown
_WORDS = ("word", "number")
_MARKS = '"“”'
_VERDICTS = {"join": "one", "not-same": "not the same", "split": "not the same as the others"}

ThingArgument = Annotated[
    str, typer.Argument(metavar="REPORT|ITEM", help="A report (id, URL or source), an item REPORT#ITEM, or a proposition's id.")
]


def show(
    report: ThingArgument,
    talks: TalksOption = None,
    as_of: AsOfOption = None,
    ledger: LedgerOption = DEFAULT,
    format: ShapeOption = Shape.TEXT,
) -> None:
    """Show what is known of a report: versions, sources, who else has it; or of an item (REPORT#ITEM): what it is joined with."""
    from travaux.store.named import is_item_name

    if is_item_name(report):
        _show_item(report, talks, as_of, ledger, format)
    else:
        _show_report(report, ledger, format)


def _show_report(report: str, ledger: str, format: Shape) -> None:
    from travaux.cli.tell import render_report
    from travaux.store.shown import show as find_all

    with open_for(ledger) as opened:
        found = find_all(opened, report)
    if format is Shape.JSON:
        print_json(found.to_dict())
    else:
        print(render_report(found, terminal_width()))


def _show_item(name: str, talks: str | None, as_of: str | None, ledger: str, format: Shape) -> None:
    from travaux.store.joins.items import joined_item

    asked = asked_of(talks, as_of=as_of)
    with open_for(ledger) as opened:
        found = joined_item(opened, name, actors_of_reports(), asked.talks, asked.as_of)
    if format is Shape.JSON:
        print_json(found.to_dict())
    else:
        print(render_item(found, terminal_width()))


def explain_pair(a: str, b: str, talks: str | None, ledger: str, format: Shape) -> None:
    """Print why two items are one thing or aren't."""
    from travaux.store.joins.items import explain_items

    with open_for(ledger) as opened:
        found = explain_items(opened, a, b, actors_of_reports(), talks)
    if format is Shape.JSON:
        print_json(found.to_dict())
    else:
        print(render_explained(found, terminal_width()))


def actors_of_reports() -> Actors:
    """What compares actors of reports."""
    from travaux.join_resources import load_name_rules, load_side_rules
    from travaux.joins.speakers import Actors

    return Actors(load_name_rules(), load_side_rules())


# Why two items are one


def render_explained(found: Explained, width: int = 100) -> str:
    """Whether two items are one thing and the score, their words, then the reasons, the weightiest first."""
    told = found.explanation
    about = " about one thing" if set(told.sorts) == {"move"} else " one"
    about += f" in {one_line(found.talks)}" if found.talks is not None else ""
    head = f"These are{'' if told.joined else ' not'}{about}   likeness {told.score:.2f} of 1"
    lines = [head, ""]
    for number, telling in enumerate(found.items, 1):
        lines += _folded(f" {number}  ", f"{_quote(telling)}{_by(telling)}", width)
        lines += _folded("    ", f"{_report(telling.told)}  {telling.told.version}#{telling.item}", width)
    key = _folded("", "Before a reason stands what it makes of a likeness of 1, behind a shared word how much it tells.", width)
    return "\n".join([*lines, "", *_reasons(told.reasons, " ", width), "", *key])


def _reasons(reasons: Iterable[Ground], before: str, width: int) -> Iterator[str]:
    """Reasons, one a line, with their weights; shared words together."""
    words: list[str] = []
    for each in reasons:
        if each.what in _WORDS:
            words.append(f"{one_line(each.text)} {each.weight:.1f}")
            continue
        if words:
            yield from _shared(words, before, width)
            words = []
        yield from _folded(f"{before}{each.weight:>4.2f}  ", one_line(each.text), width)
    yield from _shared(words, before, width)


def _shared(words: list[str], before: str, width: int) -> Iterator[str]:
    if words:
        more = f", and {len(words) - _MOST_WORDS} more" if len(words) > _MOST_WORDS else ""
        yield from _folded(f"{before}      ", f"shared: {', '.join(words[:_MOST_WORDS])}{more}", width)


# One item


def render_item(found: JoinedItem, width: int = 100) -> str:
    """What an item is, and what it is joined with."""
    return "\n".join(_item(found, width))


def _item(found: JoinedItem, width: int) -> Iterator[str]:
    own = found.own
    label = f": {one_line(own.label)}" if own.label else ""
    yield f"{found.kind}{f', {found.what}' if found.what else ''}{label}   {own.told.version}#{own.item}"
    if own.quote and own.quote != own.label:
        yield from _folded("  ", _quote(own), width)
    yield from _folded("  ", _report(own.told), width)
    if any(found.chain):
        said = f", {_days(own.days)}" if own.days is not None and found.kind == "statement" else ""
        yield f"  said by {': '.join(_names(names) for names in found.chain)}{said}"
    elif own.speakers:
        yield f"  {'of' if found.kind == 'document' else 'by'} {_names(own.speakers)}"
    yield ""
    if found.kind in ("statement", "document"):
        yield from _thing(found, width)
    elif found.kind == "move":
        yield from _moves(found.talks, width)
    if found.person is not None:
        yield f" The last name alone: {one_line(found.person)}, by the reports of the time"
    for side in found.sides:
        yield from _side(side, width)
    for ruling in found.rulings:
        yield from _ruling(ruling, width)


def _thing(found: JoinedItem, width: int) -> Iterator[str]:
    thing, what = found.thing, "utterance" if found.kind == "statement" else "paper"
    if thing is None:
        yield f" It is joined with nothing: its report says that it was not {'said' if what == 'utterance' else 'there'}."
        return
    others = [each for each in thing.tellings if each.ref != found.own.ref]
    if not others:
        yield f" No other report tells of this {what}."
    else:
        yield f" One {what}, told {counted(len(thing.tellings), 'time')}"
    if thing.id != found.own.ref:
        yield f" joined into {'#'.join(thing.id)}"
    numbers = {each.ref: number for number, each in enumerate(thing.tellings, 1)}
    for telling in thing.tellings[:_MOST] if others else ():
        yield from _telling(telling, numbers, width)
    if len(thing.tellings) > _MOST:
        yield f" and {len(thing.tellings) - _MOST:,} more: --format json lists them all"
    yield from _states(thing, numbers, width)


def _telling(telling: Telling, numbers: dict[tuple[str, str], int], width: int) -> Iterator[str]:
    words = one_line(telling.label) if telling.label else _quote(telling)
    said = f", {_days(telling.days)}" if telling.days is not None else ""
    by = f"{_by(telling)}{said}"
    yield from _folded(f" {numbers[telling.ref]:>3}  ", f"{words}{by}", width)
    tie = ""
    if telling.parent is not None:
        to = f"telling {numbers[telling.parent]}" if telling.parent in numbers else "#".join(telling.parent)
        tie = f" · people say: one with {to}" if telling.judged else f" · {telling.score:.2f} like {to}"
    yield from _folded("      ", f"{_report(telling.told)}{tie}", width)


def _states(thing: JoinedThing, numbers: dict[tuple[str, str], int], width: int) -> Iterator[str]:
    for state in thing.states:
        by = "".join(f"[{numbers[ref]}]" for ref in state.by if ref in numbers)
        yield f"   {_days(state.days) if state.days is not None else 'no day told':<16} {state.state} {by}"
    for each in thing.differences:
        yield from _folded(" ! ", _difference(each, numbers), width)


def _difference(each: Difference, numbers: dict[tuple[str, str], int]) -> str:
    told = " / ".join(f"{value} {''.join(f'[{numbers[ref]}]' for ref in refs if ref in numbers)}" for value, refs in each.values)
    return f"reports differ on its {'pages' if each.what == 'pages' else f'days ({each.state})'}: {told}"


def _moves(talks: Iterable[MoveInTalks], width: int) -> Iterator[str]:
    found = list(talks)
    if not found:
        yield " It is no move of a party of the ledger's talks, so nothing joins it; travaux codebook export shows the parties."
    for each in found:
        name = f" {one_line(each.talks)}, {one_line(each.deed.party)}: "
        if not each.stance:
            yield f"{name}no stance, so it is about no proposition; travaux chronology has it"
        elif each.first is None:
            yield f"{name}linked to none: its words name nothing by themselves, and those before tell nothing known"
        else:
            yield from _proposition(each, name, width)


def _proposition(each: MoveInTalks, name: str, width: int) -> Iterator[str]:
    assert each.first is not None
    whose = ", ".join(f"{one_line(party)} {count:,}" for party, count in each.of_whom().items())
    since = min((deed.since for deed in each.deeds if deed.since is not None), default=None)
    issue = f" · on {one_line(each.issue)}" if each.issue is not None else ""
    told = f"{counted(len(each.deeds), 'move')} ({whose}) since {day(since)}" if each.deeds else "no move that is told now"
    yield f"{name}one proposition, {told}{issue}"
    yield f"   {each.first.id if each.first.id == each.deed.id else f'joined into {each.first.id}'}"
    if not each.links:
        yield "   linked to no earlier words"
    for step in each.links:
        yield from _step(step, width)


def _step(step: Step, width: int) -> Iterator[str]:
    to = step.to
    yield from _folded(f"   {step.score:.2f}  ", f"like “{one_line(to.about)}” ({one_line(to.party)}, {to.kind})", width)
    yield from _folded("         ", f"{_report(to.told)}  {to.told.version}#{to.move}", width)
    yield from _reasons((each for each in step.reasons if each.what not in ("kind", "party", "days")), "         ", width)


def _side(side: ActorInTalks, width: int) -> Iterator[str]:
    by = f", by {side.basis}" if side.basis is not None else ""
    yield f" {one_line(side.talks)}: {f'taken for {one_line(side.party)}{by}' if side.party else 'for no party'}"
    for each in side.said[:_MOST]:
        yield from _folded("   ", f"{one_line(each.party)} ({each.weight}): {_report(each.told)}  {each.told.version}", width)
    if len(side.said) > _MOST:
        yield f"   and {len(side.said) - _MOST:,} more reports: --format json lists them all"


def _ruling(ruling: Ruling, width: int) -> Iterator[str]:
    judgement = ruling.judgement
    items = ", ".join(f"{anchor.version}#{anchor.item}" for anchor in judgement.anchors)
    disputed = "; disputed, so it doesn't count" if ruling.disputed else ""
    why = f" (“{one_line(judgement.why)}”)" if judgement.why else ""
    verdict = _VERDICTS.get(judgement.verdict, judgement.verdict)
    told = f"{one_line(judgement.by)} says that these are {verdict}{why}{disputed}: {items}"
    yield from _folded(" * ", told, width)
    yield f"   undo it with: travaux judge undo {judgement.id}"


def _report(told: Told) -> str:
    title = f": {one_line(told.title)}" if told.title else ""
    return f"{outlet(told.publisher)}, {day(told.day)}{title}"


def _quote(telling: Telling) -> str:
    words = " ".join(one_line(telling.quote).split())
    if words[:1] in _MARKS and words[-1:] in _MARKS:
        words = words.strip(_MARKS)
    return f"“{words}”" if words else one_line(telling.label)


def _by(telling: Telling) -> str:
    return f" – {_names(telling.speakers)}" if telling.speakers else ""


def _names(names: Iterable[str]) -> str:
    return ", ".join(one_line(name) or "somebody" for name in names)


def _days(days: Days) -> str:
    return day(days[0]) if days[0] == days[1] else f"{day(days[0])} – {day(days[1])}"


def _folded(head: str, words: str, width: int) -> list[str]:
    return textwrap.wrap(words, max(width, 40), initial_indent=head, subsequent_indent=" " * len(head), break_long_words=False) or [
        head
    ]
