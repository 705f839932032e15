"""What pages and lists are made of, put together at random, cut, doubled and written over: for tests.fuzz."""

import json
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from tests.hostile.cases import story
from tests.odd_inputs import odd_inputs

SMALL = 20_000  # bytes of a seed: what is larger has its own test
SEEDS = [story().encode(), *(body for _, body in odd_inputs() if len(body) <= SMALL)]
NAMES = (
    "p div span a b h1 h2 li ul table tr td br img figure figcaption blockquote time script style title meta base link"
)
NAMES += (
    " select option textarea form iframe noscript template svg math article section header footer !-- ![CDATA[ ?xml"
)
NAMES += (
    " rss channel item entry feed urlset url loc lastmod sitemapindex sitemap pubDate link updated record datastore"
)
WORDS = [
    "2026-10-11 08:30", "来源：海湾日报", "记者 王小明", "责编：", "9999999-99-99", "0000-00-00", "本报讯", "下一页",
    "NaN", "相关阅读", "版权所有", "\0", "\ud800", "\udfff", "\u202e", "\u2028", "\u0085", "\ufffd", "𠮷",
    "é", "&#0;", "&amp;", "&nope;", "<", ">", "\"", "'", "=", "/", "-->", "]]>", "</script>",
    "http://[broken/", "http://127.0.0.1:99999/", "/p/100001.html", "//x.test/", "javascript:",
    "file:///etc/passwd", "data:,", "?page=2", "index_2.html", "報(bào)", "锟斤拷", "１２", "1e999", "-1",
    "٣", "三天前", "October 11, 2026", "createPageHTML(9, 1, \"index\", \"html\")", "民国115年10月11日",
    "渔港镇码头渔港镇码头渔港镇码头渔港镇码头渔港镇码头",
]  # fmt: skip
KEYS = (
    "@type @graph headline author name datePublished dateModified image url articleBody items title link id keywords"
).split()
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(WORDS),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    max_leaves=12,
)
ATTRIBUTES = st.tuples(
    st.sampled_from(
        "class id href src content name property http-equiv datetime rel charset itemprop alt style".split()
    ),
    st.sampled_from(["", "=", '="', "='"]),
    st.sampled_from(
        [*WORDS, *KEYS, "article:published_time", "canonical", "refresh", "0;url=", "next", "utf-16", "gbk"]
    ),
    st.sampled_from(["", '"', "'", " "]),
).map("".join)
TAGS = st.builds(
    "<{}{} {}>{}".format,
    st.sampled_from(["", "", "", "/"]),
    st.sampled_from(NAMES.split()),
    st.lists(ATTRIBUTES, max_size=3).map(" ".join),
    st.sampled_from(WORDS) | st.text(max_size=12),
)
DATA = VALUES.map(lambda value: f'<script type="application/ld+json">{json.dumps(value)}</script>')
MARKUP = st.lists(TAGS | DATA | st.sampled_from(WORDS) | st.just(story()), max_size=30).map("".join)
CHARSETS = ["utf-8", "gb18030", "big5hkscs", "cp932", "utf-16", "utf-16-le", "utf-32", "latin-1", "iso2022_jp", "utf-7"]
WRITTEN = st.builds(lambda text, charset: text.encode(charset, "replace"), MARKUP.map(
    lambda text: text.encode("utf-8", "replace").decode()), st.sampled_from(CHARSETS))  # fmt: skip


@st.composite
def changed(draw: Callable[[st.SearchStrategy[Any]], Any]) -> bytes:
    """A seed with a few places cut out, doubled, or written over."""
    body = bytearray(draw(st.sampled_from(SEEDS) | WRITTEN))
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, max(0, len(body) - 1)))
        end = start + draw(st.integers(0, 200))
        piece = draw(st.sampled_from([b"", bytes(body[start:end]) * 2, b"\0", b"\xff"]) | st.binary(max_size=9))
        body[start:end] = piece
    return bytes(body)


BODIES = WRITTEN | changed() | st.binary(max_size=300)
TYPES = st.sampled_from(["text/html", "text/plain", "application/xhtml+xml", "application/xml", "application/json",
                         "text/css", "image/png", "", "text/html; charset=", "\x80"])  # fmt: skip
CHARSET = st.sampled_from(
    ["", *(f"; charset={each}" for each in (*CHARSETS, "x", "unicode_escape", "hex", "idna", '"'))]
)
CODINGS = st.sampled_from(["", "", "", "gzip", "br", "zstd", "deflate", "gzip, gzip", "x", ",", "identity"])
LINES = st.lists(st.text("\t !é\x01aZ:;=,/", max_size=20), max_size=3)
URLS = st.sampled_from(["https://news.example/p/100001.html", "http://www.people.com.cn/n1/2026/1011/c1-2.html",
                        "http://127.0.0.1:8000/", "http://paper.example.cn/html/2026-10/11/node_2.htm"])  # fmt: skip
