"""Statements that the form of a text tells: turns of a transcript, and a release's issuer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from travaux.extract.statements.quotations import whole_quotations
from travaux.extract.statements.raw import Raw
from travaux.record.article import Article
from travaux.record.naming import HOLDER, NUMBER, OUTLET, PART_OF_NAME, POST, SLUG, TITLE, WROTE, any_capital
from travaux.record.span import Span

_LABEL = re.compile(
    any_capital(
        rf"^(?:\d{{1,2}}:\d{{2}} [AP]\.?M\.?(?: [A-Z]{{2,4}})? |{NUMBER}(?={TITLE} ))?"
        r"(?P<label>(?:[A-Z][A-Z.'’-]*[A-Z.](?: (?:[A-Z][A-Z.'’-]*|Mc[A-Z]+|Mac[A-Z]+|\([^)\n]{1,40}\)))*"
        r"|Q|A|Question|Answer"
        rf"|{TITLE} [A-Z][\w'’-]+(?: [A-Z][\w'’-]+){{0,3}}))(?: ?\([^)\n]{{1,60}}\)){{0,3}}{OUTLET}\s?:\s+(?=\S)"
    ),
    re.MULTILINE,
)
# The same within a line, where an archive has lost the line breaks: "Ben. MR. RHODES: Okay".
_INLINE = re.compile(
    r"(?<=[.?!:”\"’)\]–—-] )(?P<label>(?:MR|MS|MRS|DR|SEN|REP|GEN|AMB|GOV)\. [A-Z][A-Z'’-]+(?: [A-Z][A-Z'’-]+)?"
    r"|(?:(?:PRIME|FOREIGN|VICE|UNDER|ASSISTANT|DEPUTY) )?(?:SECRETARY|MINISTER|PRESIDENT|AMBASSADOR|CHANCELLOR|SPEAKER)"
    r"(?: [A-Z][A-Z'’-]+){0,3}|MODERATOR|OPERATOR|QUESTION|PARTICIPANT)\s?: (?=\S)"
)
_ASKED_INLINE = re.compile(r"(?<=[.?!”\")\]] )(?P<label>Q)[ \t]+(?=[A-Z“\"])")
# Beside such labels: "Ana Velt:", "The Chair:", "The Minister for Trade (Mr. Aas):", "Hon. Members:"; "Q." and "A." as courts have.
_POST = re.compile(
    any_capital(
        r"^(?P<label>The [A-Z][\w’'-]*(?:,? (?:of|for|and|the|to|[A-Z][\w’'-]*)){0,12}|(?:An |Several |Some )?[Hh]on\. Members?)"
        rf"(?: ?\((?P<who>{TITLE} [^)\n]{{1,60}}|{HOLDER})\))?(?: ?\([^)\n]{{1,60}}\)){{0,2}}: (?=\S)"
    ),
    re.MULTILINE,
)
_HELD = re.compile(r"\b(?:Minister|Secretary|Chancellor|General|Commissioner|Leader|Treasurer)\b")
_FULL_NAME = re.compile(
    any_capital(
        rf"^{NUMBER}(?P<label>(?!(?:To|From|On|In|For|By|At) )[A-Z][\w.'’-]+(?: {PART_OF_NAME}){{1,3}})"
        rf"(?: ?\([^)\n]{{1,40}}\)){{0,3}}{OUTLET}: (?=[^\s\d])"
    ),
    re.MULTILINE,
)
# Who leads a press conference or a debate, whose one word comes again: "Moderator:".
_CHAIRING = re.compile(any_capital(r"^(?P<label>[A-Z][a-z]{3,15}): (?=[A-Z“\"(])"), re.MULTILINE)
_LETTER = re.compile(any_capital(r"^(?P<label>[QA])\.[ \t]+(?=[A-Z“\"])"), re.MULTILINE)
_LETTERED = re.compile(r"^[B-PR-Z][.:)][ \t]+(?=\S)", re.MULTILINE)  # items of a list from A on
_SENDER = re.compile(r"From: (?P<name>[^\n:]{2,60})")
_NICK = re.compile(r"^(?P<label>[\w.-]{2,30}): (?=\S)", re.MULTILINE)  # in a chat
# What a script's reader reads, what is told of, above where each side stands, and what a newsroom tells: nobody's words.
_SCRIPT = re.compile(
    r"^(?:(?:[A-Z]+ )?(?:INTRO|OUTRO|LEAD-IN|TEXT|STORY|SCRIPT|VOICE-?OVER|SHOT(?: ?LIST)?|SHOTS|SHOWS|SOUND ?BITE)"
    rf"|(?:AGENDA )?(?:ISSUE|ITEM|TOPIC)(?: \d{{1,2}})?|(?i:{SLUG})): ",
    re.MULTILINE,
)
_OF_A_PLACE = re.compile(r"(?:IN|ON|AT|AROUND|BEHIND|OUTSIDE|FROM) [A-Z]")
_PLACE = re.compile(rf"^{_OF_A_PLACE.pattern}[A-Z .'’-]*: ", re.MULTILINE)
_SMALL, _PART = re.compile(r"\b[a-z]{4,}(?:-[a-z]+)*\b"), re.compile(r"[A-Z]{4,}(?:-[A-Z]+)*")
_OWN_LINE = re.compile(r"[^\n]*\b(?:I|[Ww]e|[Oo]ur|[Mm]y)\b")
_ACT = re.compile(
    any_capital(  # of a broadcast's script: who is heard, and his words
        r"^/{2,3} ?(?:(?:FIRST|SECOND|THIRD) )?(?P<label>(?!END\b)[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,2}?) ACT(?:UALITY)?\b"
        r"[^/\n]*/{2,3}\n(?P<words>[^/]+)^/{2,3} ?END "
    ),
    re.MULTILINE,
)
# The same where cameras were: "SOUNDBITE (English) NORVASK FOREIGN MINISTER, JAN VENN, SAYING:".
_BITE = re.compile(
    any_capital(
        r"^(?:\d{1,2}\. ?)?(?:SOUND ?BITE|SOT|UPSOUND)\b(?: ?\([^)\n]{1,40}\))*[ :]+"
        r"(?P<label>[A-Z][^\n:()]{2,90}?)(?:,? ?(?:SAYING|SPEAKING|ON)\b[^\n:]{0,40})?:"
        r"\s*(?P<words>[\"“][^\n]*(?:\n+[\"“][^\n]*)*)"
    ),
    re.MULTILINE,
)
# What a record tells between turns and behind the last: that those who met have parted, somebody interrupts, whose interview it is.
_TOLD = re.compile(
    r"^(?:(?:The |\()?(?:[A-Z][\w’'-]*,? ){0,4}"
    r"(?:[Mm]eeting|[Ss]itting|[Ss]ession|[Hh]earing|House|Senate|Council|Committee|Assembly|Court) (?:then )?"
    r"(?:rose|adjourned|closed|ended|resumed|(?:was|stood) (?:then )?(?:adjourned|suspended|closed|resumed|called to order))\b"
    r"[^\n]{0,80}|(?:[\w’'-]+ ){0,3}[Ii]nterview (?:with|by|of|conducted|recorded|broadcast)\b[^\n]{0,160}"
    r"|[^\n]{3,60} (?:rose|interjecting|interjected|rising)[—–-]+"
    r"|\((?:End of|The) [^()\n]{3,80}\))$",
    re.MULTILINE,
)
_SOMEBODY = re.compile(r"^>> ", re.MULTILINE)  # in captions: another speaker, without a name
_QUESTION = re.compile(
    any_capital(r"^(?P<label>Q)[ \t]+(?=[A-Z“\"(…–—-])"), re.MULTILINE
)  # as the White House prints it, without a colon
_NAMED = re.compile(
    any_capital(
        r"^(?P<label>[A-Z][\w.&'’-]*(?: (?:[A-Z&\d][\w.&'’-]*|of|for|de|van|von|al)){0,5})"
        rf"(?: ?\([^)\n]{{1,40}}\)|{POST})?: (?=\S)"
    ),
    re.MULTILINE,
)
_SAID = re.compile(r"[^\W\d_].*[.?!…][\"'”’)*]*\s*$|(?:\b[a-z’']+(?:[,;]? |$)){4}")  # a sentence, or the words of one
_WRITTEN = re.compile(r"^[^\d$€£+-]*[^\W\d_]")  # no figure
_FEWEST_TURNS = 2
_FEWEST_NAMED = 4  # turns with labels in mixed case ("Dovic: ..."), of which two come again
_FEWEST_POSTED, _SHARE_POSTED = 3, 0.9  # of one who writes nearly all of a channel: his lines, and those with a name of all
_SHARE_NICKED = 0.55  # of the lines of a chat, those that begin with who writes
_FEWEST_ASKED = 3  # questions of an interview without labels
_LONGEST_ASKED = 60  # words
_SHORT_ASKED, _OWN_ASKED = 40, 12  # words of a question without a mark, and of one in the first person: "May I ask why?"
I_OR_WE = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y)\b")
_DASH = re.compile(r"[-–—] +(?=\S)")
_BOLD = re.compile(r"(\*\*|__)(?!\s)[^*\n]+(?<!\s)\1")
_MARKS = re.compile(r"[\"“”«»]")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us|me)\b")
_YOU = re.compile(r"\b[Yy]ou(?:rs?)?\b")
_LEAD = re.compile(
    r"\b(?:(?:receiv|welcom)(?:es?|ed) (?:us|me|our|the|this)|m(?:eets|et) (?:us|him|her) |s[ai]ts? down with"
    r"|interview(?:ed)?|sp(?:oke|eaks|oken) (?:to|with)|talk(?:ed|s) (?:to|with)|answer(?:s|ed)?|questions|Q&A)\b"
)
_BRACKETED = re.compile(r"^[\[(][^\])\n]*[\])]$", re.MULTILINE)


def find_turns(article: Article) -> list[Raw]:
    """The turns of a transcript, of which two labels at least stand at the beginning of lines; else what a script lets be heard."""
    labels = _without_titles(article, _find_labels(article.text))
    if _are_items(article, labels):
        return []
    if not labels:
        heard = sorted((m for form in (_ACT, _BITE) for m in form.finditer(article.text)), key=lambda m: m.start())
        acts = ((m.span("label"), _bare(article.text, m.span("words")), m.re is _ACT) for m in heard)
        return [Raw((who,), (), (words,), 0.97, label=act, form="direct") for who, words, act in acts if words[1] > words[0]]
    somebody = [match.start() for pattern in (_SOMEBODY, _SCRIPT, _PLACE, _TOLD) for match in pattern.finditer(article.text)]
    turns = []
    for match, following in zip(labels, [*labels[1:], None], strict=True):
        end = following.start() if following else _last_end(article, match.start())
        end = min((start for start in somebody if match.end() <= start < end), default=end)
        title = next((b.end for b in article.blocks if b.kind == "title" and b.start <= match.start() < b.end), end)
        content = stripped(article.text, (match.end(), min(end, title)))
        if content[1] > content[0]:
            turns.append(Raw((_span_of(match),), (), (content,), 0.97, label=True, form="direct"))
    return turns


def find_letters(article: Article) -> list[Raw]:
    """What each writes in letters sent by e-mail: behind a line that names the writer, up to the next one."""
    labels = [b for b in article.blocks if b.kind == "label"]
    forms = (_SENDER, WROTE)
    named = [m for b in labels for form in forms if (m := form.fullmatch(article.text, b.start, b.end)) is not None]
    letters = []
    for match, following in zip(named, [*named[1:], None], strict=True) if named else ():
        content = stripped(article.text, (match.end(), following.start() if following else len(article.text)))
        content = _bare(article.text, content)
        if content[1] > content[0]:
            letters.append(Raw((match.span("name"),), (), (content,), 0.97, label=True, form="direct"))
    return letters


def _find_labels(text: str) -> list[re.Match[str]]:
    """The labels of a transcript in text order; none of any other text."""
    labels = [m for m in _LABEL.finditer(text) if _is_label(m.group("label")) and not _SCRIPT.match(text, m.start())]
    labels += _INLINE.finditer(text)
    letters = list(_LETTER.finditer(text))
    letters = letters if len({m.group("label") for m in letters}) > 1 else []
    if sum(m.group("label") == "Q" for m in (*letters, *labels)) < _FEWEST_TURNS and _is_lettered(text, (*letters, *labels)):
        letters, labels = [], [m for m in labels if m.group("label") not in ("Q", "A")]  # those of a list that goes on
    spoken = [m for m in labels if not _OF_A_PLACE.match(m.group("label"))]
    if _are_headings(labels) and sum(_OWN_LINE.match(text, m.end()) is not None for m in spoken) >= _FEWEST_TURNS:
        labels = spoken  # "IN BRUSSELS: ..." is a heading among them
    said = any(_OWN_LINE.match(text, m.end()) for m in labels)
    headings = not letters and (_are_headings(labels) or (not said and _are_told_of(text, labels)))
    if len(labels) + len(letters) < _FEWEST_TURNS or headings:
        labels = _named_labels(text) or _nick_labels(text)
        letters = []
    if len(labels) + len(letters) < _FEWEST_TURNS:
        labels = [m for m in _POST.finditer(text) if m.group("who") is not None]  # each with its holder
    if len(labels) + len(letters) < _FEWEST_TURNS:
        return []
    beside = [m for pattern in (_FULL_NAME, _POST, _QUESTION) for m in pattern.finditer(text)]
    beside += _ASKED_INLINE.finditer(text) if any(m.re is _INLINE for m in labels) else []
    beside += [m for m in _CHAIRING.finditer(text) if _is_repeated(m, text)]
    found = {m.start(): m for m in beside if not _SCRIPT.match(text, m.start()) and not _PLACE.match(text, m.start())}
    return sorted((found | {m.start(): m for m in (*letters, *labels)}).values(), key=lambda m: m.start())


def _without_titles(article: Article, labels: list[re.Match[str]]) -> list[re.Match[str]]:
    """Labels but for what only reads like one in a title or a line in capitals: "DOCKS PAY: WHERE WE ARE"; if two are left."""
    titles = [(b.start, b.end) for b in article.blocks if b.kind == "title" and article.text[b.end - 1] not in ".?!"]
    lines = [line for line in article.text.split("\n") if line]
    plain = 2 * sum(line.isupper() for line in lines) < len(lines)
    counts = Counter(m.group("label") for m in labels)
    inside = [m for m in labels if any(start <= m.start() < end for start, end in titles) and counts[m.group("label")] == 1]
    spoken = [m for m in labels if m not in inside]
    spoken = [m for m in spoken if not (plain and _is_in_capitals(article.text, m))]
    return spoken if len(spoken) >= _FEWEST_TURNS else labels


def _is_in_capitals(text: str, label: re.Match[str]) -> bool:
    """Whether all that stands on a label's line is in capitals, and more than a word: "CHAIR: NO." is said."""
    line = text[label.end() : end if (end := text.find("\n", label.end())) >= 0 else len(text)]
    return line.isupper() and len(line.split()) > 2 and line[-1] not in ".?!"


def _is_repeated(label: re.Match[str], text: str) -> bool:
    """Whether a label opens another line too."""
    return len(re.findall(rf"^{re.escape(label.group('label'))}: ", text, re.MULTILINE)) > 1


def _is_lettered(text: str, labels: Sequence[re.Match[str]]) -> bool:
    """Whether "Q." and "A." are items of a list with other letters: one of an interview has its question before them all."""
    first = _LETTERED.search(text)
    places = {name: min((m.start() for m in labels if m.group("label") == name), default=len(text)) for name in "QA"}
    return first is not None and not places["Q"] < places["A"] < first.start()


def _are_items(article: Article, labels: Sequence[re.Match[str]]) -> bool:
    """Whether labels only name what each item of a list is about: "• PAY: They refuse to discuss it."."""
    told = {match.group("label") for match in labels}
    items = [block.start for block in article.blocks if block.kind == "list"]
    return bool(labels) and len(told) == len(labels) and all(match.start() in items for match in labels)


def _span_of(label: re.Match[str]) -> Span:
    """The words of a label that tell who speaks: of "The Minister for Trade (Mr. Aas)" the name."""
    who = label.groupdict().get("who")
    named = who is not None and (
        re.match(TITLE, who) or _HELD.search(label.group("label"))
    )  # no "South Ward" of "The Member for Reet"
    return label.span("who" if named else "label")


def _are_headings(labels: Sequence[re.Match[str]]) -> bool:
    """Whether labels are those of a report's parts, each of which comes once: "FINANCE: The contact group met three times".

    Where one opens with a preposition, as no name does ("IN THE CORRIDORS: ..."), however few there are.
    """
    told = [match.group("label").rstrip(":") for match in labels]
    if len(set(told)) == len(told) and any(_OF_A_PLACE.match(label) for label in told):
        return True
    return len(told) >= _FEWEST_NAMED and len(set(told)) == len(told) and not any(" " in label and "." in label for label in told)


def _are_told_of(text: str, labels: Sequence[re.Match[str]]) -> bool:
    """Whether labels, each of which comes once, are words that the text has in small letters, too: "INSPECTION:", "BUDGET:"."""
    told = [match.group("label") for match in labels]
    small = set(_SMALL.findall(text))
    common = (any(part.lower() in small for part in _PART.findall(label)) for label in told)
    return len(set(told)) == len(told) >= _FEWEST_TURNS and all(common)


def _named_labels(text: str) -> list[re.Match[str]]:
    """Labels in mixed case, as interviews have them; none unless those of two speakers come again."""
    labels = [m for m in _NAMED.finditer(text) if not _SCRIPT.match(text, m.start())]
    counts = Counter(match.group("label") for match in labels)
    again = {label for label, count in counts.items() if count > 1}
    lines = [line for line in text.split("\n") if line]
    channel = len(counts) > 1 and max(counts.values()) >= _FEWEST_POSTED and len(labels) >= _SHARE_POSTED * len(lines)
    told = len(again) > 1 or channel or _is_asked_by_many([match.group("label") for match in labels])
    return labels if len(labels) >= _FEWEST_NAMED and told and _share_said(text, labels, _SAID) >= 0.5 else []


def _is_asked_by_many(labels: Sequence[str]) -> bool:
    """Whether one answers in turn what others ask, each of whom may come once, as at a spokesman's press conference."""
    answering = Counter(labels).most_common(1)[0][0] if labels else ""
    turns = [label == answering for label in labels]
    in_turn = all(one != other for one, other in pairwise(turns))
    return in_turn and sum(turns) >= _FEWEST_ASKED and len({label for label in labels if label != answering}) > 1


def _share_said(text: str, labels: Sequence[re.Match[str]], said: re.Pattern[str]) -> float:
    """The share of what stands behind labels that may be said, and isn't a figure, a name or a day: "Velm: 2-1"."""
    lines = (text[m.end() : end if (end := text.find("\n", m.end())) >= 0 else len(text)] for m in labels)
    return sum(said.search(line) is not None for line in lines) / len(labels)


def _nick_labels(text: str) -> list[re.Match[str]]:
    """Labels in small letters, as chats have them; none unless they open most lines, and one of them comes again."""
    labels = [m for m in _NICK.finditer(text) if not _SCRIPT.match(text, m.start())]
    counts = Counter(match.group("label") for match in labels)
    lines = [line for line in text.split("\n") if line]
    enough = len(labels) >= max(_FEWEST_NAMED, _SHARE_NICKED * len(lines))
    enough = enough and len(counts) > 1 and max(counts.values()) > 1
    told = [match.group("label") for match in labels]
    by_turns = len(told) >= 3 * len(counts) and all(one != after for one, after in pairwise(told))
    fewest = 0.1 if by_turns else 0.25  # of a terse chat: "Ana: reject it"
    return labels if enough and _share_said(text, labels, _WRITTEN) >= 0.5 and _share_said(text, labels, _SAID) >= fewest else []


def find_interview(article: Article) -> list[Raw]:
    """The turns of an interview that is printed without labels: its questions open with dashes, are set in bold, or stand alone.

    None unless three questions at least are answered.
    """
    blocks = [block for block in article.blocks if block.kind in ("paragraph", "label", "heading")]
    texts = [article.text[block.start : block.end].rstrip() for block in blocks]
    if not (starts := _bold_turns(texts)):
        blocks = [block for block in blocks if block.kind == "paragraph"]
        texts = [article.text[block.start : block.end].rstrip() for block in blocks]
        starts = _dashed_turns(texts) or _plain_turns(texts)
    last = starts[-1] + 1 if starts else 0
    while starts and last < len(texts) and _FIRST_PERSON.search(texts[last]):
        last += 1
    turns = []
    for number, (at, after) in enumerate(pairwise([*starts, last])):
        while after > at + 1 and _BOLD.fullmatch(texts[after - 1]):  # a heading before the next question
            after -= 1
        mark, bold = _DASH.match(texts[at]), _BOLD.fullmatch(texts[at])
        mark = mark or _NAMED.match(texts[at])  # of the first question and answer alone
        before, behind = (len(bold.group(1)),) * 2 if bold else (mark.end() if mark else 0, 0)
        content = stripped(article.text, (blocks[at].start + before, blocks[after - 1].end - behind))
        turns.append(Raw((), (), (content,), 0.97, form="direct", turn="answer" if number % 2 else "question"))
    return turns


def _dashed_turns(paragraphs: Sequence[str]) -> list[int]:
    """The paragraphs with which turns begin where dashes open them, the first a question; only answers have several."""
    dashed = [at for at, paragraph in enumerate(paragraphs) if _DASH.match(paragraph)]
    asked = dashed[::2]
    unbroken = len(dashed) >= 2 * _FEWEST_ASKED and set(dashed[1::2]) >= {at + 1 for at in asked[: len(dashed) // 2]}
    put = [at for at in asked if paragraphs[at].endswith("?")]
    told = [at for at in asked if at not in put and _YOU.search(paragraphs[at])]  # "Your minister said the opposite."
    return dashed if unbroken and len(put) > 1 and 2 * len((*put, *told)) >= len(asked) else []


def _bold_turns(paragraphs: Sequence[str]) -> list[int]:
    """The same where questions are set in bold, whether or not they end in a question mark: answers go on to the next."""
    asked = [at for at, paragraph in enumerate(paragraphs) if _BOLD.fullmatch(paragraph)]
    told = [at for at in asked if at + 1 < len(paragraphs) and at + 1 not in asked]
    questions = sum(paragraphs[at].rstrip("*_ ").endswith("?") for at in told)
    if len(told) < _FEWEST_ASKED or 2 * questions < len(told):
        return []
    own = sum(_FIRST_PERSON.search(paragraphs[at + 1]) is not None for at in told)
    return [start for at in told for start in (at, at + 1)] if 2 * own >= len(told) else []


def _plain_turns(paragraphs: Sequence[str]) -> list[int]:
    """The same where nothing opens them: most answers are in the first person.

    What comes before tells of an interview, or three of the questions are put to "you".
    """
    asked = [at for at, (one, after) in enumerate(pairwise(paragraphs)) if _is_asked(one) and not _is_asked(after)]
    if len(asked) < _FEWEST_ASKED:
        return []
    to_you = sum(_YOU.search(paragraphs[at]) is not None for at in asked)
    if to_you < _FEWEST_ASKED and not _LEAD.search("\n".join(paragraphs[: asked[0]])):
        return []
    if (by_turns := _by_turns(paragraphs, asked)) is not None:
        asked = by_turns
    own = sum(_FIRST_PERSON.search(paragraphs[at + 1]) is not None for at in asked)
    return [start for at in asked for start in (at, at + 1)] if 2 * own >= len(asked) else []


def _by_turns(paragraphs: Sequence[str], asked: Sequence[int]) -> list[int] | None:
    """Where each answer is one paragraph, the questions, also those without a mark: "And the bank." """
    turns = range(asked[0], asked[-1] + 1, 2)
    short = all(len(paragraphs[at].split()) <= _SHORT_ASKED and not I_OR_WE.search(paragraphs[at]) for at in turns)
    return list(turns) if short and set(asked) <= set(turns) else None


def _is_asked(paragraph: str) -> bool:
    asks = paragraph.endswith("?") and len(paragraph.split()) <= _LONGEST_ASKED and not _MARKS.search(paragraph)
    return asks and not (I_OR_WE.search(paragraph) and len(paragraph.split()) > _OWN_ASKED)


def _last_end(article: Article, start: int) -> int:
    """Where the last turn ends: with the text, or with its own block where the report goes on with quotations of its own."""
    quotations = [a for a, _ in whole_quotations(article)]
    own = next((b.end for b in article.blocks if b.start <= start < b.end), len(article.text))
    return own if any(a > own for a in quotations) else len(article.text)


def _is_label(label: str) -> bool:
    return not label.isupper() or label in ("Q", "A") or len(label) > 3


def _bare(text: str, span: Span) -> Span:
    """A span without the blanks at its ends."""
    piece = text[slice(*span)]
    return span[0] + len(piece) - len(piece.lstrip()), span[0] + len(piece.rstrip())


def stripped(text: str, span: Span) -> Span:
    """A span without the blanks at its end, and without what only tells that a text ends."""
    piece = text[span[0] : span[1]]
    piece = re.sub(r"\s*(?:end text\.?|###|\(end\)|-end-)\s*$", "", piece, flags=re.IGNORECASE)
    return span[0], span[0] + len(piece.rstrip())
