"""A short way says what the long way says."""

import re

from hypothesis import given
from hypothesis import strategies as st

from newsspider.cleaning import printable
from newsspider.delivery.jsonlines import clean_text
from newsspider.repair.misread import _COMMON, _IDEOGRAPHS, _KANA, _LOOKED_AT, _ODD, is_misread
from newsspider.validation import WORDS, _has_words

PIECES = st.sampled_from([*"的一是中國新闻報Aé9_Ж가ァ─āΩ龘丂𠀀", *"\ufeff\u200b،€¿\ud83d\ude00\0\x01\n"])
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from([1, 3, 30, 300])), max_size=12).map(
    lambda runs: "".join(piece * times for piece, times in runs)
)


@given(TEXTS)
def test_what_is_printable(text: str) -> None:
    assert printable(text) == clean_text(re.sub(r"[\x00-\x09\x0b-\x1f\x7f]", "", text))


@given(TEXTS)
def test_what_has_words(text: str) -> None:
    assert _has_words(text) == (sum(map(str.isalnum, text)) >= WORDS * len(text) > 0)


@given(TEXTS)
def test_what_is_misread(text: str) -> None:
    looked_at = text[:_LOOKED_AT]
    found, common, kana = (len("".join(each.findall(looked_at))) for each in (_IDEOGRAPHS, _COMMON, _KANA))
    odd = sum(bool(each.search(looked_at)) for each in _ODD)
    rare = (common < 0.04 * found and kana * 10 < found) or (common < 0.15 * found and odd >= 4)
    assert is_misread(text) == ("\ufffd" in text or (found >= 60 and rare))
