"""Text that was written in UTF-8 twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import HtmlResponse

from newsspider.repair import readable
from newsspider.repair.doubled import undoubled

WRITTEN = "It’s the “old” pier — naïve, they said … and it costs £5. "


def doubled(text: str, encoding: str) -> str:
    """Each byte of UTF-8 as a character of this encoding; of Latin-1 where it has none."""
    return "".join(bytes((byte,)).decode(encoding, "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
@pytest.mark.parametrize("text", [WRITTEN, "会议指出，各县市要“统筹”布局。", "Ёлка — дерево…"])
def test_what_was_doubled_is_put_back(text: str, encoding: str) -> None:
    assert undoubled(doubled(text, encoding)) == text


@pytest.mark.parametrize(
    "text", [WRITTEN, "« café»… » à «l'été»", "Ça coûte 5 €…", "会议指出，“统筹”布局。", "São João ÂÃ"]
)
def test_what_was_written_once_stays(text: str) -> None:
    assert undoubled(text) == text


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=40))
def test_chinese_comes_back_from_latin_1(text: str) -> None:
    assert undoubled(doubled(text, "latin-1")) == text


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_a_page_that_was_doubled_is_repaired_and_says_so(encoding: str) -> None:
    html = f"<html><head><title>Old pier</title></head><body><p>{doubled(WRITTEN * 3, encoding)}</p></body></html>"
    found = readable(HtmlResponse("https://post.example/pier", body=html.encode(), encoding="utf-8"))
    assert found.flags == ("charset_doubled",)
    assert WRITTEN * 3 in found.response.text


def test_a_page_that_is_broken_otherwise_is_left_and_flagged() -> None:
    html = f"<p>{doubled(WRITTEN, 'cp1252')}</p><p>{'锟斤拷' * 20}</p>"
    found = readable(HtmlResponse("https://post.example/pier", body=html.encode(), encoding="utf-8"))
    assert found.flags == ("text_garbled",)
