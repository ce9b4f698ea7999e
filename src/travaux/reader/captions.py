"""Captions and subtitles (SubRip, WebVTT, copied transcripts of videos) to paragraphs: numbers and times taken off, cues joined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from travaux.record.naming import any_capital

_MOMENT = r"(?:\d{1,2}:)?\d{2}:\d{2}[,.]\d{2,3}"
_CUE = re.compile(rf"{_MOMENT} *--> *{_MOMENT}(?: .*)?")
_BARE = re.compile(r"(?:\d{1,2}:)?\d{1,2}:\d{2}")
_HEADER = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)\b.*")
_VOICE = re.compile(r"<v(?:\.[\w.]+)? ([^<>]{1,60})>")
_TAG = re.compile(r"</?[a-z\d][^<>]{0,60}>|\{\\[^{}]{1,40}\}", re.IGNORECASE)
_SOUND = re.compile(r"\[[^\[\]]*\]|\([^()]*\)|[♪♫].*")
_MARKED = re.compile(r">>+ ?")
_DASH = re.compile(any_capital(r"[-–—] ?(?=[A-Z\"“'‘])"))
_LABEL = re.compile(any_capital(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4}(?: \([^)]{1,30}\))?: ?\S"))
_ENDED = re.compile(r"[.!?…][\"'”’)\]]*$")
_FEWEST = 2  # cues
_FEWEST_BARE = 4  # lines that are a time alone
_SHARE_BARE = 0.3  # of all lines
_SHARE_ROLLED = 0.3  # of all cues, those that repeat the end of the one before where captions roll up
_SHORT = 4  # words that somebody may say twice
_OWN = re.compile(r"\b(?:I|[Ww]e|[Yy]ou)\b")
_LONG = 400  # characters of a paragraph, from which a sentence's end ends it


def read_captions(lines: Sequence[str]) -> tuple[str, ...] | None:
    """The paragraphs of captions, one for each turn that a name, a dash or ">>" opens; None of any other text.

    Args:
        lines: the text's, as `clean_line` leaves them.

    >>> read_captions(["00:01,200 --> 00:04,500", "Velt turned it", "down.", "", "00:05,000 --> 00:06,000", "- Why?"])
    ('Velt turned it down.', 'Why?')
    """
    if sum(_CUE.fullmatch(line) is not None for line in lines) >= _FEWEST:
        return tuple(_joined(_said_once(_cues(lines))))
    filled = [line for line in lines if line]
    places = [n for n, line in enumerate(filled) if _BARE.fullmatch(line)]
    if (
        len(places) < _FEWEST_BARE
        or len(places) < _SHARE_BARE * len(filled)
        or not _are_of_a_recording([filled[n] for n in places])
    ):
        return None
    cues = [filled[start + 1 : end] for start, end in pairwise([*places, len(filled)])]
    return (*filled[: places[0]], *_joined(_said_once(cues)))


def _are_of_a_recording(times: Sequence[str]) -> bool:
    """Whether times begin within the first minute and go forward: those of a day's entries don't."""
    moments = [[int(part) for part in time.split(":")] for time in times]
    seconds = [sum(part * 60**power for power, part in enumerate(reversed(moment))) for moment in moments]
    return seconds[0] < 60 and sorted(seconds) == seconds


def _cues(lines: Sequence[str]) -> list[list[str]]:
    """The lines of each cue; what stands above the first cue and in notes is left out."""
    cues: list[list[str]] = []
    cued = False
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if _CUE.fullmatch(line) is not None:
            cued = True
            cues.append([])
        elif not line:
            cued = cued and not _HEADER.fullmatch(following)
        elif cued and not (_CUE.fullmatch(following) is not None and (line.isdigit() or not lines[number - 1])):
            cues[-1].append(line)
    return cues


def _said_once(cues: Iterable[Sequence[str]]) -> list[str]:
    """The lines of cues without those that a cue repeats from the one before because captions roll up.

    A short line that comes again where captions don't roll up is said again: "No." and "No.".
    """
    spoken = [[plain for line in cue if (plain := _plain(line)) and not _is_sound(plain)] for cue in cues]
    spoken = [cue for cue in spoken if cue]
    repeated = [_repeated(before, cue) for before, cue in pairwise([[], *spoken])]
    goes_on = any(0 < again < len(cue) for again, cue in zip(repeated, spoken, strict=True))
    rolls = goes_on and sum(again > 0 for again in repeated) >= _SHARE_ROLLED * len(spoken)
    return [
        line
        for again, cue in zip(repeated, spoken, strict=True)
        for line in cue[again if rolls or len(" ".join(cue[:again]).split()) > _SHORT else 0 :]
    ]


def _repeated(before: Sequence[str], cue: Sequence[str]) -> int:
    """How many lines at the beginning of a cue are the last ones of the cue before."""
    return max((n for n in range(1, min(len(before), len(cue)) + 1) if before[-n:] == cue[:n]), default=0)


def _plain(line: str) -> str:
    return " ".join(_TAG.sub("", _VOICE.sub(r"\1: ", line)).split())


def _is_sound(line: str) -> bool:
    """Whether a line tells what is heard, in brackets; none of a sentence in brackets that somebody says."""
    words = line.strip("[]()")
    said = _ENDED.search(words) is not None and (len(words.split()) > _SHORT or _OWN.search(words) is not None)
    return _SOUND.fullmatch(line) is not None and not said


def _joined(lines: Iterable[str]) -> list[str]:
    """Lines of captions as paragraphs."""
    paragraphs: list[str] = []
    for line in lines:
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
    return paragraphs
