"""Which links are articles, lists, further pages: by URL shape and by their words."""

from urllib.parse import urljoin

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsspider.discovery.links import Link, articles, links, looks_like_article, looks_like_list, next_list_page
from newsspider.discovery.pages import next_page, whole_page

SITE = "https://www.haiwan.example"
HEADLINE = "海湾首个“夜间鱼市”开市 凌晨三点的烟火气"

ARTICLES = [
    ("/p/2850950.html", HEADLINE),
    ("/2026/10/11/c_1129123456.htm", HEADLINE),
    ("/2026-10/11/content_300123.htm", "我市出台十条措施"),
    ("/shizheng/202610/t20261011_123456.html", HEADLINE),
    ("/news/world/europe-67890123", "Storm hits the northern coast overnight"),
    ("/2026/oct/11/storm-hits-the-northern-coast", "Storm hits the northern coast overnight"),
    ("/article.php?id=234567", HEADLINE),
    ("/show.asp?articleid=9001", HEADLINE),
    ("/a/20261011A0ABCD00", HEADLINE),
    ("/politics/storm-hits-the-northern-coast-overnight/", "Storm hits the northern coast overnight"),
]
NOT_ARTICLES = [
    ("/", "首页"),
    ("/shizheng/", "时政"),
    ("/shizheng/index_2.html", "下一页"),
    ("/about/index.html", "关于我们"),
    ("/login?next=/p/2850950.html", "登录"),
    ("/search?q=202610", "搜索"),
    ("/p/2850950.jpg", HEADLINE),
    ("/p/2850950.html", "2"),
    ("/tags/12345/", "台风"),
    ("/app/download.html", "下载海湾云媒客户端 随时随地看新闻"),
]


@pytest.mark.parametrize(("path", "text"), ARTICLES)
def test_articles_are_recognised(path: str, text: str) -> None:
    assert looks_like_article(Link(SITE + path, text))
    assert not looks_like_list(Link(SITE + path, text))


@pytest.mark.parametrize(("path", "text"), NOT_ARTICLES)
def test_other_pages_are_not_articles(path: str, text: str) -> None:
    assert not looks_like_article(Link(SITE + path, text))


@pytest.mark.parametrize(
    ("path", "text"), [("/shizheng/", "时政"), ("/news/world", "World"), ("/minsheng/index.html", "民生")]
)
def test_sections_are_lists(path: str, text: str) -> None:
    assert looks_like_list(Link(SITE + path, text))


@pytest.mark.parametrize(
    ("path", "text"), [("/login/", "登录"), ("/about/", "关于我们"), ("/p/1234567.html", "图"), ("/x.pdf", "版面")]
)
def test_service_pages_are_no_lists(path: str, text: str) -> None:
    assert not looks_like_list(Link(SITE + path, text))


def test_a_pattern_with_sure_articles_vouches_for_short_words() -> None:
    sure = [Link(f"{SITE}/view?id={n}", HEADLINE) for n in (9001, 9002, 9003)]
    short, number = Link(f"{SITE}/view?id=9004", "讣告"), Link(f"{SITE}/view?id=9005", "2")
    assert articles([*sure, short, number]) == [*sure, short]
    assert articles([*sure[:2], short]) == sure[:2]


@pytest.mark.parametrize(
    ("current", "href", "text", "found"),
    [
        ("/shizheng/", "index_2.html", "下一页", True),
        ("/shizheng/index_2.html", "index_3.html", "下页", True),
        ("/news?page=2", "?page=3", "Next ›", True),
        ("/news/", "/news/page/2/", "next", False),
        ("/shizheng/", "/minsheng/index_2.html", "下一页", False),
        ("/shizheng/", "/p/2850950.html", "下一篇", False),
        ("/shizheng/", "index_2.html", "2", False),
    ],
)
def test_the_next_page_of_a_list(current: str, href: str, text: str, found: bool) -> None:
    root = lxml.html.document_fromstring(f"<a href='{href}'>{text}</a>")
    listed = list(links(root, SITE + current))
    assert (next_list_page(listed, SITE + current) is not None) is found


@pytest.mark.parametrize(
    ("href", "words", "found"),
    [
        ("/politics/2019_05_06_501234_s.shtml", "余下全文", True),
        ("/politics/2019_05_06_501234_all.shtml", "单页阅读", True),
        ("/politics/2019_05_06_501234_s.shtml", "记者手记", False),
        ("/politics/2019_05_06_509999_s.shtml", "阅读全文", False),  # another article's
        ("https://other.example/politics/2019_05_06_501234_s.shtml", "余下全文", False),
        ("/politics/2019_05_06_501234_2.shtml", "余下全文", False),
    ],
)
def test_the_page_of_the_whole_article(href: str, words: str, found: bool) -> None:
    link = Link(urljoin(SITE, href), words)
    assert whole_page([link], f"{SITE}/politics/2019_05_06_501234.shtml") == (link.url if found else None)


@pytest.mark.parametrize(
    ("current", "candidate", "number", "follows"),
    [
        ("/p/2690507.html", "/p/2690507_2.html", 1, True),
        ("/p/2690507_2.html", "/p/2690507_3.html", 2, True),
        ("/p/2690507_1.html", "/p/2690507_2.html", 1, True),
        ("/p/2690507.html", "/p/2690507-2.html", 1, True),
        ("/p/2690507-2.html", "/p/2690507-3.html", 2, True),
        ("/p/2690507.html?from=timeline", "/p/2690507_2.html", 1, True),
        ("/p/2690507.html", "/p/2690507_2.html?utm_source=x", 1, True),
        ("/story?id=7&from=timeline", "/story?id=7&page=2", 1, True),
        ("/story?id=7&page=2", "/story?id=7&page=3", 2, True),
        ("/story/rain/", "/story/rain/2/", 1, True),
        ("/story/rain/2/", "/story/rain/3/", 2, True),
        ("/a-1.html", "/a-2.html", 1, False),
        ("/story-1", "/story-2", 1, False),
        ("/?p=1", "/?p=2", 1, False),
        ("/story?id=7&page=5", "/story?id=7&page=2", 1, False),
        ("/p/2690507_2.html", "/p/2690507-3.html", 2, False),
        ("/p/2690507.html?id=1", "/p/2690507_2.html?id=2", 1, False),
        ("/p/2690507.html", "/p/2690507_2.htm", 1, False),
        ("/story?id=7", "/story?id=7&page=2", 1, True),
        ("/story/rain", "/story/rain/2", 1, True),
        ("/p/2690507.html", "/p/2690508.html", 1, False),
        ("/p/2690507_2.html", "/p/2690507_2.html", 2, False),
        ("/p/2690507.html", "/p/2690507_3.html", 1, False),
        ("/p/article_5.html", "/p/article_6.html", 1, False),
        ("/story?id=7", "/story?id=8", 1, False),
    ],
)
def test_the_next_page_of_an_article(current: str, candidate: str, number: int, follows: bool) -> None:
    found = next_page([Link(SITE + candidate, "下一页")], SITE + current, number)
    assert found == (SITE + candidate if follows else None)


@pytest.mark.parametrize(
    ("base", "follows"),
    [
        ("http://www.example.com", True),
        ("https://example.com", True),
        ("https://m.example.com", True),
        ("https://www.example.com:443", True),
        ("https://news.example.com", False),
        ("https://www.example.com:8443", False),
    ],
)
def test_a_twin_of_the_host_has_the_next_page_too(base: str, follows: bool) -> None:
    linked = f"{base}/p/2690507_2.html"
    found = next_page([Link(linked, "2")], "https://www.example.com/p/2690507.html", 1)
    assert found == (linked if follows else None)


def test_links_are_absolute_without_fragment_and_once() -> None:
    root = lxml.html.document_fromstring(
        "<base href='/p/'><a href='1.html#top'><img alt='图'></a><a href='1.html'>海湾首个夜间鱼市开市</a>"
        "<a href='javascript:void(0)'>x</a><a href='mailto:a@b'>x</a><a href='http://[broken/'>x</a><a>x</a>"
        "<a href='http://127.0.0.1:99999/p/1.html'>x</a><a href='http://127.0.0.1:abc/p/1.html'>x</a>"
        "<a href='#x'>y</a>"
    )
    assert list(links(root, f"{SITE}/x/")) == [Link(f"{SITE}/p/1.html", "海湾首个夜间鱼市开市")]


@given(st.text(max_size=300), st.text(max_size=80))
def test_no_link_makes_the_readers_raise(href: str, text: str) -> None:
    root = lxml.html.document_fromstring("<a>x</a>")
    anchor = next(root.iter("a"))
    try:
        anchor.set("href", href)
        anchor.text = text
    except ValueError:  # lxml holds no control characters
        return
    for link in links(root, f"{SITE}/p/1.html"):
        looks_like_article(link)
        looks_like_list(link)
        next_list_page([link], f"{SITE}/p/1.html")
        next_page([link], f"{SITE}/p/1.html", 1)
        assert link.url.startswith("http")
