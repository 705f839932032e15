"""Text that was broken before it came here, told by what is left of it: replaced characters, a wrong reading."""

import re
from typing import Final

# The commonest characters of Chinese news, of both scripts. Of 210 texts each has at least 30 % of these, a list of
# names 6 %; Big5 read as GBK has 6 %, GBK read as Big5 2 %, UTF-8 read as GBK none.
_COMMON: Final = re.compile(
    "[的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多"
    "经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日者意无力与长机十民第公此已工使情明性全三关点"
    "正业外将两高间由问最重并手应向文体政美相见被利二等产或新制身加西月合回特代内信表化老世位次度门任海通教东提立比员水名平市区"
    "這個們來為國說時會對於發後裡過經麼學現當沒動還進樣開從實無與長機關點業將兩間問應體見產員東門區縣省县新闻報报記记者]+"
)
_IDEOGRAPHS: Final = re.compile("[一-鿿]+")
_KANA: Final = re.compile("[ぁ-んァ-ヶ]+")
# What stands in the same rows of GBK as the everyday half of Big5: a text with four of them is written in none.
_ODD: Final = tuple(map(re.compile, ("[ァ-ヶ]", "[─-╿]", "[Ѐ-ӿ]", "[Α-ω]", "[āǎàēéěèīíǐìōóǒòūúǔù]")))
_LEAST: Final = 60  # ideographs that say something
_LOOKED_AT: Final = 4_000  # characters
_PART: Final = 500  # of them that are counted at once
_SHARE: Final = 0.04
_SHARE_OF_MIXED: Final = 0.15


def is_misread(text: str) -> bool:
    """Whether a text holds replacement characters, or ideographs that nobody would write like this."""
    if "\ufffd" in text:
        return True
    if text.isascii():
        return False
    text = text[:_LOOKED_AT]
    # An ideograph is three bytes, each other character at least one.
    if len(text.encode("utf-8", "surrogatepass")) - len(text) < 2 * _LEAST or _is_common(text):
        return False
    found = _count(_IDEOGRAPHS, text)
    if found < _LEAST:
        return False
    common = _count(_COMMON, text)
    if common < _SHARE * found and _count(_KANA, text) * 10 < found:
        return True
    return common < _SHARE_OF_MIXED * found and sum(bool(odd.search(text)) for odd in _ODD) >= 4


def _is_common(text: str) -> bool:
    """Whether there are enough common ones for a text of ideographs alone: half of an article mostly shows it."""
    missing = _SHARE_OF_MIXED * len(text)
    for start in range(0, len(text), _PART):
        missing -= _count(_COMMON, text[start : start + _PART])
        if missing < 0:
            return True
    return False


def _count(characters: re.Pattern[str], text: str) -> int:
    """How many of these characters are in it: found run by run, in a third of the time of one by one."""
    return sum(map(len, characters.findall(text)))
