"""Captions and subtitles (SubRip, WebVTT, copied transcripts of videos) to paragraphs: numbers and times taken off, cues joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from travaux.reader.lines import clean_line

_MOMENT = r"(?:\d{1,2}:)?\d{2}:\d{2}[,.]\d{2,3}"
_CUE = re.compile(rf"{_MOMENT} *--> *{_MOMENT}(?: .*)?")
_BARE = re.compile(r"(?:\d{1,2}:)?\d{1,2}:\d{2}")
_HEADER = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)\b.*")
_VOICE = re.compile(r"<v(?:\.[\w.]+)? ([^<>]{1,60})>")
_TAG = re.compile(r"</?[a-z\d][^<>]{0,60}>|\{\\[^{}]{1,40}\}", re.IGNORECASE)
_SOUND = re.compile(r"\[[^\[\]]*\]|\([^()]*\)|[♪♫].*")
_MARKED = re.compile(r">>+ ?")
_DASH = re.compile(r"[-–—] ?(?=[A-Z\"“'‘])")
_LABEL = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4}(?: \([^)]{1,30}\))?: ?\S")
_ENDED = re.compile(r"[.!?…][\"'”’)\]]*$")
_FEWEST = 2  # cues
_FEWEST_BARE = 4  # lines that are a time alone
_SHARE_BARE = 0.3  # of all lines
_LONG = 400  # characters of a paragraph, from which a sentence's end ends it


def read_captions(lines: Sequence[str]) -> tuple[str, ...] | None:
    """The paragraphs of captions, one for each turn that a name, a dash or ">>" opens; None of any other text.

    >>> read_captions(["00:01,200 --> 00:04,500", "Velt turned it", "down.", "", "00:05,000 --> 00:06,000", "- Why?"])
    ('Velt turned it down.', 'Why?')
    """
    plain = [clean_line(line) for line in lines]
    if sum(_CUE.fullmatch(line) is not None for line in plain) >= _FEWEST:
        return _joined(_cue_lines(plain))
    filled = [line for line in plain if line]
    times = [line for line in filled if _BARE.fullmatch(line)]
    if len(times) < _FEWEST_BARE or len(times) < _SHARE_BARE * len(filled) or not _are_of_a_recording(times):
        return None
    return _joined(line for line in filled if not _BARE.fullmatch(line))


def _are_of_a_recording(times: Sequence[str]) -> bool:
    """Whether times begin within the first minute and go forward: those of a day's entries don't."""
    moments = [[int(part) for part in time.split(":")] for time in times]
    seconds = [sum(part * 60**power for power, part in enumerate(reversed(moment))) for moment in moments]
    return seconds[0] < 60 and sorted(seconds) == seconds


def _cue_lines(lines: Sequence[str]) -> Iterator[str]:
    """The words of all cues, line by line; what stands above the first cue and in notes is left out."""
    cued = False
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if _CUE.fullmatch(line) is not None:
            cued = True
        elif not line:
            cued = cued and not _HEADER.fullmatch(following)
        elif cued and not (_CUE.fullmatch(following) is not None and (line.isdigit() or not lines[number - 1])):
            yield line


def _joined(lines: Iterator[str]) -> tuple[str, ...]:
    """Lines of captions as paragraphs; what rolls up is said once."""
    paragraphs: list[str] = []
    last = ""
    for raw in lines:
        line = " ".join(_TAG.sub("", _VOICE.sub(r"\1: ", raw)).split())
        if not line or line == last or _SOUND.fullmatch(line) is not None:
            continue
        last = line
        mark = _MARKED.match(line) or _DASH.match(line)
        words = line[mark.end() :] if mark is not None else line
        label = _LABEL.match(words) is not None
        if mark is not None and mark.group().startswith(">") and not label:
            words = f">> {words}"  # somebody else, without a name
        full = bool(paragraphs) and len(paragraphs[-1]) > _LONG and _ENDED.search(paragraphs[-1]) is not None
        if not paragraphs or mark is not None or label or full:
            paragraphs.append(words)
        else:
            paragraphs[-1] += f" {words}"
    return tuple(paragraphs)
