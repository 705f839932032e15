"""A short way says what the long way says."""

import re
import unicodedata
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsspider.cleaning import printable
from newsspider.delivery.jsonlines import clean_text
from newsspider.reading.headline import _SEPARATOR, _split, quiet
from newsspider.reading.nearby import OTHER_HINTS, OTHERS
from newsspider.reading.people import _CODE, _NO_NAME, _SPLIT
from newsspider.reading.pictures import _CAPTION, _CREDIT, _may_caption
from newsspider.reading.signed import _CLASS, _INSIDE, _LABEL, may_sign
from newsspider.reading.urls import _ROOTED, _WHOLE, join
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


LINKS = st.one_of(
    st.from_regex(_WHOLE, fullmatch=True),
    st.from_regex(_ROOTED, fullmatch=True),
    st.builds(
        "{}{}".format,
        st.sampled_from(["http://a.com", "http://a.com/", "//a.b", "/", "https://x.y:80/", "http:/", ""]),
        st.text(alphabet="ab/.:;?#%@[]-_~!&= \t\n中", max_size=20),
    ),
)


@given(LINKS, LINKS)
def test_where_a_link_leads(base: str, link: str) -> None:
    try:
        parts = urlsplit(link.strip())
        url = parts.geturl() if parts.scheme and parts.netloc else urljoin(base, link.strip())
        _ = urlsplit(url).port
    except ValueError:
        assert join(base, link) is None
    else:
        assert join(base, link) == url


@given(st.one_of(st.text(), st.text(st.characters(max_codepoint=0x7F))))
def test_letters_and_digits(text: str) -> None:
    assert quiet(text) == re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).lower()


@given(st.text(alphabet="aÀ中！|｜│_»›-–—·•: \u3000", max_size=12))
def test_the_parts_of_a_claim(claim: str) -> None:
    assert _split(claim) == _SEPARATOR.split(claim)


@given(st.data())
@pytest.mark.parametrize("pattern", [_SEPARATOR, _SPLIT, _CODE, _NO_NAME])
def test_what_a_pattern_opens_with(pattern: re.Pattern[str], data: st.DataObject) -> None:
    everywhere = re.compile(re.sub(r"\(\?=\[(?:\\.|[^]\\])+]\)(?=\(\?:)", "", pattern.pattern), pattern.flags)
    assert everywhere.pattern != pattern.pattern
    odd = st.lists(st.sampled_from([*"aİıſK:,@.%{ \n-—【<(", "mage", "redit", "中", "www", "and"]), max_size=8)
    text = data.draw(st.one_of(st.from_regex(everywhere), st.text(), odd.map("".join)))
    assert [each.span() for each in pattern.finditer(text)] == [each.span() for each in everywhere.finditer(text)]


@given(st.one_of(st.from_regex(_CAPTION), st.from_regex(_CREDIT)))
def test_what_captions_and_credits_hold(text: str) -> None:
    assert _may_caption(text)


@given(st.from_regex(_INSIDE), st.from_regex(_CLASS), TEXTS)
def test_what_labels_and_classes_of_authors_hold(line: str, marks: str, other: str) -> None:
    assert may_sign(f"{other}\n{line}\n{other}", f"{other}\n{marks}") == (True, True)
    assert _LABEL.search(line)


@given(st.from_regex(OTHERS))
def test_what_classes_of_readers_words_hold(marks: str) -> None:
    assert any(map(marks.__contains__, OTHER_HINTS))
