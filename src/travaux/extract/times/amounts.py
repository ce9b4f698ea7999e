"""Rules that read durations and repeated times."""

from __future__ import annotations

from dataclasses import replace

from travaux.extract.times.dates import NUMBER, Rule
from travaux.extract.times.meaning import Amount, Fixed, Meaning, Unclear
from travaux.extract.times.patterns import Match, pattern

_ANY_UNIT = "(?P<unit><unit|units|clockunit|clockunits|period>)"
_RANGE = "(?: <or|to|dash> (?P<n2><num>(?:<and>?<art>?<frac|half>)?) )?"
_DIVIDED = frozenset(  # units that are told in one length
    {("Y", "M"), ("Y", "W"), ("Y", "D"), ("M", "W"), ("M", "D"), ("W", "D"), ("D", "TH"), ("TH", "TM"), ("TM", "TS")}
)
_LARGEST_ORDINAL = 5  # "the fourth five years", but not "the 44th five years ago"
_LARGEST = 1000  # a number from here on to 2200 is a year
_ENDS = {"past": -1, "last": -1, "prev": -1, "next": 1, "coming": 1, "follow": None, "this": None, "that": None, "latest": -1}


def unit_code(kind: str, value: str) -> str:
    """The code of a unit in a duration: below a day with a leading T, a fortnight as weeks."""
    return f"T{value}" if kind.startswith("clock") else value


def _amount(m: Match) -> Meaning | None:
    values = m.values("n")
    low, high = _size(values), _size(m.values("n2")) if m.has("n2") else None
    if m.has("half_after"):
        low = (low or 1) + 0.5
    kind = m.kind("dir")
    code = unit_code(m.kind("unit") or "", m.value("unit") or "")
    if m.has("dir2") and m.kind("unit") not in ("units", "clockunits"):
        return None
    if m.kind("unit") == "period" or (code == "WE" and low is None) or _LARGEST <= (low or 0) < 2 * _LARGEST + 200:
        return None
    return _scaled(low, code, high, _ENDS.get(kind) if kind else None)


def _scaled(low: float | None, code: str, high: float | None, ends: int | None) -> Amount:
    """An amount in units that TIMEX3 has: fortnights and millennia as weeks and years."""
    times, unit = {"F": (2, "W"), "ML": (1000, "Y"), "WE": (1, "WE")}.get(code, (1, code))
    return Amount(low and low * times, unit, high and high * times, ends)


def _size(values: list[tuple[str, str]]) -> float | None:
    kinds = [kind for kind, _ in values]
    if not values or "indef" in kinds:
        return None
    total = sum(float(value) for kind, value in values if kind in ("num", "frac"))
    if "num" not in kinds and "frac" not in kinds and "half" not in kinds:
        total += 1
    return total + 0.5 if "half" in kinds else total


def _half_unit(m: Match) -> Meaning | None:
    """ "half a year", "a half-century"."""
    return _scaled(0.5, unit_code(m.kind("unit") or "", m.value("unit") or ""), None, None)


def _one_unit(m: Match) -> Meaning | None:
    """ "day-long", "a decade-long"."""
    return _scaled(1, unit_code(m.kind("unit") or "", m.value("unit") or ""), None, None)


def _quarter_of(m: Match) -> Meaning | None:
    """ "a quarter of a century", "a quarter of an hour"."""
    code = unit_code(m.kind("unit") or "", m.value("unit") or "")
    return _scaled(0.25, code, None, None) if m.value("q") == "Q" and code in ("CE", "Y", "TH") else None


def _quarters_of(m: Match) -> Meaning | None:
    """ "the past quarter-century"."""
    amount = _quarter_of(m)
    return replace(amount, ends=_ENDS.get(m.kind("dir") or "")) if isinstance(amount, Amount) else None


def _compound(m: Match) -> Meaning | None:
    """ "six years and three months"."""
    low, rest = _size(m.values("n")), _size(m.values("n2"))
    codes = [unit_code(m.kind(name) or "", m.value(name) or "") for name in ("unit", "unit2")]
    if low is None or rest is None or (codes[0], codes[1]) not in _DIVIDED:
        return None
    larger, smaller = (code.removeprefix("T") for code in codes)
    times = ["T" if code.startswith("T") else "" for code in codes]
    joint = times[1] if times[0] != times[1] else ""
    return Fixed(f"P{times[0]}{_plain(low)}{larger}{joint}{_plain(rest)}{smaller}", length=True)


def _first_amount(m: Match) -> Meaning | None:
    """ "the first nine months", "the first hours"."""
    amount, which = _amount(m), m.number("o") or 0
    return amount if isinstance(amount, Amount) and which < _LARGEST_ORDINAL else None


def _plural(m: Match) -> Meaning | None:
    """ "years", "recent weeks", "the coming days"."""
    kind = m.kind("dir")
    if m.value("unit") == "WE" and kind is None:
        return Fixed("XXXX-WXX-WE", repeated=True)
    if m.kind("ago") == "ago" or kind in ("past", "last", "prev"):
        return Fixed("PAST_REF")
    if kind in ("coming", "next") or m.has("ahead"):
        return Fixed("FUTURE_REF")
    return _scaled(None, unit_code(m.kind("unit") or "", m.value("unit") or ""), None, None)


def _every(m: Match) -> Meaning | None:
    size = _size(m.values("n")) if m.has("n") else None if m.has("few") else 1.0
    if m.has("alternate"):
        size = 2.0
    code = unit_code(m.kind("unit") or "", m.value("unit") or "")
    amount = _scaled(size, code, None, None)
    return Fixed(duration_value(amount.low, amount.unit), repeated=True)


def _every_weekday(m: Match) -> Meaning | None:
    return Fixed(f"XXXX-WXX-{m.value('w')}", repeated=True)


def _every_part(m: Match) -> Meaning | None:
    return Fixed(f"XXXX-XX-XXT{m.value('p')}", repeated=True)


def _weekday_parts(m: Match) -> Meaning | None:
    return Fixed(f"XXXX-WXX-{m.value('w')}T{m.value('p')}", repeated=True)


def _every_named(m: Match) -> Meaning | None:
    if m.has("m"):
        if m.has("d") and not (m.value("d") or "").isdecimal():
            return None  # "every May 0.5"
        day = f"-{int(m.value('d') or 0):02}" if m.has("d") else ""
        return Fixed(f"XXXX-{int(m.value('m') or 0):02}{day}", repeated=True)
    return Fixed(f"XXXX-{m.value('s')}", repeated=True)


def _ordinal_day(m: Match) -> Meaning | None:
    """ "a second day", "the third night": counted from a day that isn't told; centuries, quarters and halves are named."""
    return (
        Unclear() if m.classes[-1][0] == "clockunit" or m.classes[-1][1] in ("D", "NI", "MO", "W", "WE", "M", "Y", "DE") else None
    )


def duration_value(low: float | None, unit: str) -> str:
    """The TIMEX3 value of a length; halves of years, days, hours and minutes are told in the unit below.

    >>> duration_value(1.5, "Y"), duration_value(None, "D"), duration_value(0.5, "TH"), duration_value(2, "DE")
    ('P1Y6M', 'PXD', 'PT30M', 'P20Y')
    """
    timed, code = unit.startswith("T"), unit.removeprefix("T")
    lead = "PT" if timed else "P"
    if low is None:
        return f"{lead}X{code}"
    if code in ("DE", "CE"):
        return f"P{_plain(low * {'DE': 10, 'CE': 100}[code])}Y"
    below = {"Y": (12, "M"), "D": (24, "TH"), "TH": (60, "M"), "TM": (60, "S")}.get(unit)
    whole, rest = int(low), low - int(low)
    if rest and below and (rest * below[0]).is_integer():
        smaller = f"{int(rest * below[0])}{below[1].removeprefix('T')}"
        larger = f"{whole}{code}" if whole else ""
        joint = "T" if below[1].startswith("T") else ""
        return f"{lead}{larger}{joint}{smaller}"
    return f"{lead}{_plain(low)}{code}"


def _plain(number: float) -> str:
    return str(int(number)) if float(number).is_integer() else str(number)


_DIR = "(?P<dir><past|last|next|coming|follow|prev|this|that|latest>)"
_DIR_AFTER = _DIR.replace("dir", "dir2")
_NEAR = "(?P<dir><recent|coming|next|past|last|prev>)"
_HALF_AFTER = "(?P<half_after><and><art><half>)?"
AMOUNTS: tuple[Rule, ...] = (
    (pattern("<art>? (?P<q><unit>) <of>? <art>? (?P<unit><unit|clockunit>)"), _quarter_of),
    (pattern(f"<det>? {_DIR} (?P<q><unit>) (?P<unit><unit>)"), _quarters_of),
    (pattern(f"<det>? <unit> <ago|back> {NUMBER} (?P<unit><units>)"), _amount),  # "the year-earlier nine months"
    (pattern(f"<det>? {_DIR}? {NUMBER} {_RANGE} {_DIR_AFTER}? {_ANY_UNIT} {_HALF_AFTER} <old>?"), _amount),
    (pattern(f"<art>? {NUMBER} {_ANY_UNIT} <and> <art> <half> <old>?"), _amount),
    (pattern(f"<det>? (?P<o><ord>) (?P<n><num>|<art>?<indef>) {_ANY_UNIT}"), _first_amount),
    (pattern("<det>? <ord> (?P<unit><units|clockunits>)"), _plural),
    (pattern("(?:<art>?<indef>)? (?P<unit><units|clockunits>) (?P<ago><ago>|<later|back|hence>)"), _plural),
    (pattern("<det>? <ord> <unit|part|clockunit>"), _ordinal_day),
    (pattern("<art>? <half> <art>? (?P<unit><unit|clockunit>) <old>?"), _half_unit),
    (pattern("(?P<unit><units>) (?P<dir><past>)"), _plural),
    (pattern(f"<det>? {_NEAR}? (?P<unit><units|clockunits>) (?P<ahead><ahead>)? <old>?"), _plural),
    (pattern(f"{NUMBER} {_ANY_UNIT} <and>? (?P<n2><num|art>) {_ANY_UNIT.replace('P<unit>', 'P<unit2>')}"), _compound),
    (pattern(f"<det>? {NUMBER} <other|old> (?P<unit><units|clockunits>)"), _amount),  # "two bloody weeks"
    (pattern("<det>? (?P<unit><unit|clockunit>) <old>"), _one_unit),
)
SETS: tuple[Rule, ...] = (
    (
        pattern(
            "<every> (?P<alternate><alternate>)? (?:(?P<n><num>)|(?P<few><indef>))? (?P<unit><unit|units|clockunit|clockunits>)"
        ),
        _every,
    ),
    (pattern("<every> <alternate>? (?P<w><weekday|weekdays>) (?P<p><part|parts>)"), _weekday_parts),
    (pattern("(?P<w><weekday|weekdays>) (?P<p><parts>)"), _weekday_parts),
    (pattern("<every> <alternate>? (?P<w><weekday|weekdays>)"), _every_weekday),
    (pattern("(?P<w><weekdays>)"), _every_weekday),
    (pattern("<every> (?P<p><part>)"), _every_part),
    (pattern("(?P<p><parts>)"), _every_part),
    (pattern("<every> (?P<m><month>) (?P<d><num|ord>)?"), _every_named),
    (pattern("<every> (?P<s><season>)"), _every_named),
    (pattern("(?:<times>|<num><times>|<indef><times>) <art|every>? (?P<unit><unit|clockunit>)"), _every),
)
