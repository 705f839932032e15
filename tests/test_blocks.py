"""The walk from a parsed tree to blocks."""

import pytest
from lxml import etree
from parsel import Selector

from newsspider.reading.blocks import Document, lines, segment


def read(body: str) -> Document:
    return segment(Selector(text=f"<html><head><title>t</title></head><body>{body}</body></html>", type="html").root)


def texts(body: str) -> list[str]:
    return [block.text for block in read(body).blocks]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>One <b>bold <i>and</i></b>, <a href=x>link</a>.</p>", ["One bold and, link."]),
        ("<p>One</p><p>two</p>three", ["One", "two", "three"]),
        ("<p>\n One \t two\xa0three\u3000</p>", ["One two three"]),
        ("One<br>two<br/><br>three", ["One", "two", "three"]),
        ("<div>before<p>in</p>after</div>", ["before", "in", "after"]),
        ("<p>One<!-- no --> two<?php no ?> three</p>", ["One two three"]),
        ("<p>One<script>no()</script> two<style>no</style></p>", ["One two"]),
        ("<noscript>no</noscript>tail<select><option>no</select>", ["tail"]),
        ("<span> </span><p> </p>\n<div>\n</div>", []),
        ("<b>a</b> <i>b</i>", ["a b"]),
        ("<ul><li>一<li>二</ul>", ["一", "二"]),
        ("<table><tr><td>a<td>b<tr><th>c</table>", ["a", "b", "c"]),
        ("", []),
    ],
)
def test_texts(body: str, expected: list[str]) -> None:
    assert texts(body) == expected


def test_a_link_is_counted_where_it_stands() -> None:
    first, second, third = read("<p>ab <a href=x> cde </a></p><a href=y><div>fg</div></a><p>h</p>").blocks
    assert (first.links, first.link_chars, first.link_share) == (1, 3, 0.5)
    assert (second.links, second.link_share) == (1, 1.0)
    assert (third.links, third.link_share) == (0, 0.0)


def test_a_link_without_text_counts_for_its_own_block_only() -> None:
    assert [block.links for block in read("<div><a href=x><img src=i></a></div><p>one</p>").blocks] == [0]


def test_bold_br_items_and_headings() -> None:
    heading, bold, item, last = read("<h2>H</h2><p><strong>abc</strong><br></p><ul><li><div>d</div></ul><p>e").blocks
    assert heading.heading
    assert (bold.bold_chars, bold.br, bold.heading) == (3, True, False)
    assert item.item
    assert not last.item


def test_a_picture_knows_the_block_after_it() -> None:
    document = read("<p>one</p><img data-src=' real.jpg ' src=blank.gif alt='a  b'><p>two</p><img alt=no>")
    (picture,) = document.pictures
    assert (picture.src, picture.alt, picture.block) == ("real.jpg", "a b", 1)


def test_nodes_bound_their_blocks() -> None:
    document = read("<div class='A b' id=C><p>1<p>2</div><p itemprop=articleBody role=main>3")
    div = document.tags.index("div")
    assert (document.first[div], document.last[div]) == (0, 2)
    assert (document.first[0], document.last[0]) == (0, 3)
    assert document.classes[div] == "a b c"
    assert document.classes[document.blocks[2].node] == "articlebody main"
    assert [document.tags[node] for node in document.ancestors(document.blocks[0].node)] == [
        *("p", "div", "body", "html", "root"),
    ]


def test_below_an_element_of_the_tree() -> None:
    root = Selector(text="<p>0</p><div><p>1</p><b>2</b></div><p>3</p>", type="html").root
    document = segment(root)
    assert list(document.below(root.find(".//div"))) == [1, 2]
    assert list(document.below(root.find(".//b"))) == [1, 2]


@pytest.mark.parametrize("tag", ["div", "span", "b"])
def test_five_thousand_levels(tag: str) -> None:
    root = inner = etree.Element("html")
    for _ in range(5000):  # built, because the parser stops at 2,048
        inner = etree.SubElement(inner, tag)
    inner.text = "deep"
    assert [block.text for block in segment(root).blocks] == ["deep"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\n\n two  words \n", [("one", "", False), ("two words", "", False)]),
        ("• one\n3. two\n- three", [("one", "•", True), ("two", "3.", True), ("three", "-", True)]),
        ("1. \n•\n***\n", [("1.", "", False)]),
        ("3.5 percent", [("3.5 percent", "", False)]),
    ],
)
def test_plain_text_lines(text: str, expected: list[tuple[str, str, bool]]) -> None:
    blocks = lines(text).blocks
    assert [(block.text, block.marker, block.item) for block in blocks] == expected
    assert all(block.tag == "line" for block in blocks)
