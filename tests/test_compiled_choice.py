"""The compiled choice of the main content gives what numpy gives, on every page that we have and on odd documents."""

import gc
import itertools
import random
import subprocess
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

import lxml.html
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsspider.reading import content_model, content_words
from newsspider.reading.blocks import Block, Document, segment
from newsspider.reading.cheap import cheap_elements
from newsspider.reading.content_features import features
from newsspider.reading.content_names import CLOSING, COMMAS, NAMES, STOPS, TAGS
from newsspider.reading.content_trees import Trees
from newsspider.reading.content_words import GROUPS
from tests.content_pages import PAGES, Page

choice = content_model.COMPILED
compiled = pytest.mark.skipif(choice is None, reason="no compiled choice: there is no C compiler here")
FILES = sorted(Path(__file__).parent.rglob("*.html"))
LETTERS = st.sampled_from("ab09 éж中\U0001f600\ud800\udfff\uffff" + COMMAS + STOPS + CLOSING)
TEXTS = st.text(LETTERS, min_size=1, max_size=90)
ELEMENTS = st.sampled_from(("html", "body", "nav", "footer", "button", "h5", "h6", "x-y", *TAGS))
WORDS = st.sampled_from(["", "x1", *(words.split()[0] for words in GROUPS.values()), "onetrust body"])
BLOCKS = st.builds(
    Block,
    TEXTS,
    ELEMENTS,
    st.just(0),
    item=st.booleans(),
    links=st.integers(0, 9),
    link_chars=st.integers(0, 120),
    bold_chars=st.integers(0, 120),
    br=st.booleans(),
)


PARTS = [part for part, _ in content_words.WORDS]
BITS = st.sampled_from([*PARTS, *(part[:-1] for part in PARTS), *(part[1:] for part in PARTS), " ", "-", "é", "中"])


def same(document: Document, without: Collection[int] = ()) -> None:
    assert choice is not None
    rows, table = features(document, without)
    fast_rows, fast_table = choice.table(document, without)
    assert fast_rows == rows.tolist()
    assert np.allclose(np.array(fast_table, dtype=np.float32).reshape(table.shape), table, rtol=3e-7, atol=0)
    model = content_model.shipped()
    fast, slow = model.weigh(document, without), model.weigh_with_numpy(document, without)
    assert fast[0] == slow[0]
    assert np.allclose(fast[1], slow[1], rtol=0, atol=1e-6)
    assert abs(fast[2] - slow[2]) < 1e-6
    assert content_model.keep(fast[1]) == content_model.keep(slow[1])


def made(*texts: str, tag: str = "p", **told: int) -> Document:
    """One node with these blocks."""
    document = Document()
    node = document.open(tag, document.open("root", -1))
    document.blocks += [Block(text, tag, node, **told) for text in texts]  # type: ignore[arg-type]  # counts, or flags
    document.last[:] = [len(texts)] * 2
    return document


@st.composite
def documents(draw: st.DrawFn) -> Document:
    document = Document()
    document.open("root", -1)
    opened = [0]
    for _ in range(draw(st.integers(1, 25))):
        step = draw(st.sampled_from(["open", "close", "block", "block", "again"]))
        if step == "open":
            opened.append(document.open(draw(ELEMENTS), opened[-1]))
            document.classes[-1] = draw(WORDS)
        elif step == "close" and len(opened) > 1:
            document.last[opened.pop()] = len(document.blocks)
        elif step == "again" and document.blocks:
            document.blocks.append(document.blocks[-1]._replace(node=opened[-1]))
        else:
            document.blocks.append(draw(BLOCKS)._replace(node=opened[-1]))
    for node in opened:
        document.last[node] = len(document.blocks)
    return document


@compiled
@settings(deadline=None)
@given(st.lists(BITS | st.text(st.sampled_from("\u212a\U0001f600_-aes"), max_size=2), max_size=12).map("".join))
def test_any_class_words(words: str) -> None:
    assert choice is not None
    assert choice.bits(words) == content_words.bits(words)


@compiled
def test_every_part_of_class_words() -> None:
    assert choice is not None
    for words in (*PARTS, *map("".join, itertools.pairwise(PARTS)), *(part + part for part in PARTS)):
        assert choice.bits(words) == content_words.bits(words), words


@compiled
@settings(deadline=None)
@given(documents().filter(lambda document: document.blocks), st.data())
def test_any_document(document: Document, data: st.DataObject) -> None:
    same(document, data.draw(st.sets(st.integers(0, len(document.blocks) - 1), max_size=3)))


@compiled
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_pages(path: Path) -> None:
    document = segment(cheap_elements(lxml.html.document_fromstring(path.read_bytes())))
    if document.blocks:
        same(document)
        same(document, range(0, len(document.blocks), 3))


@compiled
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_of_the_model(page: Page) -> None:
    same(segment(lxml.html.document_fromstring(page.html)))


@compiled
@pytest.mark.parametrize(
    "page",
    [
        "<p>x",
        "<nav>Home, sweet home.",
        "<ul><li><a href=x>Home</a><li><a href=y>World</a></ul>",
        "<nav>" * 60 + "<p>deep in menus." + "</nav>" * 60 + "<p>outside.",
        "<div class=comment>" * 2000 + "<p>deep, and long enough to be a sentence of the article, no less." * 3,
        "<div class=comments>" + "<p>all of this page stands in readers' comments, each as long as a sentence." * 3,
        "<h1>one</h1><h2>two</h2><h3>three</h3><h6>six</h6>",
        "".join(f"<div class=c{number}><p>a, b. {number}</div>" for number in range(600)),
    ],
    ids=lambda page: page[:20],
)
def test_odd_pages(page: str) -> None:
    parser = lxml.html.HTMLParser(huge_tree=True)
    same(segment(lxml.html.document_fromstring(f"<body>{page}", parser=parser)))


@compiled
@pytest.mark.parametrize(
    "document",
    [
        made("\ud800", "\ud800\udc00, a. \udfff", "\U0001f600" * 300 + ".", "\U0001f600,中"),
        made("é" * 1000, "中" * 1000 + "。", ", " * 1000, "0" * 1000, "a" * 255, "a" * 256),
        made(*(c for c in COMMAS + STOPS + CLOSING), *map(chr, (0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF))),
        made("link", "link", links=1, link_chars=4),
        made("Menu, with commas.", tag="nav"),
        made("the same text.", "the same text.", "another", "the same text."),
    ],
    ids=["pairs", "long runs", "every mark", "only links", "only a menu", "copies"],
)
def test_odd_texts(document: Document) -> None:
    same(document)
    same(document, [0])


@compiled
def test_every_character_of_the_basic_plane() -> None:
    texts = [chr(code) for code in range(0x10000) if code != 10]  # the texts of numpy's are joined by line feeds
    same(made(*("".join(texts[start : start + 100]) for start in range(0, len(texts), 100))))
    same(made(*texts[:3000]))


@compiled
def test_fifty_thousand_blocks() -> None:
    same(made(*(f"Block {number}, as others." for number in range(50_000))), range(0, 50_000, 2))


@compiled
@pytest.mark.parametrize("number", [1, 2, 7, 120, 300])
def test_any_trees(number: int) -> None:
    assert choice is not None
    chance = random.Random(number)  # noqa: S311  # numbers to test with, no secrets
    document = segment(lxml.html.document_fromstring(PAGES[0].html))
    table = features(document)[1]
    values = [0.0, -1.0, *map(float, table.ravel()[:: table.size // 40])]

    def tree(leaves: int) -> list[list[float]]:
        nodes: list[list[float]] = [[]]
        todo = [(0, leaves)]
        while todo:
            here, below = todo.pop()
            if below == 1:
                nodes[here] = [chance.uniform(-1, 1)]
                continue
            nodes[here] = [chance.randrange(len(NAMES)), chance.choice(values), len(nodes), len(nodes) + 1]
            left = chance.randint(1, below - 1)
            todo += [(len(nodes), left), (len(nodes) + 1, below - left)]
            nodes += [[], []]
        return nodes

    trees = [tree(chance.randint(1, 16)) for _ in range(number)]
    assert np.allclose(choice.Forest(trees).weigh(document)[1], Trees(trees)(table), rtol=0, atol=1e-9)


@compiled
@pytest.mark.parametrize(
    "tree",
    [
        [],
        [[]],
        [[0, 1.0]],
        [[0, 1.0, 1, 9], [0.5]],
        [[0, 1.0, 0, 0]],
        [[0, 1.0, 1, 1], [0.5]],
        [[len(NAMES), 1.0, 1, 2], [0.5], [0.5]],
        [*[each for here in range(1, 80, 2) for each in ([0, 1.0, here + 1, here], [0.5])], [0.5]],
    ],
    ids=["empty", "no node", "half a node", "no right", "round", "shared", "no such column", "forty leaves"],
)
def test_what_is_no_tree(tree: list[list[float]]) -> None:
    assert choice is not None
    with pytest.raises((ValueError, IndexError)):
        choice.Forest([[[0.5]], tree])


@compiled
@pytest.mark.parametrize(
    "broken",
    [
        {"parents": [-1, 1]},
        {"parents": [-1]},
        {"first": [0, 7]},
        {"last": [2, -1]},
        {"classes": []},
        {"blocks": [Block("x", "p", 2)]},
        {"blocks": [Block("x", "p", -1)]},
        {"blocks": [("x", "p")]},
        {"blocks": [Block(b"x", "p", 0)]},  # type: ignore[arg-type]  # which is the point
        {"blocks": [Block(None, "p", 0)]},  # type: ignore[arg-type]
        {"blocks": [Block("x", ["p"], 0)]},  # type: ignore[arg-type]
        {"blocks": [Block("x", "p", None)]},  # type: ignore[arg-type]
        {"blocks": [Block("x", "p", 0, links=1 << 70)]},
        {"blocks": None},
        {"tags": None},
        {"tags": ["root", []]},
        {"parents": None},
        {"last": [2, None]},
        {"classes": [None, None]},
    ],
    ids=str,
)
def test_what_is_no_document(broken: dict[str, list[object]]) -> None:
    document = made("one, two.", "three, four.")
    for name, value in broken.items():
        setattr(document, name, value)
    with pytest.raises((ValueError, TypeError, OverflowError, AttributeError)):
        content_model.shipped().weigh(document, ())


@compiled
@pytest.mark.parametrize("index", [-1, 2, 1 << 70])
def test_no_such_block_to_leave_out(index: int) -> None:
    with pytest.raises(IndexError):
        content_model.shipped().weigh(made("one, two.", "three, four."), [index])


@compiled
def test_a_document_that_is_emptied_while_it_is_read() -> None:
    document = made("one, two.", "three, four.")

    def emptying() -> Iterator[int]:
        for name in ("blocks", "tags", "parents", "first", "last"):
            getattr(document, name).clear()
        gc.collect()
        yield 0

    with pytest.raises(IndexError):
        content_model.shipped().weigh(document, emptying())  # type: ignore[arg-type]  # it may only iterate


@compiled
def test_nothing_is_lost_to_a_collection() -> None:
    before = gc.get_threshold()
    gc.set_threshold(1)
    try:
        for page in PAGES:
            same(segment(lxml.html.document_fromstring(page.html)))
    finally:
        gc.set_threshold(*before)


@compiled
def test_no_reference_is_kept() -> None:
    text, names = "a sentence, and more.", "a-class"
    document = made(text, text)
    document.classes[1] = names
    content_model.shipped().weigh(document, ())
    held = [sys.getrefcount(each) for each in (text, names, document.blocks[0], document.blocks)]
    for _ in range(100):
        content_model.shipped().weigh(document, [1])
        with pytest.raises(IndexError):
            content_model.shipped().weigh(document, [2])
    assert [sys.getrefcount(each) for each in (text, names, document.blocks[0], document.blocks)] == held


@compiled
def test_a_page_is_read_without_numpy() -> None:
    code = (
        "import sys; from lxml.html import fromstring; from newsspider.reading.blocks import segment\n"
        "from newsspider.reading.content import choose; choose(segment(fromstring('<p>One, two.')))\n"
        "sys.exit('numpy' in sys.modules)"
    )
    assert not subprocess.run([sys.executable, "-c", code], check=False).returncode
