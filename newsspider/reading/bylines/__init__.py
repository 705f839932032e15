"""Datelines and bylines: words → who made the article, when, and whose it is. One grammar for all scripts and regions.

How it reads, in this order: the text is folded without changing its length (NFKC; labels in Simplified), split into
lines, and each line tried as byline matter from end to end: dates and their labels out, counters and buttons out,
labels found by position (not by spaces), every piece between them explained by its label or by its own role words.
What cannot be explained makes the line prose: then only its edges are read (本报讯（记者 …）, …。新华社记者 李梦馨 摄).

Time: what is looked at is bounded (`_LONGEST` characters of a text, `line.LONGEST` of a line), every repeat in every
pattern too; the whole is linear in the text's length up to that bound and constant beyond it.
"""

import re
from dataclasses import replace
from datetime import datetime, tzinfo
from functools import lru_cache

from newsspider.reading.bylines.cues import looks_like_byline
from newsspider.reading.bylines.edges import read_closing, read_opening
from newsspider.reading.bylines.latin import is_latin, read_latin, read_latin_edges
from newsspider.reading.bylines.line import LONGEST, read_whole
from newsspider.reading.bylines.noise import has_notice
from newsspider.reading.bylines.sheet import Byline, Dateline, Person, Sheet
from newsspider.reading.dates import CHINA
from newsspider.reading.fold import Strand
from newsspider.reading.names import is_medium

__all__ = ["Byline", "Dateline", "looks_like_byline", "read_byline"]

_LONGEST = 1200
_EDGE = 300  # of a longer text, so much of its start and of its end
_MOST_LINES = 40
_BARE = 40  # characters of a line that may be a source or a name by itself, with buttons beside it
_CLOSING_ONLY = re.compile(r"[\s)）\]］】〕>。.]{1,4}")
_OPEN_LABEL = re.compile(r"(?:^|[\s|,;)）】\]])[^\s:,。]{1,12}[:|]\s{0,4}$")


def read_byline(
    text: str, *, zone: tzinfo | None = CHINA, now: datetime | None = None, only_whole: bool = False
) -> Byline | None:
    """What a block (or a few lines joined by line feeds) says about the article; None when it holds no byline matter.

    `zone` holds for times written without an offset; `now` (aware) opens relative and year-less dates. `only_whole`:
    None, too, where there is anything else in the block.
    """
    if not text or ("\n" not in text and len(text) <= _LONGEST and not looks_like_byline(text)):
        return None
    if only_whole and len(text) > _LONGEST:
        return None
    if len(text) > _LONGEST:
        parts, bounded = [text[:_EDGE], text[-_EDGE:]], True
    else:
        parts, bounded = [text], False
    block = Sheet()
    beside = list[str]()
    whole = not bounded
    for part in parts:
        for line in _lines(part):
            latin = is_latin(line)
            # Without a cue of its own only a bare name or medium is read, and in alphabets nothing.
            told = not (latin or len(line) > _BARE) or looks_like_byline(line)
            sheet = _read_whole(line, latin, zone, now) if told else None
            if sheet is None:
                if only_whole:
                    return None
                whole = False
                sheet = _read_edges(line, latin, zone, now) if told else None
            elif medium := _beside_date(sheet):
                beside.append(medium)
                sheet = replace(sheet, bare=sheet.bare.copy())
                sheet.bare.remove(medium)
            if sheet:
                block.add(sheet)
    if block.source is None and beside:  # a labelled source on another line is worth more
        block.source = beside[0]
    whole &= _explain_bare(block, whole=whole)
    return block.byline(whole) if block.says_something() and (whole or not only_whole) else None


def _lines(part: str) -> list[str]:
    # Lines of a block; a value stands with the label above it (来源：\n新华网), a lone bracket with what it closes.
    joined: list[str] = []
    for line in part.split("\n")[:_MOST_LINES]:
        stripped = line.strip()
        if not stripped:
            continue
        if joined and (_CLOSING_ONLY.fullmatch(stripped) or _opens_label(joined[-1])):
            joined[-1] += " " + stripped
        elif any(map(str.isalnum, stripped)):
            joined.append(stripped)
    return joined


def _opens_label(line: str) -> bool:
    return (
        len(line) < 60 and line.endswith((":", "：", "|", "｜")) and bool(_OPEN_LABEL.search(Strand.of(line[-16:]).key))
    )


@lru_cache(maxsize=64)  # a page's dateline is read with the lines around it, and by itself; nobody changes what is read
def _read_whole(text: str, latin: bool, zone: tzinfo | None, now: datetime | None) -> Sheet | None:
    # The fields of a line on which there is nothing else.
    line = Strand.of(text)
    if latin:
        return read_whole(line, text, zone=zone, now=now, unmarked=read_latin)
    return None if _is_prose(line.key) else read_whole(line, text, zone=zone, now=now)


def _read_edges(text: str, latin: bool, zone: tzinfo | None, now: datetime | None) -> Sheet | None:
    # The fields with which prose opens and ends.
    line = Strand.of(text)
    if latin:
        return read_latin_edges(line)
    opening, closing = read_opening(line, text, zone=zone, now=now), read_closing(line, text, zone=zone)
    if not opening or not closing:
        return opening or closing
    opening.add(closing)
    return opening


def _is_prose(key: str) -> bool:
    # Sentences: only a notice of rights has them.
    return len(key) > LONGEST or ((key.count("。") > 1 or (len(key) > 100 and "。" in key)) and not has_notice(key))


def _beside_date(sheet: Sheet) -> str | None:
    # 江洲日报 2026-11-21 08:08: the first medium beside a line's own date is whose article it is; it needs no label.
    if not sheet.published or sheet.source:
        return None
    return next((words for words in sheet.bare if is_medium(Strand.of(words).shown)), None)


def _explain_bare(block: Sheet, *, whole: bool) -> bool:
    # Words without a label are the source beside a date, or a name that is signed in brackets or named elsewhere.
    names = {person.name for person in block.people}
    for words in block.bare:
        shown = Strand.of(words).shown
        if shown in names and not is_medium(shown):
            continue
        if whole and block.published and block.source is None and is_medium(shown):
            block.source = words
        elif whole and shown.startswith("(") and (block.source or block.editors):
            block.people.append(Person(shown.strip("()"), "author"))
        else:
            return False
    return True
