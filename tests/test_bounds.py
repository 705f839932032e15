"""What is too much for the parser is known from the bytes, however it is dressed."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import document_fromstring

from newsspider.bounds import MAX_TAGS, too_much

MANY = b" ".join(b"a%d" % number for number in range(6_000))
TOO_MANY = "the page's tags have too many attributes"


@pytest.mark.parametrize(
    "page",
    [
        b"<p " + MANY + b">x</p>",
        b"<p\n" + MANY.replace(b" ", b"\n\t") + b">x</p>",
        b"<p/" + MANY.replace(b" ", b"/") + b">x</p>",
        b"<p " + MANY.replace(b" ", b"=1 ") + b">x</p>",
        b"<p " + MANY.replace(b" ", b"='>' ") + b">x</p>",
        b"<p " + MANY.replace(b" ", b'="<"') + b">x</p>",
        b'<p x=">" ' + MANY + b">x</p>",
        b'<p x=y"z ' + MANY + b' ">x</p>',
        b'<p "" ' + MANY + b">x</p>",
        b"<script " + MANY + b">x</script>",
        b"<script-x>" + b"<p " + MANY + b">x",
        b"<script></script><p " + MANY + b">x",
        b"<!--><p " + MANY + b">x",
        b"<!--x--!><p " + MANY + b">x",
        b"<!---><p " + MANY + b">x",
        b"<textarea><p " + MANY + b">x",
        (b"<p " + MANY[:6_000] + b">x</p>") * 40,
    ],
)
def test_attributes_are_counted_as_the_parser_counts_them(page: bytes) -> None:
    assert too_much(page, MAX_TAGS, "html") == TOO_MANY


@pytest.mark.parametrize(
    "page",
    [
        b"<!-- <p " + MANY + b"> -->x",
        b"<script>if (a<b) " + MANY + b"</script>",
        b"<script>" + MANY,
        b"<p data-state='" + MANY * 20 + b"'>x</p>",
        b"<p>" + MANY * 20 + b"</p>",
        b"a < b " + MANY,
        b"<p a1 a2 a3 a4 a5>x</p>" * 10_000,
    ],
)
def test_words_that_are_no_attributes_are_no_harm(page: bytes) -> None:
    assert too_much(page, MAX_TAGS, "html") is None


@pytest.mark.parametrize(
    "piece",
    [
        b"<script ",
        b"<a '",
        b'<a x="',
        b"<!--",
        b"<a x=",
        b"<a/",
        b"< ",
        b"<a\n",
        b"</",
        b"<script>",
        b"<!-",
        b"<a b='c'd",
    ],
)
def test_the_look_itself_takes_no_time(piece: bytes) -> None:
    page = (piece * (2_000_000 // len(piece)))[:2_000_000].replace(b"<", b"\0", 2_000_000).replace(b"\0", b"<", 39_000)
    before = time.process_time()
    too_much(page, MAX_TAGS, "html")
    assert time.process_time() - before < 1


@given(st.text("<>=/'\" ab!-\n", max_size=80))
def test_no_tag_has_more_attributes_than_were_counted(markup: str) -> None:
    page = f"<p>{markup}".encode()
    most = max(len(each.attrib) for each in document_fromstring(page).iter())
    # A hundred of each: the bound is met if the look counts fewer than the parser finds.
    grown = page.replace(b"a", b" ".join(b"a%d" % number for number in range(4_600)))
    seen = max((len(each.attrib) for each in document_fromstring(grown).iter()), default=0)
    assert most <= 80
    if seen >= 4_600:
        assert too_much(grown, MAX_TAGS, "html") == TOO_MANY


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\v", "\f", "\x1c", "\x1e", "\x85"])
def test_lines_are_counted_as_readers_count_them(end: str) -> None:
    assert too_much(f"a{end}".encode() * 5_001, MAX_TAGS, "text") == "the text has more than 5,000 lines"
    assert too_much(f"a{end}".encode() * 2_400, MAX_TAGS, "text") is None
    assert too_much(b"<url>\n" * 39_000, MAX_TAGS, "xml") is None
