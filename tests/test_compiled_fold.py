"""The compiled translation gives what str.translate gives."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsspider.reading import fold
from newsspider.reading.bylines import noise

pytestmark = pytest.mark.skipif(
    fold._COMPILED is None, reason="nothing compiled to compare: there is no C compiler here"
)
LETTERS = st.sampled_from("aé中國国：（Ａ①│丨㎏ﬁ\ufa6c\U0001f600\U0001d400\ud800\x00\n\u3000\u00ad")
TEXTS = st.text(LETTERS | st.characters(), max_size=40)


@given(TEXTS)
def test_folding(text: str) -> None:
    for translated, keep in ((fold._nfkc, False), (fold._nfkc_of_letters, True)):
        assert translated(text) == text.translate(fold._Folding(keep_punctuation=keep))
    assert fold.simplified(text) == text.translate(fold._SIMPLIFIED)


@given(TEXTS)
def test_strands_are_aligned(text: str) -> None:
    strand = fold.Strand.of(text)
    assert len(strand.key) == len(strand.shown) == len(strand.written) == len(text)
    if unicodedata.is_normalized("NFKC", text) and text.isprintable() and not set(text) & fold._STROKES.keys():
        assert strand.shown == strand.written == text


@pytest.mark.parametrize("size", [2047, 2048, 2049, 5000])
def test_long_texts(size: int) -> None:
    assert fold.simplified("國" * size) == "国" * size


def test_what_does_not_change_is_the_same_text() -> None:
    text = "湛江日报"
    assert fold.simplified(text) is text


def test_only_texts_are_translated() -> None:
    with pytest.raises(TypeError):
        fold.simplified(b"x")  # type: ignore[arg-type]


@given(st.from_regex(noise._WORDS) | TEXTS)
def test_noise_is_found_at_the_same_places_with_the_cheap_look(text: str) -> None:
    slow = re.compile(noise._WORDS)
    assert [match.span() for match in noise._NOISE.finditer(text)] == [match.span() for match in slow.finditer(text)]
