"""The words of widgets: which short line is a term of which theme. A dictionary, then anchored patterns.

terms.tsv holds whole lines as sites write them, in many languages; a rule's patterns hold what has a number or a name
in it. Both are compared with the whole line, never with a part of a paragraph.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from newsspider.boilerplate.beginnings import beginnings
from newsspider.boilerplate.gate import ANYTHING, BEGINS, IS_TERM, NEEDED, NEEDS, gate, speaking
from newsspider.boilerplate.spelling import EDGE, both, fold
from newsspider.reading.blocks import Document

SHORT: Final = 80  # characters; a longer line is no term (the longest in terms.tsv has 48)
BOX: Final = 80  # blocks; a widget is not larger (two rankings of ten with tabs and sources come to about 60)
LONG: Final = 1200  # characters; the longest line that an `opener` is tried on: legal notices in one paragraph
BAR: Final = 20  # words of a bar at most
OPENING: Final = 160  # characters of such a line that its openers look at
HEAD: Final = 16  # characters of it that tell its first one: folding them all costs more than all openers
MEMORY: Final = 1 << 14  # lines remembered with their label: a site repeats its widgets on every page


class Kind(StrEnum):
    """What a line of a widget does."""

    LINE = "line"  # says by itself that it is no part of an article
    WEAK = "weak"  # only beside other such lines, as a link, or outside the article's prose
    HEADING = "heading"  # opens a list, or readers' comments
    MAYBE = "maybe"  # may open a list: an article could have such a heading too
    TAB = "tab"  # between such a heading and its list


@dataclass(frozen=True, slots=True)
class Label:
    """The theme (a rule's name) and the kind of one line."""

    theme: str
    kind: Kind


@dataclass(frozen=True)
class Patterns:
    """Regular expressions of one theme, for whole folded lines (see `fold`); write Simplified, lower case, ASCII ":,".

    A pattern that begins with a wildcard says in a comment in front, `(?#a|b)`, which plain words it needs: it is
    tried only where one of them stands. One pattern is in one script: those with a Chinese, Japanese or Korean letter
    are tried only on lines that have one. `openers` are tried on lines up to LONG characters and need not reach their
    end.
    """

    line: Sequence[str] = ()
    weak: Sequence[str] = ()
    heading: Sequence[str] = ()
    maybe: Sequence[str] = ()
    openers: Sequence[str] = ()


NUMBERED: Final = "0123456789.,+()[] :万亿kmw"  # behind a term: 评论(12), 赞 3, Likes 1.2k
AROUND: Final = NUMBERED + EDGE
COUNTED: Final = frozenset(("comments", "share", "pagers"))
WIDE: Final = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af]")  # Chinese, Japanese, Korean
SETS: Final = re.compile(r"\[(?:\\.|[^\]\\])*\]")  # of a regular expression
WORD: Final = re.compile(r"[^\s|/·•丨︱,、\\»>-]*")  # up to what may part the words of a bar
PIPE: Final = re.compile(r"[|/·•丨︱,、\\»>-]")  # a line without one is not searched for the costlier
PIPES: Final = re.compile(r"\s*[|/·•丨︱,、\\»>]\s*|\s-\s")


@cache
def terms() -> Mapping[str, Label]:
    """The table of terms. A term that stands in it twice is an error, since only one of them could ever match."""
    found: dict[str, Label] = {}
    with (files(__package__) / "terms.tsv").open(encoding="utf-8") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            label = Label(row["theme"], Kind(row["kind"]))
            term = fold(row["term"])
            if found.setdefault(term, label) != label:
                raise ValueError(f"terms.tsv: {row['term']!r} is both {found[term]} and {label}")
    return found


@cache
def _first_words() -> frozenset[str]:
    return frozenset(WORD.match(term)[0] for term in terms())  # type: ignore[index]  # it matches any line


class Lexicon:
    """The terms, and the patterns and class words of some rules, as functions from a line or class to its theme."""

    def __init__(self, themes: Iterable[tuple[str, Patterns, frozenset[str]]]) -> None:
        short: list[tuple[Label, str]] = []
        long: list[tuple[Label, str]] = []
        self._class_words: dict[str, str] = {}
        for theme, patterns, class_words in themes:
            for kind in (Kind.LINE, Kind.WEAK, Kind.HEADING, Kind.MAYBE):
                short += ((Label(theme, kind), rf"(?:{each})\Z") for each in getattr(patterns, kind))
            long += ((Label(theme, Kind.LINE), each) for each in patterns.openers)
            self._class_words.update(dict.fromkeys(class_words, theme))
        wide = [part for part in short if WIDE.search(SETS.sub("", part[1]))]
        narrow = [part for part in short if part not in wide] + long
        self._wide, self._narrow, self._openers = _Choice(wide + narrow), _Choice(narrow), _Choice(long)
        self._terms = terms()
        self._short = lru_cache(MEMORY)(self._find)
        self._worth = gate(terms(), [each for _, each in short], [each for _, each in long], behind=NUMBERED)
        self._speaking = speaking(self._class_words)

    def labels(self, texts: list[str]) -> list["Label | None"]:
        """What each of these lines is; None for an article's own words (or words too long for a widget)."""
        found: list[Label | None] = [None] * len(texts)
        short, opener = self._short, self._opener
        looks = self._worth(texts, SHORT, LONG, OPENING) if self._worth else ((i, ANYTHING) for i in range(len(texts)))
        for index, may_be in looks:
            size = len(text := texts[index])
            found[index] = short(text, may_be) if size <= SHORT else opener(text) if size <= LONG else None
        return found

    def _opener(self, text: str) -> Label | None:
        head = fold(text[:HEAD])
        if len(head) > HEAD // 2 and not self._openers.may_begin(head[0]):
            return None
        return self._openers.find(fold(text[:OPENING]))

    def themes(self, document: Document) -> list[tuple[int, frozenset[str]]]:
        """What the class words of an element of two to BOX blocks speak of: "hot-news rankList" is of rankings."""
        known, classes = self._class_words, document.classes
        found = list[tuple[int, frozenset[str]]]()
        looked_at: Iterable[int] = range(len(classes))
        if self._speaking is not None:
            looked_at = self._speaking(classes, document.first, document.last, BOX)
        for node in looked_at:
            if classes[node] and 1 < document.last[node] - document.first[node] <= BOX:
                words = classes[node].replace("-", " ").replace("_", " ").split()
                if not known.keys().isdisjoint(words):
                    found.append((node, frozenset(known[word] for word in words if word in known)))
        return found

    def _find(self, text: str, may_be: int) -> Label | None:
        key = fold(text)
        if may_be & IS_TERM and (label := self._terms.get(key) or _of_terms(key)):
            return label
        patterns = self._narrow if key.isascii() or not WIDE.search(key) else self._wide
        return patterns.find(key, may_be) if may_be & (BEGINS | NEEDS) else None


class _Choice:
    """Many patterns tried as one; only after a hit (they are rare) is it asked which one it was.

    Those with a known first character are tried on lines that begin so only: few of a hundred are left of most.
    """

    def __init__(self, parts: Sequence[tuple[Label, str]]) -> None:
        each = [(label, both(pattern), NEEDED.search(pattern)) for label, pattern in parts]
        self._each = [(label, pattern, None if needed else _beginning(pattern)) for label, pattern, needed in each]
        self._letters = frozenset[str]().union(*(letters for _, _, letters in self._each if letters))
        self._needed = _any(word for _, _, needed in each if needed for word in _needed_words(needed[1]))
        self._floating = _any(pattern for _, pattern, letters in self._each if not letters)
        self._of = cache(self._beginning_with)

    def find(self, key: str, may_be: int = ANYTHING) -> Label | None:
        letter = _spelt(key[:1])
        firm, candidates = self._of(letter if letter in self._letters else "")
        needed, floating = self._needed, self._floating
        if (may_be & BEGINS and firm and firm.match(key)) or (
            may_be & NEEDS and needed and floating and needed.search(key) and floating.match(key)
        ):
            return next(label for label, pattern in candidates if pattern.match(key))
        return None

    def may_begin(self, letter: str) -> bool:
        """Whether any pattern at all could match a line with this first character."""
        return _spelt(letter) in self._letters or self._needed is not None

    def _beginning_with(self, letter: str) -> tuple[re.Pattern[str] | None, list[tuple[Label, re.Pattern[str]]]]:
        """Those that match lines with this first character; and with them, in their order, those that need a word."""
        candidates = [each for each in self._each if each[2] is None or letter in each[2]]
        firm = _any(pattern for _, pattern, letters in candidates if letters)
        return firm, [(label, re.compile(pattern)) for label, pattern, _ in candidates]


def _spelt(letter: str) -> str:
    """As `beginnings` spells it."""
    return "0" if letter.isdecimal() else " " if letter.isspace() else letter


def _beginning(pattern: str) -> frozenset[str]:
    letters = beginnings(pattern, 1)
    if "" in letters:
        raise ValueError(f"begins with a wildcard, and does not say what it needs: {pattern!r}")
    return letters


def _any(patterns: Iterable[str]) -> re.Pattern[str] | None:
    whole = "|".join(patterns)
    return re.compile(whole) if whole else None


def _needed_words(words: str) -> Iterator[str]:
    """Each with its first character written out, in both scripts: `re` then skips to the next such character."""
    for word in words.split("|"):
        for first in both(word[0]).strip("[]"):
            yield re.escape(first) + both(word[1:])


def _of_terms(key: str) -> Label | None:
    """A term or a bar of them. Most lines are neither, since no term begins with their first word."""
    word = WORD.match(key)[0]  # type: ignore[index]  # it matches any line
    first_words = _first_words()
    if word in first_words or word.isdecimal() or (word[-1:] in AROUND and word.rstrip(AROUND) in first_words):
        return _term(key) or (_bar(key) if len(word) < len(key) else None)
    return None


def _term(key: str) -> Label | None:
    found = terms().get(key)
    if found is None and key and key[-1] in NUMBERED:
        found = terms().get(key.rstrip(NUMBERED))
        if found is not None and found.theme not in COUNTED:
            found = None
    return found


def _bar(key: str) -> Label | None:
    """A bar of terms in one line: "登录 | 注册", "上一页 1 2 3 下一页", "Facebook Twitter Email"."""
    pipe = PIPES.search(key) if PIPE.search(key) else None
    first = key[: pipe.start()] if pipe else key.partition(" ")[0]
    if len(first) == len(key) or (_term(first.strip(EDGE)) is None and not first.isdecimal()):
        return None
    parts = PIPES.split(key) if pipe else key.split()
    if len(parts) > BAR or (not pipe and key.isascii() and len(parts) < 3):
        return None  # two Latin words side by side may be a heading: "Business Travel"
    labels = list[Label]()
    for part in parts:
        if (bare := part.strip(EDGE)) and not bare.isdecimal():
            if (label := _term(bare)) is None:
                return None
            labels.append(label)
    if not labels:
        return None
    weak = len(parts) < 3 and all(label.kind is Kind.WEAK for label in labels)
    return Label(labels[0].theme, Kind.WEAK if weak else Kind.LINE)
