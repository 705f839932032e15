"""版: the pages of a newspaper by number and name, as links and articles write them."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

_NUMBER: Final = r"[A-Za-z]{0,4}\d{1,3}[A-Za-z]?|[一二三四五六七八九十]{1,3}"
# Of a link: "第A01版：要闻", "A01： 要闻", "01版 要闻", "A01 要闻"; without 版 and colon only what no count looks like.
_LINK: Final = re.compile(
    rf"第?\s?({_NUMBER})\s?(?:版\s?[:丨|/]?|[:丨|])\s?(.{{0,30}})|((?:[A-Za-z]{{1,4}}|0)\d{{1,3}})(?:\s(.{{1,30}}))?"
)
# Of a line: with a colon wherever it stands, without one only by itself.
_PRINTED: Final = re.compile(rf"(?:^|\s)第?\s?({_NUMBER})\s?版\s?:\s?([^\s:]{{1,20}})")
_ALONE: Final = re.compile(rf"第\s?({_NUMBER})\s?版\s([^\s:]{{1,20}})")
_LONGEST: Final = 80  # characters of a line that may say where it stands
_DIGITS: Final = "一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Label:
    """Number and name of a page, both as printed: "A01", "要闻"."""

    number: str | None = None
    name: str | None = None

    def __or__(self, other: "Label") -> "Label":
        """The label, completed by another where it says nothing."""
        return Label(self.number or other.number, self.name or other.name)


def read_label(text: str) -> Label | None:
    """What the words of a link to a page say; None for other words."""
    match = _LINK.fullmatch(_plain(text))
    if match is None:
        return None
    return Label(match[1] or match[3], (match[2] or match[4] or "").strip(" :|丨") or None)


def printed_label(text: str) -> Label | None:
    """The page that a short line names by number and name: "2026年10月11日 第A01版：要闻", or "第01版 要闻" alone."""
    plain = _plain(text)
    match = (_PRINTED.search(plain) or _ALONE.fullmatch(plain)) if len(plain) <= _LONGEST else None
    return Label(match[1], match[2]) if match else None


def folded(number: str) -> str:
    """A page number as it is compared: "A01" is "A1", "一" and "01" are "1"."""
    number = unicodedata.normalize("NFKC", number).upper()
    if number[0] in _DIGITS + "十":
        tens, ten, units = number.partition("十")
        if not ten:
            return str(_DIGITS.find(number[0]) + 1)
        return str(10 * (_DIGITS.find(tens) + 1 if tens else 1) + (_DIGITS.find(units) + 1 if units else 0))
    return re.sub(r"(?<!\d)0+(?=\d)", "", number)


def same_page(one: str, other: str) -> bool:
    """Whether two numbers mean the same page; who writes "3版" may mean A03."""
    one, other = folded(one), folded(other)
    return one == other or (one.lstrip("A") == other.lstrip("A") and (one.isdigit() or other.isdigit()))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", " ".join(text.split()))
