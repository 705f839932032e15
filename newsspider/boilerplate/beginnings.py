"""How a line must begin for a pattern to match it, read off the pattern.

Most lines of a page are no widget's, and nearly all patterns can be ruled out by a line's first characters.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple, TypeAlias, Union

ATOM: Final = re.compile(
    r"\(\?#[^)]*\)|(?P<open>\(\?[:!])|(?P<shut>\))|(?P<bar>\|)"
    r"|(?P<set>\[(?:\\.|[^\]\\])*\])|\\(?P<escape>.)|(?P<letter>[^()])"
)
QUANTIFIER: Final = re.compile(r"(?:(?P<sign>[?*+])|\{(?P<least>\d*)(?P<comma>,?)(?P<most>\d*)\})[?+]?")
SIGNS: Final = {"?": (0, 1), "*": (0, 1 << 16), "+": (1, 1 << 16)}
CLASSES: Final = {"d": "0", "s": " "}
ESCAPED: Final = re.compile(r"\\(.)")
WORDY: Final = re.compile(r"\\\w")  # a class of characters in a set that is not among these
MOST: Final = 32  # beginnings that are made longer
WIDEST: Final = 64  # characters of a range that are told one by one

Letters: TypeAlias = frozenset[str] | None  # None: any character
Choice: TypeAlias = Sequence[Sequence["Item"]]


class Item(NamedTuple):
    """A character or a bracket of a pattern, and how often it stands there."""

    what: Union[Letters, "Choice"]
    least: int
    most: int


def beginnings(pattern: str, depth: int) -> frozenset[str]:
    """The first `depth` characters of all lines that a pattern matches; shorter where anything may follow, or nothing.

    Shorter, too, where these come to more than MOST. Any digits are "0", any space is " ". Of a pattern in the dialect
    of the rules: no captures, no look-behind, no flags.
    """
    choice, end = _choice(pattern + ")", 0)
    if end <= len(pattern):
        raise ValueError(f"not in the dialect: {pattern[end - 1 :]!r}")
    return frozenset().union(*_begin(choice, depth))


def _choice(pattern: str, at: int) -> tuple[Choice, int]:
    """The alternatives up to the bracket that shuts them, and where it ends."""
    found: list[list[Item]] = [[]]
    while (atom := ATOM.match(pattern, at)) is not None:
        at = atom.end()
        if atom["shut"]:
            return found, at
        if atom["bar"]:
            found.append([])
        elif atom["open"]:
            inner, at = _choice(pattern, at)
            least, most, at = _times(pattern, at)
            if atom["open"] != "(?!":  # that one looks ahead only
                found[-1].append(Item(inner, least, most))
        elif atom.lastgroup:
            least, most, at = _times(pattern, at)
            if atom["escape"] not in ("b", "Z"):
                found[-1].append(Item(_letters(atom), least, most))
    raise ValueError(f"not in the dialect: {pattern[at:]!r}")


def _times(pattern: str, at: int) -> tuple[int, int, int]:
    times = QUANTIFIER.match(pattern, at)
    if times is None:
        return 1, 1, at
    if times["sign"]:
        return *SIGNS[times["sign"]], times.end()
    least = int(times["least"] or 0)
    return least, int(times["most"] or 1 << 16) if times["comma"] else least, times.end()


def _letters(atom: re.Match[str]) -> Letters:
    if letter := atom["letter"]:
        return None if letter == "." else _of(letter)
    if escape := atom["escape"]:
        return _of(CLASSES.get(escape, escape)) if escape in CLASSES or not escape.isalnum() else None
    text = ESCAPED.sub(lambda escaped: CLASSES.get(escaped[1], escaped[0]), atom["set"][1:-1])
    if text.startswith("^") or WORDY.search(text):
        return None
    found = set[str]()
    for first, last in re.findall(r"\\?(.)(?:-(.))?", text):
        if last and ord(last) - ord(first) > WIDEST:
            return None
        found.update(map(chr, range(ord(first), ord(last or first) + 1)))
    return _of("".join(found))


def _of(letters: str) -> frozenset[str]:
    return frozenset("0" if letter.isdecimal() else letter for letter in letters)


def _begin(choice: Choice, depth: int) -> tuple[set[str], set[str]]:
    """The beginnings that are whole, and those that what follows the choice goes on from."""
    whole, unended = set[str](), set[str]()
    for sequence in choice:
        live = {""}
        for item in sequence:
            step, grown = live, set[str]() if item.least else set(live)
            for turn in range(1, item.most + 1):
                before, step = step, _few(_longer(step, item.what, depth, whole), whole)
                if turn >= item.least or step == before:  # more turns would add nothing
                    grown |= step
                if step in (before, set()):
                    break
            live = _few(grown, whole)
        unended |= live
    return whole, unended


def _longer(begun: set[str], what: Letters | Choice, depth: int, whole: set[str]) -> set[str]:
    """Each with what may stand behind it; those that end there go to `whole`."""
    longer = set[str]()
    for text in begun:
        if what is None:
            whole.add(text)
            continue
        ended, more = (set[str](), set(what)) if isinstance(what, frozenset) else _begin(what, depth - len(text))
        whole.update(_joined(text, each) for each in ended)
        longer.update(_joined(text, each) for each in more)
    whole.update(text for text in longer if len(text) >= depth)
    return {text for text in longer if len(text) < depth}


def _few(texts: set[str], whole: set[str]) -> set[str]:
    """Those that are made longer; the longest go to `whole` where they are too many."""
    while len(texts) > MOST:
        longest = max(map(len, texts))
        cut = {text for text in texts if len(text) == longest}
        whole |= cut
        texts = texts - cut
    return texts


def _joined(text: str, more: str) -> str:
    return text + (more[1:] if text[-1:] == "0" == more[:1] else more)
