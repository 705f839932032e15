"""The compiled looks at lines and elements change nothing: labels, shapes and themes are those of the Python form."""

import re
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsspider.boilerplate import RULES
from newsspider.boilerplate.gate import COMPILED
from newsspider.boilerplate.lexicon import LONG, SHORT, Lexicon, terms
from newsspider.boilerplate.lines import _SHAPES, COMMAS, STOPS, shapes
from newsspider.boilerplate.spelling import EDGE, both
from newsspider.reading.blocks import Block, Document, segment
from tests.content_pages import PAGES
from tests.test_beginnings import PATTERNS

pytestmark = pytest.mark.skipif(COMPILED is None, reason="nothing compiled to compare: there is no C compiler here")
FAST = Lexicon((rule.name, rule.patterns, rule.classes) for rule in RULES)
SLOW = Lexicon((rule.name, rule.patterns, rule.classes) for rule in RULES)
SLOW._worth = SLOW._speaking = None

TERMS = st.sampled_from([*terms(), "12", "3k", "x", "新聞", "Nachrichten"])
BETWEEN = st.sampled_from([" ", " | ", "/", "-", " - ", "、", " 1.2万 ", "(3)", ": ", "丨", " >> "])
AROUND = st.text(st.sampled_from(EDGE + "09kmw万\u3000（）：︱"), max_size=4)
FILES = sorted(Path(__file__).parent.rglob("*.html"))
OPENERS = [pattern for rule in RULES for pattern in rule.patterns.openers]
# What NFKC and lower case change, join or take apart: marks, Korean letters, ligatures, wide and round characters.
ODD = st.text(
    st.sampled_from("aA éé\u0301İßﬁⅧ①Ａｶﾞㄱㅏ각K㎏\u2028²๓٣\U0001f600\U0001d400\ud800一評评登录網站"), max_size=6
)


def same(lines: list[str]) -> None:
    assert FAST.labels(lines) == SLOW.labels(lines)


@given(st.lists(st.tuples(AROUND, TERMS, AROUND, BETWEEN), min_size=1, max_size=4))
def test_terms_and_bars_of_them(parts: list[tuple[str, str, str, str]]) -> None:
    line = "".join("".join(part) for part in parts)
    same([line, line.upper(), line[: -len(parts[-1][-1])]])


@given(st.data())
def test_lines_of_patterns(data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from(PATTERNS))
    line = data.draw(st.from_regex(re.compile(both(pattern)), fullmatch=True))
    around = data.draw(AROUND)
    same([line, around + line + around[::-1], line.upper(), line[:-1], line.replace(" ", "\u3000")])


@given(st.data())
def test_long_lines(data: st.DataObject) -> None:
    opener = data.draw(st.from_regex(re.compile(both(data.draw(st.sampled_from(OPENERS))))))
    rest = data.draw(st.sampled_from([":", "\u0301", " ", "・", "x"])) * SHORT
    same([opener + rest, data.draw(AROUND) + opener + rest, opener + LONG * "x"])


@given(ODD, TERMS | st.sampled_from(["未经", "免责声明", "版权所有 x"]), ODD)
def test_letters_that_change_when_folded(before: str, term: str, behind: str) -> None:
    same([before + term + behind, before + " " + term, term + behind, before, behind])


@given(st.lists(st.text(max_size=90), max_size=9))
def test_any_lines(lines: list[str]) -> None:
    same(lines)


BLOCKS = st.builds(
    Block,
    st.text(st.sampled_from("ab é一。 " + COMMAS + STOPS), min_size=1, max_size=120),
    st.sampled_from(["p", "h2", "li"]),
    st.just(0),
    item=st.booleans(),
    link_chars=st.integers(0, 120),
)


@given(st.lists(BLOCKS, max_size=9))
def test_shapes(blocks: list[Block]) -> None:
    assert _SHAPES(blocks) == shapes(blocks)


def test_pages() -> None:
    assert FILES
    pages = [*(page.html.encode() for page in PAGES), *(file.read_bytes() for file in FILES)]
    for document in (segment(lxml.html.document_fromstring(page)) for page in pages):
        same([block.text for block in document.blocks])
        assert _SHAPES(document.blocks) == shapes(document.blocks)
        assert FAST.themes(document) == SLOW.themes(document)


def test_class_words() -> None:
    document = Document()
    for words in ("hot-news rankList", "top_login", "loginx", "", "x\tshare\n", "-", "Login", "breadcrumb"):
        document.open("div", -1)
        document.classes[-1] = words
        document.last[-1] = 2
    assert FAST.themes(document) == SLOW.themes(document) != []
