"""How much a piece of text, read in some encoding, looks like writing: the test where no declaration can be believed.

Statistical detectors need more text than a headline has (charset-normalizer reads five Chinese characters in GBK as
Korean and a sentence in Big5 as UTF-16, and took 47 ms for it); the layout of the East Asian sets tells more: whoever
writes uses the everyday half of a set, a wrong reading scatters over all of it.
"""

import re
from functools import cache
from itertools import islice

from w3lib.encoding import to_unicode

# From a byte of a set until one that can be no part of a character in any of them: so each run begins in step.
_RUN = re.compile(rb"[\x80-\xff][^\x00-\x2f\x3a-\x3f]{0,200}")
_RUNS = 60
SAMPLE_BYTES = 1500

_ALONE = re.compile(r"(?<![^\x00-\x7f])[^\x00-\x7f](?![^\x00-\x7f])")
WESTERN = frozenset("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿŒœŠšŽž’‘“”„–—…«»¡¿©®°·•£€§\xa0")
_PUNCTUATION = frozenset("　、。，．：；？！“”‘’（）《》〈〉「」『』【】〔〕…—～·•％")
_KANA = re.compile("[ぁ-んァ-ヶー]")
_HANGUL = re.compile("[가-힣]")
_RUSSIAN = re.compile("[а-яё]{2,40}")  # one alone is rather an accented letter of the West

# A wrong byte weighs as much as three characters that nobody would write.
_ERROR_WEIGHT = 3
# Kana make up about half of Japanese and nothing of Chinese; Hangul nearly all of Korean and half of Chinese misread.
_MIN_KANA = 0.2
_MIN_HANGUL = 12
# What a single-byte set gets that no test here knows: enough to be believed when declared.
_UNKNOWN = 0.8


def sample(body: bytes) -> bytes:
    """The first 1,500 bytes or so that are not plain ASCII."""
    return b"\n".join(islice((run[0] for run in _RUN.finditer(body)), _RUNS))[:SAMPLE_BYTES]


def plausibility(piece: bytes, encoding: str) -> float:
    """From below 0 (nobody wrote this) to 1, for a `sample` read in this encoding."""
    text = to_unicode(piece, encoding)
    foreign = [char for char in text if char > "\x7f"]
    if not foreign:
        return 0.0
    return (_good(text, foreign, encoding) - _ERROR_WEIGHT * foreign.count("\ufffd")) / len(foreign)


def _good(text: str, foreign: list[str], encoding: str) -> float:
    """How many characters are such as a writer of the encoding's language uses."""
    match encoding:
        case "utf-8":
            return len(foreign)
        case "gb18030" | "big5hkscs":
            return _everyday(foreign)
        case "cp932" | "euc_jp":
            kana = len(_KANA.findall(text))
            return _everyday(foreign) + kana if kana >= _MIN_KANA * len(foreign) else 0
        case "cp949":
            hangul = len(_HANGUL.findall(text))
            # Ahead of the same bytes read as Chinese, whose everyday characters stand in the same rows.
            return hangul * (1.05 if hangul >= _MIN_HANGUL else 0.9)
        case "cp1251":
            return sum(map(len, _RUSSIAN.findall(text)))
        case "cp1252":
            return 0.95 * sum(char in WESTERN for char in _ALONE.findall(text))
        case _:
            return _UNKNOWN * len(foreign)


def _everyday(chars: list[str]) -> int:
    common = _common_ideographs()
    return sum(char in common or char in _PUNCTUATION for char in chars)


@cache
def _common_ideographs() -> frozenset[str]:
    """Level 1 of GB 2312 (3,755 characters) and of Big5 (5,401)."""
    gb = bytes(byte for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) for byte in (row, cell))
    cells = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    big5 = bytes(byte for row in range(0xA4, 0xC7) for cell in cells for byte in (row, cell))
    return frozenset(gb.decode("gb2312", "ignore") + big5.decode("big5", "ignore"))
