"""The compiled walk gives what the Python one gives, on every page that we have and on pages nobody would write."""

import gc
import sys
from contextlib import suppress
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.etree import XMLParser, _Element, fromstring
from lxml.html import HtmlElement

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
    for name in ("blocks", "pictures", "tags", "parents", "first", "last", "telling", "classes"):
        assert getattr(fast, name) == getattr(slow, name), name
        assert list(map(repr, getattr(fast, name))) == list(map(repr, getattr(slow, name))), name
    same_elements(fast, slow)
    for element in root.iter():
        assert fast.elements.node_of(element) == slow.elements.node_of(element)


def same_elements(fast: blocks.Document, slow: blocks.Document) -> None:
    for node in range(-1, len(fast.tags) + 1):
        assert fast.elements.at(node) is slow.elements.at(node)


def change(root: HtmlElement, steps: list[tuple[str, int, int]]) -> None:
    """What a site file may do to a tree, whatever the elements: drop one, unwrap it, move it into another, add one."""
    for step, one, other in steps:
        elements = [element for element in root.iter() if isinstance(element, HtmlElement)]
        element, target = elements[one % len(elements)], elements[other % len(elements)]
        if step == "add":
            target.append(target.makeelement("div"))
        elif element is root:
            continue
        elif step == "drop":
            with suppress(ValueError):
                element.drop_tree()
        elif step == "unwrap":
            with suppress(ValueError):  # controls in a text: no XML
                element.drop_tag()
        elif element not in (target, *target.iterancestors()):
            target.append(element)


def html(tag: str, attributes: dict[str, str], inner: str) -> str:
    told = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<{tag}{told}>{inner}</{tag}>"


@compiled
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_pages(path: Path) -> None:
    same(cheap_elements(lxml.html.document_fromstring(path.read_bytes())))


ANY_PAGE = st.recursive(
    TEXTS | st.just("<!-- c -->"),
    lambda inner: st.builds(html, NAMES, ATTRIBUTES, st.lists(inner, max_size=4).map("".join)),
    max_leaves=30,
)
STEPS = st.lists(
    st.tuples(st.sampled_from(["drop", "unwrap", "move", "add"]), st.integers(0, 99), st.integers(0, 99)), max_size=6
)


@compiled
@settings(deadline=None)
@given(ANY_PAGE)
def test_any_page(page: str) -> None:
    same(lxml.html.document_fromstring(f"<html><body>x{page}"))


@compiled
@settings(deadline=None)
@given(ANY_PAGE, STEPS)
def test_elements_of_a_tree_that_was_changed(page: str, steps: list[tuple[str, int, int]]) -> None:
    root = lxml.html.document_fromstring(f"<html><body>x{page}")
    fast, slow = blocks.segment(root), blocks.Document(*walk(root, blocks.Block, blocks.Picture))
    change(root, steps)  # the slow one's elements keep all nodes alive
    same_elements(fast, slow)
    for element in root.iter():
        assert fast.elements.node_of(element) == slow.elements.node_of(element)


@compiled
@settings(deadline=None)
@given(ANY_PAGE, STEPS)
def test_elements_that_were_freed(page: str, steps: list[tuple[str, int, int]]) -> None:
    root = lxml.html.document_fromstring(f"<html><body>x{page}")
    document = blocks.segment(root)
    change(root, steps)
    for node in range(len(document.tags)):
        element = document.elements.at(node)
        assert element is None or root in (element, *element.iterancestors())


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
        *(
            f"<{tag} {' '.join(f'a{n}=x' for n in range(600))} class='a B' src=x>x</{tag}>"
            for tag in ("script", "p", "img")
        ),
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
def test_what_is_no_element_or_no_tuple() -> None:
    root = lxml.html.document_fromstring("<p>x")
    module = blocks._COMPILED
    assert module is not None
    for new_block, new_picture in ((tuple, blocks.Picture), (blocks.Block, blocks.Block), (int, blocks.Picture)):
        with pytest.raises((TypeError, AttributeError)):
            module.walk(root, new_block, new_picture)
    with pytest.raises(TypeError):
        module.walk(None, blocks.Block, blocks.Picture)
    with pytest.raises(TypeError):
        blocks.segment(root).elements.node_of(None)  # type: ignore[arg-type]  # which is the point


@compiled
def test_no_reference_is_kept() -> None:
    root = lxml.html.document_fromstring("<title>t</title><p class=a>x<img src=x alt=y><p class='a é'>y<!-- c -->" * 9)
    blocks.segment(root).elements.at(3)
    held = [sys.getrefcount(each) for each in (root, blocks.Block, blocks.Picture, "p", "")]
    for _ in range(100):
        document = blocks.segment(root)
        assert document.elements.at(3) is not None
        assert document.elements.node_of(root) == 1
    del document
    assert [sys.getrefcount(each) for each in (root, blocks.Block, blocks.Picture, "p", "")] == held


@compiled
def test_elements_outlive_a_collection() -> None:
    before = gc.get_threshold()
    gc.set_threshold(1)
    try:
        same(lxml.html.document_fromstring("<div><p>a</p><ul><li><a>b</a></ul></div>" * 20))
    finally:
        gc.set_threshold(*before)
