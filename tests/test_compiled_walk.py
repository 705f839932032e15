"""The compiled walk gives what the Python one gives, on every page that we have and on pages nobody would write."""

import gc
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.etree import XMLParser, _Element, fromstring

from newsspider.reading import blocks
from newsspider.reading.cheap import cheap_elements
from newsspider.reading.walk import walk

compiled = pytest.mark.skipif(blocks._COMPILED is None, reason="no compiled walk: there is no C compiler here")
PAGES = sorted((Path(__file__).parent).rglob("*.html"))
NAMES = st.sampled_from(
    "html body div p ul li a b strong br img span em title meta script style svg table tr td h1 form input x-y".split()
)
TEXTS = st.text(st.sampled_from("ab。字\U0001f600\u00a0\u3000\u2003\u0085\x1c \t\r\n&;"), max_size=12)
SAID = "class id itemprop role src data-src alt width height content href CLASS".split()
ATTRIBUTES = st.dictionaries(st.sampled_from(SAID), TEXTS, max_size=4)


def same(root: _Element) -> None:
    fast, slow = blocks.segment(root), blocks.Document(*walk(root, blocks.Block, blocks.Picture))
    for name in ("blocks", "elements", "tags", "parents", "depths", "first", "last", "telling", "classes"):
        assert getattr(fast, name) == getattr(slow, name), name
    assert list(map(repr, fast.pictures)) == list(map(repr, slow.pictures))


def html(tag: str, attributes: dict[str, str], inner: str) -> str:
    told = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<{tag}{told}>{inner}</{tag}>"


@compiled
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_pages(path: Path) -> None:
    same(cheap_elements(lxml.html.document_fromstring(path.read_bytes())))


@compiled
@settings(deadline=None)
@given(
    st.recursive(
        TEXTS | st.just("<!-- c -->"),
        lambda inner: st.builds(html, NAMES, ATTRIBUTES, st.lists(inner, max_size=4).map("".join)),
        max_leaves=30,
    )
)
def test_any_page(page: str) -> None:
    same(lxml.html.document_fromstring(f"<html><body>x{page}"))


@compiled
@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=80))
def test_white_space_is_that_of_str_split(text: str) -> None:
    root = lxml.html.document_fromstring("<div><a>x</a></div>")
    try:
        root[0][0][0].text = root[0][0][0].tail = text
    except ValueError:  # no XML character
        return
    same(root)


@compiled
def test_every_white_space() -> None:
    for code in range(0x110000):
        if (c := chr(code)).isspace() and code not in range(0x1C, 0x20) and c not in "\x0b\x0c":
            root = lxml.html.document_fromstring("<div>x</div>")
            root[0][0].text = f"{c}a{c}{c}b{c}"
            assert [block.text for block in blocks.segment(root).blocks] == ["a b"], hex(code)


@compiled
@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 3000 + "deep" + "</div>" * 3000,
        "<a>" * 500 + "links",
        "".join(f"<t{number}>x</t{number}>" for number in range(1000)) + "<p>after many names",
        "<p>" * 20_000,
        f"<p class='{'Ab ' * 5000}'>long class words",
        "<svg>" + "<g><title>t</title><script>s</script></g>" * 50 + "</svg>after",
        "<p>one <!-- two --> three<?four?>five<script>six</script>seven",
        "<b>bold<i>er</i></b><p>p<b>q</b><br>r<img src=' '><img data-src=a src=b alt=' x  y '>",
    ],
    ids=lambda page: page[:20],
)
def test_odd_pages(page: str) -> None:
    parser = lxml.html.HTMLParser(huge_tree=True)
    same(lxml.html.document_fromstring(f"<body>{page}", parser=parser))


@compiled
def test_xml() -> None:
    entity = '<!DOCTYPE r [<!ENTITY e "said">]>'
    page = f'{entity}<r xmlns:x="urn:x"><p class="&e; A" x:id="i">a &e; <![CDATA[b]]> c</p><x:p>d</x:p></r>'
    meta = (
        f'{entity}<html xmlns:x="u"><meta name="a" x:name="b" xml:lang="zh"/><script x:type="a&e;b">s</script></html>'
    )
    twice = '<html><p role="x" role="" class="" class="b">a</p></html>'
    for entities in (True, False):
        same(fromstring(page, XMLParser(resolve_entities=entities)))
        same(fromstring(meta, XMLParser(resolve_entities=entities)))
        same(fromstring(twice, XMLParser(recover=True)))


@compiled
def test_part_of_a_page() -> None:
    root = lxml.html.document_fromstring("<div><p>a</p>tail<p>b</p></div>")
    for element in root.iter():
        same(element)


@compiled
def test_elements_outlive_a_collection() -> None:
    before = gc.get_threshold()
    gc.set_threshold(1)
    try:
        same(lxml.html.document_fromstring("<div><p>a</p><ul><li><a>b</a></ul></div>" * 20))
    finally:
        gc.set_threshold(*before)
