"""Moves of a text that stands in a report on the talks of Ardania and Belmar."""

from factories import make_article

from travaux.pipeline import read_article
from travaux.resources import load_resources

_BEFORE = (
    "Ardania and Belmar met in Corvia on Monday to discuss the border. Ardania demanded that Belmar withdraw its troops. "
    "Belmar rejected the demand on Tuesday and offered a ceiling of ten percent."
)
_AFTER = (
    "\n\nBelmar's envoy, Dan Keno, told reporters that Belmar had proposed a truce. Ardania's minister, Lena Velt, rejected it.\n"
)


def moves_of(text, *, introduced=""):
    """The record of the report, and the moves of the text.

    Args:
        introduced: a sentence that stands before it.
    """
    before = f"{_BEFORE} {introduced}".rstrip() + "\n\n"
    record = read_article(make_article(before + text + _AFTER, published="2019-03-20"), load_resources("small")).record
    start, end = len(before), len(before) + len(text)
    return record, [move for move in record.moves if start <= move.evidence[0][0] and move.evidence[0][1] <= end]
