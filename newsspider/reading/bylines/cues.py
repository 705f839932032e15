"""A cheap look: may this text hold byline matter? Prose should cost next to nothing."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain, product
from string import ascii_uppercase
from typing import Final

from newsspider.reading.compiled import compiled
from newsspider.reading.date_shapes import may_be_dated
from newsspider.reading.fold import variants
from newsspider.reading.patterns import opening_with, words
from newsspider.reading.roles import LABELS

_GLANCE = 70  # of a longer text, so much of either end is looked at
_SHORT = 2 * _GLANCE

# The last character of a label, in both scripts; with a separator after it: 说： is no label.
_LAST = "".join(sorted({char for label in LABELS for char in variants(label[-1])}))
_LABELLED = re.compile(rf"[{_LAST}](?:[\])】］）]?\s{{0,2}}[:：/／|｜丨│︱╱∕—]|】)")
# Pairs of characters: what `re` finds fastest is one set after another; the look-behind then tells which pair it was.
_PAIRS = words(
    """
    记者 記者 作者 来源 來源 稿源 编辑 編輯 编译 編譯 责编 責編 讯员 訊員 通讯 通訊 本报 本報 本网 本網 本台 本臺
    本刊 本社 日电 日電 日讯 日訊 报讯 報訊 报专 报導 道) 道） 导) 导） 導) 導） 導〕 導】 出处 出處 转自 轉自 转载
    轉載 习生 習生 论员 論員 值班 校对 校對 统筹 統籌 排版 供稿 供图 供圖 翻译 翻譯 撰文 撰稿 采写 採寫 快讯 快訊
    专讯 專訊 网讯 網訊 息( 息（ 版权 版權 闻/ 聞/ 聞／ 闻／ 》( 》（ 此文 本文 /文 /图 /圖 /摄 ／文 ／图 ／圖 ／攝
    日消
    """
)
_FIRST, _SECOND = (re.escape("".join(sorted(set(chars)))) for chars in zip(*_PAIRS, strict=True))
_PAIR = re.compile(rf"[{_FIRST}][{_SECOND}](?<={'|'.join(map(re.escape, _PAIRS))})")
_SIGN = re.compile(
    r"[摄攝©(（](?:(?<![(（])|[A-Z][A-Za-z]{1,8}[)）]\s?[-–—_]|[Rr]eporting|[Ee]diting|[Ww]rit|[Cc]ompil)"
)
_TITLED = (" Writer", " Reporter", " Correspondent", " Columnist")  # Ann Lee, Staff Writer
_REPORTED = ("报道", "報導", "報道", "报导")
_OPENING = re.compile(
    r"\W{0,6}(?:[Bb]y|BY|V[Oo][Nn]|P[Aa][Rr]|P[Oo][Rr]|Di|D[Oo][Oo][Rr]|Reporting|Writ|Additional)[\s:]"
)
_DATE_ALONE = 90  # bytes of a line that holds a date, its label or who published it, and nothing else
_DIGITS = re.compile(r"\d(?:\d{3}|[日月]|\d?[:：/.-]\d\d|\s?\S{0,2}前|\s\w{2,7} ago)")
_WEAK = re.compile(
    opening_with(
        {
            "昨今前": "[天日]",
            "刚剛": "[刚剛才]",
            "民": "[国國]\\d",
            "二": "[〇○零]",
            "B": "[Yy]:?\\s",
            "V": "[Oo][Nn]\\s",
            "P": "[Aa][Rr]\\s|[Oo][Rr]\\s|hoto",
            "D": "i\\s|[Oo][Oo][Rr]\\s",
            "SQFA": "ource:|ource：|uelle|uente|onte|oto|utor|uthor",
            "RWE": "eporting|riting|ritten|diting",
            "E": "ditors?:|dited by",
            "IV": "mage|llustration|ideo",
        }
    )
)
# These open with letters that are everywhere.
_WEAK_WORDS = re.compile(r"[Cc]opyright|[Yy]esterday|[Tt]oday|[Jj]ust now|[Rr]ights")
_WEAK_ENDS = ("opyright", "esterday", "oday", "ust now", "ights")


def _needles() -> Iterator[str]:
    """What a text with any cue but digits holds at least: words, and their first letters with what follows."""
    spaces = "".join(filter(str.isspace, map(chr, range(0x3001))))
    yield from (*_PAIRS, *_TITLED, *_REPORTED, "摄", "攝", "©")
    yield from map("".join, product(_LAST, "])】］）:：/／|｜丨│︱╱∕—" + spaces))
    yield from map("".join, product("(（", (*ascii_uppercase, "rep", "edi", "wri", "com")))
    opening = chain(
        *(map("".join, product(*zip(word, word.upper(), strict=True))) for word in ("By", "Von", "Par", "Por", "Door"))
    )
    yield from map("".join, product((*opening, "by", "Di", "Reporting", "Writ", "Additional"), ":" + spaces))
    yield from map(
        "".join,
        chain(product("昨今前", "天日"), product("刚剛", "刚剛才"), product("民", "国國"), product("二", "〇○零")),
    )
    yield from map("".join, product("SQFA", ("ource:", "ource：", "uelle", "uente", "onte", "oto", "utor", "uthor")))
    yield from map("".join, product("RWE", ("eporting", "riting", "ritten", "diting")))
    yield from map("".join, product("IV", ("mage", "llustration", "ideo")))
    yield from ("Photo", "Editor:", "Editors:", "Edited by", "Just now", "just now")
    yield from (each for word in ("Copyright", "Yesterday", "Today", "Rights") for each in (word, word.lower()))


_COMPILED: Final = compiled("lines")
NOTHING, DIGITS, WORDS = range(3)


def _look(text: str) -> int:
    return WORDS if text else NOTHING


#: A cheap look at a text: DIGITS: all that it or a part of it may have is a date; WORDS: it may have any cue.
look: Final[Callable[[str], int]] = _COMPILED.Needles({*_needles()}).look if _COMPILED else _look


def looks_like_byline(text: str) -> bool:
    """Whether a text may hold byline matter: a cheap look at its two ends, which read_byline trusts."""
    if len(text) <= _SHORT:
        return look(text) != NOTHING and _has_cue(text)
    return _has_cue_at_ends(text)


@lru_cache(maxsize=64)  # who wants a paragraph read asks twice more
def _has_cue_at_ends(text: str) -> bool:
    return has_strong_cue(text[:_GLANCE]) or has_strong_cue(text[-_GLANCE:])


@lru_cache(maxsize=1024)  # several readers of a page look at each of its short lines
def _has_cue(text: str) -> bool:
    if look(text) == WORDS:
        if _is_strong(text) or _WEAK.search(text):
            return True
        if any(map(text.__contains__, _WEAK_ENDS)) and _WEAK_WORDS.search(text):
            return True
    if len(text.encode("utf-8", "surrogatepass")) > _DATE_ALONE or not _DIGITS.search(text):
        return False
    return may_be_dated(text)


def has_strong_cue(text: str) -> bool:
    """Whether a label, a role word or a dateline's verb is in it; a date alone is none."""
    return look(text) == WORDS and _is_strong(text)


def _is_strong(text: str) -> bool:
    if text.isascii():
        return ("(" in text and _SIGN.search(text) is not None) or bool(
            _OPENING.match(text) or text.rstrip().endswith(_TITLED)
        )
    return bool(
        _PAIR.search(text)
        or _LABELLED.search(text)
        or _SIGN.search(text)
        or _OPENING.match(text)
        or text.rstrip().endswith((*_REPORTED, *_TITLED))
    )
