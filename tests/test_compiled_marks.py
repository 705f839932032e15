"""The compiled marks are those that Python reads, on every page that we have and on pages nobody would write."""

from pathlib import Path

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.etree import XMLParser, _Element, fromstring

from newsspider.reading import marks
from newsspider.reading.compiled import compiled
from newsspider.reading.elements import MARKS
from newsspider.reading.nearby import AUTHOR_PAGE
from tests.test_compiled_walk import NAMES, PAGES, TEXTS, html

MODULE = compiled("marks")
pytestmark = pytest.mark.skipif(MODULE is None, reason="no compiled marks: there is no C compiler here")
ATTRIBUTES = st.dictionaries(
    st.sampled_from([*sorted(MARKS), "href", "style"]),
    TEXTS | st.sampled_from(["/author/x", "Ab İ", "x" * 3000]),
    max_size=4,
)
ANY = st.recursive(
    TEXTS | st.just("<!-- c -->"),
    lambda inner: st.builds(
        html, NAMES | st.just("time"), ATTRIBUTES, st.lists(inner, max_size=4).map("".join)
    ),
    max_leaves=30,
)  # fmt: skip


def same(root: _Element) -> None:
    assert MODULE is not None
    for element in root.iter("*"):
        assert MODULE.marked(element, AUTHOR_PAGE.search) == marks.marked(element, AUTHOR_PAGE.search)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_pages(path: Path) -> None:
    same(lxml.html.document_fromstring(path.read_bytes()))


@settings(deadline=None)
@given(ANY)
def test_any_page(page: str) -> None:
    same(lxml.html.document_fromstring(f"<html><body>x{page}"))


@pytest.mark.parametrize(
    "page",
    [
        "<p>" + "<b class='x'>y</b>" * 100,
        "<p>" + "<b class='x'>" * 100 + "<i>y",
        "<p>" + "<b class='x'><i id='z'>y</i></b>" * 40,
        "<p><a href='/author/x'>by</a> <a href=''>x</a><a>y</a><time></time><time>z<br>z<!-- c -->z</time>",
    ],
)
def test_odd_pages(page: str) -> None:
    same(lxml.html.document_fromstring(f"<body>{page}"))


def test_xml() -> None:
    entity = '<!DOCTYPE r [<!ENTITY e "said">]>'
    page = (
        f'{entity}<r xmlns:x="urn:x"><p class="&e; A" x:id="i">a &e; <![CDATA[b]]> c<x:a href="/author/x" rel="b"/>'
        '<x:time>d</x:time><x:p id="c"/><time>&e;</time><time><![CDATA[b  b]]></time></p></r>'
    )
    for entities in (True, False):
        same(fromstring(page, XMLParser(resolve_entities=entities)))
    same(fromstring('<html><p rel="x" rel="" class="" class="b">a</p></html>', XMLParser(recover=True)))
