"""Questions and answers that a parliament prints in writing, each below or behind a line that names who wrote it."""

from __future__ import annotations

import re
from itertools import pairwise

from travaux.extract.statements.raw import Raw
from travaux.extract.statements.structure import stripped
from travaux.record.article import Article
from travaux.record.naming import PART_OF_NAME, TITLE, any_capital

# "Answered by Ana Velt (Greens, Lissa North), Minister for Ports, on 4 May 2018", "Answer given by Ms Velt on behalf of the Board"
_WRITTEN = re.compile(
    any_capital(
        r"^(?:(?:Question |Asked |Tabled |Put )(?:asked |put |tabled )?by|Answer(?:ed)? (?:given )?by|Reply (?:given )?by):? "
        rf"(?P<label>(?:{TITLE} )?[A-Z][\w.'’-]+(?: {PART_OF_NAME}){{0,4}})"
        r"(?: ?\([^)\n]{1,60}\))?(?:,? [^:.\n]{1,90})?(?:: +(?=\S)|$)"
    ),
    re.MULTILINE,
)
_ANSWER = re.compile(r"(?:Answer|Reply)")


def find_answers(article: Article) -> list[Raw]:
    """The turns of questions and answers in writing; none where no answer's writer is named."""
    labels = list(_WRITTEN.finditer(article.text))
    if not any(_ANSWER.match(label.group()) for label in labels):
        return []
    ends = [*(label.start() for label in labels), len(article.text)]
    turns = []
    for label, (_, end) in zip(labels, pairwise(ends), strict=True):
        start = next((at for at in range(label.end(), end) if not article.text[at].isspace()), end)
        content = stripped(article.text, (start, end))
        if content[1] > content[0]:
            turns.append(Raw((label.span("label"),), (), (content,), 0.97, label=True, form="direct"))
    return turns
