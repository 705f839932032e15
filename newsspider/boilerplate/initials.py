"""The characters with which a line must begin for a pattern to match it, read off the pattern.

Most lines of a page are no widget's, and nearly all patterns can be ruled out by a line's first character.
"""

import re
from typing import Final, TypeAlias

Initials: TypeAlias = frozenset[str] | None  # None: any character, or none at all

ATOM: Final = re.compile(
    r"\(\?#[^)]*\)|(?P<open>\(\?[:!])|(?P<shut>\))|(?P<bar>\|)"
    r"|(?P<set>\[(?:\\.|[^\]\\])*\])|\\(?P<escape>.)|(?P<letter>[^()])"
)
MAYBE: Final = re.compile(r"[?*]|\{0?,")  # the quantifiers that let an atom be left out
QUANTIFIER: Final = re.compile(r"(?:[?*+]|\{[\d,]*\})*")
WIDEST: Final = 64  # characters of a range that are told one by one


def initials(pattern: str) -> Initials:
    """Of a pattern in the dialect of the rules: no captures, no look-behind, no flags. A digit of any script is "0"."""
    found, empty, end = _choice(pattern + ")", 0)
    if end <= len(pattern):
        raise ValueError(f"not in the dialect: {pattern[end - 1 :]!r}")
    return None if empty else found


def _choice(pattern: str, at: int) -> tuple[Initials, bool, int]:
    """The initials of the alternatives up to the bracket that shuts them, whether one may be empty, and where it ends.

    Where an alternative may be empty, what follows the group may stand first, too: any character behind the last.
    """
    whole, here = set[str](), set[str]()
    known, empty = True, False
    done = False  # the alternative has had a character that must be there
    while (atom := ATOM.match(pattern, at)) is not None:
        at = atom.end()
        if atom.lastgroup is None:
            continue
        if atom["bar"] or atom["shut"]:
            whole |= here
            here, empty, done = set(), empty or not done, False
            if atom["bar"]:
                continue
            return frozenset(whole) if known else None, empty, at
        found, missing = _letters(atom), False
        if atom["open"]:
            found, missing, at = _choice(pattern, at)
            if atom["open"] == "(?!":  # looks ahead only
                continue
        missing = missing or MAYBE.match(pattern, at) is not None
        at = QUANTIFIER.match(pattern, at).end()  # type: ignore[union-attr]  # it matches anywhere
        if not done:
            known = known and found is not None
            here |= found or frozenset()
            done = not missing
    raise ValueError(f"not in the dialect: {pattern[at:]!r}")


def _letters(atom: re.Match[str]) -> Initials:
    if letter := atom["letter"]:
        return None if letter == "." else frozenset(letter)
    if escape := atom["escape"]:
        if escape == "d":
            return frozenset("0123456789")
        return None if escape.isalnum() else frozenset(escape)
    text = (atom["set"] or "[^]")[1:-1]
    if text.startswith("^") or "\\" in text:
        return None
    found = set[str]()
    for first, last in re.findall(r"(.)(?:-(.))?", text):
        if last and ord(last) - ord(first) > WIDEST:
            return None
        found.update(map(chr, range(ord(first), ord(last or first) + 1)))
    return frozenset(found)
