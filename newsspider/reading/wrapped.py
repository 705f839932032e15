"""Plain text whose paragraphs are wrapped over lines, as in mails and old archives: lines → paragraphs and lines."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final
from unicodedata import east_asian_width

from newsspider.reading.bylines import looks_like_byline, read_byline

LEAST: Final = 40  # columns to which a text is wrapped; a Chinese character has two
SENTENCE: Final = 24  # columns of a line whose comma at the end says that it goes on; a verse is shorter
HANGING: Final = 2  # columns by which a line is shorter where a mark may not open the next one
LONGEST_BYLINE: Final = 200  # characters
BULLETS: Final = "•·●○■□◆◇▪▶►*-–—"
_COMMAS: Final = ("，", "、", "；", ",", ";")
_STOPS: Final = tuple("。！？!?.…”」\"'）)")
_FIRST_WORD: Final = re.compile(r"[!-~]{1,40}")


def is_marker(word: str) -> bool:
    """Whether the first word of a line makes it a list's: "•", "3.", "3、"."""
    return word in BULLETS or (len(word) < 5 and word[-1] in ".、)" and word[:-1].isdecimal())


def paragraphs(text: str) -> list[str]:
    """The lines of a text, white space normalised, none empty; the lines of a wrapped paragraph are joined.

    A paragraph is wrapped where no blank line, list line or byline stands in it and each line but its last is as full
    as can be (the next word did not fit) or ends with a comma.
    """
    runs = _runs(text)
    width = max((found for run in runs if len(run) > 2 and (found := _wrapped_at(run))), default=0)
    return [line for run in runs for line in _joined(run, width)]


def _runs(text: str) -> list[list[str]]:
    # Lines that may be one paragraph; what is a line by itself is a run of one.
    runs: list[list[str]] = [[]]
    for written in text.splitlines():
        words = written.split()
        line = " ".join(words)
        if line and not is_marker(words[0]) and not _is_byline(line):
            runs[-1].append(line)
        else:
            runs += [[line], []] if line else [[]]
    return [run for run in runs if run]


def _is_byline(line: str) -> bool:
    if len(line) > LONGEST_BYLINE or not looks_like_byline(line):
        return False
    return read_byline(line, only_whole=True) is not None


def _wrapped_at(run: Sequence[str]) -> int:
    """The columns to which a run of lines is wrapped; 0: it is not, or too few lines tell."""
    width = max(map(_columns, run))
    if width < LEAST or not run[-1].endswith(_STOPS):
        return 0
    full = [_is_full(line, after, width) for line, after in pairwise(run)]
    cut = sum(not line.endswith(_STOPS) for line in run[:-1])  # paragraphs one a line end with full stops
    return width if all(full) and 2 * cut >= len(full) else 0


def _joined(run: Sequence[str], width: int) -> list[str]:
    own = _wrapped_at(run) if len(run) > 2 else 0
    if not own and len(run) == 2 and 0 < max(map(_columns, run)) <= width and run[1].endswith(_STOPS):
        own = width if _is_full(run[0], run[1], width) and not run[0].endswith(_STOPS) else 0
    pieces = [run[0]]
    for before, line in pairwise(run):
        goes_on = own or (before.endswith(_COMMAS) and _columns(before) >= SENTENCE)
        pieces += (_between(before, line) if goes_on else "\n", line)
    return "".join(pieces).split("\n")


def _is_full(line: str, after: str, width: int) -> bool:
    word = _FIRST_WORD.match(after)
    return _columns(line) + (word.end() + 1 if word else 2 + HANGING) > width


def _between(before: str, after: str) -> str:
    wide = _columns(before[-1]) > 1 or _columns(after[0]) > 1
    compound = before.endswith("-") and before[-2:-1].isalpha()
    return "" if wide or compound else " "


def _columns(line: str) -> int:
    return len(line) + sum(east_asian_width(char) in "WF" for char in line)
