"""版: the pages of a newspaper by number and name, as links and articles write them."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

NUMBER: Final = r"[A-Za-z]{0,4}\d{1,4}[A-Za-z]?|[一二三四五六七八九十]{1,3}"
_LABEL: Final = re.compile(rf"第?\s?({NUMBER})\s?(?:版\s?[:：丨|/]?|[:：丨|]|(?=\s))\s?(.{{0,30}})")
_BARE: Final = re.compile(rf"第?\s?({NUMBER})\s?版?")
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
    """What "第A01版：要闻", "A01： 要闻", "01版 要闻" or "第一版" says; None for other words."""
    text = unicodedata.normalize("NFKC", " ".join(text.split()))
    if match := _LABEL.fullmatch(text) or _BARE.fullmatch(text):
        name = match[2].strip(" :|丨") if match.re is _LABEL else ""
        return Label(match[1], name or None)
    return None


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
