"""Undoes what inserting glosses byte by byte did to the neighbours.

The mirrors' converter looks for the two GBK bytes of a character without minding where characters begin. In 日報
(C8D5 88F3) it also finds 請 (D588), and writes "(qǐng)" in the middle of 報: C8D5 88(qǐng)F3(bào). Decoded, a lone
lead byte swallows the bracket and shows as "?": 日?qǐng)?bào). So "?reading)" says: the byte that was lost, together
with the byte before it, is a character of that reading. With it, the bytes that follow pair up as they were written,
until an ASCII letter or a next broken gloss brings them back in step.
"""

import re
from typing import NamedTuple

from newsspider.repair.readings import SYLLABLE, readings, spelt

# How far the bytes may run out of step before the repair gives up, in characters; seen so far: at most 20.
_REACH = 200
_BEAM = 4

# What decoders make of the lone lead byte: "?" for it and the bracket (mbstring), U+FFFD before the bracket (browsers).
# The last alternative is the one loss without a gloss: "。" before a lead byte BF holds A3BF, "？".
_MARK = re.compile(rf"(?:\?|\ufffd\(?)({SYLLABLE})\)|\?[?？](?=[一-鿿])")
_GLOSS = re.compile(rf"\({SYLLABLE}\)")
_GLOSSES_BEFORE = re.compile(rf"([一-鿿])((?:\({SYLLABLE}\)){{0,3}})\Z")
_STOP_LEAD = 0xBF


class Mended(NamedTuple):
    """A text with its bytes back in step; `repairs` pairs each damaged spot with what was put there."""

    text: str
    repairs: list[tuple[str, str]]


class _State(NamedTuple):
    out: str
    lead: int | None  # a byte that waits for the second half of its character


def mend(text: str) -> Mended:
    """Repairs each broken spot that has a plausible reading, and leaves the others as they are."""
    out: list[str] = []
    repairs: list[tuple[str, str]] = []
    done = 0
    for mark in _MARK.finditer(text):
        before = _GLOSSES_BEFORE.search(text, max(done, mark.start() - 40), mark.start())
        if mark.start() < done or before is None:
            continue
        found = _restore(text, mark, before[1])
        if found is None:
            continue
        restored, end = found
        out += (text[done : mark.start()], restored)
        done = end
        shown = _GLOSS.match(text, end)
        damaged = text[before.start() : shown.end() if shown else end]
        repairs.append((damaged, before[1] + _GLOSS.sub("", restored)))
    return Mended("".join(out) + text[done:], repairs)


def _restore(text: str, mark: re.Match[str], previous: str) -> tuple[str, int] | None:
    """What stood from the mark to where the bytes are in step again, and where that is."""
    states = _at_mark([_State("", None)], mark, _bytes(previous))
    position = mark.end()
    limit = min(len(text), position + _REACH)
    while states and states[0].lead is not None and position < limit:
        if again := _MARK.match(text, position):
            states = _at_mark(states, again, b"")
            position = again.end()
        elif gloss := _GLOSS.match(text, position):
            position = gloss.end()  # out of step, a gloss that looks whole stands in the middle of a character
        else:
            states = [after for state in states if (after := _shift(state, text[position]))]
            position += 1
    whole = [state.out for state in states if state.lead is None and _plausible(state.out)]
    return (whole[0], position) if whole else None


def _at_mark(states: list[_State], mark: re.Match[str], previous: bytes) -> list[_State]:
    if mark[1] is None:
        return [_State("。", _STOP_LEAD)] if previous else []
    reading = spelt(mark[1])
    after: list[_State] = []
    for out, lead in states:
        first = previous[-1:] if lead is None else bytes([lead])
        for char in readings().by_lead.get((first[0], reading), ()) if first else ():
            if lead is None:
                after.append(_State(out, char.encode("gbk")[1]))
            else:
                after.append(_State(f"{out}{char}({mark[1]})", None))
    return after[:_BEAM]


def _shift(state: _State, char: str) -> _State | None:
    """One more character of the text, read one byte out of step."""
    raw = _bytes(char)
    if state.lead is None or not raw:
        return None
    try:
        whole = bytes([state.lead, raw[0]]).decode("gb18030")
    except UnicodeDecodeError:
        return None
    return _State(state.out + whole, raw[1] if len(raw) == 2 else None)


def _bytes(char: str) -> bytes:
    """The one or two bytes of a character in GBK; none if it has none."""
    try:
        raw = char.encode("gb18030")
    except UnicodeEncodeError:
        return b""
    return raw if len(raw) <= 2 else b""


def _plausible(text: str) -> bool:
    """Whether a restored piece reads like a page: every character in everyday use, as GB 2312 and its originals are."""
    return all(char in readings().of or _everyday(char) for char in _GLOSS.sub("", text))


def _everyday(char: str) -> bool:
    try:
        raw = char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    # Rows 1 and 3 are punctuation and full-size ASCII, 16 to 55 the 3,755 characters of level 1.
    return len(raw) == 2 and (raw[0] in (0xA1, 0xA3) or 0xB0 <= raw[0] <= 0xD7)
