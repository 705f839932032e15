"""The words of widgets: which short line is a term of which theme. One dictionary look-up, then one anchored pattern.

terms.tsv holds whole lines as sites write them, in many languages; a rule's patterns hold what has a number or a name in
it. Both are compared with the whole line, never with a part of a paragraph.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Final
from unicodedata import normalize

SHORT: Final = 80  # characters; a longer line is no term (the longest in terms.tsv has 58)
LONG: Final = 400  # characters; the longest line that an `opener` is tried on: disclaimers run to about 300
MEMORY: Final = 4096  # lines remembered with their label: a site repeats its widgets on every page


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

    `openers` are tried on lines up to LONG characters and need not reach their end.
    """

    line: Sequence[str] = ()
    weak: Sequence[str] = ()
    heading: Sequence[str] = ()
    maybe: Sequence[str] = ()
    openers: Sequence[str] = ()


EDGE: Final = " \t()[]{}<>«»‹›「」『』《》〈〉【】〖〗〔〕\"'“”‘’:;,.!?|/\\_-–—=~*#+&•·●○■□◆◇▪▶►▸▼▲△▽★☆←→↑↓↗»>✕×✖❯›丨︱﹥、"
NUMBERED: Final = "0123456789.,+()[] :万亿kmw"  # behind a term: 评论(12), 赞 3, Likes 1.2k
COUNTED: Final = frozenset(("comments", "share", "pagers"))
PIPES: Final = re.compile(r"\s*[|/·•丨︱,、\\»>-]\s*")

# Simplified characters of the patterns with their Traditional forms, so that each pattern is written once.
PAIRS: Final = (
    "评評论論参參与與条條暂暫时時还還没沒无無来來抢搶发發网網内內仅僅达達个個请請觉覺录錄册冊联聯后後关關点點击擊载載开開余餘复復贴貼楼樓赞贊顶頂举舉报報账賬号號帐帳户戶欢歡访訪问問临臨台臺频頻马馬阅閱读讀长長识識"
    "别別扫掃码碼图圖侧側维維众衆资資讯訊闻聞页頁络絡执執栏欄体體视視见見习習实實责責终終审審编編辑輯总總对對监監统統筹籌划劃签籤检檢处處转轉记記浏瀏览覽员員摄攝标標题題间間于於热熱门門气氣荐薦组組库庫档檔说說扩擴"
    "链鏈顾顧过過这這该該许許兴興给給机機围圍观觀数數万萬级級认認则則紧緊广廣继繼续續动動闭閉创創经經权權严嚴镜鏡归歸属屬须須务務为爲断斷风風险險郑鄭声聲储儲构構议議删刪备備证證传傳听聽节節电電营營业業违違话話线線"
    "邮郵国國诉訴办辦术術设設协協单單群羣当當现現详詳刚剛钟鍾"
)
_FULL: Final = dict(zip(PAIRS[::2], PAIRS[1::2], strict=True))
_PIECE: Final = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|[^\x00-\x7f]")  # an escape, a set, or a character beyond ASCII


def both(pattern: str) -> str:
    """The pattern for Traditional characters too."""
    return _PIECE.sub(_with_traditional, pattern)


def _with_traditional(piece: re.Match[str]) -> str:
    text = piece[0]
    if text in _FULL:
        return f"[{text}{_FULL[text]}]"
    return text[:-1] + "".join(_FULL.get(character, "") for character in text) + "]" if text[0] == "[" else text


def fold(text: str) -> str:
    """One spelling for lines that mean the same: NFKC, lower case, no brackets, bullets, arrows or colon around it."""
    return (text if text.isascii() else normalize("NFKC", text)).casefold().strip(EDGE)


@cache
def terms() -> Mapping[str, Label]:
    """The table of terms. A term that stands in it twice is an error, since only one of them could ever match."""
    found: dict[str, Label] = {}
    with (files(__package__) / "terms.tsv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            label = Label(row["theme"], Kind(row["kind"]))
            for term in row["terms"].split(" | "):
                if found.setdefault(fold(term), label) != label:
                    raise ValueError(f"terms.tsv: {term!r} is both {found[fold(term)]} and {label}")
    return found


class Lexicon:
    """The terms, and the patterns of some rules, as one function from a line to its label."""

    def __init__(self, patterns: Iterable[tuple[str, Patterns]]) -> None:
        short: list[tuple[Label, str]] = []
        long: list[tuple[Label, str]] = []
        for theme, each in patterns:
            for kind in (Kind.LINE, Kind.WEAK, Kind.HEADING, Kind.MAYBE):
                short += _choice(Label(theme, kind), getattr(each, kind))
            long += _choice(Label(theme, Kind.LINE), each.openers)
        self._short, self._short_labels = _combined(short, r"\Z")
        self._long, self._long_labels = _combined(long, "")
        self._memory: dict[str, Label | None] = {}

    def label(self, text: str) -> Label | None:
        """What this line is, or None for an article's own words (or words too long for a widget)."""
        if len(text) > LONG:
            return None
        if len(text) > SHORT:
            return self._opener(fold(text))
        try:
            return self._memory[text]
        except KeyError:
            if len(self._memory) >= MEMORY:
                self._memory.clear()
            found = self._memory[text] = self._find(fold(text))
            return found

    def _find(self, key: str) -> Label | None:
        return _term(key) or _bar(key) or self._pattern(key) or self._opener(key)

    def _pattern(self, key: str) -> Label | None:
        match = self._short.match(key)
        return self._short_labels[match.lastindex - 1] if match and match.lastindex else None

    def _opener(self, key: str) -> Label | None:
        match = self._long.match(key)
        return self._long_labels[match.lastindex - 1] if match and match.lastindex else None


def _choice(label: Label, patterns: Sequence[str]) -> Iterator[tuple[Label, str]]:
    if patterns:
        yield label, both("|".join(patterns))


def _combined(parts: Sequence[tuple[Label, str]], end: str) -> tuple[re.Pattern[str], list[Label]]:
    """One pattern with a group a label: the number of the group that matched says which label it was."""
    return re.compile("|".join(f"((?:{each}){end})" for _, each in parts) or r"\Z."), [label for label, _ in parts]


def _term(key: str) -> Label | None:
    found = terms().get(key)
    if found is None and key and key[-1] in NUMBERED:
        found = terms().get(key.rstrip(NUMBERED))
        if found is not None and found.theme not in COUNTED:
            found = None
    return found


def _bar(key: str) -> Label | None:
    """A bar of terms in one line: "登录 | 注册", "上一页 1 2 3 下一页", "Facebook Twitter Email"."""
    parts = PIPES.split(key)
    least = 2  # words; two weak Latin words side by side may be a heading: "Business Travel"
    if len(parts) == 1:
        parts = key.split()
        least = 3 if key.isascii() else 2
    if not least <= len(parts) <= 20:
        return None
    labels = [_term(part.strip(EDGE)) for part in parts if not part.isdecimal() and part.strip(EDGE)]
    first = labels[0] if labels else None
    if first is None or None in labels:
        return None
    weak = len(parts) < 3 and all(label is not None and label.kind is Kind.WEAK for label in labels)
    return Label(first.theme, Kind.WEAK if weak else Kind.LINE)
